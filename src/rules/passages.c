/* rules/passages.c - the text of a policy as rules read it. */

#include "rules/passages.h"
#include "base/utf8.h"
#include "prose/texts.h"

#include <unictype.h>

void passages_begin(struct passages *it, const struct policy_text *text)
{
    *it = (struct passages){ text->source, text->body, 0 };
}

/* Without what lists and quotations put in front of it. */
static struct str unquoted(struct str line)
{
    while (line.n && strchr(" \t>", line.s[0]))
        line = str_cut(line, 1);
    while (line.n && strchr(" \t\r", line.s[line.n - 1]))
        line.n--;
    return line;
}

/* ``` or ~~~, with or without the name of a language. */
static char fence_of(struct str line)
{
    return str_starts(line, STR("```")) ? '`' : str_starts(line, STR("~~~")) ? '~' : 0;
}

/* Its level, 0 for no heading. */
static int heading_level(struct str line)
{
    size_t n = 0;

    while (n < line.n && line.s[n] == '#')
        n++;
    return n <= 6 && (n == line.n || line.s[n] == ' ' || line.s[n] == '\t') ? (int)n : 0;
}

/* How long the sign of an item is, with the blank behind it; 0 where there is none. */
static size_t item_sign(struct str line)
{
    size_t n = 0;

    if (line.n > 1 && strchr("-*+", line.s[0]) && strchr(" \t", line.s[1]))
        return 2;
    while (n < line.n && n < 9 && line.s[n] >= '0' && line.s[n] <= '9')
        n++;
    return n && n + 1 < line.n && strchr(".)", line.s[n]) && strchr(" \t", line.s[n + 1]) ? n + 2 : 0;
}

/* --- or === below a line makes a heading of it; --- alone is a rule, |---|---| the line below a table's head. */
static bool is_ruler(struct str line)
{
    if (!line.n)
        return false;
    for (size_t i = 0; i < line.n; i++)
        if (!strchr("-=|:*_ \t", line.s[i]))
            return false;
    return line.n >= 3 || line.s[0] == '=';
}

static bool is_row(struct str line)
{
    return line.n > 1 && line.s[0] == '|';
}

/* Takes a comment that begins the line off, however long it is. */
static bool skip_comment(struct passages *it, struct str line)
{
    const char *end;
    size_t from;

    if (!str_starts(line, STR("<!--")))
        return false;
    from = it->rest.s ? (size_t)(it->rest.s - line.s) : line.n;
    end = memmem(line.s, from + it->rest.n, "-->", 3);
    if (!end)
        it->rest = (struct str){ NULL, 0 };
    else if (end + 3 > line.s + from)
        it->rest = (struct str){ end + 3, (size_t)(line.s + from + it->rest.n - (end + 3)) };
    return true;
}

/* What a line alone is; false where it begins or goes on with a paragraph. */
static bool stands_alone(struct str line)
{
    return !line.n || heading_level(line) || is_ruler(line) || is_row(line) || fence_of(line) || str_starts(line, STR("<!--"));
}

/* The lines that go on with what began. Where a ruler below them makes a heading of it, its level; else 0. */
static int take_lines(struct passages *it, struct str *text)
{
    struct str ahead = it->rest, line;

    while (ahead.n && str_split(&ahead, '\n', &line)) {
        line = unquoted(line);
        if (is_ruler(line) && (line.s[0] == '-' || line.s[0] == '=') && !memchr(line.s, '|', line.n)) {
            it->rest = ahead;
            return line.s[0] == '=' ? 1 : 2;
        }
        if (stands_alone(line) || item_sign(line))
            break;
        text->n = (size_t)(line.s + line.n - text->s);
        it->rest = ahead;
    }
    return 0;
}

bool passages_next(struct passages *it, struct passage *passage)
{
    struct str line;

    while (it->rest.n && str_split(&it->rest, '\n', &line)) {
        char fence;

        line = unquoted(line);
        fence = fence_of(line);
        if (it->fence || fence) {
            it->fence = !it->fence ? fence : fence == it->fence ? 0 : it->fence;
            continue;
        }
        if (!line.n || skip_comment(it, line) || (is_ruler(line) && !heading_level(line)))
            continue;
        *passage = (struct passage){ PASSAGE_PARAGRAPH, line, it->source, heading_level(line) };
        if (passage->level) {
            passage->kind = PASSAGE_HEADING;
        } else if (is_row(line)) {
            passage->kind = PASSAGE_ROW;
        } else {
            size_t sign = item_sign(line);

            passage->kind = sign ? PASSAGE_ITEM : PASSAGE_PARAGRAPH;
            passage->text = str_cut(line, sign);
            passage->level = take_lines(it, &passage->text);
            if (passage->level && !sign)
                passage->kind = PASSAGE_HEADING;
        }
        return true;
    }
    return false;
}

struct span passage_span(const struct passage *passage, struct str part)
{
    uint32_t start = (uint32_t)(part.s - passage->source->text.s);

    return (struct span){ passage->source, start, start + (uint32_t)part.n };
}

static bool is_word_character(uint32_t c)
{
    return uc_is_general_category(c, UC_LETTER) || uc_is_general_category(c, UC_NUMBER);
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
        size_t address = strchr("]hw", rest->s[0]) ? address_length(*rest) : 0;

        length = utf8_decode(rest->s, rest->n, &c);
        if (!address && length && is_word_character(c))
            break;
        *rest = rest->s[0] == '`' ? skip_code(*rest) : str_cut(*rest, address ? address : length ? length : 1);
    }
    while (n < rest->n && (length = utf8_decode(rest->s + n, rest->n - n, &c))) {
        bool joins = (c == '-' || c == '\'' || c == 0x2019 || c == '.' || c == ',') && n + length < rest->n;

        if (joins) {
            uint32_t next;
            size_t m = utf8_decode(rest->s + n + length, rest->n - n - length, &next);
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
    size_t n = strlen(small);

    for (size_t i = 0; i < n && word.n == n; i++)
        if ((word.s[i] >= 'A' && word.s[i] <= 'Z' ? word.s[i] + 'a' - 'A' : word.s[i]) != small[i])
            return false;
    return word.n == n;
}

bool word_among(struct str word, const char *const *list, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (same_letters(word, list[i]))
            return true;
    return false;
}

bool passage_plain(struct str *rest, struct str *piece)
{
    const char *code = rest->n ? memchr(rest->s, '`', rest->n) : NULL;

    if (!rest->n)
        return false;
    *piece = (struct str){ rest->s, code ? (size_t)(code - rest->s) : rest->n };
    *rest = code ? skip_code(str_cut(*rest, piece->n)) : (struct str){ NULL, 0 };
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

        if (!strchr(".!?;", text.s[i]))
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
