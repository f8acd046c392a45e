/* pdf/columns.c - how wide a table's columns are. */

#include "base/mem.h"
#include "pdf/columns.h"

#include <math.h>
#include <stdlib.h>

enum { ROUNDS = 48, SAMPLE = 400 };

static double sum_of(const struct column *columns, size_t n, size_t offset)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += *(const double *)((const char *)&columns[i] + offset);
    return sum;
}

/* Scales the columns that may still change until all fill the width; none gets smaller than its least or larger than its most. */
static void fit(struct column *columns, size_t n, double width)
{
    for (size_t round = 0; round < n + 4; round++) {
        double fixed = 0, free = 0, scale;
        double over = sum_of(columns, n, offsetof(struct column, width)) - width;

        if (fabs(over) < 0.001)
            return;
        for (size_t i = 0; i < n; i++) {
            if ((over > 0 && columns[i].width <= columns[i].least + 1e-9) || (over < 0 && columns[i].width >= columns[i].most - 1e-9))
                fixed += columns[i].width;
            else
                free += columns[i].width;
        }
        if (free <= 0)
            break;
        scale = (width - fixed) / free;
        for (size_t i = 0; i < n; i++) {
            struct column *c = &columns[i];

            if ((over > 0 && c->width <= c->least + 1e-9) || (over < 0 && c->width >= c->most - 1e-9))
                continue;
            c->width *= scale;
            if (c->width < c->least)
                c->width = c->least;
            if (c->width > c->most)
                c->width = c->most;
        }
    }
}

/* How much of the table's height hangs on each column: a row is as high as its highest cell, smoothly. */
static void shares(const struct column *columns, size_t n, const float *natural, size_t rows, double *share)
{
    const double sharp = 6;
    size_t step = rows > SAMPLE ? rows / SAMPLE : 1;

    for (size_t i = 0; i < n; i++)
        share[i] = 0;
    for (size_t r = 0; r < rows; r += step) {
        const float *row = &natural[r * n];
        double sum = 1, height;

        for (size_t i = 0; i < n; i++)
            if (row[i] > columns[i].width)
                sum += pow(row[i] / columns[i].width, sharp);
        height = pow(sum, 1 / sharp);
        for (size_t i = 0; i < n; i++)
            if (row[i] > columns[i].width)
                share[i] += pow(row[i] / columns[i].width, sharp) / sum * height;
    }
}

/* Lower rows: at the best division another point of width is worth the same in every column. */
static void flatten(struct column *columns, size_t n, double width, const float *natural, size_t rows)
{
    double *share = mem_zero(n, sizeof *share);

    for (size_t round = 0; round < ROUNDS; round++) {
        double worth = 0, count = 0;

        shares(columns, n, natural, rows, share);
        for (size_t i = 0; i < n; i++)
            if (columns[i].least < columns[i].most) {
                worth += share[i] / columns[i].width;
                count++;
            }
        if (count < 2 || worth <= 0)
            break;
        worth /= count;
        for (size_t i = 0; i < n; i++) {
            struct column *c = &columns[i];
            double factor = sqrt((share[i] / c->width) / worth);

            c->width *= factor < 0.75 ? 0.75 : factor > 1.35 ? 1.35 : factor;
            c->width = c->width < c->least ? c->least : c->width > c->most ? c->most : c->width;
        }
        fit(columns, n, width);
    }
    free(share);
}

/* What a column gets if none has to be wider than t. */
static double levelled(const struct column *c, double t)
{
    double width = c->least < t ? c->least : t;

    return width > c->syllable ? width : c->syllable;
}

/* Not even the longest words fit side by side: where words are long they give way to syllables, and those columns get the same width if they can. */
static void squeeze(struct column *columns, size_t n, double width)
{
    double syllables = sum_of(columns, n, offsetof(struct column, syllable)), low = 0, high = width;

    for (int round = 0; round < ROUNDS; round++) {
        double middle = (low + high) / 2, sum = 0;

        for (size_t i = 0; i < n; i++)
            sum += levelled(&columns[i], middle);
        if (sum > width)
            high = middle;
        else
            low = middle;
    }
    for (size_t i = 0; i < n; i++)
        columns[i].width = syllables < width ? levelled(&columns[i], low) : width * columns[i].syllable / syllables;
}

void columns_solve(struct column *columns, size_t n, double width, const float *natural, size_t rows)
{
    double least = sum_of(columns, n, offsetof(struct column, least));
    double most = sum_of(columns, n, offsetof(struct column, most));
    double hints = sum_of(columns, n, offsetof(struct column, hint));

    if (least > width) {
        squeeze(columns, n, width);
        return;
    }
    if (most <= width) {
        for (size_t i = 0; i < n; i++) {
            struct column *c = &columns[i];
            double share = hints > 0 ? c->hint / hints : most > 0 ? c->most / most : 1.0 / (double)n;

            c->width = c->most + (width - most) * share;
        }
        return;
    }
    for (size_t i = 0; i < n; i++) {
        struct column *c = &columns[i];

        if (hints > 0)
            c->width = width * c->hint / hints;
        else
            c->width = c->least + (most > least ? (width - least) * (c->most - c->least) / (most - least) : 0);
        c->width = c->width < c->least ? c->least : c->width > c->most ? c->most : c->width;
    }
    fit(columns, n, width);
    if (!(hints > 0))
        flatten(columns, n, width, natural, rows);
}
