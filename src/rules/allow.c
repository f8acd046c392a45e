/* rules/allow.c - findings that somebody answers for, for a while. */

#include "rules/allow.h"
#include "base/map.h"

struct allowance {
    const struct entity *allow;
    enum diag_code code;
    bool used;
    struct allowance *next;    /* of the same target */
};

struct allowances {
    struct arena arena;
    struct map by_target;      /* id -> struct allowance */
};

static bool may_be_allowed(enum diag_code code)
{
    char first = diag_rows[code].code[0];

    return first == 'C' || first == 'P';
}

static bool drop(const struct diag *d, void *closure)
{
    const struct allowances *all = closure;

    for (struct allowance *a = map_get(&all->by_target, str_of(d->subject)); a; a = a->next) {
        if (a->code == d->code) {
            a->used = true;
            return true;
        }
    }
    return false;
}

static void add(struct allowances *all, const struct entity *allow, enum diag_code code)
{
    for values_each(of, &allow->record, EVERY_OF) {
        struct allowance *a, **at;

        if (!of->ref.target)
            continue;
        a = arena_alloc(&all->arena, sizeof *a);
        at = (struct allowance **)map_at(&all->by_target, str_of(of->ref.target->id));
        *a = (struct allowance){ allow, code, false, *at };
        *at = a;
    }
}

/* Of a target that is not there nothing is said here: that it is unknown, is. */
static bool has_target(const struct entity *allow)
{
    for values_each(of, &allow->record, EVERY_OF)
        if (of->ref.target)
            return true;
    return !entity_has(allow, EVERY_OF);
}

static bool used(const struct allowances *all, const struct entity *allow)
{
    for values_each(of, &allow->record, EVERY_OF)
        if (of->ref.target)
            for (const struct allowance *a = map_get(&all->by_target, str_of(of->ref.target->id)); a; a = a->next)
                if (a->allow == allow && a->used)
                    return true;
    return false;
}

void allow_apply(const struct model *model, struct diags *diags)
{
    struct allowances all = {0};
    char day[DATE_TEXT];

    arena_init(&all.arena);
    for model_each(allow, model, KIND_ALLOW) {
        enum diag_code code = diag_find(str_of(allow->id));
        date until = record_date(&allow->record, ALLOW_UNTIL);

        if (!*allow->id)
            continue;
        if (code == DIAG_COUNT)
            diag(diags, DIAG_ALLOW_UNKNOWN_CODE, allow->id_span, NULL, { "code", allow->id });
        else if (!may_be_allowed(code))
            diag(diags, DIAG_ALLOW_TOO_MUCH, allow->id_span, NULL, { "code", allow->id });
        else if (until != DATE_NONE && until < model->as_of)
            diag(diags, DIAG_ALLOW_EXPIRED, allow->id_span, NULL, { "code", allow->id }, { "until", date_format(until, day) });
        else
            add(&all, allow, code);
    }
    diags_filter(diags, drop, &all);
    for model_each(allow, model, KIND_ALLOW) {
        enum diag_code code = diag_find(str_of(allow->id));
        date until = record_date(&allow->record, ALLOW_UNTIL);

        if (*allow->id && code != DIAG_COUNT && may_be_allowed(code) && (until == DATE_NONE || until >= model->as_of) && has_target(allow) && !used(&all, allow))
            diag(diags, DIAG_ALLOW_UNUSED, allow->id_span, NULL, { "code", allow->id });
    }
    map_done(&all.by_target);
    arena_done(&all.arena);
}
