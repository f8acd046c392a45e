/* rules/operation.c - whether the work of operation is carried out as it was planned, and recorded (8.1, 8.3, A.5.7, A.5.34, A.8.8, A.8.24, A.8.32). */

#include "rules/operation.h"
#include "diag/diag.h"
#include "model/duty.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

struct operating {
    const struct model *model;
    struct diags *diags;
    struct duration key;    /* key-interval */
};

static struct diag *report(struct operating *o, enum diag_code code, struct span span, const struct entity *e)
{
    return diag(o->diags, code, span, e->id, { "id", e->id }, { "title", entity_title(e) });
}

/* ---- 75: processes ---- */

struct round round_of(const struct entity *process)
{
    const struct record *newest = record_newest(&process->record, PROCESS_PERFORMED, PROCESS_PERFORMED_ON);
    const struct value *every = entity_get(process, PROCESS_EVERY);
    struct round round = { newest ? record_date(newest, PROCESS_PERFORMED_ON) : DATE_NONE, DATE_NONE };

    if (every && !every->bad && every->interval.unit != UNIT_NONE && round.last != DATE_NONE)
        round.due = date_add(round.last, every->interval);
    return round;
}

static void check_process(struct operating *o, const struct entity *process)
{
    const struct value *every = entity_get(process, PROCESS_EVERY);
    struct round round = round_of(process);
    char last[DATE_TEXT], due[DATE_TEXT];

    if (!every && round.last == DATE_NONE)
        return;
    if (!entity_has(process, PROCESS_CRITERIA))
        report(o, DIAG_PROCESS_WITHOUT_CRITERIA, process->id_span, process);
    if (every && !every->bad && every->interval.unit != UNIT_NONE && round.last == DATE_NONE)
        report(o, DIAG_PROCESS_NEVER_PERFORMED, every->span, process);
    else if (round.due != DATE_NONE && round.due < o->model->as_of)
        diag(o->diags, DIAG_PROCESS_NOT_PERFORMED, every->span, process->id, { "id", process->id }, { "title", entity_title(process) },
             { "last", date_format(round.last, last) }, { "due", date_format(round.due, due) });
}

/* ---- keys, changes, weaknesses ---- */

date key_due(const struct entity *key, struct duration fallback)
{
    const struct value *every = entity_get(key, KEY_EVERY);
    date created = record_date(&key->record, KEY_CREATED);

    if (entity_has(key, KEY_UNTIL))
        return record_date(&key->record, KEY_UNTIL);
    if (created == DATE_NONE || (every && !every->bad && every->interval.unit == UNIT_NONE))    /* once, or when something happens */
        return DATE_NONE;
    return date_add(created, every && !every->bad ? every->interval : fallback);
}

static void check_key(struct operating *o, const struct entity *key)
{
    date due = key_due(key, o->key);
    char day[DATE_TEXT];

    if (due != DATE_NONE && due < o->model->as_of && duty_in_force(key, o->model->as_of))
        diag(o->diags, DIAG_KEY_OVERDUE, key->id_span, key->id, { "id", key->id }, { "title", entity_title(key) }, { "due", date_format(due, day) });
}

/* A standard change was allowed once for all of its like. */
static void check_change(struct operating *o, const struct entity *change)
{
    const struct record *status = record_parts(&change->record, CHANGE_STATUS), *decision = record_parts(&change->record, CHANGE_DECISION);

    if (!status || !record_choice_is(status, CHANGE_STATUS_STATE, "done") || record_choice_is(&change->record, CHANGE_TYPE, "standard")
        || record_choice_is(&change->record, CHANGE_TYPE, "isms"))    /* row 68 */
        return;
    if (!(decision && record_choice_is(decision, CHANGE_DECISION_ANSWER, "approved")) && !entity_has(change, EVERY_APPROVED))
        report(o, DIAG_CHANGE_UNDECIDED, entity_get(change, CHANGE_STATUS)->span, change);
}

date weakness_due(const struct entity *weakness) { return record_date(&weakness->record, WEAKNESS_DUE); }

bool weakness_late(const struct model *model, const struct entity *weakness)
{
    const struct record *status = record_parts(&weakness->record, WEAKNESS_STATUS);
    date due = weakness_due(weakness);

    return due != DATE_NONE && due < model->as_of && duty_in_force(weakness, model->as_of) && !(status && record_choice_is(status, WEAKNESS_STATUS_STATE, "accepted"));
}

/* Whether somebody permits it for a time: an exception for the weakness itself, or for something that it is in. */
static bool is_excepted(const struct model *model, const struct entity *weakness)
{
    for model_each(exception, model, KIND_EXCEPTION) {
        date until = record_date(&exception->record, EXCEPTION_UNTIL);

        if (until == DATE_NONE || until < model->as_of || !duty_in_force(exception, model->as_of))
            continue;
        for values_each(of, &exception->record, EVERY_OF)
            if (of->ref.target == weakness)
                return true;
        for values_each(asset, &exception->record, EXCEPTION_ASSETS)
            for values_each(in, &weakness->record, WEAKNESS_ASSETS)
                if (asset->ref.target && asset->ref.target == in->ref.target)
                    return true;
    }
    return false;
}

static void check_weakness(struct operating *o, const struct entity *weakness)
{
    const struct record *status = record_parts(&weakness->record, WEAKNESS_STATUS);
    char day[DATE_TEXT];

    if (weakness_late(o->model, weakness))
        diag(o->diags, DIAG_WEAKNESS_LATE, entity_get(weakness, WEAKNESS_DUE)->span, weakness->id, { "id", weakness->id }, { "title", entity_title(weakness) },
             { "due", date_format(weakness_due(weakness), day) });
    else if (status && record_choice_is(status, WEAKNESS_STATUS_STATE, "accepted") && !is_excepted(o->model, weakness))
        report(o, DIAG_WEAKNESS_ACCEPTED_LOOSELY, entity_get(weakness, WEAKNESS_STATUS)->span, weakness);
}

/* ---- 115: what is known of threats, and what became of it ---- */

static void check_threat(struct operating *o, const struct entity *threat)
{
    bool told = entity_has(threat, THREAT_SOURCE) || entity_has(threat, THREAT_TECHNIQUES);
    bool matters = record_choice_is(&threat->record, THREAT_RELEVANCE, "high") || record_choice_is(&threat->record, THREAT_RELEVANCE, "medium");

    if (told && !entity_has(threat, THREAT_RELEVANCE))
        report(o, DIAG_THREAT_UNWEIGHED, threat->id_span, threat);
    if (entity_has(threat, THREAT_RELEVANCE) && !entity_has(threat, THREAT_SOURCE))
        report(o, DIAG_THREAT_SOURCELESS, threat->id_span, threat);
    if (!matters || refs_first(threat, RISK_THREAT))
        return;
    for values_each(of, &threat->record, EVERY_OF)
        if (of->ref.target && of->ref.target->kind == KIND_RISK)
            return;
    report(o, DIAG_THREAT_WITHOUT_RISK, threat->id_span, threat);
}

/* ---- 105: whoever gets personal data is known to get them ---- */

static void check_processing(struct operating *o, const struct entity *processing)
{
    for values_each(v, &processing->record, PROCESSING_RECIPIENTS) {
        const struct entity *supplier = v->ref.target;

        if (!supplier || supplier->kind != KIND_SUPPLIER || !duty_in_force(supplier, o->model->as_of) || record_choice_is(&supplier->record, SUPPLIER_PERSONAL_DATA, "yes"))
            continue;
        diag(o->diags, DIAG_RECIPIENT_UNKNOWING, v->span, supplier->id, { "id", supplier->id }, { "title", entity_title(supplier) }, { "processing", processing->id });
    }
}

void rules_operation(const struct model *model, struct diags *diags)
{
    struct operating o = { .model = model, .diags = diags, .key = threshold_time(model, THRESHOLD_KEY_INTERVAL) };

    for model_each(process, model, KIND_PROCESS)
        check_process(&o, process);
    for model_each(key, model, KIND_KEY)
        check_key(&o, key);
    for model_each(change, model, KIND_CHANGE)
        check_change(&o, change);
    for model_each(weakness, model, KIND_WEAKNESS)
        check_weakness(&o, weakness);
    for model_each(threat, model, KIND_THREAT)
        check_threat(&o, threat);
    for model_each(processing, model, KIND_PROCESSING)
        check_processing(&o, processing);
}
