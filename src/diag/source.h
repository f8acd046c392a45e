/* diag/source.h - a text with a name, and places in it. */
#ifndef DIAG_SOURCE_H
#define DIAG_SOURCE_H

#include "base/str.h"

#include <stdint.h>

struct source {
    const char *name;       /* as shown: a path from the project's root, with / */
    struct str text;        /* at most 4 GiB: a limit finding comes long before */
    uint32_t *lines;        /* offsets of the lines' first bytes; made by source_new() */
    size_t n_lines;
    bool foreign;           /* installed with the program (a catalog), not the project's */
};

struct span {
    const struct source *source;    /* NULL: no place (the project as a whole) */
    uint32_t start, end;            /* bytes */
};

struct place { size_t line, column; };    /* from 1; columns count characters */

struct source *source_new(const char *name, struct str text);    /* yours, ends with source_free(); takes a copy of the name, borrows the text */
void source_free(struct source *source);

struct place source_place(const struct source *source, uint32_t offset);
struct str source_line(const struct source *source, size_t line);    /* without its line end; empty beyond the last */
struct str span_text(struct span span);
struct span span_join(struct span a, struct span b);                /* from the start of a to the end of b */

#endif
