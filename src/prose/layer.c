/* prose/layer.c - footnotes, tasks, comments, and the other nodes of the layer, in cmark's tree. */

#include "prose/layer.h"
#include "base/mem.h"
#include "diag/diag.h"
#include "prose/html.h"
#include "prose/nodes.h"

#include <stdlib.h>

/* ---- HTML ---- */

/* Of HTML among words: comments go, breaks are breaks. */
static void soften_inline(cmark_node *node)
{
    struct str html = str_of(cmark_node_get_literal(node));

    if (html_is_comment(html)) {
        node_drop(node);
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

    layer_join_elements(m, node);
    html_without_comments(&rest, str_of(cmark_node_get_literal(node)));
    while (rest.n && strchr(" \t\r\n", rest.s[rest.n - 1]))
        buf_cut(&rest, rest.n - 1);
    if (!rest.n || html_is_break(str_trim(buf_text(&rest)))) {
        node_drop(node);
    } else if (!memchr(rest.s, '<', rest.n)) {
        root = layer_parse_one(m, buf_text(&rest));
        paragraph = markup_node(CMARK_NODE_PARAGRAPH);
        for (cmark_node *child = cmark_node_first_child(root); child; child = cmark_node_next(child))
            node_move_children(child, paragraph);
        layer_place(m, paragraph, layer_written(m, node), true);
        cmark_node_replace(node, paragraph);
        cmark_node_free(node);
        cmark_node_free(root);
    } else if (layer_read_elements(m, node, buf_text(&rest))) {
        node_drop(node);
    } else {
        cmark_node_set_literal(node, rest.s);
    }
    buf_done(&rest);
}

/* What a converter left for HTML alone, in a fence ```{=html}, is read as that; what it left for another format stays code, and is told. */
static void read_raw(struct markup *m, cmark_node *code)
{
    const struct mark *mark = markup_first(m, str_of(cmark_node_get_fence_info(code)), MARK_ATTRIBUTES);
    cmark_node *html;

    if (!mark || mark->name.n < 4 || mark->name.s[1] != '=')
        return;
    if (!str_is(mark->name, "{=html}")) {
        layer_remark(m, DIAG_ATTRIBUTES_UNREAD, mark->written, arena_dup(&m->arena, mark->written.s, mark->written.n));
        return;
    }
    html = markup_node(CMARK_NODE_HTML_BLOCK);
    cmark_node_set_literal(html, cmark_node_get_literal(code));
    layer_place(m, html, STR(""), true);
    cmark_node_replace(code, html);
    cmark_node_free(code);
}

/* ---- tasks ---- */

static void make_task(struct markup *m, cmark_node *item)
{
    cmark_node *paragraph = cmark_node_first_child(item), *box;
    cmark_node *first = paragraph && cmark_node_get_type(paragraph) == CMARK_NODE_PARAGRAPH ? cmark_node_first_child(paragraph) : NULL;
    struct str words = node_words(first);

    if (words.n < 4 || words.s[0] != '[' || !strchr(" xX", words.s[1]) || words.s[2] != ']' || words.s[3] != ' ')
        return;
    layer_new(m, &box, CMARK_NODE_CUSTOM_INLINE, LAYER_TASK)->done = words.s[1] != ' ';
    cmark_node_insert_before(first, box);
    node_set_words(first, str_cut(words, 3));
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
        return markup_first(m, node_words(words), MARK_NOTE);
    return cmark_node_get_type(block) == CMARK_NODE_HEADING ? markup_first(m, node_words(words), MARK_ADMONITION) : NULL;
}

/* Cuts the mark off the words of a note. */
static void strip_mark(struct markup *m, const struct mark *mark, cmark_node *item)
{
    cmark_node *paragraph = cmark_node_first_child(item), *words = cmark_node_first_child(paragraph);
    struct str text = node_words(words);
    const char *end = memmem(text.s, text.n, "\xef\xa3\xb1", 3), *end_of_mark = mark->written.s + mark->written.n;
    struct str written;

    written = layer_written(m, paragraph);
    if (end_of_mark >= written.s && end_of_mark <= written.s + written.n)
        layer_place(m, paragraph, str_cut(written, (size_t)(end_of_mark - written.s)), false);
    text = str_cut(text, end ? (size_t)(end - text.s) + 3 : 0);
    while (text.n && strchr(" \t", text.s[0]))
        text = str_cut(text, 1);
    node_set_words(words, text);
    if (!text.n) {
        cmark_node *next = cmark_node_next(words);

        node_drop(words);
        if (next && cmark_node_get_type(next) == CMARK_NODE_SOFTBREAK)
            node_drop(next);
    }
    if (!cmark_node_first_child(paragraph) && cmark_node_next(paragraph))
        node_drop(paragraph);
}

static cmark_node *note_of(struct markup *m, const struct mark *mark, cmark_node *item)
{
    struct note *note = map_get(&m->notes, mark->name);
    cmark_node *block;

    strip_mark(m, mark, item);
    if (note && note->referred && !note->item) {
        note->item = item;
        note->written = mark->written;
        return NULL;
    }
    layer_remark(m, DIAG_FOOTNOTE_UNUSED, mark->written, arena_dup(&m->arena, mark->name.s, mark->name.n));
    layer_new(m, &block, CMARK_NODE_CUSTOM_BLOCK, LAYER_NOTE)->label = mark->name;
    node_move_children(item, block);
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
        block = mark->kind == MARK_NOTE ? note_of(m, mark, item) : layer_admonition(m, mark, item);
        if (block) {
            cmark_node_insert_after(after, block);
            after = block;
            cmark_node_free(item);
        }
    }
    if (!cmark_node_first_child(list))
        node_drop(list);
}

/* Finds who refers to which footnote. */
static void find_referred(struct markup *m, cmark_node *words, bool in_note)
{
    struct str rest = node_words(words), plain;
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

static void soften_inlines(cmark_node *root)
{
    struct nodes nodes = {0};

    nodes_collect(&nodes, root, CMARK_NODE_HTML_INLINE);
    for (size_t i = 0; i < nodes.n; i++)
        soften_inline(nodes.items[i]);
    nodes_done(&nodes);
}

/* Footnotes with a text that were referred to, and those that have none. */
static void remark_missing(struct markup *m, cmark_node *root)
{
    struct nodes nodes = {0};

    nodes_collect(&nodes, root, CMARK_NODE_TEXT);
    for (size_t i = 0; i < nodes.n; i++) {
        struct str rest = node_words(nodes.items[i]), plain;
        const struct mark *mark;

        while (markup_piece(m, &rest, &plain, &mark))
            if (mark && mark->kind == MARK_FOOTNOTE && !layer_note(m, mark->name))
                layer_remark(m, DIAG_FOOTNOTE_MISSING, mark->written, arena_dup(&m->arena, mark->name.s, mark->name.n));
    }
    nodes_done(&nodes);
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

    nodes_collect(&nodes, root, CMARK_NODE_TEXT);
    for (size_t i = 0; i < nodes.n; i++) {
        const struct mark *mark = markup_first(m, node_words(nodes.items[i]), MARK_PLAIN);

        if (mark && cmark_node_parent(nodes.items[i]) != told)
            layer_remark(m, DIAG_PARAGRAPH_TOO_LONG, (struct str){ mark->written.s, mark->written.n < 60 ? mark->written.n : 60 }, "");
        if (mark)
            told = cmark_node_parent(nodes.items[i]);
    }
    nodes_done(&nodes);
}

cmark_node *layer_parse_one(struct markup *m, struct str marked)
{
    cmark_node *root = markup_parse(marked, true);

    soften_inlines(root);
    layer_read_tags(m, root);
    layer_make_spans(m, root);
    layer_strike(m, root);
    return root;
}

cmark_node *layer_parse(struct markup *m)
{
    cmark_node *root = markup_parse(buf_text(&m->text), false);
    struct nodes nodes = {0};
    bool rows = has_mark(m, MARK_ROW), grids = has_mark(m, MARK_GRID) || has_mark(m, MARK_DASHES), notes = has_mark(m, MARK_FOOTNOTE) || has_mark(m, MARK_NOTE);

    nodes_collect(&nodes, root, CMARK_NODE_CODE_BLOCK);
    for (size_t i = 0; i < nodes.n && m->attributes; i++)
        read_raw(m, nodes.items[i]);
    nodes_collect(&nodes, root, CMARK_NODE_HTML_BLOCK);
    for (size_t i = 0; i < nodes.n; i++)
        soften_block(m, nodes.items[i]);
    soften_inlines(root);
    layer_read_tags(m, root);
    if (m->typed.n)
        layer_sort_lists(m, root);
    if (m->typed.n || m->kept_lines)
        layer_keep_lines(m, root);
    nodes_collect(&nodes, root, CMARK_NODE_PARAGRAPH);
    for (size_t i = 0; i < nodes.n && rows; i++)
        layer_make_table(m, nodes.items[i]);
    nodes_collect(&nodes, root, CMARK_NODE_PARAGRAPH);
    for (size_t i = 0; i < nodes.n && grids; i++)
        layer_make_grids(m, nodes.items[i]);
    layer_make_captions(m, root);
    if (has_mark(m, MARK_BOX))
        layer_make_fenced(m, root);
    nodes_collect(&nodes, root, CMARK_NODE_TEXT);
    for (size_t i = 0; i < nodes.n && notes; i++)
        find_referred(m, nodes.items[i], is_in_note(m, nodes.items[i]));
    nodes_collect(&nodes, root, CMARK_NODE_ITEM);
    for (size_t i = 0; i < nodes.n; i++)
        make_task(m, nodes.items[i]);
    nodes_collect(&nodes, root, CMARK_NODE_BLOCK_QUOTE);
    for (size_t i = nodes.n; i-- > 0;)
        layer_make_alert(m, nodes.items[i]);
    layer_make_spans(m, root);
    layer_strike(m, root);
    if (notes || has_mark(m, MARK_ADMONITION)) {    /* last, since what footnotes say leaves the tree */
        nodes_collect(&nodes, root, CMARK_NODE_LIST);
        for (size_t i = nodes.n; i-- > 0;)    /* the inner ones first */
            sift_list(m, nodes.items[i]);
    }
    if (notes)
        remark_missing(m, root);
    remark_long(m, root);
    nodes_done(&nodes);
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
