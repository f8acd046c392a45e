/* prose/spans.c - [words]{.class}, links in links, and attributes behind links, pictures and code. */

#include "diag/diag.h"
#include "prose/attributes.h"
#include "prose/nodes.h"

#include <stdlib.h>

/* What a piece of words is that was cut off. */
enum piece { PIECE_OPEN = 1, PIECE_CLOSE, PIECE_SPAN, PIECE_LINK, PIECE_ATTRIBUTES };

enum { ADDRESS_MOST = 500 };

static enum piece piece_of(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_TEXT ? (enum piece)(uintptr_t)cmark_node_get_user_data(node) : 0;
}

static cmark_node *add_piece(cmark_node *before, struct str text, enum piece piece)
{
    cmark_node *node = markup_node(CMARK_NODE_TEXT);

    node_set_words(node, text);
    cmark_node_set_user_data(node, (void *)(uintptr_t)piece);
    cmark_node_insert_before(before, node);
    return node;
}

/* The mark of this kind at the front, and its length there; NULL if there is none. */
static const struct mark *mark_here(const struct markup *m, struct str text, enum mark_kind kind, size_t *n)
{
    const struct mark *mark = text.n && text.s[0] == '\xef' ? markup_first(m, text, kind) : NULL;
    const char *end = mark ? memmem(text.s, text.n, "\xef\xa3\xb1", 3) : NULL;

    *n = end ? (size_t)(end - text.s) + 3 : 0;
    return end ? mark : NULL;
}

/* (address) */
static size_t address_length(struct str text)
{
    size_t n = 1;

    if (!text.n || text.s[0] != '(')
        return 0;
    while (n < text.n && n < ADDRESS_MOST && (unsigned char)text.s[n] > ' ' && !strchr("()<>[]", text.s[n]))
        n++;
    return n > 1 && n < text.n && text.s[n] == ')' ? n + 1 : 0;
}

/* Gives brackets, and what may follow them, nodes of their own. */
static void cut_words(struct markup *m, cmark_node *node)
{
    struct str text = node_words(node);
    size_t from = 0, n;

    for (size_t at = 0; at < text.n; at++) {
        struct str rest = str_cut(text, at);
        enum piece piece = 0;

        if (rest.s[0] == '[') {
            piece = PIECE_OPEN;
            n = 1;
        } else if (rest.s[0] == ']' && mark_here(m, str_cut(rest, 1), MARK_ATTRIBUTES, &n)) {
            piece = PIECE_SPAN;
            n++;
        } else if (rest.s[0] == ']' && (n = address_length(str_cut(rest, 1))) > 0) {
            piece = PIECE_LINK;
            n++;
        } else if (rest.s[0] == ']') {
            piece = PIECE_CLOSE;
            n = 1;
        } else if (mark_here(m, rest, MARK_ATTRIBUTES, &n)) {
            piece = PIECE_ATTRIBUTES;
        } else {
            continue;
        }
        if (at > from)
            add_piece(node, (struct str){ text.s + from, at - from }, 0);
        add_piece(node, (struct str){ text.s + at, n }, piece);
        from = at + n;
        at = from - 1;
    }
    if (from && from == text.n)
        node_drop(node);
    else if (from)
        node_set_words(node, str_cut(text, from));
}

/* ---- what becomes of them ---- */

static void wrap(cmark_node *open, cmark_node *close, cmark_node *node)
{
    cmark_node *child;

    cmark_node_insert_after(open, node);
    while ((child = cmark_node_next(node)) != close) {
        cmark_node_unlink(child);
        cmark_node_append_child(node, child);
    }
    node_drop(open);
    node_drop(close);
}

static bool is_comment(struct str attributes)
{
    return attributes_have_class(attributes, "comment-start") || attributes_have_class(attributes, "comment-end");
}

/* [words]{.underline}: the words, and what of the class can be shown. False for what stays as it was typed. */
static bool make_span(struct markup *m, cmark_node *open, cmark_node *close)
{
    static const struct { const char *class, *role; } classes[] = { { "underline", "underline" }, { "ul", "underline" }, { "mark", "mark" }, { "highlight", "mark" }, { "hl", "mark" } };
    size_t n;
    const struct mark *mark = mark_here(m, str_cut(node_words(close), 1), MARK_ATTRIBUTES, &n);
    struct layer *layer;
    cmark_node *node;

    if (!mark || is_comment(mark->name))
        return false;
    layer = layer_new(m, &node, CMARK_NODE_CUSTOM_INLINE, LAYER_SPAN);
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (attributes_have_class(mark->name, classes[i].class)) {
            layer->element = "emphasis";
            layer->role = classes[i].role;
        }
    if (attributes_have_class(mark->name, "deletion"))
        layer->kind = LAYER_STRUCK;
    wrap(open, close, node);
    if (!cmark_node_first_child(node))
        node_drop(node);
    return true;
}

/* [words [3](#a)](#a), as contents of Word are: a link, with nothing linked in it. */
static bool make_link(cmark_node *open, cmark_node *close)
{
    struct str address = str_cut(node_words(close), 2);
    cmark_node *link, *child, *next;
    bool within = false;
    char url[ADDRESS_MOST + 1];

    for (child = cmark_node_next(open); child != close; child = cmark_node_next(child))
        within = within || cmark_node_get_type(child) == CMARK_NODE_LINK;
    if (!within)    /* cmark had its reasons */
        return false;
    memcpy(url, address.s, address.n - 1);
    url[address.n - 1] = '\0';
    link = markup_node(CMARK_NODE_LINK);
    cmark_node_set_url(link, url);
    wrap(open, close, link);
    for (child = cmark_node_first_child(link); child; child = next) {
        next = cmark_node_next(child);
        if (cmark_node_get_type(child) != CMARK_NODE_LINK)
            continue;
        while (cmark_node_first_child(child)) {
            cmark_node *inner = cmark_node_first_child(child);

            cmark_node_unlink(inner);
            cmark_node_insert_before(child, inner);
        }
        node_drop(child);
    }
    return true;
}

/* Behind a link, a picture or code they say how that looks; behind a heading what it is called, which its reader finds in its words. */
static bool drop_attributes(const struct markup *m, cmark_node *node)
{
    cmark_node *before = cmark_node_previous(node);
    cmark_node_type type = before ? cmark_node_get_type(before) : CMARK_NODE_NONE;
    size_t n;
    const struct mark *mark = mark_here(m, node_words(node), MARK_ATTRIBUTES, &n);

    if (!mark || !(type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE || (type == CMARK_NODE_CODE && mark->name.s[1] != '=') || type == CMARK_NODE_CUSTOM_INLINE))
        return false;
    node_drop(node);
    return true;
}

static bool ends_heading(cmark_node *node)
{
    cmark_node *parent = cmark_node_parent(node);

    return parent && cmark_node_get_type(parent) == CMARK_NODE_HEADING && !cmark_node_next(node);
}

/* What was not understood is printed as it was typed, and told. */
static void keep(struct markup *m, cmark_node *node)
{
    struct str text = node_words(node);
    size_t n, bracket = piece_of(node) == PIECE_SPAN;
    const struct mark *mark = mark_here(m, str_cut(text, bracket), MARK_ATTRIBUTES, &n);
    struct buf words = {0};

    if (!mark)
        return;
    markup_restore(m, &words, text);
    node_set_words(node, buf_text(&words));
    if (!ends_heading(node))
        layer_remark(m, DIAG_ATTRIBUTES_UNREAD, mark->written, arena_dup(&m->arena, mark->written.s, mark->written.n));
    buf_done(&words);
}

static void pair(struct markup *m, cmark_node *parent)
{
    struct nodes open = {0};
    cmark_node *next;

    for (cmark_node *node = cmark_node_first_child(parent); node; node = next) {
        enum piece piece = piece_of(node);

        next = cmark_node_next(node);
        if (piece == PIECE_OPEN) {
            nodes_add(&open, node);
            continue;
        }
        if (!piece)
            continue;
        if (piece == PIECE_ATTRIBUTES) {
            if (!drop_attributes(m, node))
                keep(m, node);
        } else if (!open.n) {
            keep(m, node);
        } else if (--open.n, !(piece == PIECE_SPAN && make_span(m, open.items[open.n], node)) && !(piece == PIECE_LINK && make_link(open.items[open.n], node))) {
            keep(m, node);
        }
    }
    nodes_done(&open);
    for (cmark_node *node = cmark_node_first_child(parent); node; node = cmark_node_next(node))
        if (piece_of(node))
            cmark_node_set_user_data(node, NULL);
}

/* Attributes that go on in the next line. */
static void drop_more(struct markup *m, cmark_node *node)
{
    struct str text = node_words(node);
    cmark_node *before = cmark_node_previous(node);
    size_t n;

    if (!mark_here(m, text, MARK_MORE, &n))
        return;
    if (before && cmark_node_get_type(before) == CMARK_NODE_SOFTBREAK)
        node_drop(before);
    if (n == text.n)
        node_drop(node);
    else
        node_set_words(node, str_cut(text, n));
}

void layer_make_spans(struct markup *m, cmark_node *root)
{
    struct nodes nodes = {0};
    size_t n = 0;

    nodes_collect(&nodes, root, CMARK_NODE_TEXT);
    for (size_t i = 0; i < nodes.n && m->attributes; i++)
        drop_more(m, nodes.items[i]);
    nodes_collect(&nodes, root, CMARK_NODE_TEXT);
    for (size_t i = 0; i < nodes.n; i++) {
        struct str words = node_words(nodes.items[i]);
        cmark_node *parent = cmark_node_parent(nodes.items[i]);

        if ((m->attributes || memmem(words.s, words.n, "](", 2)) && !(n && nodes.items[n - 1] == parent))
            nodes.items[n++] = parent;
    }
    nodes.n = n;
    nodes_unique(&nodes);
    for (size_t i = 0; i < nodes.n; i++) {
        cmark_node *next;

        for (cmark_node *node = cmark_node_first_child(nodes.items[i]); node; node = next) {
            next = cmark_node_next(node);
            if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
                cut_words(m, node);
        }
        pair(m, nodes.items[i]);
    }
    nodes_done(&nodes);
    if (n)
        cmark_consolidate_text_nodes(root);
}
