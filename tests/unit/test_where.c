/* test_where.c -- which place a name means, and which place is the event's. */
#include "refuse.h"
#include "hand_parsed.h"
#include "stage/gazetteer.h"

/* Strings at fixed offsets of a pool. */
static const char POOL[] = "\0city\0capital\0country\0Moscow\0Paris\0Texas\0Russia\0France\0Basra\0region";
enum { S_CITY = 1, S_CAPITAL = 6, S_COUNTRY = 14, S_MOSCOW = 22, S_PARIS = 29, S_TEXAS = 35, S_RUSSIA = 41, S_FRANCE = 48, S_BASRA = 55, S_REGION = 61 };
enum { E_MOSCOW, E_PARIS_FR, E_PARIS_US, E_TEXAS, E_RUSSIA, E_KREMLIN, E_SEAT_MOSCOW, E_FRENCH, E_BASRA, E_COUNT };
static const clioi_entry entry[E_COUNT] = {
    [E_MOSCOW] = {.kind = CLIOI_K_PLACE, .name = S_MOSCOW, .note = S_CAPITAL, .country = "RUS", .population = 10000000, .geonameid = 524901, .lat = 55.75f, .lon = 37.62f, .has_point = 1},
    [E_PARIS_FR] = {.kind = CLIOI_K_PLACE, .name = S_PARIS, .note = S_CAPITAL, .country = "FRA", .population = 2100000, .geonameid = 2988507},
    [E_PARIS_US] = {.kind = CLIOI_K_PLACE, .name = S_PARIS, .note = S_CITY, .country = "USA", .population = 25000, .geonameid = 4717560, .from = S_TEXAS},
    [E_TEXAS] = {.kind = CLIOI_K_PLACE, .name = S_TEXAS, .note = S_REGION, .country = "USA", .population = 20000000},
    [E_RUSSIA] = {.kind = CLIOI_K_COUNTRY, .name = S_RUSSIA, .note = S_COUNTRY, .country = "RUS"},
    [E_KREMLIN] = {.kind = CLIOI_K_SEAT, .name = S_RUSSIA, .country = "RUS"},
    [E_SEAT_MOSCOW] = {.kind = CLIOI_K_SEAT, .name = S_RUSSIA, .country = "RUS"},
    [E_FRENCH] = {.kind = CLIOI_K_ADJ, .name = S_FRANCE, .country = "FRA"},
    [E_BASRA] = {.kind = CLIOI_K_PLACE, .name = S_BASRA, .note = S_CITY, .country = "IRQ", .population = 1300000},
};
/* Runs: Moscow 0-1, Paris 2-3, Texas 4, Russia 5, Kremlin 6, French 7, Basra 8. */
static const clioi_lexname name[] = {{.entry = E_SEAT_MOSCOW}, {.entry = E_MOSCOW}, {.entry = E_PARIS_US}, {.entry = E_PARIS_FR}, {.entry = E_TEXAS},
                                     {.entry = E_RUSSIA}, {.entry = E_KREMLIN}, {.entry = E_FRENCH}, {.entry = E_BASRA}};
static const clioi_data data = {.lex = {.str = POOL, .entry = entry, .entry_n = E_COUNT, .name = name, .name_n = 9}};

#define K(kind) CLIOI_KBIT(CLIOI_K_##kind)
static const struct { const char *word; uint32_t first, n, kinds; } hits[] = {
    {"Moscow", 0, 2, K(SEAT) | K(PLACE)}, {"Paris", 2, 2, K(PLACE)}, {"Texas", 4, 1, K(PLACE)}, {"Russia", 5, 1, K(COUNTRY)},
    {"Kremlin", 6, 1, K(SEAT)}, {"French", 7, 1, K(ADJ)}, {"Basra", 8, 1, K(PLACE)}};

static clio_doc *with_hits(const char *parts)
{
    clio_doc *doc = hand_doc(parts);
    for (size_t k = 0; k < sizeof hits / sizeof *hits; k++)
        for (uint32_t t = 0; t < doc->token_n; t++)
            if (clioi_tok_is(doc, t, "") == 0 && doc->token[t].len == strlen(hits[k].word) && !memcmp(doc->text + doc->token[t].off, hits[k].word, doc->token[t].len))
                hand_hit(doc, hits[k].word, hits[k].first, hits[k].n, hits[k].kinds);
    return doc;
}

static const struct { const char *parts, *trigger; uint8_t event; const char *span, *name, *country, *precision; } cases[] = {
    {"They/they/PRON/PRP/2/nsubj met/meet/VERB/VBD/0/root in//ADP/IN/5/case the//DET/DT/5/det Kremlin//PROPN/NNP/2/obl", "met", CLIOI_EV_CONSULT, "Kremlin", "Moscow",
     "RUS", "building"},
    {"They/they/PRON/PRP/2/nsubj met/meet/VERB/VBD/0/root in//ADP/IN/4/case Moscow//PROPN/NNP/2/obl", "met", CLIOI_EV_CONSULT, "Moscow", "Moscow", "RUS", "town"},
    {"They/they/PRON/PRP/2/nsubj met/meet/VERB/VBD/0/root in//ADP/IN/4/case Paris//PROPN/NNP/2/obl ,//PUNCT/,/6/punct Texas//PROPN/NNP/4/appos", "met",
     CLIOI_EV_CONSULT, "Paris", "Paris", "USA", "town"},
    {"They/they/PRON/PRP/2/nsubj met/meet/VERB/VBD/0/root in//ADP/IN/4/case Paris//PROPN/NNP/2/obl", "met", CLIOI_EV_CONSULT, "Paris", "Paris", "FRA", "town"},
    {"Bombs/bomb/NOUN/NNS/2/nsubj fell/fall/VERB/VBD/0/root near//ADP/IN/4/case Basra//PROPN/NNP/2/obl ,//PUNCT/,/6/punct killing/kill/VERB/VBG/2/advcl ten//NUM/CD/6/obj",
     "killing", CLIOI_EV_ASSAULT, "Basra", "Basra", "IRQ", "district"},
    {"Crowds/crowd/NOUN/NNS/2/nsubj marched/march/VERB/VBD/0/root through//ADP/IN/4/case Basra//PROPN/NNP/2/obl", "marched", CLIOI_EV_PROTEST, "Basra", "Basra", "IRQ",
     "town"},
    {"Troops/troop/NOUN/NNS/2/nsubj left/leave/VERB/VBD/0/root the//DET/DT/4/det town//NOUN/NN/2/obj of//ADP/IN/6/case Basra//PROPN/NNP/4/nmod", "left",
     CLIOI_EV_RETREAT, "town of Basra", "Basra", "IRQ", "town"},
    {"In//ADP/IN/2/case Basra//PROPN/NNP/5/obl ,//PUNCT/,/2/punct police//NOUN/NNS/5/nsubj say//VERB/VBP/0/root bombs/bomb/NOUN/NNS/7/nsubj "
     "killed/kill/VERB/VBD/5/ccomp ten//NUM/CD/7/obj", "killed", CLIOI_EV_ASSAULT, "Basra", "Basra", "IRQ", "town"},
    /* no place: the speaker's seat, the direction, the subject of the words, the place of the saying */
    {"Moscow//PROPN/NNP/2/nsubj accused/accuse/VERB/VBD/0/root rebels/rebel/NOUN/NNS/2/obj", "accused", CLIOI_EV_ACCUSE, "", NULL, "", NULL},
    {"They/they/PRON/PRP/2/nsubj fired/fire/VERB/VBD/0/root toward//ADP/IN/4/case Basra//PROPN/NNP/2/obl", "fired", CLIOI_EV_ASSAULT, "", NULL, "", NULL},
    {"They/they/PRON/PRP/2/nsubj condemned/condemn/VERB/VBD/0/root attacks/attack/NOUN/NNS/2/obj in//ADP/IN/5/case Basra//PROPN/NNP/3/nmod", "condemned",
     CLIOI_EV_ACCUSE, "", NULL, "", NULL},
    {"They/they/PRON/PRP/2/nsubj said/say/VERB/VBD/0/root in//ADP/IN/4/case Moscow//PROPN/NNP/2/obl that//SCONJ/IN/7/mark rebels/rebel/NOUN/NNS/7/nsubj "
     "attacked/attack/VERB/VBD/2/ccomp", "attacked", CLIOI_EV_ASSAULT, "", NULL, "", NULL},
    /* the place of another deed, however it was hung; a tribunal's seat; the murder that somebody was released after */
    {"They/they/PRON/PRP/2/nsubj condemned/condemn/VERB/VBD/0/root the//DET/DT/4/det bombing//NOUN/NN/2/obj in//ADP/IN/6/case Basra//PROPN/NNP/2/obl", "condemned",
     CLIOI_EV_ACCUSE, "", NULL, "", NULL},
    {"Police//NOUN/NNS/2/nsubj held/hold/VERB/VBD/0/root ten//NUM/CD/2/obj over//ADP/IN/6/case the//DET/DT/6/det attack//NOUN/NN/2/obl in//ADP/IN/8/case "
     "Basra//PROPN/NNP/6/nmod", "held", CLIOI_EV_COERCE, "", NULL, "", NULL},
    {"Crowds/crowd/NOUN/NNS/2/nsubj marched/march/VERB/VBD/0/root in//ADP/IN/4/case Basra//PROPN/NNP/2/obl after//ADP/IN/7/case his//PRON/PRP$/7/nmod:poss "
     "release//NOUN/NN/2/obl", "release", CLIOI_EV_RETREAT, "", NULL, "", NULL},
    /* what stands behind the name tells its land; a distance from a town; an unknown town in a known land */
    {"They/they/PRON/PRP/2/nsubj met/meet/VERB/VBD/0/root in//ADP/IN/4/case Paris//PROPN/NNP/2/obl ,//PUNCT/,/8/punct in//ADP/IN/8/case northern//ADJ/JJ/8/amod "
     "Texas//PROPN/NNP/2/obl", "met", CLIOI_EV_CONSULT, "Paris", "Paris", "USA", "town"},
    {"Bombs/bomb/NOUN/NNS/2/nsubj fell/fall/VERB/VBD/0/root 40//NUM/CD/4/nummod km//NOUN/NNS/5/obl:unmarked north//ADV/RB/2/advmod of//ADP/IN/7/case "
     "Basra//PROPN/NNP/5/obl", "fell", CLIOI_EV_ASSAULT, "Basra", "Basra", "IRQ", "district"},
    {"Bombs/bomb/NOUN/NNS/2/nsubj fell/fall/VERB/VBD/0/root in//ADP/IN/5/case the//DET/DT/5/det village//NOUN/NN/2/obl of//ADP/IN/7/case Zarka//PROPN/NNP/5/nmod "
     "in//ADP/IN/9/case Texas//PROPN/NNP/5/nmod", "fell", CLIOI_EV_ASSAULT, "village of Zarka", "Zarka", "USA", "town"},
    {"They/they/PRON/PRP/2/nsubj met/meet/VERB/VBD/0/root in//ADP/IN/6/case a//DET/DT/6/det French//ADJ/JJ/6/amod town//NOUN/NN/2/obl", "met", CLIOI_EV_CONSULT,
     "French town", NULL, "FRA", NULL},
    /* who tells of it is there: no finer than the region */
    {"Police/police/NOUN/NNS/4/nsubj in//ADP/IN/3/case Basra//PROPN/NNP/1/nmod say//VERB/VBP/0/root bombs/bomb/NOUN/NNS/6/nsubj killed/kill/VERB/VBD/4/ccomp "
     "ten//NUM/CD/6/obj", "killed", CLIOI_EV_ASSAULT, "Basra", "Basra", "IRQ", "region"},
};

static void the_place_of_the_clause_is_found(void **state)
{
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        clio_doc *doc = with_hits(cases[k].parts);
        const clio_event *e = hand_event(doc, cases[k].trigger, cases[k].event);
        assert_int_equal(clioi_stage_where(&data, doc, NULL), CLIO_OK);
        if (strcmp(hand_text(doc, e->place.off, e->place.len), cases[k].span)) fail_msg("case %zu: %s", k, hand_text(doc, e->place.off, e->place.len));
        assert_string_equal(e->place.country, cases[k].country);
        if (cases[k].name) {
            assert_string_equal(e->place.name, cases[k].name);
            assert_string_equal(e->place.precision, cases[k].precision);
        }
        clio_doc_free(doc);
    }
}

/* The place of the event on `killed` in the last sentence; "" if none. */
static const char *scene_for(const char *parts, const char *country, char *precision)
{
    static char out[32];
    clio_doc *doc = with_hits(parts);
    clio_event *e = hand_event(doc, "killed", CLIOI_EV_ASSAULT);
    hand_actor(doc, "soldiers", country, CLIOI_SECTOR_MIL);
    e->recipient = &doc->actor[0];
    e->recipient_n = 1;
    assert_int_equal(clioi_stage_where(&data, doc, NULL), CLIO_OK);
    snprintf(out, sizeof out, "%s", e->place.name ? e->place.name : "");
    snprintf(precision, 16, "%s", e->place.precision ? e->place.precision : "");
    clio_doc_free(doc);
    return out;
}

static void a_scene_is_carried_on_where_plainly_so(void **state)
{
    static const char bomb[] = "A//DET/DT/2/det bomb//NOUN/NN/3/nsubj killed/kill/VERB/VBD/0/root soldiers/soldier/NOUN/NNS/3/obj";
    static const char the_bomb[] = "The//DET/DT/2/det bomb//NOUN/NN/3/nsubj killed/kill/VERB/VBD/0/root soldiers/soldier/NOUN/NNS/3/obj";
    static const char dateline[] = "Basra//PROPN/NNP/0/root -//PUNCT/:/1/punct", blast[] = "Bombs/bomb/NOUN/NNS/2/nsubj fell/fall/VERB/VBD/0/root in//ADP/IN/4/case Basra//PROPN/NNP/2/obl";
    char parts[600], precision[16];
    (void)state;
    snprintf(parts, sizeof parts, "%s | %s", dateline, bomb);
    assert_string_equal(scene_for(parts, "", precision), "Basra");
    assert_string_equal(precision, "region");
    assert_string_equal(scene_for(parts, "FRA", precision), "");        /* a stranger's loss: not plainly there */
    snprintf(parts, sizeof parts, "%s | %s", blast, the_bomb);
    assert_string_equal(scene_for(parts, "IRQ", precision), "Basra");
    snprintf(parts, sizeof parts, "%s | %s", blast, bomb);              /* another bomb */
    assert_string_equal(scene_for(parts, "IRQ", precision), "");
}

static void the_articles_countries_tell_namesakes_apart(void **state)
{
    clio_doc *doc = with_hits("They/they/PRON/PRP/2/nsubj met/meet/VERB/VBD/0/root in//ADP/IN/4/case Paris//PROPN/NNP/2/obl");
    clioi_world w = {.n = 1, .times = {3}, .code = {"USA"}};
    clio_place p = {0};
    (void)state;
    assert_int_equal(clioi_gazetteer(&data.lex, &w, &doc->hit[0], "", &p), 1);
    assert_string_equal(p.country, "USA");
    assert_string_equal(p.admin1, "Texas");
    w.n = 0;
    assert_int_equal(clioi_gazetteer(&data.lex, &w, &doc->hit[0], "", &p), 1);
    assert_string_equal(p.country, "FRA");
    clio_doc_free(doc);
}

static void countries_of_an_article_are_counted(void **state)
{
    clio_doc *doc = with_hits("Russia//PROPN/NNP/0/root French//ADJ/JJ/1/amod Kremlin//PROPN/NNP/1/flat Basra//PROPN/NNP/1/flat");
    clioi_world w;
    (void)state;
    clioi_world_of(&data.lex, doc, &w);
    assert_int_equal(w.n, 2);
    assert_string_equal(w.code[0], "RUS");
    assert_int_equal(w.times[0], 2);
    assert_string_equal(w.code[1], "FRA");
    clio_doc_free(doc);
}

static clio_rc place_meeting(void *with)
{
    unsigned held = refuse_hold();
    clio_doc *doc = hand_doc("They/they/PRON/PRP/2/nsubj met/meet/VERB/VBD/0/root in//ADP/IN/4/case Zarka//PROPN/NNP/2/obl");
    clio_rc rc;
    (void)with;
    doc->name[doc->name_n++] = (clio_name){.tok = 3, .tok_n = 1, .off = doc->token[3].off, .len = 5, .type = CLIO_LOC};
    hand_event(doc, "met", CLIOI_EV_CONSULT);
    refuse_go_on(held);
    rc = clioi_stage_where(&data, doc, NULL);
    if (rc == CLIO_OK) assert_string_equal(doc->event[0].place.name, "Zarka");
    clio_doc_free(doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(refuse_each(place_meeting, NULL) > 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_place_of_the_clause_is_found), cmocka_unit_test(a_scene_is_carried_on_where_plainly_so), cmocka_unit_test(the_articles_countries_tell_namesakes_apart),
        cmocka_unit_test(countries_of_an_article_are_counted), cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
