/* docbook/heatmap.c - where the risks lie. */

#include "docbook/heatmap.h"
#include "base/utf8.h"
#include "docbook/print.h"
#include "model/assess.h"

#include <math.h>

enum { CELL_W = 64, CELL_H = 34, LEFT = 118, TOP = 20, BOTTOM = 40, GAP = 2 };
enum { INK = 0x1f2933, SOFT = 0x52606d, FAINT = 0xc4ccd4 };

/* The index of a rating's point on its scale, the nearest above where it lies between two (a mean of dimensions); -1 for none. */
static int index_of(const struct scale *scale, double point)
{
    for (size_t i = 0; i < scale->n; i++)
        if (scale->points[i] >= floor(point + 0.5))
            return (int)i;
    return -1;
}

static void count_risks(const struct modelxml *mx, const struct entity *method, int field, const struct scale *likelihood, const struct scale *impact,
                        unsigned counts[SCALE_POINTS][SCALE_POINTS])
{
    for model_each(risk, mx->setup->model, KIND_RISK) {
        struct assessment a;
        int i, j;

        if (assess_method(mx->setup->model, risk) != method || !document_takes(mx->setup, mx->row, risk))
            continue;
        a = assess_risk(mx->setup->model, risk, field);
        if (!entity_has(risk, field))    /* a risk without a rating of its own after treatment stands where it stood */
            a = field == RISK_INHERENT ? a : assess_remaining(mx->setup->model, risk, NULL);
        i = index_of(likelihood, a.likelihood);
        j = index_of(impact, a.impact);
        if (a.complete && i >= 0 && j >= 0)
            counts[i][j]++;
    }
}

/* A title that fits into `width` points at this size, cut at a word where it does not; an average letter is a little over half as wide as high. */
static void fitted(struct buf *out, const char *text, double size, double width)
{
    size_t most = (size_t)(width / (size * 0.52)), taken = 0;
    struct str rest = str_of(text);

    if (utf8_width(rest) <= most) {
        buf_puts(out, text);
        return;
    }
    while (rest.n && taken + 1 < most) {
        uint32_t c;
        size_t n = utf8_decode(rest.s, rest.n, &c);

        buf_add(out, rest.s, n ? n : 1);
        rest = str_cut(rest, n ? n : 1);
        taken++;
    }
    buf_puts(out, "\xe2\x80\xa6");
}

static void label(struct modelxml *mx, struct named_figure *f, double x, double y, enum figure_anchor anchor, double width, int point, const struct record *line, int title)
{
    const struct value *v = line ? record_text(line, title, mx->book->language) : NULL;
    struct buf text = {0}, shown = {0};

    buf_printf(&text, "%d", point);
    if (v)
        buf_printf(&text, " %.*s", STR_ARGS(v->text));
    fitted(&shown, text.s, 7.5, width);
    figure_text(mx->figures, f, x, y, 7.5, anchor, false, INK, shown.s);
    buf_done(&shown);
    buf_done(&text);
}

struct named_figure *heatmap_add(struct modelxml *mx, const struct entity *method, int field, const char *name, const char *alt)
{
    unsigned counts[SCALE_POINTS][SCALE_POINTS] = {{0}};
    struct scale likelihood, impact;
    struct named_figure *f;

    assess_scale(method, METHOD_LIKELIHOOD, &likelihood);
    assess_scale(method, METHOD_IMPACT, &impact);
    if (!likelihood.n || !impact.n)
        return NULL;
    count_risks(mx, method, field, &likelihood, &impact, counts);
    f = figures_add(mx->figures, name, LEFT + (double)impact.n * CELL_W + 2, TOP + (double)likelihood.n * CELL_H + BOTTOM, alt);
    figure_text(mx->figures, f, LEFT - 8, 12, 8, FIGURE_END, true, SOFT, wordbook_get(mx->book, "heatmap.likelihood"));
    for (size_t row = 0; row < likelihood.n; row++) {
        size_t i = likelihood.n - 1 - row;
        double y = TOP + (double)row * CELL_H;

        label(mx, f, LEFT - 8, y + CELL_H / 2.0 + 2.5, FIGURE_END, LEFT - 12, likelihood.points[i], assess_likelihood_point(method, likelihood.points[i]), METHOD_LIKELIHOOD_TITLE);
        for (size_t j = 0; j < impact.n; j++) {
            const struct record *level = assess_cell(method, likelihood.points[i], impact.points[j]);
            double x = LEFT + (double)j * CELL_W;
            char number[16];

            figure_rect(mx->figures, f, x, y, CELL_W - GAP, CELL_H - GAP, level ? colour_fill(assess_level_colour(level)) : 0xffffff, level ? -1 : FAINT);
            if (!counts[i][j])
                continue;
            snprintf(number, sizeof number, "%u", counts[i][j]);
            figure_text(mx->figures, f, x + (CELL_W - GAP) / 2.0, y + CELL_H / 2.0 + 4, 13, FIGURE_MIDDLE, true, INK, number);
        }
    }
    for (size_t j = 0; j < impact.n; j++)
        label(mx, f, LEFT + (double)j * CELL_W + (CELL_W - GAP) / 2.0, TOP + (double)likelihood.n * CELL_H + 11, FIGURE_MIDDLE, CELL_W - 2, impact.points[j],
              assess_impact_point(method, STR(""), impact.points[j]), METHOD_IMPACT_TITLE);
    figure_text(mx->figures, f, LEFT + (double)impact.n * CELL_W / 2, TOP + (double)likelihood.n * CELL_H + 27, 8, FIGURE_MIDDLE, true, SOFT, wordbook_get(mx->book, "heatmap.impact"));
    return f;
}
