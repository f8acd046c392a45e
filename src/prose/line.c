/* prose/line.c - what a line of Markdown begins with. */

#include "prose/line.h"
#include "base/utf8.h"

#include <uniwidth.h>

size_t line_prefix(struct str line)
{
    size_t i = 0;

    while (i < line.n && (line.s[i] == ' ' || line.s[i] == '\t' || line.s[i] == '>'))
        i++;
    return i;
}

bool line_is_blank(struct str line)
{
    for (size_t i = 0; i < line.n; i++)
        if (!strchr(" \t\r>", line.s[i]))
            return false;
    return true;
}

size_t line_item(struct str words, bool *number)
{
    size_t i = 0;

    *number = false;
    while (i < words.n && i < 9 && words.s[i] >= '0' && words.s[i] <= '9')
        i++;
    *number = i > 0;
    if (i >= words.n || !(i ? strchr(".)", words.s[i]) : strchr("-+*", words.s[i])) || i + 1 >= words.n || (words.s[i + 1] != ' ' && words.s[i + 1] != '\t'))
        return 0;
    while (++i < words.n && (words.s[i] == ' ' || words.s[i] == '\t')) {}
    return i < words.n && words.s[i] != '\r' ? i : 0;
}

size_t line_fence(struct str words)
{
    size_t n = 0;

    while (n < words.n && (words.s[0] == '`' || words.s[0] == '~') && words.s[n] == words.s[0])
        n++;
    return n >= 3 && !(words.s[0] == '`' && memchr(words.s + n, '`', words.n - n)) ? n : 0;
}

size_t line_column(struct str line, size_t at)
{
    size_t column = 0;

    for (size_t i = 0; i < at && i < line.n;) {
        uint32_t c = ' ';
        size_t n = utf8_decode(line.s + i, line.n - i, &c);
        int wide = n ? uc_width(c, "UTF-8") : 1;

        if (c == '\t')
            column = column / 4 * 4 + 4;
        else
            column += wide > 0 ? (size_t)wide : 0;
        i += n ? n : 1;
    }
    return column;
}

bool line_is_code(struct line_code *code, struct str line, struct str words)
{
    bool quoted = memchr(line.s, '>', line.n - words.n) != NULL;
    size_t n;

    if (code->fence && code->quoted && !quoted)
        code->fence = 0;    /* the quotation has ended, and the code with it */
    n = line_fence(words);
    if (code->fence) {
        if (n >= code->length && words.s[0] == code->fence && !str_trim(str_cut(words, n)).n)
            code->fence = 0;
        return true;
    }
    if (!n) {
        bool number;
        size_t item = line_item(words, &number);

        words = str_cut(words, item);
        n = item ? line_fence(words) : 0;
    }
    if (!n)
        return false;
    code->fence = words.s[0];
    code->length = n;
    code->quoted = quoted;
    return true;
}
