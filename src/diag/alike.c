/* diag/alike.c - findings that say the same. */

#include "diag/alike.h"
#include "base/buf.h"
#include "base/map.h"
#include "base/mem.h"

#include <stdlib.h>

enum { FROM = 4 };    /* as many as are told once; fewer are soon read, each at its place */

static bool is_plain(const struct diag *d)
{
    return !d->notes && !d->nearest && !d->fix && *d->subject;
}

/* The same place, and declarations that come one after the other: what is said of a line that stands for several. */
static bool same_place(const struct diag *d, const struct diag *last)
{
    return d->code == last->code && d->severity == last->severity && d->span.source == last->span.source && d->span.start == last->span.start &&
           d->span.end == last->span.end && is_plain(d) && is_plain(last) && strcmp(d->subject, last->subject);
}

/* All that is said but which declaration it is about. */
static void put_key(struct buf *key, const struct diag *d)
{
    buf_printf(key, "%d %d", (int)d->code, (int)d->severity);
    for (size_t i = 0; i < d->n_args; i++)
        if (strcmp(d->args[i].name, "id") && strcmp(d->args[i].name, "title"))
            buf_printf(key, "\n%s=%s", d->args[i].name, d->args[i].value);
}

struct group { size_t first, last, n; };

static void append(struct alike *a, size_t first, size_t *last, size_t i)
{
    a->told_by[i] = first;
    a->next[*last] = (long)i;
    while (a->next[*last] != ALIKE_NONE)
        *last = (size_t)a->next[*last];
}

/* Runs at one place. */
static void join_places(struct alike *a, const struct diags *diags)
{
    for (size_t i = 0; i < diags->n; i++) {
        a->told_by[i] = i;
        a->next[i] = ALIKE_NONE;
        if (i && same_place(diags->items[i], diags->items[i - 1])) {
            a->told_by[i] = a->told_by[i - 1];
            a->next[i - 1] = (long)i;
        }
    }
}

static struct group **groups_of(struct arena *arena, const struct alike *a, const struct diags *diags, struct map *map)
{
    struct group **of = mem_zero(diags->n + 1, sizeof(struct group *));
    struct buf key = {0};

    for (size_t i = 0; i < diags->n; i++) {
        void **at;

        if (a->told_by[i] != i || !is_plain(diags->items[i]))
            continue;
        buf_cut(&key, 0);
        put_key(&key, diags->items[i]);
        at = map_at(map, (struct str){ arena_dup(arena, key.s, key.n), key.n });
        if (!*at)
            *at = arena_alloc(arena, sizeof(struct group));
        of[i] = *at;
        if (!of[i]->n++)
            of[i]->first = i;
    }
    buf_done(&key);
    return of;
}

void alike_init(struct alike *a, const struct diags *diags)
{
    struct arena arena;
    struct map map;
    struct group **of;

    a->told_by = mem_zero(diags->n + 1, sizeof *a->told_by);
    a->next = mem_zero(diags->n + 1, sizeof *a->next);
    join_places(a, diags);
    arena_init(&arena);
    map_init(&map);
    of = groups_of(&arena, a, diags, &map);
    for (size_t i = 0; i < diags->n; i++) {
        struct group *group = of[i];

        if (!group || group->n < FROM)
            continue;
        if (i == group->first) {
            group->last = i;
            while (a->next[group->last] != ALIKE_NONE)
                group->last = (size_t)a->next[group->last];
            continue;
        }
        for (long j = a->next[i]; j != ALIKE_NONE; j = a->next[j])
            a->told_by[j] = group->first;
        append(a, group->first, &group->last, i);
    }
    free(of);
    map_done(&map);
    arena_done(&arena);
}

void alike_done(struct alike *a)
{
    free(a->told_by);
    free(a->next);
}
