/* model/belong.h - what belongs to what: nested in it, or naming it with `of`; the two mean the same. */
#ifndef MODEL_BELONG_H
#define MODEL_BELONG_H

#include "model/model.h"

struct belonging {
    const struct entity *entity;      /* what belongs: a treatment of a risk, evidence of a control … */
    const struct value *value;        /* the `of` that says so; NULL where it is nested */
    const struct belonging *next;     /* of the same whole: in order of kind, then id */
};

struct belongings;

/* One pass over all declarations. Borrows from the model. Yours, ends with belongings_free(). */
struct belongings *belongings_new(const struct model *model);
void belongings_free(struct belongings *belongings);

/* All that belongs to this declaration, each once; NULL for nothing. Of a group nothing of its entries' own. Borrowed. */
const struct belonging *belongings_of(const struct belongings *belongings, const struct entity *whole);
/* The first of a kind, and the next of the same kind. */
const struct belonging *belongings_first(const struct belongings *belongings, const struct entity *whole, enum shape_id kind);
const struct belonging *belonging_next(const struct belonging *belonging);
#define belongings_each(b, belongings, whole, KIND) \
    (const struct belonging *b = belongings_first((belongings), (whole), (KIND)); b; b = belonging_next(b))

#endif
