/* diag/snippet.c - the line a place stands in, as a terminal can show it. */

#include "diag/snippet.h"
#include "base/utf8.h"

#include <stdbool.h>
#include <stdint.h>

enum { TAB = 4, BEFORE = 24 };    /* BEFORE: cells left of a mark that the cut keeps */

/* The shown form of the character at the front of `rest`, in `cell`; takes it off. Returns its cells. */
static size_t take(struct str *rest, struct buf *cell, size_t column)
{
    uint32_t c;
    size_t n = utf8_decode(rest->s, rest->n, &c);

    n = n ? n : 1;
    buf_cut(cell, 0);
    if (rest->s[0] == '\t')
        buf_fill(cell, ' ', TAB - column % TAB);
    else
        utf8_show(cell, (struct str){ rest->s, n });
    *rest = str_cut(*rest, n);
    return utf8_width(buf_text(cell));
}

/* Cells from the line's begin to each end of the mark, and of the whole line. */
static void measure(struct str line, size_t from, size_t to, size_t *start, size_t *end, size_t *width)
{
    struct buf cell = {0};
    struct str rest = line;
    size_t column = 0;

    *start = *end = SIZE_MAX;
    while (rest.n) {
        size_t at = line.n - rest.n;

        if (at >= from && *start == SIZE_MAX)
            *start = column;
        if (at >= to && *end == SIZE_MAX)
            *end = column;
        column += take(&rest, &cell, column);
    }
    if (*start == SIZE_MAX)
        *start = column;
    if (*end == SIZE_MAX)
        *end = column;
    *width = column;
    buf_done(&cell);
}

/* Adds the cells of [from, to); half a character is a blank. */
static void copy(struct buf *out, struct str line, size_t from, size_t to)
{
    struct buf cell = {0};
    size_t column = 0;

    while (line.n && column < to) {
        size_t n = take(&line, &cell, column);

        if (column >= from && column + n <= to) {
            buf_str(out, buf_text(&cell));
        } else if (column + n > from) {
            buf_fill(out, ' ', (column + n < to ? column + n : to) - (column > from ? column : from));
        }
        column += n;
    }
    buf_done(&cell);
}

/* A line of megabytes is looked at only around the mark. */
static struct str around(struct str line, size_t *from, size_t *to, bool *more_left, bool *more_right)
{
    enum { LEFT = 512, RIGHT = 2048 };
    size_t begin = *from > LEFT ? *from - LEFT : 0, end = line.n - *from > RIGHT ? *from + RIGHT : line.n;

    while (begin > 0 && begin < *from && ((unsigned char)line.s[begin] & 0xc0) == 0x80)
        begin++;
    while (end < line.n && end > *from && ((unsigned char)line.s[end] & 0xc0) == 0x80)
        end--;
    *more_left = begin > 0;
    *more_right = end < line.n;
    *from -= begin;
    *to = (*to < end ? *to : end) - begin;
    return (struct str){ line.s + begin, end - begin };
}

void snippet_init(struct snippet *snippet, struct span span)
{
    static const char cut[] = "…";
    const struct source *source = span.source;
    struct place place = source_place(source, span.start);
    struct str line = source_line(source, place.line);
    size_t begin = source->lines[place.line - 1], from = span.start - begin, to = span.end > span.start ? span.end - begin : from;
    size_t start, end, width, left = 0, right;
    bool more_left, more_right;

    *snippet = (struct snippet){ .line = place.line };
    from = from < line.n ? from : line.n;
    if (to > line.n) {
        to = line.n;
        while (to > from && (line.s[to - 1] == ' ' || line.s[to - 1] == '\t'))
            to--;
    }
    line = around(line, &from, &to, &more_left, &more_right);
    measure(line, from, to, &start, &end, &width);
    if (end <= start)
        end = start + 1;
    right = width;
    if (width > SNIPPET_WIDTH || more_left || more_right) {
        if (end > SNIPPET_WIDTH - 1 || more_left)
            left = start > BEFORE ? start - BEFORE : 0;
        more_left = more_left || left > 0;
        right = left + SNIPPET_WIDTH - more_left - 1;
        if (right >= width && !more_right) {
            size_t last = width > SNIPPET_WIDTH - 1 ? width - (SNIPPET_WIDTH - 1) : 0;    /* nothing is cut on the right: show more on the left */

            right = width;
            left = last < left ? last : left;
        } else {
            right = right < width ? right : width;
            more_right = true;
        }
    }
    if (more_left)
        buf_puts(&snippet->text, cut);
    copy(&snippet->text, line, left, right);
    if (more_right)
        buf_puts(&snippet->text, cut);
    snippet->mark = start - left + more_left;
    if (end > right + more_right && end > start + 1)
        end = right + more_right > start ? right + more_right : start + 1;    /* the mark ends under the … */
    snippet->mark_width = end - start;
    while (snippet->text.n && snippet->text.s[snippet->text.n - 1] == ' ')
        buf_cut(&snippet->text, snippet->text.n - 1);
}

void snippet_done(struct snippet *snippet)
{
    buf_done(&snippet->text);
}
