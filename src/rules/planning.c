/* rules/planning.c - processes and how they work together (4.4), top management at the review (5.1), risks and opportunities of the management system (6.1.1),
 * changes to it (6.3). */

#include "model/duty.h"
#include "model/progress.h"
#include "rules/elsewhere.h"
#include "rules/rules.h"

static void lacks(struct diags *diags, enum diag_code code, const struct entity *e)
{
    diag(diags, code, e->id_span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "kind", e->record.shape->name });
}

/* ---- 26: processes ---- */

/* A division of work that says who answers for the outcome does as well as an owner. */
static bool has_owner(const struct entity *process)
{
    if (entity_has(process, EVERY_OWNER))
        return true;
    for refs_each(v, process, EVERY_OF)
        if (value_entity(v)->kind == KIND_DUTY && entity_has(value_entity(v), DUTY_ACCOUNTABLE))
            return true;
    return false;
}

/* Something at which it meets other work: an interface, or an asset that another process uses too. */
static bool is_shared(const struct entity *used, const struct entity *process)
{
    if (refs_first(used, INTERFACE_USES))
        return true;
    for refs_each(v, used, PROCESS_USES)
        if (value_entity(v) != process)
            return true;
    return false;
}

static bool interacts(const struct entity *process)
{
    if (entity_has(process, PROCESS_FEEDS) || refs_first(process, PROCESS_FEEDS) || refs_first(process, INTERFACE_USES))
        return true;
    for values_each(v, &process->record, PROCESS_USES)
        if (v->ref.target && is_shared(v->ref.target, process))
            return true;
    return false;
}

/* A part of a process is described with it. */
static bool is_part(const struct entity *process)
{
    for values_each(v, &process->record, EVERY_OF)
        if (v->ref.target && v->ref.target->kind == KIND_PROCESS)
            return true;
    return false;
}

static void check_process(const struct entity *process, struct diags *diags)
{
    if (is_part(process))
        return;
    if (!has_owner(process))
        lacks(diags, DIAG_PROCESS_UNOWNED, process);
    if (!entity_has(process, PROCESS_INPUTS) && !entity_has(process, PROCESS_OUTPUTS))
        lacks(diags, DIAG_PROCESS_WITHOUT_FLOW, process);
    if (!interacts(process))
        lacks(diags, DIAG_PROCESS_ALONE, process);
}

/* ---- 27: top management at the last review ---- */

static bool is_of_the_top(const struct model *model, const struct value *who, date day)
{
    if (!who->ref.target)
        return who->ref.loose;    /* words may stand for the board */
    for model_each(role, model, KIND_ROLE)
        if (record_choice_is(&role->record, ROLE_TOP_MANAGEMENT, "yes") && duty_acts_for(who->ref.target, role, day))
            return true;
    return false;
}

static bool top_took_part(const struct model *model, const struct entity *review, date day)
{
    static const int fields[] = { REVIEW_CHAIR, REVIEW_PRESENT };

    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        for values_each(v, &review->record, fields[i])
            if (is_of_the_top(model, v, day))
                return true;
    return false;
}

static void check_review(const struct model *model, struct diags *diags)
{
    const struct entity *last = NULL;
    date held = DATE_NONE;

    for model_each(review, model, KIND_REVIEW) {
        const struct value *v = entity_get(review, REVIEW_HELD);

        if (v && !v->bad && v->period.from.day <= model->as_of && (!last || v->period.from.day > held)) {
            last = review;
            held = v->period.from.day;
        }
    }
    if (last && !top_took_part(model, last, held))
        lacks(diags, DIAG_REVIEW_WITHOUT_TOP, last);
}

/* ---- 34: risks and opportunities of the management system ---- */

static bool is_work(const struct entity *e)
{
    return e->kind == KIND_ACTION || e->kind == KIND_OBJECTIVE || e->kind == KIND_CHANGE || e->kind == KIND_TREATMENT;
}

/* Work of its own, or steps that are described and have a day. */
static bool is_planned(const struct entity *e, const struct progress *progress)
{
    for refs_each(v, e, EVERY_OF)
        if (is_work(value_entity(v)))
            return true;
    return progress->due != DATE_NONE && entity_has(e, EVERY_DESCRIPTION);
}

/* How it will be seen whether that helped: said of the whole, or of a step. */
static bool is_judged(const struct entity *e)
{
    if (entity_has(e, e->kind == KIND_ISMS_RISK ? ISMS_RISK_EVALUATION : OPPORTUNITY_EVALUATION))
        return true;
    for refs_each(v, e, EVERY_OF) {
        const struct entity *step = value_entity(v);

        if ((step->kind == KIND_ACTION && (entity_has(step, ACTION_EFFECTIVENESS) || entity_has(step, ACTION_EFFECTIVE))) ||
            (step->kind == KIND_OBJECTIVE && entity_has(step, OBJECTIVE_EVALUATION)) || step->kind == KIND_METRIC)
            return true;
    }
    return false;
}

static void check_chances(const struct model *model, enum shape_id kind, struct diags *diags)
{
    for model_each(e, model, kind) {
        struct progress progress;
        char due[DATE_TEXT];

        progress_of(model, e, &progress);
        if (!progress.pending)
            continue;
        if (!is_planned(e, &progress))
            lacks(diags, DIAG_CHANCE_UNPLANNED, e);
        if (!is_judged(e))
            lacks(diags, DIAG_CHANCE_UNJUDGED, e);
        if (progress.days_late > 0)
            diag(diags, DIAG_CHANCE_LATE, progress.due_value->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "due", date_format(progress.due, due) });
    }
}

/* Asked of those who have set out to describe their context; a risk that belongs to an issue or a requirement shows it was asked there. */
static bool determined(const struct model *model)
{
    static const enum shape_id kinds[] = { KIND_ISSUE, KIND_REQUIREMENT };
    bool begun = false;

    if (model_first(model, KIND_ISMS_RISK) || model_first(model, KIND_OPPORTUNITY))
        return true;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        for model_each(e, model, kinds[i]) {
            begun = true;
            for refs_each(v, e, EVERY_OF)
                if (value_entity(v)->kind == KIND_RISK)
                    return true;
        }
    }
    return !begun;
}

/* ---- 68: changes to the management system ---- */

static bool is_over(const struct entity *change)
{
    const struct record *status = record_parts(&change->record, CHANGE_STATUS), *decision = record_parts(&change->record, CHANGE_DECISION);

    return (status && record_choice_is(status, CHANGE_STATUS_STATE, "dropped")) || (decision && record_choice_is(decision, CHANGE_DECISION_ANSWER, "rejected"));
}

/* What is planned for a day to come may still be decided on. */
static bool must_be_decided(const struct model *model, const struct entity *change)
{
    const struct record *status = record_parts(&change->record, CHANGE_STATUS);
    const struct value *planned = entity_get(change, CHANGE_PLANNED);

    return (status && record_choice_is(status, CHANGE_STATUS_STATE, "done")) || (planned && !planned->bad && planned->period.from.day <= model->as_of);
}

static void check_change(const struct model *model, const struct entity *change, struct diags *diags)
{
    static const struct { int field; enum diag_code code; } demands[] = {
        { CHANGE_PURPOSE, DIAG_CHANGE_WITHOUT_PURPOSE }, { CHANGE_CONSEQUENCES, DIAG_CHANGE_WITHOUT_CONSEQUENCES },
        { CHANGE_RESOURCES, DIAG_CHANGE_WITHOUT_MEANS }, { EVERY_OWNER, DIAG_CHANGE_UNOWNED }, { CHANGE_PLANNED, DIAG_CHANGE_UNDATED },
    };

    for (size_t i = 0; i < sizeof demands / sizeof *demands; i++)
        if (!entity_has(change, demands[i].field))
            lacks(diags, demands[i].code, change);
    if (must_be_decided(model, change) && !entity_has(change, CHANGE_DECISION) && !entity_has(change, EVERY_APPROVED))
        lacks(diags, DIAG_CHANGE_UNAPPROVED, change);
}

void rules_planning(const struct model *model, const struct texts *texts, struct diags *diags)
{
    for model_each(process, model, KIND_PROCESS)
        check_process(process, diags);
    check_review(model, diags);
    check_chances(model, KIND_ISMS_RISK, diags);
    check_chances(model, KIND_OPPORTUNITY, diags);
    if (model->isms && !determined(model) && !kept_elsewhere(model, texts, "6.1.1"))
        diag(diags, DIAG_CHANCES_ABSENT, model->isms->id_span, model->isms->id, { "id", model->isms->id });
    for model_each(change, model, KIND_CHANGE)
        if (record_choice_is(&change->record, CHANGE_TYPE, "isms") && !is_over(change))
            check_change(model, change, diags);
}
