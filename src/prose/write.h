/* prose/write.h - from cmark's tree to DocBook nodes; for prose/ alone. */
#ifndef PROSE_WRITE_H
#define PROSE_WRITE_H

#include "prose/markup.h"
#include "prose/prose.h"

struct writer {
    xmlNs *db;
    const struct model *model;
    const char *lang;
    const struct markup *markup;
    xmlNode *at;                /* where the next node goes */
    int blocks, inlines;        /* how many are open: lists and quotations; emphasis */
    bool in_link;               /* links do not nest */
    struct str below;           /* the text with marks, from line `line` on: paragraphs come in order */
    int line;
    const struct entity *policy;    /* whose text it is; NULL for a text of a declaration */
};

/* Adds a node of the tree and what is in it below w->at. */
void write_tree(struct writer *w, cmark_node *node);
/* Adds the words of a heading, without the {#name} at its end. */
void write_heading(struct writer *w, cmark_node *heading);

#endif
