/* docbook/figure.h - a drawing as a display list: made once from the model, written as SVG and drawn on pages.
 *
 * Lengths are points, the origin is the top left corner, y grows downwards. Items are painted in order. */
#ifndef DOCBOOK_FIGURE_H
#define DOCBOOK_FIGURE_H

#include <stddef.h>

enum figure_kind { FIGURE_RECT, FIGURE_LINE, FIGURE_TEXT };
enum figure_anchor { FIGURE_START, FIGURE_MIDDLE, FIGURE_END };    /* which part of a text stands at x */

struct figure_item {
    enum figure_kind kind;
    double x, y;                  /* RECT: top left corner; LINE: its begin; TEXT: on the baseline */
    double w, h;                  /* RECT */
    double x2, y2;                /* LINE: its end */
    long fill;                    /* RECT: 0xRRGGBB, or -1 for none */
    long stroke;                  /* RECT: 0xRRGGBB or -1; LINE: 0xRRGGBB */
    double width;                 /* of the stroke */
    double size;                  /* TEXT: of the font */
    enum figure_anchor anchor;
    int bold;
    long colour;                  /* TEXT: 0xRRGGBB */
    const char *text;             /* TEXT: UTF-8 */
};

struct figure {
    double width, height;
    const char *alt;              /* says in words what it shows */
    struct figure_item *items;
    size_t n;
};

#endif
