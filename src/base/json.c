/* base/json.c - JSON as it is written. */

#include "base/json.h"
#include "base/utf8.h"

#include <string.h>

void json_quote(struct buf *out, struct str text)
{
    buf_putc(out, '"');
    while (text.n) {
        unsigned char c = (unsigned char)text.s[0];
        uint32_t character;
        size_t n = utf8_decode(text.s, text.n, &character);

        if (c == '"' || c == '\\')
            buf_printf(out, "\\%c", c);
        else if (c == '\n')
            buf_puts(out, "\\n");
        else if (c < 0x20 || c == 0x7f)
            buf_printf(out, "\\u%04x", c);
        else if (n)
            buf_add(out, text.s, n);
        else
            buf_puts(out, "\xef\xbf\xbd");
        text = str_cut(text, n ? n : 1);
    }
    buf_putc(out, '"');
}

static void begin_value(struct json *j)
{
    if (j->after_name) {
        j->after_name = false;
        return;
    }
    if (j->begun)
        buf_putc(j->out, ',');
    if (j->depth) {
        buf_putc(j->out, '\n');
        buf_fill(j->out, ' ', j->depth * 2);
    }
}

static void open_with(struct json *j, char sign)
{
    begin_value(j);
    buf_putc(j->out, sign);
    j->depth++;
    j->begun = false;
}

static void close_with(struct json *j, char sign)
{
    j->depth--;
    if (j->begun) {
        buf_putc(j->out, '\n');
        buf_fill(j->out, ' ', j->depth * 2);
    }
    buf_putc(j->out, sign);
    j->begun = true;
    if (!j->depth)
        buf_putc(j->out, '\n');
}

void json_begin_object(struct json *j) { open_with(j, '{'); }
void json_end_object(struct json *j) { close_with(j, '}'); }
void json_begin_array(struct json *j) { open_with(j, '['); }
void json_end_array(struct json *j) { close_with(j, ']'); }

void json_name(struct json *j, const char *name)
{
    begin_value(j);
    json_quote(j->out, str_of(name));
    buf_puts(j->out, ": ");
    j->begun = true;
    j->after_name = true;
}

void json_text(struct json *j, struct str text)
{
    begin_value(j);
    json_quote(j->out, text);
    j->begun = true;
}

void json_number(struct json *j, long long number)
{
    begin_value(j);
    buf_printf(j->out, "%lld", number);
    j->begun = true;
}

void json_yes(struct json *j, bool yes)
{
    begin_value(j);
    buf_puts(j->out, yes ? "true" : "false");
    j->begun = true;
}

void json_named(struct json *j, const char *name, const char *text)
{
    if (!text)
        return;
    json_name(j, name);
    json_text(j, str_of(text));
}

void json_named_number(struct json *j, const char *name, long long number)
{
    json_name(j, name);
    json_number(j, number);
}
