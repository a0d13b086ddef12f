/* homeland.c -- the country of parties that are told without one.
 *
 * "Police", "the rebels", "protesters" are of the scene's country: that of their own side named elsewhere in the sentence,
 * of the event's place, else the only country of the sentence, else the one that most of the article's places lie in.
 *
 * Not every party is: foreigners, hostages, believers are of none; nobody is of the other side's country in words between
 * states, nor are "seven people" of the police's that arrested them only for that.  Parliaments, oppositions and rebels have
 * to do with their own government.
 *
 * Not done here: a country that only knowledge of the world gives. */
#include "core/mention.h"
#include "stage/clause.h"
#include "stage/party.h"
#include "stage/sides.h"
#include <string.h>

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
        if (e->kind == CLIOI_K_PLACE) e = clioi_hit_place(lex, h);
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
        if (!a || !clioi_is_state_code(a->country) || !(sectors ? (a->sectors & sectors) != 0 : is_somebody(a))) continue;
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
        if (b->head != a->head && clioi_is_state_code(b->country) && is_domestic(b) && is_ruler(doc, a)) return b->country;
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
    if (sc->lands.n == 2 && !strcmp(clio_event_quad(e->event), "material conflict") && a->first_sector == CLIOI_SECTOR_REB) {
        int first = of_doers(e, sc->lands.country[0]), second = of_doers(e, sc->lands.country[1]);
        if (first != second) return sc->lands.country[first ? 1 : 0];
    }
    if (sc->lands.n) return sc->lands.n == 1 && !is_other_side(doc, e, a, sc->lands.country[0]) ? sc->lands.country[0] : "";
    c = state_of_parties(doc, s, 0);
    if (c[0]) return is_stranger(doc, e, a, c) ? "" : c;
    return sc->article;
}

/* "Foreign", "Western", "international": of no country, or not of this one. */
static int is_from_abroad(const clio_doc *doc, const clio_actor *a)
{
    uint32_t t = doc->token[a->head].upos == CLIOI_UPOS_PRON && doc->told[a->head] != CLIO_NONE ? doc->told[a->head] : a->head;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (clioi_lemma_in(doc, k, "foreign western Western international European Arab African Asian global world World coalition Coalition multinational multi-national")) return 1;
    if (t && clioi_lemma_in(doc, t - 1, "coalition")) return 1;
    if (clioi_lemma_in(doc, t, "Muslim Christian Jew believer")) return clioi_kid(doc, t, CLIOI_DEP_AMOD) == CLIO_NONE && clioi_kid(doc, t, CLIOI_DEP_COMPOUND) == CLIO_NONE;
    return clioi_lemma_in(doc, t, "foreigner Westerner expatriate hostage captive coalition");
}

static int is_bare_works(const clio_doc *doc, const clio_actor *a)
{
    return !a->country[0] && doc->actor_of[a->head] == CLIO_NONE && clioi_is_works(doc, a->head) && !(a->head && clioi_lemma_in(doc, a->head - 1, "border"));
}

/* Where they stand: not in the land of which all we know is that those who hit them come from there. */
static const char *land_of_works(const clio_doc *doc, const scene *sc)
{
    const char *c = land_of_place(doc, sc->e);
    return !c[0] && sc->lands.n == 1 && !party_of(sc->e, sc->lands.country[0]) ? sc->lands.country[0] : c;
}

static int is_pope(const clio_doc *doc, uint32_t t)
{
    if (doc->token[t].upos == CLIOI_UPOS_PRON && doc->told[t] != CLIO_NONE) t = doc->told[t];
    return clioi_lemma_in(doc, t, "pope pontiff");
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
        land = copy[k].first_sector == CLIOI_SECTOR_SOC ? "NGO" : is_pope(doc, copy[k].head) ? "VAT" : is_bare_works(doc, &copy[k]) ? land_of_works(doc, sc) : doc->actor_of[copy[k].head] == CLIO_NONE && clioi_is_vehicle(doc, copy[k].head) ? "" : is_from_abroad(doc, &copy[k]) ? "" : scene_of(doc, sc, &copy[k]);   /* SOC: aid workers */
        if (!land[0]) continue;
        memcpy(copy[k].country, land, 4);
        clioi_set_code(doc, &copy[k]);
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
        clioi_set_code(doc, &copy[k]);
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
        if (copy[k].country[0] && !clioi_is_state_code(copy[k].country) && strcmp(copy[k].country, "MNC") && copy[k].sectors && !(copy[k].sectors & ~staff)) {
            copy[k].sectors = 0;
            copy[k].first_sector = CLIOI_SECTOR_COUNT;
            clioi_set_code(doc, &copy[k]);
        } else if (suffers && e->event == CLIOI_EV_ASSAULT && copy[k].sectors == 1u << CLIOI_SECTOR_LAB) {   /* killed as civilians, not as a union */
            copy[k].sectors |= 1u << CLIOI_SECTOR_CVL;
            copy[k].first_sector = CLIOI_SECTOR_CVL;
            clioi_set_code(doc, &copy[k]);
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
