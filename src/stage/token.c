/* token.c -- stage 2: words, sentences and quotations of the text.
 *
 * The stage runs in steps, each in its own file: paragraphs (para.c), words
 * (here and word.c), brackets and quotation marks (quote.c), sentence ends
 * (sentence.c).  Words come in the manner of the English Web Treebank, which
 * the tagger and the parser were trained on.
 *
 * The paragraphs are walked twice, once to count the tokens and once to keep
 * them, so that the arrays are asked for in one piece of the right size: 40
 * bytes a token, which hostile text (every byte a token) may drive to the
 * document's limit, and then gets CLIO_ELIMIT.
 *
 * Everything is decided from the text alone, in one pass from left to right
 * with look-ahead of bounded length: the cost is linear. */
#include "stage/stage.h"
#include "stage/split.h"

clio_rc clioi_split_room(clioi_split *sp, uint32_t n, clio_err *err)
{
    clio_doc *doc = sp->doc;
    doc->token = CLIOI_NEW(&doc->mem, clio_token, n);
    sp->kind = CLIOI_NEW(&doc->scratch, uint8_t, n);
    sp->role = CLIOI_NEW(&doc->scratch, uint8_t, n);
    sp->last = CLIOI_NEW(&doc->scratch, uint8_t, n);
    sp->match = CLIOI_NEW(&doc->scratch, uint32_t, n);
    sp->para = CLIOI_NEW(&doc->scratch, uint32_t, n);
    if (!doc->token) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for %u tokens", n);
    if (doc->scratch.why != CLIO_OK)
        return clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room to split %u tokens", n);
    sp->token = doc->token;
    sp->n = 0;
    return CLIO_OK;
}

/* Has the text (nearly) no capitals?  One in 500 letters is let pass. */
static uint8_t is_lower(const char *text, uint32_t len)
{
    uint32_t upper = 0, lower = 0;
    for (uint32_t i = 0; i < len; i++) {
        upper += text[i] >= 'A' && text[i] <= 'Z';
        lower += text[i] >= 'a' && text[i] <= 'z';
    }
    return lower > 40 && upper < lower / 500 + 1;
}

static clio_rc split_text(clioi_split *sp, clio_err *err)
{
    uint32_t wrap = clioi_para_wrap(sp->text, sp->len), at = 0, from, to, para = 0;
    while (clioi_para_next(sp->text, sp->len, wrap, &at, &from, &to)) clioi_words(sp, from, to);
    CLIO_TRY(clioi_split_room(sp, sp->n, err));
    for (at = 0; clioi_para_next(sp->text, sp->len, wrap, &at, &from, &to);) {
        uint32_t first = sp->n;
        clioi_words(sp, from, to);
        if (sp->n == first) continue;
        for (uint32_t k = first; k < sp->n; k++) sp->para[k] = para;
        sp->token[first].flags |= CLIO_TOK_PARA;
        clioi_roles(sp, first, sp->n);
        clioi_sentences(sp, first, sp->n);
        para++;
    }
    sp->doc->token_n = sp->n;
    return clioi_finish(sp, err);
}

clio_rc clioi_stage_token(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    clioi_split sp = {.doc = doc, .text = doc->text, .len = doc->text_len};
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    clio_rc rc;
    (void)data;
    if (doc->opt.keep_tokens) {
        rc = clioi_keep(&sp, err);
    } else {
        sp.lower = is_lower(sp.text, sp.len);
        rc = split_text(&sp, err);
    }
    clioi_arena_rewind(&doc->scratch, mark);
    return rc;
}
