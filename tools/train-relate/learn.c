/* learn.c -- softmax regression by AdaGrad, with features left out at random.
 *
 * A row's scores are the sum of what both schemes share and what its own scheme
 * adds, so that the labels of one help the other where they mean the same and
 * part where they do not.  A label may leave several outputs open (YIELD, a
 * quad): the chance of all of them together is made likely.  Leaving out half
 * of the features at each step keeps the many that say the same thing from
 * leaning on one another.  The weights are the mean of a few runs with dice of
 * their own.  All sums are in a fixed order: the same seed gives the same bits. */
#include "train.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { N = CLIOI_RANK_HEAD, TEXTS_MIN = 3 };
typedef struct used { float *w, *g; float value; } used;   /* a feature that takes part in a step */

static uint32_t roll(uint64_t *s)
{
    *s ^= *s << 13;
    *s ^= *s >> 7;
    *s ^= *s << 17;
    return (uint32_t)(*s >> 16);
}

static void softmax(float *z, uint32_t possible)
{
    float top = -1e30f, sum = 0;
    for (int k = 0; k < N; k++)
        if (possible >> k & 1 && z[k] > top) top = z[k];
    for (int k = 0; k < N; k++) sum += z[k] = possible >> k & 1 ? expf(z[k] - top) : 0;
    for (int k = 0; k < N; k++) z[k] /= sum;
}

/* Gradient of the row's loss by its scores. */
static void gradient(const row *r, float *z, float *g)
{
    float mass = 1e-9f;
    softmax(z, r->possible);
    for (int k = 0; k < N; k++) mass += r->allowed >> k & 1 ? z[k] : 0;
    for (int k = 0; k < N; k++) g[k] = r->weight * (z[k] - (r->allowed >> k & 1 ? z[k] / mass : 0));
}

static void move(const used *u, const float *g, float rate, float decay)
{
    for (int k = 0; k < N; k++) {
        float x = g[k] * u->value + decay * u->w[k];
        u->g[k] += x * x;
        u->w[k] -= rate * x / (sqrtf(u->g[k]) + 1e-3f);
    }
}

/* In how many texts of the training rows is each feature?  Rows of a text follow one another within a set. */
static void count_texts(const data *d, const row *const *rows, size_t n, uint32_t *texts)
{
    uint32_t *last = need(calloc(d->key_n + 1, sizeof *last));
    for (size_t r = 0; r < n; r++)
        for (size_t k = rows[r]->feat; k < rows[r]->feat + rows[r]->feat_n; k++) {
            uint32_t number = d->number[k];
            if (number == CLIO_NONE || (texts[number] && last[number] == rows[r]->twin)) continue;
            last[number] = rows[r]->twin;
            texts[number]++;
        }
    free(last);
}

static void step(const data *d, const row *r, weights *w, const settings *s, float rate, uint64_t *dice)
{
    used u[CLIOI_RELATE_FEATURES + 1];
    uint32_t n = 0, cut = (uint32_t)(s->drop * 65536);
    size_t own = (1 + (size_t)r->domain) * N;
    float z[N] = {0}, g[N];
    for (uint32_t k = 0; k <= r->feat_n; k++) {
        uint32_t number = k < r->feat_n ? d->number[r->feat + k] : d->key_n;
        if (k < r->feat_n && (number == CLIO_NONE || w->texts[number] < TEXTS_MIN || (roll(dice) & 65535) < cut)) continue;
        u[n].w = w->w + (size_t)number * WIDE;
        u[n].g = w->g + (size_t)number * WIDE;
        u[n++].value = k < r->feat_n ? (float)d->feat[r->feat + k].value / 8 / (1 - s->drop) : 1;
    }
    for (uint32_t k = 0; k < n; k++)
        for (int i = 0; i < N; i++) z[i] += u[k].value * (u[k].w[i] + u[k].w[own + (size_t)i]);
    gradient(r, z, g);
    for (uint32_t k = 0; k < n; k++) {
        move(&u[k], g, rate, s->decay);
        u[k].w += own;
        u[k].g += own;
        move(&u[k], g, rate, s->decay);
    }
}

/* One run: `w->w` from zero. */
static void pass(const data *d, const settings *s, const row **order, size_t n, unsigned seed, weights *w)
{
    uint64_t dice = 88172645463325252u + seed * (uint64_t)7919;
    for (unsigned e = 0; e < s->epochs; e++) {
        for (size_t k = n; k > 1; k--) {
            size_t j = roll(&dice) % k;
            const row *t = order[k - 1];
            order[k - 1] = order[j];
            order[j] = t;
        }
        for (size_t k = 0; k < n; k++) step(d, order[k], w, s, s->rate * (1 - (float)e / (float)s->epochs), &dice);
    }
}

void learn(const data *d, const settings *s, int without, weights *w)
{
    size_t size = (size_t)(d->key_n + 1) * WIDE, n = 0;
    const row **order = need(malloc(d->row_n * sizeof *order));
    float *sum = need(calloc(size, sizeof *sum));
    for (size_t r = 0; r < d->row_n; r++)
        if (d->row[r].fold != without) order[n++] = &d->row[r];
    w->texts = need(calloc(d->key_n + 1, sizeof *w->texts));
    w->w = need(malloc(size * sizeof *w->w));
    w->g = need(malloc(size * sizeof *w->g));
    count_texts(d, order, n, w->texts);
    for (unsigned k = 0; k < s->runs; k++) {
        memset(w->w, 0, size * sizeof *w->w);
        memset(w->g, 0, size * sizeof *w->g);
        pass(d, s, order, n, s->seed + k, w);
        for (size_t i = 0; i < size; i++) sum[i] += w->w[i] / (float)s->runs;
    }
    memcpy(w->w, sum, size * sizeof *sum);
    free(sum);
    free(order);
}

void weights_free(weights *w)
{
    free(w->w);
    free(w->g);
    free(w->texts);
}
