/* git/commit.c - what the objects of git say. */

#include "git/commit.h"
#include "base/stamp.h"

#include <stdio.h>
#include <stdlib.h>

/* ---- commits and tags ---- */

/* Takes the next line "key value" of an object's head; false at the empty line that ends it. A line that begins with a blank goes on. */
static bool next_field(struct str *rest, struct str *key, struct str *value)
{
    struct str line;
    const char *space;

    if (!str_split(rest, '\n', &line) || !line.n)
        return false;
    space = memchr(line.s, ' ', line.n);
    if (!space)
        return false;
    *key = (struct str){ line.s, (size_t)(space - line.s) };
    *value = str_cut(line, key->n + 1);
    return true;
}

/* "Name <address> 1767225600 +0100" */
static bool read_person(struct str value, struct str *name, long long *when, int *zone)
{
    const char *open = memchr(value.s, '<', value.n), *close = NULL;
    char sign, time[64];
    int hhmm;

    for (size_t i = 0; i < value.n; i++)
        if (value.s[i] == '>')
            close = value.s + i;
    if (!open || !close)
        return false;
    *name = str_trim((struct str){ value.s, (size_t)(open - value.s) });
    snprintf(time, sizeof time, "%.*s", STR_ARGS(str_cut(value, (size_t)(close + 1 - value.s))));
    if (sscanf(time, "%18lld %c%4d", when, &sign, &hhmm) != 3)
        return false;
    *zone = (hhmm / 100 * 60 + hhmm % 100) * (sign == '-' ? -1 : 1);
    return true;
}

static date day_of(long long when, int zone)
{
    long long seconds = when + zone * 60LL, day = seconds / 86400 - (seconds % 86400 < 0);

    return day < date_of(1, 1, 2) || day > date_of(9999, 12, 30) ? (date)DATE_NONE : (date)day;
}

static bool copy_id(struct str value, char id[OBJECT_TEXT])
{
    if (!object_is_id(value))
        return false;
    memcpy(id, value.s, value.n);
    id[value.n] = '\0';
    return true;
}

static struct str first_line(struct str message)
{
    struct str line = {0};

    while (str_split(&message, '\n', &line))
        if (str_trim(line).n)
            return str_trim(line);
    return STR("");
}

bool commit_read(struct objects *objects, const char *id, struct arena *arena, struct commit *commit)
{
    struct buf bytes = {0};
    struct str rest, key, value, author = {0}, unknown, encoding = STR("UTF-8");
    long long then = 0;
    size_t cap = 0;
    int zone = 0, there = 0;
    bool committed = false, written = false;

    *commit = (struct commit){ .day = DATE_NONE };
    if (!objects_read(objects, id, OBJECT_COMMIT, &bytes)) {
        buf_done(&bytes);
        return false;
    }
    rest = buf_text(&bytes);
    while (next_field(&rest, &key, &value)) {
        if (str_is(key, "tree")) {
            copy_id(value, commit->tree);
        } else if (str_is(key, "parent")) {
            if (commit->n_parents == cap) {    /* an arena does not grow what it gave: octopuses are rare */
                char (*more)[OBJECT_TEXT] = arena_alloc(arena, (cap = cap ? 4 * cap : 2) * sizeof *more);

                if (commit->n_parents)
                    memcpy(more, commit->parents, commit->n_parents * sizeof *more);
                commit->parents = more;
            }
            commit->n_parents += copy_id(value, commit->parents[commit->n_parents]);
        } else if (str_is(key, "author")) {
            written = read_person(value, &author, &then, &there);
        } else if (str_is(key, "committer")) {
            committed = read_person(value, &unknown, &commit->when, &zone);
        } else if (str_is(key, "encoding")) {
            encoding = value;
        }
    }
    if (committed)
        commit->day = day_of(commit->when, zone);
    commit->authored = written ? day_of(then, there) : (date)DATE_NONE;
    if (commit->authored == DATE_NONE)
        commit->authored = commit->day;
    commit->author = stamp_words(arena, author, encoding);
    commit->summary = stamp_words(arena, first_line(rest), encoding);
    buf_done(&bytes);
    return *commit->tree;
}

bool commit_peel(struct objects *objects, const char *id, char commit[OBJECT_TEXT])
{
    enum { DEEPEST = 8 };
    char at[OBJECT_TEXT];

    snprintf(at, sizeof at, "%s", id);
    for (int depth = 0; depth < DEEPEST; depth++) {
        struct buf bytes = {0};
        struct str rest, key, value;
        bool tag = objects_read(objects, at, OBJECT_TAG, &bytes), found = false;

        rest = buf_text(&bytes);
        while (tag && !found && next_field(&rest, &key, &value))
            found = str_is(key, "object") && copy_id(value, at);
        buf_done(&bytes);
        if (found)
            continue;
        if (tag || !objects_read(objects, at, OBJECT_COMMIT, &bytes))
            return false;
        buf_done(&bytes);
        memcpy(commit, at, OBJECT_TEXT);
        return true;
    }
    return false;
}

/* ---- trees ---- */

bool tree_next(struct str *rest, struct tree_entry *entry)
{
    const char *space = memchr(rest->s, ' ', rest->n), *end = space ? memchr(space, '\0', (size_t)(rest->s + rest->n - space)) : NULL;
    struct str mode;

    if (!rest->n || !end || (size_t)(rest->s + rest->n - end) < 21)
        return false;
    mode = (struct str){ rest->s, (size_t)(space - rest->s) };
    entry->name = (struct str){ space + 1, (size_t)(end - space - 1) };
    entry->kind = str_is(mode, "40000") || str_is(mode, "040000") ? ENTRY_FOLDER : str_is(mode, "120000") ? ENTRY_LINK : str_is(mode, "160000") ? ENTRY_MODULE : ENTRY_FILE;
    object_id((const unsigned char *)end + 1, entry->id);
    *rest = str_cut(*rest, (size_t)(end + 21 - rest->s));
    return true;
}

static bool find_entry(struct objects *objects, const char *tree, struct str name, struct tree_entry *entry)
{
    struct buf bytes = {0};
    struct str rest;
    bool found = false;

    if (objects_read(objects, tree, OBJECT_TREE, &bytes)) {
        rest = buf_text(&bytes);
        while (!found && tree_next(&rest, entry))
            found = str_eq(entry->name, name);
        entry->name = name;
    }
    buf_done(&bytes);
    return found;
}

enum { LINKS_MOST = 16 };

/* The entry at a path below the tree `top`; *links counts what was followed. A link's path begins where the link is. */
static bool find_path(struct objects *objects, const char *top, struct str path, int *links, struct tree_entry *entry)
{
    struct str rest = path, step;
    char tree[OBJECT_TEXT];
    struct buf before = {0};    /* the folder that the walk is in, as a path */
    bool ok = true;

    *entry = (struct tree_entry){ .kind = ENTRY_FOLDER };
    snprintf(entry->id, sizeof entry->id, "%s", top);
    while (ok && str_split(&rest, '/', &step)) {
        if (!step.n || str_is(step, "."))
            continue;
        memcpy(tree, entry->id, sizeof tree);
        ok = entry->kind == ENTRY_FOLDER && !str_is(step, "..") && find_entry(objects, tree, step, entry);
        if (ok && entry->kind == ENTRY_LINK) {
            struct buf target = {0}, whole = {0};
            struct str parts, part;

            ok = ++*links <= LINKS_MOST && objects_read(objects, entry->id, OBJECT_BLOB, &target) && target.n && target.s[0] != '/';
            buf_str(&whole, buf_text(&before));
            parts = buf_text(&target);
            while (ok && str_split(&parts, '/', &part)) {    /* ".." takes off what stands before it */
                if (str_is(part, "..")) {
                    while (whole.n && whole.s[whole.n - 1] != '/')
                        buf_cut(&whole, whole.n - 1);
                    ok = whole.n > 0;
                    if (ok)
                        buf_cut(&whole, whole.n - 1);
                } else if (part.n && !str_is(part, ".")) {
                    buf_putc(&whole, '/');
                    buf_str(&whole, part);
                }
            }
            if (rest.s) {
                buf_putc(&whole, '/');
                buf_str(&whole, rest);
            }
            ok = ok && find_path(objects, top, buf_text(&whole), links, entry);
            buf_done(&target);
            buf_done(&whole);
            break;
        }
        buf_putc(&before, '/');
        buf_str(&before, step);
    }
    buf_done(&before);
    return ok;
}

bool tree_file(struct objects *objects, const char *tree, struct str path, char blob[OBJECT_TEXT])
{
    struct tree_entry entry;
    int links = 0;

    if (!find_path(objects, tree, path, &links, &entry) || entry.kind != ENTRY_FILE)
        return false;
    memcpy(blob, entry.id, OBJECT_TEXT);
    return true;
}

bool tree_module(struct objects *objects, const char *tree, struct str path, char commit[OBJECT_TEXT], size_t *n)
{
    struct tree_entry entry = { .kind = ENTRY_FOLDER };
    struct str rest = path, step;
    char at[OBJECT_TEXT];

    snprintf(entry.id, sizeof entry.id, "%s", tree);
    while (entry.kind == ENTRY_FOLDER && str_split(&rest, '/', &step)) {
        memcpy(at, entry.id, sizeof at);
        if (!find_entry(objects, at, step, &entry))
            return false;
        *n = (size_t)(step.s + step.n - path.s);
    }
    memcpy(commit, entry.id, OBJECT_TEXT);
    return entry.kind == ENTRY_MODULE;
}

bool tree_folder(struct objects *objects, const char *tree, struct str path, char folder[OBJECT_TEXT])
{
    struct tree_entry entry;
    int links = 0;

    if (!find_path(objects, tree, path, &links, &entry) || entry.kind != ENTRY_FOLDER)
        return false;
    memcpy(folder, entry.id, OBJECT_TEXT);
    return true;
}
