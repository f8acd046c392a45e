/* pdf/grid.h - a CALS table (DocBook 5, tgroup) as a grid: which entry stands in which column and row. */
#ifndef PDF_GRID_H
#define PDF_GRID_H

#include "pdf/text.h"

struct grid_cell {
    const xmlNode *node;           /* the entry */
    unsigned column, columns, rows;    /* where it stands, how many of each it takes */
    char align;                    /* 'l', 'c', 'r' */
    const xmlNode *plain;          /* if it holds only text: whose children they are, */
    struct text text;              /* and the text */
    bool again;                    /* it stands in another part of the table too, with its ids and notes: here only its words */
    double least, syllable, most;  /* without the room at its sides */
    struct column_cell fits;       /* with that room; of some rows only */
};

struct grid_row {
    const xmlNode *node;
    enum row_role role;
    struct grid_cell *cells;       /* from left to right; a place without an entry belongs to none */
    size_t n, cap;
    bool again;                    /* an earlier part of the table has it too */
};

struct grid {
    struct grid_row *rows;         /* head rows first */
    size_t rows_n, rows_cap, heads;
    size_t columns_n;
    double *hints;                 /* colspec/@colwidth, proportional ("2*") */
    bool all_hints;                /* every column has one */
};

struct grid *grid_new(struct layout *layout, const xmlNode *tgroup);    /* yours, ends with grid_free() */
void grid_free(struct grid *grid);

/* The columns from..to of a grid, behind its first `keys`, as one of its own; cells that reach over an end are cut there. `again`: what an earlier part has
 * is marked. Yours, ends with grid_free(). */
struct grid *grid_part(const struct grid *grid, size_t keys, size_t from, size_t to, bool again);

/* The grid as one of a single column: its cells one below the other, for a place too narrow for columns. Yours, ends with grid_free(). */
struct grid *grid_stack(const struct grid *grid);

#endif
