/* dates.c -- find date phrases: "on Monday, May 12", "two weeks ago", "last year",
 * "since August 2007", "in the 1990s".
 *
 * One pass over the tokens of a sentence.  At each token a list of small
 * readers is tried; each reads one form and says how many tokens it took.  What
 * stands before the core ("late on the", "since", "by") is added afterwards
 * and decides how the phrase is meant: since is an interval, by and until are
 * deadlines.  The words, not the tree, decide here: dates are short, fixed and
 * often mis-parsed; where they attach is asked of the tree, in when.c.
 *
 * Not read: clock times, feasts, fiscal quarters, dates of other calendars. */
#include "stage/dates.h"
#include "core/mention.h"
#include "core/tree.h"
#include "stage/quantity.h"
#include <string.h>

typedef struct scan {
    const clio_doc *doc;
    uint32_t first, end;
} scan;

static char lowered(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c; }

/* Place of the token's word in a blank-separated list of single blanks, or -1. */
static int listed(const scan *s, uint32_t t, const char *list)
{
    enum { LONGEST = 24 };
    char word[LONGEST + 1];
    uint32_t n = t >= s->end || t < s->first ? LONGEST + 1 : s->doc->token[t].len;
    const char *w;
    if (n > LONGEST) return -1;
    w = s->doc->text + s->doc->token[t].off;
    for (uint32_t i = 0; i < n; i++) word[i] = lowered(w[i]);
    word[n] = '\0';
    for (const char *p = strstr(list, word); p; p = strstr(p + 1, word)) {
        int at = 0;
        if ((p > list && p[-1] != ' ') || (p[n] && p[n] != ' ')) continue;
        for (const char *k = list; k < p; k++) at += *k == ' ';
        return at;
    }
    return -1;
}

static int is(const scan *s, uint32_t t, const char *list) { return listed(s, t, list) >= 0; }

static int capital(const scan *s, uint32_t t)
{
    char c = s->doc->text[s->doc->token[t].off];
    return c >= 'A' && c <= 'Z';
}

/* "Theresa May", "May told parliament". */
static int is_person(const clio_doc *doc, uint32_t t)
{
    const clio_name *name = clioi_name_at(doc, t);
    return name && name->type == CLIO_PER;
}

/* Month 1 to 12 of a token, or 0.  "may" and "march" need their capital and must be no verb. */
static int month_at(const scan *s, uint32_t t)
{
    int m;
    if (t >= s->end || is_person(s->doc, t)) return 0;
    m = listed(s, t, "january february march april may june july august september october november december");
    if (m < 0) m = listed(s, t, "jan. feb. mar. apr. -- jun. jul. aug. sept. oct. nov. dec.");
    if (m < 0) {
        m = listed(s, t, "jan feb -- -- -- -- -- aug sept oct nov dec");
        if (!capital(s, t) || t + 1 >= s->end || s->doc->text[s->doc->token[t + 1].off] < '0' || s->doc->text[s->doc->token[t + 1].off] > '9') m = -1;
        return m + 1;
    }
    if (m < 0 || (capital(s, t) == 0 && (m == 2 || m == 4 || s->doc->token[t].len < 6))) return 0;
    if ((m == 2 || m == 4) && (s->doc->token[t].upos == CLIOI_UPOS_AUX || s->doc->token[t].upos == CLIOI_UPOS_VERB)) return 0;
    return m + 1;
}

static int weekday_at(const scan *s, uint32_t t)
{
    int w = listed(s, t, "monday tuesday wednesday thursday friday saturday sunday");
    return w >= 0 ? w : listed(s, t, "mondays tuesdays wednesdays thursdays fridays saturdays sundays");
}

/* A plain number of 1 to 4 figures at t, perhaps with st, nd, rd, th; 0 if none. */
static int figure_at(const scan *s, uint32_t t)
{
    const clio_token *k;
    const char *w;
    uint32_t i = 0;
    int v = 0;
    if (t >= s->end) return 0;
    k = &s->doc->token[t];
    w = s->doc->text + k->off;
    for (; i < k->len && i < 4 && w[i] >= '0' && w[i] <= '9'; i++) v = v * 10 + (w[i] - '0');
    if (i && k->len == i + 2 && v <= 31 && (!memcmp(w + i, "st", 2) || !memcmp(w + i, "nd", 2) || !memcmp(w + i, "rd", 2) || !memcmp(w + i, "th", 2)))
        return v;
    return i == k->len ? v : 0;
}

static int ordinal_at(const scan *s, uint32_t t)
{
    int k = listed(s, t, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
                         "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth "
                         "twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first");
    return k + 1;
}

static int year_at(const scan *s, uint32_t t)
{
    int y = figure_at(s, t);
    return t < s->end && s->doc->token[t].len == 4 && y >= 1000 && y <= 2100 ? y : 0;
}

static int day_at(const scan *s, uint32_t t)
{
    int d = figure_at(s, t);
    return t < s->end && s->doc->token[t].len <= 4 && d >= 1 && d <= 31 ? d : 0;
}

/* ", 2008" or "2008" behind a month: tokens taken. */
static uint32_t year_behind(const scan *s, uint32_t t, clioi_dated *x)
{
    uint32_t k = t + (uint32_t)is(s, t, ",");
    int y = year_at(s, k);
    if (!y && is(s, t, "of")) y = year_at(s, k = t + 1);
    if (!y) return 0;
    x->y = (int16_t)y;
    return k - t + 1;
}

static uint32_t read_month(const scan *s, uint32_t t, clioi_dated *x)
{
    int m = month_at(s, t), d;
    uint32_t n = 1;
    if (!m) return 0;
    d = year_at(s, t + 1) ? 0 : day_at(s, t + 1);
    if (!d) d = ordinal_at(s, t + 1);
    x->m = (int16_t)m;
    x->form = d ? CLIOI_DF_DAY : CLIOI_DF_MONTH;
    if (d) {
        x->d = (int16_t)d;
        n++;
    }
    n += year_behind(s, t + n, x);
    if (m == 9 && d == 11 && !x->y && (is(s, t + n, "attack attacks terrorist terror hijackings"))) x->y = 2001;   /* it needs no year */
    return n;
}

static uint32_t read_day_month(const scan *s, uint32_t t, clioi_dated *x)
{
    int d = day_at(s, t), m;
    uint32_t k = t + 1 + (uint32_t)is(s, t + 1, "of");
    if (!d || k >= s->end || !(m = month_at(s, k))) return 0;
    x->form = CLIOI_DF_DAY;
    x->d = (int16_t)d;
    x->m = (int16_t)m;
    return k - t + 1 + year_behind(s, k + 1, x);
}

/* 2008-05-12 in one token. */
static uint32_t read_iso(const scan *s, uint32_t t, clioi_dated *x)
{
    const clio_token *k = &s->doc->token[t];
    const char *w = s->doc->text + k->off;
    int v[8], n = 0;
    if (k->len != 10 || w[4] != '-' || w[7] != '-') return 0;
    for (int i = 0; i < 10; i++) {
        if (i == 4 || i == 7) continue;
        if (w[i] < '0' || w[i] > '9') return 0;
        v[n++] = w[i] - '0';
    }
    x->form = CLIOI_DF_DAY;
    x->y = (int16_t)(v[0] * 1000 + v[1] * 100 + v[2] * 10 + v[3]);
    x->m = (int16_t)(v[4] * 10 + v[5]);
    x->d = (int16_t)(v[6] * 10 + v[7]);
    return x->m >= 1 && x->m <= 12 && x->d >= 1 && x->d <= 31;
}

static uint32_t part_of_day(const scan *s, uint32_t t)
{
    return (uint32_t)is(s, t, "morning afternoon evening night mornings nights noon");
}

static uint32_t read_weekday(const scan *s, uint32_t t, clioi_dated *x)
{
    int w = weekday_at(s, t);
    uint32_t n = 1, k;
    clioi_dated more = {0};
    if (w < 0) return 0;
    x->form = CLIOI_DF_WEEKDAY;
    x->d = (int16_t)w;
    n += part_of_day(s, t + n);
    k = t + n + (uint32_t)is(s, t + n, ",");
    if (k < s->end && read_month(s, k, &more) && more.form == CLIOI_DF_DAY) {
        n = k - t + read_month(s, k, &more);
        *x = more;
    } else if (k < s->end && read_day_month(s, k, &more)) {
        n = k - t + read_day_month(s, k, &more);
        *x = more;
    }
    return n;
}

static int unit_at(const scan *s, uint32_t t)
{
    static const uint8_t unit[] = {CLIOI_UNIT_DAY, CLIOI_UNIT_DAY, CLIOI_UNIT_WEEK, CLIOI_UNIT_WEEK, CLIOI_UNIT_MONTH, CLIOI_UNIT_MONTH,
                                   CLIOI_UNIT_YEAR, CLIOI_UNIT_YEAR, CLIOI_UNIT_DAY, CLIOI_UNIT_DAY};
    int k = listed(s, t, "day days week weeks month months year years hour hours");
    return k < 0 ? -1 : unit[k];
}

/* What "last", "this", "next", "recent" stand before. */
static uint32_t read_named_shift(const scan *s, uint32_t t, clioi_dated *x)
{
    static const int8_t shift[] = {-1, -1, 0, 1, 1, 0};
    int k = listed(s, t, "last previous this next coming same");
    int season = listed(s, t + 1, "spring summer autumn winter fall"), unit = unit_at(s, t + 1), m;
    if (k < 0 || t + 1 >= s->end) return 0;
    x->n = shift[k];
    if (weekday_at(s, t + 1) >= 0) {
        uint32_t n = read_weekday(s, t + 1, x);
        x->n = shift[k];
        return 1 + n;
    }
    if ((m = month_at(s, t + 1))) {
        uint32_t n = read_month(s, t + 1, x);
        return 1 + n;
    }
    if (season >= 0) {
        x->form = CLIOI_DF_SEASON;
        x->d = (int16_t)(season == 4 ? 2 : season);
    } else if (is(s, t + 1, "weekend")) {
        x->form = CLIOI_DF_WEEKEND;
    } else if (part_of_day(s, t + 1)) {
        x->form = CLIOI_DF_SHIFT;
        x->unit = CLIOI_UNIT_DAY;
    } else if (unit >= 0 && k != 5) {
        x->form = CLIOI_DF_SHIFT;
        x->unit = (uint8_t)unit;
        if (unit == CLIOI_UNIT_DAY && k != 2) x->form = CLIOI_DF_SPAN;
        if (s->doc->token[t + 1].xpos == CLIOI_XPOS_NNS) x->form = CLIOI_DF_SPAN;
    } else {
        return 0;
    }
    return 2;
}

static uint32_t read_today(const scan *s, uint32_t t, clioi_dated *x)
{
    static const int8_t shift[] = {0, 0, 0, -1, 1, 0};
    int k = listed(s, t, "today tonight today's yesterday tomorrow overnight");
    if (k < 0) return 0;
    x->form = CLIOI_DF_SHIFT;
    x->unit = CLIOI_UNIT_DAY;
    x->n = shift[k];
    return 1 + part_of_day(s, t + 1);
}

/* A count: a, two, 20, several (0 in *n: unknown); tokens taken. */
static uint32_t count_at(const scan *s, uint32_t t, int *n)
{
    clioi_quantity q;
    *n = 0;
    if (is(s, t, "several few many some")) return 1;
    if (is(s, t, "a") && is(s, t + 1, "few couple")) return 2 + (uint32_t)is(s, t + 2, "of");
    if (clioi_quantity_at(s->doc, t, s->end, &q)) {
        *n = q.n > 100 ? 100 : (int)q.n;
        return q.tok_n;
    }
    if (is(s, t, "a an one")) *n = 1;
    return *n ? 1 : 0;
}

static void long_ago(clioi_dated *x) { x->form = CLIOI_DF_ERA; }

/* two weeks ago, decades ago, a year earlier, centuries ago */
static uint32_t read_ago(const scan *s, uint32_t t, clioi_dated *x)
{
    int n = 0, unit;
    uint32_t k = t + count_at(s, t, &n);
    if (is(s, k, "decade decades century centuries generations") && is(s, k + 1, "ago earlier")) {
        long_ago(x);
        return k - t + 2;
    }
    unit = unit_at(s, k);
    if (unit < 0 || !is(s, k + 1, "ago earlier")) return 0;
    if (k == t || !n) {
        if (unit == CLIOI_UNIT_YEAR) long_ago(x);
        else x->form = CLIOI_DF_SPAN;
        x->unit = (uint8_t)unit;
        x->n = 0;
        return k - t + 2;
    }
    x->form = CLIOI_DF_SHIFT;
    x->unit = (uint8_t)unit;
    x->n = (int8_t)-n;
    if (is(s, k, "hour hours")) x->n = n > 20 ? -1 : 0;
    return k - t + 2;
}

/* (the) past two weeks, recent months, the last few days */
static uint32_t read_span(const scan *s, uint32_t t, clioi_dated *x)
{
    int n = 0, unit;
    uint32_t k = t + 1;
    if (!is(s, t, "recent past last previous")) return 0;
    if (is(s, t, "past") && t > s->first + 1 && is(s, t - 1, "the") && is(s, t - 2, "in") && !count_at(s, k, &n) && unit_at(s, k) < 0 &&
        !is(s, k, "decade decades")) {
        long_ago(x);
        return 1;
    }
    k += count_at(s, k, &n);
    unit = unit_at(s, k);
    if (unit < 0) {
        if (!is(s, k, "decade decades") || is(s, t, "recent")) return 0;
        unit = CLIOI_UNIT_YEAR;
        n = n ? n * 10 : 10;
    } else if (!n && k == t + 1 && is(s, t, "past") && is(s, k, "day week month year")) {
        n = 1;
    }
    x->form = CLIOI_DF_SPAN;
    x->unit = (uint8_t)unit;
    x->n = (int8_t)(n > 100 ? 100 : n);
    return k - t + 1;
}

/* "the 2003 invasion", "a 2006 car bombing": the year of a deed, within two words. */
static int names_deed(const scan *s, uint32_t t)
{
    for (uint32_t k = t; k < t + 3; k++)
        if (is(s, k, "invasion war bombing bombings attack attacks election elections coup accord accords agreement treaty massacre genocide uprising "
                     "revolution revolt assassination murder killing killings raid strike crackdown conflict ceasefire truce riots protests siege "
                     "occupation kidnapping hijacking summit"))
            return 1;
    return 0;
}

/* "1994" behind a preposition that takes years, "1990s". */
static uint32_t read_year(const scan *s, uint32_t t, clioi_dated *x)
{
    const clio_token *k = &s->doc->token[t];
    const char *w = s->doc->text + k->off;
    int y = year_at(s, t);
    if (k->len == 5 && w[4] == 's' && w[0] == (w[0] == '2' ? '2' : '1') && w[1] >= '0' && w[1] <= '9' && w[2] >= '0' && w[2] <= '9' && w[3] == '0') {
        x->form = CLIOI_DF_DECADE;
        x->y = (int16_t)((w[0] - '0') * 1000 + (w[1] - '0') * 100 + (w[2] - '0') * 10);
        return 1;
    }
    if (!y || (k->upos != CLIOI_UPOS_NUM && k->upos != CLIOI_UPOS_PROPN && k->upos != CLIOI_UPOS_NOUN)) return 0;
    if (y >= 1900 && names_deed(s, t + 1)) {
        x->form = CLIOI_DF_YEAR;
        x->y = (int16_t)y;
        return 1;
    }
    if (!(t > s->first && (is(s, t - 1, "in since of from until till by during late early mid before after between for to and around mid- the") ||
                           is(s, t - 1, "spring summer autumn fall winter (")))) return 0;
    if (is(s, t - 1, "to and by for around of") && (t + 1 < s->end && s->doc->token[t + 1].upos == CLIOI_UPOS_NOUN)) return 0;
    if (is(s, t + 1, "people troops soldiers civilians dollars euros miles kilometers kilometres meters metres")) return 0;
    x->form = CLIOI_DF_YEAR;
    x->y = (int16_t)y;
    if (is(s, t + 1, "-") && year_at(s, t + 2)) {
        x->to_y = (int16_t)year_at(s, t + 2);
        return 3;
    }
    return 1;
}

static uint32_t read_season(const scan *s, uint32_t t, clioi_dated *x)
{
    int k = listed(s, t, "spring summer autumn winter");
    uint32_t n;
    if (k < 0 || t == s->first || !is(s, t - 1, "in during the since this")) return 0;
    n = year_behind(s, t + 1, x);
    if (!n && !is(s, t - 1, "in the")) return 0;
    if (!n && is(s, t - 1, "the") && (t < s->first + 2 || !is(s, t - 2, "in during"))) return 0;
    x->form = CLIOI_DF_SEASON;
    x->d = (int16_t)k;
    return 1 + n;
}

static uint32_t read_weekend(const scan *s, uint32_t t, clioi_dated *x)
{
    if (!is(s, t, "weekend") || t < s->first + 2 || !is(s, t - 1, "the") || !is(s, t - 2, "over at during on")) return 0;
    x->form = CLIOI_DF_WEEKEND;
    return 1;
}

/* World War II, the Cold War, the Soviet era, the 19th century */
static uint32_t read_era(const scan *s, uint32_t t, clioi_dated *x)
{
    long_ago(x);
    if (is(s, t, "world") && is(s, t + 1, "war") && is(s, t + 2, "i ii one two")) return 3;
    if (is(s, t, "first second") && is(s, t + 1, "world") && is(s, t + 2, "war")) return 3;
    if (is(s, t, "cold") && is(s, t + 1, "war") && capital(s, t)) return 2;
    if (is(s, t, "soviet colonial communist apartheid") && is(s, t + 1, "era times days rule")) return 2;
    if (is(s, t + 1, "century") && is(s, t, "19th 18th 17th 16th 20th nineteenth eighteenth twentieth")) return 2;
    x->form = CLIOI_DF_NONE;
    return 0;
}

/* earlier in the week, later in the day */
static uint32_t read_earlier(const scan *s, uint32_t t, clioi_dated *x)
{
    int unit = unit_at(s, t + 3);
    if (!is(s, t, "earlier later late early") || !is(s, t + 1, "in") || !is(s, t + 2, "the") || unit < 0) return 0;
    x->form = CLIOI_DF_SHIFT;
    x->unit = (uint8_t)unit;
    return 4;
}

/* for two hours, three-day: a length, to be stepped over.  Behind "in" or "within" it is no date of the past either. */
static uint32_t read_length(const scan *s, uint32_t t, clioi_dated *x)
{
    int n = 0;
    uint32_t k = t + count_at(s, t, &n);
    if (k == t || (unit_at(s, k) < 0 && !is(s, k, "minutes minute decades decade centuries"))) return 0;
    x->form = CLIOI_DF_LENGTH;
    return k - t + 1;
}

/* Words before the core: article, preposition, "early".  Sets how. */
static void prefix(const scan *s, clioi_dated *x, uint32_t floor)
{
    uint32_t behind = x->tok + x->tok_n;
    int owner = is(s, behind, "'s ’s") && behind + 1 < s->end;   /* "since Monday's attack": the preposition is the attack's */
    while (x->tok > floor) {
        uint32_t p = x->tok - 1;
        if (x->to_m && is(s, p, "from between")) {
            x->tok = p;
            x->tok_n++;
            return;
        }
        if (owner && !is(s, p, "early late earlier later last")) return;
        if (is(s, p, "since")) x->how = CLIOI_DATE_SINCE;
        else if (is(s, p, "by until till before within for")) x->how = CLIOI_DATE_LIMIT;
        else if (is(s, p, "after following")) x->how = CLIOI_DATE_AFTER;
        else if (!is(s, p, "the on in at during over early late earlier later mid mid- from through of just about some more than nearly"))
            return;
        if (is(s, p, "about some more than nearly") && x->form != CLIOI_DF_SHIFT && x->form != CLIOI_DF_ERA) return;
        if (is(s, p, "of from through after following before by for") || x->how == CLIOI_DATE_LIMIT) return;
        x->tok = p;
        x->tok_n++;
        if (x->how != CLIOI_DATE_AT || is(s, p, "on in at during over")) return;
    }
}

/* "from 13 to 17 March", "between 10 and 14 March", "10-14 March": two days of one month. */
static uint32_t read_day_range(const scan *s, uint32_t t, clioi_dated *x)
{
    int d = day_at(s, t), to = is(s, t + 1, "to and until through - –") ? day_at(s, t + 2) : 0;
    uint32_t n;
    if (!d || to <= d || !month_at(s, t + 3) || (is(s, t + 1, "and") && !(t > s->first && is(s, t - 1, "between")))) return 0;
    if (!is(s, t + 1, "- –") && !(t > s->first && is(s, t - 1, "from between"))) return 0;
    n = read_day_month(s, t + 2, x);
    if (!n) return 0;
    x->d = (int16_t)d;
    x->to_y = x->y;
    x->to_m = x->m;
    x->to_d = (int16_t)to;
    return n + 2;
}

/* "March 3 to 5", "March 3-5": the second day behind the first. */
static uint32_t read_month_range(const scan *s, uint32_t t, clioi_dated *x)
{
    int m = month_at(s, t), d = day_at(s, t + 1), to = is(s, t + 2, "to until through - –") ? day_at(s, t + 3) : 0;
    uint32_t n;
    if (!m || !d || to <= d || month_at(s, t + 4)) return 0;
    *x = (clioi_dated){.tok = x->tok, .core = x->core, .form = CLIOI_DF_DAY, .m = (int16_t)m, .d = (int16_t)d, .to_m = (int16_t)m, .to_d = (int16_t)to};
    n = year_behind(s, t + 4, x);
    x->to_y = x->y;
    return 4 + n;
}

/* earlier this month, late last year: the words before are taken by `prefix` */
static uint32_t (*const readers[])(const scan *, uint32_t, clioi_dated *) = {
    read_iso, read_earlier, read_weekday, read_day_range, read_month_range, read_day_month, read_month, read_named_shift, read_today, read_ago, read_span,
    read_year, read_season, read_weekend, read_era, read_length};

/* "from X to Y", "between X and Y": the second joins the first if both are days, months or years. */
static int join_range(const scan *s, clioi_dated *a, const clioi_dated *b)
{
    uint32_t end = a->tok + a->tok_n, begin = a->tok;
    if (b->core != end + 1 || !is(s, end, "to until till and through -") || a->form != b->form || a->to_y || a->to_m) return 0;
    if (a->form != CLIOI_DF_DAY && a->form != CLIOI_DF_MONTH && a->form != CLIOI_DF_YEAR && a->form != CLIOI_DF_WEEKDAY) return 0;
    if (begin == s->first || !is(s, begin - 1, "from between")) return 0;
    a->to_y = b->y;
    a->to_m = a->form == CLIOI_DF_WEEKDAY ? 1 : b->m;
    a->to_d = b->d;
    if (!a->y) a->y = b->y;
    a->tok_n = b->tok + b->tok_n - (begin - 1);
    a->tok = begin - 1;
    return 1;
}

uint32_t clioi_dates_find(const clio_doc *doc, uint32_t sentence, clioi_dated *out, uint32_t max)
{
    const clio_sentence *sent = &doc->sentence[sentence];
    scan s = {.doc = doc, .first = sent->tok, .end = sent->tok + sent->tok_n};
    uint32_t n = 0, floor = s.first;
    for (uint32_t t = s.first; t < s.end && n < max;) {
        uint32_t took = 0;
        clioi_dated x = {0};
        for (size_t r = 0; r < sizeof readers / sizeof *readers && !took; r++) {
            x = (clioi_dated){.tok = t, .core = t};
            took = readers[r](&s, t, &x);
        }
        if (!took) {
            t++;
            continue;
        }
        x.tok_n = took;
        prefix(&s, &x, floor);
        t += took;
        floor = t;
        if (x.form == CLIOI_DF_LENGTH || (n && join_range(&s, &out[n - 1], &x))) continue;
        out[n++] = x;
    }
    return n;
}
