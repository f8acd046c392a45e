/* pdf/table.h - tables: measured columns, rows that break over pages. */
#ifndef PDF_TABLE_H
#define PDF_TABLE_H

#include "pdf/layout.h"

void table_add(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node);
struct extent table_extent(struct layout *layout, const struct place *place, const xmlNode *node, bool hyphens);

/* Cuts a row so that the first part is at most `room` high; returns the rest, or NULL (and nothing is changed) if too little would fit.
 * `force`: lines that want to stay together are parted, and cells that nothing fits of stay empty. */
struct box *table_split_row(struct layout *layout, struct box *row, double room, bool force);

#endif
