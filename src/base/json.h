/* base/json.h - JSON as it is written (RFC 8259): commas, indents and escapes are its own business. */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

/* A text being written; {.out = &buf} begins one. Elements stand on lines of their own, two spaces a level; nothing but what is called is checked. */
struct json {
    struct buf *out;
    size_t depth;
    bool begun, after_name;    /* something stands before in this array or object; a name without its value yet */
};

void json_begin_object(struct json *j);    /* { until json_end_object() */
void json_end_object(struct json *j);
void json_begin_array(struct json *j);     /* [ until json_end_array() */
void json_end_array(struct json *j);
void json_name(struct json *j, const char *name);
/* A text; what is not UTF-8 becomes U+FFFD. */
void json_text(struct json *j, struct str text);
void json_number(struct json *j, long long number);
void json_yes(struct json *j, bool yes);

/* A name and its value; of texts nothing for NULL. */
void json_named(struct json *j, const char *name, const char *text);
void json_named_number(struct json *j, const char *name, long long number);

/* Adds a text with its quotes and escapes. */
void json_quote(struct buf *out, struct str text);

#endif
