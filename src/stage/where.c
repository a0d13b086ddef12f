/* where.c -- stage: where it happened.
 *
 * Candidates are the nominals of a sentence that name a place: a lexicon name
 * of a place, country or seat, a LOC name, or a noun for a place ("the border",
 * "a village near Tikrit").  Table `ways` says for each type of event by which
 * relation a candidate may be its place: "in" for all, "through" for marches,
 * "to" for troops, "from" for the ground left, the bare modifier of a noun ("the
 * Bali bombings").  Of those allowed the one nearest over the tree wins, as for
 * dates (clause.c); a named place counts as nearer than a nameless one.
 *
 * Words (accusations, promises, demands) have a place only where it hangs on the
 * very verb: the subject of the talks, the speaker's capital and the land of
 * the actor are never the place.
 *
 * A place told right behind a deed that is named beside another act ("expelled diplomats
 * after an attack on a spy in Salisbury") is the deed's, wherever the tree hung it.
 *
 * A sentence without a place of its own may go on with the scene of the dateline or
 * of the one or two sentences before ("The blast killed nine"), if nothing in it is of
 * another land.  Such a place, and that of a local teller ("police in Najaf say"), has
 * no finer precision than a region. */
#include "core/status.h"
#include "stage/apart.h"
#include "stage/clause.h"
#include "stage/gazetteer.h"
#include "stage/stage.h"
#include <string.h>

enum { CANDS_MAX = 48, COST_MAX = 16, NAMELESS = 6, LAND = 1, UNKNOWN = 3, FRONTED = 6, TELLER = 2, BESIDE_MAX = 7, DATELINE_MAX = 14, SCENE_REACH = 2 };

#define EV(e) (1u << CLIOI_EV_##e)
#define PHYSICAL (EV(ASSAULT) | EV(COERCE) | EV(PROTEST) | EV(MOBILIZE) | EV(RETREAT) | EV(CONSULT) | EV(AID) | EV(COOPERATE) | EV(SANCTION))
#define ALL_EVENTS 0xFFFFFFFFu
enum { BARE = CLIOI_SLOT_COUNT + 1, OBJECT, NO_RELATION };   /* relations that are no preposition */

/* land 0: not if the place is a whole country, which then is a party */
static const struct { uint8_t relation, land; uint32_t events; } ways[] = {
    {CLIOI_SLOT_IN, 1, ALL_EVENTS}, {CLIOI_SLOT_AT, 1, ALL_EVENTS}, {CLIOI_SLOT_NEAR, 1, ALL_EVENTS}, {CLIOI_SLOT_OUTSIDE, 0, ALL_EVENTS},
    {CLIOI_SLOT_INSIDE, 1, PHYSICAL}, {CLIOI_SLOT_WITHIN, 1, PHYSICAL}, {CLIOI_SLOT_ACROSS, 1, PHYSICAL}, {CLIOI_SLOT_AROUND, 1, PHYSICAL},
    {CLIOI_SLOT_ON, 1, EV(ASSAULT)}, {CLIOI_SLOT_ON, 0, PHYSICAL}, {CLIOI_SLOT_THROUGH, 0, PHYSICAL}, {CLIOI_SLOT_ALONGSIDE, 0, PHYSICAL}, {CLIOI_SLOT_BETWEEN, 0, EV(MOBILIZE)},
    {CLIOI_SLOT_TO, 1, EV(MOBILIZE) | EV(CONSULT) | EV(AID)}, {CLIOI_SLOT_INTO, 1, EV(MOBILIZE) | EV(RETREAT) | EV(ASSAULT)},
    {CLIOI_SLOT_OVER, 0, EV(ASSAULT) | EV(MOBILIZE)},
    {CLIOI_SLOT_FROM, 1, EV(RETREAT)}, {CLIOI_SLOT_FROM, 0, EV(AID)}, {CLIOI_SLOT_OF, 1, EV(ASSAULT) | EV(COERCE)}, {BARE, 1, EV(ASSAULT) | EV(PROTEST)},
    {OBJECT, 0, EV(ASSAULT) | EV(RETREAT) | EV(COERCE)}, {OBJECT, 1, EV(CONSULT)}};

/* Nouns for places, by how exactly they say it. */
static const struct { const char *precision, *lemmas; } nouns[] = {
    {"town", "city town village capital settlement"},
    {"district", "district suburb neighborhood neighbourhood outskirts outskirt quarter area camp slum township"},
    {"region", "region province north south east west northwest northeast southwest southeast border territory strip bank valley island coast mountain "
               "desert state county zone frontier peninsula lake river sea gulf enclave world highland jungle plateau"},
    {"building", "airport base mosque church hotel prison jail embassy checkpoint building university school stadium hospital palace headquarters "
                 "market station restaurant compound shrine temple synagogue mine factory consulate court courthouse post outpost barrier"},
    {"point", "square street road highway bridge park port"}};

typedef struct cand {
    uint32_t head;          /* token the phrase hangs by */
    uint32_t lo, hi;
    const clioi_hit *hit;   /* the name in it, or NULL */
    uint8_t relation, noun; /* slot, BARE or OBJECT; row of nouns + 1, 0: the name itself */
    uint8_t loose;          /* 1: said of the scene, not of the event: its precision is coarse */
} cand;

typedef struct finder {
    const clioi_lex *lex;
    clio_doc *doc;
    const uint8_t *is_trigger;
    clioi_world world;
    cand c[CANDS_MAX];
    uint32_t n;
} finder;

/* ---- candidates --------------------------------------------------------------- */

/* Words that, as the last word of a name, say what kind of place it is: "Gaya District", "Kandahar Airport". */
static const struct { const char *word, *precision; } name_ends[] = {
    {"city", "town"}, {"town", "town"}, {"village", "town"}, {"district", "district"}, {"township", "district"}, {"municipality", "district"},
    {"tehsil", "district"}, {"camp", "district"}, {"province", "region"}, {"region", "region"}, {"governorate", "region"}, {"prefecture", "region"},
    {"valley", "region"}, {"island", "region"}, {"airport", "building"}};

static uint8_t row_of(const char *precision)
{
    for (uint8_t k = 0; k < sizeof nouns / sizeof *nouns; k++)
        if (!strcmp(nouns[k].precision, precision)) return (uint8_t)(k + 1);
    return 0;
}

static uint8_t noun_row(const clio_doc *doc, uint32_t t)
{
    unsigned upos = doc->token[t].upos;
    if (upos != CLIOI_UPOS_NOUN && upos != CLIOI_UPOS_PROPN) return 0;
    for (size_t k = 0; upos == CLIOI_UPOS_PROPN && k < sizeof name_ends / sizeof *name_ends; k++)
        if (clioi_tok_is(doc, t, name_ends[k].word)) return row_of(name_ends[k].precision);
    for (uint8_t k = 0; k < sizeof nouns / sizeof *nouns; k++)
        if (clioi_lemma_in(doc, t, nouns[k].lemmas)) return (uint8_t)(k + 1);
    return 0;
}

static const clioi_hit *place_hit(const clio_doc *doc, uint32_t t)
{
    static const uint32_t kinds = CLIOI_KBIT(CLIOI_K_PLACE) | CLIOI_KBIT(CLIOI_K_COUNTRY) | CLIOI_KBIT(CLIOI_K_SEAT);
    const clioi_hit *h = clioi_hit_at(doc, t);
    const clio_name *name = clioi_name_at(doc, t);
    if (!h || !(h->kinds & kinds) || doc->token[t].upos == CLIOI_UPOS_ADJ) return NULL;
    if (h->kinds & (CLIOI_KBIT(CLIOI_K_PERSON) | CLIOI_KBIT(CLIOI_K_BODY)) && !(h->kinds & (CLIOI_KBIT(CLIOI_K_COUNTRY) | CLIOI_KBIT(CLIOI_K_SEAT))) &&
        !(name && name->type == CLIO_LOC))
        return NULL;
    if (name && (name->type == CLIO_PER || name->type == CLIO_ORG) && !(h->kinds & (CLIOI_KBIT(CLIOI_K_COUNTRY) | CLIOI_KBIT(CLIOI_K_SEAT)))) return NULL;
    return h;
}

static int is_month(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "January February March April May June July August September October November December");
}

static int is_loc(const clio_doc *doc, uint32_t t)
{
    const clio_name *name = clioi_name_at(doc, t);
    char first = name ? doc->text[doc->token[name->tok].off] : 0;       /* "Sheremetyevo airport" */
    return name && name->type == CLIO_LOC && (first < 'a' || first > 'z');
}

/* A place name among the close dependents of a noun for a place: "the town of Samarra", "Basra airport". */
static const clioi_hit *hit_below(const clio_doc *doc, uint32_t t, int depth)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE && depth < 3; k = doc->kid_next[k]) {
        unsigned d = doc->token[k].deprel;
        const clioi_hit *h;
        if (d != CLIOI_DEP_COMPOUND && d != CLIOI_DEP_NMOD && d != CLIOI_DEP_NMOD_POSS && d != CLIOI_DEP_APPOS && d != CLIOI_DEP_FLAT &&
            d != CLIOI_DEP_NMOD_DESC && d != CLIOI_DEP_NMOD_UNMARKED)
            continue;
        if (d == CLIOI_DEP_NMOD && clioi_prep_of(doc, k) != CLIOI_SLOT_OF) continue;   /* "in X" is a candidate of its own */
        h = place_hit(doc, k);
        if (!h && d != CLIOI_DEP_NMOD) h = hit_below(doc, k, depth + 1);
        if (h) return h;
    }
    return NULL;
}

/* "40 kilometres north of Mosul", "just south of Baghdad" */
static int is_so_far_from(const clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->token[t].head;
    return h != CLIO_NONE && h < t && doc->token[t].upos == CLIOI_UPOS_PROPN && doc->token[h].upos != CLIOI_UPOS_PROPN && clioi_kid(doc, h, CLIOI_DEP_DET) == CLIO_NONE &&
           clioi_lemma_in(doc, h, "north south east west northeast northwest southeast southwest");
}

static uint8_t relation_of(const clio_doc *doc, uint32_t t)
{
    unsigned prep;
    switch (doc->token[t].deprel) {
    case CLIOI_DEP_COMPOUND: case CLIOI_DEP_NMOD_POSS: return BARE;
    case CLIOI_DEP_OBJ: case CLIOI_DEP_NSUBJ_PASS: return OBJECT;
    case CLIOI_DEP_OBL: case CLIOI_DEP_NMOD: case CLIOI_DEP_OBL_UNMARKED: case CLIOI_DEP_CONJ: case CLIOI_DEP_ROOT: case CLIOI_DEP_DEP: case CLIOI_DEP_XCOMP:
        prep = clioi_prep_of(doc, t);
        if (prep == CLIOI_SLOT_OF && is_so_far_from(doc, t)) return CLIOI_SLOT_NEAR;
        if (prep == CLIOI_SLOT_FROM && clioi_kid(doc, t, CLIOI_DEP_CASE) != CLIO_NONE && clioi_tok_is(doc, clioi_kid(doc, t, CLIOI_DEP_CASE), "off")) return CLIOI_SLOT_ON;
        if (prep == CLIOI_SLOT_COUNT) {
            uint32_t c = clioi_kid(doc, t, CLIOI_DEP_CASE);
            if (c != CLIO_NONE && (clioi_tok_is(doc, c, "off") || clioi_tok_is(doc, c, "along") || clioi_tok_is(doc, c, "beneath") || clioi_tok_is(doc, c, "aboard"))) return CLIOI_SLOT_ON;
            return NO_RELATION;
        }
        return (uint8_t)prep;
    default: return NO_RELATION;
    }
}

/* "in Cairo Sunday", "in Chechnya militants attacked": a name behind "in", taken for a modifier, hangs where that weekday or party hangs. */
static int before_stranger(const clio_doc *doc, uint32_t t, const clioi_hit *hit)
{
    uint32_t h = doc->token[t].head, first = hit ? hit->tok : t;
    if (h == CLIO_NONE || h < t || doc->token[t].deprel != CLIOI_DEP_COMPOUND) return 0;
    if (clioi_lemma_in(doc, h, "Monday Tuesday Wednesday Thursday Friday Saturday Sunday monday tuesday wednesday thursday friday saturday sunday")) return 1;
    return first > 0 && doc->token[first - 1].upos == CLIOI_UPOS_ADP && doc->token[first - 1].head == h && doc->token[h].xpos == CLIOI_XPOS_NNS &&
           doc->actor_of[h] != CLIO_NONE && (clioi_tok_is(doc, first - 1, "in") || clioi_tok_is(doc, first - 1, "near"));
}

static void add(finder *fd, uint32_t t, const clioi_hit *hit, uint8_t noun)
{
    const clio_doc *doc = fd->doc;
    cand c = {.head = t, .hit = hit, .noun = noun, .relation = relation_of(doc, t)};
    uint32_t end;
    int stranger = before_stranger(doc, t, hit);
    if (stranger) {
        c.head = doc->token[t].head;
        c.relation = (uint8_t)clioi_prep_of(doc, c.head);
    }
    if (c.relation == NO_RELATION || fd->n == CANDS_MAX) return;
    if (c.relation == BARE || stranger) {
        c.lo = hit ? hit->tok : t;
        c.hi = hit ? hit->tok + hit->tok_n - 1 : t;
    } else {
        clioi_phrase(doc, t, 1, &c.lo, &c.hi);
        if (hit && !noun && hit->tok < c.lo) c.lo = hit->tok;
        end = hit && !noun ? hit->tok + hit->tok_n - 1 : t;
        if (end > c.hi || (hit && !noun)) c.hi = end;
    }
    while (c.lo < c.hi && (doc->token[c.lo].upos == CLIOI_UPOS_DET || doc->token[c.lo].upos == CLIOI_UPOS_ADP || doc->token[c.lo].upos == CLIOI_UPOS_PUNCT)) c.lo++;
    fd->c[fd->n++] = c;
}

/* The proper name behind a noun for a place, "the village of Kumshe", "the port city of Bourgas": its head, or CLIO_NONE. */
static uint32_t name_of_noun(const clio_doc *doc, uint32_t t)
{
    if (doc->token[t].upos != CLIOI_UPOS_NOUN) return CLIO_NONE;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (k > t && doc->token[k].deprel == CLIOI_DEP_NMOD && doc->token[k].upos == CLIOI_UPOS_PROPN && clioi_prep_of(doc, k) == CLIOI_SLOT_OF &&
            !is_month(doc, k) && !(noun_row(doc, k) && clioi_kid(doc, k, CLIOI_DEP_COMPOUND) == CLIO_NONE))
            return k;
    return CLIO_NONE;
}

/* Is the token the one by which its hit or name hangs? */
static int hangs(const clio_doc *doc, uint32_t t, uint32_t tok, uint32_t tok_n)
{
    uint32_t h = doc->token[t].head;
    return h == CLIO_NONE || h < tok || h >= tok + tok_n;
}

/* "central Istanbul's Sisli district" is in Istanbul, but "Mexico border town of X" is not Mexico: a name that stands before an
 * unknown proper name of the same kind does not name the place. */
static int hit_is_near(const clio_doc *doc, uint32_t t, const clioi_hit *h)
{
    uint32_t own = name_of_noun(doc, t);
    return own == CLIO_NONE || h->tok > t || h->tok + h->tok_n == t || (own >= h->tok && own < h->tok + h->tok_n);
}

/* A noun for a place: "the capital, Cairo" is Cairo; "in prison" is a state, not a place. */
static void add_noun(finder *fd, uint32_t t, uint8_t noun)
{
    const clio_doc *doc = fd->doc;
    uint32_t appos = clioi_kid(doc, t, CLIOI_DEP_APPOS);
    const clioi_hit *h = appos == CLIO_NONE ? NULL : place_hit(doc, appos);
    uint32_t before = fd->n;
    if (h) {
        add(fd, t, h, 0);
        if (fd->n == before) return;
        fd->c[before].lo = h->tok;
        fd->c[before].hi = h->tok + h->tok_n - 1;
        return;
    }
    h = clioi_lemma_in(doc, t, "embassy consulate base mission outpost") ? NULL : hit_below(doc, t, 0);   /* the U.S. base is not in the U.S. */
    if (name_of_noun(doc, t) != CLIO_NONE && place_hit(doc, name_of_noun(doc, t))) h = place_hit(doc, name_of_noun(doc, t));   /* "the West Bank town of Jenin" */
    if (h && !hit_is_near(doc, t, h)) h = NULL;
    if (!h && is_loc(doc, t) && doc->token[t].upos == CLIOI_UPOS_PROPN) noun = 0;    /* "Marion County": known by its name only */
    else if (!h && doc->token[t].upos == CLIOI_UPOS_PROPN && !clioi_lemma_in(doc, t, nouns[noun - 1].lemmas)) return;   /* "Manchester City" */
    if (!noun) {
        add(fd, t, NULL, 0);
        return;
    }
    if (!h && doc->token[t].xpos == CLIOI_XPOS_NNS && !strcmp(nouns[noun - 1].precision, "point")) return;   /* "in the streets" */
    if (!h && !strcmp(nouns[noun - 1].precision, "building") && clioi_kid(doc, t, CLIOI_DEP_DET) == CLIO_NONE && clioi_kid(doc, t, CLIOI_DEP_AMOD) == CLIO_NONE &&
        clioi_kid(doc, t, CLIOI_DEP_COMPOUND) == CLIO_NONE)
        return;
    add(fd, t, h, noun);
}

/* "al-Qaida in Iraq": a place in the name of a body is none. */
static int is_in_body(const clio_doc *doc, uint32_t t)
{
    const clioi_hit *h = clioi_hit_at(doc, t);
    return h && h->tok_n > 1 && h->kinds & (CLIOI_KBIT(CLIOI_K_BODY) | CLIOI_KBIT(CLIOI_K_PERSON)) && !(h->kinds & CLIOI_KBIT(CLIOI_K_PLACE));
}

static void find_candidates(finder *fd, uint32_t sentence)
{
    const clio_doc *doc = fd->doc;
    uint32_t first = doc->sentence[sentence].tok, end = first + doc->sentence[sentence].tok_n;
    fd->n = 0;
    for (uint32_t t = first; t < end; t++) {
        const clioi_hit *h = place_hit(doc, t);
        const clio_name *name = clioi_name_at(doc, t);
        uint8_t noun = h ? 0 : noun_row(doc, t);
        if (h && hangs(doc, t, h->tok, h->tok_n)) add(fd, t, h, 0);
        else if (!h && noun) add_noun(fd, t, noun);
        else if (!h && is_loc(doc, t) && !is_in_body(doc, t) && hangs(doc, t, name->tok, name->tok_n)) add(fd, t, NULL, 0);
    }
}

/* ---- choice ---------------------------------------------------------------------- */

static int is_land(const cand *c)
{
    return !c->noun && c->hit && c->hit->kinds & CLIOI_KBIT(CLIOI_K_COUNTRY);
}

static int way_open(const cand *c, const clio_event *e)
{
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++)
        if (ways[k].relation == c->relation && ways[k].events >> e->event & 1 && (ways[k].land || !is_land(c))) return 1;
    return 0;
}

/* The event's own parties are not its place, unless the relation says in. */
static int is_party(const clio_event *e, const cand *c)
{
    for (uint32_t k = 0; k < e->actor_n; k++)
        if (e->actor[k].head == c->head && c->head >= c->lo && c->head <= c->hi) return 1;
    return 0;
}

/* "at a meeting in Vienna": the gathering where words are spoken. */
static int is_gathering(const clio_doc *doc, uint32_t t)
{
    return clioi_lemma_in(doc, t, "meeting conference summit ceremony rally sermon speech talk interview visit session briefing forum gathering trip address");
}

static int words_there(const clio_doc *doc, const clio_event *e, const cand *c)
{
    uint32_t h = doc->token[c->head].head;
    unsigned prep;
    if (!c->hit && c->noun) return 0;
    if (h == e->trig_tok) return !is_land(c);
    if (h == CLIO_NONE) return 0;
    if (h > e->trig_tok && doc->token[h].off < e->trig_off + e->trig_len && !clioi_is_deed(doc, h)) return !is_land(c);   /* "signed the agreement in Kuala Lumpur" */
    if (clioi_lemma_in(doc, h, "speak address meet gather") && (doc->token[h].head == e->trig_tok || clioi_links(doc, h, e->trig_tok) != UINT32_MAX)) return 1;
    if (clioi_lemma_in(doc, h, "speak meet gather") && doc->token[h].head == clioi_subject_of(doc, e->trig_tok)) return 1;
    if (!is_gathering(doc, h) || doc->token[h].head != e->trig_tok || doc->token[h].deprel != CLIOI_DEP_OBL) return 0;
    prep = clioi_prep_of(doc, h);
    return prep == CLIOI_SLOT_AT || prep == CLIOI_SLOT_IN || prep == CLIOI_SLOT_DURING || prep == CLIOI_SLOT_AFTER || prep == CLIOI_SLOT_FOLLOWING;
}

/* Relations that count only on the trigger itself, or for some on the verb of violence above it. */
static int too_far(const clio_doc *doc, const clio_event *e, const cand *c)
{
    uint32_t h = doc->token[c->head].head;
    if (!c->hit && !c->noun && (c->relation == BARE || c->relation == CLIOI_SLOT_OF)) return 1;   /* "the kidnapping of Emilia Quan" */
    if (!c->hit && !c->noun && c->relation == OBJECT && !clioi_lemma_in(doc, e->trig_tok, "raid storm enter attack shell bomb search hit strike besiege")) return 1;
    if (h == e->trig_tok) return 0;
    if (c->relation == BARE && h != CLIO_NONE && doc->token[h].head == e->trig_tok && clioi_is_deed(doc, h)) return 0;   /* killed in a Beirut bombing */
    if (c->relation == BARE || c->relation == CLIOI_SLOT_OF || e->event == CLIOI_EV_SANCTION) return 1;
    if (c->relation == OBJECT) return h == CLIO_NONE || !clioi_lemma_in(doc, h, "raid storm enter attack shell bomb search") || doc->token[e->trig_tok].head != h;
    return 0;
}

static int is_head_of_recipient(const clio_event *e, uint32_t t)
{
    for (uint32_t k = 0; k < e->recipient_n; k++)
        if (e->recipient[k].head == t) return 1;
    return 0;
}

/* "over the attack", "for the killing": what an act is about, or done because of. */
static int is_reason(const clio_doc *doc, uint32_t t)
{
    unsigned dep = doc->token[t].deprel, prep;
    if (dep != CLIOI_DEP_OBL && dep != CLIOI_DEP_NMOD) return 0;
    prep = clioi_prep_of(doc, t);
    return prep == CLIOI_SLOT_OVER || prep == CLIOI_SLOT_FOR || prep == CLIOI_SLOT_ABOUT || prep == CLIOI_SLOT_REGARDING || prep == CLIOI_SLOT_AGAINST;
}

/* "condemned the bombing in Manchester", "held over the attack in Nice": the place of another deed, however it was hung. */
static int place_of_other_deed(const clio_doc *doc, const clio_event *e, const cand *c)
{
    uint32_t before = c->lo, h = doc->token[c->head].head;
    if (c->lo <= e->trig_tok) return 0;
    while (before > e->trig_tok && (doc->token[before].upos == CLIOI_UPOS_ADP || doc->token[before].upos == CLIOI_UPOS_DET || doc->token[before].upos == CLIOI_UPOS_ADJ || before == c->lo)) before--;
    if (clioi_is_words(e) && before != e->trig_tok && (clioi_is_deed(doc, before) || clioi_lemma_in(doc, before, "war conflict crisis crackdown violence situation election") ||
                               (doc->actor_of[before] != CLIO_NONE && doc->token[before].xpos == CLIOI_XPOS_NNS)) && !is_gathering(doc, before))
        return 1;
    if (before > e->trig_tok && clioi_is_deed(doc, before) && is_reason(doc, before)) return 1;
    for (int up = 0; h != CLIO_NONE && h != e->trig_tok && up < 4; h = doc->token[h].head, up++) {
        if (up && e->event == CLIOI_EV_COERCE && is_head_of_recipient(e, h)) return 1;   /* "held a suspect in a theft near Hinton" */
        if (is_reason(doc, h) && doc->token[h].upos != CLIOI_UPOS_PROPN) return 1;
        if (h > e->trig_tok && doc->token[h].xpos == CLIOI_XPOS_VBN && (doc->token[h].deprel == CLIOI_DEP_XCOMP || doc->token[h].deprel == CLIOI_DEP_ACL) && e->event == CLIOI_EV_RETREAT)
            return 1;   /* "released a prisoner captured in Lebanon" */
    }
    return 0;
}

/* "The task force in Djibouti has sent ...": where a party is, not where it acts. */
static int place_of_party(const clio_doc *doc, const clio_event *e, const cand *c)
{
    uint32_t h = doc->token[c->head].head;
    if (h != CLIO_NONE && doc->token[h].deprel == CLIOI_DEP_NSUBJ && doc->token[c->head].deprel == CLIOI_DEP_NMOD && clioi_pos_of(doc, e->trig_tok) == 'N' &&
        h != e->trig_tok && !clioi_is_deed(doc, h))
        return 1;   /* "A court in Venezuela held four over the killing": the court's place */
    if (e->event != CLIOI_EV_AID && e->event != CLIOI_EV_COOPERATE) return 0;
    return h != CLIO_NONE && doc->token[c->head].deprel == CLIOI_DEP_NMOD && doc->token[h].deprel == CLIOI_DEP_NSUBJ;
}

/* "In Baghdad, police say a bomb killed two": what opens the sentence holds for all of it. */
static int fronted(const clio_doc *doc, const clio_event *e, const cand *c)
{
    uint32_t v = doc->token[c->head].head, s = v == CLIO_NONE ? CLIO_NONE : clioi_subject_of(doc, v);
    return v != CLIO_NONE && clioi_is_saying(doc, v) && s != CLIO_NONE && c->head < s && c->lo <= doc->sentence[e->sentence].tok + 4;
}

/* "Police in Najaf say three people were killed": who tells of it is there. */
static int teller_is_there(const clio_doc *doc, const clio_event *e, const cand *c)
{
    uint32_t s = doc->token[c->head].head, v = s == CLIO_NONE ? CLIO_NONE : doc->token[s].head;
    if (c->relation != CLIOI_SLOT_IN && c->relation != CLIOI_SLOT_AT) return 0;
    if (v == CLIO_NONE || doc->token[s].deprel != CLIOI_DEP_NSUBJ || !clioi_is_saying(doc, v) || !c->hit) return 0;
    return clioi_lemma_in(doc, s, "police policeman witness resident doctor medic villager hospital") && clioi_links(doc, v, e->trig_tok) != UINT32_MAX &&
           !strcmp(clio_event_quad(e->event), "material conflict");
}

/* "expelled diplomats after an attack on a spy in Salisbury": the deed named beside another, right before the place; or CLIO_NONE. */
static uint32_t deed_before(const finder *fd, const cand *c)
{
    const clio_doc *doc = fd->doc;
    for (uint32_t t = c->lo; t-- > 0 && doc->token[t].upos != CLIOI_UPOS_VERB && doc->token[t].upos != CLIOI_UPOS_PUNCT;)
        if (fd->is_trigger[t] && clioi_is_deed_beside(doc, t)) return t;
    return CLIO_NONE;
}

/* Does the place belong to the deed although the tree hangs it on the verb above? */
static int is_place_of_deed(const finder *fd, const clio_event *e, const cand *c)
{
    uint32_t up = fd->doc->token[c->head].head;
    if ((c->relation != CLIOI_SLOT_IN && c->relation != CLIOI_SLOT_AT) || up == CLIO_NONE || deed_before(fd, c) != e->trig_tok) return 0;
    return up < e->trig_tok && clioi_links(fd->doc, up, e->trig_tok) != UINT32_MAX && (c->hit || name_of_noun(fd->doc, c->head) != CLIO_NONE);
}

static unsigned cost_of(const finder *fd, const clio_event *e, cand *c)
{
    const clio_doc *doc = fd->doc;
    unsigned cost;
    if (is_place_of_deed(fd, e, c)) return FRONTED;
    if (e->event == CLIOI_EV_SANCTION && deed_before(fd, c) != CLIO_NONE && deed_before(fd, c) > e->trig_tok) return CLIOI_NO_WAY;
    if (!way_open(c, e) || is_party(e, c) || too_far(doc, e, c) || place_of_party(doc, e, c) || place_of_other_deed(doc, e, c) || clioi_is_apart(doc, e->trig_tok, c->head)) return CLIOI_NO_WAY;
    if (clioi_is_words(e) && (!words_there(doc, e, c) || clioi_status_of(doc, fd->lex, e->trig_tok) == CLIOI_ST_FUTURE)) return CLIOI_NO_WAY;
    cost = clioi_attachment(doc, fd->is_trigger, c->head, e->trig_tok, clioi_is_words(e));
    c->loose = cost >= CLIOI_NO_WAY && teller_is_there(doc, e, c);
    if (c->loose) cost = FRONTED + TELLER;
    if (cost >= CLIOI_NO_WAY && fronted(doc, e, c)) cost = FRONTED;
    if (!c->hit && c->noun && name_of_noun(doc, c->head) == CLIO_NONE) cost += NAMELESS;
    if (!c->hit && !c->noun) cost += UNKNOWN;
    if (is_land(c)) cost += LAND;
    return cost;
}

static int joins_places(const clio_doc *doc, uint32_t t)
{
    unsigned u = doc->token[t].upos;
    if (u == CLIOI_UPOS_DET || u == CLIOI_UPOS_ADJ || clioi_tok_is(doc, t, ",")) return 1;
    if (u == CLIOI_UPOS_ADP) return clioi_tok_is(doc, t, "in") || clioi_tok_is(doc, t, "of") || clioi_tok_is(doc, t, "at");
    return u == CLIOI_UPOS_NOUN && clioi_lemma_in(doc, t, "capital city town province state region district area part north south east west village");
}

/* The country of what stands right behind the phrase: "Paris, Texas", "Tripoli, in northern Lebanon", "Chama village of Latehar
 * District", "Quetta, the capital of Balochistan".  Short of a subject: "in Kunduz, Pakistan said ..." */
static void land_beside(const finder *fd, uint32_t last, char out[4])
{
    const clio_doc *doc = fd->doc;
    uint32_t t = last + 1, end = last + 1 + BESIDE_MAX < doc->token_n ? last + 1 + BESIDE_MAX : doc->token_n;
    const clioi_hit *next = NULL;
    clio_place p = {0};
    out[0] = '\0';
    if (t < end && !clioi_tok_is(doc, t, ",") && doc->token[t].upos != CLIOI_UPOS_ADP) return;
    while (t < end && !(next = place_hit(doc, t)) && joins_places(doc, t)) t++;
    if (!next || t >= end || doc->token[t].deprel == CLIOI_DEP_NSUBJ) return;
    if (clioi_gazetteer(fd->lex, &fd->world, next, "", &p)) memcpy(out, p.country, 4);
}

/* "a northern Chinese city", "the Italian town of X": the adjective names the country, not for what a state keeps abroad. */
static void land_before(const finder *fd, uint32_t t, char out[4])
{
    const clio_doc *doc = fd->doc;
    const clioi_entry *e;
    if (clioi_lemma_in(doc, t, "embassy consulate base mission outpost post compound headquarters border barrier")) return;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        if (k > t || (doc->token[k].deprel != CLIOI_DEP_AMOD && doc->token[k].deprel != CLIOI_DEP_COMPOUND && doc->token[k].deprel != CLIOI_DEP_NMOD_POSS)) continue;
        e = clioi_hit_entry(fd->lex, clioi_hit_at(doc, k), CLIOI_K_ADJ);
        if (!e) e = clioi_hit_entry(fd->lex, clioi_hit_at(doc, k), CLIOI_K_COUNTRY);
        if (e && e->country[0]) memcpy(out, e->country, 4);
    }
}

/* "central Turkey", "the north of Chad": less than the country. */
static int is_part_of_land(const clio_doc *doc, const cand *c)
{
    for (uint32_t t = c->lo; t <= c->hi; t++)
        if (clioi_lemma_in(doc, t, "north south east west northern southern eastern western central northeastern northwestern southeastern southwestern "
                                   "northeast northwest southeast southwest"))
            return 1;
    return 0;
}

/* A name that no gazetteer knows: kept as the text has it. */
static void set_unknown(const finder *fd, clio_place *p, const cand *c)
{
    uint32_t own = c->noun ? name_of_noun(fd->doc, c->head) : CLIO_NONE;
    const clio_name *name = clioi_name_at(fd->doc, own == CLIO_NONE ? c->head : own);
    const clio_token *a;
    if (c->noun && own == CLIO_NONE && !c->hit) return;
    a = &fd->doc->token[own == CLIO_NONE ? c->head : own];
    if (name) p->name = clioi_arena_strdup(&fd->doc->mem, fd->doc->text + name->off, name->len);
    else if (c->noun && own != CLIO_NONE) p->name = clioi_arena_strdup(&fd->doc->mem, fd->doc->text + a->off, a->len);
    else p->name = clioi_arena_strdup(&fd->doc->mem, fd->doc->text + p->off, p->len);
    p->precision = "point";
}

static void set_place(const finder *fd, clio_event *e, const cand *c)
{
    const clio_token *a = &fd->doc->token[c->lo], *b = &fd->doc->token[c->hi];
    char country[4] = "";
    clio_place *p = &e->place;
    p->off = a->off;
    p->len = b->off + b->len - a->off;
    land_beside(fd, c->hit && !c->noun ? c->hit->tok + c->hit->tok_n - 1 : c->hi, country);
    if (!c->hit || !clioi_gazetteer(fd->lex, &fd->world, c->hit, country, p)) {
        set_unknown(fd, p, c);
        if (c->noun && !country[0]) land_before(fd, c->head, country);
        memcpy(p->country, country, sizeof p->country);
        if (c->noun && !p->name && clioi_lemma_in(fd->doc, c->head, "capital")) clioi_gazetteer_capital(fd->lex, country, p);   /* "the Somali capital" */
    }
    if (c->noun && (!c->hit || (p->precision && !strcmp(p->precision, "country")) || strcmp(nouns[c->noun - 1].precision, "town")))
        p->precision = nouns[c->noun - 1].precision;
    if (is_land(c) && is_part_of_land(fd->doc, c)) p->precision = "region";
    if (c->loose && p->precision && strcmp(p->precision, "country")) p->precision = "region";
    if ((c->relation == CLIOI_SLOT_NEAR || c->relation == CLIOI_SLOT_OUTSIDE) && p->precision && !strcmp(p->precision, "town")) p->precision = "district";
}

static void place_event(finder *fd, clio_event *e)
{
    cand *best = NULL;
    unsigned least = COST_MAX;
    if (!strcmp(e->mode, "phone") || !strcmp(e->mode, "cyber")) return;
    for (uint32_t k = 0; k < fd->n; k++) {
        unsigned cost = cost_of(fd, e, &fd->c[k]);
        if (cost >= least) continue;
        least = cost;
        best = &fd->c[k];
    }
    if (best) set_place(fd, e, best);
}

/* ---- the scene ------------------------------------------------------------------ */

/* A named place by "in", "at", "near" in a sentence before; the other such places must be of the same country. */
static int scene_of(finder *fd, uint32_t sentence, clio_event *as)
{
    cand *found = NULL;
    find_candidates(fd, sentence);
    for (uint32_t k = 0; k < fd->n; k++) {
        cand *c = &fd->c[k];
        clio_event other = {0};
        if (c->relation != CLIOI_SLOT_IN && c->relation != CLIOI_SLOT_AT && c->relation != CLIOI_SLOT_NEAR && c->relation != CLIOI_SLOT_OUTSIDE && c->relation != CLIOI_SLOT_OF) continue;
        if (!c->hit) continue;
        set_place(fd, found ? &other : as, c);
        if (found && strcmp(other.place.country, as->place.country)) return 0;
        if (!found) found = c;
    }
    return found != NULL;
}

/* "KABUL (Reuters) -": the sentence that is an article's dateline, and its place. */
static int dateline_of(finder *fd, uint32_t sentence, clio_event *as)
{
    const clio_doc *doc = fd->doc;
    uint32_t first = doc->sentence[sentence].tok, n = doc->sentence[sentence].tok_n;
    const clioi_hit *h = n && n <= DATELINE_MAX ? place_hit(doc, first) : NULL;
    char dash = n ? doc->text[doc->token[first + n - 1].off] : 0, country[4];
    if (!h || (dash != '-' && (unsigned char)dash != 0xE2) || doc->token[first + n - 1].upos != CLIOI_UPOS_PUNCT) return 0;
    land_beside(fd, h->tok + h->tok_n - 1, country);
    if (!clioi_gazetteer(fd->lex, &fd->world, h, country, &as->place)) return 0;
    as->place.off = doc->token[h->tok].off;
    as->place.len = doc->token[h->tok + h->tok_n - 1].off + doc->token[h->tok + h->tok_n - 1].len - as->place.off;
    return 1;
}

/* Do all lands and parties that the sentence names belong to the scene's country? */
static int is_at_home(const finder *fd, const clio_event *e, const char *country)
{
    static const uint8_t kinds[] = {CLIOI_K_COUNTRY, CLIOI_K_ADJ, CLIOI_K_PEOPLE, CLIOI_K_SEAT, CLIOI_K_PLACE};
    const clio_sentence *s = &fd->doc->sentence[e->sentence];
    for (uint32_t t = s->tok; t < s->tok + s->tok_n; t++)
        for (size_t k = 0; k < sizeof kinds && fd->doc->hit_of[t] != CLIO_NONE; k++) {
            const clioi_entry *x = clioi_hit_entry(fd->lex, clioi_hit_at(fd->doc, t), kinds[k]);
            if (!x) continue;
            if (kinds[k] == CLIOI_K_PLACE || (x->country[0] && strcmp(x->country, country))) return 0;
            break;
        }
    for (uint32_t k = 0; k < e->actor_n + e->recipient_n; k++) {
        const clio_actor *a = k < e->actor_n ? &e->actor[k] : &e->recipient[k - e->actor_n];
        if (a->country[0] && strcmp(a->country, country)) return 0;
    }
    return 1;
}

/* "Police fired at them": whom the sentence before named is still there. */
static int speaks_of_them(const clio_doc *doc, const clio_sentence *s)
{
    for (uint32_t t = s->tok; t < s->tok + s->tok_n; t++) {
        unsigned d = doc->token[t].deprel;
        uint32_t a = doc->actor_of[t];
        if (clioi_tok_is(doc, t, "them") && (d == CLIOI_DEP_OBJ || d == CLIOI_DEP_OBL) && a != CLIO_NONE && doc->actor[a].sectors) return 1;
    }
    return 0;
}

/* "The blast killed nine", "the protesters were beaten": it goes on with what was told. */
static int goes_on(const clio_doc *doc, uint32_t sentence)
{
    const clio_sentence *s = &doc->sentence[sentence];
    if (speaks_of_them(doc, s)) return 1;
    for (uint32_t t = s->tok; t + 1 < s->tok + s->tok_n; t++) {
        uint32_t n = t + 1;
        if (!clioi_tok_is(doc, t, "the") && !clioi_tok_is(doc, t, "this") && !clioi_tok_is(doc, t, "that")) continue;
        while (n + 1 < s->tok + s->tok_n && n < t + 3 && clioi_pos_of(doc, n) != 'N') n++;
        if (clioi_pos_of(doc, n) == 'N' && clioi_pos_of(doc, n + 1 < doc->token_n ? n + 1 : n) == 'N' && n + 1 < s->tok + s->tok_n) n++;
        if (clioi_is_deed(doc, n) || clioi_lemma_in(doc, n, "bomb bomber attacker assailant gunman victim protester demonstrator marcher rioter crowd hostage incident"))
            return 1;
    }
    return 0;
}

/* A party with country or sector: without one the act is told too vaguely to be placed by its scene. */
static int has_party(const clio_event *e)
{
    for (uint32_t k = 0; k < e->actor_n + e->recipient_n; k++) {
        const clio_actor *a = k < e->actor_n ? &e->actor[k] : &e->recipient[k - e->actor_n];
        if (a->country[0] || a->sectors) return 1;
    }
    return 0;
}

/* The event is plainly of the scene that the dateline or a sentence just before has set.  Only for acts of force and protests,
 * told in the main line, with no other place or land about them; the precision is no finer than a region. */
static void carry_scene(finder *fd, clio_event *e)
{
    const clio_doc *doc = fd->doc;
    clio_event as = {0};
    unsigned dep = doc->token[clioi_clause_head(doc, e->trig_tok)].deprel;
    uint32_t s = e->sentence;
    int found = 0, on;
    if (e->status != CLIOI_ST_ACTUAL || (e->event != CLIOI_EV_ASSAULT && e->event != CLIOI_EV_PROTEST && e->event != CLIOI_EV_COERCE)) return;
    if (dep == CLIOI_DEP_ACL || dep == CLIOI_DEP_ACL_RELCL || dep == CLIOI_DEP_ADVCL_RELCL || !s || !has_party(e)) return;
    on = goes_on(doc, s);
    for (uint32_t k = s; k-- > 0 && k + SCENE_REACH >= s && !found;) {
        if (doc->sentence[k].kind == CLIO_SENT_HEADLINE) break;
        found = dateline_of(fd, k, &as) || (on && scene_of(fd, k, &as));
    }
    find_candidates(fd, s);
    if (!found || !as.place.country[0] || !is_at_home(fd, e, as.place.country)) return;
    e->place = as.place;
    if (!e->place.precision || strcmp(e->place.precision, "country")) e->place.precision = "region";
}

clio_rc clioi_stage_where(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    uint8_t *trigger = CLIOI_NEW(&doc->scratch, uint8_t, doc->token_n + 1);
    finder *fd = CLIOI_NEW(&doc->scratch, finder, 1);
    uint32_t sentence = CLIO_NONE;
    if (!trigger || !fd) return clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room for the places of %u tokens", doc->token_n);
    *fd = (finder){.lex = &data->lex, .doc = doc, .is_trigger = trigger};
    if (doc->event_n) clioi_world_of(fd->lex, doc, &fd->world);
    for (uint32_t k = 0; k < doc->event_n; k++) trigger[doc->event[k].trig_tok] = 1;
    for (uint32_t k = 0; k < doc->event_n; k++) {
        clio_event *e = &doc->event[k];
        if (e->sentence != sentence) find_candidates(fd, sentence = e->sentence);
        place_event(fd, e);
        if (!e->place.len) carry_scene(fd, e);
    }
    clioi_arena_rewind(&doc->scratch, mark);
    if (doc->mem.why != CLIO_OK) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for the names of places");
    return CLIO_OK;
}
