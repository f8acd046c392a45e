/* docbook/risks.c - the risk register: levels, controls and acceptance of each risk, counts and heat maps (6.1.2, 6.1.3, 8.2). */

#include "docbook/heatmap.h"
#include "docbook/maker.h"
#include "docbook/shared.h"
#include "model/assess.h"
#include "model/duty.h"
#include "model/progress.h"

/* ---- each risk ---- */

static int priority_value(const struct doc_setup *setup, const struct entity *risk)
{
    struct assessment a = assess_remaining(setup->model, risk, NULL);
    double rank = a.level ? assess_rank(a.level) : 0;

    return (int)(rank * 10000 + a.score * 10 + a.impact);
}

static void put_acceptance(struct modelxml *mx, xmlNode *parent, const struct entity *risk)
{
    const struct record *accepted = record_newest(&risk->record, RISK_ACCEPTED, RISK_ACCEPTED_ON);
    xmlNode *node;
    date until;

    if (!accepted)
        return;
    node = mx_element(mx, parent, "c-acceptance");
    until = record_date(accepted, RISK_ACCEPTED_UNTIL);
    mx_who(mx, node, "by", record_get(accepted, RISK_ACCEPTED_BY));
    mx_date(node, "on", record_date(accepted, RISK_ACCEPTED_ON));
    mx_date(node, "until", until);
    mx_yes(node, "expired", until != DATE_NONE && until < mx->setup->model->as_of);
    mx_words(mx, node, "because", accepted, RISK_ACCEPTED_BECAUSE);
}

static void compute_risk(struct modelxml *mx, xmlNode *node, const struct entity *risk)
{
    const struct record *status = record_parts(&risk->record, RISK_STATUS);
    struct assessment remaining = assess_remaining(mx->setup->model, risk, NULL);
    struct review_state review = duty_review(risk, (struct duration){ 0, UNIT_NONE });
    struct map seen = {0};

    mx_yes(node, "c-open", !status || !record_choice_is(status, RISK_STATUS_STATE, "closed"));
    mx_count(node, "c-sort", priority_value(mx->setup, risk));
    mx_yes(node, "c-above-criterion", remaining.level && !assess_acceptable(remaining.level));
    mx_rating(mx, node, risk, risk, RISK_INHERENT, "inherent");
    mx_rating(mx, node, risk, risk, RISK_CURRENT, "current");
    mx_rating(mx, node, risk, risk, RISK_RESIDUAL, "residual");
    mx_controls(mx, node, &risk->record, RISK_CONTROLS, RISK_CONTROLS_WHICH, NULL, &seen);
    for refs_each(v, risk, EVERY_OF) {
        const struct entity *treatment = value_entity(v);
        struct progress progress;

        if (treatment->kind == KIND_TREATMENT)
            mx_controls(mx, node, &treatment->record, TREATMENT_CONTROLS, TREATMENT_CONTROLS_WHICH, treatment, &seen);
        if (treatment->kind == KIND_TREATMENT && progress_of(mx->setup->model, treatment, &progress)) {
            xmlNode *t = mx_element(mx, node, "c-treatment");

            mx_target(mx, t, treatment);
            mx_progress(mx, t, treatment, &progress);
        }
    }
    put_acceptance(mx, node, risk);
    mx_look(mx, node, (struct look){ .last = review.last, .due = review.next, .late = review.next != DATE_NONE && review.next < mx->setup->model->as_of });
    map_done(&seen);
}

static void compute_threat(struct modelxml *mx, xmlNode *node, const struct entity *threat)
{
    mx_uses(mx, node, threat, NULL);
}

/* ---- the register ---- */

struct level_count { const struct record *level; long n; };

static void put_counts(struct modelxml *mx, xmlNode *parent, const struct entity *method, int field, const char *of, struct buf *alt)
{
    struct level_count counts[64];
    size_t n = 0;

    for (const struct record *level = assess_level_next(method, NULL); level && n < 64; level = assess_level_next(method, level))
        counts[n++] = (struct level_count){ level, 0 };
    for model_each(risk, mx->setup->model, KIND_RISK) {
        struct assessment a;

        if (assess_method(mx->setup->model, risk) != method || !document_takes(mx->setup, mx->document, risk))
            continue;
        a = entity_has(risk, field) ? assess_risk(mx->setup->model, risk, field) : assess_remaining(mx->setup->model, risk, NULL);
        for (size_t i = 0; i < n; i++)
            counts[i].n += counts[i].level == a.level;
    }
    while (n-- > 0) {
        const struct value *title = record_text(counts[n].level, METHOD_LEVEL_TITLE, mx->book->language);
        xmlNode *node = mx_element(mx, parent, "c-count");
        struct str shown = title ? title->text : assess_level_name(counts[n].level);

        mx_attr(node, "of", of);
        xml_attr(node, "level", assess_level_name(counts[n].level));
        xml_attr(node, "level-title", shown);
        xml_attr(node, "colour", assess_level_colour(counts[n].level));
        mx_count(node, "n", counts[n].n);
        buf_printf(alt, "%s%.*s %ld", alt->n && alt->s[alt->n - 1] != ' ' ? ", " : "", STR_ARGS(shown), counts[n].n);
    }
}

static void put_rated(struct modelxml *mx, xmlNode *parent, const struct entity *method, int field, const char *of)
{
    struct buf name = {0}, alt = {0}, word = {0};
    struct named_figure *f;

    buf_printf(&word, "heatmap.%s", of);
    buf_printf(&alt, "%s: ", wordbook_get(mx->book, word.s));
    buf_printf(&name, "figures/%s..%s..%s.svg", mx->document->id, method->id, of);
    put_counts(mx, parent, method, field, of, &alt);
    f = heatmap_add(mx, method, field, name.s, alt.s);
    if (f) {
        xmlNode *node = mx_element(mx, parent, "c-figure");

        mx_attr(node, "name", of);
        mx_attr(node, "method", method->id);
        mx_attr(node, "fileref", f->name);
        mx_attr(node, "alt", alt.s);
        mx_count(node, "width", (long)f->figure.width);
        mx_count(node, "height", (long)f->figure.height);
    }
    buf_done(&word);
    buf_done(&alt);
    buf_done(&name);
}

/* The newest acceptance of what remains, while it counts; NULL for none. */
static const struct record *acceptance_of(const struct model *model, const struct entity *risk)
{
    const struct record *accepted = record_newest(&risk->record, RISK_ACCEPTED, RISK_ACCEPTED_ON);
    date until = accepted ? record_date(accepted, RISK_ACCEPTED_UNTIL) : DATE_NONE;

    return until == DATE_NONE || until >= model->as_of ? accepted : NULL;
}

/* Whether it is of somebody whom the method lets accept such a level. */
static bool may_accept(const struct record *accepted, const struct record *level)
{
    return assess_may_accept(level, record_ref(accepted, RISK_ACCEPTED_BY), record_date(accepted, RISK_ACCEPTED_ON));
}

/* Whether it is of the risk's owner (6.1.3 f), or of one whom the method names. What anybody may accept by the method is still for its owner to accept. */
static bool is_entitled(const struct entity *risk, const struct record *accepted, const struct record *level)
{
    const struct entity *who = record_ref(accepted, RISK_ACCEPTED_BY), *owner = duty_owner(risk);

    return who && ((owner && duty_acts_for(who, owner, record_date(accepted, RISK_ACCEPTED_ON))) || (!assess_acceptable(level) && may_accept(accepted, level)));
}

static void summary_risk_register(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    long n = 0, open = 0, accepted = 0, entitled = 0, above = 0, above_accepted = 0;
    xmlNode *total;

    for model_each(risk, model, KIND_RISK) {
        const struct record *status = record_parts(&risk->record, RISK_STATUS);
        const struct record *acceptance = acceptance_of(model, risk);
        struct assessment remaining = assess_remaining(model, risk, NULL);

        if (!document_takes(mx->setup, mx->document, risk))
            continue;
        n++;
        open += !status || !record_choice_is(status, RISK_STATUS_STATE, "closed");
        if (acceptance) {
            accepted++;
            entitled += is_entitled(risk, acceptance, remaining.level);
        }
        if (remaining.level && !assess_acceptable(remaining.level)) {
            above++;
            above_accepted += acceptance && may_accept(acceptance, remaining.level);
        }
    }
    total = mx_element(mx, parent, "c-total");
    mx_count(total, "n", n);
    mx_count(total, "open", open);
    mx_count(total, "accepted", accepted);
    mx_count(total, "accepted-entitled", entitled);
    mx_count(total, "above-criterion", above);
    mx_count(total, "above-accepted", above_accepted);
    for model_each(method, model, KIND_METHOD) {
        bool used = false, rated_now = true;    /* all of them: what a risk will come to does not stand for what it is */
        struct buf unused = {0};

        for model_each(risk, model, KIND_RISK) {
            bool here = assess_method(model, risk) == method;

            used = used || here;
            rated_now = rated_now && (!here || !document_takes(mx->setup, mx->document, risk) || entity_has(risk, RISK_CURRENT));
        }
        if (!used)
            continue;
        put_rated(mx, parent, method, RISK_INHERENT, "inherent");
        if (rated_now)
            put_counts(mx, parent, method, RISK_CURRENT, "current", &unused);
        put_rated(mx, parent, method, RISK_RESIDUAL, "residual");
        buf_done(&unused);
    }
}

const struct maker maker_risks = {
    .documents = { { DOCUMENT_RISK_REGISTER, summary_risk_register, NULL, NULL } },
    .kinds = {
        { KIND_RISK, compute_risk, "c-open:yes c-sort:int c-above-criterion:yes" },
        { KIND_THREAT, compute_threat, NULL },
    },
    .elements = (const struct maker_element[]){
        { "risk", "c-rating", "zeroOrMore", "of:inherent|current|residual complete:yes likelihood:int? likelihood-title? impact:number? impact-title? score:number? @level" },
        { "risk", "c-control", MIXED, "@loose status? status-text?" },
        { "risk", "c-treatment", MIXED, "@target @work" },
        { "c-control", "c-via", "zeroOrMore", "@target" },
        { "risk", "c-acceptance", "optional", "by? on:date? until:date? expired:yes because?" },
        { "risk", "c-review", "optional", "last:date? next:date? overdue:yes" },
        { "threat", "c-use", "zeroOrMore", "label" },
        { "c-summary", "c-total", "optional", "n:int open:int? accepted:int? accepted-entitled:int? above-criterion:int? above-accepted:int?" },
        { "c-summary", "c-count", "zeroOrMore", "of:inherent|current|residual level level-title colour? n:int" },
        { "c-summary", "c-figure", "zeroOrMore", "name:inherent|residual method fileref alt width:int height:int" },
        { 0 },
    },
};
