/* base/str.c - a piece of text that somebody else owns. */

#include "base/str.h"

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n ? memcmp(a.s, b.s, n) : 0;

    return order ? order : (a.n > b.n) - (a.n < b.n);
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

int str_natural(struct str a, struct str b)
{
    size_t i = 0, j = 0;

    while (i < a.n && j < b.n) {
        if (digit(a.s[i]) && digit(b.s[j])) {
            size_t i0, j0;

            while (i < a.n && a.s[i] == '0')
                i++;
            while (j < b.n && b.s[j] == '0')
                j++;
            for (i0 = i; i < a.n && digit(a.s[i]); i++) {}
            for (j0 = j; j < b.n && digit(b.s[j]); j++) {}
            if (i - i0 != j - j0)
                return i - i0 < j - j0 ? -1 : 1;
            if (i > i0) {
                int order = memcmp(a.s + i0, b.s + j0, i - i0);

                if (order)
                    return order;
            }
        } else if (a.s[i] != b.s[j]) {
            return (unsigned char)a.s[i] < (unsigned char)b.s[j] ? -1 : 1;
        } else {
            i++;
            j++;
        }
    }
    if (i < a.n || j < b.n)
        return i < a.n ? 1 : -1;
    return str_cmp(a, b);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* Optimal string alignment; names are short, so anything over 64 bytes is simply far away. */
size_t str_distance(struct str a, struct str b, size_t most)
{
    enum { LONGEST = 64 };
    size_t rows[3][LONGEST + 1], *before = rows[0], *last = rows[1], *now = rows[2];

    if (a.n > LONGEST || b.n > LONGEST || (a.n > b.n ? a.n - b.n : b.n - a.n) > most)
        return most + 1;
    for (size_t j = 0; j <= b.n; j++)
        last[j] = before[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *spare = before, least = now[0] = i;

        for (size_t j = 1; j <= b.n; j++) {
            char x = lower(a.s[i - 1]), y = lower(b.s[j - 1]);
            size_t cost = last[j - 1] + (x != y);

            if (last[j] + 1 < cost)
                cost = last[j] + 1;
            if (now[j - 1] + 1 < cost)
                cost = now[j - 1] + 1;
            if (i > 1 && j > 1 && x == lower(b.s[j - 2]) && lower(a.s[i - 2]) == y && before[j - 2] + 1 < cost)
                cost = before[j - 2] + 1;
            now[j] = cost;
            if (cost < least)
                least = cost;
        }
        if (least > most)
            return most + 1;
        before = last;
        last = now;
        now = spare;
    }
    return last[b.n] > most ? most + 1 : last[b.n];
}

static bool space(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

struct str str_trim(struct str text)
{
    while (text.n && space(text.s[0]))
        text = str_cut(text, 1);
    while (text.n && space(text.s[text.n - 1]))
        text.n--;
    return text;
}

bool str_split(struct str *rest, char sep, struct str *piece)
{
    const char *at;

    if (!rest->s)
        return false;
    at = rest->n ? memchr(rest->s, sep, rest->n) : NULL;
    *piece = (struct str){ rest->s, at ? (size_t)(at - rest->s) : rest->n };
    *rest = at ? str_cut(*rest, piece->n + 1) : (struct str){ NULL, 0 };
    return true;
}

bool str_listed(const char *list, struct str word)
{
    struct str rest = str_of(list), piece;

    while (str_split(&rest, '/', &piece))
        if (str_eq(piece, word))
            return true;
    return false;
}

bool str_numbered_by_hand(struct str heading, unsigned *last)
{
    size_t marks = 0, digits;
    unsigned number = 0, before = *last;

    heading = str_trim(heading);
    while (heading.n) {
        for (digits = 0; digits < heading.n && heading.s[digits] >= '0' && heading.s[digits] <= '9' && digits < 4; digits++)
            number = 10 * (digits ? number : 0) + (unsigned)(heading.s[digits] - '0');
        if (digits == 4 || (!digits && !marks))
            return false;
        heading = str_cut(heading, digits);
        if (!heading.n || (heading.s[0] != '.' && heading.s[0] != ')'))
            break;
        heading = str_cut(heading, 1);
        marks++;
    }
    if (!heading.n || heading.s[0] != ' ')
        return false;
    if (!marks)
        *last = number;
    return marks || (before && number == before + 1);
}
