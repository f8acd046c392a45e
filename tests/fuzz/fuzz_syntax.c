/* fuzz/fuzz_syntax.c - what holds for lexer, parser and formatter whatever the bytes are. A promise that is broken aborts.
 *
 *   spans lie within the file and do not cross; between the tokens there is only white space (but nothing is read of what is no text)
 *   statements nest and follow one another
 *   formatting, with the schema and without, what has no error gives what has none, means the same, keeps every comment, and is stable */

#include "base/buf.h"
#include "base/mem.h"
#include "fuzz.h"
#include "model/reading.h"
#include "model/schema.h"
#include "syntax/characters.h"

#include <stdio.h>
#include <stdlib.h>

static void broken(const char *promise, const struct buf *formatted)
{
    fprintf(stderr, "broken promise: %s\n", promise);
    if (formatted)
        fprintf(stderr, "formatted:\n%.*s\n", STR_ARGS(buf_text(formatted)));
    abort();
}

#define PROMISE(holds) ((holds) ? (void)0 : broken(#holds, NULL))
#define FORMAT_PROMISE(holds) ((holds) ? (void)0 : broken(#holds, &once))

/* ---- a tree ---- */

static bool white(const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (s[i] == ' ' || s[i] == '\t' || s[i] == '\r')
            continue;
        if (i + 1 < n && !memcmp(s + i, "\xc2\xa0", 2))
            i++;
        else if (i + 2 < n && !memcmp(s + i, "\xef\xbb\xbf", 3))
            i += 2;
        else
            return false;
    }
    return true;
}

static void check_tokens(const struct tree *tree)
{
    const char *s = tree->source->text.s;
    uint32_t at = 0;

    PROMISE(tree->n_tokens >= 1);
    if (!characters_are_text(tree->source->text)) {    /* a picture, UTF-16: refused as a whole */
        PROMISE(tree->errors && tree->n_tokens == 1);
        return;
    }
    for (size_t i = 0; i < tree->n_tokens; i++) {
        const struct token *token = &tree->tokens[i];

        PROMISE(token->start >= at);
        PROMISE(token->end >= token->start);
        PROMISE(token->end <= tree->source->text.n);
        PROMISE(white(s + at, token->start - at));
        PROMISE((token->kind == TOKEN_END) == (i + 1 == tree->n_tokens));
        PROMISE(token->kind == TOKEN_END || token->end > token->start);
        at = token->end;
    }
    PROMISE(at == tree->source->text.n || white(s + at, tree->source->text.n - at));
}

static void check_statements(const struct tree *tree, const struct statement *st, size_t from, size_t to)
{
    for (; st; st = st->next) {
        PROMISE(st->first >= from);
        PROMISE(st->last >= st->first);
        from = st->last;
        if (st->open) {
            PROMISE(st->open >= st->last);
            PROMISE(st->close > st->open);
            PROMISE(tree->tokens[st->open].kind == TOKEN_OPEN);
            check_statements(tree, st->children, st->open + 1, st->close);
            from = st->close;
        } else {
            PROMISE(!st->children || tree->errors);    /* a block whose brace was forgotten is read all the same */
        }
        PROMISE(from <= to);
    }
}

static void check_diags(const struct diags *diags, const struct source *source)
{
    for (size_t i = 0; i < diags->n; i++) {
        const struct span *span = &diags->items[i]->span;

        PROMISE(!span->source || span->source == source);
        PROMISE(span->start <= span->end);
        PROMISE(!span->source || span->end <= source->text.n);
        if (span->source)
            PROMISE(source_place(source, span->start).line <= source->n_lines);
    }
}

/* ---- what a source says: its words and texts in order, without its layout ---- */

static void meaning(const struct tree *tree, struct buf *out, bool braces)
{
    struct arena arena;

    arena_init(&arena);
    for (size_t i = 0; i < tree->n_tokens; i++) {
        const struct token *token = &tree->tokens[i];
        bool brace = token->kind == TOKEN_OPEN || token->kind == TOKEN_CLOSE;

        if (token_is_trivia(token) || (brace && !braces))
            continue;
        buf_putc(out, (char)('0' + token->kind));
        buf_str(out, token_value(tree, (uint32_t)i, &arena));
        buf_putc(out, '\0');
    }
    arena_done(&arena);
}

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* The comments, sorted: one that stood inside a head may stand before it now. */
static void comments(const struct tree *tree, struct buf *out)
{
    struct str *list = NULL;
    size_t n = 0, cap = 0;

    for (size_t i = 0; i < tree->n_tokens; i++) {
        struct str text;

        if (tree->tokens[i].kind != TOKEN_COMMENT)
            continue;
        text = token_text(tree, (uint32_t)i);
        while (text.n && (text.s[text.n - 1] == ' ' || text.s[text.n - 1] == '\t' || text.s[text.n - 1] == '\r'))
            text.n--;
        mem_grow(&list, &cap, n + 1, sizeof *list);
        list[n++] = text;
    }
    if (n)
        qsort(list, n, sizeof *list, by_bytes);
    for (size_t i = 0; i < n; i++) {
        buf_str(out, list[i]);
        buf_putc(out, '\n');
    }
    free(list);
}

static void check_format(const struct tree *tree, format_arguments arguments, void *closure)
{
    struct buf once = {0}, twice = {0}, a = {0}, b = {0};
    struct source *source;
    struct diags diags;
    struct tree *again;

    format_tree(&once, tree, arguments, closure);
    source = source_new("formatted", buf_text(&once));
    diags_init(&diags);
    again = tree_parse(source, kind_is_name, &diags);
    FORMAT_PROMISE(!again->errors);
    check_tokens(again);

    meaning(tree, &a, !arguments);
    meaning(again, &b, !arguments);
    FORMAT_PROMISE(str_eq(buf_text(&a), buf_text(&b)));
    buf_cut(&a, 0);
    buf_cut(&b, 0);
    comments(tree, &a);
    comments(again, &b);
    FORMAT_PROMISE(str_eq(buf_text(&a), buf_text(&b)));

    format_tree(&twice, again, arguments, closure);
    FORMAT_PROMISE(str_eq(buf_text(&once), buf_text(&twice)));

    tree_free(again);
    diags_done(&diags);
    source_free(source);
    buf_done(&once);
    buf_done(&twice);
    buf_done(&a);
    buf_done(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    char *copy = mem_dup((const char *)bytes, n);    /* its own allocation, so that reading past its end is seen */
    struct source *source = source_new("fuzz.isms", (struct str){ copy, n });
    struct diags diags;
    struct tree *tree;

    diags_init(&diags);
    tree = tree_parse(source, kind_is_name, &diags);
    check_tokens(tree);
    check_statements(tree, tree->statements, 0, tree->n_tokens);
    check_diags(&diags, source);
    if (!tree->errors) {
        static struct schema *schema;    /* made once: it takes longer than a run */

        if (!schema)
            schema = schema_new();
        check_format(tree, NULL, NULL);
        check_format(tree, reading_arguments, schema);
    }
    tree_free(tree);
    diags_done(&diags);
    source_free(source);
    free(copy);
    return 0;
}
