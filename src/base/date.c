/* base/date.c - days of the proleptic Gregorian calendar. */

#include "base/date.h"

#include <stdio.h>
#include <strings.h>

/* A year that begins in March has its leap day last, so that the days before a month follow one formula. */
date date_of(int year, int month, int day)
{
    int y = month <= 2 ? year - 1 : year;
    int era = (y >= 0 ? y : y - 399) / 400;
    int of_era = y - era * 400;
    int of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct ymd date_ymd(date day)
{
    int z = day + 719468;
    int era = (z >= 0 ? z : z - 146096) / 146097;
    int of_era = z - era * 146097;
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int march = (5 * of_year + 2) / 153;
    int month = march < 10 ? march + 3 : march - 9;

    return (struct ymd){ year + era * 400 + (month <= 2), month, of_year - (153 * march + 2) / 5 + 1 };
}

int date_month_days(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

bool date_exists(int year, int month, int day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= date_month_days(year, month);
}

static date add_months(date day, long months)
{
    struct ymd d = date_ymd(day);
    long total = d.year * 12L + d.month - 1 + months;
    int year, month, most;

    if (total < 12)
        total = 12;
    if (total > 9999 * 12L + 11)
        total = 9999 * 12L + 11;
    year = (int)(total / 12);
    month = (int)(total % 12) + 1;
    most = date_month_days(year, month);
    return date_of(year, month, d.day < most ? d.day : most);
}

/* Beyond the years 1 to 9999 there is only their first and last day. */
static date add_days(date day, long days)
{
    long sum = day + days, first = date_of(1, 1, 1), last = date_of(9999, 12, 31);

    return (date)(sum < first ? first : sum > last ? last : sum);
}

date date_add(date day, struct duration span)
{
    long n = span.count;

    switch (span.unit) {
    case UNIT_MINUTE: return add_days(day, n / (24 * 60));
    case UNIT_HOUR: return add_days(day, n / 24);
    case UNIT_DAY: return add_days(day, n);
    case UNIT_WEEK: return add_days(day, n * 7);
    case UNIT_MONTH: return add_months(day, n);
    case UNIT_QUARTER: return add_months(day, n * 3);
    case UNIT_YEAR: return add_months(day, n * 12);
    case UNIT_NONE: break;
    }
    return day;
}

const char *date_format(date day, char text[DATE_TEXT])
{
    struct ymd d;

    text[0] = '\0';
    if (day == DATE_NONE)
        return text;
    d = date_ymd(day);
    snprintf(text, DATE_TEXT, "%04u-%02u-%02u", (unsigned)d.year % 10000u, (unsigned)d.month % 100u, (unsigned)d.day % 100u);
    return text;
}

static int digits(const char *s, size_t n)
{
    int value = 0;

    for (size_t i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9')
            return -1;
        value = value * 10 + (s[i] - '0');
    }
    return value;
}

bool date_parse(struct str text, date *day)
{
    int y, m, d;

    if (text.n != 10 || text.s[4] != '-' || text.s[7] != '-')
        return false;
    y = digits(text.s, 4);
    m = digits(text.s + 5, 2);
    d = digits(text.s + 8, 2);
    if (!date_exists(y, m, d))
        return false;
    *day = date_of(y, m, d);
    return true;
}

/* By the letters that the languages share or do not: 1 to 12, 0 for a word that is no month. */
static int month_of(struct str word)
{
    static const struct { const char *start; int month; } months[] = {
        { "jan", 1 }, { "feb", 2 }, { "mar", 3 }, { "maa", 3 }, { "mrt", 3 }, { "apr", 4 }, { "may", 5 }, { "mei", 5 }, { "jun", 6 }, { "jul", 7 },
        { "aug", 8 }, { "sep", 9 }, { "oct", 10 }, { "okt", 10 }, { "nov", 11 }, { "dec", 12 },
    };

    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (word.n >= 3 && !strncasecmp(word.s, months[i].start, 3))
            return months[i].month;
    return 0;
}

bool date_is_meant(struct str text, date day)
{
    const struct ymd ymd = date_ymd(day);
    int numbers[2] = { 0, 0 }, n = 0, year = 0, month = 0;

    for (size_t i = 0, from; i < text.n; i++) {
        const bool digit = text.s[i] >= '0' && text.s[i] <= '9', letter = (text.s[i] | 32) >= 'a' && (text.s[i] | 32) <= 'z';

        if (!digit && !letter)
            continue;
        for (from = i; i + 1 < text.n && (digit ? text.s[i + 1] >= '0' && text.s[i + 1] <= '9' : (text.s[i + 1] | 32) >= 'a' && (text.s[i + 1] | 32) <= 'z'); i++) {}
        if (letter && !month)
            month = month_of((struct str){ text.s + from, i + 1 - from });
        else if (digit && i + 1 - from == 4 && !year)
            year = digits(text.s + from, 4);
        else if (digit && i + 1 - from <= 2 && n < 2)
            numbers[n++] = digits(text.s + from, i + 1 - from);
        else if (digit)
            return false;
    }
    if (year != ymd.year)
        return false;
    if (month)
        return n == 1 && month == ymd.month && numbers[0] == ymd.day;
    return n == 2 && ((numbers[0] == ymd.month && numbers[1] == ymd.day) || (numbers[0] == ymd.day && numbers[1] == ymd.month));
}

static const char *const unit_names[] = { "minute", "hour", "day", "week", "month", "quarter", "year", "" };

enum time_unit unit_parse(struct str word)
{
    for (int i = 0; i < UNIT_NONE; i++) {
        struct str name = str_of(unit_names[i]);

        if (str_eq(word, name) || (word.n == name.n + 1 && str_starts(word, name) && word.s[name.n] == 's'))
            return (enum time_unit)i;
    }
    return UNIT_NONE;
}

const char *unit_name(enum time_unit unit)
{
    return unit_names[unit];
}
