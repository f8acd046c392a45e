/* diag/examples.h - the examples of a code, and in which lines the wrong and the right one differ. */
#ifndef DIAG_EXAMPLES_H
#define DIAG_EXAMPLES_H

#include "base/str.h"

struct example_line {
    struct str text;    /* of a line that opens a file its name */
    bool file;          /* opens a file: "== bad risks.isms" */
    bool good;          /* of the right example */
    bool differs;       /* the other example has no such line at this place of that file */
};

struct examples {
    struct example_line *lines;
    size_t n, cap;
    bool marked;        /* some differ, and others do not */
};

/* The lines of all files, in their order; `text` is borrowed. A file that only one example has differs as a whole. Ends with examples_done(). */
struct examples examples_of(struct str text);
void examples_done(struct examples *examples);

#endif
