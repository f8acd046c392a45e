/* base/pool.c - many small pieces of memory that come and go in any order. */

#include "base/pool.h"
#include "base/mem.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

/* A sanitizer sees a piece used after its end, or never given back, only where it is the C library's. */
#if defined(__SANITIZE_ADDRESS__)
#define POOLED 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define POOLED 0
#endif
#endif
#ifndef POOLED
#define POOLED 1
#endif

enum {
    STEP = 8,
    SIZES = 64,                 /* pieces of 8, 16, … 512 bytes */
    LARGEST = STEP * SIZES,
    FIRST_CHUNK = 64 * 1024,    /* bytes; each is twice the one before, up to */
    LAST_CHUNK = 16 * 1024 * 1024,
    HUGE = 2 * 1024 * 1024,     /* a large page of the kernel's, where it has them */
    LARGE_HEAD = 16             /* so that large pieces are aligned as the C library's */
};

/* Before each piece: the list it belongs to, or SIZES for a large one. */
struct head { size_t list; };

struct spare { struct spare *next; };

/* State that functions without a closure must reach: the XML library's allocator cannot be handed one. */
static struct {
    struct spare *spare[SIZES];
    char *at, *end;    /* of the newest chunk: what nobody had yet */
    size_t chunk;      /* its size */
} pool;

static struct head *head_of(void *p)
{
    return (struct head *)p - 1;
}

static void *take_large(size_t size)
{
    char *p = mem_alloc(size < (size_t)-1 - LARGE_HEAD ? LARGE_HEAD + size : size);

    p += LARGE_HEAD;
    head_of(p)->list = SIZES;
    return p;
}

/* Trees of a hundred megabytes are walked again and again: with large pages a tenth less time goes by. */
static void *new_chunk(size_t size)
{
    void *p = NULL;

    if (size < HUGE)
        return mem_alloc(size);
    p = mem_aligned(HUGE, size);
    madvise(p, size, MADV_HUGEPAGE);    /* a wish: without it all is as it was */
    return p;
}

static void *carve(size_t list)
{
    size_t whole = sizeof(struct head) + (list + 1) * STEP;
    struct head *head;

    if ((size_t)(pool.end - pool.at) < whole) {
        pool.chunk = !pool.chunk ? FIRST_CHUNK : pool.chunk < LAST_CHUNK ? 2 * pool.chunk : LAST_CHUNK;
        pool.at = new_chunk(pool.chunk);
        pool.end = pool.at + pool.chunk;
    }
    head = (struct head *)pool.at;
    pool.at += whole;
    head->list = list;
    return head + 1;
}

void *pool_alloc(size_t size)
{
    size_t list = size ? (size - 1) / STEP : 0;
    struct spare *piece;

    if (!POOLED)
        return mem_alloc(size);
    if (list >= SIZES)
        return take_large(size);
    piece = pool.spare[list];
    if (!piece)
        return carve(list);
    pool.spare[list] = piece->next;
    return piece;
}

void pool_free(void *p)
{
    size_t list;
    struct spare *piece = p;

    if (!POOLED || !p) {
        free(p);
        return;
    }
    list = head_of(p)->list;
    if (list >= SIZES) {
        free((char *)p - LARGE_HEAD);
        return;
    }
    piece->next = pool.spare[list];
    pool.spare[list] = piece;
}

void *pool_resize(void *old, size_t size)
{
    size_t room;
    void *p;

    if (!old)
        return pool_alloc(size);
    if (!POOLED)
        return mem_resize(old, size, 1);
    if (head_of(old)->list >= SIZES && size > LARGEST)
        return (char *)mem_resize((char *)old - LARGE_HEAD, size < (size_t)-1 - LARGE_HEAD ? LARGE_HEAD + size : size, 1) + LARGE_HEAD;
    room = head_of(old)->list >= SIZES ? size : (head_of(old)->list + 1) * STEP;
    if (head_of(old)->list < SIZES && size <= room)
        return old;
    p = pool_alloc(size);
    memcpy(p, old, size < room ? size : room);
    pool_free(old);
    return p;
}

char *pool_copy(const char *text)
{
    size_t n = strlen(text) + 1;

    return memcpy(pool_alloc(n), text, n);
}
