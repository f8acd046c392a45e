/* model/documents.h - the documents of a management system, as model/documents.def lists them. */
#ifndef MODEL_DOCUMENTS_H
#define MODEL_DOCUMENTS_H

#include "model/model.h"

enum document_id {
#define DOCUMENT(symbol, ...) DOCUMENT_##symbol,
#include "model/documents.def"
#undef DOCUMENT
    DOCUMENT_COUNT
};

struct document_row {
    enum document_id doc;
    const char *id, *clause, *title;    /* title: in English */
    bool made;                          /* there is a template for it: templates/docbook/ID.xsl */
    bool required;                      /* its clause asks for it */
    int kinds[8];                       /* enum shape_id of the declarations that flow into it, ended by -1 */
};

extern const struct document_row document_rows[DOCUMENT_COUNT];

const struct document_row *document_find(struct str id);    /* NULL if there is no such document */
/* Those that are made, in the table's order: the first after `row`, after NULL the first of all; NULL at the end. */
const struct document_row *document_next(const struct document_row *row);
#define documents_each(row) (const struct document_row *row = document_next(NULL); row; row = document_next(row))

/* Whether declarations of this kind flow into it. */
bool document_shows(const struct document_row *row, int kind);
/* The declaration that says who owns and approves it; NULL where nobody has declared it. */
struct entity *document_declared(const struct model *model, const struct document_row *row);

#endif
