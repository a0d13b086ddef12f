/* repair.c -- arcs that English grammar rules out, put right.
 *
 * The parser weighs each arc by itself, so now and then it writes what no clause
 * has.  Each rule here moves an arc only where the tree as it stands cannot be
 * right, whatever the words mean; what is merely unlikely is left to the model.
 *
 *   a subject with a preposition   "in Chechnya militants attacked": no subject
 *       has a case marker; the name right behind the preposition is its noun, and
 *       the two hang on the verb.
 *   an adjective as subject   "Russian, Turkish and Iranian officials met": a clause has
 *       one subject, and an adjective before a comma and a noun's own list belongs to that.
 *   a clause as content of what has no subject   "Putin received Le Pen, promised ...": two clauses in a row.
 *   a state left behind   "leaving eleven injured": what the object became.
 *   an object as adjunct   "pull back their men": a noun needs a preposition, or to tell a time, to be one.
 *   a name in halves   "U.N. Secretary-General Antonio Guterres": two subjects side by side are one.
 *   a source in a list   "According to the mayor, police and soldiers fired": a clause
 *       without subject after "according to X," has it in what the parser took for
 *       more sources.
 *   an infinitive beside a past tense   "he plotted to kill and then attack": a bare
 *       infinitive goes on an infinitive, the last one before it, not a finite verb.
 *   an accusation without accused   "police held two men, accused of theft": who is
 *       accused is the object before the comma.
 *   a participle that took the subject   "visiting French minister X urged": a clause without subject
 *       has it in what the parser took for the object of the participle before it. */
#include "stage/repair.h"
#include "core/tree.h"
#include "stage/clause.h"

static int is_subject(const clio_token *t) { return t->deprel == CLIOI_DEP_NSUBJ || t->deprel == CLIOI_DEP_NSUBJ_PASS; }

/* The word that a preposition goes with although it stands inside the subject `s`: the compound that carries it, or, where the
 * preposition hangs on the subject itself, the name right behind it. */
static uint32_t inner_object(const clio_doc *doc, uint32_t s, uint32_t *prep)
{
    uint32_t p = clioi_kid(doc, s, CLIOI_DEP_CASE);
    for (uint32_t k = doc->kid_first[s]; k != CLIO_NONE && k < s; k = doc->kid_next[k]) {
        if (doc->token[k].deprel != CLIOI_DEP_COMPOUND || doc->token[k].upos != CLIOI_UPOS_PROPN) continue;
        *prep = clioi_kid(doc, k, CLIOI_DEP_CASE);
        if (*prep == CLIO_NONE && p != CLIO_NONE && p + 1 == k) *prep = p;
        if (*prep != CLIO_NONE && *prep < k && doc->token[*prep].upos == CLIOI_UPOS_ADP) return k;
    }
    return CLIO_NONE;
}

static int subject_with_preposition(clio_doc *doc, uint32_t s)
{
    uint32_t p, k = doc->token[s].xpos == CLIOI_XPOS_NNS ? inner_object(doc, s, &p) : CLIO_NONE;
    if (k == CLIO_NONE) return 0;
    for (uint32_t t = k + 1; t < s && doc->token[t].head == s && doc->token[t].deprel == CLIOI_DEP_COMPOUND && doc->token[t].upos == CLIOI_UPOS_PROPN; t++) {
        doc->token[k].head = t;        /* "in South Ossetia rebels": the name's last word is its head */
        k = t;
    }
    doc->token[p].head = k;
    doc->token[k].head = doc->token[s].head;
    doc->token[k].deprel = CLIOI_DEP_OBL;
    return 1;
}

static int has_subject(const clio_doc *doc, uint32_t v)
{
    return clioi_kid(doc, v, CLIOI_DEP_NSUBJ) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_NSUBJ_PASS) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_EXPL) != CLIO_NONE;
}

static int source_in_list(clio_doc *doc, uint32_t t)
{
    uint32_t c = clioi_kid(doc, t, CLIOI_DEP_CASE), v = doc->token[t].head, first = clioi_kid(doc, t, CLIOI_DEP_CONJ);
    if (c == CLIO_NONE || !clioi_tok_is(doc, c, "according") || v == CLIO_NONE || v < t || first == CLIO_NONE || first > v) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_PUNCT) != t + 1 || has_subject(doc, v)) return 0;
    for (uint32_t k = doc->kid_next[first]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_CONJ) doc->token[k].head = first;
    doc->token[first].head = v;
    doc->token[first].deprel = clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ;
    return 1;
}

/* "Russian, Turkish and Iranian officials met": the first adjective of the list is no subject beside the noun's. */
static int adjective_as_subject(clio_doc *doc, uint32_t s)
{
    uint32_t n = s + 1, first = CLIO_NONE, last = CLIO_NONE;
    if (doc->token[s].upos != CLIOI_UPOS_ADJ || s + 2 >= doc->token_n || (doc->token[s + 1].upos != CLIOI_UPOS_CCONJ && !clioi_tok_is(doc, s + 1, ","))) return 0;
    while (n < doc->token_n && n < doc->token[s].head && !(is_subject(&doc->token[n]) && doc->token[n].head == doc->token[s].head)) n++;
    if (n >= doc->token_n || n >= doc->token[s].head || doc->token[n].upos != CLIOI_UPOS_NOUN) return 0;
    for (uint32_t k = doc->kid_first[n]; k != CLIO_NONE && first == CLIO_NONE; k = doc->kid_next[k])
        if (k > s && k < n && doc->token[k].deprel == CLIOI_DEP_AMOD) first = k;
    for (uint32_t k = doc->kid_first[s]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_CONJ) last = k;
    if (first == CLIO_NONE ? last + 1 != n : first > s + 2) return 0;
    for (uint32_t k = first == CLIO_NONE ? CLIO_NONE : doc->kid_first[first]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_CONJ) doc->token[k].head = s;
    if (first != CLIO_NONE) {
        doc->token[first].head = s;
        doc->token[first].deprel = CLIOI_DEP_CONJ;
    }
    doc->token[s].head = n;
    doc->token[s].deprel = CLIOI_DEP_AMOD;
    return 1;
}

/* "U.N. Secretary - General Antonio Guterres urged": a run of names with no comma is one subject; the first half goes with the last. */
static int name_in_halves(clio_doc *doc, uint32_t s)
{
    uint32_t n = s + 1;
    if (doc->token[s].upos != CLIOI_UPOS_PROPN) return 0;
    while (n < doc->token_n && n < doc->token[s].head && (doc->token[n].upos == CLIOI_UPOS_PROPN || doc->token[n].xpos == CLIOI_XPOS_HYPH) &&
           !(is_subject(&doc->token[n]) && doc->token[n].head == doc->token[s].head)) n++;
    if (n >= doc->token_n || doc->token[n].upos != CLIOI_UPOS_PROPN || !is_subject(&doc->token[n]) || doc->token[n].head != doc->token[s].head) return 0;
    doc->token[s].head = n;
    doc->token[s].deprel = CLIOI_DEP_COMPOUND;
    return 1;
}

/* "leaving eleven of them injured": a bare participle behind the object of `leave`, with no comma, says what became of it. */
static int state_left(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, o = v == CLIO_NONE ? CLIO_NONE : clioi_kid(doc, v, CLIOI_DEP_OBJ);
    if (doc->token[t].xpos != CLIOI_XPOS_VBN || o == CLIO_NONE || o > t || v > o || !clioi_lemma_in(doc, v, "leave")) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_AUX_PASS) != CLIO_NONE || doc->token[t - 1].upos == CLIOI_UPOS_PUNCT) return 0;
    doc->token[t].deprel = CLIOI_DEP_XCOMP;
    return 1;
}

/* "pull back their men": a noun without preposition behind verb and adverb is the verb's object, if it has none and the noun tells no time. */
static int object_after_adverb(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, k = t;
    if (v == CLIO_NONE || v + 2 > t || doc->token[t].upos != CLIOI_UPOS_NOUN || doc->token[v].upos != CLIOI_UPOS_VERB || clioi_is_passive(doc, v)) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_CASE) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_OBJ) != CLIO_NONE || !clioi_lemma_in(doc, v + 1, "back away out off")) return 0;
    if (clioi_lemma_in(doc, t, "time day week month year hour minute morning afternoon evening night weekend decade moment second")) return 0;
    while (k - 1 > v + 1 && doc->token[k - 1].head == t) k--;
    if (k != v + 2) return 0;
    doc->token[t].deprel = CLIOI_DEP_OBJ;
    return 1;
}

/* "Putin received Le Pen, promised not to meddle": a finite verb without any subject has no clause before it as its content, unless
 * it is a verb of saying; the two are coordinated. */
static int clause_in_a_row(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head;
    if (v == CLIO_NONE || v < t || !has_subject(doc, t) || has_subject(doc, v) || clioi_is_saying(doc, v)) return 0;
    if (doc->token[v].xpos != CLIOI_XPOS_VBD && doc->token[v].xpos != CLIOI_XPOS_VBZ) return 0;
    if (doc->token[t].xpos != doc->token[v].xpos || clioi_is_passive(doc, v)) return 0;
    doc->token[t].head = doc->token[v].head;
    doc->token[t].deprel = doc->token[v].deprel;
    doc->token[v].head = t;
    doc->token[v].deprel = CLIOI_DEP_CONJ;
    return 1;
}

static int is_bare_infinitive(const clio_doc *doc, uint32_t t)
{
    return doc->token[t].xpos == CLIOI_XPOS_VB && clioi_kid(doc, t, CLIOI_DEP_MARK) == CLIO_NONE && clioi_kid(doc, t, CLIOI_DEP_AUX) == CLIO_NONE && !has_subject(doc, t);
}

/* The infinitive with "to" that `v` governs, last before `t`. */
static uint32_t infinitive_before(const clio_doc *doc, uint32_t v, uint32_t t)
{
    for (uint32_t k = t; k-- > v + 1;) {
        uint32_t m = doc->token[k].xpos == CLIOI_XPOS_VB ? clioi_kid(doc, k, CLIOI_DEP_MARK) : CLIO_NONE, up = k;
        if (m == CLIO_NONE || !clioi_tok_is(doc, m, "to")) continue;
        while (up != CLIO_NONE && up > v) up = doc->token[up].head;
        return up == v ? k : CLIO_NONE;
    }
    return CLIO_NONE;
}

static int infinitive_beside_past(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, k;
    if (v == CLIO_NONE || v > t || !is_bare_infinitive(doc, t)) return 0;
    if (doc->token[v].xpos != CLIOI_XPOS_VBD && doc->token[v].xpos != CLIOI_XPOS_VBZ) return 0;
    k = infinitive_before(doc, v, t);
    if (k == CLIO_NONE) return 0;
    doc->token[t].head = k;
    return 1;
}

static int accused_object(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, o = v == CLIO_NONE ? CLIO_NONE : clioi_kid(doc, v, CLIOI_DEP_OBJ);
    if (o == CLIO_NONE || v > t || o > t || t + 1 >= doc->token_n || doc->token[t - 1].xpos != CLIOI_XPOS_COMMA) return 0;
    if (!(clioi_lemma_in(doc, t, "accuse suspect convict") && clioi_tok_is(doc, t + 1, "of")) && !(clioi_lemma_in(doc, t, "charge") && clioi_tok_is(doc, t + 1, "with"))) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_OBJ) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_CC) != CLIO_NONE || has_subject(doc, t)) return 0;
    doc->token[t].head = o;
    doc->token[t].deprel = CLIOI_DEP_ACL;
    doc->token[t].xpos = CLIOI_XPOS_VBN;
    return 1;
}

static int participle_with_subject(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, o = clioi_kid(doc, t, CLIOI_DEP_OBJ);
    if (doc->token[t].xpos != CLIOI_XPOS_VBG || v == CLIO_NONE || o == CLIO_NONE || o < t || v < o || has_subject(doc, v) || has_subject(doc, t)) return 0;
    if (doc->token[v].xpos != CLIOI_XPOS_VBD && doc->token[v].xpos != CLIOI_XPOS_VBZ) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, o, CLIOI_DEP_DET) != CLIO_NONE) return 0;
    for (uint32_t k = t; k < v; k++)
        if (doc->token[k].xpos == CLIOI_XPOS_COMMA) return 0;
    doc->token[o].head = v;
    doc->token[o].deprel = CLIOI_DEP_NSUBJ;
    doc->token[t].head = o;
    doc->token[t].deprel = CLIOI_DEP_AMOD;
    return 1;
}

int clioi_repair(clio_doc *doc)
{
    int changed = 0;
    for (uint32_t t = 0; t < doc->token_n; t++) {
        if (is_subject(&doc->token[t]) && doc->token[t].head != CLIO_NONE) changed |= subject_with_preposition(doc, t) || adjective_as_subject(doc, t) || name_in_halves(doc, t);
        if (doc->token[t].deprel == CLIOI_DEP_OBL) changed |= source_in_list(doc, t) || object_after_adverb(doc, t);
        if (doc->token[t].deprel == CLIOI_DEP_ADVCL) changed |= state_left(doc, t) || participle_with_subject(doc, t);
        if (doc->token[t].deprel == CLIOI_DEP_CCOMP) changed |= clause_in_a_row(doc, t);
        if (doc->token[t].deprel == CLIOI_DEP_CONJ) changed |= infinitive_beside_past(doc, t);
        if (doc->token[t].deprel == CLIOI_DEP_CONJ || doc->token[t].deprel == CLIOI_DEP_ADVCL) changed |= accused_object(doc, t);
    }
    return changed;
}
