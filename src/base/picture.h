/* base/picture.h - what kind of picture some bytes are, and how large it is, by their first part alone: nothing is decoded. */
#ifndef BASE_PICTURE_H
#define BASE_PICTURE_H

#include "base/str.h"

enum picture_type { PICTURE_NONE, PICTURE_PNG, PICTURE_JPEG, PICTURE_SVG };

struct picture {
    enum picture_type type;
    struct str bytes;         /* borrowed */
    double width, height;     /* pixels (CSS pixels of an SVG); 0 where it does not say */
    bool too_large;           /* it says that it is larger than anybody decodes (image.h): then its type is PICTURE_NONE, as with what follows */
    bool broken;              /* a PNG or JPEG that is cut off, or whose head says nonsense */
    bool costly;              /* an SVG whose parts show each other so often that nobody could draw it */
};

/* PICTURE_NONE where it is none of these, or its head is broken; an SVG that could run or load anything, or is drawn for ever, is none. */
struct picture picture_of(struct str bytes);
const char *picture_mime(enum picture_type type);      /* "image/png" */
const char *picture_suffix(enum picture_type type);    /* ".png" */

#endif
