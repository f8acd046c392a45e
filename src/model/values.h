/* model/values.h - words to typed values. */
#ifndef MODEL_VALUES_H
#define MODEL_VALUES_H

#include "model/model.h"

/* The significant tokens of a statement's head, read from left to right. */
struct cursor {
    const struct tree *tree;
    const uint32_t *tokens;    /* indices of tokens, without trivia */
    size_t n, at;
    bool more;                 /* further words follow that belong to the next place */
};

static inline bool cursor_end(const struct cursor *c) { return c->at >= c->n; }
static inline enum token_kind cursor_kind(const struct cursor *c) { return c->at < c->n ? (enum token_kind)c->tree->tokens[c->tokens[c->at]].kind : TOKEN_END; }
struct str cursor_text(const struct cursor *c, size_t ahead);    /* of the token `ahead` places on; empty if it is no word */
struct span cursor_span(const struct cursor *c);                 /* of the next token; after the last one the end of the last */

/* Reads one value of the field's type (not TYPE_RECORD) from the cursor into *value, whose field and record are set. What does not fit is reported and marked bad,
 * with all words up to the next field; false if nothing was there to read. At least one token is taken otherwise. */
bool value_read(struct cursor *cursor, struct value *value, struct model *model, struct diags *diags);

/* The field of this name in a record, or in one that it is part of; NULL if there is none. */
const struct field *field_around(const struct schema *schema, const struct record *record, struct str name);
/* The name of a word: without @language, and without the : or = that people write behind it. */
struct str cursor_name(const struct cursor *c, size_t ahead);
struct str name_without_sign(struct str name);
/* What the author wrote before a value: a place has no name of its own, `response modify` is the place "option" of the field response. */
const char *name_written(const struct record *record, const struct field *field);
/* Reports that nothing stands behind the name of a field, and what should. */
void value_missing(struct diags *diags, struct span span, const struct record *record, const struct field *field);

#endif
