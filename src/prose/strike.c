/* prose/strike.c - words between ~~ and ~~ (GitHub Flavored Markdown 0.29, 6.5). */

#include "prose/nodes.h"

#include <stdlib.h>

/* What a node of two tildes may do; what it may not, it stays. */
static const char OPENS[] = "opens", CLOSES[] = "closes", BOTH[] = "both";

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || !c;
}

/* The next run of just two tildes; its offset, or the text's end. */
static size_t find_run(struct str text, size_t from)
{
    while (from < text.n) {
        size_t n = 0;
        const char *at = memchr(text.s + from, '~', text.n - from);

        if (!at)
            return text.n;
        from = (size_t)(at - text.s);
        while (from + n < text.n && text.s[from + n] == '~')
            n++;
        if (n == 2)
            return from;
        from += n;
    }
    return text.n;
}

static bool ends_line(cmark_node *node)
{
    return !node || cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK || cmark_node_get_type(node) == CMARK_NODE_LINEBREAK;
}

/* No blank behind what opens, none before what closes. */
static const char *role_of(cmark_node *node, struct str text, size_t at)
{
    bool before = at ? !is_blank(text.s[at - 1]) : !ends_line(cmark_node_previous(node));
    bool after = at + 2 < text.n ? !is_blank(text.s[at + 2]) : !ends_line(cmark_node_next(node));

    return before && after ? BOTH : after ? OPENS : before ? CLOSES : NULL;
}

static cmark_node *add_before(cmark_node *node, struct str text)
{
    cmark_node *piece = markup_node(CMARK_NODE_TEXT);

    node_set_words(piece, text);
    cmark_node_insert_before(node, piece);
    return piece;
}

/* Gives each pair of tildes a node of its own. */
static bool cut_words(cmark_node *node)
{
    struct str text = node_words(node);
    size_t from = 0, at;
    bool found = false;

    for (size_t look = 0; (at = find_run(text, look)) < text.n; look = at + 2) {
        const char *role = role_of(node, text, at);

        if (!role)
            continue;
        if (at > from)
            add_before(node, (struct str){ text.s + from, at - from });
        cmark_node_set_user_data(add_before(node, STR("~~")), (void *)(uintptr_t)role);
        from = at + 2;
        found = true;
    }
    if (found && from == text.n)
        node_drop(node);
    else if (found)
        node_set_words(node, str_cut(text, from));
    return found;
}

static void strike(struct markup *m, cmark_node *open, cmark_node *close)
{
    cmark_node *struck, *node;

    layer_new(m, &struck, CMARK_NODE_CUSTOM_INLINE, LAYER_STRUCK);
    cmark_node_insert_after(open, struck);
    while ((node = cmark_node_next(struck)) != close) {
        cmark_node_unlink(node);
        cmark_node_append_child(struck, node);
    }
    node_drop(open);
    node_drop(close);
}

static void strike_within(struct markup *m, cmark_node *parent)
{
    cmark_node *open = NULL, *next;
    bool found = false;

    for (cmark_node *node = cmark_node_first_child(parent); node; node = next) {
        next = cmark_node_next(node);
        found = (cmark_node_get_type(node) == CMARK_NODE_TEXT && cut_words(node)) || found;
    }
    for (cmark_node *node = found ? cmark_node_first_child(parent) : NULL; node; node = next) {
        const char *role = cmark_node_get_type(node) == CMARK_NODE_TEXT ? cmark_node_get_user_data(node) : NULL;

        next = cmark_node_next(node);
        if (role && role != OPENS && open && cmark_node_next(open) != node) {
            strike(m, open, node);
            open = NULL;
        } else if (role && role != CLOSES) {
            open = node;
        }
    }
}

void layer_strike(struct markup *m, cmark_node *root)
{
    struct nodes nodes = {0};
    size_t n = 0;

    if (!m->tildes)
        return;
    nodes_collect(&nodes, root, CMARK_NODE_TEXT);
    for (size_t i = 0; i < nodes.n; i++)    /* the parents of words with tildes, each once; in which order does not matter */
        if (memmem(node_words(nodes.items[i]).s, node_words(nodes.items[i]).n, "~~", 2))
            nodes.items[n++] = cmark_node_parent(nodes.items[i]);
    nodes.n = n;
    nodes_unique(&nodes);
    for (size_t i = 0; i < nodes.n; i++)
        strike_within(m, nodes.items[i]);
    nodes_done(&nodes);
}
