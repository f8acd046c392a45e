/* output/html_guard.c - what may stand in a page. Names of elements and attributes are our own, never those of a source or template: what is left to guard is addresses. */

#include "output/html_guard.h"
#include "base/url.h"

#include <strings.h>

/* RFC 3966, as far as people write it. */
static bool is_telephone(struct str url)
{
    static const char digits[] = "0123456789+-.()";

    if (url.n < 5 || strncasecmp(url.s, "tel:", 4))
        return false;
    for (size_t i = 4; i < url.n; i++)
        if (!url.s[i] || !strchr(digits, url.s[i]))
            return false;
    return true;
}

bool html_may_lead(struct str address)
{
    return url_is_web(address) || url_is_local(address) || is_telephone(address);
}

bool html_may_show(struct str address)
{
    static const char *const types[] = { "data:image/png;base64,", "data:image/jpeg;base64,", "data:image/gif;base64,", "data:image/webp;base64,",
                                         "data:image/svg+xml;base64," };

    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_starts(address, str_of(types[i])))
            return true;
    return false;
}

void html_style(struct buf *out, const char *style)
{
    for (const char *end; (end = strstr(style, "</")); style = end + 1) {
        buf_add(out, style, (size_t)(end - style) + 1);
        buf_putc(out, '\\');
    }
    buf_puts(out, style);
}
