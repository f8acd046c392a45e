/* git/checkout.h - the git checkout that a folder lies in: which commit it is of, whether what was read is what was committed, what another revision holds. */
#ifndef GIT_CHECKOUT_H
#define GIT_CHECKOUT_H

#include "git/commit.h"
#include "base/file.h"
#include "base/manifest.h"
#include "git/repository.h"
#include "base/stamp.h"

enum checkout_state {
    CHECKOUT_NONE,        /* no repository, or none up to a ceiling */
    CHECKOUT_READ,
    CHECKOUT_EMPTY,       /* nothing is committed yet */
    CHECKOUT_FOREIGN,     /* ids that are no SHA-1, or references that are no files: this version does not read that */
    CHECKOUT_BROKEN,      /* it cannot be read as it is */
    CHECKOUT_UNABLE       /* the program was built without libgit2, or it is not there */
};

struct checkout_module;

struct checkout {
    enum checkout_state state;
    struct arena arena;
    struct repository *repository;    /* NULL: CHECKOUT_NONE */
    struct objects *objects;          /* NULL unless CHECKOUT_READ, as what follows is empty */
    char head[OBJECT_TEXT];
    struct commit commit;
    struct map shallow;               /* commits whose parents were left out, by id */
    struct checkout_module *modules;  /* checkouts in it that were asked about */
};

/* Where it is; nothing of what was committed is read yet. In place, ends with checkout_close() whatever comes of it. `ceilings` as for repository_find(). */
void checkout_find(struct checkout *checkout, const char *folder, const char *ceilings);
/* Reads which commit it is of. */
enum checkout_state checkout_open(struct checkout *checkout);
void checkout_close(struct checkout *checkout);

/* Fills in commit, tags and day of the stamp; its texts are the checkout's. */
void checkout_stamp(struct checkout *checkout, struct stamp *stamp);

/* Asks about another commit from here on, as if it were checked out. False where it is not there, or its text is no id: then nothing has changed. */
bool checkout_go(struct checkout *checkout, const char *commit);

enum checkout_has { CHECKOUT_HAS_SAME, CHECKOUT_HAS_OTHER /* or none */, CHECKOUT_HAS_HOLE /* the clone lacks it, or the other repository that keeps it */ };
/* Whether the commit has a file of the root with these bytes. What the difference of line ends on another system is, and what git-lfs keeps elsewhere, is none. */
enum checkout_has checkout_has(struct checkout *checkout, const struct root *root, const struct manifest_file *file);

/* Whether these files of the root, as they were read, are otherwise than committed, or new; or whether one is gone that a project is made of. `root` is the folder that was asked about. */
bool checkout_changed(struct checkout *checkout, const struct manifest_files *sources, const struct root *root);

/* The commits that changed each of these texts, at most `most` of each. Of the checkout. */
struct stamp_history *checkout_histories(struct checkout *checkout, const char *const *paths, size_t n, size_t most);

enum revision_state { REVISION_FOUND, REVISION_NONE, REVISION_CUT /* it is beyond what the clone has */ };
/* The commit in which the history of what is checked out and that of another commit part. */
enum revision_state checkout_fork(struct checkout *checkout, const char *other, char id[OBJECT_TEXT]);
/* The commit of a revision as people write it: a branch, a tag, HEAD, the first digits of a commit, each with ~N, ^N or ^ behind it (gitrevisions); with ... at its end where what is
 * checked out has parted from it. */
enum revision_state checkout_revision(struct checkout *checkout, const char *text, char id[OBJECT_TEXT]);

/* The files that a commit has in the folder that was asked about. */
struct revision {
    struct checkout *checkout;
    char tree[OBJECT_TEXT];    /* "" where it has no such folder: then there are none */
    bool holes;                /* something of it is not in this clone: found out while it is read */
};
/* A root of them (base/file.h); *revision must outlive it. NULL where the commit cannot be read. */
struct root *revision_root(struct revision *revision, struct checkout *checkout, const char *commit);

#endif
