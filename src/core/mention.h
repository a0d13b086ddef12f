/* mention.h -- what covers a token: a lexicon hit, a name. */
#ifndef CLIO_CORE_MENTION_H
#define CLIO_CORE_MENTION_H
#include "core/doc.h"
#include "core/lex.h"

/** First entry of a kind (CLIOI_K_*) among those that the hit may mean here; NULL if none. */
const clioi_entry *clioi_hit_entry(const clioi_lex *lex, const clioi_hit *h, unsigned kind);

/** The place that the hit means, by itself: a region before towns of its name, of towns the most populous; or NULL. */
const clioi_entry *clioi_hit_place(const clioi_lex *lex, const clioi_hit *h);

/** The hit that covers a token, or NULL. */
const clioi_hit *clioi_hit_at(const clio_doc *doc, uint32_t t);

/** The name (PER, ORG, LOC ...) that covers a token, or NULL. */
const clio_name *clioi_name_at(const clio_doc *doc, uint32_t t);

/** The first token of a run [from, end), a name's mostly, that hangs on none of the others; `from` if all do. */
uint32_t clioi_head_of_run(const clio_doc *doc, uint32_t from, uint32_t end);
#endif
