/* test_model.c -- base/kernel.c: all forms give equal bits; core/model.c: damaged models are refused,
 * features see what they should. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "model_fixture.h"

static uint32_t next(uint32_t *s)
{
    *s = *s * 1664525u + 1013904223u;
    return *s >> 8;
}

static void matrices_are_the_same_in_every_form(void **state)
{
    enum { ROWS = 53, COLS = 96, N = 7 };
    static int8_t w[ROWS * COLS];
    static int16_t x[N * COLS];
    static float scale[ROWS], bias[ROWS], want[N * ROWS], got[N * ROWS];
    clioi_mat m = {w, scale, bias, ROWS, COLS};
    uint32_t seed = 5;
    (void)state;
    for (size_t k = 0; k < sizeof w; k++) w[k] = (int8_t)((int32_t)(next(&seed) % 255) - 127);
    for (size_t k = 0; k < N * COLS; k++) x[k] = (int16_t)(next(&seed) & 0xFFFF);
    for (size_t k = 0; k < ROWS; k++) scale[k] = (float)(next(&seed) % 1000) * 1e-6f, bias[k] = (float)k;
    for (uint32_t k = 1; k < CLIOI_KERNELS; k++)
        for (uint32_t n = 1; n <= N; n++) {
            if (!clioi_kernel_at(k)) continue;
            clioi_kernel_plain.affine(&m, x, COLS, n, want);
            clioi_kernel_at(k)->affine(&m, x, COLS, n, got);
            assert_memory_equal(want, got, n * ROWS * sizeof *want);
        }
}

static void the_largest_sums_do_not_overflow(void **state)
{
    static int8_t w[4 * CLIOI_COLS_MAX];
    static int16_t x[CLIOI_COLS_MAX], a[CLIOI_DOTS_MAX];
    static float one[4] = {1, 1, 1, 1}, zero[4], y[4];
    clioi_mat m = {w, one, zero, 4, CLIOI_COLS_MAX};
    int32_t sum;
    (void)state;
    memset(w, 127, sizeof w);
    for (uint32_t k = 0; k < CLIOI_COLS_MAX; k++) x[k] = 32767;
    for (uint32_t k = 0; k < CLIOI_DOTS_MAX; k++) a[k] = CLIOI_QDOT_MAX;
    for (uint32_t k = 0; k < CLIOI_KERNELS; k++) {
        if (!clioi_kernel_at(k)) continue;
        clioi_kernel_at(k)->affine(&m, x, CLIOI_COLS_MAX, 1, y);
        clioi_kernel_at(k)->dots(a, a, 1, CLIOI_DOTS_MAX, &sum);
        assert_true(y[0] == (float)(127 * 32767 * (int32_t)CLIOI_COLS_MAX));
        assert_int_equal(sum, CLIOI_QDOT_MAX * CLIOI_QDOT_MAX * CLIOI_DOTS_MAX);
    }
}

static void element_wise_steps_are_the_same_in_every_form(void **state)
{
    enum { N = 5, DIM = 16 };
    static float gate[N * 6 * DIM], y[N * 2 * DIM];
    static int16_t x[N * 2 * DIM], want[4][N * 2 * DIM], got[4][N * 2 * DIM];
    static int8_t table[8 * DIM];
    const uint32_t row[] = {1, 3, 7, 0};
    uint32_t seed = 9;
    (void)state;
    for (size_t k = 0; k < N * 6 * DIM; k++) gate[k] = ((float)(next(&seed) % 20001) - 10000.0f) * 1e-3f;
    for (size_t k = 0; k < N * 2 * DIM; k++) y[k] = gate[k], x[k] = (int16_t)(next(&seed) & 0xFFFF);
    for (size_t k = 0; k < sizeof table; k++) table[k] = (int8_t)(next(&seed) & 127);
    for (uint32_t k = 0; k < CLIOI_KERNELS; k++) {
        const clioi_kernel *f = clioi_kernel_at(k);
        int16_t (*out)[N * 2 * DIM] = k ? got : want;
        if (!f) continue;
        f->embed(table, row, 4, DIM, 0.004f, out[0]);
        f->add_tanh(x, y, N * 2 * DIM, out[1]);
        f->recur(gate, N, DIM, x, out[2]);
        f->narrow(y, N * 2 * DIM, 0.1f, CLIOI_QDOT, (float)CLIOI_QDOT_MAX, out[3]);
        if (k) assert_memory_equal(want, got, sizeof want);
    }
    {
        static const float in[8] = {1, -1, 100, -100, 0.001f, 0, -0.05f, 7.99f};
        static const int16_t out[8] = {256, -26, 2047, -2047, 0, 0, -1, 2045};
        int16_t have[8];
        clioi_kernel_plain.narrow(in, 8, 0.1f, CLIOI_QDOT, (float)CLIOI_QDOT_MAX, have);
        assert_memory_equal(have, out, sizeof out);
    }
}

static void tanh_is_odd_rising_and_near_the_true_one(void **state)
{
    static const struct { float x, y; } points[] = {{0.5f, 0.46211716f}, {1.0f, 0.76159416f}, {2.0f, 0.96402758f}, {4.0f, 0.99932930f}};
    float before = -2;
    (void)state;
    for (float x = -8; x <= 8; x += 0.01f) {
        float y = clioi_tanh(x);
        assert_true(y >= before - 1e-6f && y >= -1.00001f && y <= 1.00001f && y == -clioi_tanh(-x));
        before = y;
    }
    for (size_t k = 0; k < sizeof points / sizeof *points; k++) assert_true(clioi_tanh(points[k].x) - points[k].y < 2e-5f && points[k].y - clioi_tanh(points[k].x) < 2e-5f);
}

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
        cmocka_unit_test(matrices_are_the_same_in_every_form),
        cmocka_unit_test(the_largest_sums_do_not_overflow),
        cmocka_unit_test(element_wise_steps_are_the_same_in_every_form),
        cmocka_unit_test(tanh_is_odd_rising_and_near_the_true_one),
        cmocka_unit_test(damaged_models_are_refused),
        cmocka_unit_test(folding_is_blind_to_case_digits_and_typography),
        cmocka_unit_test(rows_lie_in_their_tables_whatever_the_bytes),
        cmocka_unit_test(distances_have_a_side_and_grow),
        cmocka_unit_test(pieces_are_cut_behind_marks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
