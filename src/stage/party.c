/* party.c -- the roles of events' parties, set right when all stages have spoken.
 *
 * What a frame, which sees one predicate, cannot know:
 *
 *   targets   the post in "an attack on a police post" does nothing, Haider in "Haider's assassination" suffers
 *   owners    the owner of a plan that is rejected is the one turned down, whose sanctions are on whom
 *   doers     who wrote the letter that urges, held whom he frees, killed when he attacked, travelled as he said so
 *   sides     both who fight in a clash; not "the two countries" beside their names
 *
 * Whom an assault hits is found in harmed.c, the country of parties told without one in homeland.c. */
#include "stage/party.h"
#include "stage/clause.h"
#include "stage/sides.h"
#include <string.h>

enum { REACH = 3, CLIMB = 12, SIDES_MAX = 8 };

/* The parties of a phrase and of what is coordinated with it, less those of the event's other side. */
static uint32_t of_phrase(const clio_doc *doc, uint32_t t, const clio_actor *others, uint32_t others_n, clio_actor found[SIDES_MAX])
{
    uint32_t conj[SIDES_MAX], n = clioi_conjuncts(doc, t, conj, SIDES_MAX), m = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t a = doc->actor_of[conj[k]];
        if (a == CLIO_NONE || !clioi_is_known(&doc->actor[a]) || clioi_among(others, others_n, &doc->actor[a])) continue;
        found[m++] = doc->actor[a];
    }
    return m;
}

static void take_phrase(clio_doc *doc, clio_event *e, uint32_t t)
{
    clio_actor found[SIDES_MAX];
    clioi_set_recipients(doc, e, found, of_phrase(doc, t, e->actor, e->actor_n, found));
}

/* Actors from a phrase, if the event has none. */
static void take_doer(clio_doc *doc, clio_event *e, uint32_t t)
{
    clio_actor found[SIDES_MAX], *list;
    uint32_t n = t == CLIO_NONE || e->actor_n ? 0 : of_phrase(doc, t, e->recipient, e->recipient_n, found);
    list = n ? CLIOI_NEW(&doc->mem, clio_actor, n) : NULL;
    if (!list) return;
    memcpy(list, found, n * sizeof *list);
    e->actor = list;
    e->actor_n = n;
}

/* The child of `top` that `t` hangs on, or CLIO_NONE; also if a doer ("by farmers") stands between. */
static uint32_t branch_of(const clio_doc *doc, uint32_t top, uint32_t t)
{
    for (int d = 0; d < CLIMB && t != CLIO_NONE; d++, t = doc->token[t].head) {
        if (doc->token[t].head == top) return t;
        if (clioi_prep_of(doc, t) == CLIOI_SLOT_BY) return CLIO_NONE;
    }
    return CLIO_NONE;
}

/* Does the party stand inside what the noun is aimed at: "an attack on a police post", "protests against Peru's rule"? */
static int is_aimed_at(const clio_doc *doc, const clio_event *e, const clio_actor *a)
{
    uint32_t b = branch_of(doc, e->trig_tok, a->head);
    if (b == CLIO_NONE || doc->token[b].deprel != CLIOI_DEP_NMOD) return 0;
    switch (clioi_prep_of(doc, b)) {
    case CLIOI_SLOT_ON: case CLIOI_SLOT_AGAINST: case CLIOI_SLOT_AT: return 1;
    case CLIOI_SLOT_OF: return e->event == CLIOI_EV_ASSAULT && clioi_lemma_in(doc, e->trig_tok, "bombing shelling killing murder assassination bombardment "
                                                                                             "abduction kidnapping execution");
    default: return 0;
    }
}

/* Nouns of what is done to their possessor, when that is a person. */
static int is_suffered(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "abduction kidnapping kidnap assassination murder killing execution beheading torture abuse rape poisoning detention "
                                  "imprisonment arrest captivity indictment trial prosecution conviction sentencing deportation extradition expulsion "
                                  "release");
}

/* A person or people, as against states and their bodies. */
static int is_persons(const clio_doc *doc, const clio_actor *a)
{
    const uint32_t people = 1u << CLIOI_SECTOR_CVL | 1u << CLIOI_SECTOR_JRN | 1u << CLIOI_SECTOR_REF | 1u << CLIOI_SECTOR_LAB | 1u << CLIOI_SECTOR_EDU |
                            1u << CLIOI_SECTOR_MED | 1u << CLIOI_SECTOR_REL;
    const clio_name *name = clioi_name_at(doc, a->head);
    if (name) return name->type == CLIO_PER;
    if (clioi_lemma_in(doc, a->head, "he she his her him they their")) return 1;
    return doc->token[a->head].upos == CLIOI_UPOS_NOUN && (a->sectors & people) != 0;
}

/* Buildings and vehicles are attacked, they attack nobody: "the embassy attack". */
static int is_target(const clio_doc *doc, const clio_event *e, const clio_actor *a)
{
    return e->event == CLIOI_EV_ASSAULT && doc->token[a->head].head == e->trig_tok && doc->token[a->head].deprel == CLIOI_DEP_COMPOUND &&
           clioi_lemma_in(doc, a->head, "embassy consulate hotel school mosque church synagogue temple base airport station checkpoint market office headquarters "
                                        "convoy hospital prison university mall");
}

static int is_victim(const clio_doc *doc, const clio_event *e, const clio_actor *a)
{
    uint32_t t = e->trig_tok;
    unsigned d = doc->token[a->head].deprel;
    if (clioi_pos_of(doc, t) != 'N' || !is_suffered(doc, t) || doc->token[a->head].head != t) return 0;
    if (d != CLIOI_DEP_NMOD_POSS && (d != CLIOI_DEP_COMPOUND || clioi_lemma_in(doc, t, "release"))) return 0;   /* "press release" */
    return is_persons(doc, a);
}

/* Actors that the noun's own grammar makes its target go over to the recipients. */
static void turn_targets(clio_doc *doc, clio_event *e)
{
    clio_actor *stay, *turned;
    uint32_t n = 0, m = 0;
    if (clioi_pos_of(doc, e->trig_tok) != 'N') return;
    stay = CLIOI_NEW(&doc->mem, clio_actor, e->actor_n);
    turned = CLIOI_NEW(&doc->mem, clio_actor, e->actor_n);
    for (uint32_t k = 0; stay && turned && k < e->actor_n; k++) {
        const clio_actor *a = &e->actor[k];
        if (is_aimed_at(doc, e, a) || is_target(doc, e, a) || (!e->recipient_n && is_victim(doc, e, a))) turned[m++] = *a;
        else stay[n++] = *a;
    }
    if (!m) return;
    e->actor = stay;
    e->actor_n = n;
    if (e->recipient_n) return;
    e->recipient = turned;
    e->recipient_n = m;
}

/* "A London rally": the town is where it was, no marcher. */
static int is_scene(const clio_doc *doc, const clio_event *e, const clio_actor *a)
{
    uint32_t h = doc->hit_of[a->head];
    return clioi_pos_of(doc, e->trig_tok) == 'N' && doc->token[a->head].head == e->trig_tok &&
           doc->token[a->head].deprel == CLIOI_DEP_COMPOUND && h != CLIO_NONE &&
           doc->hit[h].kinds & (CLIOI_KBIT(CLIOI_K_SEAT) | CLIOI_KBIT(CLIOI_K_PLACE) | CLIOI_KBIT(CLIOI_K_COUNTRY));
}

/* Leave out the actors that a test speaks against, if `least` of them stay. */
static void drop_actors(clio_doc *doc, clio_event *e, int (*test)(const clio_doc *, const clio_event *, const clio_actor *), uint32_t least)
{
    clio_actor *stay = e->actor_n ? CLIOI_NEW(&doc->mem, clio_actor, e->actor_n) : NULL;
    uint32_t n = 0;
    for (uint32_t k = 0; stay && k < e->actor_n; k++)
        if (!test(doc, e, &e->actor[k])) stay[n++] = e->actor[k];
    if (!stay || n == e->actor_n || n < least) return;
    e->actor = stay;
    e->actor_n = n;
}

static uint32_t object_of(const clio_doc *doc, uint32_t v)
{
    uint32_t o = clioi_kid(doc, v, clioi_is_passive(doc, v) ? CLIOI_DEP_NSUBJ_PASS : CLIOI_DEP_OBJ);
    return o;
}

/* Whose is it: "Peru's request", "a Peruvian request", "the Peruvian plan"? */
static uint32_t owner_of(const clio_doc *doc, uint32_t t)
{
    uint32_t best = CLIO_NONE;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel;
        uint32_t a = doc->actor_of[k];
        if (a == CLIO_NONE || !clioi_is_known(&doc->actor[a])) continue;
        if (d == CLIOI_DEP_NMOD_POSS) return k;
        if (d == CLIOI_DEP_AMOD || d == CLIOI_DEP_COMPOUND) best = k;
    }
    return best;
}

/* What somebody else put forward, and can be turned down or backed. */
static int is_proposal(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "request demand call appeal plea offer ultimatum proposal plan bid deal invitation initiative application claim nominee "
                                  "nomination candidacy candidate suggestion idea petition draft resolution allegation accusation charge criticism apology motion deployment pressure advice warning");
}

static void take_owner(clio_doc *doc, clio_event *e)
{
    uint32_t o, w;
    if (clioi_pos_of(doc, e->trig_tok) != 'V' || (e->event != CLIOI_EV_REJECT && e->event != CLIOI_EV_SUPPORT)) return;
    o = object_of(doc, e->trig_tok);
    if (o == CLIO_NONE || !is_proposal(doc, o)) return;
    w = owner_of(doc, o);
    if (w != CLIO_NONE) take_phrase(doc, e, w);
}

/* "Offered to talk to X", "ready to hold talks with X": the one to be dealt with, below the clause or noun `t`. */
static void take_partner(clio_doc *doc, clio_event *e, uint32_t t, int depth)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE && !e->recipient_n; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_OBL || d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
        uint32_t a = doc->actor_of[k];
        if (a != CLIO_NONE && !doc->actor[a].country[0] && doc->actor[a].first_sector == CLIOI_SECTOR_CVL) continue;   /* "its neighbours" */
        if (prep == CLIOI_SLOT_WITH || (prep == CLIOI_SLOT_TO && clioi_lemma_in(doc, t, "talk speak listen"))) take_phrase(doc, e, k);
        else if (depth < REACH && (d == CLIOI_DEP_XCOMP || d == CLIOI_DEP_OBJ || prep == CLIOI_SLOT_FOR)) take_partner(doc, e, k, depth + 1);
    }
}

static int is_strike(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "airstrike strike raid shelling bombardment offensive incursion invasion operation assault");
}

/* Whose the strike is: a state's adjective before it means its armed forces ("a French air strike").  Palestine has none. */
static void arm_owners(clio_doc *doc, clio_event *e)
{
    clio_actor *list;
    int strikes = !strcmp(e->mode, "aerial") || !strcmp(e->mode, "heavy-weapons") || !strcmp(e->mode, "drone");
    if (e->event != CLIOI_EV_ASSAULT || !e->actor_n) return;
    list = CLIOI_NEW(&doc->mem, clio_actor, e->actor_n);
    for (uint32_t k = 0; list && k < e->actor_n; k++) {
        clio_actor *a = &list[k];
        unsigned d = doc->token[e->actor[k].head].deprel;
        *a = e->actor[k];
        if (a->sectors || !a->country[0] || !strcmp(a->country, "PSE") || (d != CLIOI_DEP_AMOD && d != CLIOI_DEP_COMPOUND)) continue;
        if (!strikes && !is_strike(doc, e->trig_tok) && !is_strike(doc, doc->token[a->head].head)) continue;
        a->sectors = 1u << CLIOI_SECTOR_MIL;
        a->first_sector = CLIOI_SECTOR_MIL;
        clioi_set_code(doc, a);
    }
    if (list) e->actor = list;
}

/* Office and name that the tree parts ("Prime Minister" + "Jane Doe") are one party, known alike (stage/actor.c). */
static void join_halves(clio_doc *doc, const clio_actor **list, uint32_t *n)
{
    clio_actor *out = *n > 1 ? CLIOI_NEW(&doc->mem, clio_actor, *n) : NULL;
    uint32_t m = 0;
    for (uint32_t k = 0; out && k < *n; k++) {
        const clio_actor *b = &(*list)[k];
        clio_actor *a = m ? &out[m - 1] : NULL;
        if (a && a->tok + a->tok_n >= b->tok && a->tok < b->tok && clioi_is_known(a) && a->id == b->id && clioi_among(a, 1, b)) {
            uint32_t end = b->off + b->len > a->off + a->len ? b->off + b->len : a->off + a->len;
            a->tok_n = b->tok + b->tok_n > a->tok + a->tok_n ? b->tok + b->tok_n - a->tok : a->tok_n;
            a->len = end - a->off;
        } else {
            out[m++] = *b;
        }
    }
    if (!out) return;
    *list = out;
    *n = m;
}

/* The one state besides the actors' that the sentence tells of, by the token of its first party; CLIO_NONE if none or several. */
static uint32_t only_other_state(const clio_doc *doc, const clio_event *e)
{
    const clio_sentence *s = &doc->sentence[e->sentence];
    uint32_t found = CLIO_NONE;
    for (uint32_t t = s->tok; t < s->tok + s->tok_n; t++) {
        const clio_actor *a = doc->actor_of[t] == CLIO_NONE ? NULL : &doc->actor[doc->actor_of[t]];
        int own = 0;
        for (uint32_t k = 0; a && k < e->actor_n; k++) own |= !strcmp(e->actor[k].country, a->country);
        if (!a || own || !clioi_is_state_code(a->country)) continue;
        if (found != CLIO_NONE && strcmp(doc->actor[doc->actor_of[found]].country, a->country)) return CLIO_NONE;
        if (found == CLIO_NONE || (doc->actor[doc->actor_of[found]].sectors && !a->sectors)) found = t;
    }
    return found;
}

/* "Cuba resents the U.S. embargo": on whom, if only one other state is told of. */
static void take_sanctioned(clio_doc *doc, clio_event *e)
{
    uint32_t t = e->trig_tok, other;
    if (e->event != CLIOI_EV_SANCTION || e->recipient_n || !e->actor_n) return;
    if (clioi_pos_of(doc, t) != 'N' || !clioi_lemma_in(doc, t, "sanction embargo")) return;
    other = only_other_state(doc, e);
    if (other != CLIO_NONE) clioi_set_recipients(doc, e, &doc->actor[doc->actor_of[other]], 1);
}

/* What words are put down in. */
static int is_paper(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "letter statement petition report resolution declaration message legislation law bill motion communique speech appeal article document study");
}

/* Who wrote or told it: "a report from the agency", "the senators' letter", "a statement issued by the party", "they signed a petition". */
static uint32_t author_of(const clio_doc *doc, uint32_t paper)
{
    static const char writing[] = "sign issue release write send publish announce pass approve adopt present submit draft";
    uint32_t v = doc->token[paper].head;
    for (uint32_t k = doc->kid_first[paper]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
        uint32_t by = d == CLIOI_DEP_ACL && clioi_lemma_in(doc, k, writing) ? clioi_kid(doc, k, CLIOI_DEP_OBL_AGENT) : CLIO_NONE;
        if (by != CLIO_NONE) return by;
        if (d == CLIOI_DEP_NMOD_POSS || prep == CLIOI_SLOT_FROM || prep == CLIOI_SLOT_BY || prep == CLIOI_SLOT_OF) return k;
    }
    if (doc->token[paper].deprel != CLIOI_DEP_OBJ || v == CLIO_NONE || !clioi_lemma_in(doc, v, writing)) return CLIO_NONE;
    return clioi_subject_of(doc, v);
}

/* "The report urges", "signed a letter urging": a paper asks, blames, praises for its author. */
static void take_author(clio_doc *doc, clio_event *e)
{
    const clio_token *t = &doc->token[e->trig_tok];
    uint32_t paper;
    if (e->actor_n || !strncmp(clio_event_quad(e->event), "material", 8) || clioi_pos_of(doc, e->trig_tok) != 'V' || clioi_is_passive(doc, e->trig_tok)) return;
    paper = t->deprel == CLIOI_DEP_ACL ? t->head : clioi_subject_of(doc, e->trig_tok);
    if (paper != CLIO_NONE && is_paper(doc, paper)) take_doer(doc, e, author_of(doc, paper));
}

/* "Police freed two men arrested on Monday", "the judge ordered four people detained": they held whom they free. */
static void take_holder(clio_doc *doc, clio_event *e)
{
    const clio_token *t = &doc->token[e->trig_tok];
    uint32_t v = t->head;
    int held = !strcmp(e->mode, "arrest") || !strcmp(e->mode, "abduct");
    if (e->actor_n || !held || e->status == CLIOI_ST_HISTORICAL || v == CLIO_NONE || clioi_pos_of(doc, e->trig_tok) != 'V') return;
    if (t->deprel == CLIOI_DEP_ACL || t->deprel == CLIOI_DEP_ACL_RELCL) {
        if (doc->token[v].deprel != CLIOI_DEP_OBJ || (v = doc->token[v].head) == CLIO_NONE || !clioi_lemma_in(doc, v, "release free order")) return;
    } else if (t->deprel != CLIOI_DEP_XCOMP || !clioi_lemma_in(doc, v, "order")) {
        return;
    }
    if (!clioi_is_passive(doc, v)) take_doer(doc, e, clioi_subject_of(doc, v));
}

/* "Fired tear gas to disperse the marchers", "opened fire to break up a rally by students": whom it was meant for. */
static void take_dispersed(clio_doc *doc, clio_event *e)
{
    uint32_t o, by;
    if (e->recipient_n || e->event != CLIOI_EV_ASSAULT || clioi_pos_of(doc, e->trig_tok) != 'V') return;
    for (uint32_t k = doc->kid_first[e->trig_tok]; k != CLIO_NONE; k = doc->kid_next[k]) {
        if ((doc->token[k].deprel != CLIOI_DEP_XCOMP && doc->token[k].deprel != CLIOI_DEP_ADVCL) || !clioi_lemma_in(doc, k, "disperse break scatter quell push drive clear repel")) continue;
        o = object_of(doc, k);
        by = CLIO_NONE;
        for (uint32_t j = o == CLIO_NONE ? CLIO_NONE : doc->kid_first[o]; j != CLIO_NONE; j = doc->kid_next[j])
            if (doc->token[j].deprel == CLIOI_DEP_NMOD && (clioi_prep_of(doc, j) == CLIOI_SLOT_BY || clioi_prep_of(doc, j) == CLIOI_SLOT_OF)) by = j;
        if (o != CLIO_NONE) take_phrase(doc, e, o);
        if (!e->recipient_n && by != CLIO_NONE) take_phrase(doc, e, by);
    }
}

/* Fights of two sides. */
static int is_fight(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "fighting fight clash conflict battle war gunbattle firefight gunfight shootout exchange skirmish confrontation combat");
}

/* The fight that the trigger tells of: itself, what killed or left somebody dead, in what somebody died; CLIO_NONE. */
static uint32_t fight_of(const clio_doc *doc, uint32_t t)
{
    uint32_t s;
    if (is_fight(doc, t)) return t;
    if (clioi_pos_of(doc, t) != 'V' || clioi_is_passive(doc, t)) return CLIO_NONE;
    s = clioi_subject_of(doc, t);
    if (s != CLIO_NONE && is_fight(doc, s)) return s;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE && clioi_lemma_in(doc, t, "die"); k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_OBL && clioi_prep_of(doc, k) == CLIOI_SLOT_IN && is_fight(doc, k)) return k;
    return CLIO_NONE;
}

/* "A clash between soldiers and rebels left three dead": both fight, and nobody is told to be the target. */
static void take_both_sides(clio_doc *doc, clio_event *e)
{
    uint32_t f = e->event == CLIOI_EV_ASSAULT ? fight_of(doc, e->trig_tok) : CLIO_NONE, n;
    clio_actor found[SIDES_MAX], *list;
    for (uint32_t k = f == CLIO_NONE ? CLIO_NONE : doc->kid_first[f]; k != CLIO_NONE; k = doc->kid_next[k]) {
        if (doc->token[k].deprel != CLIOI_DEP_NMOD || clioi_prep_of(doc, k) != CLIOI_SLOT_BETWEEN) continue;
        n = of_phrase(doc, k, NULL, 0, found);
        list = n > 1 ? CLIOI_NEW(&doc->mem, clio_actor, n) : NULL;
        if (!list) continue;
        memcpy(list, found, n * sizeof *list);
        e->actor = list;
        e->actor_n = n;
        e->recipient = NULL;
        e->recipient_n = 0;
    }
}

static int is_armed(const clio_actor *a)
{
    const uint32_t arms = 1u << CLIOI_SECTOR_REB | 1u << CLIOI_SECTOR_MIL | 1u << CLIOI_SECTOR_COP | 1u << CLIOI_SECTOR_UAF | 1u << CLIOI_SECTOR_PRM | 1u << CLIOI_SECTOR_CRM;
    return (a->sectors & arms) != 0;
}

/* The noun of an attack that is the subject of what it did: "a raid on the camp killed nine"; or CLIO_NONE. */
static uint32_t attack_above(const clio_doc *doc, uint32_t t)
{
    uint32_t s = clioi_pos_of(doc, t) == 'V' && !clioi_is_passive(doc, t) && clioi_lemma_in(doc, t, "kill wound injure destroy leave hit claim damage") ? clioi_subject_of(doc, t) : CLIO_NONE;
    return s != CLIO_NONE && clioi_lemma_in(doc, s, "attack raid strike airstrike bombing assault ambush shelling bombardment offensive") ? s : CLIO_NONE;
}

/* "A raid on the gang killed nine people": the gang is what it was aimed at. */
static void take_aim(clio_doc *doc, clio_event *e)
{
    uint32_t s = e->event == CLIOI_EV_ASSAULT ? attack_above(doc, e->trig_tok) : CLIO_NONE;
    for (uint32_t k = s == CLIO_NONE ? CLIO_NONE : doc->kid_first[s]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
        clio_actor found[SIDES_MAX];
        uint32_t n;
        if (d == CLIOI_DEP_COMPOUND && doc->actor_of[k] != CLIO_NONE && is_armed(&doc->actor[doc->actor_of[k]])) take_doer(doc, e, k);
        if (prep != CLIOI_SLOT_ON && prep != CLIOI_SLOT_AGAINST) continue;
        n = of_phrase(doc, k, e->actor, e->actor_n, found);
        if (n) clioi_set_recipients(doc, e, found, n);
    }
}

/* "The bombing of a Madrid airport": who stands inside what was hit did not hit it. */
static int is_inside(const clio_doc *doc, const clio_event *e, const clio_actor *a)
{
    if (clioi_pos_of(doc, e->trig_tok) != 'N') return 0;
    for (uint32_t i = 0; i < e->recipient_n; i++)
        if (a->off >= e->recipient[i].off && a->off + a->len <= e->recipient[i].off + e->recipient[i].len) return 1;
    return 0;
}

/* "Demanded her release": she is not the one who is asked. */
static void drop_freed(clio_doc *doc, clio_event *e)
{
    uint32_t t = e->event == CLIOI_EV_REQUEST && e->recipient_n == 1 ? e->recipient[0].head : CLIO_NONE;
    if (t == CLIO_NONE || doc->token[t].deprel != CLIOI_DEP_NMOD_POSS || !clioi_lemma_in(doc, doc->token[t].head, "release freedom removal dismissal ouster arrest prosecution trial execution extradition return")) return;
    e->recipient = NULL;
    e->recipient_n = 0;
}

/* "Ten rebels were killed when troops launched a counter-attack": by whoever is told to act in arms. */
static void take_killer(clio_doc *doc, clio_event *e)
{
    uint32_t t = e->trig_tok;
    if (e->actor_n || e->event != CLIOI_EV_ASSAULT || clioi_pos_of(doc, t) != 'V' || !clioi_is_passive(doc, t)) return;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        uint32_t m = doc->token[k].deprel == CLIOI_DEP_ADVCL ? clioi_kid(doc, k, CLIOI_DEP_MARK) : CLIO_NONE, s, a;
        if (doc->token[k].deprel == CLIOI_DEP_ADVCL && m == CLIO_NONE) m = clioi_kid(doc, k, CLIOI_DEP_ADVMOD);
        if (m == CLIO_NONE || !(clioi_tok_is(doc, m, "when") || clioi_tok_is(doc, m, "as")) || clioi_is_passive(doc, k)) continue;
        s = clioi_kid(doc, k, CLIOI_DEP_NSUBJ);
        a = s == CLIO_NONE ? CLIO_NONE : doc->actor_of[s];
        if (a != CLIO_NONE && doc->token[s].upos != CLIOI_UPOS_PRON && is_armed(&doc->actor[a])) take_doer(doc, e, s);
    }
}

/* "During a trip to Peru the minister said", "soldiers caught ten men in a raid": who acts in the clause made the trip, the raid. */
static void take_traveller(clio_doc *doc, clio_event *e)
{
    const clio_token *t = &doc->token[e->trig_tok];
    unsigned prep = t->deprel == CLIOI_DEP_OBL ? clioi_prep_of(doc, e->trig_tok) : CLIOI_SLOT_COUNT;
    int trip = e->event == CLIOI_EV_CONSULT && clioi_lemma_in(doc, e->trig_tok, "visit trip tour");
    int raid = e->event == CLIOI_EV_COERCE && clioi_lemma_in(doc, e->trig_tok, "raid search sweep");
    uint32_t s, a;
    if (e->actor_n || (!trip && !raid) || t->head == CLIO_NONE || clioi_pos_of(doc, t->head) != 'V' || clioi_is_passive(doc, t->head)) return;
    if (prep != CLIOI_SLOT_DURING && (trip || prep != CLIOI_SLOT_IN)) return;
    s = clioi_subject_of(doc, t->head);
    a = s == CLIO_NONE ? CLIO_NONE : doc->actor_of[s];
    if (a != CLIO_NONE && (trip || is_armed(&doc->actor[a]))) take_doer(doc, e, s);
}

/* "Both countries", "the two nations", not found to be somebody: beside parties that are told they are those. */
static int are_both(const clio_doc *doc, const clio_event *e, const clio_actor *a)
{
    (void)e;
    if (clioi_is_known(a) || !clioi_lemma_in(doc, a->head, "country nation")) return 0;
    for (uint32_t k = doc->kid_first[a->head]; k != CLIO_NONE; k = doc->kid_next[k])
        if (clioi_tok_is(doc, k, "two") || clioi_tok_is(doc, k, "both")) return 1;
    return 0;
}

void clioi_mend_parties(clio_doc *doc)
{
    for (uint32_t k = 0; k < doc->event_n; k++) {
        clio_event *e = &doc->event[k];
        join_halves(doc, &e->actor, &e->actor_n);
        join_halves(doc, &e->recipient, &e->recipient_n);
        drop_actors(doc, e, are_both, 1);
        if (e->event == CLIOI_EV_PROTEST) drop_actors(doc, e, is_scene, 0);
        turn_targets(doc, e);
        arm_owners(doc, e);
        take_both_sides(doc, e);
        take_aim(doc, e);
        if (e->recipient_n) drop_actors(doc, e, is_inside, 0);
        drop_freed(doc, e);
        take_killer(doc, e);
        take_traveller(doc, e);
        take_sanctioned(doc, e);
        take_author(doc, e);
        take_holder(doc, e);
        take_dispersed(doc, e);
        if (!e->recipient_n) take_owner(doc, e);
        if (!e->recipient_n && e->event == CLIOI_EV_AGREE && e->actor_n == 1) take_partner(doc, e, e->trig_tok, 0);
    }
}
