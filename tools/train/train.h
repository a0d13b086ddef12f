/* train.h -- what the trainer's files share.  See main.c for the tour. */
#ifndef CLIO_TRAIN_H
#define CLIO_TRAIN_H
#include "clio.h"
#include "core/features.h"
#include "core/labels.h"
#include "core/model.h"
#include <stdio.h>

/* ---- util.c: memory, random numbers, bytes ---- */
void *need(size_t n, size_t size);              /* zeroed, or the program ends with status 3 */
char *joined(const char *a, const char *b);     /* a new string */
void die(const char *fmt, ...) __attribute__((noreturn, format(printf, 1, 2)));
typedef struct rng { uint64_t state; } rng;
uint32_t rng_next(rng *r);
uint32_t rng_below(rng *r, uint32_t n);
float rng_unit(rng *r);                         /* [0, 1) */
typedef struct blob { unsigned char *at; size_t n, cap; } blob;
size_t blob_add(blob *b, const void *bytes, size_t n);   /* offset of what was added */
void blob_align(blob *b, size_t to);
double seconds(void);                           /* of CPU time */

/* ---- corpus.c: what is learned from ---- */
enum { NAME_MASKED = 255, NAME_LABELS = CLIOI_NAME_LABELS };   /* O, then B and I of each type */
typedef struct word {
    const char *form, *lemma, *feats, *misc;
    uint16_t len;
    uint16_t head;                              /* 1-based in the sentence, 0 = root */
    uint8_t upos, xpos, deprel, name;           /* name: 0 O, 1 + 2 type B, 2 + 2 type I, NAME_MASKED */
    uint8_t space;                              /* white space follows */
} word;
typedef struct sentence {
    word *word;
    uint32_t n;
    int has_tree;
    enum { REAL, MADE, SILVER } origin;         /* from a corpus; by make-news.py; by the vote of tools/train/silver */
    float name_weight;                          /* 0: no names known */
    float keep;                                 /* share of epochs in which it is used */
} sentence;
typedef struct corpus { sentence *sent; uint32_t n, cap; } corpus;
void corpus_read_trees(corpus *c, const char *path);                        /* CoNLL-U, plain or .xz */
void corpus_read_names(corpus *c, const char *path);                        /* token TAB BIO */
void corpus_join_names(corpus *trees, const corpus *names, float weight);   /* by sentence */
void corpus_mark_made(corpus *c, int origin, float weight);                /* names from Name= in MISC; no Name: in none */
void corpus_append(corpus *c, const corpus *from, float name_weight, float keep);
sentence *corpus_push(corpus *c, uint32_t n);

/* ---- vectors.c: what raw text says of words ---- */
enum { DIM_VEC = 100 };
typedef struct vectors {
    clioi_pair *slot;                           /* (slots,) word key -> row; row 0: none */
    uint32_t slots, n;
    float *at;                                  /* (n, DIM_VEC) */
} vectors;
void vectors_read(vectors *v, const char *path);   /* NULL: no word has one */
uint32_t vectors_row(const vectors *v, uint32_t key);

/* ---- vocab.c: words with a row of their own ---- */
typedef struct vocab {
    clioi_pair *slot;                           /* (slots,) word key -> row */
    uint32_t slots;
    clioi_pair *listed;                         /* (listed_slots,) word key -> set of lists that it is in */
    uint32_t listed_slots;
    uint32_t n;                                 /* rows, row 0 = unknown */
    uint32_t *count;                            /* (n,) */
    vectors vec;
} vocab;
/* ---- lists.c: names from data/lex ---- */
typedef struct listed_name { const char *word[4]; uint16_t len[4]; } listed_name;
typedef struct lists { listed_name *name[CLIO_NAME_TYPES][5]; uint32_t n[CLIO_NAME_TYPES][5], cap[CLIO_NAME_TYPES][5]; } lists;   /* [type][words] */
void lists_read(lists *l, vocab *v, const char *lex_dir);   /* fills v->listed too */
void vocab_build(vocab *v, const corpus *c, uint32_t least);
uint32_t vocab_row(const vocab *v, uint32_t key);

/* ---- augment.c ---- */
void augment(const sentence *in, const lists *l, rng *r, sentence *out);   /* out->word has room for in->n */

/* ---- gemm.c ---- */
/* C (m, n) += A B; A[i][k] = a[i * a_row + k * a_col]; B (k, n), C row-major with ld; n a multiple of 16. */
void gemm(uint32_t m, uint32_t n, uint32_t k, const float *a, size_t a_row, size_t a_col, const float *b, size_t ldb, float *c, size_t ldc);
float exp_float(float x);

/* ---- params.c ---- */
enum { DIM_X = CLIOI_DIM_X, DIM_H = CLIOI_DIM_H, DIM_E = 2 * DIM_H, LAYERS = CLIOI_LAYERS, DIM_ARC = CLIOI_DIM_ARC, DIM_REL = CLIOI_DIM_REL,
       DIM_PROJ = 2 * (DIM_ARC + DIM_REL), TAG_U = 0, TAG_X = CLIOI_UPOS_COUNT, TAG_N = TAG_X + CLIOI_XPOS_COUNT,
       TAG_END = TAG_N + NAME_LABELS, DIM_TAG = (TAG_END + 15) / 16 * 16, DIM_LAB = (CLIOI_DEP_COUNT + 15) / 16 * 16,
       DIST = CLIOI_DISTANCES, DIST_PAD = 32, BATCH_MAX = 2048, SENT_MAX = CLIOI_PIECE_MAX };
/* The trial of docs/models.md, "Two designs of parser": places that a step looks at (4, or 8 with children), its hidden cells. */
#ifndef CLIO_TRIAL_PLACES
#define CLIO_TRIAL_PLACES 4
#endif
#ifndef CLIO_TRIAL_STEP
#define CLIO_TRIAL_STEP 128
#endif
enum { PLACES = CLIO_TRIAL_PLACES, DIM_STEP = CLIO_TRIAL_STEP, WINDOWS = 2 };
typedef struct design { int transitions, no_recurrence, in_floats; } design;
enum { P_CONV, P_CONV_B, P_RNN1, P_RNN1_B, P_RNN2, P_RNN2_B, P_RNN3, P_RNN3_B, P_TAG, P_TAG_B, P_PROJ, P_PROJ_B, P_ARC, P_ARC_B,
       P_ROOT, P_DIST, P_RDIST, P_LAB, P_LAB_B, P_VEC,
       P_WIN1, P_WIN1_B, P_WIN2, P_WIN2_B, P_STEP, P_STEP_B, P_NONE, P_GAP, P_MOVE, P_MOVE_B, P_COUNT };   /* from P_WIN1 on: trial */
typedef struct par { const char *name; uint32_t rows, cols; size_t at; } par;
typedef struct params {
    par par[P_COUNT];
    size_t dense_n;
    design design;
    uint32_t emb_rows;
    float *w, *g, *m, *v, *avg;                 /* (dense_n,) weights, gradients, moments, average */
    float *e, *eg, *em, *ev, *eavg;             /* (emb_rows, DIM_X) */
    uint32_t *touched, touched_n;               /* rows with gradient in this batch */
    uint8_t *is_touched, *ever;
    uint64_t step;
    int avg_n;
} params;
void params_init(params *p, uint32_t words, design d, rng *r);   /* what the design lacks has no rows */
void params_step(params *p, float rate);        /* Adam; clears gradients */
void params_average(params *p);

/* ---- net.c ---- */
typedef struct tally { double loss; uint32_t words, upos, xpos, head, rel, names, name_ok; } tally;
typedef struct net net;
net *net_new(params *p, const vocab *v);
/* Forward, and backward if `train`; the batch's sentences are concatenated. */
void net_run(net *n, const sentence *const *sent, uint32_t sent_n, rng *r, int train, tally *t);

/* ---- trial.c ---- */
void trial_score(net *n, const corpus *c, const char *what);   /* tags and trees by the average, in floats; times of the parts */

/* ---- tables.c, export.c, eval.c, main.c ---- */
typedef struct tables { blob lemma_word, lemma_rule, feats_word, feats_tag, str; } tables;   /* clioi_pair slots; strings */
void tables_build(tables *t, const corpus *c);
void export_model(const params *p, const vocab *v, const tables *t, blob *out);
typedef struct training { uint32_t epoch, epochs; uint64_t rng; } training;   /* epochs done, planned; random state */
void checkpoint_write(params *p, training *t, const char *path);
int checkpoint_read(params *p, training *t, const char *path);   /* 0: there is none */
typedef struct scores { double upos, xpos, lemma, feats, uas, las, las_sub, words_per_s; double name_f1[CLIO_NAME_TYPES + 1], name_all; } scores;
void eval_model(const void *bytes, size_t len, const corpus *c, scores *out, const char *conllu_out);
#endif
