/* rules/duties.c - whoever answers for something must be there (ISO/IEC 27001:2022, 5.3, A.5.11). */

#include "rules/duties.h"
#include "model/duty.h"
#include "rules/rules.h"

/* Fields that say who answers for something from now on. Those that say who did something once are not among them. */
static const int duties[] = {
    EVERY_OWNER, UNIT_HEAD, POLICY_APPROVER, DOCUMENT_APPROVER, ROLE_SUBSTITUTE, DUTY_ACCOUNTABLE, DUTY_RESPONSIBLE, ASSET_CUSTODIAN, ASSET_BACKUP_REPORT_TO,
    ASSET_ACCESS_GRANTED_BY, ASSET_ACCESS_REVOKED_BY, ASSET_ACCESS_PRIVILEGED, METHOD_LEVEL_ACCEPTED_BY, METHOD_ASSESS_BY, METRIC_ANALYST, METRIC_REPORT_TO,
    INCIDENT_PLAN_LEAD, INCIDENT_PLAN_TECHNICAL, INCIDENT_PLAN_SPOKESPERSON, INCIDENT_PLAN_SEVERITY_ESCALATE_TO,
};

/* Whether a reference lays a duty on whom it names, today. */
static bool is_duty(const struct value *v, date today)
{
    for (size_t i = 0; i < sizeof duties / sizeof *duties; i++)
        if (v->field->id == duties[i])
            return !value_entity(v)->foreign && duty_in_force(value_entity(v), today);
    return false;
}

bool duty_is_charged(const struct entity *who, date day)
{
    for (const struct value *v = who->refs; v; v = value_next_ref(v))
        if (is_duty(v, day) && v->field->id != ROLE_SUBSTITUTE)
            return true;
    return false;
}

static void check_leaver(const struct model *model, const struct entity *who, struct span since, struct diags *diags)
{
    for (const struct value *v = who->refs; v; v = value_next_ref(v)) {
        const struct entity *e = value_entity(v);
        struct diag *d;

        if (!is_duty(v, model->as_of))
            continue;
        d = diag(diags, DIAG_DUTY_OF_LEAVER, v->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "who", who->id }, { "field", v->field->name });
        diag_note(diags, d, "left", since, { "who", who->id });
    }
}

/* A role that nobody holds is said once, with the first thing it answers for. */
static void check_role(const struct model *model, const struct entity *role, struct diags *diags)
{
    if (duty_active(role, model->as_of) || entity_has(role, ROLE_ASSURES))    /* of those row 32 says it */
        return;
    for (const struct value *v = role->refs; v; v = value_next_ref(v)) {
        struct diag *d;

        if (!is_duty(v, model->as_of) || v->field->id == ROLE_SUBSTITUTE)
            continue;
        d = diag(diags, DIAG_DUTY_OF_VACANT_ROLE, role->id_span, role->id, { "id", role->id }, { "title", entity_title(role) },
                 { "thing", value_entity(v)->id });
        diag_note(diags, d, "duty", v->span, { "thing", value_entity(v)->id }, { "field", v->field->name });
        return;
    }
}

void rules_duties(const struct model *model, struct diags *diags)
{
    for model_each(person, model, KIND_PERSON)
        if (!duty_in_force(person, model->as_of))
            check_leaver(model, person, entity_get(person, PERSON_LEFT)->span, diags);
    for model_each(supplier, model, KIND_SUPPLIER)
        if (!duty_in_force(supplier, model->as_of))
            check_leaver(model, supplier, entity_get(supplier, SUPPLIER_STATUS)->span, diags);
    if (!model_first(model, KIND_PERSON))
        return;    /* a project that names roles only */
    for model_each(role, model, KIND_ROLE)
        check_role(model, role, diags);
}
