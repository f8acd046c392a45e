/* docbook/procedures.c - what is computed for the scope statement and the risk management procedure (4.3, 4.4, 6.1.2, 8.2). */

#include "docbook/modelxml.h"
#include "docbook/print.h"
#include "model/assess.h"
#include "model/duty.h"

/* ---- scope ---- */

void mx_elsewhere(struct modelxml *mx, xmlNode *parent, enum document_id doc, long n)
{
    xmlNode *node = mx_element(mx, parent, "c-elsewhere");

    mx_attr(node, "document", document_rows[doc].id);
    mx_attr(node, "title", mx_document_title(mx, &document_rows[doc]));
    mx_count(node, "n", n);
}

static long count_in_force(const struct model *model, enum shape_id kind)
{
    long n = 0;

    for model_each(e, model, kind)
        n += duty_in_force(e, model->as_of);
    return n;
}

/* The certificate that counts today, and whether its words are those of the scope: a check tells where they are not. */
static void put_certified(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    date last = DATE_NONE;

    for values_each(v, &model->isms->record, ISMS_CERTIFICATE) {
        const struct value *period = v->parts ? record_get(v->parts, ISMS_CERTIFICATE_PERIOD) : NULL;

        if (period && !period->bad && period->period.from.day <= model->as_of && (period->period.to.day == DATE_NONE || period->period.to.day >= model->as_of))
            last = period->period.to.day;
    }
    if (last != DATE_NONE)
        mx_date(mx_element(mx, parent, "c-certified"), "until", last);
}

void summary_scope(struct modelxml *mx, xmlNode *parent)
{
    static const struct { enum shape_id kind; const char *id; } parts[] = {
        { KIND_SITE, "scope.sites" }, { KIND_UNIT, "scope.units" }, { KIND_PROCESS, "scope.processes" }, { KIND_INTERFACE, "scope.interfaces" },
    };
    const struct model *model = mx->setup->model;
    long excludes = 0;

    mx_count(mx_element(mx, parent, "c-total"), "n", (long)model->counts[KIND_SCOPE]);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        mx_figure(mx, parent, parts[i].id, count_in_force(model, parts[i].kind));
    for model_each(scope, model, KIND_SCOPE)
        excludes += (long)record_count(&scope->record, SCOPE_EXCLUDES);
    mx_figure(mx, parent, "scope.excludes", excludes);
    if (model->isms)
        put_certified(mx, parent);
    if (model->counts[KIND_ASSET])
        mx_elsewhere(mx, parent, DOCUMENT_ASSETS, count_in_force(model, KIND_ASSET));
    if (model->counts[KIND_SUPPLIER])
        mx_elsewhere(mx, parent, DOCUMENT_SUPPLIERS, count_in_force(model, KIND_SUPPLIER));
    summary_gaps(mx, parent);
}

/* ---- the procedure ---- */

static void put_interval(struct modelxml *mx, xmlNode *node, const struct entity *method, struct duration *interval)
{
    const struct record *assess = record_parts(&method->record, METHOD_ASSESS);
    const struct value *every = assess ? record_get(assess, METHOD_ASSESS_EVERY) : NULL;
    struct buf text = {0};

    if (every && !every->bad) {
        show_how_often(&text, mx->book, every);
        mx_attr(node, "every", text.s);
        *interval = every->interval;
    }
    buf_done(&text);
}

/* When risks were last assessed, and when they are next: from the newest assessment that has been held. */
void procedures_method(struct modelxml *mx, xmlNode *parent, const struct entity *method)
{
    const struct model *model = mx->setup->model;
    struct duration interval = mx_time(mx, THRESHOLD_ASSESSMENT_INTERVAL);
    xmlNode *node = mx_element(mx, parent, "c-assessed");
    date last = DATE_NONE, next;
    long risks = 0;

    for model_each(assessment, model, KIND_ASSESSMENT) {
        date on = record_date(&assessment->record, ASSESSMENT_ON);

        if (on != DATE_NONE && on <= model->as_of && on > last)
            last = on;
    }
    for model_each(risk, model, KIND_RISK)
        risks += assess_method(model, risk) == method;
    put_interval(mx, node, method, &interval);
    next = last != DATE_NONE && interval.unit != UNIT_NONE ? date_add(last, interval) : DATE_NONE;
    mx_count(node, "risks", risks);
    mx_date(node, "last", last);
    mx_date(node, "next", next);
    mx_yes(node, "overdue", next != DATE_NONE && next < model->as_of);
}

/* Without assessments the register has no ground: said by a check. */
void summary_risk_method(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;

    mx_count(mx_element(mx, parent, "c-total"), "n", (long)model->counts[KIND_METHOD]);
    mx_elsewhere(mx, parent, DOCUMENT_RISK_REGISTER, (long)model->counts[KIND_RISK]);
    mx_elsewhere(mx, parent, DOCUMENT_TREATMENT_PLAN, (long)model->counts[KIND_TREATMENT]);
    if (model->isms && entity_has(model->isms, ISMS_APPETITE))
        mx_target(mx, mx_element(mx, parent, "c-appetite"), model->isms);
    summary_gaps(mx, parent);
}
