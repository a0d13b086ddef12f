/* kernel_steps.h -- the element-wise steps of a form of kernel.h, written once.
 *
 * The file of each form includes this one, and gets static functions embed,
 * add_tanh, recur and narrow.  Before that it may define
 *
 *     LANES    how many floats a register holds: 4 (if not defined) or 8
 *     TARGET   the attribute that lets the compiler use the form's instructions
 *
 * The steps are loops over blocks of LANES numbers in the vector types of gcc and
 * clang.  Each lane does the same rounded operations in the same order as
 * clioi_tanh does for one number; so neither LANES nor TARGET changes a bit.
 *
 * LANES must not be more than the target has: gcc 12 takes wider vectors apart,
 * comparisons even into single numbers, and the steps become ten times slower. */
#ifndef CLIO_BASE_KERNEL_STEPS_H
#define CLIO_BASE_KERNEL_STEPS_H
#include "base/kernel.h"
#include <string.h>

#ifndef LANES
#define LANES 4
#endif
#ifndef TARGET
#define TARGET
#endif
#define KERNEL_INLINE TARGET static inline __attribute__((always_inline))

enum { BYTES = 8 };           /* a block of table bytes, whatever the lanes: their sums fill a register of 16 bytes */
typedef float vf __attribute__((vector_size(4 * LANES)));
typedef int32_t vi __attribute__((vector_size(4 * LANES)));
typedef int16_t vs __attribute__((vector_size(2 * LANES)));
typedef int8_t vb __attribute__((vector_size(BYTES)));
typedef int16_t vsum __attribute__((vector_size(2 * BYTES)));

KERNEL_INLINE void clip(vf *x, float lo, float hi)
{
    vi over = *x > hi, under = *x < lo;
    vi bits, hi_bits, lo_bits;
    vf h = (vf){0} + hi, l = (vf){0} + lo;
    memcpy(&bits, x, sizeof bits);
    memcpy(&hi_bits, &h, sizeof h);
    memcpy(&lo_bits, &l, sizeof l);
    bits = (bits & ~over & ~under) | (hi_bits & over) | (lo_bits & under);
    memcpy(x, &bits, sizeof bits);
}

KERNEL_INLINE void squash(vf *x)      /* clioi_tanh */
{
    vf x2, num, den;
    clip(x, -4.97f, 4.97f);
    x2 = *x * *x;
    num = ((x2 + 378.0f) * x2 + 17325.0f) * x2 + 135135.0f;
    den = ((28.0f * x2 + 3150.0f) * x2 + 62370.0f) * x2 + 135135.0f;
    *x = *x * num / den;
}

KERNEL_INLINE void squash_half(vf *x) /* clioi_sigmoid */
{
    *x = 0.5f * *x;
    squash(x);
    *x = 0.5f + 0.5f * *x;
}

/* Round to nearest, ties to even: adding and subtracting 1.5 * 2^23 leaves an integer. */
KERNEL_INLINE void store_q(const vf *x, float one, float limit, int16_t *out)
{
    vf y = *x * one;
    vs s;
    clip(&y, -limit, limit);
    y = (y + 12582912.0f) - 12582912.0f;
    s = __builtin_convertvector(__builtin_convertvector(y, vi), vs);
    memcpy(out, &s, sizeof s);
}

KERNEL_INLINE void load_q(const int16_t *x, vf *out)
{
    vs s;
    memcpy(&s, x, sizeof s);
    *out = __builtin_convertvector(s, vf) * (1.0f / CLIOI_Q);
}

/* Sums of int8 stay in int16: see the count of rows in kernel.h. */
TARGET static void embed(const int8_t *table, const uint32_t *row, uint32_t row_n, uint32_t dim, float scale, int16_t *out)
{
    for (uint32_t c = 0; c < dim; c += BYTES) {
        vsum sum = {0};
        int16_t part[BYTES];
        for (uint32_t k = 0; k < row_n; k++) {
            vb b;
            memcpy(&b, table + (size_t)row[k] * dim + c, sizeof b);
            sum += __builtin_convertvector(b, vsum);
        }
        memcpy(part, &sum, sizeof part);
        for (uint32_t k = 0; k < BYTES; k += LANES) {
            vs s;
            vf x;
            memcpy(&s, part + k, sizeof s);
            x = __builtin_convertvector(s, vf) * scale;
            squash(&x);
            store_q(&x, CLIOI_Q, 32767.0f, out + c + k);
        }
    }
}

TARGET static void add_tanh(const int16_t *x, const float *y, size_t n, int16_t *out)
{
    for (size_t i = 0; i < n; i += LANES) {
        vf a, b;
        load_q(x + i, &a);
        memcpy(&b, y + i, sizeof b);
        squash(&b);
        a = a + b;
        store_q(&a, CLIOI_Q, 32767.0f, out + i);
    }
}

KERNEL_INLINE void recur_step(const float *gate, uint32_t dim, float *cell, const int16_t *x, int16_t *out)
{
    for (uint32_t j = 0; j < dim; j += LANES) {
        vf z, f, o, c;
        memcpy(&z, gate + j, sizeof z);
        memcpy(&f, gate + dim + j, sizeof f);
        memcpy(&o, gate + 2 * dim + j, sizeof o);
        memcpy(&c, cell + j, sizeof c);
        squash(&z);
        squash_half(&f);
        squash_half(&o);
        c = f * c + (1.0f - f) * z;
        memcpy(cell + j, &c, sizeof c);
        c = o * c;
        if (x) {
            vf skip;
            load_q(x + j, &skip);
            c = c + skip;
        }
        store_q(&c, CLIOI_Q, 32767.0f, out + j);
    }
}

TARGET static void recur(float *gate, uint32_t n, uint32_t dim, const int16_t *x, int16_t *out)
{
    float cell[256] = {0};
    size_t wide = 2 * (size_t)dim;
    for (uint32_t t = 0; t < n; t++)
        recur_step(gate + 3 * wide * t, dim, cell, x ? x + wide * t : NULL, out + wide * t);
    memset(cell, 0, sizeof cell);
    for (uint32_t t = n; t-- > 0;)
        recur_step(gate + 3 * wide * t + 3 * dim, dim, cell, x ? x + wide * t + dim : NULL, out + wide * t + dim);
}

TARGET static void narrow(const float *y, size_t n, float leak, float one, float limit, int16_t *out)
{
    for (size_t i = 0; i < n; i += LANES) {
        vf a, b;
        vi positive, ai, bi;
        memcpy(&a, y + i, sizeof a);
        b = a * leak;
        positive = a > 0.0f;
        memcpy(&ai, &a, sizeof ai);
        memcpy(&bi, &b, sizeof bi);
        ai = (ai & positive) | (bi & ~positive);
        memcpy(&a, &ai, sizeof a);
        store_q(&a, one, limit, out + i);
    }
}
#endif
