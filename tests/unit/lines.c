/* unit/lines.c - line breaking and column widths. */

#include "pdf/columns.h"
#include "pdf/lines.h"
#include "unit.h"

enum { MOST = 4000 };

/* --- paragraphs made by hand --- */

struct paragraph {
    struct item items[MOST];
    size_t n;
};

static void box(struct paragraph *p, double width)
{
    p->items[p->n++] = (struct item){ .kind = ITEM_BOX, .width = (float)width };
}

static void glue(struct paragraph *p, double width)
{
    p->items[p->n++] = (struct item){ .kind = ITEM_GLUE, .width = (float)width, .stretch = (float)width / 2, .shrink = (float)width / 4 };
}

static void rigid(struct paragraph *p, double width)
{
    p->items[p->n++] = (struct item){ .kind = ITEM_GLUE, .width = (float)width };
}

static void penalty(struct paragraph *p, int cost, double width, bool hyphen)
{
    p->items[p->n++] = (struct item){ .kind = ITEM_PENALTY, .penalty = (int16_t)cost, .width = (float)width, .hyphen = hyphen };
}

static double natural(const struct paragraph *p, size_t begin, size_t end)
{
    double width = end < p->n && p->items[end].kind == ITEM_PENALTY ? p->items[end].width : 0;

    for (size_t i = begin; i < end; i++)
        if (p->items[i].kind != ITEM_PENALTY)
            width += p->items[i].width;
    return width;
}

static double shrinkable(const struct paragraph *p, size_t begin, size_t end)
{
    double width = 0;

    for (size_t i = begin; i < end; i++)
        width += p->items[i].shrink;
    return width;
}

static unsigned next_random(unsigned *state)
{
    *state = *state * 1103515245u + 12345u;
    return *state >> 16 & 0x7fff;
}

/* --- tests --- */

START_TEST(one_line)
{
    struct line_scratch *scratch = lines_new();
    struct line_rule rule = { .width = 100, .loosest = 1.2 };
    struct paragraph p = { .n = 0 };
    const uint32_t *breaks;

    box(&p, 40), glue(&p, 4), box(&p, 40);
    ck_assert_uint_eq(lines_break(scratch, p.items, p.n, &rule, &breaks), 1);
    ck_assert_uint_eq(breaks[0], p.n);
    lines_free(scratch);
}
END_TEST

/* First fit would shrink three boxes into the first line, and the fourth would stand alone on the second with nothing to stretch. */
START_TEST(looks_ahead)
{
    struct line_scratch *scratch = lines_new();
    struct line_rule rule = { .width = 100, .loosest = 3 };
    struct paragraph p = { .n = 0 };
    const uint32_t *breaks;

    box(&p, 41), glue(&p, 8), box(&p, 41), glue(&p, 8);
    box(&p, 6), glue(&p, 8), box(&p, 80), glue(&p, 8);
    box(&p, 60), glue(&p, 8), box(&p, 30);
    ck_assert_uint_eq(lines_break(scratch, p.items, p.n, &rule, &breaks), 3);
    ck_assert_uint_eq(breaks[0], 3);
    ck_assert_uint_eq(breaks[1], 7);
    lines_free(scratch);
}
END_TEST

START_TEST(too_loose_is_refused_unless_forced)
{
    struct line_scratch *scratch = lines_new();
    struct line_rule rule = { .width = 100, .loosest = 1 };
    struct paragraph p = { .n = 0 };
    const uint32_t *breaks;

    box(&p, 30), glue(&p, 4), box(&p, 30), glue(&p, 4), box(&p, 90);
    ck_assert_uint_eq(lines_break(scratch, p.items, p.n, &rule, &breaks), 0);
    rule.force = true;
    ck_assert_uint_eq(lines_break(scratch, p.items, p.n, &rule, &breaks), 2);
    ck_assert_uint_eq(breaks[0], 3);
    rule.force = false;
    rule.ragged = true;
    rule.loosest = 1e9;
    ck_assert_uint_eq(lines_break(scratch, p.items, p.n, &rule, &breaks), 2);
    lines_free(scratch);
}
END_TEST

START_TEST(a_box_wider_than_the_line_stands_alone)
{
    struct line_scratch *scratch = lines_new();
    struct line_rule rule = { .width = 50, .loosest = 1, .ragged = true, .force = true };
    struct paragraph p = { .n = 0 };
    const uint32_t *breaks;

    box(&p, 20), rigid(&p, 4), box(&p, 80), rigid(&p, 4), box(&p, 20);
    ck_assert_uint_eq(lines_break(scratch, p.items, p.n, &rule, &breaks), 3);
    ck_assert_uint_eq(breaks[0], 1);
    ck_assert_uint_eq(breaks[1], 3);
    rule.force = false;
    ck_assert_uint_eq(lines_break(scratch, p.items, p.n, &rule, &breaks), 0);
    lines_free(scratch);
}
END_TEST

START_TEST(forced_breaks_end_lines)
{
    struct line_scratch *scratch = lines_new();
    struct line_rule rule = { .width = 100, .loosest = 1 };
    struct paragraph p = { .n = 0 };
    const uint32_t *breaks;

    box(&p, 10), penalty(&p, PENALTY_FORCE, 0, false), penalty(&p, PENALTY_FORCE, 0, false), box(&p, 10);
    ck_assert_uint_eq(lines_break(scratch, p.items, p.n, &rule, &breaks), 3);
    ck_assert_uint_eq(breaks[0], 1);
    ck_assert_uint_eq(breaks[1], 2);
    lines_free(scratch);
}
END_TEST

START_TEST(no_break_where_it_is_forbidden)
{
    struct line_scratch *scratch = lines_new();
    struct line_rule rule = { .width = 60, .loosest = 1e9, .ragged = true };
    struct paragraph p = { .n = 0 };
    const uint32_t *breaks;

    box(&p, 25), rigid(&p, 4), box(&p, 25), penalty(&p, PENALTY_NEVER, 0, false), rigid(&p, 4), box(&p, 25);
    ck_assert_uint_eq(lines_break(scratch, p.items, p.n, &rule, &breaks), 2);
    ck_assert_uint_eq(breaks[0], 1);
    lines_free(scratch);
}
END_TEST

/* Words that can be broken anywhere with a hyphen: lines would all end with one. */
START_TEST(never_three_hyphens_in_a_row)
{
    struct line_scratch *scratch = lines_new();
    struct line_rule rule = { .width = 100, .loosest = 4 };
    struct paragraph p = { .n = 0 };
    const uint32_t *breaks;
    size_t lines, row = 0;

    for (int word = 0; word < 40; word++) {
        for (int part = 0; part < 5; part++) {
            if (part)
                penalty(&p, 0, 3, true);
            box(&p, 9.7);
        }
        if (word < 39)
            glue(&p, 9);
    }
    lines = lines_break(scratch, p.items, p.n, &rule, &breaks);
    ck_assert_uint_gt(lines, 10);
    for (size_t i = 0; i < lines; i++) {
        row = breaks[i] < p.n && p.items[breaks[i]].hyphen ? row + 1 : 0;
        ck_assert_uint_le(row, HYPHENS_IN_A_ROW);
    }
    lines_free(scratch);
}
END_TEST

/* A word of many lines has no other way; then too every line must fit. */
START_TEST(a_very_long_word_is_broken_all_the_same)
{
    struct line_scratch *scratch = lines_new();
    struct line_rule rule = { .width = 40, .loosest = 1, .ragged = true, .force = true };
    struct paragraph p = { .n = 0 };
    const uint32_t *breaks;
    size_t lines, at = SIZE_MAX;

    for (int part = 0; part < 24; part++) {
        if (part)
            penalty(&p, 60, 3, true);
        box(&p, 11);
    }
    lines = lines_break(scratch, p.items, p.n, &rule, &breaks);
    ck_assert_uint_eq(lines, 8);
    for (size_t i = 0; i < lines; i++) {
        ck_assert_double_le(natural(&p, lines_begin(p.items, p.n, at), breaks[i]), rule.width + 1e-4);
        at = breaks[i];
    }
    lines_free(scratch);
}
END_TEST

/* Whatever the paragraph: breaks stand in order, every box is on a line, no line is wider than it may be. */
START_TEST(random_paragraphs_fit)
{
    struct line_scratch *scratch = lines_new();
    unsigned state = (unsigned)_i + 1;
    static struct paragraph p;
    struct line_rule rule = { .width = 60 + next_random(&state) % 400, .loosest = 1.2, .ragged = next_random(&state) % 2, .force = true };
    size_t words = 1 + next_random(&state) % 300, lines, at = SIZE_MAX;
    const uint32_t *breaks;

    p.n = 0;
    for (size_t i = 0; i < words; i++) {
        size_t parts = 1 + next_random(&state) % 4;

        for (size_t k = 0; k < parts; k++) {
            if (k)
                penalty(&p, 90, 3.1, true);
            box(&p, 2 + next_random(&state) % 26);
        }
        if (i + 1 < words) {
            if (rule.ragged)
                rigid(&p, 2.7);
            else
                glue(&p, 2.7);
        }
    }
    lines = lines_break(scratch, p.items, p.n, &rule, &breaks);
    ck_assert_uint_gt(lines, 0);
    ck_assert_uint_eq(breaks[lines - 1], p.n);
    for (size_t i = 0; i < lines; i++) {
        size_t begin = lines_begin(p.items, p.n, at);

        ck_assert_uint_lt(begin, breaks[i]);
        for (size_t k = at == SIZE_MAX ? 0 : at + 1; k < begin; k++)
            ck_assert_int_ne(p.items[k].kind, ITEM_BOX);
        ck_assert_double_le(natural(&p, begin, breaks[i]) - shrinkable(&p, begin, breaks[i]), rule.width + 1e-3);
        at = breaks[i];
    }
    lines_free(scratch);
}
END_TEST

/* --- columns --- */

static double total(const struct column *columns, size_t n)
{
    double sum = 0;

    for (size_t i = 0; i < n; i++)
        sum += columns[i].width;
    return sum;
}

/* A cell of words of one width with spaces of 2 points between them; and its column's wishes grow with it. */
static struct column_cell cell_of(struct column *column, size_t words, double width)
{
    struct column_part parts[64];

    for (size_t i = 0; i < words; i++)
        parts[i] = (struct column_part){ i ? 2 : -1, (float)width };
    column->least = width > column->least ? width : column->least;
    column->syllable = column->least / 2;
    if (words && (double)words * (width + 2) - 2 > column->most)
        column->most = (double)words * (width + 2) - 2;
    return column_cell_of(parts, words, 0);
}

START_TEST(a_cell_says_what_its_lines_need)
{
    const struct column_part parts[] = { { -1, 30 }, { 2, 20 }, { 2, 40 }, { -1, 60 }, { 2, 5 } };
    struct column_cell cell = column_cell_of(parts, 5, 4), empty = column_cell_of(parts, 0, 4);

    ck_assert_float_gt(cell.fit[0], 1e6f);                /* it has two lines whatever its width */
    ck_assert_float_eq_tol(cell.fit[1], 98, 1e-3f);       /* 30 20 40 | 60 5 */
    ck_assert_float_eq_tol(cell.fit[2], 71, 1e-3f);       /* 30 20 | 40 | 60 5 */
    ck_assert_float_eq_tol(cell.fit[3], 64, 1e-3f);       /* 30 20 | 40 | 60 | 5 */
    ck_assert_float_eq_tol(cell.fit[5], 64, 1e-3f);
    ck_assert_float_eq_tol(empty.fit[0], 0, 1e-6f);
}
END_TEST

START_TEST(columns_share_what_is_left)
{
    struct column columns[2] = {{0}};
    struct column_cell cells[2];

    cells[0] = cell_of(&columns[0], 1, 50);
    cells[1] = cell_of(&columns[1], 1, 100);
    columns_solve(columns, 2, 300, cells, 1);
    ck_assert_double_eq_tol(total(columns, 2), 300, 1e-6);
    ck_assert_double_eq_tol(columns[1].width, 200, 1e-6);
}
END_TEST

/* A column of long texts gets the room; one of short words keeps its longest word, and never more than its widest cell. */
START_TEST(columns_make_rows_low)
{
    struct column columns[3] = {{0}};
    struct column_cell cells[9];

    for (size_t r = 0; r < 3; r++) {
        cells[3 * r] = cell_of(&columns[0], 1 + r, 20);
        cells[3 * r + 1] = cell_of(&columns[1], 40 - r, 20);
        cells[3 * r + 2] = cell_of(&columns[2], 1, 30);
    }
    columns_solve(columns, 3, 400, cells, 3);
    ck_assert_double_eq_tol(total(columns, 3), 400, 0.01);
    ck_assert_double_eq_tol(columns[2].width, 30, 0.02);
    ck_assert_double_ge(columns[0].width, 20 - 1e-6);
    ck_assert_double_gt(columns[1].width, 280);
}
END_TEST

/* All rows have two lines but for one column that needs 5 points more for its second: it gets them from one that does not miss them. */
START_TEST(columns_save_lines_for_little)
{
    struct column columns[3] = {{0}};
    struct column_cell cells[30];

    for (size_t r = 0; r < 10; r++) {
        cells[3 * r] = cell_of(&columns[0], 4, 40);       /* two lines from 82 on */
        cells[3 * r + 1] = cell_of(&columns[1], 8, 38);   /* two lines from 158 on */
        cells[3 * r + 2] = cell_of(&columns[2], 10, 20);  /* two lines from 108 on */
    }
    columns_solve(columns, 3, 82 + 158 + 108 + 3, cells, 10);
    ck_assert_double_ge(columns[0].width, 82 - 0.02);
    ck_assert_double_ge(columns[1].width, 158 - 0.02);
    ck_assert_double_ge(columns[2].width, 108 - 0.02);
}
END_TEST

START_TEST(columns_give_way_to_syllables)
{
    struct column columns[] = { { .least = 20, .syllable = 20, .most = 30 }, { .least = 200, .syllable = 40, .most = 300 }, { .least = 150, .syllable = 40, .most = 300 } };
    const struct column_cell cells[3] = {{{0}}};

    columns_solve(columns, 3, 220, cells, 1);
    ck_assert_double_eq_tol(columns[0].width, 20, 0.01);
    ck_assert_double_eq_tol(columns[1].width, 100, 0.01);
    ck_assert_double_eq_tol(columns[2].width, 100, 0.01);
    columns_solve(columns, 3, 50, cells, 1);
    ck_assert_double_eq_tol(total(columns, 3), 50, 1e-6);
}
END_TEST

START_TEST(columns_random_sums)
{
    enum { COLUMNS = 9, ROWS = 30 };
    unsigned state = (unsigned)_i * 7 + 3;
    struct column columns[COLUMNS] = {{0}};
    struct column_cell cells[COLUMNS * ROWS];
    double least = 0, most = 0, width;

    for (size_t i = 0; i < COLUMNS; i++) {
        for (size_t r = 0; r < ROWS; r++)
            cells[r * COLUMNS + i] = cell_of(&columns[i], next_random(&state) % 20, 5 + next_random(&state) % 40);
        least += columns[i].least;
        most += columns[i].most;
        columns[i].hint = _i % 3 == 2 ? 1 + next_random(&state) % 9 : 0;
    }
    width = 150 + next_random(&state) % 800;
    columns_solve(columns, COLUMNS, width, cells, ROWS);
    ck_assert_double_eq_tol(total(columns, COLUMNS), width, 0.05);
    for (size_t i = 0; i < COLUMNS && least <= width; i++) {
        ck_assert_double_ge(columns[i].width, columns[i].least - 1e-6);
        if (most > width)
            ck_assert_double_le(columns[i].width, columns[i].most + 1e-6);
    }
}
END_TEST

TCase *unit_lines(void)
{
    TCase *lines = tcase_create("lines");

    tcase_add_test(lines, one_line);
    tcase_add_test(lines, looks_ahead);
    tcase_add_test(lines, too_loose_is_refused_unless_forced);
    tcase_add_test(lines, a_box_wider_than_the_line_stands_alone);
    tcase_add_test(lines, forced_breaks_end_lines);
    tcase_add_test(lines, no_break_where_it_is_forbidden);
    tcase_add_test(lines, never_three_hyphens_in_a_row);
    tcase_add_test(lines, a_very_long_word_is_broken_all_the_same);
    tcase_add_loop_test(lines, random_paragraphs_fit, 0, 200);
    return lines;
}

TCase *unit_columns(void)
{
    TCase *columns = tcase_create("columns");

    tcase_add_test(columns, a_cell_says_what_its_lines_need);
    tcase_add_test(columns, columns_share_what_is_left);
    tcase_add_test(columns, columns_make_rows_low);
    tcase_add_test(columns, columns_save_lines_for_little);
    tcase_add_test(columns, columns_give_way_to_syllables);
    tcase_add_loop_test(columns, columns_random_sums, 0, 100);
    return columns;
}
