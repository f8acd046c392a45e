/* cmd/watch.h - build --watch: again whenever something in the project's folder has changed. */
#ifndef CMD_WATCH_H
#define CMD_WATCH_H

#include "cmd/cmd.h"

/* Calls once(inv), in a process of its own, now and after every change of a file below the project's root (inotify(7)); a change while it runs counts for the
 * next time. Hidden files, what editors leave behind, the outputs and the depfile count for nothing. Ends only by a signal, or where the first time ends with
 * STATUS_USAGE, or where the folder cannot be watched: then said, with STATUS_MACHINE. */
enum status watch(struct invocation *inv, enum status (*once)(struct invocation *inv));

#endif
