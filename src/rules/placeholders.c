/* rules/placeholders.c - words that hold the place of what nobody has filled in yet. */

#include "rules/placeholders.h"

enum care { AS_WRITTEN, ANY_CASE };

static const struct { char words[28]; enum care care; } placeholders[] = {
    { "TODO", AS_WRITTEN }, { "TBD", AS_WRITTEN }, { "TBC", AS_WRITTEN }, { "TBA", AS_WRITTEN }, { "FIXME", AS_WRITTEN }, { "XXX", AS_WRITTEN },
    { "n.t.b.", ANY_CASE }, { "ntb", ANY_CASE }, { "in afwachting van", ANY_CASE }, { "nader te bepalen", ANY_CASE }, { "nog te bepalen", ANY_CASE },
    { "nog in te vullen", ANY_CASE }, { "to be determined", ANY_CASE }, { "to be decided", ANY_CASE }, { "to be confirmed", ANY_CASE },
    { "lorem ipsum", ANY_CASE }, { "{{", AS_WRITTEN }, { "[insert ", ANY_CASE }, { "<insert ", ANY_CASE }, { "[your ", ANY_CASE }, { "<your ", ANY_CASE },
    { "[organization name]", ANY_CASE }, { "[organisation name]", ANY_CASE }, { "[company name]", ANY_CASE }, { "[naam organisatie]", ANY_CASE },
    { "[naam van de organisatie]", ANY_CASE }, { "[vul ", ANY_CASE }, { "[DATE]", AS_WRITTEN }, { "[NAME]", AS_WRITTEN }, { "[ROLE]", AS_WRITTEN },
    { "[NAAM]", AS_WRITTEN }, { "[CITY]", AS_WRITTEN }, { "[URL]", AS_WRITTEN },
};

/* Words in capitals that stand between brackets and mean what they say: marks of a class, and what standards are called. Of up to four letters they are mostly names
 * of laws ([GDPR]); longer ones wait for somebody. */
static const char *const marks[] = { "CONFIDENTIAL", "PRIVATE", "PUBLIC", "INTERNAL", "RESTRICTED", "SECRET", "VERTROUWELIJK", "INTERN", "OPENBAAR", "GEHEIM", "DRAFT", "OPTIONAL" };
static const char *const names[] = { "ISO", "IEC", "NIST", "RFC", "NEN", "BIO", "NIS", "CIS", "PCI", "OWASP", "BSI" };

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

/* Words as words: not within a longer one. */
static bool stands_at(struct str text, size_t at, const char *words, enum care care)
{
    size_t n = strlen(words);

    if (text.n - at < n || (at && is_letter(text.s[at - 1]) && is_letter(words[0])))
        return false;
    for (size_t i = 0; i < n; i++)
        if (care == ANY_CASE ? lower(text.s[at + i]) != words[i] : text.s[at + i] != words[i])
            return false;
    return at + n == text.n || !is_letter(words[n - 1]) || !is_letter(text.s[at + n]);
}

/* From an opening sign to its end on the same line, not far away; the sign alone where it has none. */
static struct str to_end(struct str text, size_t at, size_t n, const char *sign)
{
    enum { LONGEST = 400 };
    struct str line = { text.s + at, text.n - at < LONGEST ? text.n - at : LONGEST };
    const char *end, *newline = memchr(line.s, '\n', line.n);

    if (newline)
        line.n = (size_t)(newline - line.s);
    end = memmem(line.s, line.n, sign, strlen(sign));
    return (struct str){ line.s, end ? (size_t)(end - line.s) + strlen(sign) : n };
}

static bool is_mark_or_name(struct str inside)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_is(inside, marks[i]))
            return true;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_starts(inside, str_of(names[i])))
            return true;
    return false;
}

/* [COMPANY NAME]: capitals between brackets, that are no link, no reference of ours and no footnote. Its length, 0 for none. */
static size_t in_capitals(struct str text, size_t at)
{
    size_t n = at + 1, letters = 0;
    struct str inside;

    if (text.s[at] != '[' || (at && strchr("[]!", text.s[at - 1])))
        return 0;
    while (n < text.n && n - at < 80 && ((text.s[n] >= 'A' && text.s[n] <= 'Z') || (n > at + 1 && strchr("0123456789 _-/&.,", text.s[n])))) {
        letters += text.s[n] >= 'A' && text.s[n] <= 'Z';
        n++;
    }
    if (n >= text.n || text.s[n] != ']' || (n + 1 < text.n && strchr("([:", text.s[n + 1])))
        return 0;
    inside = (struct str){ text.s + at + 1, n - at - 1 };
    if (letters * 2 < inside.n || letters < 5 || is_mark_or_name(inside))
        return 0;
    return n + 1 - at;
}

static struct str found_at(struct str text, size_t at)
{
    size_t n = in_capitals(text, at);
    int first = text.s[at] | 32;

    if (n)
        return (struct str){ text.s + at, n };
    for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++) {
        if ((placeholders[i].words[0] | 32) != first || !stands_at(text, at, placeholders[i].words, placeholders[i].care))
            continue;
        n = strlen(placeholders[i].words);
        switch (placeholders[i].words[0]) {
        case '{': return to_end(text, at, n, "}}");
        case '[': return to_end(text, at, n, "]");
        case '<': return to_end(text, at, n, ">");
        default: return (struct str){ text.s + at, n };
        }
    }
    return (struct str){ NULL, 0 };
}

/* The first signs of all of them, letters in either case. */
static bool may_begin(char c)
{
    switch (c) {
    case '[': case '{': case '<':
    case 'f': case 'i': case 'l': case 'n': case 't': case 'x':
    case 'F': case 'I': case 'L': case 'N': case 'T': case 'X':
        return true;
    default:
        return false;
    }
}

struct str placeholder_find(struct str text, struct str *rest)
{
    for (size_t at = 0; at < text.n; at++) {
        struct str found;

        if (!may_begin(text.s[at]) || (at && is_letter(text.s[at - 1]) && is_letter(text.s[at])))
            continue;    /* most of any text: within a word none begins */
        found = found_at(text, at);
        if (found.n) {
            *rest = str_cut(text, at + found.n);
            return found;
        }
    }
    *rest = (struct str){ NULL, 0 };
    return (struct str){ NULL, 0 };
}
