/* prose/headings.h - the headings of a Markdown file, and their names. */
#ifndef PROSE_HEADINGS_H
#define PROSE_HEADINGS_H

#include "base/arena.h"
#include "base/str.h"

struct heading {
    int level;             /* 1 to 6 */
    struct str text;       /* without markup and without {#name} */
    struct str name;       /* the {#name} at its end, else its text in lower case, words joined by hyphens; where two agree the second gets -1 */
    size_t line;           /* from 1 */
    bool named;            /* by {#name} */
    bool title;            /* the text's own title: its only heading of level 1, before everything else */
};

struct headings {
    struct arena arena;
    struct heading *items;
    size_t n, cap;
};

/* In place, ends with headings_done(). False where a paragraph is too long to be parsed (PARAGRAPH_MOST): then there are none. */
bool headings_read(struct headings *headings, struct str markdown);
void headings_done(struct headings *headings);
/* The {#name} at the end of a heading's words, which are cut to what stands before it; false where there is none. */
bool heading_take_name(struct str *words, struct str *name);
const struct heading *headings_find(const struct headings *headings, struct str name);    /* NULL if there is none */

#endif
