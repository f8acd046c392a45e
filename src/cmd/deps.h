/* cmd/deps.h - what a build has read, for make and ninja. */
#ifndef CMD_DEPS_H
#define CMD_DEPS_H

#include "cmd/cmd.h"

/* Adds the sources of a project, and the files that say which commit is checked out where documents name it, one a line, as somebody in this folder would name them: below
 * it from here, else from /. */
void deps_list(struct buf *out, const struct opened *opened, const struct manifest *manifest);

/* Adds a rule for make and ninja: OUT/manifest.json, which a build puts in place last, depends on the sources; each of these has an empty rule of its own, so that one
 * that is removed does not stop make. */
void deps_rule(struct buf *out, const char *set, const struct opened *opened, const struct manifest *manifest);

/* -MD, -MF: writes that rule, when the set is in place: it may be newer than that, never older. False, said, where it could not be written, or a name would be a rule
 * of its own to make. */
bool deps_write(struct invocation *inv, const char *set, const struct opened *opened, const struct manifest *manifest);

#endif
