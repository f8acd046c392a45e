/* pdf/box.h - what layout makes: boxes, each knowing the DocBook node it came from. All live in the layout's arena. */
#ifndef PDF_BOX_H
#define PDF_BOX_H

#include "base/image.h"
#include "docbook/figure.h"
#include "pdf/shape.h"

#include <libxml/tree.h>

/* How a stretch of text looks and what it does. */
struct span {
    const xmlNode *node;           /* the innermost element */
    const char *link;              /* where it leads: an id of this document, or a URI; NULL for nowhere */
    const struct theme_chip *chip; /* a coloured ground; NULL for none */
    float size, rise;              /* points */
    uint32_t colour;
    uint8_t face, language;        /* an enum face_id; a number of hyphens_language() */
    bool inside;                   /* the link is an id */
    bool bold, italic, mono, tabular, struck;
    bool whole;                    /* must not break */
};

enum piece_kind { PIECE_GLYPHS, PIECE_PAD, PIECE_ANCHOR, PIECE_PICTURE };

struct piece {
    union {
        const struct word *word;   /* GLYPHS: from..to of it */
        const char *anchor;        /* ANCHOR: the id that begins here */
        const struct image *picture;    /* stands on the line; its height goes with its width */
    } of;
    const struct span *span;
    float x, width;                /* from the box's left side */
    uint16_t from, to;
    uint8_t kind;                  /* a piece_kind */
    bool spaced;                   /* a space stands before it on the line, in the order of reading */
    uint8_t level;                 /* of direction; pieces stand in the order of reading, their x may not (pdf/bidi.h) */
};

struct footnote;
struct heading;

struct line {
    struct piece *pieces;
    size_t n;
    float baseline;                /* below the box's top */
    float width;                   /* of what stands on it */
    float space;                   /* spaces, in normal spaces: 1 is natural */
    bool hyphen;                   /* ends with one of ours */
    bool continued;                /* of code: goes on with the line above, which was too long; drawn with a mark before it */
    const struct span *hyphen_span;
    struct footnote **notes;       /* those whose marks stand on it */
    size_t notes_n;
    const struct heading *page_of; /* a line of the contents: ends with this heading's page number */
};

struct cell {
    const xmlNode *node;           /* the entry */
    double x, width, height;       /* x within the row; the height includes the rows it spans */
    struct box **boxes;            /* their y is within the cell */
    size_t n;
    double pad_x, pad_y;
};

struct table;

struct row {
    const struct table *table;
    struct cell *cells;
    size_t n;
    uint8_t role;                  /* a row_role */
    bool first_part, last_part;    /* of a row that breaks over pages */
    bool whole;                    /* must not be split: a cell reaches beyond it */
    bool last;                     /* of its table */
};
enum row_role { ROW_BODY, ROW_HEAD, ROW_GROUP };

enum table_look { TABLE_PLAIN, TABLE_REGISTER, TABLE_FACTS };

struct table {
    const xmlNode *node;
    double width;
    enum table_look look;
    struct box **head;             /* what is repeated on each page: the title with "continued", then the head's rows */
    size_t head_n;
    double head_height;
};

enum box_kind { BOX_LINE, BOX_ROW, BOX_FIGURE, BOX_PICTURE, BOX_RULE, BOX_SPACE };

/* May a page end before this box? */
enum page_break { PAGE_MAY, PAGE_NEVER, PAGE_MUST };

/* A ground or bar beside boxes that belong together, drawn for each page's part of them. */
struct decor {
    const struct decor *outer;
    const xmlNode *node;
    double x, width;
    uint32_t fill, bar;            /* colours */
    bool filled, barred;
};

struct box {
    const xmlNode *node;
    double x, width, height;       /* x from the left of the column or cell */
    double y;                      /* in a cell or a footnote; pages keep their own */
    float before, after;           /* space; the larger of two that meet counts */
    uint8_t kind, page;            /* a box_kind, a page_break */
    bool turned;                   /* stands on a landscape page */
    const char **ids;              /* what begins here, ended by NULL; or NULL */
    const struct decor *decor;
    union {
        struct line *line;
        struct row *row;
        const struct figure *figure;
        const struct image *picture;
        uint32_t rule;             /* its colour */
    } of;
};

struct footnote {
    const xmlNode *node;
    unsigned number;
    struct box **boxes;            /* NULL until its page is made */
    size_t n;
};

struct heading {
    const xmlNode *node;           /* the section */
    const char *number;            /* "2.1", "" for none */
    const char *title;             /* its words, without markup */
    const char *id;                /* NULL for none */
    unsigned level;                /* from 1 */
    unsigned rank;                 /* how it looks: as of its level, but 0 for the part of a book and 1 for its chapters, in parts or not */
    bool control;                  /* of a document-control section: neither in the contents nor in the outline */
    unsigned page;                 /* from 1; known once pages are made */
    double y;                      /* on that page */
};

#endif
