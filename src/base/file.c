/* base/file.c - the edge of the world on the reading side. */

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct root {
    char *path;
    int fd;
    void (*told)(void *closure, const char *path, struct str bytes);    /* NULL: nobody wants to know */
    void *closure;
    const struct root_store *store;    /* NULL: a folder */
    void *store_closure;
};

static bool is_answer(int error)
{
    static const int answers[] = { ENOENT, ENOTDIR, EACCES, EPERM, EXDEV, ELOOP, ENXIO, ENODEV, EISDIR, EFBIG, ENAMETOOLONG, EINVAL, EAGAIN, EBUSY, ENOSYS, EOPNOTSUPP };

    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        if (error == answers[i])
            return true;
    return false;
}

void file_expect_answer(const char *path)
{
    struct buf shown = {0};
    int error = errno;

    if (!is_answer(error)) {
        utf8_show(&shown, str_of(path));
        mem_machine_failed(buf_text(&shown).n ? shown.s : "?", error);
    }
}

static bool read_all(int fd, size_t most, struct buf *bytes)
{
    char piece[64 * 1024];
    ssize_t n;

    for (;;) {
        n = read(fd, piece, sizeof piece);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return n == 0;
        buf_add(bytes, piece, (size_t)n);
        if (bytes->n > most) {
            errno = EFBIG;
            return false;
        }
    }
}

bool file_read_installed(const char *path, struct buf *bytes)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = false;

    if (fd >= 0) {
        ok = read_all(fd, (size_t)-1 >> 1, bytes);
        close(fd);
    }
    if (!ok)
        file_expect_answer(path);
    return ok;
}

bool file_read_named(const char *path, size_t most, struct buf *bytes)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat st;
    bool ok = false;

    if (fd < 0)
        return false;
    if (fstat(fd, &st) == 0)
        ok = S_ISREG(st.st_mode) && (size_t)st.st_size <= most ? read_all(fd, most, bytes) : (errno = S_ISREG(st.st_mode) ? EFBIG : EINVAL, false);
    close(fd);
    return ok;
}

struct root *root_open(const char *path)
{
    int fd = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    struct root *root;

    if (fd < 0) {
        file_expect_answer(path);
        return NULL;
    }
    root = mem_zero(1, sizeof *root);
    root->path = mem_dup(path, strlen(path));
    root->fd = fd;
    return root;
}

struct root *root_of_store(const char *path, const struct root_store *store, void *closure)
{
    struct root *root = mem_zero(1, sizeof *root);

    *root = (struct root){ .path = mem_dup(path, strlen(path)), .fd = -1, .store = store, .store_closure = closure };
    return root;
}

void root_close(struct root *root)
{
    if (!root)
        return;
    if (!root->store)
        close(root->fd);
    free(root->path);
    free(root);
}

const char *root_path(const struct root *root)
{
    return root->path;
}

/* Where the kernel has no openat2, every step of the path is opened by itself and no link is followed: stricter, never looser. */
static int open_steps(int from, const char *path, int flags)
{
    struct str rest = str_of(path), step;
    int fd = dup(from);

    while (fd >= 0 && str_split(&rest, '/', &step)) {
        char *name = mem_dup(step.s, step.n);
        int next = -1;

        if (!strcmp(name, "..") || !*name)
            errno = EXDEV;
        else
            next = openat(fd, name, (rest.s ? O_PATH | O_DIRECTORY | O_CLOEXEC : flags) | O_NOFOLLOW);
        free(name);
        close(fd);
        fd = next;
    }
    return fd;
}

static int open_beneath(int from, const char *path, int flags)
{
    struct open_how how = { .flags = (unsigned)(flags | O_CLOEXEC), .resolve = RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS };
    int fd, tries = 0;

    do    /* EAGAIN: a folder was moved on the way, and the kernel cannot tell whether we are still below */
        fd = (int)syscall(SYS_openat2, from, path, &how, sizeof how);
    while (fd < 0 && errno == EAGAIN && ++tries < 100);
    if (fd < 0 && (errno == ENOSYS || errno == EPERM))
        fd = open_steps(from, path, flags | O_CLOEXEC);
    return fd;
}

static enum file_error error_of(int error)
{
    switch (error) {
    case ENOENT: case ENOTDIR: return FILE_MISSING;
    case EACCES: case EPERM: return FILE_DENIED;
    case EXDEV: case ELOOP: return FILE_OUTSIDE;
    case ENXIO: case ENODEV: case EISDIR: return FILE_SPECIAL;
    case EFBIG: return FILE_LARGE;
    default: return FILE_BROKEN;
    }
}

static enum file_error open_regular(const struct root *root, const char *path, int *fd, struct stat *st)
{
    *fd = open_beneath(root->fd, path, O_RDONLY | O_NONBLOCK | O_NOCTTY);    /* O_NONBLOCK: a FIFO must not wait for a writer */
    if (*fd < 0 || fstat(*fd, st)) {
        file_expect_answer(path);
        if (*fd >= 0)
            close(*fd);
        return error_of(errno);
    }
    if (!S_ISREG(st->st_mode)) {
        close(*fd);
        return FILE_SPECIAL;
    }
    return FILE_OK;
}

enum file_error root_read(const struct root *root, const char *path, size_t most, struct buf *bytes)
{
    size_t before = bytes->n;
    struct stat st;
    enum file_error error;
    int fd;

    if (root->store)
        return root->store->read(root->store_closure, path, most, bytes);
    error = open_regular(root, path, &fd, &st);
    if (error)
        return error;
    if (st.st_size > 0 && (size_t)st.st_size > most) {
        error = FILE_LARGE;
    } else if (!read_all(fd, most, bytes)) {
        file_expect_answer(path);
        error = error_of(errno);
    }
    close(fd);
    if (!error && root->told)
        root->told(root->closure, path, str_cut(buf_text(bytes), before));
    return error;
}

void root_tell(struct root *root, void (*told)(void *closure, const char *path, struct str bytes), void *closure)
{
    root->told = told;
    root->closure = closure;
}

enum file_error root_probe(const struct root *root, const char *path)
{
    struct stat st;
    enum file_error error;
    int fd;

    if (root->store) {
        struct buf bytes = {0};

        error = root->store->read(root->store_closure, path, (size_t)-1, &bytes);
        buf_done(&bytes);
        return error;
    }
    error = open_regular(root, path, &fd, &st);
    if (!error)
        close(fd);
    return error;
}

enum { DEEPEST = 64 };    /* folders in one another */

struct list {
    struct str suffixes;    /* with / between them */
    const char *marker;
    size_t most, n, cap;
    char **paths;
    bool (*skip)(void *closure, const char *folder, bool unreadable);
    void *closure;
};

static int by_name(const void *a, const void *b)
{
    return str_natural(str_of(*(char *const *)a), str_of(*(char *const *)b));
}

static bool ends_with(const char *name, struct str suffixes)
{
    size_t n = strlen(name);
    struct str suffix;

    while (str_split(&suffixes, '/', &suffix))
        if (n > suffix.n && !strncasecmp(name + n - suffix.n, suffix.s, suffix.n))
            return true;
    return false;
}

/* In a folder of a store. */
struct entering { struct list *list; const struct root *root; const char *folder; int depth; };

static void enter(void *to, struct str name, bool is_folder)
{
    const struct entering *e = to;
    struct list *list = e->list;
    struct buf path = {0};

    if (list->n >= list->most || !name.n || name.s[0] == '.')
        return;
    buf_printf(&path, "%s%s%.*s", e->folder, *e->folder ? "/" : "", STR_ARGS(name));
    if (is_folder && e->depth < DEEPEST) {
        struct buf marker = {0};
        bool marked;

        buf_printf(&marker, "%s/%s", path.s, list->marker ? list->marker : "");
        marked = list->marker && root_probe(e->root, marker.s) == FILE_OK;
        buf_done(&marker);
        if (!marked && !(list->skip && list->skip(list->closure, path.s, false)))
            e->root->store->each(e->root->store_closure, path.s, enter, &(struct entering){ list, e->root, path.s, e->depth + 1 });
    } else if (!is_folder && (!list->suffixes.n || ends_with(path.s, list->suffixes))) {
        mem_grow(&list->paths, &list->cap, list->n + 1, sizeof *list->paths);
        list->paths[list->n++] = buf_take(&path);
    }
    buf_done(&path);
}

static bool has_marker(int folder, const char *marker)
{
    struct stat st;
    bool there = !fstatat(folder, marker, &st, AT_SYMLINK_NOFOLLOW);

    if (!there)
        file_expect_answer(marker);
    return there;
}

/* NULL at the end alone. */
static const struct dirent *next_entry(DIR *dir, const char *folder)
{
    const struct dirent *entry;

    errno = 0;
    entry = readdir(dir);
    if (!entry && errno)
        file_expect_answer(*folder ? folder : ".");
    return entry;
}

static void walk(struct list *list, int parent, const char *name, const char *folder, int depth)
{
    int fd = depth > DEEPEST ? -1 : openat(parent, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | (depth ? O_NOFOLLOW : 0));
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    const struct dirent *entry;
    struct stat st;

    if (!dir) {
        if (depth <= DEEPEST)
            file_expect_answer(*folder ? folder : ".");
        if (fd >= 0)
            close(fd);
        if (list->skip)
            list->skip(list->closure, folder, true);
        return;
    }
    if ((depth && list->marker && has_marker(fd, list->marker)) || (depth && list->skip && list->skip(list->closure, folder, false))) {
        closedir(dir);
        return;
    }
    while (list->n < list->most && (entry = next_entry(dir, folder))) {
        struct buf path = {0};

        if (entry->d_name[0] == '.')
            continue;
        buf_printf(&path, "%s%s%s", folder, *folder ? "/" : "", entry->d_name);
        if (fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW)) {
            file_expect_answer(path.s);
            if (errno != ENOENT && list->skip)    /* it has not just gone: its folder lets nobody look */
                list->skip(list->closure, path.s, true);
            buf_done(&path);
            continue;
        }
        if (S_ISDIR(st.st_mode)) {
            walk(list, fd, entry->d_name, path.s, depth + 1);
        } else if ((!list->suffixes.n || ends_with(entry->d_name, list->suffixes))) {
            mem_grow(&list->paths, &list->cap, list->n + 1, sizeof *list->paths);
            list->paths[list->n++] = buf_take(&path);
        }
        buf_done(&path);
    }
    closedir(dir);
}

size_t root_list(const struct root *root, const char *suffixes, const char *marker, size_t most, bool (*skip)(void *closure, const char *folder, bool unreadable),
                 void *closure, char ***paths)
{
    struct list list = { str_of(suffixes), marker, most, 0, 0, NULL, skip, closure };

    if (root->store)
        root->store->each(root->store_closure, "", enter, &(struct entering){ &list, root, "", 0 });
    else
        walk(&list, root->fd, ".", "", 0);
    if (list.n)
        qsort(list.paths, list.n, sizeof *list.paths, by_name);
    *paths = list.paths;
    return list.n;
}
