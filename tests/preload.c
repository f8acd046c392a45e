/* preload.c - another machine's ways, by LD_PRELOAD; PRELOAD says which: "short" reads and writes a few bytes at a time, "reversed" lists folders from the last name, "later"
 * has a clock that is 400 days ahead. */

#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static int asked(const char *what)
{
    const char *ways = getenv("PRELOAD");

    return ways && strstr(ways, what);
}

/* 1 to 7, in turn. */
static size_t few(size_t n)
{
    static unsigned turn;
    size_t most = turn++ % 7 + 1;

    return asked("short") && n > most ? most : n;
}

ssize_t read(int fd, void *bytes, size_t n)
{
    static ssize_t (*next)(int, void *, size_t);

    if (!next)
        next = (ssize_t (*)(int, void *, size_t))dlsym(RTLD_NEXT, "read");
    return next(fd, bytes, few(n));
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    static ssize_t (*next)(int, const void *, size_t);

    if (!next)
        next = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
    return next(fd, bytes, few(n));
}

enum { AHEAD = 400 * 24 * 60 * 60 };

int clock_gettime(clockid_t clock, struct timespec *now)
{
    static int (*next)(clockid_t, struct timespec *);
    int result;

    if (!next)
        next = (int (*)(clockid_t, struct timespec *))dlsym(RTLD_NEXT, "clock_gettime");
    result = next(clock, now);
    if (!result && asked("later"))
        now->tv_sec += AHEAD;
    return result;
}

int gettimeofday(struct timeval *now, void *zone)
{
    struct timespec precise;
    int result = clock_gettime(CLOCK_REALTIME, &precise);

    (void)zone;
    now->tv_sec = precise.tv_sec;
    now->tv_usec = precise.tv_nsec / 1000;
    return result;
}

time_t time(time_t *at)
{
    struct timespec now;

    clock_gettime(CLOCK_REALTIME, &now);
    if (at)
        *at = now.tv_sec;
    return now.tv_sec;
}

/* Of one folder at a time, which is what its reader walks; those below it are read in between, so each has its own. */
enum { FOLDERS = 64, ENTRIES = 4096 };

static struct listing {
    DIR *dir;
    struct dirent *entries[ENTRIES];
    size_t n;
} listings[FOLDERS];

static struct dirent *(*next_entry)(DIR *);

static struct listing *listing_of(DIR *dir)
{
    struct listing *empty = NULL;
    struct dirent *entry;

    for (int i = 0; i < FOLDERS; i++) {
        if (listings[i].dir == dir)
            return &listings[i];
        if (!listings[i].dir)
            empty = &listings[i];
    }
    if (!empty)
        abort();
    empty->dir = dir;
    empty->n = 0;
    while (empty->n < ENTRIES && (entry = next_entry(dir)))
        empty->entries[empty->n++] = memcpy(malloc(entry->d_reclen), entry, entry->d_reclen);
    return empty;
}

struct dirent *readdir(DIR *dir)
{
    struct listing *listing;

    if (!next_entry)
        next_entry = (struct dirent * (*)(DIR *)) dlsym(RTLD_NEXT, "readdir");
    if (!asked("reversed"))
        return next_entry(dir);
    listing = listing_of(dir);
    return listing->n ? listing->entries[--listing->n] : NULL;
}

int closedir(DIR *dir)
{
    static int (*next)(DIR *);

    for (int i = 0; i < FOLDERS; i++)
        if (listings[i].dir == dir)
            listings[i].dir = NULL;
    if (!next)
        next = (int (*)(DIR *))dlsym(RTLD_NEXT, "closedir");
    return next(dir);
}
