/* git/objects.h - the objects of a git repository, by their ids. libgit2 reads packs, and nothing else: it runs nothing and reads no configuration. Loose objects, a file each, are
 * read here: of one that is cut off libgit2 (1.5) never comes back. */
#ifndef GIT_OBJECTS_H
#define GIT_OBJECTS_H

#include "base/buf.h"

enum { OBJECT_TEXT = 41 };    /* 40 hex digits (SHA-1) and a NUL */

enum object_kind { OBJECT_COMMIT, OBJECT_TREE, OBJECT_BLOB, OBJECT_TAG };

struct objects;

/* Whether this build can read them at all. */
bool objects_able(void);
/* By the paths of their folders ("…/.git/objects", and those it borrows from). Yours, ends with objects_close(). NULL where libgit2 is not there. */
struct objects *objects_open(const char *const *folders, size_t n);
void objects_close(struct objects *objects);

/* Adds an object's bytes; false where it is not there, is damaged, or is of another kind. */
bool objects_read(struct objects *objects, const char *id, enum object_kind kind, struct buf *bytes);
/* The whole id that begins with these hex digits, four at least; false where there is none, or more than one. */
bool objects_complete(struct objects *objects, struct str digits, char id[OBJECT_TEXT]);
/* 20 bytes, as a tree has them, as 40 hex digits; `id`. */
const char *object_id(const unsigned char bytes[20], char id[OBJECT_TEXT]);
/* Whether a text is 40 hex digits in lower case. */
bool object_is_id(struct str text);

#endif
