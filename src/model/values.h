/* model/values.h - words to typed values. */
#ifndef MODEL_VALUES_H
#define MODEL_VALUES_H

#include "model/model.h"

/* The significant tokens of a statement's head, read from left to right. */
struct cursor {
    const struct tree *tree;
    const uint32_t *tokens;    /* indices of tokens, without trivia */
    size_t n, at;
};

static inline bool cursor_end(const struct cursor *c) { return c->at >= c->n; }
static inline enum token_kind cursor_kind(const struct cursor *c) { return c->at < c->n ? (enum token_kind)c->tree->tokens[c->tokens[c->at]].kind : TOKEN_END; }
struct str cursor_text(const struct cursor *c, size_t ahead);    /* of the token `ahead` places on; empty if it is no word */
struct span cursor_span(const struct cursor *c);                 /* of the next token; after the last one the end of the last */

/* Reads one value of the field's type (not TYPE_RECORD) from the cursor into *value, whose field is set. What does not fit is reported and marked bad;
 * false if nothing was there to read. At least one token is taken otherwise. */
bool value_read(struct cursor *cursor, struct value *value, struct model *model, struct diags *diags);

bool id_is_good(struct str id);    /* letters, digits, . - _; begins with letter or digit; no ".." */

#endif
