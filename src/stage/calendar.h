/* calendar.h -- days of the Gregorian calendar as numbers, without the C library's time functions. */
#ifndef CLIO_STAGE_CALENDAR_H
#define CLIO_STAGE_CALENDAR_H
#include <stdint.h>

/** Days from 1970-01-01 to a date (negative before).  Month 1 to 12; the day may run over. */
int32_t clioi_days(int32_t year, int32_t month, int32_t day);
/** The date of a day number. */
void clioi_civil(int32_t days, int32_t *year, int32_t *month, int32_t *day);
/** 0 Monday to 6 Sunday. */
int32_t clioi_weekday(int32_t days);
/** Days of a month: 28 to 31. */
int32_t clioi_month_days(int32_t year, int32_t month);
#endif
