/* pdf/layout.h - the state of one document being laid out, and the places blocks are put into. */
#ifndef PDF_LAYOUT_H
#define PDF_LAYOUT_H

#include "base/arena.h"
#include "base/map.h"
#include "pdf/box.h"
#include "pdf/columns.h"
#include "pdf/lines.h"
#include "pdf/pdf.h"
#include "pdf/shape.h"

#include <string.h>

struct layout {
    struct arena arena;
    const struct pdf_options *options;
    const struct pdf_words *words;
    struct fonts *fonts;
    struct hyphens *hyphens;
    struct shaper *shaper;
    struct line_scratch *lines;
    struct map ids;                /* id -> its xmlNode */
    struct map wanted;             /* ids that a link leads to -> themselves */
    struct map pictures;           /* fileref -> its struct image; one without width cannot be shown */
    unsigned svg_late;             /* SVG pictures that were too large, or took too long */
    struct map told;               /* what was reported: once is enough */
    struct heading *headings;      /* in document order */
    size_t headings_n, headings_cap;
    size_t next_heading;           /* the one the next section has */
    struct map headed;             /* a section's id -> its struct heading */
    struct footnote **footnotes;   /* by number */
    size_t footnotes_n, footnotes_cap;
    struct map noted;              /* the bytes of a pointer to a footnote's element -> its struct footnote */
    const struct geometry *geometry;    /* of the pages that are filled now */
    struct item *items;            /* of the paragraph at hand */
    size_t items_cap;
};

/* Where a block goes and how it is set there. */
struct place {
    double x, width;
    double column;                 /* the width of the page's column or the cell that this is in */
    enum style_id style;
    int language;
    const struct decor *decor;
    double scale;                  /* of all sizes, for tables with too many columns; 0 is 1 */
    char align;                    /* 'l', 'c', 'r' */
    bool tabular;                  /* figures of one width */
    bool bold;
    bool justified;
    bool cell;                     /* inside a table's cell */
    bool turned;                   /* inside a section whose pages are turned */
    bool may_turn;                 /* right on a page: a wide table may have a landscape page */
    bool close;                    /* in a list: less space below paragraphs */
    unsigned depth;                /* of lists */
};

/* May something be set `inset` points narrower? Lists in lists stop moving to the right when there is no room for words left. */
bool place_has_room(const struct place *place, double inset);

/* How much width content can use, in points. */
struct extent {
    double least;                  /* its longest word (or syllable, where hyphens are asked for) */
    double most;                   /* its longest line, if none is broken that need not be */
};

/* Collected for columns_solve(). */
struct parts {
    struct column_part *parts;
    size_t n, cap;
};

/* Blocks become boxes one below the other. */
struct flow {
    struct box **boxes;
    size_t n, cap;
    bool keep;                     /* the next box must stay with the one before */
    bool fresh;                    /* the next box begins a page */
    bool turned;                   /* boxes stand on landscape pages */
    float room;                    /* space wanted above the next box, at least */
    const struct span *label_span; /* what stands before the next line: a bullet, a number */
    const char *label;
    float label_x;
    const char *ids[16];           /* what begins at the next box */
    size_t ids_n;
};

void layout_init(struct layout *layout, const struct pdf_options *options);    /* in place, ends with layout_done() */
void layout_done(struct layout *layout);

void *layout_alloc(struct layout *layout, size_t size);
void layout_report(struct layout *layout, const char *what, const char *detail, const xmlNode *node);

void flow_done(struct flow *flow);
/* A new last box of the flow, placed as `place` says; the flow's wishes (keep, fresh, room, ids) are fulfilled by it. */
struct box *flow_add(struct layout *layout, struct flow *flow, const struct place *place, enum box_kind kind, const xmlNode *node, double height);
void flow_id(struct flow *flow, const char *id);        /* begins at the next box; NULL is nothing */

/* What must stay with a box on a turned page is turned with it. */
void flow_settle(struct flow *flow);

/* Puts the boxes one below the other from y = 0; returns the height, without the space before the first and after the last. */
double flow_stack(struct box **boxes, size_t n);
double flow_gap(const struct box *above, const struct box *below);             /* the space between two that meet */
double flow_height(const struct flow *flow);                                   /* of all its boxes, one below the other */

/* --- the tree --- */
static inline bool name_is(const void *name, const char *other)
{
    return *(const char *)name == *other && !strcmp(name, other);    /* most differ at once */
}
const char *node_attr(const xmlNode *node, const char *name);      /* borrowed, or NULL; by local name */
const char *node_id(const xmlNode *node);                          /* xml:id */
bool node_is(const xmlNode *node, const char *name);               /* an element of this local name */
bool node_role(const xmlNode *node, const char *token);            /* is it one of the words of @role? */
const xmlNode *node_child(const xmlNode *node, const char *name);  /* the first such child, or NULL */
const char *node_text(struct layout *layout, const xmlNode *node); /* all its text, white space as single spaces; in the arena */

#endif
