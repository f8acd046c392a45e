/* cmd/confirm.c - verify --rebuild: what the sources at hand and their repository say of what a manifest says. */

#include "cmd/confirm.h"

#include <stdio.h>

enum { NAMED_MOST = 3, CHANGES_MOST = 12 };    /* files in a message; of a history */

static void disprove(struct invocation *inv, struct earlier *earlier, const char *key, const char *what, const char *other)
{
    say(inv, key, { "folder", inv->operands[0] }, { "commit", earlier->manifest->stamp.commit }, { "what", what }, { "other", other });
    earlier->disproved++;
}

static void leave_open(struct invocation *inv, const struct earlier *earlier, const char *key, const char *what)
{
    say(inv, key, { "folder", inv->operands[0] }, { "commit", earlier->manifest->stamp.commit }, { "what", what });
}

/* ---- line ends ---- */

static bool gives(struct str bytes, bool returns, const char *digest)
{
    struct buf other = {0};
    char text[DIGEST_TEXT];
    bool same;

    for (size_t i = 0; i < bytes.n; i++) {
        if (bytes.s[i] == '\r' && i + 1 < bytes.n && bytes.s[i + 1] == '\n')
            continue;
        if (bytes.s[i] == '\n' && returns)
            buf_putc(&other, '\r');
        buf_putc(&other, bytes.s[i]);
    }
    same = !strcmp(digest_of(buf_text(&other), text), digest);
    buf_done(&other);
    return same;
}

/* A checkout on another system writes them otherwise. */
static void find_line_ends(const struct invocation *inv, const struct opened *opened, struct earlier *earlier)
{
    for (size_t i = 0; i < earlier->manifest->sources.n; i++) {
        const struct manifest_file *before = &earlier->manifest->sources.items[i], *now = manifest_find(&inv->manifest->sources, str_of(before->path));
        struct buf bytes = {0};

        if (now && strcmp(now->digest, before->digest) && root_read(opened->root, before->path, FILE_MOST, &bytes) == FILE_OK
            && (gives(buf_text(&bytes), false, before->digest) || gives(buf_text(&bytes), true, before->digest)))
            *map_at(&earlier->ends, str_of(before->path)) = (void *)before;
        buf_done(&bytes);
    }
}

/* ---- the commit's files ---- */

/* Adds a name; only so many are written out. */
static void put_name(struct buf *list, size_t *n, const char *name)
{
    if (++*n <= NAMED_MOST)
        buf_printf(list, "%s%s", *n > 1 ? ", " : "", name);
    else if (*n == NAMED_MOST + 1)
        buf_puts(list, " …");
}

static void confirm_sources(struct invocation *inv, struct opened *opened, struct earlier *earlier)
{
    struct buf others = {0}, holes = {0};
    size_t n_others = 0, n_holes = 0;

    for (size_t i = 0; i < earlier->manifest->sources.n; i++) {
        const struct manifest_file *file = &earlier->manifest->sources.items[i];
        enum checkout_has has = checkout_has(&opened->checkout, opened->root, file);

        if (has == CHECKOUT_HAS_OTHER)
            put_name(&others, &n_others, file->path);
        else if (has == CHECKOUT_HAS_HOLE)
            put_name(&holes, &n_holes, file->path);
    }
    if (n_others)
        disprove(inv, earlier, "confirm-sources-not", others.s, NULL);
    if (n_holes)
        leave_open(inv, earlier, "confirm-sources-open", holes.s);
    if (!n_others && !n_holes)
        leave_open(inv, earlier, "confirm-sources", NULL);
    buf_done(&others);
    buf_done(&holes);
}

/* ---- its tags ---- */

static void count_tag(void *closure, struct str name, const char *id, const char *peeled)
{
    (void)name;
    (void)id;
    (void)peeled;
    ++*(size_t *)closure;
}

static bool has_tag(const struct stamp *stamp, const char *name)
{
    for (size_t i = 0; i < stamp->n_tags; i++)
        if (!strcmp(stamp->tags[i], name))
            return true;
    return false;
}

/* Tags that were set since are no fault of the documents; a clone need not have any. */
static void confirm_tags(struct invocation *inv, struct opened *opened, struct earlier *earlier, const struct stamp *now)
{
    const struct stamp *before = &earlier->manifest->stamp;
    struct buf there = {0};
    size_t n = 0, known = 0;

    repository_tags(opened->checkout.repository, count_tag, &known);
    for (size_t i = 0; i < before->n_tags; i++) {
        if (has_tag(now, before->tags[i]))
            put_name(&there, &n, before->tags[i]);
        else if (known && !opened->checkout.shallow.n)
            disprove(inv, earlier, "confirm-tag-not", before->tags[i], NULL);
        else
            leave_open(inv, earlier, "confirm-tag-open", before->tags[i]);
    }
    if (n)
        leave_open(inv, earlier, n == 1 ? "confirm-tag" : "confirm-tags", there.s);
    buf_done(&there);
}

/* ---- histories ---- */

static bool is_same_change(const struct stamp_change *a, const struct stamp_change *b)
{
    return !strcmp(a->id, b->id) && a->on == b->on && !strcmp(a->author, b->author) && !strcmp(a->summary, b->summary);
}

/* As far as both clones go back. */
static bool agree(const struct stamp_history *before, const struct stamp_history *now)
{
    for (size_t i = 0; i < before->n && i < now->n; i++)
        if (!is_same_change(&before->items[i], &now->items[i]))
            return false;
    return (before->n >= now->n || before->end == STAMP_CUT) && (now->n >= before->n || now->end == STAMP_CUT) && (before->end == now->end || before->end == STAMP_CUT || now->end == STAMP_CUT);
}

static void confirm_histories(struct invocation *inv, struct opened *opened, struct earlier *earlier)
{
    const struct stamp *before = &earlier->manifest->stamp;
    const char **paths = arena_alloc(&opened->checkout.arena, (before->n_histories + 1) * sizeof *paths);
    const struct stamp_history *now;
    struct buf others = {0};
    size_t n_others = 0, n_open = 0;

    for (size_t i = 0; i < before->n_histories; i++)
        paths[i] = before->histories[i].path;
    now = checkout_histories(&opened->checkout, paths, before->n_histories, CHANGES_MOST);
    for (size_t i = 0; now && i < before->n_histories; i++) {
        if (!agree(&before->histories[i], &now[i]))
            put_name(&others, &n_others, paths[i]);
        n_open += now[i].end == STAMP_CUT && now[i].n < before->histories[i].n;
    }
    if (n_others)
        disprove(inv, earlier, "confirm-histories-not", others.s, NULL);
    else if (now)
        leave_open(inv, earlier, n_open ? "confirm-histories-open" : "confirm-histories", NULL);
    buf_done(&others);
}

/* ---- the commit ---- */

/* The repository has it: all that is said of it is compared. */
static void confirm_commit(struct invocation *inv, struct opened *opened, struct earlier *earlier)
{
    const struct stamp *before = &earlier->manifest->stamp;
    struct stamp now = {0};
    char was[DATE_TEXT], is[DATE_TEXT];

    checkout_stamp(&opened->checkout, &now);
    if (before->on != now.on)
        disprove(inv, earlier, "confirm-day-not", date_format(before->on, was), date_format(now.on, is));
    if (before->changed)
        leave_open(inv, earlier, "confirm-changed", NULL);    /* what the changes were nobody recorded */
    else
        confirm_sources(inv, opened, earlier);
    confirm_tags(inv, opened, earlier, &now);
    confirm_histories(inv, opened, earlier);
}

void confirm_earlier(struct invocation *inv, struct opened *opened, struct earlier *earlier)
{
    struct checkout *checkout = &opened->checkout;
    const char *commit = earlier->manifest->stamp.commit;
    enum checkout_state state;
    char head[OBJECT_TEXT];

    find_line_ends(inv, opened, earlier);
    state = checkout_open(checkout);
    if (!commit) {
        if (state == CHECKOUT_READ)
            leave_open(inv, earlier, "confirm-nothing", checkout->head);
    } else if (state == CHECKOUT_EMPTY) {
        disprove(inv, earlier, "confirm-unknown", NULL, NULL);
    } else if (state != CHECKOUT_READ) {
        leave_open(inv, earlier, state == CHECKOUT_NONE ? "confirm-none" : "confirm-unread", NULL);
    } else {
        memcpy(head, checkout->head, sizeof head);
        if (checkout_go(checkout, commit)) {
            confirm_commit(inv, opened, earlier);
            if (strcmp(head, commit))
                leave_open(inv, earlier, "confirm-elsewhere", head);
        } else if (checkout->shallow.n) {
            leave_open(inv, earlier, "confirm-shallow", NULL);
        } else {
            disprove(inv, earlier, "confirm-unknown", NULL, NULL);
        }
    }
}
