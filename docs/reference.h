/* docs/reference.h - what is made from the schema table for docs/. */
#ifndef DOCS_REFERENCE_H
#define DOCS_REFERENCE_H

#include "base/buf.h"
#include "model/schema.h"

/* Adds the list of all kinds and their fields, in Markdown. */
void reference_kinds(struct buf *out, const struct schema *schema);
/* Adds the RELAX NG schema of the model XML. */
void reference_relaxng(struct buf *out, const struct schema *schema);

#endif
