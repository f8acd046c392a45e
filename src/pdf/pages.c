/* pdf/pages.c - boxes are divided among pages. */

#include "base/mem.h"
#include "pdf/block.h"
#include "pdf/pages.h"
#include "pdf/table.h"

#include <stdlib.h>
#include <string.h>

#define NOTES_SPACE 14.0           /* above the first footnote, with its rule */
#define NOTE_GAP 2.0
#define NOTE_LONG 0.12             /* of the page: more of a note may go on at the next page's foot */
#define CARRIED_MOST 0.7           /* of the page: for what goes on from the page before */
#define SPILLED_MOST 0.5             /* of the page: behind less than that what follows begins on it */
#define SPLIT_LEAST 34.0           /* points of a row that are worth a page's foot */

struct filling {
    struct layout *layout;
    struct pages *pages;
    struct page *page;
    double height;                 /* of the page's text */
    double y;                      /* of the last box's bottom */
    double notes;                  /* height of the footnotes so far */
    const struct box *above;       /* the last box */
    struct box **carried;          /* lines of footnotes that found no room on the page before */
    size_t carried_n, carried_cap;
};

void pages_done(struct pages *pages)
{
    for (size_t i = 0; i < pages->n; i++) {
        free(pages->pages[i].boxes);
        free(pages->pages[i].notes);
    }
    free(pages->pages);
    *pages = (struct pages){0};
}

static void put(struct filling *f, struct box *box, double gap, bool repeated)
{
    struct page *page = f->page;

    mem_grow(&page->boxes, &page->cap, page->n + 1, sizeof *page->boxes);
    page->boxes[page->n++] = (struct placed){ box, f->y + gap, repeated };
    f->y += gap + box->height;
    f->above = box;
}

/* --- footnotes --- */

static void lay_note(struct layout *layout, struct footnote *note)
{
    struct place place = block_column(layout, 0);
    struct flow flow = {0};

    /* as wide on a turned page: it may go on at the foot of one that is not */
    place.width = theme_portrait.width - theme_portrait.left - theme_portrait.right;
    place.style = STYLE_FOOTNOTE;
    place.cell = true;                                    /* what would fill a page, a section, is set as in a cell */
    place.justified = false;
    for (const xmlNode *node = note->node; node; node = node->parent)
        if (node->type == XML_ELEMENT_NODE && node_attr(node, "lang")) {
            place.language = hyphens_language(layout->hyphens, node_attr(node, "lang"));
            break;
        }
    place.x = 16;
    place.column = place.width -= 16;
    flow.label_span = text_span(layout, &place, note->node);
    flow.label = arena_printf(&layout->arena, "%u", note->number);
    flow.label_x = -16;
    flow_id(&flow, node_id(note->node));
    block_children(layout, &flow, &place, note->node);
    note->boxes = layout_alloc(layout, (flow.n + 1) * sizeof *note->boxes);
    if (flow.n)
        memcpy(note->boxes, flow.boxes, flow.n * sizeof *flow.boxes);
    note->n = flow.n;
    flow_done(&flow);
}

typedef void note_function(struct filling *f, struct footnote *note, double *sum);

static void each_note(struct filling *f, const struct box *box, note_function *function, double *sum)
{
    if (box->kind == BOX_LINE)
        for (size_t i = 0; i < box->of.line->notes_n; i++)
            function(f, box->of.line->notes[i], sum);
    if (box->kind == BOX_ROW)
        for (size_t c = 0; c < box->of.row->n; c++)
            for (size_t i = 0; i < box->of.row->cells[c].n; i++)
                each_note(f, box->of.row->cells[c].boxes[i], function, sum);
}

/* What a note takes of its mark's page at least: of a long one only its begin. */
static void measure_note(struct filling *f, struct footnote *note, double *sum)
{
    double height = 0;

    if (!note->boxes)
        lay_note(f->layout, note);
    for (size_t i = 0; i < note->n && (height < f->height * NOTE_LONG || note->boxes[i]->page == PAGE_NEVER); i++)
        height += note->boxes[i]->height + (i ? flow_gap(note->boxes[i - 1], note->boxes[i]) : NOTE_GAP);
    *sum += height;
}

static void put_note_box(struct filling *f, struct box *box, double gap)
{
    struct page *page = f->page;

    if (!page->notes_n)
        f->notes = NOTES_SPACE;
    mem_grow(&page->notes, &page->notes_cap, page->notes_n + 1, sizeof *page->notes);
    page->notes[page->notes_n++] = (struct placed){ .box = box, .y = f->notes + gap };
    f->notes += gap + box->height;
}

/* How many of these boxes of notes fit at the foot of the page, which is `room` high; none is parted from one it must stay with, unless it would stay alone. */
static size_t notes_fitting(const struct filling *f, struct box *const *boxes, size_t n, double room)
{
    double y = f->notes + (f->page->notes_n ? 0 : NOTES_SPACE);
    size_t fit = 0, cut;

    while (fit < n && (y += boxes[fit]->height + (fit ? flow_gap(boxes[fit - 1], boxes[fit]) : NOTE_GAP)) <= room + 1e-6)
        fit++;
    for (cut = fit; cut > 0 && cut < n && boxes[cut]->page == PAGE_NEVER; cut--)
        ;
    return cut || f->page->n || f->page->notes_n ? cut : fit;
}

static void put_notes(struct filling *f, struct box *const *boxes, size_t n)
{
    for (size_t i = 0; i < n; i++)
        put_note_box(f, boxes[i], i ? flow_gap(boxes[i - 1], boxes[i]) : NOTE_GAP);
}

/* What does not fit on this page goes on at the foot of the next. */
static void put_note(struct filling *f, struct footnote *note, double *sum)
{
    size_t fit = f->carried_n ? 0 : notes_fitting(f, note->boxes, note->n, f->height - f->y);

    (void)sum;
    put_notes(f, note->boxes, fit);
    for (size_t i = fit; i < note->n; i++) {
        mem_grow(&f->carried, &f->carried_cap, f->carried_n + 1, sizeof *f->carried);
        f->carried[f->carried_n++] = note->boxes[i];
    }
}

static double notes_of(struct filling *f, const struct box *box)
{
    double sum = 0;

    if (f->layout->footnotes_n)
        each_note(f, box, measure_note, &sum);
    return sum > 0 && !f->page->notes_n ? sum + NOTES_SPACE : sum;
}

/* --- pages --- */

static void begin_page(struct filling *f, bool turned)
{
    const struct geometry *g = turned ? &theme_landscape : &theme_portrait;
    struct pages *pages = f->pages;
    size_t kept = 0;

    mem_grow(&pages->pages, &pages->cap, pages->n + 1, sizeof *pages->pages);
    f->page = &pages->pages[pages->n++];
    *f->page = (struct page){ .geometry = g };
    f->height = g->height - g->top - g->bottom;
    f->y = f->notes = 0;
    f->above = NULL;
    f->layout->geometry = g;
    kept = notes_fitting(f, f->carried, f->carried_n, f->height * CARRIED_MOST);
    if (!kept && f->carried_n)
        kept = 1;                  /* higher than the page's share: an own page's foot would not be higher */
    put_notes(f, f->carried, kept);
    if (kept)
        memmove(f->carried, f->carried + kept, (f->carried_n - kept) * sizeof *f->carried);
    f->carried_n -= kept;
}

static void end_page(struct filling *f)
{
    struct page *page = f->page;

    page->bottom = f->y;
    page->notes_top = f->height - f->notes + 4;
    for (size_t i = 0; i < page->notes_n; i++)
        page->notes[i].y += f->height - f->notes;
}

/* A row that does not begin its table: what stands above the rows is said again. */
static void repeat_head(struct filling *f, const struct box *box)
{
    const struct table *table;

    if (box->kind != BOX_ROW || box->of.row->role == ROW_HEAD)
        return;
    table = box->of.row->table;
    if (table->head_height > f->height * 0.4)
        return;
    for (size_t i = 0; i < table->head_n; i++)
        put(f, table->head[i], i ? flow_gap(table->head[i - 1], table->head[i]) : 0, true);
}

/* Does the box stand at the begin of its table? Then its head stands before it in the flow. */
static bool begins_table(struct box **boxes, size_t i)
{
    const struct row *row = boxes[i]->of.row;

    return row->first_part && (!i || boxes[i - 1]->kind != BOX_ROW || boxes[i - 1]->of.row->table != row->table);
}

struct mark { size_t at, boxes, notes, carried; double y, notes_height; bool set; };

/* Everything from a mark on goes to the next page. */
static void rewind_to(struct filling *f, const struct mark *mark)
{
    f->page->n = mark->boxes;
    f->page->notes_n = mark->notes;
    f->notes = mark->notes_height;
    f->y = mark->y;
    f->carried_n = mark->carried;
}

/* A line of a row with a footnote: how far down it ends, and what its notes take. */
struct noted { double bottom, notes; };
struct noted_lines { struct noted *lines; size_t n, cap; };

static void find_noted(struct filling *f, const struct box *box, double y, struct noted_lines *found)
{
    double sum = 0;

    if (box->kind == BOX_LINE && box->of.line->notes_n) {
        each_note(f, box, measure_note, &sum);
        mem_grow(&found->lines, &found->cap, found->n + 1, sizeof *found->lines);
        found->lines[found->n++] = (struct noted){ y + box->height, sum };
    }
    if (box->kind == BOX_ROW)
        for (size_t c = 0; c < box->of.row->n; c++) {
            const struct cell *cell = &box->of.row->cells[c];

            for (size_t i = 0; i < cell->n; i++)
                find_noted(f, cell->boxes[i], y + cell->pad_y + cell->boxes[i]->y, found);
        }
}

static int by_bottom(const void *a, const void *b)
{
    double x = ((const struct noted *)a)->bottom, y = ((const struct noted *)b)->bottom;

    return (x > y) - (x < y);
}

/* How much of a row may stand on the page, so that the notes of that much fit too. */
static double room_for(struct filling *f, const struct box *row, double gap)
{
    double room = f->height - f->y - gap - f->notes, notes = 0;
    struct noted_lines found = {0};

    if (f->layout->footnotes_n)
        find_noted(f, row, 0, &found);
    if (found.n)
        qsort(found.lines, found.n, sizeof *found.lines, by_bottom);
    for (size_t i = 0; i < found.n; i++) {
        double more = notes + found.lines[i].notes + (notes > 0 || f->page->notes_n ? 0 : NOTES_SPACE);

        if (found.lines[i].bottom > room - more) {
            room = room - notes < found.lines[i].bottom - 0.1 ? room : found.lines[i].bottom - 0.1 + notes;
            break;
        }
        notes = more;
    }
    free(found.lines);
    return room - notes;
}

/* The box does not fit. A row is cut if that is better than a page that ends early, or (`force`) anyway; returns its second part. */
static struct box *cut_row(struct filling *f, struct box *box, double gap, const struct mark *mark, bool force)
{
    double lost = mark->set ? f->height - f->notes - mark->y : 0, room;

    if (box->kind != BOX_ROW || (!force && mark->set && lost < f->height * 0.22 && box->height < f->height * 0.5))
        return NULL;
    room = room_for(f, box, gap);
    return force || room >= SPLIT_LEAST ? table_split_row(f->layout, box, room, force) : NULL;
}

static void put_with_notes(struct filling *f, struct box *box, double gap)
{
    put(f, box, gap, false);
    if (f->layout->footnotes_n)
        each_note(f, box, put_note, NULL);
}

/* Fills one page from box `first` on; returns the box that the next page begins with. */
static size_t fill_page(struct filling *f, struct box **boxes, size_t n, size_t first)
{
    struct mark mark = {0};

    for (size_t i = first; i < n; i++) {
        struct box *box = boxes[i];
        double gap = f->above ? flow_gap(f->above, box) : 0;

        if (i > first && (box->page == PAGE_MUST || box->turned != boxes[first]->turned))
            return i;
        if (i > first && box->page == PAGE_MAY)
            mark = (struct mark){ i, f->page->n, f->page->notes_n, f->carried_n, f->y, f->notes, true };
        if (f->y + gap + box->height + f->notes + notes_of(f, box) > f->height + 1e-6) {
            struct box *rest = cut_row(f, box, gap, &mark, false);

            if (!rest && mark.set) {
                rewind_to(f, &mark);
                return mark.at;
            }
            if (!rest && i == first && f->notes > 0)
                return i;          /* what the page before left takes too much of this one */
            if (!rest && (i == first || !f->notes))
                rest = cut_row(f, box, gap, &mark, true);
            if (rest) {
                put_with_notes(f, box, gap);
                boxes[i] = rest;
                return i;
            }
            if (i > first)
                return i;
        }
        put_with_notes(f, box, gap);
    }
    return n;
}

static bool any_turned(const struct flow *flow)
{
    for (size_t i = 0; i < flow->n; i++)
        if (flow->boxes[i]->turned)
            return true;
    return false;
}

/* The height of what stands at its beginning and is not parted: a heading and its first lines. */
static double beginning(const struct flow *flow)
{
    double height = flow->boxes[0]->height;

    for (size_t i = 1; i < flow->n && flow->boxes[i]->page == PAGE_NEVER; i++)
        height += flow_gap(flow->boxes[i - 1], flow->boxes[i]) + flow->boxes[i]->height;
    return height;
}

void pages_add(struct layout *layout, struct pages *pages, struct flow *flow, bool share)
{
    struct filling f = { .layout = layout, .pages = pages };
    size_t i = 0;

    if (share && pages->n && flow->n) {
        f.page = &pages->pages[pages->n - 1];
        f.height = f.page->geometry->height - f.page->geometry->top - f.page->geometry->bottom;
        f.y = f.page->bottom;
        f.above = f.page->n ? f.page->boxes[f.page->n - 1].box : NULL;
        if (!layout->footnotes_n && f.page->geometry == &theme_portrait && !any_turned(flow) && f.y + (f.above ? flow_gap(f.above, flow->boxes[0]) : 0) + flow_height(flow) <= f.height) {
            for (; i < flow->n; i++)
                put(&f, flow->boxes[i], f.above ? flow_gap(f.above, flow->boxes[i]) : 0, false);
            f.page->bottom = f.y;
        } else if (!layout->footnotes_n && f.page->geometry == &theme_portrait && !flow->boxes[0]->turned && pages->n > 1 && f.y < f.height * SPILLED_MOST
                   && f.y + (f.above ? flow_gap(f.above, flow->boxes[0]) : 0) + beginning(flow) <= f.height) {
            i = fill_page(&f, flow->boxes, flow->n, 0);
            end_page(&f);
        }
    }
    while (i < flow->n) {
        begin_page(&f, flow->boxes[i]->turned);
        if (flow->boxes[i]->kind == BOX_ROW && !begins_table(flow->boxes, i))
            repeat_head(&f, flow->boxes[i]);
        i = fill_page(&f, flow->boxes, flow->n, i);
        end_page(&f);
    }
    while (f.carried_n) {
        begin_page(&f, false);
        end_page(&f);
    }
    free(f.carried);
}
