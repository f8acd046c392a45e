/* pdf/dump.h - the layout as text. */
#ifndef PDF_DUMP_H
#define PDF_DUMP_H

#include "base/buf.h"
#include "pdf/pages.h"

void dump_pages(const struct pages *pages, struct buf *text);

#endif
