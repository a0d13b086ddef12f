/* buf.c -- a growing byte buffer with a limit from birth.
 *
 * Readers collect a line or a file in it, writers a record.  The memory
 * doubles, so that n bytes cost O(n) copies, but never passes the limit (and
 * its NUL).  What it does not do: hand out pieces with a life of their own
 * (that is the arena's business), or shrink. */
#include "base/buf.h"
#include "base/arena.h"
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST = 256 };

void clioi_buf_init(clioi_buf *buf, size_t limit)
{
    *buf = (clioi_buf){.limit = limit < SIZE_MAX / 4 ? limit : SIZE_MAX / 4};
}

void clioi_buf_release(clioi_buf *buf)
{
    free(buf->bytes);
    clioi_buf_init(buf, buf->limit);
}

void clioi_buf_clear(clioi_buf *buf)
{
    buf->len = 0;
    buf->why = CLIO_OK;
    if (buf->bytes) buf->bytes[0] = '\0';
}

/* Make room for `n` more bytes and a NUL. */
static clio_rc reserve(clioi_buf *buf, size_t n)
{
    size_t cap = buf->cap ? buf->cap : FIRST;
    char *bytes;
    if (buf->why != CLIO_OK) return buf->why;
    if (n > buf->limit - buf->len) return buf->why = CLIO_ELIMIT;
    if (buf->len + n < buf->cap) return CLIO_OK;
    while (cap <= buf->len + n) cap *= 2;
    if (cap > buf->limit + 1) cap = buf->limit + 1;
    if (clioi_arena_fail_in && --clioi_arena_fail_in == 0) return buf->why = CLIO_ENOMEM;
    bytes = realloc(buf->bytes, cap);
    if (!bytes) return buf->why = CLIO_ENOMEM;
    buf->bytes = bytes;
    buf->cap = cap;
    return CLIO_OK;
}

clio_rc clioi_buf_add(clioi_buf *buf, const void *bytes, size_t n)
{
    clio_rc rc = reserve(buf, n);
    if (rc != CLIO_OK) return rc;
    if (n) memcpy(buf->bytes + buf->len, bytes, n);
    buf->len += n;
    buf->bytes[buf->len] = '\0';
    return CLIO_OK;
}

clio_rc clioi_buf_addf(clioi_buf *buf, const char *fmt, ...)
{
    va_list ap, again;
    int n;
    clio_rc rc;
    va_start(ap, fmt);
    va_copy(again, ap);
    n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    rc = n < 0 ? (buf->why = CLIO_ELIMIT) : reserve(buf, (size_t)n);
    if (rc == CLIO_OK) {
        (void)vsnprintf(buf->bytes + buf->len, (size_t)n + 1, fmt, again);
        buf->len += (size_t)n;
    }
    va_end(again);
    return rc;
}
