/* docbook/computed.c - what follows from the model about a declaration: levels, deadlines, reasons, proofs. Elements named c-…, so that nobody takes them for what was written. */

#include "docbook/modelxml.h"
#include "base/utf8.h"
#include "docbook/print.h"
#include "model/applicability.h"
#include "model/assess.h"
#include "model/duty.h"
#include "model/progress.h"
#include "prose/texts.h"
#include "rules/thresholds.h"

#include <stdlib.h>

static void put_number(xmlNode *node, const char *name, double number)
{
    struct buf text = {0};

    show_number(&text, number);
    mx_attr(node, name, text.s);
    buf_done(&text);
}

static void put_text_of(struct modelxml *mx, xmlNode *node, const char *name, const struct record *record, int field)
{
    const struct value *v = record ? record_text(record, field, mx->book->language) : NULL;

    if (v)
        xml_attr(node, name, v->text);
}

static void put_choice(struct modelxml *mx, xmlNode *node, const char *name, const char *path, const char *word)
{
    struct buf room = {0};

    mx_attr(node, name, wordbook_choice(mx->book, path, str_of(word), &room));
    buf_done(&room);
}

/* The name of a point of a scale; nothing where it is the number once more. */
static void put_point_title(struct modelxml *mx, xmlNode *node, const char *name, const struct record *record, int field, double point)
{
    const struct value *title = record ? mx_point_title(mx, record, field, point) : NULL;

    if (title)
        xml_attr(node, name, title->text);
}

/* ---- risks ---- */

void mx_level(struct modelxml *mx, xmlNode *node, const struct record *level)
{
    if (!level)
        return;
    xml_attr(node, "level", assess_level_name(level));
    put_text_of(mx, node, "level-title", level, METHOD_LEVEL_TITLE);
    put_number(node, "level-rank", assess_rank(level));
    xml_attr(node, "colour", assess_level_colour(level));
    xml_attr(node, "response", record_str(level, METHOD_LEVEL_RESPONSE));
}

/* `holder` has the rating, by the method of `risk`: the risk itself, or a treatment that says what it will come to. */
static void put_rating(struct modelxml *mx, xmlNode *parent, const struct entity *holder, const struct entity *risk, int field, const char *of)
{
    const struct entity *method = assess_method(mx->setup->model, risk);
    const struct record *rating = record_parts(&holder->record, field);
    struct assessment a = assess_rating(method, rating);
    xmlNode *node;

    if (!rating)
        return;
    node = mx_element(mx, parent, "c-rating");
    mx_attr(node, "of", of);
    mx_yes(node, "complete", a.complete);
    if (a.likelihood > 0) {
        mx_count(node, "likelihood", a.likelihood);
        put_point_title(mx, node, "likelihood-title", method ? assess_likelihood_point(method, a.likelihood) : NULL, METHOD_LIKELIHOOD_TITLE, a.likelihood);
    }
    if (a.impact > 0) {
        put_number(node, "impact", a.impact);
        put_point_title(mx, node, "impact-title", method ? assess_impact_point(method, STR(""), a.impact) : NULL, METHOD_IMPACT_TITLE, a.impact);
    }
    if (a.score > 0)
        put_number(node, "score", a.score);
    mx_level(mx, node, a.level);
}

static const char *state_text(struct modelxml *mx, enum work_state state, struct buf *room)
{
    return wordbook_choice(mx->book, "work.state", str_of(work_state_name(state)), room);
}

void mx_progress(struct modelxml *mx, xmlNode *node, const struct entity *work, const struct progress *p)
{
    const struct value *every = work->kind == KIND_TREATMENT ? entity_get(work, TREATMENT_EVERY) : work->kind == KIND_ACTION ? entity_get(work, ACTION_EVERY) : NULL;
    struct buf room = {0};

    mx_attr(node, "state", work_state_name(p->state));
    mx_attr(node, "state-text", state_text(mx, p->state, &room));
    mx_date(node, "since", p->since);
    mx_date(node, "due", p->due);
    if (p->first_due != p->due)
        mx_date(node, "first-due", p->first_due);
    mx_count(node, "slips", p->slips);
    if (every) {
        buf_cut(&room, 0);
        show_how_often(&room, mx->book, every);
        xml_attr(node, "every", buf_text(&room));
    }
    mx_yes(node, "overdue", p->days_late > 0);
    if (p->days_late > 0)
        mx_count(node, "days-late", p->days_late);
    if (p->share >= 0)
        put_number(node, "share", p->share);
    mx_yes(node, "pending", p->pending);
    buf_done(&room);
}

/* By a treatment; one that names the control twice, once. */
static void put_via(struct modelxml *mx, xmlNode *control, const struct entity *via)
{
    if (via && !(control->last && !strcmp(xml_get(control->last, "to"), via->address)))
        mx_target(mx, mx_element(mx, control, "c-via"), via);
}

/* Each control once, in the order in which they are named; `via` a treatment that names it, NULL for a declaration's own. `seen` has their elements. */
static void put_controls(struct modelxml *mx, xmlNode *parent, const struct record *record, int field, int which, const struct entity *via, struct map *seen)
{
    for values_each(line, record, field) {
        for values_each(v, line->parts, which) {
            const struct entity *control = v->ref.target;
            void **at = map_at(seen, control ? str_of(control->address) : v->ref.written);
            xmlNode *node;
            const struct entry *entry;

            if (*at) {
                put_via(mx, *at, via);
                continue;
            }
            *at = node = mx_element(mx, parent, "c-control");
            put_via(mx, node, via);
            if (!control) {
                mx_nowhere(mx, node, v);
                xml_attr(node, "title", v->ref.written);
                continue;
            }
            mx_target(mx, node, control);
            entry = mx->setup->applicability ? applicability_find(mx->setup->applicability, control) : NULL;
            if (entry) {
                mx_attr(node, "status", entry->included ? entry_state_name(entry->state) : "excluded");
                put_choice(mx, node, "status-text", "control.state", entry->included ? entry_state_name(entry->state) : "excluded");
            }
        }
    }
}

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
    put_text_of(mx, node, "because", accepted, RISK_ACCEPTED_BECAUSE);
}

static void put_next_review(struct modelxml *mx, xmlNode *parent, const struct entity *e, struct duration fallback)
{
    struct review_state review = duty_review(e, fallback);
    xmlNode *node;

    if (review.last == DATE_NONE && review.next == DATE_NONE)
        return;
    node = mx_element(mx, parent, "c-review");
    mx_date(node, "last", review.last);
    mx_date(node, "next", review.next);
    mx_yes(node, "overdue", review.next != DATE_NONE && review.next < mx->setup->model->as_of);
}

static void compute_risk(struct modelxml *mx, xmlNode *node, const struct entity *risk)
{
    const struct record *status = record_parts(&risk->record, RISK_STATUS);
    struct assessment remaining = assess_remaining(mx->setup->model, risk, NULL);
    struct map seen = {0};

    mx_yes(node, "c-open", !status || !record_choice_is(status, RISK_STATUS_STATE, "closed"));
    mx_count(node, "c-sort", priority_value(mx->setup, risk));
    mx_yes(node, "c-above-criterion", remaining.level && !assess_acceptable(remaining.level));
    put_rating(mx, node, risk, risk, RISK_INHERENT, "inherent");
    put_rating(mx, node, risk, risk, RISK_CURRENT, "current");
    put_rating(mx, node, risk, risk, RISK_RESIDUAL, "residual");
    put_controls(mx, node, &risk->record, RISK_CONTROLS, RISK_CONTROLS_WHICH, NULL, &seen);
    for refs_each(v, risk, EVERY_OF) {
        const struct entity *treatment = value_entity(v);
        struct progress progress;

        if (treatment->kind == KIND_TREATMENT)
            put_controls(mx, node, &treatment->record, TREATMENT_CONTROLS, TREATMENT_CONTROLS_WHICH, treatment, &seen);
        if (treatment->kind == KIND_TREATMENT && progress_of(mx->setup->model, treatment, &progress)) {
            xmlNode *t = mx_element(mx, node, "c-treatment");

            mx_target(mx, t, treatment);
            mx_progress(mx, t, treatment, &progress);
        }
    }
    put_acceptance(mx, node, risk);
    put_next_review(mx, node, risk, (struct duration){ 0, UNIT_NONE });
    map_done(&seen);
}

/* ---- treatments ---- */

static void put_evidence(struct modelxml *mx, xmlNode *parent, const struct entity *evidence)
{
    xmlNode *node = mx_element(mx, parent, "c-evidence");

    mx_target(mx, node, evidence);
    mx_date(node, "on", record_date(&evidence->record, EVIDENCE_ON));
    put_text_of(mx, node, "location", &evidence->record, EVIDENCE_LOCATION);
    put_text_of(mx, node, "file", &evidence->record, EVIDENCE_FILE);
}

static void compute_treatment(struct modelxml *mx, xmlNode *node, const struct entity *treatment)
{
    struct progress progress;
    struct map seen = {0}, shown = {0};

    if (progress_of(mx->setup->model, treatment, &progress))
        mx_progress(mx, mx_element(mx, node, "c-progress"), treatment, &progress);
    for values_each(of, &treatment->record, EVERY_OF) {
        if (of->ref.target && of->ref.target->kind == KIND_RISK) {
            xmlNode *risk = mx_element(mx, node, "c-risk");

            mx_target(mx, risk, of->ref.target);
            mx_level(mx, risk, assess_remaining(mx->setup->model, of->ref.target, NULL).level);
        }
    }
    if (treatment_risk(treatment))
        put_rating(mx, node, treatment, treatment_risk(treatment), TREATMENT_EXPECTED, "expected");
    put_controls(mx, node, &treatment->record, TREATMENT_CONTROLS, TREATMENT_CONTROLS_WHICH, NULL, &seen);
    for values_each(v, &treatment->record, EVERY_EVIDENCE) {
        if (v->ref.target) {
            *map_at(&shown, str_of(v->ref.target->id)) = (void *)v;
            put_evidence(mx, node, v->ref.target);
        } else {
            xmlNode *loose = mx_element(mx, node, "c-evidence");

            mx_nowhere(mx, loose, v);
            xml_attr(loose, "title", v->ref.written);
        }
    }
    for refs_each(v, treatment, EVERY_OF)
        if (value_entity(v)->kind == KIND_EVIDENCE && !map_get(&shown, str_of(value_entity(v)->id)))
            put_evidence(mx, node, value_entity(v));
    map_done(&shown);
    map_done(&seen);
}

/* ---- controls ---- */

static const struct entity *theme_of(const struct entity *control)
{
    const struct entity *e = control->parent;

    while (e && e->kind != KIND_GROUP)
        e = e->parent;
    return e;
}

/* The drivers stand in order: those of one declaration, by one treatment and another, next to each other. */
static void put_drivers(struct modelxml *mx, xmlNode *node, const struct entry *entry)
{
    xmlNode *driver = NULL;

    for (size_t i = 0; i < entry->n_drivers; i++) {
        const struct driver *d = &entry->drivers[i];

        if (!d->entity || !i || d->entity != d[-1].entity || d->kind != d[-1].kind) {
            driver = mx_element(mx, node, "c-driver");
            if (d->entity)
                mx_target(mx, driver, d->entity);
            else
                xml_attr(driver, "title", d->value->ref.written);
            xmlSetProp(driver, BAD_CAST "kind", BAD_CAST driver_kind_name(d->kind));
            put_choice(mx, driver, "kind-text", "driver", driver_kind_name(d->kind));
        }
        if (d->via)
            mx_target(mx, mx_element(mx, driver, "c-via"), d->via);
    }
}

/* A policy once, with each of its headings. */
static void put_texts(struct modelxml *mx, xmlNode *node, const struct entry *entry)
{
    xmlNode *text = NULL;

    for (size_t i = 0; i < entry->n_texts; i++) {
        const struct worked_out *t = &entry->texts[i];

        if (!t->policy || !i || t->policy != t[-1].policy) {
            text = mx_element(mx, node, "c-text");
            if (t->policy)
                mx_target(mx, text, t->policy);
            else {
                mx_nowhere(mx, text, t->value);
                xml_attr(text, "title", t->value->ref.written);
            }
        }
        if (t->heading.n) {
            xmlNode *heading = mx_element(mx, text, "c-heading");

            xml_attr(heading, "id", t->heading);
            if (t->policy) {
                mx_attr(heading, "to", t->policy->address);
                mx_heading(mx, heading, t->policy, t->heading);
                xml_attr(heading, "title", mx_heading_words(mx, t->policy, t->heading));
            }
        }
    }
}

static void put_proofs(struct modelxml *mx, xmlNode *node, const struct entry *entry)
{
    for (size_t i = 0; i < entry->n_proofs; i++) {
        const struct proof *p = &entry->proofs[i];
        xmlNode *proof = mx_element(mx, node, "c-proof");

        if (p->evidence) {
            mx_target(mx, proof, p->evidence);
            put_text_of(mx, proof, "location", &p->evidence->record, EVIDENCE_LOCATION);
            put_text_of(mx, proof, "file", &p->evidence->record, EVIDENCE_FILE);
        } else {
            mx_nowhere(mx, proof, p->value);
            xml_attr(proof, "title", p->value->ref.written);
        }
        mx_date(proof, "on", p->on);
        mx_date(proof, "until", p->until);
        mx_yes(proof, "stale", p->until != DATE_NONE && p->until < mx->setup->model->as_of);
    }
}

static void put_work(struct modelxml *mx, xmlNode *node, const struct entry *entry)
{
    for (size_t i = 0; i < entry->n_work; i++) {
        xmlNode *work = mx_element(mx, node, "c-work");
        struct progress progress;

        mx_target(mx, work, entry->work[i].entity);
        mx_who(mx, work, "owner", entity_get(entry->work[i].entity, EVERY_OWNER));
        if (progress_of(mx->setup->model, entry->work[i].entity, &progress))
            mx_progress(mx, work, entry->work[i].entity, &progress);
    }
}

static void compute_control(struct modelxml *mx, xmlNode *node, const struct entity *control)
{
    const struct entry *entry = mx->setup->applicability ? applicability_find(mx->setup->applicability, control) : NULL;
    const struct entity *theme = theme_of(control);
    xmlNode *e;

    if (!entry)
        return;
    e = mx_element(mx, node, "c-entry");
    mx_yes(e, "included", entry->included);
    if (entry_undecided(entry))
        mx_yes(e, "undecided", true);
    mx_attr(e, "state", entry_state_name(entry->state));
    put_choice(mx, e, "state-text", "control.state", entry->state == ENTRY_UNSTATED ? "unstated" : entry_state_name(entry->state));
    mx_date(e, "since", entry->since);
    mx_attr(e, "proof", proof_state_name(entry->proof));
    put_choice(mx, e, "proof-text", "proof", proof_state_name(entry->proof));
    mx_attr(e, "catalog", control->catalog->id);
    if (theme) {
        mx_attr(e, "theme", theme->id);
        mx_attr(e, "theme-title", mx_title(mx, theme));
    }
    mx_yes(e, "own", !control->foreign);
    put_drivers(mx, node, entry);
    put_texts(mx, node, entry);
    put_proofs(mx, node, entry);
    put_work(mx, node, entry);
}

/* ---- methods ---- */

static void compute_method(struct modelxml *mx, xmlNode *node, const struct entity *method)
{
    struct scale likelihood, impact;
    xmlNode *matrix;

    procedures_method(mx, node, method);
    assess_scale(method, METHOD_LIKELIHOOD, &likelihood);
    assess_scale(method, METHOD_IMPACT, &impact);
    if (!likelihood.n || !impact.n)
        return;
    matrix = mx_element(mx, node, "c-matrix");
    for (size_t j = 0; j < impact.n; j++) {
        xmlNode *head = mx_element(mx, matrix, "c-impact");

        mx_count(head, "impact", impact.points[j]);
        put_point_title(mx, head, "title", assess_impact_point(method, STR(""), impact.points[j]), METHOD_IMPACT_TITLE, impact.points[j]);
    }
    for (size_t i = likelihood.n; i-- > 0;) {
        xmlNode *row = mx_element(mx, matrix, "c-row");

        mx_count(row, "likelihood", likelihood.points[i]);
        put_point_title(mx, row, "likelihood-title", assess_likelihood_point(method, likelihood.points[i]), METHOD_LIKELIHOOD_TITLE, likelihood.points[i]);
        for (size_t j = 0; j < impact.n; j++) {
            xmlNode *cell = mx_element(mx, row, "c-cell");
            double score = assess_score(method, likelihood.points[i], impact.points[j]);

            mx_count(cell, "impact", impact.points[j]);
            if (score > 0)
                put_number(cell, "score", score);
            mx_level(mx, cell, assess_cell(method, likelihood.points[i], impact.points[j]));
        }
    }
}

/* ---- policies ---- */

static bool same_words(struct str a, struct str b)
{
    size_t n_a, n_b;
    char *folded_a = utf8_fold(a, &n_a), *folded_b = utf8_fold(b, &n_b);
    bool same = str_eq((struct str){ folded_a, n_a }, (struct str){ folded_b, n_b });

    free(folded_a);
    free(folded_b);
    return same;
}

/* The text itself, in the document made of it. `title`: what its own heading calls it, where that is something else. */
static void compute_policy(struct modelxml *mx, xmlNode *node, const struct entity *policy)
{
    const char *lang = NULL;
    const struct policy_text *text;
    xmlNode *body;

    if (mx->document->row->doc == DOCUMENT_HANDBOOK)
        handbook_policy(mx, node, policy);
    else if (mx->document->of != policy)
        return;
    text = texts_of(mx->setup->texts, mx->setup->model, policy, mx->book->language, &lang);
    body = mx_element(mx, node, "c-body");
    xml_lang(body, lang);
    if (!text)
        return;
    mx_source(mx, text->source);
    if (texts_title(text).n && !same_words(texts_title(text), str_of(mx_title(mx, policy))))
        xml_attr(body, "title", texts_title(text));
    prose_body(body, mx->db, mx->setup->model, mx->setup->texts, policy, mx->book->language);
}

static void compute_threat(struct modelxml *mx, xmlNode *node, const struct entity *threat)
{
    mx_uses(mx, node, threat, NULL);
}

static const struct { int kind; void (*compute)(struct modelxml *mx, xmlNode *node, const struct entity *e); } table[] = {
    { KIND_RISK, compute_risk },
    { KIND_TREATMENT, compute_treatment },
    { KIND_CONTROL, compute_control },
    { KIND_METHOD, compute_method },
    { KIND_THREAT, compute_threat },
    { KIND_POLICY, compute_policy },
    { KIND_ROLE, roles_compute },
    { KIND_PERSON, roles_compute },
    { KIND_REFERENCE, controlled_reference },
    { KIND_RETENTION, controlled_retention },
    { KIND_COMPETENCE, learning_competence },
    { KIND_TRAINING, learning_training },
    { KIND_TERM, glossary_term },
    { KIND_EVIDENCE, trace_evidence },
    { KIND_REQUIREMENT, context_requirement },
    { KIND_OBJECTIVE, objectives_objective },
    { KIND_METRIC, objectives_metric },
    { KIND_ISMS_RISK, context_work },
    { KIND_OPPORTUNITY, context_work },
};

void mx_computed(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].kind == e->kind)
            table[i].compute(mx, node, e);
    registers_compute(mx, node, e);
}
