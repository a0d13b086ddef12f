/* dates.h -- find date phrases in a sentence and work out what they mean. */
#ifndef CLIO_STAGE_DATES_H
#define CLIO_STAGE_DATES_H
#include "core/doc.h"

enum clioi_date_form {
    CLIOI_DF_NONE,
    CLIOI_DF_DAY,       /* y m d; y 0: the nearest such day */
    CLIOI_DF_MONTH,     /* y m; y 0: the nearest */
    CLIOI_DF_YEAR,      /* y */
    CLIOI_DF_DECADE,    /* y = first year */
    CLIOI_DF_WEEKDAY,   /* d = 0 Monday to 6; n = -1 last, 0, 1 next */
    CLIOI_DF_SHIFT,     /* n units from publication: today, last month, two years ago */
    CLIOI_DF_SPAN,      /* the n units up to publication: in the past two weeks; n 0: recent */
    CLIOI_DF_SEASON,    /* d = 0 spring to 3 winter; y, or n = -1 last, 0, 1 next */
    CLIOI_DF_WEEKEND,   /* n */
    CLIOI_DF_ERA,       /* World War II, decades ago: long past, no value */
    CLIOI_DF_LENGTH     /* for two hours: no date at all */
};
enum clioi_unit { CLIOI_UNIT_DAY, CLIOI_UNIT_WEEK, CLIOI_UNIT_MONTH, CLIOI_UNIT_YEAR };
enum { CLIOI_DATE_AT, CLIOI_DATE_SINCE, CLIOI_DATE_LIMIT, CLIOI_DATE_AFTER };   /* since X, by X, after X */

typedef struct clioi_dated {
    uint32_t tok, tok_n;        /* the phrase with its preposition */
    uint32_t core;              /* first token behind preposition and article */
    uint8_t form, unit, how;    /* clioi_date_form, clioi_unit, CLIOI_DATE_* */
    int8_t n;
    int16_t y, m, d;
    int16_t to_y, to_m, to_d;   /* "from X to Y" with both of one form; to_m 0 and to_y 0: none; weekdays: to_d, to_m 1 */
} clioi_dated;

/** Date phrases of a sentence, in text order, not overlapping. @return how many (<= max). */
uint32_t clioi_dates_find(const clio_doc *doc, uint32_t sentence, clioi_dated *out, uint32_t max);

/** Work out a phrase.
 *  @param day     publication day yyyymmdd; 0 unknown.
 *  @param future  1: the event is still to come, so weekdays and months count forward.
 *  @param out     value and precision are filled; value "" if it cannot be known.
 *  @param last    receives the last day (day number) of the date, INT32_MIN if unknown. */
void clioi_date_value(const clioi_dated *x, int32_t day, int future, clio_date *out, int32_t *last);
#endif
