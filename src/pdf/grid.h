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
    double least, syllable, most;  /* without the room at its sides */
    struct column_cell fits;       /* with that room; of some rows only */
};

struct grid_row {
    const xmlNode *node;
    enum row_role role;
    struct grid_cell *cells;       /* from left to right; a place without an entry belongs to none */
    size_t n, cap;
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

#endif
