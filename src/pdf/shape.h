/* pdf/shape.h - words become glyphs: HarfBuzz, once for each word, face and language; sizes do not matter, everything is in ems. */
#ifndef PDF_SHAPE_H
#define PDF_SHAPE_H

#include "pdf/fonts.h"
#include "pdf/hyphen.h"

struct glyph {
    uint16_t id, at;               /* in the font; its cluster's first byte in the word's text */
    float advance, dx, dy;         /* ems; dy grows upwards */
};

/* Where a word may be broken before a glyph. */
enum break_kind {
    BREAK_NOWHERE,
    BREAK_AFTER_MARK,              /* after a hyphen or dash that is written anyway, or between ideographs */
    BREAK_HYPHEN,                  /* with a hyphen */
    BREAK_PUNCTUATION,             /* only if the word does not fit a line: after / . _ : and their like */
    BREAK_ANYWHERE                 /* the last resort */
};

struct word {
    struct word *next;             /* of the same hash */
    const char *text;              /* UTF-8, not ended by NUL */
    const struct glyph *glyphs;
    unsigned char *breaks;         /* a break_kind for each glyph; NULL until shaper_breaks() */
    uint32_t hash;
    uint16_t length, n;            /* bytes, glyphs */
    float width;                   /* ems */
    uint8_t face, language;
    bool tabular, hyphenated;      /* figures of one width; `breaks` has the hyphens already */
    bool rtl;                      /* its glyphs stand in the order of reading, each left of the one before */
};

struct shaper;

enum { WORD_LONGEST = 1024 };      /* bytes: whoever cuts text into words cuts longer ones */

struct shaper *shaper_new(struct fonts *fonts, struct hyphens *hyphens);    /* yours, ends with shaper_free(); both must outlive it */
void shaper_free(struct shaper *shaper);

/* The glyphs of a text without spaces, all in one face that is installed. Lives as long as the shaper. */
const struct word *shaper_word(struct shaper *shaper, enum face_id face, int language, bool tabular, bool rtl, const char *text, size_t n);

/* Where it may be broken: a break_kind for each of its glyphs; hyphens are looked up only when wanted. */
const unsigned char *shaper_breaks(struct shaper *shaper, const struct word *word, bool hyphens);

struct fonts *shaper_fonts(struct shaper *shaper);

#endif
