/* cmd/workers.h - pieces of work in processes of their own: a crash costs one piece, all processors work at once. */
#ifndef CMD_WORKERS_H
#define CMD_WORKERS_H

#include "base/buf.h"

/* Each piece begins with what its parts have in common; then its parts are made, each on its own. */
struct pieces {
    size_t n, parts;                                                          /* pieces, and parts of each; at least one */
    const size_t *order;                                                      /* the pieces in the order in which they begin: the longest first */
    void *(*begin)(void *closure, size_t i);                                  /* in a worker; what it changes elsewhere is lost */
    void (*make)(void *closure, size_t i, size_t part, void *common, struct buf *result);    /* in a worker; what is common is only read */
    void (*end)(void *closure, void *common);                                 /* frees what is common; not called in a process that ends */
    void (*take)(void *closure, size_t i, size_t part, struct str result);    /* here, in the order of pieces and parts, each that was made */
    void (*ended)(void *closure, int signal);                                 /* by this signal a worker was ended; before lost() */
    void (*lost)(void *closure, size_t i);                                    /* a worker ended before this piece was done */
    void (*done)(void *closure, size_t parts);                                /* here, so many by now; NULL where nobody waits to hear it */
    void *closure;
};

/* Runs the pieces in forked workers, at most `processes` of them at work at a time (1: in this process). False where the machine would not, with errno. */
bool workers_run(const struct pieces *pieces, int processes);

int workers_processors(void);    /* that this process may use */

#endif
