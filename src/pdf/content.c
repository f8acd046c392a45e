/* pdf/content.c - the content stream of a page: text, fills, lines. */

#include "pdf/content.h"
#include "pdf/drawing.h"

#include <math.h>
#include <string.h>

static long long hundredths(double points)
{
    return llround(points * 100);
}

void content_begin(struct content *content, struct pdffonts *fonts, double height)
{
    struct buf out = content->out;

    buf_cut(&out, 0);
    *content = (struct content){ .out = out, .fonts = fonts, .height = hundredths(height), .fill = 0, .stroke = 0, .width = 100, .font = -1, .size = -1 };
}

void content_done(struct content *content)
{
    buf_done(&content->out);
}

/* --- what is open --- */

static void close_mode(struct content *content)
{
    switch (content->mode) {
    case CONTENT_NONE: break;
    case CONTENT_TEXT: buf_puts(&content->out, "ET\n"); break;
    case CONTENT_FILL: buf_puts(&content->out, "f\n"); break;
    case CONTENT_LINES: buf_puts(&content->out, "S\n"); break;
    case CONTENT_ROUNDED: buf_puts(&content->out, "B\n0 j\n"); break;
    case CONTENT_DOTS: buf_puts(&content->out, "S\n0 J[]0 d\n"); break;
    }
    content->mode = CONTENT_NONE;
}

struct str content_end(struct content *content)
{
    close_mode(content);
    return buf_text(&content->out);
}

/* A channel of a colour, in thousandths: "1", "0", ".502" */
static void put_channel(struct buf *out, unsigned channel)
{
    unsigned value = (channel * 1000 + 127) / 255;
    char digits[4] = { '.', (char)('0' + value / 100 % 10), (char)('0' + value / 10 % 10), (char)('0' + value % 10) };

    if (value % 1000 == 0)
        buf_putc(out, value ? '1' : '0');
    else
        buf_add(out, digits, sizeof digits);
}

static void set_colour(struct content *content, long long *now, uint32_t colour, const char *grey, const char *rgb)
{
    unsigned r = colour >> 16 & 255, g = colour >> 8 & 255, b = colour & 255;

    if (*now == colour)
        return;
    *now = colour;
    put_channel(&content->out, r);
    if (r != g || g != b) {
        buf_putc(&content->out, ' ');
        put_channel(&content->out, g);
        buf_putc(&content->out, ' ');
        put_channel(&content->out, b);
        buf_puts(&content->out, rgb);
    } else {
        buf_puts(&content->out, grey);
    }
}

static void set_fill(struct content *content, uint32_t colour) { set_colour(content, &content->fill, colour, " g\n", " rg\n"); }
static void set_stroke(struct content *content, uint32_t colour) { set_colour(content, &content->stroke, colour, " G\n", " RG\n"); }

static void set_width(struct content *content, long long width)
{
    if (content->width == width)
        return;
    content->width = width;
    pdf_hundredths(&content->out, width);
    buf_puts(&content->out, " w\n");
}

/* Neighbours of one look share a path. The state is set before it begins: within a path only its own operators may stand (8.2). */
static void open_path(struct content *content, enum content_mode mode, uint32_t colour, long long size)
{
    if (content->mode == mode && content->path_colour == colour && content->path_size == size)
        return;
    close_mode(content);
    content->mode = mode;
    content->path_colour = colour;
    content->path_size = size;
    if (mode == CONTENT_FILL || mode == CONTENT_ROUNDED)
        set_fill(content, colour);
    if (mode != CONTENT_FILL) {
        set_stroke(content, colour);
        set_width(content, size);
    }
    if (mode == CONTENT_ROUNDED)
        buf_puts(&content->out, "1 j\n");
    if (mode == CONTENT_DOTS)
        buf_printf(&content->out, "1 J[0 %d]0 d\n", DRAW_DOT_GAP);
}

static void put_point(struct content *content, long long x, long long y, const char *operator)
{
    pdf_hundredths(&content->out, x);
    buf_putc(&content->out, ' ');
    pdf_hundredths(&content->out, y);
    buf_puts(&content->out, operator);
}

/* Both edges are rounded, so that rectangles that meet on paper meet in the file. */
static void put_rectangle(struct content *content, double x, double y, double width, double height)
{
    long long left = hundredths(x), top = hundredths(y), right = hundredths(x + width), bottom = hundredths(y + height);

    put_point(content, left, content->height - bottom, " ");
    put_point(content, right - left, bottom - top, " re\n");
}

/* Corners are rounded by a stroke around the rectangle: one operator fills and strokes, and an outline of curves would need four times the numbers. */
void content_fill(struct content *content, double x, double y, double width, double height, double radius, uint32_t colour)
{
    if (radius > 0)
        open_path(content, CONTENT_ROUNDED, colour, 2 * hundredths(radius));
    else
        open_path(content, CONTENT_FILL, colour, 0);
    put_rectangle(content, x + radius, y + radius, width - 2 * radius, height - 2 * radius);
}

void content_frame(struct content *content, double x, double y, double width, double height, double stroke, uint32_t colour)
{
    open_path(content, CONTENT_LINES, colour, hundredths(stroke));
    put_rectangle(content, x, y, width, height);
}

void content_line(struct content *content, double x1, double y1, double x2, double y2, double stroke, uint32_t colour)
{
    open_path(content, CONTENT_LINES, colour, hundredths(stroke));
    put_point(content, hundredths(x1), content->height - hundredths(y1), " m ");
    put_point(content, hundredths(x2), content->height - hundredths(y2), " l\n");
}

void content_dots(struct content *content, double x1, double x2, double y, uint32_t colour)
{
    open_path(content, CONTENT_DOTS, colour, hundredths(DRAW_DOT));
    /* right to left: the dots of all lines stand below each other */
    put_point(content, hundredths(x2), content->height - hundredths(y), " m ");
    put_point(content, hundredths(x1), content->height - hundredths(y), " l\n");
}

/* --- text --- */

/* A stretch of glyphs on one line, being shown (9.4.3): [(glyphs) move (glyphs)] TJ */
struct showing {
    struct buf *out;
    struct pdffont *font;
    double size;                   /* as the file tells it */
    double pen;                    /* where a reader stands, in points */
    bool open, string;             /* the array, a string in it */
};

static void end_string(struct showing *showing)
{
    if (showing->string)
        buf_putc(showing->out, ')');
    showing->string = false;
}

static void end_showing(struct showing *showing)
{
    end_string(showing);
    if (showing->open)
        buf_puts(showing->out, "]TJ\n");
    showing->open = false;
}

static void show(struct showing *showing, uint32_t glyph, double x)
{
    double off = (showing->pen - x) * 1000 / showing->size;
    long move = off > -0.5 && off < 0.5 ? 0 : lround(off);    /* nearly always none: no call then */
    char code[8];
    size_t n = 0;

    if (!showing->open)
        buf_putc(showing->out, '[');
    showing->open = true;
    if (move) {
        end_string(showing);
        pdf_integer(showing->out, move);
        showing->pen -= (double)move * showing->size / 1000;
    }
    if (!showing->string)
        code[n++] = '(';
    showing->string = true;
    for (int shift = 8; shift >= 0; shift -= 8) {
        char byte = (char)(glyph >> shift & 255);

        if (byte == '(' || byte == ')' || byte == '\\' || byte == '\r')
            code[n++] = '\\';
        code[n++] = byte == '\r' ? 'r' : byte;
    }
    buf_add(showing->out, code, n);
    showing->pen += pdffont_draw(showing->font, glyph) * showing->size / 1000;
}

/* What readers copy instead of the glyphs that follow (14.9.4). */
static void begin_other_text(struct showing *showing, struct str text)
{
    end_showing(showing);
    buf_puts(showing->out, "/Span<</ActualText<FEFF");
    pdf_utf16(showing->out, text);
    buf_puts(showing->out, ">>>BDC\n");
}

static void end_other_text(struct showing *showing)
{
    end_showing(showing);
    buf_puts(showing->out, "EMC\n");
}

static void move_to(struct content *content, struct showing *showing, double x, double y)
{
    long long to_x = hundredths(x), to_y = content->height - hundredths(y);

    end_showing(showing);
    put_point(content, to_x - content->line_x, to_y - content->line_y, " Td\n");
    content->line_x = to_x;
    content->line_y = to_y;
    showing->pen = (double)to_x / 100;
}

/* To the file, which knows hundredths. */
static bool is_elsewhere(double y, double other)
{
    return y != other && hundredths(y) != hundredths(other);
}

static void begin_text(struct content *content, struct pdffont *font, double size, uint32_t colour)
{
    long long hundred = hundredths(size);

    if (content->mode != CONTENT_TEXT) {
        close_mode(content);
        buf_puts(&content->out, "BT\n");
        content->mode = CONTENT_TEXT;
        content->line_x = content->line_y = 0;
    }
    set_fill(content, colour);
    if (content->font == pdffont_number(font) && content->size == hundred)
        return;
    content->font = pdffont_number(font);
    content->size = hundred;
    buf_puts(&content->out, "/F");
    pdf_integer(&content->out, content->font);
    buf_putc(&content->out, ' ');
    pdf_hundredths(&content->out, hundred);
    buf_puts(&content->out, " Tf\n");
}

void content_text(struct content *content, const struct font *font, double size, uint32_t colour, const struct draw_glyph *glyphs, size_t n, struct str text)
{
    struct showing showing = { .out = &content->out, .font = pdffonts_use(content->fonts, font), .size = (double)hundredths(size) / 100 };
    size_t at = 0, end;

    if (showing.size <= 0)
        return;
    begin_text(content, showing.font, size, colour);
    for (size_t i = 0; i < n; i = end) {
        size_t bytes = glyphs[i].bytes <= text.n - at ? glyphs[i].bytes : text.n - at;
        struct str part = { text.s + at, bytes };
        bool other;

        at += bytes;
        end = i + 1;
        while (end < n && !glyphs[end].bytes && text.n)
            end++;
        if (!i || is_elsewhere(glyphs[i].y, glyphs[i - 1].y))
            move_to(content, &showing, glyphs[i].x, glyphs[i].y);
        other = end > i + 1 || !bytes || !pdffont_copies(showing.font, glyphs[i].id, part);
        if (other)
            begin_other_text(&showing, part);
        for (size_t k = i; k < end; k++) {
            if (k > i && is_elsewhere(glyphs[k].y, glyphs[k - 1].y))
                move_to(content, &showing, glyphs[k].x, glyphs[k].y);
            show(&showing, glyphs[k].id, glyphs[k].x);
        }
        if (other)
            end_other_text(&showing);
    }
    end_showing(&showing);
}

/* --- pictures --- */

/* Where the picture's axes go, from its lower left corner: along its width (x, y), along its height (x, y), and where that corner is, in widths and heights of the place. */
static const struct { signed char ux, uy, vx, vy, x, y; } orientations[] = {
    { 1, 0, 0, 1, 0, 0 }, { -1, 0, 0, 1, 1, 0 }, { -1, 0, 0, -1, 1, 1 }, { 1, 0, 0, -1, 0, 1 },
    { 0, -1, -1, 0, 1, 1 }, { 0, -1, 1, 0, 0, 1 }, { 0, 1, 1, 0, 0, 0 }, { 0, 1, -1, 0, 1, 0 },
};

void content_image(struct content *content, unsigned number, unsigned orientation, double x, double y, double width, double height)
{
    struct buf *out = &content->out;
    size_t i = orientation >= 1 && orientation <= 8 ? orientation - 1 : 0;
    double matrix[] = { orientations[i].ux * width, orientations[i].uy * height, orientations[i].vx * width, orientations[i].vy * height, x + orientations[i].x * width };

    close_mode(content);
    buf_puts(out, "q ");
    for (size_t k = 0; k < sizeof matrix / sizeof *matrix; k++) {
        pdf_number(out, matrix[k]);
        buf_putc(out, ' ');
    }
    pdf_hundredths(out, content->height - hundredths(y + height) + hundredths(orientations[i].y * height));
    buf_printf(out, " cm/I%u Do Q\n", number);
}
