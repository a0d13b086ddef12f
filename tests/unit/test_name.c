/* test_name.c -- stage name, with the made-up model: names never overlap, refused memory is an error. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "model_fixture.h"
#include "refuse.h"

static clioi_data data;
static fixture model;

static int open_model(void **state)
{
    (void)state;
    model = fixture_new();
    return clioi_model_open(model.bytes, model.len, &data.model, NULL) != CLIO_OK;
}

static int close_model(void **state)
{
    (void)state;
    free(model.bytes);
    return 0;
}

static void names_are_in_order_and_inside_their_sentence(void **state)
{
    static char text[6000];
    clio_doc doc;
    uint32_t end = 0;
    (void)state;
    for (uint32_t k = 0; k < 1000; k++) strcat(text, k % 37 == 36 ? "end|" : k % 3 ? "Aa " : "bc ");
    fixture_doc(&doc, text);
    assert_int_equal(clioi_stage_tag(&data, &doc, NULL), CLIO_OK);
    assert_int_equal(clioi_stage_name(&data, &doc, NULL), CLIO_OK);
    for (uint32_t k = 0; k < doc.name_n; k++) {
        const clio_name *n = &doc.name[k];
        const clio_token *last = &doc.token[n->tok + n->tok_n - 1];
        assert_true(n->tok >= end && n->tok_n && n->tok + n->tok_n <= doc.token_n && n->type < CLIO_NAME_TYPES);
        assert_true(n->off == doc.token[n->tok].off && n->off + n->len == last->off + last->len);
        assert_int_equal(n->tok / 37, (n->tok + n->tok_n - 1) / 37);
        end = n->tok + n->tok_n;
    }
    fixture_doc_free(&doc);
}

static void no_words_have_no_names(void **state)
{
    clio_doc doc;
    (void)state;
    fixture_doc(&doc, "");
    assert_int_equal(clioi_stage_tag(&data, &doc, NULL), CLIO_OK);
    assert_int_equal(clioi_stage_name(&data, &doc, NULL), CLIO_OK);
    assert_int_equal(doc.name_n, 0);
    fixture_doc_free(&doc);
}

static clio_rc find_names(void *with)
{
    unsigned held = refuse_hold();
    clio_doc doc;
    clio_rc rc;
    (void)with;
    fixture_doc(&doc, "Troops withdrew from Paris and went home .|A second , shorter one|x");
    assert_int_equal(clioi_stage_tag(&data, &doc, NULL), CLIO_OK);
    refuse_go_on(held);
    rc = clioi_stage_name(&data, &doc, NULL);
    fixture_doc_free(&doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(refuse_each(find_names, NULL) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_in_order_and_inside_their_sentence),
        cmocka_unit_test(no_words_have_no_names),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, open_model, close_model);
}
