/* prose/place.h - where in the source a part of a text stands; for prose/ alone. */
#ifndef PROSE_PLACE_H
#define PROSE_PLACE_H

#include "model/model.h"

/* The span of n bytes at offset `at` of a text value (quotes and indentation were taken off it); the whole value where that cannot be told. */
struct span place_in(const struct value *value, size_t at, size_t n);

#endif
