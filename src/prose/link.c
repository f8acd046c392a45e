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

size_t link_bare(struct str text)
{
    size_t n = 0, open = 0, close = 0;

    if (!str_starts(text, STR("http://")) && !str_starts(text, STR("https://")))
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
    return url_is_web((struct str){ text.s, n }) ? n : 0;
}
