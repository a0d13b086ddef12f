/* model.h -- the trained reader: tags, trees and names of a sentence.
 *
 * The file (magic "CLIOMDL1") is used in place: a header, then parts at
 * multiples of 64 bytes, in the order of CLIOI_MODEL_LIST.  tools/train writes it.
 * docs/models.md has the figures; model.c says how it is computed. */
#ifndef CLIO_CORE_MODEL_H
#define CLIO_CORE_MODEL_H
#include "base/arena.h"
#include "base/err.h"
#include "base/kernel.h"
#include "core/labels.h"

#ifndef CLIOI_WIDTH
#define CLIOI_WIDTH 128      /* other widths: `make B=build/w192 CFLAGS=-DCLIOI_WIDTH=192`, for the readers that vote in `make models` */
#endif

enum {
    CLIOI_DIM_X = 128,       /* a word going in */
    CLIOI_DIM_H = CLIOI_WIDTH,                /* a recurrent layer, each direction */
    CLIOI_DIM_E = 2 * CLIOI_WIDTH,            /* a word's encoding */
    CLIOI_LAYERS = 3,
    CLIOI_DIM_ARC = 128, CLIOI_DIM_REL = 96, CLIOI_DIM_PROJ = 2 * (CLIOI_DIM_ARC + CLIOI_DIM_REL),
    CLIOI_DISTANCES = 25,    /* buckets: root, 12 to the left, 12 to the right */
    CLIOI_PIECE_MAX = 256,   /* words read at once; longer sentences are cut */
    CLIOI_NAME_LABELS = 1 + 2 * CLIO_NAME_TYPES,   /* O, then B and I of each type */
    CLIOI_TAGS = CLIOI_UPOS_COUNT + CLIOI_XPOS_COUNT
};

/* X(part, C type, how many): n_* are counts in the header.  Matrices are int8 rows
 * with a float scale and bias each (part_f); the rest are tables. */
#define CLIOI_MODEL_LIST(X)                                                        \
    X(embed, int8_t, (uint64_t)h->n_rows * CLIOI_DIM_X)                            \
    X(conv, int8_t, CLIOI_DIM_X * 3 * CLIOI_DIM_X)                                 \
    X(conv_f, float, 2 * CLIOI_DIM_X)                                              \
    X(rnn1, int8_t, 6 * CLIOI_DIM_H * CLIOI_DIM_X)                                 \
    X(rnn1_f, float, 2 * 6 * CLIOI_DIM_H)                                          \
    X(rnn2, int8_t, 6 * CLIOI_DIM_H * CLIOI_DIM_E)                                 \
    X(rnn2_f, float, 2 * 6 * CLIOI_DIM_H)                                          \
    X(rnn3, int8_t, 6 * CLIOI_DIM_H * CLIOI_DIM_E)                                 \
    X(rnn3_f, float, 2 * 6 * CLIOI_DIM_H)                                          \
    X(tag, int8_t, CLIOI_TAGS * CLIOI_DIM_E)                                       \
    X(tag_f, float, 2 * CLIOI_TAGS)                                                \
    X(name, int8_t, CLIOI_NAME_LABELS * CLIOI_DIM_E)                               \
    X(name_f, float, 2 * CLIOI_NAME_LABELS)                                        \
    X(proj, int8_t, CLIOI_DIM_PROJ * CLIOI_DIM_E)                                  \
    X(proj_f, float, 2 * CLIOI_DIM_PROJ)                                           \
    X(arc, int8_t, CLIOI_DIM_ARC * CLIOI_DIM_ARC)                                  \
    X(arc_f, float, 2 * CLIOI_DIM_ARC)                                             \
    X(lab, int8_t, CLIOI_DEP_COUNT * CLIOI_DIM_REL)                                \
    X(lab_f, float, 2 * CLIOI_DEP_COUNT)                                           \
    X(root, float, CLIOI_DIM_ARC + CLIOI_DIM_REL)                                  \
    X(dist, float, CLIOI_DISTANCES)                                                \
    X(rdist, float, CLIOI_DISTANCES * CLIOI_DIM_REL)                               \
    X(word, clioi_pair, h->n_words)                                                \
    X(listed, clioi_pair, h->n_listed)                                             \
    X(lemma_word, clioi_pair, h->n_lemma_word)                                     \
    X(lemma_rule, clioi_pair, h->n_lemma_rule)                                     \
    X(feats_word, clioi_pair, h->n_feats_word)                                     \
    X(feats_tag, clioi_pair, h->n_feats_tag)                                       \
    X(str, char, h->n_str)

typedef struct clioi_pair { uint32_t key, value; } clioi_pair;   /* slot of an open table; key 0 empty */

/* Layout version, dimensions and label counts must be ours; tables have 2^k slots. */
typedef struct clioi_model_head {
    char magic[8];
    uint32_t version, dims[8];
    uint32_t n_rows, n_words, n_listed, n_lemma_word, n_lemma_rule, n_feats_word, n_feats_tag, n_str;
    float embed_scale;
} clioi_model_head;
#define CLIOI_MODEL_MAGIC "CLIOMDL1"
enum { CLIOI_MODEL_VERSION = 2 };
#define CLIOI_MODEL_DIMS {CLIOI_DIM_X, CLIOI_DIM_H, CLIOI_LAYERS, CLIOI_DIM_ARC, CLIOI_DIM_REL, CLIOI_UPOS_COUNT, CLIOI_XPOS_COUNT, CLIOI_DEP_COUNT}

typedef struct clioi_model {
    const clioi_kernel *kernel;
    const clioi_model_head *head;
#define X(part, type, n) const type *part;
    CLIOI_MODEL_LIST(X)
#undef X
} clioi_model;

/** Check the bytes and point into them.
 *  @param bytes  64-byte aligned, outlives the model.
 *  @return CLIO_OK or CLIO_EDATA (err->off = where). */
clio_rc clioi_model_open(const void *bytes, size_t len, clioi_model *model, clio_err *err);

/** Longest piece of any sentence of the document, at least 1. */
uint32_t clioi_model_longest(const clio_sentence *sentence, uint32_t n);

/** Length of the next piece of a sentence that has `n` words left: all, or at most CLIOI_PIECE_MAX,
 *  cut behind a mark if there is one in the second half. */
uint32_t clioi_model_piece(const char *text, const clio_token *tok, uint32_t n);

/* Room to work in, made once and used for piece after piece: asking the arena
 * for it anew each time would cost more than the reading. */
typedef struct clioi_room {
    uint32_t most;           /* words of the longest piece that it holds */
    uint32_t *row;           /* (most, features) */
    int16_t *x, *y, *z;      /* (most + 2, CLIOI_DIM_X) an empty word at either end; (most, CLIOI_DIM_E) twice */
    float *gate;             /* (most, 6 * CLIOI_DIM_H) */
} clioi_room;

/** @param most  1 to CLIOI_PIECE_MAX. @return CLIO_OK, or what scratch refuses with. */
clio_rc clioi_model_room(uint32_t most, clioi_arena *scratch, clioi_room *room, clio_err *err);

/** Encode the words of a piece.
 *  @param n    1 to room->most.
 *  @param enc  (n, CLIOI_DIM_E) int16, CLIOI_Q. */
void clioi_model_encode(const clioi_model *m, const char *text, const clio_token *tok, uint32_t n, const clioi_room *room, int16_t *enc);

/** Set upos and xpos from the encoding. */
void clioi_model_tag(const clioi_model *m, const int16_t *enc, clio_token *tok, uint32_t n);

/** Scores of the name labels. @param score (n, CLIOI_NAME_LABELS). */
void clioi_model_names(const clioi_model *m, const int16_t *enc, uint32_t n, float *score);

/** Features of a tagged word: borrowed from the model, "_" if none. */
const char *clioi_model_feats(const clioi_model *m, const char *form, const clio_token *tok);

/** Lemma of a tagged word: borrowed from the model or made in `mem`; NULL if that is full. */
const char *clioi_model_lemma(const clioi_model *m, const char *form, const clio_token *tok, clioi_arena *mem);

/* What the parser needs of a piece; made once, used again. */
typedef struct clioi_arcs {
    uint32_t most, n;        /* words it holds; of this piece */
    float *proj;             /* (n, CLIOI_DIM_PROJ) arc head, arc dependent, relation head, relation dependent */
    float *query;            /* (n, CLIOI_DIM_ARC) */
    int16_t *deps, *heads;   /* (n, CLIOI_DIM_ARC), (n + 1, CLIOI_DIM_ARC) */
    int32_t *score;          /* (n, n + 1) of head k for word i: 0 root, else word k - 1; CLIOI_ARC_NEVER on itself */
} clioi_arcs;
#define CLIOI_ARC_NEVER (-0x40000000)

clio_rc clioi_model_arcs_room(uint32_t most, clioi_arena *scratch, clioi_arcs *arcs, clio_err *err);
void clioi_model_arcs(const clioi_model *m, const int16_t *enc, uint32_t n, clioi_arcs *arcs);

/** Best relations for given heads.
 *  @param head  (n,) index in the piece, CLIO_NONE: root. @param deprel (n,) */
void clioi_model_label(const clioi_model *m, const clioi_arcs *arcs, const uint32_t *head, uint8_t *deprel);

/* Shared with the trainer. */
uint32_t clioi_distance(uint32_t dep, uint32_t head);            /* bucket; head CLIO_NONE: 0 */
uint32_t clioi_pair_slot(const clioi_pair *table, uint32_t slots, uint32_t key);   /* where the key is or would go */
uint32_t clioi_pair_value(const clioi_pair *table, uint32_t slots, uint32_t key);  /* 0 if it is not there */
int clioi_lemma_keeps_case(uint32_t upos, uint32_t xpos);        /* 1 for names */
uint32_t clioi_lemma_word_key(uint32_t word_key, uint32_t xpos);
uint32_t clioi_feats_word_key(uint32_t word_key, uint32_t upos, uint32_t xpos);
uint32_t clioi_feats_tag_key(uint32_t upos, uint32_t xpos);
/** Key of the last `k` letters (code points) of a folded word, and its tag. */
uint32_t clioi_suffix_key(const char *low, uint32_t len, uint32_t k, uint32_t xpos);
enum { CLIOI_SUFFIX_MAX = 6 };
/** Lower-case copy as lemmas have it: letters lowered, a curly apostrophe straight, the rest kept. @return bytes, at most 2 * len. */
uint32_t clioi_lower(const char *s, uint32_t len, char *out);
#endif
