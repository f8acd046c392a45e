/* docbook/objectives.c - objectives and the figures that measure them (6.2), changes to the management system (6.3). */

#include "docbook/maker.h"
#include "docbook/print.h"
#include "docbook/shared.h"
#include "model/duty.h"
#include "model/measured.h"

/* ---- figures ---- */

/* "95%", "5 days": a number with the unit of its metric; a share has its own sign. */
static void put_amount(struct modelxml *mx, xmlNode *node, const char *name, const char *sense, const struct record *line, int field, const struct entity *metric)
{
    const struct value *value = line ? record_get(line, field) : NULL, *unit = record_text(&metric->record, METRIC_UNIT, mx->book->language);
    struct buf text = {0};

    if (!value || value->bad)
        return;
    if (sense)
        buf_printf(&text, "%s ", sense);
    show_number(&text, value->number);
    if (value->percent)
        buf_putc(&text, '%');
    else if (unit)
        buf_printf(&text, "\xc2\xa0%.*s", STR_ARGS(unit->text));
    mx_attr(node, name, text.s);
    buf_done(&text);
}

static void put_period(struct modelxml *mx, xmlNode *node, const char *name, const struct record *line, int field)
{
    const struct value *period = line ? record_get(line, field) : NULL;
    struct buf text = {0};

    if (!period || period->bad)
        return;
    show_value(&text, mx->book, period, "");
    mx_attr(node, name, text.s);
    buf_done(&text);
}

/* A figure that sets off the alarm is off its target too: the graver word is said. */
static void put_state(struct modelxml *mx, xmlNode *node, enum metric_state state, bool alarm)
{
    const char *name = alarm ? "alarm" : metric_state_name(state);
    struct buf id = {0};

    if (!*name)
        return;
    buf_printf(&id, "metric.%s", name);
    mx_attr(node, "state", name);
    mx_attr(node, "state-text", wordbook_get(mx->book, id.s));
    buf_done(&id);
}

/* Where it began, where it is, where it should come to. */
static void put_course(struct modelxml *mx, xmlNode *node, const struct entity *metric)
{
    struct measured m = metric_measured(mx->setup->model, metric);
    const struct record *alarm = record_parts(&metric->record, METRIC_ALARM);
    struct buf room = {0};

    put_amount(mx, node, "baseline", NULL, m.baseline, METRIC_BASELINE_VALUE, metric);
    put_period(mx, node, "baseline-period", m.baseline, METRIC_BASELINE_PERIOD);
    put_amount(mx, node, "latest", NULL, m.latest, METRIC_MEASURED_VALUE, metric);
    put_period(mx, node, "latest-period", m.latest, METRIC_MEASURED_PERIOD);
    if (m.target) {
        put_amount(mx, node, "target", wordbook_choice(mx->book, "metric.target.sense", record_str(m.target, METRIC_TARGET_SENSE), &room), m.target, METRIC_TARGET_VALUE, metric);
        mx_date(node, "target-by", record_date(m.target, METRIC_TARGET_BY));
    }
    if (alarm)
        put_amount(mx, node, "alarm", wordbook_choice(mx->book, "metric.alarm.sense", record_str(alarm, METRIC_ALARM_SENSE), &room), alarm, METRIC_ALARM_VALUE, metric);
    put_state(mx, node, m.state, m.alarm);
    buf_done(&room);
}

/* ---- each declaration ---- */

/* The figures that belong to it, each once. */
static void put_metrics(struct modelxml *mx, xmlNode *node, const struct entity *of, struct map *told)
{
    for objective_metrics(v, of) {
        void **at = map_at(told, str_of(value_entity(v)->address));
        xmlNode *metric;

        if (*at)
            continue;
        *at = (void *)v;
        metric = mx_element(mx, node, "c-metric");
        mx_target(mx, metric, value_entity(v));
        put_course(mx, metric, value_entity(v));
    }
}

/* An objective without figures of its own is measured by those of the controls and risks that it names. */
static void objectives_objective(struct modelxml *mx, xmlNode *node, const struct entity *objective)
{
    static const int fields[] = { OBJECTIVE_FOR, OBJECTIVE_RISKS };
    struct map told = {0};

    put_metrics(mx, node, objective, &told);
    for (size_t i = 0; i < sizeof fields / sizeof *fields && !objective_metric_first(objective); i++)
        for values_each(v, &objective->record, fields[i])
            if (v->ref.target)
                put_metrics(mx, node, v->ref.target, &told);
    map_done(&told);
    context_plan(mx, node, objective, OBJECTIVE_TREATMENTS);
}

/* It stands with the first objective that it is of. Each figure is held against the target of today. */
static void objectives_metric(struct modelxml *mx, xmlNode *node, const struct entity *metric)
{
    struct measured m = metric_measured(mx->setup->model, metric);
    const struct record *alarm = record_parts(&metric->record, METRIC_ALARM);

    for values_each(v, &metric->record, EVERY_OF) {
        if (!v->ref.target || v->ref.target->kind != KIND_OBJECTIVE)
            continue;
        mx_attr(node, "c-objective", v->ref.target->address);
        break;
    }
    put_course(mx, mx_element(mx, node, "c-course"), metric);
    for values_each(v, &metric->record, METRIC_MEASURED) {
        const struct value *value = v->parts ? record_get(v->parts, METRIC_MEASURED_VALUE) : NULL;

        bool read = value && !value->bad;

        put_state(mx, mx_element(mx, node, "c-hit"), !m.target || !read ? METRIC_AIMLESS : metric_meets(m.target, value->number) ? METRIC_MET : METRIC_MISSED,
                  read && metric_rings(alarm, m.target, value->number));
    }
}

/* Changes to the management system itself; those to systems are not planned here. */
static bool objectives_take(const struct doc_setup *setup, const struct entity *e)
{
    (void)setup;
    return e->kind != KIND_CHANGE || record_choice_is(&e->record, CHANGE_TYPE, "isms");
}

/* ---- summary ---- */

static void summary_objectives(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    long counts[METRIC_MET + 1] = {0}, changes = 0;

    for model_each(objective, model, KIND_OBJECTIVE)
        if (duty_in_force(objective, model->as_of))
            for objective_metrics(v, objective)
                counts[metric_measured(model, value_entity(v)).state]++;
    for model_each(change, model, KIND_CHANGE)
        changes += objectives_take(mx->setup, change);
    mx_total(mx, parent, KIND_OBJECTIVE);
    mx_figure(mx, parent, "objectives.met", counts[METRIC_MET]);
    mx_figure(mx, parent, "objectives.missed", counts[METRIC_MISSED]);
    mx_figure(mx, parent, "objectives.unmeasured", counts[METRIC_UNMEASURED]);
    mx_figure(mx, parent, "objectives.changes", changes);
    mx_groups(mx, parent, KIND_OBJECTIVE);
    summary_gaps(mx, parent);
}

/* ---- groups ---- */

static struct str objective_group(const struct model *model, const struct entity *objective)
{
    const struct record *status = record_parts(&objective->record, OBJECTIVE_STATUS);
    const struct value *state = status ? record_get(status, OBJECTIVE_STATUS_STATE) : NULL;

    (void)model;
    return state && !state->bad ? state->text : STR("none");
}

const struct maker maker_objectives = {
    .documents = { { DOCUMENT_OBJECTIVES, summary_objectives, objectives_take, NULL } },
    .kinds = {
        { KIND_OBJECTIVE, objectives_objective, NULL },
        { KIND_METRIC, objectives_metric, "c-objective?" },
    },
    .groups = { { KIND_OBJECTIVE, objective_group, "at-risk/on-track/none/missed/achieved" } },
    .elements = (const struct maker_element[]){
        { "objective", "c-metric", "zeroOrMore", "@target @course" },
        { "objective", "c-work", "zeroOrMore", PLANNED },
        { "metric", "c-course", "optional", "@course" },
        { "metric", "c-hit", "zeroOrMore", "state:missed|met|alarm? state-text?" },
        { 0 },
    },
};
