/* output/html_page.c - the walk through a tree, and what every element may carry. */

#include "output/html_page.h"
#include "base/mem.h"
#include "output/html_guard.h"

#include <stdlib.h>

void html_page_init(struct page *page, struct buf *out, const char *style, const struct wordbook *book)
{
    *page = (struct page){ .out = out, .style = style, .book = book };
    for (const struct html_element *row = html_elements; row->name; row++)
        *map_at(&page->elements, str_of(row->name)) = (void *)row;
}

void html_page_done(struct page *page)
{
    map_done(&page->elements);
    map_done(&page->titles);
    map_done(&page->note_numbers);
    map_done(&page->note_ids);
    free(page->notes);
    buf_done(&page->number);
    buf_done(&page->words);
    buf_done(&page->said);
}

/* --- what a node is --- */

static bool is_docbook(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && node->ns && !strcmp((const char *)node->ns->href, "http://docbook.org/ns/docbook");
}

const struct html_element *html_element_of(const struct page *page, const xmlNode *node)
{
    const struct html_element *row = is_docbook(node) ? map_get(&page->elements, str_of((const char *)node->name)) : NULL;

    return row || node->type != XML_ELEMENT_NODE ? row : &html_unknown;
}

bool html_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name) && is_docbook(node);
}

bool html_flagged(const struct page *page, const xmlNode *node, unsigned flags)
{
    const struct html_element *row = html_element_of(page, node);

    return row && row->is & flags;
}

const xmlNode *html_child(const xmlNode *node, const char *name)
{
    const xmlNode *child = node->children;

    while (child && !html_is(child, name))
        child = child->next;
    return child;
}

/* Titles stand first (DocBook 5.0), so that no other child is asked. */
const xmlNode *html_title(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        const xmlNode *title = html_is(child, "title") ? child : html_is(child, "info") ? html_child(child, "title") : NULL;

        if (title)
            return title;
        if (child->type == XML_ELEMENT_NODE && !html_is(child, "info") && !html_is(child, "subtitle") && !html_is(child, "titleabbrev"))
            return NULL;
    }
    return NULL;
}

bool html_has_role(const xmlNode *node, const char *role)
{
    struct str rest = str_of(xml_get(node, "role")), piece;

    while (rest.n && str_split(&rest, ' ', &piece))
        if (str_is(piece, role))
            return true;
    return false;
}

static bool is_xml(const xmlAttr *attr)
{
    return attr->ns && attr->ns->prefix && !strcmp((const char *)attr->ns->prefix, "xml");
}

static const char *value_of(const xmlAttr *attr)
{
    return attr->children && attr->children->content ? (const char *)attr->children->content : "";
}

static const char *xml_value(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attr = node->properties; attr; attr = attr->next)
        if (is_xml(attr) && !strcmp((const char *)attr->name, name))
            return value_of(attr);
    return "";
}

const char *html_id(const xmlNode *node)
{
    return xml_value(node, "id");
}

const char *html_lang(const xmlNode *node)
{
    return xml_value(node, "lang");
}

bool html_is_blank(const char *text)
{
    return !text[strspn(text, " \t\r\n")];
}

/* --- the walk --- */

bool html_down(struct page *page, const xmlNode *node)
{
    if (page->depth == HTML_DEEPEST) {
        buf_cut(&page->words, 0);
        html_words(&page->words, node);
        escape_text(page->out, buf_text(&page->words).s);
        return false;
    }
    page->depth++;
    return true;
}

void html_up(struct page *page)
{
    page->depth--;
}

void html_node(struct page *page, const xmlNode *node)
{
    const struct html_element *element;

    switch (node->type) {
    case XML_TEXT_NODE: case XML_CDATA_SECTION_NODE:
        if (node->content)
            escape_text(page->out, (const char *)node->content);
        break;
    case XML_PI_NODE:
        if (!strcmp((const char *)node->name, "linebreak"))
            buf_puts(page->out, "<br>");
        break;
    case XML_ELEMENT_NODE:
        element = html_element_of(page, node);
        if (html_down(page, node)) {
            element->write(page, node, element);
            html_up(page);
        }
        break;
    default:    /* comments */
        break;
    }
}

void html_children(struct page *page, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        html_node(page, child);
}

void html_inside(struct page *page, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (!html_flagged(page, child, HTML_HEAD))
            html_node(page, child);
}

/* --- tags --- */

void html_attr(struct page *page, const char *name, const char *value)
{
    buf_putc(page->out, ' ');
    buf_puts(page->out, name);
    buf_puts(page->out, "=\"");
    escape_attr(page->out, value);
    buf_putc(page->out, '"');
}

/* A class of our own and the node's roles, one blank between two. */
static void class_and_roles(struct page *page, const char *class, const char *roles)
{
    struct str rest = str_of(roles), piece;

    buf_puts(page->out, " class=\"");
    buf_puts(page->out, class);
    while (rest.n && str_split(&rest, ' ', &piece)) {
        if (!piece.n)
            continue;
        buf_cut(&page->words, 0);
        buf_str(&page->words, piece);
        buf_putc(page->out, ' ');
        escape_attr(page->out, page->words.s);
    }
    buf_putc(page->out, '"');
}

void html_common(struct page *page, const xmlNode *node, const char *class)
{
    const char *roles = "";

    if (class && !*class)
        class = NULL;
    for (const xmlAttr *attr = node->properties; attr; attr = attr->next) {
        const char *name = (const char *)attr->name, *value = value_of(attr);

        if (is_xml(attr) ? !strcmp(name, "id") || !strcmp(name, "lang") : !attr->ns && !strcmp(name, "dir")) {
            if (*value)
                html_attr(page, name, value);
        } else if (!attr->ns && !strcmp(name, "role")) {
            roles = value;
            if (!class && *value)
                html_attr(page, "class", value);
        }
    }
    if (class)
        class_and_roles(page, class, roles);
}

void html_open(struct page *page, const char *tag, const xmlNode *node, const char *class)
{
    buf_putc(page->out, '<');
    buf_puts(page->out, tag);
    if (node->properties || class)
        html_common(page, node, class);
    buf_putc(page->out, '>');
}

void html_close(struct page *page, const char *tag)
{
    buf_puts(page->out, "</");
    buf_puts(page->out, tag);
    buf_putc(page->out, '>');
}

void html_href(struct page *page, const char *before, const char *address)
{
    buf_cut(&page->words, 0);
    buf_puts(&page->words, before);
    buf_puts(&page->words, address);
    if (html_may_lead(buf_text(&page->words)))
        html_attr(page, "href", page->words.s);
}

/* --- words --- */

static bool is_text(const xmlNode *node)
{
    return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content;
}

void html_words(struct buf *out, const xmlNode *node)
{
    for (const xmlNode *at = node; at; at = xml_following(at, node))
        if (is_text(at))
            buf_puts(out, (const char *)at->content);
}

void html_normal(struct buf *out, const xmlNode *node)
{
    static const char blanks[] = " \t\r\n";
    size_t before = out->n;
    bool blank = false;

    for (const xmlNode *at = node; at; at = xml_following(at, node)) {
        const char *text = is_text(at) ? (const char *)at->content : "";

        while (*text) {
            size_t n = strspn(text, blanks);

            blank = blank || n;
            text += n;
            n = strcspn(text, blanks);
            if (n && blank && out->n > before)
                buf_putc(out, ' ');
            if (n) {
                buf_add(out, text, n);
                blank = false;
            }
            text += n;
        }
    }
}

void html_put_normal(struct page *page, const xmlNode *node)
{
    buf_cut(&page->words, 0);
    if (node)
        html_normal(&page->words, node);
    escape_text(page->out, buf_text(&page->words).s);
}

void html_say(struct page *page, const char *id)
{
    buf_cut(&page->said, 0);
    wordbook_say(&page->said, page->book, id, "", "");
    escape_text(page->out, buf_text(&page->said).s);
}

void html_say_attr(struct page *page, const char *name, const char *id, const char *first)
{
    buf_cut(&page->said, 0);
    wordbook_say(&page->said, page->book, id, first, "");
    html_attr(page, name, buf_text(&page->said).s);
}

/* --- what needs no writer of its own --- */

void html_wrap(struct page *page, const xmlNode *node, const struct html_element *element)
{
    html_open(page, element->tag, node, element->class);
    html_children(page, node);
    html_close(page, element->tag);
    if (element->is & HTML_LINE)
        buf_putc(page->out, '\n');
}

void html_wrap_bare(struct page *page, const xmlNode *node, const struct html_element *element)
{
    buf_printf(page->out, "<%s>", element->tag);
    html_children(page, node);
    html_close(page, element->tag);
}

void html_nothing(struct page *page, const xmlNode *node, const struct html_element *element)
{
    (void)page, (void)node, (void)element;
}

/* A cell is asked once, however much that is unknown stands in it. */
static bool has_words(struct page *page, const xmlNode *entry)
{
    if (page->entry != entry) {
        const xmlNode *child = entry->children;

        while (child && !(is_text(child) && !html_is_blank((const char *)child->content)))
            child = child->next;
        page->entry = entry;
        page->entry_has_words = child;
    }
    return page->entry_has_words;
}

/* What is unknown here keeps its words: in a box where blocks stand, in line where words stand. */
void html_other(struct page *page, const xmlNode *node, const struct html_element *element)
{
    const xmlNode *parent = node->parent;
    bool among_words = html_flagged(page, parent, HTML_WORDS) || (html_is(parent, "entry") && has_words(page, parent));
    const char *tag = among_words ? "span" : "div";

    (void)element;
    buf_printf(page->out, "<%s", tag);
    html_common(page, node, (const char *)node->name);
    buf_putc(page->out, '>');
    html_children(page, node);
    html_close(page, tag);
}
