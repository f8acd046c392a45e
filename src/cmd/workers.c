/* cmd/workers.c - pieces of work in processes of their own.
 *
 * A piece is begun in a worker, which forks one more for each part but the first: these share what was begun, and wait. We say who works. The end of a
 * worker, however it comes, is the end of the line between it and us; its result lies in a file of memory. */

#include "cmd/workers.h"
#include "base/mem.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum state { STATE_NONE, STATE_READY, STATE_WORKING, STATE_DONE };

/* One part of one piece. On the line a byte from us says: work; a byte from the first part: the others are there. */
struct part {
    enum state state;
    int line[2];        /* our end, and the worker's */
    int file;           /* of memory: the result's length and the result */
};

struct crew {
    const struct pieces *pieces;
    struct part *parts;    /* piece after piece */
    struct pollfd *polled;
    size_t begun, working, ready, done, most;
    int error;
};

static struct part *part_of(const struct crew *crew, size_t piece, size_t part)
{
    return &crew->parts[piece * crew->pieces->parts + part];
}

static void close_end(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

static void send_byte(int fd)
{
    while (send(fd, "", 1, MSG_NOSIGNAL) < 0 && errno == EINTR) {}
}

/* False at the line's end. */
static bool receive_byte(int fd)
{
    char byte;
    ssize_t n;

    do
        n = recv(fd, &byte, 1, 0);
    while (n < 0 && errno == EINTR);
    return n == 1;
}

/* ---- in a worker ---- */

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

static _Noreturn void make_part(const struct pieces *pieces, size_t piece, size_t part, void *common, int file)
{
    struct buf result = {0};

    pieces->make(pieces->closure, piece, part, common, &result);
    _exit(write_all(file, &result.n, sizeof result.n) && write_all(file, result.s, result.n) ? 0 : 3);
}

/* The first part's worker. No worker holds the end of another's line. */
static _Noreturn void run_piece(const struct pieces *pieces, size_t piece, struct part *parts)
{
    void *common;

    signal(SIGXCPU, SIG_DFL);    /* it is told here, by whom it was ended */
    for (size_t i = 0; i < pieces->parts; i++)
        close_end(&parts[i].line[0]);
    common = pieces->begin(pieces->closure, piece);
    for (size_t i = 1; i < pieces->parts; i++) {
        pid_t pid = fork();

        if (pid < 0)
            _exit(3);
        if (pid > 0) {
            close_end(&parts[i].line[1]);
            continue;
        }
        for (size_t k = 0; k < pieces->parts; k++)
            if (k != i)
                close_end(&parts[k].line[1]);
        if (receive_byte(parts[i].line[1]))
            make_part(pieces, piece, i, common, parts[i].file);
        _exit(3);
    }
    send_byte(parts[0].line[1]);
    make_part(pieces, piece, 0, common, parts[0].file);
}

/* ---- here ---- */

static bool open_part(struct part *part)
{
    *part = (struct part){ .line = { -1, -1 } };
    part->file = memfd_create("ismsc", MFD_CLOEXEC);
    return part->file >= 0 && !socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, part->line);
}

static bool begin_piece(struct crew *crew)
{
    size_t piece = crew->pieces->order[crew->begun];
    struct part *parts = part_of(crew, piece, 0);
    bool good = true;
    pid_t pid;

    for (size_t i = 0; i < crew->pieces->parts; i++)
        good = open_part(&parts[i]) && good;
    pid = good ? fork() : -1;
    if (pid == 0)
        run_piece(crew->pieces, piece, parts);
    crew->error = errno;
    for (size_t i = 0; i < crew->pieces->parts; i++) {
        close_end(&parts[i].line[1]);
        if (pid < 0) {
            close_end(&parts[i].line[0]);
            close_end(&parts[i].file);
        }
    }
    if (pid < 0)
        return false;
    parts[0].state = STATE_WORKING;
    crew->working++;
    crew->begun++;
    return true;
}

static void start_ready(struct crew *crew)
{
    struct part *part = crew->parts;

    while (part->state != STATE_READY)
        part++;
    part->state = STATE_WORKING;
    crew->ready--;
    crew->working++;
    send_byte(part->line[0]);
}

/* Pieces before parts, since they take longer; unless too many wait, since they take memory. False where the machine has no room for even one. */
static bool start_what_can(struct crew *crew)
{
    while (crew->working < crew->most) {
        bool more = crew->begun < crew->pieces->n;

        if (more && crew->ready <= 2 * crew->most && begin_piece(crew))
            continue;
        if (!crew->ready)
            return crew->working || !more;    /* fewer workers do it too */
        start_ready(crew);
    }
    return true;
}

static void tell_done(const struct pieces *pieces, size_t parts)
{
    if (pieces->done)
        pieces->done(pieces->closure, parts);
}

static void hear(struct crew *crew, struct part *part)
{
    if (receive_byte(part->line[0])) {
        for (size_t i = 1; i < crew->pieces->parts; i++, crew->ready++)
            part[i].state = STATE_READY;
        return;
    }
    part->state = STATE_DONE;
    crew->working--;
    tell_done(crew->pieces, ++crew->done);
    close_end(&part->line[0]);
}

static void wait_for_news(struct crew *crew)
{
    size_t n = 0, all = crew->pieces->n * crew->pieces->parts;

    for (size_t i = 0; i < all; i++)
        if (crew->parts[i].state == STATE_WORKING)
            crew->polled[n++] = (struct pollfd){ .fd = crew->parts[i].line[0], .events = POLLIN };
    if (poll(crew->polled, n, -1) < 0)
        return;
    for (size_t i = 0, k = 0; i < all && k < n; i++)
        if (crew->parts[i].line[0] == crew->polled[k].fd && crew->parts[i].state == STATE_WORKING && crew->polled[k++].revents)
            hear(crew, &crew->parts[i]);
}

/* False where the worker ended before its result was whole. */
static bool take_part(const struct crew *crew, size_t piece, size_t i)
{
    const struct pieces *pieces = crew->pieces;
    struct part *part = part_of(crew, piece, i);
    struct stat st;
    const char *bytes = MAP_FAILED;
    size_t n;
    bool whole = false;

    if (part->state == STATE_DONE && !fstat(part->file, &st) && (size_t)st.st_size >= sizeof n)
        bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, part->file, 0);
    if (bytes != MAP_FAILED) {
        memcpy(&n, bytes, sizeof n);
        whole = n == (size_t)st.st_size - sizeof n;
        if (whole)
            pieces->take(pieces->closure, piece, i, (struct str){ bytes + sizeof n, n });
        munmap((void *)bytes, (size_t)st.st_size);
    }
    close_end(&part->file);
    return whole;
}

static void take_all(const struct crew *crew)
{
    for (size_t piece = 0; piece < crew->pieces->n; piece++) {
        bool whole = true;

        for (size_t i = 0; i < crew->pieces->parts; i++)
            whole = take_part(crew, piece, i) && whole;
        if (!whole)
            crew->pieces->lost(crew->pieces->closure, piece);
    }
}

/* What ended one of them is told once. */
static void wait_for_all(const struct pieces *pieces)
{
    int how, signals = 0;
    pid_t pid;

    while ((pid = waitpid(-1, &how, 0)) > 0 || errno == EINTR)
        if (pid > 0 && WIFSIGNALED(how) && !signals++)
            pieces->ended(pieces->closure, WTERMSIG(how));
}

static bool run_forked(const struct pieces *pieces, size_t most)
{
    size_t all = pieces->n * pieces->parts;
    struct crew crew = { .pieces = pieces, .most = most, .parts = mem_zero(all, sizeof *crew.parts), .polled = mem_zero(all, sizeof *crew.polled) };
    bool ok;

    for (size_t i = 0; i < all; i++)
        crew.parts[i] = (struct part){ .line = { -1, -1 }, .file = -1 };
    prctl(PR_SET_CHILD_SUBREAPER, 1);    /* a first part may end before the others */
    while ((ok = start_what_can(&crew)) && crew.working)
        wait_for_news(&crew);
    for (size_t i = 0; i < all; i++)
        close_end(&crew.parts[i].line[0]);    /* who still waits, ends */
    wait_for_all(pieces);
    if (ok)
        take_all(&crew);
    for (size_t i = 0; i < all; i++)
        close_end(&crew.parts[i].file);
    free(crew.parts);
    free(crew.polled);
    errno = crew.error;
    return ok;
}

int workers_processors(void)
{
    cpu_set_t set;

    return sched_getaffinity(0, sizeof set, &set) ? 1 : CPU_COUNT(&set);
}

bool workers_run(const struct pieces *pieces, int processes)
{
    if (processes > 1 && pieces->n * pieces->parts > 1)
        return run_forked(pieces, (size_t)processes);
    for (size_t i = 0; i < pieces->n; i++) {
        void *common = pieces->begin(pieces->closure, i);

        for (size_t part = 0; part < pieces->parts; part++) {
            struct buf result = {0};

            pieces->make(pieces->closure, i, part, common, &result);
            pieces->take(pieces->closure, i, part, buf_text(&result));
            buf_done(&result);
            tell_done(pieces, i * pieces->parts + part + 1);
        }
        pieces->end(pieces->closure, common);
    }
    return true;
}
