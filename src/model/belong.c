/* model/belong.c - what belongs to what. */

#include "model/belong.h"
#include "base/mem.h"

#include <stdlib.h>

struct whole { struct belonging *first, *last; };

struct belongings {
    struct arena arena;
    struct map wholes;    /* address -> struct whole */
};

static void add(struct belongings *belongings, const struct entity *to, const struct entity *entity, const struct value *value)
{
    void **slot = map_at(&belongings->wholes, str_of(to->address));
    struct whole *whole = *slot;
    struct belonging *b;

    if (!whole)
        whole = *slot = arena_alloc(&belongings->arena, sizeof *whole);
    if (whole->last && whole->last->entity == entity)    /* nested in it and `of` it, or named twice */
        return;
    b = arena_alloc(&belongings->arena, sizeof *b);
    b->entity = entity;
    b->value = value;
    if (whole->last)
        whole->last->next = b;
    else
        whole->first = b;
    whole->last = b;
}

struct belongings *belongings_new(const struct model *model)
{
    struct belongings *belongings = mem_zero(1, sizeof *belongings);

    arena_init(&belongings->arena);
    for (const struct entity *e = model->first; e; e = e->next_all) {
        if (e->parent)
            add(belongings, e->parent, e, NULL);
        for values_each(of, &e->record, EVERY_OF)
            if (of->ref.target)
                add(belongings, of->ref.target, e, of);
    }
    return belongings;
}

void belongings_free(struct belongings *belongings)
{
    if (!belongings)
        return;
    map_done(&belongings->wholes);
    arena_done(&belongings->arena);
    free(belongings);
}

const struct belonging *belongings_of(const struct belongings *belongings, const struct entity *whole)
{
    const struct whole *found = map_get(&belongings->wholes, str_of(whole->address));

    return found ? found->first : NULL;
}

const struct belonging *belongings_first(const struct belongings *belongings, const struct entity *whole, enum shape_id kind)
{
    for (const struct belonging *b = belongings_of(belongings, whole); b; b = b->next)
        if (b->entity->kind == (int)kind)
            return b;
    return NULL;
}

const struct belonging *belonging_next(const struct belonging *belonging)
{
    const struct belonging *next = belonging->next;

    return next && next->entity->kind == belonging->entity->kind ? next : NULL;    /* kinds stand together */
}
