/* output/html_inline.c - words, labels and links. */

#include "output/html_guard.h"
#include "output/html_page.h"

#include <stdlib.h>

/* What the tag says already is not said again: no class. */
void html_emphasis(struct page *page, const xmlNode *node, const struct html_element *element)
{
    bool strong = html_has_role(node, "strong") || html_has_role(node, "bold");
    const char *tag = strong ? "strong" : html_has_role(node, "strikethrough") ? "s" : html_has_role(node, "underline") ? "u" : html_has_role(node, "mark") ? "mark" : "em", *id = html_id(node), *lang = html_lang(node);

    (void)element;
    buf_printf(page->out, "<%s", tag);
    if (*id)
        html_attr(page, "id", id);
    if (*lang)
        html_attr(page, "lang", lang);
    buf_putc(page->out, '>');
    html_children(page, node);
    html_close(page, tag);
}

void html_phrase(struct page *page, const xmlNode *node, const struct html_element *element)
{
    const char *tag = html_has_role(node, "unresolved") ? "mark" : "span";

    (void)element;
    html_open(page, tag, node, NULL);
    html_children(page, node);
    html_close(page, tag);
}

void html_anchor(struct page *page, const xmlNode *node, const struct html_element *element)
{
    const char *id = html_id(node);

    (void)element;
    buf_puts(page->out, "<span");
    if (*id)
        html_attr(page, "id", id);
    buf_puts(page->out, "></span>");
}

/* --- links --- */

static void find_titles(struct page *page)
{
    for (const xmlNode *node = page->root; node; node = xml_following(node, page->root))
        if (html_is(node, "title")) {
            const xmlNode *of = html_is(node->parent, "info") ? node->parent->parent : node->parent;
            struct str id = str_of(html_id(of));
            void **place = id.n ? map_at(&page->titles, id) : NULL;

            if (place && !*place)
                *place = (void *)node;
        }
    page->has_titles = true;
}

/* What a link without words of its own leads to. */
static const xmlNode *title_of(struct page *page, const char *id)
{
    if (!page->has_titles)
        find_titles(page);
    return map_get(&page->titles, str_of(id));
}

static void put_place(struct page *page, const xmlNode *node, const char *id)
{
    buf_puts(page->out, "<a");
    html_href(page, "#", id);
    html_common(page, node, NULL);
    buf_putc(page->out, '>');
    if (node->children)
        html_children(page, node);
    else
        html_put_normal(page, title_of(page, id));
    html_close(page, "a");
}

static const char *address_of(const xmlNode *node)
{
    for (const xmlAttr *attr = node->properties; attr; attr = attr->next)
        if (attr->ns && !strcmp((const char *)attr->name, "href") && !strcmp((const char *)attr->ns->href, "http://www.w3.org/1999/xlink"))
            return attr->children && attr->children->content ? (const char *)attr->children->content : "";
    return "";
}

/* Where an address leads to in HTML: "soa#control" is a place in another document of the set, soa.html#control; false for one that a reader may not follow without
 * a thought (javascript:, file:, a path). */
static bool put_target(struct buf *out, struct str address)
{
    size_t n = 0;

    while (n < address.n && !strchr("#:/", address.s[n]))
        n++;
    buf_add(out, address.s, n);
    if (n && (n == address.n || address.s[n] == '#'))
        buf_puts(out, ".html");
    buf_str(out, str_cut(address, n));
    return (n == address.n || address.s[n] != '/') && html_may_lead(buf_text(out));
}

static void put_address(struct page *page, const xmlNode *node)
{
    struct buf target = {0};
    struct str address = str_trim(str_of(address_of(node)));
    bool leads = put_target(&target, address);

    buf_puts(page->out, leads ? "<a" : "<span");
    if (leads)
        html_attr(page, "href", target.s);
    html_common(page, node, NULL);
    buf_putc(page->out, '>');
    if (node->children || !leads)
        html_children(page, node);
    else
        escape_text(page->out, address.s);
    html_close(page, leads ? "a" : "span");
    buf_done(&target);
}

/* linkend: in this page. Else an address, or DOCUMENT#id in another document of the set. */
void html_link(struct page *page, const xmlNode *node, const struct html_element *element)
{
    const char *linkend = xml_get(node, "linkend");

    (void)element;
    if (*linkend)
        put_place(page, node, linkend);
    else
        put_address(page, node);
}
