/* unit/assess.c - how ratings come to levels, and what levels allow. */

#include "model/assess.h"
#include "small.h"
#include "unit.h"

#include <stdio.h>

/* Scales of three points; `how` says how they combine and what level a score comes to. */
#define METHOD(how) \
    "method m \"M\" {\n" \
    "  likelihood 1 \"a\"\n  likelihood 2 \"b\"\n  likelihood 3 \"c\"\n" \
    "  impact 1 \"a\"\n  impact 2 \"b\"\n  impact 4 \"d\"\n" \
    "  dimension money \"Money\"\n  dimension name \"Name\"\n  dimension people \"People\"\n" \
    how "\n}\n"

#define LEVELS(a, b, c) \
    "  level 1 low \"L\" { " a "\n response accept\n }\n" \
    "  level 2 mid \"M\" { " b "\n response treat\n accepted-by head\n within 6 months\n }\n" \
    "  level 3 top \"T\" { " c "\n response treat\n accepted-by chief\n }\n"

#define RISK(id, rating) "risk " id " \"R\" {\n inherent " rating "\n response modify\n}\n"
#define PEOPLE "role chief \"C\"\nrole head \"H\" substitute deputy\nrole deputy \"D\"\nrole clerk \"K\"\nperson ann \"A\" roles chief\nperson bob \"B\" roles head\n"

static struct assessment inherent(const struct small *small, const char *id)
{
    return assess_risk(small->model, small_find(small, id), RISK_INHERENT);
}

static void comes_to(const struct small *small, const char *id, double impact, double score, const char *level)
{
    struct assessment a = inherent(small, id);

    ck_assert_msg(a.complete, "%s has no level", id);
    ck_assert_msg(a.impact == impact, "the impact of %s is %g, not %g", id, a.impact, impact);
    ck_assert_msg(a.score == score, "the score of %s is %g, not %g", id, a.score, score);
    ck_str(assess_level_name(a.level), level);
}

START_TEST(scores_are_products_sums_or_maxima)
{
    static const struct { const char *text; double score; const char *level; } cases[] = {
        { METHOD("score product\n" LEVELS("score 1..5", "score 6..7", "score 8..12")), 12, "top" },
        { METHOD("score sum\n" LEVELS("score 2..4", "score 5..6", "score 7..7")), 7, "top" },
        { METHOD("score maximum\n" LEVELS("score 1..2", "score 3..3", "score 4..4")), 4, "top" },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct small small;
        char text[4096];

        snprintf(text, sizeof text, "%s%s%s", PEOPLE, cases[i].text, RISK("r", "likelihood 3 impact 4"));
        small_init(&small, text, "2026-11-21");
        comes_to(&small, "r", 4, cases[i].score, cases[i].level);
        small_done(&small);
    }
}
END_TEST

START_TEST(the_worst_dimension_counts_unless_the_mean_does)
{
    struct small small;

    small_init(&small, PEOPLE METHOD("impacts maximum\nscore product\n" LEVELS("score 1..5", "score 6..7", "score 8..12"))
               RISK("all", "likelihood 1 impact 2") RISK("some", "likelihood 2 impact money 1, name 4") RISK("rest", "likelihood 1 impact 2, name 4"), "2026-11-21");
    comes_to(&small, "all", 2, 2, "low");
    comes_to(&small, "some", 4, 8, "top");
    comes_to(&small, "rest", 4, 4, "low");
    small_done(&small);
    small_init(&small, PEOPLE METHOD("impacts mean\nscore product\n" LEVELS("score 1..5", "score 6..7", "score 8..12"))
               RISK("some", "likelihood 2 impact money 1, name 4") RISK("rest", "likelihood 3 impact 1, name 4"), "2026-11-21");
    comes_to(&small, "some", 2.5, 5, "low");
    comes_to(&small, "rest", 2, 6, "mid");    /* money and people have the rating for all */
    small_done(&small);
}
END_TEST

/* 5.5 lies between the ranges 1..5 and 6..7: half is rounded up. */
START_TEST(a_score_between_two_ranges_is_rounded)
{
    struct small small;

    small_init(&small, PEOPLE METHOD("impacts mean\nscore sum\n" LEVELS("score 1..5", "score 6..6", "score 7..12"))
               RISK("r", "likelihood 3 impact money 1, name 4") RISK("s", "likelihood 3 impact money 1, name 1, people 4"), "2026-11-21");
    comes_to(&small, "r", 2.5, 5.5, "mid");
    comes_to(&small, "s", 2, 5, "low");
    small_done(&small);
}
END_TEST

START_TEST(a_matrix_takes_the_nearest_point)
{
    struct small small;

    small_init(&small, PEOPLE METHOD("impacts mean\nscore matrix\nrow 1 low, low, mid\nrow 2 low, mid, top\nrow 3 mid, top, top\n" LEVELS("", "", ""))
               RISK("low", "likelihood 1 impact 1") RISK("corner", "likelihood 3 impact 4") RISK("half", "likelihood 2 impact money 2, name 4")
               RISK("below", "likelihood 2 impact money 1, name 4"), "2026-11-21");
    comes_to(&small, "low", 1, 0, "low");
    comes_to(&small, "corner", 4, 0, "top");
    comes_to(&small, "half", 3, 0, "top");       /* as near to 2 as to 4: upwards */
    comes_to(&small, "below", 2.5, 0, "mid");
    small_done(&small);
}
END_TEST

START_TEST(what_is_off_the_scales_has_no_level)
{
    static const char *const ids[] = { "likelihood", "impact", "dimension", "part", "half" };
    struct small small;

    small_init(&small, PEOPLE METHOD("score product\n" LEVELS("score 1..5", "score 6..7", "score 8..12"))
               RISK("likelihood", "likelihood 4 impact 2") RISK("impact", "likelihood 1 impact 3") RISK("dimension", "likelihood 1 impact time 2")
               RISK("part", "likelihood 1 impact money 2, name 3") RISK("half", "likelihood 1.5 impact 2"), "2026-11-21");
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct assessment a = inherent(&small, ids[i]);

        ck_assert_msg(!a.complete && !a.level, "%s has a level", ids[i]);
    }
    small_done(&small);
}
END_TEST

static struct rating_change change(const struct small *small, const char *from, const char *to)
{
    return assess_compare(small_find(small, "m"), record_parts(&small_find(small, from)->record, RISK_INHERENT),
                          record_parts(&small_find(small, to)->record, RISK_INHERENT));
}

START_TEST(ratings_are_compared_by_dimension)
{
    struct small small;
    struct rating_change c;

    small_init(&small, PEOPLE METHOD("score product\n" LEVELS("score 1..5", "score 6..7", "score 8..12"))
               RISK("a", "likelihood 2 impact money 2, name 4") RISK("b", "likelihood 1 impact money 4, name 1") RISK("c", "likelihood 3 impact money 2, name 4")
               RISK("d", "likelihood 2 impact money 2") RISK("e", "likelihood 2 impact 4"), "2026-11-21");
    c = change(&small, "a", "b");
    ck_assert(c.lower && c.higher && !c.likelihood_higher && c.from == 2 && c.to == 4);
    ck_str(c.dimension, "money");
    c = change(&small, "a", "c");
    ck_assert(!c.lower && c.higher && c.likelihood_higher && c.from == 2 && c.to == 3);
    c = change(&small, "a", "a");
    ck_assert(!c.lower && !c.higher);
    c = change(&small, "a", "d");    /* a dimension that is not rated later says nothing */
    ck_assert(!c.lower && !c.higher);
    c = change(&small, "d", "a");    /* one that is rated later only is new harm */
    ck_assert(c.higher && c.from == -1);
    ck_str(c.dimension, "name");
    c = change(&small, "e", "a");    /* a rating without dimensions is compared as a whole, and the highest of the others is 4 too */
    ck_assert(!c.lower && !c.higher);
    c = change(&small, "e", "d");
    ck_assert(c.lower && !c.higher);
    small_done(&small);
}
END_TEST

START_TEST(graver_levels_are_for_fewer)
{
    struct small small;
    const struct entity *method;
    const struct record *low, *mid, *top;
    date day = date_of(2026, 11, 21);

    small_init(&small, PEOPLE METHOD("score product\n" LEVELS("score 1..5", "score 6..7", "score 8..12")), "2026-11-21");
    method = small_find(&small, "m");
    low = assess_level_next(method, NULL);
    mid = assess_level_next(method, low);
    top = assess_level_next(method, mid);
    ck_str(assess_level_name(low), "low");
    ck_str(assess_level_name(top), "top");
    ck_assert_ptr_eq(assess_level_next(method, top), NULL);
    ck_assert_ptr_eq(assess_level_named(method, STR("mid")), mid);
    ck_assert_ptr_eq(assess_level_named(method, STR("none")), NULL);
    ck_assert(assess_acceptable(low) && !assess_acceptable(mid) && !assess_acceptable(NULL));
    ck_assert(assess_may_accept(low, small_find(&small, "clerk"), day));
    ck_assert(!assess_may_accept(mid, small_find(&small, "clerk"), day));
    ck_assert(assess_may_accept(mid, small_find(&small, "head"), day));
    ck_assert(assess_may_accept(mid, small_find(&small, "bob"), day));       /* holds the role */
    ck_assert(assess_may_accept(mid, small_find(&small, "deputy"), day));    /* stands in */
    ck_assert(assess_may_accept(mid, small_find(&small, "chief"), day));     /* may accept worse */
    ck_assert(!assess_may_accept(top, small_find(&small, "head"), day));
    ck_assert(assess_may_accept(top, small_find(&small, "ann"), day));
    ck_assert_int_eq(assess_deadline(mid, date_of(2026, 8, 31)), date_of(2027, 2, 28));
    ck_assert_int_eq(assess_deadline(top, day), DATE_NONE);
    small_done(&small);
}
END_TEST

START_TEST(a_risk_is_rated_by_its_own_method_first)
{
    struct small small;
    const char *text = PEOPLE METHOD("score product\n" LEVELS("score 1..5", "score 6..7", "score 8..12")) "method other \"O\" {\n score sum\n}\n"
        "isms i \"I\" {\n languages en\n standards own\n method m\n}\ncatalog own \"Own\" language en\n"
        RISK("a", "likelihood 1 impact 1") "risk b \"B\" {\n method other\n inherent likelihood 1 impact 1\n response modify\n}\n";

    small_init(&small, text, "2026-11-21");
    ck_assert_str_eq(assess_method(small.model, small_find(&small, "a"))->id, "m");
    ck_assert_str_eq(assess_method(small.model, small_find(&small, "b"))->id, "other");
    ck_assert_str_eq(assess_method(small.model, NULL)->id, "m");
    small_done(&small);
}
END_TEST

TCase *unit_assess(void)
{
    TCase *tests = tcase_create("assess");

    tcase_add_test(tests, scores_are_products_sums_or_maxima);
    tcase_add_test(tests, the_worst_dimension_counts_unless_the_mean_does);
    tcase_add_test(tests, a_score_between_two_ranges_is_rounded);
    tcase_add_test(tests, a_matrix_takes_the_nearest_point);
    tcase_add_test(tests, what_is_off_the_scales_has_no_level);
    tcase_add_test(tests, ratings_are_compared_by_dimension);
    tcase_add_test(tests, graver_levels_are_for_fewer);
    tcase_add_test(tests, a_risk_is_rated_by_its_own_method_first);
    return tests;
}
