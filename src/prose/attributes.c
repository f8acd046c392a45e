/* prose/attributes.c - {#id .class key="value"}. */

#include "prose/attributes.h"

enum { LONGEST = 1000 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_of_name(char c)
{
    return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || (c && strchr("-_.:", c));
}

static size_t name_length(struct str text)
{
    size_t n = 0;

    while (n < text.n && is_of_name(text.s[n]))
        n++;
    return n;
}

/* "words", 'words' or a word. */
static size_t value_length(struct str text)
{
    const char *end;
    size_t n = 0;

    if (!text.n)
        return 0;
    if (text.s[0] == '"' || text.s[0] == '\'') {
        end = memchr(text.s + 1, text.s[0], text.n - 1 < LONGEST ? text.n - 1 : LONGEST);
        return end ? (size_t)(end - text.s) + 1 : 0;
    }
    while (n < text.n && !is_blank(text.s[n]) && !strchr("{}\"'", text.s[n]))
        n++;
    return n;
}

/* The attribute at the front; 0 if that is none. */
static size_t attribute_length(struct str text)
{
    size_t n;

    switch (text.s[0]) {
    case '#':
        for (n = 1; n < text.n && !is_blank(text.s[n]) && !strchr("{}", text.s[n]); n++) {}
        return n > 1 ? n : 0;
    case '.': case '=':
        n = name_length(str_cut(text, 1));
        return n ? n + 1 : 0;
    case '-':
        return text.n > 1 && (is_blank(text.s[1]) || text.s[1] == '}') ? 1 : 0;
    default:
        n = name_length(text);
        if (n && n < text.n && text.s[n] == '=') {
            size_t value = value_length(str_cut(text, n + 1));

            return value ? n + 1 + value : 0;
        }
        return str_starts(text, STR("data-")) ? n : 0;
    }
}

size_t attributes_length(struct str text)
{
    size_t at = 1;

    if (!text.n || text.s[0] != '{')
        return 0;
    if (text.n > LONGEST)
        text.n = LONGEST;
    if (at < text.n && text.s[at] == ':')    /* {: .class} */
        at++;
    for (;;) {
        size_t n;

        while (at < text.n && (is_blank(text.s[at]) || (text.s[at] == '>' && at && text.s[at - 1] == '\n')))
            at++;
        if (at >= text.n)
            return 0;
        if (text.s[at] == '}')
            return at > 1 ? at + 1 : 0;
        n = attribute_length(str_cut(text, at));
        if (!n)
            return 0;
        at += n;
    }
}

bool attributes_next(struct str *inside, struct str *attribute)
{
    size_t n;

    while (inside->n && (is_blank(inside->s[0]) || strchr("{:>}", inside->s[0])))
        *inside = str_cut(*inside, 1);
    n = inside->n ? attribute_length(*inside) : 0;
    *attribute = (struct str){ inside->s, n };
    *inside = str_cut(*inside, n);
    return n > 0;
}

bool attributes_have_class(struct str attributes, const char *class)
{
    struct str attribute;

    while (attributes_next(&attributes, &attribute))
        if (attribute.s[0] == '.' && str_is(str_cut(attribute, 1), class))
            return true;
    return false;
}

struct str attributes_id(struct str attributes)
{
    struct str attribute;

    while (attributes_next(&attributes, &attribute))
        if (attribute.s[0] == '#')
            return str_cut(attribute, 1);
    return STR("");
}
