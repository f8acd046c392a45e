/* pdf/glyphrun.c - glyphs of one look are gathered, and drawn with one call. */

#include "base/mem.h"
#include "pdf/glyphrun.h"

#include <stdlib.h>

void glyph_run_done(struct glyph_run *run)
{
    buf_done(&run->text);
    free(run->glyphs);
    free(run->clusters);
    run->glyphs = NULL;
    run->clusters = NULL;
}

void glyph_run_flush(struct glyph_run *run)
{
    if (run->n)
        draw_text(run->draw, fonts_get(run->fonts, (enum face_id)run->face), run->size, run->colour, run->glyphs, (int)run->n,
                  run->text.s, (int)run->text.n, run->clusters, (int)run->clusters_n);
    run->n = run->clusters_n = 0;
    buf_cut(&run->text, 0);
}

static void add_glyph(struct glyph_run *run, unsigned long id, double x, double y)
{
    mem_grow(&run->glyphs, &run->cap, run->n + 1, sizeof *run->glyphs);
    run->glyphs[run->n++] = (cairo_glyph_t){ id, x, y };
}

static void add_cluster(struct glyph_run *run, size_t bytes, size_t glyphs)
{
    mem_grow(&run->clusters, &run->clusters_cap, run->clusters_n + 1, sizeof *run->clusters);
    run->clusters[run->clusters_n++] = (cairo_text_cluster_t){ (int)bytes, (int)glyphs };
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
        size_t begin = i, at = word->glyphs[i].at, end;

        for (; i < to && word->glyphs[i].at == at; i++) {
            if (word->rtl)
                x -= word->glyphs[i].advance * size;
            add_glyph(run, word->glyphs[i].id, x + word->glyphs[i].dx * size, y - word->glyphs[i].dy * size);
            if (!word->rtl)
                x += word->glyphs[i].advance * size;
        }
        end = i < word->n ? word->glyphs[i].at : word->length;
        buf_add(&run->text, word->text + at, end - at);
        add_cluster(run, end - at, i - begin);
    }
}

void glyph_run_space(struct glyph_run *run, double x, double y)
{
    const struct font *font = fonts_get(run->fonts, (enum face_id)run->face);

    if (!run->n || !font || !font->space_glyph)
        return;
    add_glyph(run, font->space_glyph, x, y);
    buf_putc(&run->text, ' ');
    add_cluster(run, 1, 1);
}
