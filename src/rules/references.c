/* rules/references.c - chains that must have an end: what belongs to itself, reports to itself, replaces itself (ISO/IEC 27001:2022, 7.5.2). */

#include "rules/rules.h"
#include "base/mem.h"

#include <stdlib.h>

/* Fields whose references lead upwards or back in time. Processes may feed each other in circles, deputies may stand in for each other, and systems may need
 * each other: those are left alone. */
static const int upward[] = { EVERY_OF, ROLE_REPORTS_TO, MEASURE_REPLACES, FINDING_REPEATS };

enum mark { UNSEEN, ON_THE_WAY, DONE };

struct walk {
    const struct entity *entity;
    const struct value *next;    /* the reference to follow next */
};

struct search {
    struct map marks;            /* address -> enum mark, as a pointer's number */
    struct walk *path;
    size_t n, cap;
    int field;
    struct diags *diags;
};

static void **mark_of(struct search *s, const struct entity *e)
{
    return map_at(&s->marks, str_of(e->address));
}

static void push(struct search *s, const struct entity *e)
{
    mem_grow(&s->path, &s->cap, s->n + 1, sizeof *s->path);
    s->path[s->n++] = (struct walk){ e, entity_get(e, s->field) };
    *mark_of(s, e) = (void *)ON_THE_WAY;
}

enum { STEPS_TOLD = 20 };    /* nobody follows a longer circle on a screen */

/* The circle runs from `back`, somewhere on the path, to its end and by `v` to `back` again. */
static void report(struct search *s, const struct entity *back, const struct value *v)
{
    const struct entity *last = s->path[s->n - 1].entity;
    struct diag *d = diag(s->diags, DIAG_CIRCLE, v->span, last->id, { "id", last->id }, { "title", entity_title(last) }, { "field", v->field->name },
                          { "other", back->id });
    size_t from = s->n;

    while (from && s->path[from - 1].entity != back)
        from--;
    for (size_t i = from; i && i < s->n && i < from + STEPS_TOLD; i++) {
        const struct entity *e = s->path[i - 1].entity;

        diag_note(s->diags, d, "step", e->id_span, { "id", e->id }, { "title", entity_title(e) }, { "field", v->field->name },
                  { "other", s->path[i].entity->id });
    }
}

/* Depth first without recursion: a chain may be as long as the project has declarations. */
static void search_from(struct search *s, const struct entity *e)
{
    push(s, e);
    while (s->n) {
        struct walk *top = &s->path[s->n - 1];
        const struct value *v = top->next;
        const struct entity *target;
        enum mark mark;

        if (!v) {
            *mark_of(s, top->entity) = (void *)DONE;
            s->n--;
            continue;
        }
        top->next = value_next(v);
        target = v->ref.target;
        if (!target)
            continue;
        mark = (enum mark)(size_t)*mark_of(s, target);
        if (mark == ON_THE_WAY)
            report(s, target, v);
        else if (mark == UNSEEN && entity_has(target, s->field))
            push(s, target);
    }
}

void rules_references(const struct model *model, struct diags *diags)
{
    for (size_t i = 0; i < sizeof upward / sizeof *upward; i++) {
        struct search s = { .field = upward[i], .diags = diags };

        map_init(&s.marks);
        for (const struct entity *e = model->first; e; e = e->next_all)
            if (!e->foreign && entity_has(e, upward[i]) && (enum mark)(size_t)*mark_of(&s, e) == UNSEEN)
                search_from(&s, e);
        map_done(&s.marks);
        free(s.path);
    }
}
