/* write.h -- what the writers share: the table of formats, and how text, numbers and JSON
 * are put into a buffer.
 *
 * A writer only adds to the buffer; what it was refused is remembered there, so that
 * clio_write asks once.  Nothing here depends on the locale. */
#ifndef CLIO_WRITE_WRITE_H
#define CLIO_WRITE_WRITE_H
#include "base/buf.h"
#include "core/doc.h"
#include "core/listing.h"

typedef void clioi_writer(const clio_doc *doc, const clio_write_options *options, clioi_buf *out);

/* One function per file; the table is in write.c. */
clioi_writer clioi_write_jsonl, clioi_write_csv, clioi_write_table, clioi_write_conllu, clioi_write_names,
    clioi_write_explain;

/* ---- put.c: pieces ---- */

void clioi_put_str(clioi_buf *out, const char *s);   /* NULL: nothing */
void clioi_put_char(clioi_buf *out, char c);
void clioi_put_int(clioi_buf *out, int64_t n);
/** Decimal fraction rounded half away from zero to `places` (0 to 9), trailing zeros left out;
 *  what is not finite or beyond 1e9 is put as 0. */
void clioi_put_fixed(clioi_buf *out, double v, int places);
/** Text on one line: each run of white space and controls becomes one blank. */
void clioi_put_line(clioi_buf *out, const char *s, size_t n);

/* ---- width.c: columns of a terminal ---- */

/** Columns that s[0..n) takes: 2 for East Asian wide characters and emoji, 0 for combining marks. */
uint32_t clioi_width(const char *s, size_t n);
/** Put s[0..n) on one line in exactly `width` columns: cut with an ellipsis, or filled up
 *  with blanks if `fill`.  @return columns taken. */
uint32_t clioi_put_cell(clioi_buf *out, const char *s, size_t n, uint32_t width, int fill);

/* ---- json.c: JSON, commas kept by `comma` ---- */

typedef struct clioi_json { clioi_buf *out; int comma; } clioi_json;
void clioi_json_open(clioi_json *j, char bracket);
void clioi_json_close(clioi_json *j, char bracket);
void clioi_json_key(clioi_json *j, const char *key);
void clioi_json_str(clioi_json *j, const char *s, size_t n);    /* a value */
void clioi_json_int(clioi_json *j, int64_t n);                  /* a value */
/* Members; absent facts (NULL, "", len 0) are left out. */
void clioi_json_kstr(clioi_json *j, const char *key, const char *s);
void clioi_json_kint(clioi_json *j, const char *key, int64_t n);
void clioi_json_kfixed(clioi_json *j, const char *key, double v, int places);
/** "text": the words at [off, off + len), and "span": [off, off + len]. */
void clioi_json_span(clioi_json *j, const clio_doc *doc, uint32_t off, uint32_t len);
void clioi_json_ktext(clioi_json *j, const clio_doc *doc, uint32_t off, uint32_t len);
void clioi_json_kspan(clioi_json *j, uint32_t off, uint32_t len);
#endif
