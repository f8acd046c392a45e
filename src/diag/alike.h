/* diag/alike.h - findings that say the same: told once, with the others' ids. */
#ifndef DIAG_ALIKE_H
#define DIAG_ALIKE_H

#include "diag/diag.h"

enum { ALIKE_NONE = -1 };

/* For each finding, by its number: which is told for it (itself, or an earlier one), and the next that the same one is told for. */
struct alike {
    size_t *told_by;
    long *next;         /* ALIKE_NONE at the end */
};

/* Findings about one declaration after the other at the same place, and any four or more that differ in nothing but the declaration and the place: those in which
 * nothing else is to be seen (no notes, no suggestion). Linear. In place, ends with alike_done(). */
void alike_init(struct alike *alike, const struct diags *diags);
void alike_done(struct alike *alike);

#endif
