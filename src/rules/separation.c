/* rules/separation.c - who guards the system, and what one person must not do alone (ISO/IEC 27001:2022, 5.3, A.5.3): through roles to those who hold them, and
 * to those who stand in. A small firm cannot part everything: an exception of what a finding is about settles it, for as long as it is in force. */

#include "base/date.h"
#include "model/duty.h"
#include "rules/rules.h"

/* An auditor samples the last year; what is older cannot be mended. */
static date a_year_ago(const struct model *model)
{
    return date_add(model->as_of, (struct duration){ -12, UNIT_MONTH });
}

/* Of two references that say who. A text may stand for the same declaration on both sides. */
static bool same_who(const struct value *a, const struct value *b, date day)
{
    if (a->ref.target && b->ref.target)
        return duty_same_person(a->ref.target, b->ref.target, day);
    return a->ref.loose && b->ref.loose && str_eq(a->ref.written, b->ref.written);
}

static const char *name_of(struct diags *diags, const struct value *who)
{
    return who->ref.target ? who->ref.target->id : rules_text(diags, who->ref.written);
}

/* ---- 32: who guards conformity, and who reports ---- */

static void check_assured(const struct model *model, const char *what, enum diag_code code, struct diags *diags)
{
    for model_each(role, model, KIND_ROLE)
        for values_each(v, &role->record, ROLE_ASSURES)
            if (str_is(v->text, what))
                return;
    diag(diags, code, model->isms->id_span, model->isms->id, { "id", model->isms->id });
}

static void check_guards(const struct model *model, struct diags *diags)
{
    if (!model->isms || !model_first(model, KIND_ROLE))
        return;
    check_assured(model, "conformity", DIAG_CONFORMITY_UNASSIGNED, diags);
    check_assured(model, "reporting", DIAG_REPORTING_UNASSIGNED, diags);
    for model_each(role, model, KIND_ROLE) {
        const struct value *assures = entity_get(role, ROLE_ASSURES);

        if (assures && !duty_active(role, model->as_of))
            diag(diags, DIAG_GUARD_UNNAMED, assures->span, role->id, { "id", role->id }, { "title", entity_title(role) });
    }
}

/* ---- 33: roles that do not go together ---- */

static const struct value *holding(const struct entity *person, const struct entity *role)
{
    for values_each(v, &person->record, PERSON_ROLES)
        if (v->ref.target == role)
            return v;
    return NULL;
}

static bool names(const struct entity *role, const struct entity *other)
{
    for values_each(v, &role->record, ROLE_CONFLICTS)
        if (v->ref.target == other)
            return true;
    return false;
}

static void check_holders(const struct model *model, const struct entity *role, const struct value *conflict, struct diags *diags)
{
    const struct entity *other = conflict->ref.target;

    for duty_holders(v, role, model->as_of) {
        const struct entity *person = value_entity(v);
        const struct value *also = holding(person, other);
        struct diag *d;

        if (!also || duty_excepted(person, model->as_of))
            continue;
        d = diag(diags, DIAG_CONFLICTING_ROLES, also->span, person->id, { "id", person->id }, { "title", entity_title(person) }, { "role", role->id }, { "other", other->id });
        diag_note(diags, d, "conflict", conflict->span, { "role", role->id }, { "other", other->id });
    }
}

/* Whoever stands in for a role while holding one that must be apart from it. */
static void check_deputy(const struct entity *role, const struct entity *other, const struct value *conflict, struct diags *diags)
{
    const struct value *substitute = entity_get(role, ROLE_SUBSTITUTE);
    const struct entity *who = substitute ? substitute->ref.target : NULL;
    struct diag *d;

    if (!who || !(who == other || (who->kind == KIND_PERSON && holding(who, other))))
        return;
    d = diag(diags, DIAG_CONFLICTING_DEPUTY, substitute->span, role->id, { "id", role->id }, { "title", entity_title(role) }, { "who", who->id }, { "other", other->id });
    diag_note(diags, d, "conflict", conflict->span, { "role", conflict->record->entity->id }, { "other", conflict->ref.target->id });
}

static void check_conflicts(const struct model *model, const struct entity *role, struct diags *diags)
{
    if (duty_excepted(role, model->as_of))
        return;
    for values_each(v, &role->record, ROLE_CONFLICTS) {
        const struct entity *other = v->ref.target;

        if (!other || other == role || duty_excepted(other, model->as_of))
            continue;
        if (names(other, role) && str_natural(str_of(other->id), str_of(role->id)) < 0)
            continue;    /* said from the other end too: told once */
        check_holders(model, role, v, diags);
        check_deputy(role, other, v, diags);
        check_deputy(other, role, v, diags);
    }
}

/* A substitute who is the very holder stands in for nobody. */
static void check_sole_deputy(const struct model *model, const struct entity *role, struct diags *diags)
{
    const struct value *substitute = entity_get(role, ROLE_SUBSTITUTE);
    const struct value *holder = duty_holder_first(role, model->as_of);

    if (!substitute || !substitute->ref.target || !holder || duty_holder_next(holder, model->as_of) || duty_excepted(role, model->as_of))
        return;
    if (duty_same_person(substitute->ref.target, value_entity(holder), model->as_of))
        diag(diags, DIAG_DEPUTY_IS_HOLDER, substitute->span, role->id, { "id", role->id }, { "title", entity_title(role) }, { "who", value_entity(holder)->id },
             { "substitute", substitute->ref.target->id });
}

/* ---- 33: who audits answers for none of it ---- */

static bool is_criterion(const struct entity *audit, const struct entity *control)
{
    for values_each(v, &audit->record, AUDIT_CRITERIA)
        if (v->ref.target && entity_within(control, v->ref.target))
            return true;
    return false;
}

static bool names_criterion(const struct entity *audit, const struct record *record, int field, int which)
{
    for values_each(line, record, field) {
        for values_each(v, line->parts, which)
            if (v->ref.target && is_criterion(audit, v->ref.target))
                return true;
    }
    return false;
}

/* A risk is looked at where a control against it is, its own or one of its treatments. */
static bool is_audited(const struct entity *audit, const struct entity *risk)
{
    if (names_criterion(audit, &risk->record, RISK_CONTROLS, RISK_CONTROLS_WHICH))
        return true;
    for refs_each(v, risk, EVERY_OF)
        if (value_entity(v)->kind == KIND_TREATMENT && names_criterion(audit, &value_entity(v)->record, TREATMENT_CONTROLS, TREATMENT_CONTROLS_WHICH))
            return true;
    return false;
}

static void check_auditor(const struct model *model, const struct entity *audit, const struct value *auditor, struct diags *diags)
{
    for model_each(risk, model, KIND_RISK) {
        const struct value *owner = entity_get(risk, EVERY_OWNER);
        struct diag *d;

        if (!owner || !duty_in_force(risk, model->as_of) || !same_who(owner, auditor, model->as_of) || !is_audited(audit, risk))
            continue;
        d = diag(diags, DIAG_AUDITOR_OWNS_RISK, auditor->span, audit->id, { "id", audit->id }, { "title", entity_title(audit) }, { "who", name_of(diags, auditor) }, { "risk", risk->id });
        diag_note(diags, d, "owner", owner->span, { "risk", risk->id }, { "who", name_of(diags, owner) });
        return;    /* one is enough to ask for another auditor */
    }
}

static void check_audit(const struct model *model, const struct entity *audit, struct diags *diags)
{
    const struct value *period = entity_get(audit, AUDIT_PERIOD);

    if (!record_choice_is(&audit->record, AUDIT_TYPE, "internal") || (period && !period->bad && period->period.to.day < a_year_ago(model)) || duty_excepted(audit, model->as_of))
        return;
    for values_each(auditor, &audit->record, AUDIT_AUDITORS)
        check_auditor(model, audit, auditor, diags);
}

/* ---- 33: who asks or does is not who lets it pass ---- */

/* Who asked for something or did it, and in which record somebody else let it pass. */
static const struct pair { int kind, does, record, checks, on; } pairs[] = {
    { KIND_CHANGE, CHANGE_REQUESTER, CHANGE_DECISION, CHANGE_DECISION_BY, CHANGE_DECISION_ON },
    { KIND_EXCEPTION, EXCEPTION_REQUESTED_BY, EVERY_APPROVED, EVERY_APPROVED_BY, EVERY_APPROVED_ON },
    { KIND_DISPOSAL, DISPOSAL_BY, -1, DISPOSAL_VERIFIED_BY, DISPOSAL_ON },
};

/* A standard change is let pass beforehand, once for all of its kind; a refusal lets nothing pass. */
static bool is_passed(const struct entity *e, const struct record *record)
{
    return e->kind != KIND_CHANGE || (!record_choice_is(&e->record, CHANGE_TYPE, "standard") && !record_choice_is(record, CHANGE_DECISION_ANSWER, "rejected"));
}

/* Whether somebody else let it pass as well, on that day or later: then two pairs of eyes saw it. */
static bool is_seconded(const struct pair *pair, const struct entity *e, const struct value *does, date on, date day)
{
    if (pair->record < 0)
        return false;
    for values_each(v, &e->record, pair->record) {
        const struct value *checks = record_get(v->parts, pair->checks);

        if (checks && record_date(v->parts, pair->on) >= on && !same_who(does, checks, day))
            return true;
    }
    return false;
}

static void check_checked(const struct model *model, const struct pair *pair, const struct entity *e, const struct value *does, const struct record *record, struct diags *diags)
{
    const struct value *checks = record_get(record, pair->checks);
    date on = record_date(record, pair->on), day = on == DATE_NONE ? model->as_of : on;
    struct diag *d;

    if (!checks || !is_passed(e, record) || (on != DATE_NONE && on < a_year_ago(model)) || !same_who(does, checks, day) || is_seconded(pair, e, does, on, day))
        return;
    d = diag(diags, DIAG_OWN_REQUEST, checks->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "kind", e->record.shape->name }, { "who", name_of(diags, checks) });
    diag_note(diags, d, "asked", does->span, { "who", name_of(diags, does) }, { "field", does->field->name });
}

static void check_pair(const struct model *model, const struct pair *pair, const struct entity *e, struct diags *diags)
{
    const struct value *does = entity_get(e, pair->does);

    if (!does || (e->kind == KIND_EXCEPTION && !duty_in_force(e, model->as_of)) || duty_excepted(e, model->as_of))
        return;
    if (pair->record < 0)
        check_checked(model, pair, e, does, &e->record, diags);
    else
        for values_each(v, &e->record, pair->record)
            check_checked(model, pair, e, does, v->parts, diags);
}

/* ---- 33: whoever has special rights does not confirm them ---- */

static bool is_among(const struct value *who, const struct entity *asset, date day)
{
    const struct record *access = record_parts(&asset->record, ASSET_ACCESS);

    for (const struct value *v = access ? record_get(access, ASSET_ACCESS_PRIVILEGED) : NULL; v; v = value_next(v)) {
        if (same_who(who, v, day))
            return true;
        if (who->ref.target && who->ref.target->kind == KIND_PERSON && v->ref.target && v->ref.target->kind == KIND_ROLE && holding(who->ref.target, v->ref.target))
            return true;
    }
    return false;
}

/* Of the newest round: a second person who took part saw the rights of the first. */
static void check_access_review(const struct model *model, const struct entity *asset, struct diags *diags)
{
    const struct record *newest = record_newest(&asset->record, ASSET_ACCESS_REVIEWED, ASSET_ACCESS_REVIEWED_ON);
    date on = newest ? record_date(newest, ASSET_ACCESS_REVIEWED_ON) : DATE_NONE;
    const struct value *own = NULL;

    if (!newest || !duty_in_force(asset, model->as_of) || duty_excepted(asset, model->as_of))
        return;
    for values_each(v, &asset->record, ASSET_ACCESS_REVIEWED) {
        const struct value *by = record_get(v->parts, ASSET_ACCESS_REVIEWED_BY);

        if (record_date(v->parts, ASSET_ACCESS_REVIEWED_ON) != on)
            continue;
        if (!by || !is_among(by, asset, on))
            return;
        own = by;
    }
    diag(diags, DIAG_OWN_ACCESS_REVIEWED, own->span, asset->id, { "id", asset->id }, { "title", entity_title(asset) }, { "who", name_of(diags, own) });
}

void rules_separation(const struct model *model, struct diags *diags)
{
    check_guards(model, diags);
    for model_each(role, model, KIND_ROLE) {
        check_conflicts(model, role, diags);
        check_sole_deputy(model, role, diags);
    }
    for model_each(audit, model, KIND_AUDIT)
        check_audit(model, audit, diags);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        for model_each(e, model, (enum shape_id)pairs[i].kind)
            check_pair(model, &pairs[i], e, diags);
    for model_each(asset, model, KIND_ASSET)
        check_access_review(model, asset, diags);
}
