/* rules/reasons.c - whether a reason says anything. */

#include "rules/reasons.h"
#include "base/utf8.h"

#include <stdlib.h>

/* Phrases that state a conclusion in place of its ground. Folded, without punctuation. */
static const char *const phrases[] = {
    "not applicable", "na", "n a", "not relevant", "irrelevant", "not needed", "not required", "not necessary", "unnecessary", "not used", "not in use", "none", "no",
    "out of scope", "not in scope", "does not apply", "do not apply", "no need",
    "niet van toepassing", "nvt", "n v t", "niet relevant", "niet nodig", "niet vereist", "niet in gebruik", "onnodig", "geen", "nee", "buiten scope", "buiten de scope",
    "nicht anwendbar", "nicht zutreffend", "nicht relevant", "nicht erforderlich", "entfaellt", "entf\303\244llt",
    "non applicable", "sans objet", "pas applicable",
};

/* Words that may stand round such a phrase without adding a ground. */
static const char *const fillers[] = {
    "this", "the", "that", "and", "it", "is", "are", "was", "be", "as", "at", "to", "for", "in", "of", "our", "us", "we", "here", "by", "with", "a", "an", "control", "measure", "organisation",
    "organization", "company", "isms", "case", "situation", "moment", "present", "currently", "now", "yet", "within", "scope", "considered", "deemed", "business",
    "dit", "deze", "de", "het", "een", "is", "wordt", "voor", "bij", "ons", "onze", "wij", "in", "op", "als", "hier", "nu", "momenteel", "moment", "maatregel", "beheersmaatregel",
    "organisatie", "bedrijf", "situatie", "binnen", "geacht",
    "f\303\274r", "uns", "ist", "bei", "unser", "unsere", "pour", "nous", "notre", "est",
};

static bool is_listed(const char *const *list, size_t n, struct str word)
{
    for (size_t i = 0; i < n; i++)
        if (str_is(word, list[i]))
            return true;
    return false;
}

/* Folded, each run of punctuation and white space one space, none at the ends; of abbreviations ("n.v.t.", "N/A") the points are left out with no space. */
static void simplify(struct buf *out, struct str text)
{
    bool gap = false;

    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];
        bool letter = c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

        if (letter) {
            if (gap && out->n)
                buf_putc(out, ' ');
            gap = false;
            buf_putc(out, (char)c);
        } else if (c != '.' || (i + 1 < text.n && text.s[i + 1] == ' ')) {
            gap = true;
        }
    }
}

/* The length of the longest phrase at the start of text, up to the end of a word; 0 for none. */
static size_t phrase_at(struct str text)
{
    size_t longest = 0;

    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        struct str phrase = str_of(phrases[i]);

        if (phrase.n > longest && str_starts(text, phrase) && (text.n == phrase.n || text.s[phrase.n] == ' '))
            longest = phrase.n;
    }
    return longest;
}

bool reason_is_weak(struct str reason)
{
    struct buf simple = {0};
    size_t n, taken;
    char *folded = utf8_fold(reason, &n);
    bool phrase = false, other = false;
    struct str rest, word;

    simplify(&simple, (struct str){ folded, n });
    for (rest = buf_text(&simple); rest.n && !other;) {
        if ((taken = phrase_at(rest))) {
            phrase = true;
            rest = str_cut(rest, taken < rest.n ? taken + 1 : taken);
        } else if (str_split(&rest, ' ', &word)) {
            other = !is_listed(fillers, sizeof fillers / sizeof *fillers, word);
        }
    }
    free(folded);
    phrase = phrase || !simple.n;    /* not a word */
    buf_done(&simple);
    return phrase && !other;
}

bool reason_is_empty(struct str reason)
{
    size_t n, letters = 0;
    char *folded = utf8_fold(reason, &n);
    uint32_t first = 0;
    bool other = false;

    for (size_t i = 0; i < n;) {
        uint32_t c;
        size_t length = utf8_decode(folded + i, n - i, &c);

        i += length ? length : 1;
        if (!length || (c < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')))
            continue;
        first = letters++ ? first : c;
        other = other || c != first || c >= 0x2E80;    /* in Chinese or Japanese two characters may say it all */
    }
    free(folded);
    return !other || (letters < 3 && first < 0x2E80);
}

size_t reason_length(struct str reason)
{
    size_t count = 0;

    while (reason.n && strchr(" \t\r\n", reason.s[0]))
        reason = str_cut(reason, 1);
    while (reason.n && strchr(" \t\r\n", reason.s[reason.n - 1]))
        reason.n--;
    for (size_t i = 0; i < reason.n; i++)
        count += ((unsigned char)reason.s[i] & 0xC0) != 0x80;
    return count;
}
