/* prose/boxes.c - admonitions: notes, warnings and their like. */

#include "base/mem.h"
#include "diag/diag.h"
#include "prose/nodes.h"

#include <stdlib.h>
#include <strings.h>

static const struct { const char *word, *element; bool own; } admonitions[] = {    /* own: the word itself is the title */
    { "note", "note", false }, { "info", "note", true }, { "abstract", "note", true }, { "summary", "note", true }, { "question", "note", true }, { "example", "note", true },
    { "quote", "note", true }, { "tip", "tip", false }, { "hint", "tip", false }, { "success", "tip", true }, { "important", "important", false },
    { "warning", "warning", false }, { "attention", "warning", true }, { "caution", "caution", false }, { "danger", "caution", true }, { "error", "caution", true },
    { "failure", "caution", true }, { "bug", "caution", true },
};

static bool is_admonition(struct str word)
{
    for (size_t i = 0; i < sizeof admonitions / sizeof *admonitions; i++)
        if (word.n == strlen(admonitions[i].word) && !strncasecmp(word.s, admonitions[i].word, word.n))
            return true;
    return false;
}

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

/* ---- ::: note ---- */

/* A box that was begun: its heading, and the title and name in what follows the colons. */
struct opening { cmark_node *heading; struct mark mark; };    /* a copy: titles with marks of their own make the list of all grow */
struct openings { struct opening *items; size_t n, cap; };

static struct str word_of(struct str text)
{
    size_t n = 0;

    while (n < text.n && (((text.s[n] | 32) >= 'a' && (text.s[n] | 32) <= 'z') || (text.s[n] >= '0' && text.s[n] <= '9') || text.s[n] == '-' || text.s[n] == '_'))
        n++;
    return (struct str){ text.s, n };
}

static struct str unquoted(struct str text)
{
    text = str_trim(text);
    return text.n > 1 && text.s[0] == '"' && text.s[text.n - 1] == '"' ? (struct str){ text.s + 1, text.n - 2 } : text;
}

/* {#id .note title="Words"}, {note}: its first class, or word. */
static void read_braces(struct str inside, struct str *name, struct str *title)
{
    while (inside.n) {
        bool class = inside.s[0] == '.';
        struct str word = word_of(str_cut(inside, class));
        size_t n = class + word.n;

        if (!word.n) {
            n = 1;
            while (n < inside.n && inside.s[n] != ' ')
                n++;
        } else if (n + 1 < inside.n && inside.s[n] == '=' && inside.s[n + 1] == '"') {
            const char *end = memchr(inside.s + n + 2, '"', inside.n - n - 2);
            size_t from = n + 2;

            n = end ? (size_t)(end - inside.s) + 1 : inside.n;
            if (str_is(word, "title") && end)
                *title = (struct str){ inside.s + from, n - 1 - from };
        } else if (!name->n) {
            *name = word;
        }
        inside = str_trim(str_cut(inside, n));
    }
}

/* What has a name that is none of ours says but how its words look elsewhere: they stay where they are, headings too, below its title. */
static cmark_node *titled(struct markup *m, struct str title)
{
    cmark_node *paragraph = markup_node(CMARK_NODE_PARAGRAPH), *strong = markup_node(CMARK_NODE_STRONG), *words = markup_node(CMARK_NODE_TEXT);
    struct buf marked = {0};

    markup_cell(m, title, &marked);
    node_set_words(words, buf_text(&marked));
    layer_place(m, paragraph, title, false);
    cmark_node_append_child(strong, words);
    cmark_node_append_child(paragraph, strong);
    buf_done(&marked);
    return paragraph;
}

/* The box of its line: `note`, `note Title`, `note[Title]`, `{.note}`, `{note} Title`, Quarto's `{.callout-note}`. NULL for what has another name: its title then is a paragraph of its own. */
static cmark_node *fenced_of(struct markup *m, const struct mark *mark, cmark_node **paragraph)
{
    struct str rest = mark->name, name = STR(""), title = STR("");
    cmark_node *node;
    struct layer *layer;
    const char *close;

    if (rest.s[0] != '{') {
        name = word_of(rest);
        rest = str_cut(rest, name.n);
        close = rest.n && rest.s[0] == '[' ? memrchr(rest.s, ']', rest.n) : NULL;
        if (close) {
            title = (struct str){ rest.s + 1, (size_t)(close - rest.s) - 1 };
            rest = str_cut(rest, (size_t)(close - rest.s) + 1);
        }
    }
    rest = str_trim(rest);
    close = rest.n && rest.s[0] == '{' ? memchr(rest.s, '}', rest.n) : NULL;
    if (close) {
        read_braces(str_trim((struct str){ rest.s + 1, (size_t)(close - rest.s) - 1 }), &name, &title);
        rest = str_cut(rest, (size_t)(close - rest.s) + 1);
    }
    if (!title.n)
        title = unquoted(rest);
    if (str_starts(name, STR("callout-")))
        name = str_cut(name, strlen("callout-"));
    *paragraph = NULL;
    if (!is_admonition(name)) {
        *paragraph = title.n ? titled(m, title) : NULL;
        return NULL;
    }
    layer = layer_new(m, &node, CMARK_NODE_CUSTOM_BLOCK, LAYER_ADMONITION);
    name_admonition(m, layer, name, title);
    layer->written = title;
    return node;
}

/* Puts what stands between two headings into a box, which takes the place of the first. `end` is NULL for what is never closed: that ends above a heading of the text. */
static void close_fenced(struct markup *m, const struct opening *opening, cmark_node *end)
{
    cmark_node *paragraph, *box = fenced_of(m, &opening->mark, &paragraph), *node;

    if (!box) {
        if (paragraph)
            cmark_node_insert_before(opening->heading, paragraph);
        node_drop(opening->heading);
        return;
    }
    cmark_node_replace(opening->heading, box);
    cmark_node_free(opening->heading);
    while ((node = cmark_node_next(box)) != end && (end || cmark_node_get_type(node) != CMARK_NODE_HEADING)) {
        cmark_node_unlink(node);
        cmark_node_append_child(box, node);
    }
}

/* A line that ends no box stays what it is. */
static void keep_line(struct markup *m, cmark_node *heading, const struct mark *mark)
{
    cmark_node *paragraph = markup_node(CMARK_NODE_PARAGRAPH);

    node_move_children(heading, paragraph);
    layer_place(m, paragraph, mark->written, false);
    cmark_node_replace(heading, paragraph);
    cmark_node_free(heading);
    layer_remark(m, DIAG_BOX_NOT_OPEN, mark->written, "");
}

/* The innermost box that was begun beside this line, and not within something else. Those that were begun within are never closed. */
static bool find_opening(struct markup *m, struct openings *open, cmark_node *heading)
{
    enum { DEEPEST = 64 };
    size_t i = open->n;

    while (i > 0 && open->n - i < DEEPEST && cmark_node_parent(open->items[i - 1].heading) != cmark_node_parent(heading))
        i--;
    if (!i || cmark_node_parent(open->items[i - 1].heading) != cmark_node_parent(heading))
        return false;
    for (; open->n > i; open->n--) {
        layer_remark(m, DIAG_BOX_NOT_CLOSED, open->items[open->n - 1].mark.written, "");
        close_fenced(m, &open->items[open->n - 1], NULL);
    }
    return true;
}

void layer_make_fenced(struct markup *m, cmark_node *root)
{
    struct openings open = {0};
    struct nodes nodes = {0};

    nodes_collect(&nodes, root, CMARK_NODE_HEADING);
    for (size_t i = 0; i < nodes.n; i++) {
        cmark_node *heading = nodes.items[i];
        const struct mark *found = markup_first(m, node_words(cmark_node_first_child(heading)), MARK_BOX);
        struct mark mark;

        if (!found)
            continue;
        mark = *found;
        if (mark.name.n) {
            mem_grow(&open.items, &open.cap, open.n + 1, sizeof *open.items);
            open.items[open.n++] = (struct opening){ heading, mark };
        } else if (!find_opening(m, &open, heading)) {
            keep_line(m, heading, &mark);
        } else {
            close_fenced(m, &open.items[--open.n], heading);
            node_drop(heading);
        }
    }
    for (; open.n; open.n--) {
        layer_remark(m, DIAG_BOX_NOT_CLOSED, open.items[open.n - 1].mark.written, "");
        close_fenced(m, &open.items[open.n - 1], NULL);
    }
    free(open.items);
    nodes_done(&nodes);
}
