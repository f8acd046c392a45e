/* rules/thresholds.c - the limits that rules use. */

#include "rules/thresholds.h"
#include "rules/rules.h"

const struct threshold_row threshold_rows[THRESHOLD_COUNT] = {
#define T(symbol, name, type, count, unit, means) { name, THRESHOLD_##type, count, UNIT_##unit, means },
    THRESHOLDS(T)
#undef T
};

static bool fits(const struct value *value, const struct threshold_row *row)
{
    if (!value || value->bad)
        return false;
    return row->type == THRESHOLD_TIME ? value->quantity.type == TYPE_DURATION : value->quantity.type == TYPE_AMOUNT;
}

static const struct value *set_value(const struct model *model, enum threshold threshold)
{
    const struct threshold_row *row = &threshold_rows[threshold];

    for model_each(parameter, model, KIND_PARAMETER) {
        const struct value *value = entity_get(parameter, PARAMETER_VALUE);

        for values_each(sets, &parameter->record, PARAMETER_SETS)
            if (str_is(sets->text, row->name) && fits(value, row))
                return value;
    }
    return NULL;
}

struct duration threshold_time(const struct model *model, enum threshold threshold)
{
    const struct value *value = set_value(model, threshold);
    const struct threshold_row *row = &threshold_rows[threshold];

    return value ? value->quantity.duration : (struct duration){ (int)row->count, row->unit };
}

double threshold_amount(const struct model *model, enum threshold threshold)
{
    const struct value *value = set_value(model, threshold);

    return value ? value->quantity.number : threshold_rows[threshold].count;
}

const struct entity *threshold_setter(const struct model *model, enum threshold threshold)
{
    const struct value *value = set_value(model, threshold);

    return value ? value_entity(value) : NULL;
}

/* ---- what a project sets ---- */

static void check_set(const struct entity *parameter, const struct value *sets, const struct value **first, struct diags *diags)
{
    const char *names[THRESHOLD_COUNT];
    const struct value *value = entity_get(parameter, PARAMETER_VALUE);
    struct diag *d;

    for (int i = 0; i < THRESHOLD_COUNT; i++) {
        names[i] = threshold_rows[i].name;
        if (!str_is(sets->text, names[i]))
            continue;
        if (first[i]) {
            d = diag(diags, DIAG_THRESHOLD_TWICE, sets->span, parameter->id, { "id", parameter->id }, { "name", names[i] });
            diag_note(diags, d, "first", first[i]->span, { "other", value_entity(first[i])->id });
            return;
        }
        first[i] = sets;
        if (!value || !fits(value, &threshold_rows[i])) {
            if (!value || !value->bad)
                diag(diags, threshold_rows[i].type == THRESHOLD_TIME ? DIAG_THRESHOLD_NO_TIME : DIAG_THRESHOLD_NO_AMOUNT,
                     value ? value->span : sets->span, parameter->id, { "id", parameter->id }, { "name", names[i] });
        }
        return;
    }
    d = diag(diags, DIAG_THRESHOLD_UNKNOWN, sets->span, parameter->id, { "id", parameter->id }, { "name", rules_text(diags, sets->text) });
    diag_set_nearest(diags, d, sets->text, names, THRESHOLD_COUNT);
}

/* One value holds across all documents, so one parameter sets it. */
void rules_thresholds(const struct model *model, struct diags *diags)
{
    const struct value *first[THRESHOLD_COUNT] = { NULL };

    for model_each(parameter, model, KIND_PARAMETER)
        for values_each(sets, &parameter->record, PARAMETER_SETS)
            check_set(parameter, sets, first, diags);
}
