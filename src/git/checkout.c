/* git/checkout.c - the git checkout that a folder lies in. */

#include "git/checkout.h"
#include "base/stamp.h"
#include "base/mem.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

static void read_shallow(struct checkout *c)
{
    struct buf ids = {0};
    struct str rest, id;

    repository_shallow(c->repository, &ids);
    rest = buf_text(&ids);
    while (str_split(&rest, '\n', &id))
        if (object_is_id(str_trim(id)))
            *map_at(&c->shallow, str_of(arena_dup(&c->arena, str_trim(id).s, str_trim(id).n))) = c;
    buf_done(&ids);
}

struct folders { struct arena *arena; const char *paths[64]; size_t n; };

static void add_folder(void *closure, const char *path)
{
    struct folders *folders = closure;

    if (folders->n < sizeof folders->paths / sizeof *folders->paths)
        folders->paths[folders->n++] = arena_dup(folders->arena, path, strlen(path));
}

static enum checkout_state read_head(struct checkout *c)
{
    struct folders folders = { .arena = &c->arena };

    switch (repository_reference(c->repository, "HEAD", c->head)) {
    case REFERENCE_FOUND: break;
    case REFERENCE_NONE: return CHECKOUT_EMPTY;
    case REFERENCE_FOREIGN: return CHECKOUT_FOREIGN;
    case REFERENCE_BROKEN: return CHECKOUT_BROKEN;
    }
    repository_objects(c->repository, add_folder, &folders);
    c->objects = objects_open(folders.paths, folders.n);
    if (!c->objects)
        return CHECKOUT_UNABLE;
    return commit_read(c->objects, c->head, &c->arena, &c->commit) ? CHECKOUT_READ : CHECKOUT_BROKEN;
}

void checkout_find(struct checkout *c, const char *folder, const char *ceilings)
{
    *c = (struct checkout){ .state = CHECKOUT_NONE };
    arena_init(&c->arena);
    map_init(&c->shallow);
    c->repository = repository_find(folder, ceilings);
}

enum checkout_state checkout_open(struct checkout *c)
{
    if (!c->repository)
        return c->state;
    c->state = objects_able() ? read_head(c) : CHECKOUT_UNABLE;
    if (c->state == CHECKOUT_READ) {
        read_shallow(c);
    } else {
        objects_close(c->objects);
        c->objects = NULL;
    }
    return c->state;
}

bool checkout_go(struct checkout *c, const char *commit)
{
    struct commit there;

    if (c->state != CHECKOUT_READ || !object_is_id(str_of(commit)) || !commit_read(c->objects, commit, &c->arena, &there))
        return false;
    memcpy(c->head, commit, sizeof c->head);
    c->commit = there;
    return true;
}

/* A checkout of another repository within (gitsubmodules), by its path from the folder that was asked about. */
struct checkout_module { const char *path; struct checkout checkout; struct checkout_module *next; };

void checkout_close(struct checkout *c)
{
    for (struct checkout_module *m = c->modules; m; m = m->next)
        checkout_close(&m->checkout);
    objects_close(c->objects);
    repository_free(c->repository);
    map_done(&c->shallow);
    arena_done(&c->arena);
    *c = (struct checkout){0};
}

/* ---- the stamp ---- */

struct tagging { struct checkout *checkout; struct stamp *stamp; size_t cap; };

static void add_tag(void *closure, struct str name, const char *id, const char *peeled)
{
    struct tagging *t = closure;
    struct checkout *c = t->checkout;
    char commit[OBJECT_TEXT];

    if (strcmp(*peeled ? peeled : id, c->head) && (*peeled || !commit_peel(c->objects, id, commit) || strcmp(commit, c->head)))
        return;
    if (t->stamp->n_tags == t->cap) {
        const char **more = arena_alloc(&c->arena, (t->cap = t->cap ? 4 * t->cap : 4) * sizeof *more);

        if (t->stamp->n_tags)
            memcpy(more, t->stamp->tags, t->stamp->n_tags * sizeof *more);
        t->stamp->tags = more;
    }
    t->stamp->tags[t->stamp->n_tags++] = stamp_words(&c->arena, name, STR(""));
}

void checkout_stamp(struct checkout *c, struct stamp *stamp)
{
    struct tagging tagging = { c, stamp, 0 };

    if (c->state != CHECKOUT_READ)
        return;
    stamp->commit = c->head;
    stamp->on = c->commit.day;
    repository_tags(c->repository, add_tag, &tagging);
}

/* ---- whether what was read was committed ---- */

static bool has_digest(struct str bytes, const char *digest)
{
    char text[DIGEST_TEXT];

    return !strcmp(digest_of(bytes, text), digest);
}

/* As a checkout on a system with CR LF writes it. */
static bool has_digest_with_returns(struct str bytes, const char *digest)
{
    struct buf other = {0};
    bool same;

    for (size_t i = 0; i < bytes.n; i++) {
        if (bytes.s[i] == '\n' && (!i || bytes.s[i - 1] != '\r'))
            buf_putc(&other, '\r');
        buf_putc(&other, bytes.s[i]);
    }
    same = has_digest(buf_text(&other), digest);
    buf_done(&other);
    return same;
}

/* git-lfs commits in place of a file where it is and its SHA-256 (its specification, "The Pointer"). */
static bool is_kept_elsewhere(struct str bytes, const char *digest)
{
    struct str line;

    if (bytes.n > 1024 || !str_starts(bytes, STR("version https://git-lfs.github.com/spec/v1\n")))
        return false;
    while (str_split(&bytes, '\n', &line))
        if (str_starts(line, STR("oid sha256:")))
            return str_is(str_cut(line, strlen("oid sha256:")), digest);
    return false;
}

static enum checkout_has is_same(struct checkout *c, const char *tree, struct str path, const char *digest)
{
    char blob[OBJECT_TEXT];
    struct buf bytes = {0};
    enum checkout_has has = CHECKOUT_HAS_OTHER;

    if (tree_file(c->objects, tree, path, blob)) {
        if (!objects_read(c->objects, blob, OBJECT_BLOB, &bytes))
            has = CHECKOUT_HAS_HOLE;
        else if (has_digest(buf_text(&bytes), digest) || is_kept_elsewhere(buf_text(&bytes), digest) || has_digest_with_returns(buf_text(&bytes), digest))
            has = CHECKOUT_HAS_SAME;
    }
    buf_done(&bytes);
    return has;
}

static struct checkout *open_module(struct checkout *c, const struct root *root, struct str path)
{
    struct checkout_module *m = c->modules;

    while (m && !str_is(path, m->path))
        m = m->next;
    if (!m) {
        m = arena_alloc(&c->arena, sizeof *m);
        m->path = arena_dup(&c->arena, path.s, path.n);
        m->next = c->modules;
        c->modules = m;
        checkout_find(&m->checkout, arena_printf(&c->arena, "%s/%s", root_path(root), m->path), NULL);
        if (m->checkout.repository && !*m->checkout.repository->below)    /* else nothing is checked out there */
            checkout_open(&m->checkout);
    }
    return &m->checkout;
}

/* As it was committed, or in another repository's commit that was committed in its place. */
static enum checkout_has find_in(struct checkout *c, const char *tree, const struct root *root, const struct manifest_file *file)
{
    struct str path = str_of(file->path);
    enum checkout_has has = is_same(c, tree, path, file->digest);
    struct checkout *module;
    char commit[OBJECT_TEXT];
    size_t n;

    if (has != CHECKOUT_HAS_OTHER || !tree_module(c->objects, tree, path, commit, &n) || n == path.n)
        return has;
    module = open_module(c, root, (struct str){ path.s, n });
    if (module->state != CHECKOUT_READ || strcmp(module->head, commit))
        return CHECKOUT_HAS_HOLE;
    return is_same(module, module->commit.tree, str_cut(path, n + 1), file->digest);
}

enum checkout_has checkout_has(struct checkout *c, const struct root *root, const struct manifest_file *file)
{
    char tree[OBJECT_TEXT];

    return c->state == CHECKOUT_READ && tree_folder(c->objects, c->commit.tree, str_of(c->repository->below), tree) ? find_in(c, tree, root, file) : CHECKOUT_HAS_OTHER;
}

static bool is_source(struct str name)
{
    static const char *const suffixes[] = { ".isms", ".isms.txt", ".md", ".markdown", ".png", ".jpg", ".jpeg", ".svg" };

    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (str_ends(name, str_of(suffixes[i])))
            return true;
    return false;
}

/* Whether a file that a project is made of was committed below this tree and is no more. What is hidden, and what a build made, was never read. */
static bool is_gone(struct checkout *c, const char *tree, const char *folder, const struct manifest_files *sources, const struct root *root, int depth)
{
    enum { DEEPEST = 64 };
    struct buf bytes = {0}, path = {0};
    struct tree_entry entry;
    struct str rest;
    bool gone = false, made = false;

    if (depth > DEEPEST || !objects_read(c->objects, tree, OBJECT_TREE, &bytes)) {
        buf_done(&bytes);
        return false;
    }
    rest = buf_text(&bytes);
    while (depth && !made && tree_next(&rest, &entry))
        made = str_is(entry.name, "manifest.json");
    rest = made ? STR("") : buf_text(&bytes);
    while (!gone && tree_next(&rest, &entry)) {
        if (entry.name.n && entry.name.s[0] == '.')
            continue;
        buf_cut(&path, 0);
        buf_printf(&path, "%s%.*s", folder, STR_ARGS(entry.name));
        if (entry.kind == ENTRY_FOLDER) {
            buf_putc(&path, '/');
            gone = is_gone(c, entry.id, path.s, sources, root, depth + 1);
        } else if (entry.kind != ENTRY_MODULE && is_source(entry.name)) {
            gone = !manifest_find(sources, buf_text(&path)) && root_probe(root, path.s) == FILE_MISSING;
        }
    }
    buf_done(&bytes);
    buf_done(&path);
    return gone;
}

bool checkout_changed(struct checkout *c, const struct manifest_files *sources, const struct root *root)
{
    char tree[OBJECT_TEXT];

    if (c->state != CHECKOUT_READ || !tree_folder(c->objects, c->commit.tree, str_of(c->repository->below), tree))
        return true;
    for (size_t i = 0; i < sources->n; i++)
        if (find_in(c, tree, root, &sources->items[i]) != CHECKOUT_HAS_SAME)
            return true;
    return is_gone(c, tree, "", sources, root, 0);
}

/* ---- revisions ---- */

/* A reference by the rules of gitrevisions: as it is, then as a tag, a branch, a remote branch. */
static bool find_named(struct checkout *c, const char *name, char id[OBJECT_TEXT])
{
    static const struct { const char *before, *after; } places[] = {
        { "", "" }, { "refs/", "" }, { "refs/tags/", "" }, { "refs/heads/", "" }, { "refs/remotes/", "" }, { "refs/remotes/", "/HEAD" },
    };
    char object[OBJECT_TEXT];

    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        char *whole = arena_printf(&c->arena, "%s%s%s", places[i].before, name, places[i].after);
        bool plain = str_starts(str_of(whole), STR("refs/")) || !strcmp(whole, "HEAD") || !strcmp(whole, "FETCH_HEAD") || !strcmp(whole, "ORIG_HEAD");

        if (plain && repository_reference(c->repository, whole, object) == REFERENCE_FOUND && commit_peel(c->objects, object, id))
            return true;
    }
    return objects_complete(c->objects, str_of(name), object) && commit_peel(c->objects, object, id);
}

/* The n-th parent of a commit; itself for 0. */
static enum revision_state go_up(struct checkout *c, char id[OBJECT_TEXT], unsigned long parent)
{
    struct commit commit;

    if (!parent)
        return REVISION_FOUND;
    if (map_get(&c->shallow, str_of(id)))
        return REVISION_CUT;
    if (!commit_read(c->objects, id, &c->arena, &commit) || parent > commit.n_parents)
        return REVISION_NONE;
    memcpy(id, commit.parents[parent - 1], OBJECT_TEXT);
    return REVISION_FOUND;
}

static enum revision_state find_one(struct checkout *c, const char *text, char id[OBJECT_TEXT])
{
    size_t n = strcspn(text, "~^");
    char *name = arena_dup(&c->arena, text, n);
    enum revision_state state = REVISION_FOUND;

    if (c->state != CHECKOUT_READ || !n || !find_named(c, !strcmp(name, "@") ? "HEAD" : name, id))
        return c->shallow.n ? REVISION_CUT : REVISION_NONE;
    for (const char *at = text + n; *at && state == REVISION_FOUND;) {
        bool ancestor = *at++ == '~';
        char *end = (char *)at;
        unsigned long count = isdigit((unsigned char)*at) ? strtoul(at, &end, 10) : 1;

        at = end;
        if (*at && *at != '~' && *at != '^')
            return REVISION_NONE;
        if (!ancestor)
            state = go_up(c, id, count);
        while (ancestor && count-- && state == REVISION_FOUND)
            state = go_up(c, id, 1);
    }
    return state;
}

enum revision_state checkout_revision(struct checkout *c, const char *text, char id[OBJECT_TEXT])
{
    size_t n = strlen(text);
    enum revision_state state;

    if (n <= 3 || strcmp(text + n - 3, "..."))
        return find_one(c, text, id);
    state = find_one(c, arena_dup(&c->arena, text, n - 3), id);
    return state == REVISION_FOUND ? checkout_fork(c, id, id) : state;
}
