/* net.c -- the network: forward, loss, backward, by hand.
 *
 *   rows of tables, vector V -> sum, tanh  x      (t, 128)
 *   window of three words, tanh, + x       y      (t, 128)
 *   three recurrent layers, both ways      out[l] (t, 192), each added to the last
 *   out[2], the encoding  -> tags, names   tag    (t, 80)
 *                         -> projections   proj   (t, 448)  arc head, arc dependent, relation head, relation dependent
 *   arcs:   (A dependent + b) . head, over all heads of the sentence and a root vector, + bias by distance
 *   labels: L rectify(relation head + relation dependent + vector of the distance)
 *
 * A recurrent layer computes its gates from its input alone, so that all words of
 * a batch go through one matrix product, then per word and cell:
 *   z = tanh, f, o = sigmoid;   c = f c' + (1 - f) z;   h = o c
 *
 * All words of a batch lie one after the other; only the window, the recurrence
 * and the arcs know where sentences begin.  Every product is a gemm() call.  The
 * loss of a batch is the mean over words of: arc + label + (upos + xpos) / 2 +
 * names (by the sentence's weight).  Dropout masks are drawn once a sentence (the
 * same cells for all its words). */
#include "train.h"
#include "base/kernel.h"
#include <string.h>

enum { GATES = 6 * DIM_H, ARC_H = 0, ARC_D = DIM_ARC, REL_H = 2 * DIM_ARC, REL_D = 2 * DIM_ARC + DIM_REL };
static const float drop_x = 0.2f, drop_layer = 0.3f, drop_proj = 0.3f, drop_word = 0.12f, drop_vec = 0.05f;

struct net {
    params *p;
    const vocab *v;
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
};

static float *room(uint32_t cols) { return need((size_t)BATCH_MAX * cols, sizeof(float)); }

net *net_new(params *p, const vocab *v)
{
    net *n = need(1, sizeof *n);
    n->p = p;
    n->v = v;
    n->row = need((size_t)BATCH_MAX * CLIOI_FEAT_COUNT, 4);
    n->vec = room(DIM_VEC);
    n->gold = need(BATCH_MAX, sizeof *n->gold);
    n->head = need(BATCH_MAX, 4);
    n->name_weight = room(1);
    n->tree = need(BATCH_MAX, 1);
    n->x = room(DIM_X), n->mask_x = room(DIM_X), n->xd = room(DIM_X), n->win = room(3 * DIM_X), n->conv = room(DIM_X), n->y = room(DIM_X);
    for (uint32_t l = 0; l <= LAYERS; l++) n->mask[l] = room(DIM_E), n->in[l] = room(DIM_E);
    for (uint32_t l = 0; l < LAYERS; l++) n->gate[l] = room(GATES), n->cell[l] = room(DIM_E), n->out[l] = room(DIM_E);
    n->tag = room(DIM_TAG), n->proj = room(DIM_PROJ), n->mask_proj = room(DIM_PROJ), n->act = room(DIM_PROJ), n->q = room(DIM_ARC);
    n->rel_in = room(DIM_REL), n->rel = room(DIM_REL), n->lab = room(DIM_LAB);
    n->arc = need((size_t)(SENT_MAX + 17) * (SENT_MAX + 17), 4);
    n->heads = need((size_t)(SENT_MAX + 17) * DIM_ARC, 4), n->heads_t = need((size_t)(SENT_MAX + 17) * DIM_ARC, 4);
    n->flip = need(512 * GATES, 4);
    n->dout = room(DIM_E), n->din = room(DIM_E), n->dgate = room(GATES), n->dtag = room(DIM_TAG), n->dproj = room(DIM_PROJ);
    n->dq = room(DIM_ARC), n->drel = room(DIM_REL), n->dlab = room(DIM_LAB), n->dwin = room(3 * DIM_X);
    return n;
}

static float *weight(const net *n, uint32_t k) { return n->p->w + n->p->par[k].at; }
static float *grad(const net *n, uint32_t k) { return n->p->g + n->p->par[k].at; }

/* y = x W + b for all words; W is parameter k, b parameter k + 1. */
static void affine(const net *n, uint32_t k, const float *x, size_t ldx, float *y)
{
    const par *q = &n->p->par[k];
    for (uint32_t t = 0; t < n->t; t++) memcpy(y + (size_t)t * q->cols, weight(n, k + 1), q->cols * sizeof(float));
    gemm(n->t, q->cols, q->rows, x, ldx, 1, weight(n, k), q->cols, y, q->cols);
}

/* Gradients of W and b; dx += dy W^T unless NULL. */
static void affine_back(net *n, uint32_t k, const float *x, size_t ldx, const float *dy, float *dx, size_t lddx)
{
    const par *q = &n->p->par[k];
    const float *w = weight(n, k);
    float *db = grad(n, k + 1);
    gemm(q->rows, q->cols, n->t, x, 1, ldx, dy, q->cols, grad(n, k), q->cols);
    for (uint32_t t = 0; t < n->t; t++)
        for (uint32_t j = 0; j < q->cols; j++) db[j] += dy[(size_t)t * q->cols + j];
    if (!dx) return;
    for (uint32_t i = 0; i < q->rows; i++)
        for (uint32_t j = 0; j < q->cols; j++) n->flip[(size_t)j * q->rows + i] = w[(size_t)i * q->cols + j];
    gemm(n->t, q->rows, q->cols, dy, q->cols, 1, n->flip, q->rows, dx, lddx);
}

/* ---- input ------------------------------------------------------------------ */

static void draw_mask(const net *n, float *mask, uint32_t cols, float drop, rng *r, int train)
{
    for (uint32_t s = 0; s < n->s; s++) {
        float *first = mask + (size_t)n->start[s] * cols;
        for (uint32_t c = 0; c < cols; c++) first[c] = !train ? 1.0f : rng_unit(r) < drop ? 0.0f : 1.0f / (1.0f - drop);
        for (uint32_t t = n->start[s] + 1; t < n->start[s + 1]; t++) memcpy(mask + (size_t)t * cols, first, cols * sizeof *mask);
    }
}

static void sentence_rows(net *n, const sentence *s, uint32_t at, rng *r, int train)
{
    static char text[1 << 17];
    clio_token tok[SENT_MAX];
    uint32_t *row = n->row + (size_t)at * CLIOI_FEAT_COUNT, off = 0;
    for (uint32_t k = 0; k < s->n; k++) {
        tok[k] = (clio_token){.off = off, .len = s->word[k].len};
        memcpy(text + off, s->word[k].form, s->word[k].len);
        off += s->word[k].len;
    }
    clioi_features(text, tok, s->n, row);
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t *at_word = &row[k * CLIOI_FEAT_COUNT + CLIOI_FEAT_WORD], id = vocab_row(n->v, *at_word), vec = vectors_row(&n->v->vec, *at_word);
        if (train) {       /* the rarer a word, the more often it is taken for unknown */
            float p = drop_word + 0.25f / (0.25f + (float)n->v->count[id]);
            if (rng_unit(r) < p) id = 0;
            if (rng_unit(r) < drop_vec) vec = 0;
        }
        memcpy(n->vec + (size_t)(at + k) * DIM_VEC, n->v->vec.at + (size_t)vec * DIM_VEC, DIM_VEC * sizeof(float));
        row[k * CLIOI_FEAT_COUNT + CLIOI_FEAT_LISTED] += clioi_pair_value(n->v->listed, n->v->listed_slots, *at_word);
        *at_word = CLIOI_FEAT_FIXED_N + id;
    }
}

static void load(net *n, const sentence *const *sent, uint32_t sent_n, rng *r, int train)
{
    n->t = 0;
    n->s = sent_n;
    for (uint32_t s = 0; s < sent_n; s++) {
        n->start[s] = n->t;
        sentence_rows(n, sent[s], n->t, r, train);
        for (uint32_t k = 0; k < sent[s]->n; k++, n->t++) {
            const word *w = &sent[s]->word[k];
            n->gold[n->t] = w;
            n->tree[n->t] = (uint8_t)sent[s]->has_tree;
            n->head[n->t] = sent[s]->has_tree && w->head ? n->start[s] + w->head - 1 : CLIO_NONE;
            n->name_weight[n->t] = sent[s]->name_weight;
        }
    }
    n->start[sent_n] = n->t;
}

/* ---- forward ----------------------------------------------------------------- */

static void forward_input(net *n)
{
    const float *e = n->p->e;
    memset(n->x, 0, (size_t)n->t * DIM_X * sizeof(float));
    gemm(n->t, DIM_X, DIM_VEC, n->vec, DIM_VEC, 1, weight(n, P_VEC), DIM_X, n->x, DIM_X);
    for (uint32_t t = 0; t < n->t; t++) {
        float *x = n->x + (size_t)t * DIM_X;
        for (uint32_t k = 0; k < CLIOI_FEAT_COUNT; k++) {
            const float *row = e + (size_t)n->row[t * CLIOI_FEAT_COUNT + k] * DIM_X;
            for (uint32_t c = 0; c < DIM_X; c++) x[c] += row[c];
        }
        for (uint32_t c = 0; c < DIM_X; c++) {
            x[c] = clioi_tanh(x[c]);
            n->xd[(size_t)t * DIM_X + c] = x[c] * n->mask_x[(size_t)t * DIM_X + c];
        }
    }
}

static void forward_window(net *n)
{
    memset(n->win, 0, (size_t)n->t * 3 * DIM_X * sizeof(float));
    for (uint32_t s = 0; s < n->s; s++)
        for (uint32_t t = n->start[s]; t < n->start[s + 1]; t++)
            for (uint32_t k = 0; k < 3; k++)
                if (t + k >= n->start[s] + 1 && t + k < n->start[s + 1] + 1)
                    memcpy(n->win + ((size_t)t * 3 + k) * DIM_X, n->xd + (size_t)(t + k - 1) * DIM_X, DIM_X * sizeof(float));
    affine(n, P_CONV, n->win, 3 * DIM_X, n->conv);
    for (size_t i = 0; i < (size_t)n->t * DIM_X; i++) {
        n->conv[i] = clioi_tanh(n->conv[i]);
        n->y[i] = n->xd[i] + n->conv[i];
    }
}

static void scan(const net *n, uint32_t l, uint32_t s, uint32_t dir)
{
    uint32_t len = n->start[s + 1] - n->start[s];
    for (uint32_t i = 0; i < len; i++) {
        uint32_t t = dir ? n->start[s + 1] - 1 - i : n->start[s] + i;
        const float *before = i ? n->cell[l] + (size_t)(dir ? t + 1 : t - 1) * DIM_E + dir * DIM_H : NULL;
        float *g = n->gate[l] + (size_t)t * GATES + (size_t)dir * 3 * DIM_H, *c = n->cell[l] + (size_t)t * DIM_E + dir * DIM_H;
        float *h = n->out[l] + (size_t)t * DIM_E + dir * DIM_H;
        const float *z = g, *f = g + DIM_H, *o = g + 2 * DIM_H;
        for (uint32_t j = 0; j < DIM_H; j++) {
            c[j] = (before ? f[j] * before[j] : 0.0f) + (1.0f - f[j]) * z[j];
            h[j] = o[j] * c[j];
        }
    }
}

static void forward_layer(net *n, uint32_t l)
{
    uint32_t cols = l ? DIM_E : DIM_X;
    const float *from = l ? n->out[l - 1] : n->y;
    for (size_t i = 0; i < (size_t)n->t * cols; i++) n->in[l][i] = from[i] * n->mask[l][i];
    affine(n, P_RNN1 + 2 * l, n->in[l], cols, n->gate[l]);
    for (uint32_t t = 0; t < n->t; t++)
        for (uint32_t k = 0; k < 6; k++) {
            float *g = n->gate[l] + ((size_t)t * 6 + k) * DIM_H;
            if (k % 3 == 0) for (uint32_t j = 0; j < DIM_H; j++) g[j] = clioi_tanh(g[j]);
            else for (uint32_t j = 0; j < DIM_H; j++) g[j] = clioi_sigmoid(g[j]);
        }
    for (uint32_t s = 0; s < n->s; s++) scan(n, l, s, 0), scan(n, l, s, 1);
    if (l) for (size_t i = 0; i < (size_t)n->t * DIM_E; i++) n->out[l][i] += n->out[l - 1][i];
}

static void forward_heads(net *n)
{
    const float *enc = n->in[LAYERS];
    for (size_t i = 0; i < (size_t)n->t * DIM_E; i++) n->in[LAYERS][i] = n->out[LAYERS - 1][i] * n->mask[LAYERS][i];
    affine(n, P_TAG, enc, DIM_E, n->tag);
    affine(n, P_PROJ, enc, DIM_E, n->proj);
    for (size_t i = 0; i < (size_t)n->t * DIM_PROJ; i++)
        n->act[i] = (n->proj[i] > 0 ? n->proj[i] : 0.1f * n->proj[i]) * n->mask_proj[i];
    affine(n, P_ARC, n->act + ARC_D, DIM_PROJ, n->q);
}

static void forward_labels(net *n)
{
    for (uint32_t t = 0; t < n->t; t++) {
        const float *dep = n->proj + (size_t)t * DIM_PROJ + REL_D, *mask = n->mask_proj + (size_t)t * DIM_PROJ + REL_D;
        const float *head = n->head[t] == CLIO_NONE ? weight(n, P_ROOT) + DIM_ARC : n->proj + (size_t)n->head[t] * DIM_PROJ + REL_H;
        const float *dist = weight(n, P_RDIST) + clioi_distance(t, n->head[t]) * DIM_REL;
        float *in = n->rel_in + (size_t)t * DIM_REL, *out = n->rel + (size_t)t * DIM_REL;
        for (uint32_t j = 0; j < DIM_REL; j++) {
            in[j] = dep[j] + head[j] + dist[j];
            out[j] = (in[j] > 0 ? in[j] : 0.1f * in[j]) * mask[j];
        }
    }
    affine(n, P_LAB, n->rel, DIM_REL, n->lab);
}

/* ---- loss --------------------------------------------------------------------- */

/* Softmax cross-entropy over score[0 .. n); d[...] = gradient * weight. @return 1 if the best is `gold`. */
static int softmax(const float *score, uint32_t n, uint32_t gold, float by, float *d, double *loss)
{
    float best = score[0], sum = 0, p;
    uint32_t at = 0;
    for (uint32_t k = 1; k < n; k++)
        if (score[k] > best) best = score[at = k];
    for (uint32_t k = 0; k < n; k++) sum += d[k] = exp_float(score[k] - best);
    p = d[gold] / sum;
    for (uint32_t k = 0; k < n; k++) d[k] *= by / sum;
    d[gold] -= by;
    *loss += (double)by * -__builtin_log((double)p + 1e-30);
    return at == gold;
}

static void loss_tags(net *n, tally *y)
{
    float by = 1.0f / (float)n->t;
    memset(n->dtag, 0, (size_t)n->t * DIM_TAG * sizeof(float));
    for (uint32_t t = 0; t < n->t; t++) {
        const float *s = n->tag + (size_t)t * DIM_TAG;
        float *d = n->dtag + (size_t)t * DIM_TAG;
        const word *w = n->gold[t];
        if (n->tree[t]) {
            y->upos += (uint32_t)softmax(s + TAG_U, CLIOI_UPOS_COUNT, w->upos, 0.5f * by, d + TAG_U, &y->loss);
            y->xpos += (uint32_t)softmax(s + TAG_X, CLIOI_XPOS_COUNT, w->xpos, 0.5f * by, d + TAG_X, &y->loss);
            y->words++;
        }
        if (w->name != NAME_MASKED && n->name_weight[t] > 0) {
            y->name_ok += (uint32_t)softmax(s + TAG_N, NAME_LABELS, w->name, n->name_weight[t] * by, d + TAG_N, &y->loss);
            y->names++;
        }
    }
}

static void loss_labels(net *n, tally *y)
{
    memset(n->dlab, 0, (size_t)n->t * DIM_LAB * sizeof(float));
    for (uint32_t t = 0; t < n->t; t++)
        if (n->tree[t])
            y->rel += (uint32_t)softmax(n->lab + (size_t)t * DIM_LAB, CLIOI_DEP_COUNT, n->gold[t]->deprel, 1.0f / (float)n->t,
                                        n->dlab + (size_t)t * DIM_LAB, &y->loss);
}

/* Arcs of one sentence: scores, loss, and the gradients of q and of the heads. */
static void loss_arcs(net *n, uint32_t s, int train, tally *y)
{
    uint32_t a = n->start[s], len = n->start[s + 1] - a, wide = (len + 1 + 15) / 16 * 16;
    const float *dist = weight(n, P_DIST);
    float *ddist = grad(n, P_DIST), *q = n->q + (size_t)a * DIM_ARC;
    memcpy(n->heads, weight(n, P_ROOT), DIM_ARC * sizeof(float));
    for (uint32_t k = 0; k < len; k++) memcpy(n->heads + (size_t)(k + 1) * DIM_ARC, n->act + (size_t)(a + k) * DIM_PROJ + ARC_H, DIM_ARC * sizeof(float));
    for (uint32_t j = 0; j < DIM_ARC; j++)
        for (uint32_t k = 0; k < wide; k++) n->heads_t[j * wide + k] = k <= len ? n->heads[(size_t)k * DIM_ARC + j] : 0.0f;
    for (uint32_t i = 0; i < len; i++)
        for (uint32_t k = 0; k < wide; k++) n->arc[i * wide + k] = k <= len ? dist[clioi_distance(i, k ? k - 1 : CLIO_NONE)] : 0.0f;
    gemm(len, wide, DIM_ARC, q, DIM_ARC, 1, n->heads_t, wide, n->arc, wide);
    for (uint32_t i = 0; i < len; i++) {
        float *row = n->arc + i * wide, d[SENT_MAX + 32];
        row[i + 1] = -1e9f;
        y->head += (uint32_t)softmax(row, len + 1, n->head[a + i] == CLIO_NONE ? 0 : n->head[a + i] - a + 1, 1.0f / (float)n->t, d, &y->loss);
        for (uint32_t k = 0; k < wide; k++) row[k] = k <= len ? d[k] : 0.0f;
        for (uint32_t k = 0; train && k <= len; k++) ddist[clioi_distance(i, k ? k - 1 : CLIO_NONE)] += d[k];
    }
    if (!train) return;
    gemm(len, DIM_ARC, len + 1, n->arc, wide, 1, n->heads, DIM_ARC, n->dq + (size_t)a * DIM_ARC, DIM_ARC);
    memset(n->heads_t, 0, (size_t)(len + 1) * DIM_ARC * sizeof(float));
    gemm(len + 1, DIM_ARC, len, n->arc, 1, wide, q, DIM_ARC, n->heads_t, DIM_ARC);
    for (uint32_t j = 0; j < DIM_ARC; j++) grad(n, P_ROOT)[j] += n->heads_t[j];
    for (uint32_t k = 0; k < len; k++)
        memcpy(n->dproj + (size_t)(a + k) * DIM_PROJ + ARC_H, n->heads_t + (size_t)(k + 1) * DIM_ARC, DIM_ARC * sizeof(float));
}

/* ---- backward ------------------------------------------------------------------- */

static void back_labels(net *n)
{
    memset(n->drel, 0, (size_t)n->t * DIM_REL * sizeof(float));
    affine_back(n, P_LAB, n->rel, DIM_REL, n->dlab, n->drel, DIM_REL);
    for (uint32_t t = 0; t < n->t; t++) {
        float *dep = n->dproj + (size_t)t * DIM_PROJ + REL_D, *mask = n->mask_proj + (size_t)t * DIM_PROJ + REL_D;
        float *head = n->head[t] == CLIO_NONE ? grad(n, P_ROOT) + DIM_ARC : n->dproj + (size_t)n->head[t] * DIM_PROJ + REL_H;
        float *dist = grad(n, P_RDIST) + clioi_distance(t, n->head[t]) * DIM_REL;
        const float *in = n->rel_in + (size_t)t * DIM_REL, *d = n->drel + (size_t)t * DIM_REL;
        if (!n->tree[t]) continue;
        for (uint32_t j = 0; j < DIM_REL; j++) {
            float g = d[j] * mask[j] * (in[j] > 0 ? 1.0f : 0.1f);
            dep[j] += g, head[j] += g, dist[j] += g;
        }
    }
}

static void back_heads(net *n)
{
    float *enc = n->in[LAYERS];
    affine_back(n, P_ARC, n->act + ARC_D, DIM_PROJ, n->dq, n->dproj + ARC_D, DIM_PROJ);
    for (uint32_t t = 0; t < n->t; t++)
        for (uint32_t j = 0; j < 2 * DIM_ARC; j++) {
            size_t i = (size_t)t * DIM_PROJ + j;
            n->dproj[i] *= n->mask_proj[i] * (n->proj[i] > 0 ? 1.0f : 0.1f);
        }
    memset(n->din, 0, (size_t)n->t * DIM_E * sizeof(float));
    affine_back(n, P_TAG, enc, DIM_E, n->dtag, n->din, DIM_E);
    affine_back(n, P_PROJ, enc, DIM_E, n->dproj, n->din, DIM_E);
    for (size_t i = 0; i < (size_t)n->t * DIM_E; i++) n->dout[i] = n->din[i] * n->mask[LAYERS][i];
}

static void scan_back(net *n, uint32_t l, uint32_t s, uint32_t dir)
{
    uint32_t len = n->start[s + 1] - n->start[s];
    float dc[DIM_H] = {0};
    for (uint32_t i = len; i-- > 0;) {
        uint32_t t = dir ? n->start[s + 1] - 1 - i : n->start[s] + i;
        const float *before = i ? n->cell[l] + (size_t)(dir ? t + 1 : t - 1) * DIM_E + dir * DIM_H : NULL;
        const float *z = n->gate[l] + (size_t)t * GATES + (size_t)dir * 3 * DIM_H, *f = z + DIM_H, *o = z + 2 * DIM_H;
        const float *c = n->cell[l] + (size_t)t * DIM_E + dir * DIM_H, *dh = n->dout + (size_t)t * DIM_E + dir * DIM_H;
        float *dz = n->dgate + (size_t)t * GATES + (size_t)dir * 3 * DIM_H, *df = dz + DIM_H, *dox = dz + 2 * DIM_H;
        for (uint32_t j = 0; j < DIM_H; j++) {
            float d = dc[j] + dh[j] * o[j], old = before ? before[j] : 0.0f;
            dox[j] = dh[j] * c[j] * o[j] * (1.0f - o[j]);
            df[j] = d * (old - z[j]) * f[j] * (1.0f - f[j]);
            dz[j] = d * (1.0f - f[j]) * (1.0f - z[j] * z[j]);
            dc[j] = d * f[j];
        }
    }
}

/* dout holds the gradient of out[l]; leaves that of the layer's source there. */
static void back_layer(net *n, uint32_t l)
{
    uint32_t cols = l ? DIM_E : DIM_X;
    for (uint32_t s = 0; s < n->s; s++) scan_back(n, l, s, 0), scan_back(n, l, s, 1);
    memset(n->din, 0, (size_t)n->t * cols * sizeof(float));
    affine_back(n, P_RNN1 + 2 * l, n->in[l], cols, n->dgate, n->din, cols);
    if (l) for (size_t i = 0; i < (size_t)n->t * cols; i++) n->dout[i] += n->din[i] * n->mask[l][i];
    else for (size_t i = 0; i < (size_t)n->t * cols; i++) n->dout[i] = n->din[i] * n->mask[l][i];
}

static void back_window(net *n)
{
    float *dconv = n->din;
    for (size_t i = 0; i < (size_t)n->t * DIM_X; i++) dconv[i] = n->dout[i] * (1.0f - n->conv[i] * n->conv[i]);
    memset(n->dwin, 0, (size_t)n->t * 3 * DIM_X * sizeof(float));
    affine_back(n, P_CONV, n->win, 3 * DIM_X, dconv, n->dwin, 3 * DIM_X);
    for (uint32_t s = 0; s < n->s; s++)
        for (uint32_t t = n->start[s]; t < n->start[s + 1]; t++)
            for (uint32_t k = 0; k < 3; k++) {
                const float *d = n->dwin + ((size_t)t * 3 + k) * DIM_X;
                if (t + k < n->start[s] + 1 || t + k >= n->start[s + 1] + 1) continue;
                for (uint32_t c = 0; c < DIM_X; c++) n->dout[(size_t)(t + k - 1) * DIM_X + c] += d[c];
            }
}

static void back_input(net *n)
{
    params *p = n->p;
    for (uint32_t t = 0; t < n->t; t++) {
        float *d = n->dout + (size_t)t * DIM_X;
        const float *x = n->x + (size_t)t * DIM_X, *mask = n->mask_x + (size_t)t * DIM_X;
        for (uint32_t c = 0; c < DIM_X; c++) d[c] *= mask[c] * (1.0f - x[c] * x[c]);
        for (uint32_t k = 0; k < CLIOI_FEAT_COUNT; k++) {
            uint32_t row = n->row[t * CLIOI_FEAT_COUNT + k];
            float *g = p->eg + (size_t)row * DIM_X;
            if (!p->is_touched[row]) {
                p->is_touched[row] = 1;
                p->touched[p->touched_n++] = row;
            }
            for (uint32_t c = 0; c < DIM_X; c++) g[c] += d[c];
        }
    }
    gemm(DIM_VEC, DIM_X, n->t, n->vec, 1, DIM_VEC, n->dout, DIM_X, grad(n, P_VEC), DIM_X);
}

void net_run(net *n, const sentence *const *sent, uint32_t sent_n, rng *r, int train, tally *y)
{
    load(n, sent, sent_n, r, train);
    draw_mask(n, n->mask_x, DIM_X, drop_x, r, train);
    draw_mask(n, n->mask[0], DIM_X, drop_layer, r, train);
    for (uint32_t l = 1; l <= LAYERS; l++) draw_mask(n, n->mask[l], DIM_E, drop_layer, r, train);
    draw_mask(n, n->mask_proj, DIM_PROJ, drop_proj, r, train);
    forward_input(n);
    forward_window(n);
    for (uint32_t l = 0; l < LAYERS; l++) forward_layer(n, l);
    forward_heads(n);
    forward_labels(n);
    memset(n->dproj, 0, (size_t)n->t * DIM_PROJ * sizeof(float));
    memset(n->dq, 0, (size_t)n->t * DIM_ARC * sizeof(float));
    loss_tags(n, y);
    loss_labels(n, y);
    for (uint32_t s = 0; s < n->s; s++)
        if (sent[s]->has_tree) loss_arcs(n, s, train == 1, y);
    if (train != 1) return;
    back_labels(n);
    back_heads(n);
    for (uint32_t l = LAYERS; l-- > 0;) back_layer(n, l);
    back_window(n);
    back_input(n);
}
