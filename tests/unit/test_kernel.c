/* test_kernel.c -- base/kernel.h: each form that this CPU has computes what one number after the other
 * would, bit for bit; tests of forms that it lacks are skipped.
 *
 * The reference is written here, in scalar C, so that the plain form is tested as well.  Inputs and
 * outputs are as long as they must be and not a byte more: the sanitizer build sees any step beyond. */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
#include "base/kernel.h"
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 400 };

static uint32_t next(uint32_t *s)
{
    *s = *s * 1664525u + 1013904223u;
    return *s >> 8;
}

static uint32_t between(uint32_t *s, uint32_t lo, uint32_t hi)
{
    return lo + next(s) % (hi - lo + 1);
}

static void *room(size_t n, size_t size)
{
    void *p = calloc(n, size);
    assert_non_null(p);
    return p;
}

/* Whole numbers to +-limit; in one array of three only the limits and zero. */
static void fill_words(int16_t *x, size_t n, int32_t limit, uint32_t *seed)
{
    int extreme = between(seed, 0, 2) == 0;
    for (size_t k = 0; k < n; k++) {
        int32_t v = (int32_t)between(seed, 0, 2 * (uint32_t)limit) - limit;
        x[k] = (int16_t)(!extreme ? v : v % 3 == 0 ? 0 : v > 0 ? limit : -limit);
    }
}

static void fill_bytes(int8_t *w, size_t n, uint32_t *seed)
{
    int extreme = between(seed, 0, 2) == 0;
    for (size_t k = 0; k < n; k++) w[k] = (int8_t)(!extreme ? (int32_t)between(seed, 0, 254) - 127 : next(seed) % 2 ? 127 : -127);
}

/* Values as they come, ties of rounding, limits of clips, and what lies far beyond. */
static void fill_floats(float *y, size_t n, uint32_t *seed)
{
    static const float odd[] = {0, -0.0f, 1e-40f, -1e-40f, 1e-7f, 4.97f, -4.97f, 4.9700003f, 8, -8, 7.9997559f, -7.9997559f, 1e30f, -1e30f, INFINITY, -INFINITY};
    for (size_t k = 0; k < n; k++)
        switch (next(seed) % 8) {
        case 0: y[k] = odd[next(seed) % (sizeof odd / sizeof *odd)]; break;
        case 1: y[k] = ((float)between(seed, 0, 16000) - 8000.0f + 0.5f) / CLIOI_Q; break;
        default: y[k] = ((float)between(seed, 0, 2000000) - 1000000.0f) * 1.1e-5f;
        }
}

/* ---- one number after the other ------------------------------------------------ */

static int16_t rounded(float y, float one, float limit)
{
    y = y * one;
    y = y > limit ? limit : y < -limit ? -limit : y;
    return (int16_t)nearbyintf(y);
}

static float number(int16_t x)
{
    return (float)x * (1.0f / CLIOI_Q);
}

static void reference_affine(const clioi_mat *m, const int16_t *x, size_t ldx, uint32_t n, float *y)
{
    for (uint32_t t = 0; t < n; t++)
        for (uint32_t r = 0; r < m->rows; r++) {
            int64_t sum = 0;
            for (uint32_t c = 0; c < m->cols; c++) sum += m->w[(size_t)r * m->cols + c] * x[ldx * t + c];
            assert_true(sum == (int32_t)sum);
            y[(size_t)t * m->rows + r] = (float)(int32_t)sum * m->scale[r] + m->bias[r];
        }
}

static void reference_recur(const float *gate, uint32_t n, uint32_t dim, const int16_t *x, int16_t *out)
{
    for (uint32_t side = 0; side < 2; side++)
        for (uint32_t j = 0; j < dim; j++) {
            float cell = 0;
            for (uint32_t step = 0; step < n; step++) {
                uint32_t t = side ? n - 1 - step : step;
                const float *g = gate + (size_t)t * 6 * dim + side * 3 * dim + j;
                size_t at = (size_t)t * 2 * dim + side * dim + j;
                float z = clioi_tanh(g[0]), f = clioi_sigmoid(g[dim]), o = clioi_sigmoid(g[2 * dim]);
                cell = f * cell + (1.0f - f) * z;
                out[at] = rounded(x ? o * cell + number(x[at]) : o * cell, CLIOI_Q, 32767.0f);
            }
        }
}

/* ---- the tests, each for one form ------------------------------------------------- */

static const clioi_kernel *form_of(void **state)
{
    const clioi_kernel *form = clioi_kernel_at(*(const uint32_t *)*state);
    if (!form) skip();
    return form;
}

static void one_matrix(const clioi_kernel *form, uint32_t *seed)
{
    uint32_t rows = between(seed, 4, 70), cols = 16 * between(seed, 1, CLIOI_COLS_MAX / 16), n = between(seed, 1, 11);
    size_t ldx = next(seed) % 2 ? cols : 16 * between(seed, 1, 40);                 /* inputs may overlap, or lie apart */
    int8_t *w = room((size_t)rows * cols, 1);
    int16_t *x = room(ldx * (n - 1) + cols, sizeof *x);
    float *scale = room(rows, sizeof *scale), *bias = room(rows, sizeof *bias);
    float *want = room((size_t)n * rows, sizeof *want), *got = room((size_t)n * rows, sizeof *got);
    clioi_mat m = {w, scale, bias, rows, cols};
    fill_bytes(w, (size_t)rows * cols, seed);
    fill_words(x, ldx * (n - 1) + cols, 32767, seed);
    for (uint32_t r = 0; r < rows; r++) scale[r] = (float)between(seed, 1, 100000) * 1e-8f, bias[r] = (float)between(seed, 0, 2000) * 1e-3f - 1.0f;
    reference_affine(&m, x, ldx, n, want);
    form->affine(&m, x, ldx, n, got);
    assert_memory_equal(want, got, (size_t)n * rows * sizeof *want);
    free(w), free(x), free(scale), free(bias), free(want), free(got);
}

static void matrices_of_any_size_are_exact(void **state)
{
    const clioi_kernel *form = form_of(state);
    uint32_t seed = 5;
    for (uint32_t k = 0; k < ROUNDS; k++) one_matrix(form, &seed);
}

static void dot_products_are_exact(void **state)
{
    const clioi_kernel *form = form_of(state);
    uint32_t seed = 7;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        uint32_t n = between(&seed, 1, 19), dim = 16 * between(&seed, 1, CLIOI_DOTS_MAX / 16);
        int16_t *a = room(dim, sizeof *a), *b = room((size_t)n * dim, sizeof *b);
        int32_t *got = room(n, sizeof *got);
        fill_words(a, dim, CLIOI_QDOT_MAX, &seed);
        fill_words(b, (size_t)n * dim, CLIOI_QDOT_MAX, &seed);
        form->dots(a, b, n, dim, got);
        for (uint32_t k = 0; k < n; k++) {
            int64_t sum = 0;
            for (uint32_t c = 0; c < dim; c++) sum += a[c] * b[(size_t)k * dim + c];
            assert_true(got[k] == sum);
        }
        free(a), free(b), free(got);
    }
}

static void the_largest_sums_do_not_overflow(void **state)
{
    static int8_t w[4 * CLIOI_COLS_MAX];
    static int16_t x[2 * CLIOI_COLS_MAX], a[CLIOI_DOTS_MAX];
    const clioi_kernel *form = form_of(state);
    float one[4] = {1, 1, 1, 1}, zero[4] = {0}, y[2 * 4];
    clioi_mat m = {w, one, zero, 4, CLIOI_COLS_MAX};
    int32_t sum;
    memset(w, 127, sizeof w);
    for (uint32_t k = 0; k < CLIOI_COLS_MAX; k++) x[k] = 32767, x[CLIOI_COLS_MAX + k] = -32767;
    for (uint32_t k = 0; k < CLIOI_DOTS_MAX; k++) a[k] = CLIOI_QDOT_MAX;
    form->affine(&m, x, CLIOI_COLS_MAX, 2, y);
    form->dots(a, a, 1, CLIOI_DOTS_MAX, &sum);
    for (uint32_t r = 0; r < 4; r++) assert_true(y[r] == (float)(127 * 32767 * (int32_t)CLIOI_COLS_MAX) && y[4 + r] == -y[r]);
    assert_int_equal(sum, CLIOI_QDOT_MAX * CLIOI_QDOT_MAX * CLIOI_DOTS_MAX);
}

static void one_embedding(const clioi_kernel *form, uint32_t *seed)
{
    uint32_t dim = 16 * between(seed, 1, 12), rows = between(seed, 1, 30), n = next(seed) % 8 ? between(seed, 1, 16) : 256, row[256];
    int8_t *table = room((size_t)rows * dim, 1);
    int16_t *got = room(dim, sizeof *got);
    const float scale = (float)between(seed, 1, 1000) * 1e-4f;
    fill_bytes(table, (size_t)rows * dim, seed);
    for (uint32_t k = 0; k < n; k++) row[k] = next(seed) % rows;
    form->embed(table, row, n, dim, scale, got);
    for (uint32_t c = 0; c < dim; c++) {
        int32_t sum = 0;
        for (uint32_t k = 0; k < n; k++) sum += table[(size_t)row[k] * dim + c];
        assert_int_equal(got[c], rounded(clioi_tanh((float)sum * scale), CLIOI_Q, 32767.0f));
    }
    free(table), free(got);
}

static void embeddings_are_exact(void **state)
{
    const clioi_kernel *form = form_of(state);
    uint32_t seed = 11;
    for (uint32_t k = 0; k < ROUNDS; k++) one_embedding(form, &seed);
}

static void steps_over_elements_are_exact(void **state)
{
    const clioi_kernel *form = form_of(state);
    uint32_t seed = 13;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        static const float leaks[] = {1.0f, 0.1f};
        uint32_t n = 8 * between(&seed, 1, 40), dot = next(&seed) % 2;
        const float leak = leaks[next(&seed) % 2], one = dot ? CLIOI_QDOT : CLIOI_Q, limit = dot ? (float)CLIOI_QDOT_MAX : 32767.0f;
        float *y = room(n, sizeof *y);
        int16_t *x = room(n, sizeof *x), *sum = room(n, sizeof *sum), *narrow = room(n, sizeof *narrow);
        fill_floats(y, n, &seed);
        fill_words(x, n, 32767, &seed);
        form->add_tanh(x, y, n, sum);
        form->narrow(y, n, leak, one, limit, narrow);
        for (uint32_t k = 0; k < n; k++) {
            assert_int_equal(sum[k], rounded(number(x[k]) + clioi_tanh(y[k]), CLIOI_Q, 32767.0f));
            assert_int_equal(narrow[k], rounded(y[k] > 0 ? y[k] : y[k] * leak, one, limit));
        }
        free(y), free(x), free(sum), free(narrow);
    }
}

static void recurrent_layers_are_exact(void **state)
{
    const clioi_kernel *form = form_of(state);
    uint32_t seed = 17;
    for (uint32_t round = 0; round < ROUNDS / 4; round++) {
        uint32_t n = between(&seed, 1, 9), dim = round ? 8 * between(&seed, 1, 32) : 256;
        size_t cells = (size_t)n * 2 * dim;
        float *gate = room(3 * cells, sizeof *gate);
        int16_t *x = next(&seed) % 3 ? room(cells, sizeof *x) : NULL, *want = room(cells, sizeof *want), *got = room(cells, sizeof *got);
        fill_floats(gate, 3 * cells, &seed);
        if (x) fill_words(x, cells, 32767, &seed);
        reference_recur(gate, n, dim, x, want);
        form->recur(gate, n, dim, x, got);
        assert_memory_equal(want, got, cells * sizeof *want);
        free(gate), free(x), free(want), free(got);
    }
}

/* ---- what holds for all of them ------------------------------------------------------- */

static void numbers_become_narrow_by_rounding_leaking_and_clipping(void **state)
{
    static const float in[8] = {1, -1, 100, -100, 0.001f, 0, -0.05f, 7.99f};
    static const int16_t out[8] = {256, -26, 2047, -2047, 0, 0, -1, 2045};
    int16_t have[8];
    (void)state;
    clioi_kernel_plain.narrow(in, 8, 0.1f, CLIOI_QDOT, (float)CLIOI_QDOT_MAX, have);
    assert_memory_equal(have, out, sizeof out);
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
    for (size_t k = 0; k < sizeof points / sizeof *points; k++)
        assert_true(clioi_tanh(points[k].x) - points[k].y < 2e-5f && points[k].y - clioi_tanh(points[k].x) < 2e-5f);
}

static void the_last_form_that_runs_is_chosen(void **state)
{
    const clioi_kernel *last = NULL;
    (void)state;
    for (uint32_t k = 0; k < CLIOI_KERNELS; k++)
        if (clioi_kernel_at(k)) last = clioi_kernel_at(k);
    assert_ptr_equal(clioi_kernel_at(0), &clioi_kernel_plain);
    assert_ptr_equal(clioi_kernel_best(), last);
    assert_null(clioi_kernel_at(CLIOI_KERNELS));
#if defined(__aarch64__)
    assert_ptr_equal(clioi_kernel_at(1), &clioi_kernel_neon);
#endif
}

int main(void)
{
    static uint32_t form[] = {0, 1, 2, 3};
#define OF_FORM(test, k) {#test " (form " #k ")", test, NULL, NULL, &form[k]}
#define OF_FORMS(test) OF_FORM(test, 0), OF_FORM(test, 1), OF_FORM(test, 2), OF_FORM(test, 3)
    const struct CMUnitTest tests[] = {
        OF_FORMS(matrices_of_any_size_are_exact),
        OF_FORMS(dot_products_are_exact),
        OF_FORMS(the_largest_sums_do_not_overflow),
        OF_FORMS(embeddings_are_exact),
        OF_FORMS(steps_over_elements_are_exact),
        OF_FORMS(recurrent_layers_are_exact),
        cmocka_unit_test(numbers_become_narrow_by_rounding_leaking_and_clipping),
        cmocka_unit_test(tanh_is_odd_rising_and_near_the_true_one),
        cmocka_unit_test(the_last_form_that_runs_is_chosen),
    };
    _Static_assert(sizeof form / sizeof *form == CLIOI_KERNELS, "a test for each form");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
