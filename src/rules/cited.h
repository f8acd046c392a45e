/* rules/cited.h - what the texts of a declaration cite: [[A.5.4]] and [words](isms:A.5.4) tag the paragraph they stand in. */
#ifndef RULES_CITED_H
#define RULES_CITED_H

#include "model/model.h"

struct citation {
    const struct entity *target;    /* what is cited; what names nothing is the prose check's */
    struct str heading;             /* after #, empty for none */
    struct span span;               /* of the text it stands in */
};

/* Calls `each` for every citation in the texts of a declaration, in their order. Linear in their length. */
void cited_each(const struct model *model, const struct entity *entity, void (*each)(void *closure, const struct citation *citation), void *closure);

#endif
