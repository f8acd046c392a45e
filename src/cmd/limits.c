/* cmd/limits.c - processor time and memory. */

#include "base/jail.h"
#include "cmd/limits.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

/* A project of 10,000 risks needs two minutes for all its documents in one process, and a gigabyte. */
static const struct limit {
    const char *variable;
    int what;
    rlim_t usual, unit;
} limits[] = {
    { "ISMSC_CPU", RLIMIT_CPU, 1800, 1 },
    { "ISMSC_MEMORY", RLIMIT_AS, 4096, 1024 * 1024 },
};

enum { MOST = 1000000000 };

/* False where what the variable says is no number. *most in units; 0: none. */
static bool read_most(const struct limit *limit, rlim_t *most)
{
    const char *text = getenv(limit->variable);
    unsigned long long n;
    char *end;

    *most = limit->usual;
    if (!text || !*text)
        return true;
    errno = 0;
    n = strtoull(text, &end, 10);
    *most = n;
    return !*end && !errno && n <= MOST && *text >= '0' && *text <= '9';
}

bool limits_set(struct invocation *inv)
{
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        struct rlimit now;
        rlim_t most;

        if (!read_most(&limits[i], &most)) {
            say(inv, "bad-limit", { "variable", limits[i].variable }, { "got", getenv(limits[i].variable) });
            return false;
        }
#ifdef SANITIZED
        if (limits[i].what == RLIMIT_AS)    /* a sanitizer takes all there is for its shadow */
            continue;
#endif
        most *= limits[i].unit;
        if (most && !getrlimit(limits[i].what, &now) && (now.rlim_cur == RLIM_INFINITY || now.rlim_cur > most))
            setrlimit(limits[i].what, &(struct rlimit){ most, now.rlim_max });
    }
    return true;
}

const char *limits_time(char out[LIMIT_TEXT])
{
    struct rlimit now;

    if (getrlimit(RLIMIT_CPU, &now))
        now.rlim_cur = 0;
    snprintf(out, LIMIT_TEXT, "%llu", (unsigned long long)now.rlim_cur);
    return out;
}

/* What happens in the midst of everything can use no file of texts. */
void limits_say_time(void)
{
    static const char text[] = "ismsc: all of the processor time that one process may take is used up (ISMSC_CPU=SECONDS allows more)\n";

    if (write(STDERR_FILENO, text, sizeof text - 1) < 0) {
        /* there is nothing left to say it with */
    }
}
