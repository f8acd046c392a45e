/* unit/print.c - findings as text: places, marks, what is shown and what is not sent. */

#include "base/file.h"
#include "base/mem.h"
#include "diag/print.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/ismsc-unit-XXXXXX";
static struct words *words;
static struct diags diags;
static struct buf out;

static void put(const char *name, struct str text)
{
    char path[256];
    FILE *file;

    snprintf(path, sizeof path, "%s/codes/%s", folder, name);
    file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text.s, 1, text.n, file), text.n);
    fclose(file);
}

/* The frame's real words, and texts of our own for two codes. */
static void begin(void)
{
    const char *srcdir = getenv("srcdir");
    char path[4096];
    struct buf frame = {0};

    strcpy(folder, "/tmp/ismsc-unit-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/codes", folder);
    ck_assert_int_eq(mkdir(path, 0700), 0);
    snprintf(path, sizeof path, "%s/src/diag/codes/frame.en.txt", srcdir ? srcdir : ".");
    ck_assert(file_read_installed(path, &frame));
    put("frame.en.txt", buf_text(&frame));
    buf_done(&frame);
    put("S012.en.txt", STR("title      {id} has a comma\nwhy        Commas\n  part values.\nhelp       Write `risk {id}`.\nnote.first the first\n"
                           "\n== bad a.isms\nrisk {\n\n}\n== good a.isms\nrisk\n"));
    put("C001a.en.txt", STR("title      {id} is unknown\nwhy        It leads nowhere.\n"));
    words = words_new(folder, "en");
    diags_init(&diags);
    out = (struct buf){0};
}

static void end(void)
{
    static const char *const files[] = { "codes/frame.en.txt", "codes/S012.en.txt", "codes/C001a.en.txt" };
    char path[256];

    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/%s", folder, files[i]);
        unlink(path);
    }
    snprintf(path, sizeof path, "%s/codes", folder);
    rmdir(path);
    rmdir(folder);
    words_free(words);
    diags_done(&diags);
    buf_done(&out);
}

static struct span span_of(const struct source *source, const char *text)
{
    const char *at = memmem(source->text.s, source->text.n, text, strlen(text));

    ck_assert_ptr_nonnull(at);
    return (struct span){ source, (uint32_t)(at - source->text.s), (uint32_t)(at - source->text.s + (long)strlen(text)) };
}

static void printed(bool colour, size_t most, const char *want)
{
    struct print_options options = { colour, most };

    buf_cut(&out, 0);
    print_diags(&out, &diags, words, &options);
    ck_str(buf_text(&out), want);
}

START_TEST(nothing_found_prints_nothing)
{
    printed(false, 0, "");
}
END_TEST

START_TEST(a_finding_shows_place_line_mark_reason_and_remedy)
{
    static const char *const names[] = { "R-1", "R-12", "X" };
    struct source *source = source_new("risks.isms", STR("# x\nrisk R-1, \"T\" {\n}\nrisk R-2\n"));
    struct diag *d = diag(&diags, DIAG_STRAY_COMMA, span_of(source, "R-1,"), "R-1", { "id", "R-1" });

    diag_note(&diags, d, "first", span_of(source, "R-2"));
    diag_set_nearest(&diags, d, STR("R-11"), names, 3);
    diag_set_fix(&diags, d, STR("R-1"));
    diag(&diags, DIAG_STRAY_COMMA, span_of(source, "R-2"), "R-2", { "id", "R-2" });
    diag(&diags, DIAG_UNKNOWN_REFERENCE, (struct span){0}, NULL, { "id", "X" });
    printed(false, 0,
            "error[S012]: R-1 has a comma\n"
            "  --> risks.isms:2:6\n"
            "   |\n"
            " 2 | risk R-1, \"T\" {\n"
            "   |      ^^^^\n"
            "   |\n"
            "   note: the first\n"
            "  --> risks.isms:4:6\n"
            "   |\n"
            " 4 | risk R-2\n"
            "   |      ---\n"
            "   |\n"
            "   Did you mean R-1 or R-12?\n"
            "   why: Commas part values.\n"
            "   help: Write `risk R-1`.\n"
            "   fix: Write `R-1` in place of `R-1,`.\n"
            "\n"
            "error[S012]: R-2 has a comma\n"
            "  --> risks.isms:4:6\n"
            "   |\n"
            " 4 | risk R-2\n"
            "   |      ^^^\n"
            "   |\n"
            "   help: Write `risk R-2`.\n"
            "\n"
            "error[C001a]: X is unknown\n"
            "   why: It leads nowhere. (ISO/IEC 27001:2022 7.5.3)\n"
            "\n"
            "3 errors in 1 file.\n"
            "For an example of what is wrong and how it is right: ismsc explain S012\n");
    source_free(source);
}
END_TEST

START_TEST(the_rest_is_counted)
{
    struct source *source = source_new("a.isms", STR("a b c")), *other = source_new("b.isms", STR("x"));

    diag(&diags, DIAG_UNKNOWN_REFERENCE, (struct span){0}, NULL, { "id", "X" });
    diag(&diags, DIAG_UNKNOWN_REFERENCE, span_of(source, "b"), NULL, { "id", "Y" });
    diag(&diags, DIAG_INVISIBLE, span_of(other, "x"), NULL, { "id", "Z" });
    printed(false, 1,
            "error[C001a]: X is unknown\n"
            "   why: It leads nowhere. (ISO/IEC 27001:2022 7.5.3)\n"
            "\n"
            "2 more are not shown. Mend these first, then run the command again.\n"
            "2 errors, 1 warning in 2 files.\n");
    source_free(source);
    source_free(other);
}
END_TEST

START_TEST(a_code_without_texts_shows_its_values)
{
    diag(&diags, DIAG_INVISIBLE, (struct span){0}, NULL, { "id", "R-1" }, { "got", "a\x1b[0m" });
    printed(false, 0, "warning[S004]: id R-1, got a\xe2\x90\x9b[0m\n\n1 warning.\n");
}
END_TEST

/* The line and mark alone, of a finding without texts. */
static void marked(const char *text, size_t start, size_t finish, const char *want)
{
    struct source *source = source_new("a", str_of(text));
    const char *from;
    size_t n = 0;

    diag(&diags, DIAG_INVISIBLE, ((struct span){ source, (uint32_t)start, (uint32_t)finish }), NULL);
    buf_cut(&out, 0);
    print_diags(&out, &diags, words, &(struct print_options){0});
    from = strstr(out.s, "   |\n") + 5;
    for (const char *at = from; n < 2; at++)
        if (*at == '\n' && ++n == 2)
            ck_str(((struct str){ from, (size_t)(at - from) }), want);
    diags_done(&diags);
    diags_init(&diags);
    source_free(source);
}

START_TEST(marks_stand_under_what_they_mean)
{
    marked("\tab\tc", 1, 3, " 1 |     ab  c\n   |     ^^");
    marked("\tab\tc", 4, 5, " 1 |     ab  c\n   |         ^");
    marked("\xe6\xbc\xa2\xe5\xad\x97x", 0, 6, " 1 | \xe6\xbc\xa2\xe5\xad\x97x\n   | ^^^^");
    marked("\xe6\xbc\xa2\xe5\xad\x97x", 6, 7, " 1 | \xe6\xbc\xa2\xe5\xad\x97x\n   |     ^");
    marked("e\xcc\x81x", 3, 4, " 1 | e\xcc\x81x\n   |  ^");                                   /* a combining accent has no cell */
    marked("ab", 1, 1, " 1 | ab\n   |  ^");                                                  /* an empty span */
    marked("ab", 2, 2, " 1 | ab\n   |   ^");                                                 /* the end of the file */
    marked("a\n", 2, 2, " 2 |\n   | ^");                                                  /* the end, on a line without characters */
    marked("a bcd  \r\nef\n", 2, 11, " 1 | a bcd\n   |   ^^^");                              /* several lines: the first */
    marked("a\n\nb", 2, 3, " 2 |\n   | ^");
    marked("a\xe2\x80\xaez\x1b!", 5, 6, " 1 | a<U+202E>z\xe2\x90\x9b!\n   |           ^");     /* controls are shown, and counted as shown */
    marked("a\xffz", 2, 3, " 1 | a<FF>z\n   |      ^");
}
END_TEST

START_TEST(long_lines_are_cut_around_the_mark)
{
    char line[10000];
    size_t longest = 0;

    memset(line, 'x', sizeof line - 1);
    line[sizeof line - 1] = '\0';
    memcpy(line + 5000, "HERE", 4);
    for (size_t start = 0; start < sizeof line; start += 7) {
        struct source *source = source_new("a", str_of(line));
        struct str rest, row, text = {0};

        diag(&diags, DIAG_INVISIBLE, ((struct span){ source, (uint32_t)start, (uint32_t)start + 4 }), NULL);
        buf_cut(&out, 0);
        print_diags(&out, &diags, words, &(struct print_options){0});
        rest = buf_text(&out);
        for (size_t i = 0; str_split(&rest, '\n', &row); i++) {
            size_t cells = row.n;

            for (size_t j = 0; j + 2 < row.n; j++)
                cells -= !memcmp(row.s + j, "\xe2\x80\xa6", 3) ? 2 : 0;
            longest = cells > longest ? cells : longest;
            if (i == 3)
                text = row;
            if (i == 4) {
                size_t shown = text.n;

                for (size_t j = 0; j + 2 < text.n; j++)
                    shown -= !memcmp(text.s + j, "\xe2\x80\xa6", 3) ? 2 : 0;
                ck_assert_msg(row.n <= shown + 1, "mark beyond the line at %zu", start);    /* one beyond: the line's end itself */
            }
        }
        diags_done(&diags);
        diags_init(&diags);
        source_free(source);
    }
    ck_assert_uint_le(longest, 106);
    marked(line, 5000, 5004,
           " 1 | \xe2\x80\xa6xxxxxxxxxxxxxxxxxxxxxxxxHERExxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\xe2\x80\xa6\n"
           "   |                          ^^^^");
}
END_TEST

START_TEST(only_our_own_controls_go_out)
{
    struct source *source = source_new("a\x1b]0;x\x07.isms", STR("risk \x1b[2J\x07 \xc2\x9b" "1m"));

    diag(&diags, DIAG_STRAY_COMMA, span_of(source, "risk"), NULL, { "id", "\x1b[31m\r\n" });
    buf_cut(&out, 0);
    print_diags(&out, &diags, words, &(struct print_options){ false, 0 });
    for (size_t i = 0; i < out.n; i++)
        ck_assert((unsigned char)out.s[i] >= 0x20 || out.s[i] == '\n');
    ck_assert_ptr_null(strstr(out.s, "\xc2\x9b"));
    buf_cut(&out, 0);
    print_diags(&out, &diags, words, &(struct print_options){ true, 0 });
    ck_assert_ptr_nonnull(strstr(out.s, "\033[1;31merror[S012]\033[0m"));
    ck_assert_ptr_null(strstr(out.s, "\033[2J"));
    ck_assert_ptr_null(strstr(out.s, "\033[31m"));
    source_free(source);
}
END_TEST

START_TEST(explain_tells_meaning_remedy_and_examples)
{
    ck_assert(print_explain(&out, words, DIAG_STRAY_COMMA, false));
    ck_str(buf_text(&out),
           "error[S012]: <id> has a comma\n"
           "\n"
           "Why it matters\n"
           "  Commas part values.\n"
           "\n"
           "How to mend it\n"
           "  Write `risk <id>`.\n"
           "\n"
           "Wrong, in a.isms:\n"
           "    risk {\n"
           "\n"
           "    }\n"
           "\n"
           "Right, in a.isms:\n"
           "    risk\n"
           "\n"
           "Each example adds to, or replaces a file of, a small complete project that is otherwise in order.\n");
    buf_cut(&out, 0);
    ck_assert(print_explain(&out, words, DIAG_UNKNOWN_REFERENCE, false));
    ck_assert_ptr_nonnull(strstr(out.s, "\nISO/IEC 27001:2022 7.5.3\n"));
    buf_cut(&out, 0);
    ck_assert(!print_explain(&out, words, DIAG_INVISIBLE, false));
    ck_assert_uint_eq(out.n, 0);
}
END_TEST

TCase *unit_print(void)
{
    TCase *tests = tcase_create("print");

    tcase_add_checked_fixture(tests, begin, end);
    tcase_add_test(tests, nothing_found_prints_nothing);
    tcase_add_test(tests, a_finding_shows_place_line_mark_reason_and_remedy);
    tcase_add_test(tests, the_rest_is_counted);
    tcase_add_test(tests, a_code_without_texts_shows_its_values);
    tcase_add_test(tests, marks_stand_under_what_they_mean);
    tcase_add_test(tests, long_lines_are_cut_around_the_mark);
    tcase_add_test(tests, only_our_own_controls_go_out);
    tcase_add_test(tests, explain_tells_meaning_remedy_and_examples);
    return tests;
}
