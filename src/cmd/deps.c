/* cmd/deps.c - what a build has read, for make and ninja. */

#include "cmd/deps.h"
#include "base/mem.h"
#include "base/outdir.h"
#include "cmd/replace.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

/* The folder from here on, with / at its end: "" for this one. */
static void put_folder(struct buf *out, const char *root)
{
    char here[PATH_MAX];
    size_t n = getcwd(here, sizeof here) ? strlen(here) : 0;

    if (n && !strcmp(root, here))
        return;
    if (n > 1 && !strncmp(root, here, n) && root[n] == '/')
        root += n + 1;
    buf_printf(out, "%s%s", root, str_ends(str_of(root), STR("/")) ? "" : "/");
}

/* As GNU make (4.3, "Rule Syntax") and ninja read a name: blanks and # behind a backslash, $ twice. */
static void put_name(struct buf *out, struct str name)
{
    for (size_t i = 0; i < name.n; i++) {
        if (strchr(" \t#", name.s[i]))
            buf_putc(out, '\\');
        else if (name.s[i] == '$')
            buf_putc(out, '$');
        buf_putc(out, name.s[i]);
    }
}

static void put_head_file(void *closure, const char *path)
{
    struct buf *out = closure;
    const char *slash = strrchr(path, '/');
    char *folder = mem_dup(path, (size_t)(slash - path));

    put_folder(out, folder);
    buf_printf(out, "%s\n", slash + 1);
    free(folder);
}

void deps_list(struct buf *out, const struct opened *opened, const struct manifest *manifest)
{
    struct buf folder = {0};

    put_folder(&folder, opened->path);
    for (size_t i = 0; i < manifest->sources.n; i++)
        buf_printf(out, "%s%s\n", folder.n ? folder.s : "", manifest->sources.items[i].path);
    if ((opened->stamp.commit || opened->stamp.unknown == STAMP_EMPTY) && opened->checkout.repository)
        repository_head_files(opened->checkout.repository, put_head_file, out);
    buf_done(&folder);
}

/* Signs that mean something else in a rule, and cannot be told otherwise: a name with them could be a rule of its own, with a command. */
static bool can_be_told(struct str path)
{
    for (size_t i = 0; i < path.n; i++)
        if ((unsigned char)path.s[i] < ' ' || strchr(":;=|%*?[]\\\177", path.s[i]))
            return false;
    return path.n && *path.s != '~' && !strchr("&)", path.s[path.n - 1]);
}

/* The first name that no rule can hold: of a source, of a branch, of a folder on the way; yours, NULL where there is none. */
static char *find_untold(const struct opened *opened, const struct manifest *manifest)
{
    struct buf list = {0};
    struct str rest, name;
    char *found = NULL;

    for (size_t i = 0; !found && i < manifest->sources.n; i++)
        if (!can_be_told(str_of(manifest->sources.items[i].path)))    /* one with a line's end would be two in the list */
            found = mem_dup(manifest->sources.items[i].path, strlen(manifest->sources.items[i].path));
    deps_list(&list, opened, manifest);
    rest = buf_text(&list);
    while (!found && str_split(&rest, '\n', &name))
        if (name.n && !can_be_told(name))
            found = mem_dup(name.s, name.n);
    buf_done(&list);
    return found;
}

void deps_rule(struct buf *out, const char *set, const struct opened *opened, const struct manifest *manifest)
{
    struct buf list = {0}, target = {0};
    struct str rest, name;

    deps_list(&list, opened, manifest);
    buf_printf(&target, "%s/" OUTDIR_MARKER, set);
    put_name(out, buf_text(&target));
    buf_putc(out, ':');
    rest = buf_text(&list);
    while (str_split(&rest, '\n', &name)) {
        if (!name.n)
            continue;
        buf_puts(out, " \\\n ");
        put_name(out, name);
    }
    buf_putc(out, '\n');
    rest = buf_text(&list);
    while (str_split(&rest, '\n', &name)) {
        if (!name.n)
            continue;
        buf_putc(out, '\n');
        put_name(out, name);
        buf_puts(out, ":\n");
    }
    buf_done(&list);
    buf_done(&target);
}

bool deps_write(struct invocation *inv, const char *set, const struct opened *opened, const struct manifest *manifest)
{
    struct buf rule = {0}, path = {0};
    const char *slash;
    char *folder, *untold = find_untold(opened, manifest);
    bool ok;

    if (untold) {
        say(inv, "depfile-name", { "file", untold });
        free(untold);
        return false;
    }
    if (inv->depfile)
        buf_puts(&path, inv->depfile);
    else
        buf_printf(&path, "%s.d", set);
    slash = strrchr(path.s, '/');
    folder = slash ? mem_dup(path.s, slash == path.s ? 1 : (size_t)(slash - path.s)) : mem_dup(".", 1);
    deps_rule(&rule, set, opened, manifest);
    ok = !replace_file(folder, slash ? slash + 1 : path.s, buf_text(&rule));
    if (!ok)
        say(inv, "depfile-unwritten", { "file", path.s }, { "error", strerror(errno) });
    free(folder);
    buf_done(&rule);
    buf_done(&path);
    return ok;
}
