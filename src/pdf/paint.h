/* pdf/paint.h - pages become drawing calls. */
#ifndef PDF_PAINT_H
#define PDF_PAINT_H

#include "pdf/draw.h"
#include "pdf/front.h"
#include "pdf/pages.h"

struct painter;

struct painter *painter_new(struct layout *layout, const struct pages *pages, const struct imprint *imprint, struct draw *draw);    /* yours */
void painter_free(struct painter *painter);

void paint_page(struct painter *painter, size_t page);    /* from 0 */

/* Every id that stands on a page, with the place: `function` is called in the order of the pages. */
typedef void paint_place_function(void *closure, const char *id, size_t page, double x, double y);
void paint_places(const struct pages *pages, paint_place_function *function, void *closure);

/* A figure in a box of this width (pdf/figure.c). */
void paint_figure(struct layout *layout, struct draw *draw, const struct figure *figure, double x, double y, double width);

#endif
