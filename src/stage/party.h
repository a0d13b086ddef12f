/* party.h -- the parties of events, set right when all stages have spoken. */
#ifndef CLIO_STAGE_PARTY_H
#define CLIO_STAGE_PARTY_H
#include "core/doc.h"
#include "core/lex.h"

/** Give roles that grammar shows and frames cannot: targets and victims taken for doers, owners of what is refused, the
 *  other side of talks that are offered. */
void clioi_mend_parties(clio_doc *doc);

/** Assaults without a target: the harmed are their recipient. */
void clioi_add_harmed(clio_doc *doc);

/** Give parties told without country ("police", "the rebels") the country of the scene. */
void clioi_settle_countries(const clioi_lex *lex, clio_doc *doc);
#endif
