/* cmd/stamping.c - which revision a build is of, and which day it takes from it. */

#include "cmd/stamping.h"
#include "base/mem.h"
#include "cmd/sandbox.h"

#include <stdlib.h>

enum { CHANGES_MOST = 12 };    /* of a text, in its document */

static void say_why(struct invocation *inv, const struct checkout *checkout)
{
    static const char *const keys[] = { [CHECKOUT_FOREIGN] = "checkout-foreign", [CHECKOUT_BROKEN] = "checkout-broken", [CHECKOUT_UNABLE] = "checkout-unable" };

    if (checkout->state >= CHECKOUT_FOREIGN && !inv->quiet)
        say(inv, keys[checkout->state], { "folder", checkout->repository->top });
}

/* The texts of policies whose declarations do not tell their versions. */
static void add_histories(struct opened *opened)
{
    size_t n = 0, cap = 0;
    const char **paths = NULL;

    for (const struct policy_text *text = opened->texts->first; text; text = text->next) {
        if (text->unread || entity_has(text->policy, POLICY_VERSION))
            continue;
        mem_grow(&paths, &cap, n + 1, sizeof *paths);
        paths[n++] = text->source->name;
    }
    opened->stamp.histories = checkout_histories(&opened->checkout, paths, n, CHANGES_MOST);
    opened->stamp.n_histories = opened->stamp.histories ? n : 0;
    free(paths);
}

static void allow(void *jail, const char *folder)
{
    jail_allow(jail, JAIL_READ, folder);
}

void stamp_find(struct invocation *inv, struct opened *opened)
{
    if (inv->stamp || inv->revision)
        return;
    checkout_find(&opened->checkout, opened->path, inv->ceilings);
    if (opened->checkout.repository)
        repository_folders(opened->checkout.repository, allow, inv->jail);
}

void stamp_project(struct invocation *inv, struct opened *opened)
{
    struct stamp *stamp = &opened->stamp;

    if (inv->stamp) {
        *stamp = *inv->stamp;
        return;
    }
    if (inv->revision) {
        stamp->revision = stamp_words(&opened->checkout.arena, str_of(inv->revision), STR(""));
        return;
    }
    if (checkout_open(&opened->checkout) != CHECKOUT_READ) {
        say_why(inv, &opened->checkout);
        return;
    }
    checkout_stamp(&opened->checkout, stamp);
    stamp->changed = checkout_changed(&opened->checkout, &inv->manifest->sources, opened->root);
    add_histories(opened);
    if (inv->day_from == DAY_CLOCK && !stamp->changed && stamp->on != DATE_NONE) {
        inv->clock = inv->today;
        inv->today = opened->project->model->as_of = stamp->on;
        inv->day_from = DAY_COMMIT;
    }
}

const char *stamp_day_from(const struct invocation *inv)
{
    static const char *const names[] = { [DAY_ASKED] = "--as-of", [DAY_EPOCH] = "SOURCE_DATE_EPOCH", [DAY_COMMIT] = "commit", [DAY_CLOCK] = "clock" };

    return names[inv->day_from];
}
