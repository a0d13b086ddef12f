/* calendar.c -- calendar arithmetic.
 *
 * A year is taken to begin in March, so that the leap day comes last and the
 * days before a month follow from (153 m + 2) / 5.  Four centuries have 146,097
 * days; whole such eras are split off first, which also makes dates before
 * year 0 come out right.  No time zones: news dates are days. */
#include "stage/calendar.h"

enum { ERA_DAYS = 146097, ERA_YEARS = 400, TO_1970 = 719468 };

int32_t clioi_days(int32_t year, int32_t month, int32_t day)
{
    int32_t y = year - (month <= 2), era = (y >= 0 ? y : y - ERA_YEARS + 1) / ERA_YEARS, of_era = y - era * ERA_YEARS;
    int32_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * ERA_DAYS + of_era * 365 + of_era / 4 - of_era / 100 + of_year - TO_1970;
}

void clioi_civil(int32_t days, int32_t *year, int32_t *month, int32_t *day)
{
    int32_t z = days + TO_1970, era = (z >= 0 ? z : z - ERA_DAYS + 1) / ERA_DAYS, d = z - era * ERA_DAYS;
    int32_t y = (d - d / 1460 + d / 36524 - d / (ERA_DAYS - 1)) / 365, of_year = d - (365 * y + y / 4 - y / 100), m = (5 * of_year + 2) / 153;
    *day = of_year - (153 * m + 2) / 5 + 1;
    *month = m < 10 ? m + 3 : m - 9;
    *year = y + era * ERA_YEARS + (*month <= 2);
}

int32_t clioi_weekday(int32_t days)
{
    int32_t w = (days + 3) % 7;   /* 1970-01-01 was a Thursday */
    return w < 0 ? w + 7 : w;
}

int32_t clioi_month_days(int32_t year, int32_t month)
{
    return clioi_days(month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1) - clioi_days(year, month, 1);
}
