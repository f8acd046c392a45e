/* git/commit.h - what the objects of git say: commits, trees, tags (gitformat-commit: lines, an empty one, the message; a tree: mode, name and 20 bytes for each entry). */
#ifndef GIT_COMMIT_H
#define GIT_COMMIT_H

#include "base/arena.h"
#include "base/date.h"
#include "git/objects.h"

/* Texts of the arena; author and summary can be printed: UTF-8 without controls. */
struct commit {
    char tree[OBJECT_TEXT];
    char (*parents)[OBJECT_TEXT];
    size_t n_parents;
    long long when;         /* seconds since 1970 */
    date day;               /* the same where it was committed; DATE_NONE where that is none */
    date authored;          /* the day of the author, where the author was; else the same as `day` */
    const char *author;     /* the name */
    const char *summary;    /* the first line of the message */
};

/* False where there is no such commit, or it is damaged. */
bool commit_read(struct objects *objects, const char *id, struct arena *arena, struct commit *commit);
/* The commit that a tag's object leads to, through others; a commit is its own. False where it leads elsewhere. */
bool commit_peel(struct objects *objects, const char *id, char commit[OBJECT_TEXT]);

enum entry_kind { ENTRY_FILE, ENTRY_FOLDER, ENTRY_LINK, ENTRY_MODULE /* another repository's commit */ };
struct tree_entry { struct str name; enum entry_kind kind; char id[OBJECT_TEXT]; };
/* Takes the next entry off the front of a tree's bytes; false at the end, or where they are damaged. */
bool tree_next(struct str *rest, struct tree_entry *entry);
/* The file at a path (with /) below a tree, links followed within it; false where there is none. */
bool tree_file(struct objects *objects, const char *tree, struct str path, char blob[OBJECT_TEXT]);
/* Where on the way to a path another repository begins (a submodule): the commit of it, and *n, the length of the path to it; false where none does. */
bool tree_module(struct objects *objects, const char *tree, struct str path, char commit[OBJECT_TEXT], size_t *n);
/* The folder at a path: "" is the tree itself. */
bool tree_folder(struct objects *objects, const char *tree, struct str path, char folder[OBJECT_TEXT]);

#endif
