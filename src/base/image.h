/* base/image.h - what a picture's bytes say of it, read from its head before anything is decoded. */
#ifndef BASE_IMAGE_H
#define BASE_IMAGE_H

#include "base/str.h"

#include <stdbool.h>

/* JPEG: baseline and progressive, 8 bits, grey, RGB or CMYK (ITU-T T.81); PNG: all of them (W3C PNG, second edition). */
enum image_kind { IMAGE_PNG, IMAGE_JPEG };

enum image_state {
    IMAGE_GOOD,
    IMAGE_UNKNOWN,           /* neither PNG nor JPEG, or of a kind that nobody shows */
    IMAGE_BROKEN,            /* it is cut off, or its head says nonsense */
    IMAGE_TOO_LARGE          /* more pixels than IMAGE_PIXELS, or a side longer than IMAGE_SIDE */
};

enum { IMAGE_SIDE = 16384, IMAGE_PIXELS = 40 * 1000 * 1000 };

struct image {
    struct str bytes;          /* the whole file, borrowed */
    enum image_kind kind;
    unsigned width, height;    /* pixels */
    unsigned components;       /* JPEG: 1 grey, 3 colour, 4 CMYK; PNG: 1 grey, 3 colour */
    bool inverted;             /* JPEG: CMYK as Adobe writes it, 0 is full ink */
    double dots;               /* pixels to an inch; 96 where it does not say */
    unsigned orientation;      /* JPEG: 1 to 8, how Exif says that it is held (tag 0x0112: 6 is turned to the right); 1 where it does not say */
};

/* Fills *picture where it is good; the bytes must outlive it. */
enum image_state image_read(struct str bytes, struct image *picture);

/* Pixels as it is to be seen: from 5 on it lies on its side. */
static inline unsigned image_seen_width(const struct image *picture) { return picture->orientation >= 5 ? picture->height : picture->width; }
static inline unsigned image_seen_height(const struct image *picture) { return picture->orientation >= 5 ? picture->width : picture->height; }

/* Its size on paper, in points. */
static inline double image_points(const struct image *picture, unsigned pixels) { return pixels * 72.0 / picture->dots; }

#endif
