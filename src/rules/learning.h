/* rules/learning.h - what the rules about competence and awareness share (7.2, 7.3). */
#ifndef RULES_LEARNING_H
#define RULES_LEARNING_H

#include "model/model.h"

/* Whether the project has begun with it: something is declared about it, or there is a document for it. Before that its document is asked for, and nothing else. */
bool learning_is_begun(const struct model *model);
/* Whether somebody is so new, to the firm or to their work, that they may still have to learn. */
bool learning_is_new(const struct entity *person, date day, struct duration time);

#endif
