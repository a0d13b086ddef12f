/* csv.c -- records as rows of a table for spreadsheets and statistics programs.
 *
 * RFC 4180: fields with a comma, a quotation mark or a line break stand in
 * quotation marks, which are doubled inside; rows end in CR LF; UTF-8 without a mark.
 * The columns are fixed and are the table below, so a column is a row here.
 *
 * Several parties stand in one field, separated by "; " and in the same order in each
 * field of their group (an empty place where one has no such fact).  Parties are
 * separated by that pair because names hold commas.  What does not fit in a flat row
 * (spans of parties, parts of counts) is in the JSON records. */
#include "write/write.h"
#include "core/labels.h"
#include <string.h>

typedef struct row {
    const clio_doc *doc;
    const clio_event *e;
    const clio_sentence *sent;   /* NULL if unknown */
    clioi_buf *out;              /* one field, not yet quoted */
} row;

static void text_at(row *r, uint32_t off, uint32_t len)
{
    if (len) (void)clioi_buf_add(r->out, r->doc->text + off, len);
}

enum { PARTY_TEXT, PARTY_NAME, PARTY_ID, PARTY_COUNTRY, PARTY_SECTORS, PARTY_CODE };

static void parties(row *r, const clio_actor *a, uint32_t n, int what)
{
    for (uint32_t i = 0; i < n; i++) {
        if (i) clioi_put_str(r->out, "; ");
        switch (what) {
        case PARTY_TEXT: text_at(r, a[i].off, a[i].len); break;
        case PARTY_NAME: clioi_put_str(r->out, a[i].name); break;
        case PARTY_ID: clioi_put_str(r->out, a[i].id); break;
        case PARTY_COUNTRY: clioi_put_str(r->out, a[i].country); break;
        case PARTY_SECTORS: clioi_put_sectors(r->out, &a[i], " "); break;
        default: clioi_put_str(r->out, a[i].code); break;
        }
    }
}

/* Sum of the counts of one kind; nothing if there is none. */
static void count(row *r, uint32_t kind)
{
    int64_t sum = 0;
    int any = 0;
    for (uint32_t i = 0; i < r->e->count_n; i++) {
        if (r->e->count[i].what != kind) continue;
        sum += r->e->count[i].n;
        any = 1;
    }
    if (any) clioi_put_int(r->out, sum);
}

static void speaker(row *r)
{
    const clio_actor *s = r->e->speaker;
    if (!s) return;
    if (s->name && *s->name)
        clioi_put_str(r->out, s->name);
    else
        text_at(r, s->off, s->len);
}

static void number_if(row *r, int has, int64_t n)
{
    if (has) clioi_put_int(r->out, n);
}

/* X(column, how to put it) with `r`, `e` (the event), `a` (the article) in scope. */
#define COLUMNS(X)                                                                          \
    X(id, clioi_put_str(r->out, e->id))                                                     \
    X(doc_id, clioi_put_str(r->out, a->id))                                                 \
    X(url, clioi_put_str(r->out, a->url))                                                   \
    X(outlet, clioi_put_str(r->out, a->outlet))                                             \
    X(title, clioi_put_str(r->out, a->title))                                               \
    X(published, clioi_put_str(r->out, a->published))                                       \
    X(lang, clioi_put_str(r->out, a->lang))                                                 \
    X(event, clioi_put_str(r->out, clio_event_name(e->event)))                              \
    X(mode, clioi_put_str(r->out, e->event ? e->mode : NULL))                               \
    X(modes, clioi_put_modes(r->out, e, " "))                                               \
    X(contexts, clioi_put_contexts(r->out, e->contexts, " "))                               \
    X(quad, clioi_put_str(r->out, e->event ? clio_event_quad(e->event) : NULL))             \
    X(score, if (e->event) clioi_put_fixed(r->out, clio_event_score(e->event, e->mode), 1)) \
    X(cameo, clioi_put_str(r->out, e->cameo))                                               \
    X(goldstein, if (e->cameo && *e->cameo) clioi_put_fixed(r->out, clio_cameo_goldstein(e->cameo), 1)) \
    X(status, clioi_put_str(r->out, clio_status_name(e->status)))                           \
    X(actor_code, parties(r, e->actor, e->actor_n, PARTY_CODE))                             \
    X(actor_country, parties(r, e->actor, e->actor_n, PARTY_COUNTRY))                       \
    X(actor_sectors, parties(r, e->actor, e->actor_n, PARTY_SECTORS))                       \
    X(actor_name, parties(r, e->actor, e->actor_n, PARTY_NAME))                             \
    X(actor_id, parties(r, e->actor, e->actor_n, PARTY_ID))                                 \
    X(actor_text, parties(r, e->actor, e->actor_n, PARTY_TEXT))                             \
    X(recipient_code, parties(r, e->recipient, e->recipient_n, PARTY_CODE))                 \
    X(recipient_country, parties(r, e->recipient, e->recipient_n, PARTY_COUNTRY))           \
    X(recipient_sectors, parties(r, e->recipient, e->recipient_n, PARTY_SECTORS))           \
    X(recipient_name, parties(r, e->recipient, e->recipient_n, PARTY_NAME))                 \
    X(recipient_id, parties(r, e->recipient, e->recipient_n, PARTY_ID))                     \
    X(recipient_text, parties(r, e->recipient, e->recipient_n, PARTY_TEXT))                 \
    X(date, clioi_put_str(r->out, e->date.value))                                           \
    X(date_precision, clioi_put_str(r->out, e->date.precision))                             \
    X(date_text, text_at(r, e->date.off, e->date.len))                                      \
    X(place, clioi_put_str(r->out, e->place.name))                                          \
    X(place_country, clioi_put_str(r->out, e->place.country))                               \
    X(place_admin1, clioi_put_str(r->out, e->place.admin1))                                 \
    X(lat, if (e->place.has_point) clioi_put_fixed(r->out, e->place.lat, 5))                \
    X(lon, if (e->place.has_point) clioi_put_fixed(r->out, e->place.lon, 5))                \
    X(geonameid, number_if(r, e->place.geonameid != 0, e->place.geonameid))                 \
    X(place_precision, clioi_put_str(r->out, e->place.precision))                           \
    X(place_text, text_at(r, e->place.off, e->place.len))                                   \
    X(killed, count(r, CLIOI_CT_KILLED))                                                    \
    X(injured, count(r, CLIOI_CT_INJURED))                                                  \
    X(arrested, count(r, CLIOI_CT_ARRESTED))                                                \
    X(missing, count(r, CLIOI_CT_MISSING))                                                  \
    X(displaced, count(r, CLIOI_CT_DISPLACED))                                              \
    X(abducted, count(r, CLIOI_CT_ABDUCTED))                                                \
    X(protesters, count(r, CLIOI_CT_PROTESTERS))                                            \
    X(troops, count(r, CLIOI_CT_TROOPS))                                                    \
    X(attribution, clioi_put_str(r->out, e->attr_kind))                                     \
    X(speaker, speaker(r))                                                                  \
    X(attribution_outlet, clioi_put_str(r->out, e->outlet))                                 \
    X(trigger, text_at(r, e->trig_off, e->trig_len))                                        \
    X(trigger_start, clioi_put_int(r->out, e->trig_off))                                    \
    X(trigger_end, clioi_put_int(r->out, (int64_t)e->trig_off + e->trig_len))               \
    X(rule, clioi_put_str(r->out, e->rule))                                                 \
    X(words, text_at(r, e->words_off, e->words_len))                                        \
    X(sentence_n, number_if(r, r->sent != NULL, e->sentence))                               \
    X(sentence_start, number_if(r, r->sent != NULL, r->sent ? r->sent->off : 0))            \
    X(sentence_end, number_if(r, r->sent != NULL, r->sent ? (int64_t)r->sent->off + r->sent->len : 0)) \
    X(sentence, if (r->sent) text_at(r, r->sent->off, r->sent->len))                        \
    X(confidence, clioi_put_fixed(r->out, (double)e->confidence, 3))

#define X(name, how)                                                                \
    static void put_##name(row *r, const clio_event *e, const clio_article *a)      \
    {                                                                               \
        (void)r, (void)e, (void)a;                                                  \
        how;                                                                        \
    }
COLUMNS(X)
#undef X

static const struct column {
    const char *name;
    void (*put)(row *r, const clio_event *e, const clio_article *a);
} columns[] = {
#define X(name, how) {#name, put_##name},
    COLUMNS(X)
#undef X
};

/* Bytes [from, ...) of `out` are one field: quote it if it needs that. */
static void put_field(clioi_buf *out, const clioi_buf *field)
{
    size_t from = 0;
    if (!field->len) return;
    if (!strpbrk(field->bytes, ",\"\r\n") && *field->bytes != ' ' && field->bytes[field->len - 1] != ' ') {
        (void)clioi_buf_add(out, field->bytes, field->len);
        return;
    }
    clioi_put_char(out, '"');
    for (size_t i = 0; i < field->len; i++) {
        if (field->bytes[i] != '"') continue;
        (void)clioi_buf_add(out, field->bytes + from, i + 1 - from);
        from = i;
    }
    (void)clioi_buf_add(out, field->bytes + from, field->len - from);
    clioi_put_char(out, '"');
}

static void put_row(const clio_doc *doc, const clio_event *e, clioi_buf *field, clioi_buf *out)
{
    row r = {doc, e, e->sentence < doc->sentence_n ? &doc->sentence[e->sentence] : NULL, field};
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
        clioi_buf_clear(field);
        columns[c].put(&r, e, &doc->art);
        if (field->why != CLIO_OK && out->why == CLIO_OK) out->why = field->why;
        if (c) clioi_put_char(out, ',');
        put_field(out, field);
    }
    clioi_put_str(out, "\r\n");
}

void clioi_write_csv(const clio_doc *doc, const clio_write_options *options, clioi_buf *out)
{
    clioi_buf field;
    clioi_buf_init(&field, out->limit);
    for (size_t c = 0; options->header && c < sizeof columns / sizeof *columns; c++) {
        if (c) clioi_put_char(out, ',');
        clioi_put_str(out, columns[c].name);
    }
    if (options->header) clioi_put_str(out, "\r\n");
    for (uint32_t i = 0; i < doc->event_n; i++) put_row(doc, &doc->event[i], &field, out);
    clioi_buf_release(&field);
}
