/* ranker.h -- a linear classifier over sparse features: the model of `clio relate`.
 *
 *   clioi_ranker_head | slot: (slots,) clioi_rank_slot | weight: (rows, CLIOI_RANK_OUT) int8
 *
 * The outputs are two heads side by side, PLOVER 2.0 and the scheme of 2021, of
 * seventeen outputs each: output k is event k + 1, the last is "no event".  In the
 * scheme of 2021 YIELD is what CONCEDE and RETREAT have together.  Made by
 * tools/train-relate. */
#ifndef CLIO_CORE_RANKER_H
#define CLIO_CORE_RANKER_H
#include "base/err.h"
#include "core/labels.h"

enum {
    CLIOI_RANK_NONE = CLIOI_EV_COUNT - 1,       /* output "no event" */
    CLIOI_RANK_HEAD = CLIOI_EV_COUNT,
    CLIOI_RANK_OUT = 2 * CLIOI_RANK_HEAD,
    CLIOI_RANK_VERSION = 1
};
#define CLIOI_RANK_MAGIC "CLIOREL1"

typedef struct clioi_feature { uint32_t key; int32_t value; } clioi_feature;   /* key never 0 */
typedef struct clioi_rank_slot { uint32_t key, row; } clioi_rank_slot;         /* open table, probed upward; key 0 empty */
typedef struct clioi_ranker_head {
    char magic[8];
    uint32_t version, slots, rows;   /* slots: 2^k, more than rows */
    int32_t scale;                   /* sum * scale / 256: log2 of a chance, in 1/65536 */
    int32_t bias[CLIOI_RANK_OUT];
} clioi_ranker_head;

typedef struct clioi_ranker {        /* head NULL: no model */
    const clioi_ranker_head *head;
    const clioi_rank_slot *slot;
    const int8_t *weight;
} clioi_ranker;

/** Check the bytes and point into them; `len` 0 is an absent model.
 *  @param bytes  aligned to 8, outlives the ranker.
 *  @return CLIO_OK or CLIO_EDATA (err->off = where). */
clio_rc clioi_ranker_open(const void *bytes, size_t len, clioi_ranker *r, clio_err *err);

/** Chances of the outputs of one head, in 1/65536.
 *  @param head         0: PLOVER 2.0, 1: scheme of 2021.
 *  @param f            values at most 8, n at most CLIOI_RELATE_FEATURES.
 *  @param may_be_none  0: "no event" has chance 0.
 *  @param chance       (CLIOI_RANK_HEAD,) */
void clioi_ranker_run(const clioi_ranker *r, unsigned head, const clioi_feature *f, uint32_t n, int may_be_none, uint32_t *chance);
#endif
