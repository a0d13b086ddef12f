/* conllu.c -- format "conllu": CoNLL-U cut into articles.
 *
 * The text of an article is a piece of the file as it stands; stage token reads
 * it (options.keep_tokens).  A new article begins at "# newdoc", and after
 * CLIOI_BLOCK_MAX sentences or three quarters of the article limit, so that a
 * treebank without "# newdoc" does not come as one piece.  Comment lines before a
 * "# newdoc" of the same sentence go with it: what was read since the last blank
 * line stays in the buffer (`carry` bytes) when an article is handed out.
 *
 * Line breaks stay as they are, so that an error's byte in the text is a byte of the file.
 *
 * Ids: the newdoc id, else "file", "file#2" ...; the later blocks of one long document
 * are "id#2" ... .  Columns are not checked here. */
#include "read/read.h"
#include <string.h>

enum { BYTES_MAX = CLIOI_ARTICLE_MAX / 4 * 3 };

static int is_newdoc(const char *s, size_t n)
{
    return n >= 8 && !memcmp(s, "# newdoc", 8) && (n == 8 || s[8] == ' ');
}

/* Bytes of the line at s[0..n) without its CR. */
static size_t bare(const char *s, size_t n)
{
    return n && s[n - 1] == '\r' ? n - 1 : n;
}

/* The id in a "# newdoc id = x" among the first comments of the article, else one from the file's
   name. */
static const char *find_id(clio_reader *r)
{
    const char *s = r->buf.bytes, *end = s + r->buf.len;
    while (s < end && *s == '#') {
        const char *nl = memchr(s, '\n', (size_t)(end - s));
        size_t n = bare(s, (size_t)((nl ? nl : end) - s));
        if (n > 14 && !memcmp(s, "# newdoc id = ", 14)) {
            clioi_buf_clear(&r->id);
            (void)clioi_buf_add(&r->id, s + 14, n - 14);
            r->article_n = 1;
            return r->id.why == CLIO_OK ? r->id.bytes : NULL;
        }
        s = nl ? nl + 1 : end;
    }
    r->article_n++;
    if (r->id.len == 0) return clioi_read_id(r, r->name, 0, ' ');
    s = strrchr(r->id.bytes, '#');   /* a further block */
    if (s && r->article_n > 2) r->id.len = (size_t)(s - r->id.bytes);
    (void)clioi_buf_addf(&r->id, "#%u", r->article_n);
    return r->id.why == CLIO_OK ? r->id.bytes : NULL;
}

/* Line and byte of the file where the carried bytes begin, which are the last that were read. */
static void find_carry(clio_reader *r)
{
    r->line = r->in.line + 1;
    r->off = clioi_input_at(&r->in) - r->carry;
    for (size_t i = r->buf.len - r->carry; i < r->buf.len; i++) r->line -= r->buf.bytes[i] == '\n';
}

/* Hand out buf[0..until) and keep the rest for the next call. */
static clio_rc yield(clio_reader *r, size_t until, clio_article *article, int *got, clio_err *err)
{
    r->carry = r->buf.len - until;
    article->id = find_id(r);
    if (!article->id) {
        *got = 1;
        return clioi_read_fail(r, CLIO_ENOMEM, r->line, r->off, err, "");
    }
    article->text = r->buf.bytes;
    article->text_len = until;
    article->line = r->line;
    article->off = r->off;
    find_carry(r);
    *got = 1;
    return CLIO_OK;
}

static void drop_last_article(clio_reader *r)
{
    if (r->carry) memmove(r->buf.bytes, r->buf.bytes + r->buf.len - r->carry, r->carry);
    r->buf.len = r->carry;
    r->buf.why = CLIO_OK;
    r->carry = 0;
}

clio_rc clioi_conllu_next(clio_reader *r, clio_article *article, int *got, clio_err *err)
{
    size_t boundary = 0, from, n;   /* end of the last whole sentence in buf */
    uint32_t sentences = 0, words = 0;
    drop_last_article(r);
    for (;;) {
        uint64_t off;
        int more;
        clio_rc rc;
        from = r->buf.len;
        r->buf.limit = CLIOI_ARTICLE_MAX;
        rc = clioi_input_line(&r->in, &r->buf, &off, &more);
        if (from == 0) {
            r->line = r->in.line;
            r->off = off;
        }
        if (rc == CLIO_OK && more) rc = r->in.cr ? clioi_buf_add(&r->buf, "\r\n", 2) : clioi_buf_add(&r->buf, "\n", 1);
        if (rc != CLIO_OK) {
            *got = rc == CLIO_ELIMIT;
            r->done = rc != CLIO_ELIMIT;
            r->carry = 0;
            clioi_buf_clear(&r->buf);
            return clioi_read_fail(r, rc, r->in.line, off, err,
                                   "a sentence or line is over the limit of 16 MiB");
        }
        if (!more) break;
        n = bare(r->buf.bytes + from, r->buf.len - from - 1);
        if (n == 0) {   /* a blank line */
            if (words) {
                sentences++;
                boundary = r->buf.len;
            }
            words = 0;
            if (sentences >= CLIOI_BLOCK_MAX || (sentences && r->buf.len > BYTES_MAX))
                return yield(r, boundary, article, got, err);
        } else if (is_newdoc(r->buf.bytes + from, n) && sentences && !words) {
            return yield(r, boundary, article, got, err);
        } else if (r->buf.bytes[from] != '#') {
            words++;
        }
    }
    r->done = 1;
    if (!sentences && !words) return CLIO_OK;
    return yield(r, r->buf.len, article, got, err);
}
