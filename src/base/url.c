/* base/url.c - addresses that a reader may follow without a thought.
 *
 * An allow-list (RFC 3986, 3.1): a browser drops tabs and line ends, and blanks and controls at the front, before it looks for a scheme, and takes \ for /. So an
 * address with any of them is none of ours. */

#include "base/url.h"

#include <strings.h>

static bool is_plain(struct str url)
{
    for (size_t i = 0; i < url.n; i++) {
        unsigned char c = (unsigned char)url.s[i];

        if (c <= 0x20 || c == 0x7f || c == '\\' || c == '<' || c == '>' || c == '"' || c == '`')
            return false;
        if (c == 0xc2 && i + 1 < url.n && (unsigned char)url.s[i + 1] <= 0xa0)    /* C1 controls and the no-break space */
            return false;
    }
    return url.n > 0;
}

/* Bytes before the colon of a scheme; 0 where there is no scheme. */
static size_t scheme(struct str url)
{
    for (size_t i = 0; i < url.n; i++) {
        if (url.s[i] == ':')
            return i;
        if (strchr("/?#", url.s[i]))
            return 0;
    }
    return 0;
}

bool url_is_web(struct str url)
{
    static const char *const allowed[] = { "http", "https", "mailto" };
    size_t n = scheme(url);

    if (!is_plain(url) || !n || url.n == n + 1)
        return false;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        if (strlen(allowed[i]) == n && !strncasecmp(url.s, allowed[i], n))
            return i == 2 || (url.n > n + 3 && url.s[n + 1] == '/' && url.s[n + 2] == '/');
    return false;
}

bool url_is_local(struct str url)
{
    struct str rest = url, step;
    const char *end;

    if (!is_plain(url) || url.s[0] == '/' || scheme(url) || url.s[0] == ':')
        return false;
    end = memchr(url.s, '#', url.n);
    rest.n = end ? (size_t)(end - url.s) : url.n;
    if (memchr(rest.s, '?', rest.n) || memchr(rest.s, '%', rest.n))
        return false;
    while (rest.n && str_split(&rest, '/', &step))
        if (!step.n || str_is(step, "..") || str_is(step, "."))
            return false;
    return true;
}
