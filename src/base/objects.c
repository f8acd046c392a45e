/* base/objects.c - the objects of a git repository, by libgit2. */

#include "base/objects.h"
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
#include <git2.h>

#include <dlfcn.h>

bool objects_able(void)
{
    return true;
}

/* Loaded where somebody asks about a checkout: linked, it and what it brings would take half of the time of every check. */
#define FUNCTIONS(X) \
    X(git_libgit2_init) X(git_libgit2_shutdown) X(git_libgit2_opts) X(git_odb_open) X(git_odb_free) X(git_odb_read) X(git_odb_exists_prefix) \
    X(git_odb_object_data) X(git_odb_object_size) X(git_odb_object_type) X(git_odb_object_free)

struct objects {
    void *library;
#define POINTER(name) __typeof__(&name) name;
    FUNCTIONS(POINTER)
    git_odb *odb;
};

static bool find_functions(struct objects *o)
{
    o->library = dlopen(GIT2_SONAME, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!o->library)
        return false;
#define FIND(name) o->name = (__typeof__(o->name))dlsym(o->library, #name); if (!o->name) return false;
    FUNCTIONS(FIND)
    return true;
}

/* Nothing of ours asks for configuration; this is for what a later version of the library might. */
static void forget_configuration(struct objects *o)
{
    static const git_config_level_t levels[] = { GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG, GIT_CONFIG_LEVEL_GLOBAL };

    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        o->git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, levels[i], "");
}

struct objects *objects_open(const char *folder)
{
    struct objects *o = mem_zero(1, sizeof *o);

    if (find_functions(o)) {
        if (o->git_libgit2_init() > 0) {
            forget_configuration(o);
            if (!o->git_odb_open(&o->odb, folder))
                return o;
            o->git_libgit2_shutdown();
        }
    }
    if (o->library)
        dlclose(o->library);
    free(o);
    return NULL;
}

void objects_close(struct objects *o)
{
    if (!o)
        return;
    o->git_odb_free(o->odb);
    o->git_libgit2_shutdown();
    dlclose(o->library);
    free(o);
}

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
    bool ok;

    if (!object_is_id(str_of(id)))
        return false;
    fill(&oid, str_of(id));
    if (o->git_odb_read(&object, o->odb, &oid))
        return false;
    ok = o->git_odb_object_type(object) == types[kind];
    if (ok)
        buf_add(bytes, o->git_odb_object_data(object), o->git_odb_object_size(object));
    o->git_odb_object_free(object);
    return ok;
}

bool objects_complete(struct objects *o, struct str digits, char id[OBJECT_TEXT])
{
    git_oid part, found;

    for (size_t i = 0; i < digits.n; i++)
        if (!digits.s[i] || !strchr("0123456789abcdef", digits.s[i]))
            return false;
    if (digits.n < 4 || digits.n > OBJECT_TEXT - 1)
        return false;
    fill(&part, digits);
    if (o->git_odb_exists_prefix(&found, o->odb, &part, digits.n))
        return false;
    object_id(found.id, id);
    return true;
}
#else
bool objects_able(void)
{
    return false;
}

struct objects *objects_open(const char *folder)
{
    (void)folder;
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
