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
