/* pdf/draw.c - the calls that put ink on pages: what is not finite goes no further. */

#include "base/mem.h"
#include "pdf/drawing.h"

#include <math.h>
#include <stdlib.h>

static bool fit(struct draw *draw, double a, double b, double c, double d)
{
    if (!isfinite(a) || !isfinite(b) || !isfinite(c) || !isfinite(d))
        draw->failed = true;
    return draw->paged && !draw->failed;
}

void draw_page(struct draw *draw, double width, double height)
{
    draw->paged = true;
    if (fit(draw, width, height, 0, 0))
        draw->kind->page(draw, width, height);
}

void draw_text(struct draw *draw, const struct font *font, double size, uint32_t colour, const struct draw_glyph *glyphs, size_t n, struct str text)
{
    if (n && fit(draw, size, glyphs[0].x, glyphs[0].y, glyphs[n - 1].x))
        draw->kind->text(draw, font, size, colour, glyphs, n, text);
}

void draw_fill(struct draw *draw, double x, double y, double width, double height, double radius, uint32_t colour)
{
    if (fit(draw, x, y, width, height) && fit(draw, radius, 0, 0, 0))
        draw->kind->fill(draw, x, y, width, height, radius * 2 <= width && radius * 2 <= height ? radius : 0, colour);
}

void draw_frame(struct draw *draw, double x, double y, double width, double height, double stroke, uint32_t colour)
{
    if (fit(draw, x, y, width, height) && fit(draw, stroke, 0, 0, 0))
        draw->kind->frame(draw, x, y, width, height, stroke, colour);
}

void draw_line(struct draw *draw, double x1, double y1, double x2, double y2, double stroke, uint32_t colour)
{
    if (fit(draw, x1, y1, x2, y2) && fit(draw, stroke, 0, 0, 0))
        draw->kind->line(draw, x1, y1, x2, y2, stroke, colour);
}

void draw_dots(struct draw *draw, double x1, double x2, double y, uint32_t colour)
{
    if (fit(draw, x1, x2, y, 0) && x2 - x1 >= DRAW_DOT_GAP)
        draw->kind->dots(draw, x1, x2, y, colour);
}

bool draw_image(struct draw *draw, double x, double y, double width, double height, const struct image *image)
{
    return !fit(draw, x, y, width, height) || draw->kind->image(draw, x, y, width, height, image);
}

void draw_link(struct draw *draw, double x, double y, double width, double height, const char *target, bool inside)
{
    if (draw->kind->link && fit(draw, x, y, width, height))
        draw->kind->link(draw, x, y, width, height, target, inside);
}

void draw_dest(struct draw *draw, const char *name, double x, double y)
{
    if (draw->kind->dest && fit(draw, x, y, 0, 0))
        draw->kind->dest(draw, name, x, y);
}

int draw_outline(struct draw *draw, int parent, const char *title, unsigned page, double y, bool open)
{
    return draw->kind->outline && fit(draw, y, 0, 0, 0) ? draw->kind->outline(draw, parent, title, page, y, open) : 0;
}

bool draw_end(struct draw *draw)
{
    bool good;

    draw->kind->end(draw);
    good = draw->paged && !draw->failed;
    free(draw);
    return good;
}
