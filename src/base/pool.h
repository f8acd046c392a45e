/* base/pool.h - many small pieces of memory that come and go in any order: what the XML library asks for.
 *
 * Half of what a template costs is taking and giving back a few dozen bytes. Pieces of one size lie in a list of their own here, and what is given back is the next
 * to be taken: a dozen instructions in the place of two hundred. Larger ones are the C library's. Memory once taken is kept. For one thread. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include <stddef.h>

/* As malloc(), realloc(), free() and strdup(), but never NULL (base/mem.h). Aligned for pointers and doubles. Ends with pool_free(), never with free(). */
void *pool_alloc(size_t size);
void *pool_resize(void *old, size_t size);
void pool_free(void *p);
char *pool_copy(const char *text);

#endif
