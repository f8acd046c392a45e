/* prose/table.c - the lines of pipe tables. */

#include "prose/table.h"

struct str table_row(struct str line)
{
    line = str_trim(line);
    if (line.n && line.s[0] == '|')
        line = str_cut(line, 1);
    if (line.n && line.s[line.n - 1] == '|' && !(line.n > 1 && line.s[line.n - 2] == '\\'))
        line.n--;
    return line.n ? line : (struct str){ "", 0 };
}

/* A row that has ended is one without text (s is NULL); one that is empty still has its one cell. */
bool table_cell(struct str *row, struct str *cell)
{
    size_t n = 0;

    if (!row->s)
        return false;
    while (n < row->n && row->s[n] != '|')
        n += row->s[n] == '\\' && n + 1 < row->n ? 2 : 1;
    *cell = str_trim((struct str){ row->s, n });
    *row = n < row->n ? str_cut(*row, n + 1) : (struct str){ NULL, 0 };
    return true;
}

/* ":--:", "---" … */
static bool rule(struct str cell, enum table_align *align)
{
    bool left = cell.n && cell.s[0] == ':', right = cell.n > 1 && cell.s[cell.n - 1] == ':';
    size_t from = left, to = cell.n - right;

    if (from >= to)
        return false;
    for (size_t i = from; i < to; i++)
        if (cell.s[i] != '-')
            return false;
    *align = left && right ? ALIGN_CENTER : left ? ALIGN_LEFT : right ? ALIGN_RIGHT : ALIGN_NONE;
    return true;
}

/* Takes the next cell of the line below a head: some draw |---+---|. */
static bool rule_cell(struct str *row, struct str *cell)
{
    size_t n = 0;

    if (!row->s)
        return false;
    while (n < row->n && row->s[n] != '|' && row->s[n] != '+')
        n++;
    *cell = str_trim((struct str){ row->s, n });
    *row = n < row->n ? str_cut(*row, n + 1) : (struct str){ NULL, 0 };
    return true;
}

size_t table_columns(struct str line, enum table_align align[COLUMNS_MOST])
{
    struct str row = table_row(line), cell;
    size_t n = 0;

    if (!memchr(line.s, '|', line.n))
        return 0;
    while (rule_cell(&row, &cell))
        if (n == COLUMNS_MOST || !rule(cell, &align[n++]))
            return 0;
    return n;
}

bool table_begins(struct str head, struct str below)
{
    enum table_align align[COLUMNS_MOST];
    size_t columns = table_columns(below, align), n = 0;
    struct str row = table_row(head), cell;

    while (columns && n <= columns && table_cell(&row, &cell))
        n++;
    return columns && n == columns;
}

bool table_is_wide(struct str head, struct str below, size_t *columns)
{
    struct str row = table_row(below), cell;
    enum table_align align;
    size_t cells = 0;

    *columns = 0;
    while (table_cell(&row, &cell)) {
        if (!rule(cell, &align))
            return false;
        ++*columns;
    }
    row = table_row(head);
    while (*columns > COLUMNS_MOST && table_cell(&row, &cell))
        cells++;
    return *columns > COLUMNS_MOST && cells == *columns;
}
