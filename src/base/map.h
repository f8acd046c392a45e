/* base/map.h - text to pointer, in no order of its own: whoever lists keeps a list beside it. */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

#include <stdint.h>

struct map_slot;

struct map {
    struct map_slot *slots;
    size_t cap, n;
    uint64_t seed;    /* of its hashes */
};

void map_init(struct map *map);    /* in place, ends with map_done(); {0} is the same */
void map_done(struct map *map);

void *map_get(const struct map *map, struct str key);    /* borrowed, or NULL */
/* The place of a key's value, made (with NULL in it) where there is none; good until the next call. The key's bytes are borrowed: they must outlive the map. */
void **map_at(struct map *map, struct str key);

#endif
