/* prose/link.c - where a Markdown link leads. */

#include "prose/link.h"
#include "base/url.h"

#include <strings.h>

struct link link_of(struct str url)
{
    static const char scheme[] = "isms:";

    if (url.n > sizeof scheme - 1 && !strncasecmp(url.s, scheme, sizeof scheme - 1))
        return (struct link){ LINK_REFERENCE, str_cut(url, sizeof scheme - 1) };
    if (url.n > 1 && url.s[0] == '#' && url_is_local(url))
        return (struct link){ LINK_PLACE, str_cut(url, 1) };
    return (struct link){ url_is_web(url) ? LINK_WEB : LINK_NOWHERE, url };
}

bool link_begins(struct str text, size_t at)
{
    unsigned char before = at ? (unsigned char)text.s[at - 1] : ' ';

    return (text.s[at] == 'h' || text.s[at] == 'w') && before < 0x80 && !((before | 32) >= 'a' && (before | 32) <= 'z') && !(before >= '0' && before <= '9') && !strchr("/:.=@-_", before);
}

size_t link_bare(struct str text)
{
    size_t n = 0, open = 0, close = 0;
    bool bare = str_starts(text, STR("www."));

    if (!bare && !str_starts(text, STR("http://")) && !str_starts(text, STR("https://")))
        return 0;
    while (n < text.n && (unsigned char)text.s[n] > ' ' && !strchr("<>\"`\\|", text.s[n])) {
        open += text.s[n] == '(';
        close += text.s[n] == ')';
        n++;
    }
    while (n && (strchr(".,:;!?*_~'", text.s[n - 1]) || (text.s[n - 1] == ')' && close > open))) {
        close -= text.s[n - 1] == ')';
        n--;
    }
    if (bare)    /* www.name.end */
        return n > 4 && memchr(text.s + 4, '.', n - 4) && text.s[4] != '.' ? n : 0;
    return url_is_web((struct str){ text.s, n }) ? n : 0;
}

static bool is_of_mail(char c, const char *more)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || (c && strchr(more, c));
}

size_t link_mail(struct str text, size_t at, size_t *begin)
{
    size_t from = at, to = at + 1;

    while (from && at - from < 64 && is_of_mail(text.s[from - 1], ".-_+"))
        from--;
    while (to < text.n && to - at < 255 && is_of_mail(text.s[to], ".-_"))
        to++;
    while (to > at + 1 && text.s[to - 1] == '.')
        to--;
    while (from < at && text.s[from] == '.')
        from++;
    if (from == at || (from && strchr("/:@", text.s[from - 1])) || !memchr(text.s + at, '.', to - at) || strchr(".-", text.s[at + 1]) || strchr("-_", text.s[to - 1]))
        return 0;
    *begin = from;
    return to - from;
}
