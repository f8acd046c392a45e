/* unit/pdffile.c - PDF files: values, content streams, what makes a file fail. */

#include "pdf/content.h"
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static void prints(void (*put)(struct buf *, long long), long long value, const char *wanted)
{
    struct buf buf = {0};

    put(&buf, value);
    ck_assert_str_eq(buf.s, wanted);
    buf_done(&buf);
}

START_TEST(hundredths_are_short)
{
    prints(pdf_hundredths, 0, "0");
    prints(pdf_hundredths, 1234, "12.34");
    prints(pdf_hundredths, 1230, "12.3");
    prints(pdf_hundredths, 1200, "12");
    prints(pdf_hundredths, 50, ".5");
    prints(pdf_hundredths, -5, "-.05");
    prints(pdf_hundredths, -100, "-1");
    prints(pdf_integer, -9223372036854775807ll - 1, "-9223372036854775808");
}
END_TEST

START_TEST(strings_keep_their_bytes)
{
    struct buf buf = {0};

    pdf_bytes(&buf, str_of("a(b)\\\rc"));
    ck_assert_str_eq(buf.s, "(a\\(b\\)\\\\\\rc)");
    buf_cut(&buf, 0);
    pdf_text(&buf, "plain");
    ck_assert_str_eq(buf.s, "(plain)");
    buf_cut(&buf, 0);
    pdf_text(&buf, "\xe2\x82\xac\xf0\x9f\x98\x80");
    ck_assert_str_eq(buf.s, "<FEFF20ACD83DDE00>");
    buf_done(&buf);
}
END_TEST

/* --- content --- */

struct sheet_of_paper {
    struct buf out;
    struct pdffile *file;
    struct pdffonts *fonts;
    struct fonts *installed;
    struct content content;
};

static void begin(struct sheet_of_paper *paper)
{
    memset(paper, 0, sizeof *paper);
    paper->file = pdffile_new(&paper->out);
    paper->fonts = pdffonts_new(paper->file);
    paper->installed = fonts_new();
    content_begin(&paper->content, paper->fonts, 100);
}

static void is(struct sheet_of_paper *paper, const char *wanted)
{
    struct str stream = content_end(&paper->content);

    ck_assert_str_eq(stream.s, wanted);
    content_done(&paper->content);
    pdffonts_free(paper->fonts);
    pdffile_end(paper->file, pdffile_id(paper->file), 0);
    fonts_free(paper->installed);
    buf_done(&paper->out);
}

START_TEST(neighbours_share_a_path)
{
    struct sheet_of_paper paper;

    begin(&paper);
    content_fill(&paper.content, 10, 20, 30, 40, 0, 0xff0000);
    content_fill(&paper.content, 10, 60, 30, 5, 0, 0xff0000);
    content_line(&paper.content, 0, 0, 10, 0, 0.5, 0xff0000);
    content_fill(&paper.content, 0, 0, 10, 10, 2, 0x000000);
    is(&paper, "1 0 0 rg\n10 40 30 40 re\n10 35 30 5 re\nf\n1 0 0 RG\n.5 w\n0 100 m 10 100 l\nS\n0 g\n0 G\n4 w\n1 j\n2 92 6 6 re\nB\n0 j\n");
}
END_TEST

/* Rectangles that touch on paper touch in the file, whatever is rounded. */
START_TEST(rectangles_that_touch_stay_so)
{
    struct sheet_of_paper paper;

    begin(&paper);
    content_fill(&paper.content, 0, 0, 10, 10.004, 0, 0);
    content_fill(&paper.content, 0, 10.004, 10, 10.004, 0, 0);
    is(&paper, "0 90 10 10 re\n0 79.99 10 10.01 re\nf\n");
}
END_TEST

static const struct font *text_font(struct sheet_of_paper *paper, uint32_t c, uint32_t *glyph)
{
    const struct font *font = fonts_get(paper->installed, FACE_TEXT);
    hb_codepoint_t id = 0;

    ck_assert_ptr_nonnull(font);
    ck_assert(hb_font_get_nominal_glyph(font->shaping, c, &id));
    *glyph = id;
    return font;
}

/* A glyph stands for one text in a font's table; another text, or one of several glyphs, is said beside it. */
START_TEST(another_text_of_a_glyph_is_said)
{
    struct sheet_of_paper paper;
    struct draw_glyph glyphs[2] = { { 10, 20, 0, 1 }, { 10, 20, 0, 0 } };
    const struct font *font;
    size_t spans = 0;

    begin(&paper);
    font = text_font(&paper, 'n', &glyphs[0].id);
    glyphs[1].id = glyphs[0].id;
    content_text(&paper.content, font, 10, 0, glyphs, 1, str_of("n"));
    content_text(&paper.content, font, 10, 0, glyphs, 1, str_of("n"));
    ck_assert_ptr_null(strstr(paper.content.out.s, "Span"));
    content_text(&paper.content, font, 10, 0, glyphs, 1, str_of("m"));
    ck_assert_ptr_nonnull(strstr(paper.content.out.s, "/Span<</ActualText<FEFF006D>>>BDC\n[("));
    content_text(&paper.content, font, 10, 0, glyphs, 2, str_of("n"));
    for (const char *at = paper.content.out.s; (at = strstr(at, "/Span")); at++)
        spans++;
    ck_assert_uint_eq(spans, 2);
    for (const char *at = paper.content.out.s; (at = strstr(at, "EMC")); at++)
        spans--;
    ck_assert_uint_eq(spans, 0);
    ck_assert_ptr_null(strstr(strstr(paper.content.out.s, "Td") + 2, "10 80 Td"));    /* the second begins where the first began: 0 0 */
    ck_assert_ptr_nonnull(strstr(paper.content.out.s, "\n0 0 Td\n"));
    content_end(&paper.content);
    is(&paper, paper.content.out.s);
}
END_TEST

/* --- files --- */

static struct draw *new_file(struct buf *out)
{
    struct draw *draw = draw_pdf_new(out, &(struct draw_info){ .title = "T", .created = 0 });

    draw_page(draw, 100, 100);
    return draw;
}

START_TEST(a_link_to_nowhere_fails)
{
    struct buf out = {0};
    struct draw *draw = new_file(&out);

    draw_dest(draw, "there", 0, 0);
    draw_link(draw, 0, 0, 10, 10, "there", true);
    draw_link(draw, 0, 0, 10, 10, "https://example.org/\xc3\xa9(", false);
    ck_assert(draw_end(draw));
    buf_cut(&out, 0);
    draw = new_file(&out);
    draw_link(draw, 0, 0, 10, 10, "nowhere", true);
    ck_assert(!draw_end(draw));
    buf_done(&out);
}
END_TEST

START_TEST(mistakes_fail)
{
    struct buf out = {0};
    struct draw *draw = draw_pdf_new(&out, &(struct draw_info){0});

    ck_assert(!draw_end(draw));    /* no page */
    draw = new_file(&out);
    draw_fill(draw, 0, NAN, 1, 1, 0, 0);
    ck_assert(!draw_end(draw));
    draw = new_file(&out);
    draw_line(draw, 0, 0, INFINITY, 1, 1, 0);
    ck_assert(!draw_end(draw));
    draw = new_file(&out);
    draw_outline(draw, 0, "no such page", 2, 0, false);
    ck_assert(!draw_end(draw));
    draw = new_file(&out);
    draw_outline(draw, draw_outline(draw, 0, "one", 1, 0, true), "two", 1, 10, false);
    ck_assert(draw_end(draw));
    buf_done(&out);
}
END_TEST

/* More pages and names than one node of their trees holds; qpdf says more about the whole (tests/consumers). */
START_TEST(many_pages_and_names)
{
    struct buf out = {0}, again = {0};

    for (int pass = 0; pass < 2; pass++) {
        struct buf *buf = pass ? &again : &out;
        struct draw *draw = new_file(buf);
        char name[32];

        for (int i = 0; i < 200; i++) {
            snprintf(name, sizeof name, "name %d", i);
            draw_dest(draw, name, 1, 2);
            draw_link(draw, 0, 0, 1, 1, name, true);
            draw_page(draw, 100, 100 + i);
        }
        ck_assert(draw_end(draw));
    }
    ck_assert_uint_eq(out.n, again.n);
    ck_assert_mem_eq(out.s, again.s, out.n);
    ck_assert_mem_eq(out.s, "%PDF-1.7\n", 9);
    ck_assert_str_eq(out.s + out.n - 6, "%%EOF\n");
    buf_done(&out);
    buf_done(&again);
}
END_TEST

TCase *unit_pdffile(void)
{
    TCase *tcase = tcase_create("pdffile");

    tcase_add_test(tcase, hundredths_are_short);
    tcase_add_test(tcase, strings_keep_their_bytes);
    tcase_add_test(tcase, neighbours_share_a_path);
    tcase_add_test(tcase, rectangles_that_touch_stay_so);
    tcase_add_test(tcase, another_text_of_a_glyph_is_said);
    tcase_add_test(tcase, a_link_to_nowhere_fails);
    tcase_add_test(tcase, mistakes_fail);
    tcase_add_test(tcase, many_pages_and_names);
    return tcase;
}
