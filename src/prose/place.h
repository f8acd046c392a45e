/* prose/place.h - where in the source a part of a text stands; for prose/ alone. */
#ifndef PROSE_PLACE_H
#define PROSE_PLACE_H

#include "model/model.h"

/* One text whose places are asked for from its beginning to its end: going on is cheap, going back begins anew. */
struct placer {
    const struct value *value;
    size_t at, line;            /* how far the text was read: `at` bytes, in which `line` lines end */
    struct str rest, written;   /* the source: the line that stands for line `number` of the text, and what follows it */
    size_t number;
    bool several;               /* it stands between triple quotes and can be followed line by line */
};

void placer_init(struct placer *placer, const struct value *value);

/* The span of n bytes at offset `at` of the text (quotes and indentation were taken off it); the whole value where that cannot be told. */
struct span place_in(struct placer *placer, size_t at, size_t n);

#endif
