/* unit/source.c - places in a text, and the order of findings. */

#include "diag/diag.h"
#include "unit.h"

static void at(const struct source *source, uint32_t offset, size_t line, size_t column)
{
    struct place place = source_place(source, offset);

    ck_assert_msg(place.line == line && place.column == column, "byte %u is at %zu:%zu, not %zu:%zu", (unsigned)offset, place.line, place.column, line, column);
}

START_TEST(places_count_lines_and_characters)
{
    struct source *source = source_new("a.isms", STR("ab\n\xc3\xa9\xe2\x82\xac" "x\r\n\nlast"));

    ck_assert_str_eq(source->name, "a.isms");
    at(source, 0, 1, 1);
    at(source, 2, 1, 3);     /* the line end belongs to its line */
    at(source, 3, 2, 1);
    at(source, 5, 2, 2);     /* after a character of two bytes */
    at(source, 8, 2, 3);     /* and one of three */
    at(source, 11, 3, 1);
    at(source, 12, 4, 1);
    at(source, 16, 4, 5);    /* the end of the text */
    source_free(source);
}
END_TEST

START_TEST(places_in_malformed_text_count_bytes)
{
    struct source *source = source_new("a.isms", STR("\xff\xfe" "a"));

    at(source, 2, 1, 3);
    source_free(source);
}
END_TEST

START_TEST(lines_come_without_their_ends)
{
    struct source *source = source_new("a.isms", STR("one\ntwo\r\n\nfour"));

    ck_assert_uint_eq(source->n_lines, 4);
    ck_str(source_line(source, 1), "one");
    ck_str(source_line(source, 2), "two");
    ck_str(source_line(source, 3), "");
    ck_str(source_line(source, 4), "four");
    ck_str(source_line(source, 0), "");
    ck_str(source_line(source, 5), "");
    source_free(source);
    source = source_new("empty.isms", STR(""));
    ck_assert_uint_eq(source->n_lines, 1);
    ck_str(source_line(source, 1), "");
    at(source, 0, 1, 1);
    source_free(source);
}
END_TEST

START_TEST(spans_join_within_one_source)
{
    struct source *a = source_new("a.isms", STR("risk R-1 owner")), *b = source_new("b.isms", STR("other"));
    struct span none = { NULL, 0, 0 }, first = { a, 0, 4 }, last = { a, 9, 14 }, foreign = { b, 0, 5 };

    ck_str(span_text(span_join(first, last)), "risk R-1 owner");
    ck_str(span_text(span_join(last, first)), "risk R-1 owner");
    ck_str(span_text(span_join(first, none)), "risk");
    ck_str(span_text(span_join(none, last)), "owner");
    ck_str(span_text(span_join(first, foreign)), "risk");
    ck_str(span_text(none), "");
    source_free(a);
    source_free(b);
}
END_TEST

START_TEST(findings_sort_by_place_and_once)
{
    struct source *a = source_new("a.isms", STR("0123456789")), *b = source_new("b.isms", STR("0123456789"));
    struct diags diags;

    diags_init(&diags);
    diag(&diags, DIAG_FILE_UNREADABLE, ((struct span){ NULL, 0, 0 }), NULL, { "path", "x" });
    diag(&diags, DIAG_UNCLOSED_TEXT, ((struct span){ b, 1, 2 }), NULL);
    diag(&diags, DIAG_UNCLOSED_TEXT, ((struct span){ a, 7, 8 }), NULL);
    diag(&diags, DIAG_STRAY_COMMA, ((struct span){ a, 3, 4 }), NULL);
    diag(&diags, DIAG_STRAY_COMMA, ((struct span){ a, 3, 4 }), NULL);
    ck_assert_uint_eq(diags.count[ERROR], 5);
    diags_sort(&diags);
    ck_assert_uint_eq(diags.n, 4);
    ck_assert_uint_eq(diags.count[ERROR], 4);
    ck_assert_uint_eq(diags.items[0]->span.start, 3);
    ck_assert_uint_eq(diags.items[1]->span.start, 7);
    ck_assert_ptr_eq(diags.items[2]->span.source, b);
    ck_assert_ptr_null(diags.items[3]->span.source);
    diags_done(&diags);
    source_free(a);
    source_free(b);
}
END_TEST

START_TEST(the_nearest_names_come_best_first)
{
    static const char *const names[] = { "asset", "owners", "owner", "supplier", "response" };
    struct diags diags;
    struct diag *d;

    diags_init(&diags);
    d = diag(&diags, DIAG_NAME_EXPECTED, ((struct span){ NULL, 0, 0 }), NULL);
    diag_set_nearest(&diags, d, STR("ownr"), names, 5);
    ck_assert_ptr_nonnull(d->nearest);
    ck_assert_str_eq(d->nearest[0], "owner");
    d = diag(&diags, DIAG_NAME_EXPECTED, ((struct span){ NULL, 0, 0 }), NULL);
    diag_set_nearest(&diags, d, STR("zzzzzzzz"), names, 5);
    ck_assert(!d->nearest || !d->nearest[0]);
    diags_done(&diags);
}
END_TEST

START_TEST(codes_are_unique_and_found_in_any_case)
{
    for (int i = 0; i < DIAG_COUNT; i++) {
        ck_assert_int_eq(diag_find(str_of(diag_rows[i].code)), i);    /* the first with this code: none is double */
    }
    ck_assert_int_eq(diag_find(STR("s006")), DIAG_UNCLOSED_TEXT);
    ck_assert_int_eq(diag_find(STR("S00")), DIAG_COUNT);
    ck_assert_int_eq(diag_find(STR("")), DIAG_COUNT);
}
END_TEST

TCase *unit_source(void)
{
    TCase *tests = tcase_create("source");

    tcase_add_test(tests, places_count_lines_and_characters);
    tcase_add_test(tests, places_in_malformed_text_count_bytes);
    tcase_add_test(tests, lines_come_without_their_ends);
    tcase_add_test(tests, spans_join_within_one_source);
    tcase_add_test(tests, findings_sort_by_place_and_once);
    tcase_add_test(tests, the_nearest_names_come_best_first);
    tcase_add_test(tests, codes_are_unique_and_found_in_any_case);
    return tests;
}
