/* base/url.h - addresses that a reader may follow without a thought. */
#ifndef BASE_URL_H
#define BASE_URL_H

#include "base/buf.h"

/* Whether it is of http, https or mailto, with nothing in it that a browser would take off or turn round (controls, blanks, backslashes). */
bool url_is_web(struct str url);
/* Whether it names a place in this page (#id) or a file beside it, perhaps below (soa.html#id): no scheme, no way up or out. */
bool url_is_local(struct str url);

/* Adds an address as RFC 3986 has it: what may not stand in one, and every byte of other scripts, as %XX. */
void url_put(struct buf *out, struct str url);

#endif
