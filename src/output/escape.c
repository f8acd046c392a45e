/* output/escape.c - text between and within tags. */

#include "output/escape.h"

#include <stdint.h>

/* How many bytes from here on stand for themselves: all that may not are below '?'. */
static size_t plain(const char *text)
{
    static const uint64_t others = 1 | 1ull << '\t' | 1ull << '\n' | 1ull << '\r' | 1ull << '"' | 1ull << '&' | 1ull << '<' | 1ull << '>';
    size_t n = 0;

    while ((unsigned char)text[n] >= 64 || !(others >> text[n] & 1))
        n++;
    return n;
}

static void put(struct buf *out, const char *text, bool attribute)
{
    for (;; text++) {
        size_t n = plain(text);
        unsigned char c = (unsigned char)text[n];

        buf_add(out, text, n);
        text += n;
        if (!c)
            return;
        if (c == '&')
            buf_puts(out, "&amp;");
        else if (c == '<')
            buf_puts(out, "&lt;");
        else if (c == '>')
            buf_puts(out, "&gt;");
        else if (c == '\r' || (attribute && (c == '\n' || c == '\t')))
            buf_printf(out, "&#%d;", c);    /* a parser would make another character of it (XML 1.0, 2.11 and 3.3.3) */
        else if (attribute && c == '"')
            buf_puts(out, "&quot;");
        else
            buf_putc(out, (char)c);
    }
}

void escape_text(struct buf *out, const char *text)
{
    put(out, text, false);
}

void escape_attr(struct buf *out, const char *text)
{
    put(out, text, true);
}
