/* prose/nodes.h - what the layer's files do with nodes; for them alone. */
#ifndef PROSE_NODES_H
#define PROSE_NODES_H

#include "prose/layer.h"

/* A custom node that carries a layer, not in the tree yet. */
struct layer *layer_new(struct markup *m, cmark_node **node, cmark_node_type type, enum layer_kind kind);
/* Something that is wrong: a code of diag.def, where in the text, and what is said of it. */
void layer_remark(struct markup *m, int code, struct str where, const char *got);

/* The words of a text node; empty for any other node, and for none. Borrowed until they are set. */
struct str node_words(cmark_node *node);
void node_set_words(cmark_node *node, struct str text);
/* Says where a paragraph stands, if that is not where cmark says. */
void layer_place(struct markup *m, cmark_node *paragraph, struct str written, bool html);
/* Takes it out of the tree, with what is in it. */
void node_drop(cmark_node *node);
void node_move_children(cmark_node *from, cmark_node *to);

/* Nodes that may become something else. */
struct nodes { cmark_node **items; size_t n, cap; };

/* All of a type, in the tree's order; what was in `nodes` before is not any more. */
void nodes_collect(struct nodes *nodes, cmark_node *root, cmark_node_type type);
void nodes_add(struct nodes *nodes, cmark_node *node);
/* Each once, in no order. */
void nodes_unique(struct nodes *nodes);
void nodes_done(struct nodes *nodes);

/* tags.c: what HTML among words says that Markdown says as well becomes that. */
void layer_read_tags(struct markup *m, cmark_node *root);
bool layer_knows_tag(struct str name);
/* The node for what stands in such a tag; NULL where its words are all. `plain`: it holds nothing but words. */
cmark_node *layer_tag_node(struct markup *m, struct str name, const char *address, bool plain);

/* elements.c: puts what a block of HTML says before it, if Markdown can say all of it: paragraphs, lists, tables, pictures. */
bool layer_read_elements(struct markup *m, cmark_node *block, struct str html);

/* To a block of HTML in which a list or table is begun, the blocks of HTML below it, up to the one that ends it: an empty line parted them. They are empty then. */
void layer_join_elements(struct markup *m, cmark_node *block);

/* spans.c: [words]{.class}, and links within links. */
void layer_make_spans(struct markup *m, cmark_node *root);

/* strike.c: ~~words~~. */
void layer_strike(struct markup *m, cmark_node *root);

/* tables.c: puts a table in the place of a paragraph's last lines, which are marked as rows. */
void layer_make_table(struct markup *m, cmark_node *paragraph);

/* Adds a cell of a text with marks. */
void layer_add_cell(struct markup *m, cmark_node *row, struct str marked);
/* Adds a line to the text of a cell of several lines, marked; false where that grows too long. */
bool layer_add_cell_line(struct markup *m, struct buf *text, struct str words);
void layer_add_empty_row(struct markup *m, cmark_node *table, size_t columns);
/* A paragraph ends above the line of something that was taken out of it. */
void layer_end_before(struct markup *m, cmark_node *paragraph, struct str line);

/* grid.c: tables drawn with lines, or with dashes, in the place of those lines of a paragraph; as code where they cannot be read. */
void layer_make_grids(struct markup *m, cmark_node *paragraph);
/* dashes.c: the table of these lines; NULL where they cannot be read. */
cmark_node *layer_make_dashes(struct markup *m, const struct str *lines, size_t n);

/* captions.c: the paragraph `: words` or `Table: words` beside a table becomes its title. */
void layer_make_captions(struct markup *m, cmark_node *root);

/* lists.c: lists that were typed by hand, and terms with what they mean; lines that were marked because they should not go on behind those above. */
void layer_sort_lists(struct markup *m, cmark_node *root);
void layer_keep_lines(struct markup *m, cmark_node *root);

/* boxes.c: what `!!! note "Title"` makes of the item that its lines are to cmark; and a quotation that begins with [!NOTE] becomes a box. */
cmark_node *layer_admonition(struct markup *m, const struct mark *mark, cmark_node *item);
void layer_make_alert(struct markup *m, cmark_node *quotation);
/* What stands between the lines `::: note` and `:::`, headings to cmark, becomes boxes. */
void layer_make_fenced(struct markup *m, cmark_node *root);

#endif
