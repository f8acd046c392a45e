/* output/html.h - documents as HTML: each one page that carries its style and figures and stays whole when mailed alone; and an index over them. */
#ifndef OUTPUT_HTML_H
#define OUTPUT_HTML_H

#include "base/buf.h"
#include "base/sheet.h"
#include "docbook/figures.h"
#include "docbook/wordbook.h"

struct html;    /* compiled templates and style, for any number of pages */

/* With the style of DATADIR/templates/html; the sheets are borrowed. NULL and *error (yours) where it is missing. Yours, ends with html_free(). */
struct html *html_new(struct sheets *sheets, const char *datadir, char **error);
void html_free(struct html *html);

/* The template of pages, which html_document() asks for; borrowed. NULL and *error (yours) where it is broken. */
const struct sheet *html_sheet(struct sheets *sheets, char **error);

/* File names beside the page, NULL for what is not made. */
struct html_links { const char *index, *pdf, *docbook; };

/* Adds the page of a document. Its figures are drawn in place. `ending`: the process ends after this; the tree may be changed, and memory is left to that
 * end. Else the tree stays as it is. False and *error (yours) where the template gave up; nothing is added then. */
bool html_document(struct buf *out, const struct html *html, xmlDoc *docbook, bool ending, const struct wordbook *book, const struct figures *figures,
                   const struct html_links *links, char **error);

/* A row of the index; NULL for what is not known or not made, but id and title. state: draft, published, withdrawn, or a word of the document's language. */
struct html_entry { const char *id, *title, *version, *state, *classification, *clause, *html, *pdf, *docbook; };

struct html_set {
    const char *title, *as_of, *generator;    /* the organisation; 2026-11-21; "ismsc 0.1" */
    const struct html_entry *entries;
    size_t n;
};

/* Adds the page that leads to all documents; else as html_document(). */
bool html_index(struct buf *out, const struct html *html, const struct html_set *set, const struct wordbook *book, char **error);

#endif
