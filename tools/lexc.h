/* lexc.h -- shared by the parts of the lexicon compiler: its growing tables and
 * its reader of tab-separated lines. */
#ifndef CLIO_TOOLS_LEXC_H
#define CLIO_TOOLS_LEXC_H
#include "core/lex.h"
#include <stdio.h>

enum { COL_MAX = 16 };

/* A growing array of fixed-size items. */
typedef struct vec { char *at; size_t n, cap, size; } vec;
void *vec_push(vec *v, const void *item);        /* item NULL: zeroed; exits when out of memory */
#define VEC(T) ((vec){NULL, 0, 0, sizeof(T)})
#define AT(v, T, k) (&((T *)(void *)(v)->at)[k])

/* One line of a lexicon file, split at TABs. */
typedef struct row {
    const char *file;           /* path under data/lex */
    uint32_t line;
    int n;
    char *col[COL_MAX];         /* "" where the line has fewer columns */
} row;

typedef struct lexc {
    vec str, entry, name, frame, part, need, lemma, complement, op, klass;
    vec str_index;              /* open addressing over the pool */
    uint32_t file_str;          /* string of the file now being read */
    unsigned bad;               /* complaints so far */
} lexc;

uint32_t lexc_str(lexc *c, const char *s, size_t n);      /* string pool, each string once */
void lexc_bad(lexc *c, const row *r, const char *fmt, ...) __attribute__((format(printf, 3, 4)));
void lexc_each(lexc *c, const char *root, const char *file, void (*line)(lexc *, const row *));
char *lexc_next(char **list, char sep);                   /* cut the next item off a list; NULL at its end */

void lexc_read_events(lexc *c, const char *root);         /* lexc_events.c */
void lexc_read_names(lexc *c, const char *root);          /* lexc_names.c */
int lexc_write(lexc *c, const char *out, const char *model, const char *relate);   /* lexc_write.c */
#endif
