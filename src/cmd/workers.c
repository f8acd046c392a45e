/* cmd/workers.c - documents rendered in processes of their own. */

#include "cmd/workers.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Lines of reports: what TAB detail NEWLINE. */
static void note(void *closure, const char *what, const char *detail, const struct doc *doc)
{
    (void)doc;
    buf_printf(closure, "%s\t%s\n", what, detail);
}

static void run(struct job *job, struct buf *notes)
{
    struct output_setup setup = *job->setup;

    setup.report = note;
    setup.closure = notes;
    job->ok = job->output->write(&setup, job->doc, &job->result);
}

static void tell(const struct job *job, struct str notes, job_report report, void *closure)
{
    struct str line;

    while (str_split(&notes, '\n', &line)) {
        char *copy, *tab;

        if (!line.n)
            continue;
        copy = strndup(line.s, line.n);
        tab = copy ? strchr(copy, '\t') : NULL;
        if (tab) {
            *tab = '\0';
            report(closure, job, copy, tab + 1);
        }
        free(copy);
    }
}

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

struct header { size_t job, result, notes; bool ok; };

/* A worker's results, one after the other in a file of memory that the parent reads when it has ended. */
static void work(struct job *jobs, size_t n, size_t first, size_t step, int fd)
{
    for (size_t i = first; i < n; i += step) {
        struct buf notes = {0};
        struct header header;

        run(&jobs[i], &notes);
        header = (struct header){ i, jobs[i].result.n, notes.n, jobs[i].ok };
        if (!write_all(fd, &header, sizeof header) || !write_all(fd, jobs[i].result.s, jobs[i].result.n) || !write_all(fd, notes.s, notes.n))
            _exit(3);
        buf_done(&notes);
        buf_done(&jobs[i].result);
    }
    _exit(0);
}

static bool collect(struct job *jobs, size_t n, int fd, struct buf *notes)
{
    struct stat st;
    const char *bytes;
    size_t at = 0, size;
    bool ok = true;

    if (fstat(fd, &st))
        return false;
    size = (size_t)st.st_size;
    if (!size)
        return true;
    bytes = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (bytes == MAP_FAILED)
        return false;
    while (ok && size - at >= sizeof(struct header)) {
        struct header header;

        memcpy(&header, bytes + at, sizeof header);
        at += sizeof header;
        ok = header.job < n && header.result <= size - at && header.notes <= size - at - header.result;
        if (!ok)
            break;
        buf_add(&jobs[header.job].result, bytes + at, header.result);
        jobs[header.job].ok = header.ok;
        at += header.result;
        buf_add(&notes[header.job], bytes + at, header.notes);
        at += header.notes;
    }
    munmap((void *)bytes, size);
    return ok;
}

static bool run_forked(struct job *jobs, size_t n, size_t processes, struct buf *notes)
{
    struct { pid_t pid; int fd; } workers[64];
    size_t started = 0;
    bool ok = true;

    for (; started < processes && ok; started++) {
        int fd = memfd_create("ismsc", MFD_CLOEXEC);
        pid_t pid = fd < 0 ? -1 : fork();

        if (pid == 0)
            work(jobs, n, started, processes, fd);
        ok = pid > 0;
        if (!ok) {
            if (fd >= 0)
                close(fd);
            break;
        }
        workers[started].pid = pid;
        workers[started].fd = fd;
    }
    for (size_t i = 0; i < started; i++) {
        int status;

        while (waitpid(workers[i].pid, &status, 0) < 0 && errno == EINTR) {}
        ok = collect(jobs, n, workers[i].fd, notes) && ok;
        close(workers[i].fd);
    }
    return ok;
}

bool workers_run(struct job *jobs, size_t n, int processes, job_report report, void *closure)
{
    struct buf *notes = calloc(n ? n : 1, sizeof *notes);
    bool ok = notes != NULL;

    if (ok && (processes <= 1 || n <= 1))
        for (size_t i = 0; i < n; i++)
            run(&jobs[i], &notes[i]);
    else if (ok)
        ok = run_forked(jobs, n, (size_t)processes > n ? n : processes > 64 ? 64 : (size_t)processes, notes);
    for (size_t i = 0; ok && i < n; i++)
        tell(&jobs[i], buf_text(&notes[i]), report, closure);
    for (size_t i = 0; notes && i < n; i++)
        buf_done(&notes[i]);
    free(notes);
    return ok;
}
