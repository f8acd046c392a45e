/* diag/snippet.h - the line a place stands in, as a terminal can show it. */
#ifndef DIAG_SNIPPET_H
#define DIAG_SNIPPET_H

#include "base/buf.h"
#include "diag/source.h"

enum { SNIPPET_WIDTH = 100 };    /* cells of a line that are shown; the rest is cut with … around the mark */

struct snippet {
    struct buf text;           /* the line, tabs as blanks, without control characters; ends with snippet_done() */
    size_t line;               /* its number, from 1 */
    size_t mark, mark_width;   /* cells before the mark, and of it: at least 1 */
};

/* Of a span over several lines the first; the mark then goes to that line's end. The span must have a source. */
void snippet_init(struct snippet *snippet, struct span span);
void snippet_done(struct snippet *snippet);

#endif
