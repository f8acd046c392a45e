/* base/sheet.h - templates: XSLT 1.0 sheets, compiled once, applied often, and locked in.
 *
 * A sheet may include or import others of its own templates folder while it is compiled. While it runs it reads and writes no file, reaches no network, and ends when
 * it takes too many steps. */
#ifndef BASE_SHEET_H
#define BASE_SHEET_H

#include "base/buf.h"

#include <libxml/tree.h>

struct sheet;

/* Compiles FOLDER/NAME ("html/document.xsl"). NULL and *error (yours) where it is missing or broken. Yours, ends with sheet_free(). */
struct sheet *sheet_new(const char *folder, const char *name, char **error);
void sheet_free(struct sheet *sheet);

/* The result of a sheet on a tree. Parameters are name, value, …, NULL; values are plain strings. The input may lose white space that means nothing to the sheet.
 * NULL and *error (yours) where the sheet gave up. Yours, ends with xmlFreeDoc(). */
xmlDoc *sheet_apply(const struct sheet *sheet, xmlDoc *input, const char *const *parameters, char **error);

#endif
