/* git/histories.c - walks through commits, the newest first: which of them changed the texts of a project, one walk for all; where two histories part. */

#include "git/checkout.h"
#include "base/mem.h"

#include <stdio.h>
#include <stdlib.h>

enum { COMMITS_MOST = 30000 };    /* that are looked at: two seconds' work */

/* A commit that was reached and not yet looked at. */
struct reached { long long when; size_t order; const char *id; };

/* What a tree holds at each of the paths: ids of blobs, "" for none. */
struct holding { char (*blobs)[OBJECT_TEXT]; };

/* A folder of texts, below the project's: "policies". */
struct folder { struct str path; struct map holdings; /* struct holding, by the id of its tree; of its own texts alone */ };

struct walk {
    struct checkout *checkout;
    const char *const *paths;         /* from the project's root */
    struct stamp_history *histories;
    struct folder *folders;
    size_t *folder_of, n_folders;     /* by the number of the text */
    size_t n, most, open;             /* texts; changes told of each; texts that are not told to the end yet */
    bool *ended;
    struct reached *heap;             /* the newest first */
    size_t heap_n, heap_cap, order;
    struct map seen;                  /* commits, by id */
    struct map holdings;              /* struct holding, by the id of the commit's tree, and of the project's folder in it */
    struct arena arena;
};

static bool is_before(const struct reached *a, const struct reached *b)
{
    return a->when != b->when ? a->when > b->when : a->order < b->order;
}

static void push(struct walk *w, struct reached reached)
{
    size_t at = w->heap_n++;

    mem_grow(&w->heap, &w->heap_cap, w->heap_n, sizeof *w->heap);
    while (at && is_before(&reached, &w->heap[(at - 1) / 2])) {
        w->heap[at] = w->heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    w->heap[at] = reached;
}

static struct reached pop(struct walk *w)
{
    struct reached first = w->heap[0], last = w->heap[--w->heap_n];
    size_t at = 0, child;

    while ((child = 2 * at + 1) < w->heap_n) {
        child += child + 1 < w->heap_n && is_before(&w->heap[child + 1], &w->heap[child]);
        if (!is_before(&w->heap[child], &last))
            break;
        w->heap[at] = w->heap[child];
        at = child;
    }
    if (w->heap_n)
        w->heap[at] = last;
    return first;
}

static struct holding *new_holding(struct walk *w)
{
    struct holding *holding = arena_alloc(&w->arena, sizeof *holding);

    holding->blobs = arena_alloc(&w->arena, (w->n + 1) * sizeof *holding->blobs);
    return holding;
}

static struct str folder_path(const char *path)
{
    const char *slash = strrchr(path, '/');

    return (struct str){ path, slash ? (size_t)(slash - path) : 0 };
}

/* The texts of one folder. Most commits leave it alone: a tree that was met is not read again. */
static const struct holding *look_into(struct walk *w, size_t folder, const char *project)
{
    struct map *holdings = &w->folders[folder].holdings;
    char tree[OBJECT_TEXT] = "";
    struct holding *holding;
    struct str name;

    if (*project && !tree_folder(w->checkout->objects, project, w->folders[folder].path, tree))
        *tree = '\0';
    holding = map_get(holdings, str_of(tree));
    if (holding)
        return holding;
    holding = new_holding(w);
    for (size_t i = 0; i < w->n && *tree; i++) {
        name = str_cut(str_of(w->paths[i]), w->folders[folder].path.n ? w->folders[folder].path.n + 1 : 0);
        if (w->folder_of[i] == folder && !tree_file(w->checkout->objects, tree, name, holding->blobs[i])
            && !tree_file(w->checkout->objects, project, str_of(w->paths[i]), holding->blobs[i]))    /* a link that leads out of the folder */
            *holding->blobs[i] = '\0';
    }
    *map_at(holdings, str_of(arena_dup(&w->arena, tree, strlen(tree)))) = holding;
    return holding;
}

static const struct holding *look_up(struct walk *w, const char *project)
{
    struct holding *holding;
    const struct holding *part = w->n_folders ? look_into(w, 0, project) : NULL;

    if (w->n_folders == 1)
        return part;
    holding = new_holding(w);
    for (size_t f = 0; f < w->n_folders; f++) {
        part = look_into(w, f, project);
        for (size_t i = 0; i < w->n; i++)
            if (w->folder_of[i] == f)
                memcpy(holding->blobs[i], part->blobs[i], OBJECT_TEXT);
    }
    return holding;
}

static void find_folders(struct walk *w)
{
    w->folders = arena_alloc(&w->arena, (w->n + 1) * sizeof *w->folders);
    w->folder_of = arena_alloc(&w->arena, (w->n + 1) * sizeof *w->folder_of);
    for (size_t i = 0; i < w->n; i++) {
        struct str path = folder_path(w->paths[i]);
        size_t f = 0;

        while (f < w->n_folders && !str_eq(w->folders[f].path, path))
            f++;
        if (f == w->n_folders) {
            w->folders[w->n_folders++].path = path;
            map_init(&w->folders[f].holdings);
        }
        w->folder_of[i] = f;
    }
}

static const struct holding *holding_of(struct walk *w, const char *tree)
{
    char folder[OBJECT_TEXT] = "";
    const struct holding *holding = map_get(&w->holdings, str_of(tree));

    if (holding)
        return holding;
    tree_folder(w->checkout->objects, tree, str_of(w->checkout->repository->below), folder);
    holding = map_get(&w->holdings, str_of(folder));
    if (!holding) {
        holding = look_up(w, folder);
        *map_at(&w->holdings, str_of(arena_dup(&w->arena, folder, strlen(folder)))) = (void *)holding;
    }
    *map_at(&w->holdings, str_of(arena_dup(&w->arena, tree, strlen(tree)))) = (void *)holding;
    return holding;
}

static void reach(struct walk *w, const char *id, const struct commit *commit)
{
    void **seen;
    const char *copy = arena_dup(&w->arena, id, strlen(id));

    seen = map_at(&w->seen, str_of(copy));
    if (*seen)
        return;
    *seen = w;
    push(w, (struct reached){ commit->when, w->order++, copy });
}

static void tell(struct walk *w, size_t i, const char *id, const struct commit *commit)
{
    struct stamp_history *history = &w->histories[i];
    struct arena *arena = &w->checkout->arena;

    if (history->n == w->most) {
        history->end = STAMP_MORE;
        w->ended[i] = true;
        w->open--;
        return;
    }
    if (!history->items)
        history->items = arena_alloc(arena, w->most * sizeof *history->items);
    history->items[history->n++] = (struct stamp_change){
        arena_dup(arena, id, strlen(id)), arena_dup(arena, commit->author, strlen(commit->author)), arena_dup(arena, commit->summary, strlen(commit->summary)), commit->authored,
    };
}

/* Where the clone ends, or a parent cannot be read: nobody knows what went before. */
static void cut(struct walk *w, const struct holding *holding)
{
    for (size_t i = 0; i < w->n; i++)
        if (!w->ended[i] && *holding->blobs[i])
            w->histories[i].end = STAMP_CUT;
}

static bool is_text(struct str name)
{
    return str_ends(name, STR(".md")) || str_ends(name, STR(".markdown"));
}

/* Whether a text that one tree has is not in the other. What they have alike is not looked into. */
static bool has_lost(struct walk *w, const char *before, const char *now, int depth)
{
    enum { DEEPEST = 64 };
    struct tree_entry entry;
    struct buf bytes = {0};
    struct str rest;
    bool lost = false;

    if (!strcmp(before, now) || depth > DEEPEST || !objects_read(w->checkout->objects, before, OBJECT_TREE, &bytes)) {
        buf_done(&bytes);
        return false;
    }
    rest = buf_text(&bytes);
    while (!lost && tree_next(&rest, &entry)) {
        char there[OBJECT_TEXT] = "";

        if (entry.kind == ENTRY_FOLDER) {
            if (!*now || !tree_folder(w->checkout->objects, now, entry.name, there))
                *there = '\0';
            lost = has_lost(w, entry.id, there, depth + 1);
        } else if (entry.kind == ENTRY_FILE && is_text(entry.name)) {
            lost = !*now || !tree_file(w->checkout->objects, now, entry.name, there);
        }
    }
    buf_done(&bytes);
    return lost;
}

/* A commit changed a text where none of its parents has it so: what a merge only brings together was told where it was written. */
static void look_at(struct walk *w, const char *id)
{
    struct commit commit, parent;
    const struct holding *now, *before[16];
    size_t n = 0;
    int lost = -1;    /* not known yet */

    if (!commit_read(w->checkout->objects, id, &w->arena, &commit))
        return;
    now = holding_of(w, commit.tree);
    if (map_get(&w->checkout->shallow, str_of(id))) {
        cut(w, now);
        return;
    }
    for (size_t i = 0; i < commit.n_parents; i++) {
        if (!commit_read(w->checkout->objects, commit.parents[i], &w->arena, &parent)) {
            cut(w, now);
            return;
        }
        reach(w, commit.parents[i], &parent);
        if (n < sizeof before / sizeof *before)
            before[n++] = holding_of(w, parent.tree);
    }
    for (size_t i = 0; i < w->n; i++) {
        bool changed = *now->blobs[i] && !w->ended[i], first = changed && n == 1 && !*before[0]->blobs[i];

        for (size_t k = 0; k < n; k++)
            changed = changed && strcmp(now->blobs[i], before[k]->blobs[i]);
        if (changed)
            tell(w, i, id, &commit);
        if (first && lost < 0)
            lost = has_lost(w, parent.tree, commit.tree, 0);
        if (first && lost && w->histories[i].end == STAMP_WHOLE)
            w->histories[i].end = STAMP_NAMED;
    }
}

struct stamp_history *checkout_histories(struct checkout *c, const char *const *paths, size_t n, size_t most)
{
    struct walk w = { .checkout = c, .paths = paths, .n = n, .most = most, .open = n };

    if (c->state != CHECKOUT_READ || !n)
        return NULL;
    arena_init(&w.arena);
    map_init(&w.seen);
    map_init(&w.holdings);
    find_folders(&w);
    w.ended = mem_zero(n, sizeof *w.ended);
    w.histories = arena_alloc(&c->arena, n * sizeof *w.histories);
    for (size_t i = 0; i < n; i++)
        w.histories[i].path = arena_dup(&c->arena, paths[i], strlen(paths[i]));
    reach(&w, c->head, &c->commit);
    for (size_t looked = 0; w.heap_n && w.open; looked++) {
        if (looked == COMMITS_MOST) {
            for (size_t i = 0; i < n; i++)
                w.histories[i].end = STAMP_MORE;
            break;
        }
        look_at(&w, pop(&w).id);
    }
    free(w.ended);
    free(w.heap);
    for (size_t f = 0; f < w.n_folders; f++)
        map_done(&w.folders[f].holdings);
    map_done(&w.seen);
    map_done(&w.holdings);
    arena_done(&w.arena);
    return w.histories;
}

/* ---- where two histories part ---- */

enum { OURS = 1, THEIRS = 2 };    /* whose ancestor a commit is */

static void reach_as(struct walk *w, const char *id, uintptr_t whose)
{
    struct commit commit;
    const char *copy;
    void **seen;

    if (!commit_read(w->checkout->objects, id, &w->arena, &commit))
        return;
    copy = arena_dup(&w->arena, id, strlen(id));
    seen = map_at(&w->seen, str_of(copy));
    if (((uintptr_t)*seen | whose) == (uintptr_t)*seen)
        return;
    *seen = (void *)((uintptr_t)*seen | whose);
    push(w, (struct reached){ commit.when, w->order++, copy });
}

/* The first that both lead to, the newest first. */
enum revision_state checkout_fork(struct checkout *c, const char *other, char id[OBJECT_TEXT])
{
    struct walk w = { .checkout = c };
    enum revision_state state = c->shallow.n ? REVISION_CUT : REVISION_NONE;
    char theirs[OBJECT_TEXT];

    memcpy(theirs, other, sizeof theirs);    /* it may be `id` */
    arena_init(&w.arena);
    map_init(&w.seen);
    reach_as(&w, c->head, OURS);
    reach_as(&w, theirs, THEIRS);
    while (w.heap_n && state != REVISION_FOUND) {
        const char *at = pop(&w).id;
        uintptr_t whose = (uintptr_t)map_get(&w.seen, str_of(at));
        struct commit commit;

        if (whose == (OURS | THEIRS)) {
            memcpy(id, at, OBJECT_TEXT);
            state = REVISION_FOUND;
        } else if (!map_get(&c->shallow, str_of(at)) && commit_read(c->objects, at, &w.arena, &commit)) {
            for (size_t i = 0; i < commit.n_parents; i++)
                reach_as(&w, commit.parents[i], whose);
        }
    }
    free(w.heap);
    map_done(&w.seen);
    arena_done(&w.arena);
    return state;
}
