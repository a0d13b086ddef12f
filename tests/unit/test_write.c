/* test_write.c -- what the writers promise: the record as designed, valid JSON, CSV and CoNLL-U
 * for any input, nothing half written. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "refuse.h"
#include "base/arena.h"
#include "record_fixture.h"
#include "write/write.h"
#include <jansson.h>

typedef struct taken { clioi_buf buf; int puts, refuse; } taken;

static int take(void *ctx, const char *bytes, size_t n)
{
    taken *t = ctx;
    t->puts++;
    return t->refuse ? 1 : clioi_buf_add(&t->buf, bytes, n) != CLIO_OK;
}

/* The fixture in a format; free with clioi_buf_release. */
static taken written(const char *format, const clio_write_options *options)
{
    fixture f;
    taken t = {0};
    clio_sink sink = {take, &t};
    fixture_make(&f);
    clioi_buf_init(&t.buf, 1 << 20);
    assert_int_equal(clio_write(&f.doc, format, options, &sink, NULL), CLIO_OK);
    return t;
}

static void a_record_has_the_keys_of_the_design(void **state)
{
    static const char want[] =
        "{\"id\":\"0123456789abcdef\",\"doc\":{\"id\":\"a \\\"1\\\"\",\"url\":\"http://x/1\",\"outlet\":\"Reuters, Ltd\","
        "\"title\":\"A\\tB\xef\xbf\xbd\",\"published\":\"2017-03-24\"},\"event\":\"CONSULT\",\"mode\":\"visit\",\"modes\":[\"phone\",\"third-party\"],"
        "\"contexts\":[\"military\",\"election\"],\"quad\":\"verbal cooperation\",\"score\":4,\"cameo\":\"042\","
        "\"goldstein\":1.9,\"status\":\"future\",\"actor\":[{\"text\":\"Putin\",\"span\":[0,5],\"name\":\"Vladimir Putin\","
        "\"id\":\"per.putin-vladimir\",\"country\":\"RUS\",\"sectors\":[\"GOV\",\"ELI\"],\"code\":\"RUSGOV\","
        "\"why\":\"actors/people.tsv:1\"}],\"recipient\":[{\"text\":\"Le Pen\",\"span\":[10,16],\"country\":\"FRA\","
        "\"sectors\":[\"PTY\",\"LEG\"],\"code\":\"FRAPTY\",\"why\":\"actors/people.tsv:2\"}],"
        "\"date\":{\"value\":\"2017-03-24\",\"precision\":\"day\"},\"place\":{\"text\":\"Moscow\",\"span\":[21,27],"
        "\"name\":\"Moscow\",\"country\":\"RUS\",\"lat\":55.75222,\"lon\":-0.5,\"geonameid\":524901,\"precision\":\"city\"},"
        "\"killed\":{\"n\":13,\"parts\":[{\"n\":6,\"whose\":\"recipient\",\"text\":\"Putin\",\"span\":[0,5]},"
        "{\"n\":7,\"approx\":\"at least\",\"whose\":\"actor\",\"text\":\"met\",\"span\":[6,9]}]},"
        "\"attribution\":{\"kind\":\"reported\",\"speaker\":\"Le Pen\",\"outlet\":\"Interfax\",\"span\":[10,16]},"
        "\"trigger\":{\"text\":\"met\",\"span\":[6,9],\"rule\":\"events/consult.tsv:12\"},"
        "\"sentence\":{\"n\":0,\"span\":[0,29],\"text\":\"Putin met Le Pen in \\\"Moscow\\\".\"},\"confidence\":0.87}\n";
    taken t = written("jsonl", NULL);
    (void)state;
    assert_true(t.buf.len > sizeof want);
    t.buf.bytes[sizeof want - 1] = '\0';
    assert_string_equal(t.buf.bytes, want);
    clioi_buf_release(&t.buf);
}

static void a_statement_has_no_event_mode_quad_score_but_its_words(void **state)
{
    static const char *const absent[] = {"event", "mode", "quad", "score", "contexts", "recipient", "date", "place"};
    taken t = written("jsonl", NULL);
    json_t *row = json_loads(strchr(t.buf.bytes, '\n') + 1, 0, NULL);
    (void)state;
    assert_non_null(row);
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) assert_null(json_object_get(row, absent[i]));
    assert_string_equal(json_string_value(json_object_get(row, "cameo")), "010");
    assert_string_equal(json_string_value(json_object_get(json_object_get(row, "words"), "text")), "don't talk");
    json_decref(row);
    clioi_buf_release(&t.buf);
}

static void every_string_of_bytes_becomes_valid_json(void **state)
{
    char s[600];
    size_t n = 0;
    clioi_buf out;
    clioi_json j = {&out, 0};
    json_t *row;
    (void)state;
    for (int c = 0; c < 256; c++) {
        s[n++] = (char)c;
        if (c % 3 == 0) s[n++] = 'x';
    }
    clioi_buf_init(&out, 1 << 16);
    clioi_json_str(&j, s, n);
    row = json_loadb(out.bytes, out.len, JSON_DECODE_ANY | JSON_ALLOW_NUL, NULL);
    assert_non_null(row);
    json_decref(row);
    clioi_buf_release(&out);
}

static const struct { double v; int places; const char *want; } numbers[] = {
    {0, 1, "0"}, {4, 1, "4"}, {-0.04, 1, "0"}, {-3.5, 1, "-3.5"}, {0.05, 1, "0.1"}, {1.9, 1, "1.9"}, {0.87f, 3, "0.87"},
    {0.999999, 3, "1"}, {55.75222, 5, "55.75222"}, {-179.00001, 5, "-179.00001"}, {1e300, 2, "0"}, {0.1, 9, "0.1"},
};

static void numbers_are_short_and_have_a_point_in_any_locale(void **state)
{
    clioi_buf out;
    (void)state;
    clioi_buf_init(&out, 100);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        clioi_buf_clear(&out);
        clioi_put_fixed(&out, numbers[i].v, numbers[i].places);
        assert_string_equal(out.bytes, numbers[i].want);
    }
    clioi_buf_clear(&out);
    clioi_put_int(&out, INT64_MIN);
    assert_string_equal(out.bytes, "-9223372036854775808");
    clioi_buf_release(&out);
}

static void csv_quotes_what_needs_it_and_keeps_its_columns(void **state)
{
    clio_write_options with = {.header = 1};
    taken t = written("csv", &with);
    (void)state;
    assert_memory_equal(t.buf.bytes, "id,doc_id,url,outlet,", 21);
    assert_non_null(strstr(t.buf.bytes, "\r\n0123456789abcdef,\"a \"\"1\"\"\",http://x/1,\"Reuters, Ltd\","));
    assert_non_null(strstr(t.buf.bytes, ",CONSULT,visit,phone third-party,military election,verbal cooperation,4,042,1.9,future,RUSGOV,"));
    assert_non_null(strstr(t.buf.bytes, "\"Putin met Le Pen in \"\"Moscow\"\".\",0.87\r\n"));
    assert_non_null(strstr(t.buf.bytes, "\r\nfedcba9876543210,"));
    clioi_buf_release(&t.buf);
}

static void conllu_is_as_the_treebanks_write_it(void **state)
{
    static const char want[] =
        "# newdoc id = a \"1\"\n# newpar\n# sent_id = a \"1\"-1\n# text = Putin met Le Pen in \"Moscow\".\n"
        "1\tPutin\tPutin\tPROPN\t_\t_\t2\tnsubj\t_\t_\n2\tmet\tmeet\tVERB\t_\t_\t0\troot\t_\t_\n"
        "3\tLe\tLe\tPROPN\t_\t_\t2\tobj\t_\t_\n4\tPen\tPen\tPROPN\t_\t_\t3\tflat\t_\t_\n"
        "5\tin\tin\tADP\t_\t_\t7\tcase\t_\t_\n6\t\"\t\"\tPUNCT\t_\t_\t7\tpunct\t_\tSpaceAfter=No\n"
        "7\tMoscow\tMoscow\tPROPN\t_\t_\t2\tobl\t_\tSpaceAfter=No\n8\t\"\t\"\tPUNCT\t_\t_\t7\tpunct\t_\tSpaceAfter=No\n"
        "9\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n"
        "# sent_id = a \"1\"-2\n# text = They don't talk.\n1\tThey\tthey\tPRON\t_\t_\t4\tnsubj\t_\t_\n"
        "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_\n2\tdo\tdo\tAUX\t_\t_\t4\taux\t_\t_\n3\tn't\tnot\tPART\t_\t_\t4\tadvmod\t_\t_\n"
        "4\ttalk\ttalk\tVERB\t_\t_\t0\troot\t_\tSpaceAfter=No\n5\t.\t.\tPUNCT\t_\t_\t4\tpunct\t_\t_\n\n";
    taken t = written("conllu", NULL);
    (void)state;
    assert_string_equal(t.buf.bytes, want);
    clioi_buf_release(&t.buf);
}

static void conllu_before_the_tagger_has_blanks_for_what_is_not_known(void **state)
{
    fixture f;
    taken t = {0};
    clio_sink sink = {take, &t};
    (void)state;
    fixture_make(&f);
    clioi_buf_init(&t.buf, 1 << 16);
    for (int i = 0; i < 14; i++) f.token[i] = (clio_token){f.token[i].off, f.token[i].len, CLIO_NONE, NULL, NULL, 0, 0, 0, f.token[i].flags};
    assert_int_equal(clio_write(&f.doc, "conllu", NULL, &sink, NULL), CLIO_OK);
    assert_non_null(strstr(t.buf.bytes, "\n2\tmet\t_\t_\t_\t_\t_\t_\t_\t_\n"));
    clioi_buf_release(&t.buf);
}

static void names_have_offsets_in_bytes(void **state)
{
    taken t = written("names", NULL);
    (void)state;
    assert_string_equal(t.buf.bytes,
                        "{\"id\":\"a \\\"1\\\"\",\"spans\":[{\"start\":0,\"end\":5,\"text\":\"Putin\",\"type\":\"PER\","
                        "\"actor\":\"per.putin-vladimir\"},{\"start\":10,\"end\":16,\"text\":\"Le Pen\",\"type\":\"PER\"}]}\n");
    clioi_buf_release(&t.buf);
}

static void no_line_of_a_table_is_wider_than_the_terminal(void **state)
{
    (void)state;
    for (int width = 60; width < 240; width += 7) {
        clio_write_options o = {.header = 1, .width = width};
        taken t = written("table", &o);
        for (char *line = t.buf.bytes, *end; *line; line = end + 1) {
            end = strchr(line, '\n');
            assert_true(clioi_width(line, (size_t)(end - line)) <= (uint32_t)width);
        }
        assert_non_null(strstr(t.buf.bytes, "2017-03-24 >CONSULT"));
        clioi_buf_release(&t.buf);
    }
}

static void a_table_is_coloured_by_quad_if_asked(void **state)
{
    clio_write_options o = {.colour = 1};
    taken t = written("table", &o);
    (void)state;
    assert_non_null(strstr(t.buf.bytes, "\033[32mCONSULT"));
    clioi_buf_release(&t.buf);
}

static const struct { const char *s; uint32_t width; } widths[] = {
    {"", 0}, {"abc", 3}, {"M\xc3\xbcnchen", 7}, {"\xe5\x8c\x97\xe4\xba\xac", 4}, {"e\xcc\x81", 1}, {"\xf0\x9f\x98\x80", 2},
    {"a\n\t b", 3},
};

static void wide_and_combining_characters_are_counted(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++)
        assert_int_equal(clioi_width(widths[i].s, strlen(widths[i].s)), widths[i].width);
}

static void explain_shows_words_names_actors_rules_and_the_log(void **state)
{
    static const char *const parts[] = {"[1] Putin met", "meet", "nsubj", "per.putin-vladimir", "by actors/people.tsv:2",
                                        "CONSULT/visit  future", "modes      phone, third-party", "by events/consult.tsv:12", "military, election",
                                        "(of the article)", "at least 7  of the actor", "statement", "don't talk",
                                        "Considered:\n  dropped: none\n"};
    taken t = written("explain", NULL);
    (void)state;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!strstr(t.buf.bytes, parts[i])) fail_msg("explain lacks: %s\n%s", parts[i], t.buf.bytes);
    clioi_buf_release(&t.buf);
}

static void an_empty_document_is_written_in_every_format(void **state)
{
    clio_doc empty = {0};
    const clio_format_info *info;
    (void)state;
    for (uint32_t k = 0; (info = clio_format(k)); k++) {
        clio_write_options o = {.header = 1};
        taken t = {0};
        clio_sink sink = {take, &t};
        clioi_buf_init(&t.buf, 1 << 16);
        assert_int_equal(clio_write(&empty, info->name, &o, &sink, NULL), CLIO_OK);
        clioi_buf_release(&t.buf);
    }
}

static void an_unknown_format_is_named(void **state)
{
    clio_doc empty = {0};
    clio_err err;
    clio_sink sink = {take, NULL};
    (void)state;
    assert_int_equal(clio_write(&empty, "xml", NULL, &sink, &err), CLIO_EUSAGE);
    assert_non_null(strstr(err.msg, "xml"));
}

static void a_document_is_handed_over_in_one_piece(void **state)
{
    const clio_format_info *info;
    (void)state;
    for (uint32_t k = 0; (info = clio_format(k)); k++) {
        taken t = written(info->name, NULL);
        assert_int_equal(t.puts, 1);
        clioi_buf_release(&t.buf);
    }
}

static void a_sink_that_refuses_is_an_error(void **state)
{
    fixture f;
    taken t = {.refuse = 1};
    clio_sink sink = {take, &t};
    clio_err err;
    (void)state;
    fixture_make(&f);
    assert_int_equal(clio_write(&f.doc, "jsonl", NULL, &sink, &err), CLIO_EIO);
}

static int count_only(void *ctx, const char *bytes, size_t n)
{
    (void)bytes;
    *(size_t *)ctx += n;
    return 0;
}

static clio_rc write_fixture(void *with)
{
    fixture fix;
    size_t n = 0;
    clio_sink sink = {count_only, &n};
    clio_rc rc;
    fixture_make(&fix);
    rc = clio_write(&fix.doc, with, NULL, &sink, NULL);
    assert_true(rc == CLIO_OK ? n > 0 : n == 0);
    return rc;
}

static void every_allocation_may_fail(void **state)
{
    const clio_format_info *info;
    char name[16];
    (void)state;
    for (uint32_t f = 0; (info = clio_format(f)); f++) {
        (void)snprintf(name, sizeof name, "%s", info->name);
        assert_true(refuse_each(write_fixture, name) > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_record_has_the_keys_of_the_design),
        cmocka_unit_test(a_statement_has_no_event_mode_quad_score_but_its_words),
        cmocka_unit_test(every_string_of_bytes_becomes_valid_json),
        cmocka_unit_test(numbers_are_short_and_have_a_point_in_any_locale),
        cmocka_unit_test(csv_quotes_what_needs_it_and_keeps_its_columns),
        cmocka_unit_test(conllu_is_as_the_treebanks_write_it),
        cmocka_unit_test(conllu_before_the_tagger_has_blanks_for_what_is_not_known),
        cmocka_unit_test(names_have_offsets_in_bytes),
        cmocka_unit_test(no_line_of_a_table_is_wider_than_the_terminal),
        cmocka_unit_test(a_table_is_coloured_by_quad_if_asked),
        cmocka_unit_test(wide_and_combining_characters_are_counted),
        cmocka_unit_test(explain_shows_words_names_actors_rules_and_the_log),
        cmocka_unit_test(an_empty_document_is_written_in_every_format),
        cmocka_unit_test(an_unknown_format_is_named),
        cmocka_unit_test(a_document_is_handed_over_in_one_piece),
        cmocka_unit_test(a_sink_that_refuses_is_an_error),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
