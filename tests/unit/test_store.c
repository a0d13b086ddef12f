/* test_store.c -- what the store promises: a document's records are replaced whole, files that
 * are not ours are refused with name and reason. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/arena.h"
#include "record_fixture.h"
#include "refuse.h"
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

typedef struct folder { char dir[64], path[96]; } folder;

static int make_folder(void **state)
{
    static folder f;
    (void)snprintf(f.dir, sizeof f.dir, "/tmp/clio-store-XXXXXX");
    if (!mkdtemp(f.dir)) return 1;
    (void)snprintf(f.path, sizeof f.path, "%s/s.db", f.dir);
    *state = &f;
    return 0;
}

static int drop_folder(void **state)
{
    static const char *const endings[] = {"", "-wal", "-shm", "-journal"};
    folder *f = *state;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        char path[128];
        (void)snprintf(path, sizeof path, "%s%s", f->path, endings[i]);
        (void)unlink(path);
    }
    return rmdir(f->dir);
}

/* First value of a query as text, "" for NULL. */
static const char *ask(const char *path, const char *query)
{
    static char answer[256];
    sqlite3 *db = NULL;
    sqlite3_stmt *stmt = NULL;
    const unsigned char *s = NULL;
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    if (sqlite3_prepare_v2(db, query, -1, &stmt, NULL) != SQLITE_OK) fail_msg("%s: %s", query, sqlite3_errmsg(db));
    if (sqlite3_step(stmt) == SQLITE_ROW) s = sqlite3_column_text(stmt, 0);
    (void)snprintf(answer, sizeof answer, "%s", s ? (const char *)s : "");
    sqlite3_finalize(stmt);
    sqlite3_close(db);
    return answer;
}

static void put_fixture(const char *path, uint32_t events)
{
    fixture f;
    clio_store *store;
    fixture_make(&f);
    f.doc.event_n = events;
    assert_int_equal(clio_store_open(path, &store, NULL), CLIO_OK);
    assert_int_equal(clio_store_put(store, &f.doc, NULL), CLIO_OK);
    clio_store_close(store);
}

static const struct { const char *query, *want; } answers[] = {
    {"SELECT count(*) FROM article", "1"},
    {"SELECT outlet FROM article", "Reuters, Ltd"},
    {"SELECT count(*) FROM event", "2"},
    {"SELECT count(*) FROM event WHERE event IS NULL AND mode IS NULL AND score IS NULL", "1"},
    {"SELECT mode || quad || score || cameo || goldstein || status FROM event WHERE event = 'CONSULT'",
     "visitverbal cooperation4.00421.9future"},
    {"SELECT modes FROM event WHERE n = 0", "phone third-party"},
    {"SELECT count(*) FROM event WHERE modes IS NULL AND contexts IS NULL", "1"},
    {"SELECT contexts FROM event WHERE n = 0", "military election"},
    {"SELECT date || date_precision FROM event WHERE n = 0", "2017-03-24day"},
    {"SELECT place || place_country || place_start || '-' || place_end FROM event WHERE n = 0", "MoscowRUS21-27"},
    {"SELECT lat || ' ' || lon || ' ' || geonameid FROM event WHERE n = 0", "55.75222 -0.5 524901"},
    {"SELECT attribution || speaker || outlet FROM event WHERE n = 0", "reportedLe PenInterfax"},
    {"SELECT trigger_text || trigger_start || '-' || trigger_end || rule FROM event WHERE n = 0", "met6-9events/consult.tsv:12"},
    {"SELECT sentence || sentence_n || sentence_start || '-' || sentence_end FROM event WHERE n = 1", "They don't talk.130-46"},
    {"SELECT words || words_start FROM event WHERE n = 1", "don't talk35"},
    {"SELECT confidence FROM event WHERE n = 0", "0.87"},
    {"SELECT code || country || sectors || name || id || text || text_end || why FROM actor WHERE role = 'actor' AND event = 1",
     "RUSGOVRUSGOV ELIVladimir Putinper.putin-vladimirPutin5actors/people.tsv:1"},
    {"SELECT group_concat(what || number || ifnull(approx, '') || whose) FROM event_count",
     "killed6recipient,killed7at leastactor"},
    {"SELECT actors || '>' || recipients FROM record WHERE event = 'CONSULT'", "RUSGOV>FRAPTY"},
    {"SELECT source || target FROM dyad", "RUSFRA"},
    {"SELECT count(*) FROM daily", "0"},
    {"PRAGMA journal_mode", "wal"},
    {"PRAGMA integrity_check", "ok"},
    {"SELECT count(*) FROM pragma_foreign_key_check", "0"},
};

static void a_record_is_kept_with_its_parties_counts_and_spans(void **state)
{
    folder *f = *state;
    put_fixture(f->path, 2);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        const char *got = ask(f->path, answers[i].query);
        if (strcmp(got, answers[i].want) != 0) fail_msg("%s\n got  %s\n want %s", answers[i].query, got, answers[i].want);
    }
}

static void the_same_document_again_replaces_its_records(void **state)
{
    folder *f = *state;
    put_fixture(f->path, 2);
    put_fixture(f->path, 1);
    assert_string_equal(ask(f->path, "SELECT count(*) FROM article"), "1");
    assert_string_equal(ask(f->path, "SELECT count(*) FROM event"), "1");
    assert_string_equal(ask(f->path, "SELECT count(*) FROM actor"), "2");
    put_fixture(f->path, 0);
    assert_string_equal(ask(f->path, "SELECT (SELECT count(*) FROM actor) + (SELECT count(*) FROM event_count)"), "0");
}

static void a_database_of_somebody_else_is_refused_and_left_alone(void **state)
{
    folder *f = *state;
    clio_store *store;
    clio_err err;
    (void)ask(f->path, "CREATE TABLE mine (x)");
    assert_int_equal(clio_store_open(f->path, &store, &err), CLIO_ESTORE);
    assert_null(store);
    assert_non_null(strstr(err.msg, "s.db: a SQLite file, but not a store of Clio"));
    assert_string_equal(ask(f->path, "SELECT count(*) FROM sqlite_schema"), "1");
    assert_string_equal(ask(f->path, "PRAGMA journal_mode"), "delete");
}

static void another_layout_is_refused(void **state)
{
    folder *f = *state;
    clio_store *store;
    clio_err err;
    put_fixture(f->path, 1);
    (void)ask(f->path, "PRAGMA user_version = 99");
    assert_int_equal(clio_store_open(f->path, &store, &err), CLIO_ESTORE);
    assert_non_null(strstr(err.msg, "layout 99"));
}

static void a_file_that_is_no_database_is_refused(void **state)
{
    folder *f = *state;
    clio_store *store;
    clio_err err;
    FILE *file = fopen(f->path, "w");
    assert_non_null(file);
    for (int i = 0; i < 1000; i++) fputs("plain text ", file);
    fclose(file);
    assert_int_equal(clio_store_open(f->path, &store, &err), CLIO_ESTORE);
    assert_non_null(strstr(err.msg, "s.db: file is not a database"));
}

static void a_folder_that_does_not_exist_is_named(void **state)
{
    clio_store *store;
    clio_err err;
    (void)state;
    assert_int_equal(clio_store_open("/tmp/no/such/folder/s.db", &store, &err), CLIO_ESTORE);
    assert_non_null(strstr(err.msg, "/tmp/no/such/folder/s.db: unable to open database file"));
}

static void a_document_without_any_id_is_refused(void **state)
{
    folder *f = *state;
    clio_doc empty = {0};
    clio_store *store;
    clio_err err;
    assert_int_equal(clio_store_open(f->path, &store, NULL), CLIO_OK);
    assert_int_equal(clio_store_put(store, &empty, &err), CLIO_ESTORE);
    clio_store_close(store);
}

static void a_store_knows_what_it_had_and_what_came_in_since(void **state)
{
    folder *f = *state;
    clio_store *store, *other;
    fixture fix;
    int had;
    fixture_make(&fix);
    put_fixture(f->path, 2);
    assert_int_equal(clio_store_open(f->path, &store, NULL), CLIO_OK);
    assert_int_equal(clio_store_had(store, fix.doc.art.id, &had, NULL), CLIO_OK);
    assert_true(had);
    assert_int_equal(clio_store_put(store, &fix.doc, NULL), CLIO_OK);
    assert_false(clio_store_replaced(store));   /* it was there before the opening */
    assert_int_equal(clio_store_put(store, &fix.doc, NULL), CLIO_OK);
    assert_true(clio_store_replaced(store));
    fix.doc.art.id = "new";
    assert_int_equal(clio_store_open(f->path, &other, NULL), CLIO_OK);
    assert_int_equal(clio_store_put(store, &fix.doc, NULL), CLIO_OK);
    assert_false(clio_store_replaced(store));
    assert_int_equal(clio_store_had(other, "new", &had, NULL), CLIO_OK);
    assert_false(had);   /* it is there, but was not when `other` was opened */
    clio_store_close(other);
    assert_int_equal(clio_store_open(f->path, &other, NULL), CLIO_OK);
    assert_int_equal(clio_store_had(other, "new", &had, NULL), CLIO_OK);
    assert_true(had);
    clio_store_close(other);
    clio_store_close(store);
}

/* A put that fails half way leaves what was there before. */
static clio_rc put_again(void *path)
{
    fixture fix;
    clio_store *store;
    clio_err err = {0};
    clio_rc rc = clio_store_open(path, &store, &err);
    fixture_make(&fix);
    if (rc == CLIO_OK) {
        rc = clio_store_put(store, &fix.doc, &err);
        clio_store_close(store);
    }
    assert_int_equal(rc, err.rc);
    return rc;
}

static void every_allocation_may_fail_and_the_old_records_stay(void **state)
{
    folder *f = *state;
    put_fixture(f->path, 2);
    assert_true(refuse_each(put_again, f->path) > 2);
    assert_string_equal(ask(f->path, "SELECT count(*) FROM event"), "2");
    assert_string_equal(ask(f->path, "SELECT count(*) FROM actor"), "3");
}

/* ---- SQLite's own memory: a wrapper about its allocator ---- */

static sqlite3_mem_methods real;
static unsigned sqlite_fail_in;

static void *refusing_malloc(int n)
{
    return sqlite_fail_in && --sqlite_fail_in == 0 ? NULL : real.xMalloc(n);
}

static void *refusing_realloc(void *p, int n)
{
    return sqlite_fail_in && --sqlite_fail_in == 0 ? NULL : real.xRealloc(p, n);
}

static void wrap_allocator(int on)
{
    static sqlite3_mem_methods wrapped;
    (void)sqlite3_shutdown();
    if (on) {
        assert_int_equal(sqlite3_config(SQLITE_CONFIG_GETMALLOC, &real), SQLITE_OK);
        wrapped = real;
        wrapped.xMalloc = refusing_malloc;
        wrapped.xRealloc = refusing_realloc;
    }
    assert_int_equal(sqlite3_config(SQLITE_CONFIG_MALLOC, on ? &wrapped : &real), SQLITE_OK);
}

/* SQLite does without some of what it asks for, so OK is an answer, too; the rows are whole in any case. */
static void sqlite_without_memory_keeps_the_records_whole(void **state)
{
    folder *f = *state;
    unsigned k = 0, refused = 0, left;
    put_fixture(f->path, 2);
    wrap_allocator(1);
    do {
        clio_rc rc;
        sqlite_fail_in = k += 1 + k / 50;   /* some of them, further apart the later they come */
        rc = put_again(f->path);
        left = sqlite_fail_in;
        sqlite_fail_in = 0;
        if (rc != CLIO_OK && rc != CLIO_ENOMEM) fail_msg("request %u was refused, and the answer is %s", k, clio_rc_name(rc));
        refused += rc == CLIO_ENOMEM;
        assert_string_equal(ask(f->path, "SELECT count(*) || '-' || (SELECT count(*) FROM actor) FROM event"), "2-3");
    } while (!left);
    wrap_allocator(0);
    assert_true(refused > 20);
    assert_string_equal(ask(f->path, "PRAGMA integrity_check"), "ok");
}

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_folder, drop_folder)

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_record_is_kept_with_its_parties_counts_and_spans),
        IN_FOLDER(the_same_document_again_replaces_its_records),
        IN_FOLDER(a_database_of_somebody_else_is_refused_and_left_alone),
        IN_FOLDER(another_layout_is_refused),
        IN_FOLDER(a_file_that_is_no_database_is_refused),
        cmocka_unit_test(a_folder_that_does_not_exist_is_named),
        IN_FOLDER(a_document_without_any_id_is_refused),
        IN_FOLDER(a_store_knows_what_it_had_and_what_came_in_since),
        IN_FOLDER(every_allocation_may_fail_and_the_old_records_stay),
        IN_FOLDER(sqlite_without_memory_keeps_the_records_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
