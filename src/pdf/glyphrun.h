/* pdf/glyphrun.h - glyphs of one look are gathered, and drawn with one call. */
#ifndef PDF_GLYPHRUN_H
#define PDF_GLYPHRUN_H

#include "base/buf.h"
#include "pdf/box.h"
#include "pdf/draw.h"

struct glyph_run {
    struct draw *draw;
    struct fonts *fonts;
    struct buf text;
    struct draw_glyph *glyphs;
    size_t n, cap;
    uint8_t face;
    float size;
    uint32_t colour;
};

void glyph_run_done(struct glyph_run *run);

/* Glyphs from..to of a word at x on the baseline y; what was gathered with another look is drawn first. */
void glyph_run_add(struct glyph_run *run, const struct word *word, size_t from, size_t to, float size, uint32_t colour, double x, double y);
void glyph_run_space(struct glyph_run *run, double x, double y);    /* in the look of what was added last */
void glyph_run_flush(struct glyph_run *run);

#endif
