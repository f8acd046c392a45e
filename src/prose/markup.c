/* prose/markup.c - Markdown to cmark's tree. */

#include "prose/markup.h"
#include "base/mem.h"

#include <stdlib.h>

/* Ours: around the number of a mark (U+F8F0, U+F8F1: letters to cmark), and at the begin of a line that must not begin a block (U+2E31: punctuation, so that
 * emphasis may follow). Where a text has one of them itself it is marked too. */
#define OPEN "\xef\xa3\xb0"
#define CLOSE "\xef\xa3\xb1"
#define LINE "\xe2\xb8\xb1"
enum { SIGN = 3 };

bool markup_is_too_long(struct str text, bool one)
{
    struct str rest = text, line;
    size_t n = 0;

    if (text.n <= PARAGRAPH_MOST || one)
        return text.n > PARAGRAPH_MOST;
    while (str_split(&rest, '\n', &line)) {
        size_t i = 0;

        while (i < line.n && strchr(" \t\r", line.s[i]))
            i++;
        n = i == line.n ? 0 : n + line.n + 1;
        if (n > PARAGRAPH_MOST)
            return true;
    }
    return false;
}

static void add_mark(struct markup *m, struct str written, struct str name, size_t at)
{
    mem_grow(&m->marks, &m->cap, m->n + 1, sizeof *m->marks);
    m->marks[m->n] = (struct mark){ written, name, at };
    buf_printf(&m->text, OPEN "%zu" CLOSE, m->n++);
}

/* The length of a reference at the front, 0 if there is none: [[…]] on one line, without brackets inside. */
static size_t reference(struct str text)
{
    size_t i = 2;

    if (!str_starts(text, STR("[[")))
        return 0;
    while (i < text.n && !strchr("[]\n\\", text.s[i]) && text.s[i])
        i++;
    return i > 2 && i + 1 < text.n && text.s[i] == ']' && text.s[i + 1] == ']' ? i + 2 : 0;
}

static bool is_sign(struct str text)
{
    return text.n >= SIGN && (!memcmp(text.s, OPEN, SIGN) || !memcmp(text.s, CLOSE, SIGN) || !memcmp(text.s, LINE, SIGN));
}

void markup_init(struct markup *m, struct str text)
{
    struct str rest = text;

    *m = (struct markup){0};
    while (rest.n) {
        size_t plain = 0, n;

        while (plain < rest.n && rest.s[plain] != '[' && rest.s[plain] != '\\' && (unsigned char)rest.s[plain] < 0xe2)
            plain++;
        buf_add(&m->text, rest.s, plain);
        rest = str_cut(rest, plain);
        if (!rest.n)
            break;
        n = reference(rest);
        if (n) {
            struct str name = str_trim((struct str){ rest.s + 2, n - 4 });

            if (name.n)
                add_mark(m, (struct str){ rest.s, n }, name, (size_t)(name.s - text.s));
            else
                buf_add(&m->text, rest.s, n);
        } else if (is_sign(rest)) {
            n = SIGN;
            add_mark(m, (struct str){ rest.s, n }, STR(""), 0);
        } else {
            n = rest.s[0] == '\\' && rest.n > 1 ? 2 : 1;    /* \[[ is no reference */
            if (n == 2 && (unsigned char)rest.s[1] >= 0x80)
                n = 1;
            buf_add(&m->text, rest.s, n);
        }
        rest = str_cut(rest, n);
    }
}

void markup_done(struct markup *m)
{
    buf_done(&m->text);
    free(m->marks);
    *m = (struct markup){0};
}

/* Each line behind a sign, so that none begins a list, a heading or a quotation. */
static void as_one(struct buf *out, struct str text)
{
    struct str line;
    bool first = true, blank = false;

    while (str_split(&text, '\n', &line)) {
        while (line.n && (line.s[0] == ' ' || line.s[0] == '\t'))
            line = str_cut(line, 1);
        if (line.n && line.s[line.n - 1] == '\r')
            line.n--;
        if (!line.n) {
            blank = !first;
            continue;
        }
        if (!first)
            buf_puts(out, blank ? "\\\n" : "\n");
        buf_puts(out, LINE);
        buf_str(out, line);
        first = blank = false;
    }
}

static void *resize(void *old, size_t size)
{
    return mem_resize(old, size, 1);
}

cmark_node *markup_parse(struct str marked, bool one)
{
    static cmark_mem memory = { mem_zero, resize, free };    /* the tree's nodes keep its address */
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8, &memory);
    cmark_node *root;
    struct buf lines = {0};

    if (one)
        as_one(&lines, marked);
    else
        buf_str(&lines, marked);
    if (lines.n)
        cmark_parser_feed(parser, lines.s, lines.n);
    root = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_consolidate_text_nodes(root);
    buf_done(&lines);
    return root;
}

bool markup_piece(const struct markup *m, struct str *rest, struct str *plain, const struct mark **mark)
{
    size_t n = 0;

    *mark = NULL;
    *plain = STR("");
    while (str_starts(*rest, STR(LINE)))
        *rest = str_cut(*rest, SIGN);
    if (!rest->n)
        return false;
    if (str_starts(*rest, STR(OPEN))) {
        size_t number = 0, i = SIGN;

        while (i < rest->n && rest->s[i] >= '0' && rest->s[i] <= '9')
            number = number * 10 + (size_t)(rest->s[i++] - '0');
        if (number < m->n && str_starts(str_cut(*rest, i), STR(CLOSE))) {
            *rest = str_cut(*rest, i + SIGN);
            if (m->marks[number].name.n)
                *mark = &m->marks[number];
            else
                *plain = m->marks[number].written;
            return true;
        }
        n = SIGN;    /* cannot be: every sign of the text is marked */
    }
    while (n < rest->n && !is_sign(str_cut(*rest, n)))
        n++;
    *plain = (struct str){ rest->s, n };
    *rest = str_cut(*rest, n);
    return true;
}

void markup_restore(const struct markup *m, struct buf *out, struct str text)
{
    struct str plain;
    const struct mark *mark;

    while (markup_piece(m, &text, &plain, &mark))
        buf_str(out, mark ? mark->written : plain);
}
