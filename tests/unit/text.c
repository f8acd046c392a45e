/* unit/text.c - what a text between quotes means. */

#include "syntax/tree.h"
#include "unit.h"

/* The value of the first text in `written`, which must be what the language says. */
static void means(const char *written, const char *value)
{
    struct source *source = source_new("a.isms", str_of(written));
    struct diags diags;
    struct arena arena;
    struct tree *tree;
    uint32_t i = 0;

    diags_init(&diags);
    arena_init(&arena);
    tree = tree_parse(source, NULL, &diags);
    while (i < tree->n_tokens && tree->tokens[i].kind != TOKEN_TEXT)
        i++;
    ck_assert_uint_lt(i, tree->n_tokens);
    ck_str(token_value(tree, i, &arena), value);
    tree_free(tree);
    arena_done(&arena);
    diags_done(&diags);
    source_free(source);
}

START_TEST(a_line_means_what_stands_between_the_quotes)
{
    means("note \"a b\"", "a b");
    means("note \"\"", "");
    means("note \"  a\\n \"", "  a\\n ");    /* no escapes, nothing taken off */
    means("note \"\"\"say \"yes\" now\"\"\"", "say \"yes\" now");
    means("note \"\"\"\"\"\"", "");
}
END_TEST

START_TEST(a_block_loses_its_common_indentation)
{
    means("note \"\"\"\n    one\n      two\n    three\n    \"\"\"", "one\n  two\nthree");
    means("note \"\"\"\n    one\n  two\n  \"\"\"", "  one\ntwo");
    means("note \"\"\"\none\n  two\n\"\"\"", "one\n  two");
    means("note \"\"\"\n\tone\n\t\ttwo\n\t\"\"\"", "one\n\ttwo");
    means("note \"\"\"\n\tone\n    two\n\"\"\"", "\tone\n    two");    /* a tab and spaces have nothing in common */
}
END_TEST

START_TEST(blank_lines_have_no_indentation)
{
    means("note \"\"\"\n    one\n\n    two\n    \"\"\"", "one\n\ntwo");
    means("note \"\"\"\n    one\n  \n    two\n    \"\"\"", "one\n\ntwo");
    means("note \"\"\"\n\n    one\n\n    \"\"\"", "\none\n");    /* only the first and the last are taken off */
    means("note \"\"\"\n    \"\"\"", "");
}
END_TEST

START_TEST(words_beside_the_quotes_stay)
{
    means("note \"\"\"one\n    two\n    three\"\"\"", "one\ntwo\nthree");
    means("note \"\"\"one\n      two\n    three\n    \"\"\"", "one\n  two\nthree");
    means("note \"\"\"\n    one\n    two\"\"\"", "one\ntwo");
}
END_TEST

START_TEST(line_ends_become_lf)
{
    means("note \"\"\"\r\n    one\r\n    two\r\n    \"\"\"", "one\ntwo");
    means("note \"\"\"one\r\n  two\"\"\"", "one\ntwo");
}
END_TEST

TCase *unit_text(void)
{
    TCase *tests = tcase_create("text");

    tcase_add_test(tests, a_line_means_what_stands_between_the_quotes);
    tcase_add_test(tests, a_block_loses_its_common_indentation);
    tcase_add_test(tests, blank_lines_have_no_indentation);
    tcase_add_test(tests, words_beside_the_quotes_stay);
    tcase_add_test(tests, line_ends_become_lf);
    return tests;
}
