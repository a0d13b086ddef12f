/* tree.h -- reading a dependency tree: children, slots, shared subjects.
 *
 * Everything that grammar does to hide who did what to whom is undone here and
 * nowhere else: passives, control, raising, coordination, relative clauses,
 * reduced relatives, support verbs. */
#ifndef CLIO_CORE_TREE_H
#define CLIO_CORE_TREE_H
#include "core/doc.h"
#include "core/lex.h"

enum { CLIOI_SLOTS_MAX = 40 };
typedef struct clioi_slots {
    uint32_t n;
    uint8_t slot[CLIOI_SLOTS_MAX];    /* clioi_slot */
    uint32_t tok[CLIOI_SLOTS_MAX];    /* head token of the argument */
} clioi_slots;

/** Build doc->kid_first and doc->kid_next. @return CLIO_OK or the arena's reason. */
clio_rc clioi_tree_index(clio_doc *doc, clio_err *err);

/** First child of `t` with relation `dep` (a CLIOI_DEP_*), or CLIO_NONE. */
uint32_t clioi_kid(const clio_doc *doc, uint32_t t, unsigned dep);

/** Is the token's text this word, whatever its case?  `word` is lower-case ASCII. */
int clioi_tok_is(const clio_doc *doc, uint32_t t, const char *word);
/** Is the token's lemma one of the words of a blank-separated list? */
int clioi_lemma_in(const clio_doc *doc, uint32_t t, const char *list);

/** Preposition of a nominal: a CLIOI_SLOT_*, or CLIOI_SLOT_COUNT if none. */
unsigned clioi_prep_of(const clio_doc *doc, uint32_t t);
/** Is the verb in the passive? */
int clioi_is_passive(const clio_doc *doc, uint32_t v);
/** Surface subject, own or shared through conjunction, control, relative clause; CLIO_NONE if none. */
uint32_t clioi_subject_of(const clio_doc *doc, uint32_t v);
/** What the conjunct `v` (relation conj) continues: its head, or the clause above where the forms do not fit. */
uint32_t clioi_conjunct_head(const clio_doc *doc, uint32_t v);
/** Index in doc->quote of the quotation around `t`, or CLIO_NONE; one of three words or fewer is a name or a phrase, not a speech. */
uint32_t clioi_quotation_at(const clio_doc *doc, uint32_t t);
/** A relative pronoun's antecedent; any other token itself. */
uint32_t clioi_antecedent(const clio_doc *doc, uint32_t t);

/** All slots of a predicate (verb, noun or adjective).  `lex` knows the support verbs. */
void clioi_tree_slots(const clio_doc *doc, const clioi_lex *lex, uint32_t p, clioi_slots *out);

/** A noun that a copula and a preposition make the predicate: "is on alert", "was in Peru for talks". */
int clioi_is_state(const clio_doc *doc, uint32_t t);

/** The slots of such a clause, as a verb "be" would have them: subj, the noun by its preposition, what else hangs on it. */
void clioi_state_slots(const clio_doc *doc, uint32_t t, clioi_slots *out);

/** Does anything fill the slot? */
int clioi_has_slot(const clioi_slots *s, unsigned slot);

/** `t` and the nominals coordinated with it, in text order. @return how many (<= max). */
uint32_t clioi_conjuncts(const clio_doc *doc, uint32_t t, uint32_t *out, uint32_t max);

/** Hash of a token's lemma with POS 'V', 'N', 'A' (or 0 for none), see clioi_hash_lemma. */
uint32_t clioi_tok_hash(const clio_doc *doc, uint32_t t, char pos);
/** The same of the compound that ends in the token, where hyphens tie it to the word before ("cease-fire"); 0 for others. */
uint32_t clioi_joined_hash(const clio_doc *doc, uint32_t t, char pos);
/** 'V', 'N', 'A' of a token, or 0. */
char clioi_pos_of(const clio_doc *doc, uint32_t t);
#endif
