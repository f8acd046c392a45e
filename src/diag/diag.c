/* diag/diag.c - findings: gathering and ordering. */

#include "diag/diag.h"
#include "base/mem.h"

#include <stdlib.h>

const struct diag_row diag_rows[DIAG_COUNT] = {
#define DIAG(name, code, severity, clause) { #name, code, severity, clause },
#include "diag/diag.def"
#undef DIAG
};

static char upper(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 32) : c;
}

enum diag_code diag_find(struct str code)
{
    for (int i = 0; i < DIAG_COUNT; i++) {
        const char *row = diag_rows[i].code;
        size_t n = 0;

        while (n < code.n && row[n] && upper(row[n]) == upper(code.s[n]))
            n++;
        if (n == code.n && !row[n])
            return (enum diag_code)i;
    }
    return DIAG_COUNT;
}

const char *severity_name(enum severity severity)
{
    static const char *const names[] = { "info", "warning", "error" };

    return names[severity];
}

void diags_init(struct diags *diags)
{
    *diags = (struct diags){0};
    arena_init(&diags->arena);
}

void diags_done(struct diags *diags)
{
    arena_done(&diags->arena);
    free(diags->items);
    *diags = (struct diags){0};
}

static struct diag_arg *copy_args(struct diags *diags, const struct diag_arg *args, size_t *n)
{
    struct diag_arg *copy;

    for (*n = 0; args[*n].name; (*n)++) {}
    copy = arena_alloc(&diags->arena, (*n + 1) * sizeof *copy);
    for (size_t i = 0; i < *n; i++) {
        const char *value = args[i].value ? args[i].value : "";

        copy[i].name = arena_dup(&diags->arena, args[i].name, strlen(args[i].name));
        copy[i].value = arena_dup(&diags->arena, value, strlen(value));
    }
    return copy;
}

struct diag *diag_new(struct diags *diags, enum diag_code code, struct span span, const char *subject, const struct diag_arg *args)
{
    struct diag *d = arena_alloc(&diags->arena, sizeof *d);

    d->code = code;
    d->severity = diag_rows[code].severity;
    d->span = span;
    d->subject = subject ? arena_dup(&diags->arena, subject, strlen(subject)) : "";
    d->args = copy_args(diags, args, &d->n_args);
    d->last_note = &d->notes;
    d->order = diags->n;
    mem_grow(&diags->items, &diags->cap, diags->n + 1, sizeof(struct diag *));
    diags->items[diags->n++] = d;
    diags->count[d->severity]++;
    return d;
}

void diag_note_new(struct diags *diags, struct diag *d, const char *name, struct span span, const struct diag_arg *args)
{
    struct diag_note *note = arena_alloc(&diags->arena, sizeof *note);

    note->name = name;
    note->span = span;
    note->args = copy_args(diags, args, &note->n_args);
    *d->last_note = note;
    d->last_note = &note->next;
}

void diag_set_severity(struct diags *diags, struct diag *d, enum severity severity)
{
    diags->count[d->severity]--;
    d->severity = severity;
    diags->count[d->severity]++;
}

void diag_set_fix(struct diags *diags, struct diag *d, struct str text)
{
    d->fix = arena_dup(&diags->arena, text.s, text.n);
}

enum { FOLD_MOST = 64 };

/* The letters and digits alone, in small letters: what is left of a name when people write it from memory. */
static size_t fold(struct str s, char room[FOLD_MOST])
{
    size_t n = 0;

    for (size_t i = 0; i < s.n && n < FOLD_MOST; i++) {
        unsigned char c = (unsigned char)s.s[i];

        if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'))
            room[n++] = (char)(c | 32);
        else if ((c >= '0' && c <= '9') || c >= 0x80)
            room[n++] = (char)c;
    }
    return n;
}

/* The same letters and digits (A8.13), or all but the first part (8.13): A.8.13 is meant. */
static bool same_but_for_signs(struct str got, struct str name)
{
    char a[FOLD_MOST], b[FOLD_MOST];
    size_t n = fold(got, a);

    if (n < 2 || n == FOLD_MOST)
        return false;
    if (str_ends(name, got) && name.s[name.n - got.n - (name.n > got.n)] == '.')
        return true;
    return fold(name, b) == n && !memcmp(a, b, n);
}

void diag_set_nearest(struct diags *diags, struct diag *d, struct str got, const char *const *names, size_t n)
{
    enum { SHOWN = 3 };
    const char *best[SHOWN] = {0};
    size_t distance[SHOWN], found = 0;
    size_t most = got.n < 2 ? 0 : got.n < 5 ? 1 : got.n < 9 ? 2 : 3;    /* of a short word a letter or two is most of it */

    for (size_t i = 0; i < n; i++) {
        size_t far = same_but_for_signs(got, str_of(names[i])) ? 0 : str_distance(got, str_of(names[i]), most), at = 0;

        if (far > most)
            continue;
        while (at < found && strcmp(best[at], names[i]))
            at++;
        if (at < found)
            continue;    /* of two catalogs, or a field and a kind */
        for (; at > 0 && far < distance[at - 1]; at--) {}
        if (at == SHOWN)
            continue;
        if (found < SHOWN)
            found++;
        for (size_t j = found - 1; j > at; j--) {
            best[j] = best[j - 1];
            distance[j] = distance[j - 1];
        }
        best[at] = names[i];
        distance[at] = far;
    }
    while (found && distance[found - 1] > distance[0] + (distance[0] > 0))
        found--;
    if (!found)
        return;
    d->nearest = arena_alloc(&diags->arena, (SHOWN + 1) * sizeof *d->nearest);
    for (size_t i = 0; i < found; i++)
        d->nearest[i] = arena_dup(&diags->arena, best[i], strlen(best[i]));
}

static int compare(const void *x, const void *y)
{
    const struct diag *a = *(const struct diag *const *)x, *b = *(const struct diag *const *)y;
    int order;

    if (!a->span.source != !b->span.source)
        return a->span.source ? -1 : 1;
    if (a->span.source && a->span.source != b->span.source) {
        /* what people wrote themselves comes before what is missing at the entries of a catalog, so that it is among those printed */
        if (a->span.source->foreign != b->span.source->foreign)
            return a->span.source->foreign ? 1 : -1;
        order = str_natural(str_of(a->span.source->name), str_of(b->span.source->name));
        if (order)
            return order;
    }
    if (a->span.source && a->span.start != b->span.start)
        return a->span.start < b->span.start ? -1 : 1;
    order = strcmp(diag_rows[a->code].code, diag_rows[b->code].code);
    if (order)
        return order;
    order = str_natural(str_of(a->subject), str_of(b->subject));
    if (order)
        return order;
    return a->order < b->order ? -1 : a->order > b->order;
}

static bool same(const struct diag *a, const struct diag *b)
{
    if (a->code != b->code || a->span.source != b->span.source || a->span.start != b->span.start || strcmp(a->subject, b->subject) || a->n_args != b->n_args)
        return false;
    for (size_t i = 0; i < a->n_args; i++)
        if (strcmp(a->args[i].value, b->args[i].value))
            return false;
    return true;
}

void diags_sort(struct diags *diags)
{
    size_t kept = 0;

    if (diags->n)
        qsort(diags->items, diags->n, sizeof *diags->items, compare);
    for (size_t i = 0; i < diags->n; i++) {
        if (kept && same(diags->items[kept - 1], diags->items[i]))
            diags->count[diags->items[i]->severity]--;
        else
            diags->items[kept++] = diags->items[i];
    }
    diags->n = kept;
}

void diags_filter(struct diags *diags, bool (*drop)(const struct diag *d, void *closure), void *closure)
{
    size_t kept = 0;

    for (size_t i = 0; i < diags->n; i++) {
        if (drop(diags->items[i], closure))
            diags->count[diags->items[i]->severity]--;
        else
            diags->items[kept++] = diags->items[i];
    }
    diags->n = kept;
}
