/* reader.c -- open a file of articles, recognise its format, hand out articles.
 *
 * The formats are the rows of a table.  A format that is not named is
 * recognised by the file name's ending, else by the first bytes:
 *
 *   {                                   jsonl
 *   # newdoc, # sent_id, # text, 1 TAB  conllu
 *   anything else                       text
 *
 * Input comes through one buffer of 64 KiB, filled by read(2) with what there is, so
 * that a line from a pipe is read when it comes and not when the buffer is full.  Memory is
 * bounded by the longest line or article that is allowed, not by the file.  The reader lives
 * in its own arena; the growing buffers are its only other memory.  Standard
 * input is read like a file and not closed.  Compressed files are not opened
 * here: `xz -dc FILE | clio code -` does it. */
#include "read/read.h"
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { INPUT_SIZE = 1 << 16, HEAD = 32 };

static const clioi_format formats[] = {
    {"text", " .txt .text ", clioi_text_next, NULL},
    {"jsonl", " .jsonl .ndjson .json ", clioi_jsonl_next, clioi_jsonl_release},
    {"conllu", " .conllu .conll ", clioi_conllu_next, NULL},
};
enum { TEXT, JSONL, CONLLU, FORMATS };

/* Read more behind what the buffer holds. @return 0 at the end or after an error. */
static int read_more(clioi_input *in)
{
    ssize_t n = in->ended ? 0 : read(in->fd, in->bytes + in->len, in->size - in->len);
    if (n > 0) in->len += (size_t)n;
    if (n < 0) in->failed = 1;
    if (n <= 0) in->ended = 1;
    return n > 0;
}

int clioi_input_fill(clioi_input *in)
{
    if (in->pos < in->len) return 1;
    if (in->ended) return 0;
    in->off += in->len;
    in->pos = in->len = 0;
    return read_more(in);
}

/* Bytes of the mark of UTF-8 at the beginning. */
static size_t mark_len(const clioi_input *in)
{
    return in->len >= 3 && !memcmp(in->bytes, "\xEF\xBB\xBF", 3) ? 3 : 0;
}

/* A pipe may hand out single bytes: read until there is enough to recognise a format, a line or HEAD bytes of it. */
static void read_head(clioi_input *in)
{
    size_t blank = 0;
    do {
        if (!blank) blank = mark_len(in);
        while (blank < in->len && strchr(" \t\r\n", in->bytes[blank]) && in->bytes[blank]) blank++;
    } while (in->len < blank + HEAD && in->len < in->size && !memchr(in->bytes + blank, '\n', in->len - blank) && read_more(in));
}

uint64_t clioi_input_at(const clioi_input *in)
{
    return in->off + in->pos;
}

clio_rc clioi_input_line(clioi_input *in, clioi_buf *buf, uint64_t *off, int *got)
{
    size_t before = buf->len;
    clio_rc rc = CLIO_OK;
    *got = clioi_input_fill(in);
    *off = clioi_input_at(in);
    in->cr = 0;
    if (!*got) return in->failed ? CLIO_EIO : CLIO_OK;
    in->line++;
    while (clioi_input_fill(in)) {
        const char *from = in->bytes + in->pos, *nl = memchr(from, '\n', in->len - in->pos);
        size_t n = nl ? (size_t)(nl - from) : in->len - in->pos;
        if (rc == CLIO_OK) rc = clioi_buf_add(buf, from, n);
        in->pos += n + (nl != NULL);
        if (nl) break;
    }
    if (in->failed) rc = CLIO_EIO;
    if (rc != CLIO_OK) {   /* forget the part that was kept */
        buf->len = before;
        buf->why = CLIO_OK;
        return rc;
    }
    in->cr = buf->len > before && buf->bytes[buf->len - 1] == '\r';
    if (in->cr) buf->bytes[--buf->len] = '\0';
    return CLIO_OK;
}

clio_rc clioi_read_fail(const clio_reader *reader, clio_rc rc, uint64_t line, uint64_t off,
                        clio_err *err, const char *what)
{
    if (rc == CLIO_EIO) what = "cannot be read";
    if (rc == CLIO_ENOMEM) what = "no memory for it";
    clioi_fail(err, rc, off, "%.120s: %s", reader->file, what);
    if (err) err->line = line;
    return rc;
}

const char *clioi_read_id(clio_reader *reader, const char *name, uint64_t n, char sep)
{
    clioi_buf_clear(&reader->id);
    (void)clioi_buf_add(&reader->id, name, strlen(name));
    if (n) (void)clioi_buf_addf(&reader->id, "%c%llu", sep, (unsigned long long)n);
    return reader->id.why == CLIO_OK ? reader->id.bytes : NULL;
}

static const clioi_format *by_name(const char *name)
{
    for (int i = 0; i < FORMATS; i++)
        if (!strcmp(formats[i].name, name)) return &formats[i];
    return NULL;
}

static const clioi_format *by_ending(const char *file)
{
    const char *dot = strrchr(file, '.'), *hit;
    size_t n = dot ? strlen(dot) : 0;
    for (int i = 0; dot && i < FORMATS; i++) {
        hit = strstr(formats[i].endings, dot);
        if (hit && hit[-1] == ' ' && hit[n] == ' ') return &formats[i];
    }
    return NULL;
}

/* From what the buffer holds, without consuming it. */
static const clioi_format *by_bytes(const clioi_input *in)
{
    static const char *const heads[] = {"# newdoc", "# newpar", "# sent_id", "# text",
                                        "# global.columns", "1\t", "1-2\t"};
    const char *s = in->bytes + in->pos;
    size_t n = in->len - in->pos;
    while (n && (*s == ' ' || *s == '\n' || *s == '\r' || *s == '\t')) s++, n--;
    if (n && *s == '{') return &formats[JSONL];
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        if (n >= strlen(heads[i]) && !memcmp(s, heads[i], strlen(heads[i])))
            return &formats[CONLLU];
    return &formats[TEXT];
}

static clio_rc open_file(clio_reader *r, const char *path, clio_err *err)
{
    struct stat st;
    const char *slash = strrchr(path, '/');
    int is_stdin = !strcmp(path, "-");
    r->file = is_stdin ? "stdin" : clioi_arena_strdup(&r->mem, path, strlen(path));
    r->in.bytes = CLIOI_NEW(&r->mem, char, INPUT_SIZE);
    r->in.size = INPUT_SIZE;
    if (!r->file || !r->in.bytes)
        return clioi_fail(err, r->mem.why, CLIOI_NO_OFF, "no room for a reader");
    r->name = is_stdin ? r->file : slash && slash[1] ? r->file + (slash - path) + 1 : r->file;
    r->in.fd = is_stdin ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (r->in.fd < 0)
        return clioi_fail(err, CLIO_EIO, CLIOI_NO_OFF, "%.120s: %s", path,
                          errno == ENOENT ? "no such file"
                          : errno == EACCES ? "no permission to read it" : "cannot be opened");
    if (!fstat(r->in.fd, &st) && S_ISDIR(st.st_mode))
        return clioi_fail(err, CLIO_EIO, CLIOI_NO_OFF, "%.120s: is a folder, not a file", path);
    return CLIO_OK;
}

/* UTF-16 and UTF-32 with their mark would give an error for each line. */
static clio_rc check_encoding(const clio_reader *r, clio_err *err)
{
    const unsigned char *s = (const unsigned char *)r->in.bytes;
    if (r->in.len < 2 || !((s[0] == 0xFF && s[1] == 0xFE) || (s[0] == 0xFE && s[1] == 0xFF))) return CLIO_OK;
    return clioi_read_fail(r, CLIO_EUTF8, 1, 0, err, "begins as UTF-16 or UTF-32, not UTF-8 (iconv can convert it)");
}

clio_rc clio_reader_open(const char *path, const char *format, clio_reader **out, clio_err *err)
{
    const clioi_format *named = format ? by_name(format) : NULL;
    clioi_arena mem;
    clio_reader *r;
    clio_rc rc;
    *out = NULL;
    if (format && !named)
        return clioi_fail(err, CLIO_EUSAGE, CLIOI_NO_OFF, "no input format \"%.60s\"", format);
    clioi_arena_init(&mem, (size_t)1 << 20);
    r = CLIOI_NEW(&mem, clio_reader, 1);
    if (!r) {
        rc = clioi_fail(err, mem.why, CLIOI_NO_OFF, "no room for a reader");
        clioi_arena_release(&mem);
        return rc;
    }
    r->mem = mem;
    r->in.fd = -1;
    clioi_buf_init(&r->buf, CLIOI_LINE_MAX);
    clioi_buf_init(&r->id, 1 << 16);
    rc = open_file(r, path, err);
    if (rc == CLIO_OK) {
        read_head(&r->in);
        rc = check_encoding(r, err);
    }
    if (rc != CLIO_OK) {
        clio_reader_close(r);
        return rc;
    }
    r->in.pos = mark_len(&r->in);
    r->format = named ? named : by_ending(r->name);
    if (!r->format) r->format = by_bytes(&r->in);
    *out = r;
    return CLIO_OK;
}

clio_rc clio_reader_next(clio_reader *reader, clio_article *article, int *got, clio_err *err)
{
    *article = (clio_article){.file = reader->file};
    *got = 0;
    return reader->done ? CLIO_OK : reader->format->next(reader, article, got, err);
}

const char *clio_reader_format(const clio_reader *reader)
{
    return reader->format->name;
}

const char *clio_reader_line(const clio_reader *reader, size_t *len)
{
    int is_line = reader->format == &formats[JSONL] && reader->buf.len > 0;
    *len = is_line ? reader->buf.len : 0;
    return is_line ? reader->buf.bytes : NULL;
}

void clio_reader_close(clio_reader *reader)
{
    clioi_arena mem;
    if (!reader) return;
    if (reader->format && reader->format->release) reader->format->release(reader);
    if (reader->in.fd > STDIN_FILENO) (void)close(reader->in.fd);
    clioi_buf_release(&reader->buf);
    clioi_buf_release(&reader->id);
    mem = reader->mem;   /* the arena holds the reader itself */
    clioi_arena_release(&mem);
}
