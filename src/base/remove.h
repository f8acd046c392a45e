/* base/remove.h - folders taken away with all that is in them. Async-signal-safe, allocates nothing: it also works where there is no memory. */
#ifndef BASE_REMOVE_H
#define BASE_REMOVE_H

#include <stdbool.h>

/* A file or folder of an open folder (or AT_FDCWD); links are not followed. True if it is gone, or never was there; else errno. */
bool remove_all(int parent, const char *name);

bool is_dots(const char *name);    /* "." or ".." */

#endif
