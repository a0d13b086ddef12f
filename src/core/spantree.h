/* spantree.h -- from arc scores to a tree with one root. */
#ifndef CLIO_CORE_SPANTREE_H
#define CLIO_CORE_SPANTREE_H
#include "base/arena.h"
#include "base/err.h"

/** The best tree of all trees with exactly one root.
 *  @param score    (n, n + 1): score[i][k] of head k for word i; k 0 is the root, else word k - 1.
 *                  At least -2^30; a word's score on itself is not read.
 *  @param n        1 to 1023 words.
 *  @param head     (n,) receives the head's index, CLIO_NONE for the root.
 *  @param scratch  rewound.
 *  @return CLIO_OK, or what scratch refuses with. */
clio_rc clioi_spantree(const int32_t *score, uint32_t n, uint32_t *head, clioi_arena *scratch, clio_err *err);
#endif
