/* cmd/building.h - one build under way: what its steps hand on. */
#ifndef CMD_BUILDING_H
#define CMD_BUILDING_H

#include "base/outdir.h"
#include "cmd/cmd.h"
#include "cmd/outputs.h"
#include "docbook/documents.h"

enum { MOST_LANGUAGES = 16 };

struct building {
    struct invocation *inv;
    struct opened opened;
    struct doc_setup setup;
    struct documents all;                       /* that can be made */
    const struct document **docs;               /* that will be, ended by NULL */
    const struct output *formats[8];
    struct wordbook *books[MOST_LANGUAGES];
    size_t n_docs, n_formats, n_books;
    char *path;                                 /* OUT */
    struct outdir *out;                         /* NULL where nothing but standard output is written */
    struct manifest manifest;
    char digest[DIGEST_TEXT];                   /* of the manifest, once it is written */
};

/* What was asked for: which forms of which documents, in which languages. False, said, where that cannot be. */
bool building_choose_formats(struct building *b);
bool building_choose_documents(struct building *b);
bool building_choose_languages(struct building *b);
bool building_has(const struct building *b, const char *format);

#endif
