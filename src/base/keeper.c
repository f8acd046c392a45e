/* base/keeper.c - a process beside this one. */

#include "base/keeper.h"

#include <errno.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

static void ignore_signals(void)
{
    static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGXCPU };

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        signal(numbers[i], SIG_IGN);
}

bool keeper_start(struct keeper *keeper, void (*keep)(void *closure, int line), void *closure)
{
    sigset_t all, before;
    int ends[2], error;

    *keeper = (struct keeper){ -1, -1 };
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends))
        return false;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    /* a fork without a signal at its end: whoever waits for any child of his does not wait for this one */
    keeper->pid = (pid_t)syscall(SYS_clone, 0, NULL, NULL, NULL, NULL);
    error = errno;
    if (!keeper->pid) {
        close(ends[0]);
        ignore_signals();
        sigprocmask(SIG_SETMASK, &before, NULL);
        keep(closure, ends[1]);
        _exit(EXIT_FAILURE);
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    close(ends[1]);
    if (keeper->pid < 0)
        close(ends[0]);
    else
        keeper->line = ends[0];
    errno = error;
    return keeper->pid > 0;
}

void keeper_end(struct keeper *keeper)
{
    int line = keeper->line;

    if (line < 0)
        return;
    keeper->line = -1;
    shutdown(line, SHUT_RDWR);
    close(line);
    while (waitpid(keeper->pid, NULL, __WCLONE) < 0 && errno == EINTR) {}
}
