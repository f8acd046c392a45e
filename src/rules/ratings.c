/* rules/ratings.c - what a risk is rated: on the scales, no better than it can be, and carried by somebody who may (ISO/IEC 27001:2022, 6.1.2 c-e, 6.1.3 f). */

#include "model/assess.h"
#include "model/belong.h"
#include "model/classes.h"
#include "model/duty.h"
#include "model/progress.h"
#include "rules/rules.h"

/* One risk and what is asked about it again and again. */
struct rated {
    const struct model *model;
    const struct belongings *belongings;
    struct diags *diags;
    const struct entity *risk, *method;
    const struct record *inherent, *current, *residual;
};

/* ---- 38: on the scales ---- */

static void check_impact(const struct entity *method, const struct entity *e, const struct value *v, struct diags *diags)
{
    const char *names[SCALE_POINTS];
    size_t n = 0;
    struct diag *d;

    if (v->bad)
        return;
    if (v->rating.dimension.n && !assess_dimension(method, v->rating.dimension)) {
        for values_each(line, &method->record, METHOD_DIMENSION)
            if (n < SCALE_POINTS)
                names[n++] = rules_text(diags, record_str(line->parts, METHOD_DIMENSION_NAME));
        d = diag(diags, DIAG_DIMENSION_UNKNOWN, v->span, e->id, { "id", e->id }, { "title", entity_title(e) },
                 { "dimension", rules_text(diags, v->rating.dimension) }, { "method", method->id });
        diag_set_nearest(diags, d, v->rating.dimension, names, n);
    } else if (!assess_impact_point(method, v->rating.dimension, v->rating.point)) {
        diag(diags, DIAG_IMPACT_OFF_SCALE, v->span, e->id, { "id", e->id }, { "title", entity_title(e) },
             { "value", arena_printf(&diags->arena, "%.10g", v->rating.point) },
             { "method", method->id });
    }
}

static void check_scales(const struct entity *method, const struct entity *e, const struct record *rating, struct diags *diags)
{
    const struct value *likelihood = assess_likelihood_value(rating), *level = assess_level_value(rating);
    struct assessment a = assess_rating(method, rating);
    struct diag *d;

    if (likelihood && !likelihood->bad && !assess_likelihood_point(method, likelihood->number))
        diag(diags, DIAG_LIKELIHOOD_OFF_SCALE, likelihood->span, e->id, { "id", e->id }, { "title", entity_title(e) },
             { "value", rules_text(diags, likelihood->text) }, { "method", method->id });
    for (const struct value *v = assess_impact_value(rating); v; v = value_next(v))
        check_impact(method, e, v, diags);
    if (!level || !a.complete || str_eq(level->text, assess_level_name(a.level)))
        return;
    d = diag(diags, DIAG_LEVEL_DIFFERS, level->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "written", rules_text(diags, level->text) },
             { "computed", rules_text(diags, assess_level_name(a.level)) }, { "method", method->id });
    diag_set_fix(diags, d, assess_level_name(a.level));
}

/* ---- 40: no higher than before, and lower only for a reason ---- */

static bool asset_has(const struct entity *measure)
{
    for refs_each(v, measure, ASSET_MEASURE_MEASURES)
        if (record_choice_is(v->record, ASSET_MEASURE_STATE, "implemented") || record_choice_is(v->record, ASSET_MEASURE_STATE, "partial"))
            return true;
    return false;
}

/* Whether what a reference names works today, at least in part. What is no control or is not declared is taken at its word. */
static bool works(const struct value *which)
{
    const struct entity *e = which->ref.target;
    const struct record *status;

    if (!e)
        return which->ref.loose;
    if (e->kind == KIND_MEASURE)
        return asset_has(e);
    if (e->kind != KIND_CONTROL)
        return true;
    status = record_parts(&e->record, CONTROL_STATUS);
    return status && (record_choice_is(status, CONTROL_STATUS_STATE, "implemented") || record_choice_is(status, CONTROL_STATUS_STATE, "partial"));
}

/* What is named and helps nothing yet, as nobody says that it works. */
static void note_idle(struct diags *diags, struct diag *d, const struct record *record, int controls, int which)
{
    for values_each(line, record, controls)
        for values_each(v, line->parts, which)
            if (v->ref.target && !works(v))
                diag_note(diags, d, "idle", v->span, { "control", v->ref.target->id });
}

static bool any_works(const struct record *record, int controls, int which)
{
    for values_each(line, record, controls)
        for values_each(v, line->parts, which)
            if (works(v))
                return true;
    return false;
}

/* Work on a risk: what is still to come, what is done, and whether any of it put something in place that works. */
struct work_on { bool pending, done, works; };

static struct work_on work_on(const struct rated *r)
{
    struct work_on work = { false, false, false };

    for belongings_each(b, r->belongings, r->risk, KIND_TREATMENT) {
        struct progress progress;

        if (!progress_of(r->model, b->entity, &progress) || progress.state == WORK_DROPPED)
            continue;
        work.pending = work.pending || progress.pending;
        work.done = work.done || progress.state == WORK_DONE;
        work.works = work.works || any_works(&b->entity->record, TREATMENT_CONTROLS, TREATMENT_CONTROLS_WHICH);
    }
    return work;
}

static void rises(const struct rated *r, const struct record *before, const struct record *after, const struct rating_change *change)
{
    struct arena *arena = &r->diags->arena;
    const struct value *higher = change->likelihood_higher ? assess_likelihood_value(after) : assess_impact_value(after);
    struct diag *d;

    for (const struct value *v = higher; v && !change->likelihood_higher; v = value_next(v))
        if (str_eq(v->rating.dimension, change->dimension))
            higher = v;
    d = diag(r->diags, DIAG_RATING_RISES, higher->span, r->risk->id,
             { "id", r->risk->id }, { "title", entity_title(r->risk) }, { "rating", after->shape->name }, { "before", before->shape->name },
             { "what", change->likelihood_higher ? "likelihood" : change->dimension.n ? rules_text(r->diags, change->dimension) : "impact" },
             { "to", arena_printf(arena, "%.10g", change->to) }, { "from", change->from < 0 ? "-" : arena_printf(arena, "%.10g", change->from) });
    diag_note(r->diags, d, "before", before->span, { "before", before->shape->name });
}

static void lowered(const struct rated *r, const struct record *rating, const char *name, const char *before)
{
    struct diag *d = diag(r->diags, DIAG_RATING_LOWERED_BY_NOTHING, rating->span, r->risk->id, { "id", r->risk->id }, { "title", entity_title(r->risk) },
                          { "rating", name }, { "before", before });

    note_idle(r->diags, d, &r->risk->record, RISK_CONTROLS, RISK_CONTROLS_WHICH);
    for belongings_each(b, r->belongings, r->risk, KIND_TREATMENT)
        note_idle(r->diags, d, &b->entity->record, TREATMENT_CONTROLS, TREATMENT_CONTROLS_WHICH);
}

static void check_course(const struct rated *r)
{
    struct work_on work = work_on(r);
    const struct record *response = record_parts(&r->risk->record, RISK_RESPONSE), *base = r->current ? r->current : r->inherent;
    bool modify = response && record_choice_is(response, RISK_RESPONSE_OPTION, "modify");
    bool elsewhere = response && (record_choice_is(response, RISK_RESPONSE_OPTION, "share") || record_choice_is(response, RISK_RESPONSE_OPTION, "avoid"));
    bool existing = any_works(&r->risk->record, RISK_CONTROLS, RISK_CONTROLS_WHICH);
    struct rating_change change, last;

    if (!r->inherent)
        return;
    if (r->current) {
        change = assess_compare(r->method, r->inherent, r->current);
        if (change.higher)
            rises(r, r->inherent, r->current, &change);
        else if (change.lower && !existing && !work.works)
            lowered(r, r->current, "current", "inherent");
    }
    if (!r->residual)
        return;
    change = assess_compare(r->method, r->inherent, r->residual);
    last = assess_compare(r->method, base, r->residual);
    if (change.higher || last.higher) {
        rises(r, change.higher ? r->inherent : base, r->residual, change.higher ? &change : &last);
        return;
    }
    /* what is planned may count on work to come; what was shared or avoided on others */
    if (last.lower && !existing && !work.works && !work.pending && !elsewhere)
        lowered(r, r->residual, "residual", base->shape->name);
    if (modify && work.done && !work.pending && !change.lower)
        diag(r->diags, DIAG_TREATED_WITHOUT_EFFECT, r->residual->span, r->risk->id, { "id", r->risk->id }, { "title", entity_title(r->risk) });
}

/* ---- 41: no lower than the classes of its assets imply ---- */

static bool affects(const struct entity *risk, const struct entity *class)
{
    const struct entity *scheme = class_scheme(class);
    const struct value *property = scheme ? entity_get(scheme, SCHEME_PROPERTY) : NULL;

    if (!property)
        return true;
    for values_each(v, &risk->record, RISK_AFFECTS)
        if (str_eq(v->text, property->text))
            return true;
    return false;
}

/* The impact a class implies that the inherent rating stays below; NULL if there is none. */
static const struct value *rated_below(const struct rated *r, const struct entity *class, double impact)
{
    for values_each(v, &class->record, CLASS_IMPACT) {
        if (v->bad || (v->rating.dimension.n && !assess_dimension(r->method, v->rating.dimension)))
            continue;
        if ((v->rating.dimension.n ? assess_impact_of(r->inherent, v->rating.dimension) : impact) < v->rating.point)
            return v;
    }
    return NULL;
}

static void check_classes(const struct rated *r)
{
    struct assessment a = assess_rating(r->method, r->inherent);

    if (!a.complete || record_get(r->inherent, RISK_INHERENT_BECAUSE))
        return;
    for values_each(asset, &r->risk->record, RISK_ASSETS) {
        if (!asset->ref.target || asset->ref.target->kind != KIND_ASSET)
            continue;
        for values_each(class, &asset->ref.target->record, EVERY_CLASSIFICATION) {
            const struct value *implied;
            struct diag *d;

            if (!class->ref.target || !affects(r->risk, class->ref.target))
                continue;
            implied = rated_below(r, class->ref.target, a.impact);
            if (!implied)
                continue;
            d = diag(r->diags, DIAG_RATED_BELOW_CLASS, assess_impact_value(r->inherent)->span, r->risk->id, { "id", r->risk->id },
                     { "title", entity_title(r->risk) },
                     { "asset", asset->ref.target->id }, { "class", class->ref.target->id }, { "implied", rules_text(r->diags, span_text(implied->span)) });
            diag_note(r->diags, d, "class", implied->span, { "class", class->ref.target->id });
            return;    /* one is enough to rate it again */
        }
    }
}

/* ---- 43: the owner may carry what remains ---- */

static const char *who_may(const struct record *level, struct diags *diags)
{
    const char *names = "";

    for values_each(line, &level->entity->record, METHOD_LEVEL) {
        if (assess_rank(line->parts) < assess_rank(level))
            continue;
        for values_each(v, line->parts, METHOD_LEVEL_ACCEPTED_BY)
            names = arena_printf(&diags->arena, "%s%s%.*s", names, *names ? ", " : "", STR_ARGS(v->ref.written));
        if (*names)
            break;    /* those of the level itself, else of the next that names any */
    }
    return names;
}

static void check_authority(const struct rated *r)
{
    const struct record *response = record_parts(&r->risk->record, RISK_RESPONSE);
    bool accept = response && record_choice_is(response, RISK_RESPONSE_OPTION, "accept");
    const struct entity *owner = duty_owner(r->risk);
    struct assessment a = assess_remaining(r->model, r->risk, NULL);
    struct diag *d;

    if (!owner || !a.complete || (!r->residual && !accept) || !assess_acceptance_settled(a.level) || assess_may_accept(a.level, owner, r->model->as_of))
        return;
    d = diag(r->diags, DIAG_OWNER_WITHOUT_AUTHORITY, entity_get(r->risk, EVERY_OWNER)->span, r->risk->id, { "id", r->risk->id },
             { "title", entity_title(r->risk) }, { "owner", owner->id },
             { "level", rules_text(r->diags, assess_level_name(a.level)) });
    diag_note(r->diags, d, "who", a.level->span, { "who", who_may(a.level, r->diags) }, { "level", rules_text(r->diags, assess_level_name(a.level)) });
}

void rules_ratings(const struct model *model, struct diags *diags)
{
    struct belongings *belongings = belongings_new(model);

    for model_each(risk, model, KIND_RISK) {
        struct rated r = { model, belongings, diags, risk, assess_method(model, risk), record_parts(&risk->record, RISK_INHERENT),
                           record_parts(&risk->record, RISK_CURRENT), record_parts(&risk->record, RISK_RESIDUAL) };

        if (!r.method || !duty_in_force(risk, model->as_of))
            continue;
        if (r.inherent)
            check_scales(r.method, risk, r.inherent, diags);
        if (r.current)
            check_scales(r.method, risk, r.current, diags);
        if (r.residual)
            check_scales(r.method, risk, r.residual, diags);
        check_course(&r);
        check_classes(&r);
        check_authority(&r);
    }
    for model_each(treatment, model, KIND_TREATMENT) {
        const struct entity *risk = treatment_risk(treatment), *method = risk ? assess_method(model, risk) : NULL;

        if (method && entity_has(treatment, TREATMENT_EXPECTED))
            check_scales(method, treatment, record_parts(&treatment->record, TREATMENT_EXPECTED), diags);
    }
    belongings_free(belongings);
}
