/* syntax/tree.h - what was written: tokens with their places, and statements over them. Knows words, texts, commas and blocks, and no field.
 *
 *   file      = body EOF ;
 *   body      = { NEWLINE | statement } ;
 *   statement = WORD { WORD | TEXT | "," } [ "{" body "}" ] ( NEWLINE | before "}" | before EOF ) ;
 *
 * Lossless: the source's bytes are the tokens and the white space between them. */
#ifndef SYNTAX_TREE_H
#define SYNTAX_TREE_H

#include "base/arena.h"
#include "diag/diag.h"

enum token_kind { TOKEN_END, TOKEN_NEWLINE, TOKEN_COMMENT, TOKEN_WORD, TOKEN_TEXT, TOKEN_COMMA, TOKEN_OPEN, TOKEN_CLOSE };
enum token_form { FORM_LINE /* "…" */, FORM_BLOCK /* """…""" */, FORM_CURLY /* “…”, reported */ };

struct token {
    uint32_t start, end;    /* bytes in the source */
    uint8_t kind, form;
};

struct statement {
    uint32_t first, last;       /* tokens of the head: [first, last), trivia among them; empty where a name was missing */
    uint32_t open, close;       /* tokens of its block's braces; open is 0 where there is no block; close is the end where `}` was missing */
    struct statement *children, *next;
    bool told;                  /* stands where no statement may begin (reported): what is wrong with its name is no news */
};

struct tree {
    const struct source *source;    /* borrowed */
    struct arena arena;
    struct token *tokens;           /* the last is TOKEN_END */
    size_t n_tokens;
    struct statement *statements;
    size_t errors;                  /* of syntax: nothing is built from a tree that has any */
};

enum { DEEPEST_BLOCK = 64 };

/* Whether a word is the name of a kind that stands on its own: where a line begins with one, an unclosed block or text before it ends. May be NULL. */
typedef bool (*tree_starts)(struct str word);

/* Never NULL, never stops at the first mistake. Yours, ends with tree_free(). */
struct tree *tree_parse(const struct source *source, tree_starts starts, struct diags *diags);
void tree_free(struct tree *tree);

static inline bool token_is_trivia(const struct token *token) { return token->kind == TOKEN_NEWLINE || token->kind == TOKEN_COMMENT; }
struct str token_text(const struct tree *tree, uint32_t token);      /* as written */
struct span token_span(const struct tree *tree, uint32_t token);
struct span statement_span(const struct tree *tree, const struct statement *statement);    /* of its head */

/* The next token of the head at or after `at` that is no trivia; statement->last at its end. */
uint32_t statement_token(const struct tree *tree, const struct statement *statement, uint32_t at);

/* What a TEXT means: without quotes; of a block the common indentation, the first line if blank and the last if blank are taken off, line ends are LF.
 * Lives in `arena` or in the source. */
struct str token_value(const struct tree *tree, uint32_t token, struct arena *arena);

#endif
