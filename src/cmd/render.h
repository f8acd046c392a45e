/* cmd/render.h - one document in all its forms, packed so that it can cross from a worker to the parent. */
#ifndef CMD_RENDER_H
#define CMD_RENDER_H

#include "cmd/outputs.h"

/* What comes out of a document, unpacked. */
struct rendering {
    /* each called in turn, as they were packed */
    bool (*file)(void *closure, const char *path, struct str bytes);           /* path below the set's folder */
    void (*report)(void *closure, const char *what, const char *detail);       /* what could not be set as wanted */
    void (*failed)(void *closure, const char *format, const char *why);        /* a form could not be made; "" for the document itself */
    void (*control)(void *closure, const char *name, const char *value);       /* title, version, state, classification, draft (yes/no) */
    void (*uses)(void *closure, const char *kind, const char *path);           /* an installed file on which a form depends */
    void *closure;
};

/* A document whose forms can be made, in any order or in processes of their own. Yours, ends with render_free(). */
struct rendered;
struct rendered *render_new(const struct doc_setup *setup, const struct document *document, const struct wordbook *book,
                            const struct document *const *all, const struct output *const *formats, size_t n_formats, date as_of);
/* The parts in which the forms are made: the first form, which takes longest, and the others. */
size_t render_parts(size_t n_formats);
/* Packs a part, with what else there is to say: control data with the first, figures with the last. The document is only read. */
void render_pack(struct buf *out, struct rendered *rendered, size_t part);
void render_free(struct rendered *rendered);
/* Unpacks; false where file() said so or the pack is broken. */
bool render_unpack(struct str pack, const struct rendering *rendering);

#endif
