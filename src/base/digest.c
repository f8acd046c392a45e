/* base/digest.c - SHA-256. */

#include "base/digest.h"
#include "base/mem.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdio.h>

const char *digest_of(struct str text, char out[DIGEST_TEXT])
{
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned n = 0;

    /* else it would read the machine's openssl.cnf, which could name libraries to load */
    if (!OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL) || !EVP_Digest(text.s, text.n, bytes, &n, EVP_sha256(), NULL) || n != 32)
        mem_failed();
    for (unsigned i = 0; i < n; i++)
        snprintf(out + 2 * i, 3, "%02x", bytes[i]);
    return out;
}
