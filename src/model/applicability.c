/* model/applicability.c - the Statement of Applicability as data. */

#include "model/applicability.h"
#include "base/mem.h"
#include "model/belong.h"
#include "model/progress.h"

#include <stdlib.h>

enum { DEEPEST_GROUP = 64 };    /* groups in groups; a cycle is reported by the model */

struct builder {
    const struct model *model;
    struct applicability *result;
    struct belongings *belongings;
    struct duration every;
    struct span standard;    /* where `standards` names the catalog that is looked at */
};

/* Lists that grow while one entry is looked at; copied to the arena at its end. */
struct lists {
    struct driver *drivers;
    struct worked_out *texts;
    struct proof *proofs;
    struct work *work;
    size_t n_drivers, n_texts, n_proofs, n_work, cap_drivers, cap_texts, cap_proofs, cap_work;
};

static const struct entity *group_of(const struct entity *e)
{
    if (e->parent)
        return e->parent->kind == KIND_GROUP ? e->parent : NULL;
    for values_each(of, &e->record, EVERY_OF)
        if (of->ref.target && of->ref.target->kind == KIND_GROUP)
            return of->ref.target;
    return NULL;
}

static bool risk_lives(const struct entity *risk)
{
    const struct record *status = record_parts(&risk->record, RISK_STATUS);

    return !status || !record_choice_is(status, RISK_STATUS_STATE, "closed");
}

static void add_driver(struct lists *l, enum driver_kind kind, const struct entity *entity, const struct entity *via, const struct value *value)
{
    mem_grow(&l->drivers, &l->cap_drivers, l->n_drivers + 1, sizeof *l->drivers);
    l->drivers[l->n_drivers++] = (struct driver){ kind, entity, via, value };
}

static void add_risk(struct lists *l, const struct entity *risk, const struct entity *via, const struct value *value)
{
    if (risk->kind == KIND_RISK && risk_lives(risk))
        add_driver(l, DRIVER_RISK, risk, via, value);
}

static void add_treatment(struct builder *b, struct lists *l, const struct value *value)
{
    const struct entity *treatment = value_entity(value);
    struct progress progress;

    progress_of(b->model, treatment, &progress);
    if (progress.state == WORK_DROPPED)
        return;
    if (treatment->parent)
        add_risk(l, treatment->parent, treatment, value);
    for values_each(of, &treatment->record, EVERY_OF)
        if (of->ref.target)
            add_risk(l, of->ref.target, treatment, value);
    if (progress.pending) {
        mem_grow(&l->work, &l->cap_work, l->n_work + 1, sizeof *l->work);
        l->work[l->n_work++] = (struct work){ treatment, value };
    }
}

static void add_action(struct builder *b, struct lists *l, const struct entity *action, const struct value *value)
{
    struct progress progress;

    progress_of(b->model, action, &progress);
    if (!progress.pending)
        return;
    mem_grow(&l->work, &l->cap_work, l->n_work + 1, sizeof *l->work);
    l->work[l->n_work++] = (struct work){ action, value };
}

static void add_text(struct lists *l, const struct entity *policy, struct str heading, const struct value *value)
{
    mem_grow(&l->texts, &l->cap_texts, l->n_texts + 1, sizeof *l->texts);
    l->texts[l->n_texts++] = (struct worked_out){ policy, heading, value };
}

static date earlier(date a, date b)
{
    if (a == DATE_NONE)
        return b;
    return b == DATE_NONE || a < b ? a : b;
}

static void add_proof(struct lists *l, const struct entity *evidence, const struct value *value, struct duration every)
{
    struct proof proof = { evidence, value, DATE_NONE, DATE_NONE };

    if (evidence) {
        proof.on = record_date(&evidence->record, EVIDENCE_ON);
        proof.until = record_date(&evidence->record, EVIDENCE_UNTIL);
        if (proof.on != DATE_NONE && every.unit != UNIT_NONE)
            proof.until = earlier(proof.until, date_add(proof.on, every));
    }
    mem_grow(&l->proofs, &l->cap_proofs, l->n_proofs + 1, sizeof *l->proofs);
    l->proofs[l->n_proofs++] = proof;
}

static void add_belonging(struct builder *b, struct lists *l, const struct entity *entity, const struct value *value, struct duration every)
{
    switch (entity->kind) {
    case KIND_EVIDENCE: add_proof(l, entity, value, every); break;
    case KIND_ACTION: add_action(b, l, entity, value); break;
    case KIND_POLICY:
    case KIND_DOCUMENT: add_text(l, entity, (struct str){ "", 0 }, value); break;
    default: break;
    }
}

/* References to the control, or to a group it lies in, and what belongs to it. */
static void add_references(struct builder *b, struct lists *l, const struct entity *named, struct duration every)
{
    for (const struct value *v = named->refs; v; v = value_next_ref(v)) {
        const struct entity *by = value_entity(v);

        switch (v->field->id) {
        case RISK_CONTROLS_WHICH: add_risk(l, by, NULL, v); break;
        case TREATMENT_CONTROLS_WHICH: add_treatment(b, l, v); break;
        case OBLIGATION_MET_BY: add_driver(l, DRIVER_OBLIGATION, by, NULL, v); break;
        case REQUIREMENT_MET_BY: add_driver(l, DRIVER_REQUIREMENT, by, NULL, v); break;
        case OBJECTIVE_FOR: add_driver(l, DRIVER_OBJECTIVE, by, NULL, v); break;
        case MEASURE_MAPS: add_driver(l, DRIVER_MEASURE, by, NULL, v); break;
        default: break;
        }
    }
    for (const struct belonging *part = belongings_of(b->belongings, named); part; part = part->next)
        add_belonging(b, l, part->entity, part->value, every);
}

static void add_stated_driver(struct lists *l, const struct value *v)
{
    const struct entity *target = v->ref.target;

    if (!target) {
        if (v->ref.loose)
            add_driver(l, DRIVER_TEXT, NULL, NULL, v);
        return;
    }
    switch (target->kind) {
    case KIND_RISK: add_risk(l, target, NULL, v); break;
    case KIND_OBLIGATION: add_driver(l, DRIVER_OBLIGATION, target, NULL, v); break;
    case KIND_REQUIREMENT: add_driver(l, DRIVER_REQUIREMENT, target, NULL, v); break;
    case KIND_OBJECTIVE: add_driver(l, DRIVER_OBJECTIVE, target, NULL, v); break;
    case KIND_MEASURE: add_driver(l, DRIVER_MEASURE, target, NULL, v); break;
    default: break;
    }
}

static int by_id(const struct entity *a, const struct entity *b)
{
    if (!a || !b)
        return (a != NULL) - (b != NULL);
    return a == b ? 0 : str_natural(str_of(a->id), str_of(b->id));
}

static int by_place(const struct value *a, const struct value *b)
{
    if (!a || !b)
        return (a != NULL) - (b != NULL);
    if (a->span.source != b->span.source && a->span.source && b->span.source)
        return strcmp(a->span.source->name, b->span.source->name);
    return (a->span.start > b->span.start) - (a->span.start < b->span.start);
}

static int compare_drivers(const void *a, const void *b)
{
    const struct driver *x = a, *y = b;
    int c = (int)x->kind - (int)y->kind;

    if (!c)
        c = by_id(x->entity, y->entity);
    if (!c)
        c = by_id(x->via, y->via);
    return c ? c : by_place(x->value, y->value);
}

static int compare_texts(const void *a, const void *b)
{
    const struct worked_out *x = a, *y = b;
    int c = (y->policy != NULL) - (x->policy != NULL);

    if (!c)
        c = by_id(x->policy, y->policy);
    if (!c)
        c = str_cmp(x->heading, y->heading);
    return c ? c : by_place(x->value, y->value);
}

static int compare_proofs(const void *a, const void *b)
{
    const struct proof *x = a, *y = b;
    int c = (x->on < y->on) - (x->on > y->on);

    if (!c)
        c = by_id(x->evidence, y->evidence);
    return c ? c : by_place(x->value, y->value);
}

static int compare_work(const void *a, const void *b)
{
    const struct work *x = a, *y = b;
    int c = y->entity->kind == x->entity->kind ? by_id(x->entity, y->entity) : x->entity->kind == KIND_TREATMENT ? -1 : 1;

    return c ? c : by_place(x->value, y->value);
}

/* Sorts; keeps the first of those that `same` calls the same. */
#define SORT_UNIQUE(items, n, compare, same)                                  \
    do {                                                                      \
        size_t kept_ = 0;                                                     \
        if (n)                                                                \
            qsort((items), (n), sizeof *(items), (compare));                  \
        for (size_t i_ = 0; i_ < (n); i_++)                                   \
            if (!kept_ || !same(&(items)[kept_ - 1], &(items)[i_]))           \
                (items)[kept_++] = (items)[i_];                               \
        (n) = kept_;                                                          \
    } while (0)

static bool same_driver(const struct driver *a, const struct driver *b)
{
    return a->entity && a->kind == b->kind && a->entity == b->entity && a->via == b->via;
}

static bool same_text(const struct worked_out *a, const struct worked_out *b)
{
    return a->policy && a->policy == b->policy && str_eq(a->heading, b->heading);
}

static bool same_proof(const struct proof *a, const struct proof *b)
{
    return a->evidence && a->evidence == b->evidence;
}

static bool same_work(const struct work *a, const struct work *b)
{
    return a->entity == b->entity;
}

static void *keep(struct arena *arena, void *items, size_t n, size_t size)
{
    void *copy = n ? arena_alloc(arena, n * size) : NULL;

    if (n)
        memcpy(copy, items, n * size);
    free(items);
    return copy;
}

static void read_status(struct entry *entry)
{
    static const struct { const char *word; enum entry_state state; } states[] = {
        { "not-implemented", ENTRY_NOT_IMPLEMENTED }, { "planned", ENTRY_PLANNED }, { "partial", ENTRY_PARTIAL }, { "implemented", ENTRY_IMPLEMENTED },
    };
    const struct record *status = record_parts(&entry->control->record, CONTROL_STATUS);

    entry->since = DATE_NONE;
    if (!status)
        return;
    entry->status = entity_get(entry->control, CONTROL_STATUS);
    entry->since = record_date(status, CONTROL_STATUS_SINCE);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        if (record_choice_is(status, CONTROL_STATUS_STATE, states[i].word))
            entry->state = states[i].state;
}

static enum proof_state judge_proofs(const struct entry *entry, date as_of)
{
    enum proof_state state = PROOF_UNKNOWN;

    for (size_t i = 0; i < entry->n_proofs; i++) {
        const struct proof *proof = &entry->proofs[i];

        if (proof->on == DATE_NONE || proof->on > as_of)
            continue;
        if (proof->until == DATE_NONE || proof->until >= as_of)
            return PROOF_CURRENT;
        state = PROOF_STALE;
    }
    return state;
}

static void look_at(struct builder *b, struct entry *entry, const struct entity *control, bool required)
{
    const struct record *own = &control->record;
    const struct value *every = entity_get(control, CONTROL_EVIDENCE_EVERY);
    struct lists l = {0};
    int depth = 0;

    entry->control = control;
    /* nobody can mend an installed catalog: what is missing is missing where the project says that it follows it */
    entry->span = control->stated ? control->stated_span : control->foreign ? b->standard : control->id_span;
    entry->exclusion = entity_get(control, CONTROL_EXCLUDED);
    entry->excluded = record_parts(own, CONTROL_EXCLUDED);
    entry->because = entity_get(control, CONTROL_BECAUSE);
    entry->how = entity_get(control, CONTROL_HOW);
    entry->proof_every = every && !every->bad ? every->interval : b->every;
    read_status(entry);

    for (const struct entity *named = control; named && depth < DEEPEST_GROUP; named = group_of(named), depth++)
        add_references(b, &l, named, entry->proof_every);
    for values_each(driver, own, CONTROL_DRIVERS)
        add_stated_driver(&l, driver);
    for values_each(policy, own, CONTROL_POLICIES)
        if (policy->ref.target || policy->ref.loose)
            add_text(&l, policy->ref.target, policy->ref.heading, policy);
    for values_each(evidence, own, EVERY_EVIDENCE)
        if (evidence->ref.target || evidence->ref.loose)
            add_proof(&l, evidence->ref.target, evidence, entry->proof_every);

    SORT_UNIQUE(l.drivers, l.n_drivers, compare_drivers, same_driver);
    SORT_UNIQUE(l.texts, l.n_texts, compare_texts, same_text);
    SORT_UNIQUE(l.proofs, l.n_proofs, compare_proofs, same_proof);
    SORT_UNIQUE(l.work, l.n_work, compare_work, same_work);
    entry->n_drivers = l.n_drivers;
    entry->drivers = keep(&b->result->arena, l.drivers, l.n_drivers, sizeof *l.drivers);
    entry->n_texts = l.n_texts;
    entry->texts = keep(&b->result->arena, l.texts, l.n_texts, sizeof *l.texts);
    entry->n_proofs = l.n_proofs;
    entry->proofs = keep(&b->result->arena, l.proofs, l.n_proofs, sizeof *l.proofs);
    entry->n_work = l.n_work;
    entry->work = keep(&b->result->arena, l.work, l.n_work, sizeof *l.work);
    entry->proof = judge_proofs(entry, b->model->as_of);
    entry->included = !entry->excluded && (required || entry->n_drivers || entry->status || entry->because);
}

static void index_entry(struct applicability *result, struct entry *entry)
{
    *map_at(&result->index, str_of(entry->control->address)) = entry;
}

static void look_at_catalog(struct builder *b, struct applicable_catalog *c, const struct entity *catalog, bool required)
{
    size_t cap = 0;

    c->catalog = catalog;
    c->required = required;
    for model_each(control, b->model, KIND_CONTROL)
        cap += control->catalog == catalog;
    if (!cap)
        return;
    c->entries = arena_alloc(&b->result->arena, cap * sizeof *c->entries);
    for model_each(control, b->model, KIND_CONTROL) {
        struct entry *entry;

        if (control->catalog != catalog)
            continue;
        entry = &c->entries[c->n++];
        look_at(b, entry, control, required);
        index_entry(b->result, entry);
        c->n_included += entry->included;
        c->n_excluded += entry->excluded != NULL;
        if (entry->included)
            c->by_state[entry->state]++;
    }
}

struct applicability *applicability_new(const struct model *model, struct duration every)
{
    struct applicability *result = mem_zero(1, sizeof *result);
    struct builder b = { .model = model, .result = result, .every = every };

    arena_init(&result->arena);
    if (!model->counts[KIND_CATALOG])
        return result;
    result->catalogs = arena_alloc(&result->arena, model->counts[KIND_CATALOG] * sizeof *result->catalogs);
    b.belongings = belongings_new(model);
    if (model->isms)
        for values_each(v, &model->isms->record, ISMS_STANDARDS) {
            const struct entity *catalog = v->ref.target;
            bool again = false;

            for (size_t i = 0; i < result->n_catalogs; i++)
                again = again || result->catalogs[i].catalog == catalog;
            b.standard = v->span;
            if (catalog && !again)
                look_at_catalog(&b, &result->catalogs[result->n_catalogs++], catalog,
                                !record_choice_is(&catalog->record, CATALOG_APPLICABILITY, "optional"));
        }
    belongings_free(b.belongings);
    return result;
}

void applicability_free(struct applicability *applicability)
{
    if (!applicability)
        return;
    map_done(&applicability->index);
    arena_done(&applicability->arena);
    free(applicability);
}

const struct entry *applicability_find(const struct applicability *applicability, const struct entity *control)
{
    return control->kind == KIND_CONTROL ? map_get(&applicability->index, str_of(control->address)) : NULL;
}

const struct driver *entry_driver(const struct entry *entry, enum driver_kind kind)
{
    for (size_t i = 0; i < entry->n_drivers; i++)
        if (entry->drivers[i].kind == kind)
            return &entry->drivers[i];
    return NULL;
}

const char *driver_kind_name(enum driver_kind kind)
{
    static const char *const names[DRIVER_KINDS] = { "risk", "obligation", "requirement", "objective", "measure", "text" };

    return names[kind];
}

const char *entry_state_name(enum entry_state state)
{
    static const char *const names[] = { "", "not-implemented", "planned", "partial", "implemented" };

    return names[state];
}

const char *proof_state_name(enum proof_state state)
{
    static const char *const names[] = { "unknown", "stale", "current" };

    return names[state];
}

bool entry_undecided(const struct entry *entry)
{
    return entry->included && !entry->n_drivers && !entry->status && !entry->because;
}
