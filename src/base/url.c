/* base/url.c - addresses that a reader may follow without a thought.
 *
 * An allow-list (RFC 3986, 3.1): a browser drops tabs and line ends, and blanks and controls at the front, before it looks for a scheme, and takes \ for /. So an
 * address with any of them is none of ours. */

#include "base/url.h"

#include <arpa/inet.h>
#include <strings.h>

static bool is_alphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

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

/* The bytes of a host at the front: a name, or an IPv6 address in brackets; 0 where it is neither. */
static size_t host(struct str text)
{
    size_t n = 0;

    if (text.n && text.s[0] == '[') {
        char inside[INET6_ADDRSTRLEN] = "";
        struct in6_addr address;
        const char *end = memchr(text.s, ']', text.n);

        n = end ? (size_t)(end - text.s) - 1 : 0;
        if (!n || n >= sizeof inside)
            return 0;
        memcpy(inside, text.s + 1, n);
        return inet_pton(AF_INET6, inside, &address) == 1 ? n + 2 : 0;
    }
    while (n < text.n && ((unsigned char)text.s[n] >= 0x80 || is_alphanumeric(text.s[n]) || (text.s[n] && strchr("-._", text.s[n]))))
        n++;
    return n;
}

/* //host[:port] and then a path, query or fragment. No user's name: https://bank.example@elsewhere is made to deceive. */
static bool is_authority(struct str rest)
{
    size_t n;

    if (!str_starts(rest, STR("//")))
        return false;
    rest = str_cut(rest, 2);
    n = host(rest);
    if (!n)
        return false;
    rest = str_cut(rest, n);
    if (rest.n && rest.s[0] == ':')
        do
            rest = str_cut(rest, 1);
        while (rest.n && rest.s[0] >= '0' && rest.s[0] <= '9');
    return !rest.n || strchr("/?#", rest.s[0]);
}

bool url_is_web(struct str url)
{
    static const char *const allowed[] = { "http", "https", "mailto" };
    size_t n = scheme(url);

    if (!is_plain(url) || !n || url.n == n + 1)
        return false;
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        if (strlen(allowed[i]) == n && !strncasecmp(url.s, allowed[i], n))
            return i == 2 || is_authority(str_cut(url, n + 1));
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

void url_put(struct buf *out, struct str url)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~:/?@!$&'()*+,;=";
    size_t slashes = 0;
    bool fragment = false;

    for (size_t i = 0; i < url.n; i++) {
        char c = url.s[i];
        bool keep = c && strchr(plain, c);

        slashes += c == '/';
        if (c == '%')
            keep = i + 2 < url.n && is_hex(url.s[i + 1]) && is_hex(url.s[i + 2]);
        else if (c == '[' || c == ']')
            keep = slashes == 2 && url_is_web(url);    /* an IPv6 host */
        else if (c == '#')
            keep = !fragment;
        fragment = fragment || c == '#';
        if (keep)
            buf_putc(out, c);
        else
            buf_printf(out, "%%%02X", (unsigned char)c);
    }
}
