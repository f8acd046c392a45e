/* pdf/headings.h - the first walk over a document: its ids, what links lead to, its sections and their numbers. */
#ifndef PDF_HEADINGS_H
#define PDF_HEADINGS_H

#include "pdf/layout.h"

/* Fills the layout's ids, wanted, headings and headed. */
void headings_collect(struct layout *layout, const xmlNode *root);

bool headings_is_section(const xmlNode *node);
const xmlNode *headings_title(const xmlNode *section);                         /* its title element, or NULL */
const xmlNode *headings_part(const xmlNode *section, const char *name);        /* title, subtitle: its own or in its info */
const struct heading *headings_next(struct layout *layout, const xmlNode *section);    /* of this section; sections are asked in order */

#endif
