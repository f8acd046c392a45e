/* model/moments.h - points in time that were written down: which came first, how long between them, and whether that was too long. */
#ifndef MODEL_MOMENTS_H
#define MODEL_MOMENTS_H

#include "model/model.h"

/* The first point of a moment field; false where there is none or it cannot be read. One with an end is asked for its beginning. */
bool record_moment(const struct record *record, int field, struct moment *moment);

/* Minutes from one to the other, negative where the second came first. Whole days where either has no time of day; *whole says so (NULL: nobody asks). */
long moments_apart(struct moment from, struct moment to, bool *whole);

/* Whether the second surely came before the first: on an earlier day, or at an earlier minute of the same one. */
bool moment_before(struct moment moment, struct moment other);

/* Whether it surely came later than `within` after `from`. Where a time of day is missing the doubt counts in favour: up to the last minute of the day allowed. */
bool moment_late(struct moment from, struct moment moment, struct duration within);

/* How long that is, in minutes; a month counts as 30 days. 0 for none. */
long duration_minutes(struct duration duration);

#endif
