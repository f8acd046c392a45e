/* diag/fingerprint.c - by what a finding is known again. */

#include "diag/fingerprint.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/map.h"

#include <string.h>

/* Values that change with the day, or with lines above: of no use in telling whether it is the same finding. Titles change when somebody
 * writes them better, and the words of the program with its versions. */
static bool is_passing(const char *name)
{
    static const char *const passing[] = { 
        "days", "n", "now", "today", "age", "line", "offset", "count", "title", "otherTitle", "summary", "form", "what", "wanted", "clause",
    };

    for (size_t i = 0; i < sizeof passing / sizeof *passing; i++)
        if (!strcmp(name, passing[i]))
            return true;
    return false;
}

/* Without white space at its ends, each run of it within one space. */
static void put_squeezed(struct buf *buf, struct str text)
{
    bool space = false, any = false;

    for (size_t i = 0; i < text.n; i++) {
        bool white = strchr(" \t\r\n", text.s[i]) != NULL;

        if (!white && space && any)
            buf_putc(buf, ' ');
        if (!white)
            buf_putc(buf, text.s[i]);
        any = any || !white;
        space = white;
    }
}

/* What is about no declaration is known by its file and the line it stands in. */
static void put_key(struct buf *buf, const struct diag *d)
{
    buf_puts(buf, diag_rows[d->code].code);
    if (*d->subject) {
        buf_printf(buf, " %s", d->subject);
    } else if (d->span.source) {
        buf_printf(buf, " %s ", d->span.source->name);
        put_squeezed(buf, source_line(d->span.source, source_place(d->span.source, d->span.start).line));
    }
    for (size_t i = 0; i < d->n_args; i++) {
        if (is_passing(d->args[i].name) || !strcmp(d->args[i].value, d->subject))
            continue;
        buf_printf(buf, " %s=", d->args[i].name);
        put_squeezed(buf, str_of(d->args[i].value));
    }
}

void fingerprints_init(struct fingerprints *f, const struct diags *diags)
{
    struct map seen;

    *f = (struct fingerprints){0};
    arena_init(&f->arena);
    f->keys = arena_alloc(&f->arena, (diags->n + 1) * sizeof *f->keys);
    f->texts = arena_alloc(&f->arena, (diags->n + 1) * sizeof *f->texts);
    map_init(&seen);
    for (size_t i = 0; i < diags->n; i++) {
        struct buf key = {0};
        char digest[DIGEST_TEXT];
        uintptr_t times;
        void **at;

        put_key(&key, diags->items[i]);
        at = map_at(&seen, (struct str){ arena_dup(&f->arena, key.s, key.n), key.n });
        times = (uintptr_t)*at + 1;
        *at = (void *)times;
        if (times > 1)
            buf_printf(&key, " %zu", (size_t)times);
        f->keys[i] = arena_dup(&f->arena, key.s, key.n);
        memcpy(f->texts[i], digest_of(buf_text(&key), digest), FINGERPRINT_TEXT - 1);
        f->texts[i][FINGERPRINT_TEXT - 1] = '\0';
        buf_done(&key);
    }
    map_done(&seen);
}

void fingerprints_done(struct fingerprints *f)
{
    arena_done(&f->arena);
}
