/* repair.h -- what no English sentence does, put right after the parser. */
#ifndef CLIO_STAGE_REPAIR_H
#define CLIO_STAGE_REPAIR_H
#include "core/doc.h"

/** Move arcs that English grammar rules out.  Needs the children of clioi_tree_index; a new lemma may ask doc->mem, which
 *  remembers a refusal. @return 1 if the children must be indexed anew. */
int clioi_repair(clio_doc *doc);
#endif
