/* test_arena.c -- promises of base/arena.h. */
#include "base/arena.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>
#include <cmocka.h>

static void memory_comes_back_zeroed_and_aligned(void **state)
{
    clioi_arena a;
    (void)state;
    clioi_arena_init(&a, 1 << 20);
    for (size_t align = 1; align <= sizeof(void *); align *= 2) {
        char *p = clioi_arena_alloc(&a, 1, 33, align);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % align, 0);
        for (int k = 0; k < 33; k++) assert_int_equal(p[k], 0);
        memset(p, 0xAA, 33);
    }
    clioi_arena_release(&a);
}

static void the_limit_refuses_and_is_remembered(void **state)
{
    clioi_arena a;
    (void)state;
    clioi_arena_init(&a, 40000);
    assert_non_null(CLIOI_NEW(&a, char, 100));
    assert_null(CLIOI_NEW(&a, char, 100000));
    assert_int_equal(a.why, CLIO_ELIMIT);
    assert_null(CLIOI_NEW(&a, char, 1));
    clioi_arena_release(&a);
    assert_int_equal(a.why, CLIO_OK);
}

static void a_product_that_overflows_is_refused(void **state)
{
    clioi_arena a;
    (void)state;
    clioi_arena_init(&a, SIZE_MAX);
    assert_null(clioi_arena_alloc(&a, SIZE_MAX / 2, 3, 1));
    assert_int_equal(a.why, CLIO_ELIMIT);
    clioi_arena_release(&a);
}

static void rewind_forgets_what_came_after_the_mark(void **state)
{
    clioi_arena a;
    clioi_mark m;
    size_t held;
    (void)state;
    clioi_arena_init(&a, 64 << 20);
    (void)CLIOI_NEW(&a, char, 10);
    m = clioi_arena_mark(&a);
    held = a.held;
    for (int k = 0; k < 100; k++) (void)CLIOI_NEW(&a, char, 50000);
    assert_true(a.held > held);
    clioi_arena_rewind(&a, m);
    assert_int_equal(a.held, held);
    clioi_arena_release(&a);
}

static void reset_lets_the_arena_be_used_again(void **state)
{
    clioi_arena a;
    (void)state;
    clioi_arena_init(&a, 64 << 20);
    for (int round = 0; round < 3; round++) {
        for (int k = 0; k < 50; k++) assert_non_null(CLIOI_NEW(&a, char, 30000));
        clioi_arena_reset(&a);
    }
    assert_true(a.held <= (5u << 20));
    clioi_arena_release(&a);
}

static void the_kth_request_can_be_made_to_fail(void **state)
{
    clioi_arena a;
    (void)state;
    clioi_arena_init(&a, 1 << 20);
    clioi_arena_fail_in = 2;
    assert_non_null(CLIOI_NEW(&a, char, 1));
    assert_null(CLIOI_NEW(&a, char, 1));
    assert_int_equal(a.why, CLIO_ENOMEM);
    clioi_arena_fail_in = 0;
    clioi_arena_release(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_comes_back_zeroed_and_aligned), cmocka_unit_test(the_limit_refuses_and_is_remembered),
        cmocka_unit_test(a_product_that_overflows_is_refused), cmocka_unit_test(rewind_forgets_what_came_after_the_mark),
        cmocka_unit_test(reset_lets_the_arena_be_used_again), cmocka_unit_test(the_kth_request_can_be_made_to_fail)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
