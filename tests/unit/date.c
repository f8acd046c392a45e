/* unit/date.c - the calendar. */

#include "base/date.h"
#include "unit.h"

static date day(const char *text)
{
    date result = DATE_NONE;

    ck_assert_msg(date_parse(str_of(text), &result), "%s is no date", text);
    return result;
}

static void adds(const char *from, int count, enum time_unit unit, const char *to)
{
    char text[DATE_TEXT];

    ck_assert_str_eq(date_format(date_add(day(from), (struct duration){ count, unit }), text), to);
}

START_TEST(days_are_counted_from_1970)
{
    ck_assert_int_eq(date_of(1970, 1, 1), 0);
    ck_assert_int_eq(date_of(1969, 12, 31), -1);
    ck_assert_int_eq(date_of(2000, 3, 1), 11017);
    ck_assert_int_eq(date_of(2026, 11, 21), 20778);
    ck_assert_int_eq(date_of(1, 1, 1), -719162);
}
END_TEST

START_TEST(every_day_of_9999_years_comes_round)
{
    date expected = date_of(1, 1, 1);

    for (int year = 1; year <= 9999; year++)
        for (int month = 1; month <= 12; month++)
            for (int d = 1; d <= date_month_days(year, month); d++, expected++) {
                struct ymd back = date_ymd(expected);

                if (date_of(year, month, d) != expected || back.year != year || back.month != month || back.day != d)
                    ck_abort_msg("%04d-%02d-%02d", year, month, d);
            }
}
END_TEST

START_TEST(leap_years_are_those_of_gregory)
{
    ck_assert_int_eq(date_month_days(2024, 2), 29);
    ck_assert_int_eq(date_month_days(2026, 2), 28);
    ck_assert_int_eq(date_month_days(1900, 2), 28);
    ck_assert_int_eq(date_month_days(2000, 2), 29);
    ck_assert(date_exists(2024, 2, 29));
    ck_assert(!date_exists(2025, 2, 29));
    ck_assert(!date_exists(2026, 4, 31));
    ck_assert(!date_exists(2026, 13, 1));
    ck_assert(!date_exists(2026, 0, 1));
    ck_assert(!date_exists(2026, 1, 0));
    ck_assert(!date_exists(0, 1, 1));
    ck_assert(!date_exists(10000, 1, 1));
}
END_TEST

START_TEST(a_month_later_is_the_same_day_or_the_last)
{
    adds("2026-01-31", 1, UNIT_MONTH, "2026-02-28");
    adds("2024-01-31", 1, UNIT_MONTH, "2024-02-29");
    adds("2026-01-31", 2, UNIT_MONTH, "2026-03-31");
    adds("2026-03-31", -1, UNIT_MONTH, "2026-02-28");
    adds("2026-11-30", 3, UNIT_MONTH, "2027-02-28");
    adds("2026-12-15", 1, UNIT_MONTH, "2027-01-15");
    adds("2026-01-15", -1, UNIT_MONTH, "2025-12-15");
    adds("2026-11-30", 1, UNIT_QUARTER, "2027-02-28");
    adds("2024-02-29", 1, UNIT_YEAR, "2025-02-28");
    adds("2024-02-29", 4, UNIT_YEAR, "2028-02-29");
    adds("2024-02-29", -1, UNIT_YEAR, "2023-02-28");
}
END_TEST

START_TEST(days_and_weeks_cross_months)
{
    adds("2026-02-27", 2, UNIT_DAY, "2026-03-01");
    adds("2024-02-27", 2, UNIT_DAY, "2024-02-29");
    adds("2026-12-31", 1, UNIT_DAY, "2027-01-01");
    adds("2026-12-24", 1, UNIT_WEEK, "2026-12-31");
    adds("2026-01-01", -1, UNIT_WEEK, "2025-12-25");
    adds("2026-01-01", 72, UNIT_HOUR, "2026-01-04");
    adds("2026-01-01", 23, UNIT_HOUR, "2026-01-01");
    adds("2026-01-01", 2880, UNIT_MINUTE, "2026-01-03");
    adds("2026-01-01", 0, UNIT_NONE, "2026-01-01");
}
END_TEST

START_TEST(far_spans_stay_in_the_calendar)
{
    adds("2026-11-21", 2147483647, UNIT_YEAR, "9999-12-21");
    adds("2026-11-21", -2147483647, UNIT_MONTH, "0001-01-21");
    adds("2026-11-21", 2147483647, UNIT_DAY, "9999-12-31");
    adds("2026-11-21", -2147483647, UNIT_WEEK, "0001-01-01");
    adds("9999-12-31", 1, UNIT_DAY, "9999-12-31");
}
END_TEST

START_TEST(only_real_dates_are_read)
{
    static const char *const bad[] = {
        "", "2026", "2026-11", "2026-1-1", "2026-11-2", "2026-11-211", "26-11-21", "2026/11/21", "2026-11-31", "2025-02-29", "0000-01-01", "2026-00-10", "+026-11-21",
        "2026-11--1", "20261121", "2026-11-21 ", " 2026-11-21", "2026-11-2x",
    };
    char text[DATE_TEXT];
    date got = 7;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        ck_assert_msg(!date_parse(str_of(bad[i]), &got), "\"%s\" is read", bad[i]);
    ck_assert_int_eq(got, 7);
    ck_assert_str_eq(date_format(day("2026-11-21"), text), "2026-11-21");
    ck_assert_str_eq(date_format(day("0001-01-01"), text), "0001-01-01");
    ck_assert_str_eq(date_format(day("9999-12-31"), text), "9999-12-31");
    ck_assert_str_eq(date_format(DATE_NONE, text), "");
}
END_TEST

START_TEST(units_are_read_in_singular_and_plural)
{
    ck_assert_int_eq(unit_parse(STR("month")), UNIT_MONTH);
    ck_assert_int_eq(unit_parse(STR("months")), UNIT_MONTH);
    ck_assert_int_eq(unit_parse(STR("years")), UNIT_YEAR);
    ck_assert_int_eq(unit_parse(STR("hour")), UNIT_HOUR);
    ck_assert_int_eq(unit_parse(STR("monthss")), UNIT_NONE);
    ck_assert_int_eq(unit_parse(STR("mont")), UNIT_NONE);
    ck_assert_int_eq(unit_parse(STR("")), UNIT_NONE);
    for (int unit = UNIT_MINUTE; unit < UNIT_NONE; unit++)
        ck_assert_int_eq(unit_parse(str_of(unit_name((enum time_unit)unit))), unit);
    ck_assert_str_eq(unit_name(UNIT_NONE), "");
}
END_TEST

TCase *unit_date(void)
{
    TCase *tests = tcase_create("date");

    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, days_are_counted_from_1970);
    tcase_add_test(tests, every_day_of_9999_years_comes_round);
    tcase_add_test(tests, leap_years_are_those_of_gregory);
    tcase_add_test(tests, a_month_later_is_the_same_day_or_the_last);
    tcase_add_test(tests, days_and_weeks_cross_months);
    tcase_add_test(tests, far_spans_stay_in_the_calendar);
    tcase_add_test(tests, only_real_dates_are_read);
    tcase_add_test(tests, units_are_read_in_singular_and_plural);
    return tests;
}
