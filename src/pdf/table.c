/* pdf/table.c - tables: measured columns, rows that break over pages. */

#include "base/mem.h"
#include "pdf/block.h"
#include "pdf/columns.h"
#include "pdf/grid.h"
#include "pdf/headings.h"
#include "pdf/para.h"
#include "pdf/table.h"

#include <stdlib.h>
#include <string.h>

enum { SPACE_BELOW = 12, SAMPLE = 120, LEAST_PAD = 2, CUT_LEAST = 4, COLUMN_NARROW = 40 };
#define SLACK 0.1                  /* a word must fit the column that was made for it, however sums are rounded */
#define LEAST_SCALE 0.88           /* type is made this much smaller rather than words hyphenated, */
#define SMALLEST_SCALE 0.74        /* and this much rather than the table cut into several */
#define LONG_WORD 110.0            /* points: what is longer (addresses, hashes) may be broken before a page is turned for it */
#define TURN_OVER 1.25             /* how much too wide its words are that a table is turned, */
#define CUT_OVER 1.5               /* or cut into several rather than most of its words hyphenated */
#define WIDEST_KEY 0.3             /* of the width: a first column that is repeated where a table goes on with other columns */

struct build {
    struct layout *layout;
    struct place *place;           /* its width is the table's */
    struct grid *grid;
    struct table *table;
    struct column *columns;
    double *left;                  /* of each column, and the right side of the last */
    double pad_x, pad_y;
    double scale;                  /* of the type: 1, or less for too many columns */
};

static const struct { double pad_x, pad_y; enum style_id style; } looks[] = {
    [TABLE_PLAIN]    = { 5.0, 3.2, STYLE_CELL },
    [TABLE_REGISTER] = { 4.0, 2.8, STYLE_REGISTER },
    [TABLE_FACTS]    = { 5.0, 2.8, STYLE_CELL },
};

static enum table_look look_of(const xmlNode *node)
{
    return node_role(node, "register") ? TABLE_REGISTER : node_role(node, "facts") ? TABLE_FACTS : TABLE_PLAIN;
}

/* How a cell's content is set; its width is still to be known. */
static struct place cell_place(struct layout *layout, const struct place *outer, enum table_look look, const struct grid_row *row, const struct grid_cell *cell,
                               double scale)
{
    struct place place = { .style = looks[look].style, .scale = scale * (outer->scale > 0 ? outer->scale : 1), .language = outer->language, .align = cell->align, .tabular = true, .cell = true };

    if (row->role == ROW_HEAD)
        place.style = STYLE_HEAD_CELL;
    if (row->role == ROW_GROUP || (look == TABLE_FACTS && cell->column == 0 && cell->columns == 1))
        place.bold = true;
    if (node_attr(row->node, "lang"))
        place.language = hyphens_language(layout->hyphens, node_attr(row->node, "lang"));
    if (node_attr(cell->node, "lang"))
        place.language = hyphens_language(layout->hyphens, node_attr(cell->node, "lang"));
    return place;
}

/* The element whose children are the cell's text, if it is nothing but text: the entry, or the one paragraph in it. */
static const xmlNode *plain_content(const xmlNode *entry)
{
    const xmlNode *only = NULL;
    bool words = false;

    for (const xmlNode *child = entry->children; child; child = child->next) {
        if (node_is(child, "inlinemediaobject"))
            return NULL;           /* high ones are blocks */
        if (child->type == XML_ELEMENT_NODE && block_is(child)) {
            if (only || words || (!node_is(child, "para") && !node_is(child, "simpara")) || block_has_blocks(child))
                return NULL;
            only = child;
            for (const xmlNode *inner = child->children; inner; inner = inner->next)
                if (node_is(inner, "inlinemediaobject"))
                    return NULL;
        } else if (child->type != XML_COMMENT_NODE && (child->type != XML_TEXT_NODE || child->content[strspn((const char *)child->content, " \t\r\n")])) {
            if (only)
                return NULL;
            words = true;
        }
    }
    return only ? only : entry;
}

static void measure_cell(struct layout *layout, const struct place *outer, enum table_look look, const struct grid_row *row, struct grid_cell *cell,
                         double scale, bool hyphens, struct parts *parts)
{
    struct place place = cell_place(layout, outer, look, row, cell, scale);
    const xmlNode *plain = cell->again ? cell->node : plain_content(cell->node);
    struct extent extent;

    if (plain) {
        if (!cell->text.n && cell->again) {
            text_add_string(layout, &cell->text, text_span(layout, &place, plain), node_text(layout, cell->node));
            cell->plain = plain;
        } else if (!cell->text.n) {
            if (plain != cell->node && node_attr(plain, "lang"))
                place.language = hyphens_language(layout->hyphens, node_attr(plain, "lang"));
            text_add_nodes(layout, &cell->text, text_span(layout, &place, plain), plain->children, NULL);
            cell->plain = plain;
        }
        extent = para_extent(layout, &cell->text, hyphens, parts);
    } else {
        extent = block_extent(layout, &place, cell->node, hyphens, parts);
    }
    if (hyphens) {
        cell->syllable = extent.least;
    } else {
        cell->least = cell->syllable = extent.least;
        cell->most = extent.most;
    }
}

/* Every so many rows of a long table say how its columns are best divided. */
static size_t sample_step(const struct grid *grid)
{
    return grid->rows_n / SAMPLE + 1;
}

static void measure(struct layout *layout, const struct place *outer, enum table_look look, struct grid *grid, double scale, bool hyphens)
{
    struct parts parts = {0};

    for (size_t r = 0; r < grid->rows_n; r++)
        for (size_t c = 0; c < grid->rows[r].n; c++) {
            struct grid_cell *cell = &grid->rows[r].cells[c];
            bool sampled = !hyphens && r % sample_step(grid) == 0 && cell->columns == 1;

            parts.n = 0;
            measure_cell(layout, outer, look, &grid->rows[r], cell, scale, hyphens, sampled ? &parts : NULL);
            if (sampled)
                cell->fits = column_cell_of(parts.parts, parts.n, 2 * looks[look].pad_x + SLACK);
        }
    free(parts.parts);
}

/* A cell over several columns widens them only where they are too narrow together. */
static void widen_spanned(struct column *columns, const struct grid_cell *cell, double pads)
{
    double least = 0, most = 0;

    for (unsigned i = cell->column; i < cell->column + cell->columns; i++) {
        least += columns[i].least;
        most += columns[i].most;
    }
    for (unsigned i = cell->column; i < cell->column + cell->columns; i++) {
        if (cell->least + pads > least)
            columns[i].least += (cell->least + pads - least) / cell->columns;
        if (cell->most + pads > most)
            columns[i].most += (cell->most + pads - most) / cell->columns;
        if (columns[i].most < columns[i].least)
            columns[i].most = columns[i].least;
        if (columns[i].syllable > columns[i].least)
            columns[i].syllable = columns[i].least;
    }
}

/* What the cells ask of the columns. */
static void demand(const struct grid *grid, double pads, struct column *columns)
{
    pads += SLACK;
    for (size_t r = 0; r < grid->rows_n; r++)
        for (size_t i = 0; i < grid->rows[r].n; i++) {
            const struct grid_cell *cell = &grid->rows[r].cells[i];
            struct column *c = &columns[cell->column];

            if (cell->columns != 1)
                continue;
            if (cell->least + pads > c->least)
                c->least = cell->least + pads;
            if (cell->syllable + pads > c->syllable)
                c->syllable = cell->syllable + pads;
            if (cell->most + pads > c->most)
                c->most = cell->most + pads;
        }
    for (size_t r = 0; r < grid->rows_n; r++)
        for (size_t i = 0; i < grid->rows[r].n; i++)
            if (grid->rows[r].cells[i].columns > 1 && grid->rows[r].role != ROW_GROUP)
                widen_spanned(columns, &grid->rows[r].cells[i], pads);
}

/* What the columns want together: their words, or their syllables; what cannot be broken nicely counts up to `most` points. */
static double sum_columns(const struct build *b, bool syllables, double most)
{
    double sum = 0;

    for (size_t i = 0; i < b->grid->columns_n; i++) {
        double width = syllables ? b->columns[i].syllable : b->columns[i].least;

        sum += width < most ? width : most;
    }
    return sum;
}

static double all_syllables(const struct build *b)
{
    return sum_columns(b, true, COLUMN_UNBROKEN);
}

static void measure_again(struct build *b, bool hyphens)
{
    struct grid *grid = b->grid;

    for (size_t r = 0; r < grid->rows_n; r++)
        for (size_t c = 0; c < grid->rows[r].n; c++)
            text_done(&grid->rows[r].cells[c].text);
    memset(b->columns, 0, grid->columns_n * sizeof *b->columns);
    measure(b->layout, b->place, b->table->look, grid, b->scale, false);
    if (hyphens)
        measure(b->layout, b->place, b->table->look, grid, b->scale, true);
    demand(grid, 2 * b->pad_x, b->columns);
}

/* The room beside the words of all cells: less of it where there are many columns. */
static double shrink_pads(struct build *b)
{
    double pads = 2 * b->pad_x * (double)b->grid->columns_n, least = 2 * LEAST_PAD * (double)b->grid->columns_n, most = b->table->width * 0.25;

    if (most < least)
        most = least;
    if (pads > most) {
        b->pad_x *= most / pads;
        measure_again(b, false);
        return most;
    }
    return pads;
}

/* The words of all columns do not fit side by side: a little smaller type if that is enough; else hyphens. False if even syllables are too wide. */
static bool squeeze_type(struct build *b)
{
    double pads = shrink_pads(b), words = sum_columns(b, false, 1e9), room = b->table->width - pads;

    if (words <= b->table->width)
        return true;
    b->scale = room / (words - pads);
    if (b->scale >= LEAST_SCALE) {
        b->scale *= 0.998;
        measure_again(b, false);
        return true;
    }
    b->scale = 1;
    measure_again(b, true);
    return all_syllables(b) <= b->table->width;
}

/* Type as small as it must be; false if that would be too small to read. */
static bool shrink_type(struct build *b)
{
    double pads = 2 * b->pad_x * (double)b->grid->columns_n, smallest = SMALLEST_SCALE;

    if (b->place->scale > 0)    /* of a table in one that is small already */
        smallest = b->place->scale > SMALLEST_SCALE ? SMALLEST_SCALE / b->place->scale : 1;
    b->scale = (b->table->width - pads) / (all_syllables(b) - pads) * 0.998;
    if (b->scale < smallest) {
        b->scale = smallest;
        measure_again(b, true);
        return false;
    }
    measure_again(b, true);
    return all_syllables(b) <= b->table->width * 1.001;
}

static void solve_sample(struct build *b)
{
    const struct grid *grid = b->grid;
    size_t n = grid->columns_n, step = sample_step(grid), rows = 0;
    struct column_cell *cells = mem_zero((grid->rows_n / step + 1) * n, sizeof *cells);

    for (size_t r = 0; r < grid->rows_n; r += step, rows++)
        for (size_t i = 0; i < grid->rows[r].n; i++)
            if (grid->rows[r].cells[i].columns == 1)
                cells[rows * n + grid->rows[r].cells[i].column] = grid->rows[r].cells[i].fits;
    columns_solve(b->columns, n, b->table->width, cells, rows);
    free(cells);
}

static void solve_columns(struct build *b)
{
    struct grid *grid = b->grid;
    size_t n = grid->columns_n;
    double x = 0;
    /* hints make small tables that follow each other alike; a register is one of its kind, and best measured */
    bool hinted = grid->all_hints && b->table->look != TABLE_REGISTER;

    for (size_t i = 0; i < n; i++)
        b->columns[i].hint = hinted ? grid->hints[i] : 0;
    if (b->table->look == TABLE_FACTS && n == 2 && !hinted) {
        /* labels beside each other's: all the room that is left belongs to the values */
        b->columns[0].hint = 0;
        b->columns[1].hint = b->columns[0].most + b->columns[1].most <= b->table->width ? 1 : 0;
        if (b->columns[0].most > b->columns[0].least && b->columns[0].most < b->table->width * 0.34)
            b->columns[0].least = b->columns[0].most;
    }
    if (b->table->look == TABLE_FACTS && n == 2 && hinted) {
        /* labels of one width throughout the document, if they fit: not even a line saved makes up for columns that dance */
        double left = b->table->width * b->columns[0].hint / (b->columns[0].hint + b->columns[1].hint), right = b->table->width - left;

        if (b->columns[0].most <= left && b->columns[1].least <= right) {
            b->columns[0].least = b->columns[0].most = left;
            b->columns[1].most = b->columns[1].most > right ? b->columns[1].most : right;
        }
    }
    solve_sample(b);
    for (size_t i = 0; i < n; i++) {
        b->left[i] = x;
        x += b->columns[i].width;
    }
    b->left[n] = b->table->width;
}

/* --- rows --- */

static void fill_cell(struct build *b, const struct grid_row *row, struct grid_cell *from, struct cell *cell)
{
    struct layout *layout = b->layout;
    struct place place = cell_place(layout, b->place, b->table->look, row, from, b->scale);
    struct flow flow = {0};

    cell->node = from->node;
    cell->pad_x = b->pad_x;
    cell->pad_y = b->pad_y;
    cell->x = b->left[from->column];
    cell->width = b->left[from->column + from->columns] - cell->x;
    place.width = place.column = cell->width - 2 * b->pad_x;
    if (!from->again)
        flow_id(&flow, node_id(from->node));
    if (from->plain) {
        if (from->plain != from->node && node_id(from->plain) && map_get(&layout->wanted, str_of(node_id(from->plain))))
            flow_id(&flow, node_id(from->plain));
        para_add(layout, &flow, &place, &from->text, from->plain);
        text_done(&from->text);
    } else {
        block_children(layout, &flow, &place, from->node);
    }
    cell->n = flow.n;
    cell->boxes = layout_alloc(layout, (flow.n + 1) * sizeof *cell->boxes);
    if (flow.n)
        memcpy(cell->boxes, flow.boxes, flow.n * sizeof *flow.boxes);
    cell->height = flow_stack(cell->boxes, cell->n) + 2 * b->pad_y;
    flow_done(&flow);
}

static struct box *fill_row(struct build *b, struct flow *flow, struct grid_row *from)
{
    struct row *row = layout_alloc(b->layout, sizeof *row);
    struct place place = *b->place;
    double height = b->pad_y * 2 + theme_styles[looks[b->table->look].style].leading * b->scale;
    struct box *box;

    row->table = b->table;
    row->role = (uint8_t)from->role;
    row->first_part = row->last_part = true;
    row->n = from->n;
    row->cells = layout_alloc(b->layout, (from->n + 1) * sizeof *row->cells);
    for (size_t i = 0; i < from->n; i++) {
        fill_cell(b, from, &from->cells[i], &row->cells[i]);
        if (from->cells[i].rows == 1 && row->cells[i].height > height)
            height = row->cells[i].height;
    }
    place.width = b->table->width;
    if (!from->again)
        flow_id(flow, node_id(from->node));
    box = flow_add(b->layout, flow, &place, BOX_ROW, from->node, height);
    box->of.row = row;
    return box;
}

/* Cells that reach over several rows: their rows stay together and are high enough. Where that would be more than half a page, a cell keeps to its row. */
static void stretch_spans(struct build *b, struct box **boxes)
{
    const struct geometry *g = b->layout->geometry;
    double most = (g->height - g->top - g->bottom) * 0.5;

    for (size_t r = 0; r < b->grid->rows_n; r++)
        for (size_t i = 0; i < b->grid->rows[r].n; i++) {
            const struct grid_cell *from = &b->grid->rows[r].cells[i];
            struct cell *cell = &boxes[r]->of.row->cells[i];
            double sum = 0;

            if (from->rows < 2)
                continue;
            for (size_t k = r; k < r + from->rows; k++)
                sum += boxes[k]->height;
            if (sum > most || cell->height > most) {
                if (cell->height > boxes[r]->height)
                    boxes[r]->height = cell->height;
                continue;
            }
            if (cell->height > sum)
                boxes[r + from->rows - 1]->height += cell->height - sum;
            for (size_t k = r; k < r + from->rows; k++) {
                boxes[k]->of.row->whole = true;
                if (k > r)
                    boxes[k]->page = PAGE_NEVER;
            }
        }
    for (size_t r = 0; r < b->grid->rows_n; r++)
        for (size_t i = 0; i < b->grid->rows[r].n; i++) {
            const struct grid_cell *from = &b->grid->rows[r].cells[i];
            double sum = 0;
            size_t rows = boxes[r]->of.row->whole ? from->rows : 1;

            for (size_t k = r; k < r + rows; k++)
                sum += boxes[k]->height;
            boxes[r]->of.row->cells[i].height = sum;
        }
}

/* A short table stays in one piece; in others neither the head nor a lone row is left behind. */
static void keep_rows(struct build *b, struct box **boxes, size_t heads)
{
    const struct geometry *g = b->layout->geometry;
    double height = 0, page = g->height - g->top - g->bottom;
    size_t n = b->grid->rows_n;

    for (size_t r = 0; r < n; r++)
        height += boxes[r]->height;
    for (size_t r = 1; r < n; r++) {
        double low = boxes[r]->height < page * 0.2;
        bool after_head = r <= heads || boxes[r - 1]->of.row->role == ROW_GROUP;
        bool edge = low && (r == heads + 1 || r + 1 == n);

        if (height < page * 0.25 || after_head || edge)
            boxes[r]->page = PAGE_NEVER;
    }
}

/* The table's title, and that it goes on; ids and notes belong to the title itself. */
static void add_continued(struct layout *layout, struct flow *flow, const struct place *outer, const xmlNode *title)
{
    struct text text = {0};
    struct place place = *outer;
    struct span *quiet;

    place.style = STYLE_CAPTION;
    text_add_nodes(layout, &text, text_span(layout, &place, title), title->children, NULL);
    quiet = (struct span *)text_span(layout, &place, title);
    quiet->bold = false;
    quiet->colour = COLOUR_MUTED;
    text_add_string(layout, &text, quiet, arena_printf(&layout->arena, " (%s)", layout->words->continued));
    for (size_t i = 0; i < text.n; i++)
        if (text.tokens[i].kind == TOKEN_ANCHOR || text.tokens[i].kind == TOKEN_NOTE) {
            text.tokens[i].kind = TOKEN_PAD;
            text.tokens[i].of.pad = 0;
        }
    para_add(layout, flow, &place, &text, title);
    text_done(&text);
}

/* What stands above the rows again on each further page. */
static void make_repeated(struct build *b, const xmlNode *title, struct box **rows, size_t heads)
{
    struct layout *layout = b->layout;
    struct flow flow = {0};

    if (title && !b->place->cell)
        add_continued(layout, &flow, b->place, title);
    b->table->head_n = flow.n + heads;
    b->table->head = layout_alloc(layout, (b->table->head_n + 1) * sizeof *b->table->head);
    if (flow.n)
        memcpy(b->table->head, flow.boxes, flow.n * sizeof *flow.boxes);
    memcpy(b->table->head + flow.n, rows, heads * sizeof *rows);
    for (size_t i = 0; i < b->table->head_n; i++)
        b->table->head_height += b->table->head[i]->height + (i ? flow_gap(b->table->head[i - 1], b->table->head[i]) : 0);
    flow_done(&flow);
}

static void begin_build(struct build *b, struct layout *layout, struct place *place, const xmlNode *node, struct grid *grid)
{
    enum table_look look = look_of(node);

    *b = (struct build){ .layout = layout, .place = place, .grid = grid, .table = layout_alloc(layout, sizeof *b->table), .scale = 1,
                         .pad_x = looks[look].pad_x, .pad_y = looks[look].pad_y };
    b->table->node = node;
    b->table->look = look;
    b->table->width = place->width;
    b->columns = mem_zero(grid->columns_n, sizeof *b->columns);
    b->left = mem_zero(grid->columns_n + 1, sizeof *b->left);
}

static void end_build(struct build *b)
{
    free(b->columns);
    free(b->left);
}

/* Rows of a table whose type and width are settled. */
static void add_rows(struct build *b, struct flow *flow, const xmlNode *title)
{
    struct grid *grid = b->grid;
    size_t first = flow->n;

    solve_columns(b);
    if (flow->room < 3)
        flow->room = 3;
    for (size_t r = 0; r < grid->rows_n; r++)
        fill_row(b, flow, &grid->rows[r]);
    stretch_spans(b, flow->boxes + first);
    keep_rows(b, flow->boxes + first, grid->heads);
    make_repeated(b, title, flow->boxes + first, grid->heads);
    flow->boxes[flow->n - 1]->of.row->last = true;
    flow->boxes[flow->n - 1]->after = b->place->cell ? 3 : SPACE_BELOW;
}

/* Where the next part of a table ends that is too wide: as many columns as fit, with whole words if it can be. */
static size_t part_end(const struct build *b, size_t from, double room)
{
    size_t end = from;

    for (double width = 0; end < b->grid->columns_n; end++) {
        const struct column *c = &b->columns[end];
        double word = c->least < LONG_WORD ? c->least : LONG_WORD, syllable = c->syllable < LONG_WORD ? c->syllable : LONG_WORD;

        width += word > syllable ? word : syllable;
        if (width > room && end > from)
            break;
    }
    return end;
}

/* A table that no size makes narrow enough: some columns after the others, each part with the first one, that says what its rows are about. */
static void add_parts(struct build *whole, struct flow *flow, const xmlNode *title)
{
    struct layout *layout = whole->layout;
    double width = whole->table->width, key;
    size_t keys, end;

    whole->scale = 1;
    whole->pad_x = looks[whole->table->look].pad_x;
    measure_again(whole, true);
    key = whole->columns[0].least < LONG_WORD ? whole->columns[0].least : LONG_WORD;
    keys = key < width * WIDEST_KEY;
    for (size_t from = keys; from < whole->grid->columns_n; from = end) {
        struct grid *grid;
        struct build b;

        end = part_end(whole, from, width - (keys ? key : 0));
        grid = grid_part(whole->grid, keys, from, end, from > keys);
        begin_build(&b, layout, whole->place, whole->table->node, grid);
        measure_again(&b, false);
        if (sum_columns(&b, false, 1e9) > width)
            squeeze_type(&b);
        if (from > keys && title && !b.place->cell) {
            add_continued(layout, flow, b.place, title);
            flow->keep = true;
        }
        add_rows(&b, flow, title);
        end_build(&b);
        grid_free(grid);
    }
}

/* In a place where no two columns have room for words: cell below cell. */
static void add_stack(struct build *whole, struct flow *flow, const xmlNode *title)
{
    struct grid *grid = grid_stack(whole->grid);
    struct build b;

    begin_build(&b, whole->layout, whole->place, whole->table->node, grid);
    b.pad_x = 0;
    b.scale = whole->scale;
    measure_again(&b, false);
    add_rows(&b, flow, title);
    end_build(&b);
    grid_free(grid);
}

/* The page's column, turned. */
static void turn_page(struct build *b)
{
    const struct geometry *g = &theme_landscape;

    b->layout->geometry = g;
    b->place->x = 0;
    b->place->width = b->place->column = b->table->width = g->width - g->left - g->right;
    b->scale = 1;
    b->pad_x = looks[b->table->look].pad_x;
    measure_again(b, false);
}

static void add_group(struct layout *layout, struct flow *flow, const struct place *outer, const xmlNode *node, const xmlNode *tgroup, const xmlNode *title)
{
    struct grid *grid = grid_new(layout, tgroup);
    const struct geometry *geometry = layout->geometry;
    struct place place = *outer;
    bool turned = flow->turned;
    struct build b;

    if (grid->rows_n && grid->columns_n) {
        bool fits;

        begin_build(&b, layout, &place, node, grid);
        measure_again(&b, false);
        fits = sum_columns(&b, false, 1e9) <= place.width;
        if (!fits && !(place.may_turn && sum_columns(&b, false, LONG_WORD) > place.width * TURN_OVER))
            fits = squeeze_type(&b);
        if (!fits && place.may_turn) {
            turn_page(&b);
            flow->turned = true;
            fits = sum_columns(&b, false, 1e9) <= place.width || squeeze_type(&b);
        }
        if (!fits)
            fits = shrink_type(&b);
        if (!fits && place.width < COLUMN_NARROW * (grid->columns_n < CUT_LEAST ? (double)grid->columns_n : 2.5))
            add_stack(&b, flow, title);
        else if (grid->columns_n < CUT_LEAST || (fits && sum_columns(&b, false, LONG_WORD) <= place.width * CUT_OVER))
            add_rows(&b, flow, title);
        else
            add_parts(&b, flow, title);
        end_build(&b);
        flow->turned = turned;
        layout->geometry = geometry;
    }
    grid_free(grid);
}

void table_add(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node)
{
    const xmlNode *title = headings_title(node);
    /* a table without a title goes on under its section's, or a reader would not know whose facts these are */
    const xmlNode *continued = !title && headings_is_section(node->parent) ? headings_title(node->parent) : title;
    struct place own = *place;

    if (node_attr(node, "lang"))
        own.language = hyphens_language(layout->hyphens, node_attr(node, "lang"));
    flow_id(flow, node_id(node));
    if (title) {
        block_words(layout, flow, &own, STYLE_CAPTION, title, title->children);
        flow->keep = true;
    }
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (node_is(child, "tgroup"))
            add_group(layout, flow, &own, node, child, continued);
        else if (child->type == XML_ELEMENT_NODE && !node_is(child, "title") && !node_is(child, "info") && !node_is(child, "textobject"))
            block_node(layout, flow, &own, child);
    }
}

struct extent table_extent(struct layout *layout, const struct place *place, const xmlNode *node, bool hyphens)
{
    const xmlNode *tgroup = node_child(node, "tgroup");
    struct extent extent = {0};
    struct grid *grid;
    struct column *columns;
    enum table_look look = look_of(node);

    if (!tgroup)
        return extent;
    grid = grid_new(layout, tgroup);
    columns = mem_zero(grid->columns_n + 1, sizeof *columns);
    measure(layout, place, look, grid, 1, false);
    if (hyphens)
        measure(layout, place, look, grid, 1, true);
    demand(grid, 2 * looks[look].pad_x, columns);
    for (size_t i = 0; i < grid->columns_n; i++) {
        extent.least += hyphens ? columns[i].syllable : columns[i].least;
        extent.most += columns[i].most;
    }
    free(columns);
    grid_free(grid);
    return extent;
}
