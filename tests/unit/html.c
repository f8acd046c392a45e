/* unit/html.c - documents as pages. */

#include "output/docbook.h"
#include "output/html_guard.h"
#include "output/html_page.h"
#include "unit.h"

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

START_TEST(places_in_words_are_filled)
{
    static const struct { const char *id, *words, *want; } cases[] = {
        { "plain", "Words", "Words" }, { "both", "{2}, then {1}", "b}, then {2}" }, { "other", "{x} {1", "{x} {1" }, { "missing", NULL, "[missing]" },
    };
    struct wordbook book = {0};
    struct buf out = {0};

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        if (cases[i].words)
            *map_at(&book.words, str_of(cases[i].id)) = (void *)cases[i].words;
        buf_cut(&out, 0);
        wordbook_say(&out, &book, cases[i].id, "{2}", "b}");
        ck_str(buf_text(&out), cases[i].want);
    }
    *map_at(&book.words, STR("n.one")) = "{n} thing";
    *map_at(&book.words, STR("n.other")) = "{n} things";
    buf_cut(&out, 0);
    for (size_t n = 0; n < 3; n++)
        wordbook_count(&out, &book, "n", n);
    *map_at(&book.words, STR("n.none")) = "nothing";
    wordbook_count(&out, &book, "n", 0);
    ck_str(buf_text(&out), "0 things1 thing2 thingsnothing");
    map_done(&book.words);
    buf_done(&out);
}
END_TEST

/* A page of an article with this text in it. */
static void make_page(struct buf *out, const char *text, const struct figures *figures)
{
    char data[] = "/tmp/ismsc-unit-XXXXXX", templates[4096], target[4096];
    const char *srcdir = getenv("srcdir");
    static const struct html_form forms[] = { { "pdf", "soa.pdf" } };
    struct html_links links = { "index.html", forms, 1 };
    struct wordbook *book;
    struct html *html;
    struct buf source = {0}, before = {0}, after = {0};
    char *error = NULL;
    xmlDoc *doc;

    ck_assert_ptr_nonnull(mkdtemp(data));
    snprintf(target, sizeof target, "%s/templates", srcdir ? srcdir : ".");
    ck_assert_ptr_nonnull(realpath(target, templates));
    snprintf(target, sizeof target, "%s/templates", data);
    ck_assert_int_eq(symlink(templates, target), 0);
    book = wordbook_new(data, "en", &error);
    html = html_new(data, &error);
    ck_assert_msg(book && html, "%s", error);
    buf_printf(&source, "<article " DB " xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"5.0\" xml:lang=\"en\" xml:id=\"soa\"><info><title>T &lt;b&gt;</title></info>%s</article>", text);
    doc = parse(source.s);
    docbook_write(&before, doc);
    html_document(out, html, doc, book, figures, &links);
    docbook_write(&after, doc);
    ck_assert_msg(str_eq(buf_text(&before), buf_text(&after)), "the tree was changed");
    unlink(target);
    rmdir(data);
    html_free(html);
    wordbook_free(book);
    xmlFreeDoc(doc);
    buf_done(&source);
    buf_done(&before);
    buf_done(&after);
}

/* What becomes of a paragraph that holds this. */
static void para_is(const char *text, const char *want)
{
    struct buf out = {0}, source = {0}, found = {0};
    const char *from, *to;

    buf_printf(&source, "<para>%s</para>", text);
    make_page(&out, source.s, NULL);
    from = strstr(out.s, "<div id=\"soa\">");
    ck_assert_ptr_nonnull(from);
    to = strstr(from, "</main>");
    ck_assert_ptr_nonnull(to);
    buf_add(&found, from + 14, (size_t)(to - from) - 14 - 6);
    ck_str(buf_text(&found), want);
    buf_done(&found);
    buf_done(&source);
    buf_done(&out);
}

START_TEST(text_and_attributes_are_escaped)
{
    para_is("a &lt;b&gt; &amp; \"c\" <phrase role='x\"y'>d</phrase><![CDATA[</p>]]>", "<p>a &lt;b&gt; &amp; \"c\" <span class=\"x&quot;y\">d</span>&lt;/p&gt;</p>\n");
    para_is("<programlisting>\n\n x</programlisting>", "<div class=\"para\"><pre><code>\n\n x</code></pre>\n</div>\n");
    para_is("<simplelist role=' a  b '><member>&lt;/li></member></simplelist><?linebreak?><!-- gone --><?other?>", "<p><ul class=\" a  b \"><li>&lt;/li&gt;</li>\n</ul>\n<br></p>\n");
}
END_TEST

START_TEST(a_style_cannot_end_itself)
{
    struct buf out = {0};

    html_style(&out, "a > b { } </style></");
    ck_str(buf_text(&out), "a > b { } <\\/style><\\/");
    buf_done(&out);
}
END_TEST

START_TEST(what_is_unknown_keeps_its_words)
{
    para_is("<made role=\"up\">x</made>", "<p><span class=\"made up\">x</span></p>\n");
    para_is("<script xmlns=\"http://www.w3.org/1999/xhtml\" onload=\"x()\">x()</script>", "<p><span class=\"script\">x()</span></p>\n");
    para_is("<blockquote><made><para>x</para></made></blockquote>", "<div class=\"para\"><blockquote><div class=\"made\"><p>x</p>\n</div></blockquote>\n</div>\n");
    para_is("<svg xmlns=\"http://www.w3.org/2000/svg\"><foreignObject>x</foreignObject></svg>", "<p><span class=\"svg\"><div class=\"foreignObject\">x</div></span></p>\n");
}
END_TEST

START_TEST(links_lead_where_one_may_go)
{
    static const struct { const char *address; bool leads; } cases[] = {
        { "https://example.org/?a#b", true }, { "HTTP://example.org", true }, { "mailto:a@example.org", true }, { "tel:+31-20-123", true }, { "#a", true }, { "soa.html#a", true },
        { "javascript:x()", false }, { "JavaScript:x()", false }, { " javascript:x()", false }, { "java\tscript:x()", false }, { "data:text/html,x", false }, { "file:///etc/passwd", false },
        { "vbscript:x", false }, { "//example.org", false }, { "/etc/passwd", false }, { "../x", false }, { "tel:", false }, { "tel:x()", false }, { "https://a@example.org", false },
        { "", false }, { "https://", false }, { "soa\n.html", false },
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        ck_assert_msg(html_may_lead(str_of(cases[i].address)) == cases[i].leads, "%s", cases[i].address);
}
END_TEST

START_TEST(pictures_stand_in_the_page)
{
    ck_assert(html_may_show(STR("data:image/png;base64,AA")));
    ck_assert(!html_may_show(STR("data:image/png,AA")));
    ck_assert(!html_may_show(STR("data:text/html;base64,AA")));
    ck_assert(!html_may_show(STR("https://example.org/x.png")));
    ck_assert(!html_may_show(STR("x.png")));
    para_is("<inlinemediaobject><imageobject><imagedata fileref=\"data:image/png;base64,AA\"/></imageobject><alt>a  \"b\"</alt></inlinemediaobject>",
            "<p><img src=\"data:image/png;base64,AA\" alt=\"a &quot;b&quot;\"></p>\n");
    para_is("<inlinemediaobject><imageobject><imagedata fileref=\"https://example.org/x.png\"/></imageobject><alt>Words</alt></inlinemediaobject>",
            "<p><span class=\"picture-words\">Words</span></p>\n");
    para_is("<inlinemediaobject><imageobject><imagedata fileref=\"x.png\"/></imageobject></inlinemediaobject>", "<p><span class=\"picture-words\">x.png</span></p>\n");
}
END_TEST

START_TEST(links_become_links_of_pages)
{
    para_is("<link xlink:href=\"javascript:x()\">no</link> <link xlink:href=\"a/b\">no</link> <link xlink:href=\"risks#r\">yes</link> <link xlink:href=\"risks\">all</link>"
            " <link xlink:href=\"https://example.org/a:b#c\"/> <link linkend=\"soa\"/>",
            "<p><span>no</span> <span>no</span> <a href=\"risks.html#r\">yes</a> <a href=\"risks.html\">all</a>"
            " <a href=\"https://example.org/a:b#c\">https://example.org/a:b#c</a> <a href=\"#soa\">T &lt;b&gt;</a></p>\n");
}
END_TEST

START_TEST(cells_know_their_columns)
{
    para_is("<informaltable rowheader=\"firstcol\"><tgroup cols=\"3\"><colspec colname=\"a\"/><colspec colname=\"b\" align=\"right\"/><colspec colname=\"c\"/><thead><row>"
            "<entry>A</entry><entry> B\n&amp; b </entry><entry/></row></thead><tbody><row><entry morerows=\"1\">1</entry><entry>2</entry><entry align=\"center\">3</entry></row>"
            "<row><entry colname=\"b\">4</entry><entry colname=\"c\">5</entry></row><row><entry>6</entry><entry namest=\"b\" nameend=\"c\" role=\"x\">7</entry></row></tbody></tgroup></informaltable>",
            "<div class=\"para\"><div role=\"group\" tabindex=\"0\" class=\"scroll\" aria-label=\"\"><table><thead><tr><th scope=\"col\">A</th><th scope=\"col\" class=\"right\"> B\n&amp; b </th>"
            "<th scope=\"col\"></th></tr></thead>\n<tbody>\n<tr><th scope=\"row\" rowspan=\"2\">1</th><td class=\"right\" data-label=\"B &amp; b\">2</td><td class=\"center\">3</td></tr>\n"
            "<tr><td class=\"right\" data-label=\"B &amp; b\">4</td><td>5</td></tr>\n<tr><th scope=\"row\">6</th><td class=\"right x\" colspan=\"2\" data-label=\"B &amp; b\">7</td></tr>\n"
            "</tbody>\n</table></div>\n</div>\n");
    para_is("<informaltable><tbody><tr><th>A</th><td colspan=\"2\">b</td></tr></tbody></informaltable>",
            "<div class=\"para\"><div role=\"group\" tabindex=\"0\" class=\"scroll\" aria-label=\"\"><table><tbody>\n<tr><th scope=\"row\">A</th><td colspan=\"2\">b</td></tr>\n</tbody>\n</table></div>\n</div>\n");
}
END_TEST

/* Whatever stands too deep for markup keeps its words. */
START_TEST(a_deep_text_keeps_its_words)
{
    enum { DEEP = 100000 };
    struct wordbook book = { .language = "en" };
    struct html_links links = {0};
    struct buf out = {0};
    struct page page;
    xmlDoc *doc = xml_document("article", "http://docbook.org/ns/docbook", NULL);
    xmlNode *node = xmlDocGetRootElement(doc);
    xmlNs *ns = node->ns;

    for (int i = 0; i < DEEP; i++)
        node = xml_element(node, ns, i % 2 ? "section" : "blockquote");
    xml_text(node, STR("at the <bottom>"));
    html_page_init(&page, &out, "", &book);
    page.links = &links;
    page.root = xmlDocGetRootElement(doc);
    html_whole(&page);
    html_page_done(&page);
    ck_assert_ptr_nonnull(strstr(out.s, "at the &lt;bottom&gt;"));
    buf_done(&out);
    xmlFreeDoc(doc);
}
END_TEST

START_TEST(a_document_becomes_one_page)
{
    static const char text[] = "<section xml:id=\"a\"><title>A</title><para>&lt;script&gt;x()&lt;/script&gt; <link xlink:href=\"javascript:x()\">no</link></para>"
        "<informalfigure><mediaobject><imageobject><imagedata fileref=\"figures/map.svg\"/></imageobject><textobject><phrase>Words</phrase></textobject></mediaobject></informalfigure>"
        "</section>";
    struct figures *figures = figures_new(NULL);
    struct named_figure *figure = figures_add(figures, "figures/map.svg", 10, 10, "Map");
    struct buf out = {0};

    figure_text(figures, figure, 1, 1, 9, FIGURE_START, false, 0, "in the <map>");
    make_page(&out, text, figures);
    ck_assert_ptr_nonnull(strstr(out.s, "<!DOCTYPE html>\n<html lang=\"en\">"));
    ck_assert_ptr_nonnull(strstr(out.s, "<h1>T &lt;b&gt;</h1>"));
    ck_assert_ptr_nonnull(strstr(out.s, "&lt;script&gt;x()"));
    ck_assert_ptr_nonnull(strstr(out.s, "href=\"soa.pdf\""));
    ck_assert_ptr_nonnull(strstr(out.s, "<h2><span class=\"number\">1</span> A <a class=\"self\" href=\"#a\""));
    ck_assert_ptr_nonnull(strstr(out.s, " aria-label=\"Words\"><title>Map</title><text"));
    ck_assert_ptr_nonnull(strstr(out.s, ">in the &lt;map&gt;</text></svg>"));
    ck_assert_ptr_null(strstr(out.s, "javascript"));
    ck_assert_ptr_null(strstr(out.s, "<script"));
    buf_done(&out);
    figures_free(figures);
}
END_TEST

START_TEST(an_index_leads_to_all_documents)
{
    static const struct html_form forms[] = { { "html", "soa.html" }, { "pdf", "soa.pdf" } };
    struct html_entry entry = { .id = "soa", .title = "T & U", .state = "draft", .forms = forms, .n = 2 };
    struct html_set set = { .title = "Org", .as_of = "2026-11-21", .generator = "ismsc", .entries = &entry, .n = 1 };
    struct wordbook book = { .language = "en" };
    struct buf out = {0};
    struct page page;

    html_page_init(&page, &out, "", &book);
    html_index_page(&page, &set);
    html_page_done(&page);
    ck_assert_ptr_nonnull(strstr(out.s, "<a href=\"soa.html\">T &amp; U</a> <span class=\"muted id\">soa</span>"));
    ck_assert_ptr_nonnull(strstr(out.s, "<span class=\"chip orange\">draft</span>"));
    ck_assert_ptr_nonnull(strstr(out.s, "href=\"soa.pdf\""));
    buf_done(&out);
}
END_TEST

TCase *unit_html(void)
{
    TCase *tests = tcase_create("html");

    tcase_add_checked_fixture(tests, begin, NULL);
    tcase_add_test(tests, places_in_words_are_filled);
    tcase_add_test(tests, text_and_attributes_are_escaped);
    tcase_add_test(tests, a_style_cannot_end_itself);
    tcase_add_test(tests, what_is_unknown_keeps_its_words);
    tcase_add_test(tests, links_lead_where_one_may_go);
    tcase_add_test(tests, pictures_stand_in_the_page);
    tcase_add_test(tests, links_become_links_of_pages);
    tcase_add_test(tests, cells_know_their_columns);
    tcase_add_test(tests, a_deep_text_keeps_its_words);
    tcase_add_test(tests, a_document_becomes_one_page);
    tcase_add_test(tests, an_index_leads_to_all_documents);
    return tests;
}
