/* pdf/rowsplit.c - a row that is higher than the room for it goes on at the next page, and so do tables in its cells. */

#include "base/mem.h"
#include "pdf/table.h"

#include <stdlib.h>
#include <string.h>

/* Where a cell is cut: `n` of its boxes stay, and if it is `within` a table in it, a part of the next one too. */
struct cut { size_t n; bool within; double room; };

static bool may_split(const struct row *row, double room, bool force);

/* The cut that leaves at most `room` of a cell, where a page may end. */
static struct cut cut_of(const struct cell *cell, double room, bool force)
{
    struct cut cut = {0};

    while (cut.n < cell->n && cell->boxes[cut.n]->y + cell->boxes[cut.n]->height <= room + 1e-6)
        cut.n++;
    if (cut.n < cell->n && cell->boxes[cut.n]->kind == BOX_ROW) {
        cut.room = room - cell->boxes[cut.n]->y;
        cut.within = may_split(cell->boxes[cut.n]->of.row, cut.room, force);
    }
    while (!cut.within && !force && cut.n > 0 && cut.n < cell->n && cell->boxes[cut.n]->page == PAGE_NEVER)
        cut.n--;
    return cut;
}

/* Would something of the row stay, of each cell that holds anything, and something go on? */
static bool may_split(const struct row *row, double room, bool force)
{
    bool some = false, any = false, good = (!row->whole || force) && room > 0;

    for (size_t i = 0; good && i < row->n; i++) {
        struct cut cut = cut_of(&row->cells[i], room - 2 * row->cells[i].pad_y, force);

        some |= cut.n < row->cells[i].n;
        any |= cut.n > 0 || cut.within;
        good = cut.n > 0 || cut.within || row->cells[i].n == 0 || force;
    }
    return good && some && any;
}

/* The row's copy with other boxes in its cells. */
static struct box *part_of(struct layout *layout, const struct box *box, struct box *const *const *boxes, const size_t *counts)
{
    struct box *part = layout_alloc(layout, sizeof *part);
    struct row *row = layout_alloc(layout, sizeof *row);

    *part = *box;
    *row = *box->of.row;
    part->of.row = row;
    part->height = 0;
    row->cells = layout_alloc(layout, (row->n + 1) * sizeof *row->cells);
    for (size_t i = 0; i < row->n; i++) {
        struct cell *cell = &row->cells[i];
        double height;

        *cell = box->of.row->cells[i];
        cell->boxes = (struct box **)boxes[i];
        cell->n = counts[i];
        height = flow_stack(cell->boxes, cell->n) + 2 * cell->pad_y;
        if (height > part->height)
            part->height = height;
    }
    for (size_t i = 0; i < row->n; i++)
        row->cells[i].height = part->height;
    return part;
}

struct box *table_split_row(struct layout *layout, struct box *box, double room, bool force)
{
    const struct row *row = box->of.row;
    struct box ***first_boxes, ***rest_boxes, *first, *rest;
    size_t *first_n, *rest_n;

    if (!may_split(row, room, force))
        return NULL;
    first_boxes = mem_zero(row->n, sizeof *first_boxes);
    rest_boxes = mem_zero(row->n, sizeof *rest_boxes);
    first_n = mem_zero(row->n, sizeof *first_n);
    rest_n = mem_zero(row->n, sizeof *rest_n);
    for (size_t i = 0; i < row->n; i++) {
        const struct cell *cell = &row->cells[i];
        struct cut cut = cut_of(cell, room - 2 * cell->pad_y, force);

        first_boxes[i] = cell->boxes;
        first_n[i] = cut.n + cut.within;
        rest_boxes[i] = cell->boxes + cut.n;
        rest_n[i] = cell->n - cut.n;
        if (cut.within) {
            /* the parts share no array: one ends with the table's row up to the cut, the other begins with the rest of it */
            rest_boxes[i] = layout_alloc(layout, rest_n[i] * sizeof *rest_boxes[i]);
            memcpy(rest_boxes[i], cell->boxes + cut.n, rest_n[i] * sizeof *rest_boxes[i]);
            rest_boxes[i][0] = table_split_row(layout, cell->boxes[cut.n], cut.room, force);
        }
    }
    first = part_of(layout, box, (struct box *const *const *)first_boxes, first_n);
    rest = part_of(layout, box, (struct box *const *const *)rest_boxes, rest_n);
    first->of.row->last_part = false;
    first->after = 0;
    rest->of.row->first_part = false;
    rest->ids = NULL;
    rest->before = 0;
    rest->page = PAGE_MAY;
    *box = *first;
    free(first_boxes);
    free(rest_boxes);
    free(first_n);
    free(rest_n);
    return rest;
}
