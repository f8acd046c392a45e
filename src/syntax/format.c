/* syntax/format.c - the one way to lay a source out. */

#include "syntax/format.h"
#include "base/utf8.h"

#include <stdlib.h>

struct formatter {
    struct buf *out;
    const struct tree *tree;
    format_arguments arguments;
    void *closure;
    const struct statement *path[DEEPEST_BLOCK + 2];
    size_t depth;
};

static const struct token *token(const struct formatter *f, uint32_t at)
{
    return &f->tree->tokens[at];
}

static void indent(struct formatter *f, size_t depth)
{
    buf_fill(f->out, ' ', depth * 2);
}

static void put_as_written(struct formatter *f, struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] != '\r')
            buf_putc(f->out, text.s[i]);
}

static bool ends_in_quotes(struct str value)
{
    return value.n >= 3 && !memcmp(value.s + value.n - 3, "\"\"\"", 3);
}

/* A block text: its lines re-indented below the statement. One that begins beside its quotes stays as it is, since there indentation is part of the meaning;
 * so does one whose meaning ends in quotes, which would close it before the line end that is put there. */
static void put_text(struct formatter *f, uint32_t at, size_t depth)
{
    struct str text = token_text(f->tree, at), rest, line;
    struct arena arena;

    if (token(f, at)->form != FORM_BLOCK || !memchr(text.s, '\n', text.n)) {
        buf_str(f->out, text);
        return;
    }
    rest = str_cut(text, 3);
    str_split(&rest, '\n', &line);
    while (line.n && (line.s[line.n - 1] == ' ' || line.s[line.n - 1] == '\t' || line.s[line.n - 1] == '\r'))
        line.n--;
    if (line.n) {
        put_as_written(f, text);
        return;
    }
    arena_init(&arena);
    rest = token_value(f->tree, at, &arena);
    if (ends_in_quotes(rest)) {
        put_as_written(f, text);
        arena_done(&arena);
        return;
    }
    buf_puts(f->out, "\"\"\"\n");
    while (str_split(&rest, '\n', &line)) {
        if (line.n) {
            indent(f, depth + 1);
            buf_str(f->out, line);
        }
        buf_putc(f->out, '\n');
    }
    indent(f, depth + 1);
    buf_puts(f->out, "\"\"\"");
    arena_done(&arena);
}

/* Comments inside a head have no place of their own on the one line it becomes: they go before it. The last may follow it on its line. */
static void put_inner_comments(struct formatter *f, const struct statement *st, size_t depth)
{
    uint32_t end = st->open ? st->open : st->last;

    for (uint32_t i = st->first; i < end; i++) {
        if (token(f, i)->kind == TOKEN_COMMENT) {
            buf_str(f->out, token_text(f->tree, i));
            buf_putc(f->out, '\n');
            indent(f, depth);
        }
    }
}

static size_t column(const struct formatter *f)
{
    const char *line = f->out->n ? memrchr(f->out->s, '\n', f->out->n) : NULL;
    size_t from = line ? (size_t)(line - f->out->s) + 1 : 0;

    return utf8_width((struct str){ f->out->s + from, f->out->n - from });
}

static bool digits(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] < '0' || s.s[i] > '9')
            return false;
    return s.n > 0;
}

/* Whether the comma before a word stands within a number, 97,2 or 15,000.00: that is a mistake, which a space would make another one. */
static bool within_number(const struct formatter *f, uint32_t at)
{
    struct str word = token_text(f->tree, at), before, whole = word;

    if (at < 2 || token(f, at)->kind != TOKEN_WORD || token(f, at - 1)->kind != TOKEN_COMMA || token(f, at - 2)->kind != TOKEN_WORD ||
        token(f, at - 1)->start != token(f, at - 2)->end || token(f, at)->start != token(f, at - 1)->end)
        return false;
    if ((at > 2 && token(f, at - 3)->kind == TOKEN_COMMA) || token(f, at + 1)->kind == TOKEN_COMMA)
        return false;    /* a list of more than two */
    before = token_text(f->tree, at - 2);
    if (word.s[word.n - 1] == '%')
        word.n--;
    str_split(&word, '.', &whole);
    return digits(whole) && (!word.s || (whole.n == 3 && digits(word))) && digits(before.s[0] == '-' ? str_cut(before, 1) : before);
}

/* What a text of several lines adds to the line it begins on. */
static struct str first_line(struct str text)
{
    const char *end = memchr(text.s, '\n', text.n);

    if (end)
        text.n = (size_t)(end - text.s);
    while (text.n && (text.s[text.n - 1] == '\r' || text.s[text.n - 1] == ' ' || text.s[text.n - 1] == '\t'))
        text.n--;
    return text;
}

static bool quote_like(const char *s, size_t n)
{
    static const char *const quotes[] = { "'", "\xe2\x80\x98", "\xe2\x80\x99", "\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\x9e", "\xc2\xab", "\xc2\xbb" };

    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (n == strlen(quotes[i]) && !memcmp(s, quotes[i], n))
            return true;
    return false;
}

/* A word that begins or ends with a foreign quote may be taken for a text where white space stands beside it: what touched it goes on touching it. */
static bool sticks(const struct formatter *f, uint32_t before, uint32_t at)
{
    struct str left = token_text(f->tree, before), right = token_text(f->tree, at);

    if (token(f, before)->end != token(f, at)->start)
        return false;
    for (size_t n = 1; n <= 3; n++) {
        if (token(f, at)->kind == TOKEN_WORD && right.n >= n && quote_like(right.s, n))
            return true;
        if (token(f, before)->kind == TOKEN_WORD && left.n >= n && quote_like(left.s + left.n - n, n))
            return true;
    }
    return false;
}

/* The tokens [first, last) on a line; lists that run over the width are broken after commas. */
static void put_tokens(struct formatter *f, uint32_t first, uint32_t last, size_t depth)
{
    bool begun = false;

    for (uint32_t i = first; i < last; i++) {
        const struct token *t = token(f, i);

        if (token_is_trivia(t))
            continue;
        if (t->kind == TOKEN_COMMA) {
            buf_putc(f->out, ',');
            continue;
        }
        if (begun) {
            bool after_comma = f->out->s[f->out->n - 1] == ',';

            if (after_comma && column(f) + 1 + utf8_width(first_line(token_text(f->tree, i))) + 1 > FORMAT_WIDTH) {
                buf_putc(f->out, '\n');
                indent(f, depth + 2);
            } else if (!within_number(f, i) && !sticks(f, i - 1, i)) {
                buf_putc(f->out, ' ');
            }
        }
        if (t->kind == TOKEN_TEXT)
            put_text(f, i, depth);
        else
            buf_str(f->out, token_text(f->tree, i));
        begun = true;
    }
}

static size_t width_of(const struct formatter *f, const struct statement *st, size_t depth)
{
    size_t width = depth * 2;

    for (uint32_t i = st->first; i < st->last; i++) {
        struct str text = token_text(f->tree, i);

        if (token_is_trivia(token(f, i)))
            continue;
        if (memchr(text.s, '\n', text.n))
            text.n = 3;
        width += utf8_width(text) + (i > st->first && token(f, i)->kind != TOKEN_COMMA);
    }
    return width + (st->open ? 2 : 0);
}

static void put_body(struct formatter *f, const struct statement *children, uint32_t from, uint32_t to, size_t depth);

/* Returns the token after the statement and what belongs to its last line. */
static void put_statement(struct formatter *f, const struct statement *st, size_t depth)
{
    enum { MOST = 64 };
    uint32_t at[MOST];
    size_t n = 0, last = st->last;

    f->path[f->depth++] = st;
    if (f->arguments && width_of(f, st, depth) > FORMAT_WIDTH)
        n = f->arguments(f->closure, f->tree, f->path, f->depth, at, MOST);
    if (n)
        last = at[0];
    put_tokens(f, st->first, (uint32_t)last, depth);
    if (n || st->open) {
        bool empty = !n && !st->children;

        buf_puts(f->out, st->last > st->first ? " {" : "{");
        if (st->open) {
            uint32_t i = st->open + 1;

            if (token(f, i)->kind == TOKEN_COMMENT) {
                buf_putc(f->out, ' ');
                buf_str(f->out, token_text(f->tree, i));
                empty = false;
            }
            for (; empty && i < st->close; i++)
                empty = token(f, i)->kind != TOKEN_COMMENT;
        }
        if (!empty)
            buf_putc(f->out, '\n');
        for (size_t i = 0; i < n; i++) {
            indent(f, depth + 1);
            put_tokens(f, at[i], i + 1 < n ? at[i + 1] : st->last, depth + 1);
            buf_putc(f->out, '\n');
        }
        if (st->open)
            put_body(f, st->children, st->open + 1, st->close, depth + 1);
        if (!empty)
            indent(f, depth);
        buf_putc(f->out, '}');
    }
    f->depth--;
}

static uint32_t statement_end(const struct statement *st)
{
    return st->open ? st->close + 1 : st->last;
}

/* Everything between the tokens: statements, comments on their own lines, and blank lines, of which one stays where there were more. */
static void put_body(struct formatter *f, const struct statement *children, uint32_t from, uint32_t to, size_t depth)
{
    const struct statement *next = children;
    size_t newlines = 0;
    bool begun = false;
    uint32_t i = from;

    if (depth && i < to && token(f, i)->kind == TOKEN_COMMENT)
        i++;    /* stands on the line of the brace */
    while (i < to) {
        if (token(f, i)->kind == TOKEN_NEWLINE) {
            newlines++;
            i++;
            continue;
        }
        if (begun && newlines > 1)
            buf_putc(f->out, '\n');
        newlines = 0;
        begun = true;
        indent(f, depth);
        if (next && i == next->first) {
            put_inner_comments(f, next, depth);
            put_statement(f, next, depth);
            i = statement_end(next);
            next = next->next;
            if (i < to && token(f, i)->kind == TOKEN_COMMENT) {
                buf_putc(f->out, ' ');
                buf_str(f->out, token_text(f->tree, i++));
            }
        } else {
            buf_str(f->out, token_text(f->tree, i++));
        }
        buf_putc(f->out, '\n');
    }
}

void format_tree(struct buf *out, const struct tree *tree, format_arguments arguments, void *closure)
{
    struct formatter f = { .out = out, .tree = tree, .arguments = arguments, .closure = closure };

    put_body(&f, tree->statements, 0, (uint32_t)tree->n_tokens - 1, 0);
}
