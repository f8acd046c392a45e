/* unit/output.c - trees as text: SVG, DocBook. */

#include "base/xml.h"
#include "output/docbook.h"
#include "output/svg.h"
#include "output/xmltext.h"
#include "unit.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define DB "xmlns=\"http://docbook.org/ns/docbook\""

static void begin(void)
{
    xml_start();
}

static xmlDoc *parse(const char *text)
{
    char *error = NULL;
    xmlDoc *doc = xml_parse(str_of(text), "test", &error);

    ck_assert_msg(doc != NULL, "%s", error);
    return doc;
}

START_TEST(numbers_have_two_decimals_and_a_point)
{
    static const struct { double number; const char *want; } cases[] = {
        { 0, "0" }, { 1, "1" }, { 1.5, "1.5" }, { 1.25, "1.25" }, { 1.256, "1.26" }, { -3.4, "-3.4" }, { -0.001, "0" }, { 0.05, "0.05" }, { 120.1, "120.1" },
        { NAN, "0" }, { INFINITY, "0" }, { 1e300, "0" }, { 99.999, "100" }
    };

    setlocale(LC_ALL, "nl_NL.UTF-8");    /* a comma, where the machine has it */
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out = {0};

        svg_number(&out, cases[i].number);
        ck_str(buf_text(&out), cases[i].want);
        buf_done(&out);
    }
}
END_TEST

START_TEST(a_figure_is_svg_with_a_name)
{
    static struct figure_item items[] = {
        { .kind = FIGURE_RECT, .x = 1, .y = 2, .w = 30.5, .h = 4, .fill = 0xff8800, .stroke = -1 },
        { .kind = FIGURE_RECT, .w = 1, .h = 1, .fill = -1, .stroke = 0x000001, .width = 0.5 },
        { .kind = FIGURE_LINE, .x2 = 10, .y2 = 5, .stroke = 0x333333, .width = 1 },
        { .kind = FIGURE_TEXT, .x = 5, .y = 6, .size = 9, .anchor = FIGURE_MIDDLE, .bold = 1, .colour = 0, .text = "R-1 < \x01R-2" },
        { .kind = FIGURE_TEXT, .size = 8, .colour = 0xffffff, .text = "" }
    };
    struct figure figure = { 200, 100.25, "Map of risks. One & two.", items, sizeof items / sizeof *items };
    struct buf out = {0};

    svg_write(&out, &figure);
    ck_str(buf_text(&out),
           "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200pt\" height=\"100.25pt\" viewBox=\"0 0 200 100.25\" role=\"img\" font-family=\"sans-serif\">\n"
           "  <title>Map of risks</title>\n"
           "  <desc>One &amp; two.</desc>\n"
           "  <rect x=\"1\" y=\"2\" width=\"30.5\" height=\"4\" fill=\"#ff8800\"/>\n"
           "  <rect x=\"0\" y=\"0\" width=\"1\" height=\"1\" fill=\"none\" stroke=\"#000001\" stroke-width=\"0.5\"/>\n"
           "  <line x1=\"0\" y1=\"0\" x2=\"10\" y2=\"5\" stroke=\"#333333\" stroke-width=\"1\"/>\n"
           "  <text x=\"5\" y=\"6\" font-size=\"9\" fill=\"#000000\" text-anchor=\"middle\" font-weight=\"bold\">R-1 &lt; R-2</text>\n"
           "  <text x=\"0\" y=\"0\" font-size=\"8\" fill=\"#ffffff\"/>\n"
           "</svg>\n");
    buf_done(&out);
}
END_TEST

static void docbook_is(const char *tree, const char *want)
{
    xmlDoc *doc = parse(tree);
    struct buf out = {0};

    docbook_write(&out, doc);
    ck_str(buf_text(&out), want);
    buf_done(&out);
    xmlFreeDoc(doc);
}

#define XML_HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

START_TEST(docbook_is_indented_where_white_space_means_nothing)
{
    docbook_is("<article " DB "><section xml:id=\"a\"><title>T <emphasis>x</emphasis></title><para>One <emphasis>two</emphasis> <link linkend=\"a\">three</link>"
               "<?linebreak?>four<footnote><para>n</para></footnote></para><programlisting>a\n  b\n</programlisting><itemizedlist>  <listitem><para/></listitem>\n</itemizedlist>"
               "</section></article>",
               XML_HEAD
               "<article " DB ">\n"
               "  <section xml:id=\"a\">\n"
               "    <title>T <emphasis>x</emphasis></title>\n"
               "    <para>One <emphasis>two</emphasis> <link linkend=\"a\">three</link><?linebreak?>four<footnote><para>n</para></footnote></para>\n"
               "    <programlisting>a\n  b\n</programlisting>\n"
               "    <itemizedlist>\n"
               "      <listitem>\n"
               "        <para/>\n"
               "      </listitem>\n"
               "    </itemizedlist>\n"
               "  </section>\n"
               "</article>\n");
}
END_TEST

START_TEST(a_cell_keeps_the_blank_between_its_words)
{
    docbook_is("<row " DB "><entry><phrase>a</phrase> <phrase>b</phrase></entry><entry><para>c</para><para>d</para></entry><entry> </entry></row>",
               XML_HEAD
               "<row " DB ">\n"
               "  <entry><phrase>a</phrase> <phrase>b</phrase></entry>\n"
               "  <entry>\n"
               "    <para>c</para>\n"
               "    <para>d</para>\n"
               "  </entry>\n"
               "  <entry> </entry>\n"
               "</row>\n");
}
END_TEST

START_TEST(source_places_stay_inside)
{
    docbook_is("<article " DB " xmlns:src=\"urn:ismsc:source\" src:line=\"a:1\"><para src:line=\"a:2\" xmlns:x=\"urn:x\" x:y=\"1\" role=\"r\">a<phrase xmlns:x=\"urn:x\" x:y=\"2\"/>"
               "<phrase " DB "/></para></article>",
               XML_HEAD
               "<article " DB ">\n"
               "  <para xmlns:x=\"urn:x\" x:y=\"1\" role=\"r\">a<phrase x:y=\"2\"/><phrase/></para>\n"
               "</article>\n");
}
END_TEST

START_TEST(links_lead_to_the_docbook_files_beside)
{
    docbook_is("<para " DB " xmlns:xlink=\"http://www.w3.org/1999/xlink\"><link xlink:href=\"soa#a\">a</link><link xlink:href=\"risk-register#b&quot;\"/><link xlink:href=\"#c\"/><link xlink:href=\"https://x.example#d\"/>"
               "<link xlink:href=\"a.b/c#d\"/></para>",
               XML_HEAD
               "<para " DB " xmlns:xlink=\"http://www.w3.org/1999/xlink\"><link xlink:href=\"soa.xml#a\">a</link><link xlink:href=\"risk-register.xml#b&quot;\"/><link xlink:href=\"#c\"/><link xlink:href=\"https://x.example#d\"/>"
               "<link xlink:href=\"a.b/c#d\"/></para>\n");
}
END_TEST

START_TEST(what_is_written_reads_back_the_same)
{
    xmlDoc *doc = xml_document("para", "http://docbook.org/ns/docbook", NULL), *again;
    xmlNode *root = xmlDocGetRootElement(doc);
    struct str hostile = STR("a<b>&amp;]]>\"'\r\n\tend\xc2\xa0\xf0\x9f\x94\x92");
    struct buf out = {0};
    xmlChar *content;

    xml_text(root, hostile);
    xml_attr(root, "role", hostile);
    docbook_write(&out, doc);
    again = parse(out.s);
    content = xmlNodeGetContent(xmlDocGetRootElement(again));
    ck_str(hostile, (char *)content);
    ck_assert_str_eq(xml_get(xmlDocGetRootElement(again), "role"), (char *)content);
    xmlFree(content);
    xmlFreeDoc(again);
    xmlFreeDoc(doc);
    buf_done(&out);
}
END_TEST

START_TEST(a_deep_tree_needs_no_stack)
{
    enum { DEEP = 200000 };
    xmlDoc *doc = xml_document("section", "http://docbook.org/ns/docbook", NULL);
    xmlNode *node = xmlDocGetRootElement(doc);
    struct buf out = {0};

    for (int i = 0; i < DEEP; i++)
        node = xml_element(node, NULL, "emphasis");
    xml_text(node, STR("x"));
    docbook_write(&out, doc);
    ck_assert_uint_gt(out.n, 20 * DEEP);
    buf_done(&out);
    xmlFreeDoc(doc);
}
END_TEST

TCase *unit_output(void)
{
    TCase *tests = tcase_create("output");

    tcase_add_checked_fixture(tests, begin, NULL);
    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, numbers_have_two_decimals_and_a_point);
    tcase_add_test(tests, a_figure_is_svg_with_a_name);
    tcase_add_test(tests, docbook_is_indented_where_white_space_means_nothing);
    tcase_add_test(tests, a_cell_keeps_the_blank_between_its_words);
    tcase_add_test(tests, source_places_stay_inside);
    tcase_add_test(tests, links_lead_to_the_docbook_files_beside);
    tcase_add_test(tests, what_is_written_reads_back_the_same);
    tcase_add_test(tests, a_deep_tree_needs_no_stack);
    return tests;
}
