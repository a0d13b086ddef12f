/* ranker.c -- run the linear classifier of `clio relate`.
 *
 * Each feature is looked up in an open table; its row of small integers, times
 * the feature's value, is added to the outputs.  Chances are powers of two of
 * the sums: whole part by shifting, fraction by a cubic, all in integers of
 * 1/65536, so that they have the same bits everywhere.  The sums fit: 2,000
 * features of value 8 at most and weight 127 make 2 million.
 *
 * Features that training did not keep are not in the table and say nothing. */
#include "core/ranker.h"
#include <string.h>

enum { ROWS_MAX = 1 << 22, ONE = 65536 };

clio_rc clioi_ranker_open(const void *bytes, size_t len, clioi_ranker *r, clio_err *err)
{
    const clioi_ranker_head *h = bytes;
    size_t slots;
    *r = (clioi_ranker){0};
    if (!bytes || !len) return CLIO_OK;
    if (len < sizeof *h || memcmp(h->magic, CLIOI_RANK_MAGIC, sizeof h->magic)) return clioi_fail(err, CLIO_EDATA, 0, "not a model of relations");
    if (h->version != CLIOI_RANK_VERSION) return clioi_fail(err, CLIO_EDATA, 8, "the model of relations has version %u, not %u", h->version, CLIOI_RANK_VERSION);
    if (!h->slots || h->slots & (h->slots - 1) || h->rows >= h->slots || h->slots > ROWS_MAX)
        return clioi_fail(err, CLIO_EDATA, 12, "the model of relations has %u slots for %u rows", h->slots, h->rows);
    slots = h->slots * sizeof(clioi_rank_slot);
    if (len != sizeof *h + slots + (size_t)h->rows * CLIOI_RANK_OUT)
        return clioi_fail(err, CLIO_EDATA, sizeof *h, "the model of relations has %zu bytes", len);
    r->head = h;
    r->slot = (const clioi_rank_slot *)(const void *)((const char *)bytes + sizeof *h);
    r->weight = (const int8_t *)((const char *)bytes + sizeof *h + slots);
    for (uint32_t k = 0; k < h->slots; k++)
        if (r->slot[k].key && r->slot[k].row >= h->rows)
            return clioi_fail(err, CLIO_EDATA, sizeof *h + k * sizeof *r->slot, "a feature has no row");
    return CLIO_OK;
}

/* 2 to the power of -x / 65536, in 1/65536. */
static uint32_t power(int64_t x)
{
    int64_t whole = x >> 16, f = x & (ONE - 1), y;
    if (whole >= 17) return 0;
    y = 15478 - (f * 2823 >> 16);          /* exact at f = 0, 1/2, 1 and in the slope at 0 */
    y = 45423 - (f * y >> 16);
    y = ONE - (f * y >> 16);
    return (uint32_t)(y >> whole);
}

static void add_rows(const clioi_ranker *r, unsigned head, const clioi_feature *f, uint32_t n, int32_t *sum)
{
    uint32_t mask = r->head->slots - 1;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t at = f[k].key & mask;
        const int8_t *w;
        while (r->slot[at].key && r->slot[at].key != f[k].key) at = (at + 1) & mask;
        if (!r->slot[at].key) continue;
        w = r->weight + (size_t)r->slot[at].row * CLIOI_RANK_OUT + head * CLIOI_RANK_HEAD;
        for (int i = 0; i < CLIOI_RANK_HEAD; i++) sum[i] += f[k].value * w[i];
    }
}

void clioi_ranker_run(const clioi_ranker *r, unsigned head, const clioi_feature *f, uint32_t n, int may_be_none, uint32_t *chance)
{
    int32_t sum[CLIOI_RANK_HEAD], top;
    int out_n = CLIOI_RANK_HEAD - !may_be_none;
    uint64_t all = 0;
    memcpy(sum, r->head->bias + head * CLIOI_RANK_HEAD, sizeof sum);
    add_rows(r, head, f, n, sum);
    top = sum[0];
    for (int k = 1; k < out_n; k++)
        if (sum[k] > top) top = sum[k];
    chance[CLIOI_RANK_NONE] = 0;
    for (int k = 0; k < out_n; k++) all += chance[k] = power((int64_t)(top - sum[k]) * r->head->scale >> 8);
    for (int k = 0; k < out_n; k++) chance[k] = (uint32_t)((uint64_t)chance[k] * ONE / all);
}
