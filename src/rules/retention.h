/* rules/retention.h - which declarations are records, and which rule says how long they are kept (7.5.3 f, A.5.33). */
#ifndef RULES_RETENTION_H
#define RULES_RETENTION_H

#include "model/model.h"

/* The kinds of declaration that are records: what a clause or control asks to be kept as evidence. */
const enum shape_id *retention_kinds(size_t *n);
/* Whether a rule is for this declaration, or for what it is nested in. */
bool retention_governs(const struct entity *rule, const struct entity *e);

#endif
