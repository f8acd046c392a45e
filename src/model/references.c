/* model/references.c - from words to what they name. */

#include "base/mem.h"
#include "model/parse.h"
#include "model/references.h"
#include "model/values.h"

#include <stdio.h>
#include <stdlib.h>

enum { NO_FIELD = -1 };    /* of the value by which an addition names its entry */
enum { OPENED = 1000 * 1000 };    /* values that all ranges together may become: a line of twenty bytes can name a whole catalog */
enum { SEARCHED = 200 };    /* unknown names for which the nearest are looked for: each costs a look at every id */

struct resolver {
    struct builder *b;
    const char **names[KIND_COUNT + 1];    /* ids by kind, those of registers last; made when first needed */
    size_t counts[KIND_COUNT + 1];
    size_t searched;
    size_t opened;             /* values that ranges became */
};

static const char *copy(struct builder *b, struct str s)
{
    return arena_dup(&b->model->arena, s.s, s.n);
}

static const char **names_of(struct resolver *r, int kind, size_t *n)
{
    if (!r->names[kind]) {
        size_t cap = 0;

        mem_grow(&r->names[kind], &cap, 1, sizeof(char *));
        for (size_t i = 0; i < r->b->n; i++) {
            if (r->b->entities[i]->kind != kind && (kind < KIND_COUNT || r->b->entities[i]->kind < KIND_COUNT))
                continue;
            mem_grow(&r->names[kind], &cap, r->counts[kind] + 1, sizeof(char *));
            r->names[kind][r->counts[kind]++] = r->b->entities[i]->id;
        }
    }
    *n = r->counts[kind];
    return r->names[kind];
}

static void offer_nearest(struct resolver *r, struct diag *d, struct str got, uint64_t kinds)
{
    const char **all = NULL;
    size_t n = 0, cap = 0;

    if (r->searched++ >= SEARCHED)
        return;
    for (int kind = 0; kind <= KIND_COUNT; kind++) {
        size_t some;
        const char **names;

        if (!kind_in(kinds, kind))
            continue;
        names = names_of(r, kind, &some);
        mem_grow(&all, &cap, n + some + 1, sizeof(char *));
        if (some)
            memcpy(all + n, names, some * sizeof *all);
        n += some;
    }
    diag_set_nearest(r->b->diags, d, got, all, n);
    free(all);
}

/* Of all entities with this id: the project's own of a fitting kind, else the only fitting one of the catalogs. */
static struct entity *pick(const struct model *model, struct str id, uint64_t kinds, struct entity **wrong, struct entity **other)
{
    struct entity *found = NULL;

    bool named = id.n && memchr(id.s, ':', id.n);    /* with its catalog: no other can be meant */

    *wrong = *other = NULL;
    for (struct entity *e = map_get(&model->ids, id); e; e = named ? NULL : e->same_id) {
        if (!kind_in(kinds, e->kind)) {
            *wrong = e;
        } else if (!found) {
            found = e;
            if (!e->catalog)
                return found;
        } else if (found->catalog != e->catalog) {
            *other = e;
        }
    }
    return found;
}

/* The kinds a reference may name; "" for any. */
static const char *wanted(struct builder *b, const struct value *v)
{
    struct buf list = {0};
    const char *result;

    schema_targets(&list, v->field->id == EVERY_OF ? v->record->shape->of : v->field->target);
    result = copy(b, buf_text(&list));
    buf_done(&list);
    return result;
}

/* A.5.9-A.5.12: two known ids with a hyphen between them are a range. */
static bool range_mended(const struct model *model, struct buf *out, struct str id)
{
    for (size_t i = 1; i + 1 < id.n; i++) {
        struct str from = { id.s, i }, to = str_cut(id, i + 1);

        if (id.s[i] != '-' || !map_get(&model->ids, from) || !map_get(&model->ids, to))
            continue;
        buf_printf(out, "%.*s..%.*s", STR_ARGS(from), STR_ARGS(to));
        return true;
    }
    return false;
}

/* An id that is known once brackets and the like are taken off, or two ids of a range. */
static bool offer_mended(struct resolver *r, struct diag *d, struct str id)
{
    struct buf mended = {0};
    bool found = id_mended(&mended, id) && map_get(&r->b->model->ids, buf_text(&mended));

    if (!found) {
        buf_cut(&mended, 0);
        found = range_mended(r->b->model, &mended, id);
    }
    if (found)
        diag_set_fix(r->b->diags, d, buf_text(&mended));
    buf_done(&mended);
    return found;
}

/* Whether `standards` names a catalog that is nowhere: it may hold whatever entry is not found, and its absence is the one thing to mend. */
static bool catalog_is_missing(const struct builder *b)
{
    for (const struct value *v = b->model->isms ? b->model->isms->record.first : NULL; v; v = v->next)
        if (v->field->id == ISMS_STANDARDS && !v->bad && !map_get(&b->model->ids, v->ref.written))
            return true;
    return false;
}

/* Where nothing of the kinds that a reference takes is declared at all, an example of how the first of them is: `scheme ID "…" { class internal "…" }`. */
static void show_declaration(struct resolver *r, struct diag *d, const struct value *v, struct str id, uint64_t kinds)
{
    struct str rest = str_of(v->field->target), first;
    const struct shape *kind = str_split(&rest, '/', &first) ? schema_kind(r->b->model->schema, first) : NULL;
    struct buf line = {0};
    size_t n;

    for (int i = 0; kind && i <= KIND_COUNT; i++)
        if (kind_in(kinds, i) && names_of(r, i, &n) && n)
            kind = NULL;
    if (!kind || kind->id == KIND_CATALOG || kind->id == KIND_CONTROL || !id_is_good(id))
        return;
    rest = str_of(kind->needs_parent ? kind->of : "");
    if (*rest.s && str_split(&rest, '/', &first))
        buf_printf(&line, "%.*s ID \"…\" { %s %.*s \"…\" }", STR_ARGS(first), kind->name, STR_ARGS(id));
    else
        buf_printf(&line, "%s %.*s \"…\"", kind->name, STR_ARGS(id));
    diag_note(r->b->diags, d, "declare", (struct span){0}, { "kind", kind->name }, { "line", line.s });
    buf_done(&line);
}

static void unknown(struct resolver *r, struct value *v, struct str id, uint64_t kinds)
{
    struct builder *b = r->b;
    struct entity *now = map_get(&b->model->earlier, id), *renamed = map_get(&b->model->former, id);
    const char *subject = v->record->entity->id;
    struct diag *d;

    if (now && kind_in(kinds, now->kind)) {
        d = diag(b->diags, DIAG_OLD_EDITION, v->span, subject, { "got", copy(b, id) }, { "now", now->id }, { "title", entity_title(now) });
        diag_set_fix(b->diags, d, str_of(now->id));
        return;
    }
    if (kind_in(kinds, KIND_CONTROL) && !kind_in(kinds, KIND_ROLE) && catalog_is_missing(b))
        return;
    if (v->field->id == NO_FIELD) {
        d = diag(b->diags, DIAG_NO_SUCH_ENTRY, v->span, subject, { "got", copy(b, id) }, { "kind", v->record->shape->name });
        offer_nearest(r, d, id, kinds);
        return;
    }
    d = diag(b->diags, DIAG_UNKNOWN_REFERENCE, v->span, subject, { "got", copy(b, id) }, { "field", name_written(v->record, v->field) });
    if (*wanted(b, v))
        diag_note(b->diags, d, "wanted", (struct span){0}, { "field", name_written(v->record, v->field) }, { "wanted", wanted(b, v) });
    if (renamed) {
        diag_note(b->diags, d, "renamed", renamed->id_span, { "now", renamed->id });
        diag_set_fix(b->diags, d, str_of(renamed->id));
    } else if (!offer_mended(r, d, id)) {
        offer_nearest(r, d, id, kinds);
        show_declaration(r, d, v, id, kinds);
    }
}

static struct entity *look_up(struct resolver *r, struct value *v, struct str id, uint64_t kinds)
{
    struct builder *b = r->b;
    struct entity *wrong, *other, *found = pick(b->model, id, kinds, &wrong, &other);

    if (found && other) {
        diag(b->diags, DIAG_AMBIGUOUS, v->span, v->record->entity->id, { "got", copy(b, id) }, { "first", found->catalog->id }, { "second", other->catalog->id });
        return NULL;
    }
    if (found)
        return found;
    if (wrong) {
        struct diag *d = diag(b->diags, DIAG_WRONG_KIND, v->span, v->record->entity->id, { "got", copy(b, id) }, { "kind", wrong->record.shape->name },
                              { "field", name_written(v->record, v->field) }, { "wanted", wanted(b, v) });

        diag_note(b->diags, d, "declared", wrong->id_span);
        return NULL;
    }
    unknown(r, v, id, kinds);
    return NULL;
}

static struct ref_list *list_of(struct builder *b, struct entity *target, int field)
{
    struct ref_list **at = &target->refs_by_field;

    while (*at && (*at)->field != field)
        at = &(*at)->next;
    if (!*at) {
        *at = arena_alloc(&b->model->arena, sizeof **at);
        (*at)->field = field;
    }
    return *at;
}

static void link_target(struct builder *b, struct value *v, struct entity *target)
{
    struct ref_list *list = list_of(b, target, v->field->id);

    v->ref.target = target;
    if (target->refs_last)
        target->refs_last->ref.next_to_target = v;
    else
        target->refs = v;
    target->refs_last = v;
    if (list->last)
        list->last->ref.next_alike = v;
    else
        list->first = v;
    list->last = v;
}

static int by_natural_id(const void *x, const void *y)
{
    const struct entity *a = *(struct entity *const *)x, *b = *(struct entity *const *)y;
    int order = str_natural(str_of(a->id), str_of(b->id));

    return order ? order : a->order < b->order ? -1 : a->order > b->order;
}

/* Whether n more values fit in; the first time they do not is told. */
static bool may_open(struct resolver *r, const struct value *v, size_t n)
{
    bool fits = r->opened + n <= OPENED;
    char most[24];

    if (fits) {
        r->opened += n;
    } else if (r->opened <= OPENED) {
        snprintf(most, sizeof most, "%d", OPENED);
        diag(r->b->diags, DIAG_RANGES_LARGE, v->span, v->record->entity->id, { "most", most });
        r->opened = (size_t)OPENED + 1;    /* said */
    }
    return fits;
}

/* A.5.15..A.5.18: every entry between the two, in natural order, as values of their own after this one. */
static void open_range(struct resolver *r, struct value *v, const char *dots, uint64_t kinds)
{
    struct str from = v->ref.written, to = str_cut(from, (size_t)(dots - from.s) + 2);
    struct entity *first, *last, **between = NULL;
    size_t n = 0, cap = 0;
    struct value *at = v;

    from.n = (size_t)(dots - from.s);
    first = look_up(r, v, from, kinds);
    last = look_up(r, v, to, kinds);
    if (!first || !last)
        return;
    if (first->catalog != last->catalog || first->kind != last->kind || str_natural(str_of(first->id), str_of(last->id)) > 0) {
        diag(r->b->diags, DIAG_BACKWARDS, v->span, v->record->entity->id, { "field", name_written(v->record, v->field) }, { "got", copy(r->b, v->ref.written) });
        return;
    }
    if (r->opened > OPENED) {
        link_target(r->b, v, first);
        return;
    }
    for (size_t i = 0; i < r->b->n; i++) {
        struct entity *e = r->b->entities[i];

        if (e->kind != first->kind || e->catalog != first->catalog || str_natural(str_of(e->id), str_of(first->id)) < 0 ||
            str_natural(str_of(e->id), str_of(last->id)) > 0)
            continue;
        mem_grow(&between, &cap, n + 1, sizeof *between);
        between[n++] = e;
    }
    qsort(between, n, sizeof *between, by_natural_id);    /* never empty: it holds the first */
    if (!may_open(r, v, n))
        n = 1;
    link_target(r->b, v, between[0]);
    for (size_t i = 1; i < n; i++) {
        struct value *more = arena_alloc(&r->b->model->arena, sizeof *more);

        *more = *v;
        more->ref.next_to_target = more->ref.next_alike = NULL;
        more->ref.target = NULL;
        more->next = at->next;
        at->next = more;
        if (v->record->last == at)
            v->record->last = more;
        link_target(r->b, more, between[i]);
        at = more;
    }
    free(between);
}

static void resolve_value(struct resolver *r, struct value *v)
{
    const struct entity *e = v->record->entity;
    uint64_t kinds = v->field->id == EVERY_OF ? e->record.shape->parents : v->field->targets;
    const char *dots;
    struct entity *target;

    if (v->bad || v->ref.loose)
        return;
    if (v->ref.target) {    /* belonging by nesting */
        link_target(r->b, v, v->ref.target);
        return;
    }
    dots = v->ref.written.n ? memmem(v->ref.written.s, v->ref.written.n, "..", 2) : NULL;
    if (dots) {
        open_range(r, v, dots, kinds);
        return;
    }
    target = look_up(r, v, v->ref.written, kinds);
    if (target)
        link_target(r->b, v, target);
}

static void resolve_record(struct resolver *r, struct record *record)
{
    for (struct value *v = record->first; v;) {
        struct value *next = v->next;    /* a range puts more after v, already resolved */

        if (v->field->type == TYPE_REF)
            resolve_value(r, v);
        else if (v->field->type == TYPE_RECORD)
            resolve_record(r, v->parts);
        v = next;
    }
}

void references_resolve(struct builder *b)
{
    struct resolver r = { .b = b };

    for (size_t i = 0; i < b->n; i++)
        resolve_record(&r, &b->entities[i]->record);
    for (int i = 0; i <= KIND_COUNT; i++)
        free(r.names[i]);
}

struct entity *references_entry(struct builder *b, struct entity *addition, struct str id)
{
    struct resolver r = { .b = b };
    struct value v = { .span = addition->id_span, .record = &addition->record };
    struct field field = { .id = NO_FIELD, .name = addition->record.shape->name, .target = addition->record.shape->name };
    struct entity *entry;

    if (!id.n)
        return NULL;
    v.field = &field;
    entry = look_up(&r, &v, id, (uint64_t)1 << addition->kind);
    for (int i = 0; i <= KIND_COUNT; i++)
        free(r.names[i]);
    return entry;
}
