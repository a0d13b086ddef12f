/* repair_tree.h -- what the files of the repair share: moving arcs, asking for subjects and phrases. */
#ifndef CLIO_STAGE_REPAIR_TREE_H
#define CLIO_STAGE_REPAIR_TREE_H
#include "core/doc.h"

/** Hang a token elsewhere; the lists of children stay in order.  No head is CLIO_NONE. */
void clioi_hang(clio_doc *doc, uint32_t t, uint32_t h, unsigned dep);
/** Is its relation nsubj or nsubj:pass? */
int clioi_is_subject(const clio_token *t);
/** Has the verb a subject of its own, be it "there"? */
int clioi_has_subject(const clio_doc *doc, uint32_t v);
/** Do the tags say a past or present tense? */
int clioi_is_past_or_present(const clio_token *t);
/** A clause of its own, which cannot do without a subject, and has none. */
int clioi_lacks_subject(const clio_doc *doc, uint32_t v);
/** "last week", "ten miles": a noun that needs no preposition. */
int clioi_tells_time(const clio_doc *doc, uint32_t t);
/** The first token after `s` that `s` does not govern. */
uint32_t clioi_end_of_phrase(const clio_doc *doc, uint32_t s);
/** Does the predicate, or its first auxiliary, tell something in a tense, or with a modal? */
int clioi_is_finite_clause(const clio_doc *doc, uint32_t v);
/** The first token of what `t` governs. */
uint32_t clioi_first_of_phrase(const clio_doc *doc, uint32_t t);
/** A subject that is one: no preposition of place or time in front of it. */
int clioi_is_true_subject(const clio_doc *doc, uint32_t k);
/** Has the verb a child that is a true subject? */
int clioi_has_true_subject(const clio_doc *doc, uint32_t v);

/** The rules for a verb or clause `t` with relation `d`. @return 1 if one of them moved something. */
int clioi_repair_clause(clio_doc *doc, uint32_t t, unsigned d);
#endif
