/* model/measured.c - what metrics say on the model's day. */

#include "model/measured.h"

/* The words of `sense`, of targets and alarms alike. */
enum sense { AT_LEAST, AT_MOST, ABOVE, BELOW, EXACTLY };

/* Shares are written with or without the sign; a target and its figures alike. */
static bool holds(int sense, double bound, double value)
{
    switch (sense) {
    case AT_LEAST: return value >= bound;
    case AT_MOST: return value <= bound;
    case ABOVE: return value > bound;
    case BELOW: return value < bound;
    case EXACTLY: return value == bound;
    default: return true;
    }
}

bool metric_meets(const struct record *target, double value)
{
    const struct value *aim = target ? record_get(target, METRIC_TARGET_VALUE) : NULL;

    return !aim || aim->bad || holds(record_choice(target, METRIC_TARGET_SENSE), aim->number, value);
}

bool metric_rings(const struct record *alarm, const struct record *target, double value)
{
    const struct value *bound = alarm ? record_get(alarm, METRIC_ALARM_VALUE) : NULL;
    int sense = bound && !bound->bad ? record_choice(alarm, METRIC_ALARM_SENSE) : -1, aim = target ? record_choice(target, METRIC_TARGET_SENSE) : -1;
    bool high = sense == AT_LEAST || sense == ABOVE, more = aim == AT_LEAST || aim == ABOVE, less = aim == AT_MOST || aim == BELOW;

    if (sense < 0)
        return false;
    if ((high && more) || (!high && less))    /* the side where all is well was written */
        return !holds(sense, bound->number, value);
    return holds(sense, bound->number, value);
}

/* The last day of a line's period; of one without an end its first. */
static date last_day(const struct record *line, int field)
{
    const struct value *period = record_get(line, field);

    if (!period || period->bad)
        return DATE_NONE;
    return period->period.to.day != DATE_NONE ? period->period.to.day : period->period.from.day;
}

/* A figure for a month that is not over is the newest there is, as soon as the month has begun. */
static bool has_begun(const struct record *line, date day)
{
    const struct value *period = record_get(line, METRIC_MEASURED_PERIOD);

    return period && !period->bad && period->period.from.day <= day;
}

static const struct record *newest_line(const struct model *model, const struct entity *metric)
{
    const struct record *newest = NULL;

    for values_each(v, &metric->record, METRIC_MEASURED) {
        date day = v->parts ? last_day(v->parts, METRIC_MEASURED_PERIOD) : DATE_NONE;

        if (day != DATE_NONE && has_begun(v->parts, model->as_of) && (!newest || day >= last_day(newest, METRIC_MEASURED_PERIOD)))
            newest = v->parts;
    }
    return newest;
}

struct measured metric_measured(const struct model *model, const struct entity *metric)
{
    struct measured m = { .latest = newest_line(model, metric), .baseline = record_parts(&metric->record, METRIC_BASELINE), .next = DATE_NONE };
    const struct value *every = entity_get(metric, METRIC_EVERY), *value = m.latest ? record_get(m.latest, METRIC_MEASURED_VALUE) : NULL;
    const struct record *target = record_parts(&metric->record, METRIC_TARGET);
    const struct value *aim = target ? record_get(target, METRIC_TARGET_VALUE) : NULL;
    date from = m.latest ? last_day(m.latest, METRIC_MEASURED_PERIOD) : m.baseline ? last_day(m.baseline, METRIC_BASELINE_PERIOD) : DATE_NONE;

    m.target = aim && !aim->bad ? target : NULL;
    if (m.target)
        m.state = !value || value->bad ? METRIC_UNMEASURED : metric_meets(m.target, value->number) ? METRIC_MET : METRIC_MISSED;
    m.alarm = value && !value->bad && metric_rings(record_parts(&metric->record, METRIC_ALARM), m.target, value->number);
    if (from != DATE_NONE && every && !every->bad && every->interval.unit != UNIT_NONE)
        m.next = date_add(from, every->interval);
    return m;
}

const char *metric_state_name(enum metric_state state)
{
    static const char *const names[] = { "", "unmeasured", "missed", "met" };

    return names[state];
}

static const struct value *metric_from(const struct value *v)
{
    while (v && value_entity(v)->kind != KIND_METRIC)
        v = refs_next(v);
    return v;
}

const struct value *objective_metric_first(const struct entity *objective) { return metric_from(refs_first(objective, EVERY_OF)); }
const struct value *objective_metric_next(const struct value *v) { return metric_from(refs_next(v)); }

static bool is_measured(const struct entity *objective, int field)
{
    for values_each(v, &objective->record, field)
        if (v->ref.target && objective_metric_first(v->ref.target))
            return true;
    return false;
}

bool objective_measured_elsewhere(const struct entity *objective)
{
    return is_measured(objective, OBJECTIVE_FOR) || is_measured(objective, OBJECTIVE_RISKS);
}
