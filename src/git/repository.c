/* git/repository.c - where the git repository of a folder is, and what its references say. */

#include "git/repository.h"
#include "base/file.h"
#include "base/mem.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

enum { REFERENCES_MOST = 256 * 1024 * 1024, LINE_MOST = 64 * 1024 };    /* bytes of packed-refs; of a file with one line */

/* ---- where ---- */

/* How much of `path` a ceiling leaves: the length of the longest one above it, 0 where there is none. After an empty entry links in them are taken as they are. */
static size_t ceiling_of(const char *path, const char *ceilings)
{
    struct str rest = str_of(ceilings), entry;
    bool resolve = true;
    size_t longest = 0;

    while (ceilings && str_split(&rest, ':', &entry)) {
        char *named = mem_dup(entry.s, entry.n), *real = entry.n && resolve ? realpath(named, NULL) : NULL;
        const char *ceiling = real ? real : named;
        size_t n = strlen(ceiling);

        resolve = resolve && entry.n;
        while (n > 1 && ceiling[n - 1] == '/')
            n--;
        if (*ceiling == '/' && n > longest && n < strlen(path) && !strncmp(path, ceiling, n) && (path[n] == '/' || n == 1))
            longest = n;
        free(real);
        free(named);
    }
    return longest;
}

/* "gitdir: ../.git/modules/isms" */
static const char *follow_file(struct arena *arena, const char *folder, const char *file)
{
    struct buf bytes = {0};
    struct str line;
    const char *path = NULL;

    if (file_read_named(file, LINE_MOST, &bytes) && str_starts(buf_text(&bytes), STR("gitdir:"))) {
        line = str_trim(str_cut(buf_text(&bytes), strlen("gitdir:")));
        while (line.n && (line.s[line.n - 1] == '\n' || line.s[line.n - 1] == '\r'))
            line.n--;
        path = line.n && line.s[0] == '/' ? arena_dup(arena, line.s, line.n) : arena_printf(arena, "%s/%.*s", folder, STR_ARGS(line));
    }
    buf_done(&bytes);
    return path;
}

static const char *common_of(struct arena *arena, const char *git)
{
    struct buf bytes = {0};
    const char *common = git;
    struct str rest, line;

    if (file_read_named(arena_printf(arena, "%s/commondir", git), LINE_MOST, &bytes)) {
        rest = buf_text(&bytes);
        if (str_split(&rest, '\n', &line) && str_trim(line).n) {
            line = str_trim(line);
            common = line.s[0] == '/' ? arena_dup(arena, line.s, line.n) : arena_printf(arena, "%s/%.*s", git, STR_ARGS(line));
        }
    }
    buf_done(&bytes);
    return common;
}

struct repository *repository_find(const char *folder, const char *ceilings)
{
    char *path = realpath(folder, NULL);
    size_t n = path ? strlen(path) : 0, ceiling = path ? ceiling_of(path, ceilings) : 0;
    struct repository *r = NULL;

    for (size_t top = n; path && !r; top--) {
        char *git;
        struct stat st;

        if (top < n && path[top] != '/')
            continue;
        if (ceiling && top <= ceiling)
            break;
        git = mem_zero(top + sizeof "/.git", 1);
        memcpy(git, path, top);
        strcpy(git + top, "/.git");
        if (!lstat(git, &st) && (!S_ISLNK(st.st_mode) || !stat(git, &st) || errno == EACCES)) {    /* a link may lead where this user may not look: told as broken then */
            r = mem_zero(1, sizeof *r);
            arena_init(&r->arena);
            r->top = top ? arena_dup(&r->arena, path, top) : "/";
            r->below = top < n ? arena_printf(&r->arena, "%s/", path + top + 1) : "";
            r->git = !S_ISREG(st.st_mode) ? arena_dup(&r->arena, git, strlen(git)) : follow_file(&r->arena, r->top, git);
            if (!r->git)    /* it cannot be read, and is told as broken then */
                r->git = arena_dup(&r->arena, git, strlen(git));
            r->common = common_of(&r->arena, r->git);
        }
        free(git);
        if (!top)
            break;
    }
    free(path);
    return r;
}

void repository_free(struct repository *r)
{
    if (!r)
        return;
    arena_done(&r->arena);
    free(r);
}

static bool has_folder(const char *folder, const char *name)
{
    struct buf path = {0};
    struct stat st;
    bool found;

    buf_printf(&path, "%s/%s", folder, name);
    found = !stat(path.s, &st) && S_ISDIR(st.st_mode);
    buf_done(&path);
    return found;
}

/* As deep as git follows them. A path is told from the folder of objects that borrows. */
static void each_borrowed(const char *objects, int depth, void (*folder)(void *closure, const char *path), void *closure)
{
    enum { DEEPEST = 5 };
    struct buf bytes = {0}, path = {0};
    struct str rest, line;

    buf_printf(&path, "%s/info/alternates", objects);
    rest = depth < DEEPEST && file_read_named(path.s, LINE_MOST, &bytes) ? buf_text(&bytes) : (struct str){0};
    while (str_split(&rest, '\n', &line)) {
        if (!line.n || line.s[0] == '#')
            continue;
        buf_cut(&path, 0);
        buf_printf(&path, "%s%s%.*s", line.s[0] == '/' ? "" : objects, line.s[0] == '/' ? "" : "/", STR_ARGS(line));
        if (has_folder(path.s, "pack") || has_folder(path.s, "info")) {
            folder(closure, path.s);
            each_borrowed(path.s, depth + 1, folder, closure);
        }
    }
    buf_done(&bytes);
    buf_done(&path);
}

void repository_objects(const struct repository *r, void (*folder)(void *closure, const char *path), void *closure)
{
    struct buf objects = {0};

    buf_printf(&objects, "%s/objects", r->common);
    folder(closure, objects.s);
    each_borrowed(objects.s, 0, folder, closure);
    buf_done(&objects);
}

void repository_folders(const struct repository *r, void (*folder)(void *closure, const char *path), void *closure)
{
    if (!has_folder(r->common, "objects") || !has_folder(r->common, "refs"))
        return;
    folder(closure, r->git);
    folder(closure, r->common);
    repository_objects(r, folder, closure);
}

/* ---- references ---- */

/* A name that stays in its folder (git check-ref-format). */
static bool is_name(const char *name)
{
    struct str rest = str_of(name), step;

    while (str_split(&rest, '/', &step))
        if (!step.n || step.s[0] == '.' || memmem(step.s, step.n, "..", 2) || memchr(step.s, '\\', step.n))
            return false;
    return *name;
}

/* The folder in which a reference is kept: a working tree has its own HEAD, and these. */
static const char *folder_of(const struct repository *r, const char *name)
{
    static const char *const own[] = { "refs/bisect/", "refs/worktree/", "refs/rewritten/" };

    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (str_starts(str_of(name), str_of(own[i])))
            return r->git;
    return str_starts(str_of(name), STR("refs/")) ? r->common : r->git;
}

/* Whether the last reading failed though something is there. */
static bool is_withheld(void)
{
    return errno != ENOENT && errno != ENOTDIR;
}

static bool read_at(const char *folder, const char *name, size_t most, struct buf *bytes)
{
    struct buf path = {0};
    bool ok;

    buf_printf(&path, "%s/%s", folder, name);
    ok = file_read_named(path.s, most, bytes);
    buf_done(&path);
    return ok;
}

/* Calls told() with each reference of packed-refs ("ID NAME"; "^ID" below it is the commit behind a tag) until it returns true. */
static bool each_packed(const struct repository *r, bool (*told)(void *closure, struct str name, struct str id, struct str peeled), void *closure)
{
    struct buf bytes = {0};
    struct str rest, line, ahead, next;
    bool stop = false;

    rest = read_at(r->common, "packed-refs", REFERENCES_MOST, &bytes) ? buf_text(&bytes) : (struct str){0};
    while (!stop && str_split(&rest, '\n', &line)) {
        const char *space = line.n && line.s[0] != '#' && line.s[0] != '^' ? memchr(line.s, ' ', line.n) : NULL;

        if (!space)
            continue;
        ahead = rest;
        if (!str_split(&ahead, '\n', &next) || !next.n || next.s[0] != '^')
            next = STR("^");
        stop = told(closure, str_trim(str_cut(line, (size_t)(space + 1 - line.s))), (struct str){ line.s, (size_t)(space - line.s) }, str_trim(str_cut(next, 1)));
    }
    buf_done(&bytes);
    return stop;
}

struct sought { const char *name; struct buf *value; };

static bool is_sought(void *closure, struct str name, struct str id, struct str peeled)
{
    struct sought *sought = closure;

    (void)peeled;
    if (!str_is(name, sought->name))
        return false;
    buf_str(sought->value, id);
    return true;
}

/* *withheld: there are packed references, and they cannot be read. */
static bool find_packed(const struct repository *r, const char *name, struct buf *value, bool *withheld)
{
    struct buf path = {0};

    buf_printf(&path, "%s/packed-refs", r->common);
    *withheld = access(path.s, R_OK) && is_withheld();
    buf_done(&path);
    return !*withheld && each_packed(r, is_sought, &(struct sought){ name, value });
}

static bool is_sha256(struct str text)
{
    for (size_t i = 0; i < text.n; i++)
        if (!text.s[i] || !strchr("0123456789abcdef", text.s[i]))
            return false;
    return text.n == 64;
}

enum reference_state repository_reference(const struct repository *r, const char *name, char id[OBJECT_TEXT])
{
    enum { LONGEST = 8 };
    enum reference_state state = REFERENCE_BROKEN;
    bool withheld;
    struct buf value = {0}, next = {0};
    bool again = true, head = !strcmp(name, "HEAD");

    if (has_folder(r->common, "reftable"))
        return REFERENCE_FOREIGN;
    buf_puts(&next, name);
    for (int step = 0; again && step < LONGEST; step++) {
        struct str text;

        again = withheld = false;
        buf_cut(&value, 0);
        if (!is_name(next.s) || !(read_at(folder_of(r, next.s), next.s, LINE_MOST, &value) || (withheld = is_withheld()) || find_packed(r, next.s, &value, &withheld)) || withheld) {
            state = withheld || (head && !step) ? REFERENCE_BROKEN : REFERENCE_NONE;
            break;
        }
        text = buf_text(&value);
        while (text.n && strchr(" \t\r\n", text.s[text.n - 1]))
            text.n--;
        if (object_is_id(text)) {
            memcpy(id, text.s, text.n);
            id[text.n] = '\0';
            state = REFERENCE_FOUND;
        } else if (is_sha256(text)) {
            state = REFERENCE_FOREIGN;
        } else if (str_starts(text, STR("ref:"))) {
            text = str_trim(str_cut(text, strlen("ref:")));
            again = str_starts(text, STR("refs/"));
            buf_cut(&next, 0);
            buf_str(&next, text);
        }
    }
    buf_done(&value);
    buf_done(&next);
    return state;
}

static bool has_file(const char *path)
{
    struct stat st;

    return !stat(path, &st) && S_ISREG(st.st_mode);
}

struct folders_of { const struct repository *repository; void (*folder)(void *closure, const char *path); void *closure; };

static bool enter_tags(void *closure, const char *below, bool unreadable)
{
    struct folders_of *f = closure;
    struct buf path = {0};

    buf_printf(&path, "%s/refs/tags/%s", f->repository->common, below);
    if (!unreadable)
        f->folder(f->closure, path.s);
    buf_done(&path);
    return unreadable;
}

void repository_tag_folders(const struct repository *r, void (*folder)(void *closure, const char *path), void *closure)
{
    struct folders_of folders = { r, folder, closure };
    struct buf path = {0};
    struct root *root;
    char **names = NULL;
    size_t n = 0;

    buf_printf(&path, "%s/refs/tags", r->common);
    root = root_open(path.s);
    if (root) {
        folder(closure, path.s);
        n = root_list(root, "", NULL, FILES_MOST * 10, enter_tags, &folders, &names);
    }
    while (n)
        free(names[--n]);
    free(names);
    root_close(root);
    buf_done(&path);
}

/* The log of HEAD grows with each commit and each checkout, where one is kept; a branch may move from packed-refs into a file of its own. */
void repository_head_files(const struct repository *r, void (*file)(void *closure, const char *path), void *closure)
{
    struct buf value = {0}, path = {0};
    struct str text;

    buf_printf(&path, "%s/HEAD", r->git);
    file(closure, path.s);
    buf_cut(&path, 0);
    buf_printf(&path, "%s/logs/HEAD", r->git);
    if (has_file(path.s))
        file(closure, path.s);
    text = read_at(r->git, "HEAD", LINE_MOST, &value) ? str_trim(buf_text(&value)) : STR("");
    if (str_starts(text, STR("ref:"))) {
        text = str_trim(str_cut(text, strlen("ref:")));
        while (text.n && strchr("\r\n", text.s[text.n - 1]))
            text.n--;
        buf_cut(&path, 0);
        buf_printf(&path, "%s/%.*s", r->common, STR_ARGS(text));
        if (has_file(path.s)) {
            file(closure, path.s);
        } else if (has_folder(r->common, "refs/heads")) {    /* where it will be, or is again */
            buf_cut(&path, 0);
            buf_printf(&path, "%s/refs/heads", r->common);
            file(closure, path.s);
        }
    }
    buf_cut(&path, 0);
    buf_printf(&path, "%s/packed-refs", r->common);
    if (has_file(path.s))
        file(closure, path.s);
    repository_tag_folders(r, file, closure);
    buf_done(&value);
    buf_done(&path);
}

/* ---- tags ---- */

struct tag { const char *name, *id, *peeled; };
struct tags { struct arena arena; struct tag *items; size_t n, cap; };

static bool add_packed(void *closure, struct str name, struct str id, struct str peeled)
{
    struct tags *tags = closure;

    if (!str_starts(name, STR("refs/tags/")) || !object_is_id(id))
        return false;
    name = str_cut(name, strlen("refs/tags/"));
    mem_grow(&tags->items, &tags->cap, tags->n + 1, sizeof *tags->items);
    tags->items[tags->n++] = (struct tag){ arena_dup(&tags->arena, name.s, name.n), arena_dup(&tags->arena, id.s, id.n), object_is_id(peeled) ? arena_dup(&tags->arena, peeled.s, peeled.n) : "" };
    return false;
}

/* Files below refs/tags. One that is packed too was moved since: the file counts. */
static void add_loose(const struct repository *r, struct tags *tags)
{
    char *folder = arena_printf(&tags->arena, "%s/refs/tags", r->common), **names = NULL, id[OBJECT_TEXT];
    struct root *root = root_open(folder);
    size_t n = root ? root_list(root, "", NULL, FILES_MOST * 10, NULL, NULL, &names) : 0;

    for (size_t i = 0; i < n; i++) {
        char *name = arena_printf(&tags->arena, "refs/tags/%s", names[i]);

        if (repository_reference(r, name, id) == REFERENCE_FOUND) {
            mem_grow(&tags->items, &tags->cap, tags->n + 1, sizeof *tags->items);
            tags->items[tags->n++] = (struct tag){ name + strlen("refs/tags/"), arena_dup(&tags->arena, id, strlen(id)), NULL };
        }
        free(names[i]);
    }
    free(names);
    root_close(root);
}

/* Of one name the loose one first. */
static int by_name(const void *x, const void *y)
{
    const struct tag *a = x, *b = y;
    int order = str_natural(str_of(a->name), str_of(b->name));

    return order ? order : (a->peeled != NULL) - (b->peeled != NULL);
}

void repository_tags(const struct repository *r, void (*tag)(void *closure, struct str name, const char *id, const char *peeled), void *closure)
{
    struct tags tags = {0};

    arena_init(&tags.arena);
    add_loose(r, &tags);
    each_packed(r, add_packed, &tags);
    if (tags.n)
        qsort(tags.items, tags.n, sizeof *tags.items, by_name);
    for (size_t i = 0; i < tags.n; i++)
        if (!i || strcmp(tags.items[i].name, tags.items[i - 1].name))
            tag(closure, str_of(tags.items[i].name), tags.items[i].id, tags.items[i].peeled ? tags.items[i].peeled : "");
    free(tags.items);
    arena_done(&tags.arena);
}

void repository_shallow(const struct repository *r, struct buf *ids)
{
    size_t before = ids->n;

    if (!read_at(r->common, "shallow", REFERENCES_MOST, ids))
        buf_cut(ids, before);
}
