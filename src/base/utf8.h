/* base/utf8.h - strict UTF-8 (RFC 3629): no overlong forms, no surrogates, nothing above U+10FFFF. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/buf.h"

#include <stdint.h>

/* Reads the character at s (n bytes left); its length in bytes, 0 where there is none or it is malformed. */
size_t utf8_decode(const char *s, size_t n, uint32_t *c);
void utf8_put(struct buf *buf, uint32_t c);
size_t utf8_check(const char *s, size_t n);                 /* the offset of the first malformed byte, n if there is none */

bool utf8_is_letter(uint32_t c);                            /* of any script (UAX 44: L) */
bool utf8_is_number(uint32_t c);                            /* N: digits, also those of other scripts, ½, Ⅳ */

int utf8_columns(uint32_t c);                               /* cells on a terminal: 0 (combining), 1 or 2 (UAX 11) */
size_t utf8_width(struct str text);                         /* cells of a text */

/* Adds text as it may be shown on a terminal: C0, C1, DEL and direction controls become U+241B-like pictures or `<U+202E>`. */
void utf8_show(struct buf *buf, struct str text);
bool utf8_is_bidi_control(uint32_t c);                      /* U+202A-202E, U+2066-2069, U+200E, U+200F, U+061C (CVE-2021-42574) */
bool utf8_is_invisible(uint32_t c);                         /* zero-width and other characters that print nothing */

char *utf8_nfc(struct str text, size_t *n);                 /* yours: NFC of a well-formed text (UAX 15), ended by a NUL */
char *utf8_fold(struct str text, size_t *n);                /* yours: case folded NFC, for "differs only in case" */

#endif
