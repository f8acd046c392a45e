/* model/build.h - the steps from trees to a model; for model/ alone. */
#ifndef MODEL_BUILD_H
#define MODEL_BUILD_H

#include "model/model.h"

struct builder {
    struct model *model;
    struct diags *diags;
    struct entity **entities;    /* in the order of the sources */
    size_t n, cap;
};

/* read.c: the schema's reading of a tree's statements; entities are appended, references stay unresolved. */
void read_tree(struct builder *b, const struct tree *tree);
/* The same of those statements alone that add to the schema: `field` and `register`, at the outer level. */
void read_house(struct builder *b, const struct tree *tree);

/* resolve.c: ids and name spaces, additions to catalog entries, references both ways, what must be there. */
void resolve(struct builder *b);

void record_append(struct record *record, struct value *value);

#endif
