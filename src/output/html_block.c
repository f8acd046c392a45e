/* output/html_block.c - paragraphs, lists, notes, quotations, listings. */

#include "output/html_page.h"

static bool holds_block(const struct page *page, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (html_flagged(page, child, HTML_BLOCK))
            return true;
    return false;
}

/* HTML has no blocks in a p; DocBook's para may hold them. */
void html_para(struct page *page, const xmlNode *node, const struct html_element *element)
{
    bool box = holds_block(page, node);

    (void)element;
    html_open(page, box ? "div" : "p", node, box ? "para" : NULL);
    html_children(page, node);
    buf_puts(page->out, box ? "</div>\n" : "</p>\n");
}

static void put_lead(struct page *page, const xmlNode *title)
{
    buf_puts(page->out, "<p class=\"lead\"><strong>");
    html_children(page, title);
    buf_puts(page->out, "</strong></p>");
}

void html_formalpara(struct page *page, const xmlNode *node, const struct html_element *element)
{
    const xmlNode *title = html_title(node);

    (void)element;
    html_open(page, "div", node, "formal");
    if (title)
        put_lead(page, title);
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && !html_flagged(page, child, HTML_HEAD))
            html_node(page, child);
    html_close(page, "div");
}

/* --- lists --- */

static const char *type_of(const xmlNode *list)
{
    static const struct { const char *numeration, *type; } types[] = { { "loweralpha", "a" }, { "upperalpha", "A" }, { "lowerroman", "i" }, { "upperroman", "I" } };
    const char *numeration = xml_get(list, "numeration");

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (!strcmp(numeration, types[i].numeration))
            return types[i].type;
    return "";
}

static void attr_unless_empty(struct page *page, const char *name, const char *value)
{
    if (*value)
        html_attr(page, name, value);
}

void html_list(struct page *page, const xmlNode *node, const struct html_element *element)
{
    const xmlNode *title = html_title(node);

    if (title)
        put_lead(page, title);
    buf_printf(page->out, "<%s", element->tag);
    html_common(page, node, html_has_role(node, "paren") || html_has_role(node, "parens") ? xml_get(node, "numeration") : NULL);    /* style.css finds its signs by both */
    attr_unless_empty(page, "start", xml_get(node, "startingnumber"));
    attr_unless_empty(page, "type", type_of(node));
    buf_putc(page->out, '>');
    for (const xmlNode *child = node->children; child; child = child->next)
        if (html_flagged(page, child, HTML_ITEM))
            html_node(page, child);
    html_close(page, element->tag);
    buf_putc(page->out, '\n');
}

void html_item(struct page *page, const xmlNode *node, const struct html_element *element)
{
    (void)element;
    buf_puts(page->out, "<li");
    html_common(page, node, NULL);
    attr_unless_empty(page, "value", xml_get(node, "override"));
    buf_putc(page->out, '>');
    html_children(page, node);
    buf_puts(page->out, "</li>\n");
}

static void put_parts(struct page *page, const xmlNode *node, const char *tag, const char *const *names)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        for (const char *const *name = names; *name; name++)
            if (html_is(child, *name)) {
                html_open(page, tag, child, NULL);
                html_children(page, child);
                html_close(page, tag);
            }
}

/* A term and what it means. */
void html_entry(struct page *page, const xmlNode *node, const struct html_element *element)
{
    static const char *const terms[] = { "term", "glossterm", NULL }, *const meanings[] = { "listitem", "glossdef", "glosssee", NULL };

    (void)element;
    html_open(page, "div", node, NULL);
    put_parts(page, node, "dt", terms);
    put_parts(page, node, "dd", meanings);
    buf_puts(page->out, "</div>\n");
}

/* --- notes, quotations, listings --- */

void html_note(struct page *page, const xmlNode *node, const struct html_element *element)
{
    const xmlNode *title = html_title(node);
    struct buf name = {0};

    buf_printf(&name, "admonition %s", element->name);
    buf_puts(page->out, "<aside role=\"note\"");
    html_common(page, node, name.s);
    buf_puts(page->out, "><p class=\"lead\"><strong>");
    if (title) {
        html_children(page, title);
    } else {
        buf_cut(&name, 0);
        buf_printf(&name, "admonition.%s", element->name);
        html_say(page, name.s);
    }
    buf_puts(page->out, "</strong></p>");
    html_inside(page, node);
    buf_puts(page->out, "</aside>\n");
    buf_done(&name);
}

void html_blockquote(struct page *page, const xmlNode *node, const struct html_element *element)
{
    (void)element;
    html_open(page, "blockquote", node, NULL);
    for (const xmlNode *child = node->children; child; child = child->next)
        if (!html_is(child, "attribution") && !html_is(child, "info"))
            html_node(page, child);
    for (const xmlNode *child = node->children; child; child = child->next)
        if (html_is(child, "attribution")) {
            buf_puts(page->out, "<p class=\"attribution\">\xe2\x80\x94 ");
            html_children(page, child);
            buf_puts(page->out, "</p>");
        }
    buf_puts(page->out, "</blockquote>\n");
}

void html_listing(struct page *page, const xmlNode *node, const struct html_element *element)
{
    (void)element;
    html_open(page, "pre", node, NULL);
    buf_puts(page->out, "<code>");
    html_children(page, node);
    buf_puts(page->out, "</code></pre>\n");
}
