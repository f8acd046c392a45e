/* docbook/links.h - links between the documents of a set. */
#ifndef DOCBOOK_LINKS_H
#define DOCBOOK_LINKS_H

#include "docbook/documents.h"

/* A linkend that no xml:id of its own document has becomes xlink:href="DOCUMENT#ID" where another document of the set has that id, else the link
 * becomes its words: a reader is never sent nowhere. */
void links_resolve(struct docset *set);

#endif
