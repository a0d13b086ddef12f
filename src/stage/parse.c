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
#include "stage/stage.h"

typedef struct piece { uint32_t at, n; } piece;

static clio_rc parse_piece(const clioi_model *m, clio_doc *doc, piece p, uint32_t *root, clio_err *err)
{
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    uint32_t *head = CLIOI_NEW(&doc->scratch, uint32_t, p.n);
    uint8_t *deprel = CLIOI_NEW(&doc->scratch, uint8_t, p.n);
    clioi_arcs arcs;
    if (!head || !deprel) return clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room to parse %u words", p.n);
    CLIO_TRY(clioi_model_arcs(m, doc->enc + (size_t)p.at * doc->enc_dim, p.n, &doc->scratch, &arcs, err));
    CLIO_TRY(clioi_spantree(arcs.score, p.n, head, &doc->scratch, err));
    clioi_model_label(m, &arcs, head, deprel);
    for (uint32_t k = 0; k < p.n; k++) {
        clio_token *t = &doc->token[p.at + k];
        t->head = head[k] == CLIO_NONE ? CLIO_NONE : p.at + head[k];
        t->deprel = deprel[k];
        if (t->head != CLIO_NONE) continue;
        if (*root == CLIO_NONE) {
            *root = p.at + k;
        } else {
            t->head = *root;
            t->deprel = CLIOI_DEP_PARATAXIS;
        }
    }
    clioi_arena_rewind(&doc->scratch, mark);
    return CLIO_OK;
}

clio_rc clioi_stage_parse(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    for (uint32_t s = 0; s < doc->sentence_n; s++) {
        const clio_sentence *sent = &doc->sentence[s];
        uint32_t root = CLIO_NONE, end = sent->tok + sent->tok_n;
        for (uint32_t at = sent->tok, n; at < end; at += n) {
            n = clioi_model_piece(doc->text, doc->token + at, end - at);
            CLIO_TRY(parse_piece(&data->model, doc, (piece){at, n}, &root, err));
        }
    }
    return clioi_tree_index(doc, err);
}
