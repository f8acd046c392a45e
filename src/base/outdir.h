/* base/outdir.h - the edge of the world on the writing side: a folder of outputs appears as a whole or not at all.
 *
 * A set is written into a hidden folder beside OUT (`.OUT.tmp-…`), every file is on the disk before the two are swapped in one step (renameat2, RENAME_EXCHANGE), and
 * the old one is removed. So OUT always holds the files of one build. Left-over temporaries of builds that were killed are swept; those of builds that run are not. */
#ifndef BASE_OUTDIR_H
#define BASE_OUTDIR_H

#include "base/str.h"

/* What makes a folder ours to replace: this file in it, and in the file's first 512 bytes this word. Whoever writes the manifest puts it there. */
#define OUTDIR_MARKER "manifest.json"
#define OUTDIR_SIGN "ismsc"

enum outdir_error {
    OUTDIR_OK,
    OUTDIR_BAD_NAME,     /* OUT has no name of its own: empty, `.`, `..` or `/` */
    OUTDIR_LINK,         /* OUT is a symbolic link */
    OUTDIR_NO_FOLDER,    /* OUT is a file */
    OUTDIR_NOT_OURS,     /* OUT is a folder with something in it that no build has made: the marker is missing */
    OUTDIR_STRANGER,     /* OUT holds a file that is not of the set that its marker lists: outdir_where() */
    OUTDIR_BAD_PATH,     /* a file of the set would lie outside of it, or was added before */
    OUTDIR_UNMARKED,     /* the set to be committed has no marker */
    OUTDIR_LOST,         /* its keeper was killed: nobody knows whether OUT is the old set or the new one */
    OUTDIR_FAILED        /* the system said no: outdir_errno() */
};

struct outdir;    /* a set under way */

/* Never NULL; where outdir_error() says that it failed, nothing was made. Yours, ends with outdir_free(). One at a time in a process. */
struct outdir *outdir_new(const char *out);
/* Hands the rest to a keeper (base/keeper.h): this process only adds files from then on, and needs no right but to write in the temporary folder. The keeper swaps and removes,
 * also when this process is killed. False: the set has failed. */
bool outdir_keep(struct outdir *set);
int outdir_folder(const struct outdir *set);    /* the temporary one, open; -1 where there is none */
/* Drops a set that was not committed: nothing of it stays. */
void outdir_free(struct outdir *set);

/* Adds a file, by a path below OUT with /. False: the set has failed, and everything of it was removed. */
bool outdir_add(struct outdir *set, const char *path, struct str bytes);
/* Puts the set in place of OUT. False: OUT is as it was, and everything of the set was removed. */
bool outdir_commit(struct outdir *set);
/* Removes everything of a set that will not be committed; outdir_free() does the same. */
void outdir_abort(struct outdir *set);

/* The first thing that failed, with the system's errno (0 if it was not the system) and the path. Borrowed. */
enum outdir_error outdir_error(const struct outdir *set);
int outdir_errno(const struct outdir *set);
const char *outdir_where(const struct outdir *set);

/* Removes the temporary folder of the set under way, if this process made it: for want of memory (registered by outdir_new()) and for signal handlers.
 * Async-signal-safe, allocates nothing. */
void outdir_emergency(void);

#endif
