/* rows.c -- labelled sentences to rows of features.
 *
 *   plv_train          one row, scheme of 2021; YIELD leaves CONCEDE and RETREAT open
 *   voa_events         one row a record, PLOVER 2.0: first actor, first recipient;
 *                      a sentence without a record is a row "no event"
 *   cameo_class_train  a quad (or none) leaves its types open; source and target
 *                      come from cameo_ner_train where that has the sentence
 *   aw_train           conflict or cooperation leaves the types of two quads open
 *
 * The last two are rows of both schemes.  Rows of one text, whatever its case,
 * blanks and marks, share a fold, so that no text is in training and in test.
 * Features of too few texts are left out. */
#include "train.h"
#include "base/file.h"
#include "core/pack.h"
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { TEXTS_MIN = 2 };   /* features of fewer texts are left out; learn.c counts again without the test's */
enum { TYPES = (1 << CLIOI_RANK_NONE) - 1, ANY = TYPES | 1 << CLIOI_RANK_NONE };

typedef struct phrases { uint32_t twin; json_t *row; } phrases;   /* of cameo_ner_train */

typedef struct loader {
    data *d;
    const settings *s;
    clio_engine *engine;
    clio_doc *doc;
    clioi_pack pack;
    clioi_lex lex;
    phrases *ner;
    size_t ner_n;
} loader;

static uint32_t bit(unsigned event) { return 1u << (event - 1); }

static uint32_t event_bit(const char *name)
{
    if (!strcmp(name, "YIELD")) return bit(CLIOI_EV_CONCEDE) | bit(CLIOI_EV_RETREAT);
    for (unsigned k = 1; k < CLIOI_EV_COUNT; k++)
        if (!strcmp(clio_event_name(k), name)) return bit(k);
    fprintf(stderr, "train-relate: no event is called %s\n", name);
    exit(1);
}

static uint32_t twin_of(const char *s)
{
    uint32_t h = 2166136261u;
    for (; *s; s++) {
        char c = *s >= 'A' && *s <= 'Z' ? (char)(*s + 32) : *s;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) h = (h ^ (unsigned char)c) * 16777619u;
    }
    return clioi_hash_lemma((const char *)&h, sizeof h, 0);
}

static clioi_span span_of(const json_t *a)
{
    clioi_span s = {0, 0};
    if (json_array_size(a) < 2) return s;
    s.off = (uint32_t)json_integer_value(json_array_get(a, 0));
    s.len = (uint32_t)json_integer_value(json_array_get(a, 1)) - s.off;
    return s;
}

/* ---- a row -------------------------------------------------------------------- */

static void take(loader *l, uint32_t twin, clioi_span source, clioi_span target, row r)
{
    clioi_feature f[CLIOI_RELATE_FEATURES];
    data *d = l->d;
    uint32_t n;
    clio_err err;
    if (r.weight <= 0) return;
    if (clioi_relate_features(&l->lex, l->doc, source, target, f, &n, &err) != CLIO_OK) {
        fprintf(stderr, "train-relate: %s\n", err.msg);
        exit(3);
    }
    if (d->row_n == d->row_cap) d->row = need(realloc(d->row, (d->row_cap = 2 * d->row_cap + 1024) * sizeof *d->row));
    if (d->feat_n + n > d->feat_cap) d->feat = need(realloc(d->feat, (d->feat_cap = 2 * d->feat_cap + 65536) * sizeof *d->feat));
    r.feat = d->feat_n;
    r.feat_n = n;
    r.twin = twin;
    r.fold = (uint8_t)(((twin ^ l->s->folds_salt * 0x9E3779B1u) * 0x85EBCA6Bu >> 8) % FOLDS);
    d->row[d->row_n++] = r;
    memcpy(d->feat + d->feat_n, f, n * sizeof *f);
    d->feat_n += n;
}

static int code(loader *l, const char *text)
{
    clio_article a = {.id = "row", .text = text, .text_len = strlen(text)};
    clio_err err;
    if (clio_code(l->engine, &a, NULL, l->doc, &err) == CLIO_OK) return 1;
    fprintf(stderr, "train-relate: a text is left out: %s\n", err.msg);
    return 0;
}

/* ---- the sets ----------------------------------------------------------------- */

static void plv_row(loader *l, const json_t *j, const char *text)
{
    row r = {.set = SET_PLV, .domain = 1, .weight = l->s->weight[SET_PLV], .possible = TYPES};
    r.allowed = event_bit(json_string_value(json_object_get(j, "event")));
    snprintf(r.id, sizeof r.id, "%s", json_string_value(json_object_get(j, "id")));
    if (code(l, text)) take(l, twin_of(text), span_of(json_object_get(j, "source_span")), span_of(json_object_get(j, "target_span")), r);
}

static clioi_span party_span(const json_t *list, size_t k)
{
    return span_of(json_object_get(json_array_get(list, k), "span"));
}

static clioi_span actor_in_text(const clio_doc *doc, uint32_t k)
{
    return k < doc->actor_n ? (clioi_span){doc->actor[k].off, doc->actor[k].len} : (clioi_span){0, 0};
}

static void voa_row(loader *l, const json_t *j, const char *text)
{
    const json_t *events = json_object_get(j, "events");
    row r = {.set = SET_VOA, .domain = 0, .weight = l->s->weight[SET_VOA], .possible = ANY};
    if (!code(l, text)) return;
    for (size_t k = 0; k < json_array_size(events); k++) {
        const json_t *e = json_array_get(events, k), *actor = json_object_get(e, "actor"), *recipient = json_object_get(e, "recipient");
        clioi_span a = party_span(actor, 0), b = json_array_size(recipient) ? party_span(recipient, 0) : party_span(actor, 1);
        r.allowed = event_bit(json_string_value(json_object_get(e, "event")));
        if (a.len || b.len) take(l, twin_of(text), a, b, r);
    }
    if (json_array_size(events)) return;
    r.allowed = 1u << CLIOI_RANK_NONE;
    r.weight *= l->s->none;
    take(l, twin_of(text), actor_in_text(l->doc, 0), actor_in_text(l->doc, 1), r);
}

static uint32_t quad_bits(const char *quad)
{
    uint32_t set = 0;
    for (unsigned k = 1; k < CLIOI_EV_COUNT; k++)
        if (!strcmp(clio_event_quad(k), quad)) set |= bit(k);
    return set;
}

/* The classes are those of CAMEO: giving way is material, sanctions and some force count as verbal. */
static uint32_t class_bits(const char *quad)
{
    uint32_t set = quad_bits(quad);
    if (!strcmp(quad, "none")) return 1u << CLIOI_RANK_NONE;
    if (!strcmp(quad, "verbal cooperation")) set &= ~bit(CLIOI_EV_CONCEDE);
    if (!strcmp(quad, "material cooperation")) set |= bit(CLIOI_EV_CONCEDE);
    if (!strcmp(quad, "verbal conflict")) set |= bit(CLIOI_EV_SANCTION) | bit(CLIOI_EV_COERCE);
    return set;
}

static void keep_phrases(loader *l, const json_t *j, const char *text)
{
    l->ner = need(realloc(l->ner, (l->ner_n + 1) * sizeof *l->ner));
    l->ner[l->ner_n++] = (phrases){twin_of(text), json_deep_copy(j)};
}

static void class_row(loader *l, const json_t *j, const char *text)
{
    row r = {.set = SET_CLASS, .weight = l->s->weight[SET_CLASS], .possible = ANY, .allowed = class_bits(json_string_value(json_object_get(j, "quad")))};
    clioi_span source = {0, 0}, target = {0, 0};
    uint32_t twin = twin_of(text);
    const json_t *spans = NULL;
    for (size_t k = 0; k < l->ner_n; k++)
        if (l->ner[k].twin == twin) {
            spans = json_object_get(l->ner[k].row, "spans");
            text = json_string_value(json_object_get(l->ner[k].row, "text"));
        }
    for (size_t k = 0; k < json_array_size(spans); k++) {
        const json_t *span = json_array_get(spans, k);
        const char *role = json_string_value(json_array_get(span, 2));
        if (!source.len && *role != 'T') source = span_of(span);
        else if (!target.len) target = span_of(span);
    }
    if (!code(l, text)) return;
    for (r.domain = 0; r.domain < DOMAINS; r.domain++) take(l, twin, source, target, r);
}

static void aw_row(loader *l, const json_t *j, const char *text)
{
    int conflict = json_integer_value(json_object_get(j, "label")) == 1;
    row r = {.set = SET_AW, .weight = l->s->weight[SET_AW], .possible = TYPES};
    r.allowed = conflict ? quad_bits("verbal conflict") | quad_bits("material conflict") : quad_bits("verbal cooperation") | quad_bits("material cooperation");
    if (!code(l, text)) return;
    for (r.domain = 0; r.domain < DOMAINS; r.domain++)
        take(l, twin_of(text), span_of(json_object_get(j, "source_span")), span_of(json_object_get(j, "target_span")), r);
}

static int read_set(loader *l, const char *dir, const char *file, void (*use)(loader *, const json_t *, const char *))
{
    char path[4096], *line = NULL;
    size_t cap = 0;
    FILE *f;
    snprintf(path, sizeof path, "%s/%s", dir, file);
    f = fopen(path, "r");
    if (!f) {
        fprintf(stderr, "train-relate: cannot open %s\n", path);
        return 1;
    }
    while (getline(&line, &cap, f) > 0) {
        json_t *j = json_loads(line, 0, NULL);
        const char *text = json_string_value(json_object_get(j, "text"));
        if (text) use(l, j, text);
        json_decref(j);
    }
    free(line);
    fclose(f);
    return 0;
}

/* ---- numbers for the features ------------------------------------------------------ */

typedef struct sight { uint32_t key, twin; size_t at; } sight;

static int by_key(const void *a, const void *b)
{
    const sight *x = a, *y = b;
    return x->key != y->key ? (x->key < y->key ? -1 : 1) : x->twin < y->twin ? -1 : x->twin > y->twin;
}

static void number_keys(data *d)
{
    sight *s = need(malloc(d->feat_n * sizeof *s));
    d->number = need(malloc(d->feat_n * sizeof *d->number));
    d->key = need(malloc(d->feat_n * sizeof *d->key));
    for (size_t r = 0; r < d->row_n; r++)
        for (size_t k = d->row[r].feat; k < d->row[r].feat + d->row[r].feat_n; k++) s[k] = (sight){d->feat[k].key, d->row[r].twin, k};
    qsort(s, d->feat_n, sizeof *s, by_key);
    for (size_t k = 0, end; k < d->feat_n; k = end) {
        int texts = 1;    /* in order of key, then text */
        for (end = k + 1; end < d->feat_n && s[end].key == s[k].key; end++) texts += s[end].twin != s[end - 1].twin;
        for (size_t i = k; i < end; i++) d->number[s[i].at] = texts >= TEXTS_MIN ? d->key_n : CLIO_NONE;
        if (texts >= TEXTS_MIN) d->key[d->key_n++] = s[k].key;
    }
    free(s);
}

int data_read(data *d, const char *dir, const char *dat, const settings *s)
{
    loader l = {.d = d, .s = s};
    char path[4096];
    clio_err err = {0};
    int bad = 1;
    if ((dat || clioi_file_data_path(path, sizeof path, &err) == CLIO_OK) && clio_engine_open(dat ? dat : path, &l.engine, &err) == CLIO_OK &&
        clioi_pack_open(dat ? dat : path, &l.pack, &err) == CLIO_OK && clioi_lex_open(&l.pack, &l.lex, &err) == CLIO_OK) {
        l.doc = need(clio_doc_new(0));
        bad = read_set(&l, dir, "plv_train.jsonl", plv_row) || read_set(&l, dir, "voa_events.jsonl", voa_row) ||
              read_set(&l, dir, "cameo_ner_train.jsonl", keep_phrases) || read_set(&l, dir, "cameo_class_train.jsonl", class_row) ||
              read_set(&l, dir, "aw_train.jsonl", aw_row);
    } else {
        fprintf(stderr, "train-relate: %s\n", err.msg);
    }
    for (size_t k = 0; k < l.ner_n; k++) json_decref(l.ner[k].row);
    free(l.ner);
    clio_doc_free(l.doc);
    clioi_pack_close(&l.pack);
    clio_engine_close(l.engine);
    if (!bad) number_keys(d);
    return bad;
}
