/* lexc.c -- compile data/lex and the model into the one mapped data file.
 *
 *     lexc LEXDIR MODEL OUT
 *
 * Every line is checked: columns, codes, sectors, dates, slots, classes.  A bad
 * line is named (file, line, what was expected) and the compiler goes on to the
 * next, so that one run shows all; any complaint means exit status 1 and no file. */
#include "lexc.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

void *vec_push(vec *v, const void *item)
{
    char *p;
    if (v->n == v->cap) {
        v->cap = v->cap ? v->cap * 2 : 256;
        v->at = realloc(v->at, v->cap * v->size);
        if (!v->at) {
            fputs("lexc: out of memory\n", stderr);
            exit(3);
        }
    }
    p = v->at + v->n++ * v->size;
    if (item) memcpy(p, item, v->size);
    else memset(p, 0, v->size);
    return p;
}

void lexc_bad(lexc *c, const row *r, const char *fmt, ...)
{
    va_list ap;
    va_start(ap, fmt);
    fprintf(stderr, "data/lex/%s:%u: ", r->file, r->line);
    vfprintf(stderr, fmt, ap);
    fputc('\n', stderr);
    va_end(ap);
    c->bad++;
}

static uint32_t *index_slot(lexc *c, const char *s, size_t n)
{
    uint32_t *slot = (uint32_t *)(void *)c->str_index.at;
    size_t mask = c->str_index.n - 1;
    size_t at = (size_t)clioi_hash_exact(CLIOI_HASH_SEED, s, n) * 0x9E3779B97F4A7C15u >> 20 & mask;
    for (; slot[at]; at = (at + 1) & mask) {
        const char *have = c->str.at + slot[at] - 1;
        if (!strncmp(have, s, n) && !have[n]) break;
    }
    return &slot[at];
}

uint32_t lexc_str(lexc *c, const char *s, size_t n)
{
    uint32_t *slot;
    if (!c->str_index.n) {
        c->str_index = VEC(uint32_t);
        for (size_t k = 0; k < (size_t)1 << 20; k++) vec_push(&c->str_index, NULL);
    }
    if (!n) return 0;
    slot = index_slot(c, s, n);
    if (!*slot) {
        *slot = (uint32_t)c->str.n + 1;
        for (size_t k = 0; k < n; k++) vec_push(&c->str, s + k);
        vec_push(&c->str, "");
    }
    return *slot - 1;
}

char *lexc_next(char **list, char sep)
{
    char *at = *list, *end;
    if (!at) return NULL;
    while (*at == ' ') at++;
    end = strchr(at, sep);
    *list = end ? end + 1 : NULL;
    if (!end) end = at + strlen(at);
    while (end > at && end[-1] == ' ') end--;
    *end = '\0';
    return at;
}

void lexc_each(lexc *c, const char *root, const char *file, void (*line)(lexc *, const row *))
{
    static char empty[1];
    char path[4096], *buf = NULL;
    size_t cap = 0;
    ssize_t len;
    row r = {.file = file};
    FILE *f;
    snprintf(path, sizeof path, "%s/%s", root, file);
    f = fopen(path, "r");
    if (!f) {
        lexc_bad(c, &r, "cannot be opened");
        return;
    }
    c->file_str = lexc_str(c, file, strlen(file));
    while ((len = getline(&buf, &cap, f)) >= 0) {
        char *at = buf;
        r.line++;
        while (len && (buf[len - 1] == '\n' || buf[len - 1] == '\r')) buf[--len] = '\0';
        if (!len || buf[0] == '#') continue;
        for (r.n = 0; at && r.n < COL_MAX;) {
            char *tab = strchr(at, '\t');
            if (tab) *tab = '\0';
            r.col[r.n++] = at;
            at = tab ? tab + 1 : NULL;
        }
        for (int k = r.n; k < COL_MAX; k++) r.col[k] = empty;
        line(c, &r);
    }
    free(buf);
    fclose(f);
}

int main(int argc, char **argv)
{
    lexc c = {.str = VEC(char), .entry = VEC(clioi_entry), .name = VEC(clioi_lexname), .frame = VEC(clioi_frame),
              .part = VEC(clioi_part), .need = VEC(clioi_need), .lemma = VEC(uint32_t), .complement = VEC(clioi_complement),
              .op = VEC(clioi_operator)};
    if (argc != 5) {
        fputs("usage: lexc LEXDIR MODEL RELATE_MODEL|- OUT\n", stderr);
        return 2;
    }
    vec_push(&c.str, "");
    lexc_read_names(&c, argv[1]);
    lexc_read_events(&c, argv[1]);
    if (c.bad) {
        fprintf(stderr, "lexc: %u bad lines, nothing written\n", c.bad);
        return 1;
    }
    return lexc_write(&c, argv[4], argv[2], argv[3]);
}
