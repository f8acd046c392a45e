/* prose/typed.h - lists that were typed by hand, as they come out of word processors: `a)`, `(1)`, `iv.`, `•`; for prose/ alone.
 *
 * CommonMark knows `1.`, `1)`, `-`, `+` and `*` alone and joins all other lines to one paragraph. A line counts as an item where another one beside it goes on as it
 * should: a, b, c; i, ii, iii; or the same again (a, a, a: who writes that leaves counting to us). One alone is words; so is what is no item, but it keeps its line. */
#ifndef PROSE_TYPED_H
#define PROSE_TYPED_H

#include "base/arena.h"
#include "base/str.h"

enum typed_kind {
    TYPED_NUMBER, TYPED_LOWER, TYPED_UPPER, TYPED_LOWER_ROMAN, TYPED_UPPER_ROMAN,    /* (1), a, A, i, I */
    TYPED_BULLET,
    TYPED_MEANING       /* `: words` below a term */
};

enum typed_signs { TYPED_POINT, TYPED_AFTER, TYPED_AROUND };    /* a. a) (a) */

enum { TYPED_NARROW = 5 };    /* bytes of a mark and its blanks, with which words that go on stand far less than four columns behind it */

struct typed {
    struct str words;           /* of its line: what follows its prefix */
    size_t n;                   /* bytes of the mark and the blanks behind it */
    enum typed_kind kind;
    enum typed_signs signs;
    size_t value;               /* 3 for c */
    size_t list;                /* those that belong together have the same number */
    bool item;                  /* else but a line that should stay one */
};

struct typed_lines { struct typed *items; size_t n; };

/* Finds them in a text, in its order. They live in the arena, their words in the text. */
void typed_find(struct typed_lines *lines, struct arena *arena, struct str text);

#endif
