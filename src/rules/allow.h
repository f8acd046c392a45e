/* rules/allow.h - `allow CODE of ID because "…" until DATE by WHO`: a finding that somebody answers for, for a while. */
#ifndef RULES_ALLOW_H
#define RULES_ALLOW_H

#include "model/model.h"

/* Takes the findings away that the model's `allow` declarations name and that have not ended on its day; reports those with an unknown code, those that have
 * ended, and those that had nothing to take away. Only checks (C…) and prose (P…) may be allowed: what cannot be read or resolved has no reason good enough. */
void allow_apply(const struct model *model, struct diags *diags);

#endif
