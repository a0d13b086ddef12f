/* net.h -- the network's arrays, for the files that compute with it: net.c, window.c, transition.c, trial.c. */
#ifndef CLIO_TRAIN_NET_H
#define CLIO_TRAIN_NET_H
#include "train.h"

enum { GATES = 6 * DIM_H, ARC_H = 0, ARC_D = DIM_ARC, REL_H = 2 * DIM_ARC, REL_D = 2 * DIM_ARC + DIM_REL };

struct net {
    params *p;
    const vocab *v;
    uint32_t layers;                              /* LAYERS recurrent ones, or WINDOWS more windows */
    int asleep;                                   /* measured, not trained: rows never learned are zero */
    uint32_t t, s, start[BATCH_MAX + 1];          /* words, sentences, first word of each */
    uint32_t *row;                                /* (t, features) */
    float *vec;                                   /* (t, DIM_VEC) */
    const word **gold;
    uint32_t *head;                               /* gold head's word, or CLIO_NONE */
    float *name_weight;
    uint8_t *tree;
    float *x, *mask_x, *xd, *win, *conv, *y;      /* (t, ...) */
    float *mask[LAYERS + 1];                      /* before each layer, after the last */
    float *in[LAYERS + 1], *gate[LAYERS], *cell[LAYERS], *out[LAYERS];
    float *tag, *proj, *mask_proj, *act, *q, *rel_in, *rel, *lab;
    float *arc, *heads, *heads_t, *flip;          /* scratch of one sentence; transposed weights */
    float *dout, *din, *dgate, *dtag, *dproj, *dq, *drel, *dlab, *dwin;
    float *wide[WINDOWS], *dwide;                 /* (t, 3 DIM_E) three words in a row, without recurrence */
    float *step, *dstep, *mask_step;              /* (t, PLACES * DIM_STEP) words projected for each place; (t, DIM_STEP) */
};

static inline float *weight(const net *n, uint32_t k) { return n->p->w + n->p->par[k].at; }
static inline float *grad(const net *n, uint32_t k) { return n->p->g + n->p->par[k].at; }

/* ---- net.c ---- */
float *net_room(uint32_t cols);                                         /* (BATCH_MAX, cols) */
void net_affine(const net *n, uint32_t k, const float *x, size_t ldx, float *y);
void net_affine_back(net *n, uint32_t k, const float *x, size_t ldx, const float *dy, float *dx, size_t lddx);
void net_wake(net *n, int awake);                                       /* 0: all masks 1, for net_load and what follows */
void net_load(net *n, const sentence *const *sent, uint32_t sent_n, rng *r, int train);
void net_encode(net *n);                                                /* to in[layers] */
void net_score_arcs(net *n, uint32_t s);                                /* n->arc (len, wide) from q and act */
void net_labels(net *n);                                                /* n->lab for n->head */

/* ---- window.c: layers without recurrence ---- */
void window_new(net *n);
void window_forward(net *n, uint32_t l);
void window_back(net *n, uint32_t l);

/* ---- transition.c ---- */
void transition_new(net *n);
void transition_loss(net *n, uint32_t s, rng *r, int train, tally *y);  /* n->step is filled; adds to dstep */
void transition_parse(const net *n, uint32_t s, uint32_t *head);        /* head (len,) in the sentence, CLIO_NONE: root */
#endif
