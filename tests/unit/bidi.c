/* unit/bidi.c - where things of two directions stand on a line (UAX 9, L2). */

#include "pdf/bidi.h"
#include "unit.h"

static void check_order(const char *levels, const char *wanted)
{
    uint8_t numbers[16] = {0};
    size_t order[16], n = strlen(levels);
    char got[17] = "";

    for (size_t i = 0; i < n; i++)
        numbers[i] = (uint8_t)(levels[i] - '0');
    bidi_order(numbers, n, order);
    for (size_t i = 0; i < n; i++)
        got[i] = (char)('a' + order[i]);
    ck_assert_str_eq(got, wanted);
}

START_TEST(runs_are_turned_from_the_highest_level_on)
{
    check_order("", "");
    check_order("000", "abc");
    check_order("111", "cba");
    check_order("01110", "adcbe");
    check_order("11222", "cdeba");        /* a number in Hebrew */
    check_order("0112210", "afdecbg");    /* a Hebrew name with a number, in Dutch */
    check_order("2113", "dcba");
}
END_TEST

START_TEST(pieces_keep_their_order_and_get_their_places)
{
    /* "a BC": the second and third run from right to left; spaces of 2 between them */
    struct piece pieces[3] = { { .x = 10, .width = 5 }, { .x = 17, .width = 4, .level = 1 }, { .x = 23, .width = 6, .level = 1 } };

    bidi_place(pieces, 3, 10);
    ck_assert_float_eq(pieces[0].x, 10);
    ck_assert_float_eq(pieces[2].x, 17);
    ck_assert_float_eq(pieces[1].x, 25);
}
END_TEST

TCase *unit_bidi(void)
{
    TCase *tests = tcase_create("bidi");

    tcase_add_test(tests, runs_are_turned_from_the_highest_level_on);
    tcase_add_test(tests, pieces_keep_their_order_and_get_their_places);
    return tests;
}
