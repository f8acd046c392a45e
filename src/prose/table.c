/* prose/table.c - pipe tables. */

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
bool table_cell(struct str *row, struct buf *cell)
{
    size_t n = 0;
    struct str text;

    if (!row->s)
        return false;
    while (n < row->n && row->s[n] != '|')
        n += row->s[n] == '\\' && n + 1 < row->n ? 2 : 1;
    text = str_trim((struct str){ row->s, n });
    *row = n < row->n ? str_cut(*row, n + 1) : (struct str){ NULL, 0 };
    buf_cut(cell, 0);
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] != '\\' || i + 1 >= text.n || text.s[i + 1] != '|')
            buf_putc(cell, text.s[i]);
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

static size_t count(struct str line)
{
    struct str row = table_row(line);
    struct buf cell = {0};
    size_t n = 0;

    while (table_cell(&row, &cell))
        n++;
    buf_done(&cell);
    return n;
}

static bool is_rule(struct str line, struct pipe_table *table)
{
    struct str row = table_row(line);
    struct buf cell = {0};
    bool ok = memchr(line.s, '|', line.n);

    table->columns = 0;
    while (ok && table_cell(&row, &cell))
        ok = table->columns < COLUMNS_MOST && rule(buf_text(&cell), &table->align[table->columns++]);
    buf_done(&cell);
    return ok;
}

bool table_find(struct str lines, struct pipe_table *table)
{
    struct str rest = lines, line, above = { NULL, 0 };

    while (str_split(&rest, '\n', &line)) {
        if (above.s && memchr(above.s, '|', above.n) && is_rule(line, table) && count(above) == table->columns) {
            table->before = (struct str){ lines.s, (size_t)(above.s - lines.s) };
            table->head = above;
            table->rows = rest.s ? rest : (struct str){ "", 0 };
            return true;
        }
        above = line;
    }
    return false;
}
