/* pdf/glyphrun.c - glyphs of one look are gathered, and drawn with one call. */

#include "base/mem.h"
#include "pdf/glyphrun.h"

#include <stdlib.h>

void glyph_run_done(struct glyph_run *run)
{
    buf_done(&run->text);
    free(run->glyphs);
    run->glyphs = NULL;
}

void glyph_run_flush(struct glyph_run *run)
{
    if (run->n)
        draw_text(run->draw, fonts_get(run->fonts, (enum face_id)run->face), run->size, run->colour, run->glyphs, run->n, buf_text(&run->text));
    run->n = 0;
    buf_cut(&run->text, 0);
}

static void add_glyph(struct glyph_run *run, uint32_t id, double x, double y, size_t bytes)
{
    mem_grow(&run->glyphs, &run->cap, run->n + 1, sizeof *run->glyphs);
    run->glyphs[run->n++] = (struct draw_glyph){ x, y, id, (uint32_t)bytes };
}

void glyph_run_add(struct glyph_run *run, const struct word *word, size_t from, size_t to, float size, uint32_t colour, double x, double y)
{
    size_t i = from;

    if (run->n && (run->face != word->face || run->size != size || run->colour != colour))
        glyph_run_flush(run);
    run->face = word->face;
    run->size = size;
    run->colour = colour;
    for (size_t k = from; word->rtl && k < to; k++)
        x += word->glyphs[k].advance * size;
    while (i < to) {
        size_t at = word->glyphs[i].at, next = i + 1, bytes;

        while (next < to && word->glyphs[next].at == at)
            next++;
        bytes = (next < word->n ? word->glyphs[next].at : word->length) - at;
        buf_add(&run->text, word->text + at, bytes);
        for (; i < next; i++, bytes = 0) {
            if (word->rtl)
                x -= word->glyphs[i].advance * size;
            add_glyph(run, word->glyphs[i].id, x + word->glyphs[i].dx * size, y - word->glyphs[i].dy * size, bytes);
            if (!word->rtl)
                x += word->glyphs[i].advance * size;
        }
    }
}

void glyph_run_space(struct glyph_run *run, double x, double y)
{
    const struct font *font = fonts_get(run->fonts, (enum face_id)run->face);

    if (!run->n || !font || !font->space_glyph)
        return;
    add_glyph(run, font->space_glyph, x, y, 1);
    buf_putc(&run->text, ' ');
}
