/* rules/passages.c - words and sentences of a policy's text. */

#include "rules/passages.h"
#include "base/utf8.h"


struct span passage_span(const struct passage *passage, struct str part)
{
    uint32_t start = (uint32_t)(part.s - passage->source->text.s);

    return (struct span){ passage->source, start, start + (uint32_t)part.n };
}

/* What a byte is to one who reads words: most bytes are of one, or lead nowhere. */
enum { OTHER, IN_WORD, JOINS, OPENS, WIDE };

#define TEN(first, what) [first] = what, [(first) + 1] = what, [(first) + 2] = what, [(first) + 3] = what, [(first) + 4] = what, [(first) + 5] = what, \
    [(first) + 6] = what, [(first) + 7] = what, [(first) + 8] = what, [(first) + 9] = what
#define LETTERS(first) TEN(first, IN_WORD), TEN((first) + 10, IN_WORD), [(first) + 20] = IN_WORD, [(first) + 21] = IN_WORD, [(first) + 22] = IN_WORD, \
    [(first) + 23] = IN_WORD, [(first) + 24] = IN_WORD, [(first) + 25] = IN_WORD

static const unsigned char ascii[0x80] = {
    TEN('0', IN_WORD), LETTERS('a'), LETTERS('A'), ['-'] = JOINS, ['\''] = JOINS, ['.'] = JOINS, [','] = JOINS, [']'] = OPENS, ['`'] = OPENS, ['<'] = OPENS,
};

static int byte_is(char c)
{
    return (unsigned char)c < 0x80 ? ascii[(unsigned char)c] : WIDE;
}

static bool is_word_character(uint32_t c)
{
    return c < 0x80 ? ascii[c] == IN_WORD : utf8_is_letter(c) || utf8_is_number(c);
}

static size_t decode(struct str text, uint32_t *c)
{
    if (text.n && (unsigned char)text.s[0] - 1u < 0x7f) {
        *c = (unsigned char)text.s[0];
        return 1;
    }
    return utf8_decode(text.s, text.n, c);
}

static struct str skip_code(struct str text)
{
    size_t ticks = 0;
    const char *end;

    while (ticks < text.n && text.s[ticks] == '`')
        ticks++;
    end = memmem(text.s + ticks, text.n - ticks, text.s, ticks);
    return str_cut(text, end ? (size_t)(end - text.s) + ticks : ticks);
}

/* The length of a comment at the front; 0 for none. One whose end is far away is read: a text full of begins would be searched to its end for each. */
static size_t comment_length(struct str text)
{
    enum { LONGEST = 2000 };
    const char *end;

    if (text.n > LONGEST)
        text.n = LONGEST;
    end = str_starts(text, STR("<!--")) ? memmem(text.s + 4, text.n - 4, "-->", 3) : NULL;

    return end ? (size_t)(end - text.s) + 3 : 0;
}

/* The length of an address at the front: ](…) of a link, or one that stands bare; 0 for none. */
static size_t address_length(struct str text)
{
    size_t n = 0;

    if (str_starts(text, STR("]("))) {
        const char *end = memchr(text.s, ')', text.n), *line = memchr(text.s, '\n', text.n);

        return end && (!line || end < line) ? (size_t)(end - text.s) + 1 : 0;
    }
    if (!str_starts(text, STR("http://")) && !str_starts(text, STR("https://")) && !str_starts(text, STR("www.")))
        return 0;
    while (n < text.n && !strchr(" \t\r\n<>)]", text.s[n]))
        n++;
    return n;
}

bool passage_word(struct str *rest, struct str *word)
{
    size_t n = 0, length;
    uint32_t c = 0;

    while (rest->n) {
        char first = rest->s[0];
        int is = byte_is(first);
        size_t address;

        if (is == OTHER || is == JOINS) {
            *rest = str_cut(*rest, 1);
            continue;
        }
        if (is == IN_WORD && first != 'h' && first != 'w')
            break;
        address = first == ']' || first == 'h' || first == 'w' ? address_length(*rest) : first == '<' ? comment_length(*rest) : 0;
        length = decode(*rest, &c);
        if (!address && length && is_word_character(c))
            break;
        *rest = first == '`' ? skip_code(*rest) : str_cut(*rest, address ? address : length ? length : 1);
    }
    for (;;) {
        bool joins;

        while (n < rest->n && byte_is(rest->s[n]) == IN_WORD)
            n++;
        if (n == rest->n || byte_is(rest->s[n]) == OTHER || byte_is(rest->s[n]) == OPENS || !(length = decode(str_cut(*rest, n), &c)))
            break;
        joins = (c < 0x80 || c == 0x2019) && n + length < rest->n;
        if (joins) {
            uint32_t next;
            size_t m = decode(str_cut(*rest, n + length), &next);
            bool digits = n && rest->s[n - 1] >= '0' && rest->s[n - 1] <= '9' && m && next >= '0' && next <= '9';

            joins = m && (c == '.' || c == ',' ? digits : is_word_character(next));
        }
        if (!joins && !is_word_character(c))
            break;
        n += length;
    }
    *word = (struct str){ rest->s, n };
    *rest = str_cut(*rest, n);
    return n > 0;
}

static bool same_letters(struct str word, const char *small)
{
    size_t i = 0;

    while (i < word.n && small[i] && (word.s[i] >= 'A' && word.s[i] <= 'Z' ? word.s[i] + 'a' - 'A' : word.s[i]) == small[i])
        i++;
    return i == word.n && !small[i];
}

bool word_among(struct str word, const char *const *list, size_t n)
{
    char first = word.n && word.s[0] >= 'A' && word.s[0] <= 'Z' ? (char)(word.s[0] + 'a' - 'A') : word.n ? word.s[0] : '\0';

    for (size_t i = 0; i < n; i++)
        if (list[i][0] == first && same_letters(word, list[i]))
            return true;
    return false;
}

bool passage_plain(struct str *rest, struct str *piece)
{
    size_t n = 0, comment = 0;

    if (!rest->n)
        return false;
    while (n < rest->n && rest->s[n] != '`' && !(rest->s[n] == '<' && (comment = comment_length(str_cut(*rest, n))) > 0))
        n++;
    *piece = (struct str){ rest->s, n };
    *rest = n == rest->n ? (struct str){ NULL, 0 } : comment ? str_cut(*rest, n + comment) : skip_code(str_cut(*rest, n));
    return true;
}

bool passage_sentence(struct str *rest, struct str *sentence)
{
    struct str text;

    while (rest->n && strchr(" \t\r\n", rest->s[0]))
        *rest = str_cut(*rest, 1);
    text = *rest;
    for (size_t i = 0; i < text.n; i++) {
        size_t next = i + 1;

        if (text.s[i] != '.' && text.s[i] != '!' && text.s[i] != '?' && text.s[i] != ';')
            continue;
        while (next < text.n && strchr("*_\")]", text.s[next]))
            next++;
        if (next < text.n && !strchr(" \t\r\n", text.s[next]))
            continue;
        while (next < text.n && strchr(" \t\r\n>", text.s[next]))
            next++;
        if (text.s[i] == '.' && next < text.n && text.s[next] >= 'a' && text.s[next] <= 'z')
            continue;    /* an abbreviation */
        *sentence = (struct str){ text.s, i + 1 };
        *rest = str_cut(text, next);
        return true;
    }
    *sentence = text;
    *rest = (struct str){ text.s + text.n, 0 };
    return sentence->n > 0;
}

const struct policy_text *passages_text(const struct texts *texts, const struct entity *policy, const struct value *after, const struct value **at)
{
    for (const struct value *v = after ? value_next(after) : entity_get(policy, POLICY_TEXT); v; v = value_next(v)) {
        const struct policy_text *text = texts ? map_get(&texts->paths, v->text) : NULL;

        if (text && !text->unread && !v->bad) {
            *at = v;
            return text;
        }
    }
    return NULL;
}
