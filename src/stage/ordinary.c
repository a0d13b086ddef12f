/* ordinary.c -- acts that are no politics.
 *
 * A frame sees one clause, and "a man was stabbed", "the blast", "she asked them" read alike in the report of a robbery, of
 * a burst pipe, of a school play and of a civil war.  The whole document tells them apart:
 *
 *   crime      its own words (burglary, detective, manslaughter) outnumber what speaks of politics: parties that are
 *              governments, soldiers, rebels, and sentences about war, terror, repression.  Then what people without
 *              office and the police do to each other goes.  Gangs are never ordinary.
 *   accident   harm of which nobody is the author, where the document calls a blast one of gas, of a boiler, and knows no bomb
 *   private    words between people and firms of which the text gives neither a country nor a place in public life;
 *              and what is said to the press
 *
 * Not done here: fiction and sport, which stop lines of the frames keep out. */
#include "stage/ordinary.h"
#include "core/lex.h"
#include "core/tree.h"
#include <string.h>

/* Of power, or against it. */
static uint32_t sectors_of_power(void)
{
    return 1u << CLIOI_SECTOR_GOV | 1u << CLIOI_SECTOR_LEG | 1u << CLIOI_SECTOR_MIL | 1u << CLIOI_SECTOR_PRM | 1u << CLIOI_SECTOR_PTY | 1u << CLIOI_SECTOR_REB |
           1u << CLIOI_SECTOR_SPY | 1u << CLIOI_SECTOR_OPP | 1u << CLIOI_SECTOR_PRE;
}

/* Those too who, harmed, are a public matter. */
static uint32_t weighty_sectors(void)
{
    return sectors_of_power() | 1u << CLIOI_SECTOR_REF | 1u << CLIOI_SECTOR_REL | 1u << CLIOI_SECTOR_JRN | 1u << CLIOI_SECTOR_SOC;
}

static int is_bare_land(const clio_actor *a) { return a->country[0] && !a->sectors && a->id && strlen(a->id) <= 3; }

/* A state, a body of states, or somebody of an office or a cause. */
static int is_weighty(const clio_actor *a) { return (a->sectors & weighty_sectors()) != 0 || is_bare_land(a); }

static int all_of(const clio_event *e, int (*test)(const clio_actor *))
{
    for (uint32_t k = 0; k < e->actor_n; k++)
        if (!test(&e->actor[k])) return 0;
    for (uint32_t k = 0; k < e->recipient_n; k++)
        if (!test(&e->recipient[k])) return 0;
    return 1;
}

/* ---- crime --------------------------------------------------------------------- */

typedef struct weights { uint32_t crime, politics, gangs; } weights;

static int is_crime_word(const clio_doc *doc, uint32_t t)
{
    static const char words[] = "stab stabbing robber robbery rob burglar burglary burgle mugger mugging carjack carjacking carjacker homicide manslaughter affray "
                                "shoplift shoplifting shoplifter  boyfriend girlfriend ex-boyfriend ex-girlfriend ex-husband ex-wife detective "
                                "sheriff felony misdemeanor paramedic coroner break-in pickpocket rapist molest larceny pornography porn hit-and-run trespassing";
    if (clioi_tok_is(doc, t, "sheriff") || clioi_tok_is(doc, t, "detective")) return 1;      /* titles too */
    return doc->token[t].upos != CLIOI_UPOS_PROPN && clioi_lemma_in(doc, t, words);
}

/* Contexts of which a report of an ordinary crime does not speak; and those, more, that make what people say political. */
static uint64_t contexts_of_power(void)
{
    return 1ull << CLIOI_CX_military | 1ull << CLIOI_CX_intelligence | 1ull << CLIOI_CX_repression | 1ull << CLIOI_CX_territory |
           1ull << CLIOI_CX_peacekeeping | 1ull << CLIOI_CX_terrorism | 1ull << CLIOI_CX_corruption | 1ull << CLIOI_CX_trafficking |
           1ull << CLIOI_CX_human_rights | 1ull << CLIOI_CX_diplomatic | 1ull << CLIOI_CX_religion_ethnicity;
}

static uint64_t contexts_of_politics(void)
{
    return contexts_of_power() | 1ull << CLIOI_CX_executive | 1ull << CLIOI_CX_legislative | 1ull << CLIOI_CX_election | 1ull << CLIOI_CX_political_institutions |
           1ull << CLIOI_CX_rights_freedoms | 1ull << CLIOI_CX_economic | 1ull << CLIOI_CX_migration;
}

static uint32_t political_sentences(const clio_doc *doc)
{
    uint32_t n = 0;
    for (uint32_t s = 0; s < doc->sentence_n; s++) n += (doc->sent_context[s] & contexts_of_power()) != 0;
    return n;
}

static weights weigh(const clio_doc *doc)
{
    weights w = {.politics = political_sentences(doc)};
    for (uint32_t t = 0; t < doc->token_n; t++) {
        w.crime += (uint32_t)is_crime_word(doc, t);
        w.gangs += (uint32_t)clioi_lemma_in(doc, t, "gang cartel mafia gangster trafficker");
    }
    for (uint32_t k = 0; k < doc->actor_n; k++) w.politics += (doc->actor[k].sectors & sectors_of_power()) != 0 || is_bare_land(&doc->actor[k]);
    return w;
}

static int is_crime_report(const clio_doc *doc)
{
    enum { CRIME_WEIGHS = 2 };
    weights w = weigh(doc);
    return w.crime * CRIME_WEIGHS > w.politics && !w.gangs;
}

static int is_harmless(const clio_actor *a) { return !is_weighty(a); }

/* An attack on the police or a judge is one on the state. */
static int hits_the_state(const clio_event *e)
{
    const uint32_t state = 1u << CLIOI_SECTOR_COP | 1u << CLIOI_SECTOR_JUD;
    for (uint32_t k = 0; k < e->recipient_n; k++)
        if (e->event == CLIOI_EV_ASSAULT && e->recipient[k].sectors & state) return 1;
    return 0;
}

/* People of one land against those of another. */
static int crosses_borders(const clio_event *e)
{
    for (uint32_t i = 0; i < e->actor_n; i++)
        for (uint32_t k = 0; k < e->recipient_n; k++)
            if (e->actor[i].country[0] && e->recipient[k].country[0] && strcmp(e->actor[i].country, e->recipient[k].country)) return 1;
    return 0;
}

static int is_crime(const clio_event *e)
{
    static const char *const arms_of_war[] = {"explosives", "suicide-attack", "aerial", "drone", "heavy-weapons", "unconventional", "crowd-control", "torture"};
    for (size_t k = 0; k < sizeof arms_of_war / sizeof *arms_of_war; k++)
        if (!strcmp(e->mode, arms_of_war[k])) return 0;
    return e->event != CLIOI_EV_PROTEST && all_of(e, is_harmless) && !crosses_borders(e) && !hits_the_state(e);
}

/* ---- accidents ----------------------------------------------------------------- */

static int is_blast(const clio_doc *doc, uint32_t t) { return clioi_lemma_in(doc, t, "blast explosion"); }

static int has_harmless_cause(const clio_doc *doc, uint32_t t)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (clioi_lemma_in(doc, k, "gas boiler methane coal steam firework fireworks mine accidental transformer propane fertilizer oven dust")) return 1;
    return 0;
}

static int is_accident_report(const clio_doc *doc)
{
    int accident = 0;
    for (uint32_t t = 0; t < doc->token_n; t++) {
        if (clioi_lemma_in(doc, t, "bomb bomber bombing attack attacker militant insurgent rebel terrorist grenade rocket")) return 0;
        accident |= is_blast(doc, t) && has_harmless_cause(doc, t);
    }
    return accident;
}

/* A report of a disaster: its sentences outnumber those of power and crime. */
static int is_disaster_report(const clio_doc *doc)
{
    uint32_t disaster = 0, other = political_sentences(doc);
    for (uint32_t s = 0; s < doc->sentence_n; s++) disaster += doc->sent_context[s] >> CLIOI_CX_disasters & 1u;
    return disaster > 1 && disaster > other;
}

/* Floods, quakes, crashes: who is killed or driven out by them was hit by nobody. */
static int is_disaster(const clio_doc *doc, const clio_event *e, int report)
{
    const uint64_t disasters = 1ull << CLIOI_CX_disasters;
    const clio_sentence *s = &doc->sentence[e->sentence];
    if (e->actor_n || (e->event != CLIOI_EV_ASSAULT && (e->event != CLIOI_EV_SANCTION || strcmp(e->mode, "expel")))) return 0;
    if ((!report && !(doc->sent_context[e->sentence] & disasters)) || doc->sent_context[e->sentence] & (contexts_of_power() | 1ull << CLIOI_CX_crime)) return 0;
    for (uint32_t t = s->tok; t < s->tok + s->tok_n; t++)
        if (clioi_lemma_in(doc, t, "attack attacker bomb bomber bombing explosion blast gunman shoot fire fighting fight clash violence war raid strike militant rebel")) return 0;
    return 1;
}

/* "Killed when a tree fell", "hurt after their bus overturned". */
static int is_mishap(const clio_doc *doc, const clio_event *e)
{
    const clio_sentence *s = &doc->sentence[e->sentence];
    if (e->event != CLIOI_EV_ASSAULT || e->actor_n || e->mode[0] || doc->sent_context[e->sentence] & contexts_of_power()) return 0;
    for (uint32_t t = s->tok; t < s->tok + s->tok_n; t++) {
        uint32_t h = doc->token[t].head;
        if (doc->token[t].deprel != CLIOI_DEP_ADVCL || clioi_kid(doc, t, CLIOI_DEP_NSUBJ) == CLIO_NONE) continue;
        if (h != e->trig_tok && (doc->token[h].deprel != CLIOI_DEP_CONJ || doc->token[h].head != e->trig_tok)) continue;   /* "killed and others hurt when" */
        if (clioi_lemma_in(doc, t, "fall crash collapse capsize overturn sink derail plunge swerve collide topple flip skid fail")) return 1;
    }
    return 0;
}

/* ---- private words ---------------------------------------------------------------- */

static int is_words(const clio_event *e)
{
    switch (e->event) {
    case CLIOI_EV_AGREE: case CLIOI_EV_CONSULT: case CLIOI_EV_SUPPORT: return 1;
    case CLIOI_EV_REQUEST: return strcmp(e->mode, "yield") != 0 && strcmp(e->mode, "change") != 0;   /* only who rules can grant those */
    case CLIOI_EV_ACCUSE: return !strcmp(e->mode, "disapprove");
    default: return 0;
    }
}

/* One of the people, or a firm, of no told country. */
static int is_private(const clio_actor *a)
{
    const uint32_t walks = 1u << CLIOI_SECTOR_CVL | 1u << CLIOI_SECTOR_BUS | 1u << CLIOI_SECTOR_EDU | 1u << CLIOI_SECTOR_MED | 1u << CLIOI_SECTOR_AGR |
                           1u << CLIOI_SECTOR_LAB;
    return !a->country[0] && !(a->sectors & ~walks);
}

/* Civilians who act as such. */
static int is_movement(const clio_doc *doc, const clio_actor *a)
{
    return clioi_lemma_in(doc, a->head, "activist protester protestor demonstrator marcher campaigner supporter voter student villager farmer resident opponent critic dissident "
                                        "refugee worker crowd thousand hundred citizen family relative victim survivor hostage prisoner detainee inmate union miner nurse doctor teacher employee");
}

/* In a text of a sentence or two "he" may be anybody. */
static int may_be_anybody(const clio_doc *doc, const clio_event *e)
{
    enum { SENTENCES_FEW = 2 };
    for (uint32_t k = 0; doc->sentence_n <= SENTENCES_FEW && k < e->actor_n; k++)
        if (doc->token[e->actor[k].head].upos == CLIOI_UPOS_PRON) return 1;
    return 0;
}

/* Does the sentence name a land? */
static int names_a_land(const clio_doc *doc, uint32_t s)
{
    for (uint32_t t = doc->sentence[s].tok; t < doc->sentence[s].tok + doc->sentence[s].tok_n; t++)
        if (doc->hit_of[t] != CLIO_NONE && doc->hit[doc->hit_of[t]].kinds & CLIOI_KBIT(CLIOI_K_COUNTRY)) return 1;
    return 0;
}

static int is_private_talk(const clio_doc *doc, const clio_event *e)
{
    if (may_be_anybody(doc, e) || (e->event == CLIOI_EV_SUPPORT && names_a_land(doc, e->sentence))) return 0;
    if (!is_words(e) || !all_of(e, is_private) || doc->sent_context[e->sentence] & contexts_of_politics()) return 0;
    for (uint32_t k = 0; k < e->actor_n; k++)
        if (is_movement(doc, &e->actor[k])) return 0;
    for (uint32_t k = 0; e->event == CLIOI_EV_SUPPORT && k < e->recipient_n; k++)
        if (is_movement(doc, &e->recipient[k])) return 0;
    return 1;
}

/* "Officials urged residents to boil water": advice to the public. */
static int is_advice(const clio_doc *doc, const clio_event *e)
{
    const uint32_t armed = 1u << CLIOI_SECTOR_MIL | 1u << CLIOI_SECTOR_REB | 1u << CLIOI_SECTOR_PRM;
    if (e->event != CLIOI_EV_REQUEST || !e->recipient_n || e->mode[0] || (e->actor_n && e->actor[0].sectors & armed)) return 0;
    for (uint32_t k = 0; k < e->recipient_n; k++)
        if (!clioi_lemma_in(doc, e->recipient[k].head, "resident motorist passenger driver visitor traveller traveler tourist customer homeowner parent consumer commuter "
                                                       "pedestrian shopper")) return 0;
    return 1;
}

/* "Police were called to the house": help on its way. */
static int is_call_out(const clio_event *e)
{
    const uint32_t helpers = 1u << CLIOI_SECTOR_COP | 1u << CLIOI_SECTOR_MED;
    if (e->event != CLIOI_EV_REQUEST || e->actor_n || !e->recipient_n || e->mode[0]) return 0;
    for (uint32_t k = 0; k < e->recipient_n; k++)
        if (!(e->recipient[k].sectors & helpers)) return 0;
    return 1;
}

/* What a crowd shouts in the street is its protest, no request besides. */
static int is_shouted(const clio_doc *doc, const clio_event *e)
{
    if (e->event != CLIOI_EV_REQUEST || !e->actor_n) return 0;
    for (uint32_t k = 0; k < doc->event_n; k++)
        if (doc->event[k].event == CLIOI_EV_PROTEST && strcmp(doc->event[k].mode, "boycott") && doc->event[k].sentence == e->sentence && doc->event[k].actor_n &&
            doc->event[k].actor[0].head == e->actor[0].head) return 1;
    return 0;
}

static int only_press(const clio_actor *list, uint32_t n)
{
    for (uint32_t k = 0; k < n; k++)
        if (list[k].sectors != 1u << CLIOI_SECTOR_JRN) return 0;
    return n > 0;
}

/* "He spoke with reporters", "in a phone call with the newspaper": the press is there to report, not to be consulted. */
static int is_interview(const clio_event *e)
{
    if (e->event != CLIOI_EV_CONSULT) return 0;
    return only_press(e->recipient, e->recipient_n) || (e->actor_n && only_press(e->actor + e->actor_n - 1, 1));
}

void clioi_drop_ordinary(clio_doc *doc)
{
    uint32_t n = 0;
    int crime, accident, disaster;
    if (!doc->event_n) return;
    crime = is_crime_report(doc);
    accident = is_accident_report(doc);
    disaster = is_disaster_report(doc);
    for (uint32_t k = 0; k < doc->event_n; k++) {
        const clio_event *e = &doc->event[k];
        if (crime && is_crime(e)) continue;
        if (is_disaster(doc, e, disaster) || is_mishap(doc, e) || is_advice(doc, e) || is_call_out(e) || is_shouted(doc, e)) continue;
        if (accident && e->event == CLIOI_EV_ASSAULT && !e->actor_n) continue;
        if (is_private_talk(doc, e) || is_interview(e)) continue;
        doc->event[n++] = *e;
    }
    doc->event_n = n;
}
