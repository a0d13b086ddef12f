/* ordinary.h -- acts that are no politics: ordinary crime, accidents, what private people say to each other. */
#ifndef CLIO_STAGE_ORDINARY_H
#define CLIO_STAGE_ORDINARY_H
#include "core/doc.h"

/** Drop the events of the document that are no politics. */
void clioi_drop_ordinary(clio_doc *doc);
#endif
