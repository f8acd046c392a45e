/* cmd/workers.h - documents rendered in processes of their own: a crash costs one document, two processors work at once. */
#ifndef CMD_WORKERS_H
#define CMD_WORKERS_H

#include "cmd/outputs.h"

struct job {
    const struct doc *doc;
    const struct output *output;
    const struct output_setup *setup;
    struct buf result;       /* the file's bytes; if not ok, why */
    bool ok;
};

/* What a worker reported, in the order of jobs. */
typedef void (*job_report)(void *closure, const struct job *job, const char *what, const char *detail);

/* Runs all jobs in up to `processes` forked workers (1: in this one). False where the machine would not: errno. Results are the caller's (buf_done()). */
bool workers_run(struct job *jobs, size_t n, int processes, job_report report, void *closure);

#endif
