/* base/utf8.c - strict UTF-8; what Unicode's tables must decide is asked of libunistring. */

#include "base/utf8.h"
#include "base/mem.h"

#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <uniwidth.h>

size_t utf8_decode(const char *s, size_t n, uint32_t *c)
{
    const unsigned char *b = (const unsigned char *)s;
    static const uint32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
    size_t len;
    uint32_t value;

    if (!n)
        return 0;
    if (b[0] < 0x80) {
        *c = b[0];
        return 1;
    }
    len = b[0] < 0xc2 ? 0 : b[0] < 0xe0 ? 2 : b[0] < 0xf0 ? 3 : b[0] < 0xf5 ? 4 : 0;
    if (!len || len > n)
        return 0;
    value = b[0] & (0xffu >> (len + 1));
    for (size_t i = 1; i < len; i++) {
        if ((b[i] & 0xc0) != 0x80)
            return 0;
        value = value << 6 | (b[i] & 0x3f);
    }
    if (value < least[len] || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
        return 0;
    *c = value;
    return len;
}

void utf8_put(struct buf *buf, uint32_t c)
{
    if (c < 0x80) {
        buf_putc(buf, (char)c);
    } else if (c < 0x800) {
        buf_putc(buf, (char)(0xc0 | c >> 6));
        buf_putc(buf, (char)(0x80 | (c & 0x3f)));
    } else if (c < 0x10000) {
        buf_putc(buf, (char)(0xe0 | c >> 12));
        buf_putc(buf, (char)(0x80 | (c >> 6 & 0x3f)));
        buf_putc(buf, (char)(0x80 | (c & 0x3f)));
    } else {
        buf_putc(buf, (char)(0xf0 | c >> 18));
        buf_putc(buf, (char)(0x80 | (c >> 12 & 0x3f)));
        buf_putc(buf, (char)(0x80 | (c >> 6 & 0x3f)));
        buf_putc(buf, (char)(0x80 | (c & 0x3f)));
    }
}

size_t utf8_check(const char *s, size_t n)
{
    size_t i = 0;

    while (i < n) {
        uint32_t c;
        size_t len;

        if ((unsigned char)s[i] < 0x80) {
            i++;
            continue;
        }
        len = utf8_decode(s + i, n - i, &c);
        if (!len)
            return i;
        i += len;
    }
    return n;
}

/* Nearly all text is ASCII, for which no table need be asked. */
bool utf8_is_letter(uint32_t c)
{
    return c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_L);
}

bool utf8_is_number(uint32_t c)
{
    return c < 0x80 ? c >= '0' && c <= '9' : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_N);
}

int utf8_columns(uint32_t c)
{
    int width = c < 0x7f ? 1 : uc_width(c, "UTF-8");

    return width < 0 ? 1 : width;
}

size_t utf8_width(struct str text)
{
    size_t width = 0;

    while (text.n) {
        uint32_t c;
        size_t len = utf8_decode(text.s, text.n, &c);

        width += len ? (size_t)utf8_columns(c) : 1;
        text = str_cut(text, len ? len : 1);
    }
    return width;
}

bool utf8_is_bidi_control(uint32_t c)
{
    return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0x200e || c == 0x200f || c == 0x061c;
}

bool utf8_is_invisible(uint32_t c)
{
    return c == 0x200b || c == 0x200c || c == 0x200d || c == 0x2060 || c == 0xfeff || c == 0x00ad || c == 0x180e || (c >= 0xe0000 && c <= 0xe007f);
}

void utf8_show(struct buf *buf, struct str text)
{
    while (text.n) {
        uint32_t c;
        size_t len = utf8_decode(text.s, text.n, &c);

        if (!len) {
            buf_printf(buf, "<%02X>", (unsigned char)text.s[0]);
            len = 1;
        } else if (c < 0x20) {
            utf8_put(buf, 0x2400 + c);
        } else if (c == 0x7f) {
            utf8_put(buf, 0x2421);
        } else if ((c >= 0x80 && c < 0xa0) || utf8_is_bidi_control(c) || utf8_is_invisible(c) || c == 0x2028 || c == 0x2029) {
            buf_printf(buf, "<U+%04X>", (unsigned)c);
        } else {
            buf_add(buf, text.s, len);
        }
        text = str_cut(text, len);
    }
}

static char *finish(uint8_t *made, size_t *n)
{
    char *copy;

    copy = mem_dup(made ? (char *)made : "", made ? *n : 0);
    free(made);
    return copy;
}

/* Nearly all texts are: NFC leaves them as they are. */
static bool is_ascii(struct str text)
{
    size_t i = 0;

    while (i < text.n && (unsigned char)text.s[i] < 0x80)
        i++;
    return i == text.n;
}

char *utf8_nfc(struct str text, size_t *n)
{
    if (is_ascii(text)) {
        *n = text.n;
        return mem_dup(text.s, text.n);
    }
    *n = 0;
    return finish(u8_normalize(UNINORM_NFC, (const uint8_t *)text.s, text.n, NULL, n), n);
}

char *utf8_fold(struct str text, size_t *n)
{
    if (is_ascii(text)) {
        char *copy = mem_dup(text.s, text.n);

        for (*n = 0; *n < text.n; ++*n)
            copy[*n] += copy[*n] >= 'A' && copy[*n] <= 'Z' ? 'a' - 'A' : 0;
        return copy;
    }
    *n = 0;
    return finish(u8_casefold((const uint8_t *)text.s, text.n, NULL, UNINORM_NFC, NULL, n), n);
}
