/* cmd/sandbox.c - the table of what a command may open. */

#include "base/mem.h"
#include "cmd/sandbox.h"
#include "pdf/fonts.h"

#include <stddef.h>
#include <stdlib.h>

/* Read by every command: what the dynamic loader may still open (libcrypto, librsvg and its like come late), and where words may be broken. */
static const char *const installed[] = { "/etc/ld.so.cache", "/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/dev/urandom", HYPHEN_DIR };

/* A tree of ours by each of its branches: where it was built, they are links. */
static const char *const data[] = { "catalogs", "codes", "templates" };

/* Files that the command line names. One that is written is written beside itself first: so all of its folder. */
static const struct { size_t option; enum jail_right right; bool folder; } named[] = {
    { offsetof(struct invocation, baseline), JAIL_READ, false },
    { offsetof(struct invocation, write_baseline), JAIL_REPLACE, true },
    { offsetof(struct invocation, depfile), JAIL_REPLACE, true },
};

#define EACH(i, table) (size_t i = 0; i < sizeof (table) / sizeof *(table); i++)

void sandbox_allow_folder(struct invocation *inv, enum jail_right right, const char *path)
{
    const char *slash = strrchr(path, '/');
    char *folder = slash ? mem_dup(path, slash == path ? 1 : (size_t)(slash - path)) : mem_dup(".", 1);

    jail_allow(inv->jail, right, folder);
    free(folder);
}

static void allow_font(void *jail, const char *path)
{
    jail_allow(jail, JAIL_READ, path);
}

void sandbox_allow_fonts(struct invocation *inv)
{
    jail_close_writing(inv->jail);    /* else it would also write its cache, in your folder */
    fonts_prepare(allow_font, inv->jail);
}

static void allow_libraries(struct jail *jail)
{
    const char *path = getenv("LD_LIBRARY_PATH");
    struct str rest = str_of(path ? path : ""), folder;

    for EACH(i, installed)
        jail_allow(jail, JAIL_READ, installed[i]);
    while (str_split(&rest, ':', &folder)) {
        char *name = mem_dup(folder.s, folder.n);

        if (*name)
            jail_allow(jail, JAIL_READ, name);
        free(name);
    }
#ifdef SANITIZED
    jail_allow(jail, JAIL_READ, "/");    /* a sanitizer reads where everything lies, and at the end what it shall not tell */
#endif
}

void sandbox_begin(struct invocation *inv)
{
    if (inv->jail || inv->no_sandbox)
        return;
    inv->jail = jail_new();
    for EACH(i, named) {
        const char *path = *(const char **)((char *)inv + named[i].option);

        if (path && named[i].folder)
            sandbox_allow_folder(inv, named[i].right, path);
        else if (path)
            jail_allow(inv->jail, named[i].right, path);
    }
}

void sandbox_close(struct invocation *inv, const char *root)
{
    struct jail *jail = inv->jail;

    if (!jail)
        return;
    allow_libraries(jail);
    for EACH(i, data) {
        struct buf path = {0};

        buf_printf(&path, "%s/%s", inv->datadir, data[i]);
        jail_allow(jail, JAIL_READ, path.s);
        buf_done(&path);
    }
    if (root)
        jail_allow(jail, JAIL_READ, root);
    jail_close(jail);
    inv->jail = NULL;
}
