/* repair.c -- arcs that English grammar rules out, put right.
 *
 * The parser weighs each arc by itself, so now and then it writes what no clause
 * has.  Each rule here moves an arc only where the tree as it stands cannot be
 * right, whatever the words mean; what is merely unlikely is left to the model.
 *
 *   a subject with a preposition   "in Chechnya militants attacked": no subject
 *       has a case marker; the name right behind the preposition is its noun, and
 *       the two hang on the verb. */
#include "stage/repair.h"
#include "core/tree.h"

static int is_subject(const clio_token *t) { return t->deprel == CLIOI_DEP_NSUBJ || t->deprel == CLIOI_DEP_NSUBJ_PASS; }

/* The last word of the name that begins at `t` and stands before `end`: linked by compound to the same noun. */
static uint32_t name_end(const clio_doc *doc, uint32_t t, uint32_t end)
{
    uint32_t head = doc->token[t].head;
    while (t + 1 < end && doc->token[t + 1].upos == CLIOI_UPOS_PROPN && doc->token[t + 1].head == head && doc->token[t + 1].deprel == CLIOI_DEP_COMPOUND) t++;
    return t;
}

static int subject_with_preposition(clio_doc *doc, uint32_t s)
{
    uint32_t p = clioi_kid(doc, s, CLIOI_DEP_CASE), first = p + 1, last;
    if (p == CLIO_NONE || first >= s || doc->token[p].upos != CLIOI_UPOS_ADP || doc->token[s].xpos != CLIOI_XPOS_NNS) return 0;
    if (doc->token[first].upos != CLIOI_UPOS_PROPN || doc->token[first].deprel != CLIOI_DEP_COMPOUND || doc->token[first].head != s) return 0;
    last = name_end(doc, first, s);
    for (uint32_t k = first; k < last; k++) doc->token[k].head = last;
    doc->token[p].head = last;
    doc->token[last].head = doc->token[s].head;
    doc->token[last].deprel = CLIOI_DEP_OBL;
    return 1;
}

int clioi_repair(clio_doc *doc)
{
    int changed = 0;
    for (uint32_t t = 0; t < doc->token_n; t++)
        if (is_subject(&doc->token[t]) && doc->token[t].head != CLIO_NONE) changed |= subject_with_preposition(doc, t);
    return changed;
}
