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

/* Divides `width` among n columns. `natural` has n numbers for each of `rows` rows: how wide each cell is on one line, 0 where it is empty or
 * belongs to several columns. Every column gets its least if all of them fit, else its syllable, else a share. */
void columns_solve(struct column *columns, size_t n, double width, const float *natural, size_t rows);

#endif
