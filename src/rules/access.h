/* rules/access.h - how rights to a system are kept: one answer for rules and for the document about access. */
#ifndef RULES_ACCESS_H
#define RULES_ACCESS_H

#include "rules/looks.h"

/* A program or service that people sign in to. */
bool access_is_system(const struct entity *asset);

/* When the list of rights was looked through and is to be again. `critical`, `other`: the limits access-review-critical and access-review-interval. */
struct look access_look(const struct model *model, const struct entity *asset, struct duration critical, struct duration other);

/* The permission to do without a second factor: the one that `mfa` names, else one of A.8.5 that names the asset. NULL for none. */
const struct entity *access_exception(const struct entity *asset);

#endif
