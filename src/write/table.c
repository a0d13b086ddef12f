/* table.c -- records for a person at a terminal, one line each.
 *
 *   date        event             who                  where      words     sentence
 *   2017-03-24  CONSULT/visit     RUSGOV > FRAPTY      Moscow     met       Putin met with Le ...
 *   2017-03-24 >AGREE             RUSGOV > FRAGOV                 promised  ...
 *
 * The mark before the event is the status: blank actual, > future, ? hypothetical,
 * ! negated, < historical.  Widths follow from the width of the terminal alone and
 * not from the records, since output must not wait for the last record; what is too
 * long ends in an ellipsis.  The sentence gets what is left if that is worth having.
 * Colour, where wanted, tells the quad: green and cyan cooperate, yellow and red do not. */
#include "write/write.h"
#include <string.h>

enum { WIDTH_DEFAULT = 100, WIDTH_MIN = 60, WIDTH_MAX = 1000, DATE = 10, SENTENCE_MIN = 20 };

typedef struct layout { uint32_t event, who, place, trigger, sentence; } layout;

static uint32_t between(uint32_t n, uint32_t low, uint32_t high)
{
    return n < low ? low : n > high ? high : n;
}

static layout lay_out(int width)
{
    layout l;
    uint32_t w = between(width > 0 ? (uint32_t)width : WIDTH_DEFAULT, WIDTH_MIN, WIDTH_MAX), used;
    l.event = between(w / 6, 12, 22);
    l.who = between(w / 5, 15, 34);
    l.place = between(w / 9, 6, 18);
    l.trigger = between(w / 10, 6, 16);
    used = DATE + 2 + l.event + 2 + l.who + 2 + l.place + 2 + l.trigger + 2;
    l.sentence = w > used + SENTENCE_MIN ? w - used : 0;
    return l;
}

static void put_who(const clio_doc *doc, const clio_actor *a, uint32_t n, clioi_buf *cell)
{
    if (!n) clioi_put_char(cell, '-');
    for (uint32_t i = 0; i < n; i++) {
        if (i) clioi_put_char(cell, ',');
        if (a[i].code && *a[i].code)
            clioi_put_str(cell, a[i].code);
        else if (a[i].name)
            clioi_put_str(cell, a[i].name);
        else
            (void)clioi_buf_add(cell, doc->text + a[i].off, a[i].len);
    }
}

/* The cell's text in `width` columns, and the gap before the next. */
static void put_cell(clioi_buf *out, const clioi_buf *cell, uint32_t width, int last)
{
    if (cell->why != CLIO_OK && out->why == CLIO_OK) out->why = cell->why;
    (void)clioi_put_cell(out, cell->bytes ? cell->bytes : "", cell->len, width, !last);
    if (!last) clioi_put_str(out, "  ");
}

static void put_event(clioi_buf *cell, const clio_event *e)
{
    clioi_put_str(cell, e->event ? clio_event_name(e->event) : "statement");
    if (e->event && e->mode && *e->mode) {
        clioi_put_char(cell, '/');
        clioi_put_str(cell, e->mode);
    }
}

static const char *colour_of(const clio_event *e)
{
    static const struct { const char *quad, *colour; } colours[] = {
        {"verbal cooperation", "\033[32m"}, {"material cooperation", "\033[36m"},
        {"verbal conflict", "\033[33m"},    {"material conflict", "\033[31m"},
    };
    const char *quad = e->event ? clio_event_quad(e->event) : NULL;
    for (size_t i = 0; quad && i < sizeof colours / sizeof *colours; i++)
        if (!strcmp(colours[i].quad, quad)) return colours[i].colour;
    return "\033[2m";
}

static void put_row(const clio_doc *doc, const clio_event *e, const layout *l, int colour, clioi_buf *cell,
                    clioi_buf *out)
{
    static const char marks[] = " >?!<";
    const clio_place *p = &e->place;
    const clio_sentence *s = e->sentence < doc->sentence_n ? &doc->sentence[e->sentence] : NULL;
    (void)clioi_put_cell(out, e->date.value, strlen(e->date.value), DATE, 1);
    clioi_put_char(out, ' ');
    clioi_put_char(out, e->status < sizeof marks - 1 ? marks[e->status] : ' ');
    if (colour) clioi_put_str(out, colour_of(e));
    put_event(cell, e);
    put_cell(out, cell, l->event, 0);
    if (colour) clioi_put_str(out, "\033[0m");
    clioi_buf_clear(cell);
    put_who(doc, e->actor, e->actor_n, cell);
    clioi_put_str(cell, " > ");
    put_who(doc, e->recipient, e->recipient_n, cell);
    put_cell(out, cell, l->who, 0);
    clioi_buf_clear(cell);
    if (p->name)
        clioi_put_str(cell, p->name);
    else
        (void)clioi_buf_add(cell, doc->text + p->off, p->len);
    put_cell(out, cell, l->place, 0);
    (void)clioi_put_cell(out, doc->text + e->trig_off, e->trig_len, l->trigger, l->sentence != 0);
    if (l->sentence && s) {
        clioi_put_str(out, "  ");
        (void)clioi_put_cell(out, doc->text + s->off, s->len, l->sentence, 0);
    }
    clioi_buf_clear(cell);
    clioi_put_char(out, '\n');
}

static void put_heading(const layout *l, int colour, clioi_buf *out)
{
    const struct { const char *name; uint32_t width; } cells[] = {
        {"date", DATE}, {"event", l->event}, {"who", l->who}, {"where", l->place}, {"words", l->trigger},
        {"sentence", l->sentence},
    };
    if (colour) clioi_put_str(out, "\033[1m");
    for (size_t i = 0; i < sizeof cells / sizeof *cells && cells[i].width; i++) {
        if (i) clioi_put_str(out, "  ");
        (void)clioi_put_cell(out, cells[i].name, strlen(cells[i].name), cells[i].width, 1);
    }
    if (colour) clioi_put_str(out, "\033[0m");
    clioi_put_char(out, '\n');
}

void clioi_write_table(const clio_doc *doc, const clio_write_options *options, clioi_buf *out)
{
    layout l = lay_out(options->width);
    clioi_buf cell;
    clioi_buf_init(&cell, out->limit);
    if (options->header) put_heading(&l, options->colour, out);
    for (uint32_t i = 0; i < doc->event_n; i++) put_row(doc, &doc->event[i], &l, options->colour, &cell, out);
    clioi_buf_release(&cell);
}
