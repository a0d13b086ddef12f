/* lines.c -- clio names, clio relate: JSONL in, one JSON object out for each line.
 *
 * The library's reader takes id and text; the further keys ("tokens"; "source",
 * "target" and their spans) are read here from the raw line.
 *
 * names: tokens that came in are handed on as CoNLL-U, whose tokens the pipeline
 * keeps, and the offsets written are then numbers of tokens.  Without tokens the
 * library's own format "names" is the answer.
 *
 * relate: a name is found by its span, else by its letters: as a whole word if it
 * stands as one, case counted before case ignored.  If source and target are the
 * same words without spans, the target is their next place.  A name that the text
 * does not have counts as not given. */
#include "app/app.h"
#include <jansson.h>
#include <string.h>

static void fail_line(app_run *run, app_job *job, const char *msg)
{
    job->err = (clio_err){.rc = CLIO_EFORMAT, .off = UINT64_MAX};
    app_job_place(job);
    memcpy(job->err.msg, msg, strlen(msg) + 1);
    app_job_fail(run, job);
}

/* The line's keys; NULL if it is no JSON, which the reader has noted. */
static json_t *load_line(const app_job *job)
{
    return job->line.n ? json_loadb(job->line.p, job->line.n, JSON_DECODE_ANY, NULL) : NULL;
}

/* The reader could use the line, so that only memory can be the reason if we cannot. @return 1 if so (noted). */
static int lacks_memory(app_run *run, app_job *job, const json_t *row)
{
    if (!job->has_article || (row && !job->line.failed)) return 0;
    job->err = (clio_err){CLIO_ENOMEM, 0, UINT64_MAX, "out of memory"};
    app_job_place(job);
    app_job_fail(run, job);
    return 1;
}

/* ---- names ------------------------------------------------------------------------ */

/* The tokens as one sentence of CoNLL-U. @return 0 if some token cannot stand there. */
static int tokens_to_conllu(const json_t *tokens, app_bytes *out)
{
    size_t n = json_array_size(tokens);
    for (size_t i = 0; i < n; i++) {
        const char *s = json_string_value(json_array_get(tokens, i));
        if (!s || !*s || strpbrk(s, "\t\r\n") || *s == ' ' || s[strlen(s) - 1] == ' ') return 0;
        app_addu(out, i + 1);
        app_adds(out, "\t");
        app_adds(out, s);
        app_adds(out, "\t_\t_\t_\t_\t_\t_\t_\t_\n");
    }
    app_adds(out, "\n");
    return 1;
}

static void put_token_names(app_job *job)
{
    uint32_t n;
    const clio_name *name = clio_doc_names(job->doc, &n);
    const char *text = clio_doc_article(job->doc)->text, *id = job->art.id;
    app_adds(&job->out, "{\"id\":");
    if (id)
        app_add_json(&job->out, id, strlen(id));
    else
        app_adds(&job->out, "null");
    app_adds(&job->out, ",\"spans\":[");
    for (uint32_t i = 0; i < n; i++) {
        app_adds(&job->out, i ? ",{\"start\":" : "{\"start\":");
        app_addu(&job->out, name[i].tok);
        app_adds(&job->out, ",\"end\":");
        app_addu(&job->out, (uint64_t)name[i].tok + name[i].tok_n);
        app_adds(&job->out, ",\"text\":");
        app_add_json(&job->out, text + name[i].off, name[i].len);
        app_add_member(&job->out, "type", clio_name_type_name(name[i].type));
        app_add_member(&job->out, "actor", name[i].actor);
        app_adds(&job->out, "}");
    }
    app_adds(&job->out, "]}\n");
}

/* A line with "tokens".  Its id is not in job->art if the line has no text. */
static void names_of_tokens(app_run *run, app_job *job, const json_t *row, const json_t *tokens)
{
    clio_options options = {.until = "name", .keep_tokens = 1};
    const json_t *id = json_object_get(row, "id");
    size_t at;
    int usable;
    uint64_t line = job->art.line, off = job->art.off;
    job->in.n = 0;
    job->art = (clio_article){0};   /* its strings are gone */
    if (json_is_string(id)) {
        app_add(&job->in, json_string_value(id), json_string_length(id));
    } else if (json_is_number(id)) {
        char number[64];
        size_t n = json_dumpb(id, number, sizeof number, JSON_ENCODE_ANY);
        app_add(&job->in, number, n < sizeof number ? n : 0);
    }
    app_add(&job->in, "", 1);
    at = job->in.n;
    usable = tokens_to_conllu(tokens, &job->in);
    if (job->in.failed) {
        job->err = (clio_err){CLIO_ENOMEM, 0, UINT64_MAX, "out of memory"};
        app_job_fail(run, job);
        return;
    }
    job->art = (clio_article){.id = at > 1 ? job->in.p : NULL, .text = job->in.p + at, .text_len = job->in.n - at,
                               .line = line, .off = off};
    if (!usable)
        fail_line(run, job, "\"tokens\" holds something that is no token");
    else if (app_job_code(run, job, &options))
        put_token_names(job);
}

static void names_work(app_run *run, app_job *job)
{
    clio_options options = {.until = "name"};
    clio_sink sink = {app_sink_put, &job->out};
    json_t *row = load_line(job);
    const json_t *tokens = json_object_get(row, "tokens");
    int lacking = lacks_memory(run, job, row);
    if (!lacking && json_is_array(tokens))
        names_of_tokens(run, job, row, tokens);
    else if (!lacking && !job->has_article)
        app_job_fail(run, job);
    else if (!lacking && app_job_code(run, job, &options) && clio_write(job->doc, "names", NULL, &sink, &job->err) != CLIO_OK)
        app_job_fail(run, job);
    json_decref(row);
}

/* ---- relate ------------------------------------------------------------------------- */

typedef struct part { uint32_t off, len; } part;   /* len 0: not given */

static int is_word_byte(char c)
{
    unsigned char u = (unsigned char)c;
    return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'A' && u <= 'Z') || (u >= 'a' && u <= 'z');
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static int same(const char *a, const char *b, size_t n, int any_case)
{
    for (size_t i = 0; i < n; i++)
        if (a[i] != b[i] && (!any_case || lower(a[i]) != lower(b[i]))) return 0;
    return 1;
}

/* First place of the name outside `taken`. Strictness falls: whole word and case, whole word, case, letters. */
static part find_name(const clio_article *a, const char *name, part taken)
{
    size_t n = name ? strlen(name) : 0;
    for (int pass = 0; n && n <= a->text_len && pass < 4; pass++)
        for (size_t at = 0; at + n <= a->text_len; at++) {
            if (taken.len && at < (size_t)taken.off + taken.len && at + n > taken.off) continue;
            if (!same(a->text + at, name, n, pass & 1)) continue;
            if (pass < 2 && at && is_word_byte(name[0]) && is_word_byte(a->text[at - 1])) continue;
            if (pass < 2 && at + n < a->text_len && is_word_byte(name[n - 1]) && is_word_byte(a->text[at + n])) continue;
            return (part){(uint32_t)at, (uint32_t)n};
        }
    return (part){0, 0};
}

/* The span under `key`. @return 1, 0 if there is none, -1 if it is not a span of the text. */
static int read_span(const json_t *row, const char *key, const clio_article *a, part *out)
{
    const json_t *span = json_object_get(row, key);
    json_int_t from, to;
    if (!span || json_is_null(span)) return 0;
    if (!json_is_array(span) || json_array_size(span) != 2 || !json_is_integer(json_array_get(span, 0)) ||
        !json_is_integer(json_array_get(span, 1)))
        return -1;
    from = json_integer_value(json_array_get(span, 0));
    to = json_integer_value(json_array_get(span, 1));
    if (from < 0 || to < from || (uint64_t)to > a->text_len) return -1;
    *out = (part){(uint32_t)from, (uint32_t)(to - from)};
    return to > from;
}

/* Source and target of the line. @return 0 if it cannot be used (noted). */
static int read_parts(app_run *run, app_job *job, const json_t *row, part *source, part *target)
{
    int has_source = read_span(row, "source_span", &job->art, source);
    int has_target = read_span(row, "target_span", &job->art, target);
    if (has_source < 0 || has_target < 0) {
        fail_line(run, job, has_source < 0 ? "\"source_span\" is not [start, end) within the text" :
                                             "\"target_span\" is not [start, end) within the text");
        return 0;
    }
    if (!has_source)
        *source = find_name(&job->art, json_string_value(json_object_get(row, "source")),
                            has_target ? *target : (part){0, 0});
    if (!has_target) *target = find_name(&job->art, json_string_value(json_object_get(row, "target")), *source);
    return 1;
}

static void put_contexts(app_bytes *b, uint64_t contexts)
{
    const char *sep = ",\"contexts\":[", *name;
    for (uint32_t k = 0; k < 64 && (name = clio_context_name(k)); k++) {
        if (!(contexts >> k & 1u)) continue;
        app_adds(b, sep);
        app_add_json(b, name, strlen(name));
        sep = ",";
    }
    if (contexts) app_adds(b, "]");
}

/* Three places at most, as the records have it. */
static void put_confidence(app_bytes *b, float confidence)
{
    unsigned n = (unsigned)((double)confidence * 1000 + 0.5);
    char digits[4] = {'.', (char)('0' + n / 100 % 10), (char)('0' + n / 10 % 10), (char)('0' + n % 10)};
    size_t len = sizeof digits;
    while (len > 1 && digits[len - 1] == '0') len--;
    app_adds(b, ",\"confidence\":");
    app_addu(b, n / 1000);
    if (len > 1) app_add(b, digits, len);
}

static void put_relation(app_run *run, app_job *job, const clio_relation *r)
{
    const char *event = clio_event_name(r->event), *quad = clio_event_quad(r->event);
    app_bytes *b = &job->out;
    app_adds(b, "{\"id\":");
    app_add_json(b, job->art.id, strlen(job->art.id));
    if (!r->event) {
        app_adds(b, ",\"event\":null}\n");
        return;
    }
    if (run->args->opt[OPT_SCHEME] && !strcmp(run->args->opt[OPT_SCHEME], "2021") &&
        (!strcmp(event, "CONCEDE") || !strcmp(event, "RETREAT"))) {
        event = "YIELD";
        quad = "material cooperation";
    }
    app_add_member(b, "event", event);
    app_add_member(b, "mode", r->mode);
    put_contexts(b, r->contexts);
    app_add_member(b, "quad", quad);
    app_add_member(b, "cameo", r->cameo);
    app_add_member(b, "status", clio_status_name(r->status));
    put_confidence(b, r->confidence);
    app_adds(b, "}\n");
}

static void relate_work(app_run *run, app_job *job)
{
    clio_options options = {0};
    clio_relation relation = {0};
    const char *scheme = run->args->opt[OPT_SCHEME];
    clio_relate_options how = {run->args->opt[OPT_ALLOW_NONE] != NULL, scheme && !strcmp(scheme, "2021")};
    part source = {0, 0}, target = {0, 0};
    json_t *row;
    if (!job->has_article) {
        app_job_fail(run, job);
        return;
    }
    row = load_line(job);
    if (!lacks_memory(run, job, row) && read_parts(run, job, row, &source, &target) && app_job_code(run, job, &options)) {
        if (clio_relate(run->engine, job->doc, source.off, source.len, target.off, target.len, &how,
                        &relation, &job->err) == CLIO_OK)
            put_relation(run, job, &relation);
        else
            app_job_fail(run, job);
    }
    json_decref(row);
}

/* ---- the commands --------------------------------------------------------------------- */

static int run_lines(const app_args *args, void (*work)(app_run *run, app_job *job))
{
    app_run run;
    int status = app_run_open(&run, args);
    if (status) return status;
    run.input = "jsonl";
    run.want_lines = 1;
    return app_run_go(&run, work);
}

int app_cmd_names(const app_args *args)
{
    return run_lines(args, names_work);
}

int app_cmd_relate(const app_args *args)
{
    return run_lines(args, relate_work);
}
