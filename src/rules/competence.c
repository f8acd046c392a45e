/* rules/competence.c - what roles ask of whoever fills them, what shows it, and what is done where it lacks (ISO/IEC 27001:2022, 7.2). */

#include "model/documents.h"
#include "model/duty.h"
#include "model/learning.h"
#include "rules/duties.h"
#include "rules/learning.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

struct learning {
    const struct model *model;
    struct diags *diags;
    struct duration new_starters, effectiveness;    /* thresholds */
};

bool learning_is_begun(const struct model *model)
{
    return model_first(model, KIND_COMPETENCE) || model_first(model, KIND_TRAINING) || document_declared(model, &document_rows[DOCUMENT_COMPETENCE]) ||
           document_declared(model, &document_rows[DOCUMENT_TRAINING]);
}

bool learning_is_new(const struct entity *person, date day, struct duration time)
{
    date since = record_date(&person->record, PERSON_SINCE);

    for values_each(v, &person->record, PERSON_MOVED) {
        date on = record_date(v->parts, PERSON_MOVED_ON);

        if (on <= day && on > since)
            since = on;
    }
    return since != DATE_NONE && date_add(since, time) >= day;
}

/* ---- 69: what is asked, and what shows it ---- */

static bool asks_something(const struct entity *role)
{
    for refs_each(v, role, EVERY_OF)
        if (value_entity(v)->kind == KIND_COMPETENCE)
            return true;
    return false;
}

/* Of what answers for something in the management system, or guards it. A role that nobody fills yet waits for row 14. */
static void check_role(struct learning *l, const struct entity *role)
{
    if ((!duty_is_charged(role, l->model->as_of) && !entity_has(role, ROLE_ASSURES)) || !duty_holder_first(role, l->model->as_of) || asks_something(role))
        return;
    diag(l->diags, DIAG_ROLE_ASKS_NOTHING, role->id_span, role->id, { "id", role->id }, { "title", entity_title(role) });
}

static void note_place(struct learning *l, struct diag *d, const struct entity *competence)
{
    diag_note(l->diags, d, "asked", competence->id_span, { "competence", competence->id });
}

static void check_planned(struct learning *l, const struct entity *competence, const struct entity *person, const struct skill *skill, bool mandatory)
{
    char due[DATE_TEXT];
    struct diag *d;

    if (skill->due == DATE_NONE || skill->due < l->model->as_of) {
        d = diag(l->diags, DIAG_GAP_PLAN_LATE, skill->plan->id_span, skill->plan->id, { "id", skill->plan->id }, { "title", entity_title(skill->plan) },
                 { "person", person->id }, { "competence", competence->id });
        if (skill->due != DATE_NONE)
            diag_note(l->diags, d, "due", skill->plan->id_span, { "due", date_format(skill->due, due) });
    } else if (mandatory) {
        d = diag(l->diags, DIAG_MANDATORY_GAP, person->id_span, person->id, { "id", person->id }, { "title", entity_title(person) },
                 { "competence", competence->id }, { "name", entity_title(competence) });
        note_place(l, d, competence);
    }
}

/* A gap that somebody works on by a day is no fault, unless nobody may fill the role without. */
static void check_skill(struct learning *l, const struct entity *competence, const struct entity *role, const struct entity *person)
{
    bool mandatory = record_choice_is(&competence->record, COMPETENCE_MANDATORY, "yes"), wished = record_choice_is(&competence->record, COMPETENCE_MANDATORY, "no");
    struct skill skill = skill_of(l->model, competence, person);
    struct diag *d;
    char until[DATE_TEXT];

    if (skill.valid)
        return;
    if (skill.plan) {
        check_planned(l, competence, person, &skill, mandatory);
        return;
    }
    if (!mandatory && learning_is_new(person, l->model->as_of, l->new_starters))
        return;
    if (skill.proof)
        d = diag(l->diags, DIAG_PROOF_ENDED, person->id_span, person->id, { "id", person->id }, { "title", entity_title(person) }, { "competence", competence->id },
                 { "name", entity_title(competence) }, { "until", date_format(skill.until, until) }, { "proof", skill.proof->id });
    else
        d = diag(l->diags, DIAG_COMPETENCE_UNPROVEN, person->id_span, person->id, { "id", person->id }, { "title", entity_title(person) }, { "role", role->id },
                 { "competence", competence->id }, { "name", entity_title(competence) });
    note_place(l, d, competence);
    if (wished)
        diag_set_severity(l->diags, d, WARNING);
}

/* Whoever fills two roles that ask the same is told once. */
static bool is_told(const struct learning *l, const struct entity *competence, const struct value *of, const struct entity *person)
{
    for values_each(v, &competence->record, EVERY_OF) {
        if (v == of)
            return false;
        if (v->ref.target)
            for duty_holders(holder, v->ref.target, l->model->as_of)
                if (value_entity(holder) == person)
                    return true;
    }
    return false;
}

static void check_competence(struct learning *l, const struct entity *competence)
{
    for values_each(of, &competence->record, EVERY_OF) {
        if (!of->ref.target || of->ref.target->kind != KIND_ROLE)
            continue;
        for duty_holders(holder, of->ref.target, l->model->as_of)
            if (!is_told(l, competence, of, value_entity(holder)))
                check_skill(l, competence, of->ref.target, value_entity(holder));
    }
}

/* ---- 70: whether it helped ---- */

/* A certificate comes with an exam, experience is its own proof, and of awareness the turnout and what people report tell. */
static bool is_judged(const struct entity *training)
{
    return !training_is_awareness(training) && !record_choice_is(&training->record, TRAINING_TYPE, "certificate") && !record_choice_is(&training->record, TRAINING_TYPE, "experience");
}

static bool is_followed(const struct entity *training, date day)
{
    for refs_each(v, training, EVERY_OF)
        if (value_entity(v)->kind == KIND_ACTION || value_entity(v)->kind == KIND_TRAINING)
            return true;
    return record_date(&training->record, TRAINING_DUE) >= day;
}

static void check_effect(struct learning *l, const struct entity *training)
{
    date last = training_last(training, l->model->as_of), due = last == DATE_NONE ? DATE_NONE : date_add(last, l->effectiveness);
    const struct record *judged = record_newest(&training->record, TRAINING_EFFECTIVE, TRAINING_EFFECTIVE_ON);
    char text[DATE_TEXT];

    if (judged && record_choice_is(judged, TRAINING_EFFECTIVE_ANSWER, "no") && !is_followed(training, l->model->as_of))
        diag(l->diags, DIAG_TRAINING_IN_VAIN, judged->span, training->id, { "id", training->id }, { "title", entity_title(training) });
    if (!judged && due != DATE_NONE && due < l->model->as_of && is_judged(training) && entity_has(training, TRAINING_GIVES))
        diag(l->diags, DIAG_TRAINING_UNJUDGED, training->id_span, training->id, { "id", training->id }, { "title", entity_title(training) }, { "on", date_format(last, text) });
}

/* A nonconformity about what people know or notice leads to something that they learn. */
static bool is_about_learning(const struct value *against)
{
    const struct entity *entry = against->ref.target;

    return entry && (!strcmp(entry->id, "7.2") || !strcmp(entry->id, "7.3") || !strcmp(entry->id, "A.6.3") ||
                     (entry->parent && (!strcmp(entry->parent->id, "7.2") || !strcmp(entry->parent->id, "7.3"))));
}

static void check_finding(struct learning *l, const struct entity *finding)
{
    if (!duty_in_force(finding, l->model->as_of) || !(record_choice_is(&finding->record, FINDING_GRADE, "major") || record_choice_is(&finding->record, FINDING_GRADE, "minor")))
        return;
    for refs_each(v, finding, EVERY_OF)
        if (value_entity(v)->kind == KIND_TRAINING || value_entity(v)->kind == KIND_ACTION)
            return;
    for values_each(v, &finding->record, FINDING_AGAINST) {
        if (!is_about_learning(v))
            continue;
        diag(l->diags, DIAG_FINDING_TEACHES_NOTHING, v->span, finding->id, { "id", finding->id }, { "title", entity_title(finding) }, { "entry", v->ref.target->id });
        return;
    }
}

void rules_competence(const struct model *model, struct diags *diags)
{
    struct learning l = { model, diags, threshold_time(model, THRESHOLD_NEW_STARTERS), threshold_time(model, THRESHOLD_EFFECTIVENESS_INTERVAL) };

    if (!learning_is_begun(model))
        return;
    if (model_first(model, KIND_COMPETENCE)) {
        for model_each(role, model, KIND_ROLE)
            check_role(&l, role);
    } else if (model->isms && model_first(model, KIND_ROLE)) {
        diag(diags, DIAG_COMPETENCE_ABSENT, model->isms->id_span, model->isms->id, { "id", model->isms->id });
    }
    for model_each(competence, model, KIND_COMPETENCE)
        check_competence(&l, competence);
    for model_each(training, model, KIND_TRAINING)
        check_effect(&l, training);
    for model_each(finding, model, KIND_FINDING)
        check_finding(&l, finding);
}
