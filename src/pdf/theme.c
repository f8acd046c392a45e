/* pdf/theme.c - how pages look: fonts, sizes, colours, margins. */

#include "pdf/theme.h"

const struct theme_face theme_faces[FACES] = {
    [FACE_TEXT]         = { "Inter", 400, false, 0, 0 },
    [FACE_ITALIC]       = { "Inter", 400, true, 0, 0 },
    [FACE_BOLD]         = { "Inter", 600, false, 0, 0 },
    [FACE_BOLD_ITALIC]  = { "Inter", 600, true, 0, 0 },
    [FACE_HEAD]         = { "Inter", 600, false, 0, 0 },
    [FACE_MONO]         = { "Noto Sans Mono", 400, false, 0, 0 },
    [FACE_MONO_BOLD]    = { "Noto Sans Mono", 700, false, 0, 0 },
    /* Inter has neither Greek with accents throughout nor mathematics nor check marks in every weight; Noto and DejaVu do */
    [FACE_FALLBACK]     = { "Noto Sans", 400, false, 0, 0 },
    [FACE_FALLBACK + 1] = { "Noto Sans", 700, false, 0, 0 },
    [FACE_ARABIC]       = { "Noto Sans Arabic", 400, false, 0x600, 0x8ff },
    [FACE_ARABIC_BOLD]  = { "Noto Sans Arabic", 700, false, 0x600, 0x8ff },
    [FACE_HEBREW]       = { "Noto Sans Hebrew", 400, false, 0x590, 0x5ff },
    [FACE_HEBREW_BOLD]  = { "Noto Sans Hebrew", 700, false, 0x590, 0x5ff },
    [FACE_ARMENIAN]     = { "Noto Sans Armenian", 400, false, 0x530, 0x58f },
    [FACE_GEORGIAN]     = { "Noto Sans Georgian", 400, false, 0x10a0, 0x10ff },
    [FACE_ETHIOPIC]     = { "Noto Sans Ethiopic", 400, false, 0x1200, 0x139f },
    [FACE_DEVANAGARI]   = { "Noto Sans Devanagari", 400, false, 0x900, 0x97f },
    [FACE_BENGALI]      = { "Noto Sans Bengali", 400, false, 0x980, 0x9ff },
    [FACE_GURMUKHI]     = { "Noto Sans Gurmukhi", 400, false, 0xa00, 0xa7f },
    [FACE_GUJARATI]     = { "Noto Sans Gujarati", 400, false, 0xa80, 0xaff },
    [FACE_TAMIL]        = { "Noto Sans Tamil", 400, false, 0xb80, 0xbff },
    [FACE_TELUGU]       = { "Noto Sans Telugu", 400, false, 0xc00, 0xc7f },
    [FACE_KANNADA]      = { "Noto Sans Kannada", 400, false, 0xc80, 0xcff },
    [FACE_MALAYALAM]    = { "Noto Sans Malayalam", 400, false, 0xd00, 0xd7f },
    [FACE_SINHALA]      = { "Noto Sans Sinhala", 400, false, 0xd80, 0xdff },
    [FACE_THAI]         = { "Noto Sans Thai", 400, false, 0xe00, 0xe7f },
    [FACE_MATH]         = { "Noto Sans Math", 400, false, 0, 0 },
    [FACE_SYMBOLS]      = { "Noto Sans Symbols", 400, false, 0, 0 },
    [FACE_SYMBOLS2]     = { "Noto Sans Symbols2", 400, false, 0, 0 },
    [FACE_LAST]         = { "DejaVu Sans", 400, false, 0, 0 },
    [FACE_LAST_BOLD]    = { "DejaVu Sans", 700, false, 0, 0 },
    [FACE_IDEOGRAPHS]   = { "Droid Sans Fallback", 400, false, 0, 0 },
    [FACE_PICTOGRAPHS]  = { "Symbola", 400, false, 0, 0 },    /* emoji that Symbols2 lacks, where it is installed */
};

/*                          face        size  leading colour          before after ragged */
const struct text_style theme_styles[STYLES] = {
    [STYLE_BODY]         = { FACE_TEXT,  9.6f, 14.2f, COLOUR_TEXT,    0,    7.0f, false },
    [STYLE_CELL]         = { FACE_TEXT,  8.5f, 12.0f, COLOUR_TEXT,    0,    3.0f, true },
    [STYLE_REGISTER]     = { FACE_TEXT,  7.8f, 10.6f, COLOUR_TEXT,    0,    2.5f, true },
    [STYLE_HEAD_CELL]    = { FACE_BOLD,  7.8f, 10.6f, COLOUR_ACCENT,  0,    2.5f, true },
    [STYLE_CODE]         = { FACE_MONO,  8.2f, 11.6f, COLOUR_TEXT,    0,    0,    true },
    [STYLE_FOOTNOTE]     = { FACE_TEXT,  7.8f, 10.8f, COLOUR_TEXT,    0,    2.0f, true },
    [STYLE_CAPTION]      = { FACE_BOLD,  8.5f, 12.0f, COLOUR_ACCENT,  8.0f, 4.0f, true },
    [STYLE_LABEL]        = { FACE_BOLD,  8.5f, 12.0f, COLOUR_ACCENT,  0,    2.0f, true },
    [STYLE_TITLE]        = { FACE_HEAD, 27.0f, 33.0f, COLOUR_ACCENT,  0,    8.0f, true },
    [STYLE_SUBTITLE]     = { FACE_TEXT, 13.0f, 18.0f, COLOUR_MUTED,   0,    6.0f, true },
    [STYLE_ORGANISATION] = { FACE_BOLD, 11.0f, 15.0f, COLOUR_MUTED,   0,    6.0f, true },
    [STYLE_IMPRINT]      = { FACE_TEXT,  9.6f, 14.2f, COLOUR_MUTED,   0,    4.0f, true },
    [STYLE_CONTROL]      = { FACE_BOLD, 10.0f, 14.0f, COLOUR_ACCENT, 16.0f, 5.0f, true },
    [STYLE_PART]         = { FACE_HEAD, 24.0f, 30.0f, COLOUR_ACCENT,  0,    8.0f, true },
    [STYLE_H1]           = { FACE_HEAD, 17.0f, 22.0f, COLOUR_ACCENT, 26.0f, 9.0f, true },
    [STYLE_H2]           = { FACE_HEAD, 12.8f, 17.0f, COLOUR_ACCENT, 19.0f, 6.0f, true },
    [STYLE_H3]           = { FACE_HEAD, 10.6f, 14.6f, COLOUR_ACCENT, 14.0f, 4.5f, true },
    [STYLE_H4]           = { FACE_BOLD,  9.6f, 14.2f, COLOUR_TEXT,   11.0f, 3.0f, true },
    [STYLE_CONTENTS_HEAD]= { FACE_HEAD, 17.0f, 22.0f, COLOUR_ACCENT, 26.0f, 9.0f, true },
    [STYLE_TOC1]         = { FACE_BOLD,  9.6f, 14.2f, COLOUR_ACCENT,  7.0f, 2.0f, true },
    [STYLE_TOC2]         = { FACE_TEXT,  9.2f, 13.2f, COLOUR_TEXT,    0,    1.0f, true },
    [STYLE_RUNNING]      = { FACE_TEXT,  7.6f, 10.0f, COLOUR_MUTED,   0,    0,    true },
};

/* text on its fill: contrast 6 and more to 1 (WCAG 2.2 wants 4.5) */
const struct theme_chip theme_chips[] = {
    { "red",    0xfbdfe0, 0x8c1219 },
    { "orange", 0xfde6d0, 0x7f3604 },
    { "yellow", 0xfcf1c4, 0x5f4700 },
    { "green",  0xdcf1e1, 0x14532d },
    { "blue",   0xdde9f8, 0x173f73 },
    { "grey",   0xe7eaee, 0x3b4552 },
};
const size_t theme_chip_count = sizeof theme_chips / sizeof *theme_chips;

const struct geometry theme_portrait = { 595.276, 841.89, 68, 72, 68, 68 };
const struct geometry theme_landscape = { 841.89, 595.276, 50, 62, 50, 56 };
