/* docbook/operation.c - records of operation: changes, keys, disposals, what processes did; threats, weaknesses and reviews; processing of personal data (8.1, A.5.7, A.5.34). */

#include "docbook/maker.h"
#include "docbook/shared.h"
#include "model/duty.h"
#include "model/moments.h"
#include "rules/operation.h"

/* ---- groups ---- */

static struct str state_or_open(const struct entity *e, int status, int state)
{
    const struct record *parts = record_parts(&e->record, status);
    const struct value *v = parts ? record_get(parts, state) : NULL;

    return v && !v->bad ? v->text : STR("open");
}

static struct str choice_or_none(const struct entity *e, int field)
{
    const struct value *v = entity_get(e, field);

    return v && !v->bad ? v->text : STR("none");
}

static struct str operation_group(const struct model *model, const struct entity *e)
{
    switch (e->kind) {
    case KIND_DISPOSAL: return state_or_open(e, DISPOSAL_STATUS, DISPOSAL_STATUS_STATE);
    case KIND_KEY: return duty_in_force(e, model->as_of) ? STR("active") : STR("ended");
    case KIND_WEAKNESS: return weakness_late(model, e) ? STR("late") : state_or_open(e, WEAKNESS_STATUS, WEAKNESS_STATUS_STATE);
    case KIND_TECHNICAL_REVIEW: return choice_or_none(e, TECHNICAL_REVIEW_TYPE);
    case KIND_PROCESSING: return choice_or_none(e, PROCESSING_SIDE);
    default: return STR("none");
    }
}

/* ---- each ---- */

static void put_sort(xmlNode *node, long by)
{
    mx_count(node, "c-sort", by > 0 ? by : 0);
}

static void put_due(struct modelxml *mx, xmlNode *node, date last, date due, bool matters)
{
    xmlNode *one;

    if (last == DATE_NONE && due == DATE_NONE)
        return;
    one = mx_element(mx, node, "c-deadline");
    mx_date(one, "last", last);
    mx_date(one, "next", due);
    mx_yes(one, "overdue", matters && due != DATE_NONE && due < mx->setup->model->as_of);
}

static void operation_compute(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    const struct model *model = mx->setup->model;
    struct moment planned;
    struct round round;

    switch (e->kind) {
    case KIND_CHANGE:
        put_sort(node, record_moment(&e->record, CHANGE_PLANNED, &planned) ? planned.day : 0);
        break;
    case KIND_DISPOSAL:
        put_sort(node, record_date(&e->record, DISPOSAL_ON));
        break;
    case KIND_TECHNICAL_REVIEW:
        put_sort(node, record_date(&e->record, TECHNICAL_REVIEW_ON));
        break;
    case KIND_WEAKNESS:    /* the gravest first */
        put_sort(node, record_choice(&e->record, WEAKNESS_SEVERITY) + 1);
        put_due(mx, node, DATE_NONE, weakness_due(e), weakness_late(model, e));
        break;
    case KIND_KEY:
        put_due(mx, node, record_date(&e->record, KEY_CREATED), key_due(e, mx_time(mx, THRESHOLD_KEY_INTERVAL)), duty_in_force(e, model->as_of));
        break;
    case KIND_PROCESS:
        round = round_of(e);
        if (mx->document->row->doc == DOCUMENT_OPERATIONS)
            put_due(mx, node, round.last, round.due, true);
        break;
    default:
        break;
    }
}

static bool operations_takes(const struct doc_setup *setup, const struct entity *e)
{
    (void)setup;
    if (e->kind == KIND_CHANGE)
        return !record_choice_is(&e->record, CHANGE_TYPE, "isms");    /* those stand with the objectives */
    return e->kind != KIND_PROCESS || entity_has(e, PROCESS_PERFORMED) || entity_has(e, PROCESS_EVERY);
}

static bool threats_takes(const struct doc_setup *setup, const struct entity *e)
{
    (void)setup;
    return e->kind != KIND_THREAT || entity_has(e, THREAT_SOURCE) || entity_has(e, THREAT_RELEVANCE);
}

/* ---- figures ---- */

static date a_year_ago(const struct model *model)
{
    return date_add(model->as_of, (struct duration){ -12, UNIT_MONTH });
}

static bool is_recent(const struct model *model, date day)
{
    return day != DATE_NONE && day > a_year_ago(model) && day <= model->as_of;
}

static void summary_operations(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    long done = 0, urgent = 0, active = 0, due = 0, disposed = 0;

    for model_each(change, model, KIND_CHANGE) {
        bool here = operations_takes(mx->setup, change);
        const struct record *status = record_parts(&change->record, CHANGE_STATUS);
        bool counts = here && status && record_choice_is(status, CHANGE_STATUS_STATE, "done") && is_recent(model, record_date(status, CHANGE_STATUS_SINCE));

        done += counts;
        urgent += counts && record_choice_is(&change->record, CHANGE_TYPE, "emergency");
    }
    for model_each(key, model, KIND_KEY) {
        date until = key_due(key, mx_time(mx, THRESHOLD_KEY_INTERVAL));

        if (!duty_in_force(key, model->as_of))
            continue;
        active++;
        due += until != DATE_NONE && until < model->as_of;
    }
    for model_each(disposal, model, KIND_DISPOSAL)
        disposed += is_recent(model, record_date(&disposal->record, DISPOSAL_ON));
    mx_figure(mx, parent, "operations.changed", done);
    mx_figure(mx, parent, "operations.urgent", urgent);
    mx_figure(mx, parent, "operations.keys", active);
    mx_figure(mx, parent, "operations.keys-due", due);
    mx_figure(mx, parent, "operations.disposed", disposed);
    mx_groups(mx, parent, KIND_CHANGE);
    mx_groups(mx, parent, KIND_KEY);
    mx_groups(mx, parent, KIND_DISPOSAL);
    summary_gaps(mx, parent);
}

static void summary_threats(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    long open = 0, late = 0, closed = 0, in_time = 0, reviews = 0;

    for model_each(weakness, model, KIND_WEAKNESS) {
        const struct record *status = record_parts(&weakness->record, WEAKNESS_STATUS);
        date since = status ? record_date(status, WEAKNESS_STATUS_SINCE) : DATE_NONE, due = weakness_due(weakness);

        if (duty_in_force(weakness, model->as_of)) {
            open++;
            late += weakness_late(model, weakness);
        } else if (is_recent(model, since) && due != DATE_NONE) {
            closed++;
            in_time += since <= due;
        }
    }
    for model_each(review, model, KIND_TECHNICAL_REVIEW)
        reviews += is_recent(model, record_date(&review->record, TECHNICAL_REVIEW_ON));
    mx_figure(mx, parent, "threats.open", open);
    mx_figure(mx, parent, "threats.late", late);
    mx_figure(mx, parent, "threats.closed", closed);
    if (closed)
        mx_figure(mx, parent, "threats.in-time", in_time);
    mx_figure(mx, parent, "threats.reviews", reviews);
    mx_groups(mx, parent, KIND_WEAKNESS);
    mx_groups(mx, parent, KIND_TECHNICAL_REVIEW);
    summary_gaps(mx, parent);
}

static void summary_processing(struct modelxml *mx, xmlNode *parent)
{
    long abroad = 0;

    for model_each(processing, mx->setup->model, KIND_PROCESSING)
        abroad += entity_has(processing, PROCESSING_TRANSFERS);
    mx_figure(mx, parent, "processing.total", (long)mx->setup->model->counts[KIND_PROCESSING]);
    mx_figure(mx, parent, "processing.abroad", abroad);
    mx_groups(mx, parent, KIND_PROCESSING);
    summary_gaps(mx, parent);
}

/* ---- groups ---- */

static struct str change_group(const struct model *model, const struct entity *change)
{
    const struct record *status = record_parts(&change->record, CHANGE_STATUS);
    const struct value *state = status ? record_get(status, CHANGE_STATUS_STATE) : NULL;

    (void)model;
    return state && !state->bad ? state->text : STR("open");
}

const struct maker maker_operation = {
    .documents = {
        { DOCUMENT_OPERATIONS, summary_operations, operations_takes, NULL },
        { DOCUMENT_THREATS, summary_threats, threats_takes, NULL },
        { DOCUMENT_PROCESSING, summary_processing, NULL, NULL },
    },
    .kinds = {
        { KIND_PROCESS, operation_compute, NULL },
        { KIND_PROCESS, mx_used, NULL },
        { KIND_CHANGE, operation_compute, "c-sort:int?" },
        { KIND_DISPOSAL, operation_compute, "c-sort:int?" },
        { KIND_KEY, operation_compute, NULL },
        { KIND_WEAKNESS, operation_compute, "c-sort:int?" },
        { KIND_TECHNICAL_REVIEW, operation_compute, "c-sort:int?" },
    },
    .groups = {
        { KIND_CHANGE, change_group, "open/done/dropped" },
        { KIND_DISPOSAL, operation_group, "open/done" },
        { KIND_KEY, operation_group, "active/ended" },
        { KIND_WEAKNESS, operation_group, "late/open/accepted/closed" },
        { KIND_TECHNICAL_REVIEW, operation_group, "penetration-test/scan/configuration/code/none" },
        { KIND_PROCESSING, operation_group, "controller/processor/none" },
    },
    .elements = (const struct maker_element[]){
        { "process", "c-deadline", "optional", "last:date? next:date? overdue:yes" },
        { "process", "c-use", "zeroOrMore", "label" },
        { "key", "c-deadline", "optional", "last:date? next:date? overdue:yes" },
        { "weakness", "c-deadline", "optional", "last:date? next:date? overdue:yes" },
        { 0 },
    },
};
