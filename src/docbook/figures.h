/* docbook/figures.h - the figures of a set of documents, by the fileref that their DocBook trees give. */
#ifndef DOCBOOK_FIGURES_H
#define DOCBOOK_FIGURES_H

#include "base/arena.h"
#include "base/picture.h"
#include "base/str.h"
#include "docbook/figure.h"

struct named_figure {
    const char *name;           /* "figures/risk-register..inherent.svg" */
    struct figure figure;
    size_t cap;
};

struct texts;

struct figures {
    struct arena arena;
    const struct texts *texts;    /* whose pictures are found here too; NULL for none */
    struct named_figure **items;
    size_t n, cap;
};

struct figures *figures_new(const struct texts *texts);    /* yours, ends with figures_free() */
void figures_free(struct figures *figures);

/* A new empty figure; texts are copied. Good until the set ends. */
struct named_figure *figures_add(struct figures *figures, const char *name, double width, double height, const char *alt);
void figure_rect(struct figures *figures, struct named_figure *f, double x, double y, double w, double h, long fill, long stroke);
void figure_line(struct figures *figures, struct named_figure *f, double x1, double y1, double x2, double y2, long stroke, double width);
void figure_text(struct figures *figures, struct named_figure *f, double x, double y, double size, enum figure_anchor anchor, bool bold, long colour, const char *text);

/* A picture that a policy's text shows, by its fileref; NULL if there is none. */
const struct picture *figures_picture(const struct figures *figures, const char *fileref);
const struct figure *figures_find(const struct figures *figures, const char *fileref);    /* NULL if there is none */

/* The colours that a method may give its levels: red, orange, yellow, green, blue, grey; grey for any other word. */
long colour_fill(struct str name);

#endif
