/* base/keeper.h - a process beside this one that does what this one may not do any more, and that survives it, however it ends. */
#ifndef BASE_KEEPER_H
#define BASE_KEEPER_H

#include <stdbool.h>
#include <sys/types.h>

struct keeper {
    int line;     /* to it, by send() and recv(), a message at a time; -1: there is none. It reads the line's end when this process ends or calls keeper_end() */
    pid_t pid;
};

/* Forks it: there keep() is called with its end of the line, and must not return. Signals that ask to stop do not reach it. False with errno. */
bool keeper_start(struct keeper *keeper, void (*keep)(void *closure, int line), void *closure);

/* The line's end, whoever else holds it; then waits for the keeper. Async-signal-safe. */
void keeper_end(struct keeper *keeper);

#endif
