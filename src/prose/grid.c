/* prose/grid.c - tables drawn with lines (and where those of dashes stand), as pandoc reads them: +---+ between rows, +===+ below the head, cells of several lines. */

#include "base/mem.h"
#include "base/utf8.h"
#include "diag/diag.h"
#include "prose/line.h"
#include "prose/nodes.h"

#include <stdlib.h>
#include <uniwidth.h>

struct grid {
    struct markup *m;
    enum mark_kind kind;
    struct str *lines;
    size_t n, cap;
    size_t bounds[COLUMNS_MOST + 1];    /* in which column of the screen each bar stands */
    size_t columns;
};

/* The next character of a line and how many columns it takes. */
static size_t step(struct str line, size_t at, size_t *width)
{
    uint32_t c = ' ';
    size_t n = utf8_decode(line.s + at, line.n - at, &c);
    int wide = n ? uc_width(c, "UTF-8") : 1;

    *width = wide > 0 ? (size_t)wide : 0;
    return n ? n : 1;
}

static bool is_border(struct str line)
{
    for (size_t i = 0; i < line.n; i++)
        if (!strchr("+-=:", line.s[i]))
            return false;
    return line.n > 2 && line.s[0] == '+' && line.s[line.n - 1] == '+';
}

static bool is_head_border(struct str line)
{
    return line.n > 1 && memchr(line.s, '=', line.n);
}

/* The columns between the signs of a border; 0 where they are none or too many. */
static size_t find_bounds(struct grid *g, struct str line)
{
    size_t n = 0;

    for (size_t i = 0; i < line.n; i++) {
        if (line.s[i] != '+')
            continue;
        if (n > COLUMNS_MOST)
            return 0;
        g->bounds[n++] = i;
    }
    return n ? n - 1 : 0;
}

static size_t count(struct str line, char sign)
{
    size_t n = 0;

    for (size_t i = 0; i < line.n; i++)
        n += line.s[i] == sign;
    return n;
}

/* By bars that stand where the border says; people lose one at the end, or write a letter beyond it. */
static bool cut_by_place(const struct grid *g, struct str line, struct str cells[])
{
    size_t cell = 0, from = 1, column = 1, width;

    for (size_t at = 1; at < line.n && cell + 1 < g->columns; column += width) {
        size_t n = step(line, at, &width);

        if (line.s[at] == '|' && column == g->bounds[cell + 1]) {
            cells[cell++] = (struct str){ line.s + from, at - from };
            from = at + 1;
        } else if (column > g->bounds[cell + 1]) {
            return false;
        }
        at += n;
    }
    if (cell + 1 < g->columns)
        return false;
    cells[cell] = str_cut(line, from);
    if (cells[cell].n && cells[cell].s[cells[cell].n - 1] == '|')
        cells[cell].n--;
    return true;
}

/* By their bars alone, where there are as many as there should be. */
static bool cut_by_bars(const struct grid *g, struct str line, struct str cells[])
{
    struct str rest = str_cut(line, 1);

    if (count(line, '|') != g->columns + 1 || line.s[line.n - 1] != '|')
        return false;
    for (size_t i = 0; i < g->columns; i++)
        str_split(&rest, '|', &cells[i]);
    return true;
}

/* Rows from line `from` up to `to`. False where a line cannot be read. */
static bool add_row(struct grid *g, cmark_node *table, size_t from, size_t to)
{
    struct buf texts[COLUMNS_MOST] = {0};
    struct str cells[COLUMNS_MOST];
    cmark_node *row;
    bool good = true;

    layer_new(g->m, &row, CMARK_NODE_CUSTOM_BLOCK, LAYER_ROW)->written =
        (struct str){ g->lines[from].s, (size_t)(g->lines[to - 1].s + g->lines[to - 1].n - g->lines[from].s) };
    cmark_node_append_child(table, row);
    for (size_t i = from; i < to && good; i++) {
        good = cut_by_place(g, g->lines[i], cells) || cut_by_bars(g, g->lines[i], cells);
        for (size_t k = 0; k < g->columns && good; k++)
            good = layer_add_cell_line(g->m, &texts[k], str_trim(cells[k]));
    }
    for (size_t k = 0; k < g->columns; k++) {
        if (good)
            layer_add_cell(g->m, row, buf_text(&texts[k]));
        buf_done(&texts[k]);
    }
    return good;
}

/* The colons of a border say how columns are aligned. */
static void find_aligns(const struct grid *g, struct str border, struct layer *layer)
{
    struct str rest = str_cut(border, 1), part;

    for (size_t k = 0; k < g->columns && str_split(&rest, '+', &part); k++) {
        bool left = part.n && part.s[0] == ':', right = part.n > 1 && part.s[part.n - 1] == ':';

        layer->align[k] = left && right ? ALIGN_CENTER : left ? ALIGN_LEFT : right ? ALIGN_RIGHT : ALIGN_NONE;
    }
}

/* How far a line stands in, in its text. */
static size_t indent_of(const struct grid *g, struct str line)
{
    const char *begin = line.s;

    while (begin > g->m->base.s && begin[-1] != '\n')
        begin--;
    return line_column((struct str){ begin, (size_t)(line.s - begin) }, (size_t)(line.s - begin));
}

/* NULL where the lines are no table without cells that span others. */
static cmark_node *make_table(struct grid *g)
{
    cmark_node *table;
    struct layer *layer;
    size_t begin = 1, head = 0;
    bool good = true;

    g->columns = is_border(g->lines[0]) ? find_bounds(g, g->lines[0]) : 0;
    if (!g->columns || !is_border(g->lines[g->n - 1]))
        return NULL;
    for (size_t i = 1; i < g->n; i++)
        if (is_head_border(g->lines[i]) && is_border(g->lines[i]) && !head)
            head = i;
    layer = layer_new(g->m, &table, CMARK_NODE_CUSTOM_BLOCK, LAYER_TABLE);
    layer->columns = g->columns;
    layer->align = arena_alloc(&g->m->arena, COLUMNS_MOST * sizeof *layer->align);
    layer->headless = !head;
    find_aligns(g, g->lines[head], layer);
    if (!head)
        layer_add_empty_row(g->m, table, g->columns);
    for (size_t i = 1; i < g->n && good; i++) {
        if (g->lines[i].s[0] != '+')
            continue;
        good = is_border(g->lines[i]) && count(g->lines[i], '+') == g->columns + 1 && (i >= head || !head);    /* a head of one row */
        if (good && i > begin)
            good = add_row(g, table, begin, i);
        begin = i + 1;
    }
    if (good && cmark_node_first_child(table))
        return table;
    cmark_node_free(table);
    return NULL;
}

static cmark_node *make_code(struct grid *g)
{
    cmark_node *code = markup_node(CMARK_NODE_CODE_BLOCK);
    struct buf text = {0};

    for (size_t i = 0; i < g->n; i++) {
        size_t indent = g->kind == MARK_DASHES && g->lines[i].n ? indent_of(g, g->lines[i]) : 0, least = indent ? indent_of(g, g->lines[0]) : 0;

        buf_fill(&text, ' ', indent > least ? indent - least : 0);
        buf_str(&text, g->lines[i]);
        buf_putc(&text, '\n');
    }
    buf_putc(&text, '\0');
    cmark_node_set_literal(code, text.s);
    buf_done(&text);
    layer_remark(g->m, g->kind == MARK_GRID ? DIAG_GRID_UNREAD : DIAG_DASHES_UNREAD, g->lines[0], "");
    return code;
}

static const struct mark *line_of(const struct markup *m, cmark_node *node)
{
    const struct mark *mark = markup_first(m, node_words(node), MARK_GRID);

    return mark ? mark : markup_first(m, node_words(node), MARK_DASHES);
}

/* What follows in the paragraph becomes one of its own; NULL where nothing does. */
static cmark_node *cut_off(struct grid *g, cmark_node *paragraph, cmark_node *after, cmark_node *node)
{
    struct str written = layer_written(g->m, paragraph), last = g->lines[g->n - 1];
    size_t from = (size_t)(last.s + last.n - written.s);
    cmark_node *rest = markup_node(CMARK_NODE_PARAGRAPH), *next;

    for (; node; node = next) {
        next = cmark_node_next(node);
        cmark_node_unlink(node);
        cmark_node_append_child(rest, node);
    }
    cmark_node_insert_after(after, rest);
    layer_place(g->m, rest, last.s >= written.s && from <= written.n ? str_cut(written, from) : STR(""), false);
    return rest;
}

static cmark_node *make_grid(struct markup *m, cmark_node *paragraph)
{
    struct grid g = { .m = m };
    const struct mark *first;
    cmark_node *node = cmark_node_first_child(paragraph), *before, *table, *next, *rest = NULL;

    while (node && !line_of(m, node))
        node = cmark_node_next(node);
    if (!node)
        return NULL;
    before = cmark_node_previous(node);
    first = line_of(m, node);
    g.kind = first->kind;
    for (; node && line_of(m, node) && line_of(m, node)->name.s == first->name.s; node = next) {
        mem_grow(&g.lines, &g.cap, g.n + 1, sizeof *g.lines);
        g.lines[g.n++] = str_trim(line_of(m, node)->written);
        next = cmark_node_next(node);
        node_drop(node);
        if (next && cmark_node_get_type(next) != CMARK_NODE_TEXT) {
            node = next;
            next = cmark_node_next(node);
            node_drop(node);
        }
    }
    table = g.kind == MARK_GRID ? make_table(&g) : layer_make_dashes(m, g.lines, g.n);
    table = table ? table : make_code(&g);
    cmark_node_insert_after(paragraph, table);
    if (node)
        rest = cut_off(&g, paragraph, table, node);
    if (before && cmark_node_get_type(before) != CMARK_NODE_TEXT)
        node_drop(before);
    if (cmark_node_first_child(paragraph))
        layer_end_before(m, paragraph, g.lines[0]);
    else
        node_drop(paragraph);
    free(g.lines);
    return rest;
}

void layer_make_grids(struct markup *m, cmark_node *paragraph)
{
    while (paragraph)
        paragraph = make_grid(m, paragraph);
}
