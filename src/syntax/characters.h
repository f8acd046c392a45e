/* syntax/characters.h - what may not stand in a text that people write, whether it is a source or the Markdown of a policy. */
#ifndef SYNTAX_CHARACTERS_H
#define SYNTAX_CHARACTERS_H

#include "diag/diag.h"

/* Whether the bytes are a text at all: neither UTF-16 nor the file of a word processor, a picture, a PDF. */
bool characters_are_text(struct str bytes);

/* Reports that a source is no text, else what of its characters is not UTF-8 (RFC 3629), cannot be seen, or is not NFC. `subject` is the declaration whose text it
 * is, NULL for none. Returns how many of the findings are errors. */
size_t characters_check(const struct source *source, const char *subject, struct diags *diags);

#endif
