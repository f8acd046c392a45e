/* syntax/lexer.c - bytes to tokens. */

#include "syntax/lexer.h"
#include "base/buf.h"
#include "base/mem.h"
#include "syntax/characters.h"

enum { PAIRS = 10 };    /* of quotes that are not ours */

struct lexer {
    struct tree *tree;
    tree_starts starts;
    struct diags *diags;
    const char *s;
    size_t n, at, cap;
    /* what was found last, and from where on it holds: a line may be the whole file, and is not searched to its end for each of its words */
    size_t line_from, line_stop;
    size_t close_from[PAIRS], close_at[PAIRS];    /* the next closing quote, the end of the line where there is none */
};

static struct span span_at(const struct lexer *lx, size_t start, size_t end)
{
    return (struct span){ lx->tree->source, (uint32_t)start, (uint32_t)end };
}

static size_t line_end(struct lexer *lx, size_t at)
{
    if (at < lx->line_from || at > lx->line_stop || !lx->line_stop) {
        const char *end = memchr(lx->s + at, '\n', lx->n - at);

        lx->line_from = at;
        lx->line_stop = end ? (size_t)(end - lx->s) : lx->n;
    }
    return lx->line_stop > at && lx->s[lx->line_stop - 1] == '\r' ? lx->line_stop - 1 : lx->line_stop;
}

/* ---- tokens ---- */

static void add(struct lexer *lx, enum token_kind kind, enum token_form form, size_t start, size_t end)
{
    struct tree *tree = lx->tree;

    mem_grow(&tree->tokens, &lx->cap, tree->n_tokens + 1, sizeof *tree->tokens);
    tree->tokens[tree->n_tokens++] = (struct token){ (uint32_t)start, (uint32_t)end, (uint8_t)kind, (uint8_t)form };
    lx->at = end;
}

static bool has(const struct lexer *lx, size_t at, const char *bytes)
{
    while (*bytes && at < lx->n && lx->s[at] == *bytes) {
        at++;
        bytes++;
    }
    return !*bytes;
}

/* A byte order mark is white space wherever it stands: files that were joined have one in the middle. */
static size_t space_at(const struct lexer *lx, size_t at)
{
    char c = lx->s[at];

    if (c > ' ' && c <= '~')
        return 0;    /* nearly always */
    if (c == ' ' || c == '\t' || (c == '\r' && has(lx, at, "\r\n")))
        return 1;
    return has(lx, at, "\xc2\xa0") ? 2 : has(lx, at, "\xef\xbb\xbf") ? 3 : 0;
}

static bool word_at(const struct lexer *lx, size_t at)
{
    if (at >= lx->n)
        return false;
    switch (lx->s[at]) {
    case '\0': case '\n': case '{': case '}': case ',': case '"': return false;
    default: return !space_at(lx, at);
    }
}

static size_t word_end(const struct lexer *lx, size_t at)
{
    while (word_at(lx, at) || (at < lx->n && lx->s[at] == '\0'))
        at++;
    return at;
}

static void lex_block_text(struct lexer *lx)
{
    size_t start = lx->at;
    const char *close = memmem(lx->s + start + 3, lx->n - start - 3, "\"\"\"", 3);
    size_t end = lx->n;

    if (close) {
        /* the last three quotes of a run close, so that a text may end with a quote */
        end = (size_t)(close - lx->s) + 3;
        while (end < lx->n && lx->s[end] == '"')
            end++;
        add(lx, TOKEN_TEXT, FORM_BLOCK, start, end);
        return;
    }
    diag(lx->diags, DIAG_UNCLOSED_BLOCK_TEXT, span_at(lx, start, start + 3), NULL);
    lx->tree->errors++;
    for (size_t i = start; lx->starts && i < end; i++) {
        const char *newline = memchr(lx->s + i, '\n', lx->n - i);

        if (!newline)
            break;
        i = (size_t)(newline - lx->s);
        if (lx->starts((struct str){ newline + 1, word_end(lx, i + 1) - i - 1 }))
            end = i;
    }
    add(lx, TOKEN_TEXT, FORM_BLOCK, start, end);
}

static void lex_line_text(struct lexer *lx, const char *opening, const char *closing, enum token_form form)
{
    size_t start = lx->at, from = start + strlen(opening), stop = line_end(lx, start);
    const char *close = memmem(lx->s + from, stop > from ? stop - from : 0, closing, strlen(closing));
    size_t end;

    if (close) {
        add(lx, TOKEN_TEXT, form, start, (size_t)(close - lx->s) + strlen(closing));
        return;
    }
    end = stop;
    while (end > from && (lx->s[end - 1] == ' ' || lx->s[end - 1] == '\t'))
        end--;
    if (end > from && lx->s[end - 1] == '{')
        end--;
    while (end > from && (lx->s[end - 1] == ' ' || lx->s[end - 1] == '\t'))
        end--;
    if (form != FORM_CURLY) {
        diag(lx->diags, DIAG_UNCLOSED_TEXT, span_at(lx, start, end), NULL);
        lx->tree->errors++;
    }
    add(lx, TOKEN_TEXT, form, start, end);
}

static void curly(struct lexer *lx, const char *open, const char *close)
{
    size_t start = lx->at, n = strlen(open), end;
    struct diag *d;

    lex_line_text(lx, open, close, FORM_CURLY);
    end = lx->at;
    d = diag(lx->diags, DIAG_CURLY_QUOTES, span_at(lx, start, end), NULL, { "quote", open });
    lx->tree->errors++;
    if (end - start >= n + strlen(close) && !memcmp(lx->s + end - strlen(close), close, strlen(close))) {
        struct str inner = { lx->s + start + n, end - start - n - strlen(close) };
        struct buf fix = {0};

        buf_printf(&fix, memchr(inner.s, '"', inner.n) ? "\"\"\"%.*s\"\"\"" : "\"%.*s\"", STR_ARGS(inner));
        diag_set_fix(lx->diags, d, buf_text(&fix));
        buf_done(&fix);
    }
}

/* The next closing quote of a pair in the line, its end where there is none. */
static size_t next_close(struct lexer *lx, size_t pair, const char *quote, size_t from, size_t stop)
{
    if (from < lx->close_from[pair] || from > lx->close_at[pair]) {
        const char *close = memmem(lx->s + from, stop - from, quote, strlen(quote));

        lx->close_from[pair] = from;
        lx->close_at[pair] = close ? (size_t)(close - lx->s) : stop;
    }
    return lx->close_at[pair];
}

/* Where a word ends: 's-Gravenhage' is one, 'Den Haag' wants to be a text. */
static bool closes(const struct lexer *lx, size_t at, size_t stop)
{
    return at >= stop || space_at(lx, at) || strchr(",{}", lx->s[at]);
}

/* Quotes that are none here. Those that cannot begin a word are taken for quotes even where the other one is missing. */
static bool lex_curly(struct lexer *lx)
{
    static const struct { const char *open, *close; bool alone; } pairs[PAIRS] = {
        { "\xe2\x80\x9c", "\xe2\x80\x9d", false }, { "\xe2\x80\x9e", "\xe2\x80\x9d", false }, { "\xe2\x80\x9e", "\xe2\x80\x9c", false },
        { "\xe2\x80\x9d", "\xe2\x80\x9d", false }, { "\xc2\xab", "\xc2\xbb", false }, { "\xe2\x80\x98", "\xe2\x80\x99", false }, { "'", "'", false },
        { "\xe2\x80\x9c", "\xe2\x80\x9d", true }, { "\xe2\x80\x9e", "\xe2\x80\x9d", true }, { "\xc2\xab", "\xc2\xbb", true },
    };
    size_t start = lx->at, stop = line_end(lx, start);

    for (size_t i = 0; i < PAIRS; i++) {
        size_t close;

        if (!has(lx, start, pairs[i].open))
            continue;
        close = next_close(lx, i, pairs[i].close, start + strlen(pairs[i].open), stop);
        if (pairs[i].alone || (close < stop && closes(lx, close + strlen(pairs[i].close), stop))) {
            curly(lx, pairs[i].open, pairs[i].close);
            return true;
        }
    }
    return false;
}

void lex(struct tree *tree, tree_starts starts, struct diags *diags)
{
    struct lexer lx = { .tree = tree, .starts = starts, .diags = diags, .s = tree->source->text.s, .n = tree->source->text.n };

    tree->errors += characters_check(tree->source, NULL, diags);
    if (!characters_are_text(tree->source->text)) {
        add(&lx, TOKEN_END, 0, lx.n, lx.n);
        return;
    }
    while (lx.at < lx.n) {
        char c = lx.s[lx.at];
        size_t space = space_at(&lx, lx.at);

        if (space)
            lx.at += space;
        else if (c == '\n')
            add(&lx, TOKEN_NEWLINE, 0, lx.at, lx.at + 1);
        else if (c == '#')
            add(&lx, TOKEN_COMMENT, 0, lx.at, line_end(&lx, lx.at));
        else if (c == ',')
            add(&lx, TOKEN_COMMA, 0, lx.at, lx.at + 1);
        else if (c == '{')
            add(&lx, TOKEN_OPEN, 0, lx.at, lx.at + 1);
        else if (c == '}')
            add(&lx, TOKEN_CLOSE, 0, lx.at, lx.at + 1);
        else if (has(&lx, lx.at, "\"\"\""))
            lex_block_text(&lx);
        else if (c == '"')
            lex_line_text(&lx, "\"", "\"", FORM_LINE);
        else if (!lex_curly(&lx))
            add(&lx, TOKEN_WORD, 0, lx.at, word_end(&lx, lx.at));
    }
    add(&lx, TOKEN_END, 0, lx.n, lx.n);
}
