/* diag/told.h - the words of one finding, as plain text on one line: what all forms of telling it share. */
#ifndef DIAG_TOLD_H
#define DIAG_TOLD_H

#include "base/buf.h"
#include "diag/words.h"

/* At most `most` characters of a text, … for the rest. */
void told_clip(struct buf *buf, struct str text, size_t most);

/* Adds a text of its code ("title", "why", "help") with its values filled in, each of at most 120 characters. Where the code has no title, its values; where it has no
 * other text of that name, nothing. May hold no-break spaces, and `words to write` in backquotes. */
void told(struct buf *buf, struct words *words, const struct diag *d, const char *key);
/* The same of a note. */
void told_note(struct buf *buf, struct words *words, const struct diag *d, const struct diag_note *note);
/* The same of a code, with "<owner>" for each value: of no finding in particular. */
void told_code(struct buf *buf, struct words *words, enum diag_code code, const char *key);
/* "ISO/IEC 27001:2022 6.1.2 c", held together by no-break spaces; nothing for "". */
void told_clause(struct buf *buf, struct words *words, const char *clause);

/* The same without markup: no-break spaces are spaces, backquotes stay. Cuts what stands in `buf` from `from` on. */
void told_plain(struct buf *buf, size_t from);

#endif
