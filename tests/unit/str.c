/* unit/str.c - comparing, near names, splitting. */

#include "unit.h"

START_TEST(natural_order_counts_digits_by_value)
{
    static const char *const in_order[] = {
        "", "4", "4.1", "4.2", "4.10", "6.1.2", "6.1.3", "9", "10", "A.5.1", "A.5.9", "A.5.10", "A.5.37", "A.6.1", "A.8.34", "R-2", "R-10", "R-10a", "R-100", "a",
        "file99999999999999999998", "file99999999999999999999", "file100000000000000000000",
    };
    enum { N = sizeof in_order / sizeof *in_order };

    for (size_t i = 0; i < N; i++)
        for (size_t j = 0; j < N; j++) {
            int order = str_natural(str_of(in_order[i]), str_of(in_order[j])), want = (i > j) - (i < j);

            ck_assert_msg((order > 0) - (order < 0) == want, "%s and %s: %d", in_order[i], in_order[j], order);
        }
}
END_TEST

START_TEST(natural_order_breaks_ties_by_bytes)
{
    ck_assert_int_lt(str_natural(STR("R-007"), STR("R-7")), 0);
    ck_assert_int_gt(str_natural(STR("R-7"), STR("R-007")), 0);
    ck_assert_int_eq(str_natural(STR("R-007"), STR("R-007")), 0);
    ck_assert_int_lt(str_natural(STR("R-7a"), STR("R-007b")), 0);
    ck_assert_int_gt(str_natural(STR("\xc3\xa9pd"), STR("zorg")), 0);    /* bytes are unsigned */
}
END_TEST

START_TEST(distance_counts_edits)
{
    static const struct { const char *a, *b; size_t distance; } pairs[] = {
        { "", "", 0 }, { "owner", "owner", 0 }, { "Owner", "oWNER", 0 }, { "owner", "owners", 1 }, { "owner", "wner", 1 }, { "owner", "ovner", 1 },
        { "owner", "onwer", 1 }, { "onwer", "owner", 1 }, { "ab", "ba", 1 }, { "treatment", "treatmnet", 1 }, { "kitten", "sitting", 3 }, { "", "abc", 3 },
        { "ca", "abc", 3 },    /* optimal string alignment: no edit inside a transposition */
    };

    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        ck_assert_uint_eq(str_distance(str_of(pairs[i].a), str_of(pairs[i].b), 5), pairs[i].distance);
        ck_assert_uint_eq(str_distance(str_of(pairs[i].b), str_of(pairs[i].a), 5), pairs[i].distance);
    }
}
END_TEST

START_TEST(distance_stops_at_the_most)
{
    char long_name[200];

    memset(long_name, 'a', sizeof long_name);
    ck_assert_uint_eq(str_distance(STR("kitten"), STR("sitting"), 2), 3);
    ck_assert_uint_eq(str_distance(STR("risk"), STR("supplier"), 2), 3);
    ck_assert_uint_eq(str_distance(STR("abcdef"), STR("uvwxyz"), 0), 1);
    ck_assert_uint_eq(str_distance((struct str){ long_name, 200 }, (struct str){ long_name, 199 }, 3), 4);
    ck_assert_uint_eq(str_distance((struct str){ long_name, 64 }, (struct str){ long_name, 63 }, 3), 1);
}
END_TEST

START_TEST(split_gives_every_piece)
{
    struct str rest = STR("a,,bc,"), piece;

    ck_assert(str_split(&rest, ',', &piece));
    ck_str(piece, "a");
    ck_assert(str_split(&rest, ',', &piece));
    ck_str(piece, "");
    ck_assert(str_split(&rest, ',', &piece));
    ck_str(piece, "bc");
    ck_assert(str_split(&rest, ',', &piece));
    ck_str(piece, "");
    ck_assert(!str_split(&rest, ',', &piece));
    rest = STR("");
    ck_assert(str_split(&rest, ',', &piece));
    ck_str(piece, "");
    ck_assert(!str_split(&rest, ',', &piece));
}
END_TEST

START_TEST(listed_wants_the_whole_word)
{
    ck_assert(str_listed("yes/no", STR("yes")));
    ck_assert(str_listed("yes/no", STR("no")));
    ck_assert(!str_listed("yes/no", STR("n")));
    ck_assert(!str_listed("yes/no", STR("yes/no")));
    ck_assert(!str_listed("yes/no", STR("")));
    ck_assert(!str_listed("yes/no", STR("YES")));
}
END_TEST

START_TEST(comparing_is_by_bytes)
{
    ck_assert_int_lt(str_cmp(STR("A.5.10"), STR("A.5.9")), 0);
    ck_assert_int_lt(str_cmp(STR("a"), STR("aa")), 0);
    ck_assert_int_gt(str_cmp(STR("b"), STR("aa")), 0);
    ck_assert_int_eq(str_cmp((struct str){ NULL, 0 }, STR("")), 0);
    ck_assert(str_eq((struct str){ NULL, 0 }, STR("")));
    ck_assert(str_starts(STR("risk..R-017"), STR("risk..")));
    ck_assert(!str_starts(STR("ris"), STR("risk")));
}
END_TEST

START_TEST(trimming_takes_blanks_off_both_ends)
{
    ck_assert(str_eq(str_trim(STR(" \t a b \r")), STR("a b")));
    ck_assert(str_eq(str_trim(STR("a")), STR("a")));
    ck_assert_uint_eq(str_trim(STR(" \t ")).n, 0);
    ck_assert_uint_eq(str_trim((struct str){ NULL, 0 }).n, 0);
    ck_assert(str_eq(str_trim(STR("\na\n")), STR("\na\n")));
}
END_TEST

TCase *unit_str(void)
{
    TCase *tests = tcase_create("str");

    tcase_add_test(tests, natural_order_counts_digits_by_value);
    tcase_add_test(tests, natural_order_breaks_ties_by_bytes);
    tcase_add_test(tests, distance_counts_edits);
    tcase_add_test(tests, distance_stops_at_the_most);
    tcase_add_test(tests, split_gives_every_piece);
    tcase_add_test(tests, listed_wants_the_whole_word);
    tcase_add_test(tests, comparing_is_by_bytes);
    tcase_add_test(tests, trimming_takes_blanks_off_both_ends);
    return tests;
}
