/* base/sheet.h - templates: XSLT 1.0 sheets, compiled once, applied often, and locked in.
 *
 * A sheet may include or import others of its own templates folder while it is compiled. While it runs it reads and writes no file, reaches no network, and ends when
 * it takes too many steps. */
#ifndef BASE_SHEET_H
#define BASE_SHEET_H

#include "base/buf.h"

#include <libxml/tree.h>

struct sheet;

/* Compiles FOLDER/NAME ("docbook/soa.xsl"). NULL and *error (yours) where it is missing or broken. Yours, ends with sheet_free(). */
struct sheet *sheet_new(const char *folder, const char *name, char **error);
void sheet_free(struct sheet *sheet);

/* The sheets of a templates folder: each is compiled when it is first asked for, and kept. What was asked for before a fork is there for all workers. */
struct sheets;
struct sheets *sheets_new(const char *datadir);    /* of DATADIR/templates; yours, ends with sheets_free() */
void sheets_free(struct sheets *sheets);
/* NAME as for sheet_new(); borrowed. NULL and *error (yours) where it is missing or broken. */
const struct sheet *sheets_get(struct sheets *sheets, const char *name, char **error);

/* The result of a sheet on a tree. Parameters are name, value, …, NULL; values are plain strings. The input may lose white space that means nothing to the sheet.
 * NULL and *error (yours) where the sheet gave up. Yours, ends with xmlFreeDoc(). */
xmlDoc *sheet_apply(const struct sheet *sheet, xmlDoc *input, const char *const *parameters, char **error);

#endif
