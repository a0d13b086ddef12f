/* jsonl.c -- records as JSON, one object a line: the format that all others are
 * projections of (keys and their meaning: docs/formats.md).
 *
 *   {"id":..,"doc":{..},"event":"CONSULT","mode":"visit","modes":[..],"contexts":[..],"quad":..,
 *    "score":4,"cameo":"042","goldstein":1.9,"status":"actual","actor":[{..}],
 *    "recipient":[{..}],"date":{..},"place":{..},"killed":{..},"attribution":{..},
 *    "trigger":{..},"sentence":{..},"confidence":0.9}
 *
 * Keys come in this order; absent facts have no key.  A statement (event 0) has
 * no event, mode, quad or score, so that nobody counts it with events, and has
 * "words", the span of what was said.
 *
 * Several counts of one kind (six soldiers and six attackers killed) become one
 * object: "n" is their sum and "parts" lists them, since a key may stand only once. */
#include "write/write.h"
#include <string.h>

static void put_doc(clioi_json *j, const clio_article *art)
{
    clioi_json_key(j, "doc");
    clioi_json_open(j, '{');
    clioi_json_kstr(j, "id", art->id);
    clioi_json_kstr(j, "url", art->url);
    clioi_json_kstr(j, "outlet", art->outlet);
    clioi_json_kstr(j, "title", art->title);
    clioi_json_kstr(j, "published", art->published);
    clioi_json_kstr(j, "lang", art->lang);
    clioi_json_close(j, '}');
}

static void put_contexts(clioi_json *j, uint64_t contexts)
{
    const char *name;
    if (!contexts) return;
    clioi_json_key(j, "contexts");
    clioi_json_open(j, '[');
    for (uint32_t k = 0; k < 64 && (name = clio_context_name(k)); k++)
        if (contexts >> k & 1u) clioi_json_str(j, name, strlen(name));
    clioi_json_close(j, ']');
}

static void put_modes(clioi_json *j, const clio_event *e)
{
    if (!e->modes_n) return;
    clioi_json_key(j, "modes");
    clioi_json_open(j, '[');
    for (uint32_t k = 0; k < e->modes_n; k++) clioi_json_str(j, e->modes[k], strlen(e->modes[k]));
    clioi_json_close(j, ']');
}

static void put_what(clioi_json *j, const clio_event *e)
{
    if (e->event) {
        clioi_json_kstr(j, "event", clio_event_name(e->event));
        clioi_json_kstr(j, "mode", e->mode);
        put_modes(j, e);
    }
    put_contexts(j, e->contexts);
    if (e->event) {
        clioi_json_kstr(j, "quad", clio_event_quad(e->event));
        clioi_json_kfixed(j, "score", clio_event_score(e->event, e->mode), 1);
    }
    clioi_json_kstr(j, "cameo", e->cameo);
    if (e->cameo && *e->cameo) clioi_json_kfixed(j, "goldstein", clio_cameo_goldstein(e->cameo), 1);
    clioi_json_kstr(j, "status", clio_status_name(e->status));
}

static void put_actor(clioi_json *j, const clio_doc *doc, const clio_actor *a)
{
    const char *name;
    clioi_json_open(j, '{');
    clioi_json_span(j, doc, a->off, a->len);
    clioi_json_kstr(j, "name", a->name);
    clioi_json_kstr(j, "id", a->id);
    clioi_json_kstr(j, "country", a->country);
    if (clioi_actor_sector(a, 0)) {
        clioi_json_key(j, "sectors");
        clioi_json_open(j, '[');
        for (uint32_t k = 0; (name = clioi_actor_sector(a, k)); k++) clioi_json_str(j, name, strlen(name));
        clioi_json_close(j, ']');
    }
    clioi_json_kstr(j, "code", a->code);
    clioi_json_kstr(j, "why", a->why);
    clioi_json_close(j, '}');
}

static void put_actors(clioi_json *j, const clio_doc *doc, const char *key, const clio_actor *a, uint32_t n)
{
    if (!n) return;
    clioi_json_key(j, key);
    clioi_json_open(j, '[');
    for (uint32_t i = 0; i < n; i++) put_actor(j, doc, &a[i]);
    clioi_json_close(j, ']');
}

static void put_date(clioi_json *j, const clio_doc *doc, const clio_date *d)
{
    if (!*d->value && !d->len) return;
    clioi_json_key(j, "date");
    clioi_json_open(j, '{');
    if (*d->value) clioi_json_kstr(j, "value", d->value);
    clioi_json_kstr(j, "precision", d->precision);
    clioi_json_span(j, doc, d->off, d->len);
    clioi_json_close(j, '}');
}

static void put_place(clioi_json *j, const clio_doc *doc, const clio_place *p)
{
    if (!p->len) return;
    clioi_json_key(j, "place");
    clioi_json_open(j, '{');
    clioi_json_span(j, doc, p->off, p->len);
    clioi_json_kstr(j, "name", p->name);
    clioi_json_kstr(j, "country", p->country);
    clioi_json_kstr(j, "admin1", p->admin1);
    if (p->has_point) {
        clioi_json_kfixed(j, "lat", p->lat, 5);
        clioi_json_kfixed(j, "lon", p->lon, 5);
    }
    if (p->geonameid) clioi_json_kint(j, "geonameid", p->geonameid);
    clioi_json_kstr(j, "precision", p->precision);
    clioi_json_close(j, '}');
}

static void put_count(clioi_json *j, const clio_doc *doc, const clio_count *c)
{
    clioi_json_open(j, '{');
    clioi_json_kint(j, "n", c->n);
    clioi_json_kstr(j, "approx", clioi_approx_name(c->approx));
    clioi_json_kstr(j, "whose", clioi_whose_name(c->whose));
    clioi_json_span(j, doc, c->off, c->len);
    clioi_json_close(j, '}');
}

/* All counts of one kind, under one key. */
static void put_kind(clioi_json *j, const clio_doc *doc, const clio_event *e, uint32_t kind)
{
    const clio_count *first = NULL;
    int64_t sum = 0;
    uint32_t n = 0;
    for (uint32_t i = 0; i < e->count_n; i++) {
        if (e->count[i].what != kind) continue;
        if (!n++) first = &e->count[i];
        sum += e->count[i].n;
    }
    if (!n) return;
    clioi_json_key(j, clio_count_name(kind));
    if (n == 1) {
        put_count(j, doc, first);
        return;
    }
    clioi_json_open(j, '{');
    clioi_json_kint(j, "n", sum);
    clioi_json_key(j, "parts");
    clioi_json_open(j, '[');
    for (uint32_t i = 0; i < e->count_n; i++)
        if (e->count[i].what == kind) put_count(j, doc, &e->count[i]);
    clioi_json_close(j, ']');
    clioi_json_close(j, '}');
}

static void put_attribution(clioi_json *j, const clio_doc *doc, const clio_event *e)
{
    const clio_actor *s = e->speaker;
    if (!e->attr_kind) return;
    clioi_json_key(j, "attribution");
    clioi_json_open(j, '{');
    clioi_json_kstr(j, "kind", e->attr_kind);
    if (s && s->name && *s->name) {
        clioi_json_kstr(j, "speaker", s->name);
    } else if (s && s->len) {
        clioi_json_key(j, "speaker");
        clioi_json_str(j, doc->text + s->off, s->len);
    }
    clioi_json_kstr(j, "outlet", e->outlet);
    clioi_json_kspan(j, e->attr_off, e->attr_len);
    clioi_json_close(j, '}');
}

static void put_source(clioi_json *j, const clio_doc *doc, const clio_event *e)
{
    if (e->trig_len) {
        clioi_json_key(j, "trigger");
        clioi_json_open(j, '{');
        clioi_json_span(j, doc, e->trig_off, e->trig_len);
        clioi_json_kstr(j, "rule", e->rule);
        clioi_json_close(j, '}');
    }
    if (e->words_len) {
        clioi_json_key(j, "words");
        clioi_json_open(j, '{');
        clioi_json_span(j, doc, e->words_off, e->words_len);
        clioi_json_close(j, '}');
    }
    if (e->sentence >= doc->sentence_n) return;
    clioi_json_key(j, "sentence");
    clioi_json_open(j, '{');
    clioi_json_kint(j, "n", e->sentence);
    clioi_json_kspan(j, doc->sentence[e->sentence].off, doc->sentence[e->sentence].len);
    clioi_json_ktext(j, doc, doc->sentence[e->sentence].off, doc->sentence[e->sentence].len);
    clioi_json_close(j, '}');
}

static void put_record(clioi_json *j, const clio_doc *doc, const clio_event *e)
{
    clioi_json_open(j, '{');
    clioi_json_kstr(j, "id", e->id);
    put_doc(j, &doc->art);
    put_what(j, e);
    put_actors(j, doc, "actor", e->actor, e->actor_n);
    put_actors(j, doc, "recipient", e->recipient, e->recipient_n);
    put_date(j, doc, &e->date);
    put_place(j, doc, &e->place);
    for (uint32_t k = 0; clio_count_name(k); k++) put_kind(j, doc, e, k);
    put_attribution(j, doc, e);
    put_source(j, doc, e);
    clioi_json_kfixed(j, "confidence", (double)e->confidence, 3);
    clioi_json_close(j, '}');
}

void clioi_write_jsonl(const clio_doc *doc, const clio_write_options *options, clioi_buf *out)
{
    (void)options;
    for (uint32_t i = 0; i < doc->event_n; i++) {
        clioi_json j = {out, 0};
        put_record(&j, doc, &doc->event[i]);
        clioi_put_char(out, '\n');
    }
}
