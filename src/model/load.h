/* model/load.h - a project: its sources, its trees, the catalogs it uses, its model. */
#ifndef MODEL_LOAD_H
#define MODEL_LOAD_H

#include "base/file.h"
#include "model/model.h"

struct project {
    struct root *root;            /* borrowed */
    struct source **sources;      /* the project's first, then installed catalogs */
    struct tree **trees;          /* the same order */
    size_t n, own;                /* of all; of the project's own */
    struct model *model;
    struct file_lookup lookup;
    bool broken;                  /* a source has a syntax error or could not be read: nothing may be built from it */
    struct arena arena;
};

/* Where sources come from: the folder itself, later a revision of it or an editor's buffers. */
struct load_options {
    const char *datadir;          /* of the program: catalogs/ below it */
    const char *only;             /* this one file alone is the project; NULL for every *.isms below the root */
    const char *skip;             /* a folder below the root that is not read (the output), NULL for none */
    date as_of;
};

/* Never NULL; what cannot be read is reported. Yours, ends with project_free(). */
struct project *project_load(struct root *root, const struct load_options *options, struct diags *diags);
void project_free(struct project *project);

/* Whether a text declares an isms, by its first words alone: how the root of a project is found. */
bool load_declares_isms(const struct root *root, const char *path);

#endif
