/* pdf/lines.h - which breaks make the best paragraph: boxes, glue and penalties, optimum fit over the whole paragraph.
 *
 * After Knuth and Plass, "Breaking paragraphs into lines" (Software: Practice and Experience 11, 1981), with one hard rule more:
 * never more than two hyphens in a row (but see `force`). Knows nothing of fonts and documents. */
#ifndef PDF_LINES_H
#define PDF_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum item_kind { ITEM_BOX, ITEM_GLUE, ITEM_PENALTY };
enum { PENALTY_NEVER = 10000, PENALTY_FORCE = -10000, HYPHENS_IN_A_ROW = 2 };

struct item {
    float width;               /* points; of a penalty: what the line ends with if it is broken there (a hyphen) */
    float stretch, shrink;     /* GLUE */
    int16_t penalty;           /* PENALTY */
    uint8_t kind;              /* an item_kind */
    bool hyphen;               /* PENALTY: a break here ends the line with a hyphen */
    uint32_t owner;            /* the caller's: which token, */
    uint16_t from, to;         /* which of its glyphs */
};

struct line_rule {
    double width;              /* of every line */
    double loosest;            /* how often its stretch a glue may grow before a line counts as impossible */
    bool ragged;               /* lines keep their natural width and end where they end */
    bool force;                /* never fail: looser lines, for a word of more than three lines more hyphens, for a box wider than the line a longer one */
};

struct line_scratch;           /* memory that is kept from paragraph to paragraph */

struct line_scratch *lines_new(void);          /* yours, ends with lines_free() */
void lines_free(struct line_scratch *scratch);

/* Breaks the paragraph: returns the number of lines and in *breaks (borrowed until the next call) the item that ends each of them; the last is n.
 * 0 if there is no way within the rule, which cannot be with `force`. A line begins behind the glue and penalties that follow a break. */
size_t lines_break(struct line_scratch *scratch, const struct item *items, size_t n, const struct line_rule *rule, const uint32_t **breaks);

/* The first item of the line that begins after the break `at` (or the paragraph's first line for at == SIZE_MAX). */
size_t lines_begin(const struct item *items, size_t n, size_t at);

#endif
