/* rules/method.c - the way risks are assessed: complete, and such that two people come to the same level (ISO/IEC 27001:2022, 6.1.2). */

#include "model/assess.h"
#include "rules/rules.h"

#include <stdio.h>

static void lacks(struct diags *diags, enum diag_code code, const struct entity *method)
{
    diag(diags, code, method->id_span, method->id, { "id", method->id }, { "title", entity_title(method) });
}

static const char *number_text(struct diags *diags, double number)
{
    return arena_printf(&diags->arena, "%.10g", number);
}

/* ---- 35: what a method says ---- */

static void check_acceptance(const struct entity *method, struct diags *diags)
{
    const struct record *level = assess_level_next(method, NULL);

    if (!level && !entity_has(method, METHOD_LEVEL)) {
        lacks(diags, DIAG_METHOD_WITHOUT_ACCEPTANCE, method);
        return;
    }
    for (; level; level = assess_level_next(method, level)) {
        struct diag *d;

        if (assess_acceptance_settled(level) || !record_get(level, METHOD_LEVEL_RESPONSE))
            continue;
        d = diag(diags, DIAG_METHOD_WITHOUT_ACCEPTANCE, level->span, method->id, { "id", method->id }, { "title", entity_title(method) });
        diag_note(diags, d, "level", level->span, { "level", rules_text(diags, assess_level_name(level)) });
        return;
    }
}

/* The first point of a scale that nobody explains; one line for a scale is enough to send somebody back to it. */
static void check_explained(const struct entity *method, int field, int means, int point, struct diags *diags)
{
    for values_each(line, &method->record, field) {
        const struct value *value = record_get(line->parts, point);

        if (!value || value->bad || record_get(line->parts, means))
            continue;
        diag(diags, DIAG_METHOD_POINT_UNEXPLAINED, line->span, method->id, { "id", method->id }, { "title", entity_title(method) },
             { "scale", line->field->name },
             { "point", number_text(diags, value->number) });
        return;
    }
}

static void check_said(const struct entity *method, struct diags *diags)
{
    const struct record *assess = record_parts(&method->record, METHOD_ASSESS);
    struct scale likelihood, impact;

    check_acceptance(method, diags);
    check_explained(method, METHOD_LIKELIHOOD, METHOD_LIKELIHOOD_MEANS, METHOD_LIKELIHOOD_POINT, diags);
    check_explained(method, METHOD_IMPACT, METHOD_IMPACT_MEANS, METHOD_IMPACT_POINT, diags);
    assess_scale(method, METHOD_LIKELIHOOD, &likelihood);
    assess_scale(method, METHOD_IMPACT, &impact);
    if (likelihood.n < 2 || impact.n < 2)
        diag(diags, DIAG_METHOD_WITHOUT_SCALE, method->id_span, method->id, { "id", method->id }, { "title", entity_title(method) },
             { "scale", likelihood.n < 2 ? "likelihood" : "impact" });
    if (!assess)
        lacks(diags, DIAG_METHOD_WITHOUT_INTERVAL, method);
    if (assess && !record_get(assess, METHOD_ASSESS_BY))
        diag(diags, DIAG_METHOD_WITHOUT_PEOPLE, assess->span, method->id, { "id", method->id }, { "title", entity_title(method) });
    if (assess && !record_get(assess, METHOD_ASSESS_AT))
        diag(diags, DIAG_METHOD_WITHOUT_OCCASION, assess->span, method->id, { "id", method->id }, { "title", entity_title(method) });
    if (!entity_has(method, METHOD_PROCESS))
        lacks(diags, DIAG_METHOD_WITHOUT_PROCESS, method);
    if (!entity_has(method, METHOD_MONITORING))
        lacks(diags, DIAG_METHOD_WITHOUT_MONITORING, method);
}

/* ---- 36: one level for every rating ---- */

static const struct value *line_with(const struct entity *method, int field, int part, const struct value *same, int also, struct str word)
{
    for values_each(line, &method->record, field) {
        const struct value *value = record_get(line->parts, part);

        if (value && !value->bad && (same->field->type == TYPE_WORD ? str_eq(value->text, same->text) : value->number == same->number) &&
            (also < 0 || str_eq(record_str(line->parts, also), word)))
            return value;
    }
    return NULL;
}

/* Lines that speak of the same point, row or level. `also` is a second part that tells lines apart, -1 for none. */
static void check_unique(const struct entity *method, int field, int part, int also, enum diag_code code, struct diags *diags)
{
    for values_each(line, &method->record, field) {
        const struct value *value = record_get(line->parts, part), *first;
        struct diag *d;

        if (!value || value->bad)
            continue;
        first = line_with(method, field, part, value, also, also < 0 ? STR("") : record_str(line->parts, also));
        if (!first || first == value)
            continue;
        d = diag(diags, code, value->span, method->id, { "id", method->id }, { "title", entity_title(method) }, { "field", line->field->name },
                 { "value", rules_text(diags, value->text) });
        diag_note(diags, d, "first", first->span);
    }
}

static void set_nearest_level(const struct entity *method, const struct value *written, struct diag *d, struct diags *diags)
{
    enum { MOST = 32 };
    const char *names[MOST];
    size_t n = 0;

    for values_each(line, &method->record, METHOD_LEVEL)
        if (n < MOST)
            names[n++] = rules_text(diags, assess_level_name(line->parts));
    diag_set_nearest(diags, d, written->text, names, n);
}

/* True if every row names known levels and has one for each impact: then its cells can be compared. */
static bool check_rows(const struct entity *method, const struct scale *impact, struct diags *diags)
{
    bool good = true;

    for values_each(line, &method->record, METHOD_ROW) {
        const struct value *point = record_get(line->parts, METHOD_ROW_LIKELIHOOD);
        size_t n = record_count(line->parts, METHOD_ROW_LEVELS);
        char levels[24], points[24];

        for values_each(v, line->parts, METHOD_ROW_LEVELS) {
            if (assess_level_named(method, v->text))
                continue;
            set_nearest_level(method, v, diag(diags, DIAG_LEVEL_UNKNOWN, v->span, method->id, { "id", method->id }, { "title", entity_title(method) },
                                              { "level", rules_text(diags, v->text) }), diags);
            good = false;
        }
        if (!point || point->bad)
            continue;
        snprintf(levels, sizeof levels, "%zu", n);
        snprintf(points, sizeof points, "%zu", impact->n);
        if (!assess_likelihood_point(method, point->number) || n > impact->n)
            diag(diags, DIAG_ROW_MISFIT, line->parts->span, method->id, { "id", method->id }, { "title", entity_title(method) },
                 { "row", number_text(diags, point->number) }, { "levels", levels },
                 { "points", points });
    }
    return good;
}

/* Each range of scores once; the first score that two levels claim. */
static void check_ranges(const struct entity *method, struct diags *diags)
{
    for values_each(a, &method->record, METHOD_LEVEL) {
        const struct value *range = record_get(a->parts, METHOD_LEVEL_SCORE);

        if (!range || range->bad)
            continue;
        for values_each(b, &method->record, METHOD_LEVEL) {
            const struct value *other = record_get(b->parts, METHOD_LEVEL_SCORE);
            struct diag *d;

            if (b == a)
                break;
            if (!other || other->bad || other->range.high < range->range.low || other->range.low > range->range.high)
                continue;
            d = diag(diags, DIAG_CELL_TWICE, range->span, method->id, { "id", method->id }, { "title", entity_title(method) }, { "field", range->field->name },
                     { "value", number_text(diags, range->range.low > other->range.low ? range->range.low : other->range.low) });
            diag_note(diags, d, "first", other->span);
            break;
        }
    }
}

/* Where a cell is written: the row of its likelihood; of a computed score the word that says how. */
static struct span cell_span(const struct entity *method, int likelihood)
{
    for values_each(line, &method->record, METHOD_ROW) {
        const struct value *point = record_get(line->parts, METHOD_ROW_LIKELIHOOD);

        if (point && !point->bad && point->number == likelihood)
            return line->span;
    }
    return entity_has(method, METHOD_ROW) ? method->id_span : entity_get(method, METHOD_SCORE)->span;
}

static void cell_finding(const struct entity *method, enum diag_code code, int likelihood, int impact, const struct record *level, struct diags *diags)
{
    char l[16], i[16];

    snprintf(l, sizeof l, "%d", likelihood);
    snprintf(i, sizeof i, "%d", impact);
    diag(diags, code, cell_span(method, likelihood), method->id, { "id", method->id }, { "title", entity_title(method) }, { "likelihood", l }, { "impact", i },
         { "level", rules_text(diags, assess_level_name(level)) });
}

/* Goes through all cells: the first of each row that has no level, and every cell that comes out lower than a neighbour with less likelihood or impact. */
static void check_cells(const struct entity *method, const struct scale *likelihood, const struct scale *impact, struct diags *diags)
{
    const struct record *below[SCALE_POINTS] = { NULL };    /* the row before */

    for (size_t l = 0; l < likelihood->n; l++) {
        const struct record *left = NULL;
        bool missing = false;

        for (size_t i = 0; i < impact->n; i++) {
            const struct record *level = assess_cell(method, likelihood->points[l], impact->points[i]);

            if (!level && !missing) {
                cell_finding(method, DIAG_CELL_MISSING, likelihood->points[l], impact->points[i], NULL, diags);
                missing = true;
            }
            if (level && ((left && assess_rank(level) < assess_rank(left)) || (below[i] && assess_rank(level) < assess_rank(below[i]))))
                cell_finding(method, DIAG_MATRIX_FALLS, likelihood->points[l], impact->points[i], level, diags);
            left = level ? level : left;
            below[i] = level ? level : below[i];
        }
    }
}

/* A range that cannot be read has been told; what it leaves open follows from that. */
static bool ranges_read(const struct entity *method)
{
    for values_each(level, &method->record, METHOD_LEVEL) {
        const struct value *range = record_get(level->parts, METHOD_LEVEL_SCORE);

        if (range && range->bad)
            return false;
    }
    return true;
}

static bool has_ranges(const struct entity *method)
{
    for values_each(line, &method->record, METHOD_LEVEL)
        if (record_get(line->parts, METHOD_LEVEL_SCORE))
            return true;
    return false;
}

static void check_matrix(const struct entity *method, struct diags *diags)
{
    bool matrix = record_choice_is(&method->record, METHOD_SCORE, "matrix");
    struct scale likelihood, impact;

    check_unique(method, METHOD_LIKELIHOOD, METHOD_LIKELIHOOD_POINT, -1, DIAG_CELL_TWICE, diags);
    check_unique(method, METHOD_IMPACT, METHOD_IMPACT_POINT, METHOD_IMPACT_IN, DIAG_CELL_TWICE, diags);
    check_unique(method, METHOD_LEVEL, METHOD_LEVEL_NAME, -1, DIAG_CELL_TWICE, diags);
    check_unique(method, METHOD_LEVEL, METHOD_LEVEL_RANK, -1, DIAG_RANK_TWICE, diags);
    if (!entity_has(method, METHOD_SCORE) || !entity_has(method, METHOD_LEVEL))
        return;    /* said already */
    if (matrix ? !entity_has(method, METHOD_ROW) : !has_ranges(method)) {
        diag(diags, DIAG_METHOD_WITHOUT_MATRIX, entity_get(method, METHOD_SCORE)->span, method->id, { "id", method->id }, { "title", entity_title(method) },
             { "score", rules_text(diags, entity_get(method, METHOD_SCORE)->text) });
        return;
    }
    assess_scale(method, METHOD_LIKELIHOOD, &likelihood);
    assess_scale(method, METHOD_IMPACT, &impact);
    if (matrix) {
        check_unique(method, METHOD_ROW, METHOD_ROW_LIKELIHOOD, -1, DIAG_CELL_TWICE, diags);
        if (!check_rows(method, &impact, diags))
            return;
    } else {
        if (!ranges_read(method))
            return;
        check_ranges(method, diags);
    }
    check_cells(method, &likelihood, &impact, diags);
}

/* Impacts are explained for dimensions that the method has. */
static void check_dimensions(const struct entity *method, struct diags *diags)
{
    for values_each(line, &method->record, METHOD_IMPACT) {
        const struct value *in = record_get(line->parts, METHOD_IMPACT_IN);

        if (in && !in->bad && !assess_dimension(method, in->text))
            diag(diags, DIAG_DIMENSION_UNKNOWN, in->span, method->id, { "id", method->id }, { "title", entity_title(method) },
                 { "dimension", rules_text(diags, in->text) }, { "method", method->id });
    }
    check_unique(method, METHOD_DIMENSION, METHOD_DIMENSION_NAME, -1, DIAG_CELL_TWICE, diags);
}

/* ---- 39: every risk can be compared ---- */

static void check_choice(const struct model *model, struct diags *diags)
{
    const struct entity *first = model_first(model, KIND_METHOD), *isms = model->isms;
    struct diag *d;

    if (!isms || entity_has(isms, ISMS_METHOD) || !first || !entity_next(first))
        return;
    for model_each(risk, model, KIND_RISK) {
        if (entity_has(risk, RISK_METHOD))
            continue;
        d = diag(diags, DIAG_RISKS_WITHOUT_METHOD, isms->id_span, isms->id, { "id", isms->id }, { "title", entity_title(isms) }, { "first", first->id },
                 { "second", entity_next(first)->id });
        diag_note(diags, d, "risk", risk->id_span, { "risk", risk->id });
        return;
    }
}

void rules_method(const struct model *model, struct diags *diags)
{
    for model_each(method, model, KIND_METHOD) {
        check_said(method, diags);
        check_matrix(method, diags);
        check_dimensions(method, diags);
    }
    check_choice(model, diags);
}
