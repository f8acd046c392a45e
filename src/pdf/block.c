/* pdf/block.c - DocBook blocks become boxes. */

#include "base/mem.h"
#include "pdf/block.h"
#include "pdf/headings.h"
#include "pdf/para.h"
#include "pdf/table.h"

#include <string.h>

typedef void block_function(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node);

enum { LEAD_LINES = 3 };    /* of a paragraph between a heading and its table */

static const enum style_id heading_styles[] = { STYLE_PART, STYLE_H1, STYLE_H2, STYLE_H3, STYLE_H4 };

struct place block_place(struct layout *layout, const struct place *place, const xmlNode *node)
{
    struct place own = *place;
    const char *language = node_attr(node, "lang");

    if (language)
        own.language = hyphens_language(layout->hyphens, language);
    return own;
}

struct place block_column(struct layout *layout, int language)
{
    const struct geometry *g = layout->geometry;

    return (struct place){ .width = g->width - g->left - g->right, .column = g->width - g->left - g->right, .style = STYLE_BODY, .language = language, .align = 'l', .justified = true };
}

void block_words(struct layout *layout, struct flow *flow, const struct place *place, enum style_id style, const xmlNode *node, const xmlNode *first)
{
    struct place own = block_place(layout, place, node);
    struct text text = {0};

    own.style = style;
    own.close = false;
    text_add_nodes(layout, &text, text_span(layout, &own, node), first, NULL);
    para_add(layout, flow, &own, &text, node);
    text_done(&text);
}

/* --- paragraphs --- */

/* Inline content from `first` to before `end`. */
static void add_run(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node, const xmlNode *first, const xmlNode *end)
{
    struct text text = {0};

    text_add_nodes(layout, &text, text_span(layout, place, node), first, end);
    para_add(layout, flow, place, &text, node);
    text_done(&text);
}

static bool is_hidden(const xmlNode *node)
{
    return node_is(node, "info") || node_is(node, "title") || node_is(node, "titleabbrev") || node_is(node, "subtitle") || node_is(node, "indexterm");
}

/* Children from `child` to before `end`. */
static void add_children(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node, const xmlNode *child, const xmlNode *end)
{
    const xmlNode *first = NULL;

    for (; child != end; child = child->next) {
        if (block_is(child) || is_hidden(child) || picture_is_block(layout, place, child)) {
            if (first)
                add_run(layout, flow, place, node, first, child);
            first = NULL;
            block_node(layout, flow, place, child);
        } else if (!first) {
            first = child;
        }
    }
    if (first)
        add_run(layout, flow, place, node, first, end);
}

void block_children(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    add_children(layout, flow, place, node, node->children, NULL);
}

/* A paragraph's id is a destination only where a link wants it: there are too many. */
static void begin_id(struct layout *layout, struct flow *flow, const xmlNode *node)
{
    const char *id = node_id(node);

    if (id && map_get(&layout->wanted, str_of(id)))
        flow_id(flow, id);
}

/* Does a table, a list or a figure come next? */
static bool leads_to_more(const xmlNode *node)
{
    static const char *const names[] = { "table", "informaltable", "itemizedlist", "orderedlist", "variablelist", "procedure", "figure", "informalfigure", "mediaobject" };

    for (node = node->next; node && node->type != XML_ELEMENT_NODE; node = node->next)
        ;
    for (size_t i = 0; node && i < sizeof names / sizeof *names; i++)
        if (node_is(node, names[i]))
            return true;
    return false;
}

/* The last letter or sign of a paragraph that ends with words; 0 where something else ends it. */
static char last_sign(const xmlNode *node)
{
    const xmlNode *last = xmlGetLastChild(node);
    size_t n;

    while (last && last->type == XML_ELEMENT_NODE)
        last = xmlGetLastChild(last);
    if (!last || last->type != XML_TEXT_NODE || !last->content)
        return 0;
    for (n = strlen((const char *)last->content); n && strchr(" \t\r\n", last->content[n - 1]); n--)
        ;
    return n ? (char)last->content[n - 1] : 0;
}

/* Do its words only lead to what comes next? They end with a colon; or all of them are strong, as a heading that is none, before a list or table. */
static bool is_lead(const xmlNode *node)
{
    const xmlNode *next = node->next, *only = node->children;

    while (next && next->type != XML_ELEMENT_NODE)
        next = next->next;
    if (!next || node_is(next, "section"))
        return false;
    return last_sign(node) == ':' || (only && !only->next && node_is(only, "emphasis") && node_role(only, "strong") && leads_to_more(node));
}

static void add_para(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    struct place own = block_place(layout, place, node);
    size_t before = flow->n;

    begin_id(layout, flow, node);
    block_children(layout, flow, &own, node);
    if (!place->cell && flow->n > before && flow->n - before <= LEAD_LINES && is_lead(node))
        flow->keep = true;
}

static void add_formal_para(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    struct place own = block_place(layout, place, node);
    const xmlNode *title = node_child(node, "title"), *para = node_child(node, "para");
    const struct span *span = text_span(layout, &own, node);
    struct text text = {0};

    begin_id(layout, flow, node);
    if (!para || block_has_blocks(para) || !title) {
        if (title)
            block_words(layout, flow, &own, STYLE_H4, title, title->children);
        flow->keep = title != NULL;
        block_children(layout, flow, &own, node);
        return;
    }
    {
        struct span *bold = layout_alloc(layout, sizeof *bold);

        *bold = *span;
        bold->bold = true;
        bold->node = title;
        text_add_nodes(layout, &text, bold, title->children, NULL);
        text_add_string(layout, &text, bold, " ");
    }
    text_add_nodes(layout, &text, span, para->children, NULL);
    para_add(layout, flow, &own, &text, node);
    text_done(&text);
}

/* --- grounds and bars --- */

enum { GROUND_PAD = 7 };

static struct place begin_ground(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node, struct decor decor, double pad)
{
    struct decor *own = layout_alloc(layout, sizeof *own);
    struct place inner = block_place(layout, place, node);

    *own = decor;
    own->outer = place->decor;
    own->node = node;
    own->x = place->x;
    own->width = place->width;
    inner.may_turn = false;
    if (flow->room < 4)
        flow->room = 4;
    flow_id(flow, node_id(node));
    if (place_has_room(place, 2 * GROUND_PAD + 4)) {
        inner.decor = own;
        inner.x += GROUND_PAD + 4;
        inner.width -= 2 * GROUND_PAD + 4;
    }
    flow_add(layout, flow, &(struct place){ .x = place->x, .width = place->width, .decor = inner.decor }, BOX_SPACE, node, pad);
    flow->keep = true;
    return inner;
}

static void end_ground(struct layout *layout, struct flow *flow, const struct place *place, const struct place *inner, const xmlNode *node, double pad)
{
    struct place own = *place;

    own.decor = inner->decor;
    flow->boxes[flow->n - 1]->after = 0;
    flow->keep = true;
    flow_add(layout, flow, &own, BOX_SPACE, node, pad)->after = 9;
}

static void add_code(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    struct place inner = begin_ground(layout, flow, place, node, (struct decor){ .filled = true, .fill = COLOUR_CODE_FILL }, 5);
    struct text text = { .verbatim = true };

    inner.style = STYLE_CODE;
    text_add_nodes(layout, &text, text_span(layout, &inner, node), node->children, NULL);
    while (text.n && (text.tokens[text.n - 1].kind != TOKEN_WORD && text.tokens[text.n - 1].kind != TOKEN_NOTE))
        text.n--;
    para_add(layout, flow, &inner, &text, node);
    text_done(&text);
    end_ground(layout, flow, place, &inner, node, 5);
}

static void add_quote(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    struct place inner = begin_ground(layout, flow, place, node, (struct decor){ .barred = true, .bar = COLOUR_RULE }, 1);

    block_children(layout, flow, &inner, node);
    end_ground(layout, flow, place, &inner, node, 1);
}

/* What a kind of admonition says and how it looks. */
static const struct { const char *name; size_t word; uint32_t fill, bar; } admonitions[] = {
    { "note",      offsetof(struct pdf_words, note),      0xeef3f9, 0x1c4f91 },
    { "tip",       offsetof(struct pdf_words, tip),       0xedf6f0, 0x1f6b3c },
    { "important", offsetof(struct pdf_words, important), 0xeef3f9, 0x1b3a63 },
    { "warning",   offsetof(struct pdf_words, warning),   0xfcf0e4, 0xa8500f },
    { "caution",   offsetof(struct pdf_words, caution),   0xfbeced, 0xa3171f },
    { "sidebar",   SIZE_MAX,                              0xf2f5f9, 0xccd3dc },
};

static void add_admonition(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    const xmlNode *title = headings_title(node);
    struct place inner, head;
    struct text text = {0};
    size_t i = 0;

    while (i + 1 < sizeof admonitions / sizeof *admonitions && !node_is(node, admonitions[i].name))
        i++;
    inner = begin_ground(layout, flow, place, node,
                         (struct decor){ .filled = true, .fill = admonitions[i].fill, .barred = true, .bar = admonitions[i].bar }, 6);
    head = inner;
    head.style = inner.cell ? STYLE_HEAD_CELL : STYLE_LABEL;
    if (title)
        text_add_nodes(layout, &text, text_span(layout, &head, title), title->children, NULL);
    else if (admonitions[i].word != SIZE_MAX)
        text_add_string(layout, &text, text_span(layout, &head, node), *(const char *const *)((const char *)layout->words + admonitions[i].word));
    para_add(layout, flow, &head, &text, title ? title : node);
    text_done(&text);
    flow->keep = true;
    block_children(layout, flow, &inner, node);
    end_ground(layout, flow, place, &inner, node, 6);
}

/* --- sections --- */

static bool wants_landscape(const xmlNode *section)
{
    if (node_role(section, "landscape"))
        return true;
    /* a heading with nothing below it but a turned section would stand alone on its page */
    for (const xmlNode *child = section->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && !is_hidden(child))
            return headings_is_section(child) && wants_landscape(child);
    return false;
}

/* Pages from here on are turned, or not. */
static void turn(struct layout *layout, struct flow *flow, bool turned)
{
    if (flow->turned == turned)
        return;
    flow->turned = turned;
    flow->fresh = true;
    layout->geometry = turned ? &theme_landscape : &theme_portrait;
}

void block_sections(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    for (const xmlNode *child = node->children, *end; child; child = end) {
        end = child->next;
        if (headings_is_section(child)) {
            if (!node_role(child, "document-control"))
                block_node(layout, flow, place, child);
        } else {
            struct place own;

            while (end && !headings_is_section(end))
                end = end->next;
            /* only white space and titles turn no page */
            for (const xmlNode *block = child; block != end; block = block->next)
                if (block->type == XML_ELEMENT_NODE && !is_hidden(block))
                    turn(layout, flow, place->turned);
            own = block_column(layout, place->language);
            own.turned = place->turned;
            own.may_turn = !place->turned;
            add_children(layout, flow, &own, node, child, end);
        }
    }
}

static void add_heading(struct layout *layout, struct flow *flow, const struct place *place, const struct heading *heading, const xmlNode *title)
{
    enum style_id style = heading->control ? STYLE_CONTROL : heading_styles[heading->rank <= 4 ? heading->rank : 4];
    struct place own = *place;
    size_t before = flow->n;

    own.style = style;
    if (*heading->number) {
        struct text label = {0};
        double width = 0;

        flow->label_span = text_span(layout, &own, title);
        flow->label = heading->number;
        text_add_string(layout, &label, flow->label_span, heading->number);
        for (size_t i = 0; i < label.n; i++)
            width += token_width(layout, &label.tokens[i]);
        width += theme_styles[style].size * 0.75;
        flow->label_x = (float)-width;
        own.x += width;
        own.width -= width;
        text_done(&label);
    }
    block_words(layout, flow, &own, style, title, title->children);
    for (size_t i = before + 1; i < flow->n; i++)
        flow->boxes[i]->page = PAGE_NEVER;
    flow->keep = flow->n > before;
}

/* Below the title of a part a rule as on the first page. */
static void add_part_rule(struct layout *layout, struct flow *flow, const xmlNode *part)
{
    struct box *rule;

    flow->room = 12;
    rule = flow_add(layout, flow, &(struct place){ .width = 64 }, BOX_RULE, part, 2.2);
    rule->of.rule = COLOUR_ACCENT;
    rule->after = 30;
    flow->keep = true;
}

static const xmlNode *section_before(const xmlNode *section)
{
    const xmlNode *node = section->prev;

    while (node && node->type != XML_ELEMENT_NODE)
        node = node->prev;
    return node && headings_is_section(node) ? node : NULL;
}

/* Parts, chapters, and what stands before and after them, begin a page; but for the first chapter of a part, and short things side by side: prefaces, appendices. */
static bool begins_page(const xmlNode *section)
{
    const xmlNode *before = section_before(section);

    if (node_is(section, "part"))
        return true;
    if (node_is(section, "chapter"))
        return before || !node_is(section->parent, "part");
    if (node_is(section, "preface") || node_is(section, "appendix"))
        return !before || !name_is(before->name, (const char *)section->name);
    return false;
}

/* A heading with a few lines that only lead to what follows is not left at a page's foot without it. `first`: the box after the heading. */
static void keep_lead(const struct flow *flow, size_t first)
{
    size_t end = first;

    while (end < flow->n && flow->boxes[end]->kind == BOX_LINE && !node_is(flow->boxes[end]->node, "title")) {
        const xmlNode *node = flow->boxes[end]->node;

        while (end < flow->n && flow->boxes[end]->kind == BOX_LINE && flow->boxes[end]->node == node)
            end++;
        if (end - first > LEAD_LINES || end == flow->n)
            return;
        if (leads_to_more(node) || flow->boxes[end]->kind == BOX_PICTURE) {
            for (size_t i = first + 1; i <= end; i++)
                if (flow->boxes[i]->page == PAGE_MAY)
                    flow->boxes[i]->page = PAGE_NEVER;
            return;
        }
    }
}

static void add_section(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    size_t first;
    const struct heading *heading = headings_next(layout, node);
    const xmlNode *title = headings_title(node), *subtitle = headings_part(node, "subtitle");
    bool turned = place->turned || node_role(node, "landscape");
    struct place own;

    if (place->cell || (heading && heading->control)) {
        own = *place;
    } else {
        turn(layout, flow, turned || wants_landscape(node));
        own = block_column(layout, place->language);
    }
    own = block_place(layout, &own, node);
    own.turned = turned;
    if (begins_page(node) && !(heading && heading->control))
        flow->fresh = true;
    flow_id(flow, node_id(node));
    if (title && heading)
        add_heading(layout, flow, &own, heading, title);
    if (subtitle)
        block_words(layout, flow, &own, STYLE_SUBTITLE, subtitle, subtitle->children);
    if (node_is(node, "part"))
        add_part_rule(layout, flow, node);
    first = flow->n;
    if (place->cell || (heading && heading->control))
        block_children(layout, flow, &own, node);
    else
        block_sections(layout, flow, &own, node);
    keep_lead(flow, first);
}

static void add_bridgehead(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    flow_id(flow, node_id(node));
    block_words(layout, flow, place, place->cell ? STYLE_HEAD_CELL : STYLE_H4, node, node->children);
    flow->keep = true;
}

/* A titled group of blocks: example, procedure's step, an unknown block. */
static void add_group(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    const xmlNode *title = headings_title(node);
    struct place own = block_place(layout, place, node);

    flow_id(flow, node_id(node));
    if (title) {
        block_words(layout, flow, &own, STYLE_CAPTION, title, title->children);
        flow->keep = true;
    }
    block_children(layout, flow, &own, node);
}

static void add_nothing(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    (void)layout, (void)flow, (void)place, (void)node;
}

static const struct { const char *name; block_function *add; } blocks[] = {
    { "para", add_para }, { "simpara", add_para }, { "formalpara", add_formal_para },
    { "itemizedlist", list_items }, { "orderedlist", list_items }, { "procedure", list_items }, { "substeps", list_items },
    { "variablelist", list_terms }, { "simplelist", list_members },
    { "table", table_add }, { "informaltable", table_add },
    { "programlisting", add_code }, { "screen", add_code }, { "literallayout", add_code }, { "synopsis", add_code }, { "address", add_code },
    { "blockquote", add_quote }, { "epigraph", add_quote },
    { "note", add_admonition }, { "tip", add_admonition }, { "important", add_admonition }, { "warning", add_admonition },
    { "caution", add_admonition }, { "sidebar", add_admonition },
    { "figure", picture_add_figure }, { "informalfigure", picture_add_figure }, { "mediaobject", picture_add },
    { "example", add_group }, { "informalexample", add_group }, { "abstract", add_group },
    { "bridgehead", add_bridgehead }, { "toc", add_nothing }, { "indexterm", add_nothing },
};

static block_function *function_of(const xmlNode *node)
{
    if (node->type != XML_ELEMENT_NODE)
        return NULL;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++)
        if (name_is(node->name, blocks[i].name))
            return blocks[i].add;
    return headings_is_section(node) ? add_section : NULL;
}

bool block_has_blocks(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (block_is(child))
            return true;
    return false;
}

bool block_is(const xmlNode *node)
{
    return node->type == XML_ELEMENT_NODE && (function_of(node) || (!node_is(node, "footnote") && block_has_blocks(node)));
}

void block_node(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    block_function *add = function_of(node);

    if (is_hidden(node))
        return;
    if (!add && node_is(node, "inlinemediaobject"))
        add = picture_add;
    (add ? add : add_group)(layout, flow, place, node);
}

/* --- extents --- */

/* What stands below each other. */
static void stack_extent(struct extent *all, struct extent one, double inset)
{
    if (one.least + inset > all->least)
        all->least = one.least + inset;
    if (one.most + inset > all->most)
        all->most = one.most + inset;
}

static struct extent run_extent(struct layout *layout, const struct place *place, const xmlNode *node, const xmlNode *first, const xmlNode *end, bool hyphens,
                                struct parts *parts)
{
    struct text text = { .verbatim = node_is(node, "programlisting") || node_is(node, "screen") || node_is(node, "literallayout") };
    struct extent extent;

    text_add_nodes(layout, &text, text_span(layout, place, node), first, end);
    extent = para_extent(layout, &text, hyphens, parts);
    text_done(&text);
    return extent;
}

struct extent block_extent(struct layout *layout, const struct place *place, const xmlNode *node, bool hyphens, struct parts *parts)
{
    struct place own = block_place(layout, place, node);
    struct extent inner = {0}, outer = {0};
    double inset = 0;
    const xmlNode *first = NULL;

    if (node_is(node, "itemizedlist") || node_is(node, "orderedlist") || node_is(node, "procedure") || node_is(node, "variablelist"))
        inset = list_indent(layout, &own, node);
    else if (function_of(node) == add_code || function_of(node) == add_quote || function_of(node) == add_admonition)
        inset = 2 * GROUND_PAD + 4;
    if (node_is(node, "table") || node_is(node, "informaltable"))
        return table_extent(layout, &own, node, hyphens);
    if (picture_extent(layout, node, &outer))
        return outer;
    for (const xmlNode *child = node->children; child; child = child->next) {
        if ((block_is(child) && !is_hidden(child)) || picture_is_block(layout, place, child)) {
            if (first)
                stack_extent(&inner, run_extent(layout, &own, node, first, child, hyphens, parts), 0);
            first = NULL;
            stack_extent(&inner, block_extent(layout, &own, child, hyphens, parts), 0);
        } else if (!first) {
            first = child;
        }
    }
    if (first)
        stack_extent(&inner, run_extent(layout, &own, node, first, NULL, hyphens, parts), 0);
    stack_extent(&outer, inner, inset);
    return outer;
}
