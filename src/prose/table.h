/* prose/table.h - the lines of pipe tables (GitHub Flavored Markdown 0.29, 4.10), which cmark takes for paragraphs; for prose/ alone. */
#ifndef PROSE_TABLE_H
#define PROSE_TABLE_H

#include "base/str.h"

enum { COLUMNS_MOST = 64 };

enum table_align { ALIGN_NONE, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/* Takes the next cell off the front of a row (begun by table_row()), as it is written; false at the end. */
struct str table_row(struct str line);
bool table_cell(struct str *row, struct str *cell);

/* The columns of the line below a head, `| :-- | --- |`: their number, 0 where it is no such line. */
size_t table_columns(struct str line, enum table_align align[COLUMNS_MOST]);
/* Whether there would be a table but for the number of its columns, which is more than COLUMNS_MOST. */
bool table_is_wide(struct str head, struct str below, size_t *columns);
/* Whether a line is the head of a table because of the line below it: as many cells as that has columns. */
bool table_begins(struct str head, struct str below);

#endif
