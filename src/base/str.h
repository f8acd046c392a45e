/* base/str.h - a piece of text that somebody else owns. */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct str {
    const char *s;    /* not ended by NUL */
    size_t n;         /* bytes */
};

#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })
#define STR_ARGS(x) (int)(x).n, (x).s    /* for "%.*s" */

static inline struct str str_of(const char *text) { return (struct str){ text, text ? strlen(text) : 0 }; }
static inline bool str_eq(struct str a, struct str b) { return a.n == b.n && (!a.n || !memcmp(a.s, b.s, a.n)); }
static inline bool str_is(struct str a, const char *b)    /* mostly not: seen at the first byte */
{
    for (size_t i = 0; i < a.n; i++)
        if (!b[i] || a.s[i] != b[i])
            return false;
    return !b[a.n];
}
static inline bool str_starts(struct str a, struct str b) { return a.n >= b.n && !memcmp(a.s, b.s, b.n); }
static inline bool str_ends(struct str a, struct str b) { return a.n >= b.n && !memcmp(a.s + (a.n - b.n), b.s, b.n); }
static inline struct str str_cut(struct str a, size_t from) { return (struct str){ a.s + from, a.n - from }; }

int str_cmp(struct str a, struct str b);           /* by bytes: <0, 0, >0 */
int str_natural(struct str a, struct str b);       /* digits by value: A.5.9 before A.5.10; ties by bytes */
size_t str_distance(struct str a, struct str b, size_t most);    /* edits (with transpositions) from a to b, ASCII case free; most + 1 if more */

struct str str_trim(struct str text);    /* without blanks, tabs and returns at its ends */

/* Takes the next piece up to `sep` off the front of *rest; false at the end. */
bool str_split(struct str *rest, char sep, struct str *piece);
bool str_listed(const char *list, struct str word);    /* is word one of the words of "a/b/c" */

/* Headings that their author has numbered: "4. Roles", "4.2 Roles", "4) Roles", and a plain "4 Roles" where the one before it was 3. Four digits are a year.
 * Asked of headings side by side, from the first; *last, 0 before that, remembers the number of a plain one. */
bool str_numbered_by_hand(struct str heading, unsigned *last);

#endif
