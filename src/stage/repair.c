/* repair.c -- arcs that English grammar rules out, put right.
 *
 * The parser weighs each arc by itself, so now and then it writes what no clause
 * has.  Each rule here moves an arc only where the tree as it stands cannot be
 * right, whatever the words mean; what is merely unlikely is left to the model.
 *
 * The rules for nouns and names are here, those for verbs and their clauses in repair_clause.c.
 *
 *   a subject with a preposition   "in Chechnya militants attacked": no subject
 *       has a case marker; the name right behind the preposition is its noun, and
 *       the two hang on the verb.
 *   a source in a list   "According to the mayor, police and soldiers fired": a clause
 *       without subject after "according to X," has it in what the parser took for
 *       more sources.
 *   an adjective as subject   "Russian, Turkish and Iranian officials met": a clause has
 *       one subject, and an adjective before a comma and a noun's own list belongs to that.
 *   an object as adjunct   "pull back their men": a noun needs a preposition, or to tell a time, to be one.
 *   a name in halves   "U.N. Secretary-General Antonio Guterres": two subjects side by side are one.
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
 *   a list in two subjects   "five civilians, two soldiers and a policeman were killed": two
 *       subjects of one verb with a comma between them are a list; "a minister of the church, Doe was held": or one person.
 *   a noun behind its own clause   "a battle in which five were killed": what "which" stands
 *       for is no part of the clause that "which" is in.
 *   a participle with an article   "the wounded": is a noun.
 *   a place as second subject   "Under the law, content is banned": of two subjects the one with a preposition is none; nor is the place
 *       of a dateline.
 *   a subject in apposition   "Despite the rain, some of the men were out": a predicate without subject has it behind the phrase in front.
 *   one who is told   "the mayor told Reuters": nobody speaks behind "told".
 *   a preposition of an adjective   "to larger, separate lots": it is the noun's.
 *   an agent on a place   "pronounced dead at the scene by the coroner": places and times are made by nobody.
 *   a time as subject   "Some days are worse": of a clause that has no other.
 *   small words   "President-elect", "bring about a change", "more will be needed". */
#include "stage/repair.h"
#include "stage/repair_tree.h"
#include "core/tree.h"
#include "stage/clause.h"

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
        clioi_hang(doc, k, t, CLIOI_DEP_COMPOUND);        /* "in South Ossetia rebels": the name's last word is its head */
        k = t;
    }
    clioi_hang(doc, p, k, CLIOI_DEP_CASE);
    clioi_hang(doc, k, doc->token[s].head, CLIOI_DEP_OBL);
    return 1;
}

static int source_in_list(clio_doc *doc, uint32_t t)
{
    uint32_t c = clioi_kid(doc, t, CLIOI_DEP_CASE), v = doc->token[t].head, first = clioi_kid(doc, t, CLIOI_DEP_CONJ), next;
    if (c == CLIO_NONE || !clioi_tok_is(doc, c, "according") || v == CLIO_NONE || v < t || first == CLIO_NONE || first > v) return 0;
    if (clioi_kid(doc, t, CLIOI_DEP_PUNCT) != t + 1 || clioi_has_subject(doc, v)) return 0;
    for (uint32_t k = doc->kid_next[first]; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (doc->token[k].deprel == CLIOI_DEP_CONJ) clioi_hang(doc, k, first, CLIOI_DEP_CONJ);
    }
    clioi_hang(doc, first, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
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
    if (o == CLIO_NONE || o > v || !clioi_lacks_subject(doc, v)) return 0;
    k = bare_modifier(doc, v, o);
    if (k != CLIO_NONE) {
        clioi_hang(doc, k, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
        return 1;
    }
    k = buried_subject(doc, v, o);
    if (k == CLIO_NONE) return 0;
    name = name_in_front(doc, k);
    clioi_hang(doc, name, doc->token[k].head, doc->token[k].deprel);
    for (uint32_t t = name; t-- > 0 && (doc->token[t].deprel == CLIOI_DEP_COMPOUND || doc->token[t].deprel == CLIOI_DEP_CASE);)
        clioi_hang(doc, t, name, doc->token[t].deprel);
    clioi_hang(doc, k, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
}

/* Do the two tokens touch? */
static int touch(const clio_doc *doc, uint32_t a, uint32_t b) { return doc->token[a].off + doc->token[a].len == doc->token[b].off; }

static int noun_that_does(clio_doc *doc, uint32_t a)
{
    uint32_t v = a + 2, s;
    if (v >= doc->token_n || !a || doc->token[a].head != v || doc->token[v].upos != CLIOI_UPOS_VERB || (doc->token[a].deprel != CLIOI_DEP_NSUBJ && !clioi_lacks_subject(doc, v))) return 0;
    if ((doc->token[a + 1].xpos != CLIOI_XPOS_HYPH && !clioi_tok_is(doc, a + 1, "-")) || !touch(doc, a, a + 1) || !touch(doc, a + 1, v)) return 0;
    s = a - 1;
    if (doc->token[s].head != a || doc->token[s].deprel != CLIOI_DEP_COMPOUND) return 0;
    clioi_hang(doc, s, v, CLIOI_DEP_NSUBJ);
    for (uint32_t k = doc->kid_first[a], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (k < s) clioi_hang(doc, k, s, doc->token[k].deprel);
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
    clioi_hang(doc, p, doc->token[n].head, doc->token[n].deprel);
    for (uint32_t k = doc->kid_first[n], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (k < p || (k > n && doc->token[k].deprel != CLIOI_DEP_NMOD && doc->token[k].deprel != CLIOI_DEP_ACL && doc->token[k].deprel != CLIOI_DEP_ACL_RELCL))
            clioi_hang(doc, k, p, doc->token[k].deprel);
    }
    clioi_hang(doc, n, p, CLIOI_DEP_OBJ);
    doc->token[p].xpos = CLIOI_XPOS_VBD;
    return 1;
}

static int is_object_noun(const clio_doc *doc, uint32_t k) { return clioi_pos_of(doc, k) == 'N' && clioi_kid(doc, k, CLIOI_DEP_CASE) == CLIO_NONE; }

static int has_and(const clio_doc *doc, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (doc->token[t].upos == CLIOI_UPOS_CCONJ) return 1;
    return 0;
}

static int comma_between(const clio_doc *doc, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (doc->token[t].xpos == CLIOI_XPOS_COMMA) return 1;
    return 0;
}

static int two_objects(clio_doc *doc, uint32_t v)
{
    uint32_t a = clioi_kid(doc, v, CLIOI_DEP_OBJ), b = a == CLIO_NONE ? a : doc->kid_next[a];
    while (b != CLIO_NONE && doc->token[b].deprel != CLIOI_DEP_OBJ) b = doc->kid_next[b];
    if (!clioi_lemma_in(doc, v, "give grant offer send lend pay hand bring award afford promise sell owe deny show save supply")) return 0;
    if (b == CLIO_NONE || a < v || clioi_kid(doc, v, CLIOI_DEP_IOBJ) != CLIO_NONE || comma_between(doc, a, b)) return 0;
    if (!is_object_noun(doc, b) && !clioi_lemma_in(doc, b, "something nothing anything everything")) return 0;
    if (!is_object_noun(doc, a) && doc->token[a].upos != CLIOI_UPOS_PRON) return 0;
    doc->token[a].deprel = CLIOI_DEP_IOBJ;
    return 1;
}

static int bare_phrase(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, det = clioi_kid(doc, t, CLIOI_DEP_DET);
    if (v == CLIO_NONE || v > t || doc->token[t].upos != CLIOI_UPOS_NOUN || det == CLIO_NONE || !is_object_noun(doc, t) || clioi_tells_time(doc, t)) return 0;
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
    clioi_hang(doc, c, h, CLIOI_DEP_CONJ);
    return 1;
}

/* "Russian, Turkish and Iranian officials met": the first adjective of the list is no subject beside the noun's. */
static int adjective_as_subject(clio_doc *doc, uint32_t s)
{
    uint32_t n = s + 1, first = CLIO_NONE, last = CLIO_NONE;
    if (doc->token[s].upos != CLIOI_UPOS_ADJ || s + 2 >= doc->token_n || (doc->token[s + 1].upos != CLIOI_UPOS_CCONJ && !clioi_tok_is(doc, s + 1, ","))) return 0;
    while (n < doc->token_n && n < doc->token[s].head && !(clioi_is_subject(&doc->token[n]) && doc->token[n].head == doc->token[s].head)) n++;
    if (n >= doc->token_n || n >= doc->token[s].head || doc->token[n].upos != CLIOI_UPOS_NOUN) return 0;
    for (uint32_t k = doc->kid_first[n]; k != CLIO_NONE && first == CLIO_NONE; k = doc->kid_next[k])
        if (k > s && k < n && doc->token[k].deprel == CLIOI_DEP_AMOD) first = k;
    for (uint32_t k = doc->kid_first[s]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_CONJ) last = k;
    if (first == CLIO_NONE ? last + 1 != n : first > s + 2) return 0;
    for (uint32_t k = first == CLIO_NONE ? CLIO_NONE : doc->kid_first[first], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        if (doc->token[k].deprel == CLIOI_DEP_CONJ) clioi_hang(doc, k, s, CLIOI_DEP_CONJ);
    }
    if (first != CLIO_NONE) clioi_hang(doc, first, s, CLIOI_DEP_CONJ);
    clioi_hang(doc, s, n, CLIOI_DEP_AMOD);
    return 1;
}

/* "U.N. Secretary - General Antonio Guterres urged": a run of names with no comma is one subject; the first half goes with the last. */
static int name_in_halves(clio_doc *doc, uint32_t s)
{
    uint32_t n = s + 1;
    if (doc->token[s].upos != CLIOI_UPOS_PROPN) return 0;
    while (n < doc->token_n && n < doc->token[s].head && (doc->token[n].upos == CLIOI_UPOS_PROPN || doc->token[n].xpos == CLIOI_XPOS_HYPH) &&
           !(clioi_is_subject(&doc->token[n]) && doc->token[n].head == doc->token[s].head)) n++;
    if (n >= doc->token_n || doc->token[n].upos != CLIOI_UPOS_PROPN || !clioi_is_subject(&doc->token[n]) || doc->token[n].head != doc->token[s].head) return 0;
    clioi_hang(doc, s, n, CLIOI_DEP_COMPOUND);
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

static int list_in_two_subjects(clio_doc *doc, uint32_t s)
{
    uint32_t v = doc->token[s].head, n = s + 1, comma = s + 1;
    while (n < doc->token_n && n < v && !(clioi_is_subject(&doc->token[n]) && doc->token[n].head == v)) n++;
    if (n >= v || clioi_pos_of(doc, s) != 'N' || clioi_pos_of(doc, n) != 'N') return 0;
    while (comma < n && doc->token[comma].xpos != CLIOI_XPOS_COMMA) comma++;
    for (uint32_t k = comma + 1; k < n; k++)
        if (doc->token[k].head != n) return 0;
    if (comma == n || (clioi_end_of_phrase(doc, s) < n && clioi_end_of_phrase(doc, s) != comma)) return 0;
    if (has_and(doc, n, v)) clioi_hang(doc, n, s, CLIOI_DEP_CONJ);
    else if (doc->token[n].upos == CLIOI_UPOS_PROPN && doc->token[s].upos == CLIOI_UPOS_NOUN) clioi_hang(doc, s, n, CLIOI_DEP_APPOS);
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
    clioi_hang(doc, n, doc->token[v].head, CLIOI_DEP_OBL);
    clioi_hang(doc, v, n, CLIOI_DEP_ACL_RELCL);
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

/* "Under the law, content is banned": of two subjects the one with a preposition is none. */
static int place_as_second_subject(clio_doc *doc, uint32_t s)
{
    if (clioi_is_true_subject(doc, s) || !clioi_has_true_subject(doc, doc->token[s].head)) return 0;
    doc->token[s].deprel = CLIOI_DEP_OBL;
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

/* "to larger, separate lots": an adjective before its noun has no preposition; it is the noun's. */
static int preposition_of_adjective(clio_doc *doc, uint32_t c)
{
    uint32_t a = doc->token[c].head, n = a;
    if (a == CLIO_NONE || a < c || doc->token[a].upos != CLIOI_UPOS_ADJ || doc->token[c].upos != CLIOI_UPOS_ADP) return 0;
    while (doc->token[n].head != CLIO_NONE && doc->token[n].head > n && doc->token[n].upos == CLIOI_UPOS_ADJ &&
           (doc->token[n].deprel == CLIOI_DEP_AMOD || (doc->token[n].deprel == CLIOI_DEP_ADVCL && doc->token[doc->token[n].head].upos == CLIOI_UPOS_ADJ))) n = doc->token[n].head;
    if (n == a || clioi_pos_of(doc, n) != 'N' || clioi_kid(doc, n, CLIOI_DEP_CASE) != CLIO_NONE || (doc->token[a + 1].xpos == CLIOI_XPOS_COMMA && n == doc->token[a].head)) return 0;     /* "in particular, troops" */
    clioi_hang(doc, c, n, CLIOI_DEP_CASE);
    if (doc->token[a].deprel == CLIOI_DEP_ADVCL) clioi_hang(doc, a, n, CLIOI_DEP_AMOD);
    if (doc->token[n].deprel == CLIOI_DEP_OBJ) doc->token[n].deprel = CLIOI_DEP_OBL;
    return 1;
}

/* "President-elect Jane Doe": a title, no clause. */
static int one_elect(clio_doc *doc, uint32_t t)
{
    uint32_t s = t < 2 ? CLIO_NONE : t - 2;
    if (s == CLIO_NONE || doc->token[s].head != t || clioi_pos_of(doc, s) != 'N' || !clioi_lemma_in(doc, t, "elect") || !touch(doc, s, t - 1)) return 0;
    if (doc->token[t].xpos == CLIOI_XPOS_VBD || (doc->token[t - 1].xpos != CLIOI_XPOS_HYPH && !clioi_tok_is(doc, t - 1, "-"))) return 0;
    clioi_hang(doc, s, doc->token[t].head, doc->token[t].deprel);
    for (uint32_t k = doc->kid_first[t], next; k != CLIO_NONE; k = next) {
        next = doc->kid_next[k];
        clioi_hang(doc, k, s, doc->token[k].deprel);
    }
    clioi_hang(doc, t, s, CLIOI_DEP_AMOD);
    doc->token[t].upos = CLIOI_UPOS_ADJ;
    doc->token[t].xpos = CLIOI_XPOS_JJ;
    return 1;
}

/* "pronounced dead at the scene by the coroner": times and places are made by nobody; "by" goes with the passive. */
static int agent_on_place(clio_doc *doc, uint32_t t)
{
    uint32_t c = clioi_kid(doc, t, CLIOI_DEP_CASE), n = doc->token[t].head, v = doc->token[n].head;
    if (c == CLIO_NONE || !clioi_tok_is(doc, c, "by") || n > t || v == CLIO_NONE || v > n || doc->token[n].deprel != CLIOI_DEP_OBL || !clioi_is_passive(doc, v)) return 0;
    if (clioi_kid(doc, v, CLIOI_DEP_OBL_AGENT) != CLIO_NONE || clioi_pos_of(doc, t) != 'N' || clioi_tells_time(doc, t)) return 0;
    if (!clioi_tells_time(doc, n) && !clioi_lemma_in(doc, n, "scene home house hospital street road city town village province district state country area region") && doc->token[n].upos != CLIOI_UPOS_PROPN) return 0;
    clioi_hang(doc, t, v, CLIOI_DEP_OBL_AGENT);
    return 1;
}

/* "bring about a change": who brings, brings something. */
static int brought_about(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, c = clioi_kid(doc, t, CLIOI_DEP_CASE);
    if (v == CLIO_NONE || v > t || c != v + 1 || !clioi_lemma_in(doc, v, "bring") || !clioi_tok_is(doc, c, "about") || clioi_is_passive(doc, v) || clioi_kid(doc, v, CLIOI_DEP_OBJ) != CLIO_NONE) return 0;
    clioi_hang(doc, c, v, CLIOI_DEP_COMPOUND_PRT);
    doc->token[t].deprel = CLIOI_DEP_OBJ;
    return 1;
}

/* "more will be needed", "much depends on it": the clause has no other subject. */
static int more_is_subject(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, aux = t + 1;
    if (v == CLIO_NONE || v < t || aux > v || (aux < v && (doc->token[aux].head != v || doc->token[aux].upos != CLIOI_UPOS_AUX)) || clioi_has_subject(doc, v)) return 0;
    if ((aux == v && doc->token[v].xpos != CLIOI_XPOS_VBZ) || clioi_kid(doc, v, CLIOI_DEP_CSUBJ) != CLIO_NONE) return 0;
    if (!clioi_tok_is(doc, t, "more") && !clioi_tok_is(doc, t, "much") && !clioi_tok_is(doc, t, "little") && !clioi_tok_is(doc, t, "most")) return 0;
    if (doc->token[v].deprel == CLIOI_DEP_CONJ || doc->token[v].deprel == CLIOI_DEP_ACL_RELCL) return 0;
    doc->token[t].deprel = (uint8_t)(clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
}

/* "Some days are worse": a time without preposition is the subject of a clause that has no other. */
static int time_as_subject(clio_doc *doc, uint32_t t)
{
    uint32_t v = doc->token[t].head, end = clioi_end_of_phrase(doc, t);
    if (v == CLIO_NONE || end > v || end != t + 1 || clioi_first_of_phrase(doc, t) + 3 < end || clioi_pos_of(doc, t) != 'N' || clioi_kid(doc, t, CLIOI_DEP_DET) == CLIO_NONE || !clioi_is_finite_clause(doc, v) || clioi_has_true_subject(doc, v)) return 0;
    if (doc->token[v].deprel != CLIOI_DEP_ROOT && (doc->token[v].deprel != CLIOI_DEP_CCOMP || clioi_kid(doc, doc->token[v].head, CLIOI_DEP_OBJ) != CLIO_NONE)) return 0;
    if (clioi_first_of_phrase(doc, t) != clioi_first_of_phrase(doc, v)) return 0;
    if (end != v && doc->token[end].upos != CLIOI_UPOS_AUX && doc->token[end].upos != CLIOI_UPOS_ADV && doc->token[end].upos != CLIOI_UPOS_PUNCT) return 0;
    for (uint32_t k = doc->kid_first[v]; k != CLIO_NONE; k = doc->kid_next[k])
        if (k != t && (clioi_is_subject(&doc->token[k]) || (k < v && (doc->token[k].deprel == CLIOI_DEP_OBL_UNMARKED || doc->token[k].deprel == CLIOI_DEP_CCOMP)))) return 0;
    doc->token[t].deprel = (uint8_t)(clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
}

/* "Despite the rain and wind, some of the men, two of them hurt, were out": a predicate without subject has it in what the parser took
 * for another name of a phrase in front. */
static int subject_in_apposition(clio_doc *doc, uint32_t t)
{
    uint32_t o = doc->token[t].head, v = o == CLIO_NONE ? o : doc->token[o].head;
    if (v == CLIO_NONE || o > t || v < t || doc->token[o].deprel != CLIOI_DEP_OBL || clioi_kid(doc, t, CLIOI_DEP_CASE) != CLIO_NONE || clioi_pos_of(doc, t) == 'V') return 0;
    if (clioi_has_subject(doc, v) || clioi_kid(doc, v, CLIOI_DEP_CSUBJ) != CLIO_NONE || !clioi_is_finite_clause(doc, v) || doc->token[v].deprel == CLIOI_DEP_CONJ || doc->token[v].deprel == CLIOI_DEP_ACL_RELCL) return 0;
    if (doc->token[clioi_first_of_phrase(doc, o)].deprel != CLIOI_DEP_CASE || clioi_tok_is(doc, clioi_first_of_phrase(doc, o), "according")) return 0;
    clioi_hang(doc, t, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_NSUBJ);
    return 1;
}

/* "LIMA, Peru (AP) A man was held": a clause has one subject; the place that opens a report is none. */
static int dateline_as_subject(clio_doc *doc, uint32_t s)
{
    uint32_t v = doc->token[s].head, n = doc->kid_next[s], p = s + 1;
    while (n != CLIO_NONE && !clioi_is_subject(&doc->token[n])) n = doc->kid_next[n];
    if (doc->token[s].upos != CLIOI_UPOS_PROPN || n == CLIO_NONE || n > v) return 0;
    while (p < n && !clioi_tok_is(doc, p, "(")) p++;
    if (p + 3 > n || !clioi_tok_is(doc, p + 2, ")") || !clioi_lemma_in(doc, p + 1, "AP AFP Reuters UPI")) return 0;
    clioi_hang(doc, s, v, CLIOI_DEP_PARATAXIS);
    return 1;
}

/* "London: Two ministers met": a dateline is no subject beside the verb's own. */
static int before_colon(clio_doc *doc, uint32_t s)
{
    uint32_t v = doc->token[s].head, end = s + 1, k;
    while (end < v && doc->token[end].head == s && doc->token[end].upos == CLIOI_UPOS_PROPN) end++;
    if (end >= v || !clioi_tok_is(doc, end, ":") || doc->token[s].upos != CLIOI_UPOS_PROPN) return 0;
    for (k = doc->kid_next[s]; k != CLIO_NONE && !clioi_is_subject(&doc->token[k]); k = doc->kid_next[k]) {}
    if (k == CLIO_NONE || k < end) return 0;
    doc->token[s].deprel = CLIOI_DEP_DEP;
    return 1;
}

static int mend_nominal(clio_doc *doc, uint32_t t, unsigned d)
{
    int changed = 0;
    if (clioi_is_subject(&doc->token[t]) && doc->token[t].head != CLIO_NONE)
        changed |= before_colon(doc, t) || subject_with_preposition(doc, t) || adjective_as_subject(doc, t) || name_in_halves(doc, t) || list_in_two_subjects(doc, t) || who_is_told(doc, t) || dateline_as_subject(doc, t) ||
                   place_as_second_subject(doc, t);
    if (d == CLIOI_DEP_OBL) changed |= source_in_list(doc, t) || bare_phrase(doc, t) || object_after_adverb(doc, t) || noun_in_own_clause(doc, t) || brought_about(doc, t);
    if (d == CLIOI_DEP_NMOD && doc->token[t].head != CLIO_NONE) changed |= agent_on_place(doc, t);
    if (d == CLIOI_DEP_APPOS) changed |= one_who_is_many(doc, t) || subject_in_apposition(doc, t);
    if (d == CLIOI_DEP_CASE) changed |= preposition_of_adjective(doc, t);
    if (d == CLIOI_DEP_ADVMOD) changed |= more_is_subject(doc, t);
    if (d == CLIOI_DEP_OBL_UNMARKED) changed |= time_as_subject(doc, t);
    if (doc->token[t].upos == CLIOI_UPOS_NOUN) changed |= noun_with_a_subject(doc, t) || noun_that_does(doc, t);
    return changed;
}

static int mend(clio_doc *doc, uint32_t t)
{
    unsigned d = doc->token[t].deprel;
    int changed = mend_nominal(doc, t, d);
    if (doc->token[t].deprel == d) changed |= clioi_repair_clause(doc, t, d);
    if (doc->token[t].upos == CLIOI_UPOS_VERB) changed |= one_elect(doc, t) || (two_objects(doc, t) | subject_in_a_place(doc, t) | participle_with_article(doc, t));
    return changed;
}

int clioi_repair(clio_doc *doc)
{
    int changed = 0;
    for (uint32_t t = 0; t < doc->token_n; t++) changed |= mend(doc, t);
    return changed;
}
