/* output/html5.h - a tree as HTML text (WHATWG HTML, 13.3), and the last guard of what may stand in a page. */
#ifndef OUTPUT_HTML5_H
#define OUTPUT_HTML5_H

#include "base/buf.h"

#include <libxml/tree.h>

/* Adds the page: elements without namespace are HTML's, those of SVG are drawn in place. Scripts and event handlers are left out, and addresses that are neither
 * http, https, mailto, nor a place in this page or beside it; of a picture's, those that are no data:image. */
void html5_write(struct buf *out, const xmlDoc *page);

#endif
