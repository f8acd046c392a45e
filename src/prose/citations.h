/* prose/citations.h - who cites what: references in texts, and references to policies anywhere, from the side of what is cited. */
#ifndef PROSE_CITATIONS_H
#define PROSE_CITATIONS_H

#include "prose/texts.h"

struct citation {
    const struct heading *of;        /* of the policy that is cited; NULL for it as a whole, and for anything else */
    const struct entity *by;         /* the declaration in which it is cited */
    const struct heading *in;        /* of the policy that cites it: under which heading; NULL for none */
    const struct citation *next;     /* of the same target: by its headings, then in the order of those who cite */
};

struct citations;

/* One pass over all texts and references. Borrows from both. Yours, ends with citations_free(). */
struct citations *citations_new(const struct model *model, const struct texts *texts);
void citations_free(struct citations *citations);    /* NULL is fine */

/* Who cites a declaration, each once; NULL for nobody. Borrowed. */
const struct citation *citations_of(const struct citations *citations, const struct entity *target);

#endif
