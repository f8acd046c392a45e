/* model/assess.h - how a risk is rated: scales, dimensions, the level a rating comes to, and what that level asks (ISO/IEC 27001:2022, 6.1.2, 6.1.3).
 * Everything here borrows from the model and reports nothing: a rating that does not fit its scales is simply not complete. */
#ifndef MODEL_ASSESS_H
#define MODEL_ASSESS_H

#include "model/model.h"

/* A rating and what comes of it. */
struct assessment {
    int likelihood;                 /* point of the scale; 0 where there is none */
    double impact;                  /* of all dimensions together: their maximum or mean; 0 where there is none */
    double score;                   /* product, sum or maximum of the two; 0 for a matrix, which knows no score */
    const struct record *level;     /* SHAPE_METHOD_LEVEL; NULL where no level comes of it */
    bool complete;                  /* likelihood and impacts are points of the scales, and a level comes of them */
};

/* The points of a scale, each once, the lowest first. */
enum { SCALE_POINTS = 32 };    /* more than people can tell apart; further ones are not looked at */
struct scale { int points[SCALE_POINTS]; size_t n; };

/* By which method a risk (or a treatment's risk) is rated: its own, else that of the isms, else the only one there is. NULL where none is to be had. */
const struct entity *assess_method(const struct model *model, const struct entity *risk);

/* field: METHOD_LIKELIHOOD or METHOD_IMPACT. */
void assess_scale(const struct entity *method, int field, struct scale *scale);
/* The line that explains a point, NULL where the scale has no such point; of an impact the line of that dimension, else one for all dimensions. */
const struct record *assess_likelihood_point(const struct entity *method, double point);
const struct record *assess_impact_point(const struct entity *method, struct str dimension, double point);
const struct record *assess_dimension(const struct entity *method, struct str name);    /* SHAPE_METHOD_DIMENSION; NULL if there is none */

/* A rating is the parts of RISK_INHERENT, RISK_CURRENT, RISK_RESIDUAL or TREATMENT_EXPECTED. NULL gives an assessment that is not complete; so does a NULL method. */
struct assessment assess_rating(const struct entity *method, const struct record *rating);
/* Of a risk, by the field of its rating: assess_risk(model, risk, RISK_RESIDUAL). */
struct assessment assess_risk(const struct model *model, const struct entity *risk, int field);
/* What of a risk is left to be carried: residual where it is given, else current, else inherent. The field that was taken goes to *field (may be NULL). */
struct assessment assess_remaining(const struct model *model, const struct entity *risk, int *field);
/* The impact a rating gives a dimension (its own, else the one for all); -1 where it gives none. Of an empty name: the one for all. */
double assess_impact_of(const struct record *rating, struct str dimension);
const struct value *assess_likelihood_value(const struct record *rating);    /* the places of it, for findings */
const struct value *assess_impact_value(const struct record *rating);        /* the first; further ones by value_next() */
const struct value *assess_level_value(const struct record *rating);         /* the level that was written, NULL where it was left to be computed */

/* Where a rating lies above or below another, looked at dimension by dimension; where one of them is a point for the whole, by the impacts together. */
struct rating_change {
    bool lower, higher;          /* in anything */
    bool likelihood_higher;      /* the likelihood is */
    struct str dimension;        /* the first dimension whose impact is higher; empty where impacts have no dimension or none is higher */
    double from, to;             /* of what is higher */
};
struct rating_change assess_compare(const struct entity *method, const struct record *before, const struct record *after);

/* The level of a cell. `impact` is rounded to the nearest point of the scale, halves upwards, where the matrix needs a point. NULL where the method gives none. */
const struct record *assess_cell(const struct entity *method, int likelihood, double impact);
double assess_score(const struct entity *method, int likelihood, double impact);    /* 0 for a matrix */
const struct record *assess_level_named(const struct entity *method, struct str name);
/* Levels from the lowest rank to the highest: the one after `level`, the lowest for NULL; NULL after the last. */
const struct record *assess_level_next(const struct entity *method, const struct record *level);
double assess_rank(const struct record *level);                   /* -1 for NULL */
struct str assess_level_name(const struct record *level);         /* its word; "" for NULL */
/* Its colour's word: the one written; where no level of the method has one, from green for the lowest rank by yellow and orange to red for the highest. "" else. */
struct str assess_level_colour(const struct record *level);

/* The acceptance criterion (6.1.2 a 1): whether a risk of this level may be carried as it is. False for NULL. */
bool assess_acceptable(const struct record *level);
/* The last day for treating what came to this level on `from`; DATE_NONE where the level sets no time or is NULL. */
date assess_deadline(const struct record *level, date from);
/* Whether `who` has authority over risks of this level on that day (6.1.3 f): the level may be carried by any owner (response accept), or this level or a
 * graver one names `who`, a role of theirs, or one they stand in for. */
bool assess_may_accept(const struct record *level, const struct entity *who, date day);
/* Whether the method names anybody who may accept risks of this level or a graver one, or the level needs nobody. */
bool assess_acceptance_settled(const struct record *level);

#endif
