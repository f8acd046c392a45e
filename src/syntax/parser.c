/* syntax/parser.c - tokens to statements. */

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "syntax/lexer.h"
#include "syntax/tree.h"

#include <stdlib.h>

struct parser {
    struct tree *tree;
    struct diags *diags;
    tree_starts starts;
    uint32_t at;
    uint32_t *cuts;        /* tokens before which every open block ends, because a `}` before them is missing */
    size_t n_cuts, cut;
    bool too_deep;         /* said once */
    bool told;             /* that no statement may begin where the next one does */
};

static enum token_kind kind(const struct parser *p, uint32_t at)
{
    return (enum token_kind)p->tree->tokens[at].kind;
}

static void error(struct parser *p, enum diag_code code, uint32_t token)
{
    struct str text = token_text(p->tree, token);
    char *copy = mem_dup(text.s, text.n < 40 ? text.n : 40);

    diag(p->diags, code, token_span(p->tree, token), NULL, { "got", copy });
    p->tree->errors++;
    free(copy);
}

static bool first_column(const struct tree *tree, uint32_t token)
{
    uint32_t start = tree->tokens[token].start;

    return start == 0 || tree->source->text.s[start - 1] == '\n';
}

/* A line that begins with a kind in the first column. */
static bool starts_declaration(const struct parser *p, uint32_t token)
{
    return p->starts && kind(p, token) == TOKEN_WORD && first_column(p->tree, token) && p->starts(token_text(p->tree, token));
}

/* Finds the blocks that reach the end of the file, and where each is cut off: before the first later line that begins with a kind. */
static void find_cuts(struct parser *p)
{
    enum { MOST = 100 };    /* each cut reads the rest once more */
    const struct tree *tree = p->tree;
    size_t cap = 0;

    for (uint32_t from = 0; p->n_cuts < MOST;) {
        size_t depth = 0;
        uint32_t bottom = 0, next;

        for (uint32_t i = from; i < tree->n_tokens; i++) {
            if (kind(p, i) == TOKEN_OPEN && depth++ == 0)
                bottom = i;
            else if (kind(p, i) == TOKEN_CLOSE && depth)
                depth--;
        }
        if (!depth)
            return;
        error(p, DIAG_UNCLOSED_BRACE, bottom);
        for (next = bottom + 1; next < tree->n_tokens; next++)
            if (starts_declaration(p, next))
                break;
        if (next == tree->n_tokens)
            return;
        mem_grow(&p->cuts, &cap, p->n_cuts + 1, sizeof *p->cuts);
        p->cuts[p->n_cuts++] = next;
        from = next;
    }
}

static bool at_cut(const struct parser *p)
{
    return p->cut < p->n_cuts && p->at >= p->cuts[p->cut];
}

static bool is_trivia(const struct parser *p, uint32_t at)
{
    return token_is_trivia(&p->tree->tokens[at]);
}

static void skip_trivia(struct parser *p)
{
    while (is_trivia(p, p->at))
        p->at++;
}

static struct statement *parse_body(struct parser *p, unsigned depth);

/* Past a block that is nested too deep to be read. */
static void skip_block(struct parser *p)
{
    size_t depth = 1;

    while (kind(p, p->at) != TOKEN_END && !at_cut(p)) {
        if (kind(p, p->at) == TOKEN_OPEN)
            depth++;
        else if (kind(p, p->at) == TOKEN_CLOSE && --depth == 0)
            return;
        p->at++;
    }
}

static void parse_block(struct parser *p, struct statement *st, unsigned depth)
{
    st->open = p->at++;
    if (depth >= DEEPEST_BLOCK) {
        if (!p->too_deep)
            error(p, DIAG_TOO_DEEP, st->open);
        p->too_deep = true;
        skip_block(p);
    } else {
        st->children = parse_body(p, depth + 1);
    }
    st->close = p->at;
    if (!st->open)
        st->children = NULL;    /* the file begins with a brace: 0 says that there is no block */
    if (kind(p, p->at) == TOKEN_CLOSE && !at_cut(p))
        p->at++;
    /* one statement a line, so that a change touches one line */
    if (!at_cut(p) && (kind(p, p->at) == TOKEN_WORD || kind(p, p->at) == TOKEN_TEXT || kind(p, p->at) == TOKEN_COMMA || kind(p, p->at) == TOKEN_OPEN)) {
        error(p, DIAG_AFTER_BRACE, p->at);
        while (kind(p, p->at) == TOKEN_TEXT || kind(p, p->at) == TOKEN_COMMA)
            p->at++;
        p->told = kind(p, p->at) == TOKEN_WORD || kind(p, p->at) == TOKEN_OPEN;
    }
}

/* The head goes on over a line end after a comma, and over line ends before a `{`. A declaration that begins in the first column, KIND ID "…" or KIND ID {, is
 * none of the list's values: the comma was one too many. */
static bool head_goes_on(struct parser *p, uint32_t before)
{
    uint32_t next = p->at;

    while (is_trivia(p, next))
        next++;
    if (before != next && kind(p, before) == TOKEN_COMMA && starts_declaration(p, next) && kind(p, next + 1) == TOKEN_WORD &&
        (kind(p, next + 2) == TOKEN_TEXT || kind(p, next + 2) == TOKEN_OPEN))
        return false;
    if (before != next && kind(p, before) == TOKEN_COMMA)
        return kind(p, next) == TOKEN_WORD || kind(p, next) == TOKEN_TEXT || kind(p, next) == TOKEN_COMMA;
    return kind(p, next) == TOKEN_OPEN;
}

static struct statement *parse_statement(struct parser *p, unsigned depth)
{
    struct statement *st = arena_alloc(&p->tree->arena, sizeof *st);
    uint32_t before = p->at;

    st->first = st->last = p->at;
    st->told = p->told;
    p->told = false;
    if (kind(p, p->at) != TOKEN_WORD)
        error(p, DIAG_NAME_EXPECTED, p->at);
    for (;; p->at++) {
        enum token_kind k = kind(p, p->at);

        if (at_cut(p) || k == TOKEN_END || k == TOKEN_CLOSE || k == TOKEN_OPEN)
            break;
        if (k == TOKEN_NEWLINE || k == TOKEN_COMMENT) {
            if (k == TOKEN_NEWLINE && !head_goes_on(p, before))
                break;
            while (k == TOKEN_NEWLINE && is_trivia(p, p->at + 1))    /* what was looked over is not looked over again at each line end */
                p->at++;
            continue;
        }
        if (k == TOKEN_COMMA && p->at > st->first && kind(p, before) == TOKEN_COMMA)
            error(p, DIAG_STRAY_COMMA, p->at);
        before = p->at;
        st->last = p->at + 1;
    }
    if (st->last > st->first && kind(p, before) == TOKEN_COMMA && before > st->first)
        error(p, DIAG_STRAY_COMMA, before);
    if (kind(p, p->at) == TOKEN_OPEN && !at_cut(p))
        parse_block(p, st, depth);
    return st;
}

/* Whether the lines after a declaration without a block can only be meant as one: they are indented, the first word is no kind and has something behind it,
 * but not what a declaration has (`visit V-1 "…"`, in a register of the project's own). */
static bool brace_is_missing(const struct parser *p, const struct statement *st)
{
    return !st->open && st->last > st->first && starts_declaration(p, st->first) && kind(p, p->at) == TOKEN_WORD && !first_column(p->tree, p->at) &&
           !at_cut(p) && !p->starts(token_text(p->tree, p->at)) &&
           kind(p, p->at + 1) != TOKEN_NEWLINE && kind(p, p->at + 1) != TOKEN_END &&
           !(kind(p, p->at + 1) == TOKEN_WORD && (kind(p, p->at + 2) == TOKEN_TEXT || kind(p, p->at + 2) == TOKEN_OPEN));
}

/* A block whose `{` was forgotten: the indented lines, and a `}` after them. */
static struct statement *parse_indented(struct parser *p, const struct statement *head)
{
    struct statement *first = NULL, **last = &first;
    struct span end = token_span(p->tree, head->last - 1);
    struct buf line = {0};
    struct diag *d;

    buf_printf(&line, "%zu", source_place(p->tree->source, end.start).line);
    d = diag(p->diags, DIAG_BRACE_MISSING, end, NULL, { "line", line.s });
    buf_cut(&line, 0);
    buf_printf(&line, "%.*s {", STR_ARGS(span_text(end)));
    diag_set_fix(p->diags, d, buf_text(&line));
    buf_done(&line);
    p->tree->errors++;
    while (kind(p, p->at) != TOKEN_END && kind(p, p->at) != TOKEN_CLOSE && !first_column(p->tree, p->at) && !at_cut(p)) {
        *last = parse_statement(p, 1);
        last = &(*last)->next;
        skip_trivia(p);
    }
    if (kind(p, p->at) == TOKEN_CLOSE && !at_cut(p))
        p->at++;
    return first;
}

static struct statement *parse_body(struct parser *p, unsigned depth)
{
    struct statement *first = NULL, **last = &first;

    for (;;) {
        skip_trivia(p);
        if (depth == 0) {
            while (at_cut(p))
                p->cut++;
        } else if (at_cut(p)) {
            return first;
        }
        if (kind(p, p->at) == TOKEN_END)
            return first;
        if (kind(p, p->at) == TOKEN_CLOSE) {
            if (depth)
                return first;
            error(p, DIAG_STRAY_BRACE, p->at++);
            continue;
        }
        *last = parse_statement(p, depth);
        skip_trivia(p);
        if (depth == 0 && brace_is_missing(p, *last))
            (*last)->children = parse_indented(p, *last);
        last = &(*last)->next;
    }
}

struct tree *tree_parse(const struct source *source, tree_starts starts, struct diags *diags)
{
    struct tree *tree = mem_zero(1, sizeof *tree);
    struct parser p = { .tree = tree, .diags = diags, .starts = starts };

    tree->source = source;
    arena_init(&tree->arena);
    lex(tree, starts, diags);
    find_cuts(&p);
    tree->statements = parse_body(&p, 0);
    free(p.cuts);
    return tree;
}

void tree_free(struct tree *tree)
{
    if (!tree)
        return;
    arena_done(&tree->arena);
    free(tree->tokens);
    free(tree);
}

struct str token_text(const struct tree *tree, uint32_t token)
{
    const struct token *t = &tree->tokens[token];

    return (struct str){ tree->source->text.s + t->start, t->end - t->start };
}

struct span token_span(const struct tree *tree, uint32_t token)
{
    return (struct span){ tree->source, tree->tokens[token].start, tree->tokens[token].end };
}

struct span statement_span(const struct tree *tree, const struct statement *st)
{
    if (st->last > st->first)
        return span_join(token_span(tree, st->first), token_span(tree, st->last - 1));
    return token_span(tree, st->first);
}

uint32_t statement_token(const struct tree *tree, const struct statement *st, uint32_t at)
{
    while (at < st->last && token_is_trivia(&tree->tokens[at]))
        at++;
    return at;
}
