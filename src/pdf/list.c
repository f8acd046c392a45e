/* pdf/list.c - lists: marks and numbers hang left of their items. */

#include "pdf/block.h"
#include "pdf/para.h"

#include <stdlib.h>
#include <string.h>

/* by depth */
static const char *const bullets[] = { "\xe2\x80\xa2", "\xe2\x80\x93", "\xe2\x97\xa6" };

static const char *letters(struct layout *layout, long n, char first)
{
    char text[16];
    size_t i = sizeof text;

    text[--i] = '\0';
    for (; n > 0 && i; n = (n - 1) / 26)
        text[--i] = (char)(first + (n - 1) % 26);
    return arena_dup(&layout->arena, text + i, strlen(text + i));
}

static const char *roman(struct layout *layout, long n, bool upper)
{
    static const struct { int value; const char *lower, *upper; } digits[] = {
        { 1000, "m", "M" }, { 900, "cm", "CM" }, { 500, "d", "D" }, { 400, "cd", "CD" }, { 100, "c", "C" }, { 90, "xc", "XC" },
        { 50, "l", "L" }, { 40, "xl", "XL" }, { 10, "x", "X" }, { 9, "ix", "IX" }, { 5, "v", "V" }, { 4, "iv", "IV" }, { 1, "i", "I" },
    };
    struct buf text = {0};
    const char *copy;

    for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
        for (; n >= digits[i].value; n -= digits[i].value)
            buf_puts(&text, upper ? digits[i].upper : digits[i].lower);
    copy = arena_dup(&layout->arena, buf_text(&text).s, text.n);
    buf_done(&text);
    return copy;
}

/* "3." "c." "iii." as the list's numeration says; "c)" and "(c)" by its role */
static const char *number_text(struct layout *layout, const xmlNode *list, long n)
{
    const char *kind = node_attr(list, "numeration");
    const char *digits = NULL;

    if (kind && n > 0 && n < 4000) {
        if (!strcmp(kind, "loweralpha"))
            digits = letters(layout, n, 'a');
        else if (!strcmp(kind, "upperalpha"))
            digits = letters(layout, n, 'A');
        else if (!strcmp(kind, "lowerroman") || !strcmp(kind, "upperroman"))
            digits = roman(layout, n, kind[0] == 'u');
    }
    if (!digits)
        digits = arena_printf(&layout->arena, "%ld", n);
    return arena_printf(&layout->arena, "%s%s%s", node_role(list, "parens") ? "(" : "", digits, node_role(list, "parens") || node_role(list, "paren") ? ")" : ".");
}

static bool is_item(const xmlNode *node)
{
    return node_is(node, "listitem") || node_is(node, "step");
}

static bool is_ordered(const xmlNode *list)
{
    return !node_is(list, "itemizedlist");
}

static long first_number(const xmlNode *list)
{
    const char *start = node_attr(list, "startingnumber");

    return start ? strtol(start, NULL, 10) : 1;
}

/* A task begins with a box: a bullet before it would be one mark too many. */
static bool is_task(const xmlNode *item)
{
    const xmlNode *para = node_child(item, "para");

    return para && para->children && node_is(para->children, "phrase") && node_role(para->children, "task");
}

static double width_of(struct layout *layout, const struct span *span, const char *words)
{
    struct text text = {0};
    double width = 0;

    text_add_string(layout, &text, span, words);
    for (size_t i = 0; i < text.n; i++)
        width += token_width(layout, &text.tokens[i]);
    text_done(&text);
    return width;
}

double list_indent(struct layout *layout, const struct place *place, const xmlNode *node)
{
    double size = theme_styles[place->style].size, widest = size * 0.6;
    const struct span *span;
    long n = first_number(node);

    if (!is_ordered(node) || node_is(node, "variablelist"))
        return size * 1.4;
    span = text_span(layout, place, node);
    for (const xmlNode *item = node->children; item; item = item->next)
        if (is_item(item)) {
            double width = width_of(layout, span, number_text(layout, node, n++));

            if (width > widest)
                widest = width;
        }
    return widest + size * 0.6 > size * 1.6 ? widest + size * 0.6 : size * 1.6;
}

/* Does an item begin with something that has no line for its mark? */
static bool begins_without_text(const xmlNode *item)
{
    for (const xmlNode *child = item->children; child; child = child->next) {
        if (child->type == XML_TEXT_NODE && child->content[strspn((const char *)child->content, " \t\r\n")])
            return false;
        if (child->type == XML_ELEMENT_NODE && !node_is(child, "title"))
            return block_is(child) && !node_is(child, "para") && !node_is(child, "simpara") && !node_is(child, "formalpara");
    }
    return true;
}

static void end_list(struct flow *flow, const struct place *place, size_t before)
{
    if (flow->n > before)
        flow->boxes[flow->n - 1]->after = theme_styles[place->style].after * (place->close ? 0.45f : 1);
}

/* An item of one line stands alone neither at a page's foot (the first) nor at its head (the last). */
static void keep_ends(struct flow *flow, size_t first, size_t second, size_t last)
{
    if (second == first + 1 && second < flow->n)
        flow->boxes[second]->page = PAGE_NEVER;
    if (last + 1 == flow->n)
        flow->boxes[last]->page = PAGE_NEVER;
}

static void add_item(struct layout *layout, struct flow *flow, const struct place *inner, const xmlNode *item)
{
    flow_id(flow, node_id(item));
    if (begins_without_text(item))
        para_add_label(layout, flow, inner, item);
    block_children(layout, flow, inner, item);
    if (flow->label)    /* nothing was in it after all */
        para_add_label(layout, flow, inner, item);
}

static void add_title(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    const xmlNode *title = node_child(node, "title");

    if (!title)
        return;
    block_words(layout, flow, place, STYLE_CAPTION, title, title->children);
    flow->keep = true;
}

static struct place list_inset(const struct place *place, double indent)
{
    struct place inner = *place;

    /* marks of further levels stand where those of the last one do that had room; those of the first have no such place */
    if (place_has_room(place, indent) || (!place->depth && place->width > 2 * indent)) {
        inner.x += indent;
        inner.width -= indent;
    }
    return inner;
}

void list_items(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    struct place inner = *place;
    double indent;
    long n = first_number(node);
    size_t before = flow->n, count = 0, second = 0, last = 0;

    flow_id(flow, node_id(node));
    add_title(layout, flow, place, node);
    if (node_attr(node, "lang"))
        inner.language = hyphens_language(layout->hyphens, node_attr(node, "lang"));
    indent = list_indent(layout, &inner, node);
    inner = list_inset(&inner, indent);
    inner.depth++;
    inner.close = true;
    inner.may_turn = false;
    for (const xmlNode *item = node->children; item; item = item->next) {
        struct span *span;

        if (!is_item(item)) {
            if (item->type == XML_ELEMENT_NODE && !node_is(item, "title") && !node_is(item, "info"))
                block_node(layout, flow, place, item);
            continue;
        }
        span = (struct span *)text_span(layout, &inner, item);
        span->tabular = true;
        if (!is_ordered(node))
            span->colour = COLOUR_ACCENT;
        flow->label_span = span;
        flow->label = is_ordered(node) ? number_text(layout, node, n++) : bullets[place->depth < 3 ? place->depth : 2];
        flow->label_x = (float)-indent;
        if (is_ordered(node))    /* numbers end above each other */
            flow->label_x = (float)(-theme_styles[inner.style].size * 0.6 - width_of(layout, span, flow->label));
        else
            flow->label_x += theme_styles[inner.style].size * 0.35f;
        if (!is_ordered(node) && is_task(item))
            flow->label = NULL;
        last = flow->n;
        second = count++ == 1 ? last : second;
        add_item(layout, flow, &inner, item);
    }
    if (count > 1)
        keep_ends(flow, before, second, last);
    end_list(flow, place, before);
}

void list_terms(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    struct place inner = *place;
    double indent = list_indent(layout, place, node);
    size_t before = flow->n;

    flow_id(flow, node_id(node));
    add_title(layout, flow, place, node);
    inner = list_inset(&inner, indent);
    for (const xmlNode *entry = node->children; entry; entry = entry->next) {
        if (!node_is(entry, "varlistentry"))
            continue;
        flow_id(flow, node_id(entry));
        for (const xmlNode *child = entry->children; child; child = child->next) {
            if (node_is(child, "term")) {
                struct text text = {0};
                struct span *span = (struct span *)text_span(layout, place, child);
                struct place tight = *place;

                span->bold = true;
                tight.close = true;
                flow_id(flow, node_id(child));
                text_add_nodes(layout, &text, span, child->children, NULL);
                para_add(layout, flow, &tight, &text, child);
                text_done(&text);
                flow->keep = true;
            } else if (node_is(child, "listitem")) {
                block_children(layout, flow, &inner, child);
            }
        }
    }
    end_list(flow, place, before);
}

void list_members(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    struct place close = *place;
    size_t before = flow->n;

    close.close = true;
    flow_id(flow, node_id(node));
    for (const xmlNode *member = node->children; member; member = member->next)
        if (member->type == XML_ELEMENT_NODE)
            block_words(layout, flow, &close, place->style, member, member->children);
    end_list(flow, place, before);
}
