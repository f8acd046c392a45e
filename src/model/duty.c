/* model/duty.c - who answers for what, until when, and in which version. */

#include "model/duty.h"

/* ---- states ---- */

/* Kinds with a state that ends them: the record, its word, and since when it holds. */
struct ending { int kind, record, state, since; const char *words; };

static const struct ending endings[] = {
    { KIND_SUPPLIER, SUPPLIER_STATUS, SUPPLIER_STATUS_STATE, SUPPLIER_STATUS_SINCE, "ended" },
    { KIND_ASSET, ASSET_STATUS, ASSET_STATUS_STATE, ASSET_STATUS_SINCE, "retired" },
    { KIND_POLICY, POLICY_STATUS, POLICY_STATUS_STATE, POLICY_STATUS_SINCE, "withdrawn" },
    { KIND_DOCUMENT, DOCUMENT_STATUS, DOCUMENT_STATUS_STATE, DOCUMENT_STATUS_SINCE, "withdrawn" },
    { KIND_RISK, RISK_STATUS, RISK_STATUS_STATE, RISK_STATUS_SINCE, "closed" },
    { KIND_ISSUE, ISSUE_STATUS, ISSUE_STATUS_STATE, ISSUE_STATUS_SINCE, "closed" },
    { KIND_WEAKNESS, WEAKNESS_STATUS, WEAKNESS_STATUS_STATE, WEAKNESS_STATUS_SINCE, "closed" },
    { KIND_INCIDENT, INCIDENT_STATUS, INCIDENT_STATUS_STATE, INCIDENT_STATUS_SINCE, "closed" },
    { KIND_FINDING, FINDING_STATUS, FINDING_STATUS_STATE, FINDING_STATUS_SINCE, "closed" },
    { KIND_TREATMENT, TREATMENT_STATUS, TREATMENT_STATUS_STATE, TREATMENT_STATUS_SINCE, "done/dropped" },
    { KIND_ACTION, ACTION_STATUS, ACTION_STATUS_STATE, ACTION_STATUS_SINCE, "done/dropped" },
    { KIND_OPPORTUNITY, OPPORTUNITY_STATUS, OPPORTUNITY_STATUS_STATE, OPPORTUNITY_STATUS_SINCE, "done/dropped" },
    { KIND_ISMS_RISK, ISMS_RISK_STATUS, ISMS_RISK_STATUS_STATE, ISMS_RISK_STATUS_SINCE, "done/dropped" },
    { KIND_CHANGE, CHANGE_STATUS, CHANGE_STATUS_STATE, CHANGE_STATUS_SINCE, "done/dropped" },
    { KIND_DISPOSAL, DISPOSAL_STATUS, DISPOSAL_STATUS_STATE, DISPOSAL_STATUS_SINCE, "done" },
    { KIND_KEY, KEY_STATUS, KEY_STATUS_STATE, KEY_STATUS_SINCE, "retired/revoked" },
    { KIND_OBJECTIVE, OBJECTIVE_STATUS, OBJECTIVE_STATUS_STATE, OBJECTIVE_STATUS_SINCE, "achieved/missed" },
    { KIND_AUDIT, AUDIT_STATUS, AUDIT_STATUS_STATE, AUDIT_STATUS_SINCE, "done" },
    { KIND_EXCEPTION, EXCEPTION_STATUS, EXCEPTION_STATUS_STATE, EXCEPTION_STATUS_SINCE, "ended" },
};

static bool has_ended(const struct entity *e, date day)
{
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        const struct record *status;
        const struct value *state;

        if (endings[i].kind != e->kind)
            continue;
        status = record_parts(&e->record, endings[i].record);
        state = status ? record_get(status, endings[i].state) : NULL;
        if (!state || state->bad || !str_listed(endings[i].words, state->text))
            return false;
        return record_date(status, endings[i].since) <= day;    /* no date: since always */
    }
    return false;
}

bool duty_in_force(const struct entity *e, date day)
{
    if (e->kind == KIND_PERSON) {
        date left = record_date(&e->record, PERSON_LEFT);

        return left == DATE_NONE || left >= day;
    }
    if (e->kind == KIND_EXCEPTION) {
        date until = record_date(&e->record, EXCEPTION_UNTIL);

        if (until != DATE_NONE && until < day)
            return false;
    }
    return !has_ended(e, day);
}

/* ---- people and roles ---- */

static bool present(const struct entity *person, date day)
{
    return record_date(&person->record, PERSON_SINCE) <= day && duty_in_force(person, day);
}

static const struct value *holding(const struct value *v, date day)
{
    while (v && !present(value_entity(v), day))
        v = refs_next(v);
    return v;
}

const struct value *duty_holder_first(const struct entity *role, date day)
{
    return holding(refs_first(role, PERSON_ROLES), day);
}

const struct value *duty_holder_next(const struct value *holder, date day)
{
    return holding(refs_next(holder), day);
}

bool duty_active(const struct entity *who, date day)
{
    const struct entity *substitute;

    if (who->kind == KIND_PERSON)
        return present(who, day);
    if (who->kind != KIND_ROLE)
        return duty_in_force(who, day);
    if (duty_holder_first(who, day))
        return true;
    substitute = record_ref(&who->record, ROLE_SUBSTITUTE);
    if (!substitute)
        return false;
    return substitute->kind == KIND_PERSON ? present(substitute, day) : duty_holder_first(substitute, day) != NULL;
}

static bool holds(const struct entity *person, const struct entity *role, date day)
{
    if (person->kind != KIND_PERSON || role->kind != KIND_ROLE || !present(person, day))
        return false;
    for values_each(v, &person->record, PERSON_ROLES)
        if (v->ref.target == role)
            return true;
    return false;
}

bool duty_acts_for(const struct entity *who, const struct entity *named, date day)
{
    const struct entity *substitute;

    if (who == named || holds(who, named, day) || holds(named, who, day))
        return true;
    substitute = named->kind == KIND_ROLE ? record_ref(&named->record, ROLE_SUBSTITUTE) : NULL;
    return substitute && (who == substitute || holds(who, substitute, day) || holds(substitute, who, day));
}

bool duty_directs(const struct entity *who, date day)
{
    if (who->kind == KIND_ROLE)
        return record_choice_is(&who->record, ROLE_TOP_MANAGEMENT, "yes");
    if (who->kind != KIND_PERSON)
        return false;
    for values_each(v, &who->record, PERSON_ROLES)
        if (v->ref.target && duty_directs(v->ref.target, day))
            return true;
    for values_each(v, &who->record, PERSON_MOVED)    /* roles are written as they are today */
        if (record_date(v->parts, PERSON_MOVED_ON) > day)
            return true;
    return false;
}

/* The one who acts for a role: its only holder; where nobody holds it, the only one who stands in. */
static const struct entity *only_holder(const struct entity *role, date day)
{
    const struct value *first = duty_holder_first(role, day);
    const struct entity *substitute = first ? NULL : record_ref(&role->record, ROLE_SUBSTITUTE);

    if (substitute && substitute->kind == KIND_PERSON)
        return present(substitute, day) ? substitute : NULL;
    if (substitute)
        first = duty_holder_first(substitute, day);
    return first && !duty_holder_next(first, day) ? value_entity(first) : NULL;
}

bool duty_same_person(const struct entity *a, const struct entity *b, date day)
{
    if (a == b)
        return true;
    if (a->kind == KIND_ROLE && b->kind == KIND_ROLE) {
        const struct entity *holder = only_holder(a, day);

        return holder && holder == only_holder(b, day);
    }
    if (a->kind == KIND_ROLE)
        return only_holder(a, day) == b;
    return b->kind == KIND_ROLE && only_holder(b, day) == a;
}

bool duty_excepted(const struct entity *e, date day)
{
    for refs_each(v, e, EVERY_OF)
        if (value_entity(v)->kind == KIND_EXCEPTION && duty_in_force(value_entity(v), day))
            return true;
    return false;
}

const struct entity *duty_owner(const struct entity *e)
{
    return record_ref(&e->record, EVERY_OWNER);
}

/* ---- versions and approvals ---- */

struct version_fields { int kind, version, number, on; };

static const struct version_fields versioned[] = {
    { KIND_POLICY, POLICY_VERSION, POLICY_VERSION_NUMBER, POLICY_VERSION_ON },
    { KIND_DOCUMENT, DOCUMENT_VERSION, DOCUMENT_VERSION_NUMBER, DOCUMENT_VERSION_ON },
};

static const struct version_fields *version_fields(const struct entity *e)
{
    for (size_t i = 0; i < sizeof versioned / sizeof *versioned; i++)
        if (versioned[i].kind == e->kind)
            return &versioned[i];
    return NULL;
}

bool duty_is_document(const struct entity *e)
{
    return version_fields(e) != NULL;
}

/* The newest line: by date, then by number; a line's place means nothing. */
static const struct record *newest(const struct record *record, int field, int on, int number)
{
    const struct record *best = NULL;

    for values_each(v, record, field) {
        date day = record_date(v->parts, on), best_day = best ? record_date(best, on) : DATE_NONE;

        if (!best || day > best_day || (day == best_day && str_natural(record_str(v->parts, number), record_str(best, number)) > 0))
            best = v->parts;
    }
    return best;
}

struct version_state duty_version(const struct entity *e)
{
    const struct version_fields *fields = version_fields(e);
    struct version_state state = { NULL, STR(""), DATE_NONE, NULL, STR(""), DATE_NONE, false };

    if (fields)
        state.version = newest(&e->record, fields->version, fields->on, fields->number);
    if (state.version) {
        state.number = record_str(state.version, fields->number);
        state.dated = record_date(state.version, fields->on);
    }
    state.approved = newest(&e->record, EVERY_APPROVED, EVERY_APPROVED_ON, EVERY_APPROVED_VERSION);
    if (state.approved) {
        state.approved_number = record_str(state.approved, EVERY_APPROVED_VERSION);
        state.approved_on = record_date(state.approved, EVERY_APPROVED_ON);
    }
    state.current = state.approved && (!state.version || str_eq(state.number, state.approved_number));
    return state;
}

enum publication duty_publication(const struct entity *e)
{
    bool policy = e->kind == KIND_POLICY;
    const struct record *status = duty_is_document(e) ? record_parts(&e->record, policy ? POLICY_STATUS : DOCUMENT_STATUS) : NULL;
    int state = status ? record_choice(status, policy ? POLICY_STATUS_STATE : DOCUMENT_STATUS_STATE) : -1;

    return state < 0 ? PUBLICATION_NONE : (enum publication)(PUBLICATION_DRAFT + state);
}

bool duty_settled(const struct entity *e)
{
    enum publication publication = duty_publication(e);

    if (publication == PUBLICATION_DRAFT || publication == PUBLICATION_WITHDRAWN)
        return false;
    return publication == PUBLICATION_PUBLISHED || duty_version(e).current;
}

/* ---- reviews ---- */

/* A text is looked at when it is approved, written or put in force: that counts as a review where nobody wrote down a later one. */
static date first_review(const struct entity *e)
{
    struct version_state version = duty_version(e);
    date effective = duty_is_document(e) ? record_date(&e->record, e->kind == KIND_POLICY ? POLICY_EFFECTIVE : DOCUMENT_EFFECTIVE) : DATE_NONE;

    return version.approved_on != DATE_NONE ? version.approved_on : version.dated != DATE_NONE ? version.dated : effective;
}

struct review_state duty_review(const struct entity *e, struct duration fallback)
{
    struct review_state state = { DATE_NONE, DATE_NONE, fallback, NULL, false };
    const struct record *review = record_parts(&e->record, EVERY_REVIEW);
    const struct record *reviewed = record_newest(&e->record, EVERY_REVIEWED, EVERY_REVIEWED_ON);
    const struct value *every = review ? record_get(review, EVERY_REVIEW_EVERY) : NULL, *next = review ? record_get(review, EVERY_REVIEW_NEXT) : NULL;
    date first = first_review(e);

    state.last = reviewed ? record_date(reviewed, EVERY_REVIEWED_ON) : DATE_NONE;
    if (first > state.last)
        state.last = first;    /* DATE_NONE is before any day */
    if (every && !every->bad) {
        state.interval = every->interval;
        state.own_interval = true;
    }
    if (next && !next->bad && next->day > state.last) {
        state.stated = next;
        state.next = next->day;
    } else if (state.last != DATE_NONE && state.interval.unit != UNIT_NONE) {
        state.next = date_add(state.last, state.interval);
    }
    return state;
}
