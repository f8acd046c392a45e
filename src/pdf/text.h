/* pdf/text.h - inline DocBook becomes words, spaces and marks, before any line is broken. */
#ifndef PDF_TEXT_H
#define PDF_TEXT_H

#include "pdf/layout.h"

enum token_kind {
    TOKEN_WORD,
    TOKEN_SPACE,               /* a line may end here */
    TOKEN_FIXED_SPACE,         /* no line ends here */
    TOKEN_CHANCE,              /* no width, but a line may end here */
    TOKEN_NEWLINE,
    TOKEN_PAD,                 /* room inside a chip's edge */
    TOKEN_ANCHOR,
    TOKEN_PICTURE,             /* a small one, within the line */
    TOKEN_NOTE                 /* the mark before it belongs to a footnote */
};

struct token {
    union {
        const struct word *word;
        const char *anchor;
        struct footnote *note;
        const struct image *picture;
        double pad;            /* points */
    } of;
    const struct span *span;
    enum token_kind kind;
    uint8_t level;             /* of direction; odd: from right to left (pdf/bidi.h) */
};

struct text {
    struct token *tokens;
    size_t n, cap;
    const struct span *space;  /* of a space that was read and not yet wanted */
    bool verbatim;             /* keep spaces and line ends */
    bool rtl;                  /* some of it is written from right to left, */
    bool resolved;             /* the levels are known, */
    bool from_right;           /* and its lines begin at the right */
};

void text_done(struct text *text);

/* The span that text of a style begins with. */
const struct span *text_span(struct layout *layout, const struct place *place, const xmlNode *node);

/* The face that its letters are set in where it has them. */
enum face_id span_face(const struct span *span);

/* Adds the inline content of `node`, from child `first` up to but not including `end`. */
void text_add_nodes(struct layout *layout, struct text *text, const struct span *span, const xmlNode *first, const xmlNode *end);
void text_add_string(struct layout *layout, struct text *text, const struct span *span, const char *string);
void text_add_anchor(struct text *text, const struct span *span, const char *id);

/* The token's natural width in points. */
double token_width(struct layout *layout, const struct token *token);

#endif
