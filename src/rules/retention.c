/* rules/retention.c - how long records are kept, and what becomes of them (7.5.3 f, A.5.33): a rule for each sort of record, no shorter than the law behind it. */

#include "rules/retention.h"
#include "rules/rules.h"

/* Kinds of declaration that are records: what a clause or control asks to be kept as evidence. Of evidence itself the file or folder, of the others what stands here. */
static const enum shape_id records[] = {
    KIND_ASSESSMENT, KIND_TRAINING, KIND_EVIDENCE, KIND_METRIC, KIND_AUDIT, KIND_REVIEW, KIND_FINDING, KIND_INCIDENT, KIND_EXERCISE, KIND_CHANGE, KIND_TECHNICAL_REVIEW,
    KIND_DISPOSAL,
};

const enum shape_id *retention_kinds(size_t *n)
{
    *n = sizeof records / sizeof *records;
    return records;
}

/* ---- which rule holds ---- */

bool retention_governs(const struct entity *rule, const struct entity *e)
{
    for (; e; e = e->parent) {
        if (record_ref(&e->record, EVERY_RETENTION) == rule)
            return true;
        for refs_each(v, e, RETENTION_RECORDS)
            if (value_entity(v) == rule)
                return true;
    }
    return false;
}

static bool has_rule(const struct entity *e)
{
    return entity_has(e, EVERY_RETENTION) || refs_first(e, RETENTION_RECORDS);
}

/* A rule for the audit is one for its findings. */
static bool is_governed(const struct entity *e)
{
    for (; e; e = e->parent)
        if (has_rule(e))
            return true;
    return false;
}

/* One record of a kind with a rule shows that the sort of record was thought of. */
static bool kind_is_governed(const struct model *model, enum shape_id kind)
{
    for model_each(e, model, kind)
        if (is_governed(e))
            return true;
    return false;
}

static void check_records(const struct model *model, struct diags *diags)
{
    struct buf kinds = {0};
    struct diag *d = NULL;

    for (size_t i = 0; model->isms && i < sizeof records / sizeof *records; i++)
        if (model_first(model, records[i]) && !kind_is_governed(model, records[i]))
            buf_printf(&kinds, "%s%s", kinds.n ? ", " : "", model->schema->shapes[records[i]].name);
    if (kinds.n)
        d = diag(diags, DIAG_RECORDS_WITHOUT_RETENTION, model->isms->id_span, model->isms->id, { "kinds", kinds.s });
    for (size_t i = 0; d && i < sizeof records / sizeof *records; i++) {
        const struct entity *first = model_first(model, records[i]);

        if (first && !kind_is_governed(model, records[i]))
            diag_note(diags, d, "record", first->id_span, { "kind", first->record.shape->name }, { "id", first->id });
    }
    buf_done(&kinds);
}

/* ---- how long ---- */

/* NULL where it is missing or no time. */
static const struct duration *period_of(const struct value *keep)
{
    return keep && !keep->bad && keep->quantity.type == TYPE_DURATION ? &keep->quantity.duration : NULL;
}

static bool counts_months(enum time_unit unit)
{
    return unit == UNIT_MONTH || unit == UNIT_QUARTER || unit == UNIT_YEAR;
}

static long long in_months(const struct duration *d)
{
    return (long long)d->count * (d->unit == UNIT_YEAR ? 12 : d->unit == UNIT_QUARTER ? 3 : 1);
}

/* In days; `most`: how many a month may have at most. */
static long long in_days(const struct duration *d, bool most)
{
    switch (d->unit) {
    case UNIT_MINUTE: return d->count / (24 * 60);
    case UNIT_HOUR: return d->count / 24;
    case UNIT_DAY: return d->count;
    case UNIT_WEEK: return (long long)d->count * 7;
    case UNIT_MONTH: return (long long)d->count * (most ? 31 : 28);
    case UNIT_QUARTER: return (long long)d->count * (most ? 92 : 90);
    case UNIT_YEAR: return (long long)d->count * (most ? 366 : 365);
    default: return 0;
    }
}

/* Whether one time is shorter than another, on whichever day both begin: 365 days are no shorter than a year. */
static bool is_shorter(const struct duration *a, const struct duration *b)
{
    if (counts_months(a->unit) && counts_months(b->unit))
        return in_months(a) < in_months(b);
    return in_days(a, true) < in_days(b, false);
}

static void check_keep(const struct entity *e, const struct value *keep, struct diags *diags)
{
    if (keep && !keep->bad && !period_of(keep))
        diag(diags, DIAG_RETENTION_NO_TIME, keep->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "got", rules_text(diags, keep->text) });
}

static void check_basis(const struct entity *rule, struct diags *diags)
{
    const struct value *keep = entity_get(rule, RETENTION_KEEP);
    const struct duration *period = period_of(keep);

    for values_each(v, &rule->record, RETENTION_BASIS) {
        const struct entity *law = v->ref.target;
        const struct value *least = law ? entity_get(law, OBLIGATION_KEEP) : NULL;
        struct diag *d;

        if (!period || !period_of(least) || !is_shorter(period, period_of(least)))
            continue;
        d = diag(diags, DIAG_RETENTION_TOO_SHORT, keep->span, rule->id, { "id", rule->id }, { "title", entity_title(rule) }, { "keep", rules_text(diags, keep->text) },
                 { "law", law->id }, { "least", rules_text(diags, least->text) });
        diag_note(diags, d, "law", least->span, { "law", law->id }, { "title", entity_title(law) }, { "least", rules_text(diags, least->text) });
    }
}

/* What a law has kept is kept by a rule that somebody follows. */
static void check_law(const struct entity *law, struct diags *diags)
{
    const struct value *keep = entity_get(law, OBLIGATION_KEEP);

    check_keep(law, keep, diags);
    if (keep && period_of(keep) && !refs_first(law, RETENTION_BASIS))
        diag(diags, DIAG_LAW_WITHOUT_RETENTION, keep->span, law->id, { "id", law->id }, { "title", entity_title(law) }, { "least", rules_text(diags, keep->text) });
}

/* ---- 15: one rule for one record ---- */

struct governing { const struct entity *rule; const struct value *value; };

static void compare(const struct entity *e, struct governing *first, struct governing next, struct diags *diags)
{
    const struct value *a, *b;
    struct diag *d;

    if (!next.rule || next.rule->kind != KIND_RETENTION)
        return;
    if (!first->rule) {
        *first = next;
        return;
    }
    a = entity_get(first->rule, RETENTION_KEEP);
    b = entity_get(next.rule, RETENTION_KEEP);
    if (first->rule == next.rule || !period_of(a) || !period_of(b) || (!is_shorter(period_of(a), period_of(b)) && !is_shorter(period_of(b), period_of(a))))
        return;
    d = diag(diags, DIAG_RETENTION_TWICE, next.value->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "first", first->rule->id },
             { "keep", rules_text(diags, a->text) }, { "other", next.rule->id }, { "otherKeep", rules_text(diags, b->text) });
    diag_note(diags, d, "first", first->value->span, { "first", first->rule->id });
}

static void check_one_rule(const struct entity *e, struct diags *diags)
{
    struct governing first = { NULL, NULL };

    for values_each(v, &e->record, EVERY_RETENTION)
        compare(e, &first, (struct governing){ v->ref.target, v }, diags);
    for refs_each(v, e, RETENTION_RECORDS)
        compare(e, &first, (struct governing){ value_entity(v), v }, diags);
}

void rules_retention(const struct model *model, struct diags *diags)
{
    check_records(model, diags);
    for model_each(rule, model, KIND_RETENTION) {
        check_keep(rule, entity_get(rule, RETENTION_KEEP), diags);
        check_basis(rule, diags);
        if (!entity_has(rule, RETENTION_DISPOSAL))
            diag(diags, DIAG_RETENTION_WITHOUT_DISPOSAL, rule->id_span, rule->id, { "id", rule->id }, { "title", entity_title(rule) });
    }
    for model_each(law, model, KIND_OBLIGATION)
        check_law(law, diags);
    for (const struct entity *e = model->first; e; e = e->next_all)
        if (!e->foreign && has_rule(e))
            check_one_rule(e, diags);
}
