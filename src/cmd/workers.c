/* cmd/workers.c - pieces of work in processes of their own. */

#include "cmd/workers.h"
#include "base/mem.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { MOST_WORKERS = 64 };

struct worker { pid_t pid; int fd; };
struct header { size_t piece, n; };

static bool write_all(int fd, const void *bytes, size_t n)
{
    const char *at = bytes;

    while (n) {
        ssize_t done = write(fd, at, n);

        if (done < 0 && errno == EINTR)
            continue;
        if (done <= 0)
            return false;
        at += done;
        n -= (size_t)done;
    }
    return true;
}

/* A worker's results, one after the other in a file of memory that the parent reads when it has ended. */
static _Noreturn void run_worker(const struct pieces *pieces, size_t n, atomic_size_t *next, int fd)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);    /* nobody is left to take what it makes */
    for (size_t i; (i = atomic_fetch_add(next, 1)) < n;) {
        struct buf result = {0};
        struct header header = { .piece = i };

        pieces->make(pieces->closure, i, &result);
        header.n = result.n;
        if (!write_all(fd, &header, sizeof header) || !write_all(fd, result.s, result.n))
            _exit(3);
        buf_done(&result);
    }
    _exit(0);
}

/* Where each piece's result lies in a worker's file. */
static bool collect(int fd, struct str *results, size_t n, struct str *mapped)
{
    struct stat st;
    size_t at = 0;
    void *bytes;

    *mapped = STR("");
    if (fstat(fd, &st))
        return false;
    if (!st.st_size)
        return true;
    bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return false;
    *mapped = (struct str){ bytes, (size_t)st.st_size };
    while (mapped->n - at >= sizeof(struct header)) {
        struct header header;

        memcpy(&header, mapped->s + at, sizeof header);
        at += sizeof header;
        if (header.piece >= n || header.n > mapped->n - at)
            break;    /* it was cut off in the middle */
        results[header.piece] = (struct str){ mapped->s + at, header.n };
        at += header.n;
    }
    return true;
}

static bool run_forked(const struct pieces *pieces, size_t n, size_t processes)
{
    struct worker workers[MOST_WORKERS];
    struct str mapped[MOST_WORKERS], *results = mem_zero(n, sizeof *results);
    atomic_size_t *next = mmap(NULL, sizeof *next, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    size_t started = 0;
    bool ok = next != MAP_FAILED;

    for (; ok && started < processes; started++) {
        struct worker *w = &workers[started];

        w->fd = memfd_create("ismsc", MFD_CLOEXEC);
        w->pid = w->fd < 0 ? -1 : fork();
        if (w->pid == 0)
            run_worker(pieces, n, next, w->fd);
        if (w->pid < 0) {
            ok = started > 0;    /* fewer workers do it too */
            if (w->fd >= 0)
                close(w->fd);
            break;
        }
    }
    for (size_t i = 0; i < started; i++) {
        while (waitpid(workers[i].pid, NULL, 0) < 0 && errno == EINTR) {}
        ok = collect(workers[i].fd, results, n, &mapped[i]) && ok;
        close(workers[i].fd);
    }
    for (size_t i = 0; ok && i < n; i++) {
        if (results[i].s)
            pieces->take(pieces->closure, i, results[i]);
        else
            pieces->lost(pieces->closure, i);
    }
    for (size_t i = 0; i < started; i++)
        if (mapped[i].n)
            munmap((void *)mapped[i].s, mapped[i].n);
    if (next != MAP_FAILED)
        munmap(next, sizeof *next);
    free(results);
    return ok;
}

bool workers_run(const struct pieces *pieces, size_t n, int processes)
{
    if (processes > 1 && n > 1)
        return run_forked(pieces, n, (size_t)processes < n ? (size_t)processes < MOST_WORKERS ? (size_t)processes : MOST_WORKERS : n);
    for (size_t i = 0; i < n; i++) {
        struct buf result = {0};

        pieces->make(pieces->closure, i, &result);
        pieces->take(pieces->closure, i, buf_text(&result));
        buf_done(&result);
    }
    return true;
}
