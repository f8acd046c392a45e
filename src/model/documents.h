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
    bool each;                          /* one for every declaration of its first kind */
    int kinds[8];                       /* enum shape_id of the declarations that flow into it, ended by -1; ask document_kind() */
};

extern const struct document_row document_rows[DOCUMENT_COUNT];

const struct document_row *document_find(struct str id);    /* NULL if there is no such row */
/* Those that are made, in the table's order: the first after `row`, after NULL the first of all; NULL at the end. */
const struct document_row *document_next(const struct document_row *row);
#define documents_each(row) (const struct document_row *row = document_next(NULL); row; row = document_next(row))

/* The i-th kind of the declarations that flow into it, those of the project's own registers in their order; -1 after the last. */
int document_kind(const struct document_row *row, const struct schema *schema, size_t i);
#define document_kinds_each(kind, row, schema) (int kind##_at = 0, kind; (kind = document_kind((row), (schema), (size_t)kind##_at)) >= 0; kind##_at++)
/* Whether declarations of this kind flow into it. */
bool document_shows(const struct document_row *row, int kind);
/* The `document` declaration that says who owns and approves it; NULL where nobody has declared it, and for a row of many documents. */
struct entity *document_declared(const struct model *model, const struct document_row *row);

/* One document that can be made of a project. */
struct document {
    const struct document_row *row;
    struct entity *of;                  /* the declaration it is about; NULL but for rows of many */
    const char *id;                     /* its file name, without a suffix: the row's id, or the declaration's */
    const char *stem;                   /* of the xml:ids in it: "soa", "policy..POL-2..document" */
};

struct documents {
    struct arena arena;
    struct document *items;             /* in the table's order, of one row in that of their ids */
    size_t n, cap;
};

/* All documents that can be made of a project. In place, ends with documents_done(); borrows from the model. */
void documents_init(struct documents *documents, const struct model *model);
void documents_done(struct documents *documents);
/* The declaration that says who owns and approves a document; NULL where nobody has declared it. */
struct entity *document_control(const struct model *model, const struct document *document);

#endif
