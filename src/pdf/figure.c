/* pdf/figure.c - display lists on pages. */

#include "pdf/glyphrun.h"
#include "pdf/paint.h"
#include "pdf/text.h"

static void paint_text(struct layout *layout, struct draw *draw, const struct figure_item *item, double x, double y, double scale)
{
    struct place place = { .style = STYLE_CELL, .tabular = true, .bold = item->bold != 0 };
    struct span *span = (struct span *)text_span(layout, &place, NULL);
    struct glyph_run run = { .draw = draw, .fonts = layout->fonts };
    struct text text = {0};
    double width = 0, at;

    span->size = (float)(item->size * scale);
    span->colour = (uint32_t)item->colour;
    text_add_string(layout, &text, span, item->text ? item->text : "");
    for (size_t i = 0; i < text.n; i++)
        width += token_width(layout, &text.tokens[i]);
    at = x + item->x * scale - (item->anchor == FIGURE_END ? width : item->anchor == FIGURE_MIDDLE ? width / 2 : 0);
    for (size_t i = 0; i < text.n; i++) {
        const struct token *token = &text.tokens[i];

        if (token->kind == TOKEN_WORD)
            glyph_run_add(&run, token->of.word, 0, token->of.word->n, span->size, span->colour, at, y + item->y * scale);
        else if (token->kind == TOKEN_SPACE || token->kind == TOKEN_FIXED_SPACE)
            glyph_run_space(&run, at, y + item->y * scale);
        at += token_width(layout, token);
    }
    glyph_run_flush(&run);
    glyph_run_done(&run);
    text_done(&text);
}

void paint_figure(struct layout *layout, struct draw *draw, const struct figure *figure, double x, double y, double width)
{
    double scale = figure->width > 0 ? width / figure->width : 1;

    for (size_t i = 0; i < figure->n; i++) {
        const struct figure_item *item = &figure->items[i];

        switch (item->kind) {
        case FIGURE_RECT:
            if (item->fill >= 0)
                draw_fill(draw, x + item->x * scale, y + item->y * scale, item->w * scale, item->h * scale, 0, (uint32_t)item->fill);
            if (item->stroke >= 0 && item->width > 0)
                draw_frame(draw, x + item->x * scale, y + item->y * scale, item->w * scale, item->h * scale, item->width * scale, (uint32_t)item->stroke);
            break;
        case FIGURE_LINE:
            if (item->stroke >= 0)
                draw_line(draw, x + item->x * scale, y + item->y * scale, x + item->x2 * scale, y + item->y2 * scale, item->width * scale,
                          (uint32_t)item->stroke);
            break;
        case FIGURE_TEXT:
            paint_text(layout, draw, item, x, y, scale);
            break;
        }
    }
}
