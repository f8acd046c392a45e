/* diag/print.h - findings as text for people: the place, the line with a mark under it, why it matters and how to mend it. */
#ifndef DIAG_PRINT_H
#define DIAG_PRINT_H

#include "base/buf.h"
#include "diag/diag.h"
#include "diag/words.h"

enum { PRINT_MOST = 100 };    /* findings printed in full unless told otherwise */

struct print_options {
    bool colour;    /* SGR sequences (ECMA-48, 8.3.117) for a terminal */
    size_t most;    /* findings printed in full, the rest is counted; 0: PRINT_MOST */
};

/* Adds all findings in the order they stand in (diags_sort() first), then a line that counts them, and of many how many there are of
 * each code; nothing where there are none. Why a code matters is said once.
 * Of more than `most`, those that have to be mended first: syntax and limits, names and values, other errors, warnings.
 * What comes from sources is shown, never sent: no control or direction character goes out as it is. A code without texts prints as code and values. */
void print_diags(struct buf *out, const struct diags *diags, struct words *words, const struct print_options *options);

/* Adds the page of a code: what it means, why, how to mend it, examples. False, and nothing added, where the code has no texts. */
bool print_explain(struct buf *out, struct words *words, enum diag_code code, bool colour);

#endif
