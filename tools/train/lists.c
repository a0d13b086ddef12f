/* lists.c -- names from Clio's own lexicon, for two uses.
 *
 * As a hint to the model: each word gets a set of eight bits that say in which
 * kinds of names it occurs (a whole place, part of one, a large place, a person's
 * first or last name, a body's name or part of it, a people).  The sets are kept
 * in the model, so that editing the lexicon later does not change how text is read.
 *
 * As other names for augment.c: whole names of one to four words, by type.
 *
 * Names are split at blanks only; a leading mark (= + %) says how the lexicon
 * matches and is dropped.  Small words inside names (of, the, de) get no bit. */
#include "train.h"
#include <stdlib.h>
#include <string.h>

enum { PLACE = 1, PLACE_PART = 2, PLACE_LARGE = 4, FIRST = 8, LAST = 16, BODY = 32, BODY_PART = 64, PEOPLE = 128, SLOTS = 1 << 17 };

static const struct { const char *file; uint8_t column, type; } files[] = {
    {"places/cities.tsv", 0, CLIO_LOC}, {"places/countries.tsv", 0, CLIO_LOC}, {"places/world.tsv", 0, CLIO_LOC}, {"actors/countries.tsv", 2, CLIO_LOC},
    {"actors/countries.tsv", 3, CLIO_NORP}, {"actors/countries.tsv", 4, CLIO_NORP},
    {"actors/people-africa.tsv", 1, CLIO_PER}, {"actors/people-americas.tsv", 1, CLIO_PER}, {"actors/people-asia.tsv", 1, CLIO_PER},
    {"actors/people-europe.tsv", 1, CLIO_PER}, {"actors/people-mideast.tsv", 1, CLIO_PER},
    {"actors/bodies-armed.tsv", 1, CLIO_ORG}, {"actors/bodies-international.tsv", 1, CLIO_ORG}, {"actors/bodies-media.tsv", 1, CLIO_ORG},
    {"actors/bodies-parties.tsv", 1, CLIO_ORG}, {"actors/bodies-institutions.tsv", 1, CLIO_ORG}, {"actors/bodies-other.tsv", 1, CLIO_ORG},
};

static void mark(vocab *v, const char *form, uint32_t len, uint32_t bit)
{
    uint32_t key = clioi_word_key(form, len);
    clioi_pair *p;
    if (!bit) return;
    p = &v->listed[clioi_pair_slot(v->listed, v->listed_slots, key)];
    p->key = key;
    p->value |= bit;
}

static uint32_t bits_of(uint8_t type, uint32_t k, uint32_t n, int large)
{
    if (type == CLIO_LOC) return n == 1 ? PLACE | (large ? PLACE_LARGE : 0u) : PLACE_PART;
    if (type == CLIO_PER) return k + 1 == n ? LAST : k == 0 ? FIRST : 0;
    if (type == CLIO_ORG) return n == 1 ? BODY : BODY_PART;
    return n == 1 ? PEOPLE : 0;
}

static int capital(const char *s)
{
    return (*s >= 'A' && *s <= 'Z') || (unsigned char)*s >= 0x80;
}

static void keep_name(lists *l, uint8_t type, const listed_name *name, uint32_t n)
{
    if (n > 4 || !capital(name->word[0]) || strchr(name->word[0], '\'') || strchr(name->word[0], '(')) return;
    if (l->n[type][n] == l->cap[type][n]) {
        uint32_t cap = l->cap[type][n] = l->cap[type][n] * 2 + 256;
        listed_name *more = need(cap, sizeof *more);
        if (l->n[type][n]) memcpy(more, l->name[type][n], l->n[type][n] * sizeof *more);
        free(l->name[type][n]);
        l->name[type][n] = more;
    }
    l->name[type][n][l->n[type][n]++] = *name;
}

static void read_name(lists *l, vocab *v, uint8_t type, char *s, int large)
{
    char *part[16];
    listed_name name = {0};
    uint32_t n = 0;
    while (*s == '=' || *s == '+' || *s == '%' || *s == '~') s++;
    for (char *p = s; p && n < 16;) {
        char *blank = strchr(p, ' ');
        if (blank) *blank = '\0';
        if (*p) part[n++] = p;
        p = blank ? blank + 1 : NULL;
    }
    for (uint32_t k = 0; k < n; k++) {
        uint32_t len = (uint32_t)strlen(part[k]);
        if (k < 4) name.word[k] = memcpy(need(len + 1, 1), part[k], len + 1), name.len[k] = (uint16_t)len;
        if (capital(part[k]) && len > 1) mark(v, part[k], len, bits_of(type, k, n, large));
    }
    if (n) keep_name(l, type, &name, n);
}

static void read_list(lists *l, vocab *v, const char *path, uint8_t column, uint8_t type)
{
    FILE *f = fopen(path, "r");
    char *line = NULL, *col[9];
    size_t cap = 0;
    if (!f) die("%s: cannot be read", path);
    while (getline(&line, &cap, f) > 0) {
        uint32_t n = 0;
        int large, city;
        line[strcspn(line, "\r\n")] = '\0';
        if (!*line || *line == '#') continue;
        for (char *p = line; p && n < 9; p = strchr(p, '\t'), p = p ? (*p = '\0', p + 1) : NULL) col[n++] = p;
        if (n <= column) continue;
        city = n > 7 && strstr(path, "cities") ? atoi(col[7]) : 0;
        large = strstr(path, "countries") != NULL || city >= 300000;
        for (char *name = col[column], *next; name && *name; name = next) {
            next = strchr(name, '|');
            if (next) *next++ = '\0';
            if (city && city < 60000 && (name != col[column] || strchr(name, ' '))) continue;    /* small: one plain name */
            read_name(l, v, type, name, large);
        }
    }
    free(line);
    (void)fclose(f);
}

void lists_read(lists *l, vocab *v, const char *lex_dir)
{
    char path[1200];
    uint32_t n = 0;
    v->listed_slots = SLOTS;
    v->listed = need(SLOTS, sizeof *v->listed);
    for (size_t k = 0; k < sizeof files / sizeof *files; k++) {
        (void)snprintf(path, sizeof path, "%s/%s", lex_dir, files[k].file);
        read_list(l, v, path, files[k].column, files[k].type);
    }
    for (uint32_t k = 0; k < SLOTS; k++) n += v->listed[k].key != 0;
    if (n > SLOTS / 2) die("more than %u words in %s", SLOTS / 2, lex_dir);
    printf("%u words listed; names of two words: %u persons, %u bodies, %u places\n", n, l->n[CLIO_PER][2], l->n[CLIO_ORG][2], l->n[CLIO_LOC][2]);
}
