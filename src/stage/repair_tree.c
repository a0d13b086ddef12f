/* repair_tree.c -- moving arcs, and what the rules of repair ask of a tree. */
#include "stage/repair_tree.h"
#include "core/tree.h"

/* Hang a token elsewhere; the lists of children stay in order. */
void clioi_hang(clio_doc *doc, uint32_t t, uint32_t h, unsigned dep)
{
    uint32_t old = doc->token[t].head, *link;
    if (old != CLIO_NONE) {
        link = &doc->kid_first[old];
        while (*link != t) link = &doc->kid_next[*link];
        *link = doc->kid_next[t];
    }
    doc->token[t].head = h;
    doc->token[t].deprel = (uint8_t)dep;
    doc->kid_next[t] = CLIO_NONE;
    if (h == CLIO_NONE) return;
    link = &doc->kid_first[h];
    while (*link != CLIO_NONE && *link < t) link = &doc->kid_next[*link];
    doc->kid_next[t] = *link;
    *link = t;
}

int clioi_is_subject(const clio_token *t) { return t->deprel == CLIOI_DEP_NSUBJ || t->deprel == CLIOI_DEP_NSUBJ_PASS; }

int clioi_has_subject(const clio_doc *doc, uint32_t v)
{
    return clioi_kid(doc, v, CLIOI_DEP_NSUBJ) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_NSUBJ_PASS) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_EXPL) != CLIO_NONE;
}

int clioi_is_past_or_present(const clio_token *t)
{
    return t->xpos == CLIOI_XPOS_VBD || t->xpos == CLIOI_XPOS_VBZ || t->xpos == CLIOI_XPOS_VBP;
}

/* A clause of its own, which cannot do without a subject. */
int clioi_lacks_subject(const clio_doc *doc, uint32_t v)
{
    unsigned d = doc->token[v].deprel;
    if (!clioi_is_past_or_present(&doc->token[v]) || doc->token[v].upos != CLIOI_UPOS_VERB || clioi_has_subject(doc, v)) return 0;
    return (d == CLIOI_DEP_ROOT || d == CLIOI_DEP_CCOMP || d == CLIOI_DEP_PARATAXIS) && clioi_kid(doc, v, CLIOI_DEP_CSUBJ) == CLIO_NONE;
}

/* "last week", "the same day": these need no preposition. */
int clioi_tells_time(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "day night morning afternoon evening week weekend month year time hour minute second decade season summer winter spring "
                                  "autumn fall moment way percent mile kilometer kilometre meter metre dollar euro");
}

/* The first token after `s` that `s` does not govern. */
uint32_t clioi_end_of_phrase(const clio_doc *doc, uint32_t s)
{
    uint32_t end = s + 1;
    for (uint32_t t = s + 1, up; t < doc->token_n && t < s + 24; t++) {
        for (up = t; up != CLIO_NONE && up > s; up = doc->token[up].head) {}
        if (up == s && doc->token[t].upos != CLIOI_UPOS_PUNCT) end = t + 1;
    }
    return end;
}

int clioi_is_finite_clause(const clio_doc *doc, uint32_t v)
{
    uint32_t aux = clioi_kid(doc, v, CLIOI_DEP_AUX), pass = clioi_kid(doc, v, CLIOI_DEP_AUX_PASS), cop = clioi_kid(doc, v, CLIOI_DEP_COP);
    if (aux == CLIO_NONE) aux = pass != CLIO_NONE ? pass : cop;
    if (aux == CLIO_NONE) return clioi_is_past_or_present(&doc->token[v]);
    return clioi_is_past_or_present(&doc->token[aux]) || doc->token[aux].xpos == CLIOI_XPOS_MD;
}

/* The first token of what `t` governs. */
uint32_t clioi_first_of_phrase(const clio_doc *doc, uint32_t t)
{
    uint32_t first = t;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (k < first) first = clioi_first_of_phrase(doc, k);
    return first;
}

/* A subject that is one: no preposition of place or time in front of it. */
int clioi_is_true_subject(const clio_doc *doc, uint32_t k)
{
    uint32_t c = clioi_is_subject(&doc->token[k]) ? clioi_kid(doc, k, CLIOI_DEP_CASE) : CLIO_NONE;
    if (!clioi_is_subject(&doc->token[k])) return doc->token[k].deprel == CLIOI_DEP_EXPL || doc->token[k].deprel == CLIOI_DEP_CSUBJ || doc->token[k].deprel == CLIOI_DEP_NSUBJ_OUTER;
    return c == CLIO_NONE || c > k || !clioi_lemma_in(doc, c, "in on at from under after before during since by with for into within across near inside outside amid");
}

int clioi_has_true_subject(const clio_doc *doc, uint32_t v)
{
    for (uint32_t k = doc->kid_first[v]; k != CLIO_NONE; k = doc->kid_next[k])
        if (clioi_is_true_subject(doc, k)) return 1;
    return 0;
}
