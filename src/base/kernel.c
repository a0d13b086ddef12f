/* kernel.c -- see kernel.h for what is computed and why the bits agree.
 *
 * A form is a set of functions for one set of instructions.  This file has the plain
 * form and chooses among all; the others have a file each:
 *
 *     kernel_steps.h    the element-wise steps of every form, written once
 *     kernel_tiles.h    matrices of SSE4.1 and AVX2, written once
 *     kernel_sse.c      x86-64 with SSE4.1        kernel_avx.c    AVX2; AVX-512 with VNNI
 *     kernel_arm.c      NEON; NEON with dot products of bytes
 *
 * The dot products differ in each form, but their sums are integers, exact in any
 * order.  All forms work on tiles of a few rows and a few inputs:
 *
 *              x0  x1  x2  x3
 *     w[r]     .   .   .   .       each dot: a register of partial sums; a weight
 *     w[r+1]   .   .   .   .       is loaded once for all inputs of the tile, an
 *     w[r+2]   .   .   .   .       input once for its four rows
 *     w[r+3]   .   .   .   .
 *
 * The last tile may overlap the one before, in rows or inputs: its results are the
 * same again.
 *
 * Plain is C without a word about the processor, and the measure of the others.  It
 * takes one row for four inputs: gcc -O3 makes that instructions for several numbers
 * at once, of words rather than bytes, so a row is widened before all inputs use it. */
#include "base/kernel_steps.h"
#include <float.h>
#if CLIOI_DOTPROD
#include <sys/auxv.h>
#endif

#if FLT_EVAL_METHOD != 0
#error "float sums would be kept in a wider type, and differ from those of other machines (x86: -msse2 -mfpmath=sse)"
#endif

/* ---- plain ------------------------------------------------------------------ */

/* Row r, whose weights are `w`, for the inputs at[0] to at[3]. */
static void tile(const clioi_mat *m, uint32_t r, const int16_t *w, const int16_t *x, size_t ldx, const uint32_t *at, float *y)
{
    const int16_t *x0 = x + ldx * at[0], *x1 = x + ldx * at[1], *x2 = x + ldx * at[2], *x3 = x + ldx * at[3];
    int32_t a = 0, b = 0, c = 0, d = 0;
    for (uint32_t k = 0; k < m->cols; k++) {
        a += w[k] * x0[k];
        b += w[k] * x1[k];
        c += w[k] * x2[k];
        d += w[k] * x3[k];
    }
    y[(size_t)at[0] * m->rows + r] = (float)a * m->scale[r] + m->bias[r];
    y[(size_t)at[1] * m->rows + r] = (float)b * m->scale[r] + m->bias[r];
    y[(size_t)at[2] * m->rows + r] = (float)c * m->scale[r] + m->bias[r];
    y[(size_t)at[3] * m->rows + r] = (float)d * m->scale[r] + m->bias[r];
}

static void affine_plain(const clioi_mat *m, const int16_t *x, size_t ldx, uint32_t n, float *y)
{
    int16_t w[CLIOI_COLS_MAX];
    for (uint32_t r = 0; r < m->rows; r++) {
        for (uint32_t c = 0; c < m->cols; c++) w[c] = m->w[(size_t)r * m->cols + c];
        for (uint32_t t = 0; t < n; t += 4) {
            const uint32_t at[4] = {t, t + 1 < n ? t + 1 : t, t + 2 < n ? t + 2 : t, t + 3 < n ? t + 3 : t};
            tile(m, r, w, x, ldx, at, y);
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

const clioi_kernel clioi_kernel_plain = {"plain", embed, affine_plain, add_tanh, recur, narrow, dots_plain};

/* ---- choosing ------------------------------------------------------------------ */

typedef struct form {
    const clioi_kernel *kernel;
    int (*runs)(void);         /* on this CPU? */
} form;

static int always(void)
{
    return 1;
}

#if defined(__x86_64__)
static int has_sse4(void)
{
    return __builtin_cpu_supports("sse4.1") != 0;
}

static int has_avx2(void)
{
    return __builtin_cpu_supports("avx2") != 0;
}

static int has_vnni(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}

static const form forms[CLIOI_KERNELS] = {
    {&clioi_kernel_plain, always}, {&clioi_kernel_sse4, has_sse4}, {&clioi_kernel_avx2, has_avx2}, {&clioi_kernel_vnni, has_vnni},
};
#elif CLIOI_DOTPROD
static int has_dotprod(void)
{
    return (getauxval(AT_HWCAP) & HWCAP_ASIMDDP) != 0;
}

static const form forms[CLIOI_KERNELS] = {{&clioi_kernel_plain, always}, {&clioi_kernel_neon, always}, {&clioi_kernel_dotprod, has_dotprod}};
#elif defined(__aarch64__)
static const form forms[CLIOI_KERNELS] = {{&clioi_kernel_plain, always}, {&clioi_kernel_neon, always}};
#else
static const form forms[CLIOI_KERNELS] = {{&clioi_kernel_plain, always}};
#endif

const clioi_kernel *clioi_kernel_at(uint32_t k)
{
    return k < CLIOI_KERNELS && forms[k].kernel && forms[k].runs() ? forms[k].kernel : NULL;
}

const clioi_kernel *clioi_kernel_best(void)
{
    const clioi_kernel *best = &clioi_kernel_plain;
    for (uint32_t k = 1; k < CLIOI_KERNELS; k++)
        if (clioi_kernel_at(k)) best = clioi_kernel_at(k);
    return best;
}
