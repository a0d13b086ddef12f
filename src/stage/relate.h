/* relate.h -- the best event between two phrases of a coded document (clio_relate). */
#ifndef CLIO_STAGE_RELATE_H
#define CLIO_STAGE_RELATE_H
#include "stage/stage.h"

typedef struct clioi_span { uint32_t off, len; } clioi_span;   /* bytes of the text; len 0: none */

/** See clio_relate. @return CLIO_OK, CLIO_ENOMEM or CLIO_ELIMIT of scratch (rewound). */
clio_rc clioi_relate(const clioi_data *data, clio_doc *doc, clioi_span source, clioi_span target, const clio_relate_options *options,
                     clio_relation *out, clio_err *err);
#endif
