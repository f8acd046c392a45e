/* cmd/deps.h - what a build has read, for make and ninja. */
#ifndef CMD_DEPS_H
#define CMD_DEPS_H

#include "base/buf.h"
#include "base/manifest.h"

/* Adds the sources of a project in the folder `root`, one a line, as somebody in this folder would name them: below it from here, else from /. */
void deps_list(struct buf *out, const char *root, const struct manifest *manifest);

/* Adds a rule for make and ninja: OUT/manifest.json, which a build puts in place last, depends on the sources; each of these has an empty rule of its own, so that one
 * that is removed does not stop make. */
void deps_rule(struct buf *out, const char *set, const char *root, const struct manifest *manifest);

#endif
