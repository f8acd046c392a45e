/* rules/continuity.c - whether work comes back in time after a disruption: exercises, copies, promises (A.5.24, A.5.29, A.5.30, A.8.13). */

#include "rules/continuity.h"
#include "diag/diag.h"
#include "model/duty.h"
#include "model/moments.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

struct continuing {
    const struct model *model;
    struct diags *diags;
    struct duration exercise, restore, check;    /* thresholds of those names */
};

/* ---- what something needs ---- */

static int uses_of(const struct entity *e) { return e->kind == KIND_PROCESS ? PROCESS_USES : ASSET_USES; }

/* Whether it came up in an earlier step. */
static bool seen_before(const struct needs *needs, const struct entity *target)
{
    if (needs->step > 0)
        for values_each(v, &needs->of->record, uses_of(needs->of))
            if (v->ref.target == target)
                return true;
    return false;
}

const struct entity *needs_next(struct needs *needs)
{
    const struct entity *of = needs->of, *target;

    for (;;) {
        if (needs->step == 0) {
            needs->at = needs->at ? value_next(needs->at) : entity_get(of, uses_of(of));
            target = needs->at ? needs->at->ref.target : NULL;
        } else if (needs->step == 1 && of->kind == KIND_PROCESS) {
            needs->at = needs->at ? refs_next(needs->at) : refs_first(of, ASSET_PROCESSES);
            target = needs->at ? value_entity(needs->at) : NULL;
        } else if (needs->step == 1 && of->kind == KIND_ASSET) {
            needs->at = needs->at ? value_next(needs->at) : entity_get(of, ASSET_SUPPLIER);
            target = needs->at ? needs->at->ref.target : NULL;
        } else {
            return NULL;
        }
        if (!needs->at)
            needs->step++;
        else if (target && target != of && !seen_before(needs, target))
            return target;
    }
}

const struct entity *needs_first(const struct entity *e, struct needs *needs)
{
    *needs = (struct needs){ e, NULL, 0 };
    return needs_next(needs);
}

#define needs_each(need, of, n) (const struct entity *need = needs_first((of), (n)); need; need = needs_next(n))

/* ---- promises ---- */

/* By kind: the record, and time or point in it. */
static const struct recovery { int kind, record, time, point; } recoveries[] = {
    { KIND_PROCESS, PROCESS_RECOVERY, PROCESS_RECOVERY_RTO, PROCESS_RECOVERY_RPO },
    { KIND_ASSET, ASSET_RECOVERY, ASSET_RECOVERY_RTO, ASSET_RECOVERY_RPO },
    { KIND_SUPPLIER, SUPPLIER_RECOVERY, SUPPLIER_RECOVERY_RTO, SUPPLIER_RECOVERY_RPO },
};

static const struct value *recovery_value(const struct entity *e, bool time)
{
    const struct entity *supplier = e->kind == KIND_ASSET ? record_ref(&e->record, ASSET_SUPPLIER) : NULL;

    for (size_t i = 0; i < sizeof recoveries / sizeof *recoveries; i++) {
        const struct record *recovery = recoveries[i].kind == e->kind ? record_parts(&e->record, recoveries[i].record) : NULL;
        const struct value *v = recovery ? record_get(recovery, time ? recoveries[i].time : recoveries[i].point) : NULL;

        if (v && !v->bad)
            return v;
    }
    return supplier ? recovery_value(supplier, time) : NULL;
}

const struct value *recovery_time(const struct entity *e) { return recovery_value(e, true); }
const struct value *recovery_point(const struct entity *e) { return recovery_value(e, false); }

static bool is_longer(const struct value *promised, const struct value *asked)
{
    return promised && asked && duration_minutes(promised->duration) > duration_minutes(asked->duration);
}

/* ---- copies ---- */

static date in_use_since(const struct entity *asset)
{
    const struct record *status = record_parts(&asset->record, ASSET_STATUS);

    return status ? record_date(status, ASSET_STATUS_SINCE) : DATE_NONE;
}

struct restoring restoring_of(const struct model *model, const struct entity *asset, struct duration fallback)
{
    struct restoring r = { record_newest(&asset->record, ASSET_RESTORED, ASSET_RESTORED_ON), DATE_NONE, DATE_NONE, false, false };
    struct duration interval = { 0, UNIT_NONE };
    date from;

    if (r.last) {
        r.on = record_date(r.last, ASSET_RESTORED_ON);
        r.failed = record_choice_is(r.last, ASSET_RESTORED_RESULT, "failed");
    }
    for values_each(line, &asset->record, ASSET_BACKUP) {
        const struct value *every = line->parts ? record_get(line->parts, ASSET_BACKUP_RESTORE_EVERY) : NULL;
        bool counts = every && !every->bad && every->interval.unit != UNIT_NONE;

        if (counts && (interval.unit == UNIT_NONE || duration_minutes(every->interval) < duration_minutes(interval)))
            interval = every->interval;
    }
    if (!entity_has(asset, ASSET_BACKUP))
        return r;
    from = r.on != DATE_NONE ? r.on : in_use_since(asset);
    if (from != DATE_NONE)
        r.due = date_add(from, interval.unit != UNIT_NONE ? interval : fallback);
    r.late = r.due != DATE_NONE ? r.due < model->as_of : true;
    return r;
}

date backup_verified(const struct entity *asset)
{
    date last = DATE_NONE;

    for values_each(line, &asset->record, ASSET_BACKED_UP)
        if (line->parts && record_date(line->parts, ASSET_BACKED_UP_ON) > last)
            last = record_date(line->parts, ASSET_BACKED_UP_ON);
    for values_each(line, &asset->record, ASSET_RESTORED)
        if (line->parts && record_choice_is(line->parts, ASSET_RESTORED_RESULT, "passed") && record_date(line->parts, ASSET_RESTORED_ON) > last)
            last = record_date(line->parts, ASSET_RESTORED_ON);
    return last;
}

static struct diag *report(struct continuing *c, enum diag_code code, struct span span, const struct entity *e)
{
    return diag(c->diags, code, span, e->id, { "id", e->id }, { "title", entity_title(e) });
}

static bool is_system(const struct entity *asset)
{
    for values_each(v, &asset->record, ASSET_TYPE)
        if (str_is(v->text, "software") || str_is(v->text, "service"))
            return true;
    return false;
}

static bool holds_data(const struct entity *asset)
{
    for values_each(v, &asset->record, ASSET_TYPE)
        if (str_is(v->text, "software") || str_is(v->text, "service") || str_is(v->text, "information"))
            return true;
    return false;
}

static bool is_critical(const struct entity *asset) { return record_choice_is(&asset->record, ASSET_CRITICALITY, "critical"); }

/* Somebody else may make the copies: who runs it, or what it runs on; and what lies in a system that is copied is copied with it. */
static bool is_copied_elsewhere(const struct entity *asset)
{
    struct needs needs;

    for needs_each(need, asset, &needs)
        if (need->kind == KIND_SUPPLIER || entity_has(need, ASSET_SUPPLIER) || entity_has(need, ASSET_BACKUP))
            return true;
    return false;
}

static void check_backup(struct continuing *c, const struct entity *asset)
{
    struct span span;
    struct restoring r;
    date verified, since;
    char day[DATE_TEXT], due[DATE_TEXT];
    const struct value *newest = NULL;

    if (!entity_has(asset, ASSET_BACKUP)) {
        if (is_critical(asset) && holds_data(asset) && !is_copied_elsewhere(asset))
            report(c, DIAG_SYSTEM_WITHOUT_BACKUP, asset->id_span, asset);
        return;
    }
    span = entity_get(asset, ASSET_BACKUP)->span;
    for values_each(line, &asset->record, ASSET_BACKUP) {
        if (!line->parts)
            continue;
        if (!record_get(line->parts, ASSET_BACKUP_EVERY))
            report(c, DIAG_BACKUP_UNSCHEDULED, line->span, asset);
        if (!record_get(line->parts, ASSET_BACKUP_TO))
            report(c, DIAG_BACKUP_PLACELESS, line->span, asset);
        if (!record_get(line->parts, ASSET_BACKUP_REPORT_TO))
            report(c, DIAG_BACKUP_UNREPORTED, line->span, asset);
    }
    r = restoring_of(c->model, asset, c->restore);
    if (r.late && r.on == DATE_NONE)
        report(c, DIAG_RESTORE_NEVER, span, asset);
    else if (r.late)
        diag(c->diags, DIAG_RESTORE_LATE, r.last->span, asset->id, { "id", asset->id }, { "title", entity_title(asset) }, { "due", date_format(r.due, due) });
    if (r.failed)
        diag(c->diags, DIAG_RESTORE_FAILED, r.last->span, asset->id, { "id", asset->id }, { "title", entity_title(asset) }, { "on", date_format(r.on, day) });
    for values_each(line, &asset->record, ASSET_BACKED_UP)
        if (line->parts && (!newest || record_date(line->parts, ASSET_BACKED_UP_ON) >= record_date(newest->parts, ASSET_BACKED_UP_ON)))
            newest = line;
    if (newest && record_choice_is(newest->parts, ASSET_BACKED_UP_RESULT, "failed"))
        diag(c->diags, DIAG_BACKUP_FAILED, newest->span, asset->id, { "id", asset->id }, { "title", entity_title(asset) },
             { "on", date_format(record_date(newest->parts, ASSET_BACKED_UP_ON), day) });
    verified = backup_verified(asset);
    since = verified != DATE_NONE ? verified : in_use_since(asset);
    if (r.on == DATE_NONE && r.late && verified == DATE_NONE)
        return;    /* said already: nothing is known of these copies */
    if (since == DATE_NONE || date_add(since, c->check) < c->model->as_of)
        report(c, DIAG_BACKUP_UNVERIFIED, span, asset);
}

/* ---- 117: promises against what is asked ---- */

/* A supplier's promise is told where the supplier is: once, and not again for each asset that has no other. */
static bool is_told_of_supplier(const struct entity *process, const struct entity *need, const struct value *time)
{
    struct needs needs;

    if (!time || value_entity(time) == need)
        return false;
    for needs_each(other, process, &needs)
        if (other == value_entity(time))
            return true;
    return false;
}

static const struct value *own_time(const struct entity *asset)
{
    const struct record *own = asset->kind == KIND_ASSET ? record_parts(&asset->record, ASSET_RECOVERY) : NULL;
    const struct value *rto = own ? record_get(own, ASSET_RECOVERY_RTO) : NULL;

    return rto && !rto->bad ? rto : NULL;
}

/* A promise that is too long for a system between the two is told there: that system promises more than it can keep. */
static bool is_told_of_system(const struct continuing *c, const struct entity *process, const struct entity *need, const struct value *time)
{
    struct needs needs, below;

    for needs_each(system, process, &needs) {
        if (!is_longer(time, own_time(system)) || !duty_in_force(system, c->model->as_of))
            continue;
        for needs_each(other, system, &below)
            if (other == need)
                return true;
    }
    return false;
}

static void check_process(struct continuing *c, const struct entity *process)
{
    const struct value *rto = recovery_time(process);
    struct needs needs;

    if (record_choice_is(&process->record, PROCESS_CRITICALITY, "critical")) {
        if (!rto)
            report(c, DIAG_RTO_MISSING, process->id_span, process);
        if (!recovery_point(process))
            report(c, DIAG_RPO_MISSING, process->id_span, process);
    }
    for needs_each(need, process, &needs) {
        const struct value *time = recovery_time(need);

        if (!duty_in_force(need, c->model->as_of))
            continue;
        if (is_longer(time, rto) && !is_told_of_supplier(process, need, time) && !is_told_of_system(c, process, need, time))
            diag_note(c->diags,
                      diag(c->diags, DIAG_RTO_EXCEEDED, rto->span, process->id, { "id", process->id }, { "title", entity_title(process) }, { "need", need->id },
                           { "asked", rules_text(c->diags, rto->text) }, { "promised", rules_text(c->diags, time->text) }),
                      "promise", time->span, { "need", value_entity(time)->id });
        if (rto && !time && need->kind == KIND_ASSET && is_critical(need) && is_system(need))
            diag(c->diags, DIAG_RTO_UNPROMISED, need->id_span, need->id, { "id", need->id }, { "title", entity_title(need) }, { "process", process->id },
                 { "asked", rules_text(c->diags, rto->text) });
    }
}

/* A system is back no sooner than what it runs on, and no sooner than the last trial took. */
static void check_system(struct continuing *c, const struct entity *asset)
{
    const struct value *rto = own_time(asset), *took;
    const struct record *last = record_newest(&asset->record, ASSET_RESTORED, ASSET_RESTORED_ON);
    struct needs needs;

    if (!rto)
        return;
    for needs_each(need, asset, &needs) {
        const struct value *time = recovery_time(need);

        if (is_longer(time, rto) && duty_in_force(need, c->model->as_of))
            diag_note(c->diags,
                      diag(c->diags, DIAG_RTO_BUILT_ON_SAND, rto->span, asset->id, { "id", asset->id }, { "title", entity_title(asset) }, { "need", need->id },
                           { "asked", rules_text(c->diags, rto->text) }, { "promised", rules_text(c->diags, time->text) }),
                      "promise", time->span, { "need", value_entity(time)->id });
    }
    took = last ? record_get(last, ASSET_RESTORED_TOOK) : NULL;
    if (took && !took->bad && is_longer(took, rto))
        diag(c->diags, DIAG_RESTORE_TOO_LONG, took->span, asset->id, { "id", asset->id }, { "title", entity_title(asset) },
             { "asked", rules_text(c->diags, rto->text) }, { "took", rules_text(c->diags, took->text) });
}

/* ---- 111: exercises ---- */

/* Work that came of it, or a word on why none did. */
static bool has_sequel(const struct entity *exercise)
{
    if (entity_has(exercise, EVERY_NOTE))
        return true;
    for (const struct value *v = exercise->refs; v; v = value_next_ref(v)) {
        int kind = value_entity(v)->kind;

        if (kind == KIND_ACTION || kind == KIND_FINDING || kind == KIND_TREATMENT || kind == KIND_CHANGE || kind == KIND_WEAKNESS || kind == KIND_RISK || kind == KIND_DECISION)
            return true;
    }
    return false;
}

/* Who has settled something for an emergency has something to exercise. */
static const struct entity *first_to_exercise(const struct model *model)
{
    const struct entity *plan = model_first(model, KIND_INCIDENT_PLAN);

    if (plan)
        return plan;
    for model_each(process, model, KIND_PROCESS)
        if (recovery_time(process))
            return process;
    return NULL;
}

static void check_exercises(struct continuing *c)
{
    const struct entity *last = NULL, *first, *isms = c->model->isms;
    date on = DATE_NONE, planned = DATE_NONE;
    bool undated = false;
    char day[DATE_TEXT], due[DATE_TEXT];

    for model_each(exercise, c->model, KIND_EXERCISE) {
        date held = record_date(&exercise->record, EXERCISE_ON);

        if (held > c->model->as_of) {
            planned = planned == DATE_NONE || held < planned ? held : planned;
            continue;
        }
        if (held == DATE_NONE) {    /* told where its day stands; when it was nobody knows */
            undated = true;
            continue;
        }
        if (held > on) {
            on = held;
            last = exercise;
        }
        if (!entity_has(exercise, EXERCISE_RESULT))
            report(c, DIAG_EXERCISE_RESULTLESS, exercise->id_span, exercise);
        else if (!has_sequel(exercise))
            report(c, DIAG_EXERCISE_WITHOUT_SEQUEL, exercise->id_span, exercise);
    }
    if (last) {
        if (date_add(on, c->exercise) < c->model->as_of && !undated)
            diag(c->diags, DIAG_EXERCISE_LATE, last->id_span, last->id, { "id", last->id }, { "title", entity_title(last) }, { "on", date_format(on, day) },
                 { "due", date_format(date_add(on, c->exercise), due) });
        return;
    }
    first = first_to_exercise(c->model);
    if (first && isms && !undated && (planned == DATE_NONE || planned > date_add(c->model->as_of, c->exercise)))
        diag(c->diags, DIAG_EXERCISE_NEVER, first->id_span, isms->id, { "id", first->id }, { "title", entity_title(first) });
}

void rules_continuity(const struct model *model, struct diags *diags)
{
    struct continuing c = {
        .model = model, .diags = diags, .exercise = threshold_time(model, THRESHOLD_EXERCISE_INTERVAL), .restore = threshold_time(model, THRESHOLD_RESTORE_INTERVAL),
        .check = threshold_time(model, THRESHOLD_BACKUP_CHECK_INTERVAL),
    };

    check_exercises(&c);
    for model_each(asset, model, KIND_ASSET) {
        if (!duty_in_force(asset, model->as_of))
            continue;
        check_backup(&c, asset);
        check_system(&c, asset);
    }
    for model_each(process, model, KIND_PROCESS)
        check_process(&c, process);
}
