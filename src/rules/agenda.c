/* rules/agenda.c - all that is due, and when: a table for what ends, one for what takes place, one for what comes round, and the looks and work that have rules. */

#include "rules/agenda.h"
#include "base/map.h"
#include "base/mem.h"
#include "model/duty.h"
#include "model/learning.h"
#include "model/progress.h"
#include "rules/access.h"
#include "rules/continuity.h"
#include "rules/looks.h"
#include "rules/thresholds.h"

#include <stdlib.h>

enum { NOWHERE = -1 };

struct gathering {
    const struct model *model;
    struct agenda *agenda;
    struct duration access_critical, access_other, restore;    /* limits */
};

static const struct value *who_of(const struct entity *e, int field)
{
    const struct value *who = field == NOWHERE ? NULL : entity_get(e, field);

    for (; !who && e; e = e->parent)
        who = entity_get(e, EVERY_OWNER);
    return who;
}

static void add(struct gathering *g, struct agenda_item item)
{
    mem_grow(&g->agenda->items, &g->agenda->cap, g->agenda->n + 1, sizeof *g->agenda->items);
    g->agenda->items[g->agenda->n++] = item;
}

static date day_of(const struct value *v, bool first)
{
    if (!v || v->bad)
        return DATE_NONE;
    return v->field->type == TYPE_DATE ? v->day : first ? v->period.from.day : v->period.to.day;
}

/* ---- what ends ---- */

/* A day in a field of the declaration, or of each of its lines: of these all that lie ahead count, and the last one where none does and none runs on. */
static const struct end {
    int kind, line, field;
    enum agenda_what what;
    int who, detail;
    bool ahead_only;    /* what is past was followed by another declaration mostly: late only where is_missed() */
} ends[] = {
    { KIND_ISMS, ISMS_CERTIFICATE, ISMS_CERTIFICATE_PERIOD, AGENDA_CERTIFICATE, NOWHERE, ISMS_CERTIFICATE_NUMBER, false },
    { KIND_RISK, RISK_ACCEPTED, RISK_ACCEPTED_UNTIL, AGENDA_ACCEPTANCE, NOWHERE, NOWHERE, false },
    { KIND_EXCEPTION, NOWHERE, EXCEPTION_UNTIL, AGENDA_EXCEPTION, NOWHERE, NOWHERE, false },
    { KIND_ALLOW, NOWHERE, ALLOW_UNTIL, AGENDA_ALLOW, ALLOW_BY, NOWHERE, false },
    { KIND_SUPPLIER, SUPPLIER_AGREEMENT, SUPPLIER_AGREEMENT_PERIOD, AGENDA_AGREEMENT, NOWHERE, SUPPLIER_AGREEMENT_WHAT, false },
    { KIND_SUPPLIER, SUPPLIER_ASSURANCE, SUPPLIER_ASSURANCE_UNTIL, AGENDA_ASSURANCE, NOWHERE, SUPPLIER_ASSURANCE_WHAT, false },
    { KIND_OBJECTIVE, NOWHERE, OBJECTIVE_DUE, AGENDA_OBJECTIVE, NOWHERE, NOWHERE, false },
    { KIND_TRAINING, NOWHERE, TRAINING_UNTIL, AGENDA_QUALIFICATION, TRAINING_PERSON, NOWHERE, true },
    { KIND_KEY, NOWHERE, KEY_UNTIL, AGENDA_KEY, NOWHERE, NOWHERE, false },
    { KIND_WEAKNESS, NOWHERE, WEAKNESS_DUE, AGENDA_WEAKNESS, NOWHERE, NOWHERE, false },
    { KIND_ASSET, ASSET_MEASURE, ASSET_MEASURE_DUE, AGENDA_MEASURE, NOWHERE, NOWHERE, false },
};

static void add_end(struct gathering *g, const struct end *end, const struct entity *e, const struct record *line, date day)
{
    add(g, (struct agenda_item){ .day = day, .until = DATE_NONE, .what = end->what, .entity = e, .detail = line && end->detail != NOWHERE ? record_get(line, end->detail) : NULL,
                                 .who = who_of(e, end->who), .last = DATE_NONE, .every = { 0, UNIT_NONE }, .late = day < g->model->as_of });
}

/* Rules of the house that hold already need no day. */
static bool is_settled(const struct entity *e, const struct record *line)
{
    const struct record *status;

    if (line && line->shape->id == SHAPE_ASSET_MEASURE)
        return record_choice_is(line, ASSET_MEASURE_STATE, "implemented") || record_choice_is(line, ASSET_MEASURE_STATE, "not-applicable");
    switch (e->kind) {
    case KIND_WEAKNESS:
        status = record_parts(&e->record, WEAKNESS_STATUS);
        return status && record_choice_is(status, WEAKNESS_STATUS_STATE, "accepted");
    case KIND_OBJECTIVE:
        status = record_parts(&e->record, OBJECTIVE_STATUS);
        return status && (record_choice_is(status, OBJECTIVE_STATUS_STATE, "achieved") || record_choice_is(status, OBJECTIVE_STATUS_STATE, "missed"));
    case KIND_EXCEPTION:
        status = record_parts(&e->record, EXCEPTION_STATUS);
        return status && record_choice_is(status, EXCEPTION_STATUS_STATE, "ended");
    case KIND_KEY:
        status = record_parts(&e->record, KEY_STATUS);
        return status && !record_choice_is(status, KEY_STATUS_STATE, "active");
    default:
        return false;
    }
}

/* Whether somebody needs a competence for a role they hold, had it by this training, and nothing has taken its place or is planned (7.2). */
static bool is_missed(const struct model *model, const struct entity *training)
{
    for values_each(gives, &training->record, TRAINING_GIVES) {
        const struct entity *competence = gives->ref.target;

        if (!competence)
            continue;
        for values_each(role, &competence->record, EVERY_OF) {
            if (!role->ref.target || role->ref.target->kind != KIND_ROLE)
                continue;
            for duty_holders(v, role->ref.target, model->as_of) {
                struct skill skill = skill_of(model, competence, value_entity(v));

                if (skill.proof == training && !skill.valid && !(skill.plan && skill.due != DATE_NONE))
                    return true;
            }
        }
    }
    return false;
}

static void gather_end(struct gathering *g, const struct end *end, const struct entity *e)
{
    const struct record *last = NULL;
    bool runs_on = false;
    date latest = DATE_NONE;

    if (end->line == NOWHERE) {
        date day = day_of(entity_get(e, end->field), false);

        if (day != DATE_NONE && !is_settled(e, NULL) && (day >= g->model->as_of || !end->ahead_only || is_missed(g->model, e)))
            add_end(g, end, e, NULL, day);
        return;
    }
    for values_each(v, &e->record, end->line) {
        date day = v->parts && !is_settled(e, v->parts) ? day_of(record_get(v->parts, end->field), false) : DATE_NONE;

        if (day == DATE_NONE) {
            runs_on = runs_on || (v->parts && !is_settled(e, v->parts));
        } else if (day >= g->model->as_of) {
            add_end(g, end, e, v->parts, day);
            runs_on = true;
        } else if (day > latest) {
            latest = day;
            last = v->parts;
        }
    }
    if (!runs_on && last)
        add_end(g, end, e, last, latest);
}

/* ---- what takes place ---- */

/* What is `expected` and should have taken place is late; of the rest only what lies ahead is told. */
static const struct event { int kind, field; enum agenda_what what; int who; bool expected; } events[] = {
    { KIND_AUDIT, AUDIT_PERIOD, AGENDA_AUDIT, AUDIT_AUDITORS, true },
    { KIND_REVIEW, REVIEW_HELD, AGENDA_MANAGEMENT, REVIEW_CHAIR, false },
    { KIND_REVIEW, REVIEW_NEXT, AGENDA_MANAGEMENT, REVIEW_CHAIR, true },
    { KIND_EXERCISE, EXERCISE_ON, AGENDA_EXERCISE, NOWHERE, false },
    { KIND_CHANGE, CHANGE_PLANNED, AGENDA_CHANGE, NOWHERE, true },
    { KIND_TRAINING, TRAINING_DUE, AGENDA_TRAINING, TRAINING_PERSON, true },
    { KIND_PERSON, PERSON_SINCE, AGENDA_JOINER, NOWHERE, false },
    { KIND_PERSON, PERSON_LEFT, AGENDA_LEAVER, NOWHERE, false },
};

/* A training that was done; the day foreseen for the next meeting, where a later meeting has a declaration. */
static bool is_over(const struct model *model, const struct event *event, const struct entity *e)
{
    if (event->field == REVIEW_NEXT)
        for model_each(other, model, KIND_REVIEW)
            if (day_of(entity_get(other, REVIEW_HELD), true) > day_of(entity_get(e, REVIEW_HELD), true))
                return true;
    return e->kind == KIND_TRAINING && entity_has(e, TRAINING_DONE);
}

static void gather_event(struct gathering *g, const struct event *event, const struct entity *e)
{
    const struct value *v = entity_get(e, event->field);
    date day = day_of(v, true), until = day_of(v, false);
    bool past = (until == DATE_NONE ? day : until) < g->model->as_of;

    if (day == DATE_NONE || is_over(g->model, event, e) || (past && !event->expected))
        return;
    add(g, (struct agenda_item){ .day = day, .until = until > day ? until : DATE_NONE, .what = event->what, .entity = e, .who = who_of(e, event->who),
                                 .last = DATE_NONE, .every = { 0, UNIT_NONE }, .late = past });
}

/* ---- what comes round ---- */

/* How often: `every`. When last: the newest of `lines` by `on`, else `since`, of the record `start` or beside the rest. */
static const struct round { int kind, every, lines, on, start, since; enum agenda_what what; int who; } rounds[] = {
    { KIND_PROCESS, PROCESS_EVERY, PROCESS_PERFORMED, PROCESS_PERFORMED_ON, NOWHERE, NOWHERE, AGENDA_PROCESS, NOWHERE },
    { KIND_KEY, KEY_EVERY, NOWHERE, NOWHERE, NOWHERE, KEY_CREATED, AGENDA_KEY, NOWHERE },
    { KIND_TRAINING, TRAINING_EVERY, TRAINING_SESSION, TRAINING_SESSION_ON, NOWHERE, TRAINING_DONE, AGENDA_TRAINING, TRAINING_PERSON },
    { KIND_METRIC, METRIC_EVERY, METRIC_MEASURED, METRIC_MEASURED_PERIOD, METRIC_BASELINE, METRIC_BASELINE_PERIOD, AGENDA_MEASUREMENT, METRIC_ANALYST },
};

static struct duration interval_of(const struct value *every)
{
    return every && !every->bad ? every->interval : (struct duration){ 0, UNIT_NONE };
}

static void gather_round(struct gathering *g, const struct round *round, const struct entity *e)
{
    struct agenda_item item = { .until = DATE_NONE, .what = round->what, .entity = e, .who = who_of(e, round->who), .last = DATE_NONE, .every = { 0, UNIT_NONE } };
    const struct record *start = round->start == NOWHERE ? &e->record : record_parts(&e->record, round->start);
    date from;

    item.every = interval_of(entity_get(e, round->every));
    if (item.every.unit == UNIT_NONE || (round->kind == KIND_KEY && (entity_has(e, KEY_UNTIL) || is_settled(e, NULL))))
        return;
    if (round->lines != NOWHERE)
        for values_each(line, &e->record, round->lines) {
            date on = line->parts ? day_of(record_get(line->parts, round->on), false) : DATE_NONE;

            item.last = on > item.last ? on : item.last;
        }
    from = item.last != DATE_NONE ? item.last : start && round->since != NOWHERE ? day_of(record_get(start, round->since), false) : DATE_NONE;
    item.day = from == DATE_NONE ? DATE_NONE : date_add(from, item.every);
    if (from != DATE_NONE && round->what == AGENDA_MEASUREMENT)    /* from the last day of a period to that of the next: September has 30 days, December has 31 */
        item.day = date_add(from + 1, item.every) - 1;
    item.late = item.day == DATE_NONE || item.day < g->model->as_of;
    add(g, item);
}

/* The last day of the month, quarter, half year or year that a day lies in, where one comes round so often; else DATE_NONE. */
static date turn_end(date day, struct duration every)
{
    int months = every.unit == UNIT_MONTH ? every.count : every.unit == UNIT_QUARTER ? every.count * 3 : every.unit == UNIT_YEAR ? every.count * 12 : 0;
    struct ymd ymd = date_ymd(day);
    int end;

    if (months < 1 || 12 % months)
        return DATE_NONE;
    end = ((ymd.month - 1) / months + 1) * months;
    return date_of(ymd.year, end, date_month_days(ymd.year, end));
}

/* What people are told again and again (7.4). Counted from the newest record of it; without one it is to be done within the turn that runs, and nobody can say that it is
 * late. What is said each quarter may be said on any day of it. */
static void gather_message(struct gathering *g, const struct entity *e)
{
    struct agenda_item item = { .until = DATE_NONE, .what = AGENDA_MESSAGE, .entity = e, .who = who_of(e, NOWHERE), .last = DATE_NONE };
    date next;

    item.every = interval_of(entity_get(e, COMMUNICATION_EVERY));
    if (item.every.unit == UNIT_NONE)
        return;
    for refs_each(v, e, EVERY_OF) {
        date on = value_entity(v)->kind == KIND_EVIDENCE ? record_date(&value_entity(v)->record, EVIDENCE_ON) : DATE_NONE;

        item.last = on <= g->model->as_of && on > item.last ? on : item.last;
    }
    for values_each(v, &e->record, EVERY_EVIDENCE) {
        date on = v->ref.target ? record_date(&v->ref.target->record, EVIDENCE_ON) : DATE_NONE;

        item.last = on <= g->model->as_of && on > item.last ? on : item.last;
    }
    next = item.last == DATE_NONE ? g->model->as_of : date_add(item.last, item.every);
    item.day = turn_end(next, item.every);
    if (item.day == DATE_NONE)    /* later than one interval from now it cannot be */
        item.day = item.last == DATE_NONE ? date_add(next, item.every) : next;
    item.late = item.day < g->model->as_of;
    add(g, item);
}

/* Those who have come are reached within the time for that (7.3); later on they are by what comes round for all. */
static void gather_newcomer(struct gathering *g, const struct entity *person)
{
    date since = record_date(&person->record, PERSON_SINCE), due = since == DATE_NONE ? DATE_NONE : date_add(since, threshold_time(g->model, THRESHOLD_NEW_STARTERS));

    if (due == DATE_NONE || !model_first(g->model, KIND_TRAINING) || awareness_last(g->model, person) != DATE_NONE)
        return;
    add(g, (struct agenda_item){ .day = due, .until = DATE_NONE, .what = AGENDA_AWARENESS, .entity = person, .last = DATE_NONE, .every = { 0, UNIT_NONE },
                                 .late = due < g->model->as_of });
}

/* People confirm again that they know the rules. */
static void gather_confirmation(struct gathering *g, const struct entity *policy)
{
    struct turnout newest = turnout_newest(policy, g->model->as_of);
    struct duration every = threshold_time(g->model, THRESHOLD_ACKNOWLEDGEMENT_INTERVAL);
    date due = newest.line ? date_add(newest.on, every) : DATE_NONE;

    if (due != DATE_NONE && duty_settled(policy))
        add(g, (struct agenda_item){ .day = due, .until = DATE_NONE, .what = AGENDA_CONFIRMATION, .entity = policy, .who = who_of(policy, NOWHERE), .last = newest.on,
                                     .every = every, .late = due < g->model->as_of });
}

/* What somebody learned and has to learn again (7.2), unless the end of its proof, or the proof's own turn, stands in the calendar already. */
static void gather_skill(struct gathering *g, const struct entity *competence, const struct entity *person, struct duration every)
{
    struct skill skill = skill_of(g->model, competence, person);

    if (!skill.proof || skill.until == DATE_NONE || (skill.plan && skill.due != DATE_NONE) || skill.until != date_add(skill.since, every))
        return;
    if (skill.proof->kind == KIND_TRAINING && entity_has(skill.proof, TRAINING_EVERY) && date_add(skill.since, interval_of(entity_get(skill.proof, TRAINING_EVERY))) == skill.until)
        return;
    add(g, (struct agenda_item){ .day = skill.until, .until = DATE_NONE, .what = AGENDA_COMPETENCE, .entity = competence, .whom = person, .last = skill.since, .every = every,
                                 .late = skill.until < g->model->as_of });
}

/* Whoever holds two roles that ask for it is told once. */
static void gather_competence(struct gathering *g, const struct entity *competence)
{
    struct duration every = interval_of(entity_get(competence, COMPETENCE_EVERY));
    struct map told = {0};

    if (every.unit == UNIT_NONE)
        return;
    for values_each(role, &competence->record, EVERY_OF) {
        if (!role->ref.target || role->ref.target->kind != KIND_ROLE)
            continue;
        for duty_holders(v, role->ref.target, g->model->as_of) {
            void **at = map_at(&told, str_of(value_entity(v)->address));

            if (!*at)
                gather_skill(g, competence, value_entity(v), every);
            *at = (void *)v;
        }
    }
    map_done(&told);
}

/* The assessment of all risks together, by the method (8.2). */
static void gather_assessment(struct gathering *g)
{
    for model_each(method, g->model, KIND_METHOD) {
        const struct record *assess = record_parts(&method->record, METHOD_ASSESS);
        struct agenda_item item = { .until = DATE_NONE, .what = AGENDA_ASSESSMENT, .entity = method, .last = DATE_NONE };

        if (!model_first(g->model, KIND_RISK))
            return;
        item.every = interval_of(assess ? record_get(assess, METHOD_ASSESS_EVERY) : NULL);
        if (item.every.unit == UNIT_NONE)
            item.every = threshold_time(g->model, THRESHOLD_ASSESSMENT_INTERVAL);
        item.who = assess && record_get(assess, METHOD_ASSESS_BY) ? record_get(assess, METHOD_ASSESS_BY) : who_of(method, NOWHERE);
        for model_each(assessment, g->model, KIND_ASSESSMENT) {
            date on = record_date(&assessment->record, ASSESSMENT_ON);

            if (on <= g->model->as_of && on > item.last)
                item.last = on;
        }
        item.day = item.last == DATE_NONE ? DATE_NONE : date_add(item.last, item.every);
        item.late = item.day == DATE_NONE || item.day < g->model->as_of;
        add(g, item);
        return;    /* the first is the one in use, others are for single risks */
    }
}

/* ---- looks, trials, work and proofs ---- */

static bool is_looked_at(const struct entity *e)
{
    switch (e->kind) {
    case KIND_POLICY: case KIND_DOCUMENT: return duty_settled(e);
    case KIND_SUPPLIER: return entity_has(e, SUPPLIER_TIER) || entity_has(e, EVERY_REVIEW);
    case KIND_ASSET: case KIND_OBLIGATION: return true;
    default: return entity_has(e, EVERY_REVIEW);
    }
}

static void gather_look(struct gathering *g, const struct look_times *times, const struct entity *e)
{
    struct look look = look_at(g->model, times, e);

    if (look.due != DATE_NONE || look.late)
        add(g, (struct agenda_item){ .day = look.due, .until = DATE_NONE, .what = AGENDA_REVIEW, .entity = e, .who = who_of(e, NOWHERE), .last = look.last,
                                     .every = look.interval, .late = look.late });
}

/* Rights to a system, and the trial of its copies. */
static void gather_system(struct gathering *g, const struct entity *asset)
{
    struct look look = access_look(g->model, asset, g->access_critical, g->access_other);
    struct restoring restoring = restoring_of(g->model, asset, g->restore);

    if (entity_has(asset, ASSET_ACCESS) || entity_has(asset, ASSET_ACCESS_REVIEWED))    /* also to files, where somebody says who gets in */
        add(g, (struct agenda_item){ .day = look.due, .until = DATE_NONE, .what = AGENDA_ACCESS, .entity = asset, .who = who_of(asset, NOWHERE), .last = look.last,
                                     .every = look.interval, .late = look.late });
    if (restoring.due != DATE_NONE || restoring.late)
        add(g, (struct agenda_item){ .day = restoring.due, .until = DATE_NONE, .what = AGENDA_RESTORE, .entity = asset, .who = who_of(asset, ASSET_CUSTODIAN),
                                     .last = restoring.on, .every = { 0, UNIT_NONE }, .late = restoring.late });
}

/* The next emergency to be exercised, where none is planned yet: another one, named after the last. */
static void gather_exercise(struct gathering *g)
{
    const struct duration every = threshold_time(g->model, THRESHOLD_EXERCISE_INTERVAL);
    const struct entity *last = NULL;
    date held = DATE_NONE, due;

    for model_each(exercise, g->model, KIND_EXERCISE) {
        date on = record_date(&exercise->record, EXERCISE_ON);

        if (on > held) {
            held = on;
            last = exercise;
        }
    }
    if (!last || held >= g->model->as_of)
        return;
    due = date_add(held, every);
    add(g, (struct agenda_item){ .day = due, .until = DATE_NONE, .what = AGENDA_NEXT_EXERCISE, .entity = last, .who = who_of(last, NOWHERE), .last = held, .every = every,
                                 .late = due < g->model->as_of });
}

static void gather_work(struct gathering *g, const struct entity *e)
{
    struct progress progress;

    if (progress_of(g->model, e, &progress) && progress.pending && progress.due != DATE_NONE)
        add(g, (struct agenda_item){ .day = progress.due, .until = DATE_NONE, .what = e->kind == KIND_TREATMENT ? AGENDA_TREATMENT : AGENDA_ACTION, .entity = e,
                                     .who = who_of(e, NOWHERE), .last = DATE_NONE, .every = { 0, UNIT_NONE }, .late = progress.due < g->model->as_of });
}

/* A control that works is proved again before its newest proof grows old. */
static void gather_proof(struct gathering *g, const struct entry *entry)
{
    date until = DATE_NONE;

    if (!entry->included || entry->state < ENTRY_PARTIAL)
        return;
    for (size_t i = 0; i < entry->n_proofs; i++) {
        if (entry->proofs[i].until == DATE_NONE)
            return;
        until = entry->proofs[i].until > until ? entry->proofs[i].until : until;
    }
    if (until != DATE_NONE)
        add(g, (struct agenda_item){ .day = until, .until = DATE_NONE, .what = AGENDA_EVIDENCE, .entity = entry->control, .who = who_of(entry->control, NOWHERE),
                                     .last = entry->proofs[0].on, .every = entry->proof_every, .late = until < g->model->as_of });
}

/* ---- together ---- */

static int by_day(const void *x, const void *y)
{
    const struct agenda_item *a = x, *b = y;

    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->what != b->what)
        return a->what < b->what ? -1 : 1;
    if (a->entity->kind != b->entity->kind)
        return a->entity->kind < b->entity->kind ? -1 : 1;
    if (a->entity != b->entity) {
        int order = str_natural(str_of(a->entity->id), str_of(b->entity->id));

        return order ? order : strcmp(a->entity->address, b->entity->address);
    }
    if (a->whom != b->whom)
        return str_cmp(str_of(a->whom ? a->whom->address : ""), str_of(b->whom ? b->whom->address : ""));
    return (a->detail ? a->detail->span.start : 0) < (b->detail ? b->detail->span.start : 0) ? -1 : 1;
}

struct agenda agenda_of(const struct model *model, const struct applicability *applicability)
{
    struct agenda agenda = { NULL, 0, 0 };
    struct gathering g = {
        model, &agenda, threshold_time(model, THRESHOLD_ACCESS_REVIEW_CRITICAL), threshold_time(model, THRESHOLD_ACCESS_REVIEW_INTERVAL),
        threshold_time(model, THRESHOLD_RESTORE_INTERVAL),
    };
    struct look_times times = looks_times(model);

    for (const struct entity *e = model->first; e; e = e->next_all) {
        if (e->foreign || (!duty_in_force(e, model->as_of) && e->kind != KIND_EXCEPTION))    /* one that ran out unseen is the one to see */
            continue;
        if (is_looked_at(e))
            gather_look(&g, &times, e);
        if (e->kind == KIND_ASSET)
            gather_system(&g, e);
        if (e->kind == KIND_COMPETENCE)
            gather_competence(&g, e);
        if (e->kind == KIND_COMMUNICATION)
            gather_message(&g, e);
        if (e->kind == KIND_PERSON && duty_active(e, model->as_of))
            gather_newcomer(&g, e);
        if (e->kind == KIND_POLICY)
            gather_confirmation(&g, e);
        gather_work(&g, e);
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
            if (ends[i].kind == e->kind)
                gather_end(&g, &ends[i], e);
        for (size_t i = 0; i < sizeof events / sizeof *events; i++)
            if (events[i].kind == e->kind)
                gather_event(&g, &events[i], e);
        for (size_t i = 0; i < sizeof rounds / sizeof *rounds; i++)
            if (rounds[i].kind == e->kind)
                gather_round(&g, &rounds[i], e);
    }
    gather_assessment(&g);
    gather_exercise(&g);
    for (size_t i = 0; applicability && i < applicability->n_catalogs; i++)
        for (size_t j = 0; j < applicability->catalogs[i].n; j++)
            gather_proof(&g, &applicability->catalogs[i].entries[j]);
    if (agenda.n)
        qsort(agenda.items, agenda.n, sizeof *agenda.items, by_day);
    return agenda;
}

void agenda_done(struct agenda *agenda)
{
    free(agenda->items);
    *agenda = (struct agenda){ NULL, 0, 0 };
}

size_t agenda_together(const struct agenda *agenda, size_t i)
{
    enum { LEAST = 4 };
    const struct agenda_item *first = &agenda->items[i];
    size_t n = 1;

    if (first->what != AGENDA_REVIEW && first->what != AGENDA_MEASUREMENT && first->what != AGENDA_MESSAGE)    /* work is read one by one */
        return 1;
    for (; i + n < agenda->n; n++) {
        const struct agenda_item *item = &agenda->items[i + n];

        if (item->day != first->day || item->until != first->until || item->what != first->what || item->entity->kind != first->entity->kind || item->late != first->late ||
            item->detail || first->detail)
            break;
    }
    return n < LEAST ? 1 : n;
}

const char *agenda_word(enum agenda_what what)
{
    static const char *const words[AGENDA_COUNT] = {
#define A(symbol, word) word,
        AGENDA(A)
#undef A
    };

    return words[what];
}
