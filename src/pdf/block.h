/* pdf/block.h - DocBook blocks become boxes. */
#ifndef PDF_BLOCK_H
#define PDF_BLOCK_H

#include "pdf/text.h"

/* All children of `node`: blocks one below the other, text between them as paragraphs; titles and info are left out. */
void block_children(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node);

/* The same for what fills pages, a section or the document: pages are turned where a section wants it. The document's control is left out. */
void block_sections(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node);

/* The same, one element: a block, or an unknown one by what it holds. */
void block_node(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node);

/* Is there a block among the children (or a known block that this node is)? */
bool block_is(const xmlNode *node);
bool block_has_blocks(const xmlNode *node);

/* A line or more of inline content in a style, such as a heading or a caption. */
void block_words(struct layout *layout, struct flow *flow, const struct place *place, enum style_id style, const xmlNode *node, const xmlNode *first);

/* The place with the node's own language. */
struct place block_place(struct layout *layout, const struct place *place, const xmlNode *node);

struct extent block_extent(struct layout *layout, const struct place *place, const xmlNode *node, bool hyphens, struct parts *parts);    /* of its children */

/* The place that text of the page's column goes to now. */
struct place block_column(struct layout *layout, int language);

/* Pictures and drawn figures (pdf/picture.c) */
void picture_add(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node);           /* mediaobject */
void picture_add_figure(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node);    /* with its title */
bool picture_extent(struct layout *layout, const xmlNode *node, struct extent *extent);    /* false: it shows no picture */
/* Is it an inlinemediaobject whose picture is too high for a line, or stands alone? */
bool picture_is_block(struct layout *layout, const struct place *place, const xmlNode *node);
/* The picture behind a mediaobject or inlinemediaobject; NULL where there is none that can be shown, which is reported. */
const struct image *image_of(struct layout *layout, const xmlNode *node);

/* Lists (pdf/list.c) */
void list_items(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node);
void list_terms(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node);
void list_members(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node);
double list_indent(struct layout *layout, const struct place *place, const xmlNode *node);    /* points */

#endif
