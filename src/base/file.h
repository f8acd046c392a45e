/* base/file.h - the edge of the world on the reading side: nobody else opens a file to read. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/buf.h"

/* A file that came with the program (words, templates, catalogs, fonts), by a path of our own making. */
bool file_read_installed(const char *path, struct buf *bytes);

/* A file that the command line names; at most `most` bytes. False with errno. */
bool file_read_named(const char *path, size_t most, struct buf *bytes);

/* What a file system may say of a path (it is not there, nobody may read it, …) is for the caller; any other errno is the machine's failure, not the project's: to go on without
 * that file would make other documents of the same sources. Then this ends the program (base/mem.h). */
void file_expect_answer(const char *path);

/* A project's root folder. */
struct root;

enum file_error {
    FILE_OK, FILE_MISSING, FILE_DENIED, FILE_SPECIAL /* no regular file */, FILE_OUTSIDE /* leaves the root */, FILE_LARGE /* over the limit */, FILE_BROKEN /* any other: errno */
};

enum { FILE_MOST = 16 * 1024 * 1024, FILES_MOST = 10000 };    /* bytes of one source; number of sources */

struct root *root_open(const char *path);    /* yours, ends with root_close(); NULL where there is no such folder: errno */

/* Files that lie in no folder, as those of a revision do. */
struct root_store {
    enum file_error (*read)(void *closure, const char *path, size_t most, struct buf *bytes);
    /* Calls entry() with each name in a folder ("": the root). */
    void (*each)(void *closure, const char *folder, void (*entry)(void *to, struct str name, bool folder), void *to);
};
/* A root of such files: all that follows works for it. `path`: what root_path() says. Yours, ends with root_close(). */
struct root *root_of_store(const char *path, const struct root_store *store, void *closure);
void root_close(struct root *root);
const char *root_path(const struct root *root);

/* Reads a regular file below the root, by a path with /. Links may lead to places inside, never outside (openat2 RESOLVE_BENEATH). */
enum file_error root_read(const struct root *root, const char *path, size_t most, struct buf *bytes);
/* Calls told() with each file that is read from now on. */
void root_tell(struct root *root, void (*told)(void *closure, const char *path, struct str bytes), void *closure);
/* Whether such a file is there, without reading it. */
enum file_error root_probe(const struct root *root, const char *path);

/* The paths of all files below the root whose name ends with one of `suffixes` (".isms/.isms.txt"; "": all), in capitals too, sorted naturally. Hidden folders, linked folders, folders in which a file `marker`
 * stands, and folders for which skip() is true (NULL: none) are not entered. Returns the number; *paths and each path are yours. More than `most`: stops there.
 * A folder that cannot be read is handed to skip() with unreadable true. */
size_t root_list(const struct root *root, const char *suffixes, const char *marker, size_t most, bool (*skip)(void *closure, const char *folder, bool unreadable),
                 void *closure, char ***paths);

#endif
