/* kernel_arm.c -- two forms of kernel.h for aarch64: NEON, which each such processor
 * has, and NEON with dot products of bytes (ARMv8.2, most since 2018).
 *
 * NEON multiplies and adds four words in one instruction (smlal); with 32 registers
 * the tiles have four rows and four inputs.
 *
 * The second form has an instruction (sdot) that takes sixteen products of bytes.
 * Weights are bytes; an input is two of them:
 *
 *     x = 256 high + low = 256 high + (low - 128) + 128          -128 <= high, low - 128 <= 127
 *
 *     sum w x = 256 sum w high  +  sum w (low - 128)  +  128 sum w
 *
 * That is, two products for one, still half as many instructions as NEON's.  Halves
 * are cut once for four inputs, then used for all rows.  Sums may pass 2^31 on the
 * way and come back: the last one fits, and sums of registers are modulo 2^32. */
#if defined(__aarch64__)
#include "base/kernel_steps.h"
#include <arm_neon.h>

/* ---- NEON ------------------------------------------------------------------- */

KERNEL_INLINE int32x4_t madd(int32x4_t sum, int16x8_t a, int16x8_t b)
{
    return vmlal_high_s16(vmlal_s16(sum, vget_low_s16(a), vget_low_s16(b)), a, b);
}

KERNEL_INLINE int16x8_t weights(const int8_t *w)
{
    return vmovl_s8(vld1_s8(w));
}

/* Scaled results of rows r to r + 3 for one input, from four sums of four lanes.  Not vmlaq or vfmaq:
 * product and sum are rounded each. */
KERNEL_INLINE void put_rows(const clioi_mat *m, uint32_t r, int32x4_t a, int32x4_t b, int32x4_t c, int32x4_t d, float *y)
{
    int32x4_t sum = vpaddq_s32(vpaddq_s32(a, b), vpaddq_s32(c, d));
    vst1q_f32(y + r, vaddq_f32(vmulq_f32(vcvtq_f32_s32(sum), vld1q_f32(m->scale + r)), vld1q_f32(m->bias + r)));
}

/* Rows r to r + 3 for the inputs at[0] to at[3].  Written out: the sums must live in registers,
 * and compilers do not unroll loops over arrays at -O2. */
KERNEL_INLINE void tile(const clioi_mat *m, uint32_t r, const int16_t *x, size_t ldx, const uint32_t *at, float *y)
{
    const int8_t *w = m->w + (size_t)r * m->cols;
    const int16_t *x0 = x + ldx * at[0], *x1 = x + ldx * at[1], *x2 = x + ldx * at[2], *x3 = x + ldx * at[3];
    const size_t one = m->cols, two = 2 * one, three = 3 * one;
    int32x4_t a0 = vdupq_n_s32(0), a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
    int32x4_t c0 = a0, c1 = a0, c2 = a0, c3 = a0, d0 = a0, d1 = a0, d2 = a0, d3 = a0;
    for (uint32_t c = 0; c < m->cols; c += 8) {
        int16x8_t v0 = weights(w + c), v1 = weights(w + one + c), v2 = weights(w + two + c), v3 = weights(w + three + c), in;
#define FOUR(name, t)              \
    in = vld1q_s16(x##t + c);      \
    name##0 = madd(name##0, v0, in); \
    name##1 = madd(name##1, v1, in); \
    name##2 = madd(name##2, v2, in); \
    name##3 = madd(name##3, v3, in);
        FOUR(a, 0) FOUR(b, 1) FOUR(c, 2) FOUR(d, 3)
#undef FOUR
    }
    put_rows(m, r, a0, a1, a2, a3, y + (size_t)at[0] * m->rows);
    put_rows(m, r, b0, b1, b2, b3, y + (size_t)at[1] * m->rows);
    put_rows(m, r, c0, c1, c2, c3, y + (size_t)at[2] * m->rows);
    put_rows(m, r, d0, d1, d2, d3, y + (size_t)at[3] * m->rows);
}

static void affine_neon(const clioi_mat *m, const int16_t *x, size_t ldx, uint32_t n, float *y)
{
    for (uint32_t t = 0; t < n; t += 4) {
        const uint32_t at[4] = {t, t + 1 < n ? t + 1 : t, t + 2 < n ? t + 2 : t, t + 3 < n ? t + 3 : t};
        for (uint32_t r = 0; r < m->rows; r += 4) tile(m, r + 4 <= m->rows ? r : m->rows - 4, x, ldx, at, y);
    }
}

static void dots_neon(const int16_t *a, const int16_t *b, uint32_t n, uint32_t dim, int32_t *out)
{
    for (uint32_t k = 0; k < n; k++) {
        int32x4_t sum = vdupq_n_s32(0);
        for (uint32_t c = 0; c < dim; c += 8) sum = madd(sum, vld1q_s16(a + c), vld1q_s16(b + (size_t)k * dim + c));
        out[k] = vaddvq_s32(sum);
    }
}

const clioi_kernel clioi_kernel_neon = {"neon", embed, affine_neon, add_tanh, recur, narrow, dots_neon};

/* ---- dot products of bytes, for matrices only ------------------------------------- */

#if CLIOI_DOTPROD
#if defined(__clang__)
#define DOTPROD __attribute__((target("dotprod")))
#else
#define DOTPROD __attribute__((target("arch=armv8.2-a+dotprod")))
#endif
#define DOTPROD_INLINE DOTPROD static inline __attribute__((always_inline))

typedef struct halves { int8_t high[4][CLIOI_COLS_MAX], low[4][CLIOI_COLS_MAX]; } halves;    /* of four inputs */
typedef struct row_sums { int32x4_t at[4], ones; } row_sums;                                 /* of one row: its four inputs, its weights alone */

static void cut(const int16_t *x, size_t ldx, const uint32_t *at, uint32_t cols, halves *h)
{
    for (uint32_t t = 0; t < 4; t++)
        for (uint32_t c = 0; c < cols; c += 8) {
            int16x8_t in = vld1q_s16(x + ldx * at[t] + c);
            vst1_s8(h->high[t] + c, vshrn_n_s16(in, 8));
            vst1_s8(h->low[t] + c, veor_s8(vmovn_s16(in), vdup_n_s8(-128)));
        }
}

DOTPROD_INLINE void add_row(row_sums *s, const int8_t *w, const int8x16_t *in)
{
    int8x16_t v = vld1q_s8(w);
    s->at[0] = vdotq_s32(s->at[0], v, in[0]);
    s->at[1] = vdotq_s32(s->at[1], v, in[1]);
    s->at[2] = vdotq_s32(s->at[2], v, in[2]);
    s->at[3] = vdotq_s32(s->at[3], v, in[3]);
    s->ones = vdotq_s32(s->ones, v, vdupq_n_s8(1));
}

DOTPROD_INLINE void add_half(const clioi_mat *m, uint32_t r, const int8_t (*half)[CLIOI_COLS_MAX], row_sums *s)
{
    const int8_t *w = m->w + (size_t)r * m->cols;
    for (uint32_t c = 0; c < m->cols; c += 16) {
        const int8x16_t in[4] = {vld1q_s8(half[0] + c), vld1q_s8(half[1] + c), vld1q_s8(half[2] + c), vld1q_s8(half[3] + c)};
        add_row(&s[0], w + c, in);
        add_row(&s[1], w + m->cols + c, in);
        add_row(&s[2], w + 2 * (size_t)m->cols + c, in);
        add_row(&s[3], w + 3 * (size_t)m->cols + c, in);
    }
}

DOTPROD_INLINE void times_256(row_sums *s)
{
    s->at[0] = vshlq_n_s32(s->at[0], 8);
    s->at[1] = vshlq_n_s32(s->at[1], 8);
    s->at[2] = vshlq_n_s32(s->at[2], 8);
    s->at[3] = vshlq_n_s32(s->at[3], 8);
    s->ones = vdupq_n_s32(0);
}

DOTPROD_INLINE int32x4_t whole(const row_sums *s, uint32_t t)
{
    return vaddq_s32(s->at[t], vshlq_n_s32(s->ones, 7));
}

/* Rows r to r + 3 for four inputs. */
DOTPROD_INLINE void byte_tile(const clioi_mat *m, uint32_t r, const halves *h, const uint32_t *at, float *y)
{
    row_sums s[4] = {0};
    add_half(m, r, h->high, s);
    times_256(&s[0]);
    times_256(&s[1]);
    times_256(&s[2]);
    times_256(&s[3]);
    add_half(m, r, h->low, s);
    for (uint32_t t = 0; t < 4; t++)
        put_rows(m, r, whole(&s[0], t), whole(&s[1], t), whole(&s[2], t), whole(&s[3], t), y + (size_t)at[t] * m->rows);
}

DOTPROD static void affine_dotprod(const clioi_mat *m, const int16_t *x, size_t ldx, uint32_t n, float *y)
{
    halves h;
    for (uint32_t t = 0; t < n; t += 4) {
        const uint32_t at[4] = {t, t + 1 < n ? t + 1 : t, t + 2 < n ? t + 2 : t, t + 3 < n ? t + 3 : t};
        cut(x, ldx, at, m->cols, &h);
        for (uint32_t r = 0; r < m->rows; r += 4) byte_tile(m, r + 4 <= m->rows ? r : m->rows - 4, &h, at, y);
    }
}

const clioi_kernel clioi_kernel_dotprod = {"dotprod", embed, affine_dotprod, add_tanh, recur, narrow, dots_neon};
#endif
#endif
