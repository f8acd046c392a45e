/* unit/utf8.c - strict UTF-8 and what may be shown. */

#include "base/utf8.h"
#include "unit.h"

#include <stdlib.h>

START_TEST(decode_takes_the_ends_of_every_length)
{
    static const struct { const char *bytes; size_t n; uint32_t c; } good[] = {
        { "\x00", 1, 0 }, { "\x7f", 1, 0x7f }, { "\xc2\x80", 2, 0x80 }, { "\xdf\xbf", 2, 0x7ff }, { "\xe0\xa0\x80", 3, 0x800 }, { "\xed\x9f\xbf", 3, 0xd7ff },
        { "\xee\x80\x80", 3, 0xe000 }, { "\xef\xbf\xbf", 3, 0xffff }, { "\xf0\x90\x80\x80", 4, 0x10000 }, { "\xf4\x8f\xbf\xbf", 4, 0x10ffff },
    };

    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        struct buf buf = {0};
        uint32_t c = 0;

        ck_assert_uint_eq(utf8_decode(good[i].bytes, good[i].n, &c), good[i].n);
        ck_assert_uint_eq(c, good[i].c);
        ck_assert_uint_eq(utf8_check(good[i].bytes, good[i].n), good[i].n);
        utf8_put(&buf, c);
        ck_assert(str_eq(buf_text(&buf), (struct str){ good[i].bytes, good[i].n }));
        buf_done(&buf);
    }
}
END_TEST

START_TEST(decode_refuses_what_is_malformed)
{
    static const char *const bad[] = {
        "\x80", "\xbf", "\xc0\x80", "\xc1\xbf", "\xc2", "\xc2\x41", "\xe0\x80\x80", "\xe0\x9f\xbf", "\xe2\x82", "\xe2\x82\x41", "\xed\xa0\x80", "\xed\xbf\xbf",
        "\xf0\x80\x80\x80", "\xf0\x8f\xbf\xbf", "\xf0\x9f\x98", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf8\x88\x80\x80\x80", "\xfe", "\xff",
    };
    uint32_t c;

    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        struct buf buf = {0};

        ck_assert_msg(!utf8_decode(bad[i], strlen(bad[i]), &c), "case %zu", i);
        buf_puts(&buf, "ok \xc3\xa9 ");
        buf_puts(&buf, bad[i]);
        ck_assert_uint_eq(utf8_check(buf.s, buf.n), 6);
        buf_done(&buf);
    }
    ck_assert_uint_eq(utf8_decode("", 0, &c), 0);
}
END_TEST

START_TEST(decode_does_not_read_past_the_end)
{
    char *bytes = malloc(2);    /* the sanitizer watches */
    uint32_t c;

    memcpy(bytes, "\xe2\x82", 2);
    ck_assert_uint_eq(utf8_decode(bytes, 2, &c), 0);
    ck_assert_uint_eq(utf8_check(bytes, 2), 0);
    free(bytes);
}
END_TEST

START_TEST(width_counts_cells)
{
    ck_assert_uint_eq(utf8_width(STR("abc")), 3);
    ck_assert_uint_eq(utf8_width(STR("\xc3\xa9")), 1);
    ck_assert_uint_eq(utf8_width(STR("e\xcc\x81")), 1);            /* combining acute */
    ck_assert_uint_eq(utf8_width(STR("\xe6\xbc\xa2\xe5\xad\x97")), 4);
    ck_assert_uint_eq(utf8_width(STR("")), 0);
}
END_TEST

START_TEST(show_never_sends_a_control)
{
    struct buf all = {0}, shown = {0};
    uint32_t c;

    for (c = 0; c < 0xa0; c++)
        if (c < 0x20 || c >= 0x7f)
            utf8_put(&all, c);
    utf8_put(&all, 0x202e);
    utf8_put(&all, 0x2066);
    utf8_show(&shown, buf_text(&all));
    for (size_t i = 0; i < shown.n;) {
        size_t n = utf8_decode(shown.s + i, shown.n - i, &c);

        ck_assert_uint_gt(n, 0);
        ck_assert_msg((c >= 0x20 && c < 0x7f) || c >= 0xa0, "U+%04X is sent", (unsigned)c);
        ck_assert_msg(!utf8_is_bidi_control(c), "U+%04X is sent", (unsigned)c);
        i += n;
    }
    ck_assert_uint_gt(shown.n, 65);
    buf_done(&all);
    buf_done(&shown);
}
END_TEST

START_TEST(show_keeps_what_is_text)
{
    struct buf shown = {0};

    utf8_show(&shown, STR("Ri\xc3\xabtte: \xe2\x82\xac 5"));
    ck_str(buf_text(&shown), "Ri\xc3\xabtte: \xe2\x82\xac 5");
    buf_done(&shown);
}
END_TEST

START_TEST(direction_controls_are_known)
{
    static const uint32_t controls[] = { 0x061c, 0x200e, 0x200f, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069 };
    size_t found = 0;

    for (uint32_t c = 0; c < 0x110000; c++)
        found += utf8_is_bidi_control(c);
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        ck_assert(utf8_is_bidi_control(controls[i]));
    ck_assert_uint_eq(found, sizeof controls / sizeof *controls);
    ck_assert(utf8_is_invisible(0x200b));
    ck_assert(utf8_is_invisible(0xfeff));
    ck_assert(!utf8_is_invisible('a'));
    ck_assert(!utf8_is_invisible(' '));
}
END_TEST

START_TEST(nfc_and_folding_make_equal_names_equal)
{
    size_t n, m;
    char *composed = utf8_nfc(STR("e\xcc\x81pd"), &n), *folded = utf8_fold(STR("E\xcc\x81PD"), &m), *empty;

    ck_assert_str_eq(composed, "\xc3\xa9pd");
    ck_assert_uint_eq(n, 4);
    ck_assert_str_eq(folded, "\xc3\xa9pd");
    ck_assert_uint_eq(m, 4);
    free(composed);
    free(folded);
    empty = utf8_nfc(STR(""), &n);
    ck_assert_str_eq(empty, "");
    ck_assert_uint_eq(n, 0);
    free(empty);
    folded = utf8_fold(STR("Stra\xc3\x9f" "e"), &m);
    ck_assert_str_eq(folded, "strasse");
    free(folded);
}
END_TEST

TCase *unit_utf8(void)
{
    TCase *tests = tcase_create("utf8");

    tcase_add_test(tests, decode_takes_the_ends_of_every_length);
    tcase_add_test(tests, decode_refuses_what_is_malformed);
    tcase_add_test(tests, decode_does_not_read_past_the_end);
    tcase_add_test(tests, width_counts_cells);
    tcase_add_test(tests, show_never_sends_a_control);
    tcase_add_test(tests, show_keeps_what_is_text);
    tcase_add_test(tests, direction_controls_are_known);
    tcase_add_test(tests, nfc_and_folding_make_equal_names_equal);
    return tests;
}
