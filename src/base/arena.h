/* arena.h -- bump allocation with one owner, one lifetime and one limit.
 *
 * Rules
 *  - Memory comes back zeroed.  Nothing is freed singly.
 *  - A failed request returns NULL and sets `why`, which stays set: a stage
 *    may make many requests and be asked once, at its end.
 *  - `cap` bounds the bytes that one document can make us hold.
 *  - clioi_arena_reset keeps the largest block, so that a document used again
 *    and again soon stops asking the system for memory.
 *  - Built with -DCLIO_ARENA_MALLOC every request is its own malloc, so that
 *    AddressSanitizer sees each overrun. */
#ifndef CLIO_BASE_ARENA_H
#define CLIO_BASE_ARENA_H
#include "clio.h"

typedef struct clioi_block clioi_block;
typedef struct clioi_arena {
    clioi_block *top;
    size_t held;    /* bytes obtained from malloc */
    size_t cap;     /* most bytes we may hold */
    clio_rc why;    /* CLIO_OK, or the first reason we refused; sticky */
} clioi_arena;

void clioi_arena_init(clioi_arena *a, size_t cap);
void clioi_arena_release(clioi_arena *a);
void clioi_arena_reset(clioi_arena *a);   /* forget everything, keep one block */
void *clioi_arena_alloc(clioi_arena *a, size_t size, size_t n, size_t align);
char *clioi_arena_strdup(clioi_arena *a, const char *s, size_t n);   /* NUL-terminated copy */

/* A point to rewind scratch to: everything allocated since is forgotten. */
typedef struct clioi_mark { clioi_block *top; size_t used; } clioi_mark;
clioi_mark clioi_arena_mark(const clioi_arena *a);
void clioi_arena_rewind(clioi_arena *a, clioi_mark m);

/* Tests only: refuse the k-th request from now on this thread (1 = the next);
 * 0 = never.  Counting requests, not bytes, is what reaches every NULL check. */
extern _Thread_local unsigned clioi_arena_fail_in;

#define CLIOI_NEW(a, T, n) ((T *)clioi_arena_alloc((a), sizeof(T), (n), _Alignof(T)))
#endif
