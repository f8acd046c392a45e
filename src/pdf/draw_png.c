/* pdf/draw_png.c - one page as a picture, drawn by cairo. */

#include "base/mem.h"
#include "pdf/drawing.h"
#include "pdf/pixels.h"

#include <cairo-ft.h>

#include <ft2build.h>
#include FT_FREETYPE_H

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { LARGEST = 20000 };          /* pixels */

/* cairo keeps a face as long as it likes, and the face needs the file's bytes and FreeType's library. */
struct face {
    FT_Library library;
    FT_Face face;
    hb_blob_t *file;
};

struct painted { const struct font *font; cairo_font_face_t *face; };

struct png {
    struct draw draw;
    struct buf *out;
    double scale;                  /* pixels a point */
    cairo_surface_t *surface;
    cairo_t *cr;
    struct painted faces[FACES];
    size_t faces_n;
    cairo_glyph_t *glyphs;
    size_t glyphs_cap;
};

static cairo_status_t write_out(void *closure, const unsigned char *bytes, unsigned n)
{
    buf_add(((struct png *)closure)->out, (const char *)bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

static void set_colour(cairo_t *cr, uint32_t colour)
{
    cairo_set_source_rgb(cr, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0);
}

/* Hinting is off, so that what is drawn is as wide as what was measured. */
static void page(struct draw *draw, double width, double height)
{
    struct png *png = (struct png *)draw;
    double w = ceil(width * png->scale), h = ceil(height * png->scale);
    cairo_font_options_t *options;

    if (png->surface || w > LARGEST || h > LARGEST || w < 1 || h < 1) {
        draw->failed = true;
        return;
    }
    png->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)w, (int)h);
    png->cr = cairo_create(png->surface);
    options = cairo_font_options_create();
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_set_font_options(png->cr, options);
    cairo_font_options_destroy(options);
    set_colour(png->cr, 0xffffff);
    cairo_paint(png->cr);
    cairo_scale(png->cr, png->scale, png->scale);
}

static const cairo_user_data_key_t face_key;

static void release_face(void *data)
{
    struct face *face = data;

    if (face->face)
        FT_Done_Face(face->face);
    if (face->library)
        FT_Done_FreeType(face->library);
    hb_blob_destroy(face->file);
    free(face);
}

/* Yours, or NULL. */
static cairo_font_face_t *open_face(const struct font *font)
{
    struct face *face = mem_zero(1, sizeof *face);
    cairo_font_face_t *made;
    const char *bytes;
    unsigned n;

    face->file = hb_face_reference_blob(hb_font_get_face(font->shaping));
    bytes = hb_blob_get_data(face->file, &n);
    if (FT_Init_FreeType(&face->library) || FT_New_Memory_Face(face->library, (const FT_Byte *)bytes, (FT_Long)n, 0, &face->face)) {
        release_face(face);
        return NULL;
    }
    made = cairo_ft_font_face_create_for_ft_face(face->face, FT_LOAD_NO_HINTING | FT_LOAD_NO_BITMAP);
    if (cairo_font_face_set_user_data(made, &face_key, face, release_face)) {
        cairo_font_face_destroy(made);
        release_face(face);
        return NULL;
    }
    return made;
}

static cairo_font_face_t *face_of(struct png *png, const struct font *font)
{
    for (size_t i = 0; i < png->faces_n; i++)
        if (png->faces[i].font == font)
            return png->faces[i].face;
    png->faces[png->faces_n] = (struct painted){ font, open_face(font) };    /* a font is a face of the theme: there are no more than FACES */
    return png->faces[png->faces_n++].face;
}

static void text(struct draw *draw, const struct font *font, double size, uint32_t colour, const struct draw_glyph *glyphs, size_t n, struct str utf8)
{
    struct png *png = (struct png *)draw;
    cairo_font_face_t *face = face_of(png, font);

    (void)utf8;
    if (!face) {
        draw->failed = true;
        return;
    }
    mem_grow(&png->glyphs, &png->glyphs_cap, n, sizeof *png->glyphs);
    for (size_t i = 0; i < n; i++)
        png->glyphs[i] = (cairo_glyph_t){ glyphs[i].id, glyphs[i].x, glyphs[i].y };
    set_colour(png->cr, colour);
    cairo_set_font_face(png->cr, face);
    cairo_set_font_size(png->cr, size);
    cairo_show_glyphs(png->cr, png->glyphs, (int)n);
}

/* Corners are rounded by a stroke around the rectangle. */
static void fill(struct draw *draw, double x, double y, double width, double height, double radius, uint32_t colour)
{
    cairo_t *cr = ((struct png *)draw)->cr;

    set_colour(cr, colour);
    cairo_rectangle(cr, x + radius, y + radius, width - 2 * radius, height - 2 * radius);
    if (radius > 0) {
        cairo_set_line_width(cr, 2 * radius);
        cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
        cairo_stroke_preserve(cr);
        cairo_set_line_join(cr, CAIRO_LINE_JOIN_MITER);
    }
    cairo_fill(cr);
}

static void frame(struct draw *draw, double x, double y, double width, double height, double stroke, uint32_t colour)
{
    cairo_t *cr = ((struct png *)draw)->cr;

    set_colour(cr, colour);
    cairo_set_line_width(cr, stroke);
    cairo_rectangle(cr, x, y, width, height);
    cairo_stroke(cr);
}

static void line(struct draw *draw, double x1, double y1, double x2, double y2, double stroke, uint32_t colour)
{
    cairo_t *cr = ((struct png *)draw)->cr;

    set_colour(cr, colour);
    cairo_set_line_width(cr, stroke);
    cairo_move_to(cr, x1, y1);
    cairo_line_to(cr, x2, y2);
    cairo_stroke(cr);
}

static void dots(struct draw *draw, double x1, double x2, double y, uint32_t colour)
{
    static const double dashes[] = { 0, DRAW_DOT_GAP };
    cairo_t *cr = ((struct png *)draw)->cr;

    set_colour(cr, colour);
    cairo_set_line_width(cr, DRAW_DOT);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_dash(cr, dashes, 2, 0);
    /* right to left: the dots of all lines stand below each other */
    cairo_move_to(cr, x2, y);
    cairo_line_to(cr, x1, y);
    cairo_stroke(cr);
    cairo_set_dash(cr, NULL, 0, 0);
    cairo_set_line_cap(cr, CAIRO_LINE_CAP_BUTT);
}

/* What cairo wants: each pixel a number, its colours dimmed by how opaque it is. */
static void dim(unsigned char *pixels, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const unsigned char *p = pixels + 4 * i;
        uint32_t a = p[3], pixel = a << 24 | p[0] * a / 255 << 16 | p[1] * a / 255 << 8 | p[2] * a / 255;

        memcpy(pixels + 4 * i, &pixel, sizeof pixel);
    }
}

/* Of a JPEG, whose pixels nothing here reads, only the place. */
static bool image(struct draw *draw, double x, double y, double width, double height, const struct image *picture)
{
    cairo_t *cr = ((struct png *)draw)->cr;
    unsigned char *pixels = pixels_read(picture);
    cairo_surface_t *surface;

    if (!pixels) {
        if (picture->kind == IMAGE_JPEG)
            fill(draw, x, y, width, height, 0, COLOUR_GHOST);
        return picture->kind == IMAGE_JPEG;
    }
    dim(pixels, (size_t)picture->width * picture->height);
    surface = cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_ARGB32, (int)picture->width, (int)picture->height, (int)picture->width * 4);
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, width / picture->width, height / picture->height);
    cairo_set_source_surface(cr, surface, 0, 0);
    cairo_paint(cr);
    cairo_restore(cr);
    cairo_surface_destroy(surface);
    free(pixels);
    return true;
}

static void end(struct draw *draw)
{
    struct png *png = (struct png *)draw;

    if (png->cr) {
        if (cairo_status(png->cr) || cairo_surface_write_to_png_stream(png->surface, write_out, png))
            draw->failed = true;
        cairo_destroy(png->cr);
        cairo_surface_destroy(png->surface);
    }
    for (size_t i = 0; i < png->faces_n; i++)
        if (png->faces[i].face)
            cairo_font_face_destroy(png->faces[i].face);
    free(png->glyphs);
}

struct draw *draw_png_new(struct buf *out, double scale)
{
    static const struct draw_kind kind = { .page = page, .text = text, .fill = fill, .frame = frame, .line = line, .dots = dots, .image = image, .end = end };
    struct png *png = mem_zero(1, sizeof *png);

    *png = (struct png){ .draw.kind = &kind, .out = out, .scale = scale };
    return &png->draw;
}
