/* unit/map.c - text to pointer. */

#include "base/arena.h"
#include "base/map.h"
#include "unit.h"

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

TCase *unit_map(void)
{
    TCase *tests = tcase_create("map");

    tcase_add_test(tests, map_finds_what_was_put);
    tcase_add_test(tests, map_compares_whole_keys);
    return tests;
}
