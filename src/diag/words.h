/* diag/words.h - the texts of findings: one file per code and language in the program's data directory, codes/CODE.LANGUAGE.txt.
 *
 *   title       {id} has no owner
 *   why         Nobody decides about a risk that nobody owns.
 *     A further line of the same text begins with a space; one of a form to fill in with a space and |.
 *   help        Name the role or person who may decide: `owner ROLE`.
 *   note.first  the first one stands here
 *
 *   == bad risks.isms
 *   risk R-1 "…" { … }
 *   == good risks.isms
 *   …
 *
 * {name} is a value that C passes. An example is one or more files laid over tests/base/: the bad one adds exactly its code, the good one nothing. */
#ifndef DIAG_WORDS_H
#define DIAG_WORDS_H

#include "base/buf.h"
#include "diag/diag.h"

struct words;    /* texts read so far, and where to find the others */

struct words *words_new(const char *datadir, const char *language);    /* yours, ends with words_free() */
void words_free(struct words *words);

/* The text of a key ("title", "why", "help", "note.first"; "help.form": lines, the form that belongs to a help) of a code, NULL where the file has none. Borrowed. */
const char *words_of(struct words *words, enum diag_code code, const char *key);
/* A word of the findings' frame ("error", "help", "nearest"): codes/frame.LANGUAGE.txt. Borrowed; the key itself where the file lacks it. */
const char *words_frame(struct words *words, const char *key);
/* The examples of a code as they stand in the file, from "== " on; "" for none. Borrowed. */
struct str words_examples(struct words *words, enum diag_code code);

/* Adds a text with its {names} filled in; control characters in values are shown, never sent. */
void words_fill(struct buf *buf, const char *text, const struct diag_arg *args, size_t n);

#endif
