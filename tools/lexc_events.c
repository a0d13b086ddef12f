/* lexc_events.c -- the part of the lexicon compiler that reads event frames,
 * word classes, complements and operators; syntax in docs/lexicon.md. */
#include "lexc.h"
#include <stdlib.h>
#include <string.h>

typedef struct klass { uint32_t name, first, n; } klass;

static int slot_of(const char *s, size_t n)
{
    static const char *const name[] = {
#define X(id, t) t,
        CLIOI_SLOT_LIST(X)
#undef X
    };
    if (n == 7 && !strncmp(s, "towards", 7)) n = 6;
    for (int k = 0; k < CLIOI_SLOT_COUNT; k++)
        if (strlen(name[k]) == n && !strncmp(name[k], s, n)) return k;
    return -1;
}

static int event_of(const char *s)
{
    if (!strcmp(s, "-")) return 0;
    for (uint32_t k = 1; clio_event_name(k); k++)
        if (!strcmp(clio_event_name(k), s)) return (int)k;
    return -1;
}

static uint32_t add_lemma(lexc *c, const char *s)
{
    uint32_t h = clioi_hash_lemma(s, strlen(s), 0);
    vec_push(&c->lemma, &h);
    return 1;
}

static void class_line(lexc *c, const row *r)
{
    klass k = {lexc_str(c, r->col[0], strlen(r->col[0])), (uint32_t)c->lemma.n, 0};
    char *list = r->col[1], *s;
    while ((s = lexc_next(&list, '|')))
        if (*s) k.n += add_lemma(c, s);
    vec_push(&c->klass, &k);
}

/* Lemmas of "a,b,&class": appended in one run. */
static uint32_t read_lemmas(lexc *c, const row *r, char *list)
{
    uint32_t n = 0;
    char *s;
    while ((s = lexc_next(&list, ','))) {
        size_t k;
        if (*s != '&') {
            n += add_lemma(c, s);
            continue;
        }
        for (k = 0; k < c->klass.n; k++)
            if (!strcmp(c->str.at + AT(&c->klass, klass, k)->name, s + 1)) break;
        if (k == c->klass.n) {
            lexc_bad(c, r, "no class &%s in events/classes.tsv", s + 1);
            continue;
        }
        for (uint32_t i = 0; i < AT(&c->klass, klass, k)->n; i++) {
            uint32_t h = *AT(&c->lemma, uint32_t, AT(&c->klass, klass, k)->first + i);
            vec_push(&c->lemma, &h);
            n++;
        }
    }
    return n;
}

static void read_pattern(lexc *c, const row *r, clioi_frame *f)
{
    char *list = r->col[0], *s = lexc_next(&list, ' '), *slash = s ? strrchr(s, '/') : NULL;
    if (!slash || !strchr("VNA", slash[1]) || !slash[1] || slash[2]) {
        lexc_bad(c, r, "pattern must start with lemma/V, lemma/N or lemma/A");
        return;
    }
    f->pos = (uint8_t)slash[1];
    f->lemma = clioi_hash_lemma(s, (size_t)(slash - s), slash[1]);
    f->part = (uint32_t)c->part.n;
    while ((s = lexc_next(&list, ' '))) {
        clioi_part p = {0};
        char *eq = strchr(s, '=');
        int slot = eq ? slot_of(s, (size_t)(eq - s)) : -1;
        if (!*s) continue;
        if (slot < 0) {
            lexc_bad(c, r, "\"%s\" is no condition slot=lemmas", s);
            continue;
        }
        p.slot = (uint8_t)slot;
        p.lemma = (uint32_t)c->lemma.n;
        p.lemma_n = read_lemmas(c, r, eq + 1);
        vec_push(&c->part, &p);
        f->part_n++;
    }
}

/* "subj+with|obj" into slots; 1 in *all if joined by "+". */
static uint8_t read_chain(lexc *c, const row *r, char *s, uint8_t *slot, uint8_t *all)
{
    uint8_t n = 0;
    *all = strchr(s, '+') != NULL;
    while (s && *s) {
        size_t len = strcspn(s, "|+");
        int k = slot_of(s, len);
        if (k < 0 || n == 6) {
            lexc_bad(c, r, "\"%.*s\" is no slot, or there are more than six", (int)len, s);
            return n;
        }
        slot[n++] = (uint8_t)k;
        s = s[len] ? s + len + 1 : NULL;
    }
    return n;
}

static void read_roles(lexc *c, const row *r, clioi_frame *f)
{
    char *list = r->col[1], *s;
    while ((s = lexc_next(&list, ' '))) {
        if (!strncmp(s, "A=", 2)) f->a_n = read_chain(c, r, s + 2, f->a, &f->a_all);
        else if (!strncmp(s, "R=", 2)) f->r_n = read_chain(c, r, s + 2, f->r, &f->r_all);
        else if (*s) lexc_bad(c, r, "\"%s\" is no role A= or R=", s);
    }
}

static int sector_set(char *list, uint32_t *set)
{
    char *s;
    while ((s = lexc_next(&list, ','))) {
        uint32_t k = 0;
        while (clio_sector_name(k) && strcmp(clio_sector_name(k), s)) k++;
        for (uint32_t b = 0; !clio_sector_name(k) && b < CLIOI_BLOC_COUNT; b++)
            if (!strcmp(clioi_bloc_name(b), s)) *set |= 1u << (CLIOI_SECTOR_COUNT + b), s = "";
        if (!*s) continue;
        if (!clio_sector_name(k)) return 0;
        *set |= 1u << k;
    }
    return 1;
}

static int read_need(char *s, clioi_need *need)
{
    char *colon = strchr(s, ':');
    int slot = slot_of(s + (*s == '+' || *s == '-'), colon ? (size_t)(colon - s) : strlen(s) - (*s == '+' || *s == '-'));
    if (slot < 0) return 0;
    need->slot = (uint8_t)slot;
    if (*s == '+' || *s == '-') {
        need->kind = *s == '+' ? CLIOI_NEED_FILLED : CLIOI_NEED_EMPTY;
        return 1;
    }
    if (!colon) return 0;
    s = colon + 1;
    if (!strcmp(s, "actor")) need->kind = CLIOI_NEED_ACTOR;
    else if (!strcmp(s, "!actor")) need->kind = CLIOI_NEED_NOT_ACTOR;
    else if (!strcmp(s, "place")) need->kind = CLIOI_NEED_PLACE;
    else {
        need->kind = *s == '!' ? CLIOI_NEED_NOT_SECTOR : CLIOI_NEED_SECTOR;
        return sector_set(s + (*s == '!'), &need->sectors);
    }
    return 1;
}

static void read_needs(lexc *c, const row *r, clioi_frame *f)
{
    char *list = r->col[5], *s;
    f->need = (uint32_t)c->need.n;
    while ((s = lexc_next(&list, ' '))) {
        clioi_need need = {0};
        if (!*s) continue;
        if (!read_need(s, &need)) {
            lexc_bad(c, r, "\"%s\" is no test", s);
            continue;
        }
        vec_push(&c->need, &need);
        f->need_n++;
    }
}

static int known_cameo(const char *s)
{
    static const char *const codes[] = {
#define X(c, s) c,
#include "core/cameo.def"
#undef X
    };
    for (size_t k = 0; k < sizeof codes / sizeof *codes; k++)
        if (!strcmp(codes[k], s)) return 1;
    return 0;
}

static int known_mode(int event, const char *mode)
{
    return !*mode || !strcmp(mode, "@") || clio_event_has_mode((uint32_t)event, mode);
}

static void frame_line(lexc *c, const row *r)
{
    clioi_frame f = {0};
    int event = event_of(r->col[2]);
    if (r->n < 8 || event < 0) {
        lexc_bad(c, r, "expected pattern, roles, event, mode, cameo, needs, example, expect, source (event is \"%s\")", r->col[2]);
        return;
    }
    f.event = (uint8_t)event;
    f.file = c->file_str;
    f.line = r->line;
    read_pattern(c, r, &f);
    read_roles(c, r, &f);
    read_needs(c, r, &f);
    f.mode = lexc_str(c, r->col[3], strlen(r->col[3]));
    f.cameo = lexc_str(c, r->col[4], strlen(r->col[4]));
    if (!known_mode(event, r->col[3])) lexc_bad(c, r, "%s has no mode \"%s\"", r->col[2], r->col[3]);
    if (!known_cameo(r->col[4])) lexc_bad(c, r, "\"%s\" is no CAMEO code", r->col[4]);
    if (!*r->col[6]) lexc_bad(c, r, "a frame must carry an example");
    vec_push(&c->frame, &f);
}

static void complement_line(lexc *c, const row *r)
{
    clioi_complement k = {0};
    int outer = strcmp(r->col[0], "FUTURE") ? event_of(r->col[0]) : 0, inner = event_of(r->col[1]), event = event_of(r->col[3]);
    if (outer < 0 || inner < 0 || event < 0) {
        lexc_bad(c, r, "expected event, complement event, complement mode, result event, result mode, cameo");
        return;
    }
    k.future = !strcmp(r->col[0], "FUTURE");
    k.outer = (uint8_t)outer;
    k.inner = (uint8_t)inner;
    k.event = (uint8_t)event;
    k.inner_mode = lexc_str(c, r->col[2], strlen(r->col[2]));
    k.mode = lexc_str(c, r->col[4], strlen(r->col[4]));
    k.cameo = lexc_str(c, r->col[5], strlen(r->col[5]));
    if (!known_mode(inner, r->col[2]) && !known_cameo(r->col[2])) lexc_bad(c, r, "%s has no mode \"%s\"", r->col[1], r->col[2]);
    if (!known_mode(event, r->col[4])) lexc_bad(c, r, "%s has no mode \"%s\"", r->col[3], r->col[4]);
    if (*r->col[5] && !known_cameo(r->col[5])) lexc_bad(c, r, "\"%s\" is no CAMEO code", r->col[5]);
    vec_push(&c->complement, &k);
}

static void operator_line(lexc *c, const row *r)
{
    static const char *const kinds[] = {"future", "hypothetical", "negated", "actual", "light"};
    clioi_operator op = {0};
    char *slash = strrchr(r->col[0], '/');
    while (op.kind < 5 && strcmp(kinds[op.kind], r->col[1])) op.kind++;
    if (!slash || op.kind == 5) {
        lexc_bad(c, r, "expected lemma/POS and one of future, hypothetical, negated, actual, light");
        return;
    }
    op.lemma = clioi_hash_lemma(r->col[0], (size_t)(slash - r->col[0]), slash[1]);
    vec_push(&c->op, &op);
}

void lexc_read_events(lexc *c, const char *root)
{
    static const char *const files[] = {
        "agree", "consult", "support", "concede", "cooperate", "aid", "retreat", "request", "accuse", "reject", "threaten",
        "protest", "sanction", "mobilize", "coerce", "assault", "statements"};
    c->klass = VEC(klass);
    lexc_each(c, root, "events/classes.tsv", class_line);
    for (size_t k = 0; k < sizeof files / sizeof *files; k++) {
        char path[64];
        snprintf(path, sizeof path, "events/%s.tsv", files[k]);
        lexc_each(c, root, path, frame_line);
    }
    lexc_each(c, root, "events/complement.tsv", complement_line);
    lexc_each(c, root, "events/operators.tsv", operator_line);
    lexc_each(c, root, "events/light.tsv", operator_line);
}
