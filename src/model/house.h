/* model/house.h - what a project adds to the schema: its `field` and `register` declarations; for model/ alone. */
#ifndef MODEL_HOUSE_H
#define MODEL_HOUSE_H

#include "model/model.h"

/* Adds the fields and registers that the trees declare, wherever they stand, to a schema that nothing has been read by yet. Neither can change what exists: that is
 * reported, and the declaration adds nothing. */
void house_extend(struct schema *schema, const struct tree *const *trees, size_t n, struct diags *diags);

#endif
