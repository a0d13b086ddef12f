/* quantity.h -- numbers as the news writes them: "at least 2 million", "scores", "twenty-five". */
#ifndef CLIO_STAGE_QUANTITY_H
#define CLIO_STAGE_QUANTITY_H
#include "core/doc.h"

enum { CLIOI_EXACT, CLIOI_AROUND, CLIOI_AT_LEAST, CLIOI_UP_TO };   /* clio_count.approx */

typedef struct clioi_quantity {
    uint32_t tok, tok_n;    /* the number and the words that bound it */
    int64_t n;
    uint8_t approx;
} clioi_quantity;

/** Read the number that begins at token `t`; `end` is one past the last token that may be read.
 *  @return 1 and *q, or 0 if there is none. */
int clioi_quantity_at(const clio_doc *doc, uint32_t t, uint32_t end, clioi_quantity *q);

/** Does a number, or a word that bounds one ("at least"), begin at token `t`? */
int clioi_quantity_begins(const clio_doc *doc, uint32_t t);

/** Read the number that token `t` is part of, with "at least", "about" ... before it (not before `first`). */
int clioi_quantity_around(const clio_doc *doc, uint32_t t, uint32_t first, uint32_t end, clioi_quantity *q);
#endif
