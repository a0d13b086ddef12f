/* test_record.c -- stage record: one act, one record, with an id that a second run gives again. */
#include "hand_parsed.h"
#include "refuse.h"

/* A lexicon of one land, Chad. */
static const clioi_entry entry[] = {{.kind = CLIOI_K_COUNTRY, .country = "TCD"}};
static const clioi_lexname name[] = {{.entry = 0}};
static const clioi_data data = {.lex = {.str = "", .entry = entry, .entry_n = 1, .name = name, .name_n = 1}};

/* Police beat men in Chad, and (conj) shot at men: one act, told in two modes; rebels are of no told country. */
static clio_doc *told_twice(const char *first, const char *second)
{
    clio_doc *doc = hand_doc("Police/police/NOUN/NNS/2/nsubj beat//VERB/VBD/0/root men/man/NOUN/NNS/2/obj in//ADP/IN/5/case Chad//PROPN/NNP/2/obl "
                             "and//CCONJ/CC/7/cc shot/shoot/VERB/VBD/2/conj at//ADP/IN/9/case rebels/rebel/NOUN/NNS/7/obl");
    clio_event *a = hand_event(doc, "beat", CLIOI_EV_ASSAULT), *b = hand_event(doc, "shot", CLIOI_EV_ASSAULT);
    doc->sent_context = CLIOI_NEW(&doc->mem, uint64_t, doc->sentence_n);
    assert_non_null(doc->sent_context);
    doc->sent_context[0] = 1u << CLIOI_CX_military;
    hand_hit(doc, "Chad", 0, 1, CLIOI_KBIT(CLIOI_K_COUNTRY));
    hand_actor(doc, "Police", "", CLIOI_SECTOR_COP);
    hand_actor(doc, "rebels", "", CLIOI_SECTOR_REB);
    a->mode = first;
    b->mode = second;
    a->actor = b->actor = &doc->actor[0];
    a->actor_n = b->actor_n = 1;
    b->recipient = &doc->actor[1];
    b->recipient_n = 1;
    return doc;
}

static void one_act_told_twice_is_one_record(void **state)
{
    clio_doc *doc = told_twice("beat", "firearms");
    const clio_event *e = doc->event;
    (void)state;
    assert_int_equal(clioi_stage_record(&data, doc, NULL), CLIO_OK);
    assert_int_equal(doc->event_n, 1);
    assert_string_equal(e->mode, "beat");
    assert_int_equal(e->modes_n, 1);
    assert_string_equal(e->modes[0], "firearms");
    assert_int_equal(e->recipient_n, 1);            /* from the second telling */
    assert_string_equal(e->actor[0].code, "TCDCOP");   /* of the only land of the sentence */
    assert_string_equal(e->recipient[0].code, "TCDREB");
    assert_int_equal(e->contexts, 1u << CLIOI_CX_military);
    clio_doc_free(doc);
}

static void a_mode_is_listed_once_and_the_first_that_is_told_leads(void **state)
{
    static const struct { const char *first, *second, *mode; } cases[] = {{"beat", "beat", "beat"}, {"", "beat", "beat"}, {"beat", "", "beat"}, {"", "", ""}};
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        clio_doc *doc = told_twice(cases[k].first, cases[k].second);
        assert_int_equal(clioi_stage_record(&data, doc, NULL), CLIO_OK);
        assert_int_equal(doc->event_n, 1);
        assert_string_equal(doc->event[0].mode, cases[k].mode);
        assert_int_equal(doc->event[0].modes_n, 0);
        clio_doc_free(doc);
    }
}

static void ids_are_the_same_again_and_differ_between_articles(void **state)
{
    char id[3][17];
    (void)state;
    for (int k = 0; k < 3; k++) {
        clio_doc *doc = told_twice("", "");
        doc->art.id = k < 2 ? "a" : "b";
        assert_int_equal(clioi_stage_record(&data, doc, NULL), CLIO_OK);
        memcpy(id[k], doc->event[0].id, sizeof id[k]);
        assert_int_equal(strspn(id[k], "0123456789abcdef"), 16);
        clio_doc_free(doc);
    }
    assert_string_equal(id[0], id[1]);
    assert_string_not_equal(id[1], id[2]);
}

static void nobody_and_nowhere_is_no_record(void **state)
{
    clio_doc *doc = told_twice("", "");
    (void)state;
    doc->event[0].actor_n = doc->event[1].actor_n = doc->event[1].recipient_n = 0;
    assert_int_equal(clioi_stage_record(&data, doc, NULL), CLIO_OK);
    assert_int_equal(doc->event_n, 0);
    clio_doc_free(doc);
}

/* One man hurts another, and a third word tells of what kind of report it is. */
static uint32_t records_of(const char *word, const char *recipient_country, unsigned sector)
{
    char parts[160];
    clio_doc *doc;
    uint32_t n;
    snprintf(parts, sizeof parts, "Men/man/NOUN/NNS/2/nsubj hurt//VERB/VBD/0/root boy//NOUN/NN/2/obj ,//PUNCT/,/5/punct %s//NOUN/NN/2/parataxis", word);
    doc = hand_doc(parts);
    doc->sent_context = CLIOI_NEW(&doc->mem, uint64_t, doc->sentence_n);
    assert_non_null(doc->sent_context);
    hand_actor(doc, "Men", "TCD", CLIOI_SECTOR_CVL);
    hand_actor(doc, "boy", recipient_country, sector);
    hand_event(doc, "hurt", CLIOI_EV_ASSAULT)->recipient = &doc->actor[1];
    doc->event[0].mode = "";
    doc->event[0].recipient_n = 1;
    doc->event[0].actor = &doc->actor[0];
    doc->event[0].actor_n = 1;
    assert_int_equal(clioi_stage_record(&data, doc, NULL), CLIO_OK);
    n = doc->event_n;
    clio_doc_free(doc);
    return n;
}

static void ordinary_crime_is_no_record(void **state)
{
    static const struct { const char *word, *country; unsigned sector; uint32_t want; } cases[] = {
        {"burglary", "TCD", CLIOI_SECTOR_CVL, 0}, {"dinner", "TCD", CLIOI_SECTOR_CVL, 1},
        {"burglary", "NER", CLIOI_SECTOR_CVL, 1},   /* over a border */
        {"burglary", "TCD", CLIOI_SECTOR_MIL, 1}, {"burglary", "TCD", CLIOI_SECTOR_JRN, 1},
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) assert_int_equal(records_of(cases[k].word, cases[k].country, cases[k].sector), cases[k].want);
}

/* "Rebels struck soldiers. The attack ...", of nobody: one act; but not where a new attack is told of. */
static void an_act_taken_up_again_is_one_record(void **state)
{
    static const struct { const char *det; uint32_t want; } cases[] = {{"The/the/DET/DT", 1}, {"A/a/DET/DT", 2}};
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        char parts[200];
        clio_doc *doc;
        snprintf(parts, sizeof parts, "Rebels/rebel/NOUN/NNS/2/nsubj struck/strike/VERB/VBD/0/root soldiers/soldier/NOUN/NNS/2/obj | "
                 "%s/2/det attack//NOUN/NN/3/nsubj lasted/last/VERB/VBD/0/root", cases[k].det);
        doc = hand_doc(parts);
        doc->sent_context = CLIOI_NEW(&doc->mem, uint64_t, doc->sentence_n);
        assert_non_null(doc->sent_context);
        hand_actor(doc, "Rebels", "TCD", CLIOI_SECTOR_REB);
        hand_event(doc, "struck", CLIOI_EV_ASSAULT)->actor = &doc->actor[0];
        doc->event[0].actor_n = 1;
        hand_event(doc, "attack", CLIOI_EV_ASSAULT)->place.len = 1;
        doc->event[0].mode = doc->event[1].mode = "";
        assert_int_equal(clioi_stage_record(&data, doc, NULL), CLIO_OK);
        assert_int_equal(doc->event_n, cases[k].want);
        clio_doc_free(doc);
    }
}

static clio_rc make_records(void *with)
{
    unsigned held = refuse_hold();
    clio_doc *doc = told_twice("beat", "firearms");
    clio_rc rc;
    (void)with;
    refuse_go_on(held);
    rc = clioi_stage_record(&data, doc, NULL);
    clio_doc_free(doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(refuse_each(make_records, NULL) > 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_act_told_twice_is_one_record), cmocka_unit_test(a_mode_is_listed_once_and_the_first_that_is_told_leads),
        cmocka_unit_test(ids_are_the_same_again_and_differ_between_articles), cmocka_unit_test(nobody_and_nowhere_is_no_record),
        cmocka_unit_test(ordinary_crime_is_no_record), cmocka_unit_test(an_act_taken_up_again_is_one_record),
        cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
