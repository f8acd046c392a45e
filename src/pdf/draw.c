/* pdf/draw.c - the calls that put ink on pages; behind them stands cairo. */

#include "base/date.h"
#include "base/mem.h"
#include "pdf/draw.h"

#include <cairo-pdf.h>

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { SCALED_FONTS = 64 };

struct scaled { const struct font *font; double size; cairo_scaled_font_t *scaled; };

/* Neighbouring calls of one kind and look grow one path, which is drawn when something else comes: cairo works more for a path than for its lines. */
enum pending { PENDING_NONE, PENDING_FILL, PENDING_ROUNDED, PENDING_LINES, PENDING_DOTS };

struct draw {
    cairo_surface_t *surface;
    cairo_t *cr;
    struct buf *out;
    double scale;                  /* PNG: pixels a point; PDF: 0 */
    size_t begin;                  /* of our bytes in out */
    struct scaled fonts[SCALED_FONTS];
    size_t fonts_n, font_now;      /* font_now: the one that is set, plus 1 */
    uint32_t colour;
    bool coloured, paged, failed;
    enum pending pending;
    uint32_t pending_colour;
    double pending_size;           /* the radius of what is rounded, the width of lines */
};

static cairo_status_t write_out(void *closure, const unsigned char *bytes, unsigned n)
{
    buf_add(((struct draw *)closure)->out, (const char *)bytes, n);
    return CAIRO_STATUS_SUCCESS;
}

static void fail_unless(struct draw *draw, bool good)
{
    if (!good)
        draw->failed = true;
}

static bool finite4(struct draw *draw, double a, double b, double c, double d)
{
    bool good = isfinite(a) && isfinite(b) && isfinite(c) && isfinite(d);

    fail_unless(draw, good);
    return good && !draw->failed && draw->cr;
}

/* "2026-11-21T00:00:00+00:00": with an offset, so that mend_date() has room for the "D:" that cairo 1.16 forgets */
static void set_date(cairo_surface_t *surface, cairo_pdf_metadata_t what, long long seconds)
{
    long long days = seconds / 86400, rest = seconds % 86400;
    struct ymd day;
    char text[64];

    if (rest < 0) {
        rest += 86400;
        days--;
    }
    day = date_ymd((date)days);
    snprintf(text, sizeof text, "%04d-%02d-%02dT%02lld:%02lld:%02lld+00:00", day.year, day.month, day.day, rest / 3600, rest / 60 % 60, rest % 60);
    cairo_pdf_surface_set_metadata(surface, what, text);
}

struct draw *draw_pdf_new(struct buf *out, const struct draw_info *info)
{
    struct draw *draw = mem_zero(1, sizeof *draw);

    draw->out = out;
    draw->begin = out->n;
    draw->surface = cairo_pdf_surface_create_for_stream(write_out, draw, 1, 1);
    cairo_pdf_surface_restrict_to_version(draw->surface, CAIRO_PDF_VERSION_1_5);
    if (info->title)
        cairo_pdf_surface_set_metadata(draw->surface, CAIRO_PDF_METADATA_TITLE, info->title);
    if (info->author)
        cairo_pdf_surface_set_metadata(draw->surface, CAIRO_PDF_METADATA_AUTHOR, info->author);
    if (info->subject)
        cairo_pdf_surface_set_metadata(draw->surface, CAIRO_PDF_METADATA_SUBJECT, info->subject);
    if (info->creator)
        cairo_pdf_surface_set_metadata(draw->surface, CAIRO_PDF_METADATA_CREATOR, info->creator);
    set_date(draw->surface, CAIRO_PDF_METADATA_CREATE_DATE, info->created);
    set_date(draw->surface, CAIRO_PDF_METADATA_MOD_DATE, info->created);
    return draw;
}

struct draw *draw_png_new(struct buf *out, double scale)
{
    struct draw *draw = mem_zero(1, sizeof *draw);

    draw->out = out;
    draw->scale = scale;
    return draw;
}

/* The page's state: hinting off, so that what is drawn is as wide as what was measured. */
static void begin_state(struct draw *draw)
{
    cairo_font_options_t *options = cairo_font_options_create();

    draw->cr = cairo_create(draw->surface);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_set_font_options(draw->cr, options);
    cairo_font_options_destroy(options);
    draw->font_now = 0;
    draw->coloured = false;
}

static void set_colour(struct draw *draw, uint32_t colour)
{
    if (draw->coloured && draw->colour == colour)
        return;
    cairo_set_source_rgb(draw->cr, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0, (colour & 255) / 255.0);
    draw->colour = colour;
    draw->coloured = true;
}

/* Corners are rounded by a stroke around the rectangles: in a PDF one operator fills and strokes, and a rectangle needs a quarter of an outline's numbers. */
static void fill_rounded(struct draw *draw)
{
    cairo_set_line_width(draw->cr, 2 * draw->pending_size);
    cairo_set_line_join(draw->cr, CAIRO_LINE_JOIN_ROUND);
    cairo_fill_preserve(draw->cr);
    cairo_stroke(draw->cr);
    cairo_set_line_join(draw->cr, CAIRO_LINE_JOIN_MITER);
}

static void stroke_dots(struct draw *draw)
{
    static const double dashes[] = { 0, 4 };

    cairo_set_line_width(draw->cr, 0.8);
    cairo_set_line_cap(draw->cr, CAIRO_LINE_CAP_ROUND);
    cairo_set_dash(draw->cr, dashes, 2, 0);
    cairo_stroke(draw->cr);
    cairo_set_dash(draw->cr, NULL, 0, 0);
    cairo_set_line_cap(draw->cr, CAIRO_LINE_CAP_BUTT);
}

static void flush(struct draw *draw)
{
    if (draw->pending == PENDING_NONE)
        return;
    set_colour(draw, draw->pending_colour);
    switch (draw->pending) {
    case PENDING_ROUNDED: fill_rounded(draw); break;
    case PENDING_DOTS: stroke_dots(draw); break;
    case PENDING_LINES:
        cairo_set_line_width(draw->cr, draw->pending_size);
        cairo_stroke(draw->cr);
        break;
    default: cairo_fill(draw->cr);
    }
    draw->pending = PENDING_NONE;
}

static void begin_path(struct draw *draw, enum pending kind, double size, uint32_t colour)
{
    if (draw->pending != kind || draw->pending_size != size || draw->pending_colour != colour)
        flush(draw);
    draw->pending = kind;
    draw->pending_size = size;
    draw->pending_colour = colour;
}

void draw_page(struct draw *draw, double width, double height)
{
    if (!finite4(draw, width, height, 0, 0) && !(isfinite(width) && isfinite(height)))
        return;
    if (draw->scale > 0) {
        double w = ceil(width * draw->scale), h = ceil(height * draw->scale);

        if (draw->surface || w > 20000 || h > 20000 || w < 1 || h < 1) {
            draw->failed = true;
            return;
        }
        draw->surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)w, (int)h);
        begin_state(draw);
        cairo_set_source_rgb(draw->cr, 1, 1, 1);
        cairo_paint(draw->cr);
        cairo_scale(draw->cr, draw->scale, draw->scale);
    } else {
        flush(draw);
        if (draw->paged)
            cairo_show_page(draw->cr);
        cairo_pdf_surface_set_size(draw->surface, width, height);
        if (!draw->cr)
            begin_state(draw);
    }
    draw->paged = true;
}

static void set_font(struct draw *draw, const struct font *font, double size)
{
    cairo_matrix_t matrix, ctm;
    cairo_font_options_t *options;
    size_t i;

    for (i = 0; i < draw->fonts_n; i++)
        if (draw->fonts[i].font == font && draw->fonts[i].size == size)
            break;
    if (i < draw->fonts_n && draw->font_now == i + 1)
        return;
    if (i == draw->fonts_n) {
        i = draw->fonts_n < SCALED_FONTS ? draw->fonts_n++ : SCALED_FONTS - 1;
        if (draw->fonts[i].scaled)
            cairo_scaled_font_destroy(draw->fonts[i].scaled);
        options = cairo_font_options_create();
        cairo_get_font_options(draw->cr, options);
        cairo_get_matrix(draw->cr, &ctm);
        cairo_matrix_init_scale(&matrix, size, size);
        draw->fonts[i] = (struct scaled){ font, size, cairo_scaled_font_create(font->drawing, &matrix, &ctm, options) };
        cairo_font_options_destroy(options);
    }
    cairo_set_scaled_font(draw->cr, draw->fonts[i].scaled);
    draw->font_now = i + 1;
}

void draw_text(struct draw *draw, const struct font *font, double size, uint32_t colour, const cairo_glyph_t *glyphs, int n,
               const char *utf8, int length, const cairo_text_cluster_t *clusters, int clusters_n)
{
    if (n <= 0 || !finite4(draw, size, glyphs[0].x, glyphs[0].y, glyphs[n - 1].x))
        return;
    if (draw->pending != PENDING_DOTS)    /* dots lie under no words */
        flush(draw);
    set_font(draw, font, size);
    set_colour(draw, colour);
    if (utf8)
        cairo_show_text_glyphs(draw->cr, utf8, length, glyphs, n, clusters, clusters_n, 0);
    else
        cairo_show_glyphs(draw->cr, glyphs, n);
}

void draw_fill(struct draw *draw, double x, double y, double width, double height, double radius, uint32_t colour)
{
    if (!finite4(draw, x, y, width, height) || !isfinite(radius))
        return;
    if (radius > 0 && radius * 2 <= width && radius * 2 <= height) {
        begin_path(draw, PENDING_ROUNDED, radius, colour);
        cairo_rectangle(draw->cr, x + radius, y + radius, width - 2 * radius, height - 2 * radius);
    } else {
        begin_path(draw, PENDING_FILL, 0, colour);
        cairo_rectangle(draw->cr, x, y, width, height);
    }
}

void draw_frame(struct draw *draw, double x, double y, double width, double height, double stroke, uint32_t colour)
{
    if (!finite4(draw, x, y, width, height) || !isfinite(stroke))
        return;
    begin_path(draw, PENDING_LINES, stroke, colour);
    cairo_rectangle(draw->cr, x, y, width, height);
}

void draw_line(struct draw *draw, double x1, double y1, double x2, double y2, double stroke, uint32_t colour)
{
    if (!finite4(draw, x1, y1, x2, y2) || !isfinite(stroke))
        return;
    begin_path(draw, PENDING_LINES, stroke, colour);
    cairo_move_to(draw->cr, x1, y1);
    cairo_line_to(draw->cr, x2, y2);
}

void draw_dots(struct draw *draw, double x1, double x2, double y, uint32_t colour)
{
    if (!finite4(draw, x1, x2, y, 0) || x2 - x1 < 4)
        return;
    begin_path(draw, PENDING_DOTS, 0, colour);
    /* right to left: the dots of all lines stand below each other */
    cairo_move_to(draw->cr, x2, y);
    cairo_line_to(draw->cr, x1, y);
}

/* --- what only a PDF has --- */

static void add_number(struct buf *buf, double value)
{
    long long hundredths = llround(value * 100);

    buf_printf(buf, "%s%lld.%02lld", hundredths < 0 ? "-" : "", llabs(hundredths) / 100, llabs(hundredths) % 100);
}

/* A string of a tag's attributes: what would end it or is not ASCII is percent-encoded. */
static void add_quoted(struct buf *buf, const char *text)
{
    buf_putc(buf, '\'');
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;

        if (c == '\'' || c == '\\' || c < 0x21 || c > 0x7e)
            buf_printf(buf, "%%%02X", c);
        else
            buf_putc(buf, (char)c);
    }
    buf_putc(buf, '\'');
}

static bool is_pdf(const struct draw *draw)
{
    return draw->scale <= 0;
}

void draw_link(struct draw *draw, double x, double y, double width, double height, const char *target, bool inside)
{
    struct buf attributes = {0};

    if (!is_pdf(draw) || !finite4(draw, x, y, width, height))
        return;
    buf_puts(&attributes, "rect=[");
    add_number(&attributes, x);
    buf_putc(&attributes, ' ');
    add_number(&attributes, y);
    buf_putc(&attributes, ' ');
    add_number(&attributes, width);
    buf_putc(&attributes, ' ');
    add_number(&attributes, height);
    buf_puts(&attributes, inside ? "] dest=" : "] uri=");
    add_quoted(&attributes, target);
    cairo_tag_begin(draw->cr, CAIRO_TAG_LINK, attributes.s);
    cairo_tag_end(draw->cr, CAIRO_TAG_LINK);
    buf_done(&attributes);
}

void draw_dest(struct draw *draw, const char *name, double x, double y)
{
    struct buf attributes = {0};

    if (!is_pdf(draw) || !finite4(draw, x, y, 0, 0))
        return;
    buf_puts(&attributes, "name=");
    add_quoted(&attributes, name);
    buf_puts(&attributes, " x=");
    add_number(&attributes, x);
    buf_puts(&attributes, " y=");
    add_number(&attributes, y);
    cairo_tag_begin(draw->cr, CAIRO_TAG_DEST, attributes.s);
    cairo_tag_end(draw->cr, CAIRO_TAG_DEST);
    buf_done(&attributes);
}

int draw_outline(struct draw *draw, int parent, const char *title, unsigned page, double y, bool open)
{
    struct buf attributes = {0};
    int id;

    if (!is_pdf(draw) || !finite4(draw, y, 0, 0, 0))
        return 0;
    buf_printf(&attributes, "page=%u pos=[0 ", page);
    add_number(&attributes, y);
    buf_putc(&attributes, ']');
    id = cairo_pdf_surface_add_outline(draw->surface, parent, title, attributes.s, open ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
    buf_done(&attributes);
    return id;
}

/* --- the end: what cairo 1.16 leaves wrong in a PDF that is complete, mended without moving a byte --- */

/* The file's table of objects: `first` is the line of object 0; each line has XREF_LINE bytes. */
struct xref { char *bytes; size_t n; char *first; size_t count; const char *trailer; };
enum { XREF_LINE = 20, TAIL = 64 };

static bool find_xref(char *bytes, size_t n, struct xref *xref)
{
    const char *tail = n > TAIL ? bytes + n - TAIL : bytes;
    const char *at = memmem(tail, (size_t)(bytes + n - tail), "startxref", 9);
    size_t table = at ? strtoul(at + 9, NULL, 10) : n;

    if (table + 32 > n || memcmp(bytes + table, "xref\n0 ", 7))
        return false;
    *xref = (struct xref){ .bytes = bytes, .n = n };
    xref->count = strtoul(bytes + table + 7, &xref->first, 10);
    xref->first++;
    xref->trailer = xref->first + xref->count * XREF_LINE;
    return xref->count < n / XREF_LINE && (size_t)(xref->first - bytes) + xref->count * XREF_LINE <= n;
}

static char *find_object(const struct xref *xref, size_t number)
{
    size_t offset = number < xref->count ? strtoul(xref->first + number * XREF_LINE, NULL, 10) : xref->n;

    return offset < xref->n ? xref->bytes + offset : NULL;
}

/* ISO 32000-1, 7.9.4: a date is "D:20261121000000Z"; cairo 1.16 writes "20261121000000+00'00", which is longer: blanks follow. */
static void mend_date(char *object, size_t n, const char *key)
{
    char *at = memmem(object, n, key, strlen(key)), *end;
    char digits[14];

    if (!at)
        return;
    at += strlen(key);
    end = memchr(at, ')', (size_t)(object + n - at));
    if (!end || end - at < 18 || at[14] != '+')
        return;
    memcpy(digits, at, sizeof digits);
    memset(at, ' ', (size_t)(end - at) + 1);
    memcpy(at, "D:", 2);
    memcpy(at + 2, digits, sizeof digits);
    memcpy(at + 16, "Z)", 2);
}

static void mend_dates(const struct xref *xref)
{
    const char *info = memmem(xref->trailer, (size_t)(xref->bytes + xref->n - xref->trailer), "/Info ", 6);
    char *object = info ? find_object(xref, strtoul(info + 6, NULL, 10)) : NULL;
    char *end = object ? memmem(object, (size_t)(xref->bytes + xref->n - object), "endobj", 6) : NULL;

    if (!end)
        return;
    mend_date(object, (size_t)(end - object), "/CreationDate (");
    mend_date(object, (size_t)(end - object), "/ModDate (");
}

/* For each link cairo 1.16 numbers an element of a structure tree, which it leaves out unless other tags are used: the table of objects then names objects
 * that do not exist. They are marked free. */
static void mend_objects(const struct xref *xref)
{
    for (size_t i = 1; i < xref->count; i++) {
        const char *object = find_object(xref, i);
        char header[32];
        int length = snprintf(header, sizeof header, "%zu 0 obj", i);

        if (!object || (size_t)(xref->bytes + xref->n - object) < (size_t)length || memcmp(object, header, (size_t)length))
            memcpy(xref->first + i * XREF_LINE, "0000000000 65535 f", 18);
    }
}

bool draw_end(struct draw *draw)
{
    struct xref xref;
    bool good;

    if (draw->cr) {
        flush(draw);
        if (is_pdf(draw))
            cairo_show_page(draw->cr);
        fail_unless(draw, cairo_status(draw->cr) == CAIRO_STATUS_SUCCESS);
        cairo_destroy(draw->cr);
    }
    for (size_t i = 0; i < draw->fonts_n; i++)
        cairo_scaled_font_destroy(draw->fonts[i].scaled);
    if (draw->surface) {
        if (!is_pdf(draw))
            fail_unless(draw, cairo_surface_write_to_png_stream(draw->surface, write_out, draw) == CAIRO_STATUS_SUCCESS);
        cairo_surface_finish(draw->surface);
        fail_unless(draw, cairo_surface_status(draw->surface) == CAIRO_STATUS_SUCCESS);
        cairo_surface_destroy(draw->surface);
    }
    if (is_pdf(draw) && draw->out->n > draw->begin && find_xref(draw->out->s + draw->begin, draw->out->n - draw->begin, &xref)) {
        mend_dates(&xref);
        mend_objects(&xref);
    }
    good = !draw->failed && draw->paged;
    free(draw);
    return good;
}
