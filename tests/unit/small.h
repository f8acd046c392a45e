/* unit/small.h - a model made of a few lines of sources, without catalogs or files. */
#ifndef UNIT_SMALL_H
#define UNIT_SMALL_H

#include "model/model.h"

struct small {
    struct source *source;
    struct tree *tree;
    struct diags diags;
    struct model *model;
};

/* Fails the test where the sources are not sound. In place, ends with small_done(). */
void small_init(struct small *small, const char *text, const char *as_of);
void small_done(struct small *small);

/* The declaration of this id; fails the test where there is none. */
const struct entity *small_find(const struct small *small, const char *id);

#endif
