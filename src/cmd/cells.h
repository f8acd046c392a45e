/* cmd/cells.h - fields as the plain words of a table cell. */
#ifndef CMD_CELLS_H
#define CMD_CELLS_H

#include "base/buf.h"
#include "model/model.h"

/* Adds what a field of an entity says: values with commas between, references as ids, records as their places and then "name value". */
void cell_text(struct buf *out, const struct record *record, const struct field *field);
/* One of its values alone. */
void cell_value(struct buf *out, const struct value *v);
/* Whether a field says this: one of its values, a reference's id, or a value of any part equals it (ASCII case free). */
bool cell_is(const struct record *record, const struct field *field, struct str wanted);

#endif
