/* pack.c -- trained weights to the bytes of core/ranker.h.
 *
 * Shared and own weights are added up for each head and rounded to steps of a
 * size that lets all but one weight in two thousand fit in eight bits; those are
 * clipped.  Features whose weights all round to less than two steps go. */
#include "train.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { KEEP_STEPS = 2, CLIPPED_IN = 2000 };

static float folded(const weights *w, size_t key, int out)
{
    const float *x = w->w + key * WIDE;
    int head = out / CLIOI_RANK_HEAD, k = out % CLIOI_RANK_HEAD;
    return x[k] + x[(1 + head) * CLIOI_RANK_HEAD + k];
}

static int by_size(const void *a, const void *b)
{
    float x = *(const float *)a, y = *(const float *)b;
    return x < y ? -1 : x > y;
}

static float step_size(const data *d, const weights *w)
{
    size_t n = (size_t)d->key_n * CLIOI_RANK_OUT;
    float *all = need(malloc((n + 1) * sizeof *all)), step;
    for (size_t k = 0; k < n; k++) all[k] = fabsf(folded(w, k / CLIOI_RANK_OUT, (int)(k % CLIOI_RANK_OUT)));
    qsort(all, n, sizeof *all, by_size);
    step = n ? all[n - 1 - n / CLIPPED_IN] / 127 : 1;
    free(all);
    return step > 1e-6f ? step : 1e-6f;
}

static int round_row(const weights *w, size_t key, float step, int8_t *out)
{
    int most = 0;
    for (int k = 0; k < CLIOI_RANK_OUT; k++) {
        long v = lrintf(folded(w, key, k) / step);
        v = v > 127 ? 127 : v < -127 ? -127 : v;
        out[k] = (int8_t)v;
        if (labs(v) > most) most = (int)labs(v);
    }
    return most >= KEEP_STEPS;
}

void *pack_model(const data *d, const weights *w, size_t *len)
{
    float step = step_size(d, w);
    clioi_ranker_head h = {.magic = CLIOI_RANK_MAGIC, .version = CLIOI_RANK_VERSION, .slots = 16};
    int8_t *rows = need(malloc((size_t)(d->key_n + 1) * CLIOI_RANK_OUT));
    uint32_t *key = need(malloc((d->key_n + 1) * sizeof *key));
    clioi_rank_slot *slot;
    char *bytes;
    for (uint32_t k = 0; k < d->key_n; k++)
        if (round_row(w, k, step, rows + (size_t)h.rows * CLIOI_RANK_OUT)) key[h.rows++] = d->key[k];
    while (h.slots < 2 * h.rows) h.slots *= 2;
    h.scale = (int32_t)lrintf(step / 8 * 1.442695f * 65536 * 256);
    for (int k = 0; k < CLIOI_RANK_OUT; k++) h.bias[k] = (int32_t)lrintf(folded(w, d->key_n, k) / step * 8);
    *len = sizeof h + h.slots * sizeof *slot + (size_t)h.rows * CLIOI_RANK_OUT;
    bytes = need(calloc(1, *len));
    slot = (clioi_rank_slot *)(void *)(bytes + sizeof h);
    memcpy(bytes, &h, sizeof h);
    for (uint32_t k = 0; k < h.rows; k++) {
        uint32_t at = key[k] & (h.slots - 1);
        while (slot[at].key) at = (at + 1) & (h.slots - 1);
        slot[at] = (clioi_rank_slot){key[k], k};
    }
    memcpy(slot + h.slots, rows, (size_t)h.rows * CLIOI_RANK_OUT);
    free(rows);
    free(key);
    return bytes;
}
