/* prose/nodes.c - nodes of the layer, and what is done with any node. */

#include "prose/nodes.h"
#include "base/mem.h"

#include <stdlib.h>

const struct layer *layer_of(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    return type == CMARK_NODE_CUSTOM_BLOCK || type == CMARK_NODE_CUSTOM_INLINE ? cmark_node_get_user_data(node) : NULL;
}

struct layer *layer_new(struct markup *m, cmark_node **node, cmark_node_type type, enum layer_kind kind)
{
    struct layer *layer = arena_alloc(&m->arena, sizeof *layer);

    layer->kind = kind;
    *node = markup_node(type);
    cmark_node_set_user_data(*node, layer);
    return layer;
}

void layer_place(struct markup *m, cmark_node *paragraph, struct str written, bool html)
{
    struct layer *layer = arena_alloc(&m->arena, sizeof *layer);

    *layer = (struct layer){ .kind = LAYER_PLACE, .written = written, .html = html };
    cmark_node_set_user_data(paragraph, layer);
}

/* From where it begins to the end of its last line. */
static struct str lines_of(const struct markup *m, cmark_node *node)
{
    size_t first = (size_t)cmark_node_get_start_line(node), last = (size_t)cmark_node_get_end_line(node), column = (size_t)cmark_node_get_start_column(node);
    size_t from, to;

    last = last < first ? first : last;
    if (!first || first > m->n_lines || !column)
        return STR("");
    from = m->lines[first - 1] + column - 1;
    to = last < m->n_lines ? m->lines[last] : m->base.n;
    return from < to ? (struct str){ m->base.s + from, to - from } : STR("");
}

struct str layer_written(const struct markup *m, cmark_node *node)
{
    const struct layer *layer = cmark_node_get_user_data(node);
    cmark_node_type type = cmark_node_get_type(node);

    if (layer)
        return layer->written;
    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_HTML_BLOCK ? lines_of(m, node) : STR("");
}

bool layer_is_html(cmark_node *node)
{
    const struct layer *layer = cmark_node_get_user_data(node);

    return cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK || (layer && layer->html);
}

void layer_remark(struct markup *m, int code, struct str where, const char *got)
{
    mem_grow(&m->remarks, &m->cap_remarks, m->n_remarks + 1, sizeof *m->remarks);
    m->remarks[m->n_remarks++] = (struct remark){ code, where, got };
}

struct str node_words(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_TEXT ? str_of(cmark_node_get_literal(node)) : STR("");
}

void node_set_words(cmark_node *node, struct str text)
{
    char *copy = mem_dup(text.s, text.n);

    cmark_node_set_literal(node, copy);
    free(copy);
}

void node_drop(cmark_node *node)
{
    cmark_node_unlink(node);
    cmark_node_free(node);
}

void node_move_children(cmark_node *from, cmark_node *to)
{
    cmark_node *child;

    while ((child = cmark_node_first_child(from)) != NULL) {
        cmark_node_unlink(child);
        cmark_node_append_child(to, child);
    }
}

void nodes_add(struct nodes *nodes, cmark_node *node)
{
    mem_grow(&nodes->items, &nodes->cap, nodes->n + 1, sizeof *nodes->items);
    nodes->items[nodes->n++] = node;
}

void nodes_collect(struct nodes *nodes, cmark_node *root, cmark_node_type type)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    nodes->n = 0;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != type)
            continue;
        nodes_add(nodes, node);
    }
    cmark_iter_free(iter);
}

static int compare(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)*(cmark_node *const *)a, y = (uintptr_t)*(cmark_node *const *)b;

    return x < y ? -1 : x > y;
}

void nodes_unique(struct nodes *nodes)
{
    size_t n = 0;

    if (nodes->n)
        qsort(nodes->items, nodes->n, sizeof *nodes->items, compare);
    for (size_t i = 0; i < nodes->n; i++)
        if (!n || nodes->items[i] != nodes->items[n - 1])
            nodes->items[n++] = nodes->items[i];
    nodes->n = n;
}

void nodes_done(struct nodes *nodes)
{
    free(nodes->items);
    *nodes = (struct nodes){0};
}
