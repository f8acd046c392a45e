/* git/revision.c - the files of a revision, as a root from which a project is read. */

#include "git/checkout.h"

static enum file_error read_file(void *closure, const char *path, size_t most, struct buf *bytes)
{
    struct revision *r = closure;
    char blob[OBJECT_TEXT];
    size_t before = bytes->n;

    if (!*r->tree || !tree_file(r->checkout->objects, r->tree, str_of(path), blob))
        return FILE_MISSING;
    if (!objects_read(r->checkout->objects, blob, OBJECT_BLOB, bytes)) {
        r->holes = true;
        return FILE_BROKEN;
    }
    if (bytes->n - before > most) {
        buf_cut(bytes, before);
        return FILE_LARGE;
    }
    return FILE_OK;
}

/* What a link leads to is no folder to go into, and what another repository has in it is not known here. */
static void each_entry(void *closure, const char *folder, void (*told)(void *to, struct str name, bool folder), void *to)
{
    struct revision *r = closure;
    struct tree_entry entry;
    struct buf bytes = {0};
    char tree[OBJECT_TEXT];
    struct str rest;

    if (!*r->tree)
        return;
    if (!tree_folder(r->checkout->objects, r->tree, str_of(folder), tree) || !objects_read(r->checkout->objects, tree, OBJECT_TREE, &bytes)) {
        r->holes = true;
    } else {
        rest = buf_text(&bytes);
        while (tree_next(&rest, &entry))
            if (entry.kind != ENTRY_MODULE)
                told(to, entry.name, entry.kind == ENTRY_FOLDER);
    }
    buf_done(&bytes);
}

struct root *revision_root(struct revision *r, struct checkout *checkout, const char *commit)
{
    static const struct root_store store = { read_file, each_entry };
    struct commit read;

    *r = (struct revision){ .checkout = checkout };
    if (!commit_read(checkout->objects, commit, &checkout->arena, &read))
        return NULL;
    if (!tree_folder(checkout->objects, read.tree, str_of(checkout->repository->below), r->tree))
        *r->tree = '\0';
    return root_of_store(checkout->repository->top, &store, r);
}
