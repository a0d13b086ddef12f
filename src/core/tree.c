/* tree.c -- from a Universal Dependencies tree to a predicate's slots.
 *
 * A slot is what a frame speaks about: who does it (subj), whom it is done to
 * (obj), the prepositions by name, the clauses.  The same slots come out of
 *
 *     Rebels killed the envoy.           the envoy was killed by rebels
 *     rebels who killed the envoy        rebels accused of killing the envoy
 *     the killing of the envoy by rebels (of, by: nouns keep their prepositions)
 *
 * Method: own children first; then, for what is missing, a walk to the
 * governor that shares it.  Each step goes up the tree, so it ends; a depth
 * limit guards against deep chains.  Nothing here looks at meaning. */
#include "core/tree.h"
#include <string.h>

enum { DEPTH_MAX = 12 };

clio_rc clioi_tree_index(clio_doc *doc, clio_err *err)
{
    uint32_t n = doc->token_n;
    doc->kid_first = CLIOI_NEW(&doc->mem, uint32_t, n);
    doc->kid_next = CLIOI_NEW(&doc->mem, uint32_t, n);
    if (doc->mem.why != CLIO_OK) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for the trees of %u tokens", n);
    for (uint32_t t = 0; t < n; t++) doc->kid_first[t] = doc->kid_next[t] = CLIO_NONE;
    for (uint32_t t = n; t-- > 0;) {
        uint32_t h = doc->token[t].head;
        if (h == CLIO_NONE) continue;
        doc->kid_next[t] = doc->kid_first[h];
        doc->kid_first[h] = t;
    }
    return CLIO_OK;
}

uint32_t clioi_kid(const clio_doc *doc, uint32_t t, unsigned dep)
{
    uint32_t k = doc->kid_first[t];
    while (k != CLIO_NONE && doc->token[k].deprel != dep) k = doc->kid_next[k];
    return k;
}

int clioi_tok_is(const clio_doc *doc, uint32_t t, const char *word)
{
    const char *s = doc->text + doc->token[t].off;
    uint32_t n = doc->token[t].len, i = 0;
    for (; i < n && word[i]; i++) {
        char c = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] + 32) : s[i];
        if (c != word[i]) return 0;
    }
    return i == n && !word[i];
}

int clioi_lemma_in(const clio_doc *doc, uint32_t t, const char *list)
{
    const char *lemma = doc->token[t].lemma;
    size_t n = lemma ? strlen(lemma) : 0;
    for (const char *p = n ? strstr(list, lemma) : NULL; p; p = strstr(p + 1, lemma))
        if ((p == list || p[-1] == ' ') && (!p[n] || p[n] == ' ')) return 1;
    return 0;
}

static unsigned slot_by_word(const clio_doc *doc, uint32_t t)
{
    static const struct { const char *word; unsigned slot; } preps[] = {
#define X(id, text) {text, CLIOI_SLOT_##id},
        CLIOI_SLOT_PREP(X)
#undef X
        {"towards", CLIOI_SLOT_TOWARD}, {"onto", CLIOI_SLOT_ON}, {"v.", CLIOI_SLOT_AGAINST}, {"vs.", CLIOI_SLOT_AGAINST},
        {"concerning", CLIOI_SLOT_ABOUT}, {"throughout", CLIOI_SLOT_IN}, {"versus", CLIOI_SLOT_AGAINST}, {"following", CLIOI_SLOT_AFTER}, {"besides", CLIOI_SLOT_WITH}};
    for (size_t k = 0; k < sizeof preps / sizeof *preps; k++)
        if (clioi_tok_is(doc, t, preps[k].word)) return preps[k].slot;
    return CLIOI_SLOT_COUNT;
}

unsigned clioi_prep_of(const clio_doc *doc, uint32_t t)
{
    unsigned slot = CLIOI_SLOT_COUNT;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        uint32_t f;
        if (doc->token[k].deprel != CLIOI_DEP_CASE) continue;
        if (clioi_tok_is(doc, k, "according")) return CLIOI_SLOT_COUNT;
        slot = slot_by_word(doc, k);
        if (slot == CLIOI_SLOT_OUT || slot == CLIOI_SLOT_OFF) return CLIOI_SLOT_FROM;
        f = clioi_kid(doc, k, CLIOI_DEP_FIXED);
        if (slot == CLIOI_SLOT_COUNT && f != CLIO_NONE) slot = CLIOI_SLOT_ABOUT;
        if (slot != CLIOI_SLOT_COUNT) return slot;
    }
    return slot;
}

char clioi_pos_of(const clio_doc *doc, uint32_t t)
{
    switch (doc->token[t].upos) {
    case CLIOI_UPOS_VERB: return 'V';
    case CLIOI_UPOS_NOUN: case CLIOI_UPOS_PROPN: return 'N';
    case CLIOI_UPOS_ADJ: return 'A';
    default: return 0;
    }
}

uint32_t clioi_tok_hash(const clio_doc *doc, uint32_t t, char pos)
{
    const char *lemma = doc->token[t].lemma;
    return lemma ? clioi_hash_lemma(lemma, strlen(lemma), pos) : 0;
}

uint32_t clioi_joined_hash(const clio_doc *doc, uint32_t t, char pos)
{
    const char *lemma = doc->token[t].lemma;
    size_t m = lemma ? strlen(lemma) : 0, n = t >= 2 ? doc->token[t - 2].len : 0;
    char buf[64];
    if (!m || !n || n + m + 1 > sizeof buf || !clioi_tok_is(doc, t - 1, "-")) return 0;
    if (doc->token[t - 2].flags & CLIO_TOK_SPACE || doc->token[t - 1].flags & CLIO_TOK_SPACE) return 0;
    for (size_t k = 0; k < n; k++) {
        char c = doc->text[doc->token[t - 2].off + k];
        buf[k] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    buf[n] = '-';
    memcpy(buf + n + 1, lemma, m);
    return clioi_hash_lemma(buf, n + m + 1, pos);
}

/* "The envoy, freed Monday by his captors, left": behind a noun, with an agent, no past tense, whatever the tag says. */
static int is_mistagged_participle(const clio_doc *doc, uint32_t v)
{
    const clio_token *t = &doc->token[v];
    if (t->xpos != CLIOI_XPOS_VBD || (t->deprel != CLIOI_DEP_ACL && t->deprel != CLIOI_DEP_ADVCL) || clioi_kid(doc, v, CLIOI_DEP_OBL_AGENT) == CLIO_NONE) return 0;
    return clioi_kid(doc, v, CLIOI_DEP_NSUBJ) == CLIO_NONE && clioi_kid(doc, v, CLIOI_DEP_OBJ) == CLIO_NONE && clioi_kid(doc, v, CLIOI_DEP_AUX) == CLIO_NONE;
}

int clioi_is_passive(const clio_doc *doc, uint32_t v)
{
    const clio_token *t = &doc->token[v];
    if (t->xpos != CLIOI_XPOS_VBN && t->xpos != CLIOI_XPOS_VBD) return 0;
    if (clioi_kid(doc, v, CLIOI_DEP_AUX_PASS) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_NSUBJ_PASS) != CLIO_NONE) return 1;
    if (is_mistagged_participle(doc, v)) return 1;
    if (t->xpos != CLIOI_XPOS_VBN || clioi_kid(doc, v, CLIOI_DEP_AUX) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_NSUBJ) != CLIO_NONE) return 0;
    if (t->deprel == CLIOI_DEP_CONJ && t->head != CLIO_NONE && clioi_kid(doc, v, CLIOI_DEP_NSUBJ) == CLIO_NONE)
        return doc->token[t->head].xpos == CLIOI_XPOS_VBN && clioi_is_passive(doc, t->head);
    return clioi_kid(doc, v, CLIOI_DEP_OBJ) == CLIO_NONE || t->deprel == CLIOI_DEP_ACL;
}

uint32_t clioi_antecedent(const clio_doc *doc, uint32_t t)
{
    uint32_t up = t;
    if (t == CLIO_NONE || !(clioi_tok_is(doc, t, "who") || clioi_tok_is(doc, t, "which") || clioi_tok_is(doc, t, "that") ||
                            clioi_tok_is(doc, t, "whom") || clioi_tok_is(doc, t, "whose")))
        return t;
    for (int d = 0; d < DEPTH_MAX && up != CLIO_NONE; d++, up = doc->token[up].head)
        if (doc->token[up].deprel == CLIOI_DEP_ACL_RELCL && doc->token[up].head != CLIO_NONE) return doc->token[up].head;
    return t;
}

uint32_t clioi_quotation_at(const clio_doc *doc, uint32_t t)
{
    enum { SHORT = 3 };
    uint32_t lo = 0, hi = doc->quote_n;
    while (lo < hi) {
        uint32_t mid = (lo + hi) / 2;
        if (doc->quote[mid].tok + doc->quote[mid].tok_n <= t) lo = mid + 1;
        else hi = mid;
    }
    return lo < doc->quote_n && doc->quote[lo].tok <= t && doc->quote[lo].tok_n > SHORT ? lo : CLIO_NONE;
}

/* Does a whole quotation hold `s` but not the verb: a word of the speech, not who speaks? */
static int only_quoted(const clio_doc *doc, uint32_t s, uint32_t v)
{
    return doc->token[s].flags & CLIO_TOK_QUOTED && !(doc->token[v].flags & CLIO_TOK_QUOTED) && clioi_quotation_at(doc, s) != CLIO_NONE;
}

/* "...," said the leader: the nominal that follows the verb. */
static uint32_t right_neighbour(const clio_doc *doc, uint32_t v)
{
    enum { FAR = 6 };
    for (uint32_t t = v + 1; t < doc->token_n && t <= v + FAR; t++) {
        unsigned u = doc->token[t].upos;
        if (u == CLIOI_UPOS_DET || u == CLIOI_UPOS_ADJ || u == CLIOI_UPOS_NUM) continue;
        if (clioi_pos_of(doc, t) != 'N') return CLIO_NONE;
        while (t + 1 < doc->token_n && doc->token[t].deprel == CLIOI_DEP_COMPOUND && doc->token[t].head == t + 1) t++;
        return t;
    }
    return CLIO_NONE;
}

/* "[Ministers meeting in Oslo] agreed", "[the visiting minister] praised": the parser took the participle for the subject's head. */
static uint32_t who_in_participle(const clio_doc *doc, uint32_t s)
{
    uint32_t who = doc->token[s].xpos == CLIOI_XPOS_VBG ? clioi_kid(doc, s, CLIOI_DEP_NSUBJ) : CLIO_NONE;
    if (who == CLIO_NONE && doc->token[s].xpos == CLIOI_XPOS_VBG && clioi_kid(doc, s, CLIOI_DEP_DET) != CLIO_NONE) who = clioi_kid(doc, s, CLIOI_DEP_OBJ);
    return who == CLIO_NONE ? s : who;
}

static uint32_t own_subject(const clio_doc *doc, uint32_t v)
{
    uint32_t s = clioi_kid(doc, v, CLIOI_DEP_NSUBJ);
    if (s == CLIO_NONE) s = clioi_kid(doc, v, CLIOI_DEP_NSUBJ_PASS);
    if (s == CLIO_NONE) s = clioi_kid(doc, v, CLIOI_DEP_NSUBJ_OUTER);
    if (s != CLIO_NONE && only_quoted(doc, s, v)) s = right_neighbour(doc, v);
    return clioi_antecedent(doc, s == CLIO_NONE ? s : who_in_participle(doc, s));
}

static int is_infinitive(const clio_doc *doc, uint32_t v)
{
    uint32_t m = clioi_kid(doc, v, CLIOI_DEP_MARK);
    if (m != CLIO_NONE && clioi_tok_is(doc, m, "to")) return 1;
    return doc->token[v].xpos == CLIOI_XPOS_VB && clioi_kid(doc, v, CLIOI_DEP_AUX) == CLIO_NONE;
}

static uint32_t subject_at(const clio_doc *doc, uint32_t v, int depth);

/* Who is understood as the subject of an infinitive or participle under `h`? */
static uint32_t controller(const clio_doc *doc, uint32_t h, int depth)
{
    uint32_t o = clioi_kid(doc, h, CLIOI_DEP_OBJ);
    if (o == CLIO_NONE) o = clioi_kid(doc, h, CLIOI_DEP_IOBJ);
    if (o != CLIO_NONE && clioi_pos_of(doc, h) == 'V' && !clioi_lemma_in(doc, h, "promise threaten vow pledge use"))
        return clioi_antecedent(doc, o);
    return subject_at(doc, h, depth + 1);
}

/* The doer of a noun that governs an infinitive ("its decision to withdraw"). */
static uint32_t noun_subject(const clio_doc *doc, uint32_t n, int depth)
{
    uint32_t p = clioi_kid(doc, n, CLIOI_DEP_NMOD_POSS);
    const clio_token *t = &doc->token[n];
    unsigned prep = t->deprel == CLIOI_DEP_OBL ? clioi_prep_of(doc, n) : CLIOI_SLOT_COUNT;
    if (p != CLIO_NONE) return clioi_antecedent(doc, p);
    if (prep == CLIOI_SLOT_ON || prep == CLIOI_SLOT_OVER || prep == CLIOI_SLOT_ABOUT) return CLIO_NONE;      /* "debated on plans to raze them" */
    if (t->head != CLIO_NONE && (t->deprel == CLIOI_DEP_OBJ || t->deprel == CLIOI_DEP_OBL)) return subject_at(doc, t->head, depth + 1);
    return CLIO_NONE;
}

static int is_finite(const clio_doc *doc, uint32_t v)
{
    unsigned x = doc->token[v].xpos;
    return x == CLIOI_XPOS_VBD || x == CLIOI_XPOS_VBZ || x == CLIOI_XPOS_VBP;
}

/* "She said they should share it, and stressed ...", "denied that it had done it, and vowed ...": a past tense does not
 * continue a modal, an infinitive or a perfect but the past tense above it. */
uint32_t clioi_conjunct_head(const clio_doc *doc, uint32_t v)
{
    uint32_t h = doc->token[v].head, g = doc->token[h].head;
    unsigned d = doc->token[h].deprel;
    int base = doc->token[h].xpos == CLIOI_XPOS_VB, perfect = doc->token[h].xpos == CLIOI_XPOS_VBN && clioi_kid(doc, h, CLIOI_DEP_AUX) != CLIO_NONE;
    if (doc->token[v].xpos != CLIOI_XPOS_VBD || !(base || perfect) || g == CLIO_NONE) return h;
    return (d == CLIOI_DEP_CCOMP || d == CLIOI_DEP_XCOMP) && doc->token[g].xpos == CLIOI_XPOS_VBD ? g : h;
}

/* "thanked Sweden for hosting", "accused it of arming": who is thanked is who hosts. */
static int is_reason(const clio_doc *doc, uint32_t v)
{
    uint32_t m = doc->token[v].xpos == CLIOI_XPOS_VBG ? clioi_kid(doc, v, CLIOI_DEP_MARK) : CLIO_NONE;
    return m != CLIO_NONE && (clioi_tok_is(doc, m, "for") || clioi_tok_is(doc, m, "of") || clioi_tok_is(doc, m, "into"));
}

static int is_indefinite(const clio_doc *doc, uint32_t n)
{
    uint32_t d = clioi_kid(doc, n, CLIOI_DEP_DET);
    return d != CLIO_NONE && (clioi_tok_is(doc, d, "a") || clioi_tok_is(doc, d, "an"));
}

/* "a grant for the guides to travel", "called for Chad to leave": the noun with "for" that ends where "to" begins.  Some nouns ask for
 * the infinitive themselves ("for failure to pay"), and so does a verb inside the phrase ("for those who love to swim"); what is called for may be
 * a thing that is for something ("called for a court to try them"). */
static uint32_t for_whom(const clio_doc *doc, uint32_t v)
{
    uint32_t m = clioi_kid(doc, v, CLIOI_DEP_MARK), h = doc->token[v].head, c = CLIO_NONE, n;
    if (m == CLIO_NONE || !m || !clioi_tok_is(doc, m, "to")) return CLIO_NONE;
    for (n = m - 1; n != CLIO_NONE && n < m && c == CLIO_NONE; n = c == CLIO_NONE ? doc->token[n].head : n) c = clioi_kid(doc, n, CLIOI_DEP_CASE);
    if (c == CLIO_NONE || !clioi_tok_is(doc, c, "for") || n > m || (h > c && h < v)) return CLIO_NONE;
    if (h != CLIO_NONE && clioi_pos_of(doc, h) == 'V' && is_indefinite(doc, n)) return CLIO_NONE;
    return clioi_lemma_in(doc, n, "permission failure refusal right reason time year month week day hour minute") ? CLIO_NONE : n;
}

static uint32_t subject_at(const clio_doc *doc, uint32_t v, int depth)
{
    uint32_t s = own_subject(doc, v), h = doc->token[v].head;
    unsigned x = doc->token[v].xpos;
    if (s == CLIO_NONE) s = for_whom(doc, v);
    if (s != CLIO_NONE || h == CLIO_NONE || depth > DEPTH_MAX) return s;
    switch (doc->token[v].deprel) {
    case CLIOI_DEP_CONJ:
        return clioi_pos_of(doc, v) == 'N' ? CLIO_NONE : subject_at(doc, clioi_conjunct_head(doc, v), depth + 1);
    case CLIOI_DEP_CCOMP:
        if (is_finite(doc, v)) return CLIO_NONE;
        /* fall through */
    case CLIOI_DEP_XCOMP:
        return clioi_pos_of(doc, h) == 'N' ? noun_subject(doc, h, depth) : controller(doc, h, depth);
    case CLIOI_DEP_ADVCL:
        if (is_reason(doc, v)) return controller(doc, h, depth);
        return x == CLIOI_XPOS_VBG || x == CLIOI_XPOS_VBN || is_infinitive(doc, v) || is_mistagged_participle(doc, v) ? subject_at(doc, h, depth + 1) : CLIO_NONE;
    case CLIOI_DEP_ACL:
        return is_infinitive(doc, v) ? noun_subject(doc, h, depth) : h;
    case CLIOI_DEP_ACL_RELCL:
        return h;
    case CLIOI_DEP_AMOD:
        return x == CLIOI_XPOS_VBG ? h : CLIO_NONE;      /* "the visiting minister" */
    case CLIOI_DEP_PARATAXIS:
        return x == CLIOI_XPOS_VBG ? subject_at(doc, h, depth + 1) : CLIO_NONE;
    default:
        return CLIO_NONE;
    }
}

/* A finite verb whose subject the parser lost ("this morning militants attacked"): the nominal right before it,
 * unless that is an object of an earlier verb. */
static uint32_t left_neighbour(const clio_doc *doc, uint32_t v)
{
    uint32_t t = v;
    while (t > 0 && (doc->token[t - 1].upos == CLIOI_UPOS_AUX || doc->token[t - 1].upos == CLIOI_UPOS_ADV)) t--;
    if (!t-- || (clioi_pos_of(doc, t) != 'N')) return CLIO_NONE;
    return doc->token[t].deprel == CLIOI_DEP_OBJ || doc->token[t].head == v ? CLIO_NONE : t;
}

uint32_t clioi_subject_of(const clio_doc *doc, uint32_t v)
{
    uint32_t s = subject_at(doc, v, 0);
    if (s == CLIO_NONE && is_finite(doc, v) && doc->token[v].deprel != CLIOI_DEP_ACL_RELCL) s = left_neighbour(doc, v);
    return s;
}

static void add(clioi_slots *out, unsigned slot, uint32_t tok)
{
    if (slot >= CLIOI_SLOT_COUNT || tok == CLIO_NONE || out->n == CLIOI_SLOTS_MAX) return;
    for (uint32_t k = 0; k < out->n; k++)
        if (out->slot[k] == slot && out->tok[k] == tok) return;
    out->slot[out->n] = (uint8_t)slot;
    out->tok[out->n++] = tok;
}

int clioi_has_slot(const clioi_slots *s, unsigned slot)
{
    for (uint32_t k = 0; k < s->n; k++)
        if (s->slot[k] == slot) return 1;
    return 0;
}

/* A clause introduced by a preposition fills that preposition's slot: "accused of killing", "for attacking". */
static void add_clause(const clio_doc *doc, uint32_t k, clioi_slots *out)
{
    uint32_t m = clioi_kid(doc, k, CLIOI_DEP_MARK);
    add(out, m == CLIO_NONE || clioi_tok_is(doc, m, "to") || clioi_tok_is(doc, m, "that") ? CLIOI_SLOT_COUNT : slot_by_word(doc, m), k);
}

/* "that Greece remove the guns", "that the guns be removed": one who does is told in the plain form. */
static int is_subjunctive(const clio_doc *doc, uint32_t v)
{
    uint32_t s = clioi_kid(doc, v, CLIOI_DEP_NSUBJ), be = clioi_kid(doc, v, CLIOI_DEP_AUX_PASS);
    unsigned x = s == CLIO_NONE ? 0 : doc->token[s].xpos;
    if (be != CLIO_NONE) return doc->token[be].xpos == CLIOI_XPOS_VB;
    if (s == CLIO_NONE) return 0;
    return doc->token[v].xpos == CLIOI_XPOS_VB || (doc->token[v].xpos == CLIOI_XPOS_VBP && (x == CLIOI_XPOS_NN || x == CLIOI_XPOS_NNP) &&
                                                   clioi_kid(doc, s, CLIOI_DEP_CONJ) == CLIO_NONE);
}

/* "said the army should leave", "has to leave", "insisted that it leave": what makes the clause a demand; CLIO_NONE for others. */
static uint32_t modal_of(const clio_doc *doc, uint32_t clause)
{
    uint32_t aux = clioi_kid(doc, clause, CLIOI_DEP_AUX), to = clioi_kid(doc, clause, CLIOI_DEP_XCOMP), m;
    if (aux != CLIO_NONE) return clioi_lemma_in(doc, aux, "should must") ? aux : CLIO_NONE;
    if (is_subjunctive(doc, clause)) return clause;
    if (to == CLIO_NONE || !clioi_lemma_in(doc, clause, "have need") || doc->token[clause].xpos == CLIOI_XPOS_VBG) return CLIO_NONE;
    if (clioi_kid(doc, clause, CLIOI_DEP_OBJ) != CLIO_NONE) return CLIO_NONE;      /* "has paper to print on" */
    m = clioi_kid(doc, to, CLIOI_DEP_MARK);
    return m != CLIO_NONE && clioi_tok_is(doc, m, "to") ? clause : CLIO_NONE;
}

/* "Iran test-fired": a name that no hyphen ties to the verb, as its subject is when the parser takes the whole for one word. */
static int stands_alone(const clio_doc *doc, uint32_t k)
{
    return doc->token[k].upos == CLIOI_UPOS_PROPN && doc->token[k].flags & CLIO_TOK_SPACE && k + 1 < doc->token_n && doc->token[k + 1].upos != CLIOI_UPOS_VERB;
}

/* "Pull back", "handed the man over to", "works very closely with": adverbs to the treebanks. */
static int is_particle(const clio_doc *doc, uint32_t v, uint32_t k)
{
    uint32_t o = clioi_kid(doc, v, CLIOI_DEP_OBJ);
    if (clioi_lemma_in(doc, k, "closely together")) return k > v;
    if (k == v + 1) return clioi_lemma_in(doc, k, "back away out off over home");
    return o != CLIO_NONE && v < o && o + 1 == k && clioi_lemma_in(doc, k, "back away out off over home");
}

/* "have detained about 40 activists": a phrase with a number and without a preposition, hung on a verb that has no object.
 * Measures ("marched five miles", "last Monday") stay what they are. */
static int is_bare_object(const clio_doc *doc, uint32_t v, uint32_t k)
{
    if (k < v || doc->token[k].deprel != CLIOI_DEP_OBL || doc->token[k].xpos != CLIOI_XPOS_NNS || clioi_kid(doc, k, CLIOI_DEP_NUMMOD) == CLIO_NONE) return 0;
    if (clioi_kid(doc, k, CLIOI_DEP_CASE) != CLIO_NONE || clioi_kid(doc, v, CLIOI_DEP_OBJ) != CLIO_NONE) return 0;
    return !clioi_lemma_in(doc, k, "day week month year hour minute second decade time mile kilometer kilometre meter metre foot percent dollar euro point");
}

static void verb_children(const clio_doc *doc, uint32_t v, int passive, clioi_slots *out)
{
    int two = passive && clioi_kid(doc, v, CLIOI_DEP_OBJ) != CLIO_NONE;
    for (uint32_t k = doc->kid_first[v]; k != CLIO_NONE; k = doc->kid_next[k]) {
        uint32_t t = clioi_antecedent(doc, k);
        unsigned prep;
        switch (doc->token[k].deprel) {
        case CLIOI_DEP_NSUBJ: add(out, passive ? CLIOI_SLOT_OBJ : CLIOI_SLOT_SUBJ, only_quoted(doc, k, v) ? right_neighbour(doc, v) : who_in_participle(doc, t)); break;
        case CLIOI_DEP_NSUBJ_PASS: add(out, two ? CLIOI_SLOT_IOBJ : CLIOI_SLOT_OBJ, t); break;
        case CLIOI_DEP_OBJ: add(out, CLIOI_SLOT_OBJ, t); break;
        case CLIOI_DEP_IOBJ:
            add(out, CLIOI_SLOT_IOBJ, t);
            if (clioi_kid(doc, v, CLIOI_DEP_OBJ) == CLIO_NONE) add(out, CLIOI_SLOT_OBJ, t);
            break;
        case CLIOI_DEP_OBL_AGENT: add(out, passive ? CLIOI_SLOT_SUBJ : CLIOI_SLOT_BY, t); break;   /* "spoke by phone" */
        case CLIOI_DEP_COMPOUND_PRT: add(out, CLIOI_SLOT_PRT, k); break;
        case CLIOI_DEP_ADVMOD:
            if (is_particle(doc, v, k)) add(out, CLIOI_SLOT_PRT, k);
            break;
        case CLIOI_DEP_COMPOUND: add(out, stands_alone(doc, k) ? CLIOI_SLOT_SUBJ : CLIOI_SLOT_MOD, k); break;      /* "test-fired" */
        case CLIOI_DEP_XCOMP: add(out, CLIOI_SLOT_XCOMP, k); break;
        case CLIOI_DEP_CCOMP:
            add(out, CLIOI_SLOT_CCOMP, k);
            add(out, CLIOI_SLOT_MODAL, modal_of(doc, k));
            break;
        case CLIOI_DEP_ADVCL: case CLIOI_DEP_ACL:
            if (is_infinitive(doc, k)) add(out, CLIOI_SLOT_XCOMP, k);   /* parsers differ: "urged them to go" */
            else add_clause(doc, k, out);
            break;
        case CLIOI_DEP_OBL: case CLIOI_DEP_NMOD:
            prep = clioi_prep_of(doc, k);
            add(out, passive && prep == CLIOI_SLOT_BY ? CLIOI_SLOT_SUBJ : !passive && is_bare_object(doc, v, k) ? CLIOI_SLOT_OBJ : prep, t);
            break;
        default: break;
        }
    }
}

/* "attacked and burned the village": the first verb shares the object of the second. */
static void shared_object(const clio_doc *doc, uint32_t v, clioi_slots *out)
{
    uint32_t c;
    if (clioi_has_slot(out, CLIOI_SLOT_OBJ) || v + 2 >= doc->token_n || doc->token[v + 1].upos != CLIOI_UPOS_CCONJ) return;
    if (clioi_lemma_in(doc, v, "try go come")) return;      /* "try and raise it" */
    c = clioi_kid(doc, v, CLIOI_DEP_CONJ);
    if (c == v + 2) add(out, CLIOI_SLOT_OBJ, clioi_kid(doc, c, CLIOI_DEP_OBJ));
}

/* "urged [them to go]": where the tree makes the addressee the subject of the infinitive, it is the object as well. */
static void raised_object(const clio_doc *doc, uint32_t v, clioi_slots *out)
{
    if (clioi_has_slot(out, CLIOI_SLOT_OBJ)) return;
    for (uint32_t k = 0; k < out->n; k++) {
        uint32_t s;
        if ((out->slot[k] != CLIOI_SLOT_CCOMP && out->slot[k] != CLIOI_SLOT_XCOMP) || !is_infinitive(doc, out->tok[k])) continue;
        s = clioi_kid(doc, out->tok[k], CLIOI_DEP_NSUBJ);
        if (s == CLIO_NONE || s < v) continue;
        add(out, CLIOI_SLOT_OBJ, s);
        add(out, CLIOI_SLOT_XCOMP, out->tok[k]);
        return;
    }
}

/* "called on [the kidnappers of a woman taken in Iraq] to release her": the parser hung the infinitive on a
 * participle or relative clause inside what the verb governs. */
static void far_infinitive(const clio_doc *doc, uint32_t v, clioi_slots *out)
{
    enum { CLIMB = 6 };
    if (clioi_has_slot(out, CLIOI_SLOT_XCOMP) || clioi_has_slot(out, CLIOI_SLOT_CCOMP)) return;
    for (uint32_t t = v + 2; t < doc->token_n && doc->token[t].head != CLIO_NONE; t++) {
        uint32_t up = doc->token[t].head;
        if (doc->token[t].deprel != CLIOI_DEP_ADVCL || !is_infinitive(doc, t) || up < v) continue;
        if (doc->token[up].deprel != CLIOI_DEP_ACL && doc->token[up].deprel != CLIOI_DEP_ACL_RELCL) continue;
        for (int d = 0; d < CLIMB && up != CLIO_NONE && up > v; d++) up = doc->token[up].head;
        if (up == v) add(out, CLIOI_SLOT_XCOMP, t);
        return;
    }
}

/* "The shield that they want to deploy": the antecedent is the object of the infinitive. */
static void relative_object(const clio_doc *doc, uint32_t v, clioi_slots *out)
{
    uint32_t w = doc->token[v].head, h = w == CLIO_NONE ? CLIO_NONE : doc->token[w].head, o, s;
    if (clioi_has_slot(out, CLIOI_SLOT_OBJ) || h == CLIO_NONE || doc->token[v].deprel != CLIOI_DEP_XCOMP || doc->token[w].deprel != CLIOI_DEP_ACL_RELCL) return;
    o = clioi_kid(doc, w, CLIOI_DEP_OBJ);
    s = own_subject(doc, w);
    if (!is_infinitive(doc, v) || s == CLIO_NONE || s == h || (o != CLIO_NONE && clioi_antecedent(doc, o) != h)) return;
    if (clioi_lemma_in(doc, w, "want hope plan intend seek wish try decide begin continue vow promise threaten agree")) add(out, CLIOI_SLOT_OBJ, h);
}

static void verb_slots(const clio_doc *doc, uint32_t v, clioi_slots *out)
{
    int passive = clioi_is_passive(doc, v);
    uint32_t h = doc->token[v].head;
    verb_children(doc, v, passive, out);
    if (passive ? !clioi_has_slot(out, CLIOI_SLOT_OBJ) : !clioi_has_slot(out, CLIOI_SLOT_SUBJ))
        add(out, passive ? CLIOI_SLOT_OBJ : CLIOI_SLOT_SUBJ, clioi_subject_of(doc, v));
    if (!passive) {
        shared_object(doc, v, out);
        raised_object(doc, v, out);
        relative_object(doc, v, out);
    }
    far_infinitive(doc, v, out);
    if (doc->token[v].deprel == CLIOI_DEP_ACL_RELCL && h != CLIO_NONE && !clioi_has_slot(out, CLIOI_SLOT_OBJ) && own_subject(doc, v) != h &&
        clioi_has_slot(out, CLIOI_SLOT_SUBJ))
        add(out, CLIOI_SLOT_OBJ, h);
    if (doc->token[v].deprel == CLIOI_DEP_CONJ && passive && !clioi_has_slot(out, CLIOI_SLOT_SUBJ) && h != CLIO_NONE)
        add(out, CLIOI_SLOT_SUBJ, clioi_kid(doc, h, CLIOI_DEP_OBL_AGENT));
}

/* "the hope that ..." */
static int that_clause(const clio_doc *doc, uint32_t k)
{
    uint32_t m = clioi_kid(doc, k, CLIOI_DEP_MARK);
    return doc->token[k].deprel == CLIOI_DEP_CCOMP || (m != CLIO_NONE && clioi_tok_is(doc, m, "that"));
}

/* "a [nerve agent] attack", "a [truck bomb] blast": what modifies the modifier tells of the noun as well. */
static void inner_modifiers(const clio_doc *doc, uint32_t m, clioi_slots *out)
{
    for (uint32_t k = doc->kid_first[m]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_COMPOUND && doc->token[k].upos == CLIOI_UPOS_NOUN) add(out, CLIOI_SLOT_MOD, k);
}

static void noun_children(const clio_doc *doc, uint32_t n, clioi_slots *out)
{
    for (uint32_t k = doc->kid_first[n]; k != CLIO_NONE; k = doc->kid_next[k]) {
        uint32_t t = clioi_antecedent(doc, k);
        switch (doc->token[k].deprel) {
        case CLIOI_DEP_NMOD_POSS: add(out, CLIOI_SLOT_POSS, t); break;
        case CLIOI_DEP_COMPOUND: case CLIOI_DEP_AMOD: case CLIOI_DEP_NMOD_DESC:
            add(out, CLIOI_SLOT_POSS, k);
            inner_modifiers(doc, k, out);
            add(out, CLIOI_SLOT_MOD, k);
            break;
        case CLIOI_DEP_NMOD: case CLIOI_DEP_OBL: add(out, clioi_prep_of(doc, k), t); break;
        case CLIOI_DEP_ACL: case CLIOI_DEP_CCOMP: case CLIOI_DEP_XCOMP:
            if (is_infinitive(doc, k)) add(out, CLIOI_SLOT_XCOMP, k);
            else if (that_clause(doc, k)) add(out, CLIOI_SLOT_CCOMP, k);
            else add_clause(doc, k, out);
            break;
        default: break;
        }
    }
}

/* "Migrants awaiting deportation", "face arrest": the verb's subject is whom the noun happens to. */
static int is_endured(const clio_doc *doc, uint32_t v) { return clioi_lemma_in(doc, v, "await face fear risk escape evade suffer undergo survive endure"); }

/* "Opened an inquiry into the attack", "began after the raid": the noun is not what the verb does. */
static int is_other_matter(const clio_doc *doc, uint32_t n)
{
    if (doc->token[n].deprel != CLIOI_DEP_OBL) return 0;
    switch (clioi_prep_of(doc, n)) {
    case CLIOI_SLOT_INTO: case CLIOI_SLOT_AFTER: case CLIOI_SLOT_OVER: case CLIOI_SLOT_ABOUT: case CLIOI_SLOT_DESPITE: case CLIOI_SLOT_FOLLOWING:
    case CLIOI_SLOT_SINCE: case CLIOI_SLOT_BEFORE: case CLIOI_SLOT_AMID: return 1;
    default: return 0;
    }
}

/* "launched an attack on Y", "an attack was launched by X": what the noun lacks comes from its support verb.  Who faces or awaits
 * it does not do it. */
static void from_support(const clio_doc *doc, const clioi_lex *lex, uint32_t n, clioi_slots *out)
{
    const clio_token *t = &doc->token[n];
    clioi_slots verb = {0};
    uint32_t v = t->head;
    unsigned side;
    if (t->deprel == CLIOI_DEP_CONJ && v != CLIO_NONE) v = doc->token[v].head;
    if (v == CLIO_NONE || clioi_pos_of(doc, v) != 'V' || is_other_matter(doc, n)) return;
    if (clioi_lex_operator(lex, clioi_tok_hash(doc, v, 'V')) == CLIOI_OP_NONE) return;
    verb_slots(doc, v, &verb);
    side = is_endured(doc, v) && !clioi_is_passive(doc, v) ? CLIOI_SLOT_OF : CLIOI_SLOT_BY;
    for (uint32_t k = 0; k < verb.n; k++) {
        if (verb.slot[k] == CLIOI_SLOT_SUBJ && verb.tok[k] != n && !clioi_has_slot(out, side)) add(out, side, verb.tok[k]);
        if (verb.slot[k] > CLIOI_SLOT_MODAL && !clioi_has_slot(out, verb.slot[k])) add(out, verb.slot[k], verb.tok[k]);
    }
}

static void adjective_slots(const clio_doc *doc, uint32_t a, clioi_slots *out)
{
    const clio_token *t = &doc->token[a];
    uint32_t s = clioi_subject_of(doc, a);
    verb_children(doc, a, 0, out);
    if (t->deprel == CLIOI_DEP_AMOD && t->head != CLIO_NONE) s = t->head;
    if (!clioi_has_slot(out, CLIOI_SLOT_SUBJ)) add(out, CLIOI_SLOT_SUBJ, s);
}

/* Who is said to say what holds the predicate: the subject of the nearest verb of saying above it. */
static uint32_t speaker_of(const clio_doc *doc, uint32_t p)
{
    for (int d = 0; d < DEPTH_MAX && p != CLIO_NONE; d++, p = doc->token[p].head)
        if (d && clioi_pos_of(doc, p) == 'V' &&
            clioi_lemma_in(doc, p, "say stress note add state declare emphasise emphasize underline tell acknowledge recognise recognize insist"))
            return clioi_subject_of(doc, p);
    return CLIO_NONE;
}

void clioi_tree_slots(const clio_doc *doc, const clioi_lex *lex, uint32_t p, clioi_slots *out)
{
    out->n = 0;
    switch (clioi_pos_of(doc, p)) {
    case 'V':
        verb_slots(doc, p, out);
        add(out, CLIOI_SLOT_SPEAKER, speaker_of(doc, p));
        break;
    case 'A':
        adjective_slots(doc, p, out);
        if (doc->token[p].deprel != CLIOI_DEP_AMOD) add(out, CLIOI_SLOT_SPEAKER, speaker_of(doc, p));
        break;
    case 'N':
        noun_children(doc, p, out);
        from_support(doc, lex, p, out);
        add(out, CLIOI_SLOT_SPEAKER, speaker_of(doc, p));
        if (clioi_kid(doc, p, CLIOI_DEP_COP) != CLIO_NONE) add(out, CLIOI_SLOT_SUBJ, own_subject(doc, p));
        break;
    default: break;
    }
}

int clioi_is_state(const clio_doc *doc, uint32_t t)
{
    if (clioi_pos_of(doc, t) != 'N' || clioi_kid(doc, t, CLIOI_DEP_COP) == CLIO_NONE) return 0;
    return clioi_prep_of(doc, t) != CLIOI_SLOT_COUNT;
}

void clioi_state_slots(const clio_doc *doc, uint32_t t, clioi_slots *out)
{
    out->n = 0;
    add(out, CLIOI_SLOT_SUBJ, clioi_subject_of(doc, t));
    add(out, clioi_prep_of(doc, t), t);
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel;
        if (d == CLIOI_DEP_OBL || d == CLIOI_DEP_NMOD) add(out, clioi_prep_of(doc, k), k);
        else if ((d == CLIOI_DEP_ADVCL || d == CLIOI_DEP_ACL || d == CLIOI_DEP_XCOMP) && is_infinitive(doc, k)) add(out, CLIOI_SLOT_XCOMP, k);
    }
}

uint32_t clioi_conjuncts(const clio_doc *doc, uint32_t t, uint32_t *out, uint32_t max)
{
    uint32_t n = 0;
    if (max) out[n++] = t;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE && n < max; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_CONJ && clioi_pos_of(doc, k) != 'V') out[n++] = k;
    return n;
}
