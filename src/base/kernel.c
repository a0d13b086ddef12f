/* kernel.c -- see kernel.h for what is computed and why the bits agree.
 *
 * The element-wise steps are written once, as loops over blocks of eight in the
 * vector types of gcc and clang, and compiled twice: as they are (SSE2, NEON or
 * whatever the target has) and for AVX2.  Each lane does the same rounded
 * operations in the same order as clioi_tanh does for one number.
 *
 * The dot products differ in the two forms, but their sums are integers, exact in
 * any order.  The AVX2 form widens weights to int16 as it loads them and works on
 * tiles of four rows and two inputs, whose sums stay in registers; the third form
 * has tiles of four and four, for CPUs with AVX-512 and its fused multiply-add of
 * words (VNNI):
 *
 *              x0  x1  x2  x3
 *     w[r]     .   .   .   .       each dot: a register of partial sums; a weight
 *     w[r+1]   .   .   .   .       is loaded once for all inputs of the tile, an
 *     w[r+2]   .   .   .   .       input once for its four rows
 *     w[r+3]   .   .   .   .
 */
#include "base/kernel.h"
#include <string.h>

#define LANES 8
typedef float vf __attribute__((vector_size(32)));
typedef int32_t vi __attribute__((vector_size(32)));
typedef int16_t vs __attribute__((vector_size(16)));
#define INLINE static inline __attribute__((always_inline))

/* ---- element-wise, for both forms ---------------------------------------- */

INLINE void clip(vf *x, float lo, float hi)
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

INLINE void squash(vf *x)      /* clioi_tanh */
{
    vf x2, num, den;
    clip(x, -4.97f, 4.97f);
    x2 = *x * *x;
    num = ((x2 + 378.0f) * x2 + 17325.0f) * x2 + 135135.0f;
    den = ((28.0f * x2 + 3150.0f) * x2 + 62370.0f) * x2 + 135135.0f;
    *x = *x * num / den;
}

INLINE void squash_half(vf *x) /* clioi_sigmoid */
{
    *x = 0.5f * *x;
    squash(x);
    *x = 0.5f + 0.5f * *x;
}

/* Round to nearest, ties to even: adding and subtracting 1.5 * 2^23 leaves an integer. */
INLINE void store_q(const vf *x, float one, float limit, int16_t *out)
{
    vf y = *x * one;
    vs s;
    clip(&y, -limit, limit);
    y = (y + 12582912.0f) - 12582912.0f;
    s = __builtin_convertvector(__builtin_convertvector(y, vi), vs);
    memcpy(out, &s, sizeof s);
}

INLINE void load_q(const int16_t *x, vf *out)
{
    vs s;
    memcpy(&s, x, sizeof s);
    *out = __builtin_convertvector(s, vf) * (1.0f / CLIOI_Q);
}

INLINE void embed_body(const int8_t *table, const uint32_t *row, uint32_t row_n, uint32_t dim, float scale, int16_t *out)
{
    typedef int8_t vb __attribute__((vector_size(8)));
    for (uint32_t c = 0; c < dim; c += LANES) {
        vs sum = {0};
        vf x;
        for (uint32_t k = 0; k < row_n; k++) {
            vb b;
            memcpy(&b, table + (size_t)row[k] * dim + c, sizeof b);
            sum += __builtin_convertvector(b, vs);
        }
        x = __builtin_convertvector(sum, vf) * scale;
        squash(&x);
        store_q(&x, CLIOI_Q, 32767.0f, out + c);
    }
}

INLINE void add_tanh_body(const int16_t *x, const float *y, size_t n, int16_t *out)
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

INLINE void recur_step(const float *gate, uint32_t dim, float *cell, const int16_t *x, int16_t *out)
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

INLINE void recur_body(float *gate, uint32_t n, uint32_t dim, const int16_t *x, int16_t *out)
{
    float cell[256] = {0};
    size_t wide = 2 * (size_t)dim;
    for (uint32_t t = 0; t < n; t++)
        recur_step(gate + 3 * wide * t, dim, cell, x ? x + wide * t : NULL, out + wide * t);
    memset(cell, 0, sizeof cell);
    for (uint32_t t = n; t-- > 0;)
        recur_step(gate + 3 * wide * t + 3 * dim, dim, cell, x ? x + wide * t + dim : NULL, out + wide * t + dim);
}

INLINE void narrow_body(const float *y, size_t n, float leak, float one, float limit, int16_t *out)
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

/* The four above as functions, `suffix` telling the form, `attr` its target. */
#define ELEMENT_WISE(suffix, attr)                                                                              \
    attr static void embed_##suffix(const int8_t *table, const uint32_t *row, uint32_t row_n, uint32_t dim,    \
                                    float scale, int16_t *out)                                                 \
    {                                                                                                          \
        embed_body(table, row, row_n, dim, scale, out);                                                        \
    }                                                                                                          \
    attr static void add_tanh_##suffix(const int16_t *x, const float *y, size_t n, int16_t *out)               \
    {                                                                                                          \
        add_tanh_body(x, y, n, out);                                                                           \
    }                                                                                                          \
    attr static void recur_##suffix(float *gate, uint32_t n, uint32_t dim, const int16_t *x, int16_t *out)     \
    {                                                                                                          \
        recur_body(gate, n, dim, x, out);                                                                      \
    }                                                                                                          \
    attr static void narrow_##suffix(const float *y, size_t n, float leak, float one, float limit, int16_t *out) \
    {                                                                                                          \
        narrow_body(y, n, leak, one, limit, out);                                                              \
    }

/* ---- plain ------------------------------------------------------------------ */

ELEMENT_WISE(plain, )

static void affine_plain(const clioi_mat *m, const int16_t *x, size_t ldx, uint32_t n, float *y)
{
    for (uint32_t t = 0; t < n; t++) {
        const int16_t *in = x + ldx * t;
        for (uint32_t r = 0; r < m->rows; r++) {
            const int8_t *w = m->w + (size_t)r * m->cols;
            int32_t sum = 0;
            for (uint32_t c = 0; c < m->cols; c++) sum += w[c] * in[c];
            y[(size_t)t * m->rows + r] = (float)sum * m->scale[r] + m->bias[r];
        }
    }
}

static void dots_plain(const int16_t *a, const int16_t *b, uint32_t n, uint32_t dim, int32_t *out)
{
    for (uint32_t k = 0; k < n; k++) {
        int32_t sum = 0;
        for (uint32_t c = 0; c < dim; c++) sum += a[c] * b[(size_t)k * dim + c];
        out[k] = sum;
    }
}

const clioi_kernel clioi_kernel_plain = {"plain",     embed_plain,  affine_plain, add_tanh_plain,
                                         recur_plain, narrow_plain, dots_plain};

/* ---- AVX2 ------------------------------------------------------------------- */

#if defined(__x86_64__)
#include <immintrin.h>
#define AVX2 __attribute__((target("avx2")))
#define AVX2_INLINE static inline __attribute__((always_inline, target("avx2")))

ELEMENT_WISE(avx2, AVX2)

/* Four sums of eight lanes to four totals. */
AVX2_INLINE __m128i totals(__m256i a, __m256i b, __m256i c, __m256i d)
{
    __m256i s = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
    return _mm_add_epi32(_mm256_castsi256_si128(s), _mm256_extracti128_si256(s, 1));
}

AVX2_INLINE __m256i weights(const int8_t *w)
{
    return _mm256_cvtepi8_epi16(_mm_loadu_si128((const __m128i *)(const void *)w));
}

AVX2_INLINE __m256i inputs(const int16_t *x)
{
    return _mm256_loadu_si256((const __m256i *)(const void *)x);
}

AVX2_INLINE __m256i madd(__m256i sum, __m256i a, __m256i b)
{
    return _mm256_add_epi32(sum, _mm256_madd_epi16(a, b));
}

/* Scaled results of rows r to r + 3 for one input. */
AVX2_INLINE void put_rows(const clioi_mat *m, uint32_t r, __m128i sum, float *y)
{
    _mm_storeu_ps(y + r, _mm_add_ps(_mm_mul_ps(_mm_cvtepi32_ps(sum), _mm_loadu_ps(m->scale + r)), _mm_loadu_ps(m->bias + r)));
}

/* Rows r to r + 3 for two inputs. */
AVX2_INLINE void tile(const clioi_mat *m, uint32_t r, const int16_t *x0, const int16_t *x1, float *y0, float *y1)
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

/* Rows outside, inputs inside: four rows of weights stay in the nearest cache for a whole sentence.
 * The last tile may overlap the one before, in rows or inputs: its results are the same again. */
AVX2 static void affine_avx2(const clioi_mat *m, const int16_t *x, size_t ldx, uint32_t n, float *y)
{
    for (uint32_t done = 0; done < m->rows; done += 4) {
        uint32_t r = done + 4 <= m->rows ? done : m->rows - 4;
        for (uint32_t t = 0; t < n; t += 2) {
            uint32_t u = t + 1 < n ? t + 1 : t;
            tile(m, r, x + ldx * t, x + ldx * u, y + (size_t)t * m->rows, y + (size_t)u * m->rows);
        }
    }
}

AVX2 static void dots_avx2(const int16_t *a, const int16_t *b, uint32_t n, uint32_t dim, int32_t *out)
{
    for (uint32_t k = 0; k < n; k++) {
        __m256i s = _mm256_setzero_si256();
        for (uint32_t c = 0; c < dim; c += 16) s = madd(s, inputs(a + c), inputs(b + (size_t)k * dim + c));
        out[k] = _mm_cvtsi128_si32(totals(s, s, s, s));
    }
}

static const clioi_kernel kernel_avx2 = {"avx2", embed_avx2, affine_avx2, add_tanh_avx2, recur_avx2, narrow_avx2, dots_avx2};

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

static const clioi_kernel kernel_vnni = {"vnni", embed_avx2, affine_vnni, add_tanh_avx2, recur_avx2, narrow_avx2, dots_avx2};

const clioi_kernel *clioi_kernel_at(uint32_t k)
{
    if (k == 0) return &clioi_kernel_plain;
    if (k == 1 && __builtin_cpu_supports("avx2")) return &kernel_avx2;
    if (k == 2 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni"))
        return &kernel_vnni;
    return NULL;
}
#else
const clioi_kernel *clioi_kernel_at(uint32_t k)
{
    return k == 0 ? &clioi_kernel_plain : NULL;
}
#endif

const clioi_kernel *clioi_kernel_best(void)
{
    const clioi_kernel *best = &clioi_kernel_plain;
    for (uint32_t k = 1; k < CLIOI_KERNELS; k++)
        if (clioi_kernel_at(k)) best = clioi_kernel_at(k);
    return best;
}
