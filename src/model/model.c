/* model/model.c - what the sources mean: building, and asking. */

#include "model/model.h"
#include "base/mem.h"
#include "model/build.h"
#include "model/house.h"

#include <stdlib.h>

struct model *model_new(const struct tree *const *trees, size_t n, date as_of, const struct file_lookup *files, struct diags *diags)
{
    struct model *model = mem_zero(1, sizeof *model);
    struct builder b = { .model = model, .diags = diags };

    arena_init(&model->arena);
    model->schema = schema_new();
    house_extend(model->schema, trees, n, diags);
    model->kinds = arena_alloc(&model->arena, model->schema->n_shapes * sizeof *model->kinds);
    model->counts = arena_alloc(&model->arena, model->schema->n_shapes * sizeof *model->counts);
    model->as_of = as_of;
    model->files = files;
    for (size_t i = 0; i < n; i++)
        read_tree(&b, trees[i]);
    resolve(&b);
    free(b.entities);
    return model;
}

void model_free(struct model *model)
{
    if (!model)
        return;
    map_done(&model->ids);
    map_done(&model->earlier);
    map_done(&model->former);
    schema_free(model->schema);
    arena_done(&model->arena);
    free(model);
}

struct entity *model_first(const struct model *model, enum shape_id kind)
{
    return model->kinds[kind];
}

struct entity *model_find(const struct model *model, struct str id)
{
    struct entity *e = map_get(&model->ids, id);

    if (e && e->same_id && e->catalog && !memchr(id.s, ':', id.n))
        return NULL;
    return e;
}

const struct value *record_get(const struct record *record, int field)
{
    const struct value *v = record && record->has & record_bit(field) ? record->first : NULL;

    while (v && v->field->id != field)
        v = v->next;
    return v;
}

const struct value *value_next(const struct value *value)
{
    int field = value->field->id;

    for (value = value->next; value && value->field->id != field; value = value->next) {}
    return value;
}

size_t record_count(const struct record *record, int field)
{
    size_t n = 0;

    for values_each(v, record, field)
        n++;
    return n;
}

static bool speaks(const struct value *v, const char *lang)
{
    return v->lang && lang && !strcmp(v->lang, lang);
}

const struct value *record_text(const struct record *record, int field, const char *lang)
{
    for values_each(v, record, field)
        if (speaks(v, lang))
            return v;
    return record_get(record, field);
}

struct str record_str(const struct record *record, int field)
{
    const struct value *v = record_get(record, field);

    return v ? v->text : STR("");
}

date record_date(const struct record *record, int field)
{
    const struct value *v = record_get(record, field);

    return v && !v->bad && v->field->type == TYPE_DATE ? v->day : DATE_NONE;
}

struct entity *record_ref(const struct record *record, int field)
{
    const struct value *v = record_get(record, field);

    return v && v->field->type == TYPE_REF ? v->ref.target : NULL;
}

int record_choice(const struct record *record, int field)
{
    const struct value *v = record_get(record, field);

    return v && !v->bad && v->field->type == TYPE_CHOICE ? v->choice : -1;
}

bool record_choice_is(const struct record *record, int field, const char *word)
{
    const struct value *v = record_get(record, field);

    return v && !v->bad && str_is(v->text, word);
}

const struct record *record_parts(const struct record *record, int field)
{
    const struct value *v = record_get(record, field);

    return v && v->field->type == TYPE_RECORD ? v->parts : NULL;
}

const struct record *record_newest(const struct record *record, int field, int date_field)
{
    const struct record *newest = NULL;
    date best = DATE_NONE;

    for values_each(v, record, field) {
        date day = record_date(v->parts, date_field);

        if (!newest || day >= best) {
            newest = v->parts;
            best = day;
        }
    }
    return newest;
}

bool field_is(const struct value *v, int field)
{
    return v && v->field->id == field;
}

const struct value *refs_first(const struct entity *target, int field)
{
    for (const struct ref_list *list = target->refs_by_field; list; list = list->next)
        if (list->field == field)
            return list->first;
    return NULL;
}

const struct value *refs_next(const struct value *v)
{
    return v->ref.next_alike;
}

bool entity_within(const struct entity *entity, const struct entity *named)
{
    for (const struct entity *e = entity; e; e = e->parent)
        if (e == named)
            return true;
    return entity && entity->catalog == named;
}
