/* model/learning.h - who has to know what and what shows that they do, and whom awareness reaches (ISO/IEC 27001:2022, 7.2, 7.3, A.6.3). */
#ifndef MODEL_LEARNING_H
#define MODEL_LEARNING_H

#include "model/model.h"

/* ---- competence (7.2) ---- */

/* Whether a competence is demanded of whoever holds that role. */
bool competence_is_of(const struct entity *competence, const struct entity *role);

/* One competence of one person. */
struct skill {
    const struct entity *proof;    /* the training or evidence that shows it, of several the one that counts longest; NULL: none ever */
    date since;                    /* its day */
    date until;                    /* the last day it counts; DATE_NONE: no end */
    bool valid;                    /* it counts on the model's day */
    const struct entity *plan;     /* a training or action still to come that brings it, the first to be due; NULL for none */
    date due;                      /* of that; DATE_NONE where nobody set a day */
};

/* A training shows it that `gives` the competence and names the person, once it is done (or its newest session was); so does evidence `of` both. An action of the
 * competence is a plan: for everybody, or for the people it is `of` as well. */
struct skill skill_of(const struct model *model, const struct entity *competence, const struct entity *person);

/* ---- awareness (7.3) ---- */

bool training_is_awareness(const struct entity *training);
/* Whether it is for this person: named, or of a role or unit in its audience; everybody where neither is said, or a text stands for the audience. */
bool training_is_for(const struct entity *training, const struct entity *person, date day);
bool training_names(const struct entity *training, const struct entity *person);
date training_last(const struct entity *training, date day);    /* the newest session or completion till then; DATE_NONE: never */
/* When it is next due: the day that was set, if still to come since the last; else that much later. DATE_NONE where neither can be said. */
date training_next(const struct entity *training, date day, struct duration fallback);
/* The last day on which awareness reached somebody since they came; DATE_NONE: never. */
date awareness_last(const struct model *model, const struct entity *person);
/* The shortest interval of what is for them, else the fallback. */
struct duration awareness_interval(const struct model *model, const struct entity *person, struct duration fallback);

/* ---- turnout: of those who were asked, how many came or signed ---- */

struct turnout {
    const struct value *line;      /* the session, or the round of confirmations; NULL: none till the model's day */
    date on;
    bool counted;                  /* both numbers are there, somebody was asked, and no more came */
    bool unread;                   /* what stands there is no number (reported) */
    double invited, took;          /* -1 where it is not said */
    int share;                     /* in per cent, rounded down; -1 where it is not counted */
};
struct turnout turnout_of(const struct value *line);                                        /* of a training's `session` or a policy's `acknowledged` */
struct turnout turnout_newest(const struct entity *e, date day);                            /* of a training or policy */

#endif
