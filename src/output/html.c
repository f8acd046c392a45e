/* output/html.c - documents as HTML. */

#include "output/html.h"
#include "base/file.h"
#include "base/mem.h"
#include "output/html_page.h"

#include <errno.h>
#include <stdlib.h>

struct html {
    char *style;
};

struct html *html_new(const char *datadir, char **error)
{
    struct html *html = NULL;
    struct buf path = {0}, bytes = {0};

    buf_printf(&path, "%s/templates/html/style.css", datadir);
    if (file_read_installed(path.s, &bytes)) {
        html = mem_zero(1, sizeof *html);
        html->style = buf_take(&bytes);
    } else {
        buf_printf(&bytes, "%s: %s", path.s, strerror(errno));
        *error = buf_take(&bytes);
    }
    buf_done(&path);
    return html;
}

void html_free(struct html *html)
{
    if (!html)
        return;
    free(html->style);
    free(html);
}

void html_document(struct buf *out, const struct html *html, const xmlDoc *docbook, const struct wordbook *book, const struct figures *figures,
                   const struct html_links *links)
{
    struct page page;

    html_page_init(&page, out, html->style, book);
    page.figures = figures;
    page.links = links;
    page.root = xmlDocGetRootElement(docbook);
    html_whole(&page);
    html_page_done(&page);
}

void html_index(struct buf *out, const struct html *html, const struct html_set *set, const struct wordbook *book)
{
    struct page page;

    html_page_init(&page, out, html->style, book);
    html_index_page(&page, set);
    html_page_done(&page);
}
