/* docbook/registers.c - what registers of Annex A have in common: entries in groups, who uses an entry (A.5.9, A.5.19, A.5.31, A.5.36). */

#include "base/mem.h"
#include "docbook/modelxml.h"
#include "model/classes.h"
#include "model/duty.h"
#include "rules/looks.h"
#include "rules/suppliers.h"

#include <stdlib.h>

/* ---- who uses an entry ---- */

/* The field of the declaration itself that a value lies in. */
static const struct field *top_field(const struct value *v)
{
    while (v->record->outer)
        v = v->record->outer;
    return v->field;
}

const char *mx_kind_words(struct modelxml *mx, const struct shape *kind)
{
    return wordbook_kinds(mx->book, kind->name, kind->label);
}

/* "Risks", "Owner of assets": words for what refers to it, by kind and field; where there are none, the kind's label. */
static const char *use_label(struct modelxml *mx, const struct value *v)
{
    const struct shape *kind = value_entity(v)->record.shape;
    struct buf id = {0};
    const char *words;

    buf_printf(&id, "by.%s.%s", kind->name, top_field(v)->name);
    words = wordbook_find(mx->book, id.s);
    buf_done(&id);
    return words ? words : mx_kind_words(mx, kind);
}

/* In the order of the table of kinds; of one kind by its words, so that those of one heading stand together; then as the model lists them. */
struct use { const char *label; const struct entity *by; size_t order; };

static int use_order(const void *x, const void *y)
{
    const struct use *a = x, *b = y;
    int by_label;

    if (a->by->kind != b->by->kind)
        return a->by->kind < b->by->kind ? -1 : 1;
    by_label = strcmp(a->label, b->label);
    if (by_label)
        return by_label;
    if (a->by != b->by)
        return str_natural(str_of(a->by->id), str_of(b->by->id));
    return a->order < b->order ? -1 : 1;
}

void mx_uses(struct modelxml *mx, xmlNode *parent, const struct entity *e, bool (*counts)(const struct value *v))
{
    struct use *uses = NULL;
    size_t n = 0, cap = 0;
    xmlNode *node = NULL;

    for (const struct value *v = e->refs; v; v = value_next_ref(v)) {
        const struct entity *by = value_entity(v);

        if (by->foreign || by == e || by->stands_for || (counts && !counts(v)))
            continue;
        mem_grow(&uses, &cap, n + 1, sizeof *uses);
        uses[n] = (struct use){ use_label(mx, v), by, n };
        n++;
    }
    if (n)
        qsort(uses, n, sizeof *uses, use_order);
    for (size_t i = 0; i < n; i++) {
        bool alike = i && !strcmp(uses[i].label, uses[i - 1].label);

        if (alike && uses[i].by == uses[i - 1].by)
            continue;
        if (!alike) {
            node = mx_element(mx, parent, "c-use");
            mx_attr(node, "label", uses[i].label);
        }
        mx_target(mx, mx_element(mx, node, "c-by"), uses[i].by);
    }
    free(uses);
}

/* ---- groups ---- */

static bool state_is(const struct entity *e, int status, int state, const char *word)
{
    const struct record *parts = record_parts(&e->record, status);

    return parts && record_choice_is(parts, state, word);
}

static struct str word_of(const struct entity *e, int field)
{
    const struct value *v = entity_get(e, field);

    return v && !v->bad ? v->text : STR("none");
}

static struct str asset_group(const struct model *model, const struct entity *asset)
{
    (void)model;
    return state_is(asset, ASSET_STATUS, ASSET_STATUS_STATE, "retired") ? STR("retired") : word_of(asset, ASSET_TYPE);
}

static struct str supplier_group(const struct model *model, const struct entity *supplier)
{
    (void)model;
    return state_is(supplier, SUPPLIER_STATUS, SUPPLIER_STATUS_STATE, "ended") ? STR("ended") : word_of(supplier, SUPPLIER_TIER);
}

static struct str obligation_group(const struct model *model, const struct entity *obligation)
{
    (void)model;
    return word_of(obligation, OBLIGATION_TYPE);
}

static struct str exception_group(const struct model *model, const struct entity *exception)
{
    date until = record_date(&exception->record, EXCEPTION_UNTIL);

    if (state_is(exception, EXCEPTION_STATUS, EXCEPTION_STATUS_STATE, "ended"))
        return STR("ended");
    return until != DATE_NONE && until < model->as_of ? STR("expired") : STR("active");
}

static struct str allow_group(const struct model *model, const struct entity *allow)
{
    date until = record_date(&allow->record, ALLOW_UNTIL);

    return until != DATE_NONE && until < model->as_of ? STR("expired") : STR("active");
}

static struct str incident_group(const struct model *model, const struct entity *incident)
{
    (void)model;
    return state_is(incident, INCIDENT_STATUS, INCIDENT_STATUS_STATE, "closed") ? STR("closed") : STR("open");
}

static struct str issue_group(const struct model *model, const struct entity *issue)
{
    return duty_in_force(issue, model->as_of) ? word_of(issue, ISSUE_SIDE) : STR("closed");
}

static struct str party_group(const struct model *model, const struct entity *party)
{
    (void)model;
    return word_of(party, PARTY_SIDE);
}

static struct str work_group(const struct model *model, const struct entity *work)
{
    return duty_in_force(work, model->as_of) ? STR("pending") : STR("finished");
}

static struct str exercise_group(const struct model *model, const struct entity *exercise)
{
    return record_date(&exercise->record, EXERCISE_ON) > model->as_of ? STR("planned") : STR("held");
}

static struct str objective_group(const struct model *model, const struct entity *objective)
{
    const struct record *status = record_parts(&objective->record, OBJECTIVE_STATUS);
    const struct value *state = status ? record_get(status, OBJECTIVE_STATUS_STATE) : NULL;

    (void)model;
    return state && !state->bad ? state->text : STR("none");
}

static struct str change_group(const struct model *model, const struct entity *change)
{
    const struct record *status = record_parts(&change->record, CHANGE_STATUS);
    const struct value *state = status ? record_get(status, CHANGE_STATUS_STATE) : NULL;

    (void)model;
    return state && !state->bad ? state->text : STR("open");
}

/* The groups of a kind, in the order in which a reader wants them. */
static const struct grouping { int kind; struct str (*of)(const struct model *model, const struct entity *e); const char *order; } groupings[] = {
    { KIND_INCIDENT, incident_group, "open/closed" },
    { KIND_EXERCISE, exercise_group, "planned/held" },
    { KIND_DISPOSAL, operation_group, "open/done" },
    { KIND_KEY, operation_group, "active/ended" },
    { KIND_WEAKNESS, operation_group, "late/open/accepted/closed" },
    { KIND_TECHNICAL_REVIEW, operation_group, "penetration-test/scan/configuration/code/none" },
    { KIND_PROCESSING, operation_group, "controller/processor/none" },
    { KIND_ASSET, asset_group, "information/software/hardware/network/service/site/people/none/retired" },
    { KIND_SUPPLIER, supplier_group, "critical/high/medium/low/none/ended" },
    { KIND_OBLIGATION, obligation_group, "law/regulation/contract/standard/none" },
    { KIND_EXCEPTION, exception_group, "expired/active/ended" },
    { KIND_ALLOW, allow_group, "expired/active" },
    { KIND_ISSUE, issue_group, "internal/external/none/closed" },
    { KIND_PARTY, party_group, "internal/external/none" },
    { KIND_ISMS_RISK, work_group, "pending/finished" },
    { KIND_OBJECTIVE, objective_group, "at-risk/on-track/none/missed/achieved" },
    { KIND_CHANGE, change_group, "open/done/dropped" },
    { KIND_OPPORTUNITY, work_group, "pending/finished" },
};

static const struct grouping *grouping_of(int kind)
{
    for (size_t i = 0; i < sizeof groupings / sizeof *groupings; i++)
        if (groupings[i].kind == kind)
            return &groupings[i];
    return NULL;
}

void mx_groups(struct modelxml *mx, xmlNode *parent, enum shape_id kind)
{
    const struct grouping *grouping = grouping_of(kind);
    const char *name = mx->setup->model->schema->shapes[kind].name;
    struct str rest = str_of(grouping->order), word;

    while (str_split(&rest, '/', &word)) {
        struct buf id = {0};
        xmlNode *node;
        long n = 0;

        for model_each(e, mx->setup->model, kind)
            n += document_takes(mx->setup, mx->document, e) && str_eq(grouping->of(mx->setup->model, e), word);
        if (!n)
            continue;
        node = mx_element(mx, parent, "c-group");
        mx_attr(node, "kind", name);
        xml_attr(node, "id", word);
        buf_printf(&id, "group.%s.%.*s", name, STR_ARGS(word));
        mx_attr(node, "text", wordbook_get(mx->book, id.s));
        mx_count(node, "n", n);
        buf_done(&id);
    }
}

/* ---- each entry ---- */

struct duration mx_time(struct modelxml *mx, enum threshold threshold)
{
    if (!mx->asked[threshold]) {
        mx->asked[threshold] = true;
        mx->times[threshold] = threshold_time(mx->setup->model, threshold);
    }
    return mx->times[threshold];
}

static void put_look(struct modelxml *mx, xmlNode *parent, struct look look)
{
    xmlNode *node;

    if (look.last == DATE_NONE && look.due == DATE_NONE)
        return;
    node = mx_element(mx, parent, "c-review");
    mx_date(node, "last", look.last);
    mx_date(node, "next", look.due);
    mx_yes(node, "overdue", look.late);
}

/* The higher its classes, the earlier it stands. */
static void compute_asset(struct modelxml *mx, xmlNode *node, const struct entity *asset)
{
    const struct record *status = record_parts(&asset->record, ASSET_STATUS);
    double rank = 0;

    for values_each(v, &asset->record, EVERY_CLASSIFICATION)
        rank += v->ref.target && v->ref.target->kind == KIND_CLASS ? class_rank(v->ref.target) : 0;
    mx_count(node, "c-sort", (long)(rank * 10));
    if (!state_is(asset, ASSET_STATUS, ASSET_STATUS_STATE, "retired"))
        put_look(mx, node, look_of(mx->setup->model, asset, DATE_NONE, status ? record_date(status, ASSET_STATUS_SINCE) : DATE_NONE,
                                   mx_time(mx, THRESHOLD_ASSET_REVIEW_INTERVAL)));
}

/* With one we no longer work with nothing is too old. */
static void put_until(struct modelxml *mx, xmlNode *node, date until, bool matters)
{
    mx_date(node, "until", until);
    mx_yes(node, "over", matters && until != DATE_NONE && until < mx->setup->model->as_of);
}

static void compute_supplier(struct modelxml *mx, xmlNode *node, const struct entity *supplier)
{
    static const enum threshold intervals[] = { THRESHOLD_SUPPLIER_REVIEW_CRITICAL, THRESHOLD_SUPPLIER_REVIEW_HIGH, THRESHOLD_SUPPLIER_REVIEW_MEDIUM, THRESHOLD_SUPPLIER_REVIEW_LOW };
    const struct record *status = record_parts(&supplier->record, SUPPLIER_STATUS);
    const struct model *model = mx->setup->model;
    int tier = record_choice(&supplier->record, SUPPLIER_TIER);
    bool works = !state_is(supplier, SUPPLIER_STATUS, SUPPLIER_STATUS_STATE, "ended");

    if (works)
        put_look(mx, node, look_of(model, supplier, DATE_NONE, status ? record_date(status, SUPPLIER_STATUS_SINCE) : DATE_NONE,
                                   tier >= 0 && tier < 4 ? mx_time(mx, intervals[tier]) : (struct duration){ 0, UNIT_NONE }));
    for values_each(v, &supplier->record, SUPPLIER_AGREEMENT) {
        const struct value *period = v->parts ? record_get(v->parts, SUPPLIER_AGREEMENT_PERIOD) : NULL;
        xmlNode *agreement;

        if (!v->parts)
            continue;
        agreement = mx_element(mx, node, "c-agreement");
        if (record_get(v->parts, SUPPLIER_AGREEMENT_SECURITY))    /* what is not said is not known */
            mx_yes(agreement, "security", record_choice_is(v->parts, SUPPLIER_AGREEMENT_SECURITY, "yes"));
        mx_yes(agreement, "binds", supplier_is_bound(v->parts, model->as_of));
        put_until(mx, agreement, period && !period->bad ? period->period.to.day : DATE_NONE, works);
    }
    for values_each(v, &supplier->record, SUPPLIER_ASSURANCE) {
        struct buf room = {0};
        xmlNode *assurance;

        if (!v->parts)
            continue;
        assurance = mx_element(mx, node, "c-assurance");
        mx_attr(assurance, "text", wordbook_choice(mx->book, "supplier.assurance.type", record_str(v->parts, SUPPLIER_ASSURANCE_TYPE), &room));
        put_until(mx, assurance, record_date(v->parts, SUPPLIER_ASSURANCE_UNTIL), works);
        buf_done(&room);
    }
}

static void compute_obligation(struct modelxml *mx, xmlNode *node, const struct entity *obligation)
{
    const struct record *checked = record_newest(&obligation->record, OBLIGATION_CHECKED, OBLIGATION_CHECKED_ON);

    put_look(mx, node, look_of(mx->setup->model, obligation, checked ? record_date(checked, OBLIGATION_CHECKED_ON) : DATE_NONE, DATE_NONE,
                               mx_time(mx, THRESHOLD_OBLIGATION_INTERVAL)));
}

static void compute_issue(struct modelxml *mx, xmlNode *node, const struct entity *issue)
{
    if (duty_in_force(issue, mx->setup->model->as_of))
        put_look(mx, node, look_of(mx->setup->model, issue, DATE_NONE, DATE_NONE, (struct duration){ 0, UNIT_NONE }));
}

static void compute_class(struct modelxml *mx, xmlNode *node, const struct entity *class)
{
    const struct entity *scheme = class_scheme(class);
    long n = 0;

    for refs_each(v, class, EVERY_CLASSIFICATION)
        n += value_entity(v)->kind == KIND_ASSET && duty_in_force(value_entity(v), mx->setup->model->as_of);
    if (scheme)
        mx_attr(node, "c-scheme", scheme->address);
    mx_count(node, "c-sort", (long)(class_rank(class) * 10));
    mx_count(node, "c-assets", n);
}

/* The actions that follow from an incident stand in it with owner and day, so do the metrics and actions of an objective. */
static bool work_shown_apart(const struct value *v)
{
    int kind = value_entity(v)->kind, of = v->ref.target->kind;

    return field_is(v, EVERY_OF) && ((kind == KIND_ACTION && (of == KIND_INCIDENT || of == KIND_OBJECTIVE)) || (kind == KIND_METRIC && of == KIND_OBJECTIVE));
}

/* What is not told of an entry here, since it stands in another place: its class, and what names it only as one of very many. The scope weighs issues and requirements. */
static bool is_told_here(const struct value *v)
{
    if (top_field(v)->id == SCOPE_CONSIDERS || top_field(v)->id == SCOPE_SETS_ASIDE)
        return true;
    return !work_shown_apart(v) && top_field(v)->id != EVERY_CLASSIFICATION && top_field(v)->id != EVERY_LABELS && value_entity(v)->kind != KIND_DOCUMENT && value_entity(v)->kind != KIND_SCOPE;
}

void registers_compute(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    static const struct { int kind; void (*compute)(struct modelxml *mx, xmlNode *node, const struct entity *e); } table[] = {
        { KIND_ASSET, compute_asset }, { KIND_SUPPLIER, compute_supplier }, { KIND_OBLIGATION, compute_obligation }, { KIND_CLASS, compute_class },
        { KIND_INCIDENT, incidents_compute },
        { KIND_ISSUE, compute_issue },
        { KIND_PROCESS, continuity_compute }, { KIND_PROCESS, operation_compute }, { KIND_CHANGE, operation_compute }, { KIND_DISPOSAL, operation_compute }, { KIND_KEY, operation_compute },
        { KIND_WEAKNESS, operation_compute }, { KIND_TECHNICAL_REVIEW, operation_compute },
        { KIND_ASSET, continuity_compute }, { KIND_ASSET, access_compute }, { KIND_EXERCISE, continuity_compute },
    };
    const struct grouping *grouping = grouping_of(e->kind);

    if (grouping)
        xml_attr(node, "c-group", grouping->of(mx->setup->model, e));
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].kind == e->kind)
            table[i].compute(mx, node, e);
    if ((grouping && e->kind != KIND_POLICY) || e->kind == KIND_LABEL || e->kind == KIND_SITE || e->kind == KIND_UNIT || e->kind == KIND_PROCESS || e->kind == KIND_INTERFACE ||
        e->kind == KIND_REQUIREMENT)
        mx_uses(mx, node, e, e->kind == KIND_LABEL ? NULL : is_told_here);
}

/* ---- summaries ---- */

static long count_if(const struct modelxml *mx, enum shape_id kind, bool (*is)(const struct entity *e))
{
    long n = 0;

    for model_each(e, mx->setup->model, kind)
        n += is(e);
    return n;
}

void mx_total(struct modelxml *mx, xmlNode *parent, enum shape_id kind)
{
    xmlNode *total = mx_element(mx, parent, "c-total");
    long n = 0, open = 0;

    for model_each(e, mx->setup->model, kind) {
        n++;
        open += duty_in_force(e, mx->setup->model->as_of);
    }
    mx_count(total, "n", n);
    mx_count(total, "open", open);
}

void mx_figure(struct modelxml *mx, xmlNode *parent, const char *id, long n)
{
    xmlNode *node = mx_element(mx, parent, "c-fact");

    mx_attr(node, "id", id);
    mx_count(node, "n", n);
}

static bool is_critical(const struct entity *asset)
{
    return record_choice_is(&asset->record, ASSET_CRITICALITY, "critical") && !state_is(asset, ASSET_STATUS, ASSET_STATUS_STATE, "retired");
}

static bool is_riskless(const struct entity *asset)
{
    return !refs_first(asset, RISK_ASSETS) && !state_is(asset, ASSET_STATUS, ASSET_STATUS_STATE, "retired");
}

void summary_assets(struct modelxml *mx, xmlNode *parent)
{
    const struct entity *isms = mx->setup->model->isms;

    mx_total(mx, parent, KIND_ASSET);
    mx_figure(mx, parent, "assets.critical", count_if(mx, KIND_ASSET, is_critical));
    mx_figure(mx, parent, "assets.riskless", count_if(mx, KIND_ASSET, is_riskless));
    mx_groups(mx, parent, KIND_ASSET);
    for values_each(line, isms ? &isms->record : &(struct record){0}, ISMS_UNUSED) {
        const struct value *because = line->parts ? record_text(line->parts, ISMS_UNUSED_BECAUSE, mx->book->language) : NULL;
        struct str types = str_of(schema_by_id(mx->setup->model->schema, ASSET_TYPE)->target), type;

        if (!line->parts)
            continue;
        for values_each(what, line->parts, ISMS_UNUSED_WHAT) {
            for (struct str rest = types; str_split(&rest, '/', &type);) {
                struct buf id = {0};
                xmlNode *node;

                if (!str_eq(type, what->text))
                    continue;
                node = mx_element(mx, parent, "c-unused");
                buf_printf(&id, "group.asset.%.*s", STR_ARGS(type));
                mx_attr(node, "text", wordbook_get(mx->book, id.s));
                if (because)
                    xml_attr(node, "because", because->text);
                buf_done(&id);
            }
        }
    }
    summary_gaps(mx, parent);
}

static bool handles_people(const struct entity *supplier)
{
    return record_choice_is(&supplier->record, SUPPLIER_PERSONAL_DATA, "yes") && !state_is(supplier, SUPPLIER_STATUS, SUPPLIER_STATUS_STATE, "ended");
}

static bool is_cloud(const struct entity *supplier)
{
    return record_choice_is(&supplier->record, SUPPLIER_CLOUD, "yes") && !state_is(supplier, SUPPLIER_STATUS, SUPPLIER_STATUS_STATE, "ended");
}

void summary_suppliers(struct modelxml *mx, xmlNode *parent)
{
    mx_total(mx, parent, KIND_SUPPLIER);
    mx_figure(mx, parent, "suppliers.personal", count_if(mx, KIND_SUPPLIER, handles_people));
    mx_figure(mx, parent, "suppliers.cloud", count_if(mx, KIND_SUPPLIER, is_cloud));
    mx_groups(mx, parent, KIND_SUPPLIER);
    summary_gaps(mx, parent);
}

static bool is_unstated(const struct entity *obligation)
{
    return !entity_has(obligation, OBLIGATION_STATUS);
}

static bool is_partly(const struct entity *obligation) { return state_is(obligation, OBLIGATION_STATUS, OBLIGATION_STATUS_STATE, "partly"); }
static bool is_unmet(const struct entity *obligation) { return state_is(obligation, OBLIGATION_STATUS, OBLIGATION_STATUS_STATE, "not-met"); }
static bool is_met(const struct entity *obligation) { return state_is(obligation, OBLIGATION_STATUS, OBLIGATION_STATUS_STATE, "met"); }

void summary_obligations(struct modelxml *mx, xmlNode *parent)
{
    mx_total(mx, parent, KIND_OBLIGATION);
    mx_figure(mx, parent, "obligations.met", count_if(mx, KIND_OBLIGATION, is_met));
    mx_figure(mx, parent, "obligations.partly", count_if(mx, KIND_OBLIGATION, is_partly));
    mx_figure(mx, parent, "obligations.unmet", count_if(mx, KIND_OBLIGATION, is_unmet));
    mx_figure(mx, parent, "obligations.unstated", count_if(mx, KIND_OBLIGATION, is_unstated));
    mx_groups(mx, parent, KIND_OBLIGATION);
    summary_gaps(mx, parent);
}

void summary_exceptions(struct modelxml *mx, xmlNode *parent)
{
    date first = DATE_NONE;

    mx_total(mx, parent, KIND_EXCEPTION);
    for model_each(e, mx->setup->model, KIND_EXCEPTION) {
        date until = record_date(&e->record, EXCEPTION_UNTIL);

        if (until != DATE_NONE && until >= mx->setup->model->as_of && duty_in_force(e, mx->setup->model->as_of) && (first == DATE_NONE || until < first))
            first = until;
    }
    if (first != DATE_NONE)
        mx_date(mx_element(mx, parent, "c-next"), "on", first);
    mx_figure(mx, parent, "exceptions.allowed", (long)mx->setup->model->counts[KIND_ALLOW]);
    mx_groups(mx, parent, KIND_EXCEPTION);
    mx_groups(mx, parent, KIND_ALLOW);
    summary_gaps(mx, parent);
}
