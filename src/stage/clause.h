/* clause.h -- what the stages of circumstances share: clauses, phrases, verbs of saying. */
#ifndef CLIO_STAGE_CLAUSE_H
#define CLIO_STAGE_CLAUSE_H
#include "core/mention.h"
#include "core/tree.h"

/** Sentence that holds token `t`. */
uint32_t clioi_sentence_of(const clio_doc *doc, uint32_t t);

/** Does the relation to its head open a clause of its own (ccomp, advcl, acl, parataxis, a verb's conj ...)? */
int clioi_opens_clause(const clio_doc *doc, uint32_t t);

/** `t` or the nearest token above it that is the head of a clause. */
uint32_t clioi_clause_head(const clio_doc *doc, uint32_t t);

/** Links from `t` up to `top`; UINT32_MAX if `top` is not above it. */
uint32_t clioi_links(const clio_doc *doc, uint32_t top, uint32_t t);

/** Lowest token that is above, or is, both; CLIO_NONE if they are of two trees. */
uint32_t clioi_common(const clio_doc *doc, uint32_t a, uint32_t b);

/** The close phrase around a nominal: compounds, adjectives, numbers, possessors, determiner and, if `of` is not 0,
 *  a phrase with "of"; one run of tokens lo to hi. */
void clioi_phrase(const clio_doc *doc, uint32_t head, int of, uint32_t *lo, uint32_t *hi);

enum { CLIOI_NO_WAY = 1000 };
/** How far is the phrase with head `h` from an event's trigger?  Links over the tree, and more for each clause border.
 *  @param is_trigger  (token_n,) 1: some event's trigger, which has the first right to what is below it.
 *  @param words       1: the event is something said, so what lies in the clauses below is not its own.
 *  @return CLIOI_NO_WAY or more if one is said and the other belongs to the saying, or they are of two trees. */
unsigned clioi_attachment(const clio_doc *doc, const uint8_t *is_trigger, uint32_t h, uint32_t trigger, int words);

/** Is it a noun for a deed, which lends its date and place to the verb it hangs on ("killed in the May 4 bombing")? */
int clioi_is_deed(const clio_doc *doc, uint32_t t);

/** Is the event something said, promised, asked (it happens where and when it is spoken)? */
int clioi_is_words(const clio_event *e);

/** Is it a verb of saying (say, tell, report, according, ...)? */
int clioi_is_saying(const clio_doc *doc, uint32_t t);
#endif
