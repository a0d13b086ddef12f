/* err.h -- failures as values: fill the caller's clio_err, hand back the code. */
#ifndef CLIO_BASE_ERR_H
#define CLIO_BASE_ERR_H
#include "clio.h"

#define CLIOI_NO_OFF UINT64_MAX

/* Record a failure and hand back `rc`:
 * `return clioi_fail(err, CLIO_EUTF8, i, "bad byte 0x%02x", b);`  `err` may be NULL. */
clio_rc clioi_fail(clio_err *err, clio_rc rc, uint64_t off, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

#define CLIO_TRY(call)                  \
    do {                                \
        clio_rc rc_ = (call);           \
        if (rc_ != CLIO_OK) return rc_; \
    } while (0)
#endif
