/* model/documents.c - the table of documents, and what is asked of it. */

#include "model/documents.h"

enum { MADE = 1, REQUIRED = 2, NONE = -1 };

const struct document_row document_rows[DOCUMENT_COUNT] = {
#define DOCUMENT(symbol, id, clause, flags, title, ...) \
    { DOCUMENT_##symbol, id, clause, title, ((flags) & MADE) != 0, ((flags) & REQUIRED) != 0, { __VA_ARGS__, NONE } },
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

bool document_shows(const struct document_row *row, int kind)
{
    for (size_t i = 0; row->kinds[i] >= 0; i++)
        if (row->kinds[i] == kind)
            return true;
    return false;
}

struct entity *document_declared(const struct model *model, const struct document_row *row)
{
    struct entity *e = model_find(model, str_of(row->id));

    return e && e->kind == KIND_DOCUMENT ? e : NULL;
}
