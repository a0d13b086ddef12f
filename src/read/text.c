/* text.c -- format "text": the whole file is one article.
 *
 * Its id is the file's name without folders ("stdin" for standard input), so
 * that records do not depend on where the file lies.  An empty file is an
 * article without text.  A file over the limit is refused without being held;
 * what the bytes say (UTF-8 or not) is stage text's business.  Title, date and
 * outlet are not looked for in the text. */
#include "read/read.h"

clio_rc clioi_text_next(clio_reader *reader, clio_article *article, int *got, clio_err *err)
{
    clioi_input *in = &reader->in;
    uint64_t start = clioi_input_at(in), line = 1;
    reader->done = 1;
    article->id = clioi_read_id(reader, reader->name, 0, ' ');
    if (!article->id) return clioi_read_fail(reader, CLIO_ENOMEM, 0, CLIOI_NO_OFF, err, "");
    while (clioi_input_fill(in)) {
        clio_rc rc = CLIO_ELIMIT;
        if (reader->buf.len + (in->len - in->pos) <= CLIOI_ARTICLE_MAX)
            rc = clioi_buf_add(&reader->buf, in->bytes + in->pos, in->len - in->pos);
        if (rc != CLIO_OK) {
            for (size_t i = 0; i < reader->buf.len; i++) line += reader->buf.bytes[i] == '\n';
            clioi_buf_release(&reader->buf);
            return clioi_read_fail(reader, rc, line, start + CLIOI_ARTICLE_MAX, err,
                                   "the text is over the limit of 16 MiB for an article");
        }
        in->pos = in->len;
    }
    if (in->failed) return clioi_read_fail(reader, CLIO_EIO, 0, in->off, err, "");
    article->text = reader->buf.bytes ? reader->buf.bytes : "";
    article->text_len = reader->buf.len;
    article->line = 1;
    article->off = start;
    *got = 1;
    return CLIO_OK;
}
