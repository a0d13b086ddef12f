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

typedef __m256i vec;
enum { STEP = 16 };

KERNEL_INLINE vec none(void) { return _mm256_setzero_si256(); }

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

#include "base/kernel_tiles.h"

const clioi_kernel clioi_kernel_avx2 = {"avx2", embed, affine, add_tanh, recur, narrow, dots};

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
    put_rows(m, r, totals(half(a), half(b), half(c), half(d)), y);
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
        affine(m, x, ldx, n, y);
        return;
    }
    for (uint32_t t = 0; t < n; t += 4) {
        const uint32_t at[4] = {t, t + 1 < n ? t + 1 : t, t + 2 < n ? t + 2 : t, t + 3 < n ? t + 3 : t};
        for (uint32_t r = 0; r < m->rows; r += 4) wide_tile(m, r + 4 <= m->rows ? r : m->rows - 4, x, ldx, at, y);
    }
}

const clioi_kernel clioi_kernel_vnni = {"vnni", embed, affine_vnni, add_tanh, recur, narrow, dots};
#endif
