/* model/progress.h - how far planned work is: treatments, actions, opportunities, risks of the ISMS (6.1.3 e, 8.3, 10.2). */
#ifndef MODEL_PROGRESS_H
#define MODEL_PROGRESS_H

#include "model/model.h"

enum work_state { WORK_OPEN, WORK_IN_PROGRESS, WORK_DONE, WORK_DROPPED };    /* the words of `status`, in the schema's order */

struct progress {
    enum work_state state;         /* open where no status is given */
    const struct value *status;    /* the value that says so; NULL */
    date since;                    /* of that state, DATE_NONE if not given */
    date starts;                   /* treatments; DATE_NONE */
    date due;                      /* as promised now; DATE_NONE */
    date first_due;                /* as promised first: the earliest `was`, else `due` */
    const struct value *due_value;
    const struct value *due_because;    /* why it was moved, NULL */
    int slips;                     /* how many times the due date moved */
    int days_late;                 /* of work not finished on the model's day; 0: not late */
    int days_left;                 /* till due, of such work; 0 where late or without due date */
    double share;                  /* done, in per cent: 100 when done, else `progress`, else -1 */
    bool pending;                  /* neither done nor dropped */
};

/* Of a treatment, action, opportunity or isms-risk; false (and all empty) for any other kind. */
bool progress_of(const struct model *model, const struct entity *entity, struct progress *progress);

/* Figures over a kind: the treatments of a plan, the actions of a register. */
struct progress_counts { size_t all, state[WORK_DROPPED + 1], late, slipped, without_due; };
struct progress_counts progress_count(const struct model *model, enum shape_id kind);

const char *work_state_name(enum work_state state);    /* "open", "in-progress", "done", "dropped" */

/* The risk a treatment belongs to (nested in, or first `of` that is a risk); NULL if the reference is broken. */
const struct entity *treatment_risk(const struct entity *treatment);

#endif
