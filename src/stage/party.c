/* party.c -- the parties of events, set right when all stages have spoken.
 *
 * Three things that a frame, which sees one predicate, cannot know:
 *
 *   roles     what the noun's own grammar says of its parties: the post in "an attack on a police
 *             post" does nothing, Haider in "Haider's assassination" suffers, the owner of a plan
 *             that is rejected is the one turned down, and "offered to talk to X" is an offer to X
 *   harmed    an assault that tells no target has its dead and wounded as recipient
 *   country   a party told without one ("police", "the rebels") has that of the scene: of its own
 *             side named elsewhere in the sentence, of the event's place, else the only
 *             country of its sentence, else the one that most of the article's places lie in
 *
 * Not done here: a country that only knowledge of the world gives. */
#include "stage/party.h"
#include "stage/clause.h"
#include <string.h>

enum { REACH = 3, CLIMB = 12, SIDES_MAX = 8, OF_RECIPIENT = 2 };   /* the last: clio_count.whose */

/* The code is the country and the first sector. */
static void set_code(clio_doc *doc, clio_actor *a)
{
    char code[8] = {0};
    size_t n = strlen(a->country);
    memcpy(code, a->country, n);
    if (a->first_sector < CLIOI_SECTOR_COUNT) memcpy(code + n, clio_sector_name(a->first_sector), 3);
    a->code = clioi_arena_strdup(&doc->mem, code, strlen(code));
}

/* ---- roles ------------------------------------------------------------------- */

/* Is it a state, not a bloc or a kind of body? */
static int is_state(const char *c)
{
    static const char *const others[] = {"IGO", "UNO", "EUR", "NGO", "IMG", "MNC", "ISM"};
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        if (!strcmp(c, others[k])) return 0;
    return c[0] != 0;
}

static int is_political(const clio_actor *a) { return a->country[0] || a->sectors; }

static int same_side(const clio_actor *a, const clio_actor *b)
{
    return a->head == b->head || (a->country[0] && !strcmp(a->country, b->country) && a->sectors == b->sectors);
}

static int among(const clio_actor *list, uint32_t n, const clio_actor *a)
{
    for (uint32_t k = 0; k < n; k++)
        if (same_side(&list[k], a)) return 1;
    return 0;
}

/* Put `n` parties in the event's list of recipients. */
static void set_recipients(clio_doc *doc, clio_event *e, const clio_actor *from, uint32_t n)
{
    clio_actor *list = n ? CLIOI_NEW(&doc->mem, clio_actor, n) : NULL;
    if (!list) return;
    memcpy(list, from, n * sizeof *list);
    e->recipient = list;
    e->recipient_n = n;
}

/* The parties of a phrase and of what is coordinated with it, less those of the event's other side. */
static uint32_t of_phrase(const clio_doc *doc, uint32_t t, const clio_actor *others, uint32_t others_n, clio_actor found[SIDES_MAX])
{
    uint32_t conj[SIDES_MAX], n = clioi_conjuncts(doc, t, conj, SIDES_MAX), m = 0;
    for (uint32_t k = 0; k < n; k++) {
        uint32_t a = doc->actor_of[conj[k]];
        if (a == CLIO_NONE || !is_political(&doc->actor[a]) || among(others, others_n, &doc->actor[a])) continue;
        found[m++] = doc->actor[a];
    }
    return m;
}

static void take_phrase(clio_doc *doc, clio_event *e, uint32_t t)
{
    clio_actor found[SIDES_MAX];
    set_recipients(doc, e, found, of_phrase(doc, t, e->actor, e->actor_n, found));
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
    return e->event == CLIOI_EV_PROTEST && clioi_pos_of(doc, e->trig_tok) == 'N' && doc->token[a->head].head == e->trig_tok &&
           doc->token[a->head].deprel == CLIOI_DEP_COMPOUND && h != CLIO_NONE &&
           doc->hit[h].kinds & (CLIOI_KBIT(CLIOI_K_SEAT) | CLIOI_KBIT(CLIOI_K_PLACE) | CLIOI_KBIT(CLIOI_K_COUNTRY));
}

static void drop_scenes(clio_doc *doc, clio_event *e)
{
    clio_actor *stay = e->event == CLIOI_EV_PROTEST && e->actor_n ? CLIOI_NEW(&doc->mem, clio_actor, e->actor_n) : NULL;
    uint32_t n = 0;
    for (uint32_t k = 0; stay && k < e->actor_n; k++)
        if (!is_scene(doc, e, &e->actor[k])) stay[n++] = e->actor[k];
    if (!stay || n == e->actor_n) return;
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
        if (a == CLIO_NONE || !is_political(&doc->actor[a])) continue;
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
        set_code(doc, a);
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
        if (a && a->tok + a->tok_n >= b->tok && a->tok < b->tok && is_political(a) && a->id == b->id && same_side(a, b)) {
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
        if (!a || own || !is_state(a->country)) continue;
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
    if (other != CLIO_NONE) set_recipients(doc, e, &doc->actor[doc->actor_of[other]], 1);
}

/* What words are put down in. */
static int is_paper(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "letter statement petition report resolution declaration message legislation law bill motion communique speech appeal article document study");
}

/* Who wrote or told it: "a report from the agency", "the senators' letter", "a statement issued by the party", "they signed a petition". */
static uint32_t author_of(const clio_doc *doc, uint32_t paper)
{
    uint32_t v = doc->token[paper].head;
    for (uint32_t k = doc->kid_first[paper]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
        uint32_t by = d == CLIOI_DEP_ACL ? clioi_kid(doc, k, CLIOI_DEP_OBL_AGENT) : CLIO_NONE;
        if (by != CLIO_NONE) return by;
        if (d == CLIOI_DEP_NMOD_POSS || prep == CLIOI_SLOT_FROM || prep == CLIOI_SLOT_BY || prep == CLIOI_SLOT_OF) return k;
    }
    if (doc->token[paper].deprel != CLIOI_DEP_OBJ || v == CLIO_NONE || !clioi_lemma_in(doc, v, "sign issue release write send publish announce pass approve adopt present submit draft")) return CLIO_NONE;
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

/* "The bombing of a Madrid airport": who stands inside what was hit did not hit it. */
static void drop_inside(clio_doc *doc, clio_event *e)
{
    clio_actor *stay = e->actor_n && e->recipient_n && clioi_pos_of(doc, e->trig_tok) == 'N' ? CLIOI_NEW(&doc->mem, clio_actor, e->actor_n) : NULL;
    uint32_t n = 0;
    for (uint32_t k = 0; stay && k < e->actor_n; k++) {
        const clio_actor *a = &e->actor[k];
        int inside = 0;
        for (uint32_t i = 0; i < e->recipient_n; i++) inside |= a->off >= e->recipient[i].off && a->off + a->len <= e->recipient[i].off + e->recipient[i].len;
        if (!inside) stay[n++] = *a;
    }
    if (!stay || n == e->actor_n) return;
    e->actor = stay;
    e->actor_n = n;
}

/* "Demanded her release": she is not the one who is asked. */
static void drop_freed(clio_doc *doc, clio_event *e)
{
    uint32_t t = e->event == CLIOI_EV_REQUEST && e->recipient_n == 1 ? e->recipient[0].head : CLIO_NONE;
    if (t == CLIO_NONE || doc->token[t].deprel != CLIOI_DEP_NMOD_POSS || !clioi_lemma_in(doc, doc->token[t].head, "release freedom removal dismissal ouster arrest prosecution trial execution extradition return")) return;
    e->recipient = NULL;
    e->recipient_n = 0;
}

static int is_armed(const clio_actor *a)
{
    const uint32_t arms = 1u << CLIOI_SECTOR_REB | 1u << CLIOI_SECTOR_MIL | 1u << CLIOI_SECTOR_COP | 1u << CLIOI_SECTOR_UAF | 1u << CLIOI_SECTOR_PRM | 1u << CLIOI_SECTOR_CRM;
    return (a->sectors & arms) != 0;
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
        if (a != CLIO_NONE && is_armed(&doc->actor[a])) take_doer(doc, e, s);
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
static int are_both(const clio_doc *doc, const clio_actor *a)
{
    if (is_political(a) || !clioi_lemma_in(doc, a->head, "country nation")) return 0;
    for (uint32_t k = doc->kid_first[a->head]; k != CLIO_NONE; k = doc->kid_next[k])
        if (clioi_tok_is(doc, k, "two") || clioi_tok_is(doc, k, "both")) return 1;
    return 0;
}

static void drop_both(clio_doc *doc, clio_event *e)
{
    clio_actor *stay = e->actor_n > 1 ? CLIOI_NEW(&doc->mem, clio_actor, e->actor_n) : NULL;
    uint32_t n = 0;
    for (uint32_t k = 0; stay && k < e->actor_n; k++)
        if (!are_both(doc, &e->actor[k])) stay[n++] = e->actor[k];
    if (!n || n == e->actor_n) return;
    e->actor = stay;
    e->actor_n = n;
}

void clioi_mend_parties(clio_doc *doc)
{
    for (uint32_t k = 0; k < doc->event_n; k++) {
        clio_event *e = &doc->event[k];
        join_halves(doc, &e->actor, &e->actor_n);
        join_halves(doc, &e->recipient, &e->recipient_n);
        drop_both(doc, e);
        drop_scenes(doc, e);
        turn_targets(doc, e);
        arm_owners(doc, e);
        take_both_sides(doc, e);
        drop_inside(doc, e);
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

/* ---- the harmed ---------------------------------------------------------------- */

/* Buildings, roads and other works, which stand in the land of the scene. */
static int is_works(const clio_doc *doc, uint32_t t)
{
    return doc->token[t].upos == CLIOI_UPOS_NOUN &&
           clioi_lemma_in(doc, t, "pipeline bridge railway refinery plant facility installation wall tower tunnel airport airfield runway port harbor harbour building house home "
                                  "office headquarters compound shop market marketplace hotel restaurant cafe school hospital clinic mosque church shrine temple synagogue cinema "
                                  "theater theatre mall resort nightclub station post outpost checkpoint camp base barracks hideout stronghold bunker prison jail warehouse depot "
                                  "factory bank museum library subway");
}

/* Vehicles, of which it is not told whose they are. */
static int is_vehicle(const clio_doc *doc, uint32_t t)
{
    return doc->token[t].upos == CLIOI_UPOS_NOUN && clioi_lemma_in(doc, t, "vehicle truck car bus minibus train tanker ship boat vessel ferry plane aircraft airliner jet helicopter convoy motorcade patrol");
}

/* What the words under `t` say was hit: "blew up a bridge", "fired on vehicles", "an attack on the airport"; CLIO_NONE. */
static uint32_t thing_hit(const clio_doc *doc, uint32_t t, int depth)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel, prep = d == CLIOI_DEP_OBL || d == CLIOI_DEP_NMOD ? clioi_prep_of(doc, k) : CLIOI_SLOT_COUNT;
        int aimed = prep == CLIOI_SLOT_ON || prep == CLIOI_SLOT_AGAINST || (prep == CLIOI_SLOT_OF && d == CLIOI_DEP_NMOD) || (prep == CLIOI_SLOT_AT && d == CLIOI_DEP_OBL && clioi_lemma_in(doc, t, "fire shoot hurl throw lob"));
        if (d == CLIOI_DEP_OBJ || d == CLIOI_DEP_NSUBJ_PASS || aimed)
            if (doc->actor_of[k] == CLIO_NONE && (is_works(doc, k) || is_vehicle(doc, k))) return k;
        if (d == CLIOI_DEP_OBJ && !depth && clioi_pos_of(doc, k) == 'N') {
            uint32_t in = thing_hit(doc, k, 1);
            if (in != CLIO_NONE) return in;
        }
    }
    return CLIO_NONE;
}

/* Whose such a thing is by its nature, or CLIOI_SECTOR_COUNT. */
static unsigned sector_of_thing(const clio_doc *doc, uint32_t t)
{
    if (clioi_lemma_in(doc, t, "base barracks outpost bunker patrol warship")) return CLIOI_SECTOR_MIL;
    if (clioi_lemma_in(doc, t, "checkpoint")) return CLIOI_SECTOR_COP;
    if (clioi_lemma_in(doc, t, "mosque church shrine temple synagogue")) return CLIOI_SECTOR_REL;
    if (clioi_lemma_in(doc, t, "school library")) return CLIOI_SECTOR_EDU;
    if (clioi_lemma_in(doc, t, "hospital clinic")) return CLIOI_SECTOR_MED;
    if (clioi_lemma_in(doc, t, "shop market marketplace hotel restaurant cafe mall bank factory warehouse nightclub")) return CLIOI_SECTOR_BUS;
    return clioi_lemma_in(doc, t, "home house") ? CLIOI_SECTOR_CVL : CLIOI_SECTOR_COUNT;
}

/* An assault on a thing that is nobody's has the thing as recipient. */
static void take_thing(clio_doc *doc, clio_event *e)
{
    uint32_t lo, hi, t = e->event == CLIOI_EV_ASSAULT && !e->recipient_n && e->actor_n < 2 && (e->actor_n || e->place.len) ? thing_hit(doc, e->trig_tok, 0) : CLIO_NONE;
    clio_actor thing = {.head = t, .first_sector = CLIOI_SECTOR_COUNT, .code = ""};
    if (t == CLIO_NONE) return;
    clioi_phrase(doc, t, 0, &lo, &hi);
    while (lo < t && doc->token[lo].upos == CLIOI_UPOS_DET) lo++;
    thing.tok = lo;
    thing.tok_n = hi - lo + 1;
    thing.off = doc->token[lo].off;
    thing.len = doc->token[hi].off + doc->token[hi].len - thing.off;
    thing.first_sector = (uint8_t)sector_of_thing(doc, t);
    if (thing.first_sector < CLIOI_SECTOR_COUNT) {
        thing.sectors = 1u << thing.first_sector;
        thing.code = clio_sector_name(thing.first_sector);
    }
    set_recipients(doc, e, &thing, 1);
}

/* Head of the phrase that a count's bytes cover, or CLIO_NONE. */
static uint32_t head_of_span(const clio_doc *doc, uint32_t off, uint32_t len)
{
    uint32_t head = CLIO_NONE;
    for (uint32_t t = 0; t < doc->token_n && doc->token[t].off < off + len; t++) {
        const clio_token *k = &doc->token[t];
        uint32_t h = k->head;
        if (k->off < off || k->off + k->len > off + len) continue;
        if (head == CLIO_NONE || h == CLIO_NONE || doc->token[h].off < off || doc->token[h].off >= off + len) head = t;
    }
    return head;
}

/* The party that a count counts; people of whom the text says nothing else are civilians. */
static int counted_party(clio_doc *doc, const clio_count *c, uint32_t head, clio_actor *out)
{
    uint32_t a = doc->actor_of[head];
    if (a != CLIO_NONE && is_political(&doc->actor[a])) {
        *out = doc->actor[a];
        return 1;
    }
    if (a != CLIO_NONE || !clioi_lemma_in(doc, head, "other person people man woman child victim")) return 0;
    *out = (clio_actor){.head = head, .off = c->off, .len = c->len, .sectors = 1u << CLIOI_SECTOR_CVL, .first_sector = CLIOI_SECTOR_CVL, .code = "CVL"};
    out->tok = head;
    while (out->tok && doc->token[out->tok - 1].off >= c->off) out->tok--;
    out->tok_n = head - out->tok + 1;
    return 1;
}

void clioi_add_harmed(clio_doc *doc)
{
    for (uint32_t k = 0; k < doc->event_n; k++) {
        clio_event *e = &doc->event[k];
        clio_actor found[SIDES_MAX];
        uint32_t n = 0;
        take_thing(doc, e);
        if (e->event != CLIOI_EV_ASSAULT || e->recipient_n || e->actor_n > 1) continue;   /* two actors: a fight without a target */
        for (uint32_t i = 0; i < e->count_n && n < SIDES_MAX; i++) {
            const clio_count *c = &e->count[i];
            uint32_t head;
            if (c->whose != OF_RECIPIENT || c->n == 0 || (c->what != CLIOI_CT_KILLED && c->what != CLIOI_CT_INJURED)) continue;
            head = head_of_span(doc, c->off, c->len);
            if (head != CLIO_NONE && counted_party(doc, c, head, &found[n]) && !among(e->actor, e->actor_n, &found[n])) n++;
        }
        set_recipients(doc, e, found, n);
    }
}
/* ---- the scene's country ---------------------------------------------------- */

enum { COUNTRY_MAX = 32 };
typedef struct tally { uint32_t n; const char *country[COUNTRY_MAX]; uint32_t count[COUNTRY_MAX]; } tally;   /* strings of the lexicon */

static void count_country(tally *t, const char *c)
{
    uint32_t k = 0;
    while (k < t->n && strcmp(t->country[k], c)) k++;
    if (k == COUNTRY_MAX) return;
    if (k == t->n) t->country[t->n++] = c;
    t->count[k]++;
}

/* Country that a hit names as a land (by name, adjective, seat, place), or NULL. */
static const char *land_of(const clioi_lex *lex, const clioi_hit *h)
{
    const uint32_t lands = CLIOI_KBIT(CLIOI_K_COUNTRY) | CLIOI_KBIT(CLIOI_K_ADJ) | CLIOI_KBIT(CLIOI_K_SEAT) | CLIOI_KBIT(CLIOI_K_PEOPLE) | CLIOI_KBIT(CLIOI_K_PLACE);
    if (!(h->kinds & lands) || h->kinds & CLIOI_KBIT(CLIOI_K_PERSON)) return NULL;
    for (uint32_t k = h->name; k < h->name + h->name_n; k++) {
        const clioi_entry *e = &lex->entry[lex->name[k].entry];
        if (!(CLIOI_KBIT(e->kind) & lands & h->kinds) || !e->country[0]) continue;
        if (!strcmp(e->country, "UNO") || !strcmp(e->country, "EUR")) return NULL;
        return e->country;
    }
    return NULL;
}

/* "Near the Chadian border", "the border with Chad", "anti-Chad", "a Chad-backed militia": named as the other side.
 * "A Spanish newspaper": it only reports. */
static int is_beyond(const clio_doc *doc, const clioi_hit *h)
{
    uint32_t last = h->tok + h->tok_n - 1, up = doc->token[last].head, news = up == CLIO_NONE ? CLIO_NONE : clioi_kid(doc, up, CLIOI_DEP_COMPOUND);
    if (up != CLIO_NONE && (clioi_lemma_in(doc, up, "newspaper daily television station channel magazine broadcaster") ||
                            (clioi_lemma_in(doc, up, "agency") && news != CLIO_NONE && clioi_lemma_in(doc, news, "news press"))))
        return 1;
    if (up != CLIO_NONE && clioi_prep_of(doc, last) == CLIOI_SLOT_IN && clioi_lemma_in(doc, up, "talk negotiation summit conference hold meet")) return 1;   /* where others met */
    for (uint32_t k = doc->kid_first[last]; k != CLIO_NONE; k = doc->kid_next[k])
        if (clioi_lemma_in(doc, k, "neighboring neighbouring nearby")) return 1;
    if (up != CLIO_NONE && clioi_lemma_in(doc, up, "border frontier") && doc->token[last].deprel != CLIOI_DEP_NMOD_POSS &&
        (doc->token[last].deprel != CLIOI_DEP_NMOD || clioi_prep_of(doc, last) == CLIOI_SLOT_WITH))
        return 1;
    if (h->tok >= 2 && doc->token[h->tok - 1].xpos == CLIOI_XPOS_HYPH && (clioi_tok_is(doc, h->tok - 2, "anti") || clioi_tok_is(doc, h->tok - 2, "pro"))) return 1;
    return last + 2 < doc->token_n && doc->token[last + 1].xpos == CLIOI_XPOS_HYPH &&
           (clioi_tok_is(doc, last + 2, "backed") || clioi_tok_is(doc, last + 2, "led") || clioi_tok_is(doc, last + 2, "supported") ||
            clioi_tok_is(doc, last + 2, "trained") || clioi_tok_is(doc, last + 2, "funded") || clioi_tok_is(doc, last + 2, "made"));
}

static void tally_tokens(const clioi_lex *lex, const clio_doc *doc, uint32_t from, uint32_t to, tally *t)
{
    for (uint32_t k = 0; k < doc->hit_n; k++) {
        const clioi_hit *h = &doc->hit[k];
        const clio_name *name = clioi_name_at(doc, h->tok);
        const char *c = h->tok >= from && h->tok < to && !(name && name->type == CLIO_PER && name->tok_n > 1) ? land_of(lex, h) : NULL;
        if (c && !is_beyond(doc, h)) count_country(t, c);
    }
}

/* A person, body or role, not a mere land. */
static int is_somebody(const clio_actor *a)
{
    return a->id ? strlen(a->id) > 3 : a->sectors != 0;
}

/* The one state that parties of these sectors (any, if 0) in the sentence belong to; "" if none or several. */
static const char *state_of_parties(const clio_doc *doc, const clio_sentence *s, uint32_t sectors)
{
    const char *c = "";
    for (uint32_t t = s->tok; t < s->tok + s->tok_n; t++) {
        const clio_actor *a = doc->actor_of[t] == CLIO_NONE ? NULL : &doc->actor[doc->actor_of[t]];
        if (!a || !is_state(a->country) || !(sectors ? (a->sectors & sectors) != 0 : is_somebody(a))) continue;
        if (c[0] && strcmp(c, a->country)) return "";
        c = a->country;
    }
    return c;
}

/* The country that holds two thirds of the article's mentions of lands, or "". */
static const char *main_country(const tally *t)
{
    uint32_t best = 0, sum = 0;
    for (uint32_t k = 0; k < t->n; k++) {
        sum += t->count[k];
        if (t->count[k] > t->count[best]) best = k;
    }
    return t->n && t->count[best] >= 2 && t->count[best] * 3 >= sum * 2 ? t->country[best] : "";
}

/* Sectors whose parties belong to the land they act in, unless the text says otherwise. */
static int is_local(const clio_actor *a)
{
    const uint32_t strangers = 1u << CLIOI_SECTOR_UAF | 1u << CLIOI_SECTOR_UNK | 1u << CLIOI_SECTOR_REF | 1u << CLIOI_SECTOR_CRM;
    return !a->country[0] && !a->id && a->sectors && !(a->sectors & strangers);
}

/* Those who have to do with their own government first of all. */
static int is_domestic(const clio_actor *a)
{
    const uint32_t set = 1u << CLIOI_SECTOR_REB | 1u << CLIOI_SECTOR_OPP | 1u << CLIOI_SECTOR_PTY | 1u << CLIOI_SECTOR_LAB | 1u << CLIOI_SECTOR_EDU |
                         1u << CLIOI_SECTOR_AGR | 1u << CLIOI_SECTOR_LEG;
    return (a->sectors & set) != 0;
}

/* A government by that name, or its arms: the natural other side of rebels and opposition. */
static int is_ruler(const clio_doc *doc, const clio_actor *a)
{
    uint32_t t = doc->token[a->head].upos == CLIOI_UPOS_PRON && doc->told[a->head] != CLIO_NONE ? doc->told[a->head] : a->head;
    return clioi_lemma_in(doc, t, "government junta regime army military parliament");
}

/* Do the two belong to one country's quarrel: "the Peruvian government and the rebels", "Peru's opposition blames the government",
 * "protesters called for the Peruvian president to resign"? */
static int is_home_quarrel(const clio_doc *doc, const clio_event *e, const clio_actor *bare, const clio_actor *known)
{
    const uint32_t parliament = 1u << CLIOI_SECTOR_LEG | 1u << CLIOI_SECTOR_OPP;
    if (e->event == CLIOI_EV_REQUEST && !strcmp(e->mode, "change") && bare->first_sector == CLIOI_SECTOR_CVL && known->sectors >> CLIOI_SECTOR_GOV & 1) return 1;
    if (e->event == CLIOI_EV_SANCTION && clioi_lemma_in(doc, e->trig_tok, "overthrow topple oust depose unseat") && known->sectors >> CLIOI_SECTOR_GOV & 1) return 1;
    if (is_domestic(bare) && is_domestic(known)) return 1;
    if (bare->sectors & parliament && (!known->sectors || known->sectors >> CLIOI_SECTOR_GOV & 1)) return 1;
    return (is_domestic(bare) && is_ruler(doc, known)) || ((is_ruler(doc, bare) || clioi_lemma_in(doc, bare->head, "official authority")) && is_domestic(known));
}

/* The event's party of this country, or NULL. */
static const clio_actor *party_of(const clio_event *e, const char *country)
{
    for (uint32_t k = 0; k < e->actor_n; k++)
        if (!strcmp(e->actor[k].country, country)) return &e->actor[k];
    for (uint32_t k = 0; k < e->recipient_n; k++)
        if (!strcmp(e->recipient[k].country, country)) return &e->recipient[k];
    return NULL;
}

/* In words between parties (a charge, a refusal) the other side's country says nothing about one's own. */
static int is_other_side(const clio_doc *doc, const clio_event *e, const clio_actor *who, const char *country)
{
    const clio_actor *known = party_of(e, country);
    return known && strcmp(clio_event_quad(e->event), "material conflict") && !is_home_quarrel(doc, e, who, known);
}

/* The same where only persons and bodies, no land, are named: whoever is told with them without a country is mostly of theirs, but
 * not mere people. */
static int is_stranger(const clio_doc *doc, const clio_event *e, const clio_actor *who, const char *country)
{
    const uint32_t strays = 1u << CLIOI_SECTOR_CRM | 1u << CLIOI_SECTOR_CVL | 1u << CLIOI_SECTOR_UAF | 1u << CLIOI_SECTOR_REF;
    const clio_actor *known = party_of(e, country);
    if (!known || is_domestic(known) || is_home_quarrel(doc, e, who, known)) return 0;
    return who->first_sector == CLIOI_SECTOR_CVL || (known->sectors & strays) != 0;
}

/* The country that the event's place lies in, "" if it has none or lies at a border, on either side. */
static const char *land_of_place(const clio_doc *doc, const clio_event *e)
{
    const clio_sentence *s = &doc->sentence[e->sentence];
    if (!e->place.len) return "";
    for (uint32_t t = s->tok; t < s->tok + s->tok_n; t++)
        if (doc->token[t].off >= e->place.off && doc->token[t].off < e->place.off + e->place.len && clioi_lemma_in(doc, t, "border frontier")) return "";
    return e->place.country;
}

typedef struct scene { const clio_event *e; tally lands; const char *article; } scene;

/* The country of rebels or opposition whom a bare government meets, fights, rebukes: its own, wherever that is. */
static const char *home_of(const clio_doc *doc, const clio_event *e, const clio_actor *a)
{
    for (uint32_t k = 0; k < e->actor_n + e->recipient_n; k++) {
        const clio_actor *b = k < e->actor_n ? &e->actor[k] : &e->recipient[k - e->actor_n];
        if (b->head != a->head && is_state(b->country) && is_domestic(b) && is_ruler(doc, a)) return b->country;
    }
    return "";
}

/* "The men", "seven people", of whom it is told only who arrested or shot them. */
static int is_anybody(const clio_doc *doc, const clio_actor *a)
{
    return a->first_sector == CLIOI_SECTOR_CVL && clioi_lemma_in(doc, a->head, "people person man woman other suspect they he she them him her his their");
}

static int of_doers(const clio_event *e, const char *country)
{
    for (uint32_t k = 0; k < e->actor_n && !strcmp(clio_event_quad(e->event), "material conflict"); k++)
        if (!strcmp(e->actor[k].country, country)) return 1;
    return 0;
}

/* Country of the scene for one of its parties, or "". */
static const char *scene_of(const clio_doc *doc, const scene *sc, const clio_actor *a)
{
    const uint32_t arms = 1u << CLIOI_SECTOR_MIL | 1u << CLIOI_SECTOR_COP;
    const clio_event *e = sc->e;
    const clio_sentence *s = &doc->sentence[e->sentence];
    const char *c = a->sectors & arms ? state_of_parties(doc, s, a->sectors & arms) : "";
    if (!c[0]) c = home_of(doc, e, a);
    if (c[0]) return c;
    c = land_of_place(doc, e);
    if (c[0]) return c;
    if (sc->lands.n == 1 && is_anybody(doc, a) && of_doers(e, sc->lands.country[0])) return "";
    if (sc->lands.n) return sc->lands.n == 1 && !is_other_side(doc, e, a, sc->lands.country[0]) ? sc->lands.country[0] : "";
    c = state_of_parties(doc, s, 0);
    if (c[0]) return is_stranger(doc, e, a, c) ? "" : c;
    return sc->article;
}

/* "Foreign", "Western", "international": of no country, or not of this one. */
static int is_from_abroad(const clio_doc *doc, const clio_actor *a)
{
    for (uint32_t k = doc->kid_first[a->head]; k != CLIO_NONE; k = doc->kid_next[k])
        if (clioi_lemma_in(doc, k, "foreign western Western international European Arab African Asian global coalition Coalition multinational multi-national")) return 1;
    if (a->head && clioi_lemma_in(doc, a->head - 1, "coalition")) return 1;
    if (clioi_lemma_in(doc, a->head, "Muslim Christian Jew believer")) return clioi_kid(doc, a->head, CLIOI_DEP_AMOD) == CLIO_NONE && clioi_kid(doc, a->head, CLIOI_DEP_COMPOUND) == CLIO_NONE;
    return clioi_lemma_in(doc, a->head, "foreigner Westerner expatriate hostage captive coalition");
}

static int is_bare_works(const clio_doc *doc, const clio_actor *a)
{
    return !a->country[0] && doc->actor_of[a->head] == CLIO_NONE && is_works(doc, a->head) && !(a->head && clioi_lemma_in(doc, a->head - 1, "border"));
}

/* Where they stand: not in the land of which all we know is that those who hit them come from there. */
static const char *land_of_works(const clio_doc *doc, const scene *sc)
{
    const char *c = land_of_place(doc, sc->e);
    return !c[0] && sc->lands.n == 1 && !party_of(sc->e, sc->lands.country[0]) ? sc->lands.country[0] : c;
}

static void settle(clio_doc *doc, const scene *sc, const clio_actor **list, uint32_t n)
{
    clio_actor *copy;
    uint32_t local = 0;
    for (uint32_t k = 0; k < n; k++) local += (uint32_t)(is_local(&(*list)[k]) || is_bare_works(doc, &(*list)[k]));
    if (!local) return;
    copy = CLIOI_NEW(&doc->mem, clio_actor, n);
    if (!copy) return;
    for (uint32_t k = 0; k < n; k++) {
        const char *land;
        copy[k] = (*list)[k];
        if (!is_local(&copy[k]) && !is_bare_works(doc, &copy[k])) continue;
        land = copy[k].first_sector == CLIOI_SECTOR_SOC ? "NGO" : clioi_lemma_in(doc, copy[k].head, "pope pontiff") ? "VAT" : is_bare_works(doc, &copy[k]) ? land_of_works(doc, sc) : doc->actor_of[copy[k].head] == CLIO_NONE && is_vehicle(doc, copy[k].head) ? "" : is_from_abroad(doc, &copy[k]) ? "" : scene_of(doc, sc, &copy[k]);   /* SOC: aid workers */
        if (!land[0]) continue;
        memcpy(copy[k].country, land, 4);
        set_code(doc, &copy[k]);
    }
    *list = copy;
}

/* The code NGO says already that a body is of society: it carries no sector SOC besides. */
static void shorten_ngos(clio_doc *doc, const clio_actor **list, uint32_t n)
{
    clio_actor *copy = NULL;
    for (uint32_t k = 0; k < n; k++) {
        if (strcmp((*list)[k].country, "NGO") || (*list)[k].sectors != 1u << CLIOI_SECTOR_SOC) continue;
        if (!copy) {
            copy = CLIOI_NEW(&doc->mem, clio_actor, n);
            if (!copy) return;
            memcpy(copy, *list, n * sizeof *copy);
        }
        copy[k].sectors = 0;
        copy[k].first_sector = CLIOI_SECTOR_COUNT;
        set_code(doc, &copy[k]);
    }
    if (copy) *list = copy;
}

/* "U.N. experts", "an AU employee": staff of a bloc or society are its people, whatever they do for it. */
static void shorten_staff(clio_doc *doc, const clio_event *e, const clio_actor **list, uint32_t n, int suffers)
{
    const uint32_t staff = 1u << CLIOI_SECTOR_LAB | 1u << CLIOI_SECTOR_SOC;
    clio_actor *copy = n ? CLIOI_NEW(&doc->mem, clio_actor, n) : NULL;
    for (uint32_t k = 0; copy && k < n; k++) {
        copy[k] = (*list)[k];
        if (copy[k].country[0] && !is_state(copy[k].country) && strcmp(copy[k].country, "MNC") && copy[k].sectors && !(copy[k].sectors & ~staff)) {
            copy[k].sectors = 0;
            copy[k].first_sector = CLIOI_SECTOR_COUNT;
            set_code(doc, &copy[k]);
        } else if (suffers && e->event == CLIOI_EV_ASSAULT && copy[k].sectors == 1u << CLIOI_SECTOR_LAB) {   /* killed as civilians, not as a union */
            copy[k].sectors |= 1u << CLIOI_SECTOR_CVL;
            copy[k].first_sector = CLIOI_SECTOR_CVL;
            set_code(doc, &copy[k]);
        }
    }
    if (copy) *list = copy;
}

void clioi_settle_countries(const clioi_lex *lex, clio_doc *doc)
{
    tally whole = {0};
    tally_tokens(lex, doc, 0, doc->token_n, &whole);
    for (uint32_t k = 0; k < doc->event_n; k++) {
        clio_event *e = &doc->event[k];
        const clio_sentence *s = &doc->sentence[e->sentence];
        clio_event told = *e;   /* as the text told it: a country given to one party says nothing of the other */
        scene sc = {.e = &told, .article = main_country(&whole)};
        tally_tokens(lex, doc, s->tok, s->tok + s->tok_n, &sc.lands);
        settle(doc, &sc, &e->actor, e->actor_n);
        settle(doc, &sc, &e->recipient, e->recipient_n);
        shorten_ngos(doc, &e->actor, e->actor_n);
        shorten_ngos(doc, &e->recipient, e->recipient_n);
        shorten_staff(doc, e, &e->actor, e->actor_n, 0);
        shorten_staff(doc, e, &e->recipient, e->recipient_n, 1);
    }
}
