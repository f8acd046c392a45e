/* prose/write.h - from the tree of a Markdown text to DocBook nodes; for prose/ alone. */
#ifndef PROSE_WRITE_H
#define PROSE_WRITE_H

#include "prose/layer.h"
#include "prose/prose.h"
#include "prose/texts.h"

struct writer {
    xmlNs *db;
    const struct model *model;
    const char *lang;
    const struct markup *markup;
    xmlNode *at;                /* where the next node goes */
    int blocks, inlines;        /* how many are open: lists and quotations; emphasis */
    bool in_link;               /* links do not nest */
    bool in_heading, in_note;   /* no footnotes there */
    struct map noted;           /* labels of the footnotes that stand somewhere */
    /* of a policy's text; NULL for a text of a declaration */
    const struct texts *texts;
    const struct policy_text *text;
    const struct entity *policy;
};

/* write.c: adds a node of the tree and what is in it below w->at. */
void write_tree(struct writer *w, cmark_node *node);
/* Adds the words of a heading, without the {#name} at its end. */
void write_heading(struct writer *w, cmark_node *heading);

/* inline.c: words with references, footnotes and bare addresses in them; links; pictures. */
xmlNode *write_open(struct writer *w, const char *name);    /* a new element, from then on the place where nodes go */
void write_close(struct writer *w);
void write_words(struct writer *w, struct str text);
void write_literally(struct writer *w, xmlNode *node, const char *text);    /* as it was written: code, HTML */
void write_open_link(struct writer *w, cmark_node *node);
void write_close_link(struct writer *w, cmark_node *node);
/* A picture that can be set, with its words; `block`: it stands alone. False where it cannot: then nothing is added, and its words should be. */
bool write_picture(struct writer *w, cmark_node *node, bool block);

#endif
