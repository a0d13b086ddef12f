/* kernel_avx.c -- two forms of kernel.h for x86-64: AVX2, and AVX-512 with its fused
 * multiply-add of words (VNNI).
 *
 * AVX2 widens weights to int16 as it loads them, multiplies and adds pairs
 * (vpmaddwd), and works on tiles of four rows and two inputs, whose sums stay in
 * the sixteen registers.  VNNI has twice the registers, each twice as wide: tiles
 * of four and four.  Only its matrices differ; all else is AVX2's. */
#if defined(__x86_64__)
#define LANES 8
#define TARGET __attribute__((target("avx2")))
#include "base/kernel_steps.h"
#include <immintrin.h>

/* Four sums of eight lanes to four totals. */
KERNEL_INLINE __m128i totals(__m256i a, __m256i b, __m256i c, __m256i d)
{
    __m256i s = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
    return _mm_add_epi32(_mm256_castsi256_si128(s), _mm256_extracti128_si256(s, 1));
}

KERNEL_INLINE __m256i weights(const int8_t *w)
{
    return _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)w));
}

KERNEL_INLINE __m256i inputs(const int16_t *x)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)x);
}

KERNEL_INLINE __m256i madd(__m256i sum, __m256i a, __m256i b)
{
    return _mm256_add_epi32(sum, _mm256_madd_epi16(a, b));
}

/* Scaled results of rows r to r + 3 for one input. */
KERNEL_INLINE void put_rows(const clioi_mat *m, uint32_t r, __m128i sum, float *y)
{
    _mm_storeu_ps(y + r, _mm_add_ps(_mm_mul_ps(_mm_cvtepi32_ps(sum), _mm_loadu_ps(m->scale + r)), _mm_loadu_ps(m->bias + r)));
}

/* Rows r to r + 3 for two inputs. */
KERNEL_INLINE void tile(const clioi_mat *m, uint32_t r, const int16_t *x0, const int16_t *x1, float *y0, float *y1)
{
    const int8_t *w0 = m->w + (size_t)r * m->cols, *w1 = w0 + m->cols, *w2 = w1 + m->cols, *w3 = w2 + m->cols;
    __m256i a0 = _mm256_setzero_si256(), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    for (uint32_t c = 0; c < m->cols; c += 16) {
        __m256i a = inputs(x0 + c), b = inputs(x1 + c), w = weights(w0 + c);
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
TARGET static void affine_avx2(const clioi_mat *m, const int16_t *x, size_t ldx, uint32_t n, float *y)
{
    for (uint32_t done = 0; done < m->rows; done += 4) {
        uint32_t r = done + 4 <= m->rows ? done : m->rows - 4;
        for (uint32_t t = 0; t < n; t += 2) {
            uint32_t u = t + 1 < n ? t + 1 : t;
            tile(m, r, x + ldx * t, x + ldx * u, y + (size_t)t * m->rows, y + (size_t)u * m->rows);
        }
    }
}

TARGET static void dots_avx2(const int16_t *a, const int16_t *b, uint32_t n, uint32_t dim, int32_t *out)
{
    for (uint32_t k = 0; k < n; k++) {
        __m256i s = _mm256_setzero_si256();
        for (uint32_t c = 0; c < dim; c += 16) s = madd(s, inputs(a + c), inputs(b + (size_t)k * dim + c));
        out[k] = _mm_cvtsi128_si32(totals(s, s, s, s));
    }
}

const clioi_kernel clioi_kernel_avx2 = {"avx2", embed, affine_avx2, add_tanh, recur, narrow, dots_avx2};

/* ---- AVX-512 with VNNI: dot products only ------------------------------------- */

#define VNNI __attribute__((target("avx2,avx512f,avx512bw,avx512vl,avx512vnni")))
#define VNNI_INLINE static inline __attribute__((always_inline, target("avx2,avx512f,avx512bw,avx512vl,avx512vnni")))

VNNI_INLINE __m512i wide_weights(const int8_t *w)
{
    return _mm512_cvtepi8_epi16(_mm256_loadu_si256((const __m256i *)(const void *)w));
}

VNNI_INLINE __m256i half(__m512i a)
{
    return _mm256_add_epi32(_mm512_castsi512_si256(a), _mm512_extracti64x4_epi64(a, 1));
}

VNNI_INLINE void put_wide(const clioi_mat *m, uint32_t r, __m512i a, __m512i b, __m512i c, __m512i d, float *y)
{
    __m256i s = _mm256_hadd_epi32(_mm256_hadd_epi32(half(a), half(b)), _mm256_hadd_epi32(half(c), half(d)));
    __m128i sum = _mm_add_epi32(_mm256_castsi256_si128(s), _mm256_extracti128_si256(s, 1));
    _mm_storeu_ps(y + r, _mm_add_ps(_mm_mul_ps(_mm_cvtepi32_ps(sum), _mm_loadu_ps(m->scale + r)), _mm_loadu_ps(m->bias + r)));
}

/* Rows r to r + 3 for the inputs at[0] to at[3].  Written out: the sixteen sums must
 * live in registers, and compilers do not unroll loops over arrays at -O2. */
VNNI_INLINE void wide_tile(const clioi_mat *m, uint32_t r, const int16_t *x, size_t ldx, const uint32_t *at, float *y)
{
    const int8_t *w = m->w + (size_t)r * m->cols;
    const int16_t *x0 = x + ldx * at[0], *x1 = x + ldx * at[1], *x2 = x + ldx * at[2], *x3 = x + ldx * at[3];
    const size_t one = m->cols, two = 2 * one, three = 3 * one;
    __m512i a0 = _mm512_setzero_si512(), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    __m512i c0 = a0, c1 = a0, c2 = a0, c3 = a0, d0 = a0, d1 = a0, d2 = a0, d3 = a0;
    for (uint32_t c = 0; c < m->cols; c += 32) {
        __m512i v0 = wide_weights(w + c), v1 = wide_weights(w + one + c), v2 = wide_weights(w + two + c), v3 = wide_weights(w + three + c), in;
#define FOUR(name, t)                              \
    in = _mm512_loadu_si512(x##t + c);             \
    name##0 = _mm512_dpwssd_epi32(name##0, v0, in); \
    name##1 = _mm512_dpwssd_epi32(name##1, v1, in); \
    name##2 = _mm512_dpwssd_epi32(name##2, v2, in); \
    name##3 = _mm512_dpwssd_epi32(name##3, v3, in);
        FOUR(a, 0) FOUR(b, 1) FOUR(c, 2) FOUR(d, 3)
#undef FOUR
    }
    put_wide(m, r, a0, a1, a2, a3, y + (size_t)at[0] * m->rows);
    put_wide(m, r, b0, b1, b2, b3, y + (size_t)at[1] * m->rows);
    put_wide(m, r, c0, c1, c2, c3, y + (size_t)at[2] * m->rows);
    put_wide(m, r, d0, d1, d2, d3, y + (size_t)at[3] * m->rows);
}

VNNI static void affine_vnni(const clioi_mat *m, const int16_t *x, size_t ldx, uint32_t n, float *y)
{
    if (m->cols % 32) {
        affine_avx2(m, x, ldx, n, y);
        return;
    }
    for (uint32_t t = 0; t < n; t += 4) {
        const uint32_t at[4] = {t, t + 1 < n ? t + 1 : t, t + 2 < n ? t + 2 : t, t + 3 < n ? t + 3 : t};
        for (uint32_t r = 0; r < m->rows; r += 4) wide_tile(m, r + 4 <= m->rows ? r : m->rows - 4, x, ldx, at, y);
    }
}

const clioi_kernel clioi_kernel_vnni = {"vnni", embed, affine_vnni, add_tanh, recur, narrow, dots_avx2};
#endif
