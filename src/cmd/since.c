/* cmd/since.c - check --only-changed. */

#include "cmd/since.h"
#include "base/mem.h"
#include "diag/baseline.h"
#include "syntax/tree.h"

#include <stdlib.h>

struct since {
    struct arena arena;
    struct map stood;       /* the findings at the revision, by what a fingerprint is made of */
    struct map written;     /* the declarations and paragraphs there, by their texts */
    struct str *pieces;     /* those of now, by their places in memory */
    size_t n_pieces, cap_pieces;
    const struct fingerprints *fingerprints;    /* of the findings now */
    size_t at, n;
};

static const char there = 0;    /* its address stands for "so it was" */

/* ---- pieces: what counts as changed when one byte of it has ---- */

static struct str text_of(const struct source *source, size_t start, size_t end)
{
    return (struct str){ source->text.s + start, end - start };
}

/* A declaration with its block. */
static struct str whole_of(const struct tree *tree, const struct statement *st)
{
    uint32_t last = st->open ? st->close : st->last - 1;

    if (st->last == st->first && !st->open)
        return STR("");
    return text_of(tree->source, tree->tokens[st->first].start, tree->tokens[last].end);
}

static bool is_blank(struct str line)
{
    return !str_trim(line).n;
}

/* Takes the next paragraph, lines up to a blank one, off the front of a text. */
static bool next_paragraph(struct str *rest, struct str *paragraph)
{
    struct str line;

    while (str_split(rest, '\n', &line)) {
        if (is_blank(line))
            continue;
        *paragraph = line;
        while (rest->s) {
            struct str ahead = *rest;

            if (!str_split(&ahead, '\n', &line) || is_blank(line))
                break;
            paragraph->n = (size_t)(line.s + line.n - paragraph->s);
            *rest = ahead;
        }
        return true;
    }
    return false;
}

/* The same text laid out otherwise is the same: of blanks in a row one counts, a line's end where there is any. */
static struct str plain(struct buf *room, struct str text)
{
    buf_cut(room, 0);
    for (size_t i = 0; i < text.n; i++) {
        char blank = '\0';

        while (i < text.n && strchr(" \t\r\n", text.s[i]) && text.s[i]) {
            blank = blank == '\n' || text.s[i] == '\n' ? '\n' : ' ';
            i++;
        }
        if (blank)
            buf_putc(room, blank);
        if (i < text.n)
            buf_putc(room, text.s[i]);
    }
    return buf_text(room);
}

static void keep(struct since *s, struct str piece)
{
    struct buf room = {0};
    struct str text = plain(&room, piece);

    *map_at(&s->written, (struct str){ arena_dup(&s->arena, text.s, text.n), text.n }) = (void *)&there;
    buf_done(&room);
}

/* Calls each() with all pieces of a project. */
static void each_piece(struct since *s, const struct opened *project, void (*each)(struct since *s, struct str piece))
{
    struct str rest, paragraph;

    for (size_t i = 0; i < project->project->own; i++)
        for (const struct statement *st = project->project->trees[i]->statements; st; st = st->next)
            each(s, whole_of(project->project->trees[i], st));
    for (const struct policy_text *text = project->texts->first; text; text = text->next)
        for (rest = text->source->text; next_paragraph(&rest, &paragraph);)
            each(s, paragraph);
}

static void list(struct since *s, struct str piece)
{
    mem_grow(&s->pieces, &s->cap_pieces, s->n_pieces + 1, sizeof *s->pieces);
    s->pieces[s->n_pieces++] = piece;
}

static int by_place(const void *a, const void *b)
{
    const struct str *x = a, *y = b;

    return x->s < y->s ? -1 : x->s > y->s;
}

/* The piece of now that a place lies in; empty for none. */
static struct str piece_of(const struct since *s, struct span span)
{
    const char *at = span.source->text.s + span.start;
    size_t low = 0, high = s->n_pieces;

    while (low < high) {    /* the first that begins behind it */
        size_t middle = low + (high - low) / 2;

        if (s->pieces[middle].s <= at)
            low = middle + 1;
        else
            high = middle;
    }
    return low && at < s->pieces[low - 1].s + s->pieces[low - 1].n ? s->pieces[low - 1] : STR("");
}

static bool has_changed(const struct since *s, struct span span)
{
    struct buf room = {0};
    struct str piece = span.source ? piece_of(s, span) : STR("");
    bool changed = piece.n && !map_get(&s->written, plain(&room, piece));

    buf_done(&room);
    return changed;
}

/* ---- findings ---- */

static void keep_findings(struct since *s, const struct diags *diags)
{
    struct fingerprints fingerprints;

    fingerprints_init(&fingerprints, diags);
    for (size_t i = 0; i < diags->n; i++)
        *map_at(&s->stood, str_of(arena_dup(&s->arena, fingerprints.keys[i], strlen(fingerprints.keys[i])))) = (void *)&there;
    fingerprints_done(&fingerprints);
}

/* Called for each finding in its order. */
static bool has_stood(const struct diag *d, void *closure)
{
    struct since *s = closure;
    bool changed = !map_get(&s->stood, str_of(s->fingerprints->keys[s->at++])) || has_changed(s, d->span);

    for (const struct diag_note *note = d->notes; note && !changed; note = note->next)
        changed = has_changed(s, note->span);
    s->n += !changed;
    return !changed;
}

/* A clone of one branch has no others: to go back further in that one does not bring them. */
static void say_missing(struct invocation *inv, enum revision_state found)
{
    struct str name = str_of(inv->only_changed);
    char *branch;

    name = str_starts(name, STR("origin/")) ? str_cut((struct str){ name.s, strcspn(name.s, "~^") }, strlen("origin/")) : STR("");
    if (str_ends(name, STR("...")))
        name.n -= strlen("...");
    branch = mem_dup(name.s, name.n);
    say(inv, found != REVISION_CUT ? "since-unknown" : *branch ? "since-cut-remote" : "since-cut", { "rev", inv->only_changed }, { "branch", branch });
    free(branch);
}

/* The commit; false, said, where there is none. */
static bool find_commit(struct invocation *inv, struct checkout *checkout, const char *folder, char id[OBJECT_TEXT])
{
    static const char *const keys[] = {
        [CHECKOUT_NONE] = "since-none", [CHECKOUT_EMPTY] = "since-empty", [CHECKOUT_FOREIGN] = "since-foreign", [CHECKOUT_BROKEN] = "since-broken", [CHECKOUT_UNABLE] = "since-unable",
    };
    enum checkout_state state = checkout_open(checkout);
    enum revision_state found;

    if (state != CHECKOUT_READ) {
        say(inv, keys[state], { "folder", checkout->repository ? checkout->repository->top : folder });
        return false;
    }
    found = checkout_revision(checkout, inv->only_changed, id);
    if (found != REVISION_FOUND)
        say_missing(inv, found);
    return found == REVISION_FOUND;
}

bool since_apply(struct invocation *inv, struct opened *now, const struct source *baseline, size_t *stood)
{
    struct since s = {0};
    struct fingerprints fingerprints;
    struct revision revision;
    struct opened then;
    char id[OBJECT_TEXT];
    struct root *root = find_commit(inv, &now->checkout, now->path, id) ? revision_root(&revision, &now->checkout, id) : NULL;

    if (!root)
        return false;
    arena_init(&s.arena);
    map_init(&s.stood);
    map_init(&s.written);
    project_read_again(inv, root, now, &then);
    if (baseline)
        baseline_apply(&then.diags, baseline);
    keep_findings(&s, &then.diags);
    each_piece(&s, &then, keep);
    opened_done(&then);
    if (revision.holes) {
        say(inv, "since-holes", { "rev", inv->only_changed });
    } else {
        each_piece(&s, now, list);
        if (s.n_pieces)
            qsort(s.pieces, s.n_pieces, sizeof *s.pieces, by_place);
        fingerprints_init(&fingerprints, &now->diags);
        s.fingerprints = &fingerprints;
        diags_filter(&now->diags, has_stood, &s);
        fingerprints_done(&fingerprints);
    }
    *stood = s.n;
    free(s.pieces);
    map_done(&s.stood);
    map_done(&s.written);
    arena_done(&s.arena);
    return !revision.holes;
}
