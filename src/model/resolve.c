/* model/resolve.c - ids and name spaces, additions to catalog entries, what must be there. References: references.c. */

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "model/build.h"
#include "model/recognise.h"
#include "model/references.h"
#include "model/values.h"

#include <stdlib.h>

static bool is_entry(int kind)
{
    return kind == KIND_CONTROL || kind == KIND_CLAUSE || kind == KIND_MEASURE || kind == KIND_GROUP;
}

static struct str key_of(struct builder *b, const char *catalog, const char *id)
{
    return str_of(catalog ? arena_printf(&b->model->arena, "%s:%s", catalog, id) : id);
}

/* ---- name spaces ---- */

static struct entity *catalog_above(struct entity *e)
{
    while (e && e->kind != KIND_CATALOG)
        e = e->catalog ? e->catalog : e->parent;
    return e;
}

/* The catalog an entry lies in: by nesting, or by what `of` names; NULL makes it an addition. */
static void find_catalogs(struct builder *b)
{
    struct map holders = {0};
    bool more = true;

    for (size_t i = 0; i < b->n; i++) {
        struct entity *e = b->entities[i];

        if (e->kind == KIND_CATALOG || e->kind == KIND_GROUP)
            *map_at(&holders, str_of(e->id)) = e;
    }
    while (more) {    /* an entry `of` a group that is itself `of` a catalog */
        more = false;
        for (size_t i = 0; i < b->n; i++) {
            struct entity *e = b->entities[i];

            if (!is_entry(e->kind) || e->catalog)
                continue;
            e->catalog = catalog_above(e->parent);
            for (const struct value *v = e->record.first; v && !e->catalog; v = v->next)
                if (v->field->id == EVERY_OF)
                    e->catalog = catalog_above(map_get(&holders, v->ref.written));
            more = more || e->catalog;
        }
    }
    map_done(&holders);
}

static const char *default_language(const struct builder *b, const struct entity *e)
{
    const struct entity *catalog = e->kind == KIND_CATALOG ? e : e->catalog;

    if (!catalog)
        for (const struct entity *up = e->parent; up && !catalog; up = up->parent)
            catalog = up->kind == KIND_CATALOG ? up : up->catalog;
    if (catalog) {
        const struct value *v = entity_get(catalog, CATALOG_LANGUAGE);

        if (v && !v->bad)
            return arena_dup(&b->model->arena, v->text.s, v->text.n);
    }
    return b->model->language;
}

/* `title@en "…"` beside `title "…"` where en is what texts without @ are in: the same text twice. */
static void told_twice(struct builder *b, const struct record *record, const struct value *v)
{
    struct diag *d;

    for (const struct value *w = record->first; w; w = w->next) {
        if (w == v || w->field != v->field || !w->lang || strcmp(w->lang, v->lang))
            continue;
        d = diag(b->diags, DIAG_GIVEN_TWICE, w->span, record->entity->id, { "field", v->field->name });
        diag_note(b->diags, d, "language", v->span, { "language", v->lang });
        return;
    }
}

static void set_languages(struct builder *b, struct record *record, const char *lang)
{
    for (struct value *v = record->first; v; v = v->next) {
        if (type_is_text(v->field->type) && !v->lang) {
            v->lang = lang;
            if (!(v->field->flags & MANY))
                told_twice(b, record, v);
        } else if (v->field->type == TYPE_RECORD) {
            set_languages(b, v->parts, lang);
        }
    }
}

static void set_title(struct builder *b, struct entity *e)
{
    const struct value *title = record_text(&e->record, EVERY_TITLE, b->model->language);

    e->title = title && title->text.n ? arena_dup(&b->model->arena, title->text.s, title->text.n) : e->id;
}

static void find_isms(struct builder *b)
{
    struct model *model = b->model;

    model->language = "en";
    for (size_t i = 0; i < b->n; i++) {
        struct entity *e = b->entities[i];

        if (e->kind != KIND_ISMS)
            continue;
        if (model->isms) {
            struct diag *d = diag(b->diags, DIAG_ISMS_TWICE, e->id_span, e->id, { "id", e->id }, { "first", model->isms->id });

            diag_note(b->diags, d, "first", model->isms->id_span);
        } else {
            const struct value *v = entity_get(e, ISMS_LANGUAGES);

            model->isms = e;
            if (v && !v->bad)
                model->language = arena_dup(&model->arena, v->text.s, v->text.n);
        }
    }
    for (size_t i = 0; i < b->n; i++) {
        set_languages(b, &b->entities[i]->record, default_language(b, b->entities[i]));
        set_title(b, b->entities[i]);
    }
}

/* ---- ids ---- */

static struct str folded(struct builder *b, const char *key)
{
    size_t n;
    char *fold = utf8_fold(str_of(key), &n);
    struct str copy = { arena_dup(&b->model->arena, fold, n), n };

    free(fold);
    return copy;
}

/* Puts an entity under its id; false where the id is taken. */
static bool declare(struct builder *b, struct entity *e, struct map *folds)
{
    struct str key = e->kind == KIND_ALLOW ? str_of(e->address) : key_of(b, e->catalog ? e->catalog->id : NULL, e->id);
    void **at = map_at(&b->model->ids, e->catalog || e->kind == KIND_ALLOW ? key : key_of(b, "", e->id));
    void **fold = map_at(folds, folded(b, key.s));
    struct entity *other = *at;

    if (other) {
        struct diag *d = diag(b->diags, DIAG_DUPLICATE_ID, e->id_span, e->id, { "id", e->id }, { "kind", e->record.shape->name });

        diag_note(b->diags, d, "first", other->id_span);
        e->stands_for = other;
        return false;
    }
    *at = e;
    other = *fold;
    if (other && strcmp(other->id, e->id)) {
        struct diag *d = diag(b->diags, DIAG_IDS_DIFFER_IN_CASE, e->id_span, e->id, { "id", e->id }, { "other", other->id });

        diag_note(b->diags, d, "first", other->id_span);
    }
    if (!other)
        *fold = e;
    return true;
}

static void chain_plain_ids(struct builder *b)
{
    for (int pass = 0; pass < 2; pass++) {    /* the project's own first */
        for (size_t i = 0; i < b->n; i++) {
            struct entity *e = b->entities[i], **at;

            if (!*e->id || (pass == 0) != !e->catalog || e->kind == KIND_ALLOW)
                continue;
            at = (struct entity **)map_at(&b->model->ids, str_of(e->id));
            while (*at && (!(*at)->catalog || !e->catalog || strcmp((*at)->catalog->id, e->catalog->id) <= 0))
                at = &(*at)->same_id;
            e->same_id = *at;
            *at = e;
        }
    }
}

static void declare_all(struct builder *b, struct entity ***additions, size_t *n_additions)
{
    struct map folds = {0};
    size_t kept = 0, cap = 0;

    for (size_t i = 0; i < b->n; i++) {
        struct entity *e = b->entities[i];
        const char *catalog = e->catalog ? e->catalog->id : NULL;

        e->address = arena_printf(&b->model->arena, catalog ? "%s..%s..%s" : "%s..%.0s%s", e->record.shape->name, catalog ? catalog : "", e->id);
        if (!*e->id)    /* no id begins with a point */
            e->address = arena_printf(&b->model->arena, "%s...%zu", e->record.shape->name, i + 1);
        for (const struct value *v = e->record.first; v && e->kind == KIND_ALLOW; v = v->next)
            if (v->field->id == EVERY_OF)    /* its address is code and target */
                e->address = arena_printf(&b->model->arena, "%s..%.*s", e->address, STR_ARGS(v->text));
        if (is_entry(e->kind) && !e->catalog) {
            mem_grow(additions, &cap, *n_additions + 1, sizeof **additions);
            (*additions)[(*n_additions)++] = e;
            continue;
        }
        if (*e->id && !declare(b, e, &folds))
            continue;
        b->entities[kept++] = e;
    }
    b->n = kept;
    map_done(&folds);
    for (size_t i = 0; i < b->n; i++) {    /* what is nested in a second declaration belongs to the first */
        struct entity *e = b->entities[i];

        while (e->parent && e->parent->stands_for && e->parent->stands_for->kind == e->parent->kind && e->parent->stands_for != e)
            e->parent = e->parent->stands_for;
    }
    chain_plain_ids(b);
}

static void note_former_ids(struct builder *b)
{
    for (size_t i = 0; i < b->n; i++) {
        struct entity *e = b->entities[i];

        for values_each(v, &e->record, EVERY_FORMERLY) {
            struct entity *living = map_get(&b->model->ids, v->text);

            if (living && !living->catalog) {
                struct diag *d = diag(b->diags, DIAG_FORMER_ID, v->span, e->id, { "id", e->id }, { "former", arena_dup(&b->model->arena, v->text.s, v->text.n) });

                diag_note(b->diags, d, "living", living->id_span);
            }
            *map_at(&b->model->former, v->text) = e;
        }
        if (e->kind == KIND_CONTROL || e->kind == KIND_CLAUSE) {
            for values_each(v, &e->record, e->kind == KIND_CONTROL ? CONTROL_EARLIER : CLAUSE_EARLIER) {
                void **at = map_at(&b->model->earlier, v->text);

                if (!*at)
                    *at = e;
            }
        }
    }
}

/* ---- additions ---- */

/* A field that the project's sources give wins over the catalog's: of a text the one in that language. */
static void shadow(struct record *entry, const struct value *by)
{
    struct value **at = &entry->first, *v;

    entry->last = NULL;
    while ((v = *at)) {
        bool same = v->field == by->field && (v->lang == by->lang || (v->lang && by->lang && !strcmp(v->lang, by->lang)));

        if (same && !v->added)
            *at = v->next;
        else {
            entry->last = v;
            at = &v->next;
        }
    }
}

static void move_parts(struct record *record, struct entity *e)
{
    record->entity = e;
    for (struct value *v = record->first; v; v = v->next)
        if (v->field->type == TYPE_RECORD)
            move_parts(v->parts, e);
}

static void add_value(struct builder *b, struct entity *entry, struct value *v)
{
    const struct value *first = NULL;

    if (!(v->field->flags & MANY)) {
        for (first = entry->record.first; first; first = first->next)
            if (first->field == v->field && (first->lang == v->lang || (first->lang && v->lang && !strcmp(first->lang, v->lang))))
                break;
    }
    if (first) {
        struct diag *d = diag(b->diags, DIAG_GIVEN_TWICE, v->span, entry->id, { "field", v->field->name });

        diag_note(b->diags, d, "first", first->span);
        return;
    }
    if (v->field->type == TYPE_RECORD)
        move_parts(v->parts, entry);
    v->next = NULL;
    v->added = true;
    record_append(&entry->record, v);
}

static void add_to_entry(struct builder *b, struct entity *addition)
{
    struct str id = str_of(addition->id);
    struct entity *entry = references_entry(b, addition, id);
    struct value *v, *next;

    if (!entry)
        return;
    recognise_title(b, entry, addition);
    if (!entry->stated) {
        entry->stated = true;
        entry->stated_span = addition->id_span;
    }
    for (const struct value *w = addition->record.first; w; w = w->next)
        shadow(&entry->record, w);
    for (v = addition->record.first; v; v = next) {
        next = v->next;
        add_value(b, entry, v);
    }
    set_title(b, entry);
    addition->catalog = entry->catalog;
    addition->next = entry;    /* until the lists are linked: what the addition became part of */
}

/* What was nested in an addition belongs to the entry. */
static void move_nested(struct builder *b)
{
    for (size_t i = 0; i < b->n; i++)
        if (b->entities[i]->parent && b->entities[i]->parent->next)
            b->entities[i]->parent = b->entities[i]->parent->next;
}

/* ---- what must be there ---- */

static void check_needed(struct builder *b, struct record *record)
{
    const char *owner = record->outer ? arena_printf(&b->model->arena, "%s of %s", record->shape->name, record->entity->record.shape->name) : record->shape->name;

    for (const struct field *field = record->shape->fields; field; field = field->next) {
        bool there = !(field->flags & NEEDED);

        for (const struct value *v = record->first; v && !there; v = v->next)
            there = v->field == field;
        if (!there && record->outer && !record->first && field->flags & PLACE && field == record->shape->fields) {
            value_missing(b->diags, record->span, record, field);
        } else if (!there) {
            const struct entity *e = record->entity;
            struct buf form = {0};

            field_form(&form, b->model->schema, field);
            diag(b->diags, DIAG_FIELD_MISSING, record->outer ? record->span : e->id_span, e->id, { "field", field->name }, { "kind", owner },
                 { "id", e->id }, { "form", form.s }, { "what", field->doc }, { "clause", field->clause });
            buf_done(&form);
        }
    }
    for (struct value *v = record->first; v; v = v->next)
        if (v->field->type == TYPE_RECORD)
            check_needed(b, v->parts);
}

static void check_files(struct builder *b, struct record *record)
{
    const struct file_lookup *files = b->model->files;

    for (struct value *v = record->first; v; v = v->next) {
        if (v->field->type == TYPE_RECORD)
            check_files(b, v->parts);
        else if (v->field->type == TYPE_FILE && !v->bad && files) {
            char *path = arena_dup(&b->model->arena, v->text.s, v->text.n);
            enum file_error error = (enum file_error)files->probe(files->closure, path);

            v->bad = error != FILE_OK;
            if (error == FILE_MISSING)
                diag(b->diags, DIAG_FILE_MISSING, v->span, record->entity->id, { "path", path });
            else if (error == FILE_OUTSIDE)
                diag(b->diags, DIAG_FILE_OUTSIDE, v->span, record->entity->id, { "path", path });
            else if (error == FILE_SPECIAL)
                diag(b->diags, DIAG_FILE_SPECIAL, v->span, record->entity->id, { "path", path });
            else if (error != FILE_OK)
                diag(b->diags, DIAG_FILE_UNREADABLE, v->span, record->entity->id, { "path", path });
        }
    }
}

/* What is nested in something says so like what names it with `of`. */
static void add_belonging(struct builder *b, struct entity *e)
{
    struct value *of;

    if (!e->parent)
        return;
    of = arena_alloc(&b->model->arena, sizeof *of);
    of->field = schema_by_id(b->model->schema, EVERY_OF);
    of->span = e->id_span;
    of->text = of->ref.written = str_of(e->parent->id);
    of->ref.heading = STR("");
    of->ref.target = e->parent;
    record_append(&e->record, of);
}

static int by_id(const void *x, const void *y)
{
    const struct entity *a = *(struct entity *const *)x, *b = *(struct entity *const *)y;
    int order = 0;

    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->catalog != b->catalog)
        order = str_natural(str_of(a->catalog ? a->catalog->id : ""), str_of(b->catalog ? b->catalog->id : ""));
    if (!order)
        order = str_natural(str_of(a->id), str_of(b->id));
    return order ? order : a->order < b->order ? -1 : 1;
}

static void link_lists(struct builder *b)
{
    struct model *model = b->model;

    if (b->n)
        qsort(b->entities, b->n, sizeof(struct entity *), by_id);
    for (size_t i = b->n; i-- > 0;) {
        struct entity *e = b->entities[i];

        e->next = model->kinds[e->kind];
        model->kinds[e->kind] = e;
        model->counts[e->kind]++;
        e->next_all = model->first;
        model->first = e;
    }
}

void resolve(struct builder *b)
{
    struct entity **additions = NULL;
    size_t n_additions = 0;

    find_catalogs(b);
    find_isms(b);
    declare_all(b, &additions, &n_additions);
    note_former_ids(b);
    for (size_t i = 0; i < n_additions; i++)
        add_to_entry(b, additions[i]);
    free(additions);
    move_nested(b);
    for (size_t i = 0; i < b->n; i++)
        add_belonging(b, b->entities[i]);
    references_resolve(b);
    for (size_t i = 0; i < b->n; i++) {
        struct entity *e = b->entities[i];

        if (e->record.shape->needs_parent && !e->parent && !entity_has(e, EVERY_OF))
            diag(b->diags, DIAG_OF_MISSING, e->id_span, e->id, { "id", e->id }, { "kind", e->record.shape->name }, { "wanted", e->record.shape->of });
        if (*e->id)    /* without an id that is the first thing to mend */
            check_needed(b, &e->record);
        if (!e->foreign)
            check_files(b, &e->record);
    }
    link_lists(b);
}
