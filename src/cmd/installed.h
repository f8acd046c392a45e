/* cmd/installed.h - what of this machine a build depends on: templates, words, catalogs, fonts, hyphenation patterns, libraries. */
#ifndef CMD_INSTALLED_H
#define CMD_INSTALLED_H

#include "base/buf.h"
#include "base/manifest.h"
#include "model/load.h"

/* Adds the templates and words, and the catalogs that the project names, by their paths in the data folder; what cannot be read is left out. */
void installed_note(struct manifest *manifest, const char *datadir, const struct project *project);
/* Adds a file that a worker has told of: kind "fonts" or "hyphenation", named after its last part. Once for each. */
void installed_note_file(struct manifest *manifest, const char *kind, const char *path);

/* The libraries that bytes of outputs depend on, "libxml2 2.9.14, cairo 1.16.0, …". */
void installed_libraries(struct buf *out);

#endif
