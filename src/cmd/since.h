/* cmd/since.h - check --only-changed: which findings are new since a revision, or stand in what has changed since. */
#ifndef CMD_SINCE_H
#define CMD_SINCE_H

#include "cmd/cmd.h"

/* Takes out of now->diags the findings that stood at the revision inv->only_changed already, as of the same day, unless their place, or one that they point to, lies in a declaration or
 * a paragraph that is not written so there. `baseline`: the findings at the revision are told against it too; NULL for none. *stood is how many were taken out. False, said,
 * where the revision is not to be had. The checkout must have been found (stamp_find()). */
bool since_apply(struct invocation *inv, struct opened *now, const struct source *baseline, size_t *stood);

#endif
