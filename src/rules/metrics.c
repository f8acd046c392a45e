/* rules/metrics.c - figures that ask for something: beyond their alarm, off their target, a share that looks like a fraction (9.1). */

#include "model/duty.h"
#include "model/measured.h"
#include "model/progress.h"
#include "rules/numbers.h"
#include "rules/rules.h"

#include <string.h>

/* ---- 78: what is out of bounds is explained, and something is done ---- */

/* Since then: what was done before could not know of the figure. */
static bool answers(const struct model *model, const struct entity *work, date since)
{
    struct progress progress;

    if (work->kind == KIND_FINDING)
        return true;
    if (!progress_of(model, work, &progress) || progress.state == WORK_DROPPED)
        return false;
    return progress.pending || progress.since == DATE_NONE || progress.since >= since;
}

static bool is_acted_on(const struct model *model, const struct entity *metric, date since)
{
    for refs_each(v, metric, EVERY_OF)
        if (answers(model, value_entity(v), since))
            return true;
    return false;
}

/* In the line, or by a finding about it. */
static bool is_explained(const struct entity *metric, const struct record *line)
{
    if (record_get(line, METRIC_MEASURED_NOTE))
        return true;
    for refs_each(v, metric, EVERY_OF)
        if (value_entity(v)->kind == KIND_FINDING && entity_has(value_entity(v), FINDING_CAUSE))
            return true;
    return false;
}

/* "12 hours", "70%": a number without a sign of its own has the unit of its metric. */
static const char *figure_text(struct diags *diags, const struct entity *metric, const struct value *value)
{
    const struct value *unit = entity_get(metric, METRIC_UNIT);

    if (!unit || value->percent)
        return rules_text(diags, value->text);
    return arena_printf(&diags->arena, "%.*s %.*s", STR_ARGS(value->text), STR_ARGS(unit->text));
}

/* "above 8", "at-least 95%", as it was written. */
static const char *bound_text(struct diags *diags, const struct value *sense, const struct value *value)
{
    return arena_printf(&diags->arena, "%.*s %.*s", STR_ARGS(sense->text), STR_ARGS(value->text));
}

struct told { const struct value *line; const char *figure, *period, *bound; };

static struct diag *tell(struct diags *diags, enum diag_code code, const struct entity *metric, const struct told *told)
{
    return diag(diags, code, told->line->span, metric->id, { "id", metric->id }, { "title", entity_title(metric) }, { "figure", told->figure },
                { "period", told->period }, { "bound", told->bound });
}

static void check_alarm(const struct model *model, const struct entity *metric, const struct measured *m, struct told *told, struct diags *diags)
{
    const struct value *alarm = entity_get(metric, METRIC_ALARM);
    const struct value *period = record_get(m->latest, METRIC_MEASURED_PERIOD);
    bool explained = is_explained(metric, m->latest), acted = is_acted_on(model, metric, period->period.from.day);

    told->bound = bound_text(diags, record_get(alarm->parts, METRIC_ALARM_SENSE), record_get(alarm->parts, METRIC_ALARM_VALUE));
    if (!explained)
        diag_note(diags, tell(diags, DIAG_ALARM_UNEXPLAINED, metric, told), "alarm", alarm->span);
    else if (!acted)
        diag_note(diags, tell(diags, DIAG_ALARM_WITHOUT_WORK, metric, told), "alarm", alarm->span);
}

/* The day by which the figure should be right: the target's own; none for one that always holds. One of an objective is on its way there, and C067e tells of its day. */
static bool should_be_met(const struct model *model, const struct entity *metric, const struct record *target)
{
    const struct value *by = record_get(target, METRIC_TARGET_BY);

    if (by)
        return !by->bad && by->day < model->as_of;
    for values_each(v, &metric->record, EVERY_OF)
        if (v->ref.target && v->ref.target->kind == KIND_OBJECTIVE)
            return false;
    return true;
}

static void check_bounds(const struct model *model, const struct entity *metric, struct diags *diags)
{
    struct measured m = metric_measured(model, metric);
    const struct value *value = m.latest ? record_get(m.latest, METRIC_MEASURED_VALUE) : NULL, *target = entity_get(metric, METRIC_TARGET);
    struct told told;

    if (!value || value->bad)
        return;
    told.line = m.latest->outer;
    told.figure = figure_text(diags, metric, value);
    told.period = rules_text(diags, record_get(m.latest, METRIC_MEASURED_PERIOD)->text);
    if (m.alarm) {
        check_alarm(model, metric, &m, &told, diags);
        return;
    }
    if (m.state != METRIC_MISSED || !should_be_met(model, metric, m.target) || is_explained(metric, m.latest) ||
        is_acted_on(model, metric, record_get(m.latest, METRIC_MEASURED_PERIOD)->period.from.day))
        return;
    told.bound = bound_text(diags, record_get(m.target, METRIC_TARGET_SENSE), record_get(m.target, METRIC_TARGET_VALUE));
    diag_note(diags, tell(diags, DIAG_METRIC_OFF_TARGET, metric, &told), "target", target->span);
}

/* ---- shares that look like fractions ---- */

/* Every figure of a metric: its target, alarm, baseline and results. */
static const struct { int line, value; } figures[] = {
    { METRIC_TARGET, METRIC_TARGET_VALUE }, { METRIC_ALARM, METRIC_ALARM_VALUE }, { METRIC_BASELINE, METRIC_BASELINE_VALUE }, { METRIC_MEASURED, METRIC_MEASURED_VALUE },
};

static bool is_share_unit(struct str unit)
{
    static const char *const words[] = { "%", "per cent", "percent", "percentage", "procent" };

    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (memmem(unit.s, unit.n, words[i], strlen(words[i])))
            return true;
    return false;
}

/* Written without the sign, from 0 to 1, while every other figure is at least ten times as large, and a hundred times as much would be among them: 0.5 beside 90%.
 * Where all are small, as 0.5 beside 2%, it is what it says. */
static void check_share(const struct entity *metric, struct diags *diags)
{
    const struct value *unit = entity_get(metric, METRIC_UNIT), *suspect = NULL;
    bool share = unit && is_share_unit(unit->text);
    double least = 0, most = 0;
    char text[NUMBER_TEXT];

    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++)
        for values_each(line, &metric->record, figures[i].line) {
            const struct value *v = line->parts ? record_get(line->parts, figures[i].value) : NULL;

            if (!v || v->bad)
                continue;
            share = share || v->percent;
            if (!v->percent && v->number > 0 && v->number <= 1) {
                suspect = suspect ? suspect : v;
            } else if (v->number > 0) {
                least = least > 0 && least < v->number ? least : v->number;
                most = most > v->number ? most : v->number;
            }
        }
    if (!share || !suspect || least < 10 * suspect->number || suspect->number * 100 < least / 3 || suspect->number * 100 > most * 3)
        return;
    diag(diags, DIAG_SHARE_AS_FRACTION, suspect->span, metric->id, { "id", metric->id }, { "title", entity_title(metric) },
             { "got", rules_text(diags, suspect->text) }, { "meant", arena_printf(&diags->arena, "%s%%", number_text(suspect->number * 100, text)) });
}

void rules_metrics(const struct model *model, struct diags *diags)
{
    for model_each(metric, model, KIND_METRIC) {
        check_bounds(model, metric, diags);
        check_share(metric, diags);
    }
}
