/* rules/in_place.h - what a project says of a control as a whole, where a rule asks for what belongs to it. */
#ifndef RULES_IN_PLACE_H
#define RULES_IN_PLACE_H

#include "model/model.h"

/* Whether a control ("A.5.24") is said to be in place, at least in part: its status is partial or implemented, and it is not excluded. */
bool control_in_place(const struct model *model, const char *id);

/* In place, but with nothing of the kind that it lives on: no declaration of `kind`, and no register of the house's own for the control. NULL where there is
 * nothing to ask; else the control. */
const struct entity *control_without(const struct model *model, const char *id, enum shape_id kind);

/* Whether `unused` sets a word aside: a type of asset, a category of threats, suppliers. */
bool said_unused(const struct model *model, const char *word);

#endif
