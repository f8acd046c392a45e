/* prose/attributes.h - {#id .class key="value"} as pandoc and its like write it behind words and headings; for prose/ alone. */
#ifndef PROSE_ATTRIBUTES_H
#define PROSE_ATTRIBUTES_H

#include "base/str.h"

/* The length of the attributes at the front, which may go on in the lines below; 0 if there are none. What could be words, as {name}, is none. */
size_t attributes_length(struct str text);
/* The next of them, `#id`, `.class`, `key="value"`, taken off the front of what stands between the braces; false at the end. */
bool attributes_next(struct str *inside, struct str *attribute);
bool attributes_have_class(struct str attributes, const char *class);
struct str attributes_id(struct str attributes);    /* empty for none */

#endif
