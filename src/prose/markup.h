/* prose/markup.h - Markdown to cmark's tree, with our own signs kept out of its hands; for prose/ alone.
 *
 * cmark knows no [[references]], would take brackets and underscores in them for markup, and says of inlines not reliably where they stood. So each is replaced by a mark
 * (two private-use characters around its number) before the text is parsed, and whoever reads the tree takes the marks out again. */
#ifndef PROSE_MARKUP_H
#define PROSE_MARKUP_H

#include "base/buf.h"

#include <cmark.h>

enum { PARAGRAPH_MOST = 64 * 1024 };    /* bytes of a paragraph that are parsed: cmark takes quadratic time on some (CVE-2023-22486) */

struct mark {
    struct str written;    /* "[[R-017]]": what stands in the text */
    struct str name;       /* "R-017"; empty where the mark only hides a character that marks are made of */
    size_t at;             /* where the name begins in the text */
};

struct markup {
    struct buf text;       /* with marks */
    struct mark *marks;
    size_t n, cap;
};

/* Whether a paragraph of the text is too long to be parsed. `one`: all of it is one paragraph. */
bool markup_is_too_long(struct str text, bool one);

/* Finds the references. The text is borrowed. In place, ends with markup_done(). */
void markup_init(struct markup *markup, struct str text);
void markup_done(struct markup *markup);

/* The tree of a text with marks. `one`: as one paragraph, whatever its lines begin with; a blank line in it is a line break. Yours, ends with cmark_node_free(). */
cmark_node *markup_parse(struct str marked, bool one);

/* Takes the next piece off the front of a text of the tree: plain words, or (where *mark is set) a reference. False at the end. */
bool markup_piece(const struct markup *markup, struct str *rest, struct str *plain, const struct mark **mark);
/* Adds a text of the tree as it was written: for code and addresses. */
void markup_restore(const struct markup *markup, struct buf *out, struct str text);

#endif
