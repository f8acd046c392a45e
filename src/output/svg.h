/* output/svg.h - a figure as SVG 1.1 that stands on its own: text stays text, and its alternative is its name. */
#ifndef OUTPUT_SVG_H
#define OUTPUT_SVG_H

#include "base/buf.h"
#include "docbook/figure.h"

/* Adds the figure as an element <svg> to stand in a page; `label` names it for those who cannot see it, NULL or "" for none. */
void svg_inline(struct buf *out, const struct figure *figure, const char *label);
/* Adds the figure as a file: XML declaration and all, UTF-8. */
void svg_write(struct buf *out, const struct figure *figure);

/* Adds a number with at most two decimals and a point, whatever the locale; what is not finite is 0. */
void svg_number(struct buf *out, double number);

#endif
