/* pdf/pdfimage.c - the pictures of a PDF file. JPEG goes in as it is, PNG as its pixels, with a mask where some are not opaque. */

#include "base/mem.h"
#include "pdf/pdfimage.h"
#include "pdf/pixels.h"

#include <stdlib.h>

struct known { const struct image *image; unsigned object; };    /* object 0: it cannot be shown */

struct pdfimages {
    struct pdffile *file;
    struct known *known;
    size_t n, cap;
};

struct pdfimages *pdfimages_new(struct pdffile *file)
{
    struct pdfimages *images = mem_zero(1, sizeof *images);

    images->file = file;
    return images;
}

void pdfimages_free(struct pdfimages *images)
{
    free(images->known);
    free(images);
}

static void put_keys(struct buf *dict, const struct image *image, const char *space)
{
    buf_printf(dict, "/Type/XObject/Subtype/Image/Width %u/Height %u/BitsPerComponent 8/ColorSpace/%s", image->width, image->height, space);
}

static unsigned write_jpeg(struct pdfimages *images, const struct image *image)
{
    unsigned id = pdffile_id(images->file);
    struct buf dict = {0};

    put_keys(&dict, image, image->components == 1 ? "DeviceGray" : image->components == 3 ? "DeviceRGB" : "DeviceCMYK");
    buf_puts(&dict, image->inverted ? "/Filter/DCTDecode/Decode[1 0 1 0 1 0 1 0]" : "/Filter/DCTDecode");
    pdffile_stream_filtered(images->file, id, dict.s, image->bytes);
    buf_done(&dict);
    return id;
}

static unsigned write_png(struct pdfimages *images, const struct image *image)
{
    size_t n = (size_t)image->width * image->height;
    unsigned char *pixels = pixels_read(image), *colours, *mask;
    unsigned id = 0, mask_id = 0;
    struct buf dict = {0};
    bool opaque = true;

    if (!pixels)
        return 0;
    colours = mem_alloc(3 * n);
    mask = mem_alloc(n);
    for (size_t i = 0; i < n; i++) {
        colours[3 * i] = pixels[4 * i];
        colours[3 * i + 1] = pixels[4 * i + 1];
        colours[3 * i + 2] = pixels[4 * i + 2];
        mask[i] = pixels[4 * i + 3];
        opaque &= mask[i] == 255;
    }
    free(pixels);
    if (!opaque) {
        mask_id = pdffile_id(images->file);
        put_keys(&dict, image, "DeviceGray");
        pdffile_stream(images->file, mask_id, dict.s, (struct str){ (const char *)mask, n });
        buf_cut(&dict, 0);
    }
    id = pdffile_id(images->file);
    put_keys(&dict, image, "DeviceRGB");
    if (mask_id)
        buf_printf(&dict, "/SMask %u 0 R", mask_id);
    pdffile_stream(images->file, id, dict.s, (struct str){ (const char *)colours, 3 * n });
    buf_done(&dict);
    free(colours);
    free(mask);
    return id;
}

unsigned pdfimages_number(struct pdfimages *images, const struct image *image)
{
    size_t i = 0;

    while (i < images->n && images->known[i].image != image)
        i++;
    if (i == images->n) {
        mem_grow(&images->known, &images->cap, images->n + 1, sizeof *images->known);
        images->known[images->n++] = (struct known){ image, image->kind == IMAGE_JPEG ? write_jpeg(images, image) : write_png(images, image) };
    }
    return images->known[i].object ? (unsigned)i + 1 : 0;
}

void pdfimages_resources(const struct pdfimages *images, struct buf *buf)
{
    if (!images->n)
        return;
    buf_puts(buf, "/XObject<<");
    for (size_t i = 0; i < images->n; i++)
        if (images->known[i].object)
            buf_printf(buf, "/I%zu %u 0 R", i + 1, images->known[i].object);
    buf_puts(buf, ">>");
}
