/* base/arena.h - many small things that end together. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

struct arena_chunk;

struct arena {
    struct arena_chunk *chunk;   /* the newest; older ones hang below it */
    char *next, *end;            /* what is free in it */
};

void arena_init(struct arena *arena);    /* in place, ends with arena_done() */
void arena_done(struct arena *arena);

void *arena_alloc(struct arena *arena, size_t size);                       /* zero bytes, aligned for any type; lives as long as the arena */
char *arena_dup(struct arena *arena, const char *bytes, size_t n);         /* a copy of n bytes with a NUL after it */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
