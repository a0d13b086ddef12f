/* relate_features.h -- what the ranker of `clio relate` sees of a document and two phrases.
 *
 * Shared by tools/train-relate and stage/relate.c, so that training and use see
 * the same bits. */
#ifndef CLIO_STAGE_RELATE_FEATURES_H
#define CLIO_STAGE_RELATE_FEATURES_H
#include "core/lex.h"
#include "core/ranker.h"
#include "stage/relate.h"

enum { CLIOI_RELATE_FEATURES = 2000, CLIOI_RELATE_WORDS = 160 };

/** Features of the sentence of the two phrases.
 *  @param target  len 0: none.
 *  @param out     (CLIOI_RELATE_FEATURES,) sorted by key, each key once.
 *  @param n       how many there are.
 *  @return CLIO_OK, CLIO_ENOMEM or CLIO_ELIMIT of scratch (rewound). */
clio_rc clioi_relate_features(const clioi_lex *lex, clio_doc *doc, clioi_span source, clioi_span target, clioi_feature *out, uint32_t *n,
                              clio_err *err);
#endif
