/* tag.c -- stage tag: run the encoder over each sentence, then tag its words.
 *
 * Reads tokens and sentences; writes doc->enc (token_n, enc_dim), which stages
 * parse and name read again, and each token's upos, xpos, lemma and features.
 * Sentences are read in pieces of at most CLIOI_PIECE_MAX words, so that time and
 * scratch memory stay linear on a text without full stops. */
#include "stage/stage.h"

static void tag_sentence(const clioi_model *m, clio_doc *doc, const clio_sentence *s, const clioi_room *room)
{
    for (uint32_t at = s->tok, end = s->tok + s->tok_n; at < end;) {
        uint32_t n = clioi_model_piece(doc->text, doc->token + at, end - at);
        int16_t *enc = doc->enc + (size_t)at * doc->enc_dim;
        clioi_model_encode(m, doc->text, doc->token + at, n, room, enc);
        clioi_model_tag(m, enc, doc->token + at, n);
        at += n;
    }
}

clio_rc clioi_stage_tag(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    const clioi_model *m = &data->model;
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    clioi_room room;
    doc->enc_dim = CLIOI_DIM_E;
    doc->enc = CLIOI_NEW(&doc->mem, int16_t, (size_t)doc->token_n * doc->enc_dim);
    if (!doc->enc) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room to tag %u words", doc->token_n);
    CLIO_TRY(clioi_model_room(clioi_model_longest(doc->sentence, doc->sentence_n), &doc->scratch, &room, err));
    for (uint32_t s = 0; s < doc->sentence_n; s++) tag_sentence(m, doc, &doc->sentence[s], &room);
    clioi_arena_rewind(&doc->scratch, mark);
    for (uint32_t t = 0; t < doc->token_n; t++) {
        clio_token *tok = &doc->token[t];
        tok->lemma = clioi_model_lemma(m, doc->text + tok->off, tok, &doc->mem);
        tok->feats = clioi_model_feats(m, doc->text + tok->off, tok);
        if (!tok->lemma) return clioi_fail(err, doc->mem.why, tok->off, "no room for lemmas");
    }
    return CLIO_OK;
}
