/* prose/table.h - pipe tables (GitHub Flavored Markdown 0.29, 4.10), which cmark takes for paragraphs; for prose/ alone. */
#ifndef PROSE_TABLE_H
#define PROSE_TABLE_H

#include "base/buf.h"

enum { COLUMNS_MOST = 64 };

enum table_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct pipe_table {
    struct str before;                    /* lines of the paragraph before the table's head */
    struct str head, rows;                /* a line; lines */
    size_t columns;
    enum table_align align[COLUMNS_MOST];
};

/* Whether the lines of a paragraph hold a table: a head, below it a line of as many `---`, and rows to the end. */
bool table_find(struct str lines, struct pipe_table *table);

/* Takes the next cell off the front of a row (begun by table_row()), `\|` in it as `|`; false at the end. */
struct str table_row(struct str line);
bool table_cell(struct str *row, struct buf *cell);

#endif
