/* test_model.c -- core/model.c: damaged models are refused, features see what they should. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "model_fixture.h"

static void damaged_models_are_refused(void **state)
{
    fixture f = fixture_new();
    static const size_t at[] = {0, 8, 12, 40, 44, 48, 52, 68};
    clioi_model m;
    clio_err err;
    (void)state;
    assert_int_equal(clioi_model_open(f.bytes, f.len, &m, &err), CLIO_OK);
    assert_int_equal(clioi_model_open(f.bytes, f.len - 64, &m, &err), CLIO_EDATA);
    assert_int_equal(clioi_model_open(f.bytes, 10, &m, &err), CLIO_EDATA);
    assert_int_equal(clioi_model_open(f.bytes + 8, f.len - 8, &m, &err), CLIO_EDATA);
    for (size_t k = 0; k < sizeof at / sizeof *at; k++) {
        f.bytes[at[k]] ^= 0x81;
        assert_int_equal(clioi_model_open(f.bytes, f.len, &m, &err), CLIO_EDATA);
        f.bytes[at[k]] ^= 0x81;
    }
    assert_int_equal(clioi_model_open(f.bytes, f.len, &m, &err), CLIO_OK);
    ((clioi_pair *)(uintptr_t)m.word)[0] = (clioi_pair){77, FIX_ROWS};
    assert_int_equal(clioi_model_open(f.bytes, f.len, &m, &err), CLIO_EDATA);
    free(f.bytes);
}

static void folding_is_blind_to_case_digits_and_typography(void **state)
{
    static const struct { const char *a, *b; int same; } pairs[] = {
        {"Russia", "RUSSIA", 1}, {"1998", "2004", 1}, {"\xE2\x80\x9C", "\"", 1}, {"\xE2\x80\x99s", "'s", 1}, {"\xC3\x89tat", "\xC3\xA9tat", 1},
        {"Russia", "Russian", 0}, {"ab", "ba", 0},
    };
    (void)state;
    for (size_t k = 0; k < sizeof pairs / sizeof *pairs; k++) {
        uint32_t a = clioi_word_key(pairs[k].a, (uint32_t)strlen(pairs[k].a)), b = clioi_word_key(pairs[k].b, (uint32_t)strlen(pairs[k].b));
        assert_int_equal(a == b, pairs[k].same);
    }
}

static void rows_lie_in_their_tables_whatever_the_bytes(void **state)
{
    static const char text[] = "Putin met  \xFF\xC3 Le\xE2\x82 1 . \xF0\x9F\x98\x80 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    uint32_t row[8 * CLIOI_FEAT_COUNT];
    clio_token tok[8];
    (void)state;
    for (uint32_t k = 0; k < 8; k++) tok[k] = (clio_token){.off = k * 5, .len = k + 1};
    clioi_features(text, tok, 8, row);
    for (uint32_t k = 0; k < 8; k++)
        for (uint32_t c = 0; c < CLIOI_FEAT_WORD; c++) assert_true(row[k * CLIOI_FEAT_COUNT + c] < CLIOI_FEAT_FIXED_N);
}

static void distances_have_a_side_and_grow(void **state)
{
    (void)state;
    assert_int_equal(clioi_distance(4, CLIO_NONE), 0);
    for (uint32_t d = 1; d < 300; d++) {
        uint32_t left = clioi_distance(300, 300 - d), right = clioi_distance(0, d);
        assert_true(left >= 1 && left <= 12 && right == left + 12);
        assert_true(d == 1 || left >= clioi_distance(300, 301 - d));
    }
}

static void pieces_are_cut_behind_marks(void **state)
{
    static char text[2000];
    static clio_token tok[600];
    (void)state;
    for (uint32_t k = 0; k < 600; k++) {
        tok[k] = (clio_token){.off = k, .len = 1};
        text[k] = k == 200 ? ',' : 'a';
    }
    assert_int_equal(clioi_model_piece(text, tok, 10), 10);
    assert_int_equal(clioi_model_piece(text, tok, CLIOI_PIECE_MAX), CLIOI_PIECE_MAX);
    assert_int_equal(clioi_model_piece(text, tok, 600), 201);
    assert_int_equal(clioi_model_piece(text, tok + 300, 300), CLIOI_PIECE_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(damaged_models_are_refused),
        cmocka_unit_test(folding_is_blind_to_case_digits_and_typography),
        cmocka_unit_test(rows_lie_in_their_tables_whatever_the_bytes),
        cmocka_unit_test(distances_have_a_side_and_grow),
        cmocka_unit_test(pieces_are_cut_behind_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
