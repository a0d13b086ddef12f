/* apart.h -- is it told beside the act, with a day and a place of its own? */
#ifndef CLIO_STAGE_APART_H
#define CLIO_STAGE_APART_H
#include "core/doc.h"

/** Does the clause with head `t` tell what came before or after: "after the army retook it"? */
int clioi_is_of_other_time(const clio_doc *doc, uint32_t t);

/** Is the noun phrase with head `t` hung as something beside what is told: "over the bombing", "after the attacks"? */
int clioi_is_deed_beside(const clio_doc *doc, uint32_t t);

/** Is the act a noun, hung in such a phrase somewhere below the clause that holds `h`?  (Acts told by verbs after "after" often share the place.) */
int clioi_is_apart(const clio_doc *doc, uint32_t trigger, uint32_t h);
#endif
