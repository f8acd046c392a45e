/* output/html_figure.c - figures: the drawing itself, or a picture that the page carries, or the words that stand for it; never a file elsewhere. */

#include "base/base64.h"
#include "output/html_guard.h"
#include "output/html_page.h"
#include "output/svg.h"

#include <stdlib.h>

static bool has_caption(const xmlNode *node)
{
    return html_title(node) || html_child(node, "caption");
}

void html_figure(struct page *page, const xmlNode *node, const struct html_element *element)
{
    const xmlNode *title = html_title(node);

    (void)element;
    html_open(page, "figure", node, NULL);
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && !html_flagged(page, child, HTML_HEAD) && !html_is(child, "caption"))
            html_node(page, child);
    if (has_caption(node)) {
        buf_puts(page->out, "<figcaption>");
        if (title)
            html_children(page, title);
        for (const xmlNode *child = node->children; child; child = child->next)
            if (html_is(child, "caption"))
                html_children(page, child);
        html_close(page, "figcaption");
    }
    buf_puts(page->out, "</figure>\n");
}

/* What an image may be shown by, each the first of its kind. */
struct image {
    const char *fileref, *data;         /* NULL where there is none */
    const struct figure *figure;
    const struct picture *picture;
};

static void look_at(struct image *image, const struct figures *figures, const char *fileref)
{
    if (!image->fileref)
        image->fileref = fileref;
    if (!image->data && html_may_show(str_of(fileref)))
        image->data = fileref;
    if (!image->figure)
        image->figure = figures_find(figures, fileref);
    if (!image->picture)
        image->picture = figures_picture(figures, fileref);
}

static struct image image_of(const struct page *page, const xmlNode *media)
{
    struct image image = {0};

    for (const xmlNode *object = media->children; object; object = object->next)
        if (html_is(object, "imageobject"))
            for (const xmlNode *child = object->children; child; child = child->next)
                if (html_is(child, "imagedata"))
                    look_at(&image, page->figures, xml_get(child, "fileref"));
    return image;
}

/* The words of its first alternative. */
static char *words_of(const xmlNode *media)
{
    struct buf words = {0};

    for (const xmlNode *child = media->children; child; child = child->next)
        if (html_is(child, "alt") || html_is(child, "textobject")) {
            html_normal(&words, child);
            break;
        }
    return buf_take(&words);
}

/* The bytes stand in the page as an address (RFC 2397). */
static void put_image(struct page *page, const struct image *image, const char *alt)
{
    buf_puts(page->out, "<img src=\"");
    if (image->picture) {
        buf_printf(page->out, "data:%s;base64,", picture_mime(image->picture->type));
        base64_put(page->out, image->picture->bytes);
    } else {
        escape_attr(page->out, image->data);
    }
    buf_putc(page->out, '"');
    html_attr(page, "alt", alt);
    buf_putc(page->out, '>');
}

void html_picture(struct page *page, const xmlNode *node, const struct html_element *element)
{
    struct image image = image_of(page, node);
    char *alt = words_of(node);

    (void)element;
    if (image.figure) {
        svg_inline(page->out, image.figure, alt);
    } else if (image.picture || image.data) {
        put_image(page, &image, alt);
    } else {
        buf_puts(page->out, "<span class=\"picture-words\">");
        escape_text(page->out, *alt ? alt : image.fileref ? image.fileref : "");
        html_close(page, "span");
    }
    free(alt);
}

void html_media(struct page *page, const xmlNode *node, const struct html_element *element)
{
    buf_puts(page->out, "<div class=\"media\">");
    html_picture(page, node, element);
    html_close(page, "div");
    for (const xmlNode *child = node->children; child; child = child->next)
        if (html_is(child, "caption")) {
            buf_puts(page->out, "<div class=\"caption\">");
            html_children(page, child);
            html_close(page, "div");
        }
}
