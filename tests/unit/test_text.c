/* test_text.c -- what stage text promises: a checked copy of the article's bytes, or the offset of
   the bad one. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "refuse.h"
#include "stage/stage.h"

static clio_rc run(clio_doc *doc, const char *text, size_t len, clio_err *err)
{
    *doc = (clio_doc){.art = {.text = text, .text_len = len}};
    clioi_arena_init(&doc->mem, (size_t)64 << 20);
    clioi_arena_init(&doc->scratch, (size_t)64 << 20);
    return clioi_stage_text(NULL, doc, err);
}

static void done(clio_doc *doc)
{
    clioi_arena_release(&doc->mem);
    clioi_arena_release(&doc->scratch);
}

static void text_is_copied_byte_for_byte(void **state)
{
    static const char text[] = "\xEF\xBB\xBFPutin\r\n\tmet \xE2\x80\x9CLe Pen\xE2\x80\x9D";
    clio_doc doc;
    (void)state;
    assert_int_equal(run(&doc, text, sizeof text - 1, NULL), CLIO_OK);
    assert_int_equal(doc.text_len, sizeof text - 1);
    assert_memory_equal(doc.text, text, sizeof text);
    assert_ptr_not_equal(doc.text, text);
    done(&doc);
}

static const struct { const char *text; size_t len; clio_rc rc; uint64_t off; } cases[] = {
    {"", 0, CLIO_OK, 0},
    {NULL, 0, CLIO_OK, 0},
    {"ab\xFF", 3, CLIO_EUTF8, 2},
    {"caf\xE9 bar", 8, CLIO_EUTF8, 3},
    {"a\0b", 3, CLIO_ENUL, 1},
    {"\xFFx\0", 3, CLIO_ENUL, 2},
};

static void bad_bytes_are_refused_with_their_offset(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        clio_err err = {0};
        clio_doc doc;
        assert_int_equal(run(&doc, cases[i].text, cases[i].len, &err), cases[i].rc);
        if (cases[i].rc != CLIO_OK) assert_int_equal(err.off, cases[i].off);
        done(&doc);
    }
}

static void an_article_over_16_mib_is_refused(void **state)
{
    size_t max = (size_t)16 << 20;
    char *text = malloc(max + 1);
    clio_doc doc;
    (void)state;
    assert_non_null(text);
    memset(text, 'a', max + 1);
    assert_int_equal(run(&doc, text, max, NULL), CLIO_OK);
    done(&doc);
    assert_int_equal(run(&doc, text, max + 1, NULL), CLIO_ELIMIT);
    done(&doc);
    free(text);
}

static clio_rc take_text(void *with)
{
    clio_doc doc;
    clio_rc rc = run(&doc, "Troops withdrew.", 16, NULL);
    (void)with;
    done(&doc);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    (void)state;
    assert_true(refuse_each(take_text, NULL) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_copied_byte_for_byte),
        cmocka_unit_test(bad_bytes_are_refused_with_their_offset),
        cmocka_unit_test(an_article_over_16_mib_is_refused),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
