/* output/docbook.h - a document as a DocBook 5.0 file. */
#ifndef OUTPUT_DOCBOOK_H
#define OUTPUT_DOCBOOK_H

#include "base/buf.h"

#include <libxml/tree.h>

/* Adds the file: UTF-8, one block a line, words as they are, without the source places (urn:ismsc:source) that ride on the tree;
 * links to other documents lead to their DocBook files. */
void docbook_write(struct buf *out, const xmlDoc *docbook);

#endif
