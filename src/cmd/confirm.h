/* cmd/confirm.h - verify --rebuild: what the sources at hand and their repository say of what a manifest says. */
#ifndef CMD_CONFIRM_H
#define CMD_CONFIRM_H

#include "cmd/cmd.h"

/* A build that is repeated, and what came of asking about it. */
struct earlier {
    const struct manifest *manifest;
    size_t disproved;    /* things it says that the repository says otherwise */
    struct map ends;     /* its sources that differ from those at hand in their line ends alone; keys are the manifest's */
};

/* Says which of commit, tags, sources and histories the repository of the project tells likewise, which otherwise, and of which it cannot tell. The sources must have been
 * read. */
void confirm_earlier(struct invocation *inv, struct opened *opened, struct earlier *earlier);

#endif
