/* model/documents.c - the table of documents, and what is asked of it. */

#include "model/documents.h"
#include "base/mem.h"

#include <stdlib.h>
#include <strings.h>

enum { MADE = 1, REQUIRED = 2, EACH = 4, NONE = -1, HOUSE_KINDS = SHAPE_COUNT };

const struct document_row document_rows[DOCUMENT_COUNT] = {
#define DOCUMENT(symbol, id, clause, flags, title, ...) \
    { DOCUMENT_##symbol, id, clause, title, ((flags) & MADE) != 0, ((flags) & REQUIRED) != 0, ((flags) & EACH) != 0, { __VA_ARGS__, NONE } },
#include "model/documents.def"
#undef DOCUMENT
};

const struct document_row *document_find(struct str id)
{
    for (size_t i = 0; i < DOCUMENT_COUNT; i++)
        if (str_is(id, document_rows[i].id))
            return &document_rows[i];
    return NULL;
}

const struct document_row *document_next(const struct document_row *row)
{
    for (size_t i = row ? (size_t)row->doc + 1 : 0; i < DOCUMENT_COUNT; i++)
        if (document_rows[i].made)
            return &document_rows[i];
    return NULL;
}

int document_kind(const struct document_row *row, const struct schema *schema, size_t i)
{
    size_t n = 0;

    while (row->kinds[n] >= 0 && row->kinds[n] != HOUSE_KINDS)
        n++;
    if (i < n)
        return row->kinds[i];
    return row->kinds[n] == HOUSE_KINDS && SHAPE_COUNT + (i - n) < schema->n_shapes ? (int)(SHAPE_COUNT + (i - n)) : -1;
}

bool document_shows(const struct document_row *row, int kind)
{
    for (size_t i = 0; row->kinds[i] >= 0; i++)
        if (row->kinds[i] == kind || (row->kinds[i] == HOUSE_KINDS && kind >= SHAPE_COUNT))
            return true;
    return false;
}

struct entity *document_declared(const struct model *model, const struct document_row *row)
{
    struct entity *e = row->each ? NULL : model_find(model, str_of(row->id));

    return e && e->kind == KIND_DOCUMENT ? e : NULL;
}

/* Whether a file of that name is another's: in any case, since some file systems know no case. */
static bool is_taken(const char *id)
{
    for (size_t i = 0; i < DOCUMENT_COUNT; i++)
        if (!strcasecmp(id, document_rows[i].id))
            return true;
    return !strcasecmp(id, "index");
}

static void add(struct documents *documents, const struct document_row *row, struct entity *of)
{
    struct document *d;

    mem_grow(&documents->items, &documents->cap, documents->n + 1, sizeof *documents->items);
    d = &documents->items[documents->n++];
    *d = (struct document){ row, of, row->id, row->id };
    if (of) {
        d->id = is_taken(of->id) ? of->address : of->id;    /* an address has two points in a row, as no id has */
        d->stem = arena_printf(&documents->arena, "%s..document", of->address);
    }
}

void documents_init(struct documents *documents, const struct model *model)
{
    *documents = (struct documents){0};
    arena_init(&documents->arena);
    for documents_each(row) {
        if (!row->each) {
            add(documents, row, NULL);
            continue;
        }
        for model_each(e, model, (enum shape_id)row->kinds[0])
            if (!e->foreign)
                add(documents, row, e);
    }
}

void documents_done(struct documents *documents)
{
    arena_done(&documents->arena);
    free(documents->items);
    *documents = (struct documents){0};
}

struct entity *document_control(const struct model *model, const struct document *document)
{
    return document->of ? document->of : document_declared(model, document->row);
}
