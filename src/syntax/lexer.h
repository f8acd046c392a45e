/* syntax/lexer.h - bytes to tokens. */
#ifndef SYNTAX_LEXER_H
#define SYNTAX_LEXER_H

#include "syntax/tree.h"

/* Fills tree->tokens (in malloc's memory, freed by tree_free()); reports what is no text and what does not end. */
void lex(struct tree *tree, tree_starts starts, struct diags *diags);

#endif
