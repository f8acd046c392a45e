/* docbook/incidents.c - the course of each incident, and how often and how long (A.5.24-A.5.28). */

#include "base/mem.h"
#include "docbook/maker.h"
#include "docbook/print.h"
#include "docbook/shared.h"
#include "model/moments.h"

#include <stdlib.h>

/* ---- one incident ---- */

/* A point of its course. */
struct event { struct moment at; size_t order; const struct value *value; const struct field *field; const struct record *line; };

static int event_order(const void *x, const void *y)
{
    const struct event *a = x, *b = y;

    if (a->at.day != b->at.day)
        return a->at.day < b->at.day ? -1 : 1;
    if (a->at.minute >= 0 && b->at.minute >= 0 && a->at.minute != b->at.minute)
        return a->at.minute < b->at.minute ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

/* The order in which things happen, where they bear the same time. */
static const int course[] = { INCIDENT_OCCURRED, INCIDENT_DETECTED, INCIDENT_REPORTED, INCIDENT_ESCALATED, INCIDENT_NOTIFIED, INCIDENT_CONTAINED, INCIDENT_RESOLVED };

static struct event event_of(const struct entity *incident, const struct value *v)
{
    struct event event = { { DATE_NONE, -1 }, 0, v, v->field, v->field->type == TYPE_RECORD ? v->parts : NULL };

    if (v->field->id == INCIDENT_ESCALATED)
        record_moment(v->parts, INCIDENT_ESCALATED_AT, &event.at);
    else if (v->field->id == INCIDENT_NOTIFIED)
        record_moment(v->parts, INCIDENT_NOTIFIED_AT, &event.at);
    else
        record_moment(&incident->record, v->field->id, &event.at);
    return event;
}

static void put_event(struct modelxml *mx, xmlNode *parent, const struct entity *incident, const struct event *event)
{
    xmlNode *node = mx_element(mx, parent, "c-event");
    struct moment reported;
    struct buf text = {0};

    mx_attr(node, "what", event->field->name);
    buf_printf(&text, "incident.%s", event->field->name);
    mx_attr(node, "text", wordbook_label(mx->book, text.s, event->field->label));
    if (event->at.day != DATE_NONE) {
        struct period at = { event->at, event->at };

        buf_cut(&text, 0);
        show_period(&text, &at);
        mx_attr(node, "at", text.s);
    } else if (!event->line) {
        xml_attr(node, "at", event->value->text);    /* as it was written */
    }
    if (event->field->id == INCIDENT_NOTIFIED) {
        const struct value *within = record_get(event->line, INCIDENT_NOTIFIED_WITHIN);
        const struct value *whom = record_text(event->line, INCIDENT_NOTIFIED_WHOM, mx->book->language);

        if (whom)
            xml_attr(node, "whom", whom->text);
        if (within && !within->bad) {
            buf_cut(&text, 0);
            show_duration(&text, mx->book, within->duration);
            mx_attr(node, "within", text.s);
            mx_yes(node, "late", event->at.day != DATE_NONE && record_moment(&incident->record, INCIDENT_REPORTED, &reported) && moment_late(reported, event->at, within->duration));
        }
    }
    if (event->field->id == INCIDENT_ESCALATED)
        mx_who(mx, node, "whom", record_get(event->line, INCIDENT_ESCALATED_TO));
    buf_done(&text);
}

static void put_course(struct modelxml *mx, xmlNode *node, const struct entity *incident)
{
    struct event *events = NULL;
    size_t n = 0, cap = 0;

    for (size_t i = 0; i < sizeof course / sizeof *course; i++) {
        for values_each(v, &incident->record, course[i]) {
            if (v->field->type == TYPE_RECORD && !v->parts)
                continue;
            mem_grow(&events, &cap, n + 1, sizeof *events);
            events[n] = event_of(incident, v);
            events[n].order = n;
            n++;
        }
    }
    if (n)
        qsort(events, n, sizeof *events, event_order);
    for (size_t i = 0; i < n; i++)
        put_event(mx, node, incident, &events[i]);
    free(events);
}

/* How long: until it was noticed since it began, until it was contained and solved since it was noticed; where that is not known since it was reported. */
enum span_of { SPAN_DETECT, SPAN_CONTAIN, SPAN_RESOLVE, SPANS };
static const char *const span_names[SPANS] = { "detect", "contain", "resolve" };

static bool span_of(const struct entity *incident, enum span_of span, long *minutes)
{
    static const int ends[SPANS] = { INCIDENT_DETECTED, INCIDENT_CONTAINED, INCIDENT_RESOLVED };
    struct moment from, to;

    if (span == SPAN_DETECT) {
        if (!record_moment(&incident->record, INCIDENT_OCCURRED, &from))
            return false;
        if (!record_moment(&incident->record, INCIDENT_DETECTED, &to) && !record_moment(&incident->record, INCIDENT_REPORTED, &to))
            return false;
    } else {
        if (!record_moment(&incident->record, INCIDENT_DETECTED, &from) && !record_moment(&incident->record, INCIDENT_REPORTED, &from))
            return false;
        if (!record_moment(&incident->record, ends[span], &to))
            return false;
    }
    *minutes = moments_apart(from, to, NULL);
    return *minutes >= 0;    /* the other way round is a finding */
}

static void put_minutes(struct modelxml *mx, xmlNode *node, const char *name, long minutes)
{
    struct buf text = {0};

    show_minutes(&text, mx->book, minutes);
    mx_attr(node, name, text.s);
    buf_done(&text);
}

static void put_actions(struct modelxml *mx, xmlNode *node, const struct entity *incident)
{
    for refs_each(v, incident, EVERY_OF) {
        const struct entity *action = value_entity(v);
        struct progress progress;
        xmlNode *work;

        if (action->kind != KIND_ACTION)
            continue;
        work = mx_element(mx, node, "c-action");
        mx_target(mx, work, action);
        mx_who(mx, work, "owner", entity_get(action, EVERY_OWNER));
        if (progress_of(mx->setup->model, action, &progress))
            mx_progress(mx, work, action, &progress);
    }
}

static void incidents_compute(struct modelxml *mx, xmlNode *node, const struct entity *incident)
{
    struct moment reported;
    long minutes;

    if (record_moment(&incident->record, INCIDENT_REPORTED, &reported))
        mx_count(node, "c-sort", reported.day > 0 ? reported.day : 0);    /* the newest first */
    put_course(mx, node, incident);
    for (enum span_of span = 0; span < SPANS; span++) {
        xmlNode *time;

        if (!span_of(incident, span, &minutes))
            continue;
        time = mx_element(mx, node, "c-time");
        mx_attr(time, "of", span_names[span]);
        put_minutes(mx, time, "text", minutes);
    }
    put_actions(mx, node, incident);
}

/* ---- all of them ---- */

enum { SEVERITIES = 5, UNGRADED = 4, MOST_QUARTERS = 12 };    /* three years of quarters: enough to see a trend, and one page */
static const char *const severity_words[SEVERITIES] = { "low", "medium", "high", "critical", "none" };

static int severity_of(const struct entity *incident)
{
    int severity = record_choice(&incident->record, INCIDENT_SEVERITY);

    return severity < 0 || severity >= UNGRADED ? UNGRADED : severity;
}

static int quarter_of(date day)
{
    struct ymd d = date_ymd(day);

    return d.year * 4 + (d.month - 1) / 3;
}

static void put_quarters(struct modelxml *mx, xmlNode *parent)
{
    int last = quarter_of(mx->setup->model->as_of), first = last + 1;
    struct moment reported;

    for model_each(incident, mx->setup->model, KIND_INCIDENT)
        if (record_moment(&incident->record, INCIDENT_REPORTED, &reported) && quarter_of(reported.day) < first)
            first = quarter_of(reported.day);
    if (first < last - MOST_QUARTERS + 1)
        first = last - MOST_QUARTERS + 1;
    for (int quarter = last; quarter >= first; quarter--) {
        xmlNode *node = mx_element(mx, parent, "c-quarter");
        long counts[SEVERITIES] = {0}, n = 0;
        char id[32];

        for model_each(incident, mx->setup->model, KIND_INCIDENT) {
            if (!record_moment(&incident->record, INCIDENT_REPORTED, &reported) || quarter_of(reported.day) != quarter)
                continue;
            counts[severity_of(incident)]++;
            n++;
        }
        snprintf(id, sizeof id, "%d-Q%d", quarter / 4, quarter % 4 + 1);
        mx_attr(node, "id", id);
        for (int severity = 0; severity < SEVERITIES; severity++)
            mx_count(node, severity_words[severity], counts[severity]);
        mx_count(node, "n", n);
    }
}

static int by_length(const void *x, const void *y)
{
    long a = *(const long *)x, b = *(const long *)y;

    return a < b ? -1 : a > b;
}

/* The one in the middle: a single incident that lasted for months moves it little. */
static void put_median(struct modelxml *mx, xmlNode *node, enum span_of span, int severity)
{
    long *all = NULL, minutes;
    size_t n = 0, cap = 0;

    for model_each(incident, mx->setup->model, KIND_INCIDENT) {
        if (severity_of(incident) != severity || !span_of(incident, span, &minutes))
            continue;
        mem_grow(&all, &cap, n + 1, sizeof *all);
        all[n++] = minutes;
    }
    if (n) {
        qsort(all, n, sizeof *all, by_length);
        put_minutes(mx, node, span_names[span], n % 2 ? all[n / 2] : (all[n / 2 - 1] + all[n / 2]) / 2);
    }
    free(all);
}

static void put_severities(struct modelxml *mx, xmlNode *parent)
{
    static const int order[SEVERITIES] = { 3, 2, 1, 0, UNGRADED };

    for (size_t i = 0; i < SEVERITIES; i++) {
        long n = 0, open = 0;
        struct buf id = {0};
        xmlNode *node;

        for model_each(incident, mx->setup->model, KIND_INCIDENT) {
            const struct record *status = record_parts(&incident->record, INCIDENT_STATUS);

            if (severity_of(incident) != order[i])
                continue;
            n++;
            open += !status || !record_choice_is(status, INCIDENT_STATUS_STATE, "closed");
        }
        if (!n)
            continue;
        node = mx_element(mx, parent, "c-severity");
        mx_attr(node, "id", severity_words[order[i]]);
        buf_printf(&id, "incidents.%s", severity_words[order[i]]);
        mx_attr(node, "text", wordbook_get(mx->book, id.s));
        mx_count(node, "n", n);
        mx_count(node, "open", open);
        for (enum span_of span = 0; span < SPANS; span++)
            put_median(mx, node, span, order[i]);
        buf_done(&id);
    }
}

static void summary_incidents(struct modelxml *mx, xmlNode *parent)
{
    long breaches = 0, notified = 0;

    for model_each(incident, mx->setup->model, KIND_INCIDENT) {
        const struct record *breach = record_parts(&incident->record, INCIDENT_BREACH);

        breaches += breach && (record_choice_is(breach, INCIDENT_BREACH_ANSWER, "yes") || record_choice_is(breach, INCIDENT_BREACH_ANSWER, "harmless"));
        notified += entity_has(incident, INCIDENT_NOTIFIED);
    }
    mx_total(mx, parent, KIND_INCIDENT);
    mx_figure(mx, parent, "incidents.breaches", breaches);
    mx_figure(mx, parent, "incidents.notified", notified);
    put_severities(mx, parent);
    put_quarters(mx, parent);
    mx_groups(mx, parent, KIND_INCIDENT);
    summary_gaps(mx, parent);
}

/* ---- groups ---- */

static struct str incident_group(const struct model *model, const struct entity *incident)
{
    (void)model;
    return mx_state_is(incident, INCIDENT_STATUS, INCIDENT_STATUS_STATE, "closed") ? STR("closed") : STR("open");
}

const struct maker maker_incidents = {
    .documents = { { DOCUMENT_INCIDENTS, summary_incidents, NULL, NULL } },
    .kinds = { { KIND_INCIDENT, incidents_compute, "c-sort:int?" } },
    .groups = { { KIND_INCIDENT, incident_group, "open/closed" } },
    .elements = (const struct maker_element[]){
        { "incident", "c-event", "zeroOrMore", "what text at? whom? within? late:yes?" },
        { "incident", "c-time", "zeroOrMore", "of:detect|contain|resolve text" },
        { "incident", "c-action", "zeroOrMore", "@target owner? @work" },
        { "c-summary", "c-severity", "zeroOrMore", "id text n:int open:int detect? contain? resolve?" },
        { "c-summary", "c-quarter", "zeroOrMore", "id low:int medium:int high:int critical:int none:int n:int" },
        { 0 },
    },
};
