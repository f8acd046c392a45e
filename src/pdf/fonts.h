/* pdf/fonts.h - font files: found once by fontconfig, loaded when first used. */
#ifndef PDF_FONTS_H
#define PDF_FONTS_H

#include "pdf/theme.h"

#include <hb.h>

struct font {
    hb_font_t *shaping;              /* in font units */
    double unit;                     /* 1 / units per em */
    float space;                     /* width of U+0020, of the hyphen: in ems */
    float hyphen;
    float strike, strike_weight;     /* the line through words: its middle above the baseline, its thickness: in ems */
    uint16_t space_glyph, hyphen_glyph;
};

struct fonts;

struct fonts *fonts_new(void);                   /* yours, ends with fonts_free() */
void fonts_free(struct fonts *fonts);

/* Reads fontconfig's files once for all that follows in this process and those it forks, and calls take() with each folder or file that a font will be read from. */
void fonts_prepare(void (*take)(void *closure, const char *path), void *closure);

/* Borrowed; NULL where the theme's family is not installed. Asked again, the same answer. */
const struct font *fonts_get(struct fonts *fonts, enum face_id face);

/* Calls told("fonts", path) for each file that was loaded. */
void fonts_each_file(const struct fonts *fonts, void (*told)(void *closure, const char *kind, const char *path), void *closure);

/* The face to set character c with where `wanted` would be used: itself or a fallback; FACES where none has it. */
bool fonts_has(struct fonts *fonts, enum face_id face, uint32_t c);
enum face_id fonts_having_both(struct fonts *fonts, enum face_id wanted, uint32_t c, uint32_t mark);    /* a letter and what is set on it */
enum face_id fonts_having(struct fonts *fonts, enum face_id wanted, uint32_t c);

#endif
