/* rules/objectives.c - objectives: measurable, planned, watched, told, and for what (6.2). */

#include "model/documents.h"
#include "model/duty.h"
#include "model/measured.h"
#include "model/progress.h"
#include "rules/elsewhere.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

static struct diag *lacks(struct diags *diags, enum diag_code code, const struct entity *e)
{
    return diag(diags, code, e->id_span, e->id, { "id", e->id }, { "title", entity_title(e) });
}

/* ---- 65: measurable, and for what ---- */

static bool is_share(const struct entity *metric)
{
    const struct record *target = record_parts(&metric->record, METRIC_TARGET);
    const struct value *value = target ? record_get(target, METRIC_TARGET_VALUE) : NULL;

    return value && value->percent;
}

/* Where it began: a baseline, figures in a file, or a first figure from which a second one shows the way. */
static bool has_start(const struct entity *metric)
{
    return entity_has(metric, METRIC_BASELINE) || entity_has(metric, METRIC_SERIES) || record_count(&metric->record, METRIC_MEASURED) > 1;
}

static void check_metric(const struct entity *metric, struct diags *diags)
{
    if (!entity_has(metric, METRIC_TARGET))
        lacks(diags, DIAG_METRIC_AIMLESS, metric);
    if (!entity_has(metric, METRIC_UNIT) && !is_share(metric))
        lacks(diags, DIAG_METRIC_WITHOUT_UNIT, metric);
    if (!has_start(metric))
        lacks(diags, DIAG_METRIC_WITHOUT_START, metric);
}

/* A risk, control, issue, party or law that it is for, or a requirement or obligation that it meets. */
static bool is_for_something(const struct entity *objective)
{
    static const int fields[] = { OBJECTIVE_FOR, OBJECTIVE_RISKS, OBJECTIVE_TREATMENTS, EVERY_OF };

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (entity_has(objective, fields[i]))
            return true;
    return refs_first(objective, REQUIREMENT_MET_BY) || refs_first(objective, CONTROL_DRIVERS);
}

static void check_measurable(const struct entity *objective, struct diags *diags)
{
    if (!objective_metric_first(objective) && !objective_measured_elsewhere(objective)) {
        struct diag *d = lacks(diags, DIAG_OBJECTIVE_UNMEASURED, objective);

        if (entity_has(objective, OBJECTIVE_EVALUATION))    /* "if practicable": somebody said how it is judged instead */
            diag_set_severity(diags, d, WARNING);
    }
    if (!is_for_something(objective))
        lacks(diags, DIAG_OBJECTIVE_UNLINKED, objective);
}

/* ---- 66: the plan ---- */

static bool is_planned(const struct entity *objective)
{
    if (entity_has(objective, OBJECTIVE_TREATMENTS) || entity_has(objective, EVERY_DESCRIPTION))
        return true;
    for refs_each(v, objective, EVERY_OF)
        if (value_entity(v)->kind == KIND_ACTION || value_entity(v)->kind == KIND_CHANGE || value_entity(v)->kind == KIND_TREATMENT)
            return true;
    return false;
}

/* Its own day, or that of a figure's target. */
static bool is_dated(const struct entity *objective)
{
    if (entity_has(objective, OBJECTIVE_DUE))
        return true;
    for objective_metrics(v, objective) {
        const struct record *target = record_parts(&value_entity(v)->record, METRIC_TARGET);

        if (target && record_get(target, METRIC_TARGET_BY))
            return true;
    }
    return false;
}

/* Said, or a figure that is measured in a way that is written down and studied by somebody. */
static bool is_judged(const struct entity *objective)
{
    if (entity_has(objective, OBJECTIVE_EVALUATION))
        return true;
    for objective_metrics(v, objective)
        if (entity_has(value_entity(v), METRIC_METHOD) && entity_has(value_entity(v), METRIC_ANALYST))
            return true;
    return false;
}

static bool has_means(const struct entity *objective)
{
    if (entity_has(objective, OBJECTIVE_RESOURCES))
        return true;
    for values_each(v, &objective->record, OBJECTIVE_TREATMENTS)
        if (v->ref.target && (entity_has(v->ref.target, TREATMENT_RESOURCES) || entity_has(v->ref.target, TREATMENT_COST)))
            return true;
    for refs_each(v, objective, EVERY_OF)
        if (value_entity(v)->kind == KIND_ACTION && (entity_has(value_entity(v), ACTION_RESOURCES) || entity_has(value_entity(v), ACTION_COST)))
            return true;
    return false;
}

/* By when it is to be reached: the objective's own day, else the last one of its targets. NULL where nothing says so. */
static const struct value *reached_by(const struct entity *objective)
{
    const struct value *last = entity_get(objective, OBJECTIVE_DUE);

    if (last)
        return last->bad ? NULL : last;
    for objective_metrics(v, objective) {
        const struct record *target = record_parts(&value_entity(v)->record, METRIC_TARGET);
        const struct value *by = target ? record_get(target, METRIC_TARGET_BY) : NULL;

        if (by && !by->bad && (!last || by->day > last->day))
            last = by;
    }
    return last;
}

/* Work that is to bring it about ends no later. Of what comes round and of an objective that is late already nobody knows better. */
static void check_before(const struct model *model, const struct entity *objective, const struct value *day, const struct entity *work, struct diags *diags)
{
    struct progress progress;
    char due[DATE_TEXT], by[DATE_TEXT];
    struct diag *d;

    if (!day || day->day < model->as_of || !progress_of(model, work, &progress) || !progress.pending || progress.due == DATE_NONE || progress.due <= day->day ||
        entity_has(work, work->kind == KIND_TREATMENT ? TREATMENT_EVERY : ACTION_EVERY))
        return;
    d = diag(diags, DIAG_OBJECTIVE_BEFORE_ITS_WORK, day->span, objective->id, { "id", objective->id }, { "title", entity_title(objective) },
             { "by", date_format(day->day, by) }, { "work", work->id }, { "due", date_format(progress.due, due) });
    diag_note(diags, d, "work", progress.due_value->span, { "work", work->id });
}

static void check_order(const struct model *model, const struct entity *objective, struct diags *diags)
{
    const struct value *day = reached_by(objective);

    for values_each(v, &objective->record, OBJECTIVE_TREATMENTS)
        if (v->ref.target)
            check_before(model, objective, day, v->ref.target, diags);
    for refs_each(v, objective, EVERY_OF)
        check_before(model, objective, day, value_entity(v), diags);
}

static void check_plan(const struct entity *objective, struct diags *diags)
{
    if (!is_planned(objective))
        lacks(diags, DIAG_OBJECTIVE_PLANLESS, objective);
    if (!has_means(objective))
        lacks(diags, DIAG_OBJECTIVE_WITHOUT_MEANS, objective);
    if (!entity_has(objective, EVERY_OWNER))
        lacks(diags, DIAG_OBJECTIVE_UNOWNED, objective);
    if (!is_dated(objective))
        lacks(diags, DIAG_OBJECTIVE_UNDATED, objective);
    if (!is_judged(objective))
        lacks(diags, DIAG_OBJECTIVE_UNJUDGED, objective);
}

/* ---- 67: watched, told, kept to ---- */

/* A figure is due one interval after the newest one, and takes its time. A file of figures is not looked into. */
static void check_watched(const struct model *model, const struct entity *metric, struct duration grace, struct diags *diags)
{
    struct measured m = metric_measured(model, metric);
    char day[DATE_TEXT];

    if (m.next != DATE_NONE && date_add(m.next, grace) < model->as_of && !entity_has(metric, METRIC_SERIES))
        diag(diags, DIAG_OBJECTIVE_UNWATCHED, metric->id_span, metric->id, { "id", metric->id }, { "title", entity_title(metric) }, { "due", date_format(m.next, day) });
}

/* Told of itself, or with the document that it stands in; a message may be about it. */
static bool is_announced(const struct model *model, const struct entity *objective)
{
    const struct entity *document = document_declared(model, &document_rows[DOCUMENT_OBJECTIVES]);

    if (entity_has(objective, OBJECTIVE_ANNOUNCED) || (document && entity_has(document, DOCUMENT_AUDIENCE) && duty_settled(document)))
        return true;
    for refs_each(v, objective, EVERY_OF)
        if (value_entity(v)->kind == KIND_COMMUNICATION)
            return true;
    return false;
}

static void check_kept(const struct model *model, const struct entity *objective, struct diags *diags)
{
    const struct value *due = entity_get(objective, OBJECTIVE_DUE);
    char day[DATE_TEXT];

    if (!is_announced(model, objective))
        lacks(diags, DIAG_OBJECTIVE_UNANNOUNCED, objective);
    if (!entity_has(objective, OBJECTIVE_GOAL) && !refs_first(objective, REQUIREMENT_MET_BY))
        lacks(diags, DIAG_OBJECTIVE_WITHOUT_GOAL, objective);
    if (due && !due->bad && due->day < model->as_of)
        diag(diags, DIAG_OBJECTIVE_OVERDUE, due->span, objective->id, { "id", objective->id }, { "title", entity_title(objective) }, { "due", date_format(due->day, day) });
}

static void check_achieved(const struct model *model, const struct entity *objective, struct diags *diags)
{
    const struct value *status = entity_get(objective, OBJECTIVE_STATUS);

    if (!status || !status->parts || !record_choice_is(status->parts, OBJECTIVE_STATUS_STATE, "achieved"))
        return;
    for objective_metrics(v, objective) {
        struct measured m = metric_measured(model, value_entity(v));
        struct diag *d;

        if (m.state != METRIC_MISSED)
            continue;
        d = diag(diags, DIAG_OBJECTIVE_NOT_BORNE_OUT, status->span, objective->id, { "id", objective->id }, { "title", entity_title(objective) },
                 { "metric", value_entity(v)->id });
        diag_note(diags, d, "figure", m.latest->span, { "metric", value_entity(v)->id });
    }
}

void rules_objectives(const struct model *model, const struct texts *texts, struct diags *diags)
{
    const struct entity *document = document_declared(model, &document_rows[DOCUMENT_OBJECTIVES]);
    struct duration grace = threshold_time(model, THRESHOLD_MEASUREMENT_GRACE);

    if (document && !model_first(model, KIND_OBJECTIVE) && !kept_elsewhere(model, texts, "6.2"))    /* without a document: row 11 */
        diag(diags, DIAG_OBJECTIVES_ABSENT, document->id_span, document->id, { "id", document->id });
    for model_each(objective, model, KIND_OBJECTIVE) {
        bool pursued = duty_in_force(objective, model->as_of);

        check_measurable(objective, diags);
        check_achieved(model, objective, diags);
        if (pursued) {
            check_plan(objective, diags);
            check_order(model, objective, diags);
            check_kept(model, objective, diags);
        }
        for objective_metrics(v, objective) {
            check_metric(value_entity(v), diags);
            if (pursued)
                check_watched(model, value_entity(v), grace, diags);
        }
    }
}
