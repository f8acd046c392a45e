/* prose/place.c - where in the source a part of a text stands. */

#include "prose/place.h"

static struct str line_at(struct str text, size_t *at)
{
    size_t begin = *at, end;
    const char *newline;

    while (begin > 0 && text.s[begin - 1] != '\n')
        begin--;
    newline = memchr(text.s + begin, '\n', text.n - begin);
    end = newline ? (size_t)(newline - text.s) : text.n;
    *at -= begin;
    return (struct str){ text.s + begin, end - begin };
}

/* Lines before an offset. */
static size_t lines_before(struct str text, size_t at)
{
    size_t n = 0;

    for (size_t i = 0; i < at; i++)
        n += text.s[i] == '\n';
    return n;
}

/* What stands between the quotes of a text of several lines; not so for any other value. */
static bool content(const struct value *value, struct str *inside)
{
    *inside = span_text(value->span);
    if (inside->n < 6 || memcmp(inside->s, "\"\"\"", 3))
        return false;
    *inside = str_cut(*inside, 3);
    if (!memcmp(inside->s + inside->n - 3, "\"\"\"", 3))
        inside->n -= 3;
    return true;
}

static bool is_blank(struct str line)
{
    for (size_t i = 0; i < line.n; i++)
        if (!strchr(" \t\r", line.s[i]))
            return false;
    return true;
}

/* Each line of the text is the end of a line of the source, but for a CR; words beside the opening quotes are its first line, else the next is. */
static bool find(const struct value *value, size_t at, size_t *found)
{
    size_t column = at, number = lines_before(value->text, at);
    struct str line = line_at(value->text, &column), rest, written;

    if (!content(value, &rest) || !str_split(&rest, '\n', &written))
        return false;
    number += is_blank(written);
    while (number-- > 0)
        if (!str_split(&rest, '\n', &written))
            return false;
    if (written.n && written.s[written.n - 1] == '\r')
        written.n--;
    if (written.n < line.n || memcmp(written.s + written.n - line.n, line.s, line.n))
        return false;
    *found = (size_t)(written.s - value->span.source->text.s) + written.n - line.n + column;
    return true;
}

struct span place_in(const struct value *value, size_t at, size_t n)
{
    const struct source *source = value->span.source;
    uintptr_t begin = (uintptr_t)value->text.s + at, file;
    size_t found;

    if (!source)
        return value->span;
    file = (uintptr_t)source->text.s;
    if (begin >= file && begin + n <= file + source->text.n)
        found = (size_t)(begin - file);
    else if (!find(value, at, &found))
        return value->span;
    return (struct span){ source, (uint32_t)found, (uint32_t)(found + n) };
}
