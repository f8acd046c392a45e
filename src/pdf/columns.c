/* pdf/columns.c - how wide a table's columns are. */

#include "base/mem.h"
#include "pdf/columns.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

enum { ROUNDS = 48, HALVINGS = 12, TARGETS = 12, STEPS = 64, POLISHES = 4, POLISHED_MOST = 16 };
#define NEVER 1e9f

enum field { LEAST, MOST, HINT, WIDTH };

static double sum_of(const struct column *columns, size_t n, enum field field)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++) {
        const double values[] = { columns[i].least, columns[i].most, columns[i].hint, columns[i].width };

        sum += values[field];
    }
    return sum;
}

/* Scales the columns that may still change until all fill the width; none gets smaller than its least or larger than its most. */
static void fit(struct column *columns, size_t n, double width)
{
    for (size_t round = 0; round < n + 4; round++) {
        double fixed = 0, free = 0, scale;
        double over = sum_of(columns, n, WIDTH) - width;

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

/* How many lines parts take, each line filled as far as it goes; *used is the longest. */
static size_t lines_in(const struct column_part *parts, size_t n, double width, double *used)
{
    size_t lines = n > 0;
    double x = n ? parts[0].width : 0;

    *used = x;
    for (size_t i = 1; i < n; i++) {
        if (parts[i].space >= 0 && x + parts[i].space + parts[i].width <= width) {
            x += parts[i].space + parts[i].width;
        } else {
            lines++;
            x = parts[i].width;
        }
        *used = x > *used ? x : *used;
    }
    return lines;
}

struct column_cell column_cell_of(const struct column_part *parts, size_t n, double pads)
{
    struct column_cell cell = {{0}};
    double widest = 0, all = 0, used;

    if (!n)
        return cell;
    for (size_t i = 0; i < n; i++) {
        widest = parts[i].width > widest ? parts[i].width : widest;
        all += parts[i].width + (parts[i].space > 0 ? parts[i].space : 0);
    }
    for (size_t k = 0; k < COLUMN_FITS; k++) {
        double low = widest, high = all;

        if (lines_in(parts, n, all + 1, &used) > k + 1) {
            cell.fit[k] = NEVER;           /* its own line ends alone make more lines */
            continue;
        }
        if (lines_in(parts, n, low, &used) <= k + 1)
            high = low;
        for (int round = 0; round < HALVINGS && high - low > 0.01; round++) {
            double middle = (low + high) / 2;

            if (lines_in(parts, n, middle, &used) > k + 1)
                low = middle;
            else
                high = middle;
        }
        lines_in(parts, n, high, &used);
        cell.fit[k] = (float)(used + pads);
    }
    return cell;
}

/* How many lines a cell has. */
static double lines_of(const struct column_cell *cell, double width)
{
    size_t last = COLUMN_FITS - 1;

    for (size_t k = 0; k < COLUMN_FITS; k++)
        if (width + 0.01 >= cell->fit[k])
            return (double)k + 1;
    return cell->fit[last] < NEVER ? ceil(COLUMN_FITS * cell->fit[last] / width) : COLUMN_FITS * 2;
}

/* A table whose division is looked for: its rows, or enough of them. */
struct search {
    struct column *columns;
    size_t n, rows;
    const struct column_cell *cells;     /* n of each row */
    double *highest, *second;      /* lines of each row's highest cell, and of the next */
    size_t *which;                 /* the column of the highest */
    double *targets;               /* TARGETS for each column: widths at which cells take fewer lines, upwards; 0 for no more */
};

/* A row is as high as its highest cell; each line of the others counts a little, or no two columns would ever move together. */
#define OTHERS 0.12

static double height_of(const struct search *s)
{
    double height = 0;

    for (size_t r = 0; r < s->rows; r++) {
        double highest = 1;

        for (size_t i = 0; i < s->n; i++) {
            double lines = lines_of(&s->cells[r * s->n + i], s->columns[i].width);

            highest = lines > highest ? lines : highest;
            height += lines * OTHERS;
        }
        height += highest;
    }
    return height;
}

static void rank_rows(struct search *s)
{
    for (size_t r = 0; r < s->rows; r++) {
        s->highest[r] = s->second[r] = 1;
        s->which[r] = s->n;
        for (size_t i = 0; i < s->n; i++) {
            double lines = lines_of(&s->cells[r * s->n + i], s->columns[i].width);

            if (lines > s->highest[r]) {
                s->second[r] = s->highest[r];
                s->highest[r] = lines;
                s->which[r] = i;
            } else if (lines > s->second[r]) {
                s->second[r] = lines;
            }
        }
    }
}

/* How much lower the table becomes if column c gets a width; after rank_rows(). */
static double gain_of(const struct search *s, size_t c, double width)
{
    double gain = 0;

    for (size_t r = 0; r < s->rows; r++) {
        const struct column_cell *cell = &s->cells[r * s->n + c];
        double before = lines_of(cell, s->columns[c].width), after = lines_of(cell, width);
        double others = s->which[r] == c ? s->second[r] : s->highest[r];

        gain += (before - after) * OTHERS + s->highest[r] - (after > others ? after : others);
    }
    return gain;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

/* The widths worth trying for column c: where its cells take one line less, spread over all there are. */
static void find_targets(struct search *s, size_t c, double *scratch)
{
    double *targets = &s->targets[c * TARGETS];
    size_t n = 0;

    for (size_t r = 0; r < s->rows; r++)
        for (size_t k = 0; k < COLUMN_FITS; k++) {
            double width = s->cells[r * s->n + c].fit[k];

            if (width > s->columns[c].least && width <= s->columns[c].most + 0.01)
                scratch[n++] = width < s->columns[c].most ? width : s->columns[c].most;
        }
    qsort(scratch, n, sizeof *scratch, by_size);
    for (size_t i = 0; i < TARGETS; i++)
        targets[i] = n ? scratch[(i + 1) * n / TARGETS - ((i + 1) * n / TARGETS > 0)] : 0;
}

/* From the least widths on: again and again the step that saves most height for its width. */
static void climb(struct search *s, double width)
{
    double spare = width;

    for (size_t i = 0; i < s->n; i++)
        spare -= s->columns[i].width = s->columns[i].least;
    for (size_t step = 0; step < STEPS; step++) {
        double best = 1e-9, target = 0;
        size_t which = s->n;

        rank_rows(s);
        for (size_t c = 0; c < s->n; c++)
            for (size_t k = 0; k < TARGETS; k++) {
                double to = s->targets[c * TARGETS + k], need = to - s->columns[c].width, worth;

                if (need < 1e-6 || need > spare)
                    continue;
                worth = gain_of(s, c, to) / need;
                if (worth > best) {
                    best = worth;
                    target = to;
                    which = c;
                }
            }
        if (which == s->n)
            break;
        spare -= target - s->columns[which].width;
        s->columns[which].width = target;
    }
}

/* Widens column c to a target at the cost of one other (`from` == n: of all); false if they have too little. */
static bool take(struct column *columns, size_t n, size_t c, double target, size_t from)
{
    double spare = 0, need = target - columns[c].width;

    for (size_t i = 0; i < n; i++)
        if (i != c && (i == from || from == n))
            spare += columns[i].width - columns[i].least;
    if (spare < need || spare <= 0)
        return false;
    for (size_t i = 0; i < n; i++)
        if (i != c && (i == from || from == n))
            columns[i].width -= need * (columns[i].width - columns[i].least) / spare;
    columns[c].width = target;
    return true;
}

/* Exchanges: a column gets what saves it a line at the cost of another, if that makes the table lower. Returns its height. */
static double polish(struct search *s)
{
    struct column *before = mem_alloc(s->n * sizeof *before);
    double height = height_of(s), last = height + 1;

    for (size_t round = 0; round < POLISHES && height < last - 1e-9; round++) {
        last = height;
        for (size_t c = 0; c < s->n; c++)
            for (size_t k = 0; k < TARGETS; k++)
                for (size_t from = 0; from <= s->n; from++) {
                    double target = s->targets[c * TARGETS + k], now;

                    if (target <= s->columns[c].width || from == c)
                        continue;
                    memcpy(before, s->columns, s->n * sizeof *before);
                    if (!take(s->columns, s->n, c, target, from))
                        continue;
                    now = height_of(s);
                    if (now < height - 1e-9)
                        height = now;
                    else
                        memcpy(s->columns, before, s->n * sizeof *before);
                }
    }
    free(before);
    return height;
}

/* Where the search begins. One way leads to a good table, another to a better one: which, depends on the table. */
enum start { START_HINTS, START_LEAST, START_PROPORTIONAL, START_ROOTS, STARTS };

static void begin(struct search *s, enum start start, double width, double hints)
{
    struct column *columns = s->columns;

    for (size_t i = 0; i < s->n; i++) {
        struct column *c = &columns[i];

        switch (start) {
        case START_HINTS: c->width = width * c->hint / hints; break;
        case START_PROPORTIONAL: c->width = c->most; break;
        case START_ROOTS: c->width = c->least + sqrt(c->most - c->least); break;
        default: c->width = c->least; break;
        }
        c->width = c->width < c->least ? c->least : c->width > c->most ? c->most : c->width;
    }
    if (start == START_LEAST)
        climb(s, width);
    fit(columns, s->n, width);
}

/* Looks for low rows; only near the hints where there are any. */
static void flatten(struct column *columns, size_t n, double width, const struct column_cell *cells, size_t rows, double hints)
{
    struct search s = { .columns = columns, .n = n, .rows = rows, .cells = cells };
    struct column *best = mem_alloc(n * sizeof *best);
    double *scratch = mem_alloc((COLUMN_FITS * rows + 1) * sizeof *scratch), lowest = INFINITY;

    s.highest = mem_alloc((rows + 1) * sizeof *s.highest);
    s.second = mem_alloc((rows + 1) * sizeof *s.second);
    s.which = mem_alloc((rows + 1) * sizeof *s.which);
    s.targets = mem_alloc(n * TARGETS * sizeof *s.targets);
    for (size_t c = 0; c < n; c++)
        find_targets(&s, c, scratch);
    for (enum start start = hints > 0 ? START_HINTS : START_LEAST; start < (hints > 0 ? START_LEAST : STARTS); start++) {
        double height;

        begin(&s, start, width, hints);
        height = n <= POLISHED_MOST ? polish(&s) : height_of(&s);
        if (height < lowest - 1e-9) {
            lowest = height;
            memcpy(best, columns, n * sizeof *best);
        }
    }
    memcpy(columns, best, n * sizeof *best);
    free(best);
    free(scratch);
    free(s.highest);
    free(s.second);
    free(s.which);
    free(s.targets);
}

/* What a column gets if none has to be wider than t. */
static double levelled(const struct column *c, double t)
{
    double width = c->least < t ? c->least : t, syllable = c->syllable < COLUMN_UNBROKEN ? c->syllable : COLUMN_UNBROKEN;

    return width > syllable ? width : syllable;
}

/* Not even the longest words fit side by side: where words are long they give way to syllables, and those columns get the same width if they can. */
static void squeeze(struct column *columns, size_t n, double width)
{
    double syllables = 0, low = 0, high = width;

    for (size_t i = 0; i < n; i++)
        syllables += levelled(&columns[i], 0);
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
        columns[i].width = syllables < width ? levelled(&columns[i], low) : width * levelled(&columns[i], 0) / syllables;
}

void columns_solve(struct column *columns, size_t n, double width, const struct column_cell *cells, size_t rows)
{
    double least = sum_of(columns, n, LEAST);
    double most = sum_of(columns, n, MOST);
    double hints = sum_of(columns, n, HINT);

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
    flatten(columns, n, width, cells, rows, hints);
}
