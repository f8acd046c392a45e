/* pdf/pixels.h - a PNG's pixels, for outputs that take no PNG. */
#ifndef PDF_PIXELS_H
#define PDF_PIXELS_H

#include "base/image.h"

/* Four bytes a pixel, red, green, blue and how opaque it is, row by row: yours, ends with free(). NULL where the file is damaged, or is no PNG: never more
 * memory than IMAGE_PIXELS asks for. */
unsigned char *pixels_read(const struct image *image);

#endif
