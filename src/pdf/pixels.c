/* pdf/pixels.c - a PNG's pixels, by libpng. */

#include "base/mem.h"
#include "pdf/pixels.h"

#include <png.h>

#include <stdlib.h>

unsigned char *pixels_read(const struct image *image)
{
    png_image png = { .version = PNG_IMAGE_VERSION };
    unsigned char *pixels;

    if (image->kind != IMAGE_PNG || !png_image_begin_read_from_memory(&png, image->bytes.s, image->bytes.n))
        return NULL;
    if (png.width != image->width || png.height != image->height) {
        png_image_free(&png);
        return NULL;
    }
    png.format = PNG_FORMAT_RGBA;
    pixels = mem_zero((size_t)png.width * png.height, 4);
    if (!png_image_finish_read(&png, NULL, pixels, 0, NULL)) {
        free(pixels);
        pixels = NULL;
    }
    png_image_free(&png);
    return pixels;
}
