/* model/progress.c - how far planned work is. */

#include "model/progress.h"

/* The kinds with `due` and `status` of the same shape; what each kind calls its fields. -1: it has no such field. */
static const struct work_kind {
    enum shape_id kind;
    int due, due_on, due_was, due_because, status, state, since, starts, share;
} work_kinds[] = {
    { KIND_TREATMENT, TREATMENT_DUE, TREATMENT_DUE_ON, TREATMENT_DUE_WAS, TREATMENT_DUE_BECAUSE,
      TREATMENT_STATUS, TREATMENT_STATUS_STATE, TREATMENT_STATUS_SINCE, TREATMENT_STARTS, TREATMENT_PROGRESS },
    { KIND_ACTION, ACTION_DUE, ACTION_DUE_ON, ACTION_DUE_WAS, ACTION_DUE_BECAUSE,
      ACTION_STATUS, ACTION_STATUS_STATE, ACTION_STATUS_SINCE, -1, ACTION_PROGRESS },
    { KIND_OPPORTUNITY, OPPORTUNITY_DUE, OPPORTUNITY_DUE_ON, OPPORTUNITY_DUE_WAS, OPPORTUNITY_DUE_BECAUSE,
      OPPORTUNITY_STATUS, OPPORTUNITY_STATUS_STATE, OPPORTUNITY_STATUS_SINCE, -1, -1 },
    { KIND_ISMS_RISK, ISMS_RISK_DUE, ISMS_RISK_DUE_ON, ISMS_RISK_DUE_WAS, ISMS_RISK_DUE_BECAUSE,
      ISMS_RISK_STATUS, ISMS_RISK_STATUS_STATE, ISMS_RISK_STATUS_SINCE, -1, -1 },
};

static const struct work_kind *work_kind_of(int kind)
{
    for (size_t i = 0; i < sizeof work_kinds / sizeof *work_kinds; i++)
        if ((int)work_kinds[i].kind == kind)
            return &work_kinds[i];
    return NULL;
}

static void read_status(const struct work_kind *kind, const struct entity *entity, struct progress *p)
{
    const struct record *status = record_parts(&entity->record, kind->status);
    int state;

    if (!status)
        return;
    p->status = entity_get(entity, kind->status);
    state = record_choice(status, kind->state);
    if (state >= WORK_OPEN && state <= WORK_DROPPED)
        p->state = (enum work_state)state;
    p->since = record_date(status, kind->since);
}

static void read_due(const struct work_kind *kind, const struct entity *entity, struct progress *p)
{
    const struct record *due = record_parts(&entity->record, kind->due);

    if (!due)
        return;
    p->due = p->first_due = record_date(due, kind->due_on);
    p->due_value = record_get(due, kind->due_on);
    p->due_because = record_get(due, kind->due_because);
    for values_each(was, due, kind->due_was) {
        if (was->bad)
            continue;
        p->slips++;
        if (p->first_due == DATE_NONE || was->day < p->first_due)
            p->first_due = was->day;
    }
}

bool progress_of(const struct model *model, const struct entity *entity, struct progress *p)
{
    const struct work_kind *kind = work_kind_of(entity->kind);
    const struct value *share;

    *p = (struct progress){ .since = DATE_NONE, .starts = DATE_NONE, .due = DATE_NONE, .first_due = DATE_NONE, .share = -1 };
    if (!kind)
        return false;
    read_status(kind, entity, p);
    read_due(kind, entity, p);
    if (kind->starts >= 0)
        p->starts = record_date(&entity->record, kind->starts);
    p->pending = p->state != WORK_DONE && p->state != WORK_DROPPED;
    if (p->state == WORK_DONE)
        p->share = 100;
    else if (kind->share >= 0 && (share = entity_get(entity, kind->share)) && !share->bad)
        p->share = share->number;
    if (p->pending && p->due != DATE_NONE) {
        if (p->due < model->as_of)
            p->days_late = model->as_of - p->due;
        else
            p->days_left = p->due - model->as_of;
    }
    return true;
}

struct progress_counts progress_count(const struct model *model, enum shape_id kind)
{
    struct progress_counts counts = {0};

    for model_each(entity, model, kind) {
        struct progress p;

        if (!progress_of(model, entity, &p))
            continue;
        counts.all++;
        counts.state[p.state]++;
        counts.late += p.days_late > 0;
        counts.slipped += p.slips > 0;
        counts.without_due += p.pending && p.due == DATE_NONE;
    }
    return counts;
}

const char *work_state_name(enum work_state state)
{
    static const char *const names[] = { "open", "in-progress", "done", "dropped" };

    return names[state];
}

const struct entity *treatment_risk(const struct entity *treatment)
{
    if (treatment->parent && treatment->parent->kind == KIND_RISK)
        return treatment->parent;
    for values_each(of, &treatment->record, EVERY_OF)
        if (of->ref.target && of->ref.target->kind == KIND_RISK)
            return of->ref.target;
    return NULL;
}
