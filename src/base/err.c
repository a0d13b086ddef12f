/* err.c -- the texts of the error codes, and the one way to report a failure.
 *
 * One list, CLIO_RC_LIST in clio.h, makes the enum, the names and the texts.
 * Nothing here prints: the caller owns the clio_err and decides. */
#include "base/err.h"
#include <stdarg.h>
#include <stdio.h>

const char *clio_rc_text(clio_rc rc)
{
    static const char *const text[CLIO_RC_COUNT] = {
#define X(name, t) [CLIO_##name] = t,
        CLIO_RC_LIST(X)
#undef X
    };
    return (unsigned)rc < CLIO_RC_COUNT ? text[rc] : "unknown code";
}

const char *clio_rc_name(clio_rc rc)
{
    static const char *const name[CLIO_RC_COUNT] = {
#define X(name, t) [CLIO_##name] = #name,
        CLIO_RC_LIST(X)
#undef X
    };
    return (unsigned)rc < CLIO_RC_COUNT ? name[rc] : "EUNKNOWN";
}

clio_rc clioi_fail(clio_err *err, clio_rc rc, uint64_t off, const char *fmt, ...)
{
    if (err) {
        va_list ap;
        err->rc = rc;
        err->off = off;
        err->line = 0;
        va_start(ap, fmt);
        (void)vsnprintf(err->msg, sizeof err->msg, fmt, ap);
        va_end(ap);
    }
    return rc;
}
