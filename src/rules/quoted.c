/* rules/quoted.c - names between quotes: where a text may stand for what has no declaration, one that has a declaration is written without. */

#include "base/mem.h"
#include "base/utf8.h"
#include "rules/rules.h"

#include <stdlib.h>

/* What goes by a name, written in any case. */
struct named {
    struct entity *entity;
    bool by_id;
    struct named *next;
};

struct names {
    struct arena arena;
    struct map map;            /* name in folded case -> struct named, in the model's order */
};

static struct str folded(struct arena *arena, struct str text)
{
    size_t n;
    char *fold = utf8_fold(text, &n);
    struct str copy = { arena_dup(arena, fold, n), n };

    free(fold);
    return copy;
}

/* Two of a kind are enough to know that there are several. */
static void add(struct names *names, struct entity *e, struct str name, bool by_id)
{
    struct named **at = (struct named **)map_at(&names->map, folded(&names->arena, name));
    size_t alike = 0;

    for (; *at; at = &(*at)->next) {
        alike += (*at)->entity->kind == e->kind && (*at)->by_id == by_id;
        if ((*at)->entity == e || alike == 2)
            return;
    }
    *at = arena_alloc(&names->arena, sizeof **at);
    **at = (struct named){ e, by_id, NULL };
}

/* Of the kinds that the texts might have meant. */
static void collect(struct names *names, const struct model *model, uint64_t kinds)
{
    for (struct entity *e = model->first; e; e = e->next_all) {
        if (!kind_in(kinds, e->kind) || !*e->id)
            continue;
        add(names, e, str_of(e->id), true);
        for values_each(title, &e->record, EVERY_TITLE)
            if (!title->bad)
                add(names, e, title->text, false);
    }
}

struct quoted {
    const struct value **items;
    size_t n, cap;
    uint64_t kinds;
};

static void gather(struct quoted *texts, const struct record *record)
{
    for (const struct value *v = record->first; v; v = v->next) {
        if (v->span.source && v->span.source->foreign)
            continue;
        if (v->field->type == TYPE_RECORD && v->parts)
            gather(texts, v->parts);
        if (v->field->type != TYPE_REF || v->bad || !v->ref.loose || !v->text.n)
            continue;
        if (texts->n == texts->cap) {
            texts->cap = texts->cap ? 2 * texts->cap : 64;
            texts->items = mem_resize(texts->items, texts->cap, sizeof *texts->items);
        }
        texts->items[texts->n++] = v;
        texts->kinds |= v->field->targets;
    }
}

/* How a source names it: with its catalog where the id alone is not enough. */
static const char *name_for(const struct model *model, const struct entity *e, struct diags *diags)
{
    if (model_find(model, str_of(e->id)) == e || !e->catalog)
        return e->id;
    return arena_printf(&diags->arena, "%s:%s", e->catalog->id, e->id);
}

/* The word before the value; the name of what stands in first place is not written. */
static const char *field_name(const struct value *v)
{
    const struct value *outer = v->record->outer;

    return outer && v->field->flags & PLACE ? outer->field->name : v->field->name;
}

static void check(const struct model *model, const struct names *names, const struct value *v, struct arena *arena, struct diags *diags)
{
    const struct entity *meant = NULL, *e = value_entity(v);
    struct str heading = v->text, id;
    bool by_id = false, several = false;
    const char *name;
    struct diag *d;

    str_split(&heading, '#', &id);    /* a heading can only be one of what goes by its id */
    heading = (struct str){ id.s + id.n, v->text.n - id.n };
    for (const struct named *named = map_get(&names->map, folded(arena, id)); named; named = named->next) {
        if (!kind_in(v->field->targets, named->entity->kind) || named->entity == e || (meant && by_id && !named->by_id) || (heading.n && !named->by_id))
            continue;
        several = meant && named->by_id == by_id;
        if (!meant || (named->by_id && !by_id)) {
            meant = named->entity;
            by_id = named->by_id;
        }
    }
    if (!meant)
        return;
    name = arena_printf(&diags->arena, "%s%.*s", name_for(model, meant, diags), STR_ARGS(heading));
    d = diag(diags, DIAG_NAME_IN_QUOTES, v->span, e->id, { "id", e->id }, { "field", field_name(v) }, { "got", rules_text(diags, v->text) },
             { "kind", meant->record.shape->name }, { "name", name });
    diag_note(diags, d, "meant", meant->foreign ? (struct span){ 0 } : meant->id_span, { "kind", meant->record.shape->name },
              { "name", meant->id }, { "title", entity_title(meant) });
    if (!several)
        diag_set_fix(diags, d, str_of(name));
}

void rules_quoted(const struct model *model, struct diags *diags)
{
    struct quoted texts = { 0 };
    struct names names = { 0 };

    for (const struct entity *e = model->first; e; e = e->next_all)
        if (!e->foreign || e->stated)
            gather(&texts, &e->record);
    if (texts.n) {
        arena_init(&names.arena);
        map_init(&names.map);
        collect(&names, model, texts.kinds);
        for (size_t i = 0; i < texts.n; i++)
            check(model, &names, texts.items[i], &names.arena, diags);
        map_done(&names.map);
        arena_done(&names.arena);
    }
    free(texts.items);
}
