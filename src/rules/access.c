/* rules/access.c - who gets in, who looked whether they still should, and by what proof (A.5.11, A.5.15, A.5.18, A.8.2, A.8.5). */

#include "rules/access.h"
#include "diag/diag.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

struct accessing {
    const struct model *model;
    struct diags *diags;
    struct duration critical, other, moved;    /* access-review-critical, access-review-interval, access-review-moved */
};

static struct diag *report(struct accessing *a, enum diag_code code, struct span span, const struct entity *e)
{
    return diag(a->diags, code, span, e->id, { "id", e->id }, { "title", entity_title(e) });
}

bool access_is_system(const struct entity *asset)
{
    for values_each(v, &asset->record, ASSET_TYPE)
        if (str_is(v->text, "software") || str_is(v->text, "service"))
            return true;
    return false;
}

static bool is_critical(const struct entity *asset) { return record_choice_is(&asset->record, ASSET_CRITICALITY, "critical"); }
static bool matters(const struct entity *asset) { return is_critical(asset) || record_choice_is(&asset->record, ASSET_CRITICALITY, "high"); }

struct look access_look(const struct model *model, const struct entity *asset, struct duration critical, struct duration other)
{
    const struct record *access = record_parts(&asset->record, ASSET_ACCESS), *status = record_parts(&asset->record, ASSET_STATUS);
    const struct record *newest = record_newest(&asset->record, ASSET_ACCESS_REVIEWED, ASSET_ACCESS_REVIEWED_ON);
    const struct value *every = access ? record_get(access, ASSET_ACCESS_EVERY) : NULL;
    struct look look = { .last = newest ? record_date(newest, ASSET_ACCESS_REVIEWED_ON) : DATE_NONE, .due = DATE_NONE };
    date from = look.last != DATE_NONE ? look.last : status ? record_date(status, ASSET_STATUS_SINCE) : DATE_NONE;

    look.interval = every && !every->bad && every->interval.unit != UNIT_NONE ? every->interval : is_critical(asset) ? critical : other;
    if (from != DATE_NONE)
        look.due = date_add(from, look.interval);
    look.late = from == DATE_NONE || look.due < model->as_of;
    return look;
}

/* ---- 112: looking through ---- */

/* The owner, or somebody who knows the work: who looks after it or grants rights, who leads its unit. A text may stand for anybody. */
static bool may_review(const struct entity *asset, const struct entity *who, date on)
{
    const struct record *access = record_parts(&asset->record, ASSET_ACCESS);
    const struct entity *unit = record_ref(&asset->record, ASSET_UNIT);
    const struct entity *answer[] = {
        duty_owner(asset), record_ref(&asset->record, ASSET_CUSTODIAN), access ? record_ref(access, ASSET_ACCESS_GRANTED_BY) : NULL,
        unit ? record_ref(&unit->record, UNIT_HEAD) : NULL,
    };

    if (duty_directs(who, on) || (who->kind == KIND_ROLE && entity_has(who, ROLE_ASSURES)))    /* who directs all, or watches over it, may look at anything */
        return true;
    for values_each(role, &who->record, PERSON_ROLES)
        if (who->kind == KIND_PERSON && role->ref.target && entity_has(role->ref.target, ROLE_ASSURES))
            return true;
    for (size_t i = 0; i < sizeof answer / sizeof *answer; i++)
        if (answer[i] && duty_acts_for(who, answer[i], on))
            return true;
    return !answer[0];
}

static void check_reviews(struct accessing *a, const struct entity *asset)
{
    struct look look = access_look(a->model, asset, a->critical, a->other);
    const struct value *newest = NULL;
    bool outcome = false, known = false;
    char due[DATE_TEXT];

    for values_each(line, &asset->record, ASSET_ACCESS_REVIEWED) {
        if (!line->parts || record_date(line->parts, ASSET_ACCESS_REVIEWED_ON) != look.last)
            continue;
        newest = newest ? newest : line;
        known = known || !record_ref(line->parts, ASSET_ACCESS_REVIEWED_BY) || may_review(asset, record_ref(line->parts, ASSET_ACCESS_REVIEWED_BY), look.last);
        outcome = outcome || record_get(line->parts, ASSET_ACCESS_REVIEWED_NOTE);
    }
    if (!newest) {
        if (look.late)
            report(a, DIAG_ACCESS_NEVER_REVIEWED, entity_get(asset, ASSET_ACCESS)->span, asset);
        return;
    }
    if (look.late)
        diag(a->diags, DIAG_ACCESS_UNREVIEWED, newest->span, asset->id, { "id", asset->id }, { "title", entity_title(asset) }, { "due", date_format(look.due, due) });
    if (!known)
        diag(a->diags, DIAG_ACCESS_REVIEWED_BY_STRANGER, newest->span, asset->id, { "id", asset->id }, { "title", entity_title(asset) },
             { "who", record_ref(newest->parts, ASSET_ACCESS_REVIEWED_BY)->id });
    if (!outcome)
        report(a, DIAG_ACCESS_OUTCOME, newest->span, asset);
}

/* ---- 113: who decides ---- */

static bool has_exception(const struct entity *asset, const char *control, date day)
{
    for refs_each(v, asset, EXCEPTION_ASSETS) {
        const struct entity *exception = value_entity(v);

        for values_each(of, &exception->record, EVERY_OF)
            if (of->ref.target && !strcmp(of->ref.target->id, control) && duty_in_force(exception, day))
                return true;
    }
    return false;
}

static void check_path(struct accessing *a, const struct entity *asset)
{
    const struct record *access = record_parts(&asset->record, ASSET_ACCESS);
    struct span span = entity_get(asset, ASSET_ACCESS)->span;

    if (!record_get(access, ASSET_ACCESS_GRANTED_BY))
        report(a, DIAG_ACCESS_GRANTED_BY_NOBODY, span, asset);
    if (!record_get(access, ASSET_ACCESS_REVOKED_BY))
        report(a, DIAG_ACCESS_REVOKED_BY_NOBODY, span, asset);
    if (!record_get(access, ASSET_ACCESS_ROLE_BASED))
        report(a, DIAG_ACCESS_ROLES_UNSAID, span, asset);
    else if (record_choice_is(access, ASSET_ACCESS_ROLE_BASED, "no") && !entity_has(asset, EVERY_NOTE) && !has_exception(asset, "A.5.15", a->model->as_of))
        report(a, DIAG_ACCESS_BY_PERSON, record_get(access, ASSET_ACCESS_ROLE_BASED)->span, asset);
    if (matters(asset) && access_is_system(asset) && !record_get(access, ASSET_ACCESS_PRIVILEGED))
        report(a, DIAG_ACCESS_PRIVILEGED_UNNAMED, span, asset);
}

/* ---- 114: a second proof ---- */

const struct entity *access_exception(const struct entity *asset)
{
    const struct record *mfa = record_parts(&asset->record, ASSET_MFA);
    const struct entity *named = mfa ? record_ref(mfa, ASSET_MFA_EXCEPTION) : NULL;

    if (named)
        return named;
    for refs_each(v, asset, EXCEPTION_ASSETS)
        for values_each(of, &value_entity(v)->record, EVERY_OF)
            if (of->ref.target && !strcmp(of->ref.target->id, "A.8.5"))
                return value_entity(v);
    return NULL;
}

static void check_factor(struct accessing *a, const struct entity *asset)
{
    const struct record *mfa = record_parts(&asset->record, ASSET_MFA);
    const struct entity *exception = access_exception(asset);
    struct diag *d;

    if (!mfa) {
        if (is_critical(asset))
            report(a, DIAG_MFA_UNSAID, asset->id_span, asset);
        return;
    }
    if (!record_choice_is(mfa, ASSET_MFA_ANSWER, "no"))
        return;
    if (!exception) {
        report(a, DIAG_MFA_MISSING, entity_get(asset, ASSET_MFA)->span, asset);
    } else if (!duty_in_force(exception, a->model->as_of)) {
        d = diag(a->diags, DIAG_MFA_EXCEPTION_OVER, entity_get(asset, ASSET_MFA)->span, asset->id, { "id", asset->id }, { "title", entity_title(asset) },
                 { "exception", exception->id });
        diag_note(a->diags, d, "exception", exception->id_span, { "exception", exception->id });
    }
}

/* Who has left handed things in (A.5.11). */
static void check_leaver(struct accessing *a, const struct entity *person)
{
    const struct value *left = entity_get(person, PERSON_LEFT);

    if (left && !left->bad && left->day < a->model->as_of && !entity_has(person, PERSON_RETURNED) && !entity_has(person, EVERY_NOTE))
        report(a, DIAG_NOTHING_RETURNED, left->span, person);
}

/* ---- 112: who moved ---- */

static const struct value *newest_move(const struct entity *person, date today)
{
    const struct value *newest = NULL;

    for values_each(v, &person->record, PERSON_MOVED) {
        date on = v->parts ? record_date(v->parts, PERSON_MOVED_ON) : DATE_NONE;

        if (on != DATE_NONE && on <= today && (!newest || on >= record_date(newest->parts, PERSON_MOVED_ON)))
            newest = v;
    }
    return newest;
}

static bool names(const struct record *record, int field, const struct entity *role)
{
    for values_each(v, record, field)
        if (v->ref.target == role)
            return true;
    return false;
}

/* Whether the rights are from before the move: of the person, or of a role that is or was theirs and did not come with the new function. */
static bool is_from_before(const struct entity *person, const struct value *move, const struct entity *privileged)
{
    if (privileged == person)
        return true;
    if (!privileged || privileged->kind != KIND_ROLE || names(move->parts, PERSON_MOVED_TO, privileged))
        return false;
    if (names(&person->record, PERSON_ROLES, privileged))
        return true;
    for values_each(v, &person->record, PERSON_MOVED)
        if (v != move && v->parts && record_date(v->parts, PERSON_MOVED_ON) < record_date(move->parts, PERSON_MOVED_ON) && names(v->parts, PERSON_MOVED_TO, privileged))
            return true;
    return false;
}

/* Special rights are the ones that must not travel along (A.5.18). A review that is late anyhow has been told. */
static void check_moved(struct accessing *a, const struct entity *person, const struct value *move, const struct entity *asset)
{
    const struct record *access = record_parts(&asset->record, ASSET_ACCESS);
    struct look look = access_look(a->model, asset, a->critical, a->other);
    date on = record_date(move->parts, PERSON_MOVED_ON);
    char day[DATE_TEXT];
    struct diag *d;

    if (!access || look.late || (look.last != DATE_NONE && look.last >= on) || has_exception(asset, "A.5.18", a->model->as_of))
        return;
    for values_each(v, access, ASSET_ACCESS_PRIVILEGED) {
        if (!is_from_before(person, move, v->ref.target))
            continue;
        d = diag(a->diags, DIAG_RIGHTS_AFTER_MOVE, move->span, person->id, { "id", person->id }, { "title", entity_title(person) }, { "on", date_format(on, day) },
                 { "asset", asset->id }, { "name", entity_title(asset) });
        diag_note(a->diags, d, "privileged", v->span, { "asset", asset->id }, { "who", v->ref.target->id });
        return;
    }
}

/* The function somebody has moved to is one that they hold, or nobody knows which of the two lines is true. A role that is no more is none to hold. */
static void check_new_roles(struct accessing *a, const struct entity *person, const struct value *move)
{
    char day[DATE_TEXT];

    for values_each(v, move->parts, PERSON_MOVED_TO) {
        if (!v->ref.target || v->ref.target->kind != KIND_ROLE || !duty_in_force(v->ref.target, a->model->as_of) || names(&person->record, PERSON_ROLES, v->ref.target))
            continue;
        diag(a->diags, DIAG_ROLE_NOT_TAKEN, v->span, person->id, { "id", person->id }, { "title", entity_title(person) }, { "role", v->ref.target->id },
             { "on", date_format(record_date(move->parts, PERSON_MOVED_ON), day) });
    }
}

static void check_mover(struct accessing *a, const struct entity *person)
{
    const struct value *move = newest_move(person, a->model->as_of);

    if (!move || !duty_in_force(person, a->model->as_of))
        return;
    check_new_roles(a, person, move);
    if (entity_has(person, EVERY_NOTE) || date_add(record_date(move->parts, PERSON_MOVED_ON), a->moved) >= a->model->as_of)
        return;
    for model_each(asset, a->model, KIND_ASSET)
        if (duty_in_force(asset, a->model->as_of))
            check_moved(a, person, move, asset);
}

void rules_access(const struct model *model, struct diags *diags)
{
    struct accessing a = {
        .model = model, .diags = diags, .critical = threshold_time(model, THRESHOLD_ACCESS_REVIEW_CRITICAL), .other = threshold_time(model, THRESHOLD_ACCESS_REVIEW_INTERVAL),
        .moved = threshold_time(model, THRESHOLD_ACCESS_REVIEW_MOVED),
    };

    for model_each(asset, model, KIND_ASSET) {
        if (!duty_in_force(asset, model->as_of))
            continue;
        if (entity_has(asset, ASSET_ACCESS)) {
            if (!record_parts(&asset->record, ASSET_ACCESS))
                continue;
            check_path(&a, asset);
            check_reviews(&a, asset);
        } else if (is_critical(asset) && access_is_system(asset)) {
            report(&a, DIAG_ACCESS_UNSETTLED, asset->id_span, asset);
        }
        if (matters(asset) && access_is_system(asset))
            check_factor(&a, asset);
    }
    for model_each(person, model, KIND_PERSON) {
        check_leaver(&a, person);
        check_mover(&a, person);
    }
}
