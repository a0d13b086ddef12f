/* test_utf8.c -- what base/utf8.c promises: every well-formed character decodes, everything else is
 * refused with its offset, classes and case do not depend on a locale. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include "base/utf8.h"

static void every_code_point_survives_a_round_trip(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp <= 0x10FFFF; cp++) {
        char out[4];
        uint32_t back = 0, n;
        if (cp == 0xD800) cp = 0xE000;
        n = clioi_utf8_encode(cp, out);
        assert_int_equal(clioi_utf8_decode(out, n, &back), n);
        assert_int_equal(back, cp);
        assert_int_equal(clioi_utf8_decode(out, n - 1, &back), 0);
    }
}

static const struct { const char *bytes; size_t len, bad; } checks[] = {
    {"", 0, 0},
    {"abc", 3, 3},
    {"a\xC3\xA9z", 4, 4},
    {"a\xFFz", 3, 1},
    {"a\xC3", 2, 1},                     /* cut off */
    {"\xC0\x80", 2, 0},                  /* overlong */
    {"\xE0\x9F\xBF", 3, 0},              /* overlong */
    {"ab\xED\xA0\x80", 5, 2},            /* surrogate */
    {"\xF4\x90\x80\x80", 4, 0},          /* past U+10FFFF */
    {"x\x80", 2, 1},                     /* continuation alone */
    {"\xF0\x9F\x98\x80!", 5, 5},
};

static void the_first_bad_byte_is_located(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++)
        assert_int_equal(clioi_utf8_check(checks[i].bytes, checks[i].len), checks[i].bad);
}

static const struct { uint32_t cp; uint8_t cls; uint32_t lower; } classes[] = {
    {'A', CLIOI_UC_UPPER, 'a'},        {'z', CLIOI_UC_LOWER, 'z'},
           {'7', CLIOI_UC_DIGIT, '7'},
    {'.', CLIOI_UC_PUNCT, '.'},        {'$', CLIOI_UC_SYMBOL, '$'},
          {'\n', CLIOI_UC_SPACE, '\n'},
    {1, CLIOI_UC_OTHER, 1},            {0xC9, CLIOI_UC_UPPER, 0xE9},
         {0xE9, CLIOI_UC_LOWER, 0xE9},
    {0x160, CLIOI_UC_UPPER, 0x161},    {0x161, CLIOI_UC_LOWER, 0x161},
       {0x130, CLIOI_UC_UPPER, 'i'},
    {0x393, CLIOI_UC_UPPER, 0x3B3},    {0x41F, CLIOI_UC_UPPER, 0x43F},
       {0x43F, CLIOI_UC_LOWER, 0x43F},
    {0x4E2D, CLIOI_UC_LETTER, 0x4E2D}, {0x201C, CLIOI_UC_PUNCT, 0x201C},
     {0x2014, CLIOI_UC_PUNCT, 0x2014},
    {0xA0, CLIOI_UC_SPACE, 0xA0},      {0x200B, CLIOI_UC_SPACE, 0x200B},
     {0x20AC, CLIOI_UC_SYMBOL, 0x20AC},
    {0x1F600, CLIOI_UC_SYMBOL, 0x1F600}, {0xD7, CLIOI_UC_SYMBOL, 0xD7},
};

static void classes_and_case_are_those_of_the_charts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++) {
        assert_int_equal(clioi_utf8_class(classes[i].cp), classes[i].cls);
        assert_int_equal(clioi_utf8_lower(classes[i].cp), classes[i].lower);
    }
}

static void lowering_twice_changes_nothing(void **state)
{
    (void)state;
    for (uint32_t cp = 0; cp < 0x3000; cp++) {
        uint32_t low = clioi_utf8_lower(cp);
        assert_int_equal(clioi_utf8_lower(low), low);
        if (low != cp) assert_int_equal(clioi_utf8_class(low), CLIOI_UC_LOWER);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_survives_a_round_trip),
        cmocka_unit_test(the_first_bad_byte_is_located),
        cmocka_unit_test(classes_and_case_are_those_of_the_charts),
        cmocka_unit_test(lowering_twice_changes_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
