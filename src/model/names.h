/* model/names.h - names of kinds and fields: found, or told with what may have been meant; for model/ alone. */
#ifndef MODEL_NAMES_H
#define MODEL_NAMES_H

#include "model/build.h"
#include "model/values.h"

/* The field of this name; of one with a sign behind it, `owner:`, that is told and it is read as if the sign were not there. NULL if there is none. */
const struct field *names_field(struct builder *b, const struct shape *shape, struct str name, struct span span);

/* Takes a sign that stands between a field and its value, `owner = director`, and tells it. */
void names_skip_sign(struct builder *b, struct cursor *c, const struct field *field);

/* Reports a name that the schema does not have, in a record or (NULL) at the outer level; of one that is not even text the lexer has told. */
void names_unknown(struct builder *b, struct span span, struct str got, const struct record *record, bool kinds_too);

#endif
