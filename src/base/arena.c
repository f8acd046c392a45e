/* base/arena.c - many small things that end together. */

#include "base/arena.h"
#include "base/mem.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 64 * 1024, ALIGN = 16 };

struct arena_chunk {
    struct arena_chunk *older;
    _Alignas(ALIGN) char bytes[];
};

void arena_init(struct arena *arena)
{
    *arena = (struct arena){0};
}

void arena_done(struct arena *arena)
{
    while (arena->chunk) {
        struct arena_chunk *older = arena->chunk->older;

        free(arena->chunk);
        arena->chunk = older;
    }
    arena_init(arena);
}

static void *carve(struct arena *arena, size_t size)
{
    size_t left = (size_t)(arena->end - arena->next);
    void *p;

    if (size > left) {
        size_t room = size > CHUNK / 4 ? size : CHUNK;
        struct arena_chunk *chunk = mem_alloc(room < SIZE_MAX - sizeof *chunk ? sizeof *chunk + room : SIZE_MAX);

        /* a large piece gets a chunk of its own below the newest, whose free rest stays in use */
        if (room == size && arena->chunk) {
            chunk->older = arena->chunk->older;
            arena->chunk->older = chunk;
            return chunk->bytes;
        }
        chunk->older = arena->chunk;
        arena->chunk = chunk;
        arena->next = chunk->bytes;
        arena->end = chunk->bytes + room;
    }
    p = arena->next;
    arena->next += size;
    return p;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    size_t whole;
    void *p;

    if (__builtin_add_overflow(size, (size_t)ALIGN - 1, &whole))
        whole = SIZE_MAX;    /* mem_alloc() says so */
    else
        whole &= ~((size_t)ALIGN - 1);
    p = carve(arena, whole ? whole : ALIGN);
    return memset(p, 0, size);
}

char *arena_dup(struct arena *arena, const char *bytes, size_t n)
{
    char *copy = arena_alloc(arena, n + 1);

    if (n)
        memcpy(copy, bytes, n);
    copy[n] = '\0';
    return copy;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    char few[128], *text;
    va_list args, again;
    int n;

    va_start(args, format);
    va_copy(again, args);
    n = vsnprintf(few, sizeof few, format, args);
    text = arena_alloc(arena, (size_t)(n < 0 ? 0 : n) + 1);
    if (n > 0 && (size_t)n < sizeof few)
        memcpy(text, few, (size_t)n);
    else if (n > 0)
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    va_end(args);
    return text;
}
