/* prose/headings.h - the headings of a Markdown file, and their names. */
#ifndef PROSE_HEADINGS_H
#define PROSE_HEADINGS_H

#include "base/arena.h"
#include "base/str.h"
#include "prose/markup.h"

struct heading {
    int level;             /* 1 to 6 */
    struct str text;       /* without markup and without {#name} */
    struct str name;       /* the {#name} at its end, else its text in lower case, words joined by hyphens; where two agree the second gets -1 */
    size_t line;           /* of the text, from 1 */
    bool named;            /* by {#name} */
    bool title;            /* the text's own title: its only heading of level 1, before everything else */
};

struct headings {
    struct arena arena;
    struct heading *items;
    size_t n, cap;
};

/* In place, ends with headings_done(). */
void headings_read(struct headings *headings, struct str markdown);
/* The same of a tree. */
void headings_find_all(struct headings *headings, const struct markup *markup, cmark_node *root);
/* Whether two texts have the same outline: as many headings, of the same levels. */
bool headings_agree(const struct headings *a, const struct headings *b);
/* Gives those that do not name themselves the names of another text's with the same outline. */
void headings_name_after(struct headings *headings, const struct headings *first);
void headings_done(struct headings *headings);
/* The attributes at the end of a heading's words, `{#name .class}`, which are cut to what stands before them: its name, which may be empty. False where there are none. */
bool heading_take_attributes(struct str *words, struct str *name);
/* The one that has this name, or whose name has the same letters and digits: others join words in other ways ("a--b", "step-12"). NULL if there is none. */
const struct heading *headings_like(const struct headings *headings, struct str name);
const struct heading *headings_find(const struct headings *headings, struct str name);    /* NULL if there is none */

#endif
