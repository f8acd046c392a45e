/* rules/cited.h - what the texts of a declaration cite: [[A.5.4]] and [words](isms:A.5.4) tag the paragraph they stand in. */
#ifndef RULES_CITED_H
#define RULES_CITED_H

#include "model/model.h"

struct texts;    /* prose/texts.h */

struct citation {
    const struct entity *target;    /* what is cited; what names nothing is the prose check's */
    struct str heading;             /* after #, empty for none */
    struct span span;               /* of the value it stands in; of a file of the reference itself */
    bool in_section;                /* of a file: it stands in or below a heading that is not the title of all */
};

/* Calls `each` for every citation in the texts of a declaration and, of a policy, in its files (texts; NULL: not in them), in their order. Linear in their length. */
void cited_each(const struct model *model, const struct texts *texts, const struct entity *entity, void (*each)(void *closure, const struct citation *citation), void *closure);

#endif
