/* cmd/limits.h - how much of the machine one process may take: a net below the limits that have findings of their own. */
#ifndef CMD_LIMITS_H
#define CMD_LIMITS_H

#include "cmd/cmd.h"

/* Sets them, by ISMSC_CPU (seconds of processor time) and ISMSC_MEMORY (MiB of address space), 0 for none; never above those that hold already. Each process that is forked
 * has as much. False, said, where such a value is none. */
bool limits_set(struct invocation *inv);

/* For the handler of SIGXCPU: says on stderr that the time is over. Async-signal-safe. */
void limits_say_time(void);

/* How many seconds, as text: for the message that a process forked here has had all its time. */
enum { LIMIT_TEXT = 24 };
const char *limits_time(char out[LIMIT_TEXT]);

#endif
