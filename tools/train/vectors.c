/* vectors.c -- word vectors learned from raw text, made by tools/train/get-vectors.
 *
 * A file of lines "word x1 ... x100", the commonest word first.  A word's vector
 * times one learned matrix is added to its rows; export.c multiplies them once and
 * for all, so that the running model has rows for these words and no vectors.
 * Of words with the same folded letters ("1999", "2004") the first counts. */
#include "train.h"
#include <stdlib.h>
#include <string.h>

enum { SLOTS = 1 << 18 };

static int take(vectors *v, char *line)
{
    char *at = strchr(line, ' ');
    clioi_pair *p;
    uint32_t key;
    if (!at) return 0;
    key = clioi_word_key(line, (uint32_t)(at - line));
    p = &v->slot[clioi_pair_slot(v->slot, v->slots, key)];
    if (p->key) return 1;
    *p = (clioi_pair){key, v->n};
    for (uint32_t k = 0; k < DIM_VEC; k++) {
        char *end;
        v->at[(size_t)v->n * DIM_VEC + k] = strtof(at, &end);
        if (end == at) return 0;
        at = end;
    }
    v->n++;
    return 1;
}

void vectors_read(vectors *v, const char *path)
{
    FILE *f = path ? fopen(path, "r") : NULL;
    char *line = NULL;
    size_t cap = 0;
    *v = (vectors){.slot = need(SLOTS, sizeof *v->slot), .slots = SLOTS, .n = 1, .at = need((size_t)SLOTS / 2 * DIM_VEC, sizeof *v->at)};
    if (path && !f) die("%s: cannot be read", path);
    while (f && getline(&line, &cap, f) > 0)
        if (v->n == SLOTS / 2 || !take(v, line)) die("%s: word %u: no vector of %d numbers, or too many words", path, v->n, DIM_VEC);
    free(line);
    if (f) (void)fclose(f);
    printf("%u words with vectors\n", v->n - 1);
}

uint32_t vectors_row(const vectors *v, uint32_t key)
{
    return clioi_pair_value(v->slot, v->slots, key);
}
