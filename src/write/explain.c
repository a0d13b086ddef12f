/* explain.c -- a document for a person who asks "why": what each stage saw, and
 * which lexicon line or model decided.
 *
 * Per sentence: its words in a table (lemma, tags, head, relation), the names, the
 * actors with the line that made them and whom words without a name mean, then its events with rule, roles and
 * circumstances.  Last come the event stage's own notes (doc->log): what was
 * considered and dropped.  Everything is found through the public fields of the
 * document, in text order; nothing is decided here.
 *
 * Columns of words are as wide as the sentence's longest word, within limits: unlike
 * the table of records, a sentence is whole when it is printed. */
#include "write/write.h"
#include <string.h>

enum { FORM_MIN = 8, FORM_MAX = 24 };

typedef struct page {
    const clio_doc *doc;
    clioi_buf *out;
    int colour;
} page;

static void bold(page *p, const char *s)
{
    if (p->colour) clioi_put_str(p->out, "\033[1m");
    clioi_put_str(p->out, s);
    if (p->colour) clioi_put_str(p->out, "\033[0m");
}

static void words_at(page *p, uint32_t off, uint32_t len)
{
    clioi_put_char(p->out, '"');
    clioi_put_line(p->out, p->doc->text + off, len);
    clioi_put_char(p->out, '"');
}

static void span(page *p, uint32_t off, uint32_t len)
{
    clioi_put_char(p->out, ' ');
    clioi_put_int(p->out, off);
    clioi_put_char(p->out, '-');
    clioi_put_int(p->out, (int64_t)off + len);
}

/* " label value" if there is a value. */
static void fact(page *p, const char *label, const char *value)
{
    if (!value || !*value) return;
    clioi_put_str(p->out, label);
    clioi_put_line(p->out, value, strlen(value));
}

static void put_head(page *p)
{
    const clio_article *a = &p->doc->art;
    bold(p, "Article ");
    fact(p, "", a->id);
    fact(p, "\n  title      ", a->title);
    fact(p, "\n  published  ", a->published);
    fact(p, "\n  outlet     ", a->outlet);
    fact(p, "\n  url        ", a->url);
    clioi_put_char(p->out, '\n');
}

static uint32_t column_width(page *p, const clio_sentence *s, int lemma)
{
    uint32_t width = FORM_MIN;
    for (uint32_t k = s->tok; k < s->tok + s->tok_n; k++) {
        const clio_token *t = &p->doc->token[k];
        const char *w = !lemma ? p->doc->text + t->off : t->lemma ? t->lemma : "";
        uint32_t n = clioi_width(w, lemma ? strlen(w) : t->len);
        if (n > width) width = n;
    }
    return width < FORM_MAX ? width : FORM_MAX;
}

static void cell(page *p, const char *s, uint32_t width)
{
    if (!s || !*s) s = "_";
    (void)clioi_put_cell(p->out, s, strlen(s), width, 1);
    clioi_put_str(p->out, "  ");
}

static void number(page *p, uint32_t n, uint32_t width)
{
    for (uint32_t limit = 10, w = 1; w < width; w++, limit *= 10)
        if (n < limit) clioi_put_char(p->out, ' ');
    clioi_put_int(p->out, n);
}

static void put_words(page *p, const clio_sentence *s)
{
    uint32_t form = column_width(p, s, 0), lemma = column_width(p, s, 1);
    for (uint32_t k = s->tok; k < s->tok + s->tok_n; k++) {
        const clio_token *t = &p->doc->token[k];
        clioi_put_str(p->out, "  ");
        number(p, k - s->tok + 1, 3);
        clioi_put_str(p->out, "  ");
        (void)clioi_put_cell(p->out, p->doc->text + t->off, t->len, form, 1);
        clioi_put_str(p->out, "  ");
        cell(p, t->lemma, lemma);
        cell(p, clio_upos_name(t->upos), 5);
        cell(p, clio_xpos_name(t->xpos), 5);
        number(p, t->head == CLIO_NONE || t->head < s->tok ? 0 : t->head - s->tok + 1, 3);
        clioi_put_str(p->out, "  ");
        clioi_put_str(p->out, clio_deprel_name(t->deprel));
        if (t->flags & CLIO_TOK_QUOTED) clioi_put_str(p->out, "  (quoted)");
        clioi_put_char(p->out, '\n');
    }
}

static int inside(uint32_t tok, const clio_sentence *s)
{
    return tok >= s->tok && tok < s->tok + s->tok_n;
}

static void put_names(page *p, const clio_sentence *s)
{
    for (uint32_t i = 0; i < p->doc->name_n; i++) {
        const clio_name *n = &p->doc->name[i];
        if (!inside(n->tok, s)) continue;
        clioi_put_str(p->out, "  name   ");
        cell(p, clio_name_type_name(n->type), 4);
        words_at(p, n->off, n->len);
        span(p, n->off, n->len);
        fact(p, "  ", n->actor);
        clioi_put_char(p->out, '\n');
    }
}

static void put_actor(page *p, const char *label, const clio_actor *a)
{
    clioi_put_str(p->out, label);
    cell(p, a->code, 8);
    words_at(p, a->off, a->len);
    span(p, a->off, a->len);
    fact(p, "  ", a->name);
    fact(p, "  ", a->id);
    if (clioi_actor_sector(a, 0)) {
        clioi_put_str(p->out, "  ");
        clioi_put_sectors(p->out, a, "+");
    }
    fact(p, "  by ", a->why);
    clioi_put_char(p->out, '\n');
}

/* What is said in the sentence, and by whom. */
static void put_said(page *p, const clio_sentence *s)
{
    for (uint32_t i = 0; i < p->doc->said_n; i++) {
        const clioi_said *w = &p->doc->said[i];
        if (!inside(w->tok, s)) continue;
        clioi_put_str(p->out, "  said   ");
        clioi_put_str(p->out, w->kind);
        clioi_put_char(p->out, ' ');
        words_at(p, w->off, w->len);
        span(p, w->off, w->len);
        if (w->speaker) {
            clioi_put_str(p->out, "  by ");
            words_at(p, w->speaker->off, w->speaker->len);
            span(p, w->speaker->off, w->speaker->len);
            fact(p, " ", w->speaker->name);
        }
        fact(p, "  outlet ", w->outlet);
        clioi_put_char(p->out, '\n');
    }
}

static void put_when_where(page *p, const clio_event *e)
{
    if (*e->date.value || e->date.len) {
        fact(p, "    date       ", e->date.value);
        fact(p, "  ", e->date.precision);
        clioi_put_str(p->out, "  ");
        if (e->date.len)
            words_at(p, e->date.off, e->date.len);
        else
            clioi_put_str(p->out, "(of the article)");
        clioi_put_char(p->out, '\n');
    }
    if (!e->place.len) return;
    clioi_put_str(p->out, "    place      ");
    words_at(p, e->place.off, e->place.len);
    fact(p, "  ", e->place.name);
    fact(p, ", ", e->place.admin1);
    fact(p, ", ", e->place.country);
    if (e->place.has_point) {
        clioi_put_str(p->out, "  ");
        clioi_put_fixed(p->out, e->place.lat, 4);
        clioi_put_char(p->out, ' ');
        clioi_put_fixed(p->out, e->place.lon, 4);
    }
    fact(p, "  ", e->place.precision);
    clioi_put_char(p->out, '\n');
}

static void put_how_many(page *p, const clio_event *e)
{
    for (uint32_t i = 0; i < e->count_n; i++) {
        const clio_count *c = &e->count[i];
        clioi_put_str(p->out, "    ");
        cell(p, clio_count_name(c->what), 9);
        fact(p, "", clioi_approx_name(c->approx));
        if (c->approx) clioi_put_char(p->out, ' ');
        clioi_put_int(p->out, c->n);
        fact(p, "  of the ", clioi_whose_name(c->whose));
        clioi_put_str(p->out, "  ");
        words_at(p, c->off, c->len);
        clioi_put_char(p->out, '\n');
    }
}

static void put_who_says(page *p, const clio_event *e)
{
    if (e->attr_kind) {
        fact(p, "    said by    ", e->attr_kind);
        if (e->speaker) {
            clioi_put_str(p->out, "  ");
            words_at(p, e->speaker->off, e->speaker->len);
            fact(p, " ", e->speaker->name);
        }
        fact(p, "  outlet ", e->outlet);
        clioi_put_char(p->out, '\n');
    }
    if (e->words_len) {
        clioi_put_str(p->out, "    words      ");
        words_at(p, e->words_off, e->words_len);
        clioi_put_char(p->out, '\n');
    }
}

static void word_of(page *p, const char *label, uint32_t tok)
{
    const clio_token *t = &p->doc->token[tok];
    clioi_put_str(p->out, label);
    words_at(p, t->off, t->len);
    span(p, t->off, t->len);
}

/* Words that mean somebody told elsewhere in the article, and the word there. */
static void put_told(page *p, const clio_sentence *s)
{
    const clio_doc *doc = p->doc;
    for (uint32_t t = s->tok; doc->told && t < s->tok + s->tok_n; t++) {
        if (doc->told[t] == CLIO_NONE) continue;
        word_of(p, "  told   ", t);
        word_of(p, "  as ", doc->told[t]);
        for (uint32_t i = 0; i < doc->pair_n; i++) {
            uint32_t second = doc->actor[doc->pair[i].second].head;
            if (doc->pair[i].tok == t) word_of(p, " and ", doc->told[second] == CLIO_NONE ? second : doc->told[second]);
        }
        clioi_put_char(p->out, '\n');
    }
}

static void put_event(page *p, const clio_event *e)
{
    clioi_put_str(p->out, "  ");
    bold(p, e->event ? clio_event_name(e->event) : "statement");
    if (e->event) fact(p, "/", e->mode);
    fact(p, "  ", clio_status_name(e->status));
    fact(p, "  CAMEO ", e->cameo);
    clioi_put_str(p->out, "  confidence ");
    clioi_put_fixed(p->out, (double)e->confidence, 2);
    fact(p, "  id ", e->id);
    clioi_put_str(p->out, "\n    trigger    ");
    words_at(p, e->trig_off, e->trig_len);
    span(p, e->trig_off, e->trig_len);
    fact(p, "  by ", e->rule);
    clioi_put_char(p->out, '\n');
    for (uint32_t i = 0; i < e->actor_n; i++) put_actor(p, "    actor      ", &e->actor[i]);
    for (uint32_t i = 0; i < e->recipient_n; i++) put_actor(p, "    recipient  ", &e->recipient[i]);
    if (e->modes_n) {
        clioi_put_str(p->out, "    modes      ");
        clioi_put_modes(p->out, e, ", ");
        clioi_put_char(p->out, '\n');
    }
    if (e->contexts) {
        clioi_put_str(p->out, "    contexts   ");
        clioi_put_contexts(p->out, e->contexts, ", ");
        clioi_put_char(p->out, '\n');
    }
    put_when_where(p, e);
    put_how_many(p, e);
    put_who_says(p, e);
}

static void put_sentence(page *p, uint32_t k)
{
    const clio_sentence *s = &p->doc->sentence[k];
    clioi_put_str(p->out, "\n[");
    clioi_put_int(p->out, (int64_t)k + 1);
    clioi_put_str(p->out, s->kind == CLIO_SENT_HEADLINE ? ", headline] " : "] ");
    clioi_put_line(p->out, p->doc->text + s->off, s->len);
    clioi_put_char(p->out, '\n');
    put_words(p, s);
    put_names(p, s);
    for (uint32_t i = 0; i < p->doc->actor_n; i++)
        if (inside(p->doc->actor[i].head, s)) put_actor(p, "  actor  ", &p->doc->actor[i]);
    put_told(p, s);
    put_said(p, s);
    for (uint32_t i = 0; i < p->doc->event_n; i++)
        if (p->doc->event[i].sentence == k) put_event(p, &p->doc->event[i]);
}

static void put_log(page *p)
{
    const char *line = p->doc->log, *end;
    if (!line || !*line) return;
    clioi_put_str(p->out, "\nConsidered:\n");
    for (; *line; line = *end ? end + 1 : end) {
        end = line + strcspn(line, "\n");
        clioi_put_str(p->out, "  ");
        clioi_put_line(p->out, line, (size_t)(end - line));
        clioi_put_char(p->out, '\n');
    }
}

void clioi_write_explain(const clio_doc *doc, const clio_write_options *options, clioi_buf *out)
{
    page p = {doc, out, options->colour};
    put_head(&p);
    for (uint32_t k = 0; k < doc->sentence_n; k++) put_sentence(&p, k);
    put_log(&p);
    clioi_put_char(out, '\n');
}
