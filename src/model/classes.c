/* model/classes.c - ladders of classes. */

#include "model/classes.h"

const struct entity *class_scheme(const struct entity *class)
{
    if (class->parent && class->parent->kind == KIND_SCHEME)
        return class->parent;
    for values_each(v, &class->record, EVERY_OF)
        if (v->ref.target && v->ref.target->kind == KIND_SCHEME)
            return v->ref.target;
    return NULL;
}

double class_rank(const struct entity *class)
{
    const struct value *rank = entity_get(class, CLASS_RANK);

    return rank && !rank->bad ? rank->number : 0;
}

bool class_is_top(const struct model *model, const struct entity *class)
{
    const struct entity *scheme = class_scheme(class);
    bool lower = false;

    for model_each(other, model, KIND_CLASS) {
        if (other == class || class_scheme(other) != scheme)
            continue;
        if (class_rank(other) > class_rank(class))
            return false;
        lower = lower || class_rank(other) < class_rank(class);
    }
    return lower;
}

bool scheme_is_for(const struct entity *scheme, const char *what)
{
    for values_each(v, &scheme->record, SCHEME_FOR)
        if (str_is(v->text, what))
            return true;
    return !entity_has(scheme, SCHEME_FOR);
}
