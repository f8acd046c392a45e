/* pdf/grid.c - a CALS table as a grid. */

#include "base/mem.h"
#include "pdf/grid.h"

#include <stdlib.h>
#include <string.h>

enum { COLUMNS_MOST = 200 };

struct colspec { const char *name; char align; double hint; };

struct reading {
    struct layout *layout;
    const xmlNode *tgroup;
    struct grid *grid;
    struct colspec specs[COLUMNS_MOST];
    unsigned covered[COLUMNS_MOST];    /* rows below that a cell above still reaches into */
    char align;
};

static char align_of(const xmlNode *node, char otherwise)
{
    const char *align = node_attr(node, "align");

    if (!align)
        return otherwise;
    return !strcmp(align, "right") || !strcmp(align, "char") ? 'r' : !strcmp(align, "center") ? 'c' : 'l';
}

static unsigned number_attr(const xmlNode *node, const char *name, unsigned otherwise)
{
    const char *text = node_attr(node, name);
    long n = text ? strtol(text, NULL, 10) : 0;

    return text && n >= 0 && n <= 100000 ? (unsigned)n : otherwise;
}

/* "2*" is two parts; "40pt" and "*" too are a wish in proportion to the others. */
static double hint_of(const char *width)
{
    double n = 0, place = 1;
    bool point = false;

    if (!width)
        return 0;
    if (*width == '*')
        return 1;
    for (; (*width >= '0' && *width <= '9') || *width == '.'; width++) {
        if (*width == '.')
            point = true;
        else if (point)
            n += (*width - '0') * (place /= 10);
        else
            n = n * 10 + (*width - '0');
    }
    return n < 1e6 ? n : 0;
}

static void read_colspecs(struct reading *r, const xmlNode *tgroup)
{
    unsigned column = 0;

    for (unsigned i = 0; i < COLUMNS_MOST; i++)
        r->specs[i].align = r->align;
    for (const xmlNode *child = tgroup->children; child; child = child->next) {
        if (!node_is(child, "colspec"))
            continue;
        column = number_attr(child, "colnum", column + 1);
        if (column < 1 || column > COLUMNS_MOST)
            continue;
        r->specs[column - 1] = (struct colspec){ node_attr(child, "colname"), align_of(child, r->align), hint_of(node_attr(child, "colwidth")) };
        if (column > r->grid->columns_n)
            r->grid->columns_n = column;
    }
}

static bool column_named(const struct reading *r, const char *name, unsigned *column)
{
    for (unsigned i = 0; name && i < COLUMNS_MOST; i++)
        if (r->specs[i].name && !strcmp(r->specs[i].name, name)) {
            *column = i;
            return true;
        }
    return false;
}

/* Where an entry begins and ends: by its own names, or by those of the spanspec it names. */
static void read_span(const struct reading *r, const xmlNode *entry, unsigned *first, const char **end)
{
    const char *name = node_attr(entry, "spanname");

    *end = node_attr(entry, "nameend");
    if (column_named(r, node_attr(entry, "namest"), first) || column_named(r, node_attr(entry, "colname"), first))
        return;
    for (const xmlNode *spec = name ? r->tgroup->children : NULL; spec; spec = spec->next)
        if (node_is(spec, "spanspec") && node_attr(spec, "spanname") && !strcmp(node_attr(spec, "spanname"), name)) {
            column_named(r, node_attr(spec, "namest"), first);
            *end = node_attr(spec, "nameend");
            return;
        }
}

static void read_entry(struct reading *r, struct grid_row *row, const xmlNode *entry, unsigned *column)
{
    struct grid_cell *cell;
    unsigned first = *column, last;
    const char *end;

    read_span(r, entry, &first, &end);
    while (first < COLUMNS_MOST && r->covered[first])
        first++;
    if (first >= COLUMNS_MOST)
        return;
    last = first;
    column_named(r, end, &last);
    if (last < first)
        last = first;
    mem_grow(&row->cells, &row->cap, row->n + 1, sizeof *row->cells);
    cell = &row->cells[row->n++];
    *cell = (struct grid_cell){ .node = entry, .column = first, .columns = last - first + 1, .rows = number_attr(entry, "morerows", 0) + 1,
                                .align = align_of(entry, r->specs[first].align) };
    for (unsigned i = first; i <= last; i++)
        r->covered[i] = cell->rows;
    if (last + 1 > r->grid->columns_n)
        r->grid->columns_n = last + 1;
    *column = last + 1;
}

static void read_row(struct reading *r, const xmlNode *node, enum row_role role)
{
    struct grid *grid = r->grid;
    struct grid_row *row;
    unsigned column = 0;

    mem_grow(&grid->rows, &grid->rows_cap, grid->rows_n + 1, sizeof *grid->rows);
    row = &grid->rows[grid->rows_n++];
    *row = (struct grid_row){ .node = node, .role = role == ROW_BODY && node_role(node, "group") ? ROW_GROUP : role };
    for (const xmlNode *entry = node->children; entry; entry = entry->next)
        if (node_is(entry, "entry") || node_is(entry, "entrytbl"))
            read_entry(r, row, entry, &column);
    for (unsigned i = 0; i < COLUMNS_MOST; i++)
        if (r->covered[i])
            r->covered[i]--;
}

static void read_part(struct reading *r, const xmlNode *tgroup, const char *name, enum row_role role)
{
    const xmlNode *part = node_child(tgroup, name);
    size_t first = r->grid->rows_n;

    memset(r->covered, 0, sizeof r->covered);
    for (const xmlNode *row = part ? part->children : NULL; row; row = row->next)
        if (node_is(row, "row"))
            read_row(r, row, role);
    /* a span ends with its part of the table */
    for (size_t i = first; i < r->grid->rows_n; i++)
        for (size_t k = 0; k < r->grid->rows[i].n; k++)
            if (r->grid->rows[i].cells[k].rows > r->grid->rows_n - i)
                r->grid->rows[i].cells[k].rows = (unsigned)(r->grid->rows_n - i);
}

struct grid *grid_new(struct layout *layout, const xmlNode *tgroup)
{
    struct grid *grid = mem_zero(1, sizeof *grid);
    struct reading r = { .layout = layout, .tgroup = tgroup, .grid = grid };

    r.align = align_of(tgroup, 'l');
    grid->columns_n = number_attr(tgroup, "cols", 0);
    if (grid->columns_n > COLUMNS_MOST)
        grid->columns_n = COLUMNS_MOST;
    read_colspecs(&r, tgroup);
    read_part(&r, tgroup, "thead", ROW_HEAD);
    grid->heads = grid->rows_n;
    read_part(&r, tgroup, "tbody", ROW_BODY);
    read_part(&r, tgroup, "tfoot", ROW_BODY);
    grid->hints = mem_zero(grid->columns_n + 1, sizeof *grid->hints);
    grid->all_hints = grid->columns_n > 0;
    for (size_t i = 0; i < grid->columns_n; i++) {
        grid->hints[i] = r.specs[i].hint;
        grid->all_hints &= r.specs[i].hint > 0;
    }
    for (size_t i = 0; i < grid->rows_n; i++)
        if (grid->rows[i].role == ROW_GROUP && grid->rows[i].n == 1) {
            grid->rows[i].cells[0].column = 0;
            grid->rows[i].cells[0].columns = (unsigned)grid->columns_n;
        }
    return grid;
}

/* How many of the columns first..end a part has, and where in it the first of them stands. */
static unsigned columns_in(size_t first, size_t end, size_t keys, size_t from, size_t to, unsigned *column)
{
    size_t k_end = end < keys ? end : keys, begin = first > from ? first : from, stop = end < to ? end : to;
    size_t in_keys = k_end > first ? k_end - first : 0, behind = stop > begin ? stop - begin : 0;

    *column = (unsigned)(in_keys ? first : keys + begin - from);
    return (unsigned)(in_keys + behind);
}

struct grid *grid_part(const struct grid *grid, size_t keys, size_t from, size_t to, bool again)
{
    struct grid *part = mem_zero(1, sizeof *part);

    part->heads = grid->heads;
    part->columns_n = keys + to - from;
    part->hints = mem_zero(part->columns_n + 1, sizeof *part->hints);
    part->rows = mem_zero(grid->rows_n + 1, sizeof *part->rows);
    part->rows_n = part->rows_cap = grid->rows_n;
    for (size_t r = 0; r < grid->rows_n; r++) {
        const struct grid_row *row = &grid->rows[r];
        struct grid_row *own = &part->rows[r];

        *own = (struct grid_row){ .node = row->node, .role = row->role, .again = again };
        for (size_t i = 0; i < row->n; i++) {
            const struct grid_cell *cell = &row->cells[i];
            unsigned column, columns = columns_in(cell->column, cell->column + cell->columns, keys, from, to, &column);

            if (!columns)
                continue;
            mem_grow(&own->cells, &own->cap, own->n + 1, sizeof *own->cells);
            own->cells[own->n++] = (struct grid_cell){ .node = cell->node, .column = column, .columns = columns, .rows = cell->rows, .align = cell->align,
                                                       .again = again && cell->column < from };
        }
    }
    return part;
}

struct grid *grid_stack(const struct grid *grid)
{
    struct grid *stack = mem_zero(1, sizeof *stack);

    stack->columns_n = 1;
    stack->hints = mem_zero(2, sizeof *stack->hints);
    for (size_t r = 0; r < grid->rows_n; r++)
        for (size_t i = 0; i < grid->rows[r].n; i++) {
            const struct grid_cell *cell = &grid->rows[r].cells[i];
            struct grid_row *own;

            mem_grow(&stack->rows, &stack->rows_cap, stack->rows_n + 1, sizeof *stack->rows);
            own = &stack->rows[stack->rows_n++];
            *own = (struct grid_row){ .node = grid->rows[r].node, .role = grid->rows[r].role, .again = i > 0 };
            stack->heads += r < grid->heads;
            mem_grow(&own->cells, &own->cap, 1, sizeof *own->cells);
            own->cells[own->n++] = (struct grid_cell){ .node = cell->node, .columns = 1, .rows = 1, .align = cell->align, .again = cell->again };
        }
    return stack;
}

void grid_free(struct grid *grid)
{
    if (!grid)
        return;
    for (size_t i = 0; i < grid->rows_n; i++) {
        for (size_t k = 0; k < grid->rows[i].n; k++)
            text_done(&grid->rows[i].cells[k].text);
        free(grid->rows[i].cells);
    }
    free(grid->rows);
    free(grid->hints);
    free(grid);
}
