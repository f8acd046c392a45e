/* rules/registers.c - the registers that Annex A asks for: assets, laws and contracts, exceptions (A.5.9, A.5.12, A.5.31, A.5.36). */

#include "diag/diag.h"
#include "model/belong.h"
#include "model/progress.h"
#include "rules/in_place.h"
#include "rules/looks.h"
#include "rules/rules.h"

struct registering {
    const struct model *model;
    struct diags *diags;
    struct belongings *belongings;
    struct look_times times;
};

static struct diag *report(struct registering *r, enum diag_code code, struct span span, const struct entity *e)
{
    return diag(r->diags, code, span, e->id, { "id", e->id }, { "title", entity_title(e) });
}

/* A look that is late: at the newest line of it, else at the declaration. */
static void report_look(struct registering *r, enum diag_code late, enum diag_code never, const struct entity *e, struct look look, struct span span)
{
    char due[DATE_TEXT];

    if (look.due == DATE_NONE)
        report(r, never, e->id_span, e);
    else
        diag(r->diags, late, span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "due", date_format(look.due, due) });
}

/* The span of the line of that day, else `other`. */
static struct span line_of(const struct entity *e, int field, int on, date day, struct span other)
{
    for values_each(v, &e->record, field)
        if (day != DATE_NONE && v->parts && record_date(v->parts, on) == day)
            other = v->span;
    return other;
}

/* ---- 102: assets ---- */

/* Where it is: said here, or where the one who runs it keeps it. */
static bool has_place(const struct entity *asset)
{
    const struct entity *supplier = record_ref(&asset->record, ASSET_SUPPLIER);

    return entity_has(asset, ASSET_LOCATION) || entity_has(asset, ASSET_SITE) || (supplier && entity_has(supplier, SUPPLIER_LOCATION));
}

static bool bears_data(const struct entity *asset)
{
    for values_each(type, &asset->record, ASSET_TYPE)
        if (str_is(type->text, "information") || str_is(type->text, "hardware"))
            return true;
    return false;
}

/* What became of it, for which somebody will ask: a disposal names it, done or planned; a supplier that has ended gave it back or erased it; or a note says why there
 * was nothing to destroy. */
static bool is_gone(const struct entity *asset)
{
    const struct entity *supplier = record_ref(&asset->record, ASSET_SUPPLIER);

    if (refs_first(asset, DISPOSAL_ASSETS) || entity_has(asset, EVERY_NOTE))
        return true;
    for refs_each(v, asset, EVERY_OF)
        if (value_entity(v)->kind == KIND_DISPOSAL)
            return true;
    if (supplier)
        for values_each(line, &supplier->record, SUPPLIER_OFFBOARDED)
            if (line->parts && record_choice_is(line->parts, SUPPLIER_OFFBOARDED_WHAT, "data"))
                return true;
    return false;
}

static void check_asset(struct registering *r, const struct entity *asset)
{
    const struct record *status = record_parts(&asset->record, ASSET_STATUS);
    struct look look = look_at(r->model, &r->times, asset);
    struct { bool there; enum diag_code code; } wanted[] = {
        { entity_has(asset, EVERY_OWNER), DIAG_ASSET_UNOWNED },
        { entity_has(asset, EVERY_CLASSIFICATION), DIAG_ASSET_UNCLASSIFIED },
        { entity_has(asset, ASSET_STATUS), DIAG_ASSET_STATELESS },
        { has_place(asset), DIAG_ASSET_PLACELESS },
    };

    if (status && record_choice_is(status, ASSET_STATUS_STATE, "retired")) {
        if (bears_data(asset) && !is_gone(asset))
            report(r, DIAG_ASSET_UNDISPOSED, status->outer->span, asset);
        return;
    }
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!wanted[i].there)
            report(r, wanted[i].code, asset->id_span, asset);
    if (look.late)
        report_look(r, DIAG_ASSET_UNREVIEWED, DIAG_ASSET_NEVER_REVIEWED, asset, look, line_of(asset, EVERY_REVIEWED, EVERY_REVIEWED_ON, look.last, asset->id_span));
}

static bool type_occurs(const struct model *model, struct str type)
{
    for model_each(asset, model, KIND_ASSET)
        for values_each(v, &asset->record, ASSET_TYPE)
            if (str_eq(v->text, type))
                return true;
    return false;
}

/* An inventory that knows no people or no paper was not finished: each type is in it, or somebody said why not. */
static void check_types(struct registering *r)
{
    struct str rest = str_of(schema_by_id(r->model->schema, ASSET_TYPE)->target), type;
    const struct entity *isms = r->model->isms;

    if (!isms || !r->model->counts[KIND_ASSET])
        return;
    while (str_split(&rest, '/', &type)) {
        const char *word = arena_dup(&r->diags->arena, type.s, type.n);

        if (!type_occurs(r->model, type) && !said_unused(r->model, word))
            diag(r->diags, DIAG_ASSET_TYPE_MISSING, isms->id_span, isms->id, { "type", word });
    }
}

static const struct entity *first_of_type(const struct model *model, struct str type)
{
    for model_each(asset, model, KIND_ASSET) {
        const struct record *status = record_parts(&asset->record, ASSET_STATUS);

        if (status && record_choice_is(status, ASSET_STATUS_STATE, "retired"))
            continue;
        for values_each(v, &asset->record, ASSET_TYPE)
            if (str_eq(v->text, type))
                return asset;
    }
    return NULL;
}

/* What is said not to occur, and does. */
static void check_unused(struct registering *r)
{
    struct str rest = str_of(schema_by_id(r->model->schema, ASSET_TYPE)->target), type;
    const struct entity *isms = r->model->isms;

    while (isms && str_split(&rest, '/', &type)) {
        const struct entity *asset = first_of_type(r->model, type);
        const char *word = arena_dup(&r->diags->arena, type.s, type.n);

        if (!asset)
            continue;
        for values_each(line, &isms->record, ISMS_UNUSED) {
            if (!line->parts)
                continue;
            for values_each(what, line->parts, ISMS_UNUSED_WHAT) {
                struct diag *d;

                if (!str_eq(what->text, type))
                    continue;
                d = diag(r->diags, DIAG_ASSET_TYPE_USED, what->span, isms->id, { "type", word }, { "id", asset->id }, { "title", entity_title(asset) });
                diag_note(r->diags, d, "asset", asset->id_span, { "id", asset->id }, { "type", word });
            }
        }
    }
}

/* ---- 108: laws and contracts ---- */

/* Whether somebody works on it by a day. */
static bool is_in_hand(const struct registering *r, const struct entity *obligation)
{
    for belongings_each(b, r->belongings, obligation, KIND_ACTION) {
        struct progress progress;

        if (progress_of(r->model, b->entity, &progress) && progress.pending && progress.due != DATE_NONE && entity_has(b->entity, EVERY_OWNER))
            return true;
    }
    return false;
}

/* Every organisation is bound by some law; a register of the house's own may hold them. */
static void check_obligations(struct registering *r)
{
    const struct entity *control = control_without(r->model, "A.5.31", KIND_OBLIGATION);

    if (control)
        diag(r->diags, DIAG_OBLIGATIONS_ABSENT, control->stated_span, r->model->isms->id, { "id", r->model->isms->id });
}

static void check_obligation(struct registering *r, const struct entity *obligation)
{
    const struct record *status = record_parts(&obligation->record, OBLIGATION_STATUS);
    struct look look = look_at(r->model, &r->times, obligation);

    if (!entity_has(obligation, EVERY_OWNER))
        report(r, DIAG_OBLIGATION_UNOWNED, obligation->id_span, obligation);
    if (!entity_has(obligation, OBLIGATION_MET_BY))
        report(r, DIAG_OBLIGATION_MET_BY_NOTHING, obligation->id_span, obligation);
    if (look.late)
        report_look(r, DIAG_OBLIGATION_UNCHECKED, DIAG_OBLIGATION_NEVER_CHECKED, obligation, look,
                    line_of(obligation, OBLIGATION_CHECKED, OBLIGATION_CHECKED_ON, look.last, line_of(obligation, EVERY_REVIEWED, EVERY_REVIEWED_ON, look.last, obligation->id_span)));
    if (status && record_choice(status, OBLIGATION_STATUS_STATE) >= 0 && !record_choice_is(status, OBLIGATION_STATUS_STATE, "met")) {
        struct diag *d = report(r, DIAG_OBLIGATION_UNMET, status->outer->span, obligation);

        if (is_in_hand(r, obligation))
            diag_set_severity(r->diags, d, WARNING);
    }
}

/* ---- 118: exceptions ---- */

static void check_exception(struct registering *r, const struct entity *exception)
{
    const struct record *status = record_parts(&exception->record, EXCEPTION_STATUS);
    const struct value *until = entity_get(exception, EXCEPTION_UNTIL);
    char day[DATE_TEXT];

    if (status && record_choice_is(status, EXCEPTION_STATUS_STATE, "ended"))
        return;
    if (!entity_has(exception, EVERY_APPROVED))
        report(r, DIAG_EXCEPTION_UNAPPROVED, exception->id_span, exception);
    if (!entity_has(exception, EXCEPTION_COMPENSATING))
        report(r, DIAG_EXCEPTION_UNCOMPENSATED, exception->id_span, exception);
    if (until && !until->bad && until->day < r->model->as_of)
        diag(r->diags, DIAG_EXCEPTION_EXPIRED, until->span, exception->id, { "id", exception->id }, { "title", entity_title(exception) }, { "until", date_format(until->day, day) });
}

void rules_registers(const struct model *model, struct diags *diags)
{
    struct registering r = {
        .model = model,
        .diags = diags,
        .belongings = belongings_new(model),
        .times = looks_times(model),
    };

    for model_each(asset, model, KIND_ASSET)
        check_asset(&r, asset);
    check_types(&r);
    check_unused(&r);
    check_obligations(&r);
    for model_each(obligation, model, KIND_OBLIGATION)
        check_obligation(&r, obligation);
    for model_each(exception, model, KIND_EXCEPTION)
        check_exception(&r, exception);
    belongings_free(r.belongings);
}
