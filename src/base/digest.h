/* base/digest.h - SHA-256 (FIPS 180-4), by OpenSSL's libcrypto. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include "base/str.h"

enum { DIGEST_TEXT = 65 };    /* 64 hex digits and a NUL */

/* The digest of a text in hex digits; `out`. */
const char *digest_of(struct str text, char out[DIGEST_TEXT]);

#endif
