/* arena.c -- see arena.h for the rules.
 *
 *   top -> [block 256K] -> [block 64K] -> NULL
 *           used|free
 *
 * Blocks grow by doubling up to BLOCK_MAX, so a document of any size costs few
 * mallocs; a request larger than a block gets a block of its own. */
#include "base/arena.h"
#include <assert.h>
#include <stdlib.h>
#include <string.h>

_Thread_local unsigned clioi_arena_fail_in;

enum { BLOCK_MIN = 16384, BLOCK_MAX = 4 << 20 };

struct clioi_block {
    clioi_block *next;
    size_t used, size;      /* bytes of data[] */
    max_align_t data[];
};

void clioi_arena_init(clioi_arena *a, size_t cap)
{
    *a = (clioi_arena){.cap = cap};
}

static void free_until(clioi_arena *a, const clioi_block *stop)
{
    while (a->top != stop) {
        clioi_block *next = a->top->next;
        a->held -= sizeof *a->top + a->top->size;
        free(a->top);
        a->top = next;
    }
}

void clioi_arena_release(clioi_arena *a)
{
    free_until(a, NULL);
    clioi_arena_init(a, a->cap);
}

void clioi_arena_reset(clioi_arena *a)
{
#ifdef CLIO_ARENA_MALLOC
    clioi_arena_release(a);
#else
    clioi_block *keep = a->top;
    if (!keep) return;
    clioi_arena_init(a, a->cap);
    for (clioi_block *b = keep->next; b;) {
        clioi_block *next = b->next, *drop = b;
        if (b->size > keep->size) {
            drop = keep;
            keep = b;
        }
        free(drop);
        b = next;
    }
    keep->next = NULL;
    keep->used = 0;
    a->top = keep;
    a->held = sizeof *keep + keep->size;
#endif
}

static size_t block_size(const clioi_arena *a, size_t need)
{
#ifdef CLIO_ARENA_MALLOC
    (void)a;
    return need;
#else
    size_t size = a->top ? a->top->size * 2 : BLOCK_MIN;
    if (size > BLOCK_MAX) size = BLOCK_MAX;
    return size > need ? size : need;
#endif
}

static clioi_block *push_block(clioi_arena *a, size_t need)
{
    size_t size = block_size(a, need);
    size_t total = sizeof(clioi_block) + size;
    clioi_block *b;
    if (total < need || total > a->cap || a->held > a->cap - total) {
        size = need;
        total = sizeof *b + size;
    }
    if (total < need || total > a->cap || a->held > a->cap - total) {
        a->why = CLIO_ELIMIT;
        return NULL;
    }
    b = malloc(total);
    if (!b) {
        a->why = CLIO_ENOMEM;
        return NULL;
    }
    b->size = size;
    b->used = 0;
    b->next = a->top;
    a->top = b;
    a->held += total;
    return b;
}

void *clioi_arena_alloc(clioi_arena *a, size_t size, size_t n, size_t align)
{
    clioi_block *b = a->top;
    size_t at = 0;
    char *p;

    assert(align && align <= _Alignof(max_align_t) && !(align & (align - 1)));
    if (a->why != CLIO_OK) return NULL;
    if (clioi_arena_fail_in && --clioi_arena_fail_in == 0) {
        a->why = CLIO_ENOMEM;
        return NULL;
    }
    if (size && n > SIZE_MAX / 2 / size) {
        a->why = CLIO_ELIMIT;
        return NULL;
    }
    size *= n;
    if (b) at = (b->used + align - 1) & ~(align - 1);
#ifdef CLIO_ARENA_MALLOC
    b = NULL;
#endif
    if (!b || at > b->size || size > b->size - at) {
        b = push_block(a, size ? size : 1);
        at = 0;
        if (!b) return NULL;
    }
    b->used = at + size;
    p = (char *)b->data + at;
    memset(p, 0, size);
    return p;
}

char *clioi_arena_strdup(clioi_arena *a, const char *s, size_t n)
{
    char *p = clioi_arena_alloc(a, 1, n + 1, 1);
    if (p && n) memcpy(p, s, n);
    return p;
}

clioi_mark clioi_arena_mark(const clioi_arena *a)
{
    return (clioi_mark){a->top, a->top ? a->top->used : 0};
}

void clioi_arena_rewind(clioi_arena *a, clioi_mark m)
{
    free_until(a, m.top);
    if (m.top) m.top->used = m.used;
}
