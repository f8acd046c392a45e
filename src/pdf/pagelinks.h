/* pdf/pagelinks.h - links of an index: on paper a reader wants the page, not the words. */
#ifndef PDF_PAGELINKS_H
#define PDF_PAGELINKS_H

#include "pdf/layout.h"

/* Whether the tree has links with the role "page". */
bool pagelinks_any(const xmlNode *root);
/* A copy of the tree in which each such link says the page on which its heading was set; of several with one page in a row the first remains. Headings whose
 * pages are known stand in `layout`. Yours, ends with xmlFreeDoc(). */
xmlDoc *pagelinks_number(const xmlDoc *docbook, const struct layout *layout);

#endif
