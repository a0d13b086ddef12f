/* lexc_names.c -- the part of the lexicon compiler that reads actors, roles,
 * places and contexts: rows become entries, their names become hashed keys.
 *
 * Plurals of role nouns are made here by the spelling rules of English, so
 * that the coder needs no morphology to find them. */
#include "lexc.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

static int sector_of(const char *s)
{
    for (uint32_t k = 0; clio_sector_name(k); k++)
        if (!strcmp(clio_sector_name(k), s)) return (int)k;
    return -1;
}

static void read_sectors(lexc *c, const row *r, char *list, clioi_entry *e)
{
    char *s;
    e->first_sector = CLIOI_SECTOR_COUNT;
    if (!strcmp(list, "-")) return;   /* a phrase that is no party: "nerve agent" */
    while ((s = lexc_next(&list, ' '))) {
        int k = *s ? sector_of(s) : -1;
        if (!*s) continue;
        if (k < 0) {
            lexc_bad(c, r, "\"%s\" is no sector", s);
            continue;
        }
        e->sectors |= 1u << k;
        if (e->first_sector == CLIOI_SECTOR_COUNT) e->first_sector = (uint8_t)k;
    }
}

static int32_t read_date(lexc *c, const row *r, const char *s)
{
    unsigned y = 0, m = 0, d = 0;
    int n = 0;
    if (!*s) return 0;
    if (sscanf(s, "%4u%n", &y, &n) < 1 || (s[n] && sscanf(s, "%4u-%2u%n", &y, &m, &n) < 2) ||
        (s[n] && sscanf(s, "%4u-%2u-%2u%n", &y, &m, &d, &n) < 3) || s[n] || m > 12 || d > 31 || y < 1000)
        lexc_bad(c, r, "\"%s\" is no date", s);
    return (int32_t)(y * 10000 + m * 100 + d);
}

static clioi_entry *new_entry(lexc *c, const row *r, enum clioi_kind kind, const char *id, const char *country)
{
    clioi_entry *e = vec_push(&c->entry, NULL);
    e->kind = (uint8_t)kind;
    e->file = c->file_str;
    e->line = r->line;
    e->next = CLIO_NONE;
    e->first_sector = CLIOI_SECTOR_COUNT;
    e->id = lexc_str(c, id, strlen(id));
    if (strlen(country) > 3) lexc_bad(c, r, "\"%s\" is no country code", country);
    memcpy(e->country, country, strlen(country) < 3 ? strlen(country) : 3);
    return e;
}

/* Give the last entry a name.  A leading "=" asks for exact case; several words match in any case. */
static void add_name(lexc *c, const char *s, unsigned flags)
{
    clioi_lexname *n;
    size_t len;
    if (*s == '=') {
        flags = (flags | CLIOI_NAME_EXACT) & ~(unsigned)CLIOI_NAME_ANYCASE;
        s++;
    }
    len = strlen(s);
    if (!len) return;
    n = vec_push(&c->name, NULL);
    n->words = 1;
    for (const char *p = s; *p; p++) n->words = (uint8_t)(n->words + (*p == ' '));
    if (n->words > 1 && !(flags & CLIOI_NAME_EXACT)) flags |= CLIOI_NAME_ANYCASE;
    n->hash = clioi_hash_folded(CLIOI_HASH_SEED, s, len);
    n->exact = clioi_hash_exact(CLIOI_HASH_SEED, s, len);
    n->entry = (uint32_t)c->entry.n - 1;
    n->flags = (uint8_t)flags;
}

static void add_names(lexc *c, char *list, unsigned flags)
{
    clioi_entry *e = AT(&c->entry, clioi_entry, c->entry.n - 1);
    char *s;
    while ((s = lexc_next(&list, '|'))) {
        if (!e->name && *s) e->name = lexc_str(c, s + (*s == '='), strlen(s) - (*s == '='));
        add_name(c, s, flags);
    }
}

static void country_line(lexc *c, const row *r)
{
    static const struct { int col; enum clioi_kind kind; } cols[] = {
        {2, CLIOI_K_COUNTRY}, {3, CLIOI_K_ADJ}, {4, CLIOI_K_PEOPLE}, {5, CLIOI_K_SEAT}};
    char first[128];
    char *name = r->col[2];
    if (r->n < 3 || strlen(r->col[0]) != 3) {
        lexc_bad(c, r, "expected code, kind, names");
        return;
    }
    snprintf(first, sizeof first, "%.*s", (int)strcspn(name, "|"), name);
    for (size_t k = 0; k < sizeof cols / sizeof *cols; k++) {
        clioi_entry *e;
        if (!*r->col[cols[k].col]) continue;
        e = new_entry(c, r, cols[k].kind, r->col[0], r->col[0]);
        e->note = lexc_str(c, r->col[1], strlen(r->col[1]));
        e->name = lexc_str(c, first, strlen(first));
        if (cols[k].kind == CLIOI_K_SEAT) {
            e->sectors = 1u << CLIOI_SECTOR_GOV;
            e->first_sector = CLIOI_SECTOR_GOV;
        }
        if (cols[k].kind == CLIOI_K_PEOPLE) {
            e->sectors = 1u << CLIOI_SECTOR_CVL;
            e->first_sector = CLIOI_SECTOR_CVL;
        }
        add_names(c, r->col[cols[k].col], 0);
    }
}

/* Lines of one id are chained in file order; only the first bears the names.  1 if this was not the first. */
static int chain(lexc *c, uint32_t id)
{
    uint32_t me = (uint32_t)c->entry.n - 1;
    clioi_entry *all = AT(&c->entry, clioi_entry, 0);
    for (uint32_t k = me; k-- > 0;)
        if (all[k].id == id && all[k].next == CLIO_NONE && all[k].kind == all[me].kind) {
            all[k].next = me;
            return 1;
        }
    return 0;
}

static uint8_t body_sub(const char *kind)
{
    static const struct { const char *name; uint8_t sub; } subs[] = {
        {"media", CLIOI_BODY_MEDIA}, {"igo", CLIOI_BODY_IGO}, {"armed", CLIOI_BODY_ARMED}, {"party", CLIOI_BODY_PARTY}};
    for (size_t k = 0; k < sizeof subs / sizeof *subs; k++)
        if (!strcmp(kind, subs[k].name)) return subs[k].sub;
    return CLIOI_BODY_OTHER;
}

static void dated_line(lexc *c, const row *r, enum clioi_kind kind)
{
    clioi_entry *e;
    size_t named = c->name.n;
    uint32_t id;
    if (r->n < 6) {
        lexc_bad(c, r, "expected id, names, country, sectors, %s, from, to, source", kind == CLIOI_K_PERSON ? "office" : "kind");
        return;
    }
    e = new_entry(c, r, kind, r->col[0], r->col[2]);
    read_sectors(c, r, r->col[3], e);
    e->note = lexc_str(c, r->col[4], strlen(r->col[4]));
    if (kind == CLIOI_K_BODY) e->sub = body_sub(r->col[4]);
    e->from = read_date(c, r, r->col[5]);
    e->to = read_date(c, r, r->col[6]);
    id = e->id;
    add_names(c, r->col[1], 0);
    if (chain(c, id)) c->name.n = named;
}

static void person_line(lexc *c, const row *r) { dated_line(c, r, CLIOI_K_PERSON); }
static void body_line(lexc *c, const row *r) { dated_line(c, r, CLIOI_K_BODY); }

static void plural_of(const char *s, char *out, size_t size)
{
    size_t n = strlen(s);
    const char *end = n > 1 ? s + n - 2 : s;
    if (n > 3 && !strcmp(s + n - 3, "man")) snprintf(out, size, "%.*sen", (int)(n - 2), s);
    else if (n > 1 && s[n - 1] == 'y' && !strchr("aeiou", s[n - 2])) snprintf(out, size, "%.*sies", (int)(n - 1), s);
    else if (s[n - 1] == 's' || s[n - 1] == 'x' || !strcmp(end, "ch") || !strcmp(end, "sh")) snprintf(out, size, "%ses", s);
    else snprintf(out, size, "%ss", s);
}

static void role_line(lexc *c, const row *r)
{
    clioi_entry *e;
    char plural[256];
    if (r->n < 4 || !*r->col[0]) {
        lexc_bad(c, r, "expected noun, plural, sectors, kind, source");
        return;
    }
    e = new_entry(c, r, CLIOI_K_ROLE, r->col[0], "");
    read_sectors(c, r, r->col[2], e);
    e->name = e->id;
    e->sub = !strcmp(r->col[3], "group") ? CLIOI_ROLE_GROUP : CLIOI_ROLE_PERSON;
    add_name(c, r->col[0], CLIOI_NAME_ANYCASE);
    if (!strcmp(r->col[1], "-")) return;
    plural_of(r->col[0], plural, sizeof plural);
    add_name(c, *r->col[1] ? r->col[1] : plural, CLIOI_NAME_ANYCASE | CLIOI_NAME_PLURAL);
}

static void pattern_line(lexc *c, const row *r)
{
    clioi_entry *e = new_entry(c, r, CLIOI_K_PATTERN, r->col[0], "");
    read_sectors(c, r, r->col[1], e);
    e->note = lexc_str(c, r->col[2], strlen(r->col[2]));
    e->name = e->id;
    add_name(c, r->col[0], CLIOI_NAME_ANYCASE);
}

static void place_line(lexc *c, const row *r)
{
    char id[32];
    clioi_entry *e;
    snprintf(id, sizeof id, "%s", r->col[6]);
    e = new_entry(c, r, CLIOI_K_PLACE, id, r->col[2]);
    e->note = lexc_str(c, r->col[1], strlen(r->col[1]));
    e->geonameid = (uint32_t)strtoul(r->col[6], NULL, 10);
    e->population = (uint32_t)strtoul(r->col[7], NULL, 10);
    e->lat = strtof(r->col[4], NULL);
    e->lon = strtof(r->col[5], NULL);
    e->has_point = *r->col[4] && *r->col[5];
    e->from = (int32_t)lexc_str(c, r->col[3], strlen(r->col[3]));   /* admin1; places have no dates */
    add_names(c, r->col[0], 0);
}

static void context_line(lexc *c, const row *r)
{
    clioi_entry *e = new_entry(c, r, CLIOI_K_CONTEXT, r->col[0], "");
    uint32_t k = 0;
    char *list = r->col[1], *s;
    while (clio_context_name(k) && strcmp(clio_context_name(k), r->col[0])) k++;
    if (!clio_context_name(k)) lexc_bad(c, r, "\"%s\" is no context", r->col[0]);
    e->sub = (uint8_t)k;
    e->name = e->id;
    while ((s = lexc_next(&list, '|'))) add_name(c, s, CLIOI_NAME_ANYCASE);
}

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* Run `line` over the files root/dir/prefix*.tsv, in the order of their names. */
static void each_file(lexc *c, const char *root, const char *dir, const char *prefix, void (*line)(lexc *, const row *))
{
    char path[4096], *file[256];
    size_t n = 0;
    const struct dirent *d;
    DIR *open_dir;
    snprintf(path, sizeof path, "%s/%s", root, dir);
    open_dir = opendir(path);
    while (open_dir && (d = readdir(open_dir)) && n < 256) {
        size_t len = strlen(d->d_name);
        if (strncmp(d->d_name, prefix, strlen(prefix)) || len < 4 || strcmp(d->d_name + len - 4, ".tsv")) continue;
        snprintf(path, sizeof path, "%s/%s", dir, d->d_name);
        file[n++] = strdup(path);
    }
    if (open_dir) closedir(open_dir);
    qsort(file, n, sizeof *file, by_name);
    for (size_t k = 0; k < n; k++) {
        lexc_each(c, root, file[k], line);
        free(file[k]);
    }
}

void lexc_read_names(lexc *c, const char *root)
{
    each_file(c, root, "actors", "countries", country_line);
    each_file(c, root, "actors", "people", person_line);
    each_file(c, root, "actors", "bodies", body_line);
    each_file(c, root, "actors", "patterns", pattern_line);
    each_file(c, root, "agents", "", role_line);
    each_file(c, root, "places", "", place_line);
    each_file(c, root, "contexts", "", context_line);
}
