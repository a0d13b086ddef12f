/* jsonl.c -- format "jsonl": one JSON object a line, one article each.
 *
 * Keys: id (string or number), text (string, required), title, published, url,
 * outlet, lang, author.  Others are ignored here; clio_reader_line hands out the
 * raw line to commands that take further keys.  A key that is null, or no string
 * where one is wanted, counts as absent, except text.
 *
 * A line that cannot be used gives an error for this line (its number, and the
 * byte of the file where reading stopped) and the run goes on with the next: a
 * store of a million lines must not fail for one.  Lines over 64 MiB are passed over while
 * they are read, so that memory stays bounded.  Empty lines are no articles.
 * An article without id gets "file:line".  The JSON itself is read by jansson,
 * which also bounds nesting and checks UTF-8.  Where memory for a string is refused jansson
 * may speak of wrong syntax; the line is an error all the same. */
#include "read/read.h"
#include <jansson.h>
#include <string.h>

static const struct { const char *key; size_t at; } keys[] = {
    {"title", offsetof(clio_article, title)},   {"published", offsetof(clio_article, published)},
    {"url", offsetof(clio_article, url)},       {"outlet", offsetof(clio_article, outlet)},
    {"lang", offsetof(clio_article, lang)},     {"author", offsetof(clio_article, author)},
};

void clioi_jsonl_release(clio_reader *reader)
{
    json_decref(reader->json);
    reader->json = NULL;
}

/* The article's id: string, number, or made from file and line. NULL: no memory. */
static const char *read_id(clio_reader *r, const json_t *object, int make)
{
    char number[64];
    const json_t *id = json_object_get(object, "id");
    const char *s = json_string_value(id);
    size_t n;
    if (s && *s) return s;
    if (json_is_number(id)) {
        n = json_dumpb(id, number, sizeof number - 1, JSON_ENCODE_ANY);
        if (n == 0 || n >= sizeof number) return NULL;
        number[n] = '\0';
        return clioi_read_id(r, number, 0, ' ');
    }
    return make ? clioi_read_id(r, r->name, r->line, ':') : NULL;
}

static clio_rc bad_json(clio_reader *r, const json_error_t *e, clio_err *err)
{
    enum json_error_code code = json_error_code(e);
    clio_rc rc = code == json_error_out_of_memory || !e->text[0] ? CLIO_ENOMEM
               : code == json_error_invalid_utf8 ? CLIO_EUTF8
               : code == json_error_null_character ? CLIO_ENUL
               : code == json_error_null_byte_in_key ? CLIO_ENUL
               : CLIO_EFORMAT;
    size_t at = e->position < 0 ? 0 : (size_t)e->position;
    char *end, text[JSON_ERROR_TEXT_LENGTH];
    if (at > r->buf.len) at = r->buf.len;
    memcpy(text, e->text, sizeof text);
    end = strstr(text, "end of file");   /* all that jansson sees is this line */
    if (end) memcpy(end + 7, "line", 4);
    clioi_fail(err, rc, r->off + at, "line %llu, byte %zu of the line: %.110s", (unsigned long long)r->line, at,
               rc == CLIO_ENOMEM ? "no memory for it" : rc == CLIO_ENUL ? "a string holds the character NUL (\\u0000)" : text);
    if (err) err->line = r->line;
    return rc;
}

static clio_rc bad_line(clio_reader *r, clio_err *err, const char *what)
{
    clioi_fail(err, CLIO_EFORMAT, r->off, "line %llu: %s", (unsigned long long)r->line, what);
    if (err) err->line = r->line;
    return CLIO_EFORMAT;
}

static int is_blank(const clioi_buf *line)
{
    for (size_t i = 0; i < line->len; i++)
        if (line->bytes[i] != ' ' && line->bytes[i] != '\t') return 0;
    return 1;
}

static clio_rc parse(clio_reader *r, clio_article *article, clio_err *err)
{
    json_error_t e = {0};   /* jansson leaves it as it is where memory is refused */
    const json_t *text;
    json_t *object = json_loadb(r->buf.bytes, r->buf.len, JSON_DECODE_ANY, &e);
    r->json = object;
    article->line = r->line;
    article->off = r->off;
    if (!object) return bad_json(r, &e, err);
    if (!json_is_object(object)) return bad_line(r, err, "not a JSON object");
    text = json_object_get(object, "text");
    article->id = read_id(r, object, json_is_string(text));
    if (!json_is_string(text))
        return bad_line(r, err, text ? "\"text\" is not a string" : "no \"text\"");
    if (!article->id) return clioi_read_fail(r, CLIO_ENOMEM, r->line, r->off, err, "");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const char *s = json_string_value(json_object_get(object, keys[i].key));
        if (s && *s) memcpy((char *)article + keys[i].at, &s, sizeof s);
    }
    article->text = json_string_value(text);
    article->text_len = json_string_length(text);
    return CLIO_OK;
}

clio_rc clioi_jsonl_next(clio_reader *r, clio_article *article, int *got, clio_err *err)
{
    clio_rc rc;
    clioi_jsonl_release(r);
    do {
        clioi_buf_clear(&r->buf);
        rc = clioi_input_line(&r->in, &r->buf, &r->off, got);
        r->line = r->in.line;
        if (rc == CLIO_EIO) *got = 0;
        if (rc != CLIO_OK) {
            clioi_buf_release(&r->buf);
            r->done = rc == CLIO_EIO;
            return clioi_read_fail(r, rc, r->line, r->off, err,
                                   "the line is over the limit of 64 MiB");
        }
        if (!*got) return CLIO_OK;
    } while (is_blank(&r->buf));
    return parse(r, article, err);
}
