/* prose/tags.c - HTML among words that means what Markdown can say as well: pictures, emphasis, signs above the line, anchors. */

#include "prose/html.h"
#include "prose/nodes.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

enum made { MADE_WORDS, MADE_EMPHASIS, MADE_STRONG, MADE_STRUCK, MADE_SPAN, MADE_SHIFTED, MADE_LINK };

/* What becomes of what stands between two tags. */
static const struct { const char *tag; enum made made; const char *element, *role; } tags[] = {
    { "a", MADE_LINK, NULL, NULL }, { "b", MADE_STRONG, NULL, NULL }, { "big", MADE_WORDS, NULL, NULL }, { "center", MADE_WORDS, NULL, NULL }, { "cite", MADE_EMPHASIS, NULL, NULL },
    { "code", MADE_SPAN, "literal", NULL }, { "del", MADE_STRUCK, NULL, NULL }, { "em", MADE_EMPHASIS, NULL, NULL }, { "font", MADE_WORDS, NULL, NULL },
    { "i", MADE_EMPHASIS, NULL, NULL }, { "ins", MADE_SPAN, "emphasis", "underline" }, { "kbd", MADE_SPAN, "literal", NULL }, { "mark", MADE_SPAN, "emphasis", "mark" },
    { "s", MADE_STRUCK, NULL, NULL }, { "samp", MADE_SPAN, "literal", NULL }, { "small", MADE_WORDS, NULL, NULL }, { "span", MADE_WORDS, NULL, NULL },
    { "strike", MADE_STRUCK, NULL, NULL }, { "strong", MADE_STRONG, NULL, NULL }, { "sub", MADE_SHIFTED, "subscript", NULL }, { "sup", MADE_SHIFTED, "superscript", NULL },
    { "tt", MADE_SPAN, "literal", NULL }, { "u", MADE_SPAN, "emphasis", "underline" }, { "var", MADE_EMPHASIS, NULL, NULL },
};

enum { TAGS = sizeof tags / sizeof *tags, LOOKED_BACK = 16 };

/* Which row; TAGS for none. */
static size_t find_tag(struct str name)
{
    for (size_t i = 0; i < TAGS; i++)
        if (name.n == strlen(tags[i].tag) && !strncasecmp(name.s, tags[i].tag, name.n))
            return i;
    return TAGS;
}

bool layer_knows_tag(struct str name)
{
    return find_tag(name) < TAGS;
}

static struct str literal_of(cmark_node *node)
{
    return str_of(cmark_node_get_literal(node));
}

/* <img src="plan.png" alt="words"> is ![words](plan.png). */
static void make_picture(const struct markup *m, cmark_node *node)
{
    struct buf html = {0}, source = {0}, words = {0}, title = {0};
    cmark_node *picture, *text;

    markup_restore(m, &html, literal_of(node));
    if (html_attribute(buf_text(&html), "src", &source) && source.n) {
        picture = markup_node(CMARK_NODE_IMAGE);
        cmark_node_set_url(picture, source.s);
        if (html_attribute(buf_text(&html), "title", &title) && title.n)
            cmark_node_set_title(picture, title.s);
        if (html_attribute(buf_text(&html), "alt", &words) && words.n) {
            text = markup_node(CMARK_NODE_TEXT);
            node_set_words(text, buf_text(&words));
            cmark_node_append_child(picture, text);
        }
        cmark_node_replace(node, picture);
        cmark_node_free(node);
    }
    buf_done(&html);
    buf_done(&source);
    buf_done(&words);
    buf_done(&title);
}

/* Nothing but words, without signs of their own: what DocBook takes above the line and below it. */
static bool is_plain(const struct markup *m, cmark_node *from, cmark_node *to)
{
    for (cmark_node *node = cmark_node_next(from); node != to; node = cmark_node_next(node)) {
        struct str words = node_words(node), plain;
        const struct mark *mark;

        if (cmark_node_get_type(node) != CMARK_NODE_TEXT)
            return false;
        while (markup_piece(m, &words, &plain, &mark))
            if (mark)
                return false;
    }
    return true;
}

cmark_node *layer_tag_node(struct markup *m, struct str name, const char *address, bool plain)
{
    size_t tag = find_tag(name);
    struct layer *layer;
    cmark_node *node;

    switch (tag < TAGS ? tags[tag].made : MADE_WORDS) {
    case MADE_EMPHASIS: return markup_node(CMARK_NODE_EMPH);
    case MADE_STRONG: return markup_node(CMARK_NODE_STRONG);
    case MADE_LINK:
        if (!address || !*address)
            return NULL;
        node = markup_node(CMARK_NODE_LINK);
        cmark_node_set_url(node, address);
        return node;
    case MADE_STRUCK: case MADE_SPAN: case MADE_SHIFTED:
        if (tags[tag].made == MADE_SHIFTED && !plain)
            return NULL;
        layer = layer_new(m, &node, CMARK_NODE_CUSTOM_INLINE, tags[tag].made == MADE_STRUCK ? LAYER_STRUCK : LAYER_SPAN);
        layer->element = tags[tag].element;
        layer->role = tags[tag].role;
        return node;
    default:
        return NULL;
    }
}

static void wrap(struct markup *m, size_t tag, cmark_node *open, cmark_node *close)
{
    struct buf address = {0};
    cmark_node *node = NULL, *child;

    if (tags[tag].made == MADE_LINK)
        html_attribute(literal_of(open), "href", &address);
    if (cmark_node_next(open) != close)
        node = layer_tag_node(m, str_of(tags[tag].tag), address.s, is_plain(m, open, close));
    buf_done(&address);
    if (node) {
        cmark_node_insert_after(open, node);
        while ((child = cmark_node_next(node)) != close) {
            cmark_node_unlink(child);
            cmark_node_append_child(node, child);
        }
    }
    node_drop(open);
    node_drop(close);
}

/* The tags among these words that belong together. */
static void pair(struct markup *m, cmark_node *parent)
{
    struct nodes open = {0};
    cmark_node *next;

    for (cmark_node *node = cmark_node_first_child(parent); node; node = next) {
        struct str html = cmark_node_get_type(node) == CMARK_NODE_HTML_INLINE ? literal_of(node) : STR(""), name = html_tag(html);
        bool closes = name.n && name.s[0] == '/';
        size_t tag = find_tag(str_cut(name, closes)), i;

        next = cmark_node_next(node);
        if (tag == TAGS)
            continue;
        if (!closes && !str_ends(html, STR("/>"))) {
            nodes_add(&open, node);
        } else if (!closes) {    /* <a name="x"/> */
            node_drop(node);
        } else {
            for (i = open.n; i > 0 && open.n - i < LOOKED_BACK && find_tag(html_tag(literal_of(open.items[i - 1]))) != tag; i--) {}
            if (!i || find_tag(html_tag(literal_of(open.items[i - 1]))) != tag)
                continue;
            open.n = i - 1;
            wrap(m, tag, open.items[i - 1], node);
        }
    }
    nodes_done(&open);
}

void layer_read_tags(struct markup *m, cmark_node *root)
{
    struct nodes nodes = {0};
    size_t n = 0;

    nodes_collect(&nodes, root, CMARK_NODE_HTML_INLINE);
    for (size_t i = 0; i < nodes.n; i++) {
        struct str name = html_tag(literal_of(nodes.items[i]));

        if (name.n == 3 && !strncasecmp(name.s, "img", 3))
            make_picture(m, nodes.items[i]);
        else
            nodes.items[n++] = cmark_node_parent(nodes.items[i]);
    }
    nodes.n = n;
    nodes_unique(&nodes);
    for (size_t i = 0; i < nodes.n; i++)
        pair(m, nodes.items[i]);
    nodes_done(&nodes);
    if (n)
        cmark_consolidate_text_nodes(root);
}
