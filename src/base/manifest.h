/* base/manifest.h - manifest.json: what a build was made of and what it made, by name and SHA-256. */
#ifndef BASE_MANIFEST_H
#define BASE_MANIFEST_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/map.h"
#include "base/stamp.h"

struct manifest_file { const char *path; char digest[DIGEST_TEXT]; };    /* the digest "" where the manifest has none */

/* Files in the order in which they came. */
struct manifest_files {
    struct manifest_file *items;
    size_t n, cap;
    struct map index;    /* by path: a struct manifest_file number + 1 */
};

/* Texts are borrowed from the arena; NULL where they are not said. */
struct manifest {
    struct arena arena;
    const char *generator, *as_of;
    const char *libraries;                     /* whose versions bytes depend on, with commas */
    const char *day_from;                      /* "--as-of", "SOURCE_DATE_EPOCH", "commit" or "clock" */
    struct stamp stamp;                        /* of which revision; nothing in it where nobody knows */
    const char *formats, *languages, *only;    /* what was asked for, with commas: what makes the same again */
    struct manifest_files sources, installed, files;    /* of the project, by their paths in it; of the machine: templates, catalogs, fonts; of the set */
};

void manifest_init(struct manifest *manifest);    /* in place, ends with manifest_done() */
void manifest_done(struct manifest *manifest);

/* Adds a file with the digest of its bytes; one that is there already is left as it is. */
void manifest_add(struct manifest *manifest, struct manifest_files *files, const char *path, struct str bytes);
/* NULL where it is not among them. */
const struct manifest_file *manifest_find(const struct manifest_files *files, struct str path);

/* Adds it as JSON; files by their names. */
void manifest_write(struct buf *out, const struct manifest *manifest);
/* Fills *manifest, which must be initialised, from JSON (read by jansson). False where that is no manifest of ours. */
bool manifest_read(struct manifest *manifest, struct str json);

#endif
