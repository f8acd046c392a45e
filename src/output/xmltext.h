/* output/xmltext.h - a tree as XML text: the same bytes each time, indented where white space means nothing. */
#ifndef OUTPUT_XMLTEXT_H
#define OUTPUT_XMLTEXT_H

#include "base/buf.h"

#include <libxml/tree.h>

struct xmltext_style {
    /* Whether only elements count in it, so that they may stand on lines of their own; what stands in another element is written as it is. NULL: by what the element
     * holds: elements and white space only. */
    bool (*is_structure)(const xmlNode *element);
    const char *hidden;    /* a namespace that stays inside: its attributes and declarations are left out; NULL for none */
    const char *suffix;    /* of the files beside this one: xlink:href="soa#control" becomes "soa.xml#control"; NULL for none */
};

/* Adds the document, UTF-8 with its XML declaration. Comments are left out. */
void xmltext_write(struct buf *out, const xmlDoc *doc, const struct xmltext_style *style);

#endif
