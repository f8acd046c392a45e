/* base/mem.h - memory that never comes back NULL.
 *
 * Out of memory is said in one place: a line on stderr, the hook that removes temporary files, exit status 3. Nobody else looks. Other failures of the machine end so too. */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);                              /* yours, ends with free(); bytes not set */
void *mem_aligned(size_t boundary, size_t size);           /* the same at a multiple of boundary, a power of two of which size is a multiple */
void *mem_zero(size_t count, size_t size);                 /* yours, ends with free(); bytes zero; the product is checked */
void *mem_resize(void *old, size_t count, size_t size);    /* as realloc(), the product is checked */
char *mem_dup(const char *bytes, size_t n);                /* yours: a copy of n bytes with a NUL after it */

/* Grows the array *items of *cap elements of `size` bytes so that `need` fit; doubles, so that appending is linear. */
void mem_grow(void *items, size_t *cap, size_t need, size_t size);

/* Says that there is no memory, and ends: for what a library could not do for want of it. */
_Noreturn void mem_failed(void);
/* Says "what: the system's words for the error", and ends in the same way: for what a machine fails in and no source can help (a disk that cannot be read). */
_Noreturn void mem_machine_failed(const char *what, int error);
/* The same for want of libcrypto, which is loaded when something is to be digested. */
_Noreturn void mem_library_lacks(void);

/* What to do before the program ends for want of memory (remove temporary files); NULL for nothing. */
void mem_at_exhaustion(void (*hook)(void));

#endif
