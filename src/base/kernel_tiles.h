/* kernel_tiles.h -- matrices and dot products on registers of pairs of words, written once for SSE4.1 and AVX2.
 *
 * Tiles of four rows and two inputs, whose sums stay in registers.  The file that includes
 * this one has defined before
 *
 *     vec      a register of int32 sums and of int16 factors; STEP: how many factors
 *     none     a register of zeros            weights, inputs   STEP of them, as int16
 *     madd     sum + products, by pairs       totals            four registers of sums to four totals
 *
 * and gets static functions affine and dots.  See kernel.c for the tiles. */
#ifndef CLIO_BASE_KERNEL_TILES_H
#define CLIO_BASE_KERNEL_TILES_H
#include "base/kernel_steps.h"
#include <immintrin.h>

/* Scaled results of rows r to r + 3 for one input. */
KERNEL_INLINE void put_rows(const clioi_mat *m, uint32_t r, __m128i sum, float *y)
{
    _mm_storeu_ps(y + r, _mm_add_ps(_mm_mul_ps(_mm_cvtepi32_ps(sum), _mm_loadu_ps(m->scale + r)), _mm_loadu_ps(m->bias + r)));
}

/* Rows r to r + 3 for two inputs. */
KERNEL_INLINE void tile(const clioi_mat *m, uint32_t r, const int16_t *x0, const int16_t *x1, float *y0, float *y1)
{
    const int8_t *w0 = m->w + (size_t)r * m->cols, *w1 = w0 + m->cols, *w2 = w1 + m->cols, *w3 = w2 + m->cols;
    vec a0 = none(), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    for (uint32_t c = 0; c < m->cols; c += STEP) {
        vec a = inputs(x0 + c), b = inputs(x1 + c), w = weights(w0 + c);
        a0 = madd(a0, w, a);
        b0 = madd(b0, w, b);
        w = weights(w1 + c);
        a1 = madd(a1, w, a);
        b1 = madd(b1, w, b);
        w = weights(w2 + c);
        a2 = madd(a2, w, a);
        b2 = madd(b2, w, b);
        w = weights(w3 + c);
        a3 = madd(a3, w, a);
        b3 = madd(b3, w, b);
    }
    put_rows(m, r, totals(a0, a1, a2, a3), y0);
    put_rows(m, r, totals(b0, b1, b2, b3), y1);
}

/* Rows outside, inputs inside: four rows of weights stay in the nearest cache for a whole sentence. */
TARGET static void affine(const clioi_mat *m, const int16_t *x, size_t ldx, uint32_t n, float *y)
{
    for (uint32_t done = 0; done < m->rows; done += 4) {
        uint32_t r = done + 4 <= m->rows ? done : m->rows - 4;
        for (uint32_t t = 0; t < n; t += 2) {
            uint32_t u = t + 1 < n ? t + 1 : t;
            tile(m, r, x + ldx * t, x + ldx * u, y + (size_t)t * m->rows, y + (size_t)u * m->rows);
        }
    }
}

TARGET static void dots(const int16_t *a, const int16_t *b, uint32_t n, uint32_t dim, int32_t *out)
{
    for (uint32_t k = 0; k < n; k++) {
        vec s = none();
        for (uint32_t c = 0; c < dim; c += STEP) s = madd(s, inputs(a + c), inputs(b + (size_t)k * dim + c));
        out[k] = _mm_cvtsi128_si32(totals(s, s, s, s));
    }
}
#endif
