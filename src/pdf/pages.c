/* pdf/pages.c - boxes are divided among pages. */

#include "base/mem.h"
#include "pdf/block.h"
#include "pdf/pages.h"
#include "pdf/table.h"

#include <stdlib.h>
#include <string.h>

#define NOTES_SPACE 14.0           /* above the first footnote, with its rule */
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

    place.style = STYLE_FOOTNOTE;
    place.justified = false;
    for (const xmlNode *node = note->node; node; node = node->parent)
        if (node->type == XML_ELEMENT_NODE && node_attr(node, "lang")) {
            place.language = hyphens_language(layout->hyphens, node_attr(node, "lang"));
            break;
        }
    place.x = 16;
    place.width -= 16;
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

static void measure_note(struct filling *f, struct footnote *note, double *sum)
{
    if (!note->boxes)
        lay_note(f->layout, note);
    for (size_t i = 0; i < note->n; i++)
        *sum += note->boxes[i]->height + (i ? flow_gap(note->boxes[i - 1], note->boxes[i]) : 2);
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

/* What does not fit on this page goes on at the foot of the next. */
static void put_note(struct filling *f, struct footnote *note, double *sum)
{
    bool full = f->carried_n > 0;

    (void)sum;
    for (size_t i = 0; i < note->n; i++) {
        double gap = i ? flow_gap(note->boxes[i - 1], note->boxes[i]) : 2;
        double space = f->page->notes_n ? 0 : NOTES_SPACE;

        if (full || f->y + f->notes + space + gap + note->boxes[i]->height > f->height + 1e-6) {
            full = true;
            mem_grow(&f->carried, &f->carried_cap, f->carried_n + 1, sizeof *f->carried);
            f->carried[f->carried_n++] = note->boxes[i];
        } else {
            put_note_box(f, note->boxes[i], gap);
        }
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
    while (kept < f->carried_n && NOTES_SPACE + f->notes + f->carried[kept]->height < f->height * 0.7)
        put_note_box(f, f->carried[kept++], 2);
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

struct mark { size_t at, boxes, notes; double y, notes_height; bool set; };

/* Everything from a mark on goes to the next page. */
static void rewind_to(struct filling *f, const struct mark *mark)
{
    f->page->n = mark->boxes;
    f->page->notes_n = mark->notes;
    f->notes = mark->notes_height;
    f->y = mark->y;
    f->carried_n = 0;
}

/* The box does not fit. A row is cut if that is better than a page that ends early; returns its second part. */
static struct box *cut_row(struct filling *f, struct box *box, double gap, const struct mark *mark)
{
    double room = f->height - f->y - gap - f->notes - notes_of(f, box);
    double lost = mark->set ? f->height - f->notes - mark->y : 0;

    if (box->kind != BOX_ROW || room < SPLIT_LEAST)
        return NULL;
    if (mark->set && lost < f->height * 0.22 && box->height < f->height * 0.5)
        return NULL;
    return table_split_row(f->layout, box, room, false);
}

/* Fills one page from box `first` on; returns the box that the next page begins with. */
static size_t fill_page(struct filling *f, struct box **boxes, size_t n, size_t first)
{
    struct mark mark = {0};

    for (size_t i = first; i < n; i++) {
        struct box *box = boxes[i];
        double gap = f->above ? flow_gap(f->above, box) : 0, notes;

        if (i > first && (box->page == PAGE_MUST || box->turned != boxes[first]->turned))
            return i;
        notes = notes_of(f, box);
        if (i > first && box->page == PAGE_MAY)
            mark = (struct mark){ i, f->page->n, f->page->notes_n, f->y, f->notes, true };
        if (f->y + gap + box->height + f->notes + notes > f->height + 1e-6) {
            struct box *rest = cut_row(f, box, gap, &mark);

            if (rest) {
                put(f, box, gap, false);
                each_note(f, box, put_note, NULL);
                boxes[i] = rest;
                return i;
            }
            if (mark.set) {
                rewind_to(f, &mark);
                return mark.at;
            }
            if (i > first)
                return i;
            rest = box->kind == BOX_ROW ? table_split_row(f->layout, box, f->height - f->y - gap - f->notes, true) : NULL;
            if (rest) {
                put(f, box, gap, false);
                each_note(f, box, put_note, NULL);
                boxes[i] = rest;
                return i;
            }
        }
        put(f, box, gap, false);
        if (notes > 0)
            each_note(f, box, put_note, NULL);
    }
    return n;
}

static double stacked(const struct flow *flow)
{
    double height = 0;

    for (size_t i = 0; i < flow->n; i++)
        height += flow->boxes[i]->height + (i ? flow_gap(flow->boxes[i - 1], flow->boxes[i]) : 0);
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
        if (!f.page->notes_n && f.page->geometry == &theme_portrait && f.y + flow->boxes[0]->before + stacked(flow) <= f.height) {
            for (; i < flow->n; i++)
                put(&f, flow->boxes[i], f.above ? flow_gap(f.above, flow->boxes[i]) : 0, false);
            f.page->bottom = f.y;
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
        size_t before = f.carried_n;

        begin_page(&f, false);
        end_page(&f);
        if (f.carried_n == before)
            break;
    }
    free(f.carried);
}
