/* test_engine.c -- the engine and the run of the stages: a data file that cannot be used is named with the
 * reason and the byte, a document survives failures, and no refused request for memory is overlooked. */
#include "compiled.h"
#include "refuse.h"
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static clio_engine *engine;

static int open_engine(void **state)
{
    (void)state;
    return clio_engine_open(compiled_path(), &engine, NULL) != CLIO_OK;
}

static int close_engine(void **state)
{
    (void)state;
    clio_engine_close(engine);
    return 0;
}

/* A copy of the data file with one byte of a section altered and the checksum made to fit again. */
static uint64_t copy_with_damage(const char *path, const char *section, size_t at)
{
    clioi_pack pack;
    size_t len;
    uint64_t sum, off;
    unsigned char *bytes;
    FILE *f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(clioi_pack_open(compiled_path(), &pack, NULL), CLIO_OK);
    off = (uint64_t)((const unsigned char *)clioi_pack_section(&pack, section, &len) - pack.base) + at;
    bytes = malloc(pack.len);
    assert_non_null(bytes);
    memcpy(bytes, pack.base, pack.len);
    bytes[off] ^= 0x55;
    sum = clioi_pack_sum(bytes + 32, pack.len - 32, 0);
    memcpy(bytes + 24, &sum, sizeof sum);
    assert_int_equal(fwrite(bytes, 1, pack.len, f), pack.len);
    assert_int_equal(fclose(f), 0);
    clioi_pack_close(&pack);
    free(bytes);
    return off;
}

static void a_damaged_section_is_named_with_file_and_byte(void **state)
{
    static const struct { const char *section; size_t at, blamed; const char *why; } cases[] = {
        {"model.reader", 0, 0, "not a model"},
        {"model.reader", 8, 8, "version"},
        {"model.relate", 8, 8, "version"},
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        char path[] = "/tmp/clio-engine-XXXXXX";
        clio_engine *e = engine;
        clio_err err = {0};
        uint64_t off;
        int fd = mkstemp(path);
        assert_true(fd >= 0);
        (void)close(fd);
        off = copy_with_damage(path, cases[k].section, cases[k].at);
        assert_int_equal(clio_engine_open(path, &e, &err), CLIO_EDATA);
        (void)unlink(path);
        assert_null(e);
        assert_int_equal(err.off, off - cases[k].at + cases[k].blamed);
        if (!strstr(err.msg, path) || !strstr(err.msg, cases[k].why)) fail_msg("%s", err.msg);
    }
}

static void a_file_that_is_not_there_is_named_once_also_with_a_long_path(void **state)
{
    char path[600] = "/nowhere/";
    clio_engine *e;
    clio_err err;
    (void)state;
    assert_int_equal(clio_engine_open("/nowhere/clio.dat", &e, &err), CLIO_EIO);
    assert_int_equal(strncmp(err.msg, "/nowhere/clio.dat: ", 19), 0);
    assert_null(strstr(err.msg + 1, "/nowhere"));
    memset(path + 9, 'x', 500);
    memcpy(path + 509, "/the-end", 9);
    assert_int_equal(clio_engine_open(path, &e, &err), CLIO_EIO);
    assert_true(strlen(err.msg) < sizeof err.msg);
    assert_int_equal(clio_engine_open("/nowhere", &e, NULL), CLIO_EIO);
}

static void a_document_can_be_used_again_after_a_failure(void **state)
{
    static const struct { const char *text; size_t n; clio_rc rc; uint64_t off; } bad[] = {
        {"Iran met\xFF", 9, CLIO_EUTF8, 8}, {"Iran\0met", 8, CLIO_ENUL, 4}, {"\xED\xA0\x80", 3, CLIO_EUTF8, 0},
    };
    clio_doc *doc = clio_doc_new(0);
    clio_options unknown = {.until = "nosuch"};
    clio_err err;
    uint32_t n;
    (void)state;
    for (size_t k = 0; k < sizeof bad / sizeof *bad; k++) {
        clio_article a = {.id = "a", .text = bad[k].text, .text_len = bad[k].n}, good = {.id = "a", .text = "Iran met Iraq.", .text_len = 14};
        assert_int_equal(clio_code(engine, &a, NULL, doc, &err), bad[k].rc);
        assert_int_equal(err.off, bad[k].off);
        (void)clio_doc_events(doc, &n);
        assert_int_equal(n, 0);
        assert_int_equal(clio_code(engine, &good, &unknown, doc, &err), CLIO_EUSAGE);
        assert_int_equal(clio_code(engine, &good, NULL, doc, &err), CLIO_OK);
        (void)clio_doc_events(doc, &n);
        assert_int_equal(n, 1);
    }
    clio_doc_free(doc);
}

/* Every stage has something to do in it. */
static const char report[] =
    "MOSCOW, March 24 (Interfax) - Militants attacked a military unit in Chechnya on Friday, killing six soldiers and six of the attackers, "
    "police said. \"We condemn this attack,\" President Vladimir Putin told Marine Le Pen in the Kremlin. Protesters marched in Paris and "
    "demanded that the government resign.\n\nRebels, according to witnesses, abducted about 20 villagers last week. France promised to impose sanctions.";

static clio_rc code_report(void *with)
{
    const clio_options *options = with;
    clio_article a = {.id = "a", .title = "Attack", .published = "2017-03-24", .text = report, .text_len = sizeof report - 1};
    clio_doc *doc = clio_doc_new(0);
    clio_err err = {0};
    clio_rc rc = clio_code(engine, &a, options, doc, &err);
    assert_int_equal(rc, err.rc);
    if (rc != CLIO_OK) {
        uint32_t n;
        (void)clio_doc_tokens(doc, &n);
        assert_int_equal(n, 0);
        assert_true(err.msg[0]);
    }
    clio_doc_free(doc);
    return rc;
}

static void every_allocation_of_the_whole_pipeline_may_fail(void **state)
{
    clio_options plain = {0}, all = {.statements = 1, .explain = 1};
    (void)state;
    assert_true(refuse_each(code_report, &plain) > 100);
    assert_true(refuse_each(code_report, &all) > 100);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_damaged_section_is_named_with_file_and_byte),
        cmocka_unit_test(a_file_that_is_not_there_is_named_once_also_with_a_long_path),
        cmocka_unit_test(a_document_can_be_used_again_after_a_failure),
        cmocka_unit_test(every_allocation_of_the_whole_pipeline_may_fail),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
