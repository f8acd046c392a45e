/* pdf/content.h - the content stream of a page (ISO 32000-1, 8 and 9): text, fills, lines.
 *
 * Takes points from the page's top left corner; writes them from the bottom left one, in hundredths. Numbers must be finite. */
#ifndef PDF_CONTENT_H
#define PDF_CONTENT_H

#include "pdf/draw.h"
#include "pdf/pdffont.h"

enum content_mode { CONTENT_NONE, CONTENT_TEXT, CONTENT_FILL, CONTENT_ROUNDED, CONTENT_LINES, CONTENT_DOTS };

struct content {
    struct buf out;
    struct pdffonts *fonts;
    long long height;              /* of the page, in hundredths */
    enum content_mode mode;        /* what is open: a text object, or a path that is painted when something else comes */
    uint32_t path_colour;
    long long path_size;           /* of its lines or corners, in hundredths */
    /* the graphics state; -1 for what is not known */
    long long fill, stroke, width, font, size;
    long long line_x, line_y;      /* where the text object's line begins, in hundredths from the bottom left */
};

void content_begin(struct content *content, struct pdffonts *fonts, double height);    /* a page; the struct is zero before the first */
struct str content_end(struct content *content);                                       /* its stream; borrowed until the next page begins */
void content_done(struct content *content);

/* As the calls of draw.h. */
void content_text(struct content *content, const struct font *font, double size, uint32_t colour, const struct draw_glyph *glyphs, size_t n, struct str text);
void content_fill(struct content *content, double x, double y, double width, double height, double radius, uint32_t colour);
void content_frame(struct content *content, double x, double y, double width, double height, double stroke, uint32_t colour);
void content_line(struct content *content, double x1, double y1, double x2, double y2, double stroke, uint32_t colour);
void content_image(struct content *content, unsigned number, unsigned orientation, double x, double y, double width, double height);    /* of pdfimages_number(); as in base/image.h */
void content_dots(struct content *content, double x1, double x2, double y, uint32_t colour);

#endif
