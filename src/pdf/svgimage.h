/* pdf/svgimage.h - SVG pictures for pages: drawn once as pixels, at 300 to an inch of their printed size. A page that keeps their strokes would need every paint,
 * mask and filter of SVG in a PDF of our own making; in print nobody sees the difference. Where the program was built without librsvg there are none. */
#ifndef PDF_SVGIMAGE_H
#define PDF_SVGIMAGE_H

#include "base/buf.h"
#include "base/image.h"

enum {
    SVG_DOTS = 300,                           /* to an inch */
    SVG_WIDEST = 2000, SVG_HIGHEST = 3000,    /* pixels: a page's text has no room for more */
    SVG_SECONDS = 4,                          /* of a processor */
    SVG_MEMORY = 3072                         /* MiB, with all that the program has already */
};

/* Whether this build draws them. */
bool svgimage_able(void);

/* Draws the SVG as a PNG into `png`, and fills *picture as image_read() does; its bytes are those of `png`. It is drawn in a process of its own with the limits above,
 * as bytes from nowhere, so that nothing is loaded. IMAGE_UNKNOWN: it is no SVG, could run or load something (base/picture.h), has no size, holds pictures (for which
 * librsvg would start other decoders), or svgimage_able() says no. IMAGE_TOO_LARGE: it is larger than any picture may be, or takes too long. IMAGE_BROKEN: librsvg
 * cannot draw it. */
enum image_state svgimage_read(struct str bytes, struct buf *png, struct image *picture);

#endif
