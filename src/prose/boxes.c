/* prose/boxes.c - admonitions: notes, warnings and their like. */

#include "prose/nodes.h"

#include <strings.h>

static const struct { const char *word, *element; bool own; } admonitions[] = {    /* own: the word itself is the title */
    { "note", "note", false }, { "info", "note", true }, { "abstract", "note", true }, { "summary", "note", true }, { "question", "note", true }, { "example", "note", true },
    { "quote", "note", true }, { "tip", "tip", false }, { "hint", "tip", false }, { "success", "tip", true }, { "important", "important", false },
    { "warning", "warning", false }, { "attention", "warning", true }, { "caution", "caution", false }, { "danger", "caution", true }, { "error", "caution", true },
    { "failure", "caution", true }, { "bug", "caution", true },
};

/* Its element and title, from its word and what was written behind it. */
static void name_admonition(struct markup *m, struct layer *layer, struct str word, struct str title)
{
    bool own = true;
    size_t n;

    layer->element = "note";
    for (size_t i = 0; i < sizeof admonitions / sizeof *admonitions; i++) {
        if (word.n == strlen(admonitions[i].word) && !strncasecmp(word.s, admonitions[i].word, word.n)) {
            layer->element = admonitions[i].element;
            own = admonitions[i].own;
        }
    }
    layer->title = title;
    n = word.n;
    if (!title.n && own && n) {
        char *copy = arena_dup(&m->arena, word.s, n);

        for (size_t i = 0; i < n; i++)
            copy[i] = i || copy[i] < 'a' || copy[i] > 'z' ? (char)(i && copy[i] >= 'A' && copy[i] <= 'Z' ? copy[i] | 32 : copy[i]) : (char)(copy[i] & ~32);
        layer->title = (struct str){ copy, n };
    }
}

/* !!! note "Title": words before the title say how it looks. */
cmark_node *layer_admonition(struct markup *m, const struct mark *mark, cmark_node *item)
{
    struct str words = str_trim(str_cut(mark->written, strspn(mark->written.s, "!?+"))), title = STR("");
    const char *quote = memchr(words.s, '"', words.n);
    cmark_node *node;
    struct layer *layer = layer_new(m, &node, CMARK_NODE_CUSTOM_BLOCK, LAYER_ADMONITION);
    size_t n = 0;

    if (quote) {
        title = str_cut(words, (size_t)(quote - words.s) + 1);
        if (title.n && title.s[title.n - 1] == '"')
            title.n--;
        words.n = (size_t)(quote - words.s);
    }
    while (n < words.n && words.s[n] != ' ' && words.s[n] != '\t')
        n++;
    name_admonition(m, layer, (struct str){ words.s, n }, title);
    layer->written = title;
    node_drop(cmark_node_first_child(item));
    node_move_children(item, node);
    return node;
}

/* Takes the line with the sign of a box off the words of a paragraph; gives the title on it. */
static struct str take_line(struct markup *m, cmark_node *paragraph)
{
    struct str rest = layer_written(m, paragraph), line;
    const char *close;

    if (!rest.n || !str_split(&rest, '\n', &line))
        return STR("");
    layer_place(m, paragraph, rest, false);
    close = memchr(line.s, ']', line.n);
    return close ? str_cut(line, (size_t)(close - line.s) + 1) : STR("");
}

/* > [!NOTE] Title */
void layer_make_alert(struct markup *m, cmark_node *quotation)
{
    cmark_node *paragraph = cmark_node_first_child(quotation), *node, *next;
    cmark_node *first = paragraph && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH ? cmark_node_first_child(paragraph) : NULL;
    struct str words = node_words(first), title;
    const char *close = words.n > 3 && words.s[0] == '[' && words.s[1] == '!' ? memchr(words.s, ']', words.n) : NULL;
    struct layer *layer;

    if (!close || close == words.s + 2 || ((next = cmark_node_next(first)) && cmark_node_get_type(next) != CMARK_NODE_SOFTBREAK && cmark_node_get_type(next) != CMARK_NODE_LINEBREAK))
        return;
    for (const char *c = words.s + 2; c < close; c++)
        if ((*c | 32) < 'a' || (*c | 32) > 'z')
            return;
    title = str_trim(str_cut(words, (size_t)(close - words.s) + 1));
    if (title.n && (title.s[0] == '-' || title.s[0] == '+'))    /* folded or not */
        title = str_trim(str_cut(title, 1));
    layer = layer_new(m, &node, CMARK_NODE_CUSTOM_BLOCK, LAYER_ADMONITION);
    if (title.n)
        title = (struct str){ arena_dup(&m->arena, title.s, title.n), title.n };
    name_admonition(m, layer, (struct str){ words.s + 2, (size_t)(close - words.s) - 2 }, title);
    layer->written = take_line(m, paragraph);
    if (next)
        node_drop(next);
    node_drop(first);
    if (!cmark_node_first_child(paragraph))
        node_drop(paragraph);
    node_move_children(quotation, node);
    cmark_node_replace(quotation, node);
    cmark_node_free(quotation);
}
