/* base/image.c - what a picture's bytes say of it. */

#include "base/image.h"

#include <string.h>

#define USUAL_DOTS 96.0            /* CSS: an inch is 96 pixels */

static unsigned number(struct str s, size_t at, unsigned bytes)
{
    unsigned n = 0;

    for (unsigned i = 0; i < bytes; i++)
        n = n << 8 | (unsigned char)s.s[at + i];
    return n;
}

static enum image_state check(const struct image *p, bool whole)
{
    if (!p->width || !p->height)
        return IMAGE_BROKEN;
    if (p->width > IMAGE_SIDE || p->height > IMAGE_SIDE || (size_t)p->width * p->height > IMAGE_PIXELS)
        return IMAGE_TOO_LARGE;
    return whole ? IMAGE_GOOD : IMAGE_BROKEN;    /* cut off before its end */
}

static void set_dots(struct image *p, double dots)
{
    if (dots >= 30 && dots <= 2400)    /* others are mistakes of a program that wrote it */
        p->dots = dots;
}

/* Signature, then chunks: length, type, data, CRC; IHDR is the first, pHYs stands before IDAT. */
static enum image_state read_png(struct image *p)
{
    struct str s = p->bytes;
    size_t at = 8;
    unsigned type;

    if (s.n < 33 || memcmp(s.s + 12, "IHDR", 4) || number(s, 8, 4) != 13)
        return IMAGE_BROKEN;
    p->width = number(s, 16, 4);
    p->height = number(s, 20, 4);
    type = (unsigned char)s.s[25];
    p->components = type == 0 || type == 4 ? 1 : 3;
    while (s.n - at >= 12 && memcmp(s.s + at + 4, "IEND", 4)) {
        size_t length = number(s, at, 4);

        if (length > s.n - at - 12)
            return check(p, false);
        if (!memcmp(s.s + at + 4, "pHYs", 4) && length == 9 && s.s[at + 16] == 1)
            set_dots(p, number(s, at + 8, 4) * 0.0254);
        at += length + 12;
    }
    return check(p, s.n - at >= 12);
}

static unsigned tiff_number(struct str s, size_t at, unsigned bytes, bool little)
{
    unsigned n = 0;

    for (unsigned i = 0; i < bytes; i++)
        n |= (unsigned)(unsigned char)s.s[at + i] << 8 * (little ? i : bytes - 1 - i);
    return n;
}

/* Exif 2.3, 4.5 and 4.6: a TIFF head (II or MM, 42, where the first directory is), then entries of 12 bytes: tag, type, count, value. */
static unsigned exif_orientation(struct str tiff)
{
    bool little = tiff.n >= 8 && !memcmp(tiff.s, "II*\0", 4);
    size_t at, entries;

    if (tiff.n < 8 || (!little && memcmp(tiff.s, "MM\0*", 4)))
        return 1;
    at = tiff_number(tiff, 4, 4, little);
    if (at > tiff.n - 2)
        return 1;
    entries = tiff_number(tiff, at, 2, little);
    for (at += 2; entries-- && at <= tiff.n && tiff.n - at >= 12; at += 12) {
        unsigned value = tiff_number(tiff, at + 8, 2, little);

        if (tiff_number(tiff, at, 2, little) == 0x0112 && tiff_number(tiff, at + 2, 2, little) == 3)
            return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
}

/* The last marker of all, EOI; a camera may leave something behind it. */
static bool has_end(struct str s)
{
    for (size_t at = s.n; at-- > 1;)
        if ((unsigned char)s.s[at] == 0xd9 && (unsigned char)s.s[at - 1] == 0xff)
            return true;
    return false;
}

/* Markers FF xx with a length, up to the frame's head (SOF0, SOF1, SOF2). */
static enum image_state read_jpeg(struct image *p)
{
    struct str s = p->bytes;
    size_t at = 2;
    bool adobe = false;

    while (s.n - at >= 4) {
        unsigned marker = (unsigned char)s.s[at + 1];
        size_t length = number(s, at + 2, 2);

        if ((unsigned char)s.s[at] != 0xff)
            return IMAGE_BROKEN;
        if (marker == 0xff) {           /* filled up */
            at++;
            continue;
        }
        if (length < 2 || length > s.n - at - 2 || marker == 0xda || marker == 0xd9)
            return IMAGE_BROKEN;
        if (marker == 0xe0 && length >= 14 && !memcmp(s.s + at + 4, "JFIF", 5))
            set_dots(p, number(s, at + 12, 2) * (s.s[at + 11] == 1 ? 1 : s.s[at + 11] == 2 ? 2.54 : 0));
        if (marker == 0xe1 && length >= 8 && !memcmp(s.s + at + 4, "Exif\0\0", 6))
            p->orientation = exif_orientation((struct str){ s.s + at + 10, length - 8 });
        if (marker == 0xee && length >= 14 && !memcmp(s.s + at + 4, "Adobe", 5))
            adobe = true;
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
            if (length < 8)
                return IMAGE_BROKEN;
            p->height = number(s, at + 5, 2);
            p->width = number(s, at + 7, 2);
            p->components = (unsigned char)s.s[at + 9];
            p->inverted = adobe && p->components == 4;
            if (marker > 0xc2 || s.s[at + 4] != 8 || (p->components != 1 && p->components != 3 && p->components != 4))
                return IMAGE_UNKNOWN;
            return check(p, has_end(str_cut(s, at)));
        }
        at += length + 2;
    }
    return IMAGE_BROKEN;
}

enum image_state image_read(struct str bytes, struct image *picture)
{
    *picture = (struct image){ .bytes = bytes, .dots = USUAL_DOTS, .orientation = 1 };
    if (bytes.n >= 8 && !memcmp(bytes.s, "\x89PNG\r\n\x1a\n", 8)) {
        picture->kind = IMAGE_PNG;
        return read_png(picture);
    }
    if (bytes.n >= 3 && !memcmp(bytes.s, "\xff\xd8\xff", 3)) {
        picture->kind = IMAGE_JPEG;
        return read_jpeg(picture);
    }
    return IMAGE_UNKNOWN;
}
