/* prose/layer.h - what is Markdown to people and not to cmark, as nodes of cmark's tree; for prose/ alone.
 *
 * They are custom nodes that carry a struct layer: tables (a block of rows of cells with inlines or blocks, before them a caption perhaps), admonitions, notes that nobody refers to (a block of blocks), terms
 * with their meanings (a block of entries: a paragraph, the term, and blocks), boxes of tasks, struck
 * words, spans (inlines). Comments are taken out, <br> becomes a line break; of other HTML what Markdown can say as well becomes that, the rest stays. */
#ifndef PROSE_LAYER_H
#define PROSE_LAYER_H

#include "prose/markup.h"
#include "prose/table.h"

enum layer_kind { LAYER_TABLE, LAYER_CAPTION, LAYER_ROW, LAYER_CELL, LAYER_ADMONITION, LAYER_TASK, LAYER_NOTE, LAYER_STRUCK, LAYER_SPAN, LAYER_PLACE,
    LAYER_LIST, LAYER_MEANINGS, LAYER_TERMS, LAYER_ENTRY };

struct layer {
    enum layer_kind kind;
    size_t columns;                        /* LAYER_TABLE */
    enum table_align *align;
    bool headless;                         /* LAYER_TABLE: the cells of its head are all empty */
    const char *element;                   /* LAYER_ADMONITION, LAYER_SPAN: DocBook's name for it; NULL for nothing around its words */
    const char *role;                      /* LAYER_SPAN, NULL for none */
    struct str title;                      /* LAYER_ADMONITION: its own, empty for none */
    bool done;                             /* LAYER_TASK */
    struct str label;                      /* LAYER_NOTE: "1" */
    /* LAYER_ROW; of LAYER_ADMONITION the title; LAYER_PLACE is carried by a paragraph that does not stand where cmark says */
    struct str written;
    const struct typed *typed;             /* LAYER_LIST, carried by a list that was typed by hand: its first item */
    bool html;                             /* LAYER_PLACE: it was written as a block of HTML, with comments */
};

/* A footnote: its text is an item that was taken out of the tree. */
struct note {
    struct str label;
    cmark_node *item;       /* NULL where it has no text, or nobody refers to it */
    struct str written;     /* where its text begins */
    bool referred;          /* from where a footnote may stand */
    struct note *next;
};

/* What a custom node is; NULL for any other node. */
const struct layer *layer_of(cmark_node *node);
/* Of a block that holds words, what stands for it in the source, signs of Markdown and of the lines within it included; of other nodes empty. */
struct str layer_written(const struct markup *markup, cmark_node *node);
/* Whether that is HTML, with comments in it that were dropped. */
bool layer_is_html(cmark_node *node);
/* The footnote of this label whose text may be set; NULL where there is none. */
struct note *layer_note(const struct markup *markup, struct str label);

/* Makes the nodes, and remarks what is wrong with them. The tree ends with layer_free(). */
cmark_node *layer_parse(struct markup *markup);
/* The same of one paragraph; the tree is a document of paragraphs. */
cmark_node *layer_parse_one(struct markup *markup, struct str marked);
void layer_free(const struct markup *markup, cmark_node *root);

/* Whether a node is set as part of a title, a link or a note: footnotes may not stand there. */
bool layer_is_confined(cmark_node *node);

#endif
