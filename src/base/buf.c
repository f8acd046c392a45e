/* base/buf.c - text that grows. */

#include "base/buf.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

void buf_init(struct buf *buf)
{
    *buf = (struct buf){0};
}

void buf_done(struct buf *buf)
{
    free(buf->s);
    buf_init(buf);
}

char *buf_take(struct buf *buf)
{
    char *s = buf->s ? buf->s : mem_dup("", 0);

    buf_init(buf);
    return s;
}

static char *room(struct buf *buf, size_t n)
{
    if (buf->n + n >= buf->cap)
        mem_grow(&buf->s, &buf->cap, buf->n + n + 1, 1);
    return buf->s + buf->n;
}

void buf_add(struct buf *buf, const char *bytes, size_t n)
{
    char *at = room(buf, n);

    if (n)
        memcpy(at, bytes, n);
    at[n] = '\0';
    buf->n += n;
}

void buf_str(struct buf *buf, struct str text)
{
    buf_add(buf, text.s, text.n);
}

void buf_puts(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

void buf_putc(struct buf *buf, char c)
{
    char *at = room(buf, 1);

    at[0] = c;
    at[1] = '\0';
    buf->n++;
}

void buf_fill(struct buf *buf, char c, size_t times)
{
    char *at = room(buf, times);

    memset(at, c, times);
    at[times] = '\0';
    buf->n += times;
}

/* Most of it fits into what there is, so that it is formatted once. */
void buf_vprintf(struct buf *buf, const char *format, va_list args)
{
    size_t left = buf->cap - buf->n;
    va_list again;
    int n;

    va_copy(again, args);
    n = vsnprintf(left ? buf->s + buf->n : NULL, left, format, args);
    if (n >= 0 && (size_t)n >= left)
        vsnprintf(room(buf, (size_t)n), (size_t)n + 1, format, again);
    if (n > 0)
        buf->n += (size_t)n;
    else if (left)
        buf->s[buf->n] = '\0';
    va_end(again);
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    buf_vprintf(buf, format, args);
    va_end(args);
}

void buf_cut(struct buf *buf, size_t n)
{
    if (n < buf->n) {
        buf->n = n;
        buf->s[n] = '\0';
    }
}

void buf_roman(struct buf *buf, unsigned number)
{
    static const struct { unsigned value; const char *sign; } signs[] = {
        { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" }, { 90, "XC" }, { 50, "L" }, { 40, "XL" }, { 10, "X" }, { 9, "IX" }, { 5, "V" }, { 4, "IV" }, { 1, "I" },
    };

    if (number < 1 || number > 3999) {
        buf_printf(buf, "%u", number);
        return;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        for (; number >= signs[i].value; number -= signs[i].value)
            buf_puts(buf, signs[i].sign);
}
