/* base/stamp.c - texts of a stamp. */

#include "base/stamp.h"
#include "base/buf.h"
#include "base/utf8.h"

#include <strings.h>

static const char *const names[] = { [STAMP_KNOWN] = NULL, [STAMP_EMPTY] = "empty", [STAMP_FOREIGN] = "foreign", [STAMP_BROKEN] = "broken", [STAMP_UNABLE] = "unable" };

const char *stamp_unknown_name(enum stamp_unknown unknown)
{
    return names[unknown];
}

enum stamp_unknown stamp_unknown_of(const char *name)
{
    for (size_t i = STAMP_EMPTY; name && i < sizeof names / sizeof *names; i++)
        if (!strcmp(name, names[i]))
            return (enum stamp_unknown)i;
    return STAMP_KNOWN;
}

const char *stamp_words(struct arena *arena, struct str text, struct str encoding)
{
    bool latin = (encoding.n == 10 && !strncasecmp(encoding.s, "ISO-8859-1", 10)) || (encoding.n == 6 && !strncasecmp(encoding.s, "latin1", 6));
    struct buf words = {0};
    const char *copy;

    for (size_t i = 0; i < text.n;) {
        uint32_t c = 0xfffd;
        size_t n = latin ? (c = (unsigned char)text.s[i], 1) : utf8_decode(text.s + i, text.n - i, &c);

        if (!n) {
            c = 0xfffd;
            n = 1;
        }
        i += n;
        if (utf8_is_bidi_control(c) || c == 0xfeff || (c & 0xfffe) == 0xfffe)
            continue;
        utf8_put(&words, c < 0x20 || (c >= 0x7f && c < 0xa0) ? ' ' : c);
    }
    copy = arena_dup(arena, buf_text(&words).s, words.n);
    buf_done(&words);
    return copy;
}
