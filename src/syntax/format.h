/* syntax/format.h - the one way to lay a source out: two spaces a block, one between words, nothing aligned, every comment kept. */
#ifndef SYNTAX_FORMAT_H
#define SYNTAX_FORMAT_H

#include "base/buf.h"
#include "syntax/tree.h"

enum { FORMAT_WIDTH = 110 };    /* columns a line may have before its arguments become a block */

/* Where the arguments of a statement begin (tokens, at most `most`), so that a long line can become a block; 0 where it must stay a line.
 * path[depth - 1] is the statement, the ones before it those it stands in. It is the schema that knows: syntax only asks. */
typedef size_t (*format_arguments)(void *closure, const struct tree *tree, const struct statement *const *path, size_t depth, uint32_t *at, size_t most);

/* Adds the formatted source. Formatting twice is formatting once, and the meaning stays. Only for a tree without errors. `arguments` may be NULL. */
void format_tree(struct buf *out, const struct tree *tree, format_arguments arguments, void *closure);

#endif
