/* status.c -- tell what was done from what was planned, denied or imagined.
 *
 * Two things decide: the marks on the predicate itself (not, will, could, if,
 * "planned talks") and the predicates above it whose meaning reaches down
 * ("failed to", "denied that", "plans to", "the possibility of"; events/operators.tsv).
 * The walk goes up through complements only: a relative clause, an adverbial
 * clause or a subject is asserted by itself.  The first mark that is not
 * `actual` decides, except that a negation above an operator of fact ("did not
 * manage to") still counts.
 *
 * "would" is the future when somebody said so in the past ("said it would pull
 * out") and imagined otherwise. */
#include "core/status.h"

enum { CLIMB_MAX = 10 };

static unsigned aux_status(const clio_doc *doc, uint32_t k)
{
    if (clioi_lemma_in(doc, k, "will shall 'll wo")) return CLIOI_ST_FUTURE;
    if (clioi_lemma_in(doc, k, "may might could can should must ought")) return CLIOI_ST_HYPOTHETICAL;
    return CLIOI_ST_ACTUAL;
}

static int has_condition(const clio_doc *doc, uint32_t t)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        uint32_t m = doc->token[k].deprel == CLIOI_DEP_ADVCL ? clioi_kid(doc, k, CLIOI_DEP_MARK) : CLIO_NONE;
        if (m != CLIO_NONE && (clioi_tok_is(doc, m, "if") || clioi_tok_is(doc, m, "unless"))) return 1;
    }
    return 0;
}

static unsigned would_status(const clio_doc *doc, uint32_t t)
{
    unsigned d = doc->token[t].deprel;
    if (has_condition(doc, t)) return CLIOI_ST_HYPOTHETICAL;
    return d == CLIOI_DEP_CCOMP || d == CLIOI_DEP_CONJ ? CLIOI_ST_FUTURE : CLIOI_ST_HYPOTHETICAL;
}

static unsigned modifier_status(const clio_doc *doc, uint32_t k)
{
    if (clioi_lemma_in(doc, k, "plan planned upcoming future forthcoming schedule scheduled propose proposed next coming plan")) return CLIOI_ST_FUTURE;
    if (clioi_lemma_in(doc, k, "possible potential threaten threatened fear feared imminent likely hypothetical imaginary future-possible"))
        return CLIOI_ST_HYPOTHETICAL;
    if (clioi_lemma_in(doc, k, "foil foiled avert averted thwart thwarted fail failed cancel canceled cancelled abort aborted")) return CLIOI_ST_NEGATED;
    return CLIOI_ST_ACTUAL;
}

/* Whatever an if-clause says, also what it denies, is imagined. */
static int is_condition(const clio_doc *doc, uint32_t t)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_MARK &&
            (clioi_tok_is(doc, k, "if") || clioi_tok_is(doc, k, "unless") || clioi_tok_is(doc, k, "whether") || clioi_tok_is(doc, k, "lest"))) return 1;
    return 0;
}

/* "has yet to approve" */
static int is_still_to_come(const clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->token[t].head;
    if (h == CLIO_NONE || doc->token[t].deprel != CLIOI_DEP_XCOMP || !clioi_lemma_in(doc, h, "have")) return 0;
    for (uint32_t k = doc->kid_first[h]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_ADVMOD && clioi_tok_is(doc, k, "yet")) return 1;
    return 0;
}

/* "The minister is to visit Peru", "were due to meet": planned; "the goal is to free them": no more than a wish. */
static unsigned to_be_status(const clio_doc *doc, uint32_t t)
{
    uint32_t s = clioi_kid(doc, t, CLIOI_DEP_NSUBJ_OUTER);
    if (s == CLIO_NONE) s = clioi_kid(doc, t, CLIOI_DEP_NSUBJ);
    if (doc->token[t].xpos != CLIOI_XPOS_VB || s == CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_COP) == CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_MARK) == CLIO_NONE)
        return CLIOI_ST_ACTUAL;
    return doc->token[s].upos == CLIOI_UPOS_PRON || doc->token[s].upos == CLIOI_UPOS_PROPN || (doc->actor_of && doc->actor_of[s] != CLIO_NONE)
               ? CLIOI_ST_FUTURE : CLIOI_ST_HYPOTHETICAL;
}

/* Marks on the predicate itself. */
/* "no ships" */
static int is_none_of(const clio_doc *doc, uint32_t noun)
{
    uint32_t no = clioi_kid(doc, noun, CLIOI_DEP_DET);
    return no != CLIO_NONE && clioi_tok_is(doc, no, "no");
}

static unsigned own_status(const clio_doc *doc, uint32_t t)
{
    unsigned st = to_be_status(doc, t);
    if (is_condition(doc, t)) return CLIOI_ST_HYPOTHETICAL;
    if (is_still_to_come(doc, t)) return CLIOI_ST_NEGATED;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned s = CLIOI_ST_ACTUAL;
        switch (doc->token[k].deprel) {
        case CLIOI_DEP_ADVMOD:
            if (clioi_lemma_in(doc, k, "not n't never hardly") || (clioi_tok_is(doc, k, "longer"))) return CLIOI_ST_NEGATED;
            break;
        case CLIOI_DEP_DET:
            if (clioi_tok_is(doc, k, "no") || clioi_tok_is(doc, k, "neither")) return CLIOI_ST_NEGATED;
            break;
        case CLIOI_DEP_CC:
            if (k < t && clioi_tok_is(doc, k, "nor")) return CLIOI_ST_NEGATED;
            break;
        case CLIOI_DEP_AUX: s = clioi_lemma_in(doc, k, "would 'd") ? would_status(doc, t) : aux_status(doc, k); break;
        case CLIOI_DEP_MARK:
            if (clioi_tok_is(doc, k, "without")) return CLIOI_ST_NEGATED;
            break;
        case CLIOI_DEP_AMOD: s = modifier_status(doc, k); break;
        case CLIOI_DEP_NSUBJ: case CLIOI_DEP_NSUBJ_PASS:
            if (clioi_tok_is(doc, k, "nobody") || clioi_tok_is(doc, k, "none") || is_none_of(doc, k)) return CLIOI_ST_NEGATED;
            break;
        case CLIOI_DEP_OBJ:     /* "offered no apology"; but "has no plans to" refuses (event.c) */
            if (!clioi_lemma_in(doc, t, "have see") && is_none_of(doc, k)) return CLIOI_ST_NEGATED;
            break;
        default: break;
        }
        if (st == CLIOI_ST_ACTUAL) st = s;
    }
    return st;
}

/* A headline's infinitive: "Putin to visit China". */
static int headline_future(const clio_doc *doc, uint32_t t)
{
    uint32_t m = clioi_kid(doc, t, CLIOI_DEP_MARK), s = clioi_kid(doc, t, CLIOI_DEP_NSUBJ);
    return doc->token[t].xpos == CLIOI_XPOS_VB && m != CLIO_NONE && clioi_tok_is(doc, m, "to") && s != CLIO_NONE && s < m &&
           (doc->token[t].head == CLIO_NONE);
}

/* "There were no seizures", "there haven't been any": what is said not to have been. */
static int is_said_not_to_be(const clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->token[t].head;
    return doc->token[t].deprel == CLIOI_DEP_NSUBJ && h != CLIO_NONE && clioi_kid(doc, h, CLIOI_DEP_EXPL) != CLIO_NONE && own_status(doc, h) == CLIOI_ST_NEGATED;
}

/* "The talks will begin in May", "more battles may come": an event of which a verb of happening tells whether it is to be. */
static unsigned happening(const clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->token[t].head;
    unsigned st;
    if (h == CLIO_NONE || doc->token[t].deprel != CLIOI_DEP_NSUBJ || !clioi_lemma_in(doc, h, "begin start take follow last occur open happen resume go come focus erupt"))
        return CLIOI_ST_ACTUAL;
    st = own_status(doc, h);
    return st == CLIOI_ST_FUTURE || st == CLIOI_ST_HYPOTHETICAL ? st : CLIOI_ST_ACTUAL;
}

/* Does the meaning of the governor reach down over this relation? */
static int reaches(const clio_doc *doc, uint32_t t)
{
    switch (doc->token[t].deprel) {
    case CLIOI_DEP_XCOMP: case CLIOI_DEP_CCOMP: case CLIOI_DEP_CSUBJ: case CLIOI_DEP_OBJ: case CLIOI_DEP_ACL: case CLIOI_DEP_NSUBJ_PASS:
    case CLIOI_DEP_COMPOUND:      /* "an attack plan" */
        return 1;
    case CLIOI_DEP_ADVCL: {
        uint32_t m = clioi_kid(doc, t, CLIOI_DEP_MARK);
        return m != CLIO_NONE && (clioi_tok_is(doc, m, "from") || clioi_tok_is(doc, m, "of") || clioi_tok_is(doc, m, "for") || clioi_tok_is(doc, m, "against"));
    }
    case CLIOI_DEP_OBL: case CLIOI_DEP_NMOD: {
        unsigned p = clioi_prep_of(doc, t);
        return p == CLIOI_SLOT_OF || p == CLIOI_SLOT_FOR || p == CLIOI_SLOT_FROM || p == CLIOI_SLOT_TO || p == CLIOI_SLOT_AGAINST || p == CLIOI_SLOT_ABOUT;
    }
    default: return 0;
    }
}

static unsigned op_status(unsigned op)
{
    return op == CLIOI_OP_FUTURE ? CLIOI_ST_FUTURE : op == CLIOI_OP_HYPOTHETICAL ? CLIOI_ST_HYPOTHETICAL
         : op == CLIOI_OP_NEGATED ? CLIOI_ST_NEGATED : CLIOI_ST_ACTUAL;
}

/* "Urged them to stop killing civilians", "fled to escape the fighting": what is to end, or is run from, goes on. */
static int goes_on(const clio_doc *doc, uint32_t verb, uint32_t t)
{
    unsigned x = doc->token[verb].xpos;
    if (clioi_lemma_in(doc, verb, "stop cease"))
        return (x == CLIOI_XPOS_VB || x == CLIOI_XPOS_VBP) && clioi_lemma_in(doc, t, "attack kill shell bomb fight fire shoot target violence killing fighting shelling bombing raid bloodshed");
    return clioi_lemma_in(doc, verb, "avoid escape") &&
           clioi_lemma_in(doc, t, "fighting violence war offensive clash conflict shelling bombardment crackdown persecution bombing");
}

/* "is set to visit": taggers take such an adjective for a verb in the passive. */
static int is_participle_with_infinitive(const clio_doc *doc, uint32_t h, uint32_t t)
{
    return doc->token[h].xpos == CLIOI_XPOS_VBN && doc->token[t].deprel == CLIOI_DEP_XCOMP && doc->token[t].xpos == CLIOI_XPOS_VB;
}

unsigned clioi_status_of(const clio_doc *doc, const clioi_lex *lex, uint32_t t)
{
    unsigned st = is_said_not_to_be(doc, t) ? (unsigned)CLIOI_ST_NEGATED : own_status(doc, t);
    if (st == CLIOI_ST_ACTUAL) st = headline_future(doc, t) ? (unsigned)CLIOI_ST_FUTURE : happening(doc, t);
    for (int d = 0; d < CLIMB_MAX && st == CLIOI_ST_ACTUAL; d++) {
        uint32_t h = doc->token[t].head;
        char pos = h == CLIO_NONE ? 0 : clioi_pos_of(doc, h);
        unsigned op;
        if (h == CLIO_NONE) break;
        if (doc->token[t].deprel == CLIOI_DEP_CONJ) {
            if (clioi_kid(doc, t, CLIOI_DEP_NSUBJ) != CLIO_NONE || clioi_kid(doc, t, CLIOI_DEP_AUX) != CLIO_NONE) break;
            h = clioi_conjunct_head(doc, t);
            st = own_status(doc, h);
            if (st == CLIOI_ST_NEGATED) st = CLIOI_ST_ACTUAL;
            t = h;
            continue;
        }
        if (!reaches(doc, t) || !pos) break;
        op = clioi_lex_operator(lex, clioi_tok_hash(doc, h, pos));
        if (op == CLIOI_OP_NONE && is_participle_with_infinitive(doc, h, t)) op = clioi_lex_operator(lex, clioi_tok_hash(doc, h, 'A'));
        if (op == CLIOI_OP_NONE && doc->token[t].deprel != CLIOI_DEP_XCOMP) break;
        if (op == CLIOI_OP_NEGATED && goes_on(doc, h, t)) return CLIOI_ST_ACTUAL;
        if (op == CLIOI_OP_FUTURE && own_status(doc, h) == CLIOI_ST_NEGATED) return CLIOI_ST_NEGATED;     /* "does not plan to visit" */
        if (op < CLIOI_OP_ACTUAL) return op_status(op);
        st = own_status(doc, h);
        t = h;
    }
    return st;
}
