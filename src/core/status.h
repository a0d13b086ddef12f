/* status.h -- did it happen?  Status of a predicate from the grammar around it. */
#ifndef CLIO_CORE_STATUS_H
#define CLIO_CORE_STATUS_H
#include "core/tree.h"

/** CLIOI_ST_ACTUAL, FUTURE, HYPOTHETICAL or NEGATED; history is a matter of dates (stage/when.c). */
unsigned clioi_status_of(const clio_doc *doc, const clioi_lex *lex, uint32_t trigger);
#endif
