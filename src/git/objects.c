/* git/objects.c - the objects of a git repository, by libgit2. */

#include "git/objects.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

const char *object_id(const unsigned char bytes[20], char id[OBJECT_TEXT])
{
    for (size_t i = 0; i < 20; i++)
        snprintf(id + 2 * i, 3, "%02x", bytes[i]);
    return id;
}

bool object_is_id(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!strchr("0123456789abcdef", text.s[i]) || !text.s[i])
            return false;
    return text.n == OBJECT_TEXT - 1;
}

#ifdef GIT2_SONAME
#include "base/file.h"

#include <git2.h>
#include <git2/sys/odb_backend.h>
#include <libdeflate.h>

#include <dlfcn.h>

bool objects_able(void)
{
    return true;
}

/* Loaded where somebody asks about a checkout: linked, it and what it brings would take half of the time of every check. */
#define FUNCTIONS(X) \
    X(git_libgit2_init) X(git_libgit2_shutdown) X(git_libgit2_opts) X(git_odb_new) X(git_odb_free) X(git_odb_backend_pack) X(git_odb_add_backend) X(git_odb_read) \
    X(git_odb_exists_prefix) X(git_odb_object_data) X(git_odb_object_size) X(git_odb_object_type) X(git_odb_object_free)

struct objects {
    void *library;
#define POINTER(name) __typeof__(&name) name;
    FUNCTIONS(POINTER)
    git_odb *odb;
    struct root **folders;    /* of loose objects */
    size_t n;
    struct libdeflate_decompressor *decompressor;
};

enum { WINDOW = 32 * 1024 * 1024 };    /* bytes */

static bool find_functions(struct objects *o)
{
    o->library = dlopen(GIT2_SONAME, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!o->library)
        return false;
#define FIND(name) o->name = (__typeof__(o->name))dlsym(o->library, #name); if (!o->name) return false;
    FUNCTIONS(FIND)
    return true;
}

/* Nothing of ours asks for configuration; this is for what a later version of the library might. Packs are looked at through windows that leave room below any limit of memory. */
static void configure(struct objects *o)
{
    static const git_config_level_t levels[] = { GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL };

    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        o->git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
    o->git_libgit2_opts(GIT_OPT_SET_MWINDOW_SIZE, (size_t)WINDOW);
    o->git_libgit2_opts(GIT_OPT_SET_MWINDOW_MAPPED_LIMIT, (size_t)WINDOW * 16);
}

static void add_packs(struct objects *o, const char *folder)
{
    git_odb_backend *packs = NULL;

    if (!o->git_odb_backend_pack(&packs, folder) && o->git_odb_add_backend(o->odb, packs, 1))
        packs->free(packs);
}

struct objects *objects_open(const char *const *folders, size_t n)
{
    struct objects *o = mem_zero(1, sizeof *o);

    if (!find_functions(o) || o->git_libgit2_init() <= 0) {
        if (o->library)
            dlclose(o->library);
        free(o);
        return NULL;
    }
    configure(o);
    if (o->git_odb_new(&o->odb))
        mem_failed();
    o->decompressor = libdeflate_alloc_decompressor();
    if (!o->decompressor)
        mem_failed();
    o->folders = mem_zero(n + 1, sizeof *o->folders);
    for (size_t i = 0; i < n; i++) {
        add_packs(o, folders[i]);
        o->folders[o->n] = root_open(folders[i]);
        o->n += o->folders[o->n] != NULL;
    }
    return o;
}

void objects_close(struct objects *o)
{
    if (!o)
        return;
    o->git_odb_free(o->odb);
    o->git_libgit2_shutdown();
    dlclose(o->library);
    libdeflate_free_decompressor(o->decompressor);
    while (o->n)
        root_close(o->folders[--o->n]);
    free(o->folders);
    free(o);
}

/* ---- loose: "commit 228", a NUL and the bytes, deflated ---- */

enum { OBJECT_MOST = 64 * 1024 * 1024 };    /* bytes of one: more than any source may have */

static const char *const kinds[] = { [OBJECT_COMMIT] = "commit ", [OBJECT_TREE] = "tree ", [OBJECT_BLOB] = "blob ", [OBJECT_TAG] = "tag " };

/* False where it is damaged, or larger. */
static bool inflate_whole(struct objects *o, struct str bytes, struct buf *whole)
{
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    size_t room = 4 * bytes.n + 256, n = 0;

    while (result == LIBDEFLATE_INSUFFICIENT_SPACE && room <= 4 * (size_t)OBJECT_MOST) {
        char *space = mem_alloc(room);

        result = libdeflate_zlib_decompress(o->decompressor, bytes.s, bytes.n, space, room, &n);
        if (result == LIBDEFLATE_SUCCESS)
            buf_add(whole, space, n);
        free(space);
        room *= 4;
    }
    return result == LIBDEFLATE_SUCCESS;
}

static bool take_loose(struct objects *o, struct str file, enum object_kind kind, struct buf *bytes)
{
    struct buf whole = {0};
    struct str rest;
    const char *end;
    bool ok = inflate_whole(o, file, &whole);

    rest = buf_text(&whole);
    end = ok ? memchr(rest.s, '\0', rest.n) : NULL;
    ok = end && str_starts(rest, str_of(kinds[kind])) && strtoull(rest.s + strlen(kinds[kind]), NULL, 10) == (size_t)(rest.s + rest.n - end - 1);
    if (ok)
        buf_str(bytes, str_cut(rest, (size_t)(end + 1 - rest.s)));
    buf_done(&whole);
    return ok;
}

/* Whether there is such a file; then *ok is whether it could be read. */
static bool read_loose(struct objects *o, const char *id, enum object_kind kind, struct buf *bytes, bool *ok)
{
    struct buf file = {0};
    char path[OBJECT_TEXT + 1];
    bool found = false;

    snprintf(path, sizeof path, "%.2s/%s", id, id + 2);
    for (size_t i = 0; i < o->n && !found; i++) {
        enum file_error error = root_read(o->folders[i], path, OBJECT_MOST, &file);

        found = error != FILE_MISSING;
        *ok = !error && take_loose(o, buf_text(&file), kind, bytes);
    }
    buf_done(&file);
    return found;
}

/* ---- packed ---- */

static unsigned digit(char c)
{
    return (unsigned)(c <= '9' ? c - '0' : c - 'a' + 10);
}

static void fill(git_oid *oid, struct str digits)
{
    memset(oid, 0, sizeof *oid);
    for (size_t i = 0; i < digits.n; i++)
        oid->id[i / 2] |= (unsigned char)(digit(digits.s[i]) << (i % 2 ? 0 : 4));
}

bool objects_read(struct objects *o, const char *id, enum object_kind kind, struct buf *bytes)
{
    static const git_object_t types[] = { GIT_OBJECT_COMMIT, GIT_OBJECT_TREE, GIT_OBJECT_BLOB, GIT_OBJECT_TAG };
    git_odb_object *object = NULL;
    git_oid oid;
    bool ok = false;

    if (!object_is_id(str_of(id)))
        return false;
    if (read_loose(o, id, kind, bytes, &ok))
        return ok;
    fill(&oid, str_of(id));
    if (o->git_odb_read(&object, o->odb, &oid))
        return false;
    ok = o->git_odb_object_type(object) == types[kind];
    if (ok)
        buf_add(bytes, o->git_odb_object_data(object), o->git_odb_object_size(object));
    o->git_odb_object_free(object);
    return ok;
}

/* ---- ids that are not written to their end ---- */

/* Counts a loose object that begins so; another than the one that was found before is one too many. */
static void find_loose(const struct root *folder, struct str digits, char id[OBJECT_TEXT], size_t *found)
{
    char **paths = NULL, whole[OBJECT_TEXT];
    size_t n = root_list(folder, "", NULL, 256 * FILES_MOST, NULL, NULL, &paths);

    for (size_t i = 0; i < n; i++) {
        if (strlen(paths[i]) == OBJECT_TEXT && paths[i][2] == '/') {
            snprintf(whole, sizeof whole, "%.2s%s", paths[i], paths[i] + 3);
            if (object_is_id(str_of(whole)) && str_starts(str_of(whole), digits) && (!*found || strcmp(id, whole))) {
                memcpy(id, whole, sizeof whole);
                ++*found;
            }
        }
        free(paths[i]);
    }
    free(paths);
}

bool objects_complete(struct objects *o, struct str digits, char id[OBJECT_TEXT])
{
    char packed[OBJECT_TEXT];
    git_oid part, oid;
    size_t found = 0;
    int error;

    for (size_t i = 0; i < digits.n; i++)
        if (!digits.s[i] || !strchr("0123456789abcdef", digits.s[i]))
            return false;
    if (digits.n < 4 || digits.n > OBJECT_TEXT - 1)
        return false;
    for (size_t i = 0; i < o->n; i++)
        find_loose(o->folders[i], digits, id, &found);
    fill(&part, digits);
    error = o->git_odb_exists_prefix(&oid, o->odb, &part, digits.n);
    if (!error && (!found || strcmp(object_id(oid.id, packed), id))) {
        object_id(oid.id, id);
        found++;
    }
    return error != GIT_EAMBIGUOUS && found == 1;
}
#else
bool objects_able(void)
{
    return false;
}

struct objects *objects_open(const char *const *folders, size_t n)
{
    (void)folders, (void)n;
    return NULL;
}

void objects_close(struct objects *objects)
{
    (void)objects;
}

bool objects_read(struct objects *objects, const char *id, enum object_kind kind, struct buf *bytes)
{
    (void)objects, (void)id, (void)kind, (void)bytes;
    return false;
}

bool objects_complete(struct objects *objects, struct str digits, char id[OBJECT_TEXT])
{
    (void)objects, (void)digits, (void)id;
    return false;
}
#endif
