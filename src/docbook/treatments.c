/* docbook/treatments.c - the risk treatment plan: progress, what each treatment comes to, costs, who has how much to do (6.1.3 e, 8.3). */

#include "base/mem.h"
#include "docbook/maker.h"
#include "docbook/print.h"
#include "docbook/shared.h"
#include "model/assess.h"
#include "model/progress.h"

#include <stdlib.h>

/* ---- each treatment ---- */

static void put_evidence(struct modelxml *mx, xmlNode *parent, const struct entity *evidence)
{
    xmlNode *node = mx_element(mx, parent, "c-evidence");

    mx_target(mx, node, evidence);
    mx_date(node, "on", record_date(&evidence->record, EVIDENCE_ON));
    mx_words(mx, node, "location", &evidence->record, EVIDENCE_LOCATION);
    mx_words(mx, node, "file", &evidence->record, EVIDENCE_FILE);
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
        mx_rating(mx, node, treatment, treatment_risk(treatment), TREATMENT_EXPECTED, "expected");
    mx_controls(mx, node, &treatment->record, TREATMENT_CONTROLS, TREATMENT_CONTROLS_WHICH, NULL, &seen);
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

/* ---- the plan ---- */

struct sum { char currency[4]; long long planned, spent; };

static void add_money(struct sum *sums, size_t *n, const struct value *v, bool spent)
{
    size_t i;

    if (!v || v->bad)
        return;
    for (i = 0; i < *n && strcmp(sums[i].currency, v->money.currency); i++) {}
    if (i == *n) {
        if (*n == 16)
            return;
        memcpy(sums[(*n)++].currency, v->money.currency, 4);
    }
    *(spent ? &sums[i].spent : &sums[i].planned) += v->money.cents;
}

static void put_costs(struct modelxml *mx, xmlNode *parent)
{
    struct sum sums[16] = {0};
    size_t n = 0;

    for model_each(t, mx->setup->model, KIND_TREATMENT) {
        add_money(sums, &n, entity_get(t, TREATMENT_COST), false);
        add_money(sums, &n, entity_get(t, TREATMENT_SPENT), true);
    }
    for (size_t i = 0; i < n; i++) {
        xmlNode *node = mx_element(mx, parent, "c-cost");
        struct money planned = { "", sums[i].planned }, spent = { "", sums[i].spent };
        struct buf text = {0};

        memcpy(planned.currency, sums[i].currency, 4);
        memcpy(spent.currency, sums[i].currency, 4);
        mx_attr(node, "currency", sums[i].currency);
        show_money(&text, mx->book, &planned);
        mx_attr(node, "planned", text.s);
        buf_cut(&text, 0);
        show_money(&text, mx->book, &spent);
        if (spent.cents)
            mx_attr(node, "spent", text.s);
        buf_done(&text);
    }
}

struct by_owner { const struct entity *who; long n, open, overdue; };

static int owner_order(const void *x, const void *y)
{
    const struct by_owner *a = x, *b = y;

    return str_natural(str_of(a->who->id), str_of(b->who->id));
}

static void put_owners(struct modelxml *mx, xmlNode *parent)
{
    struct map index = {0};
    struct by_owner *owners = NULL;
    size_t n = 0, cap = 0;

    for model_each(t, mx->setup->model, KIND_TREATMENT) {
        const struct entity *who = record_ref(&t->record, EVERY_OWNER);
        struct progress p;
        void **at;

        if (!who || !progress_of(mx->setup->model, t, &p))
            continue;
        at = map_at(&index, str_of(who->address));
        if (!*at) {
            mem_grow(&owners, &cap, n + 1, sizeof *owners);
            owners[n++] = (struct by_owner){ who, 0, 0, 0 };
            *at = (void *)(uintptr_t)n;
        }
        owners[(uintptr_t)*at - 1].n++;
        owners[(uintptr_t)*at - 1].open += p.pending;
        owners[(uintptr_t)*at - 1].overdue += p.days_late > 0;
    }
    if (n)
        qsort(owners, n, sizeof *owners, owner_order);
    for (size_t i = 0; i < n; i++) {
        xmlNode *node = mx_element(mx, parent, "c-owner");

        mx_target(mx, node, owners[i].who);
        mx_count(node, "n", owners[i].n);
        mx_count(node, "open", owners[i].open);
        mx_count(node, "overdue", owners[i].overdue);
    }
    free(owners);
    map_done(&index);
}

/* Open risks that no treatment is for: what is done about them instead. */
static void put_untreated(struct modelxml *mx, xmlNode *parent)
{
    for model_each(risk, mx->setup->model, KIND_RISK) {
        const struct record *response = record_parts(&risk->record, RISK_RESPONSE), *status = record_parts(&risk->record, RISK_STATUS);
        bool treated = false;
        xmlNode *node;

        for refs_each(v, risk, EVERY_OF)
            treated = treated || value_entity(v)->kind == KIND_TREATMENT;
        if (treated || (status && record_choice_is(status, RISK_STATUS_STATE, "closed")))
            continue;
        node = mx_element(mx, parent, "c-untreated");
        mx_target(mx, node, risk);
        mx_level(mx, node, assess_remaining(mx->setup->model, risk, NULL).level);
        if (response) {
            struct str option = record_str(response, RISK_RESPONSE_OPTION);
            struct buf room = {0};

            xml_attr(node, "option", option);
            mx_attr(node, "option-text", wordbook_choice(mx->book, "risk.response.option", option, &room));
            buf_done(&room);
        }
    }
}

static void summary_treatment_plan(struct modelxml *mx, xmlNode *parent)
{
    struct progress_counts counts = progress_count(mx->setup->model, KIND_TREATMENT);
    xmlNode *total = mx_element(mx, parent, "c-total");

    mx_count(total, "n", (long)counts.all);
    mx_count(total, "open", (long)counts.state[WORK_OPEN]);
    mx_count(total, "in-progress", (long)counts.state[WORK_IN_PROGRESS]);
    mx_count(total, "done", (long)counts.state[WORK_DONE]);
    mx_count(total, "dropped", (long)counts.state[WORK_DROPPED]);
    mx_count(total, "overdue", (long)counts.late);
    mx_count(total, "slipped", (long)counts.slipped);
    put_costs(mx, parent);
    put_owners(mx, parent);
    put_untreated(mx, parent);
}

const struct maker maker_treatments = {
    .documents = { { DOCUMENT_TREATMENT_PLAN, summary_treatment_plan, NULL, NULL } },
    .kinds = { { KIND_TREATMENT, compute_treatment, NULL } },
    .elements = (const struct maker_element[]){
        { "treatment", "c-progress", "optional", "@work" },
        { "treatment", "c-risk", "zeroOrMore", "@target @level" },
        { "treatment", "c-rating", "optional", "of:expected complete:yes likelihood:int? likelihood-title? impact:number? impact-title? score:number? @level" },
        { "treatment", "c-control", "zeroOrMore", "@loose status? status-text?" },
        { "treatment", "c-evidence", "zeroOrMore", "@loose on:date? location? file?" },
        { "c-summary", "c-total", "optional", "n:int open:int? in-progress:int? done:int? dropped:int? overdue:int? slipped:int?" },
        { "c-summary", "c-cost", "zeroOrMore", "currency planned spent?" },
        { "c-summary", "c-owner", "zeroOrMore", "@target n:int open:int overdue:int" },
        { "c-summary", "c-untreated", "zeroOrMore", "@target @level option? option-text?" },
        { 0 },
    },
};
