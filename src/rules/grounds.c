/* rules/grounds.c - reasons that say nothing: `because` followed by a letter, a dash or "not applicable" (7.5.2). */

#include "rules/reasons.h"
#include "rules/rules.h"

/* Of a control that is left out rows 57 and 58 judge the reason. */
static bool is_judged_elsewhere(const struct field *field)
{
    return field->id == CONTROL_EXCLUDED_BECAUSE;
}

static void check_record(const struct record *record, struct diags *diags)
{
    for (const struct value *v = record->first; v; v = v->next) {
        const struct entity *e = record->entity;

        if (v->field->type == TYPE_RECORD)
            check_record(v->parts, diags);
        if (v->field->type != TYPE_TEXT || v->bad || strcmp(v->field->name, "because") || is_judged_elsewhere(v->field) || (v->span.source && v->span.source->foreign))
            continue;
        if (reason_is_empty(v->text) || (v->field->flags & NEEDED && reason_is_weak(v->text)))
            diag(diags, DIAG_REASON_EMPTY, v->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "got", rules_text(diags, v->text) });
    }
}

void rules_grounds(const struct model *model, struct diags *diags)
{
    for (const struct entity *e = model->first; e; e = e->next_all)
        if (!e->foreign || e->stated)
            check_record(&e->record, diags);
}
