/* docbook/trace.c - the threads from risk to evidence and back, and where they are broken (6.1.3, 8.3). */

#include "docbook/maker.h"
#include "docbook/shared.h"
#include "model/assess.h"
#include "model/duty.h"
#include "model/progress.h"

#include <stdint.h>

/* ---- gaps: counted while the threads are drawn ---- */

/* In one cell; the rest is a number: a thousand risks may lean on one control, and that on a thousand records. */
enum { MOST_NAMED = 12, MOST_PROOFS = 3 };

enum gap { GAP_UNTREATED, GAP_CONTROLLESS, GAP_REASONLESS, GAP_POLICYLESS, GAP_PROOFLESS, GAP_STALE, GAP_IDLE_POLICY, GAP_PROVES_NOTHING, GAPS };
static const char *const gap_codes[GAPS] = {
    "trace-untreated", "trace-controlless", "trace-reasonless", "trace-policyless", "trace-proofless", "trace-stale", "trace-idle-policy", "trace-proves-nothing",
};

struct tracing {
    struct modelxml *mx;
    xmlNode *parent, *gaps[GAPS];
    long n[GAPS];
    long chains, whole;    /* open risks; those with a treatment or control whose every control has a policy and evidence that counts */
};

static void break_at(struct tracing *t, enum gap gap, const struct entity *e)
{
    if (!t->n[gap])
        mx_attr(t->gaps[gap] = mx_element(t->mx, t->parent, "c-gap"), "code", gap_codes[gap]);
    if (t->n[gap]++ < MOST_NAMED)
        mx_target(t->mx, mx_element(t->mx, t->gaps[gap], "c-one"), e);
}

static void end_gaps(struct tracing *t)
{
    for (int i = 0; i < GAPS; i++)
        if (t->gaps[i])
            mx_count(t->gaps[i], "n", t->n[i]);
}

/* ---- from risk to evidence ---- */

static void put_texts(struct modelxml *mx, xmlNode *node, const struct entry *entry)
{
    for (size_t i = 0; i < entry->n_texts; i++) {
        const struct worked_out *text = &entry->texts[i];
        xmlNode *child;

        if (text->policy && i && text->policy == entry->texts[i - 1].policy)
            continue;
        child = mx_element(mx, node, "c-text");
        if (text->policy) {
            mx_target(mx, child, text->policy);
        } else {
            mx_nowhere(mx, child, text->value);
            xml_attr(child, "title", text->value->ref.written);
        }
    }
}

/* The newest come first. */
static void put_proofs(struct modelxml *mx, xmlNode *node, const struct entry *entry, size_t most)
{
    if (entry->n_proofs > most)
        mx_count(node, "more", (long)(entry->n_proofs - most));
    for (size_t i = 0; i < entry->n_proofs && i < most; i++) {
        const struct proof *proof = &entry->proofs[i];
        bool is_stale = proof->until != DATE_NONE && proof->until < mx->setup->model->as_of;
        xmlNode *child = mx_element(mx, node, "c-proof");

        if (proof->evidence) {
            mx_target(mx, child, proof->evidence);
        } else {
            mx_nowhere(mx, child, proof->value);
            xml_attr(child, "title", proof->value->ref.written);
        }
        mx_date(child, "on", proof->on);
        mx_yes(child, "stale", is_stale);
        if (is_stale && entry->proof == PROOF_CURRENT)    /* an older one has been followed: nothing is wrong */
            mx_yes(child, "followed", true);
    }
}

static void put_state(struct modelxml *mx, xmlNode *node, const struct entry *entry)
{
    const char *word = entry->included ? entry_state_name(entry->state) : "excluded";
    struct buf room = {0};

    mx_attr(node, "state", *word ? word : "unstated");
    mx_attr(node, "state-text", wordbook_choice(mx->book, "control.state", str_of(*word ? word : "unstated"), &room));
    mx_attr(node, "proof", proof_state_name(entry->proof));
    buf_done(&room);
}

static void put_via(struct modelxml *mx, xmlNode *step, const struct entity *via)
{
    if (via)
        mx_target(mx, mx_element(mx, step, "c-via"), via);
}

/* One control of a risk, once, with the treatments that bring it in; true when nothing is missing behind it. */
static bool put_step(struct tracing *t, xmlNode *chain, const struct value *v, const struct entity *via, struct map *seen)
{
    const struct entity *control = v->ref.target;
    const struct entry *entry = control ? applicability_find(t->mx->setup->applicability, control) : NULL;
    void **at = map_at(seen, control ? str_of(control->address) : v->ref.written);
    xmlNode *step = *at;

    if (step) {
        put_via(t->mx, step, via);
        return true;
    }
    *at = step = mx_element(t->mx, chain, "c-step");
    put_via(t->mx, step, via);
    if (control) {
        mx_target(t->mx, step, control);
    } else {
        mx_nowhere(t->mx, step, v);
        xml_attr(step, "title", v->ref.written);
    }
    if (!entry)
        return false;
    put_state(t->mx, step, entry);
    put_texts(t->mx, step, entry);
    put_proofs(t->mx, step, entry, MOST_PROOFS);
    return entry->n_texts && entry->proof == PROOF_CURRENT;
}

/* True when each of its controls leads on to a policy and to evidence that counts. */
static bool put_steps(struct tracing *t, xmlNode *chain, const struct record *record, int field, int which, const struct entity *via, struct map *seen, size_t *n)
{
    bool whole = true;

    for values_each(line, record, field) {
        for values_each(v, line->parts, which) {
            whole = put_step(t, chain, v, via, seen) && whole;
            ++*n;
        }
    }
    return whole;
}

static void put_option(struct modelxml *mx, xmlNode *chain, const struct entity *risk)
{
    const struct record *response = record_parts(&risk->record, RISK_RESPONSE);
    struct buf room = {0};

    if (response)
        mx_attr(chain, "option-text", wordbook_choice(mx->book, "risk.response.option", record_str(response, RISK_RESPONSE_OPTION), &room));
    buf_done(&room);
}

static void put_chain(struct tracing *t, const struct entity *risk)
{
    struct assessment remaining = assess_remaining(t->mx->setup->model, risk, NULL);
    const struct record *response = record_parts(&risk->record, RISK_RESPONSE);
    xmlNode *chain = mx_element(t->mx, t->parent, "c-chain");
    size_t n = 0, treatments = 0;
    struct map seen = {0};
    bool whole;

    mx_target(t->mx, chain, risk);
    mx_level(t->mx, chain, remaining.level);
    mx_count(chain, "sort", (long)((remaining.level ? assess_rank(remaining.level) : 0) * 10000 + remaining.score * 10 + remaining.impact));
    put_option(t->mx, chain, risk);
    whole = put_steps(t, chain, &risk->record, RISK_CONTROLS, RISK_CONTROLS_WHICH, NULL, &seen, &n);
    for refs_each(v, risk, EVERY_OF) {
        const struct entity *treatment = value_entity(v);
        size_t own = 0;
        struct progress progress;

        if (treatment->kind != KIND_TREATMENT || !progress_of(t->mx->setup->model, treatment, &progress) || progress.state == WORK_DROPPED)
            continue;
        treatments++;
        whole = put_steps(t, chain, &treatment->record, TREATMENT_CONTROLS, TREATMENT_CONTROLS_WHICH, treatment, &seen, &own) && whole;
        if (!own) {
            mx_target(t->mx, mx_element(t->mx, mx_element(t->mx, chain, "c-step"), "c-via"), treatment);
            if (!response || !record_choice_is(response, RISK_RESPONSE_OPTION, "avoid"))
                break_at(t, GAP_CONTROLLESS, treatment);
        }
        n += own;
    }
    if (!n && !treatments && !assess_acceptable(remaining.level) && !entity_has(risk, RISK_ACCEPTED))
        break_at(t, GAP_UNTREATED, risk);
    t->chains++;
    t->whole += n && whole;
    map_done(&seen);
}

/* ---- and back ---- */

static void put_back(struct tracing *t, const struct entry *entry)
{
    xmlNode *node;

    if (!entry->included)
        return;
    node = mx_element(t->mx, t->parent, "c-reason");
    mx_target(t->mx, node, entry->control);
    put_state(t->mx, node, entry);
    for (size_t i = 0; i < entry->n_drivers; i++) {
        const struct driver *d = &entry->drivers[i];

        if (!d->entity || (i && d->entity == d[-1].entity))
            continue;
        mx_target(t->mx, mx_element(t->mx, node, "c-driver"), d->entity);
    }
    put_texts(t->mx, node, entry);
    put_proofs(t->mx, node, entry, MOST_NAMED);
    if (!entry->n_drivers && !entry->because)
        break_at(t, GAP_REASONLESS, entry->control);
    if (!entry->n_texts)
        break_at(t, GAP_POLICYLESS, entry->control);
    if (entry->state == ENTRY_IMPLEMENTED && entry->proof == PROOF_UNKNOWN)
        break_at(t, GAP_PROOFLESS, entry->control);
    if (entry->state == ENTRY_IMPLEMENTED && entry->proof == PROOF_STALE)
        break_at(t, GAP_STALE, entry->control);
}

static bool works_out(const struct entry *entry, const struct entity *policy)
{
    for (size_t i = 0; i < entry->n_texts; i++)
        if (entry->texts[i].policy == policy)
            return true;
    return false;
}

/* Each risk once that one of the controls answers; no more than `most`; that there are others is said. */
static void put_risks(struct modelxml *mx, xmlNode *node, const struct entry *entry, struct map *told, size_t most)
{
    for (size_t i = 0; entry && i < entry->n_drivers && told->n <= most; i++) {
        const struct entity *risk = entry->drivers[i].entity;
        void **at;

        if (entry->drivers[i].kind != DRIVER_RISK || !risk)
            continue;
        at = map_at(told, str_of(risk->address));
        if (!*at && told->n > most)
            mx_yes(node, "c-others", true);
        else if (!*at)
            mx_target(mx, mx_element(mx, node, "c-by"), risk);
        *at = (void *)risk;
    }
}

static void put_policy(struct tracing *t, const struct entity *policy)
{
    const struct applicability *all = t->mx->setup->applicability;
    xmlNode *node = mx_element(t->mx, t->parent, "c-worked");
    struct map told = {0};
    size_t n = 0;

    mx_target(t->mx, node, policy);
    for (int part = 0; part < 2; part++) {    /* the controls first, then their risks */
        for (size_t i = 0; i < all->n_catalogs; i++) {
            for (size_t k = 0; k < all->catalogs[i].n; k++) {
                const struct entry *entry = &all->catalogs[i].entries[k];

                if (!entry->n_texts || !works_out(entry, policy))
                    continue;
                if (part)
                    put_risks(t->mx, node, entry, &told, SIZE_MAX - 1);
                else
                    mx_target(t->mx, mx_element(t->mx, node, "c-one"), entry->control);
                n++;
            }
        }
    }
    if (!n)
        break_at(t, GAP_IDLE_POLICY, policy);
    map_done(&told);
}

static void put_proven(struct modelxml *mx, xmlNode *node, const struct entity *e, struct map *told, long *n)
{
    void **at = map_at(told, str_of(e->address));

    if (!*at) {
        *at = (void *)e;
        mx_target(mx, mx_element(mx, node, "c-one"), e);
        ++*n;
    }
}

static bool has_newer(const struct modelxml *mx, const struct entity *proven)
{
    const struct entry *entry = proven ? applicability_find(mx->setup->applicability, proven) : NULL;

    return entry && entry->proof == PROOF_CURRENT;
}

/* Whether newer evidence counts for everything that this one proves, which is controls. */
static bool is_followed(const struct modelxml *mx, const struct entity *evidence)
{
    bool any = evidence->parent != NULL;

    if (any && !has_newer(mx, evidence->parent))
        return false;
    for values_each(v, &evidence->record, EVERY_OF) {
        if (!has_newer(mx, v->ref.target))
            return false;
        any = true;
    }
    return any;
}

/* What a piece of evidence proves, and the risks behind that. */
static void trace_evidence(struct modelxml *mx, xmlNode *node, const struct entity *evidence)
{
    date until = record_date(&evidence->record, EVIDENCE_UNTIL);
    bool is_over = until != DATE_NONE && until < mx->setup->model->as_of;
    struct map told = {0}, risks = {0};
    long n = 0;

    mx_yes(node, "c-over", is_over);
    if (is_over && is_followed(mx, evidence))
        mx_yes(node, "c-followed", true);
    if (evidence->parent)
        put_proven(mx, node, evidence->parent, &told, &n);
    for values_each(v, &evidence->record, EVERY_OF)
        if (v->ref.target)
            put_proven(mx, node, v->ref.target, &told, &n);
    for (const struct value *v = evidence->refs; v; v = value_next_ref(v))
        if (!value_entity(v)->foreign && value_entity(v)->kind != KIND_RETENTION)
            put_proven(mx, node, value_entity(v), &told, &n);
    for values_each(v, &evidence->record, EVERY_OF)
        if (v->ref.target && v->ref.target->kind == KIND_CONTROL)
            put_risks(mx, node, applicability_find(mx->setup->applicability, v->ref.target), &risks, MOST_NAMED);
    map_done(&risks);
    map_done(&told);
}

static bool proves_nothing(const struct entity *evidence)
{
    for (const struct value *v = evidence->refs; v; v = value_next_ref(v))
        if (!value_entity(v)->foreign && value_entity(v)->kind != KIND_RETENTION)
            return false;
    return !evidence->parent && !entity_has(evidence, EVERY_OF);
}

static void summary_traceability(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    const struct applicability *all = mx->setup->applicability;
    struct tracing t = { .mx = mx, .parent = parent };
    xmlNode *total = mx_element(mx, parent, "c-total");

    for model_each(risk, model, KIND_RISK)
        if (duty_in_force(risk, model->as_of))
            put_chain(&t, risk);
    for (size_t i = 0; all && i < all->n_catalogs; i++)
        for (size_t k = 0; k < all->catalogs[i].n; k++)
            put_back(&t, &all->catalogs[i].entries[k]);
    for model_each(policy, model, KIND_POLICY)
        if (all && duty_in_force(policy, model->as_of))
            put_policy(&t, policy);
    for model_each(evidence, model, KIND_EVIDENCE)
        if (proves_nothing(evidence))
            break_at(&t, GAP_PROVES_NOTHING, evidence);
    mx_count(total, "n", t.chains);
    mx_count(total, "whole", t.whole);
    end_gaps(&t);
    summary_gaps(mx, parent);
}

/* Clauses of which the project says something; the others are the standard's. */
static bool takes_stated(const struct doc_setup *setup, const struct entity *e)
{
    (void)setup;
    return e->kind != KIND_CLAUSE || e->stated || !e->foreign;
}

static bool has_risks(const struct doc_setup *setup)
{
    return setup->model->counts[KIND_RISK] > 0;
}

const struct maker maker_trace = {
    .documents = { { DOCUMENT_TRACEABILITY, summary_traceability, takes_stated, has_risks } },
    .kinds = { { KIND_EVIDENCE, trace_evidence, "c-over:yes c-followed:yes? c-others:yes?" } },
    .elements = (const struct maker_element[]){
        { "evidence", "c-one", MIXED, "@target" },
        { "evidence", "c-by", MIXED, "@target" },
        { "c-summary", "c-total", "optional", "n:int whole:int?" },
        { "c-summary", "c-chain", "zeroOrMore", "@target @level sort:int option-text?" },
        { "c-chain", "c-step", "zeroOrMore", "@loose state? state-text? proof:current|stale|unknown? more:int?" },
        { "c-step", "c-via", MIXED, "@target" },
        { "c-step", "c-text", MIXED, "@loose" },
        { "c-step", "c-proof", MIXED, "@loose on:date? stale:yes followed:yes?" },
        { "c-summary", "c-reason", "zeroOrMore", "@target state? state-text? proof:current|stale|unknown? more:int?" },
        { "c-reason", "c-driver", "zeroOrMore", "@target" },
        { "c-reason", "c-text", "zeroOrMore", "@loose" },
        { "c-reason", "c-proof", "zeroOrMore", "@loose on:date? stale:yes followed:yes?" },
        { "c-summary", "c-worked", "zeroOrMore", "@target" },
        { "c-worked", "c-one", "zeroOrMore", "@target" },
        { "c-worked", "c-by", "zeroOrMore", "@target" },
        { 0 },
    },
};
