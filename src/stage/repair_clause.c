/* repair_clause.c -- verbs and clauses that hang where English grammar has none, put right (see repair.c).
 *
 *   a state left behind   "leaving eleven injured": what the object became.
 *   an infinitive beside a past tense   "he plotted to kill and then attack": a bare
 *       infinitive goes on an infinitive, the last one before it, not a finite verb.
 *   an accusation without accused   "police held two men, accused of theft": who is
 *       accused is the object before the comma.
 *   a participle that took the subject   "visiting French minister X urged": a clause without subject
 *       has it in what the parser took for the object of the participle before it.
 *   a clause in front   "Police chased them, then fired": what comes first, has a subject and
 *       no conjunction is no clause of the verb behind it, which has none; the two are a list.
 *   neighbours in a list   "the state and Houthi rebels": two members of a list have a comma or
 *       a conjunction between them; without it the first belongs to the second.
 *   a clause beside   "Police chased them, then fired": a past tense without subject behind
 *       a comma goes on the one before it, whose subject it has.
 *   what an adjective is about   "is due to visit": an infinitive that such an adjective asks for; an
 *       adjective with a copula is no conjunction.
 *   who said it, and did more   "... said the envoy, thanked Peru": a comma parts the subject behind a
 *       word of saying from the next verb, and what follows an active verb bare is its object.
 *   a past tense beside an infinitive   "went abroad to study and wrote": it goes on with the finite verb above.
 *   a verb beside a noun   "sent men to Chad and it burned": a clause is in no list with a noun that hangs on a verb.
 *   a clause behind its object   "hopes the men at the bar will learn", "confirmed a review led to cuts": such a verb
 *       takes a clause, and a clause that tells has a subject: what went for the object.
 *   a participle in front   "A knife found there was his": of two tellings side by side with one subject and no mark
 *       between them, the first is a participle; so is one "told" without subject behind a noun ("lands occupied since 1967",
 *       "no injuries reported").
 *   a gerund in front   "said taking it raises the odds": a clause that tells has a subject, here a clause.
 *   the subject of the next clause   "If buses are full other ways are found": an object that ends where the clause without
 *       subject begins.
 *   being done   "pictures of coffins being buried": right behind a noun this is about the noun.
 *   "which" beside a clause   "items, which need care": hangs on the noun before it.
 *   "that" as conjunction   "reports that it was cut", "told the men that they were free": not in a relative clause.
 *   a wish   "their desire to meet": the infinitive is the noun's; "certain they left": the clause is the adjective's.
 *   who adds   "said Doe, adding the fire was out": the object of the word of saying begins what is said.
 *   a place as only subject   "on a street closed to traffic": the participle is about it.
 *   small words   "fled, leading them away", "left two men dead". */
#include "stage/repair_tree.h"
#include "core/tree.h"
#include "stage/clause.h"
#include <string.h>

static int neighbours_in_list(clio_doc *doc, uint32_t t)
{
    uint32_t n = t + 1;
    if (n >= doc->token_n || doc->token[n].deprel != CLIOI_DEP_CONJ || doc->token[n].head != doc->token[t].head || (doc->token[n].upos != CLIOI_UPOS_NOUN && doc->token[n].xpos != CLIOI_XPOS_NNS)) return 0;
    if (doc->token[t].upos != CLIOI_UPOS_PROPN && doc->token[t].upos != CLIOI_UPOS_NOUN) return 0;
    for (uint32_t k = doc->kid_first[t], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (doc->token[k].deprel == CLIOI_DEP_CC || doc->token[k].deprel == CLIOI_DEP_DET || doc->token[k].deprel == CLIOI_DEP_PUNCT) clioi_hang(doc, k, n, doc->token[k].deprel);
    }
    clioi_hang(doc, t, n, CLIOI_DEP_COMPOUND);
    return 1;
}

static int is_told(const clio_doc *doc, uint32_t v)
{
    uint32_t aux = clioi_kid(doc, v, CLIOI_DEP_AUX);
    if (doc->token[v].upos != CLIOI_UPOS_VERB) return 0;
    return clioi_is_past_or_present(&doc->token[v]) || (aux != CLIO_NONE && clioi_lemma_in(doc, aux, "have be"));
}

static int clause_in_front(clio_doc *doc, uint32_t v)
{
    uint32_t h = doc->token[v].head, s = clioi_kid(doc, v, CLIOI_DEP_NSUBJ);
    if (h == CLIO_NONE || h < v || s == CLIO_NONE || s > v || !is_told(doc, v) || !clioi_lacks_subject(doc, h)) return 0;
    if (doc->token[v].deprel == CLIOI_DEP_CCOMP && clioi_is_saying(doc, h)) return 0;      /* "..., transmits TASS" */
    for (uint32_t k = doc->kid_first[v]; k != CLIO_NONE && k < v; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_MARK || doc->token[k].xpos == CLIOI_XPOS_WRB || (doc->token[k].deprel == CLIOI_DEP_AUX && k < s)) return 0;
    clioi_hang(doc, v, doc->token[h].head, doc->token[h].deprel);
    for (uint32_t k = doc->kid_first[h], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (k < v || (k > h && doc->token[k].deprel == CLIOI_DEP_PUNCT)) clioi_hang(doc, k, v, doc->token[k].deprel);
    }
    clioi_hang(doc, h, v, CLIOI_DEP_CONJ);
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
    clioi_hang(doc, t, v, CLIOI_DEP_XCOMP);
    return 1;
}

static int is_bare_infinitive(const clio_doc *doc, uint32_t t)
{
    return doc->token[t].xpos == CLIOI_XPOS_VB && clioi_kid(doc, t, CLIOI_DEP_MARK) == CLIO_NONE && clioi_kid(doc, t, CLIOI_DEP_AUX) == CLIO_NONE && !clioi_has_subject(doc, t);
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
    clioi_hang(doc, t, k, CLIOI_DEP_CONJ);
    return 1;
}

static int accused_object(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, o = v == CLIO_NONE ? CLIO_NONE : clioi_kid(doc, v, CLIOI_DEP_OBJ);
    if (o == CLIO_NONE || v > t || o > t || t + 1 >= doc->token_n || doc->token[t - 1].xpos != CLIOI_XPOS_COMMA) return 0;
    if (!(clioi_lemma_in(doc, t, "accuse suspect convict") && clioi_tok_is(doc, t + 1, "of")) && !(clioi_lemma_in(doc, t, "charge") && clioi_tok_is(doc, t + 1, "with"))) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_OBJ) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_CC) != CLIO_NONE || clioi_has_subject(doc, t)) return 0;
    clioi_hang(doc, t, o, CLIOI_DEP_ACL);
    doc->token[t].xpos = CLIOI_XPOS_VBN;
    return 1;
}

static int participle_with_subject(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, o = clioi_kid(doc, t, CLIOI_DEP_OBJ);
    if (doc->token[t].xpos != CLIOI_XPOS_VBG || v == CLIO_NONE || o == CLIO_NONE || o < t || v < o || clioi_has_subject(doc, v) || clioi_has_subject(doc, t)) return 0;
    if (doc->token[v].xpos != CLIOI_XPOS_VBD && doc->token[v].xpos != CLIOI_XPOS_VBZ) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, o, CLIOI_DEP_DET) != CLIO_NONE) return 0;
    for (uint32_t k = t; k < v; k++)
        if (doc->token[k].xpos == CLIOI_XPOS_COMMA) return 0;
    clioi_hang(doc, o, v, CLIOI_DEP_NSUBJ);
    clioi_hang(doc, t, o, CLIOI_DEP_AMOD);
    return 1;
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
    return s != CLIO_NONE && c > v && c < t && clioi_pos_of(doc, s) == 'N' && clioi_is_finite_clause(doc, c) ? c : v;
}

static int clause_beside(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, k = t;
    if (v == CLIO_NONE || v > t || doc->token[t].upos != CLIOI_UPOS_VERB || doc->token[t].xpos != CLIOI_XPOS_VBD || doc->token[v].xpos != CLIOI_XPOS_VBD) return 0;
    if (clioi_has_subject(doc, t) || !clioi_has_subject(doc, v) || (clioi_is_saying(doc, t) && !says_behind(doc, t)) || clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE) return 0;
    while (k > v + 1 && doc->token[k - 1].head == t && doc->token[k - 1].upos != CLIOI_UPOS_PUNCT) k--;
    if (k < 2 || doc->token[k - 1].xpos != CLIOI_XPOS_COMMA) return 0;
    clioi_hang(doc, t, told_of_another(doc, v, t), CLIOI_DEP_CONJ);
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
    clioi_hang(doc, a, doc->token[v].head, doc->token[v].deprel);
    clioi_hang(doc, v, a, CLIOI_DEP_XCOMP);
    for (uint32_t k = doc->kid_first[v], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (k < a || doc->token[k].upos == CLIOI_UPOS_PUNCT) clioi_hang(doc, k, a, doc->token[k].deprel == CLIOI_DEP_NSUBJ_OUTER ? CLIOI_DEP_NSUBJ : doc->token[k].deprel);
    }
    clioi_hang(doc, to, v, CLIOI_DEP_MARK);
    return 1;
}

static int speaker_taken(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, s = clioi_kid(doc, t, CLIOI_DEP_NSUBJ), o;
    if (v == CLIO_NONE || v > t || s == CLIO_NONE || s > t || !clioi_is_saying(doc, v) || clioi_has_subject(doc, v) || doc->token[t].xpos != CLIOI_XPOS_VBD) return 0;
    if (clioi_first_of_phrase(doc, s) != v + 1 || s + 1 >= t || doc->token[s + 1].xpos != CLIOI_XPOS_COMMA) return 0;
    o = doc->kid_next[s];
    while (o != CLIO_NONE && doc->token[o].deprel != CLIOI_DEP_NSUBJ) o = doc->kid_next[o];
    if (o == CLIO_NONE ? s + 2 != t : o < t) return 0;
    clioi_hang(doc, s, v, CLIOI_DEP_NSUBJ);
    doc->token[t].deprel = CLIOI_DEP_CONJ;
    if (o != CLIO_NONE) doc->token[o].deprel = CLIOI_DEP_OBJ;
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
    for (up = predicate_above(doc, h); up != CLIO_NONE && !clioi_is_finite_clause(doc, up); up = predicate_above(doc, up)) {}
    if (up == CLIO_NONE || up > h) return 0;
    clioi_hang(doc, t, up, CLIOI_DEP_CONJ);
    return 1;
}

/* "sent troops to Chad and took the town": a verb goes on with a verb, not with a noun that hangs on one. */
static int verb_beside_noun(clio_doc *doc, uint32_t t)
{
    uint32_t n = doc->token[t].head, v = predicate_above(doc, n), to;
    int finite = clioi_is_finite_clause(doc, t);
    if (n > t || doc->token[t].upos != CLIOI_UPOS_VERB || clioi_pos_of(doc, n) != 'N' || clioi_kid(doc, n, CLIOI_DEP_COP) != CLIO_NONE || v == CLIO_NONE || v > n) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_CC) == CLIO_NONE || (!finite && (!is_bare_infinitive(doc, t) || doc->token[v].xpos != CLIOI_XPOS_VB))) return 0;
    if (finite ? !clioi_has_subject(doc, t) && clioi_kid(doc, t, CLIOI_DEP_AUX) == CLIO_NONE : clioi_kid(doc, t, CLIOI_DEP_OBJ) == CLIO_NONE) return 0;     /* it may be a noun, tagged wrong */
    for (to = v; finite && to != CLIO_NONE && !clioi_is_finite_clause(doc, to); to = predicate_above(doc, to)) {}
    if (to == CLIO_NONE || to > n) return 0;
    clioi_hang(doc, t, to, CLIOI_DEP_CONJ);
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
    if (o == CLIO_NONE || v > o || o > t || clioi_pos_of(doc, o) != 'N' || clioi_kid(doc, o, CLIOI_DEP_CASE) != CLIO_NONE || !clioi_is_finite_clause(doc, t)) return 0;
    if (!takes_a_clause(doc, v)) return 0;
    if ((clioi_has_subject(doc, t) && (s == CLIO_NONE || s < o || !clioi_tells_time(doc, s))) || clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_CC) != CLIO_NONE) return 0;
    for (uint32_t k = doc->kid_next[o], next; k != CLIO_NONE && k < t; k = next) {
        next = doc->kid_next[k];
        clioi_hang(doc, k, doc->token[k].upos == CLIOI_UPOS_PUNCT ? t : o, doc->token[k].deprel == CLIOI_DEP_OBL ? CLIOI_DEP_NMOD : doc->token[k].deprel == CLIOI_DEP_ADVCL ? CLIOI_DEP_ACL : doc->token[k].deprel);
    }
    if (s != CLIO_NONE) clioi_hang(doc, s, t, CLIOI_DEP_OBL_UNMARKED);
    clioi_hang(doc, o, t, clioi_is_passive(doc, t) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    clioi_hang(doc, t, v, CLIOI_DEP_CCOMP);
    return 1;
}

/* "confirmed a review led to cuts": a past tense modifies nothing; behind a verb that takes a clause it is that clause. */
static int past_on_object(clio_doc *doc, uint32_t t)
{
    uint32_t o = doc->token[t].head, v = o == CLIO_NONE ? o : doc->token[o].head;
    if (v == CLIO_NONE || v > o || o > t || doc->token[o].deprel != CLIOI_DEP_OBJ || doc->token[t].xpos != CLIOI_XPOS_VBD || clioi_has_subject(doc, t)) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_OBL_AGENT) != CLIO_NONE || doc->token[t - 1].upos == CLIOI_UPOS_PUNCT) return 0;
    if (!takes_a_clause(doc, v)) return 0;
    clioi_hang(doc, t, v, CLIOI_DEP_CCOMP);
    clioi_hang(doc, o, t, CLIOI_DEP_NSUBJ);
    return 1;
}

static int no_mark_between(const clio_doc *doc, uint32_t from, uint32_t to)
{
    for (uint32_t t = from + 1; t < to; t++)
        if (doc->token[t].upos == CLIOI_UPOS_PUNCT || doc->token[t].upos == CLIOI_UPOS_CCONJ) return 0;
    return 1;
}

/* The clause behind `a`, on the same word, above it or below it, that tells something and has no subject. */
static uint32_t clause_without_subject(const clio_doc *doc, uint32_t a)
{
    uint32_t h = doc->token[a].head;
    if (h != CLIO_NONE && h > a && clioi_is_finite_clause(doc, h) && !clioi_has_true_subject(doc, h)) return h;
    for (uint32_t k = h == CLIO_NONE ? h : doc->kid_next[a]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == doc->token[a].deprel && clioi_is_finite_clause(doc, k) && !clioi_has_true_subject(doc, k)) return k;
    for (uint32_t k = doc->kid_first[a]; k != CLIO_NONE; k = doc->kid_next[k])
        if (k > a && (doc->token[k].deprel == CLIOI_DEP_CCOMP || doc->token[k].deprel == CLIOI_DEP_PARATAXIS) && clioi_is_finite_clause(doc, k) && !clioi_has_true_subject(doc, k)) return k;
    return CLIO_NONE;
}

/* What stands before the subject, or is a mark, of `a` goes with `b`; so does the preposition's noun that `b` had for subject with `a`. */
static void change_places(clio_doc *doc, uint32_t a, uint32_t b, uint32_t s)
{
    for (uint32_t k = doc->kid_first[a], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (k < s || (k > b && doc->token[k].upos == CLIOI_UPOS_PUNCT)) clioi_hang(doc, k, b, doc->token[k].deprel);
    }
    for (uint32_t k = doc->kid_first[b], next; k != CLIO_NONE && k < b; k = next) {
        next = doc->kid_next[k];
        if (clioi_is_subject(&doc->token[k])) clioi_hang(doc, k, a, CLIOI_DEP_OBL);
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
    if (doc->token[b].head == a) clioi_hang(doc, b, doc->token[a].head, doc->token[a].deprel);
    change_places(doc, a, b, s);
    clioi_hang(doc, s, b, clioi_is_passive(doc, b) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    clioi_hang(doc, a, s, CLIOI_DEP_ACL);
    doc->token[a].xpos = CLIOI_XPOS_VBN;
    return 1;
}

/* "said taking the money raises the odds": what tells has a subject; the clause of the gerund in front is it. */
static int gerund_in_front(clio_doc *doc, uint32_t b)
{
    uint32_t v = doc->token[b].head, a = CLIO_NONE;
    if (v == CLIO_NONE || v > b || !clioi_is_finite_clause(doc, b) || clioi_has_true_subject(doc, b) || clioi_kid(doc, b, CLIOI_DEP_MARK) != CLIO_NONE) return 0;
    for (uint32_t k = doc->kid_first[v]; k != CLIO_NONE && k < b; k = doc->kid_next[k])
        if (k > v && (doc->token[k].deprel == CLIOI_DEP_XCOMP || doc->token[k].deprel == CLIOI_DEP_CCOMP)) a = k;
    if (a == CLIO_NONE || doc->token[a].xpos != CLIOI_XPOS_VBG || clioi_kid(doc, a, CLIOI_DEP_AUX) != CLIO_NONE || clioi_has_subject(doc, a) || !no_mark_between(doc, a, b)) return 0;
    clioi_hang(doc, a, b, CLIOI_DEP_CSUBJ);
    return 1;
}

/* "There were no injuries reported": what there was is the participle's noun. */
static int there_were_reported(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, s = v == CLIO_NONE ? v : clioi_kid(doc, v, CLIOI_DEP_NSUBJ);
    if (s == CLIO_NONE || v > s || s > t || clioi_kid(doc, v, CLIOI_DEP_EXPL) == CLIO_NONE || clioi_has_subject(doc, t) || !may_be_participle(doc, t)) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_AUX) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_AUX_PASS) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_OBJ) != CLIO_NONE) return 0;
    if (!no_mark_between(doc, s, t)) return 0;
    clioi_hang(doc, t, s, CLIOI_DEP_ACL);
    doc->token[t].xpos = CLIOI_XPOS_VBN;
    return 1;
}

/* "If buses are not accessible other ways are found": the clause behind has its subject in the object of the one in front. */
static int subject_of_next(clio_doc *doc, uint32_t a)
{
    uint32_t v = doc->token[a].head, o = clioi_kid(doc, a, CLIOI_DEP_OBJ);
    if (v == CLIO_NONE || v < a || o == CLIO_NONE || o < a || clioi_pos_of(doc, o) != 'N' || clioi_kid(doc, a, CLIOI_DEP_MARK) == CLIO_NONE || clioi_has_true_subject(doc, v)) return 0;
    if (!clioi_is_finite_clause(doc, v) || !clioi_is_finite_clause(doc, a) || doc->token[v].deprel == CLIOI_DEP_CONJ || clioi_end_of_phrase(doc, o) >= v || !no_mark_between(doc, a, v)) return 0;
    if (doc->token[clioi_end_of_phrase(doc, o)].head != v && clioi_end_of_phrase(doc, o) != v) return 0;
    clioi_hang(doc, o, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
}

/* "on lands occupied since the war": what is told has a subject; without one it is a participle of the noun before it. */
static int told_without_subject(clio_doc *doc, uint32_t t)
{
    uint32_t n = t ? t - 1 : CLIO_NONE, v = doc->token[t].head;
    if (n == CLIO_NONE || v == CLIO_NONE || v >= n || clioi_has_subject(doc, t) || !may_be_participle(doc, t) || clioi_pos_of(doc, n) != 'N' || clioi_first_of_phrase(doc, t) != t) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_OBJ) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_CCOMP) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_CSUBJ) != CLIO_NONE || clioi_is_saying(doc, t)) return 0;
    while (doc->token[n].head != CLIO_NONE && doc->token[n].head < n && (doc->token[n].deprel == CLIOI_DEP_FLAT || doc->token[n].deprel == CLIOI_DEP_COMPOUND)) n = doc->token[n].head;
    if (clioi_is_subject(&doc->token[n]) || n == v) return 0;
    clioi_hang(doc, t, n, CLIOI_DEP_ACL);
    doc->token[t].xpos = CLIOI_XPOS_VBN;
    return 1;
}

/* "pictures of coffins being buried": a participle with "being" right behind a noun is about the noun. */
static int being_done(clio_doc *doc, uint32_t t)
{
    uint32_t b = clioi_kid(doc, t, CLIOI_DEP_AUX_PASS), n = b == CLIO_NONE || !b ? CLIO_NONE : b - 1;
    if (n == CLIO_NONE || !clioi_tok_is(doc, b, "being") || doc->token[t].head == CLIO_NONE || doc->token[t].head > n || clioi_has_subject(doc, t)) return 0;
    if (clioi_pos_of(doc, n) != 'N' || n == doc->token[t].head || clioi_first_of_phrase(doc, t) != b) return 0;
    while (doc->token[n].head != CLIO_NONE && doc->token[n].head < n && (doc->token[n].deprel == CLIOI_DEP_FLAT || doc->token[n].deprel == CLIOI_DEP_COMPOUND)) n = doc->token[n].head;
    if (doc->token[n].deprel != CLIOI_DEP_OBL && doc->token[n].deprel != CLIOI_DEP_NMOD && doc->token[n].deprel != CLIOI_DEP_CONJ) return 0;
    clioi_hang(doc, t, n, CLIOI_DEP_ACL);
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
    if (clioi_pos_of(doc, n) != 'N' || n == doc->token[t].head || clioi_first_of_phrase(doc, t) <= n) return 0;
    clioi_hang(doc, t, n, CLIOI_DEP_ACL_RELCL);
    return 1;
}

/* "reports that access was cut", "told the men that they were free": a relative clause has no conjunction. */
static int that_is_no_pronoun(clio_doc *doc, uint32_t t)
{
    uint32_t m = clioi_kid(doc, t, CLIOI_DEP_MARK), n = doc->token[t].head, v;
    if (m == CLIO_NONE || m > t || !clioi_tok_is(doc, m, "that") || !clioi_has_subject(doc, t)) return 0;
    v = predicate_above(doc, n);
    if (clioi_lemma_in(doc, n, "report claim fact news belief hope fear warning statement announcement promise pledge assurance allegation suggestion threat idea "
                               "evidence proof concern accusation rumour rumor possibility sign indication condition impression view conclusion word"))
        doc->token[t].deprel = CLIOI_DEP_ACL;
    else if (v != CLIO_NONE && v < n && doc->token[n].deprel != CLIOI_DEP_NSUBJ && ((takes_a_clause(doc, v) && doc->token[n].deprel != CLIOI_DEP_OBJ) || clioi_lemma_in(doc, v, "tell warn agree inform remind assure convince notify promise proclaim announce")))
        clioi_hang(doc, t, v, CLIOI_DEP_CCOMP);
    else if (doc->token[n].head != CLIO_NONE && doc->token[n].deprel == CLIOI_DEP_OBL && doc->token[doc->token[n].head].upos == CLIOI_UPOS_ADJ)
        clioi_hang(doc, t, doc->token[n].head, CLIOI_DEP_CCOMP);      /* "clear to the men that they were free" */
    else return 0;
    return 1;
}

/* "said Doe, adding the fire was out": the object of the word of saying begins the clause that it says. */
static int adding_that(clio_doc *doc, uint32_t a)
{
    uint32_t b = doc->token[a].head, o = clioi_kid(doc, a, CLIOI_DEP_OBJ), v = b == CLIO_NONE ? b : doc->token[b].head;
    if (v == CLIO_NONE || v > a || a > b || o == CLIO_NONE || o < a || o > b || doc->token[a].xpos != CLIOI_XPOS_VBG || !clioi_lemma_in(doc, a, "add say note claim argue insist admit warn stress")) return 0;
    if (!a || doc->token[a - 1].xpos != CLIOI_XPOS_COMMA || clioi_has_subject(doc, b) || !clioi_is_finite_clause(doc, b) || clioi_first_of_phrase(doc, a) < a - 1) return 0;
    clioi_hang(doc, a, v, CLIOI_DEP_ADVCL);
    clioi_hang(doc, b, a, CLIOI_DEP_CCOMP);
    clioi_hang(doc, o, b, clioi_is_passive(doc, b) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
}

/* "on a street closed to traffic": what has a preposition is no subject; the participle is about it. */
static int closed_to(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, s = clioi_kid(doc, t, CLIOI_DEP_NSUBJ);
    if (s == CLIO_NONE) s = clioi_kid(doc, t, CLIOI_DEP_NSUBJ_PASS);
    if (v == CLIO_NONE || s == CLIO_NONE || v > s || s > t || clioi_has_true_subject(doc, t) || !may_be_participle(doc, t) || clioi_pos_of(doc, s) != 'N') return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_AUX) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_AUX_PASS) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_OBJ) != CLIO_NONE) return 0;
    if (!no_mark_between(doc, s, t) || clioi_first_of_phrase(doc, t) != clioi_first_of_phrase(doc, s) || clioi_kid(doc, t, CLIOI_DEP_XCOMP) != CLIO_NONE) return 0;
    if (doc->token[s].upos == CLIOI_UPOS_PROPN && clioi_kid(doc, t, CLIOI_DEP_OBL_AGENT) == CLIO_NONE) return 0;      /* "on one Korea used": a clause */
    clioi_hang(doc, s, v, CLIOI_DEP_OBL);
    clioi_hang(doc, t, s, CLIOI_DEP_ACL);
    doc->token[t].xpos = CLIOI_XPOS_VBN;
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
    if (clioi_pos_of(doc, t - 1) != 'N' || clioi_kid(doc, t, CLIOI_DEP_CC) != CLIO_NONE || clioi_first_of_phrase(doc, t) != t) return 0;
    clioi_hang(doc, t, v, CLIOI_DEP_XCOMP);
    return 1;
}

/* "their desire to meet": an infinitive right behind such a noun says what is wished, decided, refused. */
static int wish_to(clio_doc *doc, uint32_t t)
{
    uint32_t m = clioi_kid(doc, t, CLIOI_DEP_MARK), n = m == CLIO_NONE || !m ? CLIO_NONE : m - 1;
    if (n == CLIO_NONE || !clioi_tok_is(doc, m, "to") || doc->token[n].upos != CLIOI_UPOS_NOUN || doc->token[t].head == n || doc->token[t].head > n) return 0;
    if (clioi_first_of_phrase(doc, t) != m) return 0;
    if (!clioi_lemma_in(doc, n, "desire decision attempt effort bid ability inability intention willingness unwillingness refusal determination failure plan request call offer pledge promise "
                                "vow threat permission demand appeal readiness ultimatum")) return 0;
    clioi_hang(doc, t, n, CLIOI_DEP_ACL);
    return 1;
}

/* "I am certain they left": a clause right behind such an adjective says of what. */
static int certain_of(clio_doc *doc, uint32_t t)
{
    uint32_t a = clioi_first_of_phrase(doc, t);
    if (!a-- || a == doc->token[t].head || doc->token[t].head == CLIO_NONE || doc->token[t].head > a || doc->token[a].upos != CLIOI_UPOS_ADJ || !clioi_has_subject(doc, t) || !clioi_is_finite_clause(doc, t)) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_MARK) != CLIO_NONE || !clioi_lemma_in(doc, a, "certain sure confident afraid glad convinced hopeful aware worried sorry")) return 0;
    clioi_hang(doc, t, a, CLIOI_DEP_CCOMP);
    return 1;
}

/* "stated, listing the prices": a participle behind a comma that follows the verb has the noun for object. */
static int listing_them(clio_doc *doc, uint32_t t)
{
    uint32_t n = doc->token[t].head, v = n == CLIO_NONE ? n : doc->token[n].head;
    if (v == CLIO_NONE || t < 2 || n < t || v != t - 2 || doc->token[t].xpos != CLIOI_XPOS_VBG || doc->token[t - 1].xpos != CLIOI_XPOS_COMMA || doc->token[n].deprel != CLIOI_DEP_OBJ) return 0;
    if (doc->token[v].upos != CLIOI_UPOS_VERB) return 0;
    clioi_hang(doc, t, v, CLIOI_DEP_ADVCL);
    clioi_hang(doc, n, t, CLIOI_DEP_OBJ);
    return 1;
}

int clioi_repair_clause(clio_doc *doc, uint32_t t, unsigned d)
{
    int changed = 0;
    if (d == CLIOI_DEP_CONJ && doc->token[t].head != CLIO_NONE)
        changed |= neighbours_in_list(doc, t) || infinitive_beside_past(doc, t) || accused_object(doc, t) || left_dead(doc, t) || past_beside_infinitive(doc, t) || verb_beside_noun(doc, t);
    if (d == CLIOI_DEP_ADVCL || d == CLIOI_DEP_CCOMP || d == CLIOI_DEP_PARATAXIS) changed |= participle_in_front(doc, t) || clause_behind_object(doc, t) || which_beside(doc, t) || gerund_in_front(doc, t);
    if (d == CLIOI_DEP_CSUBJ) changed |= adding_that(doc, t);
    if ((d == CLIOI_DEP_ADVCL || d == CLIOI_DEP_CCOMP || d == CLIOI_DEP_PARATAXIS) && doc->token[t].deprel == d) changed |= closed_to(doc, t);
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
    if (d == CLIOI_DEP_XCOMP) changed |= being_done(doc, t) || wish_to(doc, t);
    if (d == CLIOI_DEP_ACL) changed |= state_left(doc, t) || past_on_object(doc, t);
    if (d == CLIOI_DEP_ACL_RELCL) changed |= that_is_no_pronoun(doc, t);
    if (d == CLIOI_DEP_AMOD) changed |= listing_them(doc, t);
    return changed;
}
