/* docbook/links.h - links between the documents of a set. */
#ifndef DOCBOOK_LINKS_H
#define DOCBOOK_LINKS_H

#include "docbook/documents.h"

/* A linkend that no xml:id of its own document has becomes xlink:href="DOCUMENT#ID" where that is the address of a declaration that flows into another
 * document of `all` (ended by NULL), or where it is the id or the declaration of such a document as a whole. One to a heading that its policy does not have
 * becomes <phrase role="unresolved">, any other its words: a reader is never sent nowhere. Phrases of role "heading" (PROSE_HEADING) get the words of the
 * heading that their link leads to. */
void links_resolve(struct doc *doc, const struct doc_setup *setup, const struct document *const *all);

#endif
