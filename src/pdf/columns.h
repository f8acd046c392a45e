/* pdf/columns.h - how wide a table's columns are: measured, so that no word is cut and the rows are low. Numbers only. */
#ifndef PDF_COLUMNS_H
#define PDF_COLUMNS_H

#include <stddef.h>

struct column {
    double least;          /* its longest word */
    double syllable;       /* its longest part where words may be hyphenated; at most least */
    double most;           /* its widest cell on one line */
    double hint;           /* a wish: a share of the sum of all hints; 0 for none */
    double width;          /* the answer */
};

/* What a cell's lines are made of: parts that no line ends in, in order. */
struct column_part {
    float space;           /* before it; less than 0: it begins a new line anyway */
    float width;
};

enum { COLUMN_FITS = 6, COLUMN_UNBROKEN = 96 };    /* points: what no rule breaks and is longer is broken anywhere, if it must */

/* fit[k] is the least width at which a cell takes no more than k + 1 lines. */
struct column_cell {
    float fit[COLUMN_FITS];
};

/* The cell that has these parts, and `pads` points at its sides. */
struct column_cell column_cell_of(const struct column_part *parts, size_t n, double pads);

/* Divides `width` among n columns. `cells` has n for each of `rows` rows, zero where a place is empty or belongs to several columns; not all of a long
 * table's rows need be there. Every column gets its least if all of them fit, else its syllable
 * (but what is longer than COLUMN_UNBROKEN gives way as words do), else a share. */
void columns_solve(struct column *columns, size_t n, double width, const struct column_cell *cells, size_t rows);

#endif
