/* output/svg.h - a figure as SVG 1.1 that stands on its own: text stays text, and its alternative is its name. */
#ifndef OUTPUT_SVG_H
#define OUTPUT_SVG_H

#include "base/buf.h"
#include "docbook/figure.h"

#include <libxml/tree.h>

#define NS_SVG "http://www.w3.org/2000/svg"

/* A new last child <svg> of `parent`, in the SVG namespace as default. */
xmlNode *svg_element(xmlNode *parent, const struct figure *figure);
/* Adds the figure as a file: XML declaration and all, UTF-8. */
void svg_write(struct buf *out, const struct figure *figure);

/* Adds a number with at most two decimals and a point, whatever the locale; what is not finite is 0. */
void svg_number(struct buf *out, double number);

#endif
