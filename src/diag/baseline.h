/* diag/baseline.h - findings that are known: a text with a line for each, so that an organisation with many can begin today and let no new ones in.
 *
 *   # ismsc baseline 1, written as of 2026-11-22
 *   C014a R-017 field=owner who=cas
 *
 * A line is what a fingerprint is made of (diag/fingerprint.h), so that it can be read in a review; lines stand in order, # begins a comment. */
#ifndef DIAG_BASELINE_H
#define DIAG_BASELINE_H

#include "base/buf.h"
#include "base/date.h"
#include "diag/fingerprint.h"

/* Adds the baseline of these findings. */
void baseline_write(struct buf *out, const struct diags *diags, date as_of);

/* Whether a text is one: it begins as above. */
bool baseline_is(struct str text);
/* Takes the findings that a baseline names out of `diags` and returns how many; what it names and is not found becomes a finding itself (BASELINE_STALE), in its place in
 * `source`, which must outlive them. The findings are sorted again. */
size_t baseline_apply(struct diags *diags, const struct source *source);

#endif
