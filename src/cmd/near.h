/* cmd/near.h - what may have been meant by a word on the command line. */
#ifndef CMD_NEAR_H
#define CMD_NEAR_H

#include "base/str.h"

struct near { struct str got; const char *best; size_t distance; };

/* Offer names one after the other; `best` is then the nearest (the first of equals), NULL if none is near. Case is free. */
static inline struct near near_init(const char *got) { return (struct near){ str_of(got), NULL, strlen(got) < 5 ? 2 : 3 }; }
void near_offer(struct near *near, const char *name);

#endif
