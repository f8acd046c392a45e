/* unit/memory.c - arena, pool and buf. */

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "base/pool.h"
#include "unit.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>

START_TEST(arena_gives_zero_bytes_aligned_and_apart)
{
    struct arena arena;
    unsigned char *pieces[500];

    arena_init(&arena);
    for (size_t i = 0; i < 500; i++) {
        size_t size = i % 97 + 1;

        pieces[i] = arena_alloc(&arena, size);
        ck_assert_uint_eq((uintptr_t)pieces[i] % alignof(max_align_t), 0);
        for (size_t k = 0; k < size; k++)
            ck_assert_uint_eq(pieces[i][k], 0);
        memset(pieces[i], (int)(i & 0xff), size);
    }
    for (size_t i = 0; i < 500; i++)
        for (size_t k = 0; k < i % 97 + 1; k++)
            ck_assert_uint_eq(pieces[i][k], i & 0xff);
    arena_done(&arena);
}
END_TEST

START_TEST(arena_takes_pieces_larger_than_a_chunk)
{
    struct arena arena;
    char *small, *large;
    enum { LARGE = 5 * 1024 * 1024 };

    arena_init(&arena);
    small = arena_dup(&arena, "small", 5);
    large = arena_alloc(&arena, LARGE);
    memset(large, 'x', LARGE);
    ck_assert_str_eq(small, "small");
    ck_assert_str_eq(arena_dup(&arena, "after", 5), "after");
    ck_assert_int_eq(large[0], 'x');
    ck_assert_int_eq(large[LARGE - 1], 'x');
    arena_done(&arena);
}
END_TEST

START_TEST(arena_copies_with_a_nul)
{
    struct arena arena;

    arena_init(&arena);
    ck_assert_str_eq(arena_dup(&arena, "abcdef", 3), "abc");
    ck_assert_str_eq(arena_dup(&arena, "", 0), "");
    ck_assert_str_eq(arena_printf(&arena, "%s-%03d", "R", 17), "R-017");
    arena_done(&arena);
}
END_TEST

START_TEST(buf_grows_and_ends_with_a_nul)
{
    struct buf buf;

    buf_init(&buf);
    ck_str(buf_text(&buf), "");
    for (int i = 0; i < 10000; i++) {
        buf_putc(&buf, 'a');
        ck_assert_int_eq(buf.s[buf.n], '\0');
    }
    ck_assert_uint_eq(buf.n, 10000);
    ck_assert_uint_eq(strlen(buf.s), 10000);
    buf_done(&buf);
    ck_str(buf_text(&buf), "");
}
END_TEST

START_TEST(buf_adds_text_of_every_kind)
{
    struct buf buf = {0};
    char long_text[3000];

    memset(long_text, 'z', sizeof long_text - 1);
    long_text[sizeof long_text - 1] = '\0';
    buf_add(&buf, "abc", 2);
    buf_str(&buf, STR("cd"));
    buf_puts(&buf, "e");
    buf_fill(&buf, '.', 3);
    buf_fill(&buf, '!', 0);
    buf_printf(&buf, "%d%%", 97);
    ck_str(buf_text(&buf), "abcde...97%");
    buf_cut(&buf, 5);
    ck_str(buf_text(&buf), "abcde");
    ck_assert_int_eq(buf.s[5], '\0');
    buf_printf(&buf, "%s", long_text);
    ck_assert_uint_eq(buf.n, 5 + sizeof long_text - 1);
    ck_assert_str_eq(buf.s + 5, long_text);
    buf_done(&buf);
}
END_TEST

START_TEST(buf_gives_its_text_away)
{
    struct buf buf = {0};
    char *taken = buf_take(&buf);

    ck_assert_str_eq(taken, "");
    free(taken);
    buf_puts(&buf, "mine");
    taken = buf_take(&buf);
    ck_assert_str_eq(taken, "mine");
    ck_assert_uint_eq(buf.n, 0);
    buf_puts(&buf, "again");
    ck_assert_str_eq(taken, "mine");
    ck_str(buf_text(&buf), "again");
    free(taken);
    buf_done(&buf);
}
END_TEST

START_TEST(mem_grow_keeps_what_was_there)
{
    int *items = NULL;
    size_t cap = 0, moved = 0;

    for (size_t i = 0; i < 1000; i++) {
        size_t before = cap;

        mem_grow(&items, &cap, i + 1, sizeof *items);
        ck_assert_uint_gt(cap, i);
        moved += cap != before;
        items[i] = (int)i;
    }
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(items[i], i);
    ck_assert_uint_lt(moved, 12);    /* doubles */
    free(items);
}
END_TEST

START_TEST(mem_ends_the_program_where_a_size_overflows)
{
    mem_zero(SIZE_MAX / 2, 4);
}
END_TEST

START_TEST(pool_keeps_pieces_apart_whatever_is_given_back_and_grown)
{
    enum { N = 700 };
    unsigned char *pieces[N];
    size_t sizes[N];

    for (size_t i = 0; i < N; i++) {
        sizes[i] = i;    /* on both sides of what is large */
        pieces[i] = pool_alloc(sizes[i]);
        ck_assert_uint_eq((uintptr_t)pieces[i] % alignof(double), 0);
        memset(pieces[i], (int)(i & 0xff), sizes[i]);
    }
    for (size_t i = 0; i < N; i += 3)
        pool_free(pieces[i]);
    for (size_t i = 0; i < N; i += 3) {
        pieces[i] = pool_alloc(sizes[i]);
        memset(pieces[i], (int)(i & 0xff), sizes[i]);
    }
    for (size_t i = 0; i < N; i++) {
        size_t size = i % 2 ? 2 * i + 1 : i / 2;

        pieces[i] = pool_resize(pieces[i], size);
        sizes[i] = size < sizes[i] ? size : sizes[i];
    }
    for (size_t i = 0; i < N; i++)
        for (size_t k = 0; k < sizes[i]; k++)
            ck_assert_uint_eq(pieces[i][k], i & 0xff);
    for (size_t i = 0; i < N; i++)
        pool_free(pieces[i]);
    pool_free(NULL);
}
END_TEST

START_TEST(pool_begins_with_nothing_and_copies_text)
{
    char *text = pool_resize(NULL, 4), *copy;

    memcpy(text, "abc", 4);
    copy = pool_copy(text);
    pool_free(text);
    ck_assert_str_eq(copy, "abc");
    pool_free(copy);
}
END_TEST

START_TEST(pool_ends_the_program_where_a_size_overflows)
{
    pool_alloc(SIZE_MAX);
}
END_TEST

TCase *unit_memory(void)
{
    TCase *tests = tcase_create("memory");

    tcase_add_test(tests, arena_gives_zero_bytes_aligned_and_apart);
    tcase_add_test(tests, arena_takes_pieces_larger_than_a_chunk);
    tcase_add_test(tests, arena_copies_with_a_nul);
    tcase_add_test(tests, pool_keeps_pieces_apart_whatever_is_given_back_and_grown);
    tcase_add_test(tests, pool_begins_with_nothing_and_copies_text);
    tcase_add_test(tests, buf_grows_and_ends_with_a_nul);
    tcase_add_test(tests, buf_adds_text_of_every_kind);
    tcase_add_test(tests, buf_gives_its_text_away);
    tcase_add_test(tests, mem_grow_keeps_what_was_there);
    tcase_add_exit_test(tests, mem_ends_the_program_where_a_size_overflows, 3);
    tcase_add_exit_test(tests, pool_ends_the_program_where_a_size_overflows, 3);
    return tests;
}
