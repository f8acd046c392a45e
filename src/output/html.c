/* output/html.c - documents as HTML. */

#include "output/html.h"
#include "base/base64.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/sheet.h"
#include "base/xml.h"
#include "output/html5.h"
#include "output/svg.h"

#include <errno.h>
#include <stdlib.h>

struct html {
    struct sheets *sheets;
    char *style;
};

static char *read_style(const char *folder, char **error)
{
    struct buf path = {0}, bytes = {0};
    char *style = NULL;

    buf_printf(&path, "%s/html/style.css", folder);
    if (file_read_installed(path.s, &bytes)) {
        style = buf_take(&bytes);
    } else {
        struct buf text = {0};

        buf_printf(&text, "%s: %s", path.s, strerror(errno));
        *error = buf_take(&text);
    }
    buf_done(&path);
    buf_done(&bytes);
    return style;
}

struct html *html_new(struct sheets *sheets, const char *datadir, char **error)
{
    struct html *html = mem_zero(1, sizeof *html);
    struct buf folder = {0};

    buf_printf(&folder, "%s/templates", datadir);
    html->sheets = sheets;
    html->style = read_style(folder.s, error);
    buf_done(&folder);
    if (html->style)
        return html;
    html_free(html);
    return NULL;
}

void html_free(struct html *html)
{
    if (!html)
        return;
    free(html->style);
    free(html);
}

const struct sheet *html_sheet(struct sheets *sheets, char **error)
{
    return sheets_get(sheets, "html/document.xsl", error);
}

/* The templates find their words at the end of the tree. */
static void hang_words(xmlDoc *tree, const struct wordbook *book)
{
    xmlNode *words = xmlDocCopyNode(xmlDocGetRootElement(book->tree), tree, 1);

    xmlAddChild(xmlDocGetRootElement(tree), words);
}

static xmlNode *next_node(xmlNode *node)
{
    if (node->children && node->type == XML_ELEMENT_NODE)
        return node->children;
    while (node && !node->next)
        node = node->parent && node->parent->type == XML_ELEMENT_NODE ? node->parent : NULL;
    return node ? node->next : NULL;
}

/* Instead of its file's name the picture itself (RFC 2397). */
static void put_data(xmlNode *image, const struct picture *picture)
{
    struct buf url = {0};

    buf_printf(&url, "data:%s;base64,", picture_mime(picture->type));
    base64_put(&url, picture->bytes);
    xmlUnsetProp(image, BAD_CAST "fileref");
    xml_attr(image, "fileref", buf_text(&url));
    buf_done(&url);
}

/* Each drawing beside the element that names its file. */
static void hang_figures(xmlDoc *tree, const struct figures *figures)
{
    for (xmlNode *node = xmlDocGetRootElement(tree); node && figures; node = next_node(node)) {
        const struct figure *figure = NULL;
        const struct picture *picture = NULL;

        if (node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, "imagedata")) {
            figure = figures_find(figures, xml_get(node, "fileref"));
            picture = figures_picture(figures, xml_get(node, "fileref"));
        }
        if (picture)
            put_data(node, picture);
        if (figure)
            svg_element(node->parent, figure);
    }
}

static bool transform(struct buf *out, const struct sheet *sheet, xmlDoc *tree, bool ending, const char *const *parameters, char **error)
{
    xmlDoc *page = sheet ? sheet_apply(sheet, tree, parameters, error) : NULL;

    if (!page)
        return false;
    html5_write(out, page);
    if (!ending)
        xmlFreeDoc(page);
    return true;
}

bool html_document(struct buf *out, const struct html *html, xmlDoc *docbook, bool ending, const struct wordbook *book, const struct figures *figures,
                   const struct html_links *links, char **error)
{
    const char *parameters[] = {
        "style", html->style, "index", links->index ? links->index : "", "pdf", links->pdf ? links->pdf : "", "docbook", links->docbook ? links->docbook : "", NULL
    };
    xmlDoc *tree = ending ? docbook : xmlCopyDoc(docbook, 1);
    bool ok;

    hang_figures(tree, figures);
    hang_words(tree, book);
    ok = transform(out, html_sheet(html->sheets, error), tree, ending, parameters, error);
    if (!ending)
        xmlFreeDoc(tree);
    return ok;
}

static void set(xmlNode *node, const char *name, const char *value)
{
    if (value && *value)
        xml_attr(node, name, str_of(value));
}

bool html_index(struct buf *out, const struct html *html, const struct html_set *page, const struct wordbook *book, char **error)
{
    const char *parameters[] = { "style", html->style, NULL };
    xmlDoc *tree = xml_document("set", "urn:ismsc:set:1", NULL);
    xmlNode *root = xmlDocGetRootElement(tree);
    bool ok;

    xml_lang(root, book->language);
    set(root, "title", page->title);
    set(root, "as-of", page->as_of);
    set(root, "generator", page->generator);
    for (size_t i = 0; i < page->n; i++) {
        const struct html_entry *entry = &page->entries[i];
        xmlNode *node = xml_element(root, root->ns, "document");

        set(node, "id", entry->id);
        set(node, "title", entry->title);
        set(node, "version", entry->version);
        set(node, "state", entry->state);
        set(node, "classification", entry->classification);
        set(node, "clause", entry->clause);
        set(node, "html", entry->html);
        set(node, "pdf", entry->pdf);
        set(node, "docbook", entry->docbook);
    }
    hang_words(tree, book);
    ok = transform(out, sheets_get(html->sheets, "html/index.xsl", error), tree, false, parameters, error);
    xmlFreeDoc(tree);
    return ok;
}
