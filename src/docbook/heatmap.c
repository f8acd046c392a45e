/* docbook/heatmap.c - where the risks lie. */

#include "docbook/heatmap.h"
#include "base/utf8.h"
#include "docbook/print.h"
#include "model/assess.h"

#include <math.h>
#include <string.h>

enum { CELL_H = 36, GAP = 2, TOP = 20, LABEL_LINES = 3, LABEL_TEXT = 200 };
enum { INK = 0x1f2933, SOFT = 0x52606d, FAINT = 0xc4ccd4 };
/* A page on a phone shows half of it: type of 9 points is the least that can still be read there. */
#define LABEL 9.0
#define LEADING 10.5
#define CELL_LEAST 52.0
#define CELLS_MOST 340.0           /* all columns together, but for the labels at the left */
#define CELL_MOST 120.0
#define LEFT_LEAST 52.0
#define LEFT_MOST 130.0

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

        if (assess_method(mx->setup->model, risk) != method || !document_takes(mx->setup, mx->document, risk))
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

/* How wide words will be: fonts differ where the figure is shown, so that a letter counts as a wide one of its sort. */
static double width_of(struct str text)
{
    double width = 0;

    while (text.n) {
        uint32_t c;
        size_t n = utf8_decode(text.s, text.n, &c);

        width += c < 128 && strchr("iljtfrI.,:;'|()[] ", (int)c) ? 0.36 : c < 128 && strchr("mwMW%@", (int)c) ? 0.92 : c >= 'A' && c <= 'Z' ? 0.72 : c >= 0x1100 ? 1 : 0.6;
        text = str_cut(text, n ? n : 1);
    }
    return width * LABEL;
}

/* A point's label, "4 Likely", in lines that fit into a width; what goes on after the last one is cut. */
struct label { char line[LABEL_LINES][LABEL_TEXT]; size_t n; bool cut; };

static void put_line(struct label *label, struct str text, double width, bool goes_on)
{
    char *line = label->line[label->n++];
    size_t n = text.n;

    while (n && (n > LABEL_TEXT - 4 || width_of((struct str){ text.s, n }) + (goes_on || n < text.n ? LABEL : 0) > width))
        for (n--; n && ((unsigned char)text.s[n] & 0xc0) == 0x80; n--) {}
    label->cut = label->cut || goes_on || n < text.n;
    snprintf(line, LABEL_TEXT, "%.*s%s", (int)n, text.s, goes_on || n < text.n ? "\xe2\x80\xa6" : "");
}

static void wrap(struct label *label, struct str text, double width)
{
    label->n = 0;
    label->cut = false;
    while (label->n < LABEL_LINES) {
        size_t end = 0, next = 0;

        while (text.n && *text.s == ' ')    /* two blanks in a row: a line begins with a word, and the next loop must find one */
            text = str_cut(text, 1);
        if (!text.n)
            break;
        while (next < text.n) {    /* word by word, as long as they fit */
            size_t to = next + (next > 0);

            while (to < text.n && text.s[to] != ' ')
                to++;
            if (end && width_of((struct str){ text.s, to }) > width)
                break;
            end = next = to;
        }
        put_line(label, (struct str){ text.s, end }, width, label->n + 1 == LABEL_LINES && end < text.n);
        text = str_cut(text, end < text.n ? end + 1 : end);
    }
}

static void point_text(struct modelxml *mx, struct buf *text, int point, const struct record *line, int title)
{
    const struct value *v = line ? mx_point_title(mx, line, title, point) : NULL;

    buf_cut(text, 0);
    buf_printf(text, "%d", point);
    if (v)
        buf_printf(text, " %.*s", STR_ARGS(v->text));
}

static void likelihood_text(struct modelxml *mx, struct buf *text, const struct entity *method, int point)
{
    point_text(mx, text, point, assess_likelihood_point(method, point), METHOD_LIKELIHOOD_TITLE);
}

static void impact_text(struct modelxml *mx, struct buf *text, const struct entity *method, int point)
{
    point_text(mx, text, point, assess_impact_point(method, STR(""), point), METHOD_IMPACT_TITLE);
}

/* The least width at which no label of a scale has to be cut, within limits. */
static double room_for(struct modelxml *mx, const struct entity *method, const struct scale *scale, double least, double most,
                       void (*label_text)(struct modelxml *mx, struct buf *text, const struct entity *method, int point))
{
    struct buf text = {0};
    double width = least;

    for (size_t i = 0; i < scale->n; i++) {
        struct label label;

        label_text(mx, &text, method, scale->points[i]);
        for (wrap(&label, buf_text(&text), width); label.cut && width < most; wrap(&label, buf_text(&text), width))
            width += 4;
    }
    buf_done(&text);
    return fmin(width, most);
}

/* Lines of type from y downwards; returns how many. */
static size_t put_label(struct modelxml *mx, struct named_figure *f, double x, double y, enum figure_anchor anchor, double width, bool centred, const char *text)
{
    struct label label;

    wrap(&label, str_of(text), width);
    if (centred)
        y -= (double)(label.n - 1) * LEADING / 2;
    for (size_t i = 0; i < label.n; i++)
        figure_text(mx->figures, f, x, y + (double)i * LEADING, LABEL, anchor, false, INK, label.line[i]);
    return label.n;
}

struct named_figure *heatmap_add(struct modelxml *mx, const struct entity *method, int field, const char *name, const char *alt)
{
    unsigned counts[SCALE_POINTS][SCALE_POINTS] = {{0}};
    struct scale likelihood, impact;
    struct named_figure *f;
    struct buf text = {0};
    double left, cell, foot;
    size_t lines = 0;

    assess_scale(method, METHOD_LIKELIHOOD, &likelihood);
    assess_scale(method, METHOD_IMPACT, &impact);
    if (!likelihood.n || !impact.n)
        return NULL;
    count_risks(mx, method, field, &likelihood, &impact, counts);
    left = room_for(mx, method, &likelihood, LEFT_LEAST, LEFT_MOST, likelihood_text) + 10;
    cell = room_for(mx, method, &impact, CELL_LEAST, fmax(CELL_LEAST, fmin(CELL_MOST, CELLS_MOST / (double)impact.n)), impact_text) + GAP;
    foot = TOP + (double)likelihood.n * CELL_H;
    f = figures_add(mx->figures, name, left + (double)impact.n * cell + 2, foot, alt);
    figure_text(mx->figures, f, left - 8, 13, LABEL, FIGURE_END, true, SOFT, wordbook_get(mx->book, "heatmap.likelihood"));
    for (size_t row = 0; row < likelihood.n; row++) {
        size_t i = likelihood.n - 1 - row;
        double y = TOP + (double)row * CELL_H;

        likelihood_text(mx, &text, method, likelihood.points[i]);
        put_label(mx, f, left - 8, y + (CELL_H - GAP) / 2.0 + 3, FIGURE_END, left - 10, true, text.s);
        for (size_t j = 0; j < impact.n; j++) {
            const struct record *level = assess_cell(method, likelihood.points[i], impact.points[j]);
            double x = left + (double)j * cell;
            char number[16];

            figure_rect(mx->figures, f, x, y, cell - GAP, CELL_H - GAP, level ? colour_fill(assess_level_colour(level)) : 0xffffff, level ? -1 : FAINT);
            if (!counts[i][j])
                continue;
            snprintf(number, sizeof number, "%u", counts[i][j]);
            figure_text(mx->figures, f, x + (cell - GAP) / 2.0, y + CELL_H / 2.0 + 4, 13, FIGURE_MIDDLE, true, INK, number);
        }
    }
    for (size_t j = 0; j < impact.n; j++) {
        size_t n;

        impact_text(mx, &text, method, impact.points[j]);
        n = put_label(mx, f, left + (double)j * cell + (cell - GAP) / 2.0, foot + 11, FIGURE_MIDDLE, cell - GAP, false, text.s);
        lines = n > lines ? n : lines;
    }
    foot += 11 + (double)lines * LEADING + 5;
    figure_text(mx->figures, f, left + (double)impact.n * cell / 2, foot, LABEL, FIGURE_MIDDLE, true, SOFT, wordbook_get(mx->book, "heatmap.impact"));
    f->figure.height = ceil(foot + 5);
    buf_done(&text);
    return f;
}
