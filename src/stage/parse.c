/* parse.c -- stage parse: heads and relations (Universal Dependencies).
 *
 * Reads doc->enc; writes each token's head (index in doc->token, CLIO_NONE for
 * the root) and relation.  The model scores every word as head of every other;
 * core/spantree.c picks the best tree with one root; then the model names each
 * arc.  A sentence that stage tag read in several pieces is parsed in the same
 * pieces; the roots of the later ones hang on the first one's as parataxis, so
 * that a sentence always has one root. */
#include "core/spantree.h"
#include "core/tree.h"
#include "stage/repair.h"
#include "stage/stage.h"

typedef struct parser {      /* room for the longest piece */
    const clioi_model *model;
    clioi_arcs arcs;
    uint32_t *head;
    uint8_t *deprel;
} parser;

/* Parse the words [at, at + n). @param root  the sentence's root, CLIO_NONE before its first piece. */
static clio_rc parse_piece(parser *p, clio_doc *doc, uint32_t at, uint32_t n, uint32_t *root, clio_err *err)
{
    clioi_model_arcs(p->model, doc->enc + (size_t)at * doc->enc_dim, n, &p->arcs);
    CLIO_TRY(clioi_spantree(p->arcs.score, n, p->head, &doc->scratch, err));
    clioi_model_label(p->model, &p->arcs, p->head, p->deprel);
    for (uint32_t k = 0; k < n; k++) {
        clio_token *t = &doc->token[at + k];
        t->head = p->head[k] == CLIO_NONE ? CLIO_NONE : at + p->head[k];
        t->deprel = p->deprel[k];
        if (t->head != CLIO_NONE) continue;
        if (*root == CLIO_NONE) {
            *root = at + k;
        } else {
            t->head = *root;
            t->deprel = CLIOI_DEP_PARATAXIS;
        }
    }
    return CLIO_OK;
}

static clio_rc parse_sentence(parser *p, clio_doc *doc, const clio_sentence *s, clio_err *err)
{
    uint32_t root = CLIO_NONE, end = s->tok + s->tok_n;
    for (uint32_t at = s->tok, n; at < end; at += n) {
        n = clioi_model_piece(doc->text, doc->token + at, end - at);
        CLIO_TRY(parse_piece(p, doc, at, n, &root, err));
    }
    return CLIO_OK;
}

clio_rc clioi_stage_parse(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    uint32_t most = clioi_model_longest(doc->sentence, doc->sentence_n);
    parser p = {.model = &data->model, .head = CLIOI_NEW(&doc->scratch, uint32_t, most), .deprel = CLIOI_NEW(&doc->scratch, uint8_t, most)};
    CLIO_TRY(clioi_model_arcs_room(most, &doc->scratch, &p.arcs, err));
    for (uint32_t s = 0; s < doc->sentence_n; s++) CLIO_TRY(parse_sentence(&p, doc, &doc->sentence[s], err));
    clioi_arena_rewind(&doc->scratch, mark);
    CLIO_TRY(clioi_tree_index(doc, err));
    if (clioi_repair(doc)) CLIO_TRY(clioi_tree_index(doc, err));
    return doc->mem.why ? clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for a word") : CLIO_OK;
}
