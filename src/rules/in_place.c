/* rules/in_place.c - what a project says of a control as a whole, where a rule asks for what belongs to it. */

#include "rules/in_place.h"

static const struct entity *in_place(const struct model *model, const char *id)
{
    const struct entity *control = model_find(model, str_of(id));
    const struct record *status = control && control->kind == KIND_CONTROL ? record_parts(&control->record, CONTROL_STATUS) : NULL;

    if (!status || entity_has(control, CONTROL_EXCLUDED))
        return NULL;
    return record_choice_is(status, CONTROL_STATUS_STATE, "implemented") || record_choice_is(status, CONTROL_STATUS_STATE, "partial") ? control : NULL;
}

bool control_in_place(const struct model *model, const char *id)
{
    return in_place(model, id) != NULL;
}

const struct entity *control_without(const struct model *model, const char *id, enum shape_id kind)
{
    const struct entity *control = model->isms && !model->counts[kind] ? in_place(model, id) : NULL;

    return control && !refs_first(control, REGISTER_FOR) ? control : NULL;
}

bool said_unused(const struct model *model, const char *word)
{
    if (!model->isms)
        return false;
    for values_each(line, &model->isms->record, ISMS_UNUSED)
        if (line->parts)
            for values_each(what, line->parts, ISMS_UNUSED_WHAT)
                if (str_is(what->text, word))
                    return true;
    return false;
}
