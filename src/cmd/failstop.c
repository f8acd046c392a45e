/* cmd/failstop.c - no library goes on without the memory that it asked for.
 *
 * Some do not look, some crash, some leave a file half written and call that success. So the allocator that all of them use says no to none: the program ends, as base/mem.c
 * has it, with a message and without leavings. */

#include "base/jail.h"
#include "base/mem.h"

#include <stdlib.h>

#if defined(__GLIBC__) && !defined(SANITIZED)
/* The C library's own, which these stand before in every library's eyes. */
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);

void *malloc(size_t size)
{
    void *p = __libc_malloc(size);

    if (!p)
        mem_failed();
    return p;
}

void *calloc(size_t count, size_t size)
{
    void *p = __libc_calloc(count, size);

    if (!p)
        mem_failed();
    return p;
}

void *realloc(void *old, size_t size)
{
    void *p = __libc_realloc(old, size);

    if (!p && size)
        mem_failed();
    return p;
}
#else
typedef int nothing_to_stand_before;
#endif
