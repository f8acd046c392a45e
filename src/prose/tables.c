/* prose/tables.c - tables in the place of paragraphs. */

#include "diag/diag.h"
#include "prose/nodes.h"

void layer_add_cell(struct markup *m, cmark_node *row, struct str marked)
{
    cmark_node *cell, *root;

    layer_new(m, &cell, CMARK_NODE_CUSTOM_BLOCK, LAYER_CELL);
    root = layer_parse_one(m, marked);
    for (cmark_node *child = cmark_node_first_child(root); child; child = cmark_node_next(child))
        node_move_children(child, cell);
    cmark_node_append_child(row, cell);
    cmark_node_free(root);
}

static void add_cell(struct markup *m, cmark_node *row, struct str text)
{
    struct buf marked = {0};

    markup_cell(m, text, &marked);
    layer_add_cell(m, row, buf_text(&marked));
    buf_done(&marked);
}

/* Cells that are too many stay with the last one: nothing is lost. */
static void add_row(struct markup *m, cmark_node *table, size_t columns, struct str line)
{
    struct str rest = table_row(line), text;
    cmark_node *row;
    size_t n = 0;

    layer_new(m, &row, CMARK_NODE_CUSTOM_BLOCK, LAYER_ROW)->written = line;
    for (; n < columns && table_cell(&rest, &text); n++) {
        if (n + 1 == columns && rest.s)
            text = str_trim((struct str){ text.s, (size_t)(rest.s + rest.n - text.s) });
        add_cell(m, row, text);
    }
    if (n < columns || rest.s)
        layer_remark(m, DIAG_TABLE_RAGGED, line, arena_printf(&m->arena, "%zu", columns));
    for (; n < columns; n++)
        add_cell(m, row, STR(""));
    cmark_node_append_child(table, row);
}

static bool is_listed(struct str line)
{
    size_t n = 0;

    while (n < line.n && n < 9 && line.s[n] >= '0' && line.s[n] <= '9')
        n++;
    return n + 1 < line.n && (n ? strchr(".)", line.s[n]) : strchr("-+*", line.s[n])) && line.s[n + 1] == ' ';
}

bool layer_add_cell_line(struct markup *m, struct buf *text, struct str words)
{
    if (text->n)
        buf_puts(text, is_listed(words) ? "\\\n" : "\n");
    if (words.n || text->n)
        markup_cell(m, words, text);
    return text->n <= PARAGRAPH_MOST;
}

void layer_add_empty_row(struct markup *m, cmark_node *table, size_t columns)
{
    cmark_node *row;

    layer_new(m, &row, CMARK_NODE_CUSTOM_BLOCK, LAYER_ROW);
    for (size_t k = 0; k < columns; k++)
        layer_add_cell(m, row, STR(""));
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
    return markup_first(m, node_words(node), MARK_ROW);
}

void layer_end_before(struct markup *m, cmark_node *paragraph, struct str line)
{
    struct str written = layer_written(m, paragraph);

    if (line.s <= written.s || line.s > written.s + written.n)
        return;
    written.n = (size_t)(line.s - written.s);
    while (written.n && written.s[written.n - 1] != '\n')
        written.n--;
    layer_place(m, paragraph, written, false);
}

void layer_make_table(struct markup *m, cmark_node *paragraph)
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
        node_drop(node);
    for (node = first; node; node = next) {
        next = cmark_node_next(node);
        node_drop(node);
    }
    if (!cmark_node_first_child(paragraph))
        node_drop(paragraph);
    else
        layer_end_before(m, paragraph, head);
}
