/* base/map.c - text to pointer: open addressing. Each run mixes keys in its own way, so that nobody can write sources whose names all fall in one slot. */

#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>
#include <sys/auxv.h>

struct map_slot {
    struct str key;    /* s is NULL in a free slot */
    uint64_t hash;
    void *value;
};

void map_init(struct map *map)
{
    *map = (struct map){0};
}

void map_done(struct map *map)
{
    free(map->slots);
    map_init(map);
}

static uint64_t mix(uint64_t h)
{
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93u;
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93u;
    return h ^ h >> 32;
}

/* The kernel hands each process random bytes (getauxval(3), AT_RANDOM): no state of ours, and the same in forked workers. */
static uint64_t random_seed(void)
{
    const void *bytes = (const void *)(uintptr_t)getauxval(AT_RANDOM);
    uint64_t seed = 0;

    if (bytes)
        memcpy(&seed, bytes, sizeof seed);
    return mix(seed);
}

static uint64_t hash_of(const struct map *map, struct str key)
{
    uint64_t h = mix(map->seed ^ key.n);
    size_t i = 0;

    for (; i + 8 <= key.n; i += 8) {
        uint64_t piece;

        memcpy(&piece, key.s + i, 8);
        h = mix(h ^ piece);
    }
    for (uint64_t piece = 0; i < key.n; i++) {
        piece = piece << 8 | (unsigned char)key.s[i];
        if (i + 1 == key.n)
            h = mix(h ^ piece);
    }
    return mix(h);
}

static struct map_slot *find(const struct map *map, struct str key, uint64_t hash)
{
    size_t i = (size_t)hash & (map->cap - 1);

    while (map->slots[i].key.s && (map->slots[i].hash != hash || !str_eq(map->slots[i].key, key)))
        i = (i + 1) & (map->cap - 1);
    return &map->slots[i];
}

static void grow(struct map *map)
{
    struct map old = *map;

    if (!old.cap)
        map->seed = random_seed();
    map->cap = old.cap ? old.cap * 2 : 16;
    map->slots = mem_zero(map->cap, sizeof *map->slots);
    for (size_t i = 0; i < old.cap; i++)
        if (old.slots[i].key.s)
            *find(map, old.slots[i].key, old.slots[i].hash) = old.slots[i];
    free(old.slots);
}

void *map_get(const struct map *map, struct str key)
{
    if (!map->cap)
        return NULL;
    return find(map, key, hash_of(map, key))->value;
}

void **map_at(struct map *map, struct str key)
{
    struct map_slot *slot;
    uint64_t hash;

    if ((map->n + 1) * 4 > map->cap * 3)
        grow(map);
    hash = hash_of(map, key);
    slot = find(map, key, hash);
    if (!slot->key.s) {
        slot->key = key.s ? key : STR("");
        slot->hash = hash;
        map->n++;
    }
    return &slot->value;
}
