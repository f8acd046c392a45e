/* base/mem.c - memory that never comes back NULL. */

#include "base/mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* The one piece of state that a function without arguments must reach: the C library's own allocator cannot be handed one. */
static void (*exhausted)(void);

void mem_at_exhaustion(void (*hook)(void))
{
    exhausted = hook;
}

static _Noreturn void end(const char *text)
{
    if (write(STDERR_FILENO, text, strlen(text)) < 0) {
        /* there is nothing left to say it with */
    }
    if (exhausted)
        exhausted();
    _exit(3);
}

_Noreturn void mem_failed(void)
{
    char text[128] = "ismsc: out of memory\n";
    struct rlimit now;

    if (!getrlimit(RLIMIT_AS, &now) && now.rlim_cur != RLIM_INFINITY)
        snprintf(text, sizeof text, "ismsc: out of memory: %llu MiB are allowed (ISMSC_MEMORY=MIB allows more)\n", (unsigned long long)now.rlim_cur >> 20);
    end(text);
}

_Noreturn void mem_machine_failed(const char *what, int error)
{
    char text[512];

    snprintf(text, sizeof text, "ismsc: %s: %s\n", what, strerror(error));
    end(text);
}

_Noreturn void mem_library_lacks(void)
{
    end("ismsc: libcrypto.so.3 cannot be loaded (Debian: libssl3)\n");
}

void *mem_alloc(size_t size)
{
    void *p = malloc(size ? size : 1);

    if (!p)
        mem_failed();
    return p;
}

void *mem_aligned(size_t boundary, size_t size)
{
    void *p = aligned_alloc(boundary, size);

    if (!p)
        mem_failed();
    return p;
}

void *mem_zero(size_t count, size_t size)
{
    void *p = calloc(count ? count : 1, size ? size : 1);

    if (!p)
        mem_failed();
    return p;
}

void *mem_resize(void *old, size_t count, size_t size)
{
    size_t bytes;
    void *p;

    if (__builtin_mul_overflow(count, size, &bytes))
        mem_failed();
    p = realloc(old, bytes ? bytes : 1);
    if (!p)
        mem_failed();
    return p;
}

char *mem_dup(const char *bytes, size_t n)
{
    char *copy = mem_alloc(n + 1);

    if (n)
        memcpy(copy, bytes, n);
    copy[n] = '\0';
    return copy;
}

void mem_grow(void *items, size_t *cap, size_t need, size_t size)
{
    void **array = items;
    size_t cap_new = *cap ? *cap : 8;

    if (need <= *cap)
        return;
    while (cap_new < need) {
        if (cap_new > SIZE_MAX / 2)
            mem_failed();
        cap_new *= 2;
    }
    *array = mem_resize(*array, cap_new, size);
    *cap = cap_new;
}
