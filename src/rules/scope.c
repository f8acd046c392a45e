/* rules/scope.c - the boundary: what it names, what lies within it, and that it is the certified one (ISO/IEC 27001:2022, 4.3). */

#include "base/mem.h"
#include "model/belong.h"
#include "model/duty.h"
#include "rules/rules.h"

#include <stdlib.h>

/* What lies inside: `includes` names it, or what it belongs to. What meets others at an interface lies on the boundary and is as good as inside. */
struct boundary {
    struct map inside;              /* address -> the entity */
    const struct entity **queue;
    size_t n, cap;
};

static void take_in(struct boundary *b, const struct entity *e)
{
    void **place;

    if (!e)
        return;
    place = map_at(&b->inside, str_of(e->address));
    if (*place)
        return;
    *place = (void *)(size_t)1;
    mem_grow(&b->queue, &b->cap, b->n + 1, sizeof *b->queue);
    b->queue[b->n++] = e;
}

static bool is_inside(const struct boundary *b, const struct entity *e)
{
    return map_get(&b->inside, str_of(e->address)) != NULL;
}

static void take_in_values(struct boundary *b, const struct entity *e, int field)
{
    for values_each(v, &e->record, field)
        take_in(b, v->ref.target);
}

static bool has_boundary(const struct entity *e)
{
    return e->kind == KIND_SITE || e->kind == KIND_UNIT || e->kind == KIND_PROCESS || e->kind == KIND_ASSET || e->kind == KIND_SUPPLIER;
}

/* Fields by which a thing says to which site, unit or process it belongs. */
static bool belongs_by(int field)
{
    return field == ASSET_SITE || field == ASSET_UNIT || field == ASSET_PROCESSES || field == PROCESS_SITES || field == PROCESS_UNIT;
}

static void spread(struct boundary *b, const struct belongings *belongings)
{
    for (size_t i = 0; i < b->n; i++) {
        const struct entity *e = b->queue[i];

        for (const struct belonging *part = belongings_of(belongings, e); part; part = part->next)
            if (has_boundary(part->entity))
                take_in(b, part->entity);
        for (const struct value *v = e->refs; v; v = value_next_ref(v))
            if (belongs_by(v->field->id))
                take_in(b, value_entity(v));
        take_in_values(b, e, PROCESS_USES);
        take_in_values(b, e, ASSET_USES);
        take_in_values(b, e, ASSET_SUPPLIER);
        take_in_values(b, e, ASSET_LOGS_TO);
    }
}

static void boundary_draw(struct boundary *b, const struct model *model, bool interfaces)
{
    struct belongings *belongings = belongings_new(model);

    for model_each(scope, model, KIND_SCOPE)
        take_in_values(b, scope, SCOPE_INCLUDES);
    spread(b, belongings);
    /* beyond an interface nothing spreads: it is where the inside ends */
    for model_each(scope, model, KIND_SCOPE) {
        for values_each(v, &scope->record, SCOPE_INTERFACES) {
            if (!interfaces || !v->ref.target)
                continue;
            take_in(b, v->ref.target);
            take_in_values(b, v->ref.target, INTERFACE_WITH);
            take_in_values(b, v->ref.target, INTERFACE_USES);
        }
    }
    belongings_free(belongings);
}

static void boundary_done(struct boundary *b)
{
    map_done(&b->inside);
    free(b->queue);
}

/* ---- 22: what a scope names ---- */

struct part { enum shape_id kind; enum diag_code code; };

static const struct part parts[] = {
    { KIND_SITE, DIAG_SCOPE_WITHOUT_SITES },
    { KIND_UNIT, DIAG_SCOPE_WITHOUT_UNITS },
    { KIND_PROCESS, DIAG_SCOPE_WITHOUT_PROCESSES },
    { KIND_ASSET, DIAG_SCOPE_WITHOUT_SYSTEMS },
};

static bool any_inside(const struct boundary *b, enum shape_id kind)
{
    for (size_t i = 0; i < b->n; i++)
        if (b->queue[i]->kind == (int)kind)
            return true;
    return false;
}

static bool all_known(const struct model *model, int field)
{
    for model_each(scope, model, KIND_SCOPE)
        for values_each(v, &scope->record, field)
            if (!v->ref.target)
                return false;
    return true;
}

/* Of one of several scopes, what the others name counts as well: together they are the boundary. */
static void check_named(const struct model *model, const struct entity *scope, const struct boundary *b, struct diags *diags)
{
    if (!entity_has(scope, SCOPE_INCLUDES) || !all_known(model, SCOPE_INCLUDES))
        return;    /* said already */
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (!any_inside(b, parts[i].kind))
            diag(diags, parts[i].code, scope->id_span, scope->id, { "id", scope->id }, { "title", entity_title(scope) });
}

static bool any_interface(const struct model *model)
{
    for model_each(scope, model, KIND_SCOPE)
        if (entity_has(scope, SCOPE_INTERFACES))
            return true;
    return false;
}

/* ---- 23: what lies outside ---- */

static bool used_in_risk(const struct model *model, const struct entity *e)
{
    for refs_each(v, e, RISK_ASSETS)
        if (duty_in_force(value_entity(v), model->as_of))
            return true;
    return false;
}

static void check_outside(const struct model *model, const struct boundary *b, struct diags *diags)
{
    static const enum shape_id kinds[] = { KIND_SITE, KIND_PROCESS, KIND_ASSET, KIND_SUPPLIER };

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        for model_each(e, model, kinds[i])
            if (duty_in_force(e, model->as_of) && !is_inside(b, e) && !used_in_risk(model, e))
                diag(diags, DIAG_OUTSIDE_SCOPE, e->id_span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "kind", e->record.shape->name });
    for model_each(risk, model, KIND_RISK) {
        if (!duty_in_force(risk, model->as_of))
            continue;
        for values_each(v, &risk->record, RISK_ASSETS) {
            const struct entity *e = v->ref.target;

            if (e && duty_in_force(e, model->as_of) && !is_inside(b, e))
                diag(diags, DIAG_RISK_OUTSIDE_SCOPE, v->span, risk->id, { "id", risk->id }, { "title", entity_title(risk) }, { "thing", e->id },
                     { "kind", e->record.shape->name });
        }
    }
}

/* ---- 24: the certified text ---- */

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The same words: white space and a final full stop aside. */
static bool same_words(struct str a, struct str b)
{
    size_t i = 0, k = 0;

    while (a.n && (is_space(a.s[a.n - 1]) || a.s[a.n - 1] == '.'))
        a.n--;
    while (b.n && (is_space(b.s[b.n - 1]) || b.s[b.n - 1] == '.'))
        b.n--;
    for (;;) {
        bool space_a = false, space_b = false;

        for (; i < a.n && is_space(a.s[i]); i++)
            space_a = true;
        for (; k < b.n && is_space(b.s[k]); k++)
            space_b = true;
        if (i == a.n || k == b.n)
            return i == a.n && k == b.n;
        if ((space_a != space_b && i && k) || a.s[i++] != b.s[k++])
            return false;
    }
}

static bool is_stated(const struct model *model, struct str text, const struct value **nearest)
{
    for model_each(scope, model, KIND_SCOPE) {
        for (const struct value *v = scope->record.first; v; v = v->next) {    /* in any language */
            if (!field_is(v, SCOPE_STATEMENT))
                continue;
            if (same_words(v->text, text))
                return true;
            if (!*nearest)
                *nearest = v;
        }
    }
    return false;
}

static void check_certificates(const struct model *model, struct diags *diags)
{
    const struct entity *isms = model->isms;

    if (!isms || !model_first(model, KIND_SCOPE))
        return;
    for values_each(v, &isms->record, ISMS_CERTIFICATE) {
        const struct value *text = record_get(v->parts, ISMS_CERTIFICATE_SCOPE), *period = record_get(v->parts, ISMS_CERTIFICATE_PERIOD), *nearest = NULL;
        struct diag *d;

        if (!text || (period && !period->bad && period->period.to.day != DATE_NONE && period->period.to.day < model->as_of))
            continue;    /* an expired certificate is history */
        if (is_stated(model, text->text, &nearest))
            continue;
        d = diag(diags, DIAG_SCOPE_NOT_AS_CERTIFIED, text->span, isms->id, { "id", isms->id }, { "title", entity_title(isms) });
        if (nearest)
            diag_note(diags, d, "statement", nearest->span, { "scope", value_entity(nearest)->id });
    }
}

void rules_scope(const struct model *model, struct diags *diags)
{
    struct boundary inside = { .n = 0 }, reached = { .n = 0 };
    const struct entity *first = model_first(model, KIND_SCOPE);

    if (!first)
        return;    /* row 11 says so */
    map_init(&inside.inside);
    map_init(&reached.inside);
    boundary_draw(&inside, model, false);
    boundary_draw(&reached, model, true);
    check_named(model, first, &inside, diags);
    if (!any_interface(model))
        diag(diags, DIAG_SCOPE_WITHOUT_INTERFACES, first->id_span, first->id, { "id", first->id }, { "title", entity_title(first) });
    check_outside(model, &reached, diags);
    check_certificates(model, diags);
    boundary_done(&inside);
    boundary_done(&reached);
}
