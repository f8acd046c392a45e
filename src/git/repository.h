/* git/repository.h - where the git repository of a folder is, and what its references say (gitrepository-layout): .git, commondir, HEAD, refs, packed-refs, shallow. They
 * are read as the texts that they are; configuration is not read at all, so that nothing in it can name a program to run or a file elsewhere. */
#ifndef GIT_REPOSITORY_H
#define GIT_REPOSITORY_H

#include "base/arena.h"
#include "git/objects.h"

/* Texts of the arena. */
struct repository {
    struct arena arena;
    const char *top;        /* the uppermost folder of the working tree */
    const char *below;      /* from there to the folder that was asked about: "isms/"; "" where it is the top itself */
    const char *git;        /* what is this working tree's own; its folder */
    const char *common;     /* what all working trees of the repository share */
};

/* The repository whose working tree the folder lies in; NULL where there is none. `ceilings`: folders, absolute and with : between them, above which nobody looks, as git has them
 * in GIT_CEILING_DIRECTORIES; may be NULL. Yours, ends with repository_free(). */
struct repository *repository_find(const char *folder, const char *ceilings);
void repository_free(struct repository *repository);

/* Calls folder() with each folder in which tags are files. */
void repository_tag_folders(const struct repository *repository, void (*folder)(void *closure, const char *path), void *closure);
/* Calls file() with each file, and each folder, that says which commit is checked out and which tags there are, by its path: HEAD, what it names, packed-refs, folders of tags. */
void repository_head_files(const struct repository *repository, void (*file)(void *closure, const char *path), void *closure);
/* Calls folder() with each folder of objects: its own, and those from which it borrows (objects/info/alternates). */
void repository_objects(const struct repository *repository, void (*folder)(void *closure, const char *path), void *closure);
/* Calls folder() with each folder that its reader needs: its own, what it shares with others, and those from which it borrows objects (objects/info/alternates); none where it
 * does not look like one. */
void repository_folders(const struct repository *repository, void (*folder)(void *closure, const char *path), void *closure);

enum reference_state {
    REFERENCE_FOUND,
    REFERENCE_NONE,         /* of HEAD: nothing is committed yet */
    REFERENCE_FOREIGN,      /* ids of another kind than SHA-1, or references kept in another way than as files */
    REFERENCE_BROKEN
};

/* The object that a reference ("HEAD", "refs/heads/main") names, through others. */
enum reference_state repository_reference(const struct repository *repository, const char *name, char id[OBJECT_TEXT]);
/* All tags, sorted by name: calls tag() with the name after refs/tags/ and the object. `peeled`: the commit behind it where packed-refs says so, else "". */
void repository_tags(const struct repository *repository, void (*tag)(void *closure, struct str name, const char *id, const char *peeled), void *closure);
/* The commits whose parents were left out when it was cloned: ids, a line each; nothing where it is whole. */
void repository_shallow(const struct repository *repository, struct buf *ids);

#endif
