/* base/outdir.c - the edge of the world on the writing side. */

#include "base/outdir.h"
#include "base/buf.h"
#include "base/manifest.h"
#include "base/keeper.h"
#include "base/mem.h"
#include "base/remove.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

struct outdir {
    char *path, *name;           /* OUT, and its last part */
    char temp[NAME_MAX + 1];     /* the folder beside it, "" while there is none */
    int parent, fd;              /* open folders: what OUT lies in, and the temporary one, on which we hold a lock */
    enum outdir_error error;
    int code;
    char *where;
    struct keeper keeper;        /* who removes and commits in our place; its line is -1 while we do it ourselves */
};

/* What a signal handler must find: handed to it by no one, so it is kept here. */
static struct {
    volatile sig_atomic_t live;
    pid_t maker;                 /* a forked worker inherits this, and must not remove what is its parent's */
    int parent;
    char temp[NAME_MAX + 1];
    struct keeper *keeper;       /* NULL: we remove it ourselves */
} under_way;

/* ---- ending ---- */

void outdir_emergency(void)
{
    int saved = errno;

    if (under_way.live && under_way.maker == getpid()) {
        under_way.live = 0;
        if (under_way.keeper)
            keeper_end(under_way.keeper);
        else
            remove_all(under_way.parent, under_way.temp);
    }
    errno = saved;
}

void outdir_abort(struct outdir *set)
{
    if (set->keeper.line >= 0)
        keeper_end(&set->keeper);
    else if (set->temp[0])
        remove_all(set->parent, set->temp);
    set->temp[0] = '\0';
    under_way.live = 0;
    under_way.keeper = NULL;
    if (set->fd >= 0)
        close(set->fd);
    set->fd = -1;
}

void outdir_free(struct outdir *set)
{
    if (!set)
        return;
    outdir_abort(set);
    if (set->parent >= 0)
        close(set->parent);
    free(set->path);
    free(set->name);
    free(set->where);
    free(set);
}

static bool fail(struct outdir *set, enum outdir_error error, int code, const char *where)
{
    if (set->error)
        return false;
    set->error = error;
    set->code = code;
    set->where = mem_dup(where, strlen(where));
    outdir_abort(set);
    return false;
}

static bool fail_system(struct outdir *set, const char *where)
{
    return fail(set, OUTDIR_FAILED, errno, where);
}

/* ---- is OUT ours to replace ---- */

enum { DEEPEST_SET = 16 };    /* folders of a set in one another */

/* As many bytes as there are, up to `most`; -1: errno. */
static ssize_t read_up_to(int fd, char *bytes, size_t most)
{
    size_t all = 0;
    ssize_t n = 1;

    while (all < most && n) {
        n = read(fd, bytes + all, most - all);
        if (n < 0 && errno == EINTR)
            n = 1;
        else if (n < 0)
            return -1;
        else
            all += (size_t)n;
    }
    return (ssize_t)all;
}

/* 1, 0, or -1 where that cannot be read: errno. */
static int is_marked(int folder)
{
    char bytes[512];
    struct stat st;
    ssize_t n = 0;
    int fd = openat(folder, OUTDIR_MARKER, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);

    if (fd < 0)
        return errno == ENOENT || errno == ELOOP || errno == ENXIO ? 0 : -1;
    if (!fstat(fd, &st) && S_ISREG(st.st_mode))
        n = read_up_to(fd, bytes, sizeof bytes);
    close(fd);
    return n < 0 ? -1 : n > 0 && memmem(bytes, (size_t)n, OUTDIR_SIGN, sizeof OUTDIR_SIGN - 1);
}

static bool is_empty(int folder)
{
    char bytes[1024] __attribute__((aligned(8)));
    ssize_t n;

    while ((n = getdents64(folder, bytes, sizeof bytes)) > 0)
        for (ssize_t at = 0; at < n; at += ((const struct dirent64 *)(bytes + at))->d_reclen)
            if (!is_dots(((const struct dirent64 *)(bytes + at))->d_name))
                return false;
    return n == 0;
}

/* The first file below a folder that the manifest of the set does not name: yours; NULL if there is none. `below` is the folder's path in the set. */
static char *find_stranger(int parent, const char *name, const char *below, const struct manifest *listed, int depth)
{
    int fd = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    const struct dirent *entry;
    char *stranger = NULL;

    if (!dir) {
        if (fd >= 0)
            close(fd);
        return mem_dup(below, strlen(below));    /* what cannot be looked at cannot be said to be ours */
    }
    while (!stranger && (errno = 0, (entry = readdir(dir)))) {
        struct buf path = {0};
        struct stat st;

        if (is_dots(entry->d_name) || (!*below && !strcmp(entry->d_name, OUTDIR_MARKER)))
            continue;
        buf_printf(&path, "%s%s%s", below, *below ? "/" : "", entry->d_name);
        if (!fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) && S_ISDIR(st.st_mode) && depth < DEEPEST_SET)
            stranger = find_stranger(fd, entry->d_name, path.s, listed, depth + 1);
        else if (!manifest_find(&listed->files, buf_text(&path)))
            stranger = mem_dup(path.s, path.n);
        buf_done(&path);
    }
    if (!stranger && !entry && errno)
        stranger = mem_dup(below, strlen(below));
    closedir(dir);
    return stranger;
}

/* A file that somebody put beside the documents would go with the old set: then nothing is replaced. Its path, yours; NULL if there is none. */
static char *stranger_in(const struct outdir *set, int folder)
{
    struct buf text = {0}, where = {0};
    char piece[4096], *stranger;
    int fd = openat(folder, OUTDIR_MARKER, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    ssize_t n;
    struct manifest listed;

    while (fd >= 0 && (n = read_up_to(fd, piece, sizeof piece)) > 0)
        buf_add(&text, piece, (size_t)n);
    if (fd >= 0)
        close(fd);
    manifest_init(&listed);
    manifest_read(&listed, buf_text(&text));    /* one that cannot be read names nothing */
    stranger = find_stranger(folder, ".", "", &listed, 0);
    manifest_done(&listed);
    if (stranger)
        buf_printf(&where, "%s/%s", set->path, stranger);
    free(stranger);
    buf_done(&text);
    return stranger ? buf_take(&where) : NULL;
}

/* What keeps this folder from being replaced: OUTDIR_OK if nothing does. *where, yours: the file that does; errno for OUTDIR_FAILED. */
static enum outdir_error judge(const struct outdir *set, int folder, char **where)
{
    int marked = is_marked(folder);

    if (marked < 0)
        return OUTDIR_FAILED;
    if (!marked)
        return is_empty(folder) ? OUTDIR_OK : OUTDIR_NOT_OURS;
    *where = stranger_in(set, folder);
    return *where ? OUTDIR_STRANGER : OUTDIR_OK;
}

/* Whether OUT is this folder still: another build may have put its set there, and be taking the old one away under our eyes. */
static bool is_out(const struct outdir *set, int folder)
{
    struct stat out, ours;

    return !fstatat(set->parent, set->name, &out, AT_SYMLINK_NOFOLLOW) && !fstat(folder, &ours) && out.st_dev == ours.st_dev && out.st_ino == ours.st_ino;
}

/* Whether OUT may be replaced; *there says whether it exists. */
static bool check_out(struct outdir *set, bool *there)
{
    enum { TRIES = 100 };

    for (int i = 0; i < TRIES; i++) {
        enum outdir_error error;
        char *where = NULL;
        struct stat st;
        int fd, code;
        bool gone;

        *there = false;
        if (fstatat(set->parent, set->name, &st, AT_SYMLINK_NOFOLLOW))
            return errno == ENOENT || fail_system(set, set->path);
        *there = true;
        if (S_ISLNK(st.st_mode))
            return fail(set, OUTDIR_LINK, 0, set->path);
        if (!S_ISDIR(st.st_mode))
            return fail(set, OUTDIR_NO_FOLDER, 0, set->path);
        fd = openat(set->parent, set->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (fd < 0 && errno == ENOENT)
            continue;
        if (fd < 0)
            return fail_system(set, set->path);
        error = judge(set, fd, &where);
        code = error == OUTDIR_FAILED ? errno : 0;
        gone = error && !is_out(set, fd);
        close(fd);
        if (error && !gone)
            fail(set, error, code, where ? where : set->path);
        free(where);
        if (!gone)
            return !error;
    }
    return fail(set, OUTDIR_FAILED, EBUSY, set->path);
}

/* ---- temporaries ---- */

enum { RANDOM_DIGITS = 12 };

static void temp_stem(const struct outdir *set, struct buf *stem)
{
    buf_printf(stem, ".%s.tmp-", set->name);
}

static bool is_temp(struct str name, struct str stem)
{
    if (!str_starts(name, stem) || name.n != stem.n + RANDOM_DIGITS)
        return false;
    for (size_t i = stem.n; i < name.n; i++)
        if (!strchr("0123456789abcdef", name.s[i]))
            return false;
    return true;
}

/* Removes what builds that were killed have left. Whoever still works on one holds its lock. */
static void sweep(struct outdir *set)
{
    struct buf stem = {0};
    const struct dirent *entry;
    int fd = openat(set->parent, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);

    temp_stem(set, &stem);
    while (dir && (entry = readdir(dir))) {
        int left;

        if (!is_temp(str_of(entry->d_name), buf_text(&stem)) || !strcmp(entry->d_name, set->temp))
            continue;
        left = openat(set->parent, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (left < 0)
            continue;
        if (!flock(left, LOCK_EX | LOCK_NB))
            remove_all(set->parent, entry->d_name);
        close(left);
    }
    if (dir)
        closedir(dir);
    buf_done(&stem);
}

/* Makes the temporary folder and locks it. Between the two somebody's sweep may take it away: then once more. */
static bool make_temp(struct outdir *set)
{
    enum { TRIES = 100 };
    struct buf stem = {0};
    bool made = false;

    temp_stem(set, &stem);
    if (stem.n + RANDOM_DIGITS > NAME_MAX) {
        buf_done(&stem);
        errno = ENAMETOOLONG;
        return fail_system(set, set->path);
    }
    for (int i = 0; i < TRIES && !made; i++) {
        unsigned char random[RANDOM_DIGITS / 2];
        struct stat st;
        int length = snprintf(set->temp, sizeof set->temp, "%s", stem.s);

        if (getrandom(random, sizeof random, 0) != sizeof random)
            break;
        for (size_t j = 0; j < sizeof random; j++)
            length += snprintf(set->temp + length, sizeof set->temp - (size_t)length, "%02x", random[j]);
        if (mkdirat(set->parent, set->temp, 0777)) {
            if (errno == EEXIST)
                continue;
            break;
        }
        strcpy(under_way.temp, set->temp);
        under_way.parent = set->parent;
        under_way.maker = getpid();
        under_way.live = 1;
        set->fd = openat(set->parent, set->temp, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (set->fd >= 0 && !flock(set->fd, LOCK_EX) && !fstat(set->fd, &st) && st.st_nlink > 0) {
            made = true;
        } else {
            int code = errno;

            if (set->fd >= 0)
                close(set->fd);
            set->fd = -1;
            remove_all(set->parent, set->temp);
            errno = code;
        }
    }
    if (!made) {
        int code = errno;

        fail(set, OUTDIR_FAILED, code, set->path);
        set->temp[0] = '\0';
        under_way.live = 0;
    }
    buf_done(&stem);
    return made;
}

struct outdir *outdir_new(const char *out)
{
    struct outdir *set = mem_zero(1, sizeof *set);
    size_t n = strlen(out), base;
    char *folder;
    bool there;

    set->parent = set->fd = set->keeper.line = -1;
    while (n > 1 && out[n - 1] == '/')
        n--;
    set->path = mem_dup(out, n);
    for (base = n; base > 0 && out[base - 1] != '/'; base--) {}
    set->name = mem_dup(out + base, n - base);
    if (!*set->name || is_dots(set->name)) {
        fail(set, OUTDIR_BAD_NAME, 0, out);
        return set;
    }
    folder = base ? mem_dup(out, base) : mem_dup(".", 1);
    set->parent = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (set->parent < 0)
        fail_system(set, folder);
    free(folder);
    mem_at_exhaustion(outdir_emergency);
    if (set->parent >= 0 && check_out(set, &there)) {
        if (there)
            sweep(set);    /* else a left-over may be the only copy there is: after the commit */
        make_temp(set);
    }
    return set;
}

/* ---- adding ---- */

static bool write_all(int fd, struct str bytes)
{
    while (bytes.n) {
        ssize_t n = write(fd, bytes.s, bytes.n);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        bytes = str_cut(bytes, (size_t)n);
    }
    return true;
}

/* A step of a path that stays where it is. */
static bool step_is_good(struct str step)
{
    return step.n && step.n <= NAME_MAX && !str_is(step, ".") && !str_is(step, "..") && !memchr(step.s, '\0', step.n);
}

static bool write_file(struct outdir *set, int folder, const char *name, const char *path, struct str bytes)
{
    int fd = openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666);

    if (fd < 0)
        return errno == EEXIST ? fail(set, OUTDIR_BAD_PATH, 0, path) : fail_system(set, path);
    if (!write_all(fd, bytes) || fsync(fd)) {
        int code = errno;

        close(fd);
        errno = code;
        return fail_system(set, path);
    }
    return !close(fd) || fail_system(set, path);
}

bool outdir_add(struct outdir *set, const char *path, struct str bytes)
{
    struct str rest = str_of(path), step;
    int folder;
    bool ok = true;

    if (set->error || set->fd < 0)
        return false;
    folder = dup(set->fd);
    if (folder < 0)
        return fail_system(set, path);
    while (ok && str_split(&rest, '/', &step)) {
        char name[NAME_MAX + 1];
        int next;

        if (!step_is_good(step)) {
            ok = fail(set, OUTDIR_BAD_PATH, 0, path);
            break;
        }
        memcpy(name, step.s, step.n);
        name[step.n] = '\0';
        if (!rest.s) {
            ok = write_file(set, folder, name, path, bytes);
            break;
        }
        next = mkdirat(folder, name, 0777) && errno != EEXIST ? -1 : openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        if (next < 0)
            ok = errno == ENOTDIR || errno == ELOOP ? fail(set, OUTDIR_BAD_PATH, 0, path) : fail_system(set, path);
        close(folder);
        folder = next;
    }
    if (folder >= 0)
        close(folder);
    return ok;
}

/* ---- committing ---- */

/* The names in a folder and all folders below it reach the disk. */
static bool sync_folders(int folder)
{
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *dir = fd < 0 ? NULL : fdopendir(fd);
    const struct dirent *entry;
    bool ok = dir;

    while (ok && (errno = 0, (entry = readdir(dir)))) {
        struct stat st;
        int below;

        if (is_dots(entry->d_name))
            continue;
        ok = !fstatat(folder, entry->d_name, &st, AT_SYMLINK_NOFOLLOW);
        if (!ok || !S_ISDIR(st.st_mode))
            continue;
        below = openat(folder, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        ok = below >= 0 && sync_folders(below);
        if (below >= 0)
            close(below);
    }
    ok = ok && !entry && !errno && !fsync(folder);
    if (dir)
        closedir(dir);
    return ok;
}

/* Where the file system cannot swap: the old one steps aside for a moment, and comes back if the new one cannot take its place. */
static bool swap_by_steps(struct outdir *set)
{
    char aside[NAME_MAX + 1];
    size_t n = strlen(set->temp);
    int code;

    strcpy(aside, set->temp);
    aside[n - 1] = aside[n - 1] == '0' ? '1' : '0';
    if (renameat(set->parent, set->name, set->parent, aside))
        return false;
    if (!renameat(set->parent, set->temp, set->parent, set->name)) {
        strcpy(set->temp, aside);
        strcpy(under_way.temp, aside);
        return true;
    }
    code = errno;
    renameat(set->parent, aside, set->parent, set->name);
    errno = code;
    return false;
}

/* Others may build into the same OUT: it can come and go between our steps, but each of them is one step. */
static bool put_in_place(struct outdir *set)
{
    enum { TRIES = 100 };

    for (int i = 0; i < TRIES; i++) {
        if (!renameat2(set->parent, set->temp, set->parent, set->name, RENAME_EXCHANGE))
            return true;
        if (errno == EINVAL || errno == ENOSYS) {
            struct stat st;

            if (!fstatat(set->parent, set->name, &st, AT_SYMLINK_NOFOLLOW))
                return swap_by_steps(set);
            return !renameat(set->parent, set->temp, set->parent, set->name);
        }
        if (errno != ENOENT)
            return false;
        if (!renameat2(set->parent, set->temp, set->parent, set->name, RENAME_NOREPLACE))
            return true;
        if (errno != EEXIST)
            return false;
    }
    return false;
}

static bool commit(struct outdir *set)
{
    bool there;

    if (is_marked(set->fd) <= 0)
        return fail(set, OUTDIR_UNMARKED, 0, OUTDIR_MARKER);
    if (!sync_folders(set->fd))
        return fail_system(set, set->path);
    if (!check_out(set, &there))    /* somebody may have put something there meanwhile */
        return false;
    if (!put_in_place(set))
        return fail_system(set, set->path);
    fsync(set->parent);             /* after the swap there is nothing to take back: OUT is the new set, whatever the disk says now */
    outdir_abort(set);              /* under the temporary name is the old set, or nothing */
    sweep(set);
    return true;
}

/* ---- the keeper ---- */

/* What it answers. */
struct answer {
    enum outdir_error error;
    int code;
    char where[PATH_MAX];
};

/* The one message commits; the line's end, with or without it, ends the set. */
static void keep(void *closure, int line)
{
    struct outdir *set = closure;
    struct answer answer = {0};
    char word;
    ssize_t n;

    under_way.maker = getpid();
    under_way.live = 1;
    do
        n = recv(line, &word, sizeof word, 0);
    while (n < 0 && errno == EINTR);
    if (n > 0) {
        commit(set);
        answer.error = set->error;
        answer.code = set->code;
        snprintf(answer.where, sizeof answer.where, "%s", outdir_where(set));
        send(line, &answer, sizeof answer, MSG_NOSIGNAL);
    }
    outdir_abort(set);
    _exit(EXIT_SUCCESS);
}

bool outdir_keep(struct outdir *set)
{
    if (set->error || set->fd < 0)
        return false;
    if (!keeper_start(&set->keeper, keep, set))
        return fail_system(set, set->path);
    under_way.keeper = &set->keeper;
    return true;
}

static bool ask_to_commit(struct outdir *set)
{
    struct answer answer = {0};
    ssize_t n = send(set->keeper.line, "", 1, MSG_NOSIGNAL);

    while (n > 0 && (n = recv(set->keeper.line, &answer, sizeof answer, 0)) < 0 && errno == EINTR)
        n = 1;
    if (n != sizeof answer)
        return fail(set, OUTDIR_LOST, 0, set->path);
    if (answer.error)
        return fail(set, answer.error, answer.code, answer.where);
    outdir_abort(set);    /* nothing is left of it but the keeper */
    return true;
}

bool outdir_commit(struct outdir *set)
{
    if (set->error || set->fd < 0)
        return false;
    return set->keeper.line >= 0 ? ask_to_commit(set) : commit(set);
}

int outdir_folder(const struct outdir *set)
{
    return set->fd;
}

enum outdir_error outdir_error(const struct outdir *set)
{
    return set->error;
}

int outdir_errno(const struct outdir *set)
{
    return set->code;
}

const char *outdir_where(const struct outdir *set)
{
    return set->where ? set->where : "";
}
