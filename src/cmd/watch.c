/* cmd/watch.c - build --watch. */

#include "cmd/watch.h"
#include "base/file.h"
#include "base/mem.h"
#include "git/repository.h"

#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <sys/wait.h>
#include <unistd.h>

enum { QUIET = 100 };    /* milliseconds without a change: then an editor, or a checkout of another version, has ended what it was about */

struct watching {
    struct invocation *inv;
    int fd;
    char *root;              /* the project's folder */
    char *out, *depfile;     /* what is written: no change of ours; absolute */
    char **folders;          /* by watch descriptor, below the root; "" for the root, NULL for none */
    int head, packed;        /* the watch descriptors of git's log of HEAD, and of where it packs references; -1 for none */
    int *tags;               /* and of its folders of tags */
    size_t n_tags, cap_tags;
    size_t n;
    int failed;              /* errno, or 0 */
};

/* ---- folders ---- */

static void watch_folder(struct watching *w, const char *folder)
{
    struct buf path = {0};
    int wd;

    buf_printf(&path, "%s%s%s", w->root, *folder ? "/" : "", folder);
    wd = inotify_add_watch(w->fd, path.s, IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_CREATE | IN_DELETE | IN_ONLYDIR | IN_EXCL_UNLINK);
    if (wd >= 0) {
        while (w->n <= (size_t)wd) {
            w->folders = mem_resize(w->folders, w->n + 1, sizeof *w->folders);
            w->folders[w->n++] = NULL;
        }
        free(w->folders[wd]);
        w->folders[wd] = mem_dup(folder, strlen(folder));
    } else if (errno != ENOENT && errno != EACCES && errno != ENOTDIR) {    /* gone again, or none that a build reads */
        w->failed = errno;
    }
    buf_done(&path);
}

static void watch_tags(void *closure, const char *folder)
{
    struct watching *w = closure;
    int wd = inotify_add_watch(w->fd, folder, IN_MOVED_TO | IN_DELETE | IN_CREATE | IN_ONLYDIR);

    for (size_t i = 0; i < w->n_tags; i++)
        if (w->tags[i] == wd)
            return;
    if (wd < 0)
        return;
    mem_grow(&w->tags, &w->cap_tags, w->n_tags + 1, sizeof *w->tags);
    w->tags[w->n_tags++] = wd;
}

static bool is_of_tags(const struct watching *w, int wd)
{
    for (size_t i = 0; i < w->n_tags; i++)
        if (w->tags[i] == wd)
            return true;
    return false;
}

/* What documents say of the commit and its tags changes with it, though no source does. */
static void watch_head(struct watching *w)
{
    struct repository *repository = repository_find(w->root, w->inv->ceilings);
    struct buf path = {0};

    w->head = w->packed = -1;
    if (repository) {
        buf_printf(&path, "%s/logs", repository->git);
        w->head = inotify_add_watch(w->fd, path.s, IN_CLOSE_WRITE | IN_MOVED_TO | IN_ONLYDIR);    /* none is kept: then nothing is noticed */
        w->packed = inotify_add_watch(w->fd, repository->common, IN_MOVED_TO | IN_ONLYDIR);
        repository_tag_folders(repository, watch_tags, w);
    }
    buf_done(&path);
    repository_free(repository);
}

static bool is_written(const struct watching *w, const char *path)
{
    size_t n = strlen(w->depfile);

    return !strcmp(path, w->out) || (n && !strncmp(path, w->depfile, n));    /* the depfile is made under a longer name first */
}

static bool enter(void *closure, const char *folder, bool unreadable)
{
    struct watching *w = closure;
    struct buf path = {0};
    bool written;

    buf_printf(&path, "%s/%s", w->root, folder);
    written = is_written(w, path.s);
    buf_done(&path);
    if (!written && !unreadable)
        watch_folder(w, folder);
    return written || unreadable;
}

/* Those that are watched already stay so. */
static void watch_folders(struct watching *w)
{
    struct root *root = root_open(w->root);
    char **paths = NULL;
    size_t n = 0;

    if (!root) {
        w->failed = errno;
        return;
    }
    watch_folder(w, "");
    n = root_list(root, ".isms", "manifest.json", FILES_MOST, enter, w, &paths);
    while (n)
        free(paths[--n]);
    free(paths);
    root_close(root);
}

/* ---- changes ---- */

/* The path of what has changed below the root; yours, NULL where that counts for nothing. */
static char *changed(const struct watching *w, const struct inotify_event *event)
{
    size_t length = event->len ? strlen(event->name) : 0;
    struct buf path = {0}, whole = {0};
    bool counts;

    if (event->mask & IN_Q_OVERFLOW)
        return mem_dup("…", strlen("…"));
    if (event->wd >= 0 && event->wd == w->head)
        return length && !strcmp(event->name, "HEAD") ? mem_dup("", 0) : NULL;
    if (event->wd >= 0 && event->wd == w->packed)
        return length && !strcmp(event->name, "packed-refs") ? mem_dup("", 0) : NULL;
    if (is_of_tags(w, event->wd))    /* a tag is written as a lock first; a folder may have one by the time it is looked into */
        return length && !str_ends(str_of(event->name), STR(".lock")) && (event->mask & IN_ISDIR || !(event->mask & IN_CREATE)) ? mem_dup("", 0) : NULL;
    if (event->wd < 0 || (size_t)event->wd >= w->n || !w->folders[event->wd] || !length)
        return NULL;
    buf_printf(&path, "%s%s%s", w->folders[event->wd], *w->folders[event->wd] ? "/" : "", event->name);
    buf_printf(&whole, "%s/%s", w->root, path.s);
    counts = event->name[0] != '.' && event->name[0] != '#' && event->name[length - 1] != '~' && !is_written(w, whole.s) &&
             (event->mask & IN_ISDIR || !(event->mask & IN_CREATE));    /* a file counts when it has been written */
    buf_done(&whole);
    if (counts)
        return buf_take(&path);
    buf_done(&path);
    return NULL;
}

/* Reads what has happened; the last that counts, yours, or NULL: editors write a file of another name before it gets its own. */
static char *read_changes(struct watching *w)
{
    _Alignas(struct inotify_event) char bytes[16 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
    char *last = NULL;
    ssize_t n;

    while ((n = read(w->fd, bytes, sizeof bytes)) > 0) {
        for (const char *at = bytes; at < bytes + n;) {
            const struct inotify_event *event = (const struct inotify_event *)(const void *)at;
            char *path = changed(w, event);

            if (path) {
                free(last);
                last = path;
            }
            at += sizeof *event + event->len;
        }
    }
    if (n < 0 && errno != EAGAIN && errno != EINTR)
        w->failed = errno;
    return last;
}

/* Waits for a change, and until it has been quiet for a while; what has changed last, yours. */
static char *wait_for_change(struct watching *w)
{
    struct pollfd poller = { w->fd, POLLIN, 0 };
    char *last = NULL, *more;

    while (!w->failed) {
        int ready = poll(&poller, 1, last ? QUIET : -1);

        if (!ready)
            break;
        if (ready < 0 && errno != EINTR)
            w->failed = errno;
        more = read_changes(w);
        if (more) {
            free(last);
            last = more;
        }
    }
    return last;
}

/* ---- building ---- */

static enum status build(struct watching *w, enum status (*once)(struct invocation *inv))
{
    pid_t child;
    int how;

    fflush(NULL);
    child = fork();
    if (!child) {
        enum status status = once(w->inv);

        fflush(NULL);
        _exit((int)status);
    }
    while (child > 0 && waitpid(child, &how, 0) < 0)
        if (errno != EINTR)
            child = -1;
    if (child < 0)
        w->failed = errno;
    return child > 0 && WIFEXITED(how) ? (enum status)WEXITSTATUS(how) : STATUS_MACHINE;
}

/* The absolute path of what may not be there yet; yours. */
static char *absolute(const char *path)
{
    char here[PATH_MAX], *real = realpath(path, NULL);
    const char *slash = strrchr(path, '/');
    struct buf whole = {0};

    if (real)
        return real;
    if (slash && slash > path) {
        char *folder = mem_dup(path, (size_t)(slash - path));

        real = realpath(folder, NULL);
        free(folder);
    }
    buf_printf(&whole, "%s/%s", real ? real : getcwd(here, sizeof here) ? here : "", slash ? slash + 1 : path);
    free(real);
    return buf_take(&whole);
}

static void begin(struct watching *w)
{
    struct buf path = {0};

    if (w->inv->out)
        buf_puts(&path, w->inv->out);
    else
        buf_printf(&path, "%s/build", w->root);
    w->out = absolute(path.s);
    buf_puts(&path, ".d");
    w->depfile = w->inv->depfile ? absolute(w->inv->depfile) : w->inv->deps ? absolute(path.s) : mem_dup("", 0);
    buf_done(&path);
}

static void end(struct watching *w)
{
    for (size_t i = 0; i < w->n; i++)
        free(w->folders[i]);
    free(w->folders);
    free(w->tags);
    free(w->root);
    free(w->out);
    free(w->depfile);
    if (w->fd >= 0)
        close(w->fd);
}

enum status watch(struct invocation *inv, enum status (*once)(struct invocation *inv))
{
    struct watching w = { .inv = inv, .fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK), .root = project_root(inv->n_operands ? inv->operands[0] : ".") };
    enum status status;

    if (!w.root) {    /* as a build says it */
        status = once(inv);
        end(&w);
        return status;
    }
    if (w.fd < 0)
        w.failed = errno;
    begin(&w);
    if (!w.failed)
        watch_folders(&w);    /* before the first build: a change while it runs is not lost */
    watch_head(&w);
    status = w.failed ? STATUS_MACHINE : build(&w, once);
    while (!w.failed && status != STATUS_USAGE) {
        char *path;

        say(inv, "watching", { "folder", w.root });
        path = wait_for_change(&w);
        if (w.failed)
            break;
        say(inv, *path ? "watched" : "watched-commit", { "file", path });
        free(path);
        watch_folders(&w);
        watch_head(&w);
        status = build(&w, once);
        if (status == STATUS_USAGE)    /* in the middle of a change nobody is asked to begin anew */
            status = STATUS_ERRORS;
    }
    if (w.failed) {
        say(inv, "watch-failed", { "folder", w.root }, { "error", strerror(w.failed) });
        status = STATUS_MACHINE;
    }
    end(&w);
    return status;
}
