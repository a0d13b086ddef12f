/* sqlite.c -- a store of articles and records in one SQLite file.
 *
 * The layout is schema.sql, which the build turns into a string (schema.inc).  A new
 * file gets it in one transaction together with its version; an old one is used only
 * if both marks agree: application_id says that the file is a store of Clio,
 * user_version which layout it has.
 *
 * clio_store_put replaces a document: the old article row goes and takes its records
 * along (ON DELETE CASCADE), the new ones come in, all in one transaction, so that
 * somebody who reads meanwhile sees the document as it was or as it is.  Write-ahead
 * logging lets readers go on, and a crash leaves the last complete document.
 *
 * Keys of articles only grow (AUTOINCREMENT).  The highest one at the opening is the mark: below it
 * lies what was there before this run, above it what came in since.
 *
 * Values are bound in the order of the columns in the SQL below; `row` counts them.
 * What it does not do: queries (the page and `clio query` have their own), moving a
 * store from one layout to the next. */
#include "base/arena.h"
#include "base/err.h"
#include "core/doc.h"
#include "core/listing.h"
#include <sqlite3.h>
#include <string.h>

enum { SCHEMA_VERSION = 2, APPLICATION = 0x436c696f /* "Clio" */, WAIT_MS = 10000 };

static const char schema[] =
#include "store/schema.inc"
    ;

enum { SQL_BEGIN, SQL_COMMIT, SQL_ROLLBACK, SQL_FIND, SQL_DROP, SQL_ARTICLE, SQL_EVENT, SQL_ACTOR, SQL_COUNT, SQL_N };

static const char *const sql[SQL_N] = {
    [SQL_BEGIN] = "BEGIN IMMEDIATE",
    [SQL_COMMIT] = "COMMIT",
    [SQL_ROLLBACK] = "ROLLBACK",
    [SQL_FIND] = "SELECT key FROM article WHERE id = ?",
    [SQL_DROP] = "DELETE FROM article WHERE id = ?",
    [SQL_ARTICLE] = "INSERT INTO article (id, file, url, outlet, title, author, published, lang, bytes) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_EVENT] = "INSERT INTO event (id, article, n, event, mode, modes, contexts, quad, score, cameo, goldstein, status, "
                  "date, date_precision, date_start, date_end, place, place_country, place_admin1, lat, lon, geonameid, "
                  "place_precision, place_start, place_end, attribution, speaker, outlet, attribution_start, "
                  "attribution_end, trigger_text, trigger_start, trigger_end, rule, words, words_start, words_end, "
                  "sentence_n, sentence_start, sentence_end, sentence, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
                  "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_ACTOR] = "INSERT INTO actor (event, role, n, code, country, sectors, name, id, text, text_start, text_end, why) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    [SQL_COUNT] = "INSERT INTO event_count (event, n, what, number, approx, whose, text_start, text_end) "
                  "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
};

struct clio_store {
    clioi_arena mem;            /* owns the struct itself and the path */
    const char *path;
    sqlite3 *db;
    sqlite3_stmt *stmt[SQL_N];
    clioi_buf list;             /* sectors, modes and contexts of the row at hand */
    int64_t mark;               /* highest key of an article when the store was opened */
    int replaced;               /* the last put replaced an article above the mark */
};

static clio_rc fail(const clio_store *store, clio_err *err)
{
    const char *msg = store->db ? sqlite3_errmsg(store->db) : "out of memory";
    int no_memory = !store->db || (sqlite3_errcode(store->db) & 0xff) == SQLITE_NOMEM;
    return clioi_fail(err, no_memory ? CLIO_ENOMEM : CLIO_ESTORE, CLIOI_NO_OFF, "%.90s: %.90s", store->path, msg);
}

/* ---- binding ------------------------------------------------------------- */

typedef struct row {
    sqlite3_stmt *stmt;
    int at;        /* parameters bound so far */
    int rc;        /* first failure, SQLITE_OK if none */
} row;

static void keep_rc(row *r, int rc)
{
    if (r->rc == SQLITE_OK) r->rc = rc;
}

static void bind_bytes(row *r, const char *s, size_t n)
{
    r->at++;
    if (s && n) keep_rc(r, sqlite3_bind_text64(r->stmt, r->at, s, n, SQLITE_STATIC, SQLITE_UTF8));
}

static void bind_str(row *r, const char *s)
{
    bind_bytes(r, s, s ? strlen(s) : 0);
}

static void bind_int(row *r, int64_t n)
{
    keep_rc(r, sqlite3_bind_int64(r->stmt, ++r->at, n));
}

static void bind_real(row *r, int has, double v)
{
    r->at++;
    if (has) keep_rc(r, sqlite3_bind_double(r->stmt, r->at, v));
}

/* Two columns: start and end; NULL if the span is empty. */
static void bind_span(row *r, uint32_t off, uint32_t len)
{
    if (!len) {
        r->at += 2;
        return;
    }
    bind_int(r, off);
    bind_int(r, (int64_t)off + len);
}

/* Three columns: the words, start and end. */
static void bind_words(row *r, const clio_doc *doc, uint32_t off, uint32_t len)
{
    bind_bytes(r, len ? doc->text + off : NULL, len);
    bind_span(r, off, len);
}

/* Run the row's statement and make it ready for the next. */
static clio_rc run(clio_store *store, row *r, clio_err *err)
{
    clio_rc rc = CLIO_OK;
    if (r->rc == SQLITE_OK) r->rc = sqlite3_step(r->stmt);
    if (r->rc != SQLITE_DONE && r->rc != SQLITE_ROW) rc = fail(store, err);
    (void)sqlite3_reset(r->stmt);
    (void)sqlite3_clear_bindings(r->stmt);
    return rc;
}

static clio_rc run_plain(clio_store *store, int which, clio_err *err)
{
    row r = {store->stmt[which], 0, SQLITE_OK};
    return run(store, &r, err);
}

/* ---- opening ------------------------------------------------------------- */

static clio_rc exec(clio_store *store, const char *text, clio_err *err)
{
    return sqlite3_exec(store->db, text, NULL, NULL, NULL) == SQLITE_OK ? CLIO_OK : fail(store, err);
}

static clio_rc ask_int(clio_store *store, const char *text, int64_t *n, clio_err *err)
{
    sqlite3_stmt *stmt = NULL;
    clio_rc rc = CLIO_OK;
    if (sqlite3_prepare_v2(store->db, text, -1, &stmt, NULL) != SQLITE_OK || sqlite3_step(stmt) != SQLITE_ROW)
        rc = fail(store, err);
    else
        *n = sqlite3_column_int64(stmt, 0);
    (void)sqlite3_finalize(stmt);
    return rc;
}

/* Give an empty file the layout; refuse a file that is not ours or not of this version. */
static clio_rc check_schema(clio_store *store, clio_err *err)
{
    int64_t version = 0, application = 0, tables = 0;
    clio_rc rc;
    CLIO_TRY(exec(store, "BEGIN IMMEDIATE", err));
    rc = ask_int(store, "PRAGMA user_version", &version, err);
    if (rc == CLIO_OK) rc = ask_int(store, "PRAGMA application_id", &application, err);
    if (rc == CLIO_OK) rc = ask_int(store, "SELECT count(*) FROM sqlite_schema", &tables, err);
    if (rc == CLIO_OK && (tables || application) && application != APPLICATION)
        rc = clioi_fail(err, CLIO_ESTORE, CLIOI_NO_OFF, "%.90s: a SQLite file, but not a store of Clio", store->path);
    else if (rc == CLIO_OK && tables && version != SCHEMA_VERSION)
        rc = clioi_fail(err, CLIO_ESTORE, CLIOI_NO_OFF, "%.90s: layout %d of the store, this program has layout %d",
                        store->path, (int)version, SCHEMA_VERSION);
    else if (rc == CLIO_OK && !tables)
        rc = exec(store, schema, err);
    if (rc == CLIO_OK && !tables)
        rc = exec(store, "PRAGMA application_id = 1131178351; PRAGMA user_version = 2", err);
    if (rc == CLIO_OK) return exec(store, "COMMIT", err);
    (void)sqlite3_exec(store->db, "ROLLBACK", NULL, NULL, NULL);
    return rc;
}

static clio_rc open_file(clio_store *store, clio_err *err)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
    if (sqlite3_open_v2(store->path, &store->db, flags, NULL) != SQLITE_OK) return fail(store, err);
    (void)sqlite3_busy_timeout(store->db, WAIT_MS);
    CLIO_TRY(exec(store, "PRAGMA foreign_keys = ON", err));
    CLIO_TRY(check_schema(store, err));
    CLIO_TRY(exec(store, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL", err));
    for (int i = 0; i < SQL_N; i++)
        if (sqlite3_prepare_v3(store->db, sql[i], -1, SQLITE_PREPARE_PERSISTENT, &store->stmt[i], NULL) != SQLITE_OK)
            return fail(store, err);
    return ask_int(store, "SELECT ifnull(max(key), 0) FROM article", &store->mark, err);
}

clio_rc clio_store_open(const char *path, clio_store **out, clio_err *err)
{
    clioi_arena mem;
    clio_store *store;
    clio_rc rc;
    *out = NULL;
    clioi_arena_init(&mem, 1 << 16);
    store = CLIOI_NEW(&mem, clio_store, 1);
    if (store) store->path = clioi_arena_strdup(&mem, path, strlen(path));
    if (mem.why != CLIO_OK) {
        rc = clioi_fail(err, mem.why, CLIOI_NO_OFF, "no room to open the store %.90s", path);
        clioi_arena_release(&mem);
        return rc;
    }
    store->mem = mem;
    clioi_buf_init(&store->list, 1 << 16);
    rc = open_file(store, err);
    if (rc == CLIO_OK)
        *out = store;
    else
        clio_store_close(store);
    return rc;
}

void clio_store_close(clio_store *store)
{
    clioi_arena mem;
    if (!store) return;
    for (int i = 0; i < SQL_N; i++) (void)sqlite3_finalize(store->stmt[i]);
    (void)sqlite3_close(store->db);
    clioi_buf_release(&store->list);
    mem = store->mem;
    clioi_arena_release(&mem);
}

/* ---- one document -------------------------------------------------------- */

/* Key of the article with this id, 0 if there is none. */
static clio_rc find_article(clio_store *store, const char *id, int64_t *key, clio_err *err)
{
    row r = {store->stmt[SQL_FIND], 0, SQLITE_OK};
    clio_rc rc = CLIO_OK;
    bind_str(&r, id);
    *key = 0;
    if (r.rc == SQLITE_OK) r.rc = sqlite3_step(r.stmt);
    if (r.rc == SQLITE_ROW) *key = sqlite3_column_int64(r.stmt, 0);
    else if (r.rc != SQLITE_DONE) rc = fail(store, err);
    (void)sqlite3_reset(r.stmt);
    (void)sqlite3_clear_bindings(r.stmt);
    return rc;
}

int clio_store_replaced(const clio_store *store)
{
    return store->replaced;
}

clio_rc clio_store_had(clio_store *store, const char *id, int *had, clio_err *err)
{
    int64_t key;
    CLIO_TRY(find_article(store, id, &key, err));
    *had = key > 0 && key <= store->mark;
    return CLIO_OK;
}

static clio_rc put_article(clio_store *store, const clio_doc *doc, const char *id, clio_err *err)
{
    const clio_article *a = &doc->art;
    row drop = {store->stmt[SQL_DROP], 0, SQLITE_OK}, r = {store->stmt[SQL_ARTICLE], 0, SQLITE_OK};
    const char *const fields[] = {id, a->file, a->url, a->outlet, a->title, a->author, a->published, a->lang};
    int64_t old;
    CLIO_TRY(find_article(store, id, &old, err));
    store->replaced = old > store->mark;
    bind_str(&drop, id);
    CLIO_TRY(run(store, &drop, err));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) bind_str(&r, fields[i]);
    bind_int(&r, doc->text_len);
    return run(store, &r, err);
}

static clio_rc put_actor(clio_store *store, const clio_doc *doc, int64_t event, const char *role, int64_t n,
                         const clio_actor *a, clio_err *err)
{
    row r = {store->stmt[SQL_ACTOR], 0, SQLITE_OK};
    clioi_buf_clear(&store->list);
    clioi_put_sectors(&store->list, a, " ");
    if (store->list.why != CLIO_OK)
        return clioi_fail(err, store->list.why, CLIOI_NO_OFF, "%.90s: no room for a row", store->path);
    bind_int(&r, event);
    bind_str(&r, role);
    bind_int(&r, n);
    bind_str(&r, a->code);
    bind_str(&r, a->country);
    bind_bytes(&r, store->list.bytes, store->list.len);
    bind_str(&r, a->name);
    bind_str(&r, a->id);
    bind_words(&r, doc, a->off, a->len);
    bind_str(&r, a->why);
    return run(store, &r, err);
}

static clio_rc put_count(clio_store *store, int64_t event, int64_t n, const clio_count *c, clio_err *err)
{
    row r = {store->stmt[SQL_COUNT], 0, SQLITE_OK};
    bind_int(&r, event);
    bind_int(&r, n);
    bind_str(&r, clio_count_name(c->what));
    bind_int(&r, c->n);
    bind_str(&r, clioi_approx_name(c->approx));
    bind_str(&r, clioi_whose_name(c->whose));
    bind_span(&r, c->off, c->len);
    return run(store, &r, err);
}

/* `lists` holds the further modes, `modes_len` bytes, then the contexts. */
static void bind_what(row *r, const clio_event *e, const clioi_buf *lists, size_t modes_len)
{
    bind_str(r, clio_event_name(e->event));
    bind_str(r, e->event ? e->mode : NULL);
    bind_bytes(r, lists->bytes, modes_len);
    bind_bytes(r, modes_len ? lists->bytes + modes_len : lists->bytes, lists->len - modes_len);
    bind_str(r, e->event ? clio_event_quad(e->event) : NULL);
    bind_real(r, e->event, clio_event_score(e->event, e->mode));
    bind_str(r, e->cameo);
    bind_real(r, e->cameo && *e->cameo, e->cameo ? clio_cameo_goldstein(e->cameo) : 0);
    bind_str(r, clio_status_name(e->status));
}

static void bind_when_where(row *r, const clio_event *e)
{
    const clio_place *p = &e->place;
    bind_str(r, e->date.value);
    bind_str(r, *e->date.value ? e->date.precision : NULL);
    bind_span(r, e->date.off, e->date.len);
    bind_str(r, p->name);
    bind_str(r, p->country);
    bind_str(r, p->admin1);
    bind_real(r, p->has_point, p->lat);
    bind_real(r, p->has_point, p->lon);
    if (p->geonameid)
        bind_int(r, p->geonameid);
    else
        r->at++;
    bind_str(r, p->precision);
    bind_span(r, p->off, p->len);
}

static void bind_source(row *r, const clio_doc *doc, const clio_event *e)
{
    const clio_sentence *s = e->sentence < doc->sentence_n ? &doc->sentence[e->sentence] : NULL;
    const clio_actor *speaker = e->speaker;
    bind_str(r, e->attr_kind);
    if (speaker && !speaker->name)
        bind_bytes(r, doc->text + speaker->off, speaker->len);
    else
        bind_str(r, speaker ? speaker->name : NULL);
    bind_str(r, e->outlet);
    bind_span(r, e->attr_off, e->attr_len);
    bind_words(r, doc, e->trig_off, e->trig_len);
    bind_str(r, e->rule);
    bind_words(r, doc, e->words_off, e->words_len);
    if (s)
        bind_int(r, e->sentence);
    else
        r->at++;
    bind_span(r, s ? s->off : 0, s ? s->len : 0);
    bind_bytes(r, s ? doc->text + s->off : NULL, s ? s->len : 0);
    bind_real(r, 1, (double)(int)((double)e->confidence * 1000 + 0.5) / 1000);
}

static clio_rc put_event(clio_store *store, const clio_doc *doc, int64_t article, uint32_t n, clio_err *err)
{
    const clio_event *e = &doc->event[n];
    row r = {store->stmt[SQL_EVENT], 0, SQLITE_OK};
    int64_t key;
    size_t modes_len;
    clioi_buf_clear(&store->list);
    clioi_put_modes(&store->list, e, " ");
    modes_len = store->list.len;
    clioi_put_contexts(&store->list, e->contexts, " ");
    if (store->list.why != CLIO_OK)
        return clioi_fail(err, store->list.why, CLIOI_NO_OFF, "%.90s: no room for a row", store->path);
    bind_str(&r, e->id);
    bind_int(&r, article);
    bind_int(&r, n);
    bind_what(&r, e, &store->list, modes_len);
    bind_when_where(&r, e);
    bind_source(&r, doc, e);
    CLIO_TRY(run(store, &r, err));
    key = sqlite3_last_insert_rowid(store->db);
    for (uint32_t i = 0; i < e->actor_n; i++)
        CLIO_TRY(put_actor(store, doc, key, "actor", i, &e->actor[i], err));
    for (uint32_t i = 0; i < e->recipient_n; i++)
        CLIO_TRY(put_actor(store, doc, key, "recipient", i, &e->recipient[i], err));
    for (uint32_t i = 0; i < e->count_n; i++) CLIO_TRY(put_count(store, key, i, &e->count[i], err));
    return CLIO_OK;
}

static clio_rc put_all(clio_store *store, const clio_doc *doc, const char *id, clio_err *err)
{
    int64_t article;
    CLIO_TRY(put_article(store, doc, id, err));
    article = sqlite3_last_insert_rowid(store->db);
    for (uint32_t i = 0; i < doc->event_n; i++) CLIO_TRY(put_event(store, doc, article, i, err));
    return run_plain(store, SQL_COMMIT, err);
}

clio_rc clio_store_put(clio_store *store, const clio_doc *doc, clio_err *err)
{
    const clio_article *a = &doc->art;
    const char *id = a->id ? a->id : a->url ? a->url : a->file;
    clio_rc rc;
    if (!id || !*id)
        return clioi_fail(err, CLIO_ESTORE, CLIOI_NO_OFF, "%.90s: the article has no id", store->path);
    CLIO_TRY(run_plain(store, SQL_BEGIN, err));
    rc = put_all(store, doc, id, err);
    if (rc != CLIO_OK && !sqlite3_get_autocommit(store->db)) (void)run_plain(store, SQL_ROLLBACK, NULL);
    return rc;
}
