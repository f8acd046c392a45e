/* unit/prose.c - Markdown in texts: what becomes of it, and where it is wrong. */

#include "base/xml.h"
#include "diag/diag.h"
#include "output/docbook.h"
#include "prose/headings.h"
#include "prose/link.h"
#include "prose/markup.h"
#include "prose/texts.h"
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* A project of one file. */
static struct source *source;
static struct tree *tree;
static struct model *model;
static struct diags diags;
static char *text;

static const char declarations[] =
    "isms o \"O\" languages en, nl\n"
    "risk R-1 \"Fire & water\" { title@nl \"Vuur\" }\n"
    "policy POL-2 \"Back-up\" { text \"backup.md\" formerly POL-1 }\n"
    "parameter log-retention \"Logs are kept\" value 12 years\n"
    "parameter log-least \"Logs are kept\" minimum 10 years\n"
    "catalog c1 \"C1\" {\nlanguage en\ncontrol A.1 \"One\"\ncontrol A.2 \"Two\" earlier 9.9\n}\n"
    "catalog c2 \"C2\" {\nlanguage en\ncontrol A.1 \"Uno\"\n}\n";

static void end(void)
{
    model_free(model);
    tree_free(tree);
    source_free(source);
    diags_done(&diags);
    free(text);
    model = NULL;
    tree = NULL;
    source = NULL;
    text = NULL;
    diags_init(&diags);
}

static void begin(void)
{
    xml_start();
    diags_init(&diags);
}

/* Reads the declarations and more; findings of the model itself are dropped. */
static void project(const char *more)
{
    const struct tree *trees[1];
    struct buf bytes = {0};

    end();
    buf_puts(&bytes, declarations);
    buf_puts(&bytes, more);
    text = buf_take(&bytes);
    source = source_new("a.isms", str_of(text));
    tree = tree_parse(source, kind_is_name, &diags);
    ck_assert_uint_eq(tree->errors, 0);
    trees[0] = tree;
    model = model_new(trees, 1, date_of(2026, 11, 21), NULL, &diags);
    diags_done(&diags);
    diags_init(&diags);
}

/* The means of the last term, as DocBook in one root. */
static void term_is(int field, const char *want, const char *lang)
{
    const struct entity *term = model_find(model, STR("t"));
    const struct value *value = entity_get(term, field);
    const char *around = field == EVERY_DESCRIPTION ? "section" : "title";    /* of blocks, of words */
    xmlDoc *doc = xml_document(around, "http://docbook.org/ns/docbook", NULL);
    xmlNode *root = xmlDocGetRootElement(doc);
    struct buf out = {0};
    struct str got;

    xmlNewNs(root, BAD_CAST "http://www.w3.org/1999/xlink", BAD_CAST "xlink");
    ck_assert_ptr_nonnull(value);
    if (value->field->type == TYPE_PROSE)
        prose_blocks(root, root->ns, model, value, lang);
    else
        prose_inline(root, root->ns, model, value, lang);
    docbook_write(&out, doc);
    got = str_cut(buf_text(&out), strlen("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"));
    got = str_cut(got, (size_t)((const char *)memchr(got.s, '>', got.n) - got.s) + 1);
    got.n -= strlen(around) + 4;    /* without the end tag and the line end */
    ck_str(got, want);
    buf_done(&out);
    xmlFreeDoc(doc);
}

static void inlines(const char *markdown, const char *want)
{
    struct buf more = {0};

    buf_printf(&more, "term t \"T\" means \"\"\"%s\"\"\"\n", markdown);
    project(more.s);
    term_is(TERM_MEANS, want, "en");
    buf_done(&more);
}

static void blocks(const char *markdown, const char *want)
{
    struct buf more = {0};

    buf_printf(&more, "term t \"T\" { description \"\"\"\n%s\n\"\"\" }\n", markdown);
    project(more.s);
    term_is(EVERY_DESCRIPTION, want, "en");
    buf_done(&more);
}

START_TEST(words_and_emphasis)
{
    inlines("plain & <simple", "plain &amp; &lt;simple");
    inlines("a *b* _c_ **d** `e < f`", "a <emphasis>b</emphasis> <emphasis>c</emphasis> <emphasis role=\"strong\">d</emphasis> <literal>e &lt; f</literal>");
    inlines("_at the begin_ of a line\n_and_ of the next", "<emphasis>at the begin</emphasis> of a line <emphasis>and</emphasis> of the next");
    inlines("snake_case_stays \\*so\\*", "snake_case_stays *so*");
    inlines("one\\\ntwo", "one<?linebreak?>two");
    inlines("AT&amp;T", "AT&amp;T");
    inlines("a <b>bold</b> <blink>word</blink><br>", "a <emphasis role=\"strong\">bold</emphasis> &lt;blink&gt;word&lt;/blink&gt;<?linebreak?>");
    inlines("a picture ![of *words*](x.png) here", "a picture of <emphasis>words</emphasis> here");
}
END_TEST

START_TEST(a_text_is_one_paragraph)
{
    inlines("# 1 of many", "# 1 of many");
    inlines("1. July", "1. July");
    inlines("- 5 degrees", "- 5 degrees");
    inlines("> 95% of *all*", "&gt; 95% of <emphasis>all</emphasis>");
    inlines("a\n- b *c*\n===\n    d", "a - b <emphasis>c</emphasis> === d");
    inlines("a *x*\n\nb", "a <emphasis>x</emphasis><?linebreak?>b");
    inlines("```\nx", "``` x");
    inlines("<div>\nx", "&lt;div&gt; x");
    inlines("[a]: b", "[a]: b");
}
END_TEST

START_TEST(references_write_titles_and_link)
{
    inlines("see [[R-1]].", "see <link linkend=\"risk..R-1\">Fire &amp; water</link>.");
    inlines("**[[R-1]]**s", "<emphasis role=\"strong\"><link linkend=\"risk..R-1\">Fire &amp; water</link></emphasis>s");
    inlines("[this *risk*](isms:R-1)", "<link linkend=\"risk..R-1\">this <emphasis>risk</emphasis></link>");
    inlines("[](isms:R-1)", "<link linkend=\"risk..R-1\">Fire &amp; water</link>");
    inlines("[[POL-2#work]]", "<link linkend=\"policy..POL-2..text..work\">Back-up \xc2\xa7\xc2\xa0<phrase role=\"heading\">work</phrase></link>");
    inlines("[[c2:A.1]] [[A.2]]", "<link linkend=\"control..c2..A.1\">Uno</link> <link linkend=\"control..c1..A.2\">Two</link>");
    inlines("kept [[log-retention]], at least [[log-least]]",
            "kept <link linkend=\"parameter..log-retention\">12 years</link>, at least <link linkend=\"parameter..log-least\">10 years</link>");
    inlines("[[R-9]] [[A.1]] [x](isms:R-9)", "<phrase role=\"unresolved\">R-9</phrase> <phrase role=\"unresolved\">A.1</phrase> <phrase role=\"unresolved\">x</phrase>");
    inlines("`[[R-1]]` \\[[R-1]] [[]] [[ [[R-1", "<literal>[[R-1]]</literal> [[R-1]] [[]] [[ [[R-1");
    inlines("[see [[R-1]]](https://x.example)", "<link xlink:href=\"https://x.example\">see Fire &amp; water</link>");
    project("term t \"T\" means \"[[R-1]]\"\n");
    term_is(TERM_MEANS, "<link linkend=\"risk..R-1\">Vuur</link>", "nl");
}
END_TEST

START_TEST(our_own_signs_in_a_text_stay_characters)
{
    inlines("\xef\xa3\xb0" "0\xef\xa3\xb1 \xe2\xb8\xb1 [[R-1]]", "\xef\xa3\xb0" "0\xef\xa3\xb1 \xe2\xb8\xb1 <link linkend=\"risk..R-1\">Fire &amp; water</link>");
    inlines("`\xe2\xb8\xb1`*x*", "<literal>\xe2\xb8\xb1</literal><emphasis>x</emphasis>");
}
END_TEST

START_TEST(addresses_lead_only_where_it_is_safe)
{
    inlines("[a](https://x.example/?b=c&d) <https://y.example>", "<link xlink:href=\"https://x.example/?b=c&amp;d\">a</link> <link xlink:href=\"https://y.example\">https://y.example</link>");
    inlines("at https://x.example/a_b_(c). And (http://y.example)", "at <link xlink:href=\"https://x.example/a_b_(c)\">https://x.example/a_b_(c)</link>. And "
            "(<link xlink:href=\"http://y.example\">http://y.example</link>)");
    inlines("[a](javascript:x()) [b](../c.docx) [d](JaVaScRiPt:y)", "<phrase>a (javascript:x())</phrase> <phrase>b (../c.docx)</phrase> <phrase>d (JaVaScRiPt:y)</phrase>");
    inlines("[a](java&#x73;cript:x) [b](<java\tscript:x>)", "<phrase>a (javascript:x)</phrase> <phrase>b (java\tscript:x)</phrase>");
    inlines("[a](#place)", "<link linkend=\"place\">a</link>");
}
END_TEST

START_TEST(prose_has_blocks)
{
    blocks("One\ntwo.\n\nThree.", "\n  <para>One two.</para>\n  <para>Three.</para>\n");
    blocks("- a\n- b\n  1. c\n\n3. d\n\n4. e",
           "\n  <itemizedlist spacing=\"compact\">\n    <listitem>\n      <para>a</para>\n    </listitem>\n    <listitem>\n      <para>b</para>\n"
           "      <orderedlist spacing=\"compact\">\n        <listitem>\n          <para>c</para>\n        </listitem>\n      </orderedlist>\n    </listitem>\n  </itemizedlist>\n"
           "  <orderedlist startingnumber=\"3\">\n    <listitem>\n      <para>d</para>\n    </listitem>\n    <listitem>\n      <para>e</para>\n    </listitem>\n  </orderedlist>\n");
    blocks("# Head *x*\n> quoted\n\n```sh\na < b [[R-1]]\n```\n\n<form>\nhtml\n</form>\n\n---",
           "\n  <bridgehead>Head <emphasis>x</emphasis></bridgehead>\n  <blockquote>\n    <para>quoted</para>\n  </blockquote>\n"
           "  <programlisting language=\"sh\">a &lt; b [[R-1]]</programlisting>\n  <para>&lt;form&gt;<?linebreak?>html<?linebreak?>&lt;/form&gt;</para>\n");
    blocks("- \n- a", "\n  <itemizedlist spacing=\"compact\">\n    <listitem>\n      <para/>\n    </listitem>\n    <listitem>\n      <para>a</para>\n    </listitem>\n  </itemizedlist>\n");
}
END_TEST

START_TEST(pipe_tables_are_tables)
{
    blocks("| a | *b* |\n|---|--:|\n| c \\| d | [[R-1]] |\n| e |",
           "\n  <informaltable>\n    <tgroup cols=\"2\">\n      <colspec colname=\"c1\"/>\n      <colspec colname=\"c2\" align=\"right\"/>\n      <thead>\n        <row>\n"
           "          <entry>a</entry>\n          <entry><emphasis>b</emphasis></entry>\n        </row>\n      </thead>\n      <tbody>\n        <row>\n"
           "          <entry>c | d</entry>\n          <entry><link linkend=\"risk..R-1\">Fire &amp; water</link></entry>\n        </row>\n        <row>\n"
           "          <entry>e</entry>\n          <entry/>\n        </row>\n      </tbody>\n    </tgroup>\n  </informaltable>\n");
    blocks("Words before\n| a |\n| - |",
           "\n  <para>Words before</para>\n  <informaltable>\n    <tgroup cols=\"1\">\n      <colspec colname=\"c1\"/>\n      <thead>\n        <row>\n          <entry>a</entry>\n"
           "        </row>\n      </thead>\n      <tbody>\n        <row>\n          <entry/>\n        </row>\n      </tbody>\n    </tgroup>\n  </informaltable>\n");
    blocks("a | b\nc | d", "\n  <para>a | b c | d</para>\n");
    blocks("a | b | c\n--|--", "\n  <para>a | b | c --|--</para>\n");
    blocks("- x\n\n  a | b\n  --|--\n  1 | 2\n\n  y",
           "\n  <itemizedlist>\n    <listitem>\n      <para>x</para>\n      <informaltable>\n        <tgroup cols=\"2\">\n          <colspec colname=\"c1\"/>\n          <colspec colname=\"c2\"/>\n"
           "          <thead>\n            <row>\n              <entry>a</entry>\n              <entry>b</entry>\n            </row>\n          </thead>\n          <tbody>\n"
           "            <row>\n              <entry>1</entry>\n              <entry>2</entry>\n            </row>\n          </tbody>\n        </tgroup>\n      </informaltable>\n"
           "      <para>y</para>\n    </listitem>\n  </itemizedlist>\n");
}
END_TEST

/* Markdown built of n repetitions goes through without ado: no deep tree, no recursion, no finding but what is expected. */
START_TEST(deep_nesting_is_flattened)
{
    static const struct { const char *piece; size_t n; } cases[] = { { ">", 100000 }, { "- ", 3000 }, { "*a **b ", 4000 }, { "[", 50000 }, { "![", 30000 }, { "1. ", 3000 } };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf more = {0};
        xmlDoc *doc = xml_document("x", "http://docbook.org/ns/docbook", NULL);
        xmlNode *node = xmlDocGetRootElement(doc);
        int deepest = 0, depth = 0;

        buf_puts(&more, "term t \"T\" { description \"\"\"\n");
        for (size_t j = 0; j < cases[i].n; j++)
            buf_puts(&more, cases[i].piece);
        buf_puts(&more, "end\n\"\"\" }\n");
        project(more.s);
        prose_blocks(node, node->ns, model, entity_get(model_find(model, STR("t")), EVERY_DESCRIPTION), "en");
        for (node = node->children; node; ) {
            if (node->children && node->type == XML_ELEMENT_NODE) {
                node = node->children;
                deepest = ++depth > deepest ? depth : deepest;
                continue;
            }
            while (node && !node->next) {
                node = node->parent == xmlDocGetRootElement(doc) ? NULL : node->parent;
                depth--;
            }
            node = node ? node->next : NULL;
        }
        ck_assert_msg(deepest <= 140, "%s is %d deep", cases[i].piece, deepest);
        xmlFreeDoc(doc);
        buf_done(&more);
    }
}
END_TEST

/* CVE-2023-22486 and its kin: twice the size must not take four times the time, and none a second at the limit. */
START_TEST(no_paragraph_takes_long)
{
    static const char *const patterns[] = { "![[]()", "*a_ ", "**a *a ", "a**bc* ", "[a](", "<!A ", "`a``b", "[[R-1]", "&#x41;", "_a __a ", "](", "\\[", "|a", "[a][", "<a href=" };

    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        struct buf more = {0};
        xmlDoc *doc = xml_document("x", "http://docbook.org/ns/docbook", NULL);
        xmlNode *root = xmlDocGetRootElement(doc);
        clock_t from;

        buf_puts(&more, "term t \"T\" { description \"\"\"\n");
        while (more.n < PARAGRAPH_MOST)
            buf_puts(&more, patterns[i]);
        buf_puts(&more, "\n\"\"\" }\n");
        project(more.s);
        from = clock();
        prose_blocks(root, root->ns, model, entity_get(model_find(model, STR("t")), EVERY_DESCRIPTION), "en");
        prose_check(model, NULL, &diags);
        ck_assert_msg(clock() - from < 8 * CLOCKS_PER_SEC, "%s takes %.1f s", patterns[i], (double)(clock() - from) / CLOCKS_PER_SEC);    /* 8: sanitizers, busy machines */
        xmlFreeDoc(doc);
        buf_done(&more);
    }
}
END_TEST

/* What the findings are: "P001 12:5-9 got" each. */
static bool read_text(void *closure, const char *path, struct buf *bytes)
{
    ck_assert_str_eq(path, "backup.md");
    buf_puts(bytes, closure);
    return true;
}

static void found(const char *more, const char *want)
{
    static char policy[] = "# Back-up\n\n## Restore {#herstel}\n\n## How we *work*\n";
    struct prose_files files = { read_text, policy };
    struct texts *texts;
    struct buf out = {0};

    project(more);
    texts = texts_new(model, &files);
    prose_check(model, texts, &diags);
    diags_sort(&diags);
    for (size_t i = 0; i < diags.n; i++) {
        const struct diag *d = diags.items[i];
        struct place place = source_place(source, d->span.start);
        size_t base = source_place(source, sizeof declarations - 1).line - 1;

        buf_printf(&out, "%s%s %zu:%zu %.*s", i ? "\n" : "", diag_rows[d->code].code, place.line - base, place.column, STR_ARGS(span_text(d->span)));
        for (size_t j = 0; d->nearest && d->nearest[j]; j++)
            buf_printf(&out, " ?%s", d->nearest[j]);
        if (d->fix)
            buf_printf(&out, " =%s", d->fix);
    }
    ck_str(buf_text(&out), want);
    buf_done(&out);
    texts_free(texts);
}

START_TEST(unknown_references_are_found_where_they_stand)
{
    found("term t \"T\" means \"[[R-1]] and [[R-2]]\"\n", "P001 1:33 R-2 ?R-1");
    found("term t \"T\" means \"no `[[R-2]]`, \\[[R-2]]\"\n", "");
    found("term t \"T\" means \"[a](isms:R-2) [b](isms:R-1)\"\n", "P001 1:28 R-2 ?R-1");
    found("term t \"T\" means \"[[A.1]] [[9.9]] [[POL-1]]\"\n", "N017 1:21 A.1\nC003a 1:29 9.9 =A.2\nP001 1:37 POL-1 =POL-2");
    found("term t \"[[R-2]]\" means \"x\"\n", "");
    found("term t \"T\" {\n  means \"x\"\n  description \"\"\"\n    One.\n\n      - [[R-3]]\n    [[R-4]] \"\"\"\n}\n", "P001 6:11 R-3 ?R-1\nP001 7:7 R-4 ?R-1");
    found("term t \"T\" {\n  means \"x\"\n  description \"\"\"[[zzzzzz]]\n    b\n    \xc3\xa9 [[ R-4 ]]\n  \"\"\"\n}\n", "P001 3:20 zzzzzz\nP001 5:10 R-4 ?R-1");
    found("term t \"T\" {\r\n  means \"x\"\r\n  description \"\"\"\r\n    a\r\n    [[R-4]]\r\n  \"\"\"\r\n}\r\n", "P001 5:7 R-4 ?R-1");
    found("risk R-2 \"T\" { note \"[[R-4]]\" note \"[[R-5]]\" }\n", "P001 1:24 R-4 ?R-1 ?R-2\nP001 1:39 R-5 ?R-1 ?R-2");
}
END_TEST

START_TEST(unknown_headings_are_found)
{
    found("term t \"T\" means \"[[POL-2#herstel]] [[POL-2#how-we-work]] [[POL-2#back-up]] [[c1:A.1]]\"\n", "");
    found("term t \"T\" means \"[[POL-2#herstle]] [x](isms:POL-2#restore) [[R-1#x]]\"\n", "P002 1:27 herstle ?herstel\nP002 1:52 restore\nP002 1:67 x");
    found("asset a \"A\" { supplier \"x\" }\ncontrol A.2 policies POL-2#herstel, POL-2#nowhere\n", "P002 2:43 nowhere");
}
END_TEST

START_TEST(what_cannot_be_set_is_told)
{
    char paragraph[PARAGRAPH_MOST + 100];
    int n;

    found("term t \"T\" means \"[a](https://x.example) <https://x.example> [b](#c) 3 < 4\"\n", "");
    found("term t \"T\" means \"[a](javascript:x) [b](y.docx)\"\n", "P003 1:23 javascript:x\nP003 1:41 y.docx");
    found("term t \"T\" means \"a<br>b <i>\"\n", "P004 1:26 <i>");
    found("term t \"T\" means \"a ![b](c.png)\"\n", "P005 1:26 c.png");
    n = snprintf(paragraph, sizeof paragraph, "term t \"T\" means \"");
    memset(paragraph + n, 'x', PARAGRAPH_MOST);
    strcpy(paragraph + n + PARAGRAPH_MOST, "\"\n");
    found(paragraph, "");
    strcpy(paragraph + n + PARAGRAPH_MOST, "x\"\n");
    project(paragraph);
    prose_check(model, NULL, &diags);
    ck_assert_uint_eq(diags.n, 1);
    ck_assert_int_eq(diags.items[0]->code, DIAG_PARAGRAPH_TOO_LONG);
}
END_TEST

static void names(const char *markdown, const char *want)
{
    struct headings headings;
    struct buf out = {0};

    headings_read(&headings, str_of(markdown));
    for (size_t i = 0; i < headings.n; i++) {
        const struct heading *h = &headings.items[i];

        buf_printf(&out, "%s%zu:%d %.*s = %.*s", i ? "\n" : "", h->line, h->level, STR_ARGS(h->text), STR_ARGS(h->name));
        ck_assert_ptr_eq(headings_find(&headings, h->name), h);
    }
    ck_str(buf_text(&out), want);
    buf_done(&out);
    headings_done(&headings);
}

START_TEST(headings_have_names)
{
    names("", "");
    names("# One\n\ntext\n\nTwo *words*\n---\n", "1:1 One = one\n5:2 Two words = two-words");
    names("# Back-up & restore!\n## 1.2 \xc3\x89tude d'une Stra\xc3\x9f" "e", "1:1 Back-up & restore! = back-up-restore\n2:2 1.2 \xc3\x89tude d'une Stra\xc3\x9f" "e = 1.2-\xc3\xa9tude-d-une-stra\xc3\x9f" "e");
    names("# A {#b}\n# B\n# B\n# `C` [d](e) {#x y}\n# b-1", "1:1 A = b\n2:1 B = b-1\n3:1 B = b-2\n4:1 C d {#x y} = c-d-x-y\n5:1 b-1 = b-1-1");
    names("```\n# no\n```\n    # nor this\n\n> # not in a quotation\n", "");
    names("# About [[R-1]] {#r}", "1:1 About [[R-1]] = r");
}
END_TEST

START_TEST(many_equal_headings_take_no_time)
{
    enum { EQUAL = 100000 };
    struct headings headings;
    struct buf text_ = {0};

    for (int i = 0; i < EQUAL; i++)
        buf_puts(&text_, "# a\n\n");
    headings_read(&headings, buf_text(&text_));
    ck_assert_uint_eq(headings.n, EQUAL);
    ck_str(headings.items[EQUAL - 1].name, "a-99999");
    headings_done(&headings);
    buf_done(&text_);
}
END_TEST

TCase *unit_prose(void)
{
    TCase *tests = tcase_create("prose");

    tcase_add_checked_fixture(tests, begin, end);
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, words_and_emphasis);
    tcase_add_test(tests, a_text_is_one_paragraph);
    tcase_add_test(tests, references_write_titles_and_link);
    tcase_add_test(tests, our_own_signs_in_a_text_stay_characters);
    tcase_add_test(tests, addresses_lead_only_where_it_is_safe);
    tcase_add_test(tests, prose_has_blocks);
    tcase_add_test(tests, pipe_tables_are_tables);
    tcase_add_test(tests, deep_nesting_is_flattened);
    tcase_add_test(tests, no_paragraph_takes_long);
    tcase_add_test(tests, unknown_references_are_found_where_they_stand);
    tcase_add_test(tests, unknown_headings_are_found);
    tcase_add_test(tests, what_cannot_be_set_is_told);
    tcase_add_test(tests, headings_have_names);
    tcase_add_test(tests, many_equal_headings_take_no_time);
    return tests;
}
