/* model/references.h - from words to what they name; for model/ alone. */
#ifndef MODEL_REFERENCES_H
#define MODEL_REFERENCES_H

#include "model/build.h"

/* Resolves every reference of every entity, opens ranges (A.5.15..A.5.18), and lists each target's references. Unknown ones are reported. */
void references_resolve(struct builder *b);

/* The catalog entry that an addition adds to; NULL (reported) if there is none. */
struct entity *references_entry(struct builder *b, struct entity *addition, struct str id);

#endif
