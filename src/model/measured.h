/* model/measured.h - what metrics say on the model's day: the newest figure, whether it meets the target, when the next one is due; and which metrics measure an
 * objective (6.2 b, d; 9.1). Figures of a `series` file are not read yet. */
#ifndef MODEL_MEASURED_H
#define MODEL_MEASURED_H

#include "model/model.h"

enum metric_state { METRIC_AIMLESS /* no target */, METRIC_UNMEASURED, METRIC_MISSED, METRIC_MET };

struct measured {
    const struct record *latest;      /* of the `measured` lines whose period has begun by the model's day the one that ends last; NULL for none. Parts: METRIC_MEASURED_… */
    const struct record *baseline;    /* METRIC_BASELINE_…; NULL */
    const struct record *target;      /* METRIC_TARGET_…; NULL, also where it is no number */
    enum metric_state state;
    bool alarm;                       /* the newest figure is on the bad side of the alarm */
    date next;                        /* the last day of the period to be measured next: one interval after the newest, else after the baseline; DATE_NONE where
                                       * nothing says from when it runs, or it is continuous, on events or once */
};
struct measured metric_measured(const struct model *model, const struct entity *metric);

/* Whether a figure meets the target of a metric; true where it has none. */
bool metric_meets(const struct record *target, double value);

/* Whether a figure sets off the alarm of a metric. Which side is the bad one follows from the target: where more is better, `alarm below 75%` and `alarm at-least 75%`
 * both go off below 75; where less is better, `alarm above 8` and `alarm at-most 8` above 8. Without such a target the word counts as it stands. False where one is NULL. */
bool metric_rings(const struct record *alarm, const struct record *target, double value);

const char *metric_state_name(enum metric_state state);    /* "", "unmeasured", "missed", "met" */

/* The metrics of an objective: those that belong to it. for objective_metrics(v, objective) { metric = value_entity(v); … } */
const struct value *objective_metric_first(const struct entity *objective);
const struct value *objective_metric_next(const struct value *v);
#define objective_metrics(v, objective) (const struct value *v = objective_metric_first(objective); v; v = objective_metric_next(v))

/* Whether an objective without metrics of its own names a risk or control that a metric is of. */
bool objective_measured_elsewhere(const struct entity *objective);

#endif
