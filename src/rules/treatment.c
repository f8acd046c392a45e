/* rules/treatment.c - what is done about each risk: the response, the plan, and who accepts what is left (6.1.3, 8.3). */

#include "diag/diag.h"
#include "model/assess.h"
#include "model/belong.h"
#include "model/progress.h"
#include "rules/numbers.h"
#include "rules/rules.h"
#include "rules/suppliers.h"
#include "rules/thresholds.h"

#include <stdio.h>

struct treating {
    const struct model *model;
    struct diags *diags;
    struct belongings *belongings;
    struct duration grace;              /* overdue-grace */
    double slips, per_owner, in_all;    /* thresholds of those names */
};

static bool is_live(const struct model *model, const struct entity *treatment)
{
    struct progress progress;

    return progress_of(model, treatment, &progress) && progress.state != WORK_DROPPED;
}

static bool risk_is_closed(const struct entity *risk)
{
    const struct record *status = record_parts(&risk->record, RISK_STATUS);

    return status && record_choice_is(status, RISK_STATUS_STATE, "closed");
}

/* The level a risk is at now: with what works today where that is rated, else without anything. */
static const struct record *level_today(const struct model *model, const struct entity *risk)
{
    struct assessment today = assess_risk(model, risk, RISK_CURRENT);

    if (!today.complete)
        today = assess_risk(model, risk, RISK_INHERENT);
    return today.complete ? today.level : NULL;
}

/* 6.1.3 a, b: a risk that is modified has something that modifies it. False where nothing treats it: the rest follows from that. */
static bool check_modified(struct treating *t, const struct entity *risk, const struct value *response)
{
    const struct record *level = level_today(t->model, risk);
    bool rated_today = entity_has(risk, RISK_CURRENT);
    bool controlled = entity_has(risk, RISK_CONTROLS);
    bool planned = false;

    for belongings_each(b, t->belongings, risk, KIND_TREATMENT) {
        if (!is_live(t->model, b->entity))
            continue;
        planned = true;
        controlled = controlled || entity_has(b->entity, TREATMENT_CONTROLS);
    }
    if (level && !assess_acceptable(level) && !planned && (rated_today || !controlled)) {
        char word[64];

        snprintf(word, sizeof word, "%.*s", STR_ARGS(assess_level_name(level)));
        diag(t->diags, DIAG_RISK_UNTREATED, risk->id_span, risk->id, { "id", risk->id }, { "title", entity_title(risk) }, { "level", word });
        return false;
    }
    if (!controlled)
        diag(t->diags, DIAG_MODIFIED_BY_NOTHING, response->span, risk->id, { "id", risk->id }, { "title", entity_title(risk) });
    return true;
}

/* 6.1.3 a: who shares it is bound to it. A text in place of the supplier cannot be looked into. */
static void check_shared(struct treating *t, const struct entity *risk, const struct value *response)
{
    const struct value *with = record_get(response->parts, RISK_RESPONSE_WITH);
    const struct entity *supplier = with ? with->ref.target : NULL;

    if (!with) {
        diag(t->diags, DIAG_SHARED_WITH_NOBODY, response->span, risk->id, { "id", risk->id }, { "title", entity_title(risk) });
        return;
    }
    if (!supplier || supplier->kind != KIND_SUPPLIER)
        return;
    for values_each(agreement, &supplier->record, SUPPLIER_AGREEMENT)
        if (agreement->parts && supplier_is_bound(agreement->parts, t->model->as_of))
            return;
    struct diag *d = diag(t->diags, DIAG_SHARED_WITHOUT_CONTRACT, with->span, risk->id,
                          { "id", risk->id }, { "title", entity_title(risk) }, { "supplier", supplier->id });
    diag_note(t->diags, d, "supplier", supplier->id_span, { "supplier", supplier->id });
}

/* 6.1.3 a: to give up an activity is a decision, and decisions have a who, a when and a why. */
static void check_avoided(struct treating *t, const struct entity *risk, const struct value *response)
{
    static const struct { int field; const char *name; } parts[] = {
        { RISK_RESPONSE_BECAUSE, "because" }, { RISK_RESPONSE_BY, "by" }, { RISK_RESPONSE_ON, "on" },
    };
    char missing[64] = "";
    size_t n = 0;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!record_get(response->parts, parts[i].field))
            n += (size_t)snprintf(missing + n, sizeof missing - n, "%s`%s`", n ? ", " : "", parts[i].name);
    if (n)
        diag(t->diags, DIAG_AVOIDED_UNDECIDED, response->span, risk->id, { "id", risk->id }, { "title", entity_title(risk) }, { "missing", missing });
}

static void note_authority(struct treating *t, struct diag *d, const struct record *level)
{
    for values_each(who, level, METHOD_LEVEL_ACCEPTED_BY)
        if (who->ref.target)
            diag_note(t->diags, d, "may", who->span, { "who", who->ref.target->id });
}

/* 6.1.3 f: what lies above the criterion is accepted by somebody with authority, for a reason, and not for ever. */
static void check_acceptance(struct treating *t, const struct entity *risk, const struct record *accepted, bool carried)
{
    struct assessment left = assess_remaining(t->model, risk, NULL);
    const struct value *line = accepted->outer;
    const struct value *by = record_get(accepted, RISK_ACCEPTED_BY);
    const struct value *until = record_get(accepted, RISK_ACCEPTED_UNTIL);
    const struct record *response = record_parts(&risk->record, RISK_RESPONSE);
    char day[DATE_TEXT], word[64];

    if (!left.complete || assess_acceptable(left.level))
        return;
    snprintf(word, sizeof word, "%.*s", STR_ARGS(assess_level_name(left.level)));
    if (by && by->ref.target && assess_acceptance_settled(left.level)
        && !assess_may_accept(left.level, by->ref.target, record_date(accepted, RISK_ACCEPTED_ON))) {
        struct diag *d = diag(t->diags, DIAG_ACCEPTED_UNAUTHORISED, by->span, risk->id,
                              { "id", risk->id }, { "who", by->ref.target->id }, { "level", word });

        note_authority(t, d, left.level);
    }
    if (!record_get(accepted, RISK_ACCEPTED_BECAUSE) && !(carried && response && record_get(response, RISK_RESPONSE_BECAUSE)))
        diag(t->diags, DIAG_ACCEPTED_WITHOUT_REASON, line->span, risk->id, { "id", risk->id }, { "title", entity_title(risk) }, { "level", word });
    if (!until)
        diag(t->diags, DIAG_ACCEPTED_FOR_EVER, line->span, risk->id, { "id", risk->id }, { "title", entity_title(risk) }, { "level", word });
    else if (!until->bad && until->day < t->model->as_of)
        diag(t->diags, DIAG_ACCEPTANCE_EXPIRED, until->span, risk->id, { "id", risk->id }, { "title", entity_title(risk) },
             { "until", date_format(until->day, day) });
}

/* 6.1.3 f: what is left once the plan is carried out is somebody's to accept. While work goes on it is not yet known what will be left. */
static void check_unaccepted(struct treating *t, const struct entity *risk)
{
    struct assessment left = assess_remaining(t->model, risk, NULL);
    char word[64];

    if (!left.complete || !left.level || assess_acceptable(left.level))
        return;
    for belongings_each(b, t->belongings, risk, KIND_TREATMENT) {
        struct progress progress;

        if (progress_of(t->model, b->entity, &progress) && progress.pending)
            return;
    }
    snprintf(word, sizeof word, "%.*s", STR_ARGS(assess_level_name(left.level)));
    diag(t->diags, DIAG_RESIDUAL_UNACCEPTED, risk->id_span, risk->id, { "id", risk->id }, { "title", entity_title(risk) }, { "level", word });
}

static void check_risk(struct treating *t, const struct entity *risk)
{
    const struct value *response = entity_get(risk, RISK_RESPONSE);
    const struct record *parts = record_parts(&risk->record, RISK_RESPONSE);
    const struct record *accepted = record_newest(&risk->record, RISK_ACCEPTED, RISK_ACCEPTED_ON);
    bool carried, treated = true;

    if (!parts || record_choice(parts, RISK_RESPONSE_OPTION) < 0)
        return;
    carried = record_choice_is(parts, RISK_RESPONSE_OPTION, "accept");
    if (record_choice_is(parts, RISK_RESPONSE_OPTION, "modify"))
        treated = check_modified(t, risk, response);
    else if (record_choice_is(parts, RISK_RESPONSE_OPTION, "share"))
        check_shared(t, risk, response);
    else if (record_choice_is(parts, RISK_RESPONSE_OPTION, "avoid"))
        check_avoided(t, risk, response);
    else if (carried && !entity_has(risk, RISK_ACCEPTED))
        diag(t->diags, DIAG_ACCEPTED_UNRECORDED, response->span, risk->id, { "id", risk->id }, { "title", entity_title(risk) });
    if (accepted)
        check_acceptance(t, risk, accepted, carried);
    else if (!carried && treated)
        check_unaccepted(t, risk);
}

/* 6.1.3 e: who does what by when and with what. A step that comes back has its interval in place of a day. */
static void check_plan(struct treating *t, const struct entity *treatment, const struct progress *progress)
{
    struct { bool there; enum diag_code code; } wanted[] = {
        { entity_has(treatment, EVERY_OWNER), DIAG_TREATMENT_UNOWNED },
        { entity_has(treatment, TREATMENT_DUE) || entity_has(treatment, TREATMENT_EVERY), DIAG_TREATMENT_UNDATED },
        { entity_has(treatment, TREATMENT_RESOURCES) || entity_has(treatment, TREATMENT_COST) || entity_has(treatment, TREATMENT_SPENT), DIAG_TREATMENT_WITHOUT_MEANS },
        { progress->status != NULL, DIAG_TREATMENT_STATELESS },
    };

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!wanted[i].there)
            diag(t->diags, wanted[i].code, treatment->id_span, treatment->id, { "id", treatment->id }, { "title", entity_title(treatment) });
}

/* 8.3: late work, and work that is always put off. */
static void check_dates(struct treating *t, const struct entity *treatment, const struct progress *progress)
{
    char day[DATE_TEXT], first[DATE_TEXT], slips[NUMBER_TEXT], most[NUMBER_TEXT];

    if (!progress->pending || progress->due == DATE_NONE)
        return;
    if (progress->days_late) {
        struct diag *d = diag(t->diags, DIAG_TREATMENT_OVERDUE, progress->due_value->span, treatment->id,
                              { "id", treatment->id }, { "title", entity_title(treatment) }, { "due", date_format(progress->due, day) });

        if (t->model->as_of > date_add(progress->due, t->grace))
            diag_set_severity(t->diags, d, ERROR);
    }
    if (progress->slips > t->slips)
        diag(t->diags, DIAG_TREATMENT_POSTPONED, progress->due_value->span, treatment->id,
             { "id", treatment->id }, { "title", entity_title(treatment) }, { "times", number_text(progress->slips, slips) },
             { "most", number_text(t->slips, most) }, { "first", date_format(progress->first_due, first) });
}

/* 8.3: done means that something shows it, and that this is younger than the work. */
static void check_done(struct treating *t, const struct entity *treatment, const struct progress *progress)
{
    const struct entity *newest = NULL;
    date newest_on = DATE_NONE;
    bool any = false, undated = false;
    char day[DATE_TEXT], start[DATE_TEXT];

    if (progress->state != WORK_DONE)
        return;
    for values_each(evidence, &treatment->record, EVERY_EVIDENCE) {
        date on = evidence->ref.target ? record_date(&evidence->ref.target->record, EVIDENCE_ON) : DATE_NONE;

        any = true;
        undated = undated || on == DATE_NONE;
        if (on > newest_on) {
            newest = evidence->ref.target;
            newest_on = on;
        }
    }
    for belongings_each(b, t->belongings, treatment, KIND_EVIDENCE) {
        date on = record_date(&b->entity->record, EVIDENCE_ON);

        any = true;
        undated = undated || on == DATE_NONE;
        if (on > newest_on) {
            newest = b->entity;
            newest_on = on;
        }
    }
    if (!any) {
        diag(t->diags, DIAG_TREATMENT_UNPROVEN, progress->status->span, treatment->id, { "id", treatment->id }, { "title", entity_title(treatment) });
    } else if (newest && !undated && progress->starts != DATE_NONE && newest_on < progress->starts) {
        struct diag *d = diag(t->diags, DIAG_PROOF_BEFORE_START, progress->status->span, treatment->id,
                              { "id", treatment->id }, { "title", entity_title(treatment) }, { "start", date_format(progress->starts, start) });

        diag_note(t->diags, d, "evidence", newest->id_span, { "evidence", newest->id }, { "on", date_format(newest_on, day) });
    }
}

/* 8.3: nobody finishes what is begun all at once. */
static void check_amount(struct treating *t)
{
    static const enum shape_id owners[] = { KIND_ROLE, KIND_PERSON, KIND_SUPPLIER };
    struct progress_counts counts = progress_count(t->model, KIND_TREATMENT);
    double open = (double)(counts.state[WORK_OPEN] + counts.state[WORK_IN_PROGRESS]);
    char text[NUMBER_TEXT], limit[NUMBER_TEXT];

    for (size_t i = 0; i < sizeof owners / sizeof *owners; i++)
        for model_each(owner, t->model, owners[i]) {
            size_t n = 0;

            for refs_each(v, owner, EVERY_OWNER) {
                struct progress progress;

                n += value_entity(v)->kind == KIND_TREATMENT && progress_of(t->model, value_entity(v), &progress) && progress.pending;
            }
            if ((double)n > t->per_owner)
                diag(t->diags, DIAG_OWNER_OVERLOADED, owner->id_span, owner->id, { "id", owner->id }, { "title", entity_title(owner) },
                     { "count", number_text((double)n, text) }, { "most", number_text(t->per_owner, limit) });
        }
    if (t->model->isms && open > t->in_all)
        diag(t->diags, DIAG_PLAN_OVERLOADED, t->model->isms->id_span, t->model->isms->id,
             { "count", number_text(open, text) }, { "most", number_text(t->in_all, limit) });
}

void rules_treatment(const struct model *model, struct diags *diags)
{
    struct treating t = {
        .model = model,
        .diags = diags,
        .belongings = belongings_new(model),
        .grace = threshold_time(model, THRESHOLD_OVERDUE_GRACE),
        .slips = threshold_amount(model, THRESHOLD_SLIPS),
        .per_owner = threshold_amount(model, THRESHOLD_OPEN_PER_OWNER),
        .in_all = threshold_amount(model, THRESHOLD_OPEN_TOTAL),
    };

    for model_each(risk, model, KIND_RISK)
        if (!risk_is_closed(risk))
            check_risk(&t, risk);
    for model_each(treatment, model, KIND_TREATMENT) {
        struct progress progress;

        progress_of(model, treatment, &progress);
        if (progress.state == WORK_DROPPED)
            continue;
        check_plan(&t, treatment, &progress);
        check_dates(&t, treatment, &progress);
        check_done(&t, treatment, &progress);
    }
    check_amount(&t);
    belongings_free(t.belongings);
}
