/* rules/suppliers.c - who works for us, how far we trust them, and on what ground (A.5.19-A.5.23). */

#include "rules/suppliers.h"
#include "diag/diag.h"
#include "rules/in_place.h"
#include "rules/looks.h"
#include "rules/numbers.h"
#include "rules/rules.h"
#include "rules/thresholds.h"

enum { TIERS = 4 };    /* the words of `tier`, in the schema's order: the gravest first */

struct supplying {
    const struct model *model;
    struct diags *diags;
    double agreement_tier;    /* threshold: 1 low … 4 critical */
    struct look_times times;
};

static struct diag *report(struct supplying *s, enum diag_code code, struct span span, const struct entity *supplier)
{
    return diag(s->diags, code, span, supplier->id, { "id", supplier->id }, { "title", entity_title(supplier) });
}

bool supplier_is_bound(const struct record *agreement, date day)
{
    const struct value *period = record_get(agreement, SUPPLIER_AGREEMENT_PERIOD);

    if (!period || period->bad)
        return true;
    return period->period.from.day <= day && (period->period.to.day == DATE_NONE || period->period.to.day >= day);
}

/* 103: how closely they must be watched, and what says so. */
static void check_grounds(struct supplying *s, const struct entity *supplier)
{
    struct { bool there; enum diag_code code; } wanted[] = {
        { entity_has(supplier, SUPPLIER_TIER), DIAG_SUPPLIER_UNTIERED },
        { entity_has(supplier, SUPPLIER_DEPENDENCY), DIAG_SUPPLIER_DEPENDENCY },
        { entity_has(supplier, SUPPLIER_DATA) || entity_has(supplier, SUPPLIER_PERSONAL_DATA), DIAG_SUPPLIER_DATA },
        { entity_has(supplier, SUPPLIER_REPLACEABLE), DIAG_SUPPLIER_REPLACEABLE },
        { entity_has(supplier, SUPPLIER_REQUIRED), DIAG_SUPPLIER_REQUIRES_NOTHING },
        { entity_has(supplier, EVERY_OWNER), DIAG_SUPPLIER_UNOWNED },
    };

    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!wanted[i].there)
            report(s, wanted[i].code, supplier->id_span, supplier);
}

/* 104: of each kind that is demanded there is one that counts today. */
static void check_assurance(struct supplying *s, const struct entity *supplier)
{
    bool any = false;

    for values_each(line, &supplier->record, SUPPLIER_ASSURANCE)
        any = any || (line->parts && !record_choice_is(line->parts, SUPPLIER_ASSURANCE_TYPE, "none"));
    for values_each(required, &supplier->record, SUPPLIER_REQUIRED) {
        const struct value *newest = NULL;
        date until = DATE_NONE;
        bool valid = false;
        char day[DATE_TEXT], kind[NUMBER_TEXT];

        if (required->bad || str_is(required->text, "none"))
            continue;
        if (!any) {
            report(s, DIAG_ASSURANCE_MISSING, required->span, supplier);
            return;
        }
        for values_each(line, &supplier->record, SUPPLIER_ASSURANCE) {
            const struct value *end;

            if (!line->parts || record_choice(line->parts, SUPPLIER_ASSURANCE_TYPE) != required->choice)
                continue;
            end = record_get(line->parts, SUPPLIER_ASSURANCE_UNTIL);
            valid = valid || !end || end->bad || end->day >= s->model->as_of;
            if (end && !end->bad && (!newest || end->day > until)) {
                newest = end;
                until = end->day;
            }
        }
        if (valid)
            continue;
        snprintf(kind, sizeof kind, "%.*s", STR_ARGS(required->text));
        if (newest)
            diag(s->diags, DIAG_ASSURANCE_EXPIRED, newest->span, supplier->id, { "id", supplier->id }, { "title", entity_title(supplier) },
                 { "kind", kind }, { "until", date_format(until, day) });
        else
            diag(s->diags, DIAG_ASSURANCE_OF_OTHER_KIND, required->span, supplier->id, { "id", supplier->id }, { "title", entity_title(supplier) }, { "kind", kind });
    }
}

static bool has_secure_agreement(const struct supplying *s, const struct entity *supplier)
{
    for values_each(agreement, &supplier->record, SUPPLIER_AGREEMENT)
        if (agreement->parts && record_choice_is(agreement->parts, SUPPLIER_AGREEMENT_SECURITY, "yes") && supplier_is_bound(agreement->parts, s->model->as_of))
            return true;
    return false;
}

/* 105: none that counts; each that is written down gets the reason why it does not. */
static void report_agreement(struct supplying *s, const struct entity *supplier)
{
    struct diag *d = report(s, DIAG_AGREEMENT_MISSING, entity_get(supplier, SUPPLIER_TIER)->span, supplier);

    for values_each(agreement, &supplier->record, SUPPLIER_AGREEMENT) {
        const struct value *period = agreement->parts ? record_get(agreement->parts, SUPPLIER_AGREEMENT_PERIOD) : NULL;
        char day[DATE_TEXT];

        if (!agreement->parts)
            continue;
        if (supplier_is_bound(agreement->parts, s->model->as_of))
            diag_note(s->diags, d, "silent", agreement->span);
        else if (period->period.from.day > s->model->as_of)
            diag_note(s->diags, d, "early", period->span, { "from", date_format(period->period.from.day, day) });
        else
            diag_note(s->diags, d, "ended", period->span, { "until", date_format(period->period.to.day, day) });
    }
}

/* 105: not needed is an answer where it is explained: an insurer or a doctor decides for themselves what they do with the data. */
static bool is_processor_settled(const struct entity *supplier)
{
    const struct record *processor = record_parts(&supplier->record, SUPPLIER_PROCESSOR);

    if (!processor)
        return false;
    return record_choice_is(processor, SUPPLIER_PROCESSOR_ANSWER, "yes")
        || (record_choice_is(processor, SUPPLIER_PROCESSOR_ANSWER, "not-needed") && record_get(processor, SUPPLIER_PROCESSOR_NOTE));
}

static void check_agreements(struct supplying *s, const struct entity *supplier, int tier)
{
    const struct value *personal = entity_get(supplier, SUPPLIER_PERSONAL_DATA), *cloud = entity_get(supplier, SUPPLIER_CLOUD);

    if (tier >= 0 && TIERS - tier >= s->agreement_tier && !has_secure_agreement(s, supplier))
        report_agreement(s, supplier);
    if (record_choice_is(&supplier->record, SUPPLIER_PERSONAL_DATA, "yes") && !is_processor_settled(supplier))
        report(s, DIAG_PROCESSOR_MISSING, personal->span, supplier);
    if (record_choice_is(&supplier->record, SUPPLIER_CLOUD, "yes") && !entity_has(supplier, SUPPLIER_EXIT))
        report(s, DIAG_EXIT_MISSING, cloud->span, supplier);
}

/* 106: the closer to us, the more often. */
static void check_review(struct supplying *s, const struct entity *supplier, int tier)
{
    const struct value *newest = NULL;
    struct look look;
    char due[DATE_TEXT];

    if (tier < 0)
        return;
    look = look_at(s->model, &s->times, supplier);
    if (!look.late)
        return;
    if (look.due == DATE_NONE) {
        report(s, DIAG_SUPPLIER_NEVER_REVIEWED, supplier->id_span, supplier);
        return;
    }
    for values_each(v, &supplier->record, EVERY_REVIEWED)
        if (v->parts && record_date(v->parts, EVERY_REVIEWED_ON) == look.last)
            newest = v;
    diag(s->diags, DIAG_SUPPLIER_UNREVIEWED, newest ? newest->span : supplier->id_span, supplier->id, { "id", supplier->id }, { "title", entity_title(supplier) },
         { "due", date_format(look.due, due) });
}

/* 107: who leaves hands back. */
static void check_ended(struct supplying *s, const struct entity *supplier)
{
    static const struct { const char *what; enum diag_code code; } parts[] = {
        { "accounts", DIAG_OFFBOARDING_ACCOUNTS }, { "data", DIAG_OFFBOARDING_DATA }, { "transfers", DIAG_OFFBOARDING_TRANSFERS },
    };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct span span = entity_get(supplier, SUPPLIER_STATUS)->span;
        bool done = false;

        for values_each(line, &supplier->record, SUPPLIER_OFFBOARDED) {
            if (!line->parts || !record_choice_is(line->parts, SUPPLIER_OFFBOARDED_WHAT, parts[i].what))
                continue;
            done = done || record_get(line->parts, SUPPLIER_OFFBOARDED_ON) || record_get(line->parts, SUPPLIER_OFFBOARDED_NOTE);
            span = line->span;    /* neither a day nor a word: a tick that proves nothing */
        }
        if (!done)
            report(s, parts[i].code, span, supplier);
    }
}

/* 103: who says that suppliers are watched has some, or says why there are none. */
static void check_any(struct supplying *s)
{
    const struct entity *control = control_without(s->model, "A.5.19", KIND_SUPPLIER);

    if (control && !said_unused(s->model, "supplier"))
        diag(s->diags, DIAG_SUPPLIERS_ABSENT, control->stated_span, s->model->isms->id, { "id", s->model->isms->id });
}

static void check_supplier(struct supplying *s, const struct entity *supplier)
{
    const struct record *status = record_parts(&supplier->record, SUPPLIER_STATUS);
    int tier = record_choice(&supplier->record, SUPPLIER_TIER);

    if (status && record_choice_is(status, SUPPLIER_STATUS_STATE, "ended")) {
        check_ended(s, supplier);
        return;
    }
    check_grounds(s, supplier);
    check_assurance(s, supplier);
    check_agreements(s, supplier, tier);
    check_review(s, supplier, tier);
}

void rules_suppliers(const struct model *model, struct diags *diags)
{
    struct supplying s = {
        .model = model,
        .diags = diags,
        .agreement_tier = threshold_amount(model, THRESHOLD_AGREEMENT_TIER),
        .times = looks_times(model),
    };

    check_any(&s);
    for model_each(supplier, model, KIND_SUPPLIER)
        check_supplier(&s, supplier);
}
