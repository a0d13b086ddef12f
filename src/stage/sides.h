/* sides.h -- what the files share that mend the parties of events: party.c, harmed.c, homeland.c. */
#ifndef CLIO_STAGE_SIDES_H
#define CLIO_STAGE_SIDES_H
#include "core/doc.h"
#include "core/tree.h"

/** Has it a country or a sector? */
static inline int clioi_is_known(const clio_actor *a) { return a->country[0] || a->sectors; }

/** Write the code anew from the country and the first sector. */
void clioi_set_code(clio_doc *doc, clio_actor *a);

/** Is it a state, not a bloc or a kind of body? */
int clioi_is_state_code(const char *country);

/** Is the party, or one of its country and sectors, in the list? */
int clioi_among(const clio_actor *list, uint32_t n, const clio_actor *a);

/** Put `n` parties in the event's list of recipients. */
void clioi_set_recipients(clio_doc *doc, clio_event *e, const clio_actor *from, uint32_t n);

/** Buildings, roads and other works, which stand in the land of the scene. */
int clioi_is_works(const clio_doc *doc, uint32_t t);

/** Vehicles, of which it is not told whose they are. */
int clioi_is_vehicle(const clio_doc *doc, uint32_t t);
#endif
