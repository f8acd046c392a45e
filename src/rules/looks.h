/* rules/looks.h - whether somebody looked at an entry of a register in time. */
#ifndef RULES_LOOKS_H
#define RULES_LOOKS_H

#include "model/duty.h"

/* `last`: the newest look besides `reviewed`, DATE_NONE for none; `since`: the day from which the time runs where nobody has looked yet, DATE_NONE if unknown;
 * `fallback`: the interval where the entry states none. */
struct look {
    date last;    /* the newest look; DATE_NONE: never */
    date due;     /* the last day for the next one; DATE_NONE where nothing says when */
    bool late;    /* due is past, or nobody ever looked and nothing says since when */
};
struct look look_of(const struct model *model, const struct entity *e, date last, date since, struct duration fallback);

#endif
