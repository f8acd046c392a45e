/* base/date.h - days of the proleptic Gregorian calendar (ISO 8601), and nothing of clocks. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include "base/str.h"

enum { DATE_NONE = -2147483647 };    /* no date; smaller than any */

typedef int date;                    /* days since 1970-01-01 */

enum time_unit { UNIT_MINUTE, UNIT_HOUR, UNIT_DAY, UNIT_WEEK, UNIT_MONTH, UNIT_QUARTER, UNIT_YEAR, UNIT_NONE };

struct duration {
    int count;
    enum time_unit unit;    /* UNIT_NONE: none was given */
};

struct ymd { int year, month, day; };

date date_of(int year, int month, int day);            /* the day must exist */
bool date_exists(int year, int month, int day);        /* years 1 to 9999 */
struct ymd date_ymd(date day);
int date_month_days(int year, int month);

/* A later (or, with a negative count, earlier) day; a month keeps the day of the month or ends at its last. Minutes and hours count as the days they fill.
 * What would leave the years 1 to 9999 stays at their end. */
date date_add(date day, struct duration span);
enum { DATE_TEXT = 16 };
const char *date_format(date day, char text[DATE_TEXT]);    /* "2026-11-21", "" for DATE_NONE; returns text */
bool date_parse(struct str text, date *day);                /* YYYY-MM-DD of a day that exists */

/* Whether people may mean that day by it: "1 November 2026", "nov. 1, 2026", "1 mei 2026", "01/11/2026" in either order; the year has four digits. */
bool date_is_meant(struct str text, date day);

enum time_unit unit_parse(struct str word);                 /* "month" and "months" …; UNIT_NONE for another word */
const char *unit_name(enum time_unit unit);                 /* English singular, "" for UNIT_NONE */

#endif
