/* rules/placeholders.h - words that hold the place of what nobody has filled in yet. */
#ifndef RULES_PLACEHOLDERS_H
#define RULES_PLACEHOLDERS_H

#include "base/str.h"

/* Takes the first placeholder off a text, with all before it: TODO, "n.t.b.", {{name}}, [COMPANY NAME] … Empty if there is none. `rest` is what follows. */
struct str placeholder_find(struct str text, struct str *rest);

#endif
