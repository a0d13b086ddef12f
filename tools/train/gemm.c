/* gemm.c -- the trainer's one matrix product, and exp.
 *
 * C += A B is done in panels of sixteen columns: the panel of B is copied into a
 * row of memory, then blocks of six rows of C run through it with their twelve
 * sums in registers.  Each element of C adds its products in the order of k with
 * fused multiply-adds, whatever the vector width, so every CPU gives the same
 * bits: with FMA instructions where the CPU has them, else through fmaf, which is
 * correctly rounded too, only slow. */
#include "train.h"
#include <math.h>
#include <string.h>

enum { PANEL = 16, ROWS = 6, K_MAX = 4096 };
typedef struct strip { const float *a; size_t a_row, a_col; const float *panel; uint32_t k; } strip;

static void block_plain(uint32_t rows, const strip *s, float *c, size_t ldc)
{
    for (uint32_t i = 0; i < rows; i++)
        for (uint32_t p = 0; p < s->k; p++)
            for (uint32_t j = 0; j < PANEL; j++)
                c[i * ldc + j] = fmaf(s->a[i * s->a_row + p * s->a_col], s->panel[(size_t)p * PANEL + j], c[i * ldc + j]);
}

#if defined(__x86_64__)
#include <immintrin.h>
#define FMA __attribute__((target("avx2,fma")))

/* Written out, so that the twelve sums stay in registers. */
FMA static void six_rows(const strip *s, float *c, size_t ldc)
{
    const float *a0 = s->a, *a1 = a0 + s->a_row, *a2 = a1 + s->a_row, *a3 = a2 + s->a_row, *a4 = a3 + s->a_row, *a5 = a4 + s->a_row;
    const float *b = s->panel, *end = b + (size_t)s->k * PANEL;
    const size_t step = s->a_col;
    size_t at = 0;
#define ROW(i) __m256 lo##i = _mm256_loadu_ps(c + (i) * ldc), hi##i = _mm256_loadu_ps(c + (i) * ldc + 8);
    ROW(0) ROW(1) ROW(2) ROW(3) ROW(4) ROW(5)
#undef ROW
    for (; b < end; b += PANEL, at += step) {
        __m256 b0 = _mm256_load_ps(b), b1 = _mm256_load_ps(b + 8), x;
#define ROW(i)                             \
    x = _mm256_broadcast_ss(a##i + at);    \
    lo##i = _mm256_fmadd_ps(x, b0, lo##i); \
    hi##i = _mm256_fmadd_ps(x, b1, hi##i);
        ROW(0) ROW(1) ROW(2) ROW(3) ROW(4) ROW(5)
#undef ROW
    }
#define ROW(i)                              \
    _mm256_storeu_ps(c + (i) * ldc, lo##i); \
    _mm256_storeu_ps(c + (i) * ldc + 8, hi##i);
    ROW(0) ROW(1) ROW(2) ROW(3) ROW(4) ROW(5)
#undef ROW
}

FMA static void one_row(const strip *s, float *c)
{
    __m256 lo = _mm256_loadu_ps(c), hi = _mm256_loadu_ps(c + 8);
    for (uint32_t p = 0; p < s->k; p++) {
        __m256 x = _mm256_broadcast_ss(s->a + p * s->a_col);
        lo = _mm256_fmadd_ps(x, _mm256_load_ps(s->panel + (size_t)p * PANEL), lo);
        hi = _mm256_fmadd_ps(x, _mm256_load_ps(s->panel + (size_t)p * PANEL + 8), hi);
    }
    _mm256_storeu_ps(c, lo);
    _mm256_storeu_ps(c + 8, hi);
}

FMA static void block_fma(uint32_t rows, const strip *s, float *c, size_t ldc)
{
    if (rows == ROWS) six_rows(s, c, ldc);
    else one_row(s, c);
}

static int has_fma(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }
#else
#define block_fma block_plain
static int has_fma(void) { return 0; }
#endif

void gemm(uint32_t m, uint32_t n, uint32_t k, const float *a, size_t a_row, size_t a_col, const float *b, size_t ldb, float *c, size_t ldc)
{
    static _Alignas(64) float panel[K_MAX * PANEL];
    void (*block)(uint32_t, const strip *, float *, size_t) = has_fma() ? block_fma : block_plain;
    if (k > K_MAX || n % PANEL) die("gemm: bad shape %u %u %u", m, n, k);
    for (uint32_t j = 0; j < n; j += PANEL) {
        uint32_t i = 0;
        for (uint32_t p = 0; p < k; p++) memcpy(panel + (size_t)p * PANEL, b + p * ldb + j, PANEL * sizeof(float));
        for (; i < m; i += i + ROWS <= m ? ROWS : 1) {
            strip s = {a + i * a_row, a_row, a_col, panel, k};
            block(i + ROWS <= m ? ROWS : 1, &s, c + i * ldc + j, ldc);
        }
    }
}

float exp_float(float x)
{
    float t, f;
    int32_t n;
    if (x < -80.0f) return 0.0f;
    if (x > 80.0f) x = 80.0f;
    t = x * 1.44269504f;
    n = (int32_t)(t + (t < 0 ? -0.5f : 0.5f));
    f = (t - (float)n) * 0.69314718f;
    f = 1.0f + f * (1.0f + f * (0.5f + f * (0.16666667f + f * (0.041666668f + f * (0.008333334f + f * 0.0013888889f)))));
    n = (n + 127) * (1 << 23);
    memcpy(&t, &n, sizeof t);
    return f * t;
}
