/* base/buf.h - text that grows. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

#include <stdarg.h>

struct buf {
    char *s;          /* ended by a NUL that does not count; NULL while nothing was added */
    size_t n, cap;    /* bytes */
};

void buf_init(struct buf *buf);     /* in place, ends with buf_done(); {0} is the same */
void buf_done(struct buf *buf);
char *buf_take(struct buf *buf);    /* yours now, never NULL, ends with free(); the buffer is empty again */

void buf_add(struct buf *buf, const char *bytes, size_t n);
void buf_str(struct buf *buf, struct str text);
void buf_puts(struct buf *buf, const char *text);
void buf_putc(struct buf *buf, char c);
void buf_fill(struct buf *buf, char c, size_t times);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *buf, const char *format, va_list args);
void buf_roman(struct buf *buf, unsigned number);    /* "XIV"; what is not from 1 to 3999 in figures */
void buf_cut(struct buf *buf, size_t n);    /* keeps the first n bytes */

static inline struct str buf_text(const struct buf *buf) { return (struct str){ buf->s ? buf->s : "", buf->n }; }

#endif
