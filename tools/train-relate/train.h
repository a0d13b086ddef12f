/* train.h -- shared by the parts of the ranker's trainer: rows, settings, weights. */
#ifndef CLIO_TOOLS_TRAIN_RELATE_H
#define CLIO_TOOLS_TRAIN_RELATE_H
#include "core/ranker.h"
#include "stage/relate_features.h"

enum { FOLDS = 10, DOMAINS = 2 };   /* domain 0: PLOVER 2.0, 1: the scheme of 2021; the ranker's heads */
enum set { SET_PLV, SET_VOA, SET_CLASS, SET_AW, SETS };

typedef struct row {
    size_t feat;              /* first in data.feat */
    uint32_t feat_n;
    uint32_t allowed;         /* outputs that the label leaves open, bit k */
    uint32_t possible;        /* outputs that the label was chosen from */
    uint32_t twin;            /* hash of the text's letters and digits */
    float weight;
    uint8_t fold, set, domain;
    char id[23];
} row;

typedef struct data {
    row *row;
    size_t row_n, row_cap;
    clioi_feature *feat;      /* key: as hashed */
    uint32_t *number;         /* (feat_n,) index into key, or CLIO_NONE: in one text only */
    size_t feat_n, feat_cap;
    uint32_t *key;            /* (key_n,) the keys of two texts or more, ascending */
    uint32_t key_n;
} data;

typedef struct settings {
    unsigned epochs, seed, runs;            /* runs: the mean of models of as many seeds */
    unsigned folds_salt;                  /* other folds, to see how much chance decides */
    float rate, decay, drop;              /* drop: share of features left out at each step */
    float weight[SETS], none;             /* of the rows of a set; of those without event */
} settings;

/* (key_n + 1, 3 * CLIOI_RANK_HEAD): what both domains share, then what each adds; the last row is the bias. */
enum { PARTS = 1 + DOMAINS, WIDE = PARTS * CLIOI_RANK_HEAD };
typedef struct weights { float *w, *g; uint32_t *texts; } weights;   /* texts: (key_n,) in training that have the feature */

/** Read the four sets through libclio. @return 0, or 1 with a message printed. */
int data_read(data *d, const char *dir, const char *dat, const settings *s);

/** Train on all rows but one fold's (-1: all). Free with weights_free. */
void learn(const data *d, const settings *s, int without, weights *w);
void weights_free(weights *w);

/** The trained weights as the bytes of a model; malloced. */
void *pack_model(const data *d, const weights *w, size_t *len);

/** Ten folds, scored by the packed models; `answers`: a file for the answers to plv, or NULL. @return 0 or 1. */
int evaluate(const data *d, const settings *s, const char *answers);

void *need(void *p);   /* or exit: out of memory */
#endif
