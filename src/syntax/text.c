/* syntax/text.c - what a TEXT means. */

#include "base/buf.h"
#include "syntax/tree.h"

static bool blank(struct str line)
{
    for (size_t i = 0; i < line.n; i++)
        if (line.s[i] != ' ' && line.s[i] != '\t' && line.s[i] != '\r')
            return false;
    return true;
}

static size_t indentation(struct str line)
{
    size_t n = 0;

    while (n < line.n && (line.s[n] == ' ' || line.s[n] == '\t'))
        n++;
    return n;
}

static size_t shared(struct str a, struct str b)
{
    size_t n = 0;

    while (n < a.n && n < b.n && a.s[n] == b.s[n])
        n++;
    return n;
}

static struct str without_return(struct str line)
{
    if (line.n && line.s[line.n - 1] == '\r')
        line.n--;
    return line;
}

static struct str dedent(struct str text, struct arena *arena)
{
    const char *end = memchr(text.s, '\n', text.n);
    bool begins_inline = !blank((struct str){ text.s, (size_t)(end - text.s) });    /* words beside the opening quotes have no indentation */
    bool first = begins_inline, any = false;
    struct str rest, line, common = { "", 0 }, result;
    struct buf out = {0};

    if (!begins_inline)
        text = str_cut(text, (size_t)(end - text.s) + 1);
    end = memrchr(text.s, '\n', text.n);
    if (blank(end ? str_cut(text, (size_t)(end - text.s) + 1) : text))
        text.n = end ? (size_t)(end - text.s) : 0;

    for (rest = text; str_split(&rest, '\n', &line); first = false) {
        struct str indent = { line.s, indentation(line) };

        if (first || blank(line))
            continue;
        common = any ? (struct str){ common.s, shared(common, indent) } : indent;
        any = true;
    }
    first = begins_inline;
    for (rest = text; str_split(&rest, '\n', &line); first = false) {
        if (!blank(line))
            buf_str(&out, without_return(first ? line : str_cut(line, common.n)));
        if (rest.s)
            buf_putc(&out, '\n');
    }
    result = (struct str){ arena_dup(arena, out.s, out.n), out.n };
    buf_done(&out);
    return result;
}

/* Bytes of a curly quote at the end; none where it is missing. */
static size_t closing_quote(struct str text)
{
    static const char *const closing[] = { "\xe2\x80\x9d", "\xe2\x80\x9c", "\xe2\x80\x99", "\xc2\xbb", "'" };

    for (size_t i = 0; i < sizeof closing / sizeof *closing; i++) {
        size_t n = strlen(closing[i]);

        if (text.n >= n && !memcmp(text.s + text.n - n, closing[i], n))
            return n;
    }
    return 0;
}

static struct str curly_value(struct str text)
{
    text = str_cut(text, text.s[0] == '\'' ? 1 : (unsigned char)text.s[0] == 0xc2 ? 2 : 3);
    text.n -= closing_quote(text);
    return text;
}

struct str token_value(const struct tree *tree, uint32_t token, struct arena *arena)
{
    const struct token *t = &tree->tokens[token];
    struct str text = token_text(tree, token);
    size_t quote = t->form == FORM_BLOCK ? 3 : 1;

    if (t->kind != TOKEN_TEXT)
        return text;
    if (t->form == FORM_CURLY)
        return curly_value(text);
    text = str_cut(text, quote);
    if (text.n >= quote && text.s[text.n - 1] == '"' && (quote == 1 || !memcmp(text.s + text.n - 3, "\"\"\"", 3)))
        text.n -= quote;
    if (t->form == FORM_BLOCK && memchr(text.s, '\n', text.n))
        return dedent(text, arena);
    return text;
}
