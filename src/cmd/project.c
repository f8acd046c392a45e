/* cmd/project.c - which project a command is about, and what is found in it. */

#include "base/mem.h"
#include "cmd/sandbox.h"
#include "cmd/stamping.h"
#include "diag/print.h"
#include "rules/allow.h"
#include "rules/rules.h"
#include "syntax/characters.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static bool enter_nothing(void *closure, const char *folder, bool unreadable)
{
    (void)closure;
    (void)folder;
    (void)unreadable;
    return true;
}

/* The first file on the way that might have declared an isms, had anybody been able to read it. */
struct unread { char *path; const char *key; };    /* the path is yours; NULL where there is none */

/* The message about a source of which nothing can be read, NULL for any other. */
static const char *why_unread(const struct root *root, const char *path)
{
    struct buf bytes = {0};
    const char *key = NULL;

    if (root_probe(root, path) == FILE_DENIED)
        key = "unread-project";
    else if (root_read(root, path, FILE_MOST, &bytes) == FILE_OK && !characters_are_text(buf_text(&bytes)))
        key = "not-text-project";
    buf_done(&bytes);
    return key;
}

/* Whether a file directly in this folder declares an isms. */
static bool folder_declares(const char *path, struct unread *unread)
{
    struct root *root = root_open(path);
    char **paths = NULL;
    bool found = false;
    size_t n;

    if (!root)
        return false;
    n = root_list(root, ".isms", NULL, FILES_MOST, enter_nothing, NULL, &paths);
    for (size_t i = 0; i < n; i++) {
        found = found || load_declares_isms(root, paths[i]);
        if (!found && !unread->path && (unread->key = why_unread(root, paths[i]))) {
            struct buf name = {0};

            buf_printf(&name, "%s/%s", path, paths[i]);
            unread->path = buf_take(&name);
        }
        free(paths[i]);
    }
    free(paths);
    root_close(root);
    return found;
}

/* The nearest folder upwards that declares an isms; yours, NULL if there is none. */
static char *find_root(const char *from, struct unread *unread)
{
    char *path = realpath(from, NULL), *slash;

    while (path && !folder_declares(path, unread)) {
        slash = strrchr(path, '/');
        if (!slash || !path[1]) {
            free(path);
            return NULL;
        }
        slash[slash == path] = '\0';
    }
    return path;
}

static bool is_file(const char *path)
{
    struct stat st;

    return !stat(path, &st) && !S_ISDIR(st.st_mode);
}

/* The part of `out` below the root, NULL where it lies elsewhere. */
static char *below_root(const char *root, const char *out)
{
    char *path = out ? realpath(out, NULL) : NULL;
    size_t n = strlen(root);
    char *below = NULL;

    if (path && !strncmp(path, root, n) && path[n] == '/')
        below = mem_dup(path + n + 1, strlen(path + n + 1));
    free(path);
    return below;
}

/* The text of a policy. */
static bool read_policy(void *closure, const char *path, struct buf *bytes)
{
    return root_read(closure, path, FILE_MOST, bytes) == FILE_OK;
}

static bool is_unread(const struct diag *d)
{
    return d->code == DIAG_FILE_UNREADABLE || d->code == DIAG_UTF16 || d->code == DIAG_NO_TEXT || d->code == DIAG_FILE_SPECIAL || d->code == DIAG_FILE_TOO_LARGE || d->code == DIAG_TOO_MANY_FILES;
}

static bool is_unknown(const struct diag *d, void *closure)
{
    (void)closure;
    return d->code == DIAG_UNKNOWN_REFERENCE;
}

/* While a source cannot be read, nobody knows what it declares: names that lead nowhere may be all right. */
static void forgive_unknown_names(struct diags *diags)
{
    for (size_t i = 0; i < diags->n; i++) {
        if (is_unread(diags->items[i])) {
            diags_filter(diags, is_unknown, NULL);
            return;
        }
    }
}

static void note_source(void *closure, const char *path, struct str bytes)
{
    struct manifest *manifest = closure;

    manifest_add(manifest, &manifest->sources, path, bytes);
}

char *project_root(const char *operand)
{
    struct unread unread = {0};
    char *folder = is_file(operand) ? mem_dup(operand, strlen(operand)) : NULL, *slash = folder ? strrchr(folder, '/') : NULL, *root;

    if (slash)
        slash[slash == folder] = '\0';
    root = find_root(!folder ? operand : slash ? folder : ".", &unread);
    free(unread.path);
    free(folder);
    return root;
}

/* Where the root is: yours, NULL, said, where there is none. */
static char *root_of(struct invocation *inv, const char *from)
{
    struct unread unread = {0};
    struct stat st;
    char *path;

    if (stat(from, &st)) {
        say(inv, "no-folder", { "folder", from }, { "error", strerror(errno) });
        return NULL;
    }
    path = find_root(from, &unread);
    if (!path)
        say(inv, unread.path ? unread.key : "no-project", { "folder", from }, { "file", unread.path });
    free(unread.path);
    return path;
}

bool project_find(struct invocation *inv, const char *operand, struct opened *opened)
{
    *opened = (struct opened){ .named = operand ? operand : "." };
    diags_init(&opened->diags);
    sandbox_begin(inv);
    if (operand && is_file(operand)) {
        const char *slash = strrchr(operand, '/');

        if (!str_ends(str_of(operand), STR(".isms"))) {
            say(inv, "no-source", { "file", operand });
            return false;
        }
        opened->path = slash ? mem_dup(operand, slash == operand ? 1 : (size_t)(slash - operand)) : mem_dup(".", 1);
        opened->only = slash ? slash + 1 : operand;
    } else {
        opened->path = root_of(inv, opened->named);
    }
    if (!opened->path)
        return false;
    opened->root = root_open(opened->path);
    if (!opened->root)
        say(inv, "no-folder", { "folder", opened->path }, { "error", strerror(errno) });
    return opened->root;
}

/* What has been loaded is checked. */
static void check_all(struct invocation *inv, struct opened *opened)
{
    if (opened->project->broken)
        forgive_unknown_names(&opened->diags);
    opened->texts = texts_new(opened->project->model, &(struct prose_files){ read_policy, opened->root });
    if (inv->manifest)
        stamp_project(inv, opened);
    prose_check(opened->project->model, opened->texts, &opened->diags);
    rules_check(opened->project->model, opened->texts, &opened->diags);
    allow_apply(opened->project->model, &opened->diags);
    diags_sort(&opened->diags);
}

bool project_read(struct invocation *inv, const char *out, struct opened *opened)
{
    char *skip = opened->only ? NULL : below_root(opened->path, out);
    struct load_options options = { .datadir = inv->datadir, .as_of = inv->today, .only = opened->only, .skip = skip };

    if (inv->manifest)
        root_tell(opened->root, note_source, inv->manifest);
    opened->project = project_load(opened->root, &options, &opened->diags);
    free(skip);
    if (!opened->project->model->first && !opened->diags.n) {
        say(inv, "nothing", { "where", opened->named });
        return false;
    }
    check_all(inv, opened);
    return true;
}

void project_read_again(struct invocation *inv, struct root *root, const struct opened *now, struct opened *then)
{
    struct load_options options = { .datadir = inv->datadir, .as_of = inv->today, .only = now->only };

    *then = (struct opened){ .root = root, .named = now->named, .only = now->only };
    diags_init(&then->diags);
    then->project = project_load(root, &options, &then->diags);
    check_all(inv, then);
}

bool project_open(struct invocation *inv, const char *operand, struct opened *opened)
{
    if (!project_find(inv, operand, opened))
        return false;
    sandbox_close(inv, opened->path);
    return project_read(inv, NULL, opened);
}

void opened_done(struct opened *opened)
{
    texts_free(opened->texts);
    project_free(opened->project);
    root_close(opened->root);
    diags_done(&opened->diags);
    checkout_close(&opened->checkout);
    free(opened->path);
}

enum status print_findings(struct invocation *inv, struct opened *opened)
{
    struct buf out = {0};

    print_diags(&out, &opened->diags, inv->words, &(struct print_options){ .colour = inv->colour });
    if (out.n)
        fwrite(out.s, 1, out.n, stderr);
    buf_done(&out);
    return opened->diags.count[ERROR] ? STATUS_ERRORS : STATUS_CLEAN;
}
