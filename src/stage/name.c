/* name.c -- stage name: find PER, ORG, LOC, NORP and MISC.
 *
 * Reads doc->enc; writes doc->name.  The model scores eleven labels for each
 * word: O, and B (begins) and I (goes on) of each type.  The best sequence in
 * which an I follows only a B or I of its own type is found by Viterbi search
 * over a sentence, eleven states a word, so in linear time.  Ties go to the lower
 * label.  Stage actor fills in who the names are. */
#include "stage/stage.h"

enum { LABELS = CLIOI_NAME_LABELS };

static int may_follow(uint32_t before, uint32_t label)
{
    if (!label || label % 2 == 1) return 1;      /* O and B */
    return before == label || before == label - 1;
}

/* One step: total[label] of the best path that ends there; from[label] its label before. */
static void advance(const float *score, float *total, uint8_t *from)
{
    float next[LABELS];
    for (uint32_t k = 0; k < LABELS; k++) {
        uint32_t best = k && k % 2 == 0 ? k - 1 : 0;
        for (uint32_t b = best + 1; b < LABELS; b++)
            if (may_follow(b, k) && total[b] > total[best]) best = b;
        from[k] = (uint8_t)best;
        next[k] = total[best] + score[k];
    }
    for (uint32_t k = 0; k < LABELS; k++) total[k] = next[k];
}

/* label[] of `n` words. @param from (n, LABELS) scratch. */
static void best_labels(const float *score, uint32_t n, uint8_t *from, uint8_t *label)
{
    float total[LABELS];
    uint32_t best = 0;
    for (uint32_t k = 0; k < LABELS; k++) total[k] = k && k % 2 == 0 ? -1e30f : 0.0f;    /* no I at the start */
    for (uint32_t t = 0; t < n; t++) advance(score + (size_t)t * LABELS, total, from + (size_t)t * LABELS);
    for (uint32_t k = 1; k < LABELS; k++)
        if (total[k] > total[best]) best = k;
    for (uint32_t t = n; t-- > 0;) {
        label[t] = (uint8_t)best;
        best = from[(size_t)t * LABELS + best];
    }
}

typedef struct finder {      /* room for the longest sentence */
    const clioi_model *model;
    float *score;            /* (words, LABELS) */
    uint8_t *from;           /* (words, LABELS) */
    uint8_t *label;          /* (token_n,) the result */
} finder;

static clio_rc finder_init(finder *f, clio_doc *doc, clio_err *err)
{
    uint32_t most = 1;
    for (uint32_t s = 0; s < doc->sentence_n; s++) most = doc->sentence[s].tok_n > most ? doc->sentence[s].tok_n : most;
    f->score = CLIOI_NEW(&doc->scratch, float, (size_t)most * LABELS);
    f->from = CLIOI_NEW(&doc->scratch, uint8_t, (size_t)most * LABELS);
    f->label = CLIOI_NEW(&doc->scratch, uint8_t, doc->token_n);
    return doc->scratch.why ? clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room for the names of %u words", most) : CLIO_OK;
}

static void collect(clio_doc *doc, const uint8_t *label)
{
    for (uint32_t t = 0; t < doc->token_n; t++) {
        clio_name *n;
        const clio_token *last;
        if (label[t] % 2 == 0) continue;
        n = &doc->name[doc->name_n++];
        *n = (clio_name){.tok = t, .tok_n = 1, .off = doc->token[t].off, .type = (uint8_t)(label[t] / 2)};
        while (t + 1 < doc->token_n && label[t + 1] == label[n->tok] + 1) t++, n->tok_n++;
        last = &doc->token[t];
        n->len = last->off + last->len - n->off;
    }
}

clio_rc clioi_stage_name(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    finder f = {.model = &data->model};
    uint32_t names = 0;
    CLIO_TRY(finder_init(&f, doc, err));
    for (uint32_t k = 0; k < doc->sentence_n; k++) {
        const clio_sentence *s = &doc->sentence[k];
        clioi_model_names(f.model, doc->enc + (size_t)s->tok * doc->enc_dim, s->tok_n, f.score);
        best_labels(f.score, s->tok_n, f.from, f.label + s->tok);
    }
    for (uint32_t t = 0; t < doc->token_n; t++) names += f.label[t] % 2;
    doc->name_n = 0;
    doc->name = CLIOI_NEW(&doc->mem, clio_name, names);
    if (!doc->name) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for %u names", names);
    collect(doc, f.label);
    clioi_arena_rewind(&doc->scratch, mark);
    return CLIO_OK;
}
