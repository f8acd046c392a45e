/* cmd/outputs.h - the forms in which a document comes out: one row each. */
#ifndef CMD_OUTPUTS_H
#define CMD_OUTPUTS_H

#include "base/buf.h"
#include "docbook/documents.h"
#include "docbook/figures.h"
#include "output/html.h"

/* What every writer may need; read-only while documents are rendered. */
struct output;
struct output_setup {
    const struct doc_setup *docs;
    const struct wordbook *book;
    struct figures *figures;
    const char *generator;
    date as_of;
    const struct output *const *formats;    /* all that are made, the page's own among them */
    size_t n_formats;
    /* What could not be set as wanted: "missing-glyph", "U+1F600", the document. */
    void (*report)(void *closure, const char *what, const char *detail, const struct doc *doc);
    /* An installed file on which a form depends: "fonts", a path. */
    void (*uses)(void *closure, const char *kind, const char *path);
    void *closure;
};

struct output {
    const char *name, *suffix;
    bool (*write)(const struct output_setup *setup, const struct doc *doc, struct buf *out);    /* false: the machine failed; *out says why in a line */
    bool shown_only;     /* for --print alone, no file of a set */
    bool calendar_only;  /* a form of the calendar alone */
};

extern const struct output outputs[];    /* ended by one without a name */
const struct output *output_find(struct str name);
bool output_makes(const struct output *output, const struct document *document);    /* whether the document has that form */
/* The files of a document in those formats, pages first, *n of them. Of the arena. */
const struct html_form *output_forms(struct arena *arena, const struct document *document, const struct output *const *formats, size_t n_formats, size_t *n);

#endif
