/* pdf/front.h - what stands before the text: the title page with the document's control, and the contents. */
#ifndef PDF_FRONT_H
#define PDF_FRONT_H

#include "pdf/layout.h"

/* What a document says of itself; "" for what it does not say. */
struct imprint {
    const xmlNode *info;           /* or NULL */
    const char *title, *subtitle, *organisation, *id, *version, *published, *as_of, *classification, *generator, *revision, *commit, *tags, *changed, *said;
    const char *state;             /* "draft"; NULL for none */
};

struct imprint front_imprint(struct layout *layout, const xmlNode *root);

void front_title(struct layout *layout, struct flow *flow, const xmlNode *root, const struct imprint *imprint);

/* A line for each heading of the first two levels; nothing where there are fewer than three. */
void front_contents(struct layout *layout, struct flow *flow, const xmlNode *root);

#endif
