/* pdf/bidi.h - text from right to left: Unicode's bidirectional algorithm (UAX 9), by FriBidi. */
#ifndef PDF_BIDI_H
#define PDF_BIDI_H

#include "pdf/text.h"

/* Gives each token of a text its level, and shapes what runs from right to left that way; words of both directions become several. Asked again, nothing more
 * is done. Nothing is done either for a text without such characters (text->rtl). */
void bidi_resolve(struct layout *layout, struct text *text);

/* The order in which n things of these levels stand from left to right (UAX 9, L2): order[0] is the leftmost. */
void bidi_order(const uint8_t *levels, size_t n, size_t *order);

/* Moves the pieces of a line, set in the order of reading, to where they stand; they keep their order. `left`: where the first one begins. */
void bidi_place(struct piece *pieces, size_t n, double left);

#endif
