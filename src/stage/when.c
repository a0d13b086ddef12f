/* when.c -- stage: when it happened.
 *
 * dates.c finds the date phrases of a sentence.  Each event takes the one
 * that is attached most closely, by a cost over the tree: links between the
 * phrase and the trigger, and more for every clause border on the way.
 *
 *   A bomb killed ten people in Basra on Monday.          on Monday -> killed        1 link
 *   A bomb exploded on Monday, killing ten people.        one border up, then down
 *   The police said Monday that a bomb killed ten.        the date of the saying: never the bomb's
 *
 * Words (a promise, a threat, an accusation) have the day on which they were
 * spoken, so dates inside what was said are not theirs.  Deadlines, lengths
 * and what came "after Monday" are no dates of the event.
 *
 * An actual event whose date lies over a year before publication becomes
 * historical, and so does one in an era ("decades ago", "in the 1990s").  The
 * day of publication is taken only for a present perfect of the main line, in a sentence that names no other day, with a span of 0. */
#include "stage/calendar.h"
#include "core/status.h"
#include "stage/apart.h"
#include "stage/clause.h"
#include "stage/dates.h"
#include "stage/stage.h"
#include <string.h>

enum { DATES_MAX = 16, COST_MAX = 24, TELLING = 4, FRONTED = 6, BESIDE = 8, CHAIN = 60, YEAR_DAYS = 366 };

typedef struct dater {
    const clioi_lex *lex;
    clio_doc *doc;
    const uint8_t *is_trigger;      /* (token_n,) 1: an event's trigger */
    clioi_dated date[DATES_MAX];
    uint32_t n;
} dater;

/* The token of the phrase that hangs on something outside it. */
static uint32_t date_head(const clio_doc *doc, const clioi_dated *x)
{
    for (uint32_t t = x->core; t < x->tok + x->tok_n; t++) {
        uint32_t h = doc->token[t].head;
        if (doc->token[t].deprel == CLIOI_DEP_PUNCT) continue;
        if (h == CLIO_NONE || h < x->tok || h >= x->tok + x->tok_n) return t;
    }
    return x->core;
}

static int is_future(const clio_doc *doc, const clio_event *e)
{
    uint32_t aux;
    if (e->status == CLIOI_ST_FUTURE) return 1;
    aux = clioi_kid(doc, e->trig_tok, CLIOI_DEP_AUX);
    return aux != CLIO_NONE && clioi_lemma_in(doc, aux, "will shall 'll wo");
}

/* Not a deadline, nor the mark of another noun ("the April truce", "Monday's session"). */
static int usable(const clio_doc *doc, const clioi_dated *x, uint32_t h, const clio_event *e)
{
    unsigned d = doc->token[h].deprel;
    uint32_t noun = doc->token[h].head;
    if (x->how == CLIOI_DATE_LIMIT || x->how == CLIOI_DATE_AFTER) return 0;
    if (clioi_is_words(e) && noun != e->trig_tok && (d == CLIOI_DEP_COMPOUND || d == CLIOI_DEP_NMOD_POSS || d == CLIOI_DEP_NUMMOD)) return 0;
    if ((d != CLIOI_DEP_COMPOUND && d != CLIOI_DEP_NMOD_POSS && d != CLIOI_DEP_AMOD && d != CLIOI_DEP_NUMMOD) || noun == e->trig_tok) return 1;
    return clioi_pos_of(doc, noun) != 'N' || (clioi_is_deed(doc, noun) && doc->token[noun].head == e->trig_tok);
}

/* A party that tells of its own promise, offer or threat does so on the day of the telling: "said Sunday it was ready". */
static uint32_t own_telling(const dater *d, const clio_event *e)
{
    const clio_doc *doc = d->doc;
    for (uint32_t t = e->trig_tok, n = 0; doc->token[t].head != CLIO_NONE && n < CHAIN; t = doc->token[t].head, n++) {
        uint32_t v = doc->token[t].head, s;
        if (doc->token[t].deprel != CLIOI_DEP_CCOMP || !clioi_is_saying(doc, v)) continue;
        s = clioi_subject_of(doc, v);
        if (s == CLIO_NONE) return CLIO_NONE;
        for (uint32_t k = 0; k < e->actor_n; k++)
            if (doc->token[e->actor[k].head].upos == CLIOI_UPOS_PRON) return v;
        for (uint32_t k = 0; k < e->actor_n && doc->actor_of[s] != CLIO_NONE; k++)
            if (e->actor[k].code[0] && !strcmp(e->actor[k].code, doc->actor[doc->actor_of[s]].code)) return v;
        return CLIO_NONE;
    }
    return CLIO_NONE;
}

static int is_pluperfect(const clio_doc *doc, uint32_t t)
{
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
        if (doc->token[k].deprel == CLIOI_DEP_AUX && clioi_tok_is(doc, k, "had")) return 1;
    return 0;
}

/* "On Sunday, officials said a strike killed eight": what opens the sentence holds for all of it. */
static int fronted(const clio_doc *doc, const clio_event *e, const clioi_dated *x, uint32_t h)
{
    uint32_t v = doc->token[h].head;
    if (is_pluperfect(doc, e->trig_tok)) return 0;   /* "said gunmen had killed": before the day of the saying */
    return v != CLIO_NONE && x->tok <= doc->sentence[e->sentence].tok + 1 && clioi_is_saying(doc, v) && clioi_links(doc, v, e->trig_tok) != UINT32_MAX;
}

/* "... in Quetta on June 14, reports Dawn": a date before a verb of saying that ends the sentence is that of what is said.
 * Returns the head of what is said, or CLIO_NONE. */
static uint32_t said_before(const clio_doc *doc, const clio_event *e, const clioi_dated *x, uint32_t h)
{
    uint32_t v = doc->token[h].head;
    if (v == CLIO_NONE || !clioi_is_saying(doc, v) || x->tok + x->tok_n > v || e->trig_tok >= x->tok || v == e->trig_tok) return CLIO_NONE;
    if (doc->token[v].deprel == CLIOI_DEP_PARATAXIS) return doc->token[v].head;
    for (uint32_t k = doc->kid_first[v]; k != CLIO_NONE; k = doc->kid_next[k])
        if (k < v && (doc->token[k].deprel == CLIOI_DEP_CCOMP || doc->token[k].deprel == CLIOI_DEP_ADVCL) && clioi_links(doc, k, e->trig_tok) != UINT32_MAX) return k;
    return CLIO_NONE;
}

/* Does the relative clause tell the same happening: "clashes in which five died", "a blast that killed ten"? */
static int tells_the_same(const clio_doc *doc, uint32_t t, uint32_t noun)
{
    uint32_t v = doc->token[noun].head;
    if (v != CLIO_NONE && doc->token[noun].deprel == CLIOI_DEP_OBJ && clioi_lemma_in(doc, v, "leave")) return 1;   /* "leaving two wounded" */
    if (clioi_is_deed(doc, noun) || clioi_lemma_in(doc, noun, "bomb shelling incident fight gunfire fire crash accident")) return 1;
    for (uint32_t k = noun + 1; k < t; k++)
        if (clioi_tok_is(doc, k, "where") || clioi_tok_is(doc, k, "when") || (k > noun + 1 && clioi_tok_is(doc, k, "which"))) return 1;
    return doc->token[t].xpos == CLIOI_XPOS_VBG;
}

static int verb_between(const clio_doc *doc, uint32_t from, uint32_t to)
{
    for (uint32_t t = from; t < to; t++)
        if (doc->token[t].upos == CLIOI_UPOS_VERB) return 1;
    return 0;
}

/* "On Monday police held a man who killed a guard", "resigned Monday after troops shot at a crowd": what lies in the clause
 * about the man, or before what is told, has another day than what is told. */
static int other_day(const clio_doc *doc, const clio_event *e, const clioi_dated *x, uint32_t h)
{
    for (uint32_t t = e->trig_tok, n = 0; n < CHAIN; t = doc->token[t].head, n++) {   /* up from the act to the clause that the date is in */
        uint32_t up = doc->token[t].head;
        if (up == CLIO_NONE || clioi_links(doc, t, h) != UINT32_MAX) break;
        if (doc->token[t].deprel == CLIOI_DEP_ACL || doc->token[t].deprel == CLIOI_DEP_ACL_RELCL) {
            int within = clioi_links(doc, up, h) != UINT32_MAX, opens = x->tok <= doc->sentence[e->sentence].tok + 1 && !verb_between(doc, x->tok, e->trig_tok);
            if (!within && !opens && !tells_the_same(doc, t, up)) return 1;
        } else if (doc->token[t].deprel == CLIOI_DEP_ADVCL) {
            if (clioi_is_of_other_time(doc, t)) return 1;
        } else if (clioi_pos_of(doc, e->trig_tok) == 'N' && clioi_is_deed_beside(doc, t)) {
            return 1;
        }
    }
    for (uint32_t t = h, n = 0; n < CHAIN && t != CLIO_NONE && clioi_links(doc, t, e->trig_tok) == UINT32_MAX; t = doc->token[t].head, n++)   /* up from the date */
        if (doc->token[t].deprel == CLIOI_DEP_ADVCL && clioi_is_of_other_time(doc, t)) return 1;
    return 0;
}

/* "have arrested two men over the murder two years ago": the present perfect takes no date of the past but those of these days. */
static int is_too_old(const clio_doc *doc, const clio_event *e, const clioi_dated *x)
{
    int perfect = 0;
    if (x->how != CLIOI_DATE_AT || x->tok < e->trig_tok) return 0;
    for (uint32_t k = doc->kid_first[e->trig_tok]; k != CLIO_NONE; k = doc->kid_next[k])
        perfect |= doc->token[k].deprel == CLIOI_DEP_AUX && (clioi_tok_is(doc, k, "has") || clioi_tok_is(doc, k, "have"));
    if (!perfect) return 0;
    return (x->form == CLIOI_DF_SHIFT && (x->n < -1 || (x->n < 0 && x->unit != CLIOI_UNIT_DAY))) || x->form == CLIOI_DF_YEAR || x->form == CLIOI_DF_MONTH;
}

/* A date soon after the trigger with no other verb between, wherever the parser hung it. */
static const clioi_dated *date_beside(const dater *d, const clio_event *e)
{
    const clio_doc *doc = d->doc;
    for (uint32_t k = 0; k < d->n; k++) {
        const clioi_dated *x = &d->date[k];
        uint32_t t = e->trig_tok + 1;
        if (x->tok <= e->trig_tok || x->tok - e->trig_tok > BESIDE || x->how == CLIOI_DATE_LIMIT || x->how == CLIOI_DATE_AFTER) continue;
        while (t < x->tok && doc->token[t].upos != CLIOI_UPOS_VERB && doc->token[t].upos != CLIOI_UPOS_PUNCT && doc->token[t].upos != CLIOI_UPOS_SCONJ) t++;
        if (t == x->tok && usable(doc, x, date_head(doc, x), e) && !is_too_old(doc, e, x)) return x;
    }
    return NULL;
}

static const clioi_dated *best_date(const dater *d, const clio_event *e)
{
    const clioi_dated *best = NULL;
    unsigned least = COST_MAX;
    int words = clioi_is_words(e), promised = words && (is_future(d->doc, e) || clioi_status_of(d->doc, d->lex, e->trig_tok) == CLIOI_ST_FUTURE);
    uint32_t telling = words ? own_telling(d, e) : CLIO_NONE;
    for (uint32_t k = 0; k < d->n; k++) {
        const clioi_dated *x = &d->date[k];
        uint32_t h = date_head(d->doc, x);
        uint32_t said = said_before(d->doc, e, x, h);
        unsigned cost = usable(d->doc, x, h, e) && !other_day(d->doc, e, x, h) && !is_too_old(d->doc, e, x) ? clioi_attachment(d->doc, d->is_trigger, h, e->trig_tok, words) : CLIOI_NO_WAY;
        if (said != CLIO_NONE && !words && usable(d->doc, x, h, e)) cost = 1 + clioi_attachment(d->doc, d->is_trigger, said, e->trig_tok, words);
        if (telling != CLIO_NONE && usable(d->doc, x, h, e) && d->doc->token[h].head == telling) cost = TELLING;
        if (cost >= CLIOI_NO_WAY && !words && usable(d->doc, x, h, e) && fronted(d->doc, e, x, h)) cost = FRONTED;
        if (promised && clioi_links(d->doc, e->trig_tok, h) != UINT32_MAX) continue;
        if (cost >= least) continue;
        least = cost;
        best = x;
    }
    return best || promised ? best : date_beside(d, e);
}

/* Does the date make an actual event one of the past? */
static int long_past(const clio_event *e, const clioi_dated *x, int32_t day, int32_t last)
{
    if (clioi_is_words(e) && x->how == CLIOI_DATE_SINCE) return 0;
    if (!day && x->y) return 1;   /* a report of unknown day that names the year: it leaves out its own */
    if (x->form == CLIOI_DF_ERA || x->form == CLIOI_DF_DECADE) return 1;
    if (x->form == CLIOI_DF_SHIFT && x->unit == CLIOI_UNIT_YEAR && x->n < -1) return 1;
    if (x->how == CLIOI_DATE_SINCE) return 0;
    if (day) return last != INT32_MIN && last < clioi_days(day / 10000, day / 100 % 100, day % 100) - YEAR_DAYS;
    return 0;
}

/* "Has killed thousands since 2009": the sum of years is background, not news.  What goes on without end (a siege, a war) is not. */
static int sums_up(const clio_doc *doc, const clio_event *e, const clioi_dated *x)
{
    int32_t y = 0, today = doc->day;
    if (e->event != CLIOI_EV_ASSAULT || x->how != CLIOI_DATE_SINCE || !today || clioi_pos_of(doc, e->trig_tok) != 'V' || doc->token[e->trig_tok].xpos != CLIOI_XPOS_VBN) return 0;
    for (int k = 0; k < 4 && e->date.value[k] >= '0' && e->date.value[k] <= '9'; k++) y = 10 * y + e->date.value[k] - '0';
    return y && today / 10000 > y + 1;
}

/* "decades of violence", "the anniversary of the attack", "20 years of war": past by the noun above. */
static int told_as_past(const clio_doc *doc, uint32_t t)
{
    uint32_t h = doc->token[t].head;
    if (h == CLIO_NONE || doc->token[t].deprel != CLIOI_DEP_NMOD || clioi_prep_of(doc, t) != CLIOI_SLOT_OF) return 0;
    if (clioi_lemma_in(doc, h, "decade century generation anniversary history")) return 1;
    return clioi_lemma_in(doc, h, "year") && clioi_kid(doc, h, CLIOI_DEP_NUMMOD) != CLIO_NONE;
}

/* "In the past", of the clause or one above it. */
static int is_of_the_past(const clio_doc *doc, uint32_t t)
{
    for (int n = 0; n < CHAIN && t != CLIO_NONE; n++, t = doc->token[t].head)
        for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k])
            if (doc->token[k].deprel == CLIOI_DEP_OBL && clioi_lemma_in(doc, k, "past") && clioi_prep_of(doc, k) == CLIOI_SLOT_IN && clioi_kid(doc, k, CLIOI_DEP_AMOD) == CLIO_NONE &&
                clioi_kid(doc, k, CLIOI_DEP_NMOD) == CLIO_NONE)
                return 1;
    return 0;
}

/* "has arrested", "have been meeting": told as news of now; not "to have killed", "may have met", "has previously met",
 * "has ruled for years". */
static int is_present_perfect(const clio_doc *doc, uint32_t t)
{
    int found = 0;
    for (uint32_t k = doc->kid_first[t]; k != CLIO_NONE; k = doc->kid_next[k]) {
        unsigned dep = doc->token[k].deprel, prep;
        if (dep == CLIOI_DEP_AUX && (clioi_tok_is(doc, k, "has") || clioi_tok_is(doc, k, "have"))) found = 1;
        if ((dep == CLIOI_DEP_AUX && doc->token[k].xpos == CLIOI_XPOS_MD) || (dep == CLIOI_DEP_MARK && doc->token[k].upos == CLIOI_UPOS_PART)) return 0;
        if (dep == CLIOI_DEP_ADVMOD &&
            clioi_lemma_in(doc, k, "previously once repeatedly often frequently long always never ever earlier sometimes historically traditionally"))
            return 0;
        if (dep != CLIOI_DEP_OBL || !clioi_lemma_in(doc, k, "year month decade week century")) continue;
        prep = clioi_prep_of(doc, k);
        if (prep == CLIOI_SLOT_FOR || prep == CLIOI_SLOT_OVER || prep == CLIOI_SLOT_DURING || prep == CLIOI_SLOT_IN) return 0;
    }
    return found;
}

/* "The deadliest attack since the fall of the regime in 2003": the year of what came before. */
static int is_of_noun_since(const clio_doc *doc, const clio_event *e, const clioi_dated *x)
{
    uint32_t v = doc->token[date_head(doc, x)].head, k = v == CLIO_NONE ? CLIO_NONE : clioi_kid(doc, v, CLIOI_DEP_CASE);
    return k != CLIO_NONE && v != e->trig_tok && clioi_pos_of(doc, v) == 'N' && clioi_tok_is(doc, k, "since");
}

/* "Have spent much of 2004 in talks", "the law calls for a vote in 2007": told as of now, in the year that is named. */
static int is_news_of_year(const dater *d, const clio_event *e, const clioi_dated *x)
{
    unsigned form = d->doc->token[e->trig_tok].xpos;
    if (is_of_noun_since(d->doc, e, x) || is_future(d->doc, e)) return 1;
    if (x->how == CLIOI_DATE_SINCE) return 0;
    return form == CLIOI_XPOS_VBZ || form == CLIOI_XPOS_VBP || form == CLIOI_XPOS_VB || is_present_perfect(d->doc, e->trig_tok);
}

static void set_date(const dater *d, clio_event *e, const clioi_dated *x)
{
    const clio_token *a = &d->doc->token[x->tok], *b = &d->doc->token[x->tok + x->tok_n - 1];
    int32_t last;
    clioi_date_value(x, d->doc->day, is_future(d->doc, e), &e->date, &last);
    e->date.off = a->off;
    e->date.len = b->off + b->len - a->off;
    if (!d->doc->day && x->y && is_news_of_year(d, e, x)) return;
    if (e->status == CLIOI_ST_ACTUAL && (long_past(e, x, d->doc->day, last) || sums_up(d->doc, e, x))) e->status = CLIOI_ST_HISTORICAL;
}

/* "In 2014 it imposed sanctions after Peru had annexed the island": what came before or after an old act, told with it and without
 * a date, is as old. */
static void as_old_as_told_with(clio_doc *doc, clio_event *e)
{
    uint32_t t = e->trig_tok;
    if (e->status != CLIOI_ST_ACTUAL || e->date.len) return;
    for (int n = 0; n < CHAIN && t != CLIO_NONE; n++, t = doc->token[t].head) {
        uint32_t above = doc->token[t].head;
        if (doc->token[t].deprel != CLIOI_DEP_ADVCL || !clioi_is_of_other_time(doc, t)) continue;
        for (uint32_t k = 0; k < doc->event_n; k++)
            if (doc->event[k].trig_tok == above && doc->event[k].status == CLIOI_ST_HISTORICAL) e->status = CLIOI_ST_HISTORICAL;
    }
}

/* Is the trigger told by the sentence itself, or by what somebody says, not in an aside about someone? */
static int is_told_plainly(const clio_doc *doc, uint32_t t)
{
    unsigned dep = doc->token[clioi_clause_head(doc, t)].deprel;
    return dep != CLIOI_DEP_ACL && dep != CLIOI_DEP_ACL_RELCL && dep != CLIOI_DEP_ADVCL && dep != CLIOI_DEP_ADVCL_RELCL;
}

/* Does the sentence name a day that is neither the day of the saying nor that of a noun? */
static int is_dated(const dater *d, const clio_event *e)
{
    for (uint32_t k = 0; k < d->n; k++) {
        uint32_t h = date_head(d->doc, &d->date[k]), v = d->doc->token[h].head;
        if (!usable(d->doc, &d->date[k], h, e) || (v != CLIO_NONE && clioi_is_saying(d->doc, v))) continue;
        if (clioi_attachment(d->doc, d->is_trigger, h, e->trig_tok, clioi_is_words(e)) < CLIOI_NO_WAY) return 1;
    }
    return 0;
}

static void publication_day(const dater *d, clio_event *e)
{
    clioi_dated today = {.form = CLIOI_DF_SHIFT, .unit = CLIOI_UNIT_DAY};
    const clio_doc *doc = d->doc;
    int32_t last;
    if (!doc->day || e->status != CLIOI_ST_ACTUAL || !is_present_perfect(doc, e->trig_tok) || !is_told_plainly(doc, e->trig_tok) || is_dated(d, e)) return;
    clioi_date_value(&today, doc->day, 0, &e->date, &last);
}

clio_rc clioi_stage_when(const clioi_data *data, clio_doc *doc, clio_err *err)
{
    clioi_mark mark = clioi_arena_mark(&doc->scratch);
    uint8_t *trigger = CLIOI_NEW(&doc->scratch, uint8_t, doc->token_n + 1);
    dater d = {.lex = &data->lex, .doc = doc, .is_trigger = trigger};
    uint32_t sentence = CLIO_NONE;
    if (!trigger) return clioi_fail(err, doc->scratch.why, CLIOI_NO_OFF, "no room for the dates of %u tokens", doc->token_n);
    for (uint32_t k = 0; k < doc->event_n; k++) trigger[doc->event[k].trig_tok] = 1;
    for (uint32_t k = 0; k < doc->event_n; k++) {
        clio_event *e = &doc->event[k];
        const clioi_dated *x;
        if (e->sentence != sentence) d.n = clioi_dates_find(doc, sentence = e->sentence, d.date, DATES_MAX);
        x = best_date(&d, e);
        if (e->status == CLIOI_ST_ACTUAL && (told_as_past(doc, e->trig_tok) || is_of_the_past(doc, e->trig_tok))) e->status = CLIOI_ST_HISTORICAL;
        if (x) set_date(&d, e, x);
        else publication_day(&d, e);
    }
    for (uint32_t k = 0; k < doc->event_n; k++) as_old_as_told_with(doc, &doc->event[k]);
    clioi_arena_rewind(&doc->scratch, mark);
    return CLIO_OK;
}
