/* test_event.c -- stage event: the acts of sentences with known trees, and who acts in them. */
#include "compiled.h"
#include "hand_parsed.h"
#include "refuse.h"

static clioi_data data;

static int open_lexicon(void **state)
{
    (void)state;
    return compiled_open(&data);
}

static int close_lexicon(void **state)
{
    (void)state;
    return compiled_close(&data);
}

static const char visit[] = "The/the/DET/DT/3/det Turkish//ADJ/JJ/3/amod president//NOUN/NN/4/nsubj visited/visit/VERB/VBD/0/root "
     "Egypt//PROPN/NNP/4/obj .//PUNCT/./4/punct";
static const char said[] = "Iran//PROPN/NNP/2/nsubj promised/promise/VERB/VBD/0/root to//PART/TO/4/mark attack//VERB/VB/2/xcomp "
     "Iraq//PROPN/NNP/4/obj";
static const char quiet[] = "It/it/PRON/PRP/2/nsubj rained/rain/VERB/VBD/0/root .//PUNCT/./2/punct";

static clio_doc *with_actors(const char *parts)
{
    clio_doc *doc = hand_doc(parts);
    assert_int_equal(clioi_stage_match(&data, doc, NULL), CLIO_OK);
    assert_int_equal(clioi_stage_actor(&data, doc, NULL), CLIO_OK);
    return doc;
}

static void a_visit_has_its_guest_and_host(void **state)
{
    clio_doc *doc = with_actors(visit);
    (void)state;
    assert_int_equal(clioi_stage_event(&data, doc, NULL), CLIO_OK);
    assert_int_equal(doc->event_n, 1);
    assert_string_equal(clio_event_name(doc->event[0].event), "CONSULT");
    assert_string_equal(doc->event[0].actor[0].code, "TURGOV");
    assert_string_equal(doc->event[0].recipient[0].country, "EGY");
    clio_doc_free(doc);
}

static void an_act_inside_an_act_gives_one_event(void **state)
{
    clio_doc *doc = with_actors(said);
    (void)state;
    assert_int_equal(clioi_stage_event(&data, doc, NULL), CLIO_OK);
    assert_int_equal(doc->event_n, 1);
    assert_int_not_equal(doc->event[0].event, CLIOI_EV_ASSAULT);
    assert_string_equal(doc->event[0].recipient[0].country, "IRQ");
    clio_doc_free(doc);
}

static void no_party_no_event(void **state)
{
    clio_doc *doc = with_actors(quiet);
    (void)state;
    assert_int_equal(clioi_stage_event(&data, doc, NULL), CLIO_OK);
    assert_int_equal(doc->event_n, 0);
    clio_doc_free(doc);
}

typedef struct way { const char *parts; int explain; } way;

static clio_rc find_events(void *with)
{
    const way *w = with;
    unsigned held = refuse_hold();
    clio_doc *doc = with_actors(w->parts);
    clio_rc rc;
    doc->opt.explain = w->explain;
    refuse_go_on(held);
    rc = clioi_stage_event(&data, doc, NULL);
    clio_doc_free(doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    way ways[] = {{visit, 0}, {said, 0}, {quiet, 0}, {said, 1}};
    (void)state;
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) assert_true(refuse_each(find_events, &ways[k]) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_visit_has_its_guest_and_host), cmocka_unit_test(an_act_inside_an_act_gives_one_event),
                                       cmocka_unit_test(no_party_no_event), cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
