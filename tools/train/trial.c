/* trial.c -- the trial of two designs of parser: what they reach and what they cost.
 *
 * Reads a corpus sentence by sentence with the averaged weights, in floats, and
 * prints UPOS, UAS and LAS (subtypes aside) over all words, and the CPU time of
 * each part a word.  Both designs go through the same gemm() and the same labels;
 * they differ in what is projected from the encoding and in how heads are chosen:
 *
 *   biaffine     arc head, arc dependent, query; all pairs, best tree (core/spantree.c)
 *   transitions  a row for each place; 2 n steps
 *
 * The parts after the encoder run REPEAT times, so that the clock's grain does
 * not count; their matrices lie in the cache then, in both designs. */
#include "net.h"
#include "core/spantree.h"
#include <string.h>

enum { REPEAT = 10, FEATURES, ENCODE, TAG, PROJECT, CHOOSE, LABEL, PARTS };
typedef struct account { double spent[PARTS], since; uint32_t words, upos, head, label, sentences; } account;
typedef struct tree { uint32_t head[SENT_MAX]; uint8_t label[SENT_MAX]; } tree;

static void start(account *a) { a->since = seconds(); }
static void stop(account *a, uint32_t part, double times) { a->spent[part] += (seconds() - a->since) / times; }

static void swap(float **a, float **b)
{
    float *c = *a;
    *a = *b, *b = c;
}

static void use_average(params *p)
{
    swap(&p->w, &p->avg);
    swap(&p->e, &p->eavg);
}

/* ---- the designs ---- */

static void project(net *n)
{
    const float *enc = n->in[n->layers], *w = weight(n, P_PROJ), *bias = weight(n, P_PROJ_B);
    if (!n->p->design.transitions) {
        net_affine(n, P_PROJ, enc, DIM_E, n->proj);
        for (uint32_t t = 0; t < n->t; t++)
            for (uint32_t j = 0; j < 2 * DIM_ARC; j++) {
                size_t i = (size_t)t * DIM_PROJ + j;
                n->act[i] = n->proj[i] > 0 ? n->proj[i] : 0.1f * n->proj[i];
            }
        net_affine(n, P_ARC, n->act + ARC_D, DIM_PROJ, n->q);
        return;
    }
    for (uint32_t t = 0; t < n->t; t++) memcpy(n->proj + (size_t)t * DIM_PROJ + REL_H, bias + REL_H, 2 * DIM_REL * sizeof(float));
    gemm(n->t, 2 * DIM_REL, DIM_E, enc, DIM_E, 1, w + REL_H, DIM_PROJ, n->proj + REL_H, DIM_PROJ);
    net_affine(n, P_STEP, enc, DIM_E, n->step);
}

static void choose(net *n, clioi_arena *scratch, uint32_t *head)
{
    static int32_t score[SENT_MAX * (SENT_MAX + 1)];
    uint32_t wide = (n->t + 1 + 15) / 16 * 16;
    clio_err err;
    if (n->p->design.transitions) {
        transition_parse(n, 0, head);
        return;
    }
    net_score_arcs(n, 0);
    for (uint32_t i = 0; i < n->t; i++)
        for (uint32_t k = 0; k <= n->t; k++) {
            float x = n->arc[i * wide + k];
            x = x > 1000.0f ? 1000.0f : x < -1000.0f ? -1000.0f : x;
            score[i * (n->t + 1) + k] = (int32_t)(x * 65536.0f);
        }
    if (clioi_spantree(score, n->t, head, scratch, &err)) die("tree: %s", err.msg);
}

static void label(net *n, tree *y)
{
    for (uint32_t t = 0; t < n->t; t++) n->head[t] = y->head[t];
    net_labels(n);
    for (uint32_t t = 0; t < n->t; t++) {
        const float *score = n->lab + (size_t)t * DIM_LAB;
        uint32_t best = 1;
        for (uint32_t k = 2; k < CLIOI_DEP_COUNT; k++)
            if (k != CLIOI_DEP_ROOT && (score[k] > score[best] || best == CLIOI_DEP_ROOT)) best = k;
        y->label[t] = (uint8_t)(y->head[t] == CLIO_NONE ? CLIOI_DEP_ROOT : best);
    }
}

/* ---- scores ---- */

static int same_relation(uint32_t a, uint32_t b)
{
    const char *x = clio_deprel_name(a), *y = clio_deprel_name(b);
    size_t n = strcspn(x, ":");
    return n == strcspn(y, ":") && !memcmp(x, y, n);
}

static void count(const net *n, const sentence *s, const tree *y, account *a)
{
    for (uint32_t k = 0; k < s->n; k++) {
        const float *tag = n->tag + (size_t)k * DIM_TAG + TAG_U;
        uint32_t best = 1, right = y->head[k] == (s->word[k].head ? s->word[k].head - 1u : CLIO_NONE);
        for (uint32_t u = 2; u < CLIOI_UPOS_COUNT; u++)
            if (tag[u] > tag[best]) best = u;
        a->upos += best == s->word[k].upos;
        a->head += right;
        a->label += right && same_relation(y->label[k], s->word[k].deprel);
    }
    a->words += s->n;
    a->sentences++;
}

static void read_one(net *n, const sentence *s, clioi_arena *scratch, account *a)
{
    tree y;
    start(a), net_load(n, &s, 1, NULL, 0), stop(a, FEATURES, 1);
    start(a), net_encode(n), stop(a, ENCODE, 1);
    start(a), net_affine(n, P_TAG, n->in[n->layers], DIM_E, n->tag), stop(a, TAG, 1);
    start(a);
    for (int k = 0; k < REPEAT; k++) project(n);
    stop(a, PROJECT, REPEAT), start(a);
    for (int k = 0; k < REPEAT; k++) choose(n, scratch, y.head);
    stop(a, CHOOSE, REPEAT), start(a);
    for (int k = 0; k < REPEAT; k++) label(n, &y);
    stop(a, LABEL, REPEAT);
    count(n, s, &y, a);
}

void trial_score(net *n, const corpus *c, const char *what)
{
    static const char *const part[PARTS] = {[FEATURES] = "features", [ENCODE] = "encode", [TAG] = "tag", [PROJECT] = "project", [CHOOSE] = "choose", [LABEL] = "label"};
    account a = {0};
    clioi_arena scratch;
    clioi_arena_init(&scratch, (size_t)1 << 30);
    use_average(n->p);
    net_wake(n, 0);
    for (uint32_t k = 0; k < c->n; k++)
        if (c->sent[k].n <= SENT_MAX) read_one(n, &c->sent[k], &scratch, &a);
    net_wake(n, 1);
    use_average(n->p);
    clioi_arena_release(&scratch);
    printf("  %s floats upos %.2f uas %.2f las %.2f, %u words, microseconds a word:", what, 100.0 * a.upos / a.words, 100.0 * a.head / a.words,
           100.0 * a.label / a.words, a.words);
    for (uint32_t k = FEATURES; k < PARTS; k++) printf(" %s %.2f", part[k], 1e6 * a.spent[k] / a.words);
    printf("\n");
    fflush(stdout);
}
