/* kernel_sse.c -- a form of kernel.h for x86-64 with SSE4.1: processors of 2008 to 2013,
 * and later ones without AVX2.
 *
 * Every x86-64 has SSE2, and the compiler uses it in the plain form. SSE4.1 widens
 * bytes to words in one instruction, and the tiles here are larger: four rows and
 * two inputs, whose sums take half of the sixteen registers. */
#if defined(__x86_64__)
#define TARGET __attribute__((target("sse4.1")))
#include "base/kernel_steps.h"
#include <immintrin.h>

typedef __m128i vec;
enum { STEP = 8 };

KERNEL_INLINE vec none(void) { return _mm_setzero_si128(); }

KERNEL_INLINE __m128i weights(const int8_t *w)
{
    return _mm_cvtepi8_epi16(_mm_loadl_epi64((const __m128i *)(const void *)w));
}

KERNEL_INLINE __m128i inputs(const int16_t *x)
{
    return _mm_loadu_si128((const __m128i *)(const void *)x);
}

KERNEL_INLINE __m128i madd(__m128i sum, __m128i a, __m128i b)
{
    return _mm_add_epi32(sum, _mm_madd_epi16(a, b));
}

/* Four sums of four lanes to four totals. */
KERNEL_INLINE __m128i totals(__m128i a, __m128i b, __m128i c, __m128i d)
{
    return _mm_hadd_epi32(_mm_hadd_epi32(a, b), _mm_hadd_epi32(c, d));
}

#include "base/kernel_tiles.h"

const clioi_kernel clioi_kernel_sse4 = {"sse4", embed, affine, add_tanh, recur, narrow, dots};
#endif
