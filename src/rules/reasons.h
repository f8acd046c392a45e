/* rules/reasons.h - whether a reason says anything. */
#ifndef RULES_REASONS_H
#define RULES_REASONS_H

#include "base/str.h"

/* Whether a text only says that something is not needed ("n.v.t.", "Not relevant for our organisation") and not why. English, Dutch, German, French; case and punctuation free. */
bool reason_is_weak(struct str reason);

/* Whether it has nothing that could be a word: no three letters or digits, or one of them again and again ("x", "-", "n/a", "xxx"). */
bool reason_is_empty(struct str reason);

size_t reason_length(struct str reason);    /* characters, without white space at either end */

#endif
