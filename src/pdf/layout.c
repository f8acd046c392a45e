/* pdf/layout.c - the state of one document being laid out. */

#include "base/mem.h"
#include "pdf/layout.h"

#include <stdlib.h>
#include <string.h>

static const struct pdf_words english = {
    .page_of = "page {n} of {m}", .version = "version {n}", .as_of = "facts as of {n}", .contents = "Contents", .continued = "continued", .draft = "Draft",
    .note = "Note", .tip = "Tip", .important = "Important", .warning = "Warning", .caution = "Caution",
};

void layout_init(struct layout *layout, const struct pdf_options *options)
{
    *layout = (struct layout){ .options = options, .words = options->words ? options->words : &english, .geometry = &theme_portrait };
    arena_init(&layout->arena);
    layout->fonts = fonts_new();
    layout->hyphens = hyphens_new();
    layout->shaper = shaper_new(layout->fonts, layout->hyphens);
    layout->lines = lines_new();
}

void layout_done(struct layout *layout)
{
    free(layout->items);
    free(layout->headings);
    free(layout->footnotes);
    map_done(&layout->ids);
    map_done(&layout->wanted);
    map_done(&layout->pictures);
    map_done(&layout->told);
    map_done(&layout->noted);
    map_done(&layout->headed);
    if (layout->options->uses) {
        fonts_each_file(layout->fonts, layout->options->uses, layout->options->closure);
        hyphens_each_file(layout->hyphens, layout->options->uses, layout->options->closure);
    }
    lines_free(layout->lines);
    shaper_free(layout->shaper);
    hyphens_free(layout->hyphens);
    fonts_free(layout->fonts);
    arena_done(&layout->arena);
}

void *layout_alloc(struct layout *layout, size_t size)
{
    return arena_alloc(&layout->arena, size);
}

void layout_report(struct layout *layout, const char *what, const char *detail, const xmlNode *node)
{
    char *key = arena_printf(&layout->arena, "%s %s", what, detail);
    void **told = map_at(&layout->told, str_of(key));

    if (*told || !layout->options->report)
        return;
    *told = key;
    layout->options->report(layout->options->closure, what, detail, node);
}

void flow_done(struct flow *flow)
{
    free(flow->boxes);
    *flow = (struct flow){0};
}

void flow_id(struct flow *flow, const char *id)
{
    if (id && flow->ids_n < sizeof flow->ids / sizeof *flow->ids)
        flow->ids[flow->ids_n++] = id;
}

struct box *flow_add(struct layout *layout, struct flow *flow, const struct place *place, enum box_kind kind, const xmlNode *node, double height)
{
    struct box *box = layout_alloc(layout, sizeof *box);

    box->node = node;
    box->kind = (uint8_t)kind;
    box->x = place->x;
    box->width = place->width;
    box->height = height;
    box->decor = place->decor;
    box->turned = flow->turned;
    box->before = flow->room;
    box->page = flow->fresh ? PAGE_MUST : flow->keep ? PAGE_NEVER : PAGE_MAY;
    if (flow->ids_n) {
        box->ids = layout_alloc(layout, (flow->ids_n + 1) * sizeof *box->ids);
        memcpy(box->ids, flow->ids, flow->ids_n * sizeof *flow->ids);
    }
    flow->ids_n = 0;
    flow->room = 0;
    flow->keep = flow->fresh = false;
    mem_grow(&flow->boxes, &flow->cap, flow->n + 1, sizeof *flow->boxes);
    return flow->boxes[flow->n++] = box;
}

bool place_has_room(const struct place *place, double inset)
{
    double size = theme_styles[place->style].size, least = place->column * 0.3;

    return place->width - inset >= (least > 4 * size ? least : 4 * size);
}

double flow_gap(const struct box *above, const struct box *below)
{
    return above->after > below->before ? above->after : below->before;
}

double flow_height(const struct flow *flow)
{
    double height = 0;

    for (size_t i = 0; i < flow->n; i++)
        height += flow->boxes[i]->height + (i ? flow_gap(flow->boxes[i - 1], flow->boxes[i]) : 0);
    return height;
}

void flow_settle(struct flow *flow)
{
    for (size_t i = flow->n; i-- > 1;)
        if (flow->boxes[i]->turned && flow->boxes[i]->page == PAGE_NEVER)
            flow->boxes[i - 1]->turned = true;
}

double flow_stack(struct box **boxes, size_t n)
{
    double y = 0;

    for (size_t i = 0; i < n; i++) {
        if (i)
            y += flow_gap(boxes[i - 1], boxes[i]);
        boxes[i]->y = y;
        y += boxes[i]->height;
    }
    return y;
}

const char *node_attr(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attr = node->type == XML_ELEMENT_NODE ? node->properties : NULL; attr; attr = attr->next)
        if (name_is(attr->name, name) && attr->children && attr->children->content)
            return (const char *)attr->children->content;
    return NULL;
}

const char *node_id(const xmlNode *node)
{
    return node_attr(node, "id");
}

bool node_is(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && name_is(node->name, name);
}

bool node_role(const xmlNode *node, const char *token)
{
    const char *role = node_attr(node, "role");
    size_t n = strlen(token);

    for (const char *at = role; at && (at = strstr(at, token)); at += n)
        if ((at == role || at[-1] == ' ') && (!at[n] || at[n] == ' '))
            return true;
    return false;
}

const xmlNode *node_child(const xmlNode *node, const char *name)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (node_is(child, name))
            return child;
    return NULL;
}

static void add_text(struct buf *buf, const xmlNode *node)
{
    for (; node; node = node->next) {
        if ((node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) && node->content) {
            for (const char *c = (const char *)node->content; *c; c++) {
                if (!strchr(" \t\r\n", *c))
                    buf_putc(buf, *c);
                else if (buf->n && buf->s[buf->n - 1] != ' ')
                    buf_putc(buf, ' ');
            }
        } else if (node->type == XML_ENTITY_REF_NODE || (node->type == XML_ELEMENT_NODE && !node_is(node, "footnote") && !node_is(node, "indexterm"))) {
            add_text(buf, node->type == XML_ENTITY_REF_NODE && node->children ? node->children->children : node->children);
        } else if (node->type == XML_PI_NODE && buf->n && buf->s[buf->n - 1] != ' ') {
            buf_putc(buf, ' ');
        }
    }
}

const char *node_text(struct layout *layout, const xmlNode *node)
{
    struct buf buf = {0};
    char *text;

    if (node)
        add_text(&buf, node->children);
    while (buf.n && buf.s[buf.n - 1] == ' ')
        buf_cut(&buf, buf.n - 1);
    text = arena_dup(&layout->arena, buf_text(&buf).s, buf.n);
    buf_done(&buf);
    return text;
}
