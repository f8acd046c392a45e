/* base/base64.c - bytes as letters (RFC 4648, 4). */

#include "base/base64.h"

void base64_put(struct buf *out, struct str bytes)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    for (size_t i = 0; i < bytes.n; i += 3) {
        size_t n = bytes.n - i < 3 ? bytes.n - i : 3;
        unsigned long group = 0;

        for (size_t j = 0; j < 3; j++)
            group = group << 8 | (j < n ? (unsigned char)bytes.s[i + j] : 0);
        for (size_t j = 0; j < 4; j++)
            buf_putc(out, j <= n ? letters[group >> (18 - 6 * j) & 63] : '=');
    }
}
