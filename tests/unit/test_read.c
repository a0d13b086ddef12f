/* test_read.c -- what the readers promise: articles in order, an error for each bad line with its
   place
 * in the file, bounded memory, and the growing buffer that they use. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include "base/arena.h"
#include "base/buf.h"
#include "clio.h"
#include "refuse.h"
#include <jansson.h>

static char path[64];

/* Write a file for the test; the name ends in `ending`. */
static void put(const char *ending, const char *bytes, size_t n)
{
    FILE *f;
    (void)snprintf(path, sizeof path, "/tmp/clio_test_read_%ld%s", (long)getpid(), ending);
    f = fopen(path, "wb");
    assert_non_null(f);
    assert_int_equal(fwrite(bytes, 1, n, f), n);
    assert_int_equal(fclose(f), 0);
}

static const char *file_name(void)
{
    return strrchr(path, '/') + 1;
}

static void a_text_file_is_one_article(void **state)
{
    static const struct { const char *bytes, *text; } cases[] = {
        {"Putin left.\n", "Putin left.\n"}, {"", ""}, {"\xEF\xBB\xBFHi", "Hi"},
        {"\xEF\xBB\xBF", ""}, {"\xFF", "\xFF"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        clio_reader *r;
        clio_article a;
        int got;
        put(".txt", cases[i].bytes, strlen(cases[i].bytes));
        assert_int_equal(clio_reader_open(path, NULL, &r, NULL), CLIO_OK);
        assert_string_equal(clio_reader_format(r), "text");
        assert_int_equal(clio_reader_next(r, &a, &got, NULL), CLIO_OK);
        assert_int_equal(got, 1);
        assert_string_equal(a.id, file_name());
        assert_string_equal(a.file, path);
        assert_int_equal(a.line, 1);
        assert_int_equal(a.off, strlen(cases[i].bytes) - strlen(cases[i].text));
        assert_int_equal(a.text_len, strlen(cases[i].text));
        assert_memory_equal(a.text, cases[i].text, a.text_len);
        assert_int_equal(clio_reader_next(r, &a, &got, NULL), CLIO_OK);
        assert_int_equal(got, 0);
        clio_reader_close(r);
    }
    (void)remove(path);
}

/* `text` NULL: an error is expected, with this byte offset in the line. */
static const struct { const char *line; clio_rc rc; const char *id, *text; size_t at; } lines[] = {
    {"{\"id\":\"a\",\"text\":\"One.\",\"more\":[1,{}],\"title\":7}", CLIO_OK, "a", "One.", 0},
    {"{\"id\":12,\"text\":\"Two \\u00e9\"}\r", CLIO_OK, "12", "Two \xC3\xA9", 0},
    {"{\"id\":1.5,\"text\":\"\"}", CLIO_OK, "1.5", "", 0},
    {"", CLIO_OK, NULL, NULL, 0},   /* skipped */
    {"  ", CLIO_OK, NULL, NULL, 0},
    {"{\"id\":\"b\"}", CLIO_EFORMAT, "b", NULL, 0},
    {"{\"id\":\"c\",\"text\":null}", CLIO_EFORMAT, "c", NULL, 0},
    {"{\"id\":\"d\",\"text\":5}", CLIO_EFORMAT, "d", NULL, 0},
    {"{\"text\":\"x\"", CLIO_EFORMAT, NULL, NULL, 11},
    {"{\"text\":\"x\"} y", CLIO_EFORMAT, NULL, NULL, 14},
    {"[1]", CLIO_EFORMAT, NULL, NULL, 0},
    {"nonsense", CLIO_EFORMAT, NULL, NULL, 8},
    {"{\"id\":\"e\",\"text\":\"a\xFFz\"}", CLIO_EUTF8, NULL, NULL, 0},
    {"{\"id\":\"f\",\"text\":\"a\\u0000z\"}", CLIO_ENUL, NULL, NULL, 0},
    {"{\"id\":\"last\",\"text\":\"no line end\"}", CLIO_OK, "last", "no line end", 0},
};
enum { LINES = sizeof lines / sizeof *lines };

static void each_line_of_jsonl_is_an_article_or_an_error_with_its_place(void **state)
{
    clioi_buf file;
    size_t start = 3;
    clio_reader *r;
    clio_article a;
    int got;
    (void)state;
    clioi_buf_init(&file, 1 << 16);
    clioi_buf_addf(&file, "\xEF\xBB\xBF");
    for (size_t i = 0; i < LINES; i++) clioi_buf_addf(&file, "%s%s", i ? "\n" : "", lines[i].line);
    put(".jsonl", file.bytes, file.len);
    clioi_buf_release(&file);
    assert_int_equal(clio_reader_open(path, NULL, &r, NULL), CLIO_OK);
    for (size_t i = 0; i < LINES; start += strlen(lines[i++].line) + 1) {
        clio_err err = {0};
        size_t n;
        const char *raw;
        if (lines[i].rc == CLIO_OK && !lines[i].text) continue;
        assert_int_equal(clio_reader_next(r, &a, &got, &err), lines[i].rc);
        assert_int_equal(got, 1);
        if (lines[i].id) assert_string_equal(a.id, lines[i].id);
        else assert_null(a.id);
        raw = clio_reader_line(r, &n);
        assert_int_equal(n, strcspn(lines[i].line, "\r"));
        assert_memory_equal(raw, lines[i].line, n);
        if (lines[i].rc != CLIO_OK) {
            assert_int_equal(err.line, i + 1);
            assert_in_range(err.off, start + lines[i].at, start + strlen(lines[i].line));
        } else {
            assert_int_equal(a.text_len, strlen(lines[i].text));
            assert_memory_equal(a.text, lines[i].text, a.text_len);
            assert_int_equal(a.line, i + 1);
            assert_int_equal(a.off, start);
        }
    }
    assert_int_equal(clio_reader_next(r, &a, &got, NULL), CLIO_OK);
    assert_int_equal(got, 0);
    clio_reader_close(r);
    (void)remove(path);
}

static void jsonl_hands_out_what_is_known_of_an_article(void **state)
{
    static const char line[] =
        "{\"text\":\"T\",\"title\":\"t\",\"published\":\"2020-01-02\",\"url\":\"u\",\"outlet\":\"o\","
                               "\"lang\":\"en\",\"author\":\"w\"}\n";
    clio_reader *r;
    clio_article a;
    char id[80];
    int got;
    (void)state;
    put("", line, sizeof line - 1);   /* recognised by its bytes */
    assert_int_equal(clio_reader_open(path, NULL, &r, NULL), CLIO_OK);
    assert_int_equal(clio_reader_next(r, &a, &got, NULL), CLIO_OK);
    (void)snprintf(id, sizeof id, "%s:1", file_name());
    assert_string_equal(a.id, id);
    assert_string_equal(a.title, "t");
    assert_string_equal(a.published, "2020-01-02");
    assert_string_equal(a.url, "u");
    assert_string_equal(a.outlet, "o");
    assert_string_equal(a.lang, "en");
    assert_string_equal(a.author, "w");
    clio_reader_close(r);
    (void)remove(path);
}

/* A file that starts with one line of `mib` MiB, then a good line. */
static void put_long_line(const char *ending, size_t mib)
{
    char *block = malloc((size_t)1 << 20);
    FILE *f;
    assert_non_null(block);
    memset(block, ' ', (size_t)1 << 20);
    put(ending, "", 0);
    f = fopen(path, "wb");
    assert_non_null(f);
    for (size_t i = 0; i < mib; i++)
        assert_int_equal(fwrite(block, 1, (size_t)1 << 20, f), (size_t)1 << 20);
    assert_true(fputs("\n{\"id\":\"ok\",\"text\":\"x\"}\n", f) >= 0);
    assert_int_equal(fclose(f), 0);
    free(block);
}

static void a_line_over_the_limit_is_passed_over(void **state)
{
    clio_reader *r;
    clio_article a;
    clio_err err;
    int got;
    (void)state;
    put_long_line(".jsonl", 65);
    assert_int_equal(clio_reader_open(path, NULL, &r, NULL), CLIO_OK);
    assert_int_equal(clio_reader_next(r, &a, &got, &err), CLIO_ELIMIT);
    assert_int_equal(got, 1);
    assert_int_equal(err.line, 1);
    assert_int_equal(clio_reader_next(r, &a, &got, &err), CLIO_OK);
    assert_string_equal(a.id, "ok");
    clio_reader_close(r);
    assert_int_equal(clio_reader_open(path, "text", &r, NULL), CLIO_OK);
    assert_int_equal(clio_reader_next(r, &a, &got, &err), CLIO_ELIMIT);
    assert_int_equal(got, 0);
    clio_reader_close(r);
    (void)remove(path);
}

static void what_cannot_be_read_is_named(void **state)
{
    clio_reader *r = (clio_reader *)1;
    clio_err err;
    (void)state;
    assert_int_equal(clio_reader_open("/tmp", NULL, &r, &err), CLIO_EIO);
    assert_null(r);
    assert_non_null(strstr(err.msg, "folder"));
    assert_int_equal(clio_reader_open("/nowhere/at/all.txt", NULL, &r, &err), CLIO_EIO);
    assert_non_null(strstr(err.msg, "/nowhere/at/all.txt"));
    assert_int_equal(clio_reader_open("/dev/null", "nosuch", &r, &err), CLIO_EUSAGE);
    clio_reader_close(NULL);
}

#define ROW(n) #n "\tw\t_\t_\t_\t_\t_\t_\t_\t_\n"

static void conllu_is_cut_at_documents_and_every_2000_sentences(void **state)
{
    static const char head[] =
        "# x = 1\n# newdoc id = one\n" ROW(1) ROW(2) "\n" ROW(1) "\n# y = 2\n# newdoc id = two\n";
    clioi_buf file;
    clio_reader *r;
    clio_article a;
    int got;
    (void)state;
    clioi_buf_init(&file, 1 << 20);
    clioi_buf_addf(&file, "%s", head);
    for (int i = 0; i < 4001; i++) clioi_buf_addf(&file, "%s\n", ROW(1));
    put("", file.bytes, file.len - 1);
    clioi_buf_release(&file);
    assert_int_equal(clio_reader_open(path, "conllu", &r, NULL), CLIO_OK);
    assert_int_equal(clio_reader_next(r, &a, &got, NULL), CLIO_OK);
    assert_string_equal(a.id, "one");
    assert_int_equal(a.text_len, (size_t)(strstr(head, "# y") - head));
    for (int i = 0; i < 3; i++) {
        static const char *const ids[] = {"two", "two#2", "two#3"};
        assert_int_equal(clio_reader_next(r, &a, &got, NULL), CLIO_OK);
        assert_int_equal(got, 1);
        assert_string_equal(a.id, ids[i]);
        if (i == 0) assert_memory_equal(a.text, "# y = 2\n", 8);
    }
    assert_int_equal(a.text_len, strlen(ROW(1)));
    assert_int_equal(clio_reader_next(r, &a, &got, NULL), CLIO_OK);
    assert_int_equal(got, 0);
    clio_reader_close(r);
    (void)remove(path);
}

/* Byte k of an article is byte off + k of the file, whatever the line breaks. */
static void conllu_articles_say_where_in_the_file_they_begin(void **state)
{
    static const char *const files[] = {
        "\xEF\xBB\xBF# newdoc id = a\n" ROW(1) "\n# note\n# newdoc id = b\n" ROW(1) "\n\n\n# newdoc\n" ROW(1),
        "# newdoc id = a\r\n1\tw\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n# note\r\n# newdoc id = b\r\n1\tw\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n"
        "# newdoc id = c\r\n1\tw\t_\t_\t_\t_\t_\t_\t_\t_\r\n",
    };
    (void)state;
    for (size_t k = 0; k < sizeof files / sizeof *files; k++) {
        clio_reader *r;
        clio_article a;
        int got, n = 0;
        uint64_t line, off = k == 0 ? 3 : 0;
        put(".conllu", files[k], strlen(files[k]));
        assert_int_equal(clio_reader_open(path, NULL, &r, NULL), CLIO_OK);
        while (clio_reader_next(r, &a, &got, NULL) == CLIO_OK && got) {
            assert_int_equal(a.off, off);
            assert_memory_equal(a.text, files[k] + off, a.text_len);
            line = 1;
            for (uint64_t i = 0; i < off; i++) line += files[k][i] == '\n';
            assert_int_equal(a.line, line);
            assert_null(strchr(a.id, '\r'));
            off += a.text_len;
            n++;
        }
        assert_int_equal(n, 3);
        assert_int_equal(off, strlen(files[k]));
        clio_reader_close(r);
    }
    (void)remove(path);
}

/* Bytes come one by one: from a pipe, by a child that waits for nobody. */
static void a_pipe_may_hand_out_single_bytes(void **state)
{
    static const struct { const char *bytes, *format, *text; } cases[] = {
        {"\xEF\xBB\xBF\n {\"id\":1,\"text\":\"x\"}\n", "jsonl", "x"},
        {"# newdoc id = a\n" ROW(1), "conllu", NULL},
        {"\xEF\xBB\xBFHi.", "text", "Hi."},
        {"", "text", ""},
    };
    (void)state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        clio_reader *r;
        clio_article a;
        int got, fd[2], keep = dup(0);
        pid_t child;
        assert_int_equal(pipe(fd), 0);
        child = fork();
        if (!child) {
            for (const char *s = cases[k].bytes; *s; s++)
                if (write(fd[1], s, 1) != 1 || nanosleep(&(struct timespec){0, 200000}, NULL)) _exit(1);
            _exit(0);
        }
        (void)close(fd[1]);
        assert_int_equal(dup2(fd[0], 0), 0);
        assert_int_equal(clio_reader_open("-", NULL, &r, NULL), CLIO_OK);
        assert_string_equal(clio_reader_format(r), cases[k].format);
        assert_int_equal(clio_reader_next(r, &a, &got, NULL), CLIO_OK);
        assert_int_equal(got, 1);
        if (cases[k].text) assert_int_equal(a.text_len, strlen(cases[k].text));
        if (cases[k].text) assert_memory_equal(a.text, cases[k].text, a.text_len);
        clio_reader_close(r);
        assert_int_equal(dup2(keep, 0), 0);
        (void)close(keep);
        (void)close(fd[0]);
        assert_int_equal(waitpid(child, NULL, 0), child);
    }
}

static void utf16_is_refused_at_once(void **state)
{
    clio_reader *r;
    clio_err err;
    (void)state;
    put(".jsonl", "\xFF\xFE{\0}\0\n\0", 8);
    assert_int_equal(clio_reader_open(path, NULL, &r, &err), CLIO_EUTF8);
    assert_null(r);
    assert_int_equal(err.line, 1);
    assert_int_equal(err.off, 0);
    (void)remove(path);
}

static clio_rc read_all(void)
{
    clio_reader *r;
    clio_article a;
    int got = 1;
    clio_rc rc = clio_reader_open(path, NULL, &r, NULL);
    while (rc == CLIO_OK && got) rc = clio_reader_next(r, &a, &got, NULL);
    clio_reader_close(r);
    return rc;
}

/* jansson's requests are refused in turn like our own. */
static void *refusing_malloc(size_t n)
{
    return clioi_arena_fail_in && --clioi_arena_fail_in == 0 ? NULL : malloc(n);
}

static clio_rc read_file(void *with)
{
    (void)with;
    return read_all();
}

static void every_allocation_may_fail(void **state)
{
    static const struct { const char *ending, *bytes; } files[] = {
        {".txt", "Hi."}, {".jsonl", "{\"text\":\"x\"}\n{\"id\":1,\"text\":\"x\"}\n"},
        {".conllu", ROW(1) "\n# newdoc\n" ROW(1)},
    };
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        put(files[i].ending, files[i].bytes, strlen(files[i].bytes));
        assert_true(refuse_each(read_file, NULL) > 3);
        (void)remove(path);
    }
}

/* jansson blames the syntax for some of its refused requests; what counts is that no line is read in part. */
static void no_refused_request_of_jansson_is_overlooked(void **state)
{
    static const char line[] = "{\"id\":1.5,\"text\":\"x\",\"title\":\"\\u00e9\",\"more\":[1,{\"a\":2}]}\n";
    clio_rc rc;
    unsigned k = 0, left;
    (void)state;
    put(".jsonl", line, sizeof line - 1);
    json_set_alloc_funcs(refusing_malloc, free);
    do {
        clioi_arena_fail_in = ++k;
        rc = read_all();
        left = clioi_arena_fail_in;
        clioi_arena_fail_in = 0;
        assert_true(left || rc == CLIO_ENOMEM || rc == CLIO_EFORMAT);
    } while (!left);
    assert_int_equal(rc, CLIO_OK);
    assert_true(k > 20);
    json_set_alloc_funcs(malloc, free);
    (void)remove(path);
}

static void a_buffer_never_passes_its_limit(void **state)
{
    clioi_buf b;
    (void)state;
    clioi_buf_init(&b, 1000);
    for (int i = 0; i < 10; i++) assert_int_equal(clioi_buf_addf(&b, "%099d ", i), CLIO_OK);
    assert_int_equal(b.len, 1000);
    assert_true(b.cap <= 1001);
    assert_int_equal(clioi_buf_add(&b, "x", 1), CLIO_ELIMIT);
    assert_int_equal(b.len, 1000);
    assert_int_equal(b.why, CLIO_ELIMIT);
    clioi_buf_clear(&b);
    assert_int_equal(clioi_buf_add(&b, "x", 1), CLIO_OK);
    assert_string_equal(b.bytes, "x");
    clioi_buf_release(&b);
    assert_null(b.bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_file_is_one_article),
        cmocka_unit_test(each_line_of_jsonl_is_an_article_or_an_error_with_its_place),
        cmocka_unit_test(jsonl_hands_out_what_is_known_of_an_article),
        cmocka_unit_test(a_line_over_the_limit_is_passed_over),
        cmocka_unit_test(what_cannot_be_read_is_named),
        cmocka_unit_test(conllu_articles_say_where_in_the_file_they_begin),
        cmocka_unit_test(a_pipe_may_hand_out_single_bytes),
        cmocka_unit_test(utf16_is_refused_at_once),
        cmocka_unit_test(conllu_is_cut_at_documents_and_every_2000_sentences),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(no_refused_request_of_jansson_is_overlooked),
        cmocka_unit_test(a_buffer_never_passes_its_limit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
