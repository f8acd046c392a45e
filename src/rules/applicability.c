/* rules/applicability.c - the Statement of Applicability: complete, justified, without contradiction, true to what is in place (6.1.3 b-d). */

#include "model/applicability.h"
#include "diag/diag.h"
#include "model/duty.h"
#include "model/progress.h"
#include "rules/cited.h"
#include "rules/leading.h"
#include "rules/numbers.h"
#include "rules/reasons.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

#include <stdio.h>

/* What policies say of a control in paragraphs that cite it. */
struct tag { bool own; };    /* in a policy of its own, or a section of the information security policy; in force */

struct applying {
    const struct model *model;
    struct diags *diags;
    const struct applicability *soa;
    double reason_length;    /* threshold of that name */
    enum leading_sign leading;
    const struct texts *texts;
    struct map tags;         /* address of a control -> struct tag */
    struct arena arena;      /* of them */
};

enum { MOST_NOTES = 5 };

static struct diag *report(struct applying *a, enum diag_code code, struct span span, const struct entry *entry)
{
    const struct entity *control = entry->control;

    return diag(a->diags, code, span, control->id, { "id", control->id }, { "title", entity_title(control) });
}

/* ---- 55: all of Annex A ---- */

/* How many controls Annex A has in each of its four parts: A.5, A.6, A.7, A.8. */
static const int annex_a[] = { 37, 8, 14, 34 };

/* Marks which of the 93 a catalog has. */
static size_t count_annex_a(const struct applicable_catalog *catalog, bool have[4][40])
{
    size_t n = 0;

    for (size_t i = 0; i < catalog->n; i++) {
        const char *id = catalog->entries[i].control->id;
        int part, number, end = 0;

        if (sscanf(id, "A.%1d.%2d%n", &part, &number, &end) != 2 || id[end] || part < 5 || part > 8 || number < 1 || number > annex_a[part - 5])
            continue;
        n += !have[part - 5][number];
        have[part - 5][number] = true;
    }
    return n;
}

static void check_annex_a(struct applying *a)
{
    const struct entity *isms = a->model->isms;
    const struct value *standards = isms ? entity_get(isms, ISMS_STANDARDS) : NULL;
    bool have[4][40] = { { false } };
    char count[NUMBER_TEXT], first[NUMBER_TEXT] = "";
    size_t most = 0;

    if (!standards)
        return;
    for values_each(v, &isms->record, ISMS_STANDARDS)
        if (!v->ref.target)
            return;
    for (size_t i = 0; i < a->soa->n_catalogs; i++) {
        bool these[4][40] = { { false } };
        size_t n = count_annex_a(&a->soa->catalogs[i], these);

        if (n > most) {
            most = n;
            memcpy(have, these, sizeof have);
        }
    }
    for (int part = 3; part >= 0; part--)
        for (int number = annex_a[part]; number >= 1; number--)
            if (!have[part][number])
                snprintf(first, sizeof first, "A.%d.%d", part + 5, number);
    if (*first)
        diag(a->diags, DIAG_ANNEX_A_MISSING, standards->span, isms->id, { "count", number_text((double)(93 - most), count) }, { "first", first });
}

/* A catalog that came with the program stays what its publisher made it: own controls live in a catalog of one's own. */
static void check_smuggled(struct applying *a)
{
    for model_each(control, a->model, KIND_CONTROL)
        if (!control->foreign && control->catalog && control->catalog->foreign)
            diag(a->diags, DIAG_CONTROL_SMUGGLED_IN, control->id_span, control->id, { "id", control->id }, { "catalog", control->catalog->id });
}

/* ---- 56: why it is in ---- */

static void check_inclusion(struct applying *a, const struct entry *entry)
{
    if (entry->n_drivers)
        return;
    if (entry->because)
        report(a, DIAG_INCLUSION_UNLINKED, entry->because->span, entry);
    else
        report(a, DIAG_INCLUSION_UNEXPLAINED, entry->span, entry);
}

/* ---- 57, 58: why it is out ---- */

static void check_reason(struct applying *a, const struct entry *entry)
{
    const struct value *because = record_get(entry->excluded, CONTROL_EXCLUDED_BECAUSE);
    char length[NUMBER_TEXT], least[NUMBER_TEXT];
    size_t n;

    if (!because || because->bad)
        return;
    n = reason_length(because->text);
    if (reason_is_weak(because->text))
        report(a, DIAG_EXCLUSION_WEAK, because->span, entry);
    else if ((double)n < a->reason_length)
        diag(a->diags, DIAG_EXCLUSION_SHORT, because->span, entry->control->id, { "id", entry->control->id }, { "title", entity_title(entry->control) },
             { "length", number_text((double)n, length) }, { "least", number_text(a->reason_length, least) });
}

static bool is_followed(const struct applying *a, const struct entity *catalog)
{
    for (size_t i = 0; i < a->soa->n_catalogs; i++)
        if (a->soa->catalogs[i].catalog == catalog)
            return true;
    return false;
}

/* Which contradiction a driver is; DIAG_COUNT for none. */
static enum diag_code contradiction(const struct applying *a, const struct driver *driver)
{
    switch (driver->kind) {
    case DRIVER_RISK: return DIAG_EXCLUDED_BUT_TREATING;
    case DRIVER_OBLIGATION:
    case DRIVER_REQUIREMENT: return DIAG_EXCLUDED_BUT_OWED;
    case DRIVER_MEASURE: return is_followed(a, driver->entity->catalog) ? DIAG_EXCLUDED_BUT_IN_BASELINE : DIAG_COUNT;
    default: return DIAG_COUNT;
    }
}

static void check_contradictions(struct applying *a, const struct entry *entry)
{
    static const enum diag_code codes[] = { DIAG_EXCLUDED_BUT_TREATING, DIAG_EXCLUDED_BUT_OWED, DIAG_EXCLUDED_BUT_IN_BASELINE };
    struct span span = entry->exclusion->span;

    for (size_t c = 0; c < sizeof codes / sizeof *codes; c++) {
        struct diag *d = NULL;
        int notes = 0;

        for (size_t i = 0; i < entry->n_drivers; i++) {
            const struct driver *driver = &entry->drivers[i];

            if (contradiction(a, driver) != codes[c])
                continue;
            if (!d)
                d = report(a, codes[c], span, entry);
            if (notes++ < MOST_NOTES)
                diag_note(a->diags, d, "named", driver->value->span, { "other", driver->via ? driver->via->id : driver->entity->id });
        }
    }
    if (entry->n_texts) {
        struct diag *d = report(a, DIAG_EXCLUDED_BUT_IN_POLICY, span, entry);

        for (size_t i = 0; i < entry->n_texts && i < MOST_NOTES; i++)
            if (entry->texts[i].policy)
                diag_note(a->diags, d, "named", entry->texts[i].value ? entry->texts[i].value->span : entry->texts[i].policy->id_span,
                          { "other", entry->texts[i].policy->id });
    }
}

/* ---- 60: how far it is ---- */

/* Whether somebody works on it by a day. An action without owner or day is no plan; of a treatment C048 tells what it lacks. */
static void check_plan(struct applying *a, const struct entry *entry)
{
    const struct entity *incomplete = NULL;

    for (size_t i = 0; i < entry->n_work; i++) {
        const struct entity *work = entry->work[i].entity;

        if (work->kind == KIND_TREATMENT || (entity_has(work, EVERY_OWNER) && (entity_has(work, ACTION_DUE) || entity_has(work, ACTION_EVERY))))
            return;
        incomplete = work;
    }
    if (!incomplete) {
        diag(a->diags, DIAG_CONTROL_UNPLANNED, entry->status->span, entry->control->id, { "id", entry->control->id }, { "title", entity_title(entry->control) },
             { "state", entry_state_name(entry->state) });
    } else {
        diag(a->diags, DIAG_CONTROL_PLAN_INCOMPLETE, incomplete->id_span, incomplete->id, { "id", entry->control->id }, { "title", entity_title(entry->control) },
             { "state", entry_state_name(entry->state) }, { "action", incomplete->id });
    }
}

static void check_state(struct applying *a, const struct entry *entry)
{
    if (!entry->status) {
        report(a, DIAG_CONTROL_STATELESS, entry->span, entry);
        return;
    }
    if (entry->state == ENTRY_PLANNED || entry->state == ENTRY_PARTIAL)
        check_plan(a, entry);
    if (entry->state != ENTRY_IMPLEMENTED)
        return;
    if (!entry->how)
        report(a, DIAG_CONTROL_UNDESCRIBED, entry->status->span, entry);
    if (!entry->n_proofs)
        report(a, DIAG_CONTROL_UNPROVEN, entry->status->span, entry);
}

/* ---- 61: evidence ---- */

static void check_age(struct applying *a, const struct entry *entry)
{
    const struct proof *newest = entry->proofs;
    char on[DATE_TEXT], until[DATE_TEXT];
    struct diag *d;

    if (entry->proof != PROOF_STALE)
        return;
    d = diag(a->diags, DIAG_EVIDENCE_STALE, entry->span, entry->control->id, { "id", entry->control->id }, { "title", entity_title(entry->control) },
             { "on", date_format(newest->on, on) }, { "until", date_format(newest->until, until) });
    diag_note(a->diags, d, "newest", newest->evidence->id_span, { "evidence", newest->evidence->id });
}

static void check_evidence(struct applying *a)
{
    for model_each(evidence, a->model, KIND_EVIDENCE) {
        if (!entity_has(evidence, EVERY_OWNER))
            diag(a->diags, DIAG_EVIDENCE_UNOWNED, evidence->id_span, evidence->id, { "id", evidence->id }, { "title", entity_title(evidence) });
        if (!entity_has(evidence, EVIDENCE_FILE) && !entity_has(evidence, EVIDENCE_LOCATION))
            diag(a->diags, DIAG_EVIDENCE_PLACELESS, evidence->id_span, evidence->id, { "id", evidence->id }, { "title", entity_title(evidence) });
    }
}

/* ---- 62: who keeps it, and where it is worked out ---- */

static void check_keeping(struct applying *a, const struct entry *entry)
{
    const struct tag *tag = map_get(&a->tags, str_of(entry->control->address));

    if (!entity_has(entry->control, EVERY_OWNER))
        report(a, DIAG_CONTROL_UNOWNED, entry->span, entry);
    for (size_t i = 0; i < entry->n_texts; i++) {
        if (!entry->texts[i].policy || duty_publication(entry->texts[i].policy) != PUBLICATION_WITHDRAWN) {
            if (!tag || !tag->own)
                leading_check_topic(a->model, a->leading, entry, a->diags);
            return;
        }
    }
    if (!tag)
        report(a, DIAG_CONTROL_NOT_WORKED_OUT, entry->span, entry);
}

struct citing { struct applying *a; const struct entity *policy; };

/* A paragraph that cites a control is tagged with it: that is where the control is worked out. */
static void tag(struct applying *a, const struct entity *policy, const struct citation *citation)
{
    struct tag **at = (struct tag **)map_at(&a->tags, str_of(citation->target->address));

    if (!*at)
        *at = arena_alloc(&a->arena, sizeof **at);
    (*at)->own = (*at)->own || (duty_publication(policy) != PUBLICATION_DRAFT && (citation->in_section || !leading_is(a->model, policy, a->leading)));
}

static void check_citation(void *closure, const struct citation *citation)
{
    const struct citing *c = closure;
    const struct entry *entry = applicability_find(c->a->soa, citation->target);
    struct diag *d;

    if (entry && c->policy->kind == KIND_POLICY && duty_publication(c->policy) != PUBLICATION_WITHDRAWN)
        tag(c->a, c->policy, citation);
    if (!entry || !entry->excluded)
        return;
    d = diag(c->a->diags, DIAG_POLICY_CITES_EXCLUDED, citation->span, c->policy->id,
             { "policy", c->policy->id }, { "id", entry->control->id }, { "title", entity_title(entry->control) });
    diag_note(c->a->diags, d, "excluded", entry->exclusion->span, { "id", entry->control->id });
}

/* What a policy says cites controls that count. */
static void check_statements(struct applying *a, enum shape_id kind)
{
    for model_each(policy, a->model, kind) {
        struct citing c = { a, policy };

        cited_each(a->model, a->texts, policy, check_citation, &c);
    }
}

/* ---- 59: what treats is in the statement ---- */

static void check_treating(struct applying *a)
{
    for model_each(treatment, a->model, KIND_TREATMENT) {
        struct progress progress;

        progress_of(a->model, treatment, &progress);
        if (progress.state == WORK_DROPPED)
            continue;
        for values_each(line, &treatment->record, TREATMENT_CONTROLS) {
            if (!line->parts)
                continue;
            for values_each(which, line->parts, TREATMENT_CONTROLS_WHICH) {
                const struct entity *target = which->ref.target;

                if (target && target->catalog && !is_followed(a, target->catalog))
                    diag(a->diags, DIAG_TREATING_OUTSIDE_SOA, which->span, treatment->id,
                         { "treatment", treatment->id }, { "id", target->id }, { "catalog", target->catalog->id });
            }
        }
    }
}

static void check_drivers(struct applying *a, const struct entry *entry)
{
    for values_each(v, &entry->control->record, CONTROL_DRIVERS) {
        const struct entity *risk = v->ref.target;
        const struct record *status = risk && risk->kind == KIND_RISK ? record_parts(&risk->record, RISK_STATUS) : NULL;

        if (status && record_choice_is(status, RISK_STATUS_STATE, "closed")) {
            struct diag *d = diag(a->diags, DIAG_INCLUDED_FOR_CLOSED_RISK, v->span, entry->control->id,
                                  { "id", entry->control->id }, { "title", entity_title(entry->control) }, { "risk", risk->id });

            diag_note(a->diags, d, "closed", status->outer->span, { "risk", risk->id });
        }
    }
}

/* ---- all of it ---- */

static void check_entry(struct applying *a, const struct entry *entry)
{
    if (entry->excluded) {
        check_reason(a, entry);
        check_contradictions(a, entry);
    } else if (entry->included) {
        check_inclusion(a, entry);
        check_drivers(a, entry);
        check_state(a, entry);
        check_age(a, entry);
        check_keeping(a, entry);
    }
}

static void check_share(struct applying *a, const struct applicable_catalog *c, double most)
{
    char count[NUMBER_TEXT], all[NUMBER_TEXT], limit[NUMBER_TEXT];
    struct span span = a->model->isms->id_span;

    if (!c->required || (double)c->n_excluded * 100 <= most * (double)c->n)
        return;
    for values_each(v, &a->model->isms->record, ISMS_STANDARDS)
        if (v->ref.target == c->catalog)
            span = v->span;
    diag(a->diags, DIAG_EXCLUSIONS_MANY, span, a->model->isms->id, { "catalog", entity_title(c->catalog) }, { "count", number_text((double)c->n_excluded, count) },
         { "all", number_text((double)c->n, all) }, { "most", number_text(most, limit) });
}

void rules_applicability(const struct model *model, const struct texts *texts, struct diags *diags)
{
    struct applicability *soa = applicability_new(model, threshold_time(model, THRESHOLD_EVIDENCE_INTERVAL));
    struct applying a = { .model = model, .diags = diags, .soa = soa, .reason_length = threshold_amount(model, THRESHOLD_REASON_LENGTH),
                          .leading = leading_sign(model), .texts = texts };
    double share = threshold_amount(model, THRESHOLD_EXCLUSION_SHARE);

    arena_init(&a.arena);
    map_init(&a.tags);
    check_statements(&a, KIND_POLICY);
    check_statements(&a, KIND_DOCUMENT);
    check_annex_a(&a);
    check_smuggled(&a);
    for (size_t c = 0; c < soa->n_catalogs; c++) {
        for (size_t i = 0; i < soa->catalogs[c].n; i++)
            check_entry(&a, &soa->catalogs[c].entries[i]);
        check_share(&a, &soa->catalogs[c], share);
    }
    check_treating(&a);
    check_evidence(&a);
    map_done(&a.tags);
    arena_done(&a.arena);
    applicability_free(soa);
}
