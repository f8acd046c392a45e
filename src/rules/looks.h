/* rules/looks.h - whether somebody looked at an entry of a register in time: one answer for the rules and for the calendar. */
#ifndef RULES_LOOKS_H
#define RULES_LOOKS_H

#include "model/duty.h"

struct look {
    date last;                   /* the newest look; DATE_NONE: never */
    date due;                    /* the last day for the next one; DATE_NONE where nothing says when */
    bool late;                   /* due is past, or nobody ever looked and nothing says since when */
    struct duration interval;    /* the one that holds; UNIT_NONE for none */
};

/* `last`: the newest look besides `reviewed`, DATE_NONE for none; `since`: the day from which the time runs where nobody has looked yet, DATE_NONE if unknown;
 * `fallback`: the interval where the entry states none. */
struct look look_of(const struct model *model, const struct entity *e, date last, date since, struct duration fallback);

/* The same where the kind says what else counts as a look, since when and how often: assets, suppliers (by their tier), obligations, policies and documents. Of other
 * kinds only what they state themselves. `times` are the project's limits, from looks_times(). */
enum { LOOK_TIMES = 8 };
struct look_times { struct duration times[LOOK_TIMES]; };
struct look_times looks_times(const struct model *model);
struct look look_at(const struct model *model, const struct look_times *times, const struct entity *e);

#endif
