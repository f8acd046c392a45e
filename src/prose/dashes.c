/* prose/dashes.c - tables whose columns are told by lines of dashes. */

#include "prose/dashes.h"
#include "base/utf8.h"
#include "prose/line.h"
#include "prose/nodes.h"

#include <stdlib.h>
#include <uniwidth.h>

enum { HEAD_LINES_MOST = 12, WIDEST = 1024 };

/* ---- where they are ---- */

static struct str words_of(struct str line)
{
    line = str_cut(line, line_prefix(line));
    while (line.n && strchr(" \t\r", line.s[line.n - 1]))
        line.n--;
    return line;
}

/* How many stretches of dashes a line consists of, each of two or more; 0 where there is anything else in it. */
static size_t stretches(struct str words)
{
    size_t n = 0;

    for (size_t i = 0; i < words.n; n++) {
        size_t from = i;

        while (i < words.n && words.s[i] == '-')
            i++;
        if (i - from < 2)
            return 0;
        while (i < words.n && words.s[i] == ' ')
            i++;
    }
    return n;
}

static bool take(struct str *rest, struct str *line)
{
    return rest->s && str_split(rest, '\n', line);
}

static const char *end_of(struct str line)
{
    return line.n && line.s[line.n - 1] == '\r' ? line.s + line.n - 1 : line.s + line.n;
}

/* Rows, up to an empty line or a line of dashes below them. */
static const char *simple_end(struct str rest)
{
    struct str line;
    const char *end = NULL;

    while (take(&rest, &line) && !line_is_blank(line)) {
        bool rule = stretches(words_of(line)) > 0;

        if (rule)
            return end ? end_of(line) : NULL;
        end = end_of(line);
    }
    return end;
}

/* Rows, with empty lines between them or without, up to a line of dashes that nothing but an empty line follows. */
static const char *closed_end(struct str rest)
{
    struct str line;
    bool rows = false;

    while (take(&rest, &line)) {
        struct str words = words_of(line);
        const char *end = end_of(line);

        if (!line_is_blank(line) && stretches(words) > 0)
            return rows && words.n >= 3 && (!take(&rest, &line) || line_is_blank(line)) ? end : NULL;
        if (words.n && (words.s[0] == '#' || line_fence(words)))
            return NULL;
        rows = rows || words.n;
    }
    return NULL;
}

/* In which columns of the screen words stand. */
static void fill(struct str line, bool filled[WIDEST])
{
    size_t at = line_prefix(line);

    memset(filled, 0, WIDEST * sizeof *filled);
    for (size_t column = line_column(line, at); at < line.n && column < WIDEST;) {
        uint32_t c = ' ';
        size_t n = utf8_decode(line.s + at, line.n - at, &c);
        int wide = n ? uc_width(c, "UTF-8") : 1;

        filled[column] = !strchr(" \t\r", line.s[at]);
        column = c == '\t' ? column / 4 * 4 + 4 : column + (wide > 0 ? (size_t)wide : 0);
        at += n ? n : 1;
    }
}

/* A head has words over two of the stretches of dashes at least, and none across; or it looks as if it were meant so. Else it is a paragraph above a rule. */
static bool is_head(struct str head, struct str ruler)
{
    size_t over = 0, across = 0, n = stretches(words_of(ruler));
    bool apart = memmem(words_of(head).s, words_of(head).n, "  ", 2) != NULL, filled[WIDEST];

    if (n > COLUMNS_MOST || ruler.n >= WIDEST)
        return false;
    fill(head, filled);
    for (size_t at = line_prefix(ruler), k = 0; k < n; k++) {
        size_t from = line_column(ruler, at), to;
        bool words = false;

        while (at < ruler.n && ruler.s[at] == '-')
            at++;
        to = line_column(ruler, at);
        while (at < ruler.n && ruler.s[at] == ' ')
            at++;
        for (size_t i = from; i < to && !words; i++)
            words = filled[i];
        over += words;
        across += k && filled[from - 1];
    }
    return across ? n > 2 || apart : over > 1 || n > 2;
}

const char *dashes_end(struct str line, struct str rest)
{
    size_t here = stretches(words_of(line));
    struct str below = rest, next;

    if (here > 1)
        return closed_end(rest);
    if (!here)
        return take(&below, &next) && stretches(words_of(next)) > 1 && is_head(line, next) ? simple_end(below) : NULL;
    if (words_of(line).n < 3)
        return NULL;
    for (size_t n = 0; n <= HEAD_LINES_MOST && take(&below, &next) && !line_is_blank(next); n++) {
        size_t dashes = stretches(words_of(next));

        if (dashes)
            return dashes > 1 && n ? closed_end(below) : NULL;
    }
    return NULL;
}

/* ---- what they say ---- */

struct dashes {
    struct markup *m;
    const struct str *lines;
    size_t n;
    size_t from[COLUMNS_MOST + 1], to[COLUMNS_MOST];    /* the columns of the screen where a stretch of dashes begins, and where it ends */
    size_t columns;
};

/* The whole line of the text, from its begin on: its place is told by that. */
static struct str whole(const struct dashes *d, struct str line)
{
    const char *begin = line.s;

    while (begin > d->m->base.s && begin[-1] != '\n')
        begin--;
    return (struct str){ begin, (size_t)(line.s + line.n - begin) };
}

static bool find_columns(struct dashes *d, struct str ruler)
{
    struct str line = whole(d, ruler);
    size_t at = (size_t)(ruler.s - line.s);

    while (at < line.n) {
        if (d->columns == COLUMNS_MOST)
            return false;
        d->from[d->columns] = line_column(line, at);
        while (at < line.n && line.s[at] == '-')
            at++;
        d->to[d->columns++] = line_column(line, at);
        while (at < line.n && line.s[at] == ' ')
            at++;
    }
    d->from[d->columns] = (size_t)-1;
    return d->columns > 1;
}

/* Cuts a line where its columns begin. False where something stands across. */
static bool cut(const struct dashes *d, struct str written, struct str cells[])
{
    struct str line = whole(d, written);
    size_t k = 0, from = (size_t)(written.s - line.s), column = line_column(line, from);
    bool blank = true;

    for (size_t i = 0; i < d->columns; i++)
        cells[i] = STR("");
    for (size_t at = from; at < line.n;) {
        uint32_t c = ' ';
        size_t n = utf8_decode(line.s + at, line.n - at, &c);
        int wide = n ? uc_width(c, "UTF-8") : 1;

        while (column >= d->from[k + 1]) {
            if (!blank)
                return false;
            cells[k++] = str_trim((struct str){ line.s + from, at - from });
            from = at;
        }
        blank = c == ' ' || c == '\t';
        column = c == '\t' ? column / 4 * 4 + 4 : column + (wide > 0 ? (size_t)wide : 0);
        at += n ? n : 1;
    }
    cells[k] = str_trim(str_cut(line, from));
    return true;
}

/* How the words sit over their dashes says how the column is aligned. */
static void align(const struct dashes *d, struct str written, enum table_align aligns[])
{
    struct str line = whole(d, written), cells[COLUMNS_MOST];

    if (!cut(d, written, cells))
        return;
    for (size_t k = 0; k < d->columns; k++) {
        size_t from, to;

        if (!cells[k].n)
            continue;
        from = line_column(line, (size_t)(cells[k].s - line.s));
        to = line_column(line, (size_t)(cells[k].s + cells[k].n - line.s));
        if (from <= d->from[k])
            aligns[k] = to < d->to[k] ? ALIGN_LEFT : ALIGN_NONE;
        else
            aligns[k] = to < d->to[k] ? ALIGN_CENTER : ALIGN_RIGHT;
    }
}

/* A row of lines; false where one of them cannot be read. */
static bool add_row(struct dashes *d, cmark_node *table, size_t from, size_t to)
{
    struct buf texts[COLUMNS_MOST] = {0};
    struct str cells[COLUMNS_MOST];
    cmark_node *row;
    bool good = true;

    layer_new(d->m, &row, CMARK_NODE_CUSTOM_BLOCK, LAYER_ROW)->written =
        (struct str){ d->lines[from].s, (size_t)(d->lines[to - 1].s + d->lines[to - 1].n - d->lines[from].s) };
    cmark_node_append_child(table, row);
    for (size_t i = from; i < to && good; i++) {
        good = cut(d, d->lines[i], cells);
        for (size_t k = 0; k < d->columns && good; k++)
            good = layer_add_cell_line(d->m, &texts[k], cells[k]);
    }
    for (size_t k = 0; k < d->columns; k++) {
        if (good)
            layer_add_cell(d->m, row, buf_text(&texts[k]));
        buf_done(&texts[k]);
    }
    return good;
}

static bool add_rows(struct dashes *d, cmark_node *table, size_t from, size_t to, bool several)
{
    bool good = true;

    while (from < to && good) {
        size_t end = from + 1;

        if (!d->lines[from].n) {
            from++;
            continue;
        }
        while (several && end < to && d->lines[end].n)
            end++;
        good = add_row(d, table, from, end);
        from = end;
    }
    return good;
}

cmark_node *layer_make_dashes(struct markup *m, const struct str *lines, size_t n)
{
    struct dashes d = { .m = m, .lines = lines, .n = n };
    size_t head = stretches(lines[0]) == 1, ruler = head, end = n, first;
    bool several = head == 1, good;
    struct layer *layer;
    cmark_node *table;

    while (ruler < n && stretches(lines[ruler]) < 2)
        ruler++;
    if (ruler >= n || !find_columns(&d, lines[ruler]))
        return NULL;
    if (ruler + 1 < n && stretches(lines[n - 1]))
        end = n - 1;
    for (size_t i = ruler + 1; i < end; i++)
        several = several || !lines[i].n;
    layer = layer_new(m, &table, CMARK_NODE_CUSTOM_BLOCK, LAYER_TABLE);
    layer->written = STR("");
    layer->columns = d.columns;
    layer->align = arena_alloc(&m->arena, COLUMNS_MOST * sizeof *layer->align);
    layer->headless = ruler == head;
    first = layer->headless ? ruler + 1 : head;
    if (first < n)
        align(&d, lines[first], layer->align);
    if (layer->headless)
        layer_add_empty_row(m, table, d.columns);
    good = layer->headless || add_row(&d, table, head, ruler);
    good = good && add_rows(&d, table, ruler + 1, end, several);
    if (good)
        return table;
    cmark_node_free(table);
    return NULL;
}
