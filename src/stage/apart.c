/* apart.c -- what is told beside an act, and has a day and a place of its own.
 *
 * A sentence tells of several acts, and what hangs on the main one holds for some of
 * the others only: "killed in the blast" shares day and place with "the blast", but
 * "resigned after the blast", "condemned the blast", "fled before the army came" do
 * not.  The preposition, or the first word of the clause, says which it is. */
#include "stage/apart.h"
#include "stage/clause.h"

enum { CHAIN = 60 };

/* Does the clause tell what came before or will come later: "after the army retook it"?  The word may have been hung on its subject. */
int clioi_is_of_other_time(const clio_doc *doc, uint32_t t)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE && k < t; k = doc->kid_next[k]) {
        uint32_t w = doc->token[k].deprel == CLIOI_DEP_NSUBJ || doc->token[k].deprel == CLIOI_DEP_NSUBJ_PASS ? clioi_kid(doc, k, CLIOI_DEP_CASE) : k;
        if (w != CLIO_NONE && (clioi_tok_is(doc, w, "after") || clioi_tok_is(doc, w, "before") || clioi_tok_is(doc, w, "since") || clioi_tok_is(doc, w, "until"))) return 1;
    }
    return 0;
}

/* "resigned Tuesday over the bombing", "recalled its envoy after the attacks": a deed named beside what is told has another day;
 * one named as its circumstance, "killed in the bombing", has the same. */
int clioi_is_deed_beside(const clio_doc *doc, uint32_t t)
{
    unsigned dep = doc->token[t].deprel, prep;
    if (dep != CLIOI_DEP_OBL && dep != CLIOI_DEP_NMOD) return 0;
    prep = clioi_prep_of(doc, t);
    return prep == CLIOI_SLOT_AFTER || prep == CLIOI_SLOT_FOLLOWING || prep == CLIOI_SLOT_DESPITE || prep == CLIOI_SLOT_OVER || prep == CLIOI_SLOT_FOR ||
           prep == CLIOI_SLOT_BEFORE || prep == CLIOI_SLOT_SINCE || prep == CLIOI_SLOT_TO || prep == CLIOI_SLOT_ABOUT || prep == CLIOI_SLOT_AGAINST ||
           prep == CLIOI_SLOT_FROM || prep == CLIOI_SLOT_AMID;
}

int clioi_is_apart(const clio_doc *doc, uint32_t trigger, uint32_t h)
{
    if (clioi_pos_of(doc, trigger) != 'N') return 0;
    for (uint32_t t = trigger, n = 0; n < CHAIN && t != CLIO_NONE && clioi_links(doc, t, h) == UINT32_MAX; t = doc->token[t].head, n++)
        if (clioi_is_deed_beside(doc, t)) return 1;
    return 0;
}
