/* kernel.h -- the arithmetic of the model: integer dot products and the element-wise
 * steps between them, in a plain form and faster ones that give equal bits.
 *
 * Numbers.  Activations are int16 with 12 fraction bits (CLIOI_Q, range +-8),
 * weights int8 with one scale a row, sums int32.  Between two matrices values are
 * float: each operation there is a single correctly rounded one (no fused
 * multiply-add, no reassociation: the build passes -ffp-contract=off), so every
 * CPU gives the same bits.
 *
 * Sums cannot overflow: |w| <= 127, |x| <= 32767 and cols <= 512 stay below 2^31;
 * for `dots` see there. */
#ifndef CLIO_BASE_KERNEL_H
#define CLIO_BASE_KERNEL_H
#include <stddef.h>
#include <stdint.h>

#define CLIOI_Q 4096.0f       /* one, in an int16 activation */
#define CLIOI_QDOT 256.0f     /* one, in the operands of `dots` */
enum { CLIOI_COLS_MAX = 512, CLIOI_QDOT_MAX = 2047, CLIOI_DOTS_MAX = 512 };

typedef struct clioi_mat {     /* y[r] = scale[r] * sum_c w[r][c] x[c] + bias[r] */
    const int8_t *w;           /* (rows, cols) row-major, values -127 to 127 */
    const float *scale;        /* (rows,) */
    const float *bias;         /* (rows,) */
    uint32_t rows, cols;       /* rows at least 4; cols a multiple of 16, at most CLIOI_COLS_MAX */
} clioi_mat;

typedef struct clioi_kernel {
    const char *name;
    /** Sum `row_n` rows of a table (at most 256), scale, tanh. @param out (dim,) int16; dim a multiple of 16. */
    void (*embed)(const int8_t *table, const uint32_t *row, uint32_t row_n, uint32_t dim, float scale, int16_t *out);
    /** y = m x for `n` inputs. @param x, ldx  first input, distance between inputs. @param y (n, m->rows). */
    void (*affine)(const clioi_mat *m, const int16_t *x, size_t ldx, uint32_t n, float *y);
    /** out = x + tanh(y), element by element; n a multiple of 8. */
    void (*add_tanh)(const int16_t *x, const float *y, size_t n, int16_t *out);
    /** One recurrent layer over a sentence, both directions.
     *  @param gate (n, 6 * dim): z f o forwards, z f o backwards, before their squashing; overwritten.
     *  @param x    (n, 2 * dim) added to the result, or NULL.
     *  @param out  (n, 2 * dim).  dim a multiple of 8, at most 256. */
    void (*recur)(float *gate, uint32_t n, uint32_t dim, const int16_t *x, int16_t *out);
    /** To int16: positive values as they are, negative ones times `leak` (1: as they are too), in
     *  units of 1 / one, clipped to +-limit. n a multiple of 8. */
    void (*narrow)(const float *y, size_t n, float leak, float one, float limit, int16_t *out);
    /** Dot products of `a` with each of `n` rows of b: |a|, |b| <= CLIOI_QDOT_MAX, dim a multiple
     *  of 16, at most CLIOI_DOTS_MAX, so that sums stay below 2^31. */
    void (*dots)(const int16_t *a, const int16_t *b, uint32_t n, uint32_t dim, int32_t *out);
} clioi_kernel;

/* Every processor has the plain form; a form of another family of processors is not built. */
extern const clioi_kernel clioi_kernel_plain;
extern const clioi_kernel clioi_kernel_sse4, clioi_kernel_avx2, clioi_kernel_vnni;     /* x86-64 */
extern const clioi_kernel clioi_kernel_neon, clioi_kernel_dotprod;                     /* aarch64 */

/* Is the last of them built?  A compiler must know its instruction within one function, which clang learned with 16;
 * and how to ask the CPU for it is known here for Linux only. */
#if defined(__aarch64__) && defined(__linux__) && (!defined(__clang__) || __clang_major__ >= 16)
#define CLIOI_DOTPROD 1
#else
#define CLIOI_DOTPROD 0
#endif

/** Form k of this family, plain first, faster ones later; NULL where this CPU lacks it or there is none.
 *  x86-64: plain, SSE4.1, AVX2, AVX-512 with VNNI.  aarch64: plain, NEON, NEON with dot products. */
enum { CLIOI_KERNELS = 4 };
const clioi_kernel *clioi_kernel_at(uint32_t k);

/** The fastest form that this CPU runs. */
const clioi_kernel *clioi_kernel_best(void);

/* tanh as a quotient of polynomials (continued fraction, 7 terms), within 1e-6 of it
 * up to the clip, where it is 1.  The trainer uses this same function. */
static inline float clioi_tanh(float x)
{
    float x2, num, den;
    x = x > 4.97f ? 4.97f : x;
    x = x < -4.97f ? -4.97f : x;
    x2 = x * x;
    num = ((x2 + 378.0f) * x2 + 17325.0f) * x2 + 135135.0f;
    den = ((28.0f * x2 + 3150.0f) * x2 + 62370.0f) * x2 + 135135.0f;
    return x * num / den;
}
static inline float clioi_sigmoid(float x)
{
    return 0.5f + 0.5f * clioi_tanh(0.5f * x);
}
#endif
