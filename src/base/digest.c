/* base/digest.c - SHA-256. */

#include "base/digest.h"
#include "base/mem.h"

#include <dlfcn.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <stdio.h>

/* The library is loaded where something is to be digested, and stays: linked, it would take a tenth of the time of every check. */
#define FROM(library, function) ((__typeof__(&function))dlsym((library), #function))

const char *digest_of(struct str text, char out[DIGEST_TEXT])
{
    void *library = dlopen(CRYPTO_SONAME, RTLD_NOW | RTLD_NODELETE);
    __typeof__(&OPENSSL_init_crypto) init = library ? FROM(library, OPENSSL_init_crypto) : NULL;
    __typeof__(&EVP_Digest) digest = library ? FROM(library, EVP_Digest) : NULL;
    __typeof__(&EVP_sha256) sha256 = library ? FROM(library, EVP_sha256) : NULL;
    unsigned char bytes[EVP_MAX_MD_SIZE];
    unsigned n = 0;

    if (!init || !digest || !sha256)
        mem_library_lacks();
    /* else it would read the machine's openssl.cnf, which could name libraries to load */
    if (!init(OPENSSL_INIT_NO_LOAD_CONFIG | OPENSSL_INIT_NO_ATEXIT, NULL) || !digest(text.s, text.n, bytes, &n, sha256(), NULL) || n != 32)
        mem_failed();
    for (unsigned i = 0; i < n; i++)
        snprintf(out + 2 * i, 3, "%02x", bytes[i]);
    dlclose(library);
    return out;
}
