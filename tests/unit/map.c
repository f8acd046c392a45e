/* unit/map.c - text to pointer. */

#include "base/arena.h"
#include "base/map.h"
#include "base/mem.h"
#include "unit.h"

#include <stdlib.h>

START_TEST(map_finds_what_was_put)
{
    enum { N = 20000 };
    struct arena arena;
    struct map map;
    static int values[N];

    arena_init(&arena);
    map_init(&map);
    for (int i = 0; i < N; i++) {
        char *key = arena_printf(&arena, "R-%d", i);
        void **at = map_at(&map, str_of(key));

        ck_assert_ptr_null(*at);
        *at = &values[i];
    }
    ck_assert_uint_eq(map.n, N);
    for (int i = 0; i < N; i++)
        ck_assert_ptr_eq(map_get(&map, str_of(arena_printf(&arena, "R-%d", i))), &values[i]);
    ck_assert_ptr_null(map_get(&map, STR("R-20000")));
    ck_assert_ptr_null(map_get(&map, STR("")));
    map_done(&map);
    arena_done(&arena);
}
END_TEST

START_TEST(map_compares_whole_keys)
{
    struct map map = {0};
    int a, b, empty;

    ck_assert_ptr_null(map_get(&map, STR("a")));
    *map_at(&map, STR("a")) = &a;
    *map_at(&map, ((struct str){ "a\0b", 3 })) = &b;
    *map_at(&map, STR("")) = &empty;
    ck_assert_ptr_eq(map_get(&map, STR("a")), &a);
    ck_assert_ptr_eq(map_get(&map, (struct str){ "a\0b", 3 }), &b);
    ck_assert_ptr_eq(map_get(&map, STR("")), &empty);
    ck_assert_ptr_null(map_get(&map, STR("A")));
    *map_at(&map, STR("a")) = &b;
    ck_assert_ptr_eq(map_get(&map, STR("a")), &b);
    ck_assert_uint_eq(map.n, 3);
    map_done(&map);
}
END_TEST

/* The map's own mixing, as a stranger can read it. */
static uint64_t mix(uint64_t h)
{
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93u;
    h ^= h >> 32;
    h *= 0xd6e8feb86659fd93u;
    return h ^ h >> 32;
}

/* Keys that would all have one hash, were its seed known (0): in one slot they would take longer than a test may. */
START_TEST(map_is_not_slowed_by_chosen_keys)
{
    enum { N = 200000 };
    uint64_t (*keys)[2] = mem_zero(N, sizeof *keys);
    struct map map = {0};

    for (uint64_t i = 0; i < N; i++) {
        keys[i][0] = i;
        keys[i][1] = 42 ^ mix(mix(sizeof *keys) ^ i);
        *map_at(&map, (struct str){ (const char *)keys[i], sizeof *keys }) = keys[i];
    }
    ck_assert_uint_eq(map.n, N);
    map_done(&map);
    free(keys);
}
END_TEST

TCase *unit_map(void)
{
    TCase *tests = tcase_create("map");

    tcase_add_test(tests, map_finds_what_was_put);
    tcase_add_test(tests, map_compares_whole_keys);
    tcase_add_test(tests, map_is_not_slowed_by_chosen_keys);
    return tests;
}
