/* datevalue.c -- from a date phrase to a value: a day, a month, a year, an interval.
 *
 * Everything becomes a pair of day numbers, first and last, and a precision;
 * the pair is then written in ISO form.  What is relative ("Monday", "last
 * year", "May 12") needs the publication day; without it the value stays
 * empty and only the phrase is kept.  Weekdays and months without a year are
 * the last ones up to publication for what happened, the next ones for what is
 * to come. */
#include "stage/calendar.h"
#include "stage/dates.h"

typedef struct range {
    int32_t a, b;           /* day numbers, a <= b */
    const char *precision;
    uint8_t known;
} range;

static range days(int32_t a, int32_t b, const char *precision)
{
    return (range){.a = a, .b = b, .precision = precision, .known = 1};
}

static range unknown(const char *precision)
{
    return (range){.precision = precision};
}

static range month_of(int32_t y, int32_t m)
{
    while (m < 1) {
        m += 12;
        y--;
    }
    while (m > 12) {
        m -= 12;
        y++;
    }
    return days(clioi_days(y, m, 1), clioi_days(y, m, clioi_month_days(y, m)), "month");
}

static range year_of(int32_t y)
{
    return days(clioi_days(y, 1, 1), clioi_days(y, 12, 31), "year");
}

static range day_of(int32_t y, int32_t m, int32_t d)
{
    int32_t k = clioi_month_days(y, m);
    return days(clioi_days(y, m, d < k ? d : k), clioi_days(y, m, d < k ? d : k), "day");
}

/* The year of a month, or day of a month, that the text leaves out. */
static int32_t nearest_year(int32_t now, int32_t m, int32_t d, int future)
{
    int32_t y, nm, nd, there;
    clioi_civil(now, &y, &nm, &nd);
    there = clioi_days(y, m, d ? d : 1);
    if (future) return (d ? there < now : m < nm) ? y + 1 : y;
    return there > now ? y - 1 : y;
}

static range weekday(const clioi_dated *x, int32_t now, int future)
{
    int32_t back = (clioi_weekday(now) - x->d + 7) % 7, on = (7 - back) % 7, at;
    if (x->n < 0) at = now - (back ? back : 7);
    else if (x->n > 0) at = now + (on ? on : 7);
    else at = future ? now + on : now - back;
    return days(at, at, "day");
}

static range shift(const clioi_dated *x, int32_t now)
{
    int32_t y, m, d, monday = now - clioi_weekday(now);
    clioi_civil(now, &y, &m, &d);
    switch (x->unit) {
    case CLIOI_UNIT_DAY: return days(now + x->n, now + x->n, "day");
    case CLIOI_UNIT_WEEK: return days(monday + 7 * x->n, monday + 7 * x->n + 6, "week");
    case CLIOI_UNIT_MONTH: return month_of(y, m + x->n);
    default: return year_of(y + x->n);
    }
}

static range span(const clioi_dated *x, int32_t now)
{
    int32_t y, m, d;
    if (!x->n) return unknown("interval");
    clioi_civil(now, &y, &m, &d);
    switch (x->unit) {
    case CLIOI_UNIT_DAY: return days(now - x->n, now, "interval");
    case CLIOI_UNIT_WEEK: return days(now - 7 * x->n, now, "interval");
    case CLIOI_UNIT_MONTH: return days(month_of(y, m - x->n).a + d - 1, now, "interval");
    default: return days(day_of(y - x->n, m, d).a, now, "interval");
    }
}

static range season(const clioi_dated *x, int32_t now, int future)
{
    int32_t y = x->y, m, d, from = 3 + 3 * x->d;
    if (!y) {
        if (now == INT32_MIN) return unknown("interval");
        clioi_civil(now, &y, &m, &d);
        if (x->n < 0 ? from + 2 >= m : !x->n && !future && from > m) y--;
        if (x->n > 0 && from <= m) y++;
    }
    return days(month_of(y, from).a, month_of(y, from + 2).b, "interval");
}

static range weekend(const clioi_dated *x, int32_t now, int future)
{
    int32_t saturday = now - clioi_weekday(now) + 5;
    if (x->n < 0 || (!future && !x->n && saturday > now)) saturday -= 7;
    if (x->n > 0 && saturday < now) saturday += 7;
    return days(saturday, saturday + 1, "interval");
}

static range resolve(const clioi_dated *x, int32_t now, int future)
{
    int has = now != INT32_MIN;
    switch (x->form) {
    case CLIOI_DF_YEAR: return year_of(x->y);
    case CLIOI_DF_DECADE: return days(clioi_days(x->y, 1, 1), clioi_days(x->y + 9, 12, 31), "interval");
    case CLIOI_DF_MONTH:
        if (!x->y && !has) return unknown("month");
        return month_of(x->y ? x->y : nearest_year(now, x->m, 0, future || x->n > 0), x->m);
    case CLIOI_DF_DAY:
        if (!x->y && !has) return unknown("day");
        return day_of(x->y ? x->y : nearest_year(now, x->m, x->d, future), x->m, x->d);
    case CLIOI_DF_SEASON: return season(x, now, future);
    case CLIOI_DF_ERA: return unknown("interval");
    case CLIOI_DF_WEEKDAY: return has ? weekday(x, now, future) : unknown("day");
    case CLIOI_DF_SPAN: return has ? span(x, now) : unknown("interval");
    case CLIOI_DF_WEEKEND: return has ? weekend(x, now, future) : unknown("interval");
    case CLIOI_DF_SHIFT:
        if (has) return shift(x, now);
        return unknown(x->unit == CLIOI_UNIT_DAY ? "day" : x->unit == CLIOI_UNIT_WEEK ? "week" : x->unit == CLIOI_UNIT_MONTH ? "month" : "year");
    default: return unknown(NULL);
    }
}

static void digits(char *out, int32_t v, int n)
{
    while (n-- > 0) {
        out[n] = (char)('0' + v % 10);
        v /= 10;
    }
}

/* Write a day number as YYYY, YYYY-MM or YYYY-MM-DD; returns the end. */
static char *put(char *out, int32_t day, char precision)
{
    int32_t y, m, d;
    clioi_civil(day, &y, &m, &d);
    digits(out, y, 4);
    if (precision == 'y') return out + 4;
    out[4] = '-';
    digits(out + 5, m, 2);
    if (precision == 'm') return out + 7;
    out[7] = '-';
    digits(out + 8, d, 2);
    return out + 10;
}

/* The second end of "from X to Y". */
static range ranged(const clioi_dated *x, range r, int32_t now, int future)
{
    clioi_dated to = *x;
    range s;
    if ((!x->to_y && !x->to_m) || !r.known) return r;
    if (x->form == CLIOI_DF_WEEKDAY) return days(r.a, r.a + (x->to_d - x->d + 7) % 7, "interval");
    to.y = x->to_y ? x->to_y : x->y;
    to.m = x->to_m;
    to.d = x->to_d;
    s = resolve(&to, now, future);
    return s.known && s.b >= r.a ? days(r.a, s.b, "interval") : r;
}

void clioi_date_value(const clioi_dated *x, int32_t day, int future, clio_date *out, int32_t *last)
{
    int32_t now = day ? clioi_days(day / 10000, day / 100 % 100, day % 100) : INT32_MIN;
    range r = ranged(x, resolve(x, now, future), now, future);
    char *end = out->value;
    *last = INT32_MIN;
    out->precision = r.precision;
    if (x->how == CLIOI_DATE_SINCE) {
        out->precision = "interval";
        r.known = (uint8_t)(r.known && now != INT32_MIN && r.a <= now);
        r.b = now;
        r.precision = "interval";
    }
    if (r.known) {
        *last = r.b;
        if (r.precision[0] == 'd' || r.precision[0] == 'm' || r.precision[0] == 'y') {
            end = put(out->value, r.a, r.precision[0]);
        } else {
            end = put(out->value, r.a, 'd');
            *end++ = '/';
            end = put(end, r.b, 'd');
        }
    }
    *end = '\0';
}
