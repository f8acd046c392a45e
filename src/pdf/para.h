/* pdf/para.h - text becomes lines. */
#ifndef PDF_PARA_H
#define PDF_PARA_H

#include "pdf/text.h"

/* `parts`, if not NULL, gets what its lines are made of, behind what is there; the first begins a new line. */
struct extent para_extent(struct layout *layout, struct text *text, bool hyphens, struct parts *parts);

/* Adds the text's lines to the flow, a box each, with the space above and below that `style` wants. Text without words adds nothing. */
void para_add(struct layout *layout, struct flow *flow, const struct place *place, struct text *text, const xmlNode *node);

/* A line with nothing but the flow's label, for an item that does not begin with text; the next box stays with it. */
void para_add_label(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node);

#endif
