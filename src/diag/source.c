/* diag/source.c - a text with a name, and places in it. */

#include "diag/source.h"
#include "base/mem.h"
#include "base/utf8.h"

#include <stdlib.h>

struct source *source_new(const char *name, struct str text)
{
    struct source *source = mem_zero(1, sizeof *source);
    size_t cap = 0;

    source->name = mem_dup(name, strlen(name));
    source->text = text;
    for (size_t at = 0;;) {
        const char *end;

        mem_grow(&source->lines, &cap, source->n_lines + 1, sizeof *source->lines);
        source->lines[source->n_lines++] = (uint32_t)at;
        end = at < text.n ? memchr(text.s + at, '\n', text.n - at) : NULL;
        if (!end)
            break;
        at = (size_t)(end - text.s) + 1;
    }
    return source;
}

void source_free(struct source *source)
{
    if (!source)
        return;
    free((char *)source->name);
    free(source->lines);
    free(source);
}

static size_t line_of(const struct source *source, uint32_t offset)
{
    size_t low = 0, high = source->n_lines;

    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;

        if (source->lines[middle] <= offset)
            low = middle;
        else
            high = middle;
    }
    return low;
}

struct place source_place(const struct source *source, uint32_t offset)
{
    size_t line = line_of(source, offset), column = 1;

    for (size_t i = source->lines[line]; i < offset && i < source->text.n; column++) {
        uint32_t c;
        size_t n = utf8_decode(source->text.s + i, source->text.n - i, &c);

        i += n ? n : 1;
    }
    return (struct place){ line + 1, column };
}

struct str source_line(const struct source *source, size_t line)
{
    size_t start, end;

    if (line < 1 || line > source->n_lines)
        return STR("");
    start = source->lines[line - 1];
    end = line < source->n_lines ? source->lines[line] : source->text.n;
    while (end > start && (source->text.s[end - 1] == '\n' || source->text.s[end - 1] == '\r'))
        end--;
    return (struct str){ source->text.s + start, end - start };
}

struct str span_text(struct span span)
{
    if (!span.source)
        return STR("");
    return (struct str){ span.source->text.s + span.start, span.end - span.start };
}

struct span span_join(struct span a, struct span b)
{
    if (!a.source)
        return b;
    if (!b.source || a.source != b.source)
        return a;
    return (struct span){ a.source, a.start < b.start ? a.start : b.start, a.end > b.end ? a.end : b.end };
}
