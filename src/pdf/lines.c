/* pdf/lines.c - which breaks make the best paragraph. */

#include "base/mem.h"
#include "pdf/lines.h"

#include <math.h>
#include <stdlib.h>

/* demerits, in the order of size of TeX's */
enum { TWO_HYPHENS = 6000, UNLIKE_NEIGHBOURS = 3000, HYPHEN_BEFORE_LAST = 8000, SHORT_LAST = 3000 };

struct node {                      /* a break that the best way so far to it is known for */
    double demerits;
    double width, stretch, shrink; /* sums up to the begin of the line after it */
    uint32_t at;                   /* the item; the paragraph's begin: UINT32_MAX */
    uint32_t before;               /* the node of the break before */
    uint8_t hyphens;               /* hyphens in a row up to here */
    uint8_t fitness;               /* 0 tight, 1 normal, 2 loose, 3 very loose */
};

/* only where a word is longer than three lines; still better than one that sticks out */
#define TOO_MANY_HYPHENS 1e11

enum { WAYS = 4 * (HYPHENS_IN_A_ROW + 1) };

struct line_scratch {
    struct node *nodes;
    size_t n, cap;
    uint32_t *active;              /* nodes a line may still begin at, oldest first */
    size_t active_n, active_cap;
    uint32_t *breaks;
    size_t breaks_cap;
};

struct line_scratch *lines_new(void)
{
    return mem_zero(1, sizeof(struct line_scratch));
}

void lines_free(struct line_scratch *scratch)
{
    if (!scratch)
        return;
    free(scratch->nodes);
    free(scratch->active);
    free(scratch->breaks);
    free(scratch);
}

size_t lines_begin(const struct item *items, size_t n, size_t at)
{
    size_t i = at == SIZE_MAX ? 0 : at + 1;

    while (i < n && items[i].kind != ITEM_BOX && !(items[i].kind == ITEM_PENALTY && items[i].penalty == PENALTY_FORCE))
        i++;
    return i;
}

static uint32_t add_node(struct line_scratch *s, struct node node)
{
    mem_grow(&s->nodes, &s->cap, s->n + 1, sizeof *s->nodes);
    s->nodes[s->n] = node;
    return (uint32_t)s->n++;
}

static void activate(struct line_scratch *s, uint32_t node)
{
    mem_grow(&s->active, &s->active_cap, s->active_n + 1, sizeof *s->active);
    s->active[s->active_n++] = node;
}

struct sums { double width, stretch, shrink; };

static struct sums add_glue(struct sums sums, const struct item *item)
{
    if (item->kind != ITEM_PENALTY) {
        sums.width += item->width;
        sums.stretch += item->stretch;
        sums.shrink += item->shrink;
    }
    return sums;
}

/* The sums where the line after a break begins. */
static struct sums after_break(const struct item *items, size_t n, size_t at, struct sums sums)
{
    size_t begin = lines_begin(items, n, at);

    for (size_t i = at; i < begin && i < n; i++)
        sums = add_glue(sums, &items[i]);
    return sums;
}

struct fit { bool possible, overfull; double badness; uint8_t fitness; };

/* How well a line of this natural width fills the rule's. `ends` is the last line of a paragraph, or before a forced break. */
static struct fit fit_line(const struct line_rule *rule, double width, double stretch, double shrink, bool ends)
{
    double slack = rule->width - width, ratio;

    if (slack < 0) {
        if (rule->ragged || slack < -shrink - 1e-6)
            return slack > -1e-6 ? (struct fit){ true, false, 0, 1 } : (struct fit){ false, true, 0, 0 };
        ratio = -slack / shrink;
        return (struct fit){ true, false, 100 * ratio * ratio * ratio, ratio > 0.5 ? 0 : 1 };
    }
    if (ends)
        return (struct fit){ true, false, 0, 1 };
    if (rule->ragged) {
        ratio = slack / (0.3 * rule->width);
        return (struct fit){ ratio <= rule->loosest || rule->force, false, 100 * ratio * ratio, 1 };
    }
    ratio = stretch > 0 ? slack / stretch : slack > 1e-6 ? 1e3 : 0;
    if (ratio > rule->loosest)
        return (struct fit){ rule->force, false, 2000 + 20000 * (slack / rule->width), 3 };
    return (struct fit){ true, false, 100 * ratio * ratio * ratio, ratio < 0.5 ? 1 : ratio < 1 ? 2 : 3 };
}

static double demerits_of(const struct node *from, const struct item *at, struct fit fit, bool last, double filled)
{
    double penalty = at && at->kind == ITEM_PENALTY && at->penalty != PENALTY_FORCE ? at->penalty : 0;
    double d = (1 + fit.badness) + penalty;

    d *= d;
    if (at && at->hyphen && from->hyphens)
        d += TWO_HYPHENS;
    if (fit.fitness > from->fitness + 1 || from->fitness > fit.fitness + 1)
        d += UNLIKE_NEIGHBOURS;
    if (last && from->hyphens)
        d += HYPHEN_BEFORE_LAST;
    if (last && filled < 0.1)
        d += SHORT_LAST;
    return from->demerits + d;
}

struct candidate { double demerits; uint32_t from; bool set; };

/* Looks at every line that could end at item `at` (n: the end); new nodes for the best of each kind. */
static void try_break(struct line_scratch *s, const struct item *items, size_t n, size_t at, struct sums sums, const struct line_rule *rule)
{
    const struct item *item = at < n ? &items[at] : NULL;
    bool forced = !item || (item->kind == ITEM_PENALTY && item->penalty == PENALTY_FORCE);
    bool hyphen = item && item->hyphen;
    double extra = item && item->kind == ITEM_PENALTY ? item->width : 0;
    struct candidate best[WAYS] = {{0}};
    uint32_t last_dropped = UINT32_MAX;
    size_t kept = 0;
    bool any = false;

    for (size_t i = 0; i < s->active_n; i++) {
        uint32_t index = s->active[i];
        const struct node *from = &s->nodes[index];
        double width = sums.width - from->width + extra;
        struct fit fit = fit_line(rule, width, sums.stretch - from->stretch, sums.shrink - from->shrink, forced);
        unsigned hyphens = hyphen ? from->hyphens + 1u : 0;

        /* with the hyphen it may be too wide where a later break is not */
        if ((fit.overfull && sums.width - from->width - (sums.shrink - from->shrink) > rule->width + 1e-6) || forced)
            last_dropped = index;
        else
            s->active[kept++] = index;
        if (fit.possible && (hyphens <= HYPHENS_IN_A_ROW || rule->force)) {
            double d = demerits_of(from, item, fit, !item, width / rule->width) + (hyphens > HYPHENS_IN_A_ROW ? TOO_MANY_HYPHENS : 0);
            struct candidate *way = &best[fit.fitness * (HYPHENS_IN_A_ROW + 1) + (hyphens > HYPHENS_IN_A_ROW ? HYPHENS_IN_A_ROW : hyphens)];

            if (!way->set || d < way->demerits)
                *way = (struct candidate){ d, index, true };
            any = true;
        }
    }
    s->active_n = kept;
    if (!any && !kept && rule->force && last_dropped != UINT32_MAX) {
        best[1] = (struct candidate){ s->nodes[last_dropped].demerits + 1e14, last_dropped, true };
        hyphen = false;
    }
    for (unsigned i = 0; i < WAYS; i++)
        if (best[i].set) {
            struct sums begin = item ? after_break(items, n, at, sums) : sums;

            activate(s, add_node(s, (struct node){ best[i].demerits, begin.width, begin.stretch, begin.shrink, (uint32_t)at, best[i].from,
                                                   (uint8_t)(i % (HYPHENS_IN_A_ROW + 1)), (uint8_t)(i / (HYPHENS_IN_A_ROW + 1)) }));
        }
}

/* The way back from the best end. */
static size_t read_back(struct line_scratch *s, const uint32_t **breaks)
{
    uint32_t best = UINT32_MAX;
    size_t lines = 0;

    for (size_t i = 0; i < s->active_n; i++)
        if (best == UINT32_MAX || s->nodes[s->active[i]].demerits < s->nodes[best].demerits)
            best = s->active[i];
    if (best == UINT32_MAX)
        return 0;
    for (uint32_t i = best; s->nodes[i].at != UINT32_MAX; i = s->nodes[i].before)
        lines++;
    mem_grow(&s->breaks, &s->breaks_cap, lines, sizeof *s->breaks);
    for (uint32_t i = best, k = (uint32_t)lines; s->nodes[i].at != UINT32_MAX; i = s->nodes[i].before)
        s->breaks[--k] = s->nodes[i].at;
    *breaks = s->breaks;
    return lines;
}

size_t lines_break(struct line_scratch *s, const struct item *items, size_t n, const struct line_rule *rule, const uint32_t **breaks)
{
    struct sums sums = {0};
    size_t begin = lines_begin(items, n, SIZE_MAX);

    s->n = s->active_n = 0;
    for (size_t i = 0; i < begin && i < n; i++)
        sums = add_glue(sums, &items[i]);
    activate(s, add_node(s, (struct node){ .width = sums.width, .stretch = sums.stretch, .shrink = sums.shrink, .at = UINT32_MAX, .fitness = 1 }));
    for (size_t i = begin; i < n; i++) {
        const struct item *item = &items[i];

        if ((item->kind == ITEM_GLUE && i && items[i - 1].kind == ITEM_BOX) || (item->kind == ITEM_PENALTY && item->penalty < PENALTY_NEVER)) {
            try_break(s, items, n, i, sums, rule);
            if (!s->active_n)
                return 0;
        }
        sums = add_glue(sums, item);
    }
    try_break(s, items, n, n, sums, rule);
    return read_back(s, breaks);
}
