/* repair.c -- arcs that English grammar rules out, put right.
 *
 * The parser weighs each arc by itself, so now and then it writes what no clause
 * has.  Each rule here moves an arc only where the tree as it stands cannot be
 * right, whatever the words mean; what is merely unlikely is left to the model.
 *
 *   a subject with a preposition   "in Chechnya militants attacked": no subject
 *       has a case marker; the name right behind the preposition is its noun, and
 *       the two hang on the verb.
 *   a source in a list   "According to the mayor, police and soldiers fired": a clause
 *       without subject after "according to X," has it in what the parser took for
 *       more sources.
 *   an adjective as subject   "Russian, Turkish and Iranian officials met": a clause has
 *       one subject, and an adjective before a comma and a noun's own list belongs to that.
 *   a state left behind   "leaving eleven injured": what the object became.
 *   an object as adjunct   "pull back their men": a noun needs a preposition, or to tell a time, to be one.
 *   a name in halves   "U.N. Secretary-General Antonio Guterres": two subjects side by side are one.
 *   an infinitive beside a past tense   "he plotted to kill and then attack": a bare
 *       infinitive goes on an infinitive, the last one before it, not a finite verb.
 *   an accusation without accused   "police held two men, accused of theft": who is
 *       accused is the object before the comma.
 *   a participle that took the subject   "visiting French minister X urged": a clause without subject
 *       has it in what the parser took for the object of the participle before it.
 *   a subject in a place   "In the province of Idlib aircraft of the army struck": a past
 *       tense without subject has it in the noun that the parser hung behind a
 *       preposition, together with the name that is really there.
 *   a noun that does   "test-fired": what a hyphen ties to a verb is not its subject; the
 *       noun before it is.
 *   a noun with a subject   "Youths smashed windows": only a copula gives a noun a subject;
 *       the participle behind that subject is the verb.
 *   two objects   "gave the agency money": of a verb that takes both, the first is to whom.
 *   a bare phrase   "held in Paris the first meeting": a phrase without preposition that tells
 *       no time is the object of a verb that has none.
 *   one who is many   "the President of Peru Jane Doe and the King": a name in apposition
 *       to one person is no list; the list is of the persons.
 *   a clause in front   "Police chased them, then fired": what comes first, has a subject and
 *       no conjunction is no clause of the verb behind it, which has none; the two are a list.
 *   neighbours in a list   "the state and Houthi rebels": two members of a list have a comma or
 *       a conjunction between them; without it the first belongs to the second.
 *   a list in two subjects   "five civilians, two soldiers and a policeman were killed": two
 *       subjects of one verb with a comma between them are a list; "a minister of the church, Doe was held": or one person.
 *   a noun behind its own clause   "a battle in which five were killed": what "which" stands
 *       for is no part of the clause that "which" is in.
 *   a participle with an article   "the wounded": is a noun.
 *   a clause beside   "Police chased them, then fired": a past tense without subject behind
 *       a comma goes on the one before it, whose subject it has.
 *   what an adjective is about   "is due to visit": an infinitive that such an adjective asks for; an
 *       adjective with a copula is no conjunction.
 *   who said it, and did more   "... said the envoy, thanked Peru": a comma parts the subject behind a
 *       word of saying from the next verb, and what follows an active verb bare is its object. */
#include "stage/repair.h"
#include "core/tree.h"
#include "stage/clause.h"
#include <string.h>

/* Hang a token elsewhere; the lists of children stay in order. */
static void hang(clio_doc *doc, uint32_t t, uint32_t h, unsigned dep)
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
        hang(doc, k, t, CLIOI_DEP_COMPOUND);        /* "in South Ossetia rebels": the name's last word is its head */
        k = t;
    }
    hang(doc, p, k, CLIOI_DEP_CASE);
    hang(doc, k, doc->token[s].head, CLIOI_DEP_OBL);
    return 1;
}

static int has_subject(const clio_doc *doc, uint32_t v)
{
    return clioi_kid(doc, v, CLIOI_DEP_NSUBJ) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_NSUBJ_PASS) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_EXPL) != CLIO_NONE;
}

static int source_in_list(clio_doc *doc, uint32_t t)
{
    uint32_t c = clioi_kid(doc, t, CLIOI_DEP_CASE), v = doc->token[t].head, first = clioi_kid(doc, t, CLIOI_DEP_CONJ), next;
    if (c == CLIO_NONE || !clioi_tok_is(doc, c, "according") || v == CLIO_NONE || v < t || first == CLIO_NONE || first > v) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_PUNCT) != t + 1 || has_subject(doc, v)) return 0;
    for (uint32_t k = doc->kid_next[first]; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (doc->token[k].deprel == CLIOI_DEP_CONJ) hang(doc, k, first, CLIOI_DEP_CONJ);
    }
    hang(doc, first, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
}

static int is_past_or_present(const clio_token *t)
{
    return t->xpos == CLIOI_XPOS_VBD || t->xpos == CLIOI_XPOS_VBZ || t->xpos == CLIOI_XPOS_VBP;
}

/* A clause of its own, which cannot do without a subject. */
static int lacks_subject(const clio_doc *doc, uint32_t v)
{
    unsigned d = doc->token[v].deprel;
    if (!is_past_or_present(&doc->token[v]) || doc->token[v].upos != CLIOI_UPOS_VERB || has_subject(doc, v)) return 0;
    return (d == CLIOI_DEP_ROOT || d == CLIOI_DEP_CCOMP || d == CLIOI_DEP_PARATAXIS) && clioi_kid(doc, v, CLIOI_DEP_CSUBJ) == CLIO_NONE;
}

/* The last word of the name right behind the preposition of `k`, if the name only modifies that noun; or CLIO_NONE. */
static uint32_t name_in_front(const clio_doc *doc, uint32_t k)
{
    uint32_t m = clioi_kid(doc, k, CLIOI_DEP_COMPOUND), p = clioi_kid(doc, k, CLIOI_DEP_CASE), t;
    if (p == CLIO_NONE && m != CLIO_NONE && m < k) p = clioi_kid(doc, m, CLIOI_DEP_CASE);
    if (p == CLIO_NONE || doc->token[k].upos != CLIOI_UPOS_NOUN) return CLIO_NONE;
    for (t = p + 1; t < k && doc->token[t].upos == CLIOI_UPOS_PROPN && doc->token[t].deprel == CLIOI_DEP_COMPOUND; t++) {}
    return t > p + 1 && (doc->token[t - 1].head == k || doc->token[t - 1].head > t - 1) ? t - 1 : CLIO_NONE;
}

/* The noun that the parser hung behind a preposition before the verb, with a name in front of it. */
static uint32_t buried_subject(const clio_doc *doc, uint32_t v, uint32_t o)
{
    for (uint32_t k = o; k != CLIO_NONE && k < v; k = clioi_kid(doc, k, CLIOI_DEP_NMOD))
        if (name_in_front(doc, k) != CLIO_NONE) return k;
    return CLIO_NONE;
}

/* "In the province of Idlib aircraft struck": a noun hung behind another one without a preposition. */
static uint32_t bare_modifier(const clio_doc *doc, uint32_t v, uint32_t o)
{
    for (uint32_t k = doc->kid_first[o]; k != CLIO_NONE && k < v; k = doc->kid_next[k])
        if (k > o && doc->token[k].deprel == CLIOI_DEP_NMOD && doc->token[k].upos == CLIOI_UPOS_NOUN && clioi_kid(doc, k, CLIOI_DEP_CASE) == CLIO_NONE) return k;
    return CLIO_NONE;
}

static int subject_in_a_place(clio_doc *doc, uint32_t v)
{
    uint32_t o = clioi_kid(doc, v, CLIOI_DEP_OBL), k, name;
    if (o == CLIO_NONE || o > v || !lacks_subject(doc, v)) return 0;
    k = bare_modifier(doc, v, o);
    if (k != CLIO_NONE) {
        hang(doc, k, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
        return 1;
    }
    k = buried_subject(doc, v, o);
    if (k == CLIO_NONE) return 0;
    name = name_in_front(doc, k);
    hang(doc, name, doc->token[k].head, doc->token[k].deprel);
    for (uint32_t t = name; t-- > 0 && (doc->token[t].deprel == CLIOI_DEP_COMPOUND || doc->token[t].deprel == CLIOI_DEP_CASE);)
        hang(doc, t, name, doc->token[t].deprel);
    hang(doc, k, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
}

/* Do the two tokens touch? */
static int touch(const clio_doc *doc, uint32_t a, uint32_t b) { return doc->token[a].off + doc->token[a].len == doc->token[b].off; }

static int noun_that_does(clio_doc *doc, uint32_t a)
{
    uint32_t v = a + 2, s;
    if (v >= doc->token_n || !a || doc->token[a].head != v || doc->token[v].upos != CLIOI_UPOS_VERB || (doc->token[a].deprel != CLIOI_DEP_NSUBJ && !lacks_subject(doc, v))) return 0;
    if ((doc->token[a + 1].xpos != CLIOI_XPOS_HYPH && !clioi_tok_is(doc, a + 1, "-")) || !touch(doc, a, a + 1) || !touch(doc, a + 1, v)) return 0;
    s = a - 1;
    if (doc->token[s].head != a || doc->token[s].deprel != CLIOI_DEP_COMPOUND) return 0;
    hang(doc, s, v, CLIOI_DEP_NSUBJ);
    for (uint32_t k = doc->kid_first[a], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (k < s) hang(doc, k, s, doc->token[k].deprel);
    }
    doc->token[a].deprel = CLIOI_DEP_COMPOUND;
    return 1;
}

/* The participle right behind the subject `s` of the noun `n`. */
static uint32_t verb_behind(const clio_doc *doc, uint32_t s, uint32_t n)
{
    uint32_t p = s + 1;
    while (p < n && doc->token[p].upos == CLIOI_UPOS_ADV) p++;
    if (p >= n || doc->token[p].head > n || doc->token[p].head < p || doc->token[p].upos != CLIOI_UPOS_VERB || doc->token[p].deprel != CLIOI_DEP_AMOD) return CLIO_NONE;
    return doc->token[p].xpos == CLIOI_XPOS_VBN || doc->token[p].xpos == CLIOI_XPOS_VBD ? p : CLIO_NONE;
}

static int noun_with_a_subject(clio_doc *doc, uint32_t n)
{
    uint32_t s = clioi_kid(doc, n, CLIOI_DEP_NSUBJ), p;
    if (s == CLIO_NONE || s > n || doc->token[n].upos != CLIOI_UPOS_NOUN || clioi_kid(doc, n, CLIOI_DEP_COP) != CLIO_NONE) return 0;
    p = verb_behind(doc, s, n);
    if (p == CLIO_NONE) return 0;
    hang(doc, p, doc->token[n].head, doc->token[n].deprel);
    for (uint32_t k = doc->kid_first[n], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (k < p || (k > n && doc->token[k].deprel != CLIOI_DEP_NMOD && doc->token[k].deprel != CLIOI_DEP_ACL && doc->token[k].deprel != CLIOI_DEP_ACL_RELCL))
            hang(doc, k, p, doc->token[k].deprel);
    }
    hang(doc, n, p, CLIOI_DEP_OBJ);
    doc->token[p].xpos = CLIOI_XPOS_VBD;
    return 1;
}

static int is_object_noun(const clio_doc *doc, uint32_t k) { return clioi_pos_of(doc, k) == 'N' && clioi_kid(doc, k, CLIOI_DEP_CASE) == CLIO_NONE; }

static int two_objects(clio_doc *doc, uint32_t v)
{
    uint32_t a = clioi_kid(doc, v, CLIOI_DEP_OBJ), b = a == CLIO_NONE ? a : doc->kid_next[a];
    while (b != CLIO_NONE && doc->token[b].deprel != CLIOI_DEP_OBJ) b = doc->kid_next[b];
    if (!clioi_lemma_in(doc, v, "give grant offer send lend pay hand bring award afford promise sell owe deny show save supply")) return 0;
    if (b == CLIO_NONE || a < v || clioi_kid(doc, v, CLIOI_DEP_IOBJ) != CLIO_NONE) return 0;
    if (!is_object_noun(doc, b) && !clioi_lemma_in(doc, b, "something nothing anything everything")) return 0;
    if (!is_object_noun(doc, a) && doc->token[a].upos != CLIOI_UPOS_PRON) return 0;
    doc->token[a].deprel = CLIOI_DEP_IOBJ;
    return 1;
}

/* "last week", "the same day": these need no preposition. */
static int tells_time(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "day night morning afternoon evening week weekend month year time hour minute second decade season summer winter spring "
                                  "autumn fall moment way percent mile kilometer kilometre meter metre dollar euro");
}

static int bare_phrase(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, det = clioi_kid(doc, t, CLIOI_DEP_DET);
    if (v == CLIO_NONE || v > t || doc->token[t].upos != CLIOI_UPOS_NOUN || det == CLIO_NONE || !is_object_noun(doc, t) || tells_time(doc, t)) return 0;
    if (doc->token[det - 1].upos == CLIOI_UPOS_ADP || doc->token[det - 1].xpos == CLIOI_XPOS_IN || doc->token[v].upos != CLIOI_UPOS_VERB || clioi_is_passive(doc, v)) return 0;
    if (clioi_kid(doc, v, CLIOI_DEP_OBJ) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_XCOMP) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_CCOMP) != CLIO_NONE) return 0;
    doc->token[t].deprel = CLIOI_DEP_OBJ;
    return 1;
}

static int one_who_is_many(clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->token[t].head, c = clioi_kid(doc, t, CLIOI_DEP_CONJ), k;
    if (h == CLIO_NONE || h > t || c == CLIO_NONE || doc->token[h].xpos != CLIOI_XPOS_NNP || doc->token[t].xpos != CLIOI_XPOS_NNP) return 0;
    if (clioi_kid(doc, h, CLIOI_DEP_DET) == CLIO_NONE || clioi_kid(doc, c, CLIOI_DEP_DET) == CLIO_NONE) return 0;
    for (k = h; k < t && doc->token[k].upos != CLIOI_UPOS_PUNCT; k++) {}
    if (k < t) return 0;
    hang(doc, c, h, CLIOI_DEP_CONJ);
    return 1;
}

static int neighbours_in_list(clio_doc *doc, uint32_t t)
{
    uint32_t n = t + 1;
    if (n >= doc->token_n || doc->token[n].deprel != CLIOI_DEP_CONJ || doc->token[n].head != doc->token[t].head || (doc->token[n].upos != CLIOI_UPOS_NOUN && doc->token[n].xpos != CLIOI_XPOS_NNS)) return 0;
    if (doc->token[t].upos != CLIOI_UPOS_PROPN && doc->token[t].upos != CLIOI_UPOS_NOUN) return 0;
    for (uint32_t k = doc->kid_first[t], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (doc->token[k].deprel == CLIOI_DEP_CC || doc->token[k].deprel == CLIOI_DEP_DET || doc->token[k].deprel == CLIOI_DEP_PUNCT) hang(doc, k, n, doc->token[k].deprel);
    }
    hang(doc, t, n, CLIOI_DEP_COMPOUND);
    return 1;
}

static int is_told(const clio_doc *doc, uint32_t v)
{
    uint32_t aux = clioi_kid(doc, v, CLIOI_DEP_AUX);
    if (doc->token[v].upos != CLIOI_UPOS_VERB) return 0;
    return is_past_or_present(&doc->token[v]) || (aux != CLIO_NONE && clioi_lemma_in(doc, aux, "have be"));
}

static int clause_in_front(clio_doc *doc, uint32_t v)
{
    uint32_t h = doc->token[v].head, s = clioi_kid(doc, v, CLIOI_DEP_NSUBJ);
    if (h == CLIO_NONE || h < v || s == CLIO_NONE || s > v || !is_told(doc, v) || !lacks_subject(doc, h)) return 0;
    if (doc->token[v].deprel == CLIOI_DEP_CCOMP && clioi_is_saying(doc, h)) return 0;      /* "..., transmits TASS" */
    for (uint32_t k = doc->kid_first[v]; k != CLIO_NONE && k < v; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_MARK || doc->token[k].xpos == CLIOI_XPOS_WRB || (doc->token[k].deprel == CLIOI_DEP_AUX && k < s)) return 0;
    hang(doc, v, doc->token[h].head, doc->token[h].deprel);
    for (uint32_t k = doc->kid_first[h], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (k < v || (k > h && doc->token[k].deprel == CLIOI_DEP_PUNCT)) hang(doc, k, v, doc->token[k].deprel);
    }
    hang(doc, h, v, CLIOI_DEP_CONJ);
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
    for (uint32_t k = first == CLIO_NONE ? CLIO_NONE : doc->kid_first[first], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (doc->token[k].deprel == CLIOI_DEP_CONJ) hang(doc, k, s, CLIOI_DEP_CONJ);
    }
    if (first != CLIO_NONE) hang(doc, first, s, CLIOI_DEP_CONJ);
    hang(doc, s, n, CLIOI_DEP_AMOD);
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
    hang(doc, s, n, CLIOI_DEP_COMPOUND);
    return 1;
}

/* "leaving eleven of them injured": a bare participle behind the object of `leave`, with no comma, says what became of it. */
static int state_left(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, o;
    while (v != CLIO_NONE && v < t && clioi_pos_of(doc, v) != 'V') v = doc->token[v].head;      /* it may hang on the object */
    o = v == CLIO_NONE ? CLIO_NONE : clioi_kid(doc, v, CLIOI_DEP_OBJ);
    if (doc->token[t].xpos != CLIOI_XPOS_VBN || o == CLIO_NONE || o > t || v > o || !clioi_lemma_in(doc, v, "leave")) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_AUX_PASS) != CLIO_NONE || doc->token[t - 1].upos == CLIOI_UPOS_PUNCT) return 0;
    hang(doc, t, v, CLIOI_DEP_XCOMP);
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
    hang(doc, t, k, CLIOI_DEP_CONJ);
    return 1;
}

static int accused_object(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, o = v == CLIO_NONE ? CLIO_NONE : clioi_kid(doc, v, CLIOI_DEP_OBJ);
    if (o == CLIO_NONE || v > t || o > t || t + 1 >= doc->token_n || doc->token[t - 1].xpos != CLIOI_XPOS_COMMA) return 0;
    if (!(clioi_lemma_in(doc, t, "accuse suspect convict") && clioi_tok_is(doc, t + 1, "of")) && !(clioi_lemma_in(doc, t, "charge") && clioi_tok_is(doc, t + 1, "with"))) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_OBJ) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_CC) != CLIO_NONE || has_subject(doc, t)) return 0;
    hang(doc, t, o, CLIOI_DEP_ACL);
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
    hang(doc, o, v, CLIOI_DEP_NSUBJ);
    hang(doc, t, o, CLIOI_DEP_AMOD);
    return 1;
}

/* The first token after `s` that `s` does not govern. */
static uint32_t end_of_phrase(const clio_doc *doc, uint32_t s)
{
    uint32_t end = s + 1;
    for (uint32_t t = s + 1, up; t < doc->token_n && t < s + 24; t++) {
        for (up = t; up != CLIO_NONE && up > s; up = doc->token[up].head) {}
        if (up == s && doc->token[t].upos != CLIOI_UPOS_PUNCT) end = t + 1;
    }
    return end;
}

static int has_and(const clio_doc *doc, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (doc->token[t].upos == CLIOI_UPOS_CCONJ) return 1;
    return 0;
}

static int list_in_two_subjects(clio_doc *doc, uint32_t s)
{
    uint32_t v = doc->token[s].head, n = s + 1, comma = s + 1;
    while (n < doc->token_n && n < v && !(is_subject(&doc->token[n]) && doc->token[n].head == v)) n++;
    if (n >= v || clioi_pos_of(doc, s) != 'N' || clioi_pos_of(doc, n) != 'N') return 0;
    while (comma < n && doc->token[comma].xpos != CLIOI_XPOS_COMMA) comma++;
    for (uint32_t k = comma + 1; k < n; k++)
        if (doc->token[k].head != n) return 0;
    if (comma == n || (end_of_phrase(doc, s) < n && end_of_phrase(doc, s) != comma)) return 0;
    if (has_and(doc, n, v)) hang(doc, n, s, CLIOI_DEP_CONJ);
    else if (doc->token[n].upos == CLIOI_UPOS_PROPN && doc->token[s].upos == CLIOI_UPOS_NOUN) hang(doc, s, n, CLIOI_DEP_APPOS);
    else return 0;
    return 1;
}

static int noun_in_own_clause(clio_doc *doc, uint32_t n)
{
    uint32_t v = doc->token[n].head, w = n + 1;
    if (v == CLIO_NONE || v < n || clioi_pos_of(doc, n) != 'N' || clioi_kid(doc, n, CLIOI_DEP_CASE) == CLIO_NONE || clioi_pos_of(doc, v) != 'V') return 0;
    if (w < doc->token_n && doc->token[w].upos == CLIOI_UPOS_ADP) w++;
    if (w >= v || doc->token[w].xpos != CLIOI_XPOS_WDT || doc->token[w].head != v || !clioi_tok_is(doc, w, "which")) return 0;
    if (doc->token[v].deprel == CLIOI_DEP_ROOT) return 0;
    hang(doc, n, doc->token[v].head, CLIOI_DEP_OBL);
    hang(doc, v, n, CLIOI_DEP_ACL_RELCL);
    return 1;
}

static int is_finite_clause(const clio_doc *doc, uint32_t v)
{
    uint32_t aux = clioi_kid(doc, v, CLIOI_DEP_AUX), pass = clioi_kid(doc, v, CLIOI_DEP_AUX_PASS), cop = clioi_kid(doc, v, CLIOI_DEP_COP);
    if (aux == CLIO_NONE) aux = pass != CLIO_NONE ? pass : cop;
    if (aux == CLIO_NONE) return is_past_or_present(&doc->token[v]);
    return is_past_or_present(&doc->token[aux]) || doc->token[aux].xpos == CLIOI_XPOS_MD;
}

/* "..., then said it would burn": it stands in front of what is said, so its subject is no word behind it. */
static int says_behind(const clio_doc *doc, uint32_t t)
{
    uint32_t c = clioi_kid(doc, t, CLIOI_DEP_CCOMP);
    return c != CLIO_NONE && c > t;
}

/* "told police Jones got upset, left": what is said goes on, unless it is said of "him", who may have spoken; or `v` itself. */
static uint32_t told_of_another(const clio_doc *doc, uint32_t v, uint32_t t)
{
    uint32_t c = clioi_is_saying(doc, v) ? clioi_kid(doc, v, CLIOI_DEP_CCOMP) : CLIO_NONE, s = c == CLIO_NONE ? c : clioi_kid(doc, c, CLIOI_DEP_NSUBJ);
    return s != CLIO_NONE && c > v && c < t && clioi_pos_of(doc, s) == 'N' && is_finite_clause(doc, c) ? c : v;
}

static int clause_beside(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, k = t;
    if (v == CLIO_NONE || v > t || doc->token[t].upos != CLIOI_UPOS_VERB || doc->token[t].xpos != CLIOI_XPOS_VBD || doc->token[v].xpos != CLIOI_XPOS_VBD) return 0;
    if (has_subject(doc, t) || !has_subject(doc, v) || (clioi_is_saying(doc, t) && !says_behind(doc, t)) || clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE) return 0;
    while (k > v + 1 && doc->token[k - 1].head == t && doc->token[k - 1].upos != CLIOI_UPOS_PUNCT) k--;
    if (k < 2 || doc->token[k - 1].xpos != CLIOI_XPOS_COMMA) return 0;
    hang(doc, t, told_of_another(doc, v, t), CLIOI_DEP_CONJ);
    return 1;
}

static int about_adjective(clio_doc *doc, uint32_t t)
{
    uint32_t a = doc->token[t].head, m = clioi_kid(doc, t, CLIOI_DEP_MARK);
    if (doc->token[t].xpos != CLIOI_XPOS_VB || a == CLIO_NONE || a > t || doc->token[a].upos != CLIOI_UPOS_ADJ || m == CLIO_NONE || !clioi_tok_is(doc, m, "to")) return 0;
    if (!clioi_lemma_in(doc, a, "due ready set able unable likely unlikely willing unwilling eager prepared bound sure certain keen reluctant free poised")) return 0;
    doc->token[t].deprel = CLIOI_DEP_XCOMP;
    return 1;
}

static int adjective_as_mark(clio_doc *doc, uint32_t a)
{
    uint32_t v = doc->token[a].head, to = a + 1;
    if (v == CLIO_NONE || v < a || doc->token[a].upos != CLIOI_UPOS_ADJ || clioi_kid(doc, a, CLIOI_DEP_COP) == CLIO_NONE || !clioi_tok_is(doc, to, "to")) return 0;
    if (doc->token[v].xpos != CLIOI_XPOS_VB) return 0;
    hang(doc, a, doc->token[v].head, doc->token[v].deprel);
    hang(doc, v, a, CLIOI_DEP_XCOMP);
    for (uint32_t k = doc->kid_first[v], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (k < a || doc->token[k].upos == CLIOI_UPOS_PUNCT) hang(doc, k, a, doc->token[k].deprel == CLIOI_DEP_NSUBJ_OUTER ? CLIOI_DEP_NSUBJ : doc->token[k].deprel);
    }
    hang(doc, to, v, CLIOI_DEP_MARK);
    return 1;
}

/* The first token of what `t` governs. */
static uint32_t first_of_phrase(const clio_doc *doc, uint32_t t)
{
    uint32_t first = t;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (k < first) first = first_of_phrase(doc, k);
    return first;
}

static int speaker_taken(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, s = clioi_kid(doc, t, CLIOI_DEP_NSUBJ), o;
    if (v == CLIO_NONE || v > t || s == CLIO_NONE || s > t || !clioi_is_saying(doc, v) || has_subject(doc, v) || doc->token[t].xpos != CLIOI_XPOS_VBD) return 0;
    if (first_of_phrase(doc, s) != v + 1 || s + 1 >= t || doc->token[s + 1].xpos != CLIOI_XPOS_COMMA) return 0;
    o = doc->kid_next[s];
    while (o != CLIO_NONE && doc->token[o].deprel != CLIOI_DEP_NSUBJ) o = doc->kid_next[o];
    if (o == CLIO_NONE ? s + 2 != t : o < t) return 0;
    hang(doc, s, v, CLIOI_DEP_NSUBJ);
    doc->token[t].deprel = CLIOI_DEP_CONJ;
    if (o != CLIO_NONE) doc->token[o].deprel = CLIOI_DEP_OBJ;
    return 1;
}

static int participle_with_article(clio_doc *doc, uint32_t t)
{
    uint32_t det = clioi_kid(doc, t, CLIOI_DEP_DET);
    unsigned d = doc->token[t].deprel;
    if (doc->token[t].upos != CLIOI_UPOS_VERB || doc->token[t].xpos != CLIOI_XPOS_VBN || det == CLIO_NONE || det > t || !clioi_tok_is(doc, det, "the")) return 0;
    if (d != CLIOI_DEP_OBJ && d != CLIOI_DEP_OBL && d != CLIOI_DEP_NMOD && d != CLIOI_DEP_NSUBJ && d != CLIOI_DEP_NSUBJ_PASS && d != CLIOI_DEP_CONJ) return 0;
    doc->token[t].upos = CLIOI_UPOS_NOUN;
    doc->token[t].xpos = CLIOI_XPOS_NNS;
    doc->token[t].lemma = clioi_arena_strdup(&doc->mem, doc->text + doc->token[t].off, doc->token[t].len);
    return 1;
}

/* The nearest token above `t` that is a predicate: a verb, or a noun or adjective with a copula. */
static uint32_t predicate_above(const clio_doc *doc, uint32_t t)
{
    for (t = doc->token[t].head; t != CLIO_NONE; t = doc->token[t].head)
        if (doc->token[t].upos == CLIOI_UPOS_VERB || clioi_kid(doc, t, CLIOI_DEP_COP) != CLIO_NONE) return t;
    return CLIO_NONE;
}

static int has_to(const clio_doc *doc, uint32_t v)
{
    uint32_t m = clioi_kid(doc, v, CLIOI_DEP_MARK);
    return m != CLIO_NONE && clioi_tok_is(doc, m, "to");
}

/* "had surgery to save her leg and went home": a finite verb goes on with a finite one, not with an infinitive. */
static int past_beside_infinitive(clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->token[t].head, up;
    unsigned x = doc->token[t].xpos;
    if (h > t || (x != CLIOI_XPOS_VBD && x != CLIOI_XPOS_VBZ) || doc->token[t].upos != CLIOI_UPOS_VERB || doc->token[h].xpos != CLIOI_XPOS_VB || !has_to(doc, h)) return 0;
    if (x == CLIOI_XPOS_VBD ? clioi_tok_is(doc, t, doc->token[t].lemma) : clioi_kid(doc, t, CLIOI_DEP_OBJ) == CLIO_NONE) return 0;      /* "to meet and set", "to permit decks and patios" */
    for (up = predicate_above(doc, h); up != CLIO_NONE && !is_finite_clause(doc, up); up = predicate_above(doc, up)) {}
    if (up == CLIO_NONE || up > h) return 0;
    hang(doc, t, up, CLIOI_DEP_CONJ);
    return 1;
}

/* "sent troops to Chad and took the town": a verb goes on with a verb, not with a noun that hangs on one. */
static int verb_beside_noun(clio_doc *doc, uint32_t t)
{
    uint32_t n = doc->token[t].head, v = predicate_above(doc, n), to;
    int finite = is_finite_clause(doc, t);
    if (n > t || doc->token[t].upos != CLIOI_UPOS_VERB || clioi_pos_of(doc, n) != 'N' || clioi_kid(doc, n, CLIOI_DEP_COP) != CLIO_NONE || v == CLIO_NONE || v > n) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_CC) == CLIO_NONE || (!finite && (!is_bare_infinitive(doc, t) || doc->token[v].xpos != CLIOI_XPOS_VB))) return 0;
    if (finite ? !has_subject(doc, t) && clioi_kid(doc, t, CLIOI_DEP_AUX) == CLIO_NONE : clioi_kid(doc, t, CLIOI_DEP_OBJ) == CLIO_NONE) return 0;     /* it may be a noun, tagged wrong */
    for (to = v; finite && to != CLIO_NONE && !is_finite_clause(doc, to); to = predicate_above(doc, to)) {}
    if (to == CLIO_NONE || to > n) return 0;
    hang(doc, t, to, CLIOI_DEP_CONJ);
    return 1;
}

/* What is hoped, said, confirmed is a clause, seldom a thing, and nobody's. */
static int takes_a_clause(const clio_doc *doc, uint32_t v)
{
    return clioi_lemma_in(doc, v, "hope believe think say claim argue insist fear suggest assume suspect predict confirm note admit conclude guess reckon deny estimate");
}

/* "hopes customers at the bar will learn": these verbs take a clause, and a clause that tells has a subject: what went for the object. */
static int clause_behind_object(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, o = v == CLIO_NONE ? CLIO_NONE : clioi_kid(doc, v, CLIOI_DEP_OBJ), s = clioi_kid(doc, t, CLIOI_DEP_NSUBJ);
    if (o == CLIO_NONE || v > o || o > t || clioi_pos_of(doc, o) != 'N' || clioi_kid(doc, o, CLIOI_DEP_CASE) != CLIO_NONE || !is_finite_clause(doc, t)) return 0;
    if (!takes_a_clause(doc, v)) return 0;
    if ((has_subject(doc, t) && (s == CLIO_NONE || s < o || !tells_time(doc, s))) || clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_CC) != CLIO_NONE) return 0;
    for (uint32_t k = doc->kid_next[o], next; k != CLIO_NONE && k < t; k = next) {
        next = doc->kid_next[k];
        hang(doc, k, doc->token[k].upos == CLIOI_UPOS_PUNCT ? t : o, doc->token[k].deprel == CLIOI_DEP_OBL ? CLIOI_DEP_NMOD : doc->token[k].deprel == CLIOI_DEP_ADVCL ? CLIOI_DEP_ACL : doc->token[k].deprel);
    }
    if (s != CLIO_NONE) hang(doc, s, t, CLIOI_DEP_OBL_UNMARKED);
    hang(doc, o, t, clioi_is_passive(doc, t) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    hang(doc, t, v, CLIOI_DEP_CCOMP);
    return 1;
}

/* "confirmed a review led to cuts": a past tense modifies nothing; behind a verb that takes a clause it is that clause. */
static int past_on_object(clio_doc *doc, uint32_t t)
{
    uint32_t o = doc->token[t].head, v = o == CLIO_NONE ? o : doc->token[o].head;
    if (v == CLIO_NONE || v > o || o > t || doc->token[o].deprel != CLIOI_DEP_OBJ || doc->token[t].xpos != CLIOI_XPOS_VBD || has_subject(doc, t)) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_OBL_AGENT) != CLIO_NONE || doc->token[t - 1].upos == CLIOI_UPOS_PUNCT) return 0;
    if (!takes_a_clause(doc, v)) return 0;
    hang(doc, t, v, CLIOI_DEP_CCOMP);
    hang(doc, o, t, CLIOI_DEP_NSUBJ);
    return 1;
}

static int no_mark_between(const clio_doc *doc, uint32_t from, uint32_t to)
{
    for (uint32_t t = from + 1; t < to; t++)
        if (doc->token[t].upos == CLIOI_UPOS_PUNCT || doc->token[t].upos == CLIOI_UPOS_CCONJ) return 0;
    return 1;
}

/* A subject that is one: no preposition of place or time in front of it. */
static int is_true_subject(const clio_doc *doc, uint32_t k)
{
    uint32_t c = is_subject(&doc->token[k]) ? clioi_kid(doc, k, CLIOI_DEP_CASE) : CLIO_NONE;
    if (!is_subject(&doc->token[k])) return doc->token[k].deprel == CLIOI_DEP_EXPL || doc->token[k].deprel == CLIOI_DEP_CSUBJ || doc->token[k].deprel == CLIOI_DEP_NSUBJ_OUTER;
    return c == CLIO_NONE || c > k || !clioi_lemma_in(doc, c, "in on at from under after before during since by with for into within across near inside outside amid");
}

static int has_true_subject(const clio_doc *doc, uint32_t v)
{
    for (uint32_t k = doc->kid_first[v]; k != CLIO_NONE; k = doc->kid_next[k])
        if (is_true_subject(doc, k)) return 1;
    return 0;
}

/* "Under the law, content is banned": of two subjects the one with a preposition is none. */
static int place_as_second_subject(clio_doc *doc, uint32_t s)
{
    if (is_true_subject(doc, s) || !has_true_subject(doc, doc->token[s].head)) return 0;
    doc->token[s].deprel = CLIOI_DEP_OBL;
    return 1;
}

/* The clause behind `a`, on the same word, above it or below it, that tells something and has no subject. */
static uint32_t clause_without_subject(const clio_doc *doc, uint32_t a)
{
    uint32_t h = doc->token[a].head;
    if (h != CLIO_NONE && h > a && is_finite_clause(doc, h) && !has_true_subject(doc, h)) return h;
    for (uint32_t k = h == CLIO_NONE ? h : doc->kid_next[a]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == doc->token[a].deprel && is_finite_clause(doc, k) && !has_true_subject(doc, k)) return k;
    for (uint32_t k = doc->kid_first[a]; k != CLIO_NONE; k = doc->kid_next[k])
        if (k > a && (doc->token[k].deprel == CLIOI_DEP_CCOMP || doc->token[k].deprel == CLIOI_DEP_PARATAXIS) && is_finite_clause(doc, k) && !has_true_subject(doc, k)) return k;
    return CLIO_NONE;
}

/* What stands before the subject, or is a mark, of `a` goes with `b`; so does the preposition's noun that `b` had for subject with `a`. */
static void change_places(clio_doc *doc, uint32_t a, uint32_t b, uint32_t s)
{
    for (uint32_t k = doc->kid_first[a], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (k < s || (k > b && doc->token[k].upos == CLIOI_UPOS_PUNCT)) hang(doc, k, b, doc->token[k].deprel);
    }
    for (uint32_t k = doc->kid_first[b], next; k != CLIO_NONE && k < b; k = next) {
        next = doc->kid_next[k];
        if (is_subject(&doc->token[k])) hang(doc, k, a, CLIOI_DEP_OBL);
    }
}

/* Is the form a past tense and a participle ("fired", "found"; not "fell", "began")? */
static int may_be_participle(const clio_doc *doc, uint32_t t)
{
    const clio_token *v = &doc->token[t];
    if (v->xpos == CLIOI_XPOS_VBN) return 1;
    if (v->xpos != CLIOI_XPOS_VBD) return 0;
    return (v->len > 3 && !memcmp(doc->text + v->off + v->len - 2, "ed", 2)) ||
           clioi_lemma_in(doc, t, "find hold shoot make send leave catch hit set cut put bring buy build lose win keep hear sell pay spend bind seek teach");
}

/* "A knife found at the scene was his": two tellings side by side with one subject and no mark between them: the first is a participle. */
static int participle_in_front(clio_doc *doc, uint32_t a)
{
    uint32_t s = clioi_kid(doc, a, CLIOI_DEP_NSUBJ), b = clause_without_subject(doc, a);
    if (s == CLIO_NONE) s = clioi_kid(doc, a, CLIOI_DEP_NSUBJ_PASS);
    if (b == CLIO_NONE || s == CLIO_NONE || s > a || (clioi_pos_of(doc, s) != 'N' && doc->token[s].upos != CLIOI_UPOS_NUM) || doc->token[a].upos != CLIOI_UPOS_VERB) return 0;
    if (!may_be_participle(doc, a) || (clioi_is_saying(doc, a) && !clioi_lemma_in(doc, a, "find"))) return 0;
    if (clioi_kid(doc, a, CLIOI_DEP_OBJ) != CLIO_NONE || clioi_kid(doc, a, CLIOI_DEP_AUX) != CLIO_NONE || clioi_kid(doc, a, CLIOI_DEP_AUX_PASS) != CLIO_NONE) return 0;
    if (clioi_kid(doc, a, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, b, CLIOI_DEP_MARK) != CLIO_NONE || clioi_is_saying(doc, b) || !no_mark_between(doc, a, b)) return 0;
    if (doc->token[b].head == a) hang(doc, b, doc->token[a].head, doc->token[a].deprel);
    change_places(doc, a, b, s);
    hang(doc, s, b, clioi_is_passive(doc, b) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    hang(doc, a, s, CLIOI_DEP_ACL);
    doc->token[a].xpos = CLIOI_XPOS_VBN;
    return 1;
}

/* "said taking the money raises the odds": what tells has a subject; the clause of the gerund in front is it. */
static int gerund_in_front(clio_doc *doc, uint32_t b)
{
    uint32_t v = doc->token[b].head, a = CLIO_NONE;
    if (v == CLIO_NONE || v > b || !is_finite_clause(doc, b) || has_true_subject(doc, b) || clioi_kid(doc, b, CLIOI_DEP_MARK) != CLIO_NONE) return 0;
    for (uint32_t k = doc->kid_first[v]; k != CLIO_NONE && k < b; k = doc->kid_next[k])
        if (k > v && (doc->token[k].deprel == CLIOI_DEP_XCOMP || doc->token[k].deprel == CLIOI_DEP_CCOMP)) a = k;
    if (a == CLIO_NONE || doc->token[a].xpos != CLIOI_XPOS_VBG || clioi_kid(doc, a, CLIOI_DEP_AUX) != CLIO_NONE || has_subject(doc, a) || !no_mark_between(doc, a, b)) return 0;
    hang(doc, a, b, CLIOI_DEP_CSUBJ);
    return 1;
}

/* "There were no injuries reported": what there was is the participle's noun. */
static int there_were_reported(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, s = v == CLIO_NONE ? v : clioi_kid(doc, v, CLIOI_DEP_NSUBJ);
    if (s == CLIO_NONE || v > s || s > t || clioi_kid(doc, v, CLIOI_DEP_EXPL) == CLIO_NONE || has_subject(doc, t) || !may_be_participle(doc, t)) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_AUX) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_AUX_PASS) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_OBJ) != CLIO_NONE) return 0;
    if (!no_mark_between(doc, s, t)) return 0;
    hang(doc, t, s, CLIOI_DEP_ACL);
    doc->token[t].xpos = CLIOI_XPOS_VBN;
    return 1;
}

/* "If buses are not accessible other ways are found": the clause behind has its subject in the object of the one in front. */
static int subject_of_next(clio_doc *doc, uint32_t a)
{
    uint32_t v = doc->token[a].head, o = clioi_kid(doc, a, CLIOI_DEP_OBJ);
    if (v == CLIO_NONE || v < a || o == CLIO_NONE || o < a || clioi_pos_of(doc, o) != 'N' || clioi_kid(doc, a, CLIOI_DEP_MARK) == CLIO_NONE || has_true_subject(doc, v)) return 0;
    if (!is_finite_clause(doc, v) || !is_finite_clause(doc, a) || doc->token[v].deprel == CLIOI_DEP_CONJ || end_of_phrase(doc, o) >= v || !no_mark_between(doc, a, v)) return 0;
    if (doc->token[end_of_phrase(doc, o)].head != v && end_of_phrase(doc, o) != v) return 0;
    hang(doc, o, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
}

/* "on lands occupied since the war": what is told has a subject; without one it is a participle of the noun before it. */
static int told_without_subject(clio_doc *doc, uint32_t t)
{
    uint32_t n = t ? t - 1 : CLIO_NONE, v = doc->token[t].head;
    if (n == CLIO_NONE || v == CLIO_NONE || v >= n || has_subject(doc, t) || !may_be_participle(doc, t) || clioi_pos_of(doc, n) != 'N' || first_of_phrase(doc, t) != t) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_OBJ) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_CCOMP) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_CSUBJ) != CLIO_NONE || clioi_is_saying(doc, t)) return 0;
    while (doc->token[n].head != CLIO_NONE && doc->token[n].head < n && (doc->token[n].deprel == CLIOI_DEP_FLAT || doc->token[n].deprel == CLIOI_DEP_COMPOUND)) n = doc->token[n].head;
    if (is_subject(&doc->token[n]) || n == v) return 0;
    hang(doc, t, n, CLIOI_DEP_ACL);
    doc->token[t].xpos = CLIOI_XPOS_VBN;
    return 1;
}

/* "pictures of coffins being buried": a participle with "being" right behind a noun is about the noun. */
static int being_done(clio_doc *doc, uint32_t t)
{
    uint32_t b = clioi_kid(doc, t, CLIOI_DEP_AUX_PASS), n = b == CLIO_NONE || !b ? CLIO_NONE : b - 1;
    if (n == CLIO_NONE || !clioi_tok_is(doc, b, "being") || doc->token[t].head == CLIO_NONE || doc->token[t].head > n || has_subject(doc, t)) return 0;
    if (clioi_pos_of(doc, n) != 'N' || n == doc->token[t].head || first_of_phrase(doc, t) != b) return 0;
    while (doc->token[n].head != CLIO_NONE && doc->token[n].head < n && (doc->token[n].deprel == CLIOI_DEP_FLAT || doc->token[n].deprel == CLIOI_DEP_COMPOUND)) n = doc->token[n].head;
    if (doc->token[n].deprel != CLIOI_DEP_OBL && doc->token[n].deprel != CLIOI_DEP_NMOD && doc->token[n].deprel != CLIOI_DEP_CONJ) return 0;
    hang(doc, t, n, CLIOI_DEP_ACL);
    return 1;
}

/* "the mayor told Reuters": who is behind "told" hears it. */
static int who_is_told(clio_doc *doc, uint32_t s)
{
    uint32_t v = doc->token[s].head;
    if (s < v || !clioi_lemma_in(doc, v, "tell") || doc->token[v].upos != CLIOI_UPOS_VERB || clioi_kid(doc, v, CLIOI_DEP_OBJ) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_IOBJ) != CLIO_NONE) return 0;
    doc->token[s].deprel = CLIOI_DEP_IOBJ;
    return 1;
}

/* "items, which need care": a clause that "which" is the subject of hangs on the noun before it, not on a clause. */
static int which_beside(clio_doc *doc, uint32_t t)
{
    uint32_t w = clioi_kid(doc, t, CLIOI_DEP_NSUBJ), n;
    if (w == CLIO_NONE) w = clioi_kid(doc, t, CLIOI_DEP_NSUBJ_PASS);
    if (w == CLIO_NONE || w < 2 || w > t || doc->token[t].head > w || (!clioi_tok_is(doc, w, "which") && !clioi_tok_is(doc, w, "who"))) return 0;
    n = doc->token[w - 1].xpos == CLIOI_XPOS_COMMA ? w - 2 : w - 1;
    while (doc->token[n].head != CLIO_NONE && doc->token[n].head < n && (doc->token[n].deprel == CLIOI_DEP_FLAT || doc->token[n].deprel == CLIOI_DEP_COMPOUND)) n = doc->token[n].head;
    if (clioi_pos_of(doc, n) != 'N' || n == doc->token[t].head || first_of_phrase(doc, t) <= n) return 0;
    hang(doc, t, n, CLIOI_DEP_ACL_RELCL);
    return 1;
}

/* "reports that access was cut", "told the men that they were free": a relative clause has no conjunction. */
static int that_is_no_pronoun(clio_doc *doc, uint32_t t)
{
    uint32_t m = clioi_kid(doc, t, CLIOI_DEP_MARK), n = doc->token[t].head, v;
    if (m == CLIO_NONE || m > t || !clioi_tok_is(doc, m, "that") || !has_subject(doc, t)) return 0;
    v = predicate_above(doc, n);
    if (clioi_lemma_in(doc, n, "report claim fact news belief hope fear warning statement announcement promise pledge assurance allegation suggestion threat idea "
                               "evidence proof concern accusation rumour rumor possibility sign indication condition impression view conclusion word"))
        doc->token[t].deprel = CLIOI_DEP_ACL;
    else if (v != CLIO_NONE && v < n && doc->token[n].deprel != CLIOI_DEP_NSUBJ && ((takes_a_clause(doc, v) && doc->token[n].deprel != CLIOI_DEP_OBJ) || clioi_lemma_in(doc, v, "tell warn agree inform remind assure convince notify promise proclaim announce")))
        hang(doc, t, v, CLIOI_DEP_CCOMP);
    else return 0;
    return 1;
}

/* "left four officers dead": an adjective right behind a noun is in no list with it. */
static int left_dead(clio_doc *doc, uint32_t t)
{
    uint32_t o = doc->token[t].head, v = o == CLIO_NONE ? o : doc->token[o].head;
    if (v != CLIO_NONE && doc->token[o].deprel == CLIOI_DEP_CONJ) {
        o = v;
        v = doc->token[o].head;
    }
    if (v == CLIO_NONE || v > o || o > t || doc->token[t].upos != CLIOI_UPOS_ADJ || doc->token[o].deprel != CLIOI_DEP_OBJ || !clioi_lemma_in(doc, v, "leave")) return 0;
    if (clioi_pos_of(doc, t - 1) != 'N' || clioi_kid(doc, t, CLIOI_DEP_CC) != CLIO_NONE || first_of_phrase(doc, t) != t) return 0;
    hang(doc, t, v, CLIOI_DEP_XCOMP);
    return 1;
}

/* "to larger, separate lots": an adjective before its noun has no preposition; it is the noun's. */
static int preposition_of_adjective(clio_doc *doc, uint32_t c)
{
    uint32_t a = doc->token[c].head, n = a;
    if (a == CLIO_NONE || a < c || doc->token[a].upos != CLIOI_UPOS_ADJ || doc->token[c].upos != CLIOI_UPOS_ADP) return 0;
    while (doc->token[n].head != CLIO_NONE && doc->token[n].head > n && doc->token[n].upos == CLIOI_UPOS_ADJ &&
           (doc->token[n].deprel == CLIOI_DEP_AMOD || (doc->token[n].deprel == CLIOI_DEP_ADVCL && doc->token[doc->token[n].head].upos == CLIOI_UPOS_ADJ))) n = doc->token[n].head;
    if (n == a || clioi_pos_of(doc, n) != 'N' || clioi_kid(doc, n, CLIOI_DEP_CASE) != CLIO_NONE || (doc->token[a + 1].xpos == CLIOI_XPOS_COMMA && n == doc->token[a].head)) return 0;     /* "in particular, troops" */
    hang(doc, c, n, CLIOI_DEP_CASE);
    if (doc->token[a].deprel == CLIOI_DEP_ADVCL) hang(doc, a, n, CLIOI_DEP_AMOD);
    if (doc->token[n].deprel == CLIOI_DEP_OBJ) doc->token[n].deprel = CLIOI_DEP_OBL;
    return 1;
}

/* "President-elect Jane Doe": a title, no clause. */
static int one_elect(clio_doc *doc, uint32_t t)
{
    uint32_t s = t < 2 ? CLIO_NONE : t - 2;
    if (s == CLIO_NONE || doc->token[s].head != t || clioi_pos_of(doc, s) != 'N' || !clioi_tok_is(doc, t, "elect") || !clioi_tok_is(doc, t - 1, "-") || !touch(doc, s, t - 1)) return 0;
    hang(doc, s, doc->token[t].head, doc->token[t].deprel);
    for (uint32_t k = doc->kid_first[t], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        hang(doc, k, s, doc->token[k].deprel);
    }
    hang(doc, t, s, CLIOI_DEP_AMOD);
    doc->token[t].upos = CLIOI_UPOS_ADJ;
    doc->token[t].xpos = CLIOI_XPOS_JJ;
    return 1;
}

/* "pronounced dead at the scene by the coroner": times and places are made by nobody; "by" goes with the passive. */
static int agent_on_place(clio_doc *doc, uint32_t t)
{
    uint32_t c = clioi_kid(doc, t, CLIOI_DEP_CASE), n = doc->token[t].head, v = doc->token[n].head;
    if (c == CLIO_NONE || !clioi_tok_is(doc, c, "by") || n > t || v == CLIO_NONE || v > n || doc->token[n].deprel != CLIOI_DEP_OBL || !clioi_is_passive(doc, v)) return 0;
    if (clioi_kid(doc, v, CLIOI_DEP_OBL_AGENT) != CLIO_NONE || clioi_pos_of(doc, t) != 'N' || tells_time(doc, t)) return 0;
    if (!tells_time(doc, n) && !clioi_lemma_in(doc, n, "scene home house hospital street road city town village province district state country area region") && doc->token[n].upos != CLIOI_UPOS_PROPN) return 0;
    hang(doc, t, v, CLIOI_DEP_OBL_AGENT);
    return 1;
}

/* "bring about a change": who brings, brings something. */
static int brought_about(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, c = clioi_kid(doc, t, CLIOI_DEP_CASE);
    if (v == CLIO_NONE || v > t || c != v + 1 || !clioi_lemma_in(doc, v, "bring") || !clioi_tok_is(doc, c, "about") || clioi_is_passive(doc, v) || clioi_kid(doc, v, CLIOI_DEP_OBJ) != CLIO_NONE) return 0;
    hang(doc, c, v, CLIOI_DEP_COMPOUND_PRT);
    doc->token[t].deprel = CLIOI_DEP_OBJ;
    return 1;
}

/* "their desire to meet": an infinitive right behind such a noun says what is wished, decided, refused. */
static int wish_to(clio_doc *doc, uint32_t t)
{
    uint32_t m = clioi_kid(doc, t, CLIOI_DEP_MARK), n = m == CLIO_NONE || !m ? CLIO_NONE : m - 1;
    if (n == CLIO_NONE || !clioi_tok_is(doc, m, "to") || doc->token[n].upos != CLIOI_UPOS_NOUN || doc->token[t].head == n || doc->token[t].head > n) return 0;
    if (first_of_phrase(doc, t) != m) return 0;
    if (!clioi_lemma_in(doc, n, "desire decision attempt effort bid ability inability intention willingness unwillingness refusal determination failure")) return 0;
    hang(doc, t, n, CLIOI_DEP_ACL);
    return 1;
}

/* "I am certain they left": a clause right behind such an adjective says of what. */
static int certain_of(clio_doc *doc, uint32_t t)
{
    uint32_t a = first_of_phrase(doc, t);
    if (!a-- || a == doc->token[t].head || doc->token[t].head == CLIO_NONE || doc->token[t].head > a || doc->token[a].upos != CLIOI_UPOS_ADJ || !has_subject(doc, t) || !is_finite_clause(doc, t)) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || !clioi_lemma_in(doc, a, "certain sure confident afraid glad convinced hopeful aware worried sorry")) return 0;
    hang(doc, t, a, CLIOI_DEP_CCOMP);
    return 1;
}

/* "stated, listing the prices": a participle behind a comma that follows the verb has the noun for object. */
static int listing_them(clio_doc *doc, uint32_t t)
{
    uint32_t n = doc->token[t].head, v = n == CLIO_NONE ? n : doc->token[n].head;
    if (v == CLIO_NONE || t < 2 || n < t || v != t - 2 || doc->token[t].xpos != CLIOI_XPOS_VBG || doc->token[t - 1].xpos != CLIOI_XPOS_COMMA || doc->token[n].deprel != CLIOI_DEP_OBJ) return 0;
    if (doc->token[v].upos != CLIOI_UPOS_VERB) return 0;
    hang(doc, t, v, CLIOI_DEP_ADVCL);
    hang(doc, n, t, CLIOI_DEP_OBJ);
    return 1;
}

/* "more will be needed": the clause has no other subject. */
static int more_is_subject(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, aux = t + 1;
    if (v == CLIO_NONE || v < t || aux >= v || doc->token[aux].head != v || doc->token[aux].upos != CLIOI_UPOS_AUX || has_subject(doc, v) || clioi_kid(doc, v, CLIOI_DEP_CSUBJ) != CLIO_NONE) return 0;
    if (!clioi_tok_is(doc, t, "more") && !clioi_tok_is(doc, t, "much") && !clioi_tok_is(doc, t, "little") && !clioi_tok_is(doc, t, "most")) return 0;
    if (doc->token[v].deprel == CLIOI_DEP_CONJ || doc->token[v].deprel == CLIOI_DEP_ACL_RELCL) return 0;
    doc->token[t].deprel = (uint8_t)(clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
}

/* "Despite the rain and wind, some of the men, two of them hurt, were out": a predicate without subject has it in what the parser took
 * for another name of a phrase in front. */
static int subject_in_apposition(clio_doc *doc, uint32_t t)
{
    uint32_t o = doc->token[t].head, v = o == CLIO_NONE ? o : doc->token[o].head;
    if (v == CLIO_NONE || o > t || v < t || doc->token[o].deprel != CLIOI_DEP_OBL || clioi_kid(doc, t, CLIOI_DEP_CASE) != CLIO_NONE || clioi_pos_of(doc, t) == 'V') return 0;
    if (has_subject(doc, v) || clioi_kid(doc, v, CLIOI_DEP_CSUBJ) != CLIO_NONE || !is_finite_clause(doc, v) || doc->token[v].deprel == CLIOI_DEP_CONJ || doc->token[v].deprel == CLIOI_DEP_ACL_RELCL) return 0;
    if (doc->token[first_of_phrase(doc, o)].deprel != CLIOI_DEP_CASE || clioi_tok_is(doc, first_of_phrase(doc, o), "according")) return 0;
    hang(doc, t, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
}

/* "LIMA, Peru (AP) A man was held": a clause has one subject; the place that opens a report is none. */
static int dateline_as_subject(clio_doc *doc, uint32_t s)
{
    uint32_t v = doc->token[s].head, n = doc->kid_next[s], p = s + 1;
    while (n != CLIO_NONE && !is_subject(&doc->token[n])) n = doc->kid_next[n];
    if (doc->token[s].upos != CLIOI_UPOS_PROPN || n == CLIO_NONE || n > v) return 0;
    while (p < n && !clioi_tok_is(doc, p, "(")) p++;
    if (p + 3 > n || !clioi_tok_is(doc, p + 2, ")") || !clioi_lemma_in(doc, p + 1, "AP AFP Reuters UPI")) return 0;
    hang(doc, s, v, CLIOI_DEP_PARATAXIS);
    return 1;
}

static int mend_nominal(clio_doc *doc, uint32_t t, unsigned d)
{
    int changed = 0;
    if (is_subject(&doc->token[t]) && doc->token[t].head != CLIO_NONE)
        changed |= subject_with_preposition(doc, t) || adjective_as_subject(doc, t) || name_in_halves(doc, t) || list_in_two_subjects(doc, t) || who_is_told(doc, t) || dateline_as_subject(doc, t) ||
                   place_as_second_subject(doc, t);
    if (d == CLIOI_DEP_OBL) changed |= source_in_list(doc, t) || bare_phrase(doc, t) || object_after_adverb(doc, t) || noun_in_own_clause(doc, t) || brought_about(doc, t);
    if (d == CLIOI_DEP_NMOD && doc->token[t].head != CLIO_NONE) changed |= agent_on_place(doc, t);
    if (d == CLIOI_DEP_APPOS) changed |= one_who_is_many(doc, t) || subject_in_apposition(doc, t);
    if (d == CLIOI_DEP_CASE) changed |= preposition_of_adjective(doc, t);
    if (d == CLIOI_DEP_ADVMOD) changed |= more_is_subject(doc, t);
    if (doc->token[t].upos == CLIOI_UPOS_NOUN) changed |= noun_with_a_subject(doc, t) || noun_that_does(doc, t);
    return changed;
}

static int mend_clause(clio_doc *doc, uint32_t t, unsigned d)
{
    int changed = 0;
    if (d == CLIOI_DEP_CONJ && doc->token[t].head != CLIO_NONE)
        changed |= neighbours_in_list(doc, t) || infinitive_beside_past(doc, t) || accused_object(doc, t) || left_dead(doc, t) || past_beside_infinitive(doc, t) || verb_beside_noun(doc, t);
    if (d == CLIOI_DEP_ADVCL || d == CLIOI_DEP_CCOMP || d == CLIOI_DEP_PARATAXIS) changed |= participle_in_front(doc, t) || clause_behind_object(doc, t) || which_beside(doc, t) || gerund_in_front(doc, t);
    if (d == CLIOI_DEP_ROOT) changed |= participle_in_front(doc, t);
    if (doc->token[t].deprel != d) return changed;
    if (d == CLIOI_DEP_PARATAXIS || d == CLIOI_DEP_CCOMP) changed |= there_were_reported(doc, t) || (d == CLIOI_DEP_CCOMP && told_without_subject(doc, t));
    if (d == CLIOI_DEP_ADVCL) changed |= subject_of_next(doc, t);
    if (doc->token[t].deprel != d) return changed;
    if (d == CLIOI_DEP_ADVCL || d == CLIOI_DEP_CCOMP) changed |= clause_in_front(doc, t) || speaker_taken(doc, t);
    if (d == CLIOI_DEP_MARK) changed |= adjective_as_mark(doc, t);
    if (d == CLIOI_DEP_PARATAXIS || (d == CLIOI_DEP_CCOMP && doc->token[t].deprel == d)) changed |= clause_beside(doc, t);
    if (d == CLIOI_DEP_ADVCL && doc->token[t].deprel == d)
        changed |= about_adjective(doc, t) || state_left(doc, t) || participle_with_subject(doc, t) || accused_object(doc, t) || being_done(doc, t) || wish_to(doc, t) || certain_of(doc, t);
    if (d == CLIOI_DEP_XCOMP) changed |= being_done(doc, t);
    if (d == CLIOI_DEP_ACL) changed |= state_left(doc, t) || past_on_object(doc, t);
    if (d == CLIOI_DEP_ACL_RELCL) changed |= that_is_no_pronoun(doc, t);
    if (d == CLIOI_DEP_AMOD) changed |= listing_them(doc, t);
    return changed;
}

static int mend(clio_doc *doc, uint32_t t)
{
    unsigned d = doc->token[t].deprel;
    int changed = mend_nominal(doc, t, d);
    if (doc->token[t].deprel == d) changed |= mend_clause(doc, t, d);
    if (doc->token[t].upos == CLIOI_UPOS_VERB) changed |= one_elect(doc, t) || (two_objects(doc, t) | subject_in_a_place(doc, t) | participle_with_article(doc, t));
    return changed;
}

int clioi_repair(clio_doc *doc)
{
    int changed = 0;
    for (uint32_t t = 0; t < doc->token_n; t++) changed |= mend(doc, t);
    return changed;
}
