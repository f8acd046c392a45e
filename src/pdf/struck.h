/* pdf/struck.h - the lines through words that were struck out. */
#ifndef PDF_STRUCK_H
#define PDF_STRUCK_H

#include "pdf/box.h"

struct struck {
    double from, to;              /* points from where the line of text begins */
    const struct span *span;      /* how its words look */
    enum face_id face;            /* the face that says how high and how thick */
};

/* The next stretch of struck words of a line, from piece *at on; false where there is none. */
bool struck_next(const struct line *line, size_t *at, struct struck *struck);

#endif
