/* rules/continuity.h - what a process needs, how soon that is back, and when a copy was last proved: one answer for rules and for the continuity document. */
#ifndef RULES_CONTINUITY_H
#define RULES_CONTINUITY_H

#include "model/model.h"

/* What a process or asset cannot do without (assets and suppliers), each once: what it `uses`, assets that name the process, the supplier of an asset.
 * for (v = needs_first(e, &n); v; v = needs_next(&n)) */
struct needs {
    const struct entity *of;
    const struct value *at;
    int step;
};
const struct entity *needs_first(const struct entity *e, struct needs *needs);
const struct entity *needs_next(struct needs *needs);

/* What it promises, or asks: the recovery time and point of a process, asset or supplier; an asset that says nothing promises what its supplier does. NULL for none. */
const struct value *recovery_time(const struct entity *e);
const struct value *recovery_point(const struct entity *e);

/* Restore tests of an asset. */
struct restoring {
    const struct record *last;    /* the newest, NULL for none */
    date on;                      /* its day, DATE_NONE for none */
    date due;                     /* the last day for the next one; DATE_NONE where it has no backup or nothing says since when */
    bool late;                    /* due is past, or never and nothing says since when */
    bool failed;
};
/* `fallback`: the interval where no backup line states one. */
struct restoring restoring_of(const struct model *model, const struct entity *asset, struct duration fallback);
/* The newest day on which somebody saw that a copy was made: a look at the runs, or a test that passed. DATE_NONE for none. */
date backup_verified(const struct entity *asset);

#endif
