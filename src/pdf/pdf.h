/* pdf/pdf.h - a DocBook 5 tree becomes set pages: a PDF, a picture of one page, or the layout as text.
 *
 * The tree is only read. All lengths are PDF points (1/72 inch). Same tree, options and fonts: same bytes. */
#ifndef PDF_PDF_H
#define PDF_PDF_H

#include "base/buf.h"
#include "docbook/figure.h"

#include <libxml/tree.h>

/* The words of a page that no template wrote; UTF-8, in the document's language, borrowed. */
struct pdf_words {
    const char *page_of;      /* "page {n} of {m}" */
    const char *version;      /* "version {n}" */
    const char *as_of;        /* "facts as of {n}" */
    const char *contents;     /* the heading above the contents */
    const char *continued;    /* after a table's title where it goes on, "continued" */
    const char *draft;        /* printed where <releaseinfo role="state"> is there but empty */
    const char *note, *tip, *important, *warning, *caution;
};

struct pdf_options {
    const struct pdf_words *words;    /* NULL: English */
    long long created;                /* seconds since 1970 UTC, for CreationDate and ModDate */
    const char *creator;              /* the program that made the document, "ismsc 0.1"; may be NULL */

    /* The figure behind an imagedata/@fileref; NULL where there is none (its alternative text is printed). May be NULL. */
    const struct figure *(*figure)(void *closure, const char *fileref);

    /* The bytes of the file behind an imagedata/@fileref that is no figure, good until the document is made; false where there is none. May be NULL. */
    bool (*picture)(void *closure, const char *fileref, struct str *bytes);

    /* What could not be set as wanted, once for each kind and detail; `node` is the element concerned. May be NULL.
     * `what` is one of: missing-glyph (detail "U+1F600"), missing-font (family), unknown-link (id), unknown-figure (fileref),
     * unknown-picture, broken-picture, large-picture (fileref). */
    void (*report)(void *closure, const char *what, const char *detail, const xmlNode *node);

    /* An installed file on which the bytes depend, when the pages are set: kind "fonts" or "hyphenation". The same one may be told again. May be NULL. */
    void (*uses)(void *closure, const char *kind, const char *path);
    void *closure;
};

enum pdf_result {
    PDF_OK,
    PDF_NO_FONT,       /* a text font of the theme is not installed: reported as missing-font */
    PDF_NO_PAGE,       /* pdf_png(): there is no such page */
    PDF_EMPTY,         /* the document has no root element */
    PDF_DRAWING        /* the drawing library failed */
};

/* Adds the whole PDF file to `pdf`. */
enum pdf_result pdf_write(xmlDoc *docbook, const struct pdf_options *options, struct buf *pdf);

/* Adds the layout as text, one box a line, children indented below their parent; the format stands at the top of pdf/dump.c. */
enum pdf_result pdf_layout_dump(xmlDoc *docbook, const struct pdf_options *options, struct buf *text);

/* Adds a PNG of page `page` (from 1), `scale` pixels a point. */
enum pdf_result pdf_png(xmlDoc *docbook, const struct pdf_options *options, unsigned page, double scale, struct buf *png);

#endif
