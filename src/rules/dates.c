/* rules/dates.c - days that cannot be as they are written: what has happened lies ahead, an end comes before its beginning, a year is a slip of the keyboard;
 * and shares of work that are none. */

#include "model/assess.h"
#include "model/duty.h"
#include "model/progress.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

enum { NOWHERE = -1 };

/* ---- 4: what is said to have happened ---- */

/* How a field speaks of a day. */
enum tense {
    OPEN,        /* it may lie ahead: plans, ends, first days of what begins */
    PAST,        /* it tells of something that took place */
    SINCE,       /* it tells since when a state holds; the record's state says whether that is something achieved */
    EDITION,     /* the day of a text: a fact once that edition is approved */
};

/* A supplier or an exception has no word for what is still to begin, so their `active since` may lie ahead; so may what is known to end. */
static const unsigned char tenses[FIELD_COUNT] = {
    [EVERY_REVIEWED_ON] = PAST, [EVERY_APPROVED_ON] = PAST, [ISMS_CLIMATE_ON] = PAST, [PROCESS_PERFORMED_ON] = PAST, [OBLIGATION_CHECKED_ON] = PAST,
    [REFERENCE_CHECKED_ON] = PAST, [PERSON_RETURNED_ON] = PAST, [TRAINING_DONE] = PAST, [TRAINING_SESSION_ON] = PAST, [TRAINING_EFFECTIVE_ON] = PAST,
    [POLICY_ANNOUNCED_ON] = PAST, [POLICY_ACKNOWLEDGED_ON] = PAST, [CATALOG_CHECKED_ON] = PAST, [ASSET_RESTORED_ON] = PAST, [ASSET_ACCESS_REVIEWED_ON] = PAST,
    [ASSET_BACKED_UP_ON] = PAST, [SUPPLIER_PROCESSOR_ON] = PAST, [SUPPLIER_OFFBOARDED_ON] = PAST, [RISK_RESPONSE_ON] = PAST, [RISK_ACCEPTED_ON] = PAST,
    [ASSESSMENT_ON] = PAST, [WEAKNESS_FOUND] = PAST, [KEY_CREATED] = PAST, [TECHNICAL_REVIEW_ON] = PAST, [INCIDENT_OCCURRED] = PAST,
    [INCIDENT_DETECTED] = PAST, [INCIDENT_REPORTED] = PAST, [INCIDENT_CONTAINED] = PAST, [INCIDENT_RESOLVED] = PAST, [INCIDENT_ESCALATED_AT] = PAST,
    [INCIDENT_NOTIFIED_AT] = PAST, [CHANGE_DECISION_ON] = PAST, [OBJECTIVE_ANNOUNCED_ON] = PAST, [METRIC_BASELINE_PERIOD] = PAST,
    [METRIC_MEASURED_PERIOD] = PAST, [AUDIT_PROGRAMME_ANNOUNCED_ON] = PAST, [AUDIT_REPORTED] = PAST, [FINDING_RAISED] = PAST, [FINDING_VERIFIED_ON] = PAST,
    [ACTION_EFFECTIVE_ON] = PAST, [DECISION_ON] = PAST, [EVIDENCE_ON] = PAST,

    [ISSUE_STATUS_SINCE] = SINCE, [OPPORTUNITY_STATUS_SINCE] = SINCE, [OBLIGATION_STATUS_SINCE] = SINCE, [POLICY_STATUS_SINCE] = SINCE,
    [DOCUMENT_STATUS_SINCE] = SINCE, [CONTROL_STATUS_SINCE] = SINCE, [ASSET_STATUS_SINCE] = SINCE, [ASSET_MEASURE_SINCE] = SINCE, [RISK_STATUS_SINCE] = SINCE,
    [TREATMENT_STATUS_SINCE] = SINCE, [ISMS_RISK_STATUS_SINCE] = SINCE, [WEAKNESS_STATUS_SINCE] = SINCE, [KEY_STATUS_SINCE] = SINCE,
    [DISPOSAL_STATUS_SINCE] = SINCE, [INCIDENT_STATUS_SINCE] = SINCE, [CHANGE_STATUS_SINCE] = SINCE, [OBJECTIVE_STATUS_SINCE] = SINCE,
    [AUDIT_STATUS_SINCE] = SINCE, [FINDING_STATUS_SINCE] = SINCE, [ACTION_STATUS_SINCE] = SINCE,

    [POLICY_VERSION_ON] = EDITION, [DOCUMENT_VERSION_ON] = EDITION,
};

/* States that claim something is so. */
static const char *const claims[] = { "implemented", "partial", "in-progress", "done", "active", "closed", "published", "met", "partly", "achieved", "missed" };

static bool is_claimed(const struct record *record)
{
    for (const struct value *v = record->first; v; v = v->next) {
        if (v->field->type != TYPE_CHOICE || strcmp(v->field->name, "state") || v->bad)
            continue;
        for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
            if (str_is(v->text, claims[i]))
                return true;
    }
    return false;
}

static bool is_approved_edition(const struct record *version)
{
    const struct entity *e = version->entity;
    struct str number = record_str(version, e->kind == KIND_POLICY ? POLICY_VERSION_NUMBER : DOCUMENT_VERSION_NUMBER);

    for values_each(v, &e->record, EVERY_APPROVED)
        if (v->parts && str_eq(record_str(v->parts, EVERY_APPROVED_VERSION), number))
            return true;
    return false;
}

static bool tells_of_the_past(const struct value *v)
{
    switch (v->field->id < FIELD_COUNT ? (enum tense)tenses[v->field->id] : OPEN) {
    case PAST: return true;
    case SINCE: return is_claimed(v->record);
    case EDITION: return is_approved_edition(v->record);
    case OPEN: break;
    }
    return false;
}

/* ---- days of any field ---- */

static bool has_days(const struct value *v)
{
    return !v->bad && (v->field->type == TYPE_DATE || v->field->type == TYPE_MOMENT || v->field->type == TYPE_PERIOD);
}

static date first_day(const struct value *v)
{
    return v->field->type == TYPE_DATE ? v->day : v->period.from.day;
}

/* "reviewed", "status since", "starts": the field as people look for it. */
static const char *name_of(struct diags *diags, const struct value *v)
{
    const struct field *outer = v->record->outer ? v->record->outer->field : NULL;

    if (outer && v->field->flags & PLACE)
        return outer->name;    /* its own name need not be written */
    return outer ? arena_printf(&diags->arena, "%s %s", outer->name, v->field->name) : v->field->name;
}

/* A finding about a day; further names may be in its texts. */
static struct diag *report(struct diags *diags, enum diag_code code, const struct value *v, const char *name, const char *other)
{
    const struct entity *e = v->record->entity;
    char day[DATE_TEXT];

    return diag(diags, code, v->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "field", name_of(diags, v) },
                { "day", date_format(first_day(v), day) }, { name, other });
}

enum { PLAUSIBLE_YEARS = 50 };

static void check_day(const struct value *v, date today, struct diags *diags)
{
    date day = first_day(v), last = v->field->type == TYPE_DATE ? DATE_NONE : v->period.to.day;
    date early = date_add(today, (struct duration){ -PLAUSIBLE_YEARS, UNIT_YEAR }), late = date_add(today, (struct duration){ PLAUSIBLE_YEARS, UNIT_YEAR });
    char text[DATE_TEXT];

    if (day != DATE_NONE && day > today && tells_of_the_past(v))
        report(diags, DIAG_DAY_AHEAD, v, "today", date_format(today, text));
    else if ((day != DATE_NONE && (day < early || day > late)) || last > late)
        report(diags, DIAG_YEAR_UNLIKELY, v, "today", date_format(today, text));
}

/* ---- two days of one declaration ---- */

struct order {
    int owner;              /* of the record that has both */
    int earlier;
    int through, later;     /* the later one is in the parts of `through`, or (NOWHERE) beside the earlier one */
};

static const struct order orders[] = {
    { SHAPE_RISK_ACCEPTED, RISK_ACCEPTED_ON, NOWHERE, RISK_ACCEPTED_UNTIL },
    { KIND_TREATMENT, TREATMENT_STARTS, TREATMENT_DUE, TREATMENT_DUE_ON },
    { KIND_PERSON, PERSON_SINCE, NOWHERE, PERSON_LEFT },
    { KIND_EVIDENCE, EVIDENCE_ON, NOWHERE, EVIDENCE_UNTIL },
    { KIND_TRAINING, TRAINING_DONE, NOWHERE, TRAINING_UNTIL },
    { KIND_WEAKNESS, WEAKNESS_FOUND, NOWHERE, WEAKNESS_DUE },
    { KIND_KEY, KEY_CREATED, NOWHERE, KEY_UNTIL },
    { KIND_EXCEPTION, EXCEPTION_GRANTED, NOWHERE, EXCEPTION_UNTIL },
};

static void check_order(const struct order *order, const struct record *record, struct diags *diags)
{
    const struct value *earlier = record_get(record, order->earlier), *later;
    const struct record *parts = order->through == NOWHERE ? record : record_parts(record, order->through);
    char day[DATE_TEXT];
    struct diag *d;

    later = record_get(parts, order->later);
    if (!earlier || !later || !has_days(earlier) || !has_days(later) || later->day >= earlier->day)
        return;
    d = diag(diags, DIAG_DAYS_REVERSED, later->span, record->entity->id, { "id", record->entity->id }, { "title", entity_title(record->entity) },
             { "later", name_of(diags, later) }, { "earlier", name_of(diags, earlier) },
             { "day", date_format(later->day, day) });
    diag_note(diags, d, "earlier", earlier->span, { "earlier", name_of(diags, earlier) }, { "day", date_format(earlier->day, day) });
}

/* 52: a day promised before is earlier than the one promised now. */
static const struct { int owner, due, was; } moves[] = {
    { SHAPE_TREATMENT_DUE, TREATMENT_DUE_ON, TREATMENT_DUE_WAS },
    { SHAPE_ACTION_DUE, ACTION_DUE_ON, ACTION_DUE_WAS },
    { SHAPE_OPPORTUNITY_DUE, OPPORTUNITY_DUE_ON, OPPORTUNITY_DUE_WAS },
    { SHAPE_ISMS_RISK_DUE, ISMS_RISK_DUE_ON, ISMS_RISK_DUE_WAS },
};

static void check_move(const struct record *record, int due_field, int was_field, struct diags *diags)
{
    const struct value *due = record_get(record, due_field);

    if (!due || due->bad)
        return;
    for values_each(was, record, was_field) {
        char day[DATE_TEXT];

        if (!was->bad && was->day > due->day)
            report(diags, DIAG_MOVED_BACKWARDS, was, "due", date_format(due->day, day));
    }
}

/* ---- shares of work ---- */

static void check_share(const struct value *v, struct diags *diags)
{
    const struct entity *e = v->record->entity;

    if (!v->bad && (v->number < 0 || v->number > 100))
        diag(diags, DIAG_SHARE_UNLIKELY, v->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "field", v->field->name },
             { "got", rules_text(diags, span_text(v->span)) });
}

static void check_record(const struct record *record, date today, struct diags *diags)
{
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++)
        if (orders[i].owner == record->shape->id)
            check_order(&orders[i], record, diags);
    for (size_t i = 0; i < sizeof moves / sizeof *moves; i++)
        if (moves[i].owner == record->shape->id)
            check_move(record, moves[i].due, moves[i].was, diags);
    for (const struct value *v = record->first; v; v = v->next) {
        if (v->span.source && v->span.source->foreign)
            continue;
        if (v->field->type == TYPE_RECORD && v->parts)
            check_record(v->parts, today, diags);
        else if (v->field->id == TREATMENT_PROGRESS || v->field->id == ACTION_PROGRESS)
            check_share(v, diags);
        else if (has_days(v))
            check_day(v, today, diags);
    }
}

/* ---- 48: the time that a level allows ---- */

static const struct value *newest_assessment(const struct entity *risk, date today)
{
    const struct value *newest = NULL;

    for refs_each(v, risk, ASSESSMENT_RISKS) {
        const struct value *on = entity_get(value_entity(v), ASSESSMENT_ON);

        if (on && !on->bad && on->day <= today && (!newest || on->day > newest->day))
            newest = on;
    }
    return newest;
}

/* Somebody agreed to carry the risk as it is until the work is done. */
static bool is_carried_until(const struct entity *risk, date day)
{
    for values_each(v, &risk->record, RISK_ACCEPTED)
        if (v->parts && record_date(v->parts, RISK_ACCEPTED_UNTIL) >= day)
            return true;
    return false;
}

/* Whether an assessment is not so old that another one is due: 44 tells of that, and nothing is counted from it. */
static bool is_recent(const struct model *model, const struct entity *method, date assessed)
{
    const struct record *assess = method ? record_parts(&method->record, METHOD_ASSESS) : NULL;
    const struct value *every = record_get(assess, METHOD_ASSESS_EVERY);
    bool planned = every && !every->bad && every->interval.unit != UNIT_NONE;

    return date_add(assessed, planned ? every->interval : threshold_time(model, THRESHOLD_ASSESSMENT_INTERVAL)) >= model->as_of;
}

/* Counted from the newest assessment and by the day promised first: work that was put off is told of by 52. */
static void check_term(const struct model *model, const struct entity *treatment, struct diags *diags)
{
    const struct entity *risk = treatment_risk(treatment);
    const struct value *assessed = risk ? newest_assessment(risk, model->as_of) : NULL;
    struct progress progress;
    struct assessment rated;
    char due[DATE_TEXT], latest[DATE_TEXT], day[DATE_TEXT];
    date deadline;
    struct diag *d;

    if (!assessed || !is_recent(model, assess_method(model, risk), assessed->day) || !duty_in_force(risk, model->as_of) || !progress_of(model, treatment, &progress) ||
        !progress.pending || !progress.due_value)
        return;
    rated = assess_risk(model, risk, entity_has(risk, RISK_CURRENT) ? RISK_CURRENT : RISK_INHERENT);
    deadline = rated.complete ? assess_deadline(rated.level, assessed->day) : DATE_NONE;
    if (deadline == DATE_NONE || progress.first_due <= deadline || is_carried_until(risk, progress.first_due))
        return;
    d = diag(diags, DIAG_TREATMENT_TOO_SLOW, progress.due_value->span, treatment->id, { "id", treatment->id }, { "title", entity_title(treatment) },
             { "risk", risk->id }, { "level", rules_text(diags, assess_level_name(rated.level)) },
             { "due", date_format(progress.first_due, due) }, { "latest", date_format(deadline, latest) });
    diag_note(diags, d, "assessed", assessed->span, { "risk", risk->id }, { "day", date_format(assessed->day, day) });
}

void rules_dates(const struct model *model, struct diags *diags)
{
    for (const struct entity *e = model->first; e; e = e->next_all)
        if (!e->foreign || e->stated)
            check_record(&e->record, model->as_of, diags);
    for model_each(treatment, model, KIND_TREATMENT)
        check_term(model, treatment, diags);
}
