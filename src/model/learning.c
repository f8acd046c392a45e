/* model/learning.c - who has to know what and what shows that they do, and whom awareness reaches. */

#include "model/learning.h"
#include "model/duty.h"
#include "model/progress.h"

static bool names(const struct entity *e, int field, const struct entity *target)
{
    for values_each(v, &e->record, field)
        if (v->ref.target == target)
            return true;
    return false;
}

bool competence_is_of(const struct entity *competence, const struct entity *role)
{
    return names(competence, EVERY_OF, role);
}

bool training_names(const struct entity *training, const struct entity *person)
{
    return names(training, TRAINING_PERSON, person);
}

date training_last(const struct entity *training, date day)
{
    date done = record_date(&training->record, TRAINING_DONE), last = done <= day ? done : DATE_NONE;

    for values_each(v, &training->record, TRAINING_SESSION) {
        date on = record_date(v->parts, TRAINING_SESSION_ON);

        if (on <= day && on > last)
            last = on;
    }
    return last;
}

static struct duration interval_of(const struct entity *e, int field, struct duration fallback)
{
    const struct value *every = entity_get(e, field);

    return every && !every->bad ? every->interval : fallback;
}

date training_next(const struct entity *training, date day, struct duration fallback)
{
    date last = training_last(training, day), due = record_date(&training->record, TRAINING_DUE), done = record_date(&training->record, TRAINING_DONE);
    struct duration every = interval_of(training, TRAINING_EVERY, fallback);
    bool early = done != DATE_NONE && done <= day && !entity_has(training, TRAINING_EVERY);    /* what does not come round was due once, and is done */

    if (due > last && !early)
        return due;
    return last != DATE_NONE && every.unit != UNIT_NONE ? date_add(last, every) : DATE_NONE;
}

/* ---- competence ---- */

static date earlier(date a, date b)
{
    return a == DATE_NONE || (b != DATE_NONE && b < a) ? b : a;
}

/* The last day that something of that day counts: till its own end, or till it comes round again, whichever is first. */
static date end_of(date since, date until, struct duration every, struct duration other)
{
    if (every.unit != UNIT_NONE)
        until = earlier(until, date_add(since, every));
    if (other.unit != UNIT_NONE)
        until = earlier(until, date_add(since, other));
    return until;
}

static void add_proof(struct skill *skill, date today, const struct entity *proof, date since, date until)
{
    bool valid = until == DATE_NONE || until >= today;
    bool longer = until == DATE_NONE || (skill->until != DATE_NONE && until > skill->until);

    if (skill->proof && !longer && !(until == skill->until && since > skill->since))
        return;
    skill->proof = proof;
    skill->since = since;
    skill->until = until;
    skill->valid = valid;
}

static void add_plan(struct skill *skill, const struct entity *plan, date due)
{
    if (skill->plan && (due == DATE_NONE || (skill->due != DATE_NONE && skill->due <= due)))
        return;
    skill->plan = plan;
    skill->due = due;
}

static void add_training(struct skill *skill, date today, const struct entity *training, const struct entity *competence)
{
    const struct duration none = { 0, UNIT_NONE };
    date last = training_last(training, today), due = record_date(&training->record, TRAINING_DUE);

    if (last != DATE_NONE)
        add_proof(skill, today, training, last,
                  end_of(last, record_date(&training->record, TRAINING_UNTIL), interval_of(training, TRAINING_EVERY, none), interval_of(competence, COMPETENCE_EVERY, none)));
    if (last == DATE_NONE || due > last)
        add_plan(skill, training, due);
}

static void add_other(struct skill *skill, const struct model *model, const struct entity *e, const struct entity *competence, const struct entity *person)
{
    const struct duration none = { 0, UNIT_NONE };
    struct progress progress;

    if (e->kind == KIND_EVIDENCE && names(e, EVERY_OF, person)) {
        date on = record_date(&e->record, EVIDENCE_ON);

        if (on != DATE_NONE && on <= model->as_of)
            add_proof(skill, model->as_of, e, on, end_of(on, record_date(&e->record, EVIDENCE_UNTIL), interval_of(competence, COMPETENCE_EVERY, none), none));
    }
    if (e->kind == KIND_ACTION && progress_of(model, e, &progress) && progress.pending) {
        bool of_people = false;

        for values_each(v, &e->record, EVERY_OF)
            of_people = of_people || (v->ref.target && v->ref.target->kind == KIND_PERSON);
        if (!of_people || names(e, EVERY_OF, person))
            add_plan(skill, e, progress.due);
    }
}

struct skill skill_of(const struct model *model, const struct entity *competence, const struct entity *person)
{
    struct skill skill = { NULL, DATE_NONE, DATE_NONE, false, NULL, DATE_NONE };

    for refs_each(v, competence, TRAINING_GIVES)
        if (training_names(value_entity(v), person))
            add_training(&skill, model->as_of, value_entity(v), competence);
    for refs_each(v, competence, EVERY_OF)
        add_other(&skill, model, value_entity(v), competence, person);
    return skill;
}

/* ---- awareness ---- */

bool training_is_awareness(const struct entity *training)
{
    return record_choice_is(&training->record, TRAINING_TYPE, "awareness");
}

/* A unit lies in those that it is of; circles are told elsewhere (row 2). */
static bool lies_in(const struct entity *unit, const struct entity *whole, int depth)
{
    if (unit == whole)
        return true;
    for (const struct value *v = unit && depth < 16 ? entity_get(unit, EVERY_OF) : NULL; v; v = value_next(v))
        if (v->ref.target && v->ref.target->kind == KIND_UNIT && lies_in(v->ref.target, whole, depth + 1))
            return true;
    return false;
}

bool training_is_for(const struct entity *training, const struct entity *person, date day)
{
    if (training_names(training, person))
        return true;
    for values_each(v, &training->record, TRAINING_AUDIENCE) {
        const struct entity *audience = v->ref.target;

        if (!audience || (audience->kind == KIND_ROLE ? duty_active(person, day) && names(person, PERSON_ROLES, audience)
                                                      : lies_in(record_ref(&person->record, PERSON_UNIT), audience, 0)))
            return true;
    }
    return !entity_has(training, TRAINING_AUDIENCE) && !entity_has(training, TRAINING_PERSON);
}

date awareness_last(const struct model *model, const struct entity *person)
{
    date since = record_date(&person->record, PERSON_SINCE), last = DATE_NONE;

    for model_each(training, model, KIND_TRAINING) {
        date on = training_is_awareness(training) && training_is_for(training, person, model->as_of) ? training_last(training, model->as_of) : DATE_NONE;

        if (on >= since && on > last)
            last = on;
    }
    return last;
}

struct duration awareness_interval(const struct model *model, const struct entity *person, struct duration fallback)
{
    struct duration shortest = fallback;
    bool any = false;

    for model_each(training, model, KIND_TRAINING) {
        const struct value *every = training_is_awareness(training) && training_is_for(training, person, model->as_of) ? entity_get(training, TRAINING_EVERY) : NULL;

        if (!every || every->bad || every->interval.unit == UNIT_NONE)
            continue;
        if (!any || date_add(model->as_of, every->interval) < date_add(model->as_of, shortest))
            shortest = every->interval;
        any = true;
    }
    return shortest;
}

/* ---- turnout ---- */

static const struct counting { int line, on, invited, took; } countings[] = {
    { TRAINING_SESSION, TRAINING_SESSION_ON, TRAINING_SESSION_INVITED, TRAINING_SESSION_ATTENDED },
    { POLICY_ACKNOWLEDGED, POLICY_ACKNOWLEDGED_ON, POLICY_ACKNOWLEDGED_INVITED, POLICY_ACKNOWLEDGED_SIGNED },
};

struct turnout turnout_of(const struct value *line)
{
    struct turnout turnout = { line, DATE_NONE, false, false, -1, -1, -1 };

    for (size_t i = 0; line && i < sizeof countings / sizeof *countings; i++) {
        const struct value *invited, *took;

        if (countings[i].line != line->field->id)
            continue;
        turnout.on = record_date(line->parts, countings[i].on);
        invited = record_get(line->parts, countings[i].invited);
        took = record_get(line->parts, countings[i].took);
        turnout.unread = (invited && invited->bad) || (took && took->bad);
        if (invited && !invited->bad)
            turnout.invited = invited->number;
        if (took && !took->bad)
            turnout.took = took->number;
        turnout.counted = turnout.invited >= 1 && turnout.took >= 0 && turnout.took <= turnout.invited;
        if (turnout.counted)
            turnout.share = (int)(100 * turnout.took / turnout.invited);
    }
    return turnout;
}

struct turnout turnout_newest(const struct entity *e, date day)
{
    struct turnout newest = turnout_of(NULL);

    for values_each(line, &e->record, e->kind == KIND_POLICY ? POLICY_ACKNOWLEDGED : TRAINING_SESSION) {
        struct turnout turnout = turnout_of(line);

        if (turnout.on != DATE_NONE && turnout.on <= day && turnout.on >= newest.on)
            newest = turnout;
    }
    return newest;
}
