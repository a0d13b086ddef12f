/* clio.c -- the engine and the run of the stages: the only file that sees them all.
 *
 * A document is made afresh for each article: its arena is reset, not freed,
 * so that a long run soon stops asking for memory.  Stages run in the order of
 * stages.def until the one that the caller named. */
#include "base/file.h"
#include "stage/relate.h"
#include "stage/stage.h"
#include <stdlib.h>
#include <string.h>

enum { DOC_CAP = 256 << 20, NAMED_MAX = 80 /* bytes of a file's name in a message */ };

struct clio_engine {
    clioi_data data;
    char model_hash[17], lexicon_hash[17];
};

static const struct stage {
    clio_stage_info info;
    clio_rc (*run)(const clioi_data *, clio_doc *, clio_err *);
} stages[] = {
#define X(name, reads, writes) {{#name, reads, writes}, clioi_stage_##name},
#include "stage/stages.def"
#undef X
};
enum { STAGE_N = sizeof stages / sizeof *stages };

const clio_stage_info *clio_stage(uint32_t k)
{
    return k < STAGE_N ? &stages[k].info : NULL;
}

/* ---- engine ---------------------------------------------------------------- */

static void to_hex(uint64_t h, char out[17])
{
    for (int k = 0; k < 16; k++) out[k] = "0123456789abcdef"[h >> (60 - 4 * k) & 15];
    out[16] = '\0';
}

/* A byte in a section of the data file as a byte of the file. */
static clio_rc in_file(const clio_engine *e, const void *section, clio_rc rc, clio_err *err)
{
    if (rc != CLIO_OK && err && section && err->off != CLIOI_NO_OFF)
        err->off += (uint64_t)((const unsigned char *)section - e->data.pack.base);
    return rc;
}

/* Put the file's name before the message, the end of it if it is long. */
static void name_file(const char *path, clio_err *err)
{
    char why[sizeof err->msg];
    size_t n = strlen(path), skip = n > NAMED_MAX ? n - NAMED_MAX : 0;
    if (!err || !strncmp(err->msg, path, n)) return;
    memcpy(why, err->msg, sizeof why);
    clioi_fail(err, err->rc, err->off, "%s%s: %.110s", skip ? "..." : "", path + skip, why);
}

static clio_rc open_parts(clio_engine *e, const char *path, clio_err *err)
{
    static const char *const lexicon[] = {"lex.str", "lex.entry", "lex.name", "lex.frame", "lex.part", "lex.need", "lex.lemma", "lex.compl", "lex.op"};
    size_t len;
    const void *model;
    uint64_t h = 0;
    CLIO_TRY(clioi_pack_open(path, &e->data.pack, err));
    CLIO_TRY(clioi_lex_open(&e->data.pack, &e->data.lex, err));
    model = clioi_pack_section(&e->data.pack, "model.reader", &len);
    if (!model) return clioi_fail(err, CLIO_EDATA, CLIOI_NO_OFF, "no model in it");
    CLIO_TRY(in_file(e, model, clioi_model_open(model, len, &e->data.model, err), err));
    h = clioi_pack_sum(model, len, 0);
    model = clioi_pack_section(&e->data.pack, "model.relate", &len);
    CLIO_TRY(in_file(e, model, clioi_ranker_open(model, model ? len : 0, &e->data.ranker, err), err));
    to_hex(model ? clioi_pack_sum(model, len, h) : h, e->model_hash);
    h = 0;
    for (size_t k = 0; k < sizeof lexicon / sizeof *lexicon; k++) {
        const void *p = clioi_pack_section(&e->data.pack, lexicon[k], &len);
        h = clioi_pack_sum(p, len, h);
    }
    to_hex(h, e->lexicon_hash);
    return CLIO_OK;
}

clio_rc clio_engine_open(const char *path, clio_engine **out, clio_err *err)
{
    char found[4096];
    clio_engine *e;
    clio_rc rc;
    *out = NULL;
    if (!path) {
        CLIO_TRY(clioi_file_data_path(found, sizeof found, err));
        path = found;
    }
    e = calloc(1, sizeof *e);
    if (!e) return clioi_fail(err, CLIO_ENOMEM, CLIOI_NO_OFF, "no room for the engine");
    rc = open_parts(e, path, err);
    if (rc == CLIO_OK) {
        *out = e;
    } else {
        name_file(path, err);
        clio_engine_close(e);
    }
    return rc;
}

void clio_engine_close(clio_engine *engine)
{
    if (!engine) return;
    clioi_pack_close(&engine->data.pack);
    free(engine);
}

const char *clio_engine_model_hash(const clio_engine *engine) { return engine->model_hash; }
const char *clio_engine_lexicon_hash(const clio_engine *engine) { return engine->lexicon_hash; }

/* ---- documents --------------------------------------------------------------- */

clio_doc *clio_doc_new(size_t cap)
{
    clio_doc *doc = calloc(1, sizeof *doc);
    if (!doc) return NULL;
    clioi_arena_init(&doc->mem, cap ? cap : DOC_CAP);
    clioi_arena_init(&doc->scratch, cap ? cap : DOC_CAP);
    return doc;
}

static void reset(clio_doc *doc)
{
    clioi_arena mem, scratch;
    clioi_arena_reset(&doc->mem);
    clioi_arena_reset(&doc->scratch);
    mem = doc->mem;
    scratch = doc->scratch;
    *doc = (clio_doc){.mem = mem, .scratch = scratch};
    doc->mem.why = doc->scratch.why = CLIO_OK;
}

void clio_doc_free(clio_doc *doc)
{
    if (!doc) return;
    clioi_arena_release(&doc->mem);
    clioi_arena_release(&doc->scratch);
    free(doc);
}

static const char *copy(clio_doc *doc, const char *s)
{
    return s ? clioi_arena_strdup(&doc->mem, s, strlen(s)) : NULL;
}

/* "2017-03-24T10:00:00Z" and "20170324" as yyyymmdd; 0 for anything else. */
static int32_t day_of(const char *s)
{
    int32_t v = 0;
    int n = 0;
    for (; s && *s && n < 8; s++) {
        if (*s == '-' && (n == 4 || n == 6)) continue;
        if (*s < '0' || *s > '9') return 0;
        v = v * 10 + (*s - '0');
        n++;
    }
    return n == 8 && v / 100 % 100 >= 1 && v / 100 % 100 <= 12 && v % 100 >= 1 && v % 100 <= 31 ? v : 0;
}

static clio_rc take_article(clio_doc *doc, const clio_article *a, const clio_options *opt, clio_err *err)
{
    if (opt) doc->opt = *opt;
    doc->art = (clio_article){copy(doc, a->id), copy(doc, a->file), copy(doc, a->url), copy(doc, a->title), copy(doc, a->published),
                              copy(doc, a->author), copy(doc, a->outlet), copy(doc, a->lang), a->text, a->text_len, a->line, a->off};
    doc->day = day_of(doc->art.published);
    if (!doc->day) doc->day = day_of(doc->opt.date);
    if (doc->mem.why != CLIO_OK) return clioi_fail(err, doc->mem.why, CLIOI_NO_OFF, "no room for the article");
    return CLIO_OK;
}

static clio_rc last_stage(const char *until, uint32_t *last, clio_err *err)
{
    *last = STAGE_N;
    for (uint32_t k = 0; until && k < STAGE_N; k++)
        if (!strcmp(stages[k].info.name, until)) *last = k + 1;
    if (until && strcmp(stages[*last - 1].info.name, until)) return clioi_fail(err, CLIO_EUSAGE, CLIOI_NO_OFF, "no stage is called \"%s\"", until);
    return CLIO_OK;
}

clio_rc clio_code(const clio_engine *engine, const clio_article *article, const clio_options *options, clio_doc *doc, clio_err *err)
{
    uint32_t last;
    clio_rc rc;
    reset(doc);
    CLIO_TRY(last_stage(options ? options->until : NULL, &last, err));
    rc = take_article(doc, article, options, err);
    for (uint32_t k = 0; k < last && rc == CLIO_OK; k++) {
        rc = stages[k].run(&engine->data, doc, err);
        if (rc == CLIO_OK) doc->done++;
    }
    if (rc == CLIO_OK) {
        doc->art.text = doc->text;
        doc->art.text_len = doc->text_len;
    } else {
        reset(doc);
    }
    return rc;
}

const clio_article *clio_doc_article(const clio_doc *doc) { return &doc->art; }

#define BORROW(fn, T, field)                       \
    const T *fn(const clio_doc *doc, uint32_t *n)  \
    {                                              \
        *n = doc->field##_n;                       \
        return doc->field;                         \
    }
BORROW(clio_doc_tokens, clio_token, token)
BORROW(clio_doc_sentences, clio_sentence, sentence)
BORROW(clio_doc_names, clio_name, name)
BORROW(clio_doc_actors, clio_actor, actor)
BORROW(clio_doc_events, clio_event, event)

const char *clio_doc_log(const clio_doc *doc) { return doc->log; }

clio_rc clio_relate(const clio_engine *engine, clio_doc *doc, uint32_t source_off, uint32_t source_len, uint32_t target_off,
                    uint32_t target_len, const clio_relate_options *options, clio_relation *out, clio_err *err)
{
    clioi_span source = {source_off, source_len}, target = {target_off, target_len};
    if (doc->done < STAGE_N) return clioi_fail(err, CLIO_EORDER, CLIOI_NO_OFF, "the document has not been coded to its end");
    return clioi_relate(&engine->data, doc, source, target, options, out, err);
}
