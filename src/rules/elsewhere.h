/* rules/elsewhere.h - what a clause asks for, kept somewhere else than in declarations of its kinds. */
#ifndef RULES_ELSEWHERE_H
#define RULES_ELSEWHERE_H

#include "model/model.h"

struct texts;    /* prose/texts.h */

/* Whether a text of the organisation works a clause out (`policies` of the clause or of a part of it; a paragraph of a policy in force that cites it), or the project
 * has a register of its own for it. Reads the policies: ask where a demand would be reported, not for every declaration. */
bool kept_elsewhere(const struct model *model, const struct texts *texts, const char *clause);

#endif
