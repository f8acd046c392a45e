/* rules/incidents.c - what is settled for incidents beforehand, how each was handled, and what it means for the risks (A.5.24-A.5.27, 8.2). */

#include "diag/diag.h"
#include "model/duty.h"
#include "model/moments.h"
#include "rules/in_place.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

#include <string.h>

/* The words of `severity`, in the schema's order. */
enum { SEVERITY_LOW, SEVERITY_MEDIUM, SEVERITY_HIGH, SEVERITY_CRITICAL, SEVERITIES };

struct handling {
    const struct model *model;
    struct diags *diags;
    const struct value *scale[SEVERITIES];    /* the plan's line for each severity; of several plans the first */
    int gravest;                              /* of the scale; SEVERITY_CRITICAL where there is none */
    bool scaled;
    struct duration grace;                    /* reassessment-grace */
};

static struct diag *report(struct handling *h, enum diag_code code, struct span span, const struct entity *e)
{
    return diag(h->diags, code, span, e->id, { "id", e->id }, { "title", entity_title(e) });
}

static void read_scale(struct handling *h)
{
    h->gravest = SEVERITY_CRITICAL;
    for model_each(plan, h->model, KIND_INCIDENT_PLAN) {
        for values_each(line, &plan->record, INCIDENT_PLAN_SEVERITY) {
            int level = line->parts ? record_choice(line->parts, INCIDENT_PLAN_SEVERITY_LEVEL) : -1;

            if (level < 0 || level >= SEVERITIES || h->scale[level])
                continue;
            h->scale[level] = line;
            h->gravest = h->scaled && h->gravest > level ? h->gravest : level;
            h->scaled = true;
        }
    }
}

/* ---- 109: what is settled beforehand ---- */

static bool has_law(const struct model *model)
{
    for model_each(obligation, model, KIND_OBLIGATION)
        if (record_choice_is(&obligation->record, OBLIGATION_TYPE, "law") || record_choice_is(&obligation->record, OBLIGATION_TYPE, "regulation"))
            return true;
    return false;
}

static bool has_top_management(const struct model *model)
{
    for model_each(role, model, KIND_ROLE)
        if (duty_directs(role, model->as_of))
            return true;
    return false;
}

static bool has_procedure(const struct entity *plan, const char *word)
{
    for values_each(line, &plan->record, INCIDENT_PLAN_PROCEDURES)
        if (line->parts && record_choice_is(line->parts, INCIDENT_PLAN_PROCEDURES_CASE, word))
            return true;
    return false;
}

static void check_scale(struct handling *h, const struct entity *plan)
{
    const struct value *gravest = NULL, *lines[SEVERITIES] = {0};
    int top = -1;
    size_t n = 0;

    for values_each(line, &plan->record, INCIDENT_PLAN_SEVERITY) {
        int level = line->parts ? record_choice(line->parts, INCIDENT_PLAN_SEVERITY_LEVEL) : -1;
        const struct value *word = line->parts ? record_get(line->parts, INCIDENT_PLAN_SEVERITY_LEVEL) : NULL;

        n++;
        if (level < 0)
            continue;
        if (lines[level]) {
            diag_note(h->diags, diag(h->diags, DIAG_SEVERITY_TWICE, line->span, plan->id, { "id", plan->id }, { "level", rules_text(h->diags, word->text) }), "first",
                      lines[level]->span);
            n--;
            continue;
        }
        lines[level] = line;
        if (level > top) {
            top = level;
            gravest = line;
        }
        if (!record_get(line->parts, INCIDENT_PLAN_SEVERITY_MEANS))
            diag(h->diags, DIAG_SEVERITY_UNEXPLAINED, line->span, plan->id, { "id", plan->id }, { "level", rules_text(h->diags, word->text) });
        if (record_get(line->parts, INCIDENT_PLAN_SEVERITY_ESCALATE_TO) && !record_get(line->parts, INCIDENT_PLAN_SEVERITY_WITHIN))
            diag(h->diags, DIAG_ESCALATION_TIMELESS, line->span, plan->id, { "id", plan->id }, { "level", rules_text(h->diags, word->text) });
    }
    if (n < 2) {
        report(h, DIAG_SEVERITY_SCALE_MISSING, plan->id_span, plan);
        return;
    }
    if (gravest && has_top_management(h->model)) {
        const struct entity *who = record_ref(gravest->parts, INCIDENT_PLAN_SEVERITY_ESCALATE_TO);

        if (!who || !duty_directs(who, h->model->as_of))
            report(h, DIAG_ESCALATION_BELOW_TOP, gravest->span, plan);
    }
}

/* Both by the same hands: decisions wait while traces are saved. */
static void check_lead(struct handling *h, const struct entity *plan)
{
    const struct value *lead = entity_get(plan, INCIDENT_PLAN_LEAD), *technical = entity_get(plan, INCIDENT_PLAN_TECHNICAL);

    if (!lead || !technical || !lead->ref.target || !technical->ref.target || !duty_same_person(lead->ref.target, technical->ref.target, h->model->as_of) ||
        duty_excepted(plan, h->model->as_of))
        return;
    diag_note(h->diags, report(h, DIAG_LEAD_REPAIRS, technical->span, plan), "lead", lead->span);
}

static void check_plan(struct handling *h, const struct entity *plan)
{
    struct { bool there; enum diag_code code; } wanted[] = {
        { entity_has(plan, INCIDENT_PLAN_TECHNICAL), DIAG_INCIDENT_TECHNICAL },
        { entity_has(plan, INCIDENT_PLAN_SPOKESPERSON), DIAG_INCIDENT_SPOKESPERSON },
        { entity_has(plan, INCIDENT_PLAN_REGULATORS) || !has_law(h->model), DIAG_INCIDENT_REGULATORS },
        { has_procedure(plan, "common"), DIAG_PROCEDURE_COMMON },
        { has_procedure(plan, "extreme"), DIAG_PROCEDURE_EXTREME },
    };

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!wanted[i].there)
            report(h, wanted[i].code, plan->id_span, plan);
    check_lead(h, plan);
    check_scale(h, plan);
}

/* Who keeps a register of incidents, or says to be prepared for them, without having settled who does what. */
static void check_planned(struct handling *h)
{
    const struct entity *first = model_first(h->model, KIND_INCIDENT), *isms = h->model->isms;
    const struct entity *control = control_without(h->model, "A.5.24", KIND_INCIDENT_PLAN);
    const struct span nowhere = { NULL, 0, 0 };
    struct diag *d;

    if (!isms || h->model->counts[KIND_INCIDENT_PLAN] || (!first && !control))
        return;
    d = diag(h->diags, DIAG_INCIDENT_UNPLANNED, first ? first->id_span : control->stated_span, isms->id, { "id", isms->id });
    if (first)
        diag_note(h->diags, d, "incident", nowhere, { "id", first->id }, { "title", entity_title(first) });
    else
        diag_note(h->diags, d, "control", nowhere);
}

/* ---- 110: how each was handled ---- */

static bool has_actions(const struct entity *incident)
{
    if (entity_has(incident, INCIDENT_ACTIONS_TAKEN))
        return true;
    for refs_each(v, incident, EVERY_OF)
        if (value_entity(v)->kind == KIND_ACTION || value_entity(v)->kind == KIND_FINDING || value_entity(v)->kind == KIND_TREATMENT)
            return true;
    return false;
}

static bool is_closed(const struct entity *incident)
{
    const struct record *status = record_parts(&incident->record, INCIDENT_STATUS);

    return status && record_choice_is(status, INCIDENT_STATUS_STATE, "closed");
}

static void check_closed(struct handling *h, const struct entity *incident, int severity)
{
    const struct record *status = record_parts(&incident->record, INCIDENT_STATUS);
    struct span span = entity_get(incident, INCIDENT_STATUS)->span;

    if (record_date(status, INCIDENT_STATUS_SINCE) == DATE_NONE && !entity_has(incident, INCIDENT_RESOLVED))
        report(h, DIAG_INCIDENT_CLOSED_WHEN, span, incident);
    if (!has_actions(incident))
        report(h, DIAG_INCIDENT_WITHOUT_ACTION, span, incident);
    if (severity > SEVERITY_LOW && !entity_has(incident, INCIDENT_LESSONS))
        report(h, DIAG_INCIDENT_WITHOUT_LESSON, span, incident);
    if (severity >= SEVERITY_HIGH && !entity_has(incident, INCIDENT_CAUSE))
        report(h, DIAG_INCIDENT_WITHOUT_CAUSE, span, incident);
}

/* Whether this line tells it to whom the scale names, or higher. Whom a text stands for may be anybody. */
static bool reaches(const struct handling *h, const struct record *line, const struct entity *whom)
{
    const struct value *to = record_get(line, INCIDENT_ESCALATED_TO);

    return to && (!whom || !to->ref.target || duty_acts_for(to->ref.target, whom, h->model->as_of) || duty_directs(to->ref.target, h->model->as_of));
}

/* Who handled or raised it themselves need not be told. */
static bool takes_part(const struct handling *h, const struct entity *incident, const struct entity *whom)
{
    static const int fields[] = { INCIDENT_TEAM, INCIDENT_REPORTED_BY, EVERY_OWNER };

    for (size_t i = 0; whom && i < sizeof fields / sizeof *fields; i++)
        for values_each(v, &incident->record, fields[i])
            if (v->ref.target && duty_acts_for(v->ref.target, whom, h->model->as_of))
                return true;
    return false;
}

static void check_escalated(struct handling *h, const struct entity *incident, int severity)
{
    const struct record *scale = severity >= 0 && h->scale[severity] ? h->scale[severity]->parts : NULL;
    const struct value *to = scale ? record_get(scale, INCIDENT_PLAN_SEVERITY_ESCALATE_TO) : NULL;
    const struct value *within = scale ? record_get(scale, INCIDENT_PLAN_SEVERITY_WITHIN) : NULL;
    const struct value *first = NULL;
    struct moment reported, told, earliest = { DATE_NONE, -1 };
    bool any = false;

    if (severity < SEVERITY_HIGH || (h->scaled && !to))
        return;
    for values_each(line, &incident->record, INCIDENT_ESCALATED) {
        if (!line->parts || !reaches(h, line->parts, to ? to->ref.target : NULL))
            continue;
        any = true;
        if (!record_moment(line->parts, INCIDENT_ESCALATED_AT, &told))
            return;    /* nobody can tell when */
        if (!first || moment_before(told, earliest)) {
            first = line;
            earliest = told;
        }
    }
    if (!any && to && takes_part(h, incident, to->ref.target))
        return;
    if (!any) {
        struct diag *d = report(h, DIAG_INCIDENT_UNESCALATED, entity_get(incident, INCIDENT_SEVERITY)->span, incident);

        if (to)
            diag_note(h->diags, d, "scale", h->scale[severity]->span, { "who", rules_text(h->diags, to->text) });
        return;
    }
    if (!within || within->bad || !record_moment(&incident->record, INCIDENT_REPORTED, &reported) || !moment_late(reported, earliest, within->duration))
        return;
    diag_note(h->diags, report(h, DIAG_INCIDENT_ESCALATED_LATE, first->span, incident), "scale", h->scale[severity]->span,
              { "within", rules_text(h->diags, within->text) });
}

/* Data about people are in it: it bears that label, or somebody says that such data are kept there. */
static bool holds_people(const struct entity *asset)
{
    for values_each(label, &asset->record, EVERY_LABELS)
        if (label->ref.target && !strcmp(label->ref.target->id, "personal-data"))
            return true;
    return refs_first(asset, PROCESSING_ASSETS) != NULL;
}

static void check_breach(struct handling *h, const struct entity *incident)
{
    const struct record *breach = record_parts(&incident->record, INCIDENT_BREACH);
    struct moment reported, told;

    if (!breach) {
        for values_each(v, &incident->record, INCIDENT_ASSETS) {
            if (!v->ref.target || !holds_people(v->ref.target))
                continue;
            diag(h->diags, DIAG_BREACH_UNDECIDED, v->span, incident->id, { "id", incident->id }, { "title", entity_title(incident) }, { "asset", v->ref.target->id });
            break;
        }
    } else if ((record_choice_is(breach, INCIDENT_BREACH_ANSWER, "yes") && !entity_has(incident, INCIDENT_NOTIFIED))
               || (record_choice_is(breach, INCIDENT_BREACH_ANSWER, "harmless") && !record_get(breach, INCIDENT_BREACH_BECAUSE))) {
        report(h, DIAG_BREACH_UNTOLD, entity_get(incident, INCIDENT_BREACH)->span, incident);
    }
    if (!record_moment(&incident->record, INCIDENT_REPORTED, &reported))
        return;
    for values_each(line, &incident->record, INCIDENT_NOTIFIED) {
        const struct value *within = line->parts ? record_get(line->parts, INCIDENT_NOTIFIED_WITHIN) : NULL;
        const struct value *whom = line->parts ? record_get(line->parts, INCIDENT_NOTIFIED_WHOM) : NULL;

        if (within && whom && !within->bad && record_moment(line->parts, INCIDENT_NOTIFIED_AT, &told) && moment_late(reported, told, within->duration))
            diag(h->diags, DIAG_NOTIFIED_LATE, line->span, incident->id, { "id", incident->id }, { "title", entity_title(incident) },
                 { "whom", rules_text(h->diags, whom->text) }, { "within", rules_text(h->diags, within->text) });
    }
}

enum { NOWHERE = -1 };

/* What happened later stands later; reported may be hours after contained. The later one is beside the rest, or a part of each of its `lines`. */
static const struct { int first, lines, then; } pairs[] = {
    { INCIDENT_OCCURRED, NOWHERE, INCIDENT_DETECTED },
    { INCIDENT_OCCURRED, NOWHERE, INCIDENT_REPORTED },
    { INCIDENT_DETECTED, NOWHERE, INCIDENT_REPORTED },
    { INCIDENT_DETECTED, NOWHERE, INCIDENT_CONTAINED },
    { INCIDENT_OCCURRED, NOWHERE, INCIDENT_CONTAINED },
    { INCIDENT_CONTAINED, NOWHERE, INCIDENT_RESOLVED },
    { INCIDENT_REPORTED, NOWHERE, INCIDENT_RESOLVED },
    { INCIDENT_REPORTED, INCIDENT_STATUS, INCIDENT_STATUS_SINCE },
    { INCIDENT_RESOLVED, INCIDENT_STATUS, INCIDENT_STATUS_SINCE },
    { INCIDENT_CONTAINED, INCIDENT_STATUS, INCIDENT_STATUS_SINCE },
    { INCIDENT_DETECTED, INCIDENT_STATUS, INCIDENT_STATUS_SINCE },
    { INCIDENT_OCCURRED, INCIDENT_STATUS, INCIDENT_STATUS_SINCE },
    { INCIDENT_OCCURRED, INCIDENT_ESCALATED, INCIDENT_ESCALATED_AT },
    { INCIDENT_DETECTED, INCIDENT_ESCALATED, INCIDENT_ESCALATED_AT },
    { INCIDENT_OCCURRED, INCIDENT_NOTIFIED, INCIDENT_NOTIFIED_AT },
    { INCIDENT_DETECTED, INCIDENT_NOTIFIED, INCIDENT_NOTIFIED_AT },
};

/* "detected", "status closed", "notified": as people look for it. */
static const char *moment_name(struct handling *h, const struct value *v)
{
    const struct value *outer = v->record->outer;

    if (!outer)
        return v->field->name;
    return outer->field->id == INCIDENT_STATUS ? arena_printf(&h->diags->arena, "%s closed", outer->field->name) : outer->field->name;
}

/* Whether it surely ended before the other began: each may have lasted a while. */
static bool is_before(const struct value *v, const struct value *other)
{
    struct moment end = v->field->type == TYPE_DATE ? (struct moment){ v->day, -1 } : v->period.to;

    return moment_before(end, other->period.from);
}

static bool check_pair(struct handling *h, const struct entity *incident, const struct value *early, const struct value *late)
{
    if (!late || late->bad || !is_before(late, early))
        return false;
    diag_note(h->diags,
              diag(h->diags, DIAG_INCIDENT_COURSE, late->span, incident->id, { "id", incident->id }, { "title", entity_title(incident) },
                   { "then", moment_name(h, late) }, { "first", early->field->name }),
              "first", early->span, { "first", early->field->name });
    return true;
}

/* One that is mistyped is told once, however many others it does not fit. */
static void check_course(struct handling *h, const struct entity *incident)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        const struct value *early = entity_get(incident, pairs[i].first);

        if (!early || early->bad || (pairs[i].lines == INCIDENT_STATUS && !is_closed(incident)))
            continue;
        if (pairs[i].lines == NOWHERE) {
            if (check_pair(h, incident, early, entity_get(incident, pairs[i].then)))
                return;
            continue;
        }
        for values_each(line, &incident->record, pairs[i].lines)
            if (line->parts && check_pair(h, incident, early, record_get(line->parts, pairs[i].then)))
                return;
    }
}

static void check_incident(struct handling *h, const struct entity *incident)
{
    const struct value *word = entity_get(incident, INCIDENT_SEVERITY);
    int severity = record_choice(&incident->record, INCIDENT_SEVERITY);

    if (!word)
        report(h, DIAG_INCIDENT_UNGRADED, incident->id_span, incident);
    else if (severity >= 0 && h->scaled && !h->scale[severity])
        diag(h->diags, DIAG_SEVERITY_OFF_SCALE, word->span, incident->id, { "id", incident->id }, { "title", entity_title(incident) },
             { "level", rules_text(h->diags, word->text) });
    if (is_closed(incident))
        check_closed(h, incident, severity);
    check_escalated(h, incident, severity);
    check_breach(h, incident);
    check_course(h, incident);
}

/* ---- 45: what makes people think again about the risks ---- */

/* A session on that day or later, or a look at a risk to the same assets. */
static bool thought_again(const struct model *model, const struct entity *event, int assets, date day)
{
    for model_each(assessment, model, KIND_ASSESSMENT) {
        date on = record_date(&assessment->record, ASSESSMENT_ON);

        if (on >= day && on <= model->as_of)
            return true;
    }
    for values_each(asset, &event->record, assets) {
        if (!asset->ref.target)
            continue;
        for refs_each(v, asset->ref.target, RISK_ASSETS) {
            const struct record *look = record_newest(&value_entity(v)->record, EVERY_REVIEWED, EVERY_REVIEWED_ON);

            if (look && record_date(look, EVERY_REVIEWED_ON) >= day)
                return true;
        }
    }
    return false;
}

/* `from`: thinking counts from that day on, which may be one before it happened. */
static void check_consequence(struct handling *h, enum diag_code code, const struct entity *event, int assets, date happened, date from)
{
    date last = date_add(happened, h->grace);
    char on[DATE_TEXT], due[DATE_TEXT];

    if (last >= h->model->as_of || thought_again(h->model, event, assets, from))
        return;
    diag(h->diags, code, event->id_span, event->id, { "id", event->id }, { "title", entity_title(event) }, { "on", date_format(happened, on) },
         { "due", date_format(last, due) });
}

static void check_reassessed(struct handling *h)
{
    struct duration before = { -h->grace.count, h->grace.unit };

    if (!h->model->counts[KIND_RISK])
        return;
    for model_each(incident, h->model, KIND_INCIDENT) {
        struct moment reported;
        int severity = record_choice(&incident->record, INCIDENT_SEVERITY);

        if (severity >= 0 && severity >= h->gravest && record_moment(&incident->record, INCIDENT_REPORTED, &reported))
            check_consequence(h, DIAG_INCIDENT_NOT_WEIGHED, incident, INCIDENT_ASSETS, reported.day, reported.day);
    }
    for model_each(change, h->model, KIND_CHANGE) {
        const struct record *status = record_parts(&change->record, CHANGE_STATUS);
        struct moment planned;
        date day;

        if (!status || !record_choice_is(status, CHANGE_STATUS_STATE, "done") || !record_choice_is(&change->record, CHANGE_RISK, "high"))
            continue;
        day = record_date(status, CHANGE_STATUS_SINCE);
        if (day == DATE_NONE && record_moment(&change->record, CHANGE_PLANNED, &planned))
            day = planned.day;
        if (day != DATE_NONE)    /* who thought about it before it was carried out did so too */
            check_consequence(h, DIAG_CHANGE_NOT_WEIGHED, change, CHANGE_ASSETS, day, date_add(day, before));
    }
}

void rules_incidents(const struct model *model, struct diags *diags)
{
    struct handling h = { .model = model, .diags = diags, .grace = threshold_time(model, THRESHOLD_REASSESSMENT_GRACE) };

    read_scale(&h);
    check_planned(&h);
    for model_each(plan, model, KIND_INCIDENT_PLAN)
        check_plan(&h, plan);
    for model_each(incident, model, KIND_INCIDENT)
        check_incident(&h, incident);
    check_reassessed(&h);
}
