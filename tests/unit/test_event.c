/* test_event.c -- names, actors, events and records of sentences with known trees. */
#include "compiled.h"
#include "handmade.h"
#include "stage/stage.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

static clioi_data data;

static int open_lexicon(void **state)
{
    (void)state;
    return compiled_open(&data);
}

static int close_lexicon(void **state)
{
    (void)state;
    clioi_pack_close(&data.pack);
    return 0;
}

static clio_rc run(clio_doc *doc, const char *const *row, clio_err *err)
{
    clio_rc rc = hand_doc(doc, row, err);
    if (rc == CLIO_OK) rc = clioi_stage_match(&data, doc, err);
    if (rc == CLIO_OK) rc = clioi_stage_actor(&data, doc, err);
    if (rc == CLIO_OK) rc = clioi_stage_event(&data, doc, err);
    if (rc == CLIO_OK) rc = clioi_stage_record(&data, doc, err);
    return rc;
}

static const char *const visit[] = {"The the DET DT 3 det", "Turkish Turkish ADJ JJ 3 amod", "president president NOUN NN 4 nsubj",
    "visited visit VERB VBD 0 root", "Egypt Egypt PROPN NNP 4 obj", ". . PUNCT . 4 punct", NULL};
static const char *const said[] = {"Iran Iran PROPN NNP 2 nsubj", "promised promise VERB VBD 0 root", "to to PART TO 4 mark",
    "attack attack VERB VB 2 xcomp", "Iraq Iraq PROPN NNP 4 obj", NULL};
static const char *const quiet[] = {"It it PRON PRP 2 nsubj", "rained rain VERB VBD 0 root", ". . PUNCT . 2 punct", NULL};

static void a_visit_has_its_guest_and_host(void **state)
{
    clio_doc doc;
    clio_err err;
    (void)state;
    hand_init(&doc);
    assert_int_equal(run(&doc, visit, &err), CLIO_OK);
    assert_int_equal(doc.event_n, 1);
    assert_string_equal(clio_event_name(doc.event[0].event), "CONSULT");
    assert_string_equal(doc.event[0].actor[0].code, "TURGOV");
    assert_string_equal(doc.event[0].recipient[0].country, "EGY");
    assert_int_equal(strlen(doc.event[0].id), 16);
    hand_release(&doc);
}

static void an_act_inside_an_act_gives_one_record(void **state)
{
    clio_doc doc;
    clio_err err;
    (void)state;
    hand_init(&doc);
    assert_int_equal(run(&doc, said, &err), CLIO_OK);
    assert_int_equal(doc.event_n, 1);
    assert_int_not_equal(doc.event[0].event, CLIOI_EV_ASSAULT);
    assert_string_equal(doc.event[0].recipient[0].country, "IRQ");
    hand_release(&doc);
}

static void no_party_no_record(void **state)
{
    clio_doc doc;
    clio_err err;
    (void)state;
    hand_init(&doc);
    assert_int_equal(run(&doc, quiet, &err), CLIO_OK);
    assert_int_equal(doc.event_n, 0);
    hand_release(&doc);
}

static void every_allocation_may_fail(void **state)
{
    unsigned k = 0;
    clio_rc rc;
    (void)state;
    do {
        clio_doc doc;
        clio_err err = {0};
        hand_init(&doc);
        clioi_arena_fail_in = ++k;
        rc = run(&doc, visit, &err);
        clioi_arena_fail_in = 0;
        assert_true(rc == CLIO_OK || rc == CLIO_ENOMEM);
        hand_release(&doc);
    } while (rc != CLIO_OK && k < 1000);
    assert_true(k > 5 && k < 1000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_visit_has_its_guest_and_host), cmocka_unit_test(an_act_inside_an_act_gives_one_record),
                                       cmocka_unit_test(no_party_no_record), cmocka_unit_test(every_allocation_may_fail)};
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
