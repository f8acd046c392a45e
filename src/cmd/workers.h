/* cmd/workers.h - pieces of work in processes of their own: a crash costs one piece, two processors work at once. */
#ifndef CMD_WORKERS_H
#define CMD_WORKERS_H

#include "base/buf.h"

struct pieces {
    void (*make)(void *closure, size_t i, struct buf *result);              /* in a worker; what it changes elsewhere is lost */
    void (*take)(void *closure, size_t i, struct str result);               /* here, in the order of the pieces, each that was made */
    void (*lost)(void *closure, size_t i);                                  /* a worker ended before this piece was done */
    void *closure;
};

/* Runs the pieces 0 to n - 1 in up to `processes` forked workers, each taking the next that nobody has (1: in this process). False where the machine would
 * not, with errno. */
bool workers_run(const struct pieces *pieces, size_t n, int processes);

#endif
