/* model/assess.c - how a risk is rated, and what its level asks. */

#include "model/assess.h"
#include "model/duty.h"

#include <math.h>

/* The fields of the four ratings; a treatment's expected one gives no reason. */
struct rating_fields { int shape, likelihood, impact, level; };

static const struct rating_fields ratings[] = {
    { SHAPE_RISK_INHERENT, RISK_INHERENT_LIKELIHOOD, RISK_INHERENT_IMPACT, RISK_INHERENT_LEVEL },
    { SHAPE_RISK_CURRENT, RISK_CURRENT_LIKELIHOOD, RISK_CURRENT_IMPACT, RISK_CURRENT_LEVEL },
    { SHAPE_RISK_RESIDUAL, RISK_RESIDUAL_LIKELIHOOD, RISK_RESIDUAL_IMPACT, RISK_RESIDUAL_LEVEL },
    { SHAPE_TREATMENT_EXPECTED, TREATMENT_EXPECTED_LIKELIHOOD, TREATMENT_EXPECTED_IMPACT, TREATMENT_EXPECTED_LEVEL },
};

static const struct rating_fields *fields_of(const struct record *rating)
{
    for (size_t i = 0; rating && i < sizeof ratings / sizeof *ratings; i++)
        if (ratings[i].shape == rating->shape->id)
            return &ratings[i];
    return NULL;
}

const struct value *assess_likelihood_value(const struct record *rating)
{
    const struct rating_fields *fields = fields_of(rating);

    return fields ? record_get(rating, fields->likelihood) : NULL;
}

const struct value *assess_impact_value(const struct record *rating)
{
    const struct rating_fields *fields = fields_of(rating);

    return fields ? record_get(rating, fields->impact) : NULL;
}

const struct value *assess_level_value(const struct record *rating)
{
    const struct rating_fields *fields = fields_of(rating);

    return fields ? record_get(rating, fields->level) : NULL;
}

/* ---- the method and its scales ---- */

const struct entity *assess_method(const struct model *model, const struct entity *risk)
{
    const struct entity *only = model_first(model, KIND_METHOD);

    if (risk && risk->kind == KIND_RISK && entity_has(risk, RISK_METHOD))
        return record_ref(&risk->record, RISK_METHOD);
    if (model->isms && entity_has(model->isms, ISMS_METHOD))
        return record_ref(&model->isms->record, ISMS_METHOD);
    return only && !entity_next(only) ? only : NULL;
}

static double point_of(const struct record *line)
{
    const struct value *point = record_get(line, line->shape->id == SHAPE_METHOD_LIKELIHOOD ? METHOD_LIKELIHOOD_POINT : METHOD_IMPACT_POINT);

    return point && !point->bad ? point->number : NAN;
}

static bool is_whole(double point)
{
    return point == floor(point) && fabs(point) <= 1e6;
}

static void scale_add(struct scale *scale, int point)
{
    size_t at = scale->n;

    while (at && scale->points[at - 1] > point)
        at--;
    if ((at && scale->points[at - 1] == point) || scale->n == SCALE_POINTS)
        return;
    memmove(scale->points + at + 1, scale->points + at, (scale->n - at) * sizeof *scale->points);
    scale->points[at] = point;
    scale->n++;
}

void assess_scale(const struct entity *method, int field, struct scale *scale)
{
    *scale = (struct scale){ .n = 0 };
    if (!method)
        return;
    for values_each(line, &method->record, field) {
        double point = point_of(line->parts);

        if (is_whole(point))
            scale_add(scale, (int)point);
    }
}

const struct record *assess_likelihood_point(const struct entity *method, double point)
{
    if (!method)
        return NULL;
    for values_each(line, &method->record, METHOD_LIKELIHOOD)
        if (point_of(line->parts) == point && is_whole(point))
            return line->parts;
    return NULL;
}

const struct record *assess_impact_point(const struct entity *method, struct str dimension, double point)
{
    const struct record *general = NULL;

    if (!method || !is_whole(point))
        return NULL;
    for values_each(line, &method->record, METHOD_IMPACT) {
        struct str in;

        if (point_of(line->parts) != point)
            continue;
        in = record_str(line->parts, METHOD_IMPACT_IN);
        if (in.n && str_eq(in, dimension))
            return line->parts;
        /* a point that only has lines for dimensions is a point of the scale for a rating without one as well */
        if (!general && (!in.n || !dimension.n))
            general = line->parts;
    }
    return general;
}

const struct record *assess_dimension(const struct entity *method, struct str name)
{
    if (!method)
        return NULL;
    for values_each(line, &method->record, METHOD_DIMENSION)
        if (str_eq(record_str(line->parts, METHOD_DIMENSION_NAME), name))
            return line->parts;
    return NULL;
}

/* ---- levels ---- */

double assess_rank(const struct record *level)
{
    const struct value *rank = level ? record_get(level, METHOD_LEVEL_RANK) : NULL;

    return rank && !rank->bad ? rank->number : -1;
}

struct str assess_level_name(const struct record *level)
{
    return level ? record_str(level, METHOD_LEVEL_NAME) : STR("");
}

struct str assess_level_colour(const struct record *level)
{
    static const char *const hues[] = { "green", "yellow", "orange", "red" };
    size_t below = 0, others = 0, most = sizeof hues / sizeof *hues - 1;

    if (!level)
        return STR("");
    for values_each(line, &level->entity->record, METHOD_LEVEL) {
        if (line->parts && record_get(line->parts, METHOD_LEVEL_COLOUR))
            return record_str(level, METHOD_LEVEL_COLOUR);
        others += line->parts != level;
        below += assess_rank(line->parts) < assess_rank(level);
    }
    return others ? str_of(hues[(2 * below * most + others - 1) / (2 * others)]) : STR("");    /* the nearest, halves downwards */
}

const struct record *assess_level_named(const struct entity *method, struct str name)
{
    if (!method || !name.n)
        return NULL;
    for values_each(line, &method->record, METHOD_LEVEL)
        if (str_eq(assess_level_name(line->parts), name))
            return line->parts;
    return NULL;
}

const struct record *assess_level_next(const struct entity *method, const struct record *level)
{
    const struct record *next = NULL;
    double after = level ? assess_rank(level) : -INFINITY;

    if (!method)
        return NULL;
    for values_each(line, &method->record, METHOD_LEVEL) {
        double rank = assess_rank(line->parts);

        if (rank > after && (!next || rank < assess_rank(next)))
            next = line->parts;
    }
    return next;
}

/* ---- likelihood and impact to level ---- */

/* The nearest point of the scale, halves upwards; its place in the scale. */
static size_t nearest(const struct scale *scale, double value)
{
    size_t best = 0;

    for (size_t i = 1; i < scale->n; i++)
        if (fabs(scale->points[i] - value) <= fabs(scale->points[best] - value))
            best = i;
    return best;
}

static const struct record *matrix_cell(const struct entity *method, int likelihood, double impact)
{
    struct scale scale;
    size_t column;

    assess_scale(method, METHOD_IMPACT, &scale);
    if (!scale.n)
        return NULL;
    column = nearest(&scale, impact);
    for values_each(line, &method->record, METHOD_ROW) {
        const struct value *point = record_get(line->parts, METHOD_ROW_LIKELIHOOD), *cell;

        if (!point || point->bad || point->number != likelihood)
            continue;
        cell = record_get(line->parts, METHOD_ROW_LEVELS);
        for (size_t i = 0; cell && i < column; i++)
            cell = value_next(cell);
        return cell ? assess_level_named(method, cell->text) : NULL;
    }
    return NULL;
}

static const struct record *level_holding(const struct entity *method, double score)
{
    for values_each(line, &method->record, METHOD_LEVEL) {
        const struct value *range = record_get(line->parts, METHOD_LEVEL_SCORE);

        if (range && !range->bad && score >= range->range.low && score <= range->range.high)
            return line->parts;
    }
    return NULL;
}

double assess_score(const struct entity *method, int likelihood, double impact)
{
    if (!method)
        return 0;
    if (record_choice_is(&method->record, METHOD_SCORE, "product"))
        return likelihood * impact;
    if (record_choice_is(&method->record, METHOD_SCORE, "sum"))
        return likelihood + impact;
    if (record_choice_is(&method->record, METHOD_SCORE, "maximum"))
        return likelihood > impact ? likelihood : impact;
    return 0;
}

const struct record *assess_cell(const struct entity *method, int likelihood, double impact)
{
    const struct record *level;
    double score;

    if (!method)
        return NULL;
    if (record_choice_is(&method->record, METHOD_SCORE, "matrix"))
        return matrix_cell(method, likelihood, impact);
    if (!entity_has(method, METHOD_SCORE))
        return NULL;
    score = assess_score(method, likelihood, impact);
    level = level_holding(method, score);
    /* a mean may fall between two ranges of whole numbers */
    return level ? level : level_holding(method, floor(score + 0.5));
}

/* The impacts of a rating together; false where one of them is no point of its scale. */
static bool combine(const struct entity *method, const struct record *rating, double *impact)
{
    bool mean = record_choice_is(&method->record, METHOD_IMPACTS, "mean");
    double sum = 0, most = 0, general = assess_impact_of(rating, STR(""));
    size_t n = 0;

    for (const struct value *v = assess_impact_value(rating); v; v = value_next(v)) {
        if (v->bad || !assess_impact_point(method, v->rating.dimension, v->rating.point) ||
            (v->rating.dimension.n && !assess_dimension(method, v->rating.dimension)))
            return false;
        if (v->rating.dimension.n) {
            sum += v->rating.point;
            n++;
        }
        if (v->rating.point > most)
            most = v->rating.point;
    }
    if (!n) {
        *impact = general;
        return general >= 0;
    }
    /* the rating for all stands for the dimensions that have none of their own */
    for values_each(line, &method->record, METHOD_DIMENSION) {
        struct str name = record_str(line->parts, METHOD_DIMENSION_NAME);
        bool own = false;

        for (const struct value *v = assess_impact_value(rating); v && !own; v = value_next(v))
            own = str_eq(v->rating.dimension, name);
        if (!own && general >= 0) {
            sum += general;
            n++;
        }
    }
    *impact = mean ? sum / (double)n : most;
    return true;
}

struct assessment assess_rating(const struct entity *method, const struct record *rating)
{
    struct assessment a = { 0, 0, 0, NULL, false };
    const struct value *likelihood = assess_likelihood_value(rating);
    bool points;

    if (!method || !rating)
        return a;
    points = likelihood && !likelihood->bad && assess_likelihood_point(method, likelihood->number);
    if (points)
        a.likelihood = (int)likelihood->number;
    if (!combine(method, rating, &a.impact)) {
        a.impact = 0;
        points = false;
    }
    if (!points)
        return a;
    a.score = assess_score(method, a.likelihood, a.impact);
    a.level = assess_cell(method, a.likelihood, a.impact);
    a.complete = a.level != NULL;
    return a;
}

struct assessment assess_risk(const struct model *model, const struct entity *risk, int field)
{
    return assess_rating(assess_method(model, risk), record_parts(&risk->record, field));
}

struct assessment assess_remaining(const struct model *model, const struct entity *risk, int *field)
{
    int taken = entity_has(risk, RISK_RESIDUAL) ? RISK_RESIDUAL : entity_has(risk, RISK_CURRENT) ? RISK_CURRENT : RISK_INHERENT;

    if (field)
        *field = taken;
    return assess_risk(model, risk, taken);
}

/* ---- comparing ---- */

double assess_impact_of(const struct record *rating, struct str dimension)
{
    double general = -1;

    for (const struct value *v = assess_impact_value(rating); v; v = value_next(v)) {
        if (v->bad)
            continue;
        if (str_eq(v->rating.dimension, dimension))
            return v->rating.point;
        if (!v->rating.dimension.n)
            general = v->rating.point;
    }
    return general;
}

static void compare(struct rating_change *change, double from, double to, struct str dimension, bool likelihood)
{
    if (to < from)
        change->lower = true;
    if (to <= from || change->higher)
        return;
    change->higher = true;
    change->likelihood_higher = likelihood;
    change->dimension = dimension;
    change->from = from;
    change->to = to;
}

/* Whether a rating names a dimension at all, or is one point for the whole. */
static bool is_split(const struct record *rating)
{
    for (const struct value *v = assess_impact_value(rating); v; v = value_next(v))
        if (v->rating.dimension.n)
            return true;
    return false;
}

struct rating_change assess_compare(const struct entity *method, const struct record *before, const struct record *after)
{
    struct rating_change change = { .dimension = STR("") };
    const struct value *from = assess_likelihood_value(before), *to = assess_likelihood_value(after);
    double was, is;

    if (from && to && !from->bad && !to->bad)
        compare(&change, from->number, to->number, STR(""), true);
    if (!is_split(before) || !is_split(after)) {
        /* one point for the whole says nothing of a single dimension: whole against whole */
        if (combine(method, before, &was) && combine(method, after, &is))
            compare(&change, was, is, STR(""), false);
        return change;
    }
    for values_each(line, &method->record, METHOD_DIMENSION) {
        struct str name = record_str(line->parts, METHOD_DIMENSION_NAME);

        was = assess_impact_of(before, name);
        is = assess_impact_of(after, name);
        /* one that is not rated later says nothing; one that is rated later only is new harm */
        if (is >= 0)
            compare(&change, was, is, name, false);
    }
    return change;
}

/* ---- what a level asks ---- */

bool assess_acceptable(const struct record *level)
{
    return level && record_choice_is(level, METHOD_LEVEL_RESPONSE, "accept");
}

date assess_deadline(const struct record *level, date from)
{
    const struct value *within = level ? record_get(level, METHOD_LEVEL_WITHIN) : NULL;

    return within && !within->bad && from != DATE_NONE ? date_add(from, within->duration) : DATE_NONE;
}

bool assess_may_accept(const struct record *level, const struct entity *who, date day)
{
    if (!level || !who)
        return false;
    if (assess_acceptable(level))
        return true;
    for values_each(line, &level->entity->record, METHOD_LEVEL) {
        if (assess_rank(line->parts) < assess_rank(level))
            continue;
        for values_each(v, line->parts, METHOD_LEVEL_ACCEPTED_BY)
            if (v->ref.target && duty_acts_for(who, v->ref.target, day))
                return true;
    }
    return false;
}

bool assess_acceptance_settled(const struct record *level)
{
    if (!level)
        return false;
    if (assess_acceptable(level))
        return true;
    for values_each(line, &level->entity->record, METHOD_LEVEL)
        if (assess_rank(line->parts) >= assess_rank(level) && record_get(line->parts, METHOD_LEVEL_ACCEPTED_BY))
            return true;
    return false;
}
