/* pair.h -- "the two sides", "both countries", "their leaders": words for two parties that were named before. */
#ifndef CLIO_STAGE_PAIR_H
#define CLIO_STAGE_PAIR_H
#include "core/doc.h"

/** Find such words, once each party has its actor; fills doc->pair and gives each word the first party as its actor.
 *  Asks doc->mem; a refusal is remembered there. */
void clioi_find_pairs(clio_doc *doc);

/** The second actor that a word for two stands for, or CLIO_NONE. */
uint32_t clioi_second_of_pair(const clio_doc *doc, uint32_t tok);
#endif
