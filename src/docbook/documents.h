/* docbook/documents.h - the making of a document as a DocBook tree. */
#ifndef DOCBOOK_DOCUMENTS_H
#define DOCBOOK_DOCUMENTS_H

#include "base/sheet.h"
#include "base/stamp.h"
#include "base/xml.h"
#include "docbook/figure.h"
#include "docbook/wordbook.h"
#include "model/applicability.h"
#include "model/documents.h"

struct modelxml;
struct texts;
struct citations;

/* What all documents of a run share; read-only while they are made. */
struct doc_setup {
    const struct model *model;
    const struct diags *diags;                /* sorted; for the draft mark and the findings part */
    const struct applicability *applicability;
    const char *datadir, *generator;          /* "ismsc 0.1" */
    const struct texts *texts;                /* of policies */
    const struct citations *citations;
    struct sheets *sheets;                    /* of the templates */
    const struct stamp *stamp;                /* which revision of the sources; NULL: nobody knows */
};

/* One finished document. */
struct doc {
    const struct document *document;
    xmlDoc *docbook;
    bool draft;
    char *title, *version, *state, *classification;    /* as its control page has them; "" for what is not declared */
};

struct figures;

/* Whether a declaration flows into the document. */
bool document_takes(const struct doc_setup *setup, const struct document *document, const struct entity *e);
/* Whether the sources have something for it: its clause asks for it, somebody has declared it, or a declaration of the project flows into it. */
bool document_wanted(const struct doc_setup *setup, const struct document *document);
/* The document's counts and figures, as <c-summary> below `parent`; nothing where it has none. */
void document_summarise(struct modelxml *mx, xmlNode *parent);

/* Adds how a revision is shown: "v1.2 · 9f2c1ab04d7e", "9f2c1ab04d7e with changes"; nothing where nobody knows. */
void revision_words(struct buf *out, const struct stamp *stamp, const struct wordbook *book);

/* The template of all documents of a row ("policy"); borrowed. NULL and *error (yours) where it is broken. */
const struct sheet *document_sheet(struct sheets *sheets, const char *row, char **error);

/* Makes the DocBook tree of a document in one language. Links go to the documents of `all` (ended by NULL); figures join `figures`, which must outlive the tree.
 * 0; or -1 and *error (yours) where the template is broken. Ends with doc_done() in either case. */
int doc_make(struct doc *doc, const struct doc_setup *setup, const struct document *document, const struct wordbook *book,
             const struct document *const *all, struct figures *figures, char **error);
void doc_done(struct doc *doc);

#endif
