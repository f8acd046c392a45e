/* prose/strike.c - words between ~~ and ~~ (GitHub Flavored Markdown 0.29, 6.5), and between == and ==, which marks them. */

#include "prose/nodes.h"

#include <stdlib.h>

/* What a node of two signs may do; what it may not, it stays. */
enum role { OPENS = 1, CLOSES = 2, BOTH = OPENS | CLOSES, MARKS = 4 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || !c;
}

static bool is_word(char c)
{
    return (unsigned char)c >= 0x80 || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9');
}

/* The next run of just two tildes, or equals signs; its offset, or the text's end. */
static size_t find_run(struct str text, size_t from)
{
    while (from < text.n) {
        size_t n = 0;

        while (from < text.n && text.s[from] != '~' && text.s[from] != '=')
            from++;
        while (from + n < text.n && text.s[from + n] == text.s[from])
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

/* No blank behind what opens, none before what closes. Equals signs between words are a sum, or a program's. */
static int role_of(cmark_node *node, struct str text, size_t at)
{
    bool before = at ? !is_blank(text.s[at - 1]) : !ends_line(cmark_node_previous(node));
    bool after = at + 2 < text.n ? !is_blank(text.s[at + 2]) : !ends_line(cmark_node_next(node));
    int role = (before ? CLOSES : 0) | (after ? OPENS : 0);

    if (role && text.s[at] == '=') {
        if (at && is_word(text.s[at - 1]))
            role &= ~OPENS;
        if (at + 2 < text.n && is_word(text.s[at + 2]))
            role &= ~CLOSES;
        role = role ? role | MARKS : 0;
    }
    return role;
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
        int role = role_of(node, text, at);

        if (!role)
            continue;
        if (at > from)
            add_before(node, (struct str){ text.s + from, at - from });
        cmark_node_set_user_data(add_before(node, role & MARKS ? STR("==") : STR("~~")), (void *)(uintptr_t)role);
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
    bool marks = node_words(open).s[0] == '=';
    struct layer *layer = layer_new(m, &struck, CMARK_NODE_CUSTOM_INLINE, marks ? LAYER_SPAN : LAYER_STRUCK);

    layer->element = marks ? "emphasis" : NULL;
    layer->role = marks ? "mark" : NULL;
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
    cmark_node *open[2] = { NULL, NULL }, *next;
    size_t opened[2] = { 0, 0 }, n = 0;
    bool found = false;

    for (cmark_node *node = cmark_node_first_child(parent); node; node = next) {
        next = cmark_node_next(node);
        found = (cmark_node_get_type(node) == CMARK_NODE_TEXT && cut_words(node)) || found;
    }
    for (cmark_node *node = found ? cmark_node_first_child(parent) : NULL; node; node = next) {
        int role = cmark_node_get_type(node) == CMARK_NODE_TEXT ? (int)(uintptr_t)cmark_node_get_user_data(node) : 0;
        int mine = (role & MARKS) != 0;

        next = cmark_node_next(node);
        if (role)
            cmark_node_set_user_data(node, NULL);
        n++;
        if ((role & CLOSES) && open[mine] && cmark_node_next(open[mine]) != node) {
            strike(m, open[mine], node);
            open[mine] = NULL;
            if (opened[!mine] > opened[mine])    /* it was begun within, and went with it */
                open[!mine] = NULL;
        } else if (role & OPENS) {
            open[mine] = node;
            opened[mine] = n;
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
    for (size_t i = 0; i < nodes.n; i++)    /* the parents of words with such signs, each once; in which order does not matter */
        if (find_run(node_words(nodes.items[i]), 0) < node_words(nodes.items[i]).n)
            nodes.items[n++] = cmark_node_parent(nodes.items[i]);
    nodes.n = n;
    nodes_unique(&nodes);
    for (size_t i = 0; i < nodes.n; i++)
        strike_within(m, nodes.items[i]);
    nodes_done(&nodes);
}
