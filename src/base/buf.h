/* buf.h -- a growing byte buffer with a limit from birth, for readers and writers.
 *
 * One owner.  A refused addition leaves the contents as they were and is
 * remembered in `why`, so that a writer may add many times and ask once.
 * clioi_arena_fail_in (base/arena.h) counts its requests for memory too. */
#ifndef CLIO_BASE_BUF_H
#define CLIO_BASE_BUF_H
#include "clio.h"

typedef struct clioi_buf {
    char *bytes;     /* (len + 1,) NUL-terminated; NULL while nothing was added */
    size_t len;      /* bytes in use */
    size_t cap;      /* bytes held */
    size_t limit;    /* most bytes it may hold in use */
    clio_rc why;     /* CLIO_OK, or the first reason for a refusal: CLIO_ELIMIT, CLIO_ENOMEM */
} clioi_buf;

void clioi_buf_init(clioi_buf *buf, size_t limit);
void clioi_buf_release(clioi_buf *buf);   /* back to the empty buffer, same limit */
void clioi_buf_clear(clioi_buf *buf);     /* forget contents and `why`, keep the memory */

/** Append. @return CLIO_OK, or `why`. */
clio_rc clioi_buf_add(clioi_buf *buf, const void *bytes, size_t n);
clio_rc clioi_buf_addf(clioi_buf *buf, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
#endif
