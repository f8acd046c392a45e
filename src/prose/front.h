/* prose/front.h - front matter: what stands before a Markdown text about it; for prose/ alone.
 *
 * Between two lines `---` (YAML) or `+++` (TOML), or above one line `---` alone. A field is a line `name: value` or `name = value`; indented lines and list items
 * below it belong to it. */
#ifndef PROSE_FRONT_H
#define PROSE_FRONT_H

#include "base/str.h"

enum front_kind {
    FRONT_UNKNOWN, FRONT_TITLE, FRONT_DESCRIPTION, FRONT_LANGUAGE, FRONT_ID, FRONT_VERSION, FRONT_DATE, FRONT_OWNER, FRONT_AUTHOR, FRONT_STATUS, FRONT_CLASS
};

struct front_field {
    enum front_kind kind;
    struct str line;           /* as written, with what belongs to it */
    struct str name, value;    /* without quotes; the value empty where lines below hold it */
};

/* The bytes that front matter takes at the begin of a text, its last line end included; 0 where there is none. */
size_t front_end(struct str text);
/* Takes the next field off the front of front matter; false at the end. */
bool front_next(struct str *rest, struct front_field *field);

#endif
