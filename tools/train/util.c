/* util.c -- memory, failure and random numbers of the trainer.
 *
 * A tool may end the program where a library may not: out of memory is status 3,
 * bad input status 1.  The random numbers are xorshift64* from a seed, so that a
 * training is the same everywhere. */
#include "train.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void die(const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    fputs("train: ", stderr);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    exit(1);
}

void *need(size_t n, size_t size)
{
    size_t bytes = n && size > SIZE_MAX / n ? SIZE_MAX / 2 : n * size;
    void *p = NULL;
    bytes = (bytes + 127) / 64 * 64;
    p = aligned_alloc(64, bytes);
    if (!p) {
        fputs("train: out of memory\n", stderr);
        exit(3);
    }
    return memset(p, 0, bytes);
}

uint32_t rng_next(rng *r)
{
    r->state ^= r->state >> 12;
    r->state ^= r->state << 25;
    r->state ^= r->state >> 27;
    return (uint32_t)(r->state * 0x2545F4914F6CDD1Du >> 32);
}

uint32_t rng_below(rng *r, uint32_t n)
{
    return (uint32_t)((uint64_t)rng_next(r) * n >> 32);
}

float rng_unit(rng *r)
{
    return (float)(rng_next(r) >> 8) * (1.0f / 16777216.0f);
}

size_t blob_add(blob *b, const void *bytes, size_t n)
{
    size_t at = b->n;
    if (b->n + n > b->cap) {
        size_t cap = (b->n + n) * 2 + 4096;
        unsigned char *more = need(cap, 1);
        if (b->n) memcpy(more, b->at, b->n);
        free(b->at);
        b->at = more;
        b->cap = cap;
    }
    if (n) memcpy(b->at + b->n, bytes, n);
    b->n += n;
    return at;
}

void blob_align(blob *b, size_t to)
{
    static const unsigned char zero[64] = {0};
    blob_add(b, zero, (to - b->n % to) % to);
}

double seconds(void)
{
    struct timespec t;
    (void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

char *joined(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b);
    char *out = need(n + m + 1, 1);
    memcpy(out, a, n);
    memcpy(out + n, b, m);
    return out;
}
