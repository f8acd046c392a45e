/* prose/passages.c - the passages of a text, from its tree. */

#include "prose/passages.h"
#include "base/mem.h"
#include "prose/html.h"

#include <stdlib.h>

struct finder {
    struct passages *out;
    const struct source *source;
    const struct markup *markup;
    cmark_node *note;            /* the item of the footnote that is looked through, no item to people; NULL for none */
};

static struct str trimmed(struct str text)
{
    while (text.n && strchr(" \t\r\n", text.s[0]))
        text = str_cut(text, 1);
    while (text.n && strchr(" \t\r\n", text.s[text.n - 1]))
        text.n--;
    return text;
}

static void add(struct finder *f, enum passage_kind kind, struct str text, int level)
{
    struct passages *out = f->out;

    text = trimmed(text);
    if (!text.n)
        return;
    mem_grow(&out->items, &out->cap, out->n + 1, sizeof *out->items);
    out->items[out->n++] = (struct passage){ kind, text, f->source, level };
}

/* What is left of HTML without comments, piece by piece. */
static void add_html(struct finder *f, struct str html)
{
    struct str piece;

    while (html_take_piece(&html, &piece))
        add(f, PASSAGE_PARAGRAPH, piece, 0);
}

static bool is_item(const struct finder *f, cmark_node *paragraph)
{
    cmark_node *parent = cmark_node_parent(paragraph);

    return parent && parent != f->note && cmark_node_get_type(parent) == CMARK_NODE_ITEM && !cmark_node_previous(paragraph);
}

/* A line that ends a heading, `---` or `===` below its words, is no part of them. */
static struct str without_ruler(struct str heading)
{
    const char *last = heading.n && heading.s[0] != '#' ? memrchr(heading.s, '\n', heading.n) : NULL;

    return last ? (struct str){ heading.s, (size_t)(last - heading.s) } : heading;
}

/* True where what is in the node has been looked at. */
static bool add_node(struct finder *f, cmark_node *node)
{
    const struct layer *layer = layer_of(node);
    struct str written = layer_written(f->markup, node);

    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_HEADING:
        add(f, PASSAGE_HEADING, without_ruler(written), cmark_node_get_heading_level(node));
        return true;
    case CMARK_NODE_PARAGRAPH: case CMARK_NODE_HTML_BLOCK:
        if (layer_is_html(node))
            add_html(f, written);
        else
            add(f, is_item(f, node) ? PASSAGE_ITEM : PASSAGE_PARAGRAPH, written, 0);
        return true;
    case CMARK_NODE_CUSTOM_BLOCK:
        if (layer->kind == LAYER_ADMONITION)
            add(f, PASSAGE_HEADING, written, 0);
        for (cmark_node *row = layer->kind == LAYER_TABLE ? cmark_node_first_child(node) : NULL; row; row = cmark_node_next(row))
            add(f, PASSAGE_ROW, layer_written(f->markup, row), 0);
        return layer->kind == LAYER_TABLE;
    default:
        return false;
    }
}

static void add_tree(struct finder *f, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER && add_node(f, cmark_iter_get_node(iter)))
            cmark_iter_reset(iter, cmark_iter_get_node(iter), CMARK_EVENT_EXIT);
    cmark_iter_free(iter);
}

static int compare(const void *x, const void *y)
{
    const struct passage *a = x, *b = y;

    return a->text.s < b->text.s ? -1 : a->text.s > b->text.s;
}

void passages_find(struct passages *passages, const struct source *source, const struct markup *markup, cmark_node *root)
{
    struct finder f = { passages, source, markup, NULL };

    *passages = (struct passages){0};
    add_tree(&f, root);
    for (size_t i = 0; i < markup->n; i++) {    /* footnotes stand outside of the tree */
        const struct note *note = markup->marks[i].kind == MARK_NOTE ? layer_note(markup, markup->marks[i].name) : NULL;

        if (note && note->written.s == markup->marks[i].written.s) {
            f.note = note->item;
            add_tree(&f, note->item);
        }
    }
    if (f.note)
        qsort(passages->items, passages->n, sizeof *passages->items, compare);
}

void passages_done(struct passages *passages)
{
    free(passages->items);
    *passages = (struct passages){0};
}
