/* read.h -- what the readers share: buffered input in lines, and the table of formats.
 *
 * A reader holds one line or one article at a time, never the file.  Lines over
 * a limit are passed over without being kept. */
#ifndef CLIO_READ_READ_H
#define CLIO_READ_READ_H
#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum { CLIOI_LINE_MAX = 64 << 20,     /* bytes of a JSONL line */
       CLIOI_ARTICLE_MAX = 16 << 20,  /* bytes of an article's text */
       CLIOI_BLOCK_MAX = 2000 };      /* sentences in an article made from CoNLL-U */

typedef struct clioi_input {
    int fd;               /* -1: none */
    char *bytes;          /* (size,) read from the file */
    size_t size, pos, len;
    uint64_t off;         /* of bytes[0] in the file */
    uint64_t line;        /* lines read so far */
    int failed, ended;
    int cr;               /* the last line ended in CR LF */
} clioi_input;

typedef struct clioi_format clioi_format;
struct clio_reader {
    clioi_arena mem;      /* owns the reader itself and its strings */
    clioi_input in;
    const clioi_format *format;
    const char *file;     /* path, or "stdin" */
    const char *name;     /* the file's name without folders */
    clioi_buf buf;        /* the line or article at hand */
    clioi_buf id;         /* id made for the article */
    uint64_t line, off;   /* where the article at hand began */
    uint32_t article_n;   /* articles yielded */
    /* conllu: bytes at the end of buf that belong to the next article; `keep` = 1 */
    size_t carry;
    int keep, done;
    void *json;           /* jsonl: the parsed line */
};

struct clioi_format {
    const char *name;
    const char *endings;  /* of file names, " .jsonl .ndjson " */
    clio_rc (*next)(clio_reader *reader, clio_article *article, int *got, clio_err *err);
    void (*release)(clio_reader *reader);   /* may be NULL */
};

clio_rc clioi_text_next(clio_reader *reader, clio_article *article, int *got, clio_err *err);
clio_rc clioi_jsonl_next(clio_reader *reader, clio_article *article, int *got, clio_err *err);
void clioi_jsonl_release(clio_reader *reader);
clio_rc clioi_conllu_next(clio_reader *reader, clio_article *article, int *got, clio_err *err);

/** Make at least one byte available. @return 0 at the end or after a read error (in->failed). */
int clioi_input_fill(clioi_input *in);
/** Append the next line, without its break, to `buf`.
 *  @param off  receives the offset of its first byte in the file.
 *  @param got  0 at the end of the file.
 *  @return CLIO_OK; CLIO_ELIMIT (too long for `buf`; passed over to its end, buf as before);
 *  CLIO_ENOMEM; CLIO_EIO. */
clio_rc clioi_input_line(clioi_input *in, clioi_buf *buf, uint64_t *off, int *got);
/** Where in the file the next byte is. */
uint64_t clioi_input_at(const clioi_input *in);
/** The error for a code that clioi_input_line returned, naming file and line. */
clio_rc clioi_read_fail(const clio_reader *reader, clio_rc rc, uint64_t line, uint64_t off,
                        clio_err *err, const char *what);
/** reader->id = "name", or "name:n" for n > 0. @return NULL if there is no memory. */
const char *clioi_read_id(clio_reader *reader, const char *name, uint64_t n, char sep);
#endif
