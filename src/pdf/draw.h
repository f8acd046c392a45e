/* pdf/draw.h - the calls that put ink on pages; behind them stand a PDF writer of our own, and cairo for PNG.
 *
 * Points, from the page's top left corner, y downwards. Colours are 0xRRGGBB. Numbers that are not finite are a mistake of ours: the call does nothing
 * and draw_end() says false. */
#ifndef PDF_DRAW_H
#define PDF_DRAW_H

#include "base/buf.h"
#include "pdf/fonts.h"
#include "base/image.h"

struct draw;

struct draw_info {                 /* UTF-8, NULL for none */
    const char *title, *author, *subject, *keywords, *creator;
    const char *language;          /* a BCP 47 tag */
    long long created;             /* seconds since 1970 UTC */
};

/* All yours, end with draw_end(). Pages go to a PDF, to a PNG (of the one page that is drawn; `scale` pixels a point), or nowhere. */
struct draw *draw_pdf_new(struct buf *out, const struct draw_info *info);
struct draw *draw_png_new(struct buf *out, double scale);
bool draw_end(struct draw *draw);                                /* completes the output; false if anything failed, or there is no page */

void draw_page(struct draw *draw, double width, double height);  /* begins the next page */

/* A glyph, its origin on the page, and how many bytes of the run's text begin with it: 0 for those that belong to the glyph before. */
struct draw_glyph { double x, y; uint32_t id, bytes; };

/* Glyphs of one font with the text they stand for (UTF-8). Where it is empty, they are not copied with the text. */
void draw_text(struct draw *draw, const struct font *font, double size, uint32_t colour, const struct draw_glyph *glyphs, size_t n, struct str text);

void draw_fill(struct draw *draw, double x, double y, double width, double height, double radius, uint32_t colour);
void draw_frame(struct draw *draw, double x, double y, double width, double height, double stroke, uint32_t colour);
void draw_line(struct draw *draw, double x1, double y1, double x2, double y2, double stroke, uint32_t colour);
void draw_dots(struct draw *draw, double x1, double x2, double y, uint32_t colour);    /* a leader */

/* A picture, scaled into this place; it must last until draw_end(). False where its pixels cannot be read: nothing is drawn. */
bool draw_image(struct draw *draw, double x, double y, double width, double height, const struct image *image);

/* A place that leads somewhere: to a destination of this document (`inside`, which must be drawn too), or to a URI. */
void draw_link(struct draw *draw, double x, double y, double width, double height, const char *target, bool inside);
void draw_dest(struct draw *draw, const char *name, double x, double y);    /* on the page at hand */
/* An entry of the outline below `parent` (0: the top); returns its number. Pages count from 1. */
int draw_outline(struct draw *draw, int parent, const char *title, unsigned page, double y, bool open);

#endif
