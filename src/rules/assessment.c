/* rules/assessment.c - every risk is written down whole, none is overlooked, and all are assessed again in time (ISO/IEC 27001:2022, 6.1.2 c, 8.2). */

#include "model/assess.h"
#include "model/classes.h"
#include "model/duty.h"
#include "model/progress.h"
#include "rules/in_place.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

static void lacks(struct diags *diags, enum diag_code code, const struct entity *risk)
{
    diag(diags, code, risk->id_span, risk->id, { "id", risk->id }, { "title", entity_title(risk) });
}

/* ---- 37: a risk is whole ---- */

static void check_whole(const struct entity *risk, struct diags *diags)
{
    if (!entity_has(risk, EVERY_OWNER))
        lacks(diags, DIAG_RISK_UNOWNED, risk);
    /* a title names a risk; a scenario says what happens */
    if (!entity_has(risk, RISK_THREAT) && !entity_has(risk, RISK_WEAKNESS) && !entity_has(risk, RISK_CONSEQUENCE) && !entity_has(risk, EVERY_DESCRIPTION))
        lacks(diags, DIAG_RISK_WITHOUT_SCENARIO, risk);
    if (!entity_has(risk, RISK_AFFECTS))
        lacks(diags, DIAG_RISK_AFFECTS_NOTHING, risk);
    if (!entity_has(risk, RISK_ASSETS))
        lacks(diags, DIAG_RISK_WITHOUT_ASSETS, risk);
}

/* ---- 42: nothing is overlooked ---- */

static void check_top_class(const struct model *model, const struct entity *class, struct diags *diags)
{
    for refs_each(v, class, EVERY_CLASSIFICATION) {
        const struct entity *asset = value_entity(v);
        struct diag *d;

        if (asset->kind != KIND_ASSET || !duty_in_force(asset, model->as_of) || refs_first(asset, RISK_ASSETS))
            continue;
        d = diag(diags, DIAG_ASSET_IN_NO_RISK, asset->id_span, asset->id, { "id", asset->id }, { "title", entity_title(asset) }, { "class", class->id });
        diag_note(diags, d, "class", v->span, { "class", class->id });
    }
}

/* Threats that registers of IT risks tend to forget. */
static const char *const categories[] = { "insider", "supplier", "physical" };

static bool is_used(const struct model *model, const char *category)
{
    for model_each(threat, model, KIND_THREAT) {
        if (!record_choice_is(&threat->record, THREAT_CATEGORY, category))
            continue;
        for refs_each(v, threat, RISK_THREAT)
            if (duty_in_force(value_entity(v), model->as_of))
                return true;
    }
    return false;
}

static void check_overlooked(const struct model *model, struct diags *diags)
{
    for model_each(class, model, KIND_CLASS)
        if (class_is_top(model, class))
            check_top_class(model, class, diags);
    for (size_t i = 0; model->isms && i < sizeof categories / sizeof *categories; i++)
        if (!said_unused(model, categories[i]) && !is_used(model, categories[i]))
            diag(diags, DIAG_THREAT_CATEGORY_UNUSED, model->isms->id_span, model->isms->id, { "id", model->isms->id },
                 { "title", entity_title(model->isms) }, { "category", categories[i] });
}

/* ---- 44: done again in time ---- */

static date latest(date a, date b)
{
    return a > b ? a : b;
}

/* The last day, up to today, on which somebody looked at a risk. */
static date last_looked_at(const struct entity *risk, date today)
{
    date last = DATE_NONE;

    for values_each(v, &risk->record, EVERY_REVIEWED) {
        date day = record_date(v->parts, EVERY_REVIEWED_ON);

        if (day <= today)
            last = latest(last, day);
    }
    for refs_each(v, risk, ASSESSMENT_RISKS) {
        date day = record_date(&value_entity(v)->record, ASSESSMENT_ON);

        if (day <= today)
            last = latest(last, day);
    }
    return last;
}

static date last_assessment(const struct model *model)
{
    date last = DATE_NONE;

    for model_each(risk, model, KIND_RISK)
        last = latest(last, last_looked_at(risk, model->as_of));
    return last;
}

/* False where the assessment as a whole is late: single risks add nothing to that. */
static bool check_assessed(const struct model *model, struct diags *diags)
{
    const struct entity *method = assess_method(model, NULL), *about = method ? method : model->isms;
    const struct record *assess = method ? record_parts(&method->record, METHOD_ASSESS) : NULL;
    const struct value *every = assess ? record_get(assess, METHOD_ASSESS_EVERY) : NULL;
    bool planned = every && !every->bad && every->interval.unit != UNIT_NONE;
    struct duration interval = planned ? every->interval : threshold_time(model, THRESHOLD_ASSESSMENT_INTERVAL);
    date last = last_assessment(model);
    char day[DATE_TEXT], due[DATE_TEXT];

    if (!about)
        return true;
    if (last == DATE_NONE) {
        diag(diags, DIAG_RISKS_NEVER_ASSESSED, every ? every->span : about->id_span, about->id, { "id", about->id }, { "title", entity_title(about) });
        return false;
    }
    if (date_add(last, interval) >= model->as_of)
        return true;
    diag(diags, DIAG_ASSESSMENT_LATE, every ? every->span : about->id_span, about->id, { "id", about->id }, { "title", entity_title(about) },
         { "last", date_format(last, day) },
         { "due", date_format(date_add(last, interval), due) });
    return false;
}

static void check_register(const struct model *model, struct diags *diags)
{
    const struct entity *document = model_find(model, STR("risk-register"));
    struct review_state review;
    char last[DATE_TEXT], due[DATE_TEXT];

    if (!document || document->kind != KIND_DOCUMENT || !duty_settled(document))
        return;
    review = duty_review(document, threshold_time(model, THRESHOLD_REGISTER_REVIEW_INTERVAL));
    if (review.next != DATE_NONE && review.next < model->as_of)
        diag(diags, DIAG_REGISTER_REVIEW_LATE, document->id_span, document->id, { "id", document->id }, { "title", entity_title(document) },
             { "last", date_format(review.last, last) },
             { "due", date_format(review.next, due) });
}

static void check_risk_again(const struct model *model, const struct entity *risk, struct duration interval, struct diags *diags)
{
    date last = last_looked_at(risk, model->as_of);
    char day[DATE_TEXT], due[DATE_TEXT];

    if (entity_has(risk, EVERY_REVIEW) || last == DATE_NONE || date_add(last, interval) >= model->as_of)
        return;    /* one with an interval of its own: row 9 */
    diag(diags, DIAG_RISK_NOT_REASSESSED, risk->id_span, risk->id, { "id", risk->id }, { "title", entity_title(risk) }, { "last", date_format(last, day) },
         { "due", date_format(date_add(last, interval), due) });
}

/* ---- 44: a session looks at what is under way ---- */

/* The newest session of the plan up to today; one that does not say what led to it is taken for one. */
static const struct entity *newest_session(const struct model *model)
{
    const struct entity *newest = NULL;

    for model_each(session, model, KIND_ASSESSMENT) {
        date on = record_date(&session->record, ASSESSMENT_ON);
        bool planned = !entity_has(session, ASSESSMENT_TYPE) || record_choice_is(&session->record, ASSESSMENT_TYPE, "planned");

        if (planned && on != DATE_NONE && on <= model->as_of && (!newest || on > record_date(&newest->record, ASSESSMENT_ON)))
            newest = session;
    }
    return newest;
}

/* Whether work was surely under way: it had begun a month before that day, or was to be ready by then. What a session itself decided it cannot have followed. */
static bool is_older(const struct progress *progress, date day)
{
    const struct duration month = { -1, UNIT_MONTH };
    date before = date_add(day, month);

    return (progress->starts != DATE_NONE && progress->starts < before) || (progress->since != DATE_NONE && progress->since < before)
        || (progress->first_due != DATE_NONE && progress->first_due < day);
}

/* Somebody looks at it by itself, at least each quarter, or did so in another session since. */
static bool is_followed(const struct model *model, const struct entity *treatment, date day)
{
    const struct duration before = { -1, UNIT_QUARTER };

    for values_each(v, &treatment->record, EVERY_REVIEWED)
        if (record_date(v->parts, EVERY_REVIEWED_ON) >= date_add(day, before))
            return true;
    for refs_each(v, treatment, ASSESSMENT_TREATMENTS)
        if (record_date(&value_entity(v)->record, ASSESSMENT_ON) >= day && record_date(&value_entity(v)->record, ASSESSMENT_ON) <= model->as_of)
            return true;
    return false;
}

static bool looked_at(const struct entity *session, const struct entity *risk)
{
    if (risk)
        for refs_each(v, risk, ASSESSMENT_RISKS)
            if (value_entity(v) == session)
                return true;
    return false;
}

static void check_session(const struct model *model, struct diags *diags)
{
    const struct entity *session = newest_session(model), *first = NULL;
    char on[DATE_TEXT];
    date day;

    if (!session || entity_has(session, ASSESSMENT_TREATMENTS))
        return;
    day = record_date(&session->record, ASSESSMENT_ON);
    for model_each(treatment, model, KIND_TREATMENT) {
        struct progress progress;

        if (!progress_of(model, treatment, &progress) || !progress.pending || !is_older(&progress, day) || !looked_at(session, treatment_risk(treatment)))
            continue;
        if (is_followed(model, treatment, day))
            return;    /* they are followed in another way */
        first = first ? first : treatment;
    }
    if (first)
        diag_note(diags, diag(diags, DIAG_SESSION_PASSES_TREATMENTS, session->id_span, session->id, { "id", session->id }, { "title", entity_title(session) },
                              { "on", date_format(day, on) }),
                  "open", first->id_span, { "id", first->id }, { "title", entity_title(first) });
}

void rules_assessment(const struct model *model, struct diags *diags)
{
    struct duration interval = threshold_time(model, THRESHOLD_ASSESSMENT_INTERVAL);
    bool assessed;

    if (!model_first(model, KIND_RISK))
        return;
    check_overlooked(model, diags);
    check_register(model, diags);
    check_session(model, diags);
    assessed = check_assessed(model, diags);
    for model_each(risk, model, KIND_RISK) {
        if (!duty_in_force(risk, model->as_of))
            continue;
        check_whole(risk, diags);
        if (assessed)
            check_risk_again(model, risk, interval, diags);
    }
}
