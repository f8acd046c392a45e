/* output/html.h - documents as HTML: each one page that carries its style and figures and stays whole when mailed alone; and an index over them. */
#ifndef OUTPUT_HTML_H
#define OUTPUT_HTML_H

#include "base/buf.h"
#include "docbook/figures.h"
#include "docbook/wordbook.h"

struct html;    /* what pages share: their style */

/* With the style of DATADIR/templates/html. NULL and *error (yours) where it is missing. Yours, ends with html_free(). */
struct html *html_new(const char *datadir, char **error);
void html_free(struct html *html);

/* A file beside the page: the same document in another form. */
struct html_form { const char *format, *file; };    /* "pdf", spoken of as format.pdf; "soa.pdf" */

struct html_links {
    const char *index;    /* NULL for none */
    const struct html_form *forms;
    size_t n;
};

/* Adds the page of a DocBook 5.0 document (WHATWG HTML), which is only read. Its figures (NULL for none) are drawn in place, its words are the book's. The page runs
 * nothing and loads nothing: addresses that are neither http, https, mailto, tel, a place in this page nor a page beside it stay words. */
void html_document(struct buf *out, const struct html *html, const xmlDoc *docbook, const struct wordbook *book, const struct figures *figures,
                   const struct html_links *links);

/* A row of the index; NULL for what is not known or not made, but id and title. state: draft, published, withdrawn, or a word of the document's language. */
struct html_entry {
    const char *id, *title, *version, *state, *classification, *clause;
    const struct html_form *forms;    /* the first is what its title leads to */
    size_t n;
};

struct html_set {
    const char *title, *as_of, *generator;    /* the organisation; 2026-11-21; "ismsc 0.1" */
    const char *commit, *revision;            /* of the sources: for programs, for people; NULL where nobody knows */
    const struct html_entry *entries;
    size_t n;
};

/* Adds the page that leads to all documents; else as html_document(). */
void html_index(struct buf *out, const struct html *html, const struct html_set *set, const struct wordbook *book);

#endif
