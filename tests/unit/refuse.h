/* refuse.h -- refuse every request for memory in turn: the test that each stage, reader, writer and
 * the store must pass.
 *
 * A first call, with all its memory, must succeed and tells how many requests it makes.  Then the first
 * is refused, then the second, and so on: each time the call must say CLIO_ENOMEM.  A stage that overlooks
 * a refusal and says CLIO_OK is found by this as well as one that crashes. */
#ifndef CLIO_TESTS_REFUSE_H
#define CLIO_TESTS_REFUSE_H
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/arena.h"

/* Does the whole thing from new and cleans up: its requests must be the same each time. */
typedef clio_rc refuse_call(void *with);

/* What a call needs before the thing that is tested: between these two no request is refused. */
static inline unsigned refuse_hold(void)
{
    unsigned k = clioi_arena_fail_in;
    clioi_arena_fail_in = 0;
    return k;
}
static inline void refuse_go_on(unsigned k)
{
    clioi_arena_fail_in = k;
}

/* @return the number of requests, each of which was refused once. */
static inline unsigned refuse_each(refuse_call *call, void *with)
{
    unsigned n;
    clio_rc rc;
    clioi_arena_fail_in = UINT_MAX;
    rc = call(with);
    n = UINT_MAX - clioi_arena_fail_in;
    clioi_arena_fail_in = 0;
    assert_int_equal(rc, CLIO_OK);
    for (unsigned k = 1; k <= n; k++) {
        clioi_arena_fail_in = k;
        rc = call(with);
        if (clioi_arena_fail_in) fail_msg("request %u of %u was not made the second time", k, n);
        if (rc != CLIO_ENOMEM) fail_msg("request %u of %u was refused, and the answer is %s", k, n, clio_rc_name(rc));
    }
    return n;
}
#endif
