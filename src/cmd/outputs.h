/* cmd/outputs.h - the forms in which a document comes out: one row each. */
#ifndef CMD_OUTPUTS_H
#define CMD_OUTPUTS_H

#include "base/buf.h"
#include "docbook/documents.h"
#include "docbook/figures.h"

/* What every writer may need; read-only while documents are rendered. */
struct output_setup {
    const struct doc_setup *docs;
    const struct wordbook *book;
    struct figures *figures;
    const char *generator;
    date as_of;
    bool has_pdf, has_docbook;    /* they are made too, beside the page */
    /* What could not be set as wanted: "missing-glyph", "U+1F600", the document. */
    void (*report)(void *closure, const char *what, const char *detail, const struct doc *doc);
    void *closure;
};

struct output {
    const char *name, *suffix;
    bool (*write)(const struct output_setup *setup, const struct doc *doc, struct buf *out);    /* false: the machine failed; *out says why in a line */
    bool shown_only;     /* for --print alone, no file of a set */
};

extern const struct output outputs[];    /* ended by one without a name */
const struct output *output_find(struct str name);

#endif
