/* output/html_sections.c - divisions with their headings and numbers, and the contents: two levels, a long second one folds away. */

#include "output/html_page.h"

enum { FOLDED_FROM = 13 };    /* sections below one entry of the contents */

static bool is_unnumbered(const xmlNode *node)
{
    return html_has_role(node, "unnumbered") || html_has_role(node, "document-control");
}

/* Beside headings that their author has numbered nothing has a number of ours. */
static bool is_numbered_by_hand(struct page *page, const xmlNode *node)
{
    unsigned last = 0;

    for (const xmlNode *child = node->children; child; child = child->next) {
        const xmlNode *title = html_flagged(page, child, HTML_DIVISION) ? html_title(child) : NULL;

        buf_cut(&page->words, 0);
        if (title)
            html_normal(&page->words, title);
        if (str_numbered_by_hand(buf_text(&page->words), &last))
            return true;
    }
    return false;
}

/* As on paper (pdf/headings.c): parts of a book are II, chapters count through, everything else adds its place to the number before it. */
static void add_number(struct page *page, const xmlNode *division, size_t place)
{
    if (html_is(division, "part")) {
        buf_roman(&page->number, ++page->parts);
    } else if (html_is(division, "chapter")) {
        buf_cut(&page->number, 0);
        buf_printf(&page->number, "%u", ++page->chapters);
    } else {
        buf_printf(&page->number, "%s%zu", page->number.n ? "." : "", place);
    }
}

/* The divisions below a node: each has its number, where it has one at all; below one without a number nothing has one. */
static void each_division(struct page *page, const xmlNode *node, int level, bool plain, void (*put)(struct page *page, const xmlNode *node, int level, bool plain))
{
    size_t place = 0;
    struct buf before = {0};
    bool bare = plain || is_numbered_by_hand(page, node);

    buf_str(&before, buf_text(&page->number));
    for (const xmlNode *child = node->children; child; child = child->next) {
        bool numbered;

        if (!html_flagged(page, child, HTML_DIVISION))
            continue;
        numbered = !is_unnumbered(child) && !bare;
        if (numbered)
            add_number(page, child, ++place);
        if (html_down(page, child)) {
            put(page, child, level, !numbered);
            html_up(page);
        }
        buf_cut(&page->number, 0);
        buf_str(&page->number, buf_text(&before));
    }
    buf_done(&before);
}

static void put_number(struct page *page, bool plain)
{
    if (!plain)
        buf_printf(page->out, "<span class=\"number\">%s</span> ", page->number.s);
}

/* --- the text --- */

static void put_heading(struct page *page, const xmlNode *node, bool plain)
{
    const xmlNode *title = html_title(node);
    const char *id = html_id(node);
    struct buf words = {0};

    put_number(page, plain);
    if (title)
        html_children(page, title);
    if (*id) {
        if (title)
            html_normal(&words, title);
        buf_puts(page->out, " <a class=\"self\"");
        html_href(page, "#", id);
        html_say_attr(page, "aria-label", "html.link-here", buf_text(&words).s);
        buf_puts(page->out, ">#</a>");
        buf_done(&words);
    }
}

static void put_subtitles(struct page *page, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (html_is(child, "info"))
            put_subtitles(page, child);
        if (!html_is(child, "subtitle"))
            continue;
        buf_puts(page->out, "<p class=\"subtitle\">");
        html_children(page, child);
        html_close(page, "p");
    }
}

static void put_division(struct page *page, const xmlNode *node, int level, bool plain)
{
    const char *role = xml_get(node, "role"), *id = html_id(node), *lang = html_lang(node);
    int size = level < 5 ? level + 1 : 6;

    buf_puts(page->out, "<section");
    if (*role)
        html_attr(page, "class", role);
    if (*id)
        html_attr(page, "id", id);
    if (*lang)
        html_attr(page, "lang", lang);
    buf_printf(page->out, "><h%d>", size);
    put_heading(page, node, plain);
    buf_printf(page->out, "</h%d>\n", size);
    put_subtitles(page, node);
    html_body(page, node, level + 1, plain);
    buf_puts(page->out, "</section>\n");
}

void html_body(struct page *page, const xmlNode *node, int level, bool plain)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (!html_flagged(page, child, HTML_HEAD | HTML_DIVISION) && !html_is(child, "subtitle"))
            html_node(page, child);
    each_division(page, node, level, plain, put_division);
}

/* --- the contents --- */

static void put_entry_words(struct page *page, const xmlNode *node, bool plain)
{
    put_number(page, plain);
    buf_puts(page->out, "<span class=\"words\">");
    html_put_normal(page, html_title(node));
    html_close(page, "span");
}

static void put_entry(struct page *page, const xmlNode *node, int level, bool plain);

static size_t count_below(const struct page *page, const xmlNode *node)
{
    size_t n = 0;

    for (const xmlNode *child = node->children; child; child = child->next)
        n += html_flagged(page, child, HTML_DIVISION);
    return n;
}

static void put_below(struct page *page, const xmlNode *node, bool plain)
{
    size_t below = count_below(page, node);

    if (!below)
        return;
    if (below >= FOLDED_FROM) {
        buf_puts(page->out, "<details><summary>");
        buf_cut(&page->said, 0);
        wordbook_count(&page->said, page->book, "html.sections", below);
        escape_text(page->out, page->said.s);
        html_close(page, "summary");
    }
    buf_puts(page->out, "<ol>");
    each_division(page, node, 2, plain, put_entry);
    buf_puts(page->out, below >= FOLDED_FROM ? "</ol></details>" : "</ol>");
}

static void put_entry(struct page *page, const xmlNode *node, int level, bool plain)
{
    const char *id = html_id(node);

    buf_puts(page->out, "\n<li>");
    if (*id) {
        buf_puts(page->out, "<a");
        html_href(page, "#", id);
        buf_putc(page->out, '>');
    }
    put_entry_words(page, node, plain);
    if (*id)
        html_close(page, "a");
    if (level == 1)
        put_below(page, node, plain);
    html_close(page, "li");
}

void html_contents(struct page *page, const xmlNode *root)
{
    buf_puts(page->out, "<nav id=\"contents\" class=\"contents\" aria-labelledby=\"contents-head\"><h2 id=\"contents-head\">");
    html_say(page, "html.contents");
    buf_puts(page->out, "</h2><ol>");
    each_division(page, root, 1, false, put_entry);
    buf_puts(page->out, "</ol></nav>\n");
    page->parts = page->chapters = 0;    /* the text counts anew */
}
