/* diag/fold.h - running text for people: folded at the width of a page, and the form of a declaration that stands in it. */
#ifndef DIAG_FOLD_H
#define DIAG_FOLD_H

#include "base/buf.h"

enum { FOLD_WIDTH = 100 };    /* columns of running text */

/* Adds running text and a line end; the first line begins in column `column`, the others in `indent`. What stands between backquotes stays on one line. */
void fold(struct buf *out, struct str text, size_t column, size_t indent);
/* A no-break space keeps words together; out it goes as a space, so that what is copied can be searched for. */
void fold_piece(struct buf *out, struct str piece);
/* The lines of a form to fill in: as they are, a little further in than `indent`. */
void fold_form(struct buf *out, struct str form, size_t indent);

#endif
