/* pdf/theme.h - how pages look: fonts, sizes, colours, margins. Tables only. */
#ifndef PDF_THEME_H
#define PDF_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Faces of running text come first; the fallbacks follow in the order in which they are asked. */
enum face_id {
    FACE_TEXT, FACE_ITALIC, FACE_BOLD, FACE_BOLD_ITALIC,
    FACE_HEAD,                     /* headings */
    FACE_MONO, FACE_MONO_BOLD,
    FACE_FALLBACK,                 /* the first of the fallbacks */
    FACE_ARABIC = FACE_FALLBACK + 2, FACE_ARABIC_BOLD, FACE_HEBREW, FACE_HEBREW_BOLD, FACE_ARMENIAN, FACE_GEORGIAN, FACE_ETHIOPIC, FACE_DEVANAGARI,
    FACE_BENGALI, FACE_GURMUKHI, FACE_GUJARATI, FACE_TAMIL, FACE_TELUGU, FACE_KANNADA, FACE_MALAYALAM, FACE_SINHALA, FACE_THAI,
    FACE_MATH, FACE_SYMBOLS, FACE_SYMBOLS2, FACE_LAST, FACE_LAST_BOLD, FACE_IDEOGRAPHS, FACE_PICTOGRAPHS,
    FACES
};

struct theme_face {
    const char *family;
    int weight;                    /* of OpenType: 400 is regular */
    bool italic;
    uint32_t first, last;          /* the only characters it is asked for; 0: any */
};
extern const struct theme_face theme_faces[FACES];

enum style_id {
    STYLE_BODY, STYLE_CELL, STYLE_REGISTER, STYLE_HEAD_CELL, STYLE_CODE, STYLE_FOOTNOTE, STYLE_CAPTION, STYLE_LABEL,
    STYLE_TITLE, STYLE_SUBTITLE, STYLE_ORGANISATION, STYLE_IMPRINT, STYLE_CONTROL,
    STYLE_PART, STYLE_H1, STYLE_H2, STYLE_H3, STYLE_H4, STYLE_CONTENTS_HEAD, STYLE_TOC1, STYLE_TOC2, STYLE_RUNNING,
    STYLES
};

struct text_style {
    enum face_id face;
    float size, leading;           /* points */
    uint32_t colour;               /* 0xRRGGBB */
    float before, after;           /* space above and below a block; the larger of two that meet counts */
    bool ragged;                   /* not justified */
};
extern const struct text_style theme_styles[STYLES];

/* A label for a level or a status; its words say it too. */
struct theme_chip { const char *role; uint32_t fill, text; };
extern const struct theme_chip theme_chips[];
extern const size_t theme_chip_count;

enum {
    COLOUR_TEXT = 0x1d2430, COLOUR_ACCENT = 0x1b3a63, COLOUR_LINK = 0x1c4f91, COLOUR_MUTED = 0x5f6b7a, COLOUR_RED = 0xa3171f,
    COLOUR_RULE = 0xccd3dc, COLOUR_HEAD_FILL = 0xe8eef5, COLOUR_GROUP_FILL = 0xf2f5f9, COLOUR_CODE_FILL = 0xf4f6f8,
    COLOUR_MARK = 0x8b96a3,     /* large words that must be seen in print, too: 3 to 1 on white (WCAG 1.4.3) */
    COLOUR_GHOST = 0xe3e8ee
};

/* A page: its size, and the rectangle that text may fill. */
struct geometry { double width, height, left, top, right, bottom; /* margins */ };
extern const struct geometry theme_portrait, theme_landscape;

#endif
