/* pdf/picture.c - pictures and drawn figures, as large as there is room, with their captions. */

#include "base/image.h"
#include "pdf/block.h"
#include "pdf/headings.h"
#include "pdf/svgimage.h"

#define TALLEST 0.8                /* of a page's text */
#define TALLEST_IN_CELL 0.4
#define LEAST_WIDTH 48.0           /* points that a column has for one at least */
enum { SVG_LATE = 3 };             /* after so many that took too long no more SVG is drawn in a document */
#define INLINE_LINES 1.6           /* what is higher is no sign within a sentence */

static const xmlNode *find_below(const xmlNode *node, const char *name)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        const xmlNode *found = node_is(child, name) ? child : child->type == XML_ELEMENT_NODE ? find_below(child, name) : NULL;

        if (found)
            return found;
    }
    return NULL;
}

static const char *file_of(const xmlNode *node)
{
    const xmlNode *image = find_below(node, "imagedata");

    return image ? node_attr(image, "fileref") : NULL;
}

static const struct figure *figure_of(struct layout *layout, const xmlNode *node)
{
    const char *file = file_of(node);
    const struct figure *figure = file && layout->options->figure ? layout->options->figure(layout->options->closure, file) : NULL;

    return figure && figure->width > 0 && figure->height > 0 ? figure : NULL;
}

static enum image_state read_svg(struct layout *layout, struct str bytes, struct image *picture)
{
    struct buf png = {0};
    enum image_state state = layout->svg_late < SVG_LATE ? svgimage_read(bytes, &png, picture) : IMAGE_TOO_LARGE;

    layout->svg_late += state == IMAGE_TOO_LARGE;
    if (state == IMAGE_GOOD)
        picture->bytes.s = arena_dup(&layout->arena, picture->bytes.s, picture->bytes.n);
    buf_done(&png);
    return state;
}

const struct image *image_of(struct layout *layout, const xmlNode *node)
{
    static const char *const reports[] = { [IMAGE_UNKNOWN] = "unknown-picture", [IMAGE_BROKEN] = "broken-picture", [IMAGE_TOO_LARGE] = "large-picture" };
    const char *file = file_of(node);
    struct image *picture = file ? map_get(&layout->pictures, str_of(file)) : NULL;
    enum image_state state;
    struct str bytes;

    if (picture || !file)
        return picture && picture->width ? picture : NULL;
    if (!layout->options->picture || !layout->options->picture(layout->options->closure, file, &bytes)) {
        layout_report(layout, "unknown-figure", file, node);
        return NULL;
    }
    picture = layout_alloc(layout, sizeof *picture);
    *map_at(&layout->pictures, str_of(file)) = picture;
    state = image_read(bytes, picture);
    if (state == IMAGE_UNKNOWN)
        state = read_svg(layout, bytes, picture);
    if (state != IMAGE_GOOD) {
        *picture = (struct image){0};    /* is not tried again */
        layout_report(layout, reports[state], file, node);
        return NULL;
    }
    return picture;
}

/* Its size as it was made. */
static bool size_of(struct layout *layout, const xmlNode *node, double *width, double *height)
{
    const struct figure *figure = figure_of(layout, node);
    const struct image *picture = figure ? NULL : image_of(layout, node);

    *width = figure ? figure->width : picture ? image_points(picture, image_seen_width(picture)) : 0;
    *height = figure ? figure->height : picture ? image_points(picture, image_seen_height(picture)) : 0;
    return figure || picture;
}

bool picture_extent(struct layout *layout, const xmlNode *node, struct extent *extent)
{
    double width, height;

    if ((!node_is(node, "mediaobject") && !node_is(node, "inlinemediaobject")) || !size_of(layout, node, &width, &height))
        return false;
    extent->most = width;
    extent->least = width < LEAST_WIDTH ? width : LEAST_WIDTH;
    return true;
}

static bool is_alone(const xmlNode *node)
{
    for (const xmlNode *other = node->parent->children; other; other = other->next)
        if (other != node && (other->type == XML_ELEMENT_NODE || (other->type == XML_TEXT_NODE && other->content[strspn((const char *)other->content, " \t\r\n")])))
            return false;
    return true;
}

bool picture_is_block(struct layout *layout, const struct place *place, const xmlNode *node)
{
    double width, height;

    return node_is(node, "inlinemediaobject") && size_of(layout, node, &width, &height)
        && (height > theme_styles[place->style].leading * INLINE_LINES || width > place->width * 0.5 || is_alone(node));
}

/* What it shows, in words. */
static void add_words(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    const xmlNode *words = find_below(node, "textobject");
    struct place quiet = block_place(layout, place, node);

    quiet.style = STYLE_CELL;
    if (words)
        block_children(layout, flow, &quiet, words);
}

void picture_add(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    const xmlNode *caption = node_child(node, "caption");
    const struct geometry *g = layout->geometry;
    struct place own = block_place(layout, place, node);
    double scale = 1, width, height, tallest = (g->height - g->top - g->bottom) * (place->cell ? TALLEST_IN_CELL : TALLEST);
    const struct figure *figure = figure_of(layout, node);
    struct box *box;

    if (!size_of(layout, node, &width, &height)) {
        add_words(layout, flow, place, node);
    } else {
        if (width > own.width)
            scale = own.width / width;
        if (height * scale > tallest)
            scale = tallest / height;
        own.width = width * scale;
        if (flow->room < 6)
            flow->room = 6;
        flow_id(flow, node_id(node));
        box = flow_add(layout, flow, &own, figure ? BOX_FIGURE : BOX_PICTURE, node, height * scale);
        if (figure)
            box->of.figure = figure;
        else
            box->of.picture = image_of(layout, node);
        box->after = caption ? 4 : 8;
    }
    if (caption) {
        struct place below = block_place(layout, place, caption);

        flow->keep = true;
        below.style = STYLE_CELL;
        block_children(layout, flow, &below, caption);
    }
}

void picture_add_figure(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    const xmlNode *title = headings_title(node);
    size_t before;

    flow_id(flow, node_id(node));
    if (title) {
        block_words(layout, flow, place, STYLE_CAPTION, title, title->children);
        flow->keep = true;
    }
    before = flow->n;
    block_children(layout, flow, place, node);
    if (flow->n > before)
        flow->boxes[flow->n - 1]->after = 10;
}
