/* prose/link.h - where a Markdown link leads; for prose/ alone. */
#ifndef PROSE_LINK_H
#define PROSE_LINK_H

#include "base/str.h"

enum link_kind {
    LINK_REFERENCE,    /* isms:R-017: a declaration; rest is its name */
    LINK_PLACE,        /* #name: a place of the same document; rest is the name */
    LINK_WEB,          /* http, https, mailto */
    LINK_NOWHERE       /* anything else: stays words */
};

struct link { enum link_kind kind; struct str rest; };
struct link link_of(struct str url);

/* Whether an address may begin at a place of a text: an h or w that no letter or digit stands before. */
bool link_begins(struct str text, size_t at);
/* The address that stands bare at the front of a text (http://, https:// or www.), without the punctuation that ends a sentence; its length, 0 if there is none. */
size_t link_bare(struct str text);

/* Whether an @ of a text belongs to a mail address: where in the text that begins, and its length; 0 if it does not (GitHub Flavored Markdown 0.29, 6.9). */
size_t link_mail(struct str text, size_t at, size_t *begin);

#endif
