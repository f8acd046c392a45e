/* cmd/stamping.c - which revision a build is of, and which day it takes from it. */

#include "cmd/stamping.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "cmd/confirm.h"
#include "cmd/sandbox.h"

#include <stdlib.h>

enum { CHANGES_MOST = 12 /* of a text, in its document */, SAID_MOST = 100 /* characters */ };

/* The message about what --revision says, NULL where it can stand in a foot. */
static const char *wrong_with(struct str text)
{
    size_t characters = 0, blanks = 0, n;
    uint32_t c;

    for (; text.n; text = str_cut(text, n)) {
        n = utf8_decode(text.s, text.n, &c);
        if (!n || c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || (c & 0xfffe) == 0xfffe || utf8_is_bidi_control(c) || utf8_is_invisible(c))
            return "revision-odd";
        characters++;
        blanks += c == ' ' || c == 0xa0;
    }
    return characters == blanks ? "revision-empty" : characters > SAID_MOST ? "revision-long" : NULL;
}

bool stamp_asked(struct invocation *inv)
{
    const char *key = inv->revision ? wrong_with(str_of(inv->revision)) : NULL;

    if (key)
        say(inv, key);
    return !key;
}

/* The repository that is there tells no commit. */
static void note_unknown(struct invocation *inv, const struct checkout *checkout, struct stamp *stamp)
{
    static const struct { const char *key; enum stamp_unknown unknown; } states[] = {
        [CHECKOUT_EMPTY] = { "checkout-empty", STAMP_EMPTY }, [CHECKOUT_FOREIGN] = { "checkout-foreign", STAMP_FOREIGN }, [CHECKOUT_BROKEN] = { "checkout-broken", STAMP_BROKEN },
        [CHECKOUT_UNABLE] = { "checkout-unable", STAMP_UNABLE },
    };

    if (checkout->state < CHECKOUT_EMPTY)
        return;
    stamp->unknown = states[checkout->state].unknown;
    stamp->changed = stamp->unknown == STAMP_EMPTY;    /* all that is there is new */
    if (!inv->quiet)
        say(inv, states[checkout->state].key, { "folder", checkout->repository->top });
}

/* Whoever builds it from a whole clone gets other bytes: told once. */
static void say_shallow(struct invocation *inv, const struct opened *opened)
{
    bool cut = false;

    for (size_t i = 0; i < opened->stamp.n_histories; i++)
        cut = cut || opened->stamp.histories[i].end == STAMP_CUT;
    if (cut && opened->checkout.shallow.n && !inv->quiet)
        say(inv, "checkout-shallow", { "folder", opened->checkout.repository->top });
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
    checkout_find(&opened->checkout, opened->path, inv->ceilings);
    if (opened->checkout.repository)
        repository_folders(opened->checkout.repository, allow, inv->jail);
}

void stamp_project(struct invocation *inv, struct opened *opened)
{
    struct stamp *stamp = &opened->stamp;

    if (inv->earlier) {
        *stamp = inv->earlier->manifest->stamp;
        confirm_earlier(inv, opened, inv->earlier);
        return;
    }
    stamp->revision = inv->revision;
    if (checkout_open(&opened->checkout) != CHECKOUT_READ) {
        note_unknown(inv, &opened->checkout, stamp);
        return;
    }
    checkout_stamp(&opened->checkout, stamp);
    stamp->changed = checkout_changed(&opened->checkout, &inv->manifest->sources, opened->root);
    if (stamp->changed)
        stamp->n_tags = 0;
    add_histories(opened);
    say_shallow(inv, opened);
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
