/* output/html5.c - a tree as HTML text. */

#include "output/html5.h"
#include "base/str.h"
#include "base/url.h"

#include <stdint.h>
#include <strings.h>

static bool is_one_of(const char *name, const char *const *names)
{
    for (; *names; names++)
        if ((*name | 32) == (**names | 32) && !strcasecmp(name, *names))
            return true;
    return false;
}

static bool is_void(const char *name)
{
    static const char *const names[] = { "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", NULL };

    return is_one_of(name, names);
}

/* What runs or fetches has no place in a page that is mailed alone. */
static bool is_dropped(const xmlNode *node)
{
    static const char *const names[] = { "script", "iframe", "frame", "object", "embed", "applet", "base", "link", "form", "foreignObject", "animate", "set", "use", NULL };

    return is_one_of((const char *)node->name, names);
}

/* How many bytes from here on stand for themselves: all that may not are below '?'. */
static size_t plain(const char *text)
{
    static const uint64_t others = 1 | 1ull << '"' | 1ull << '&' | 1ull << '<' | 1ull << '>';
    size_t n = 0;

    while ((unsigned char)text[n] >= 64 || !(others >> text[n] & 1))
        n++;
    return n;
}

static void escape(struct buf *out, const char *text, bool attribute)
{
    for (;; text++) {
        size_t n = plain(text);

        buf_add(out, text, n);
        text += n;
        if (!*text)
            return;
        if (*text == '&')
            buf_puts(out, "&amp;");
        else if (*text == '<')
            buf_puts(out, "&lt;");
        else if (*text == '>')
            buf_puts(out, "&gt;");
        else if (attribute)
            buf_puts(out, "&quot;");
        else
            buf_putc(out, '"');
    }
}

static bool is_picture(struct str url)
{
    static const char *const types[] = { "data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,",
                                         "data:image/svg+xml;base64," };    /* an img runs nothing */

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_starts(url, str_of(types[i])))
            return true;
    return false;
}

static bool is_allowed(const char *name, struct str value)
{
    static const char *const addresses[] = { "href", "action", "formaction", "cite", "data", "poster", "background", "ping", "manifest", NULL };

    if (!strncasecmp(name, "on", 2) || !strcasecmp(name, "srcdoc") || !strcasecmp(name, "srcset"))
        return false;
    if (!strcasecmp(name, "src"))
        return is_picture(value);
    return !is_one_of(name, addresses) || url_is_web(value) || url_is_local(value);
}

/* Templates give what most elements have not without asking first: an empty one says nothing. */
static bool is_empty(const char *name, const char *value)
{
    static const char *const names[] = { "id", "lang", "class", "dir", "data-label", NULL };

    return !*value && is_one_of(name, names);
}

static void attribute(struct buf *out, const xmlAttr *attr)
{
    const xmlNode *first = attr->children;
    struct buf joined = {0};
    const char *value = first && first->content ? (const char *)first->content : "";

    if (first && first->next) {
        for (const xmlNode *text = first; text; text = text->next)
            buf_puts(&joined, text->content ? (const char *)text->content : "");
        value = buf_text(&joined).s;
    }
    if (!is_empty((const char *)attr->name, value) && is_allowed((const char *)attr->name, str_of(value))) {
        buf_putc(out, ' ');
        if (attr->ns && attr->ns->prefix)
            buf_printf(out, "%s:", (const char *)attr->ns->prefix);
        buf_puts(out, (const char *)attr->name);
        buf_puts(out, "=\"");
        escape(out, value, true);
        buf_putc(out, '"');
    }
    buf_done(&joined);
}

/* The text of <style> is not escaped; `</` would end it. */
static void style_text(struct buf *out, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        for (const char *text = child->content ? (const char *)child->content : ""; *text; text++) {
            buf_putc(out, *text);
            if (text[0] == '<' && text[1] == '/')
                buf_putc(out, '\\');
        }
}

static void end_tag(struct buf *out, const xmlNode *node)
{
    buf_puts(out, "</");
    buf_puts(out, (const char *)node->name);
    buf_putc(out, '>');
}

/* Writes what opens a node; true where its children follow and an end tag after them. */
static bool open_node(struct buf *out, const xmlNode *node)
{
    const char *name = (const char *)node->name;

    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
        escape(out, node->content ? (const char *)node->content : "", false);
        return false;
    }
    if (node->type != XML_ELEMENT_NODE || is_dropped(node))
        return false;
    buf_putc(out, '<');
    buf_puts(out, name);
    if (node->ns && !strcmp(name, "svg"))
        buf_printf(out, " xmlns=\"%s\"", (const char *)node->ns->href);
    for (const xmlAttr *attr = node->properties; attr; attr = attr->next)
        attribute(out, attr);
    if (node->ns && !node->children) {
        buf_puts(out, "/>");
        return false;
    }
    buf_putc(out, '>');
    if (!node->ns && is_void(name))
        return false;
    if (!node->ns && !strcmp(name, "head"))
        buf_puts(out, "<meta charset=\"utf-8\">");
    if (!node->ns && !strcmp(name, "style")) {
        style_text(out, node);
        buf_puts(out, "</style>");
        return false;
    }
    if (!strcmp(name, "pre") && node->children && node->children->content && node->children->content[0] == '\n')
        buf_putc(out, '\n');    /* a reader drops the first line end in pre */
    return true;
}

/* Without recursion, as deep as the tree may be. */
void html5_write(struct buf *out, const xmlDoc *page)
{
    const xmlNode *root = xmlDocGetRootElement(page), *node = root;

    buf_puts(out, "<!DOCTYPE html>\n");
    while (node) {
        bool inside = open_node(out, node);

        if (inside && node->children) {
            node = node->children;
            continue;
        }
        if (inside)
            end_tag(out, node);
        while (node != root && !node->next) {
            node = node->parent;
            end_tag(out, node);
        }
        node = node == root ? NULL : node->next;
    }
    buf_putc(out, '\n');
}
