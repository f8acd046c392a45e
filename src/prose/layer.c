/* prose/layer.c - tables, footnotes, admonitions, tasks, comments: nodes of cmark's tree. */

#include "prose/layer.h"
#include "base/mem.h"
#include "diag/diag.h"
#include "prose/html.h"

#include <stdlib.h>
#include <strings.h>

/* ---- nodes ---- */

const struct layer *layer_of(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);

    return type == CMARK_NODE_CUSTOM_BLOCK || type == CMARK_NODE_CUSTOM_INLINE ? cmark_node_get_user_data(node) : NULL;
}

static struct layer *layer_new(struct markup *m, cmark_node **node, cmark_node_type type, enum layer_kind kind)
{
    struct layer *layer = arena_alloc(&m->arena, sizeof *layer);

    layer->kind = kind;
    *node = markup_node(type);
    cmark_node_set_user_data(*node, layer);
    return layer;
}

static void remark(struct markup *m, int code, struct str where, const char *got)
{
    mem_grow(&m->remarks, &m->cap_remarks, m->n_remarks + 1, sizeof *m->remarks);
    m->remarks[m->n_remarks++] = (struct remark){ code, where, got };
}

static struct str text_of(cmark_node *node)
{
    return node && cmark_node_get_type(node) == CMARK_NODE_TEXT ? str_of(cmark_node_get_literal(node)) : STR("");
}

static void set_text(cmark_node *node, struct str text)
{
    char *copy = mem_dup(text.s, text.n);

    cmark_node_set_literal(node, copy);
    free(copy);
}

static void drop(cmark_node *node)
{
    cmark_node_unlink(node);
    cmark_node_free(node);
}

static void move_children(cmark_node *from, cmark_node *to)
{
    cmark_node *child;

    while ((child = cmark_node_first_child(from)) != NULL) {
        cmark_node_unlink(child);
        cmark_node_append_child(to, child);
    }
}

/* ---- HTML ---- */

/* Of HTML among words: comments go, breaks are breaks. */
static void soften_inline(cmark_node *node)
{
    struct str html = str_of(cmark_node_get_literal(node));

    if (html_is_comment(html)) {
        drop(node);
    } else if (html_is_break(html)) {
        cmark_node *line = markup_node(CMARK_NODE_LINEBREAK);

        cmark_node_replace(node, line);
        cmark_node_free(node);
    }
}

/* Of a block of HTML its comments go; what is no HTML then is Markdown. */
static void soften_block(struct markup *m, cmark_node *node)
{
    struct buf rest = {0};
    cmark_node *root, *paragraph;

    html_without_comments(&rest, str_of(cmark_node_get_literal(node)));
    while (rest.n && strchr(" \t\r\n", rest.s[rest.n - 1]))
        buf_cut(&rest, rest.n - 1);
    if (!rest.n || html_is_break(str_trim(buf_text(&rest)))) {
        drop(node);
    } else if (!memchr(rest.s, '<', rest.n)) {
        root = layer_parse_one(m, buf_text(&rest));
        paragraph = markup_node(CMARK_NODE_PARAGRAPH);
        for (cmark_node *child = cmark_node_first_child(root); child; child = cmark_node_next(child))
            move_children(child, paragraph);
        cmark_node_replace(node, paragraph);
        cmark_node_free(node);
        cmark_node_free(root);
    } else {
        cmark_node_set_literal(node, rest.s);
    }
    buf_done(&rest);
}

/* ---- tables ---- */

static void add_cell(struct markup *m, cmark_node *row, struct str text)
{
    struct buf marked = {0};
    cmark_node *cell, *root;

    layer_new(m, &cell, CMARK_NODE_CUSTOM_BLOCK, LAYER_CELL);
    markup_cell(m, text, &marked);
    root = layer_parse_one(m, buf_text(&marked));
    for (cmark_node *child = cmark_node_first_child(root); child; child = cmark_node_next(child))
        move_children(child, cell);
    cmark_node_append_child(row, cell);
    cmark_node_free(root);
    buf_done(&marked);
}

/* Cells that are too many stay with the last one: nothing is lost. */
static void add_row(struct markup *m, cmark_node *table, size_t columns, struct str line)
{
    struct str rest = table_row(line), text;
    cmark_node *row;
    size_t n = 0;

    layer_new(m, &row, CMARK_NODE_CUSTOM_BLOCK, LAYER_ROW);
    for (; n < columns && table_cell(&rest, &text); n++) {
        if (n + 1 == columns && rest.s)
            text = str_trim((struct str){ text.s, (size_t)(rest.s + rest.n - text.s) });
        add_cell(m, row, text);
    }
    if (n < columns || rest.s)
        remark(m, DIAG_TABLE_RAGGED, line, arena_printf(&m->arena, "%zu", columns));
    for (; n < columns; n++)
        add_cell(m, row, STR(""));
    cmark_node_append_child(table, row);
}

static bool is_empty_row(struct str line)
{
    for (size_t i = 0; i < line.n; i++)
        if (!strchr("| \t\r", line.s[i]))
            return false;
    return true;
}

/* The next line of a table in a paragraph, from one of its words on; NULL where the words are of something else. */
static const struct mark *row_mark(const struct markup *m, cmark_node *node)
{
    return markup_first(m, text_of(node), MARK_ROW);
}

/* Puts a table in the place of a paragraph's last lines, which are marked as rows. */
static void make_table(struct markup *m, cmark_node *paragraph)
{
    cmark_node *first = cmark_node_first_child(paragraph), *table, *node, *next;
    struct layer *layer;
    struct str head;

    while (first && !row_mark(m, first))
        first = cmark_node_next(first);
    if (!first)
        return;
    layer = layer_new(m, &table, CMARK_NODE_CUSTOM_BLOCK, LAYER_TABLE);
    layer->align = arena_alloc(&m->arena, COLUMNS_MOST * sizeof *layer->align);
    head = row_mark(m, first)->written;
    node = cmark_node_next(first);
    node = node && cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK ? cmark_node_next(node) : NULL;
    layer->columns = node && row_mark(m, node) ? table_columns(row_mark(m, node)->written, layer->align) : 0;
    if (!layer->columns) {    /* the lines were torn apart: they stay what they are */
        cmark_node_free(table);
        return;
    }
    layer->headless = is_empty_row(head);
    add_row(m, table, layer->columns, head);
    for (node = cmark_node_next(node); node; node = cmark_node_next(node))
        if (row_mark(m, node))
            add_row(m, table, layer->columns, row_mark(m, node)->written);
    cmark_node_insert_after(paragraph, table);
    node = cmark_node_previous(first);
    if (node && (cmark_node_get_type(node) == CMARK_NODE_SOFTBREAK || cmark_node_get_type(node) == CMARK_NODE_LINEBREAK))
        drop(node);
    for (node = first; node; node = next) {
        next = cmark_node_next(node);
        drop(node);
    }
    if (!cmark_node_first_child(paragraph))
        drop(paragraph);
}

/* ---- admonitions ---- */

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
static cmark_node *admonition_of(struct markup *m, const struct mark *mark, cmark_node *item)
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
    drop(cmark_node_first_child(item));
    move_children(item, node);
    return node;
}

/* > [!NOTE] Title */
static void make_alert(struct markup *m, cmark_node *quotation)
{
    cmark_node *paragraph = cmark_node_first_child(quotation), *node, *next;
    cmark_node *first = paragraph && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH ? cmark_node_first_child(paragraph) : NULL;
    struct str words = text_of(first), title;
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
    if (next)
        drop(next);
    drop(first);
    if (!cmark_node_first_child(paragraph))
        drop(paragraph);
    move_children(quotation, node);
    cmark_node_replace(quotation, node);
    cmark_node_free(quotation);
}

/* ---- tasks ---- */

static void make_task(struct markup *m, cmark_node *item)
{
    cmark_node *paragraph = cmark_node_first_child(item), *box;
    cmark_node *first = paragraph && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH ? cmark_node_first_child(paragraph) : NULL;
    struct str words = text_of(first);

    if (words.n < 4 || words.s[0] != '[' || !strchr(" xX", words.s[1]) || words.s[2] != ']' || words.s[3] != ' ')
        return;
    layer_new(m, &box, CMARK_NODE_CUSTOM_INLINE, LAYER_TASK)->done = words.s[1] != ' ';
    cmark_node_insert_before(first, box);
    set_text(first, str_cut(words, 3));
}

/* ---- footnotes and what else was made an item ---- */

struct note *layer_note(const struct markup *m, struct str label)
{
    struct note *note = map_get(&m->notes, label);

    return note && note->item ? note : NULL;
}

bool layer_is_confined(cmark_node *node)
{
    for (int depth = 0; node && depth < 64; node = cmark_node_parent(node), depth++) {
        cmark_node_type type = cmark_node_get_type(node);

        if (type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE || type == CMARK_NODE_HEADING)
            return true;
    }
    return false;
}

/* The mark with which an item begins that is no item. */
static const struct mark *item_mark(const struct markup *m, cmark_node *item)
{
    cmark_node *block = cmark_node_first_child(item), *words = block ? cmark_node_first_child(block) : NULL;

    if (!words)
        return NULL;
    if (cmark_node_get_type(block) == CMARK_NODE_PARAGRAPH)
        return markup_first(m, text_of(words), MARK_NOTE);
    return cmark_node_get_type(block) == CMARK_NODE_HEADING ? markup_first(m, text_of(words), MARK_ADMONITION) : NULL;
}

/* Cuts the mark off the words of a note. */
static void strip_mark(const struct markup *m, cmark_node *item)
{
    cmark_node *paragraph = cmark_node_first_child(item), *words = cmark_node_first_child(paragraph);
    struct str text = text_of(words);
    const char *end = memmem(text.s, text.n, "\xef\xa3\xb1", 3);

    (void)m;
    text = str_cut(text, end ? (size_t)(end - text.s) + 3 : 0);
    while (text.n && strchr(" \t", text.s[0]))
        text = str_cut(text, 1);
    set_text(words, text);
    if (!text.n) {
        cmark_node *next = cmark_node_next(words);

        drop(words);
        if (next && cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK)
            drop(next);
    }
    if (!cmark_node_first_child(paragraph) && cmark_node_next(paragraph))
        drop(paragraph);
}

static cmark_node *note_of(struct markup *m, const struct mark *mark, cmark_node *item)
{
    struct note *note = map_get(&m->notes, mark->name);
    cmark_node *block;

    strip_mark(m, item);
    if (note && note->referred && !note->item) {
        note->item = item;
        note->written = mark->written;
        return NULL;
    }
    remark(m, DIAG_FOOTNOTE_UNUSED, mark->written, arena_dup(&m->arena, mark->name.s, mark->name.n));
    layer_new(m, &block, CMARK_NODE_CUSTOM_BLOCK, LAYER_NOTE)->label = mark->name;
    move_children(item, block);
    return block;
}

/* Takes out of a list what was made an item for cmark alone: the list ends before it, and another begins behind it. */
static void sift_list(struct markup *m, cmark_node *list)
{
    cmark_node *after = list, *item, *next;

    for (item = cmark_node_first_child(list); item; item = next) {
        const struct mark *mark = item_mark(m, item);
        cmark_node *block;

        next = cmark_node_next(item);
        if (!mark && after == list)
            continue;
        if (!mark && cmark_node_get_type(after) != CMARK_NODE_LIST) {
            block = markup_node(CMARK_NODE_LIST);
            cmark_node_set_list_type(block, CMARK_BULLET_LIST);
            cmark_node_set_list_tight(block, cmark_node_get_list_tight(list));
            cmark_node_insert_after(after, block);
            after = block;
        }
        cmark_node_unlink(item);
        if (!mark) {
            cmark_node_append_child(after, item);
            continue;
        }
        block = mark->kind == MARK_NOTE ? note_of(m, mark, item) : admonition_of(m, mark, item);
        if (block) {
            cmark_node_insert_after(after, block);
            after = block;
            cmark_node_free(item);
        }
    }
    if (!cmark_node_first_child(list))
        drop(list);
}

/* Finds who refers to which footnote. */
static void find_referred(struct markup *m, cmark_node *words, bool in_note)
{
    struct str rest = text_of(words), plain;
    const struct mark *mark;

    while (markup_piece(m, &rest, &plain, &mark)) {
        void **at;
        struct note *note;

        if (!mark || mark->kind != MARK_FOOTNOTE)
            continue;
        at = map_at(&m->notes, mark->name);
        if (!*at) {
            *at = note = arena_alloc(&m->arena, sizeof *note);
            note->label = mark->name;
            note->written = mark->written;
        }
        note = *at;
        note->referred = note->referred || (!in_note && !layer_is_confined(words));
    }
}

/* ---- the whole ---- */

struct nodes { cmark_node **items; size_t n, cap; };

/* All nodes of a type that may become something else, in the tree's order. */
static void collect(struct nodes *nodes, cmark_node *root, cmark_node_type type)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    nodes->n = 0;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event != CMARK_EVENT_ENTER || cmark_node_get_type(node) != type)
            continue;
        mem_grow(&nodes->items, &nodes->cap, nodes->n + 1, sizeof *nodes->items);
        nodes->items[nodes->n++] = node;
    }
    cmark_iter_free(iter);
}

static void soften_inlines(cmark_node *root)
{
    struct nodes nodes = {0};

    collect(&nodes, root, CMARK_NODE_HTML_INLINE);
    for (size_t i = 0; i < nodes.n; i++)
        soften_inline(nodes.items[i]);
    free(nodes.items);
}

/* Footnotes with a text that were referred to, and those that have none. */
static void remark_missing(struct markup *m, cmark_node *root)
{
    struct nodes nodes = {0};

    collect(&nodes, root, CMARK_NODE_TEXT);
    for (size_t i = 0; i < nodes.n; i++) {
        struct str rest = text_of(nodes.items[i]), plain;
        const struct mark *mark;

        while (markup_piece(m, &rest, &plain, &mark))
            if (mark && mark->kind == MARK_FOOTNOTE && !layer_note(m, mark->name))
                remark(m, DIAG_FOOTNOTE_MISSING, mark->written, arena_dup(&m->arena, mark->name.s, mark->name.n));
    }
    free(nodes.items);
}

static bool has_mark(const struct markup *m, enum mark_kind kind)
{
    for (size_t i = 0; i < m->n; i++)
        if (m->marks[i].kind == kind)
            return true;
    return false;
}

/* Whether some text stands in what is a footnote's item still. */
static bool is_in_note(const struct markup *m, cmark_node *node)
{
    for (int depth = 0; node && depth < 64; node = cmark_node_parent(node), depth++)
        if (cmark_node_get_type(node) == CMARK_NODE_ITEM && item_mark(m, node) && item_mark(m, node)->kind == MARK_NOTE)
            return true;
    return false;
}

/* The lines of a paragraph that was too long. */
static void remark_long(struct markup *m, cmark_node *root)
{
    struct nodes nodes = {0};
    cmark_node *told = NULL;

    collect(&nodes, root, CMARK_NODE_TEXT);
    for (size_t i = 0; i < nodes.n; i++) {
        const struct mark *mark = markup_first(m, text_of(nodes.items[i]), MARK_PLAIN);

        if (mark && cmark_node_parent(nodes.items[i]) != told)
            remark(m, DIAG_PARAGRAPH_TOO_LONG, (struct str){ mark->written.s, mark->written.n < 60 ? mark->written.n : 60 }, "");
        if (mark)
            told = cmark_node_parent(nodes.items[i]);
    }
    free(nodes.items);
}

cmark_node *layer_parse_one(struct markup *m, struct str marked)
{
    cmark_node *root = markup_parse(marked, true);

    (void)m;
    soften_inlines(root);
    return root;
}

cmark_node *layer_parse(struct markup *m)
{
    cmark_node *root = markup_parse(buf_text(&m->text), false);
    struct nodes nodes = {0};
    bool rows = has_mark(m, MARK_ROW), notes = has_mark(m, MARK_FOOTNOTE) || has_mark(m, MARK_NOTE);

    collect(&nodes, root, CMARK_NODE_HTML_BLOCK);
    for (size_t i = 0; i < nodes.n; i++)
        soften_block(m, nodes.items[i]);
    soften_inlines(root);
    collect(&nodes, root, CMARK_NODE_PARAGRAPH);
    for (size_t i = 0; i < nodes.n && rows; i++)
        make_table(m, nodes.items[i]);
    collect(&nodes, root, CMARK_NODE_TEXT);
    for (size_t i = 0; i < nodes.n && notes; i++)
        find_referred(m, nodes.items[i], is_in_note(m, nodes.items[i]));
    collect(&nodes, root, CMARK_NODE_ITEM);
    for (size_t i = 0; i < nodes.n; i++)
        make_task(m, nodes.items[i]);
    if (notes || has_mark(m, MARK_ADMONITION)) {
        collect(&nodes, root, CMARK_NODE_LIST);
        for (size_t i = nodes.n; i-- > 0;)    /* the inner ones first */
            sift_list(m, nodes.items[i]);
    }
    collect(&nodes, root, CMARK_NODE_BLOCK_QUOTE);
    for (size_t i = nodes.n; i-- > 0;)
        make_alert(m, nodes.items[i]);
    if (notes)
        remark_missing(m, root);
    remark_long(m, root);
    free(nodes.items);
    return root;
}

/* Notes hang in the marks alone. */
void layer_free(const struct markup *m, cmark_node *root)
{
    for (size_t i = 0; i < m->n; i++) {
        struct note *note = m->marks[i].kind == MARK_NOTE ? layer_note(m, m->marks[i].name) : NULL;

        if (note) {
            cmark_node_free(note->item);
            note->item = NULL;
        }
    }
    cmark_node_free(root);
}
