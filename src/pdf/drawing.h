/* pdf/drawing.h - what stands behind the calls of draw.h: a table of functions for each kind of output. */
#ifndef PDF_DRAWING_H
#define PDF_DRAWING_H

#include "pdf/draw.h"

/* All numbers are finite, and there is a page where one is needed: draw.c sees to both. Those that are NULL do nothing. */
struct draw_kind {
    void (*page)(struct draw *draw, double width, double height);
    void (*text)(struct draw *draw, const struct font *font, double size, uint32_t colour, const struct draw_glyph *glyphs, size_t n, struct str text);
    void (*fill)(struct draw *draw, double x, double y, double width, double height, double radius, uint32_t colour);
    void (*frame)(struct draw *draw, double x, double y, double width, double height, double stroke, uint32_t colour);
    void (*line)(struct draw *draw, double x1, double y1, double x2, double y2, double stroke, uint32_t colour);
    void (*dots)(struct draw *draw, double x1, double x2, double y, uint32_t colour);
    bool (*image)(struct draw *draw, double x, double y, double width, double height, const struct image *image);
    void (*link)(struct draw *draw, double x, double y, double width, double height, const char *target, bool inside);
    void (*dest)(struct draw *draw, const char *name, double x, double y);
    int (*outline)(struct draw *draw, int parent, const char *title, unsigned page, double y, bool open);
    void (*end)(struct draw *draw);    /* completes the output, sets `failed` where it cannot, and frees all but the struct */
};

struct draw {                      /* each kind's own begins with it */
    const struct draw_kind *kind;
    bool paged, failed;
};

enum { DRAW_DOT_GAP = 4 };         /* points from dot to dot of a leader */
#define DRAW_DOT 0.8               /* their width */

#endif
