/* prose/captions.c - the titles of tables: `: words` or `Table: words` below them, or above. */

#include "prose/attributes.h"
#include "prose/nodes.h"

#include <stdlib.h>
#include <strings.h>

/* The length of what says that a paragraph is one; 0 where it is none. */
static size_t sign_length(cmark_node *paragraph, bool below)
{
    struct str words = STR("");
    static const char *const signs[] = { "Table:", "Tabel:", ":" };

    if (paragraph && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH)
        words = node_words(cmark_node_first_child(paragraph));
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = strlen(signs[i]);

        if (words.n > n && !strncasecmp(words.s, signs[i], n) && strchr(" \t", words.s[n]) && (below || n > 1))
            return n;
    }
    return 0;
}

/* {#id} at its end names it to the converter alone. */
static void cut_attributes(cmark_node *paragraph)
{
    cmark_node *last = cmark_node_last_child(paragraph);
    struct str words = node_words(last);
    const char *open = words.n && words.s[words.n - 1] == '}' ? memrchr(words.s, '{', words.n) : NULL;

    if (open && attributes_length(str_cut(words, (size_t)(open - words.s))) == words.n - (size_t)(open - words.s))
        node_set_words(last, str_trim((struct str){ words.s, (size_t)(open - words.s) }));
}

static void make_caption(struct markup *m, cmark_node *table, cmark_node *paragraph, size_t n)
{
    cmark_node *first = cmark_node_first_child(paragraph), *caption;

    layer_new(m, &caption, CMARK_NODE_CUSTOM_BLOCK, LAYER_CAPTION)->written = layer_written(m, paragraph);
    while (n < node_words(first).n && strchr(" \t", node_words(first).s[n]))
        n++;
    node_set_words(first, str_cut(node_words(first), n));
    cut_attributes(paragraph);
    node_move_children(paragraph, caption);
    cmark_node_prepend_child(table, caption);
    node_drop(paragraph);
}

void layer_make_captions(struct markup *m, cmark_node *root)
{
    struct nodes nodes = {0};

    nodes_collect(&nodes, root, CMARK_NODE_CUSTOM_BLOCK);
    for (size_t i = 0; i < nodes.n; i++) {
        cmark_node *table = nodes.items[i];
        size_t n;

        if (layer_of(table)->kind != LAYER_TABLE)
            continue;
        if ((n = sign_length(cmark_node_next(table), true)) > 0)
            make_caption(m, table, cmark_node_next(table), n);
        else if ((n = sign_length(cmark_node_previous(table), false)) > 0)
            make_caption(m, table, cmark_node_previous(table), n);
    }
    nodes_done(&nodes);
}
