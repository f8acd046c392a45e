/* output/xmltext.c - a tree as XML text. */

#include "output/xmltext.h"
#include "base/str.h"
#include "output/escape.h"

struct writer {
    struct buf *out;
    struct xmltext_style style;
};

static void name(struct buf *out, const xmlNs *ns, const xmlChar *local)
{
    if (ns && ns->prefix) {
        buf_puts(out, (const char *)ns->prefix);
        buf_putc(out, ':');
    }
    buf_puts(out, (const char *)local);
}

static bool is_hidden(const struct writer *w, const xmlNs *ns)
{
    return w->style.hidden && ns && ns->href && !strcmp((const char *)ns->href, w->style.hidden);
}

/* The bytes of a link's address that name another document of the set (no scheme, no folder): "soa" of "soa#control"; 0 for any other address. */
static size_t document_part(const struct writer *w, const xmlAttr *attr)
{
    const char *value = attr->children && attr->children->content ? (const char *)attr->children->content : "";
    size_t n = strcspn(value, "#:/");

    return w->style.suffix && attr->ns && xmlStrEqual(attr->name, BAD_CAST "href") && value[n] == '#' ? n : 0;
}

/* Whether an element around this one declares the same. */
static bool is_declared(const xmlNode *node, const xmlNs *ns)
{
    for (node = node->parent; node && node->type == XML_ELEMENT_NODE; node = node->parent)
        for (const xmlNs *outer = node->nsDef; outer; outer = outer->next)
            if (xmlStrEqual(outer->prefix, ns->prefix))
                return xmlStrEqual(outer->href, ns->href);
    return false;
}

static void start_tag(const struct writer *w, const xmlNode *node)
{
    buf_putc(w->out, '<');
    name(w->out, node->ns, node->name);
    for (const xmlNs *ns = node->nsDef; ns; ns = ns->next) {
        if (is_hidden(w, ns) || is_declared(node, ns))
            continue;
        buf_puts(w->out, ns->prefix ? " xmlns:" : " xmlns");
        buf_puts(w->out, ns->prefix ? (const char *)ns->prefix : "");
        buf_puts(w->out, "=\"");
        escape_attr(w->out, ns->href ? (const char *)ns->href : "");
        buf_putc(w->out, '"');
    }
    for (const xmlAttr *attr = node->properties; attr; attr = attr->next) {
        if (is_hidden(w, attr->ns))
            continue;
        buf_putc(w->out, ' ');
        name(w->out, attr->ns, attr->name);
        buf_puts(w->out, "=\"");
        for (const xmlNode *text = attr->children; text; text = text->next) {
            const char *value = text->content ? (const char *)text->content : "";
            size_t document = text == attr->children ? document_part(w, attr) : 0;

            if (document) {
                buf_add(w->out, value, document);
                buf_puts(w->out, w->style.suffix);
            }
            escape_attr(w->out, value + document);
        }
        buf_putc(w->out, '"');
    }
}

static bool is_blank(const xmlNode *node)
{
    const char *text = (const char *)node->content;

    return (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && (!text || !text[strspn(text, " \t\r\n")]);
}

static bool is_structure(const struct writer *w, const xmlNode *element)
{
    if (w->style.is_structure && !w->style.is_structure(element))
        return false;
    for (const xmlNode *child = element->children; child; child = child->next)
        if ((child->type == XML_TEXT_NODE && !is_blank(child)) || child->type == XML_CDATA_SECTION_NODE || child->type == XML_ENTITY_REF_NODE)
            return false;
    return true;
}

static bool is_written(const xmlNode *node, bool structure)
{
    return node->type == XML_ELEMENT_NODE || node->type == XML_PI_NODE || ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && !structure);
}

static const xmlNode *next_written(const xmlNode *node, bool structure)
{
    while (node && !is_written(node, structure))
        node = node->next;
    return node;
}

static void indent(const struct writer *w, size_t depth)
{
    buf_putc(w->out, '\n');
    buf_fill(w->out, ' ', 2 * depth);
}

/* Without recursion: text can nest as deep as it likes. `open` holds for each open element whether its children stand on lines of their own. */
static void write_tree(const struct writer *w, const xmlNode *root)
{
    struct buf open = {0};
    const xmlNode *node = root;

    for (;;) {
        bool own_line = open.n && open.s[open.n - 1];

        if (own_line)
            indent(w, open.n);
        if (node->type == XML_ELEMENT_NODE) {
            bool structure = (!open.n || own_line) && is_structure(w, node);
            const xmlNode *child = next_written(node->children, structure);

            start_tag(w, node);
            if (child) {
                buf_putc(w->out, '>');
                buf_putc(&open, structure);
                node = child;
                continue;
            }
            buf_puts(w->out, "/>");
        } else if (node->type == XML_PI_NODE) {
            buf_printf(w->out, "<?%s%s%s?>", (const char *)node->name, node->content ? " " : "", node->content ? (const char *)node->content : "");
        } else {
            escape_text(w->out, node->content ? (const char *)node->content : "");
        }
        for (;;) {
            const xmlNode *next;

            if (!open.n) {
                buf_done(&open);
                return;
            }
            next = next_written(node->next, open.s[open.n - 1]);
            if (next) {
                node = next;
                break;
            }
            node = node->parent;
            own_line = open.s[open.n - 1];
            buf_cut(&open, open.n - 1);
            if (own_line)
                indent(w, open.n);
            buf_puts(w->out, "</");
            name(w->out, node->ns, node->name);
            buf_putc(w->out, '>');
        }
    }
}

void xmltext_write(struct buf *out, const xmlDoc *doc, const struct xmltext_style *style)
{
    struct writer w = { .out = out };

    if (style)
        w.style = *style;
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    write_tree(&w, xmlDocGetRootElement(doc));
    buf_putc(out, '\n');
}
