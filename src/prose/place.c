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

static void begin(struct placer *p)
{
    p->at = p->line = p->number = 0;
    p->several = content(p->value, &p->rest) && str_split(&p->rest, '\n', &p->written);
    if (p->several && is_blank(p->written))    /* words beside the opening quotes are the first line, else the next is */
        p->several = str_split(&p->rest, '\n', &p->written);
}

void placer_init(struct placer *placer, const struct value *value)
{
    *placer = (struct placer){ .value = value };
    if (value->span.source)
        begin(placer);
}

/* Each line of the text is the end of a line of the source, but for a CR. */
static bool find(struct placer *p, size_t at, size_t *found)
{
    struct str text = p->value->text, line, written;
    size_t column = at;

    if (at < p->at)
        begin(p);
    for (; p->at < at; p->at++)
        p->line += text.s[p->at] == '\n';
    for (; p->several && p->number < p->line; p->number++)
        p->several = str_split(&p->rest, '\n', &p->written);
    if (!p->several)
        return false;
    line = line_at(text, &column);
    written = p->written;
    if (written.n && written.s[written.n - 1] == '\r')
        written.n--;
    if (written.n < line.n || memcmp(written.s + written.n - line.n, line.s, line.n))
        return false;
    *found = (size_t)(written.s - p->value->span.source->text.s) + written.n - line.n + column;
    return true;
}

struct span place_in(struct placer *placer, size_t at, size_t n)
{
    const struct value *value = placer->value;
    const struct source *source = value->span.source;
    uintptr_t first = (uintptr_t)value->text.s + at, file;
    size_t found;

    if (!source)
        return value->span;
    file = (uintptr_t)source->text.s;
    if (first >= file && first + n <= file + source->text.n)
        found = (size_t)(first - file);
    else if (!find(placer, at, &found))
        return value->span;
    return (struct span){ source, (uint32_t)found, (uint32_t)(found + n) };
}
