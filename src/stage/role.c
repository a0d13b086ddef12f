/* role.c -- stage event: slots to parties, through coordination, hidden owners ("Russian shelling") and the clause inside. */
#include "stage/cand.h"
#include <string.h>
#include "stage/pair.h"

static void join(clioi_side *p, uint32_t actor)
{
    if (actor == CLIO_NONE || p->n == CLIOI_SIDE_MAX) return;
    for (uint32_t k = 0; k < p->n; k++)
        if (p->actor[k] == actor) return;
    p->actor[p->n++] = actor;
}

int clioi_side_holds(const clioi_side *p, uint32_t actor)
{
    for (uint32_t k = 0; k < p->n; k++)
        if (p->actor[k] == actor) return 1;
    return 0;
}

/* "Indian and Chinese soldiers": the other land's soldiers, who stand at its adjective (stage/actor.c). */
static void join_other_lands(const clioi_coder *cd, uint32_t t, clioi_side *p)
{
    const clio_doc *doc = cd->doc;
    const clio_actor *a = doc->actor_of[t] == CLIO_NONE ? NULL : &doc->actor[doc->actor_of[t]];
    if (!a || !a->sectors || (doc->token[t].xpos != CLIOI_XPOS_NNS && doc->token[t].xpos != CLIOI_XPOS_NNPS)) return;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE && k < t; k = doc->kid_next[k])
        for (uint32_t c = doc->kid_first[k]; c != CLIO_NONE && c < t; c = doc->kid_next[c]) {
            const clio_actor *b = doc->token[c].deprel == CLIOI_DEP_CONJ && doc->actor_of[c] != CLIO_NONE ? &doc->actor[doc->actor_of[c]] : NULL;
            if (b && b->country[0] && b->sectors == a->sectors && strcmp(a->country, b->country)) join(p, doc->actor_of[c]);
        }
}

void clioi_from_slot(const clioi_coder *cd, const clioi_slots *s, unsigned slot, clioi_side *p)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t conj[CLIOI_SIDE_MAX], n;
        if (s->slot[k] != slot) continue;
        n = clioi_conjuncts(cd->doc, s->tok[k], conj, CLIOI_SIDE_MAX);
        for (uint32_t i = 0; i < n; i++) {
            uint32_t o = cd->at[conj[i]];
            if (o != CLIO_NONE && slot == CLIOI_SLOT_SUBJ && cd->c[o].a.n)   /* the strike killed: who struck */
                for (uint32_t j = 0; j < cd->c[o].a.n; j++) join(p, cd->c[o].a.actor[j]);
            else join(p, clioi_actor_for(cd, conj[i], clioi_how_far(slot)));
            join_other_lands(cd, conj[i], p);
            join(p, clioi_second_of_pair(cd->doc, conj[i]));
        }
    }
}

static void from_chain(const clioi_coder *cd, const clioi_slots *s, const uint8_t *chain, unsigned n, int all, clioi_side *p)
{
    for (unsigned k = 0; k < n && (all || !p->n); k++) clioi_from_slot(cd, s, chain[k], p);
}

/* "Kazakhstan confirmed its readiness": by a pronoun the actor again. */
static int is_again(const clio_doc *doc, const clioi_side *a, uint32_t r)
{
    const clio_actor *x = &doc->actor[r];
    if (doc->token[x->head].upos != CLIOI_UPOS_PRON || !clioi_is_political(x)) return 0;
    for (uint32_t k = 0; k < a->n; k++)
        if (doc->actor[a->actor[k]].sectors == x->sectors && !strcmp(doc->actor[a->actor[k]].country, x->country)) return 1;
    return 0;
}

static void drop_shared(const clio_doc *doc, clioi_side *r, const clioi_side *a)
{
    uint32_t n = 0;
    for (uint32_t k = 0; k < r->n; k++)
        if (!clioi_side_holds(a, r->actor[k]) && !is_again(doc, a, r->actor[k])) r->actor[n++] = r->actor[k];
    r->n = n;
}

/* "Months of talks", "a round of talks": the noun that measures the talks; or they themselves. */
static uint32_t measured_by(const clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->token[t].head;
    if (h == CLIO_NONE || doc->token[t].deprel != CLIOI_DEP_NMOD || clioi_prep_of(doc, t) != CLIOI_SLOT_OF) return t;
    return clioi_lemma_in(doc, h, "hour day week month year round series half-day marathon") ? h : t;
}

static int is_told_as_past(const clio_doc *doc, uint32_t v) { return doc->token[v].xpos == CLIOI_XPOS_VBD || doc->token[v].xpos == CLIOI_XPOS_VBN; }

/* A state, or somebody of power or against it: a merchant "after the meetings" met whom he liked. */
static int is_of_power(const clio_actor *a)
{
    const uint32_t power = 1u << CLIOI_SECTOR_GOV | 1u << CLIOI_SECTOR_LEG | 1u << CLIOI_SECTOR_MIL | 1u << CLIOI_SECTOR_REB | 1u << CLIOI_SECTOR_PTY | 1u << CLIOI_SECTOR_OPP | 1u << CLIOI_SECTOR_PRM;
    return (a->sectors & power) || (a->country[0] && !a->sectors);
}

/* Talks of nobody told, during or after which somebody did something: "signed it after months of talks". */
static int is_told_by_clause(const clioi_coder *cd, const clioi_cand *c, uint32_t n, uint32_t actor)
{
    unsigned prep = clioi_prep_of(cd->doc, n);
    if ((prep != CLIOI_SLOT_DURING && prep != CLIOI_SLOT_AFTER) || !strcmp(c->mode, "visit")) return 0;
    return is_told_as_past(cd->doc, cd->doc->token[n].head) && actor != CLIO_NONE && is_of_power(&cd->doc->actor[actor]);
}

/* "During a meeting with X, Y said": the subject of the clause that the meeting hangs on was there. */
static void host_clause(const clioi_coder *cd, clioi_cand *c)
{
    uint32_t n = measured_by(cd->doc, c->trig), s, actor, others, conj[CLIOI_SIDE_MAX];
    const clio_token *t = &cd->doc->token[n];
    if (t->head == CLIO_NONE || t->deprel != CLIOI_DEP_OBL || clioi_pos_of(cd->doc, t->head) != 'V') return;
    s = clioi_subject_of(cd->doc, t->head);
    actor = s == CLIO_NONE ? CLIO_NONE : clioi_actor_for(cd, s, CLIOI_ITSELF);
    if (!c->a.n && !is_told_by_clause(cd, c, n, actor)) return;
    others = s == CLIO_NONE ? 0 : clioi_conjuncts(cd->doc, s, conj, CLIOI_SIDE_MAX);
    for (uint32_t k = 0; k < others; k++) join(&c->a, clioi_actor_for(cd, conj[k], CLIOI_ITSELF));
}

void clioi_fill_roles(const clioi_coder *cd, clioi_cand *c)
{
    const clioi_frame *f = c->frame;
    c->a.n = c->r.n = 0;
    from_chain(cd, &c->slots, f->a, f->a_n, f->a_all, &c->a);
    from_chain(cd, &c->slots, f->r, f->r_n, f->r_all, &c->r);
    if (f->event == CLIOI_EV_CONSULT && f->pos == 'N' && c->a.n <= 1 && !c->r.n) host_clause(cd, c);
    if (f->event == CLIOI_EV_MOBILIZE && !c->a.n) clioi_from_slot(cd, &c->slots, f->pos == 'N' ? CLIOI_SLOT_OF : CLIOI_SLOT_OBJ, &c->a);
    if (f->event == CLIOI_EV_AID && !c->a.n && !strcmp(clioi_cand_str(cd, f->cameo), "074")) clioi_from_slot(cd, &c->slots, f->pos == 'N' ? CLIOI_SLOT_OF : CLIOI_SLOT_OBJ, &c->a);
    drop_shared(cd->doc, &c->r, &c->a);
}

/* The clause or noun that holds the content of c, when no frame fired in it. */
static uint32_t content_token(const clioi_coder *cd, const clioi_cand *c)
{
    static const uint8_t slots[] = {CLIOI_SLOT_XCOMP, CLIOI_SLOT_CCOMP, CLIOI_SLOT_FOR, CLIOI_SLOT_OF, CLIOI_SLOT_OBJ};
    if (c->inner != CLIO_NONE) return cd->c[c->inner].trig;
    for (size_t i = 0; i < sizeof slots; i++)
        for (uint32_t k = 0; k < c->slots.n; k++)
            if (c->slots.slot[k] == slots[i] && cd->doc->actor_of[c->slots.tok[k]] == CLIO_NONE) return c->slots.tok[k];
    return CLIO_NONE;
}

/* What is to be talked about is nobody to whom it is promised. */
static int is_topic_of(const clio_doc *doc, uint32_t t) { return clioi_lemma_in(doc, t, "discuss talk talks review consider debate meet hold negotiate"); }

/* "To deploy troops in Peru", not "to meddle in the elections": where it is to be. */
static int is_whereabouts(const clio_doc *doc, uint32_t t)
{
    unsigned prep = clioi_prep_of(doc, t);
    return prep == CLIOI_SLOT_FROM || (prep == CLIOI_SLOT_IN && !clioi_lemma_in(doc, doc->token[t].head, "interfere meddle intervene invest participate help assist"));
}

static void country_inside(const clioi_coder *cd, uint32_t t, clioi_side *r, int depth)
{
    for (uint32_t k = cd->doc->kid_first[t]; k != CLIO_NONE && depth < 4 && !r->n; k = cd->doc->kid_next[k]) {
        unsigned d = cd->doc->token[k].deprel;
        uint32_t a = cd->doc->actor_of[k];
        if ((d == CLIOI_DEP_XCOMP || d == CLIOI_DEP_ADVCL || d == CLIOI_DEP_ACL) && clioi_lemma_in(cd->doc, k, "help assist aid stabilize stabilise rebuild monitor observe")) country_inside(cd, k, r, depth + 1);
        if (d != CLIOI_DEP_OBL && d != CLIOI_DEP_NMOD && d != CLIOI_DEP_OBJ && d != CLIOI_DEP_NMOD_POSS && d != CLIOI_DEP_AMOD) continue;
        if (d == CLIOI_DEP_OBL && is_whereabouts(cd->doc, k)) continue;
        if (a != CLIO_NONE && cd->doc->actor[a].country[0]) join(r, a);
        else country_inside(cd, k, r, depth + 1);
    }
}

/* Acts whose other side is whom a refusal turns away: "refused to meet the opposition". */
static int is_shared_act(unsigned event)
{
    return event == CLIOI_EV_CONSULT || event == CLIOI_EV_COOPERATE || event == CLIOI_EV_SUPPORT || event == CLIOI_EV_AID || event == CLIOI_EV_AGREE;
}

/* "agreed to pull back their men": what is one's own is not the other side. */
static int is_own(const clio_doc *doc, const clioi_slots *s)
{
    for (uint32_t k = 0; k < s->n; k++) {
        uint32_t owner = s->slot[k] == CLIOI_SLOT_OBJ ? clioi_kid(doc, s->tok[k], CLIOI_DEP_NMOD_POSS) : CLIO_NONE;
        if (owner != CLIO_NONE && doc->token[owner].upos == CLIOI_UPOS_PRON) return 1;
    }
    return 0;
}

/* "Called for an end to Peru's ban", "asked to halt the court's proceedings": whose is what is to end, below `t`. */
static void owner_inside(const clioi_coder *cd, uint32_t t, clioi_side *r, int depth)
{
    const clio_doc *doc = cd->doc;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE && depth < 3 && !r->n; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_NMOD || d == CLIOI_DEP_OBL ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
        uint32_t owner = clioi_kid(doc, k, CLIOI_DEP_NMOD_POSS);
        if (d != CLIOI_DEP_OBJ && d != CLIOI_DEP_XCOMP && prep != CLIOI_SLOT_TO && prep != CLIOI_SLOT_IN && prep != CLIOI_SLOT_OF) continue;
        if (owner != CLIO_NONE && doc->actor_of[owner] != CLIO_NONE && doc->token[owner].upos == CLIOI_UPOS_PROPN) join(r, doc->actor_of[owner]);
        else if (doc->actor_of[k] == CLIO_NONE) owner_inside(cd, k, r, depth + 1);
    }
}

/* The same where the tree hangs the ban on the verb: "called for an end" + "to Peru's ban". */
static void owner_beside(const clioi_coder *cd, uint32_t verb, uint32_t end, clioi_side *r)
{
    for (uint32_t k = cd->doc->kid_first[verb]; k != CLIO_NONE && !r->n; k = cd->doc->kid_next[k]) {
        uint32_t owner = clioi_kid(cd->doc, k, CLIOI_DEP_NMOD_POSS);
        if (k < end || cd->doc->token[k].deprel != CLIOI_DEP_OBL || clioi_prep_of(cd->doc, k) != CLIOI_SLOT_TO || owner == CLIO_NONE) continue;
        if (cd->doc->actor_of[owner] != CLIO_NONE && cd->doc->token[owner].upos == CLIOI_UPOS_PROPN) join(r, cd->doc->actor_of[owner]);
    }
}

static int is_ending(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "end halt stop lift suspend ease suspension lifting cessation removal");
}

/* An outer act without recipient has it inside: who is asked to act, to whom it is promised or threatened. */
void clioi_recipient_inside(const clioi_coder *cd, clioi_cand *c)
{
    uint32_t t = c->r.n ? CLIO_NONE : content_token(cd, c);
    clioi_slots s;
    clioi_side inner = {0};
    if (t == CLIO_NONE) return;
    clioi_tree_slots(cd->doc, cd->lex, t, &s);
    switch (c->event) {
    case CLIOI_EV_REQUEST:
        for (uint32_t k = 0; k < c->slots.n && !c->r.n; k++)
            if (c->slots.slot[k] == CLIOI_SLOT_CCOMP && !clioi_is_passive(cd->doc, c->slots.tok[k])) join(&c->r, clioi_actor_for(cd, clioi_clause_subject(cd, c->slots.tok[k]), CLIOI_ITSELF));
        if (!c->r.n && !clioi_is_passive(cd->doc, t)) clioi_from_slot(cd, &s, CLIOI_SLOT_SUBJ, &c->r);
        if (!c->r.n) clioi_from_slot(cd, &s, CLIOI_SLOT_BY, &c->r);
        if (!c->r.n && cd->doc->token[t].upos == CLIOI_UPOS_NOUN) clioi_from_slot(cd, &s, CLIOI_SLOT_POSS, &c->r);
        if (!c->r.n && cd->doc->token[t].upos == CLIOI_UPOS_NOUN) clioi_from_slot(cd, &s, CLIOI_SLOT_BETWEEN, &c->r);
        if (!c->r.n && is_ending(cd->doc, t)) owner_inside(cd, t, &c->r, 0);
        if (!c->r.n && is_ending(cd->doc, t)) owner_beside(cd, c->trig, t, &c->r);
        break;
    case CLIOI_EV_AGREE: case CLIOI_EV_THREATEN:
        if (c->inner != CLIO_NONE) inner = cd->c[c->inner].r;
        for (uint32_t k = 0; k < inner.n; k++) join(&c->r, inner.actor[k]);
        if (!c->r.n && !is_own(cd->doc, &s)) clioi_from_slot(cd, &s, CLIOI_SLOT_OBJ, &c->r);
        if (!c->r.n && !is_topic_of(cd->doc, t)) country_inside(cd, t, &c->r, 0);
        break;
    case CLIOI_EV_CONCEDE:
        if (!clioi_lemma_in(cd->doc, t, "allow let permit free release")) break;   /* "agreed to let the farmers sell" */
        clioi_from_slot(cd, &s, CLIOI_SLOT_IOBJ, &c->r);
        if (!c->r.n) clioi_from_slot(cd, &s, CLIOI_SLOT_OBJ, &c->r);
        break;
    case CLIOI_EV_REJECT:
        if (c->inner != CLIO_NONE && is_shared_act(cd->c[c->inner].event)) inner = cd->c[c->inner].r;
        for (uint32_t k = 0; k < inner.n; k++) join(&c->r, inner.actor[k]);
        if (c->inner != CLIO_NONE && is_shared_act(cd->c[c->inner].event))
            for (uint32_t k = 0; k < cd->c[c->inner].a.n; k++) join(&c->r, cd->c[c->inner].a.actor[k]);
        if (!c->r.n) clioi_from_slot(cd, &s, CLIOI_SLOT_BY, &c->r);
        break;
    default: break;
    }
    drop_shared(cd->doc, &c->r, &c->a);
}
