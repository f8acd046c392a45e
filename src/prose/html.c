/* prose/html.c - comments and line breaks of HTML. */

#include "prose/html.h"

#include <libxml/HTMLparser.h>
#include <strings.h>

/* The length of the comment at the front, 0 if there is none. */
static size_t comment(struct str html)
{
    const char *end = str_starts(html, STR("<!--")) ? memmem(html.s + 4, html.n - 4, "-->", 3) : NULL;

    return end ? (size_t)(end - html.s) + 3 : 0;
}

bool html_is_comment(struct str html)
{
    return html.n && comment(html) == html.n;
}

bool html_is_break(struct str html)
{
    struct str inside;

    if (html.n < 4 || html.s[0] != '<' || html.s[html.n - 1] != '>' || strncasecmp(html.s + 1, "br", 2))
        return false;
    inside = str_trim((struct str){ html.s + 3, html.n - 4 });
    return !inside.n || str_is(inside, "/");
}

void html_without_comments(struct buf *out, struct str html)
{
    bool closed = true;    /* whether another comment may be: what does not end here ends nowhere below */

    while (html.n) {
        size_t n = closed ? comment(html) : 0, plain = 1;

        if (!n) {
            closed = closed && !str_starts(html, STR("<!--"));
            while (plain < html.n && html.s[plain] != '<')
                plain++;
            buf_add(out, html.s, plain);
        }
        html = str_cut(html, n ? n : plain);
    }
}

bool html_take_piece(struct str *html, struct str *piece)
{
    for (size_t n = comment(*html); n; n = comment(*html))
        *html = str_cut(*html, n);
    if (!html->n)
        return false;
    *piece = *html;
    for (struct str rest = *html; rest.n && piece->n == html->n;) {
        const char *open = memmem(rest.s, rest.n, "<!--", 4);

        if (!open)
            break;
        rest = str_cut(rest, (size_t)(open - rest.s));
        if (!comment(rest))
            break;    /* it is closed nowhere, and so is none behind it */
        piece->n = (size_t)(open - html->s);
    }
    *html = str_cut(*html, piece->n);
    return true;
}

struct str html_tag(struct str html)
{
    size_t n = 1;

    if (!html.n || html.s[0] != '<')
        return STR("");
    n += html.n > 1 && html.s[1] == '/';
    while (n < html.n && (((html.s[n] | 32) >= 'a' && (html.s[n] | 32) <= 'z') || (html.s[n] >= '0' && html.s[n] <= '9')))
        n++;
    return (struct str){ html.s + 1, n - 1 };
}

/* The first element below a node that is none of those that the parser adds. */
static const xmlNode *element_below(const xmlNode *node)
{
    while (node && node->type == XML_ELEMENT_NODE && (!strcmp((const char *)node->name, "html") || !strcmp((const char *)node->name, "body") || !strcmp((const char *)node->name, "p")))
        node = node->children;
    return node && node->type == XML_ELEMENT_NODE ? node : NULL;
}

bool html_attribute(struct str tag, const char *name, struct buf *value)
{
    htmlDocPtr doc = htmlReadMemory(tag.s, (int)tag.n, NULL, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD | HTML_PARSE_RECOVER);
    const xmlNode *node = doc ? element_below(xmlDocGetRootElement(doc)) : NULL;
    xmlChar *text = node ? xmlGetProp(node, BAD_CAST name) : NULL;

    if (text)
        buf_puts(value, (const char *)text);
    xmlFree(text);
    xmlFreeDoc(doc);
    return text;
}
