/* prose/markup.h - Markdown to cmark's tree, with what cmark does not know kept out of its hands; for prose/ alone.
 *
 * cmark knows no [[references]], footnotes, pipe tables and admonitions, would take brackets and underscores in them for markup, and says of inlines not reliably where
 * they stood. So each is replaced by a mark (two private-use characters around its number) before the text is parsed; prose/layer.h makes nodes of them, and whoever
 * reads the tree's words takes the others out again. */
#ifndef PROSE_MARKUP_H
#define PROSE_MARKUP_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/map.h"
#include "prose/typed.h"

#include <cmark.h>

enum { PARAGRAPH_MOST = 64 * 1024 };    /* bytes of a paragraph that are parsed: cmark takes quadratic time on some (CVE-2023-22486) */

enum mark_kind {
    MARK_SIGN,          /* hides a character that marks are made of */
    MARK_TILDE,         /* \~ beside another: name is ~, which strikes nothing out */
    MARK_REFERENCE,     /* [[R-017]] */
    MARK_FOOTNOTE,      /* [^1]: where a footnote belongs */
    MARK_NOTE,          /* [^1]: at the begin of a line: its text, an item of a list to cmark */
    MARK_ADMONITION,    /* !!! note "Title", the heading of an item to cmark; name is all of the line */
    MARK_BOX,           /* ::: note, the heading of a box to cmark, and ::: below it; name is what follows the colons */
    MARK_ITEM,          /* a) at the begin of a line: of an item that was typed by hand, which is one to cmark as well; name is empty */
    MARK_LINE,          /* here a line begins that should not go on behind the one above; name is what is to be read, without the signs that say so */
    MARK_ATTRIBUTES,    /* {.class key="value"} behind a bracket, a link, a picture or code; name is all of it, which may go on below */
    MARK_MORE,          /* and what of them stands on the next line */
    MARK_RAISED,        /* 2^nd^, name is "nd" */
    MARK_LOWERED,       /* H~2~O */
    MARK_GRID,          /* a line of a table drawn with +---+ */
    MARK_DASHES,        /* a line of a table of dashes, empty ones too; name.s is where that begins */
    MARK_ROW,           /* a line of a pipe table */
    MARK_PLAIN          /* a line of a paragraph that is too long to be parsed */
};

struct mark {
    enum mark_kind kind;
    struct str written;    /* "[[R-017]]": what stands in the text */
    struct str name;       /* "R-017" */
    const struct typed *typed;    /* MARK_ITEM */
};

/* What layer_apply() finds wrong: a code of diag.def, where in the text, and what. */
struct remark { int code; struct str where; const char *got; };

struct markup {
    struct str base;       /* the text: every mark's words are a part of it, which tells their place */
    struct buf text;       /* with marks */
    struct mark *marks;
    size_t n, cap;
    size_t *lines;         /* where each line begins */
    size_t n_lines, cap_lines;
    struct str wide;       /* the first head of a table with too many columns, and how many it has; empty for none */
    size_t wide_columns;
    bool tildes;           /* there are two beside each other, or two equals signs */
    bool kept_lines;       /* there are lines of bars, besides those typed by hand */
    bool attributes;       /* there are some */
    const char *more;      /* attributes go on to here; NULL for none */
    struct typed_lines typed;
    struct map notes;      /* label of a footnote -> struct note (prose/layer.h) */
    struct remark *remarks;
    size_t n_remarks, cap_remarks;
    struct arena arena;
};

/* Finds them. The text is borrowed. `one`: it is one paragraph, nothing but references is looked for. In place, ends with markup_done(). */
void markup_init(struct markup *markup, struct str text, bool one);
void markup_done(struct markup *markup);
/* The cell of a table, marked: `\|` becomes `|`. */
void markup_cell(struct markup *markup, struct str cell, struct buf *marked);

/* The tree of a text with marks. `one`: as one paragraph, whatever its lines begin with; a blank line in it is a line break. Yours, ends with cmark_node_free(). */
cmark_node *markup_parse(struct str marked, bool one);
/* A node in the memory of such a tree. */
cmark_node *markup_node(cmark_node_type type);

/* Takes the next piece off the front of a text of the tree: plain words, or (where *mark is set) a reference, a footnote, or a sign above or below the line. False at the end. */
bool markup_piece(const struct markup *markup, struct str *rest, struct str *plain, const struct mark **mark);
/* The mark at the front of a text of the tree; NULL if there is none of this kind. */
const struct mark *markup_first(const struct markup *markup, struct str text, enum mark_kind kind);
/* Adds a text of the tree as it was written: for code and addresses. */
void markup_restore(const struct markup *markup, struct buf *out, struct str text);

#endif
