/* diag/fingerprint.h - by what a finding is known again tomorrow: its code, the declaration it is about and the values it names, but neither lines nor the day. */
#ifndef DIAG_FINGERPRINT_H
#define DIAG_FINGERPRINT_H

#include "diag/diag.h"

enum { FINGERPRINT_TEXT = 33 };    /* 32 hex digits (the first half of a SHA-256) and a NUL */

/* The text that is digested, a line: "C014a R-017 field=owner who=cas". Of findings that say the same of the same, the second has " 2" at its end, and so on. */
struct fingerprints {
    struct arena arena;
    char **keys;                            /* by the number of the finding; borrowed */
    char (*texts)[FINGERPRINT_TEXT];
};

/* Of all findings, in their order. In place, ends with fingerprints_done(). */
void fingerprints_init(struct fingerprints *f, const struct diags *diags);
void fingerprints_done(struct fingerprints *f);

#endif
