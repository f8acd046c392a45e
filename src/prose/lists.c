/* prose/lists.c - lists that were typed by hand: items to cmark like any other, sorted here by what stood before them. */

#include "diag/diag.h"
#include "prose/nodes.h"

#include <stdlib.h>

/* The mark with which an item begins that was typed by hand; NULL for any other. */
static const struct mark *mark_of(const struct markup *m, cmark_node *item)
{
    cmark_node *block = cmark_node_first_child(item);
    cmark_node_type type = block ? cmark_node_get_type(block) : CMARK_NODE_NONE;

    return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING ? markup_first(m, node_words(cmark_node_first_child(block)), MARK_ITEM) : NULL;
}

/* Cuts it off the item's words. */
static void strip_mark(struct markup *m, const struct mark *mark, cmark_node *item)
{
    cmark_node *block = cmark_node_first_child(item), *words = cmark_node_first_child(block);
    struct str text = node_words(words), written = layer_written(m, block);
    const char *end = memmem(text.s, text.n, "\xef\xa3\xb1", 3), *end_of_mark = mark->written.s + mark->written.n;

    if (written.n && end_of_mark <= written.s + written.n)
        layer_place(m, block, (struct str){ end_of_mark, (size_t)(written.s + written.n - end_of_mark) }, false);
    text = str_cut(text, end ? (size_t)(end - text.s) + 3 : 0);
    node_set_words(words, text);
}

static size_t list_of(const struct mark *mark)
{
    return mark ? mark->typed->list : 0;
}

/* What the list is, from its first item. */
static void make_list(struct markup *m, cmark_node *list, const struct typed *typed)
{
    struct layer *layer;

    if (!typed)
        return;
    layer = arena_alloc(&m->arena, sizeof *layer);
    *layer = (struct layer){ .kind = typed->kind == TYPED_MEANING ? LAYER_MEANINGS : LAYER_LIST, .written = STR(""), .typed = typed };
    cmark_node_set_user_data(list, layer);
    if (typed->kind < TYPED_BULLET) {
        cmark_node_set_list_type(list, CMARK_ORDERED_LIST);
        cmark_node_set_list_start(list, (int)typed->value);
    }
}

/* Items beside each other are of one list to cmark, whatever stood before them. */
static void sort_list(struct markup *m, cmark_node *list)
{
    cmark_node *item = cmark_node_first_child(list), *into = list, *next;
    const struct mark *mark = item ? mark_of(m, item) : NULL;
    size_t last = list_of(mark);

    make_list(m, list, mark ? mark->typed : NULL);
    for (; item; item = next) {
        next = cmark_node_next(item);
        mark = mark_of(m, item);
        if (list_of(mark) != last) {
            cmark_node *block = markup_node(CMARK_NODE_LIST);

            cmark_node_set_list_type(block, CMARK_BULLET_LIST);
            cmark_node_set_list_tight(block, cmark_node_get_list_tight(list));
            make_list(m, block, mark ? mark->typed : NULL);
            cmark_node_insert_after(into, block);
            into = block;
            last = list_of(mark);
        }
        if (into != list) {
            cmark_node_unlink(item);
            cmark_node_append_child(into, item);
        }
        if (mark)
            strip_mark(m, mark, item);
    }
}

/* ---- terms and what they mean ---- */

/* The paragraph above is the term, or terms, a line each; what was made of the one above goes on. */
static void make_terms(struct markup *m, cmark_node *list)
{
    cmark_node *paragraph = cmark_node_previous(list), *terms, *entry, *above, *item;

    if (!paragraph || cmark_node_get_type(paragraph) != CMARK_NODE_PARAGRAPH)
        return;
    above = cmark_node_previous(paragraph);
    if (above && layer_of(above) && layer_of(above)->kind == LAYER_TERMS) {
        terms = above;
    } else {
        layer_new(m, &terms, CMARK_NODE_CUSTOM_BLOCK, LAYER_TERMS)->written = STR("");
        cmark_node_insert_before(paragraph, terms);
    }
    layer_new(m, &entry, CMARK_NODE_CUSTOM_BLOCK, LAYER_ENTRY)->written = STR("");
    cmark_node_append_child(terms, entry);
    cmark_node_unlink(paragraph);
    cmark_node_append_child(entry, paragraph);
    while ((item = cmark_node_first_child(list)) != NULL) {
        node_move_children(item, entry);
        node_drop(item);
    }
    node_drop(list);
}

void layer_sort_lists(struct markup *m, cmark_node *root)
{
    struct nodes nodes = {0};

    nodes_collect(&nodes, root, CMARK_NODE_LIST);
    for (size_t i = 0; i < nodes.n; i++)
        sort_list(m, nodes.items[i]);
    nodes_collect(&nodes, root, CMARK_NODE_LIST);
    for (size_t i = 0; i < nodes.n; i++) {
        const struct layer *layer = cmark_node_get_user_data(nodes.items[i]);

        if (layer && layer->kind == LAYER_MEANINGS)
            make_terms(m, nodes.items[i]);
    }
    nodes_done(&nodes);
}

/* ---- lines ---- */

/* From here to its end. */
static struct str line_of(const struct markup *m, const char *at)
{
    struct str rest = { at, (size_t)(m->base.s + m->base.n - at) }, line = STR("");

    str_split(&rest, '\n', &line);
    return str_trim(line);
}

/* Takes the mark off that says that a line begins here, and lets it begin there. */
static void keep_line(struct markup *m, cmark_node *words)
{
    cmark_node *before = cmark_node_previous(words);
    struct str text = node_words(words);
    const struct mark *mark = markup_first(m, text, MARK_LINE);
    const char *end = memmem(text.s, text.n, "\xef\xa3\xb1", 3);
    struct buf rest = {0};

    if (!mark || !end)
        return;
    if (before && cmark_node_get_type(before) == CMARK_NODE_SOFTBREAK) {
        cmark_node_insert_after(before, markup_node(CMARK_NODE_LINEBREAK));
        node_drop(before);
    }
    if (!mark->name.n && mark->name.s >= m->base.s && mark->name.s < m->base.s + m->base.n)    /* bars that are no table */
        layer_remark(m, DIAG_BARS_UNREAD, line_of(m, mark->name.s), "");
    buf_str(&rest, mark->name);
    buf_str(&rest, str_cut(text, (size_t)(end - text.s) + 3));
    node_set_words(words, buf_text(&rest));
    buf_done(&rest);
}

void layer_keep_lines(struct markup *m, cmark_node *root)
{
    struct nodes nodes = {0};

    nodes_collect(&nodes, root, CMARK_NODE_TEXT);
    for (size_t i = 0; i < nodes.n; i++)
        keep_line(m, nodes.items[i]);
    nodes_done(&nodes);
}
