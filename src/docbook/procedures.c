/* docbook/procedures.c - what is computed for the scope statement and the risk management procedure (4.3, 4.4, 6.1.2, 8.2). */

#include "docbook/maker.h"
#include "docbook/print.h"
#include "docbook/shared.h"
#include "model/assess.h"
#include "model/duty.h"

/* ---- scope ---- */

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

static void summary_scope(struct modelxml *mx, xmlNode *parent)
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
static void procedures_method(struct modelxml *mx, xmlNode *parent, const struct entity *method)
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

static void put_matrix(struct modelxml *mx, xmlNode *node, const struct entity *method)
{
    struct scale likelihood, impact;
    xmlNode *matrix;

    assess_scale(method, METHOD_LIKELIHOOD, &likelihood);
    assess_scale(method, METHOD_IMPACT, &impact);
    if (!likelihood.n || !impact.n)
        return;
    matrix = mx_element(mx, node, "c-matrix");
    for (size_t j = 0; j < impact.n; j++) {
        xmlNode *head = mx_element(mx, matrix, "c-impact");

        mx_count(head, "impact", impact.points[j]);
        mx_point(mx, head, "title", assess_impact_point(method, STR(""), impact.points[j]), METHOD_IMPACT_TITLE, impact.points[j]);
    }
    for (size_t i = likelihood.n; i-- > 0;) {
        xmlNode *row = mx_element(mx, matrix, "c-row");

        mx_count(row, "likelihood", likelihood.points[i]);
        mx_point(mx, row, "likelihood-title", assess_likelihood_point(method, likelihood.points[i]), METHOD_LIKELIHOOD_TITLE, likelihood.points[i]);
        for (size_t j = 0; j < impact.n; j++) {
            xmlNode *cell = mx_element(mx, row, "c-cell");
            double score = assess_score(method, likelihood.points[i], impact.points[j]);

            mx_count(cell, "impact", impact.points[j]);
            if (score > 0)
                mx_number(cell, "score", score);
            mx_level(mx, cell, assess_cell(method, likelihood.points[i], impact.points[j]));
        }
    }
}

/* Without assessments the register has no ground: said by a check. */
static void summary_risk_method(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;

    mx_count(mx_element(mx, parent, "c-total"), "n", (long)model->counts[KIND_METHOD]);
    mx_elsewhere(mx, parent, DOCUMENT_RISK_REGISTER, (long)model->counts[KIND_RISK]);
    mx_elsewhere(mx, parent, DOCUMENT_TREATMENT_PLAN, (long)model->counts[KIND_TREATMENT]);
    if (model->isms && entity_has(model->isms, ISMS_APPETITE))
        mx_target(mx, mx_element(mx, parent, "c-appetite"), model->isms);
    summary_gaps(mx, parent);
}

const struct maker maker_procedures = {
    .documents = {
        { DOCUMENT_SCOPE, summary_scope, NULL, NULL },
        { DOCUMENT_RISK_METHOD, summary_risk_method, NULL, NULL },
    },
    .kinds = {
        { KIND_METHOD, procedures_method, NULL },
        { KIND_METHOD, put_matrix, NULL },
        { KIND_SITE, mx_used, NULL },
        { KIND_UNIT, mx_used, NULL },
        { KIND_INTERFACE, mx_used, NULL },
    },
    .elements = (const struct maker_element[]){
        { "site", "c-use", "zeroOrMore", "label" },
        { "unit", "c-use", "zeroOrMore", "label" },
        { "interface", "c-use", "zeroOrMore", "label" },
        { "method", "c-assessed", "optional", "every? risks:int last:date? next:date? overdue:yes" },
        { "method", "c-matrix", "optional", "" },
        { "c-matrix", "c-impact", "oneOrMore", "impact:int title?" },
        { "c-matrix", "c-row", "oneOrMore", "likelihood:int likelihood-title?" },
        { "c-row", "c-cell", "oneOrMore", "impact:int score:number? @level" },
        { "c-summary", "c-certified", "optional", "until:date" },
        { "c-summary", "c-appetite", "optional", "@target" },
        { 0 },
    },
};
