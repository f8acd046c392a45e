/* pdf/dump.c - the layout as text.
 *
 * One thing a line, two spaces deeper what is inside it, lengths in points with two decimals from the page's top left corner:
 *
 *   pages N
 *   page N WIDTH HEIGHT area X Y W H
 *     line X Y W H NODE text W space F [hyphen] [continued] [keep] [page N] [struck X W] "TEXT"    space: 1 is natural; keep: no page ends before it
 *                                                                       continued: of code, the line above was too long
 *     row X Y W H NODE [head|group] [repeated] [part]
 *       cell X Y W H NODE
 *         line …
 *     figure|picture|rule|space X Y W H NODE
 *     note …                                                            a box of a footnote
 *
 * NODE is the element's name and, after "#", its xml:id or that of the nearest element around it that has one. */

#include "pdf/dump.h"
#include "pdf/struck.h"

#include <math.h>
#include <stdlib.h>

static void add_number(struct buf *text, double value)
{
    long long hundredths = llround(value * 100);

    buf_printf(text, " %s%lld.%02lld", hundredths < 0 ? "-" : "", llabs(hundredths) / 100, llabs(hundredths) % 100);
}

static void add_head(struct buf *text, unsigned depth, const char *kind, const xmlNode *node, double x, double y, double width, double height)
{
    const xmlNode *named = node;

    buf_fill(text, ' ', 2 * depth);
    buf_puts(text, kind);
    add_number(text, x);
    add_number(text, y);
    add_number(text, width);
    add_number(text, height);
    while (named && named->type == XML_ELEMENT_NODE && !node_id(named))
        named = named->parent;
    buf_printf(text, " %s", node ? (const char *)node->name : "-");
    if (named && named->type == XML_ELEMENT_NODE)
        buf_printf(text, "#%s", node_id(named));
}

static void add_words(struct buf *text, const struct line *line)
{
    buf_puts(text, " \"");
    for (size_t i = 0; i < line->n; i++) {
        const struct piece *piece = &line->pieces[i];
        const struct word *word = piece->of.word;
        size_t from, to;

        if (piece->kind == PIECE_PICTURE)
            buf_puts(text, piece->spaced ? " [picture]" : "[picture]");
        if (piece->kind != PIECE_GLYPHS)
            continue;
        if (piece->spaced)
            buf_putc(text, ' ');
        from = piece->from < word->n ? word->glyphs[piece->from].at : word->length;
        to = piece->to < word->n ? word->glyphs[piece->to].at : word->length;
        for (size_t k = from; k < to; k++) {
            if (word->text[k] == '"' || word->text[k] == '\\')
                buf_putc(text, '\\');
            buf_putc(text, word->text[k]);
        }
    }
    buf_putc(text, '"');
}

static const char *const kinds[] = { [BOX_LINE] = "line", [BOX_ROW] = "row", [BOX_FIGURE] = "figure", [BOX_PICTURE] = "picture", [BOX_RULE] = "rule", [BOX_SPACE] = "space" };

static void dump_box(struct buf *text, unsigned depth, const struct box *box, double x, double y, bool repeated)
{
    add_head(text, depth, kinds[box->kind], box->node, x, y, box->width, box->height);
    if (box->kind == BOX_LINE) {
        const struct line *line = box->of.line;
        struct struck struck;

        buf_puts(text, " text");
        add_number(text, line->width);
        buf_puts(text, " space");
        add_number(text, line->space);
        if (line->hyphen)
            buf_puts(text, " hyphen");
        if (line->continued)
            buf_puts(text, " continued");
        if (box->page == PAGE_NEVER)
            buf_puts(text, " keep");
        if (line->page_of)
            buf_printf(text, " page %u", line->page_of->page);
        for (size_t at = 0; struck_next(line, &at, &struck);) {
            buf_puts(text, " struck");
            add_number(text, x + struck.from);
            add_number(text, struck.to - struck.from);
        }
        add_words(text, line);
    }
    if (box->kind == BOX_ROW) {
        const struct row *row = box->of.row;

        if (row->role != ROW_BODY)
            buf_puts(text, row->role == ROW_HEAD ? " head" : " group");
        if (repeated)
            buf_puts(text, " repeated");
        if (!row->first_part || !row->last_part)
            buf_puts(text, " part");
        for (size_t c = 0; c < row->n; c++) {
            const struct cell *cell = &row->cells[c];

            buf_putc(text, '\n');
            add_head(text, depth + 1, "cell", cell->node, x + cell->x, y, cell->width, cell->height);
            for (size_t i = 0; i < cell->n; i++) {
                buf_putc(text, '\n');
                dump_box(text, depth + 2, cell->boxes[i], x + cell->x + cell->pad_x + cell->boxes[i]->x, y + cell->pad_y + cell->boxes[i]->y, repeated);
            }
        }
    }
}

void dump_pages(const struct pages *pages, struct buf *text)
{
    buf_printf(text, "pages %zu\n", pages->n);
    for (size_t i = 0; i < pages->n; i++) {
        const struct page *page = &pages->pages[i];
        const struct geometry *g = page->geometry;

        buf_printf(text, "page %zu", i + 1);
        add_number(text, g->width);
        add_number(text, g->height);
        buf_puts(text, " area");
        add_number(text, g->left);
        add_number(text, g->top);
        add_number(text, g->width - g->left - g->right);
        add_number(text, g->height - g->top - g->bottom);
        if (page->chapter)
            buf_printf(text, " chapter \"%s\"", page->chapter->number[0] ? page->chapter->number : page->chapter->title);
        buf_putc(text, '\n');
        for (size_t k = 0; k < page->n; k++) {
            dump_box(text, 1, page->boxes[k].box, g->left + page->boxes[k].box->x, g->top + page->boxes[k].y, page->boxes[k].repeated);
            buf_putc(text, '\n');
        }
        for (size_t k = 0; k < page->notes_n; k++) {
            buf_puts(text, "  note\n");
            dump_box(text, 2, page->notes[k].box, g->left + page->notes[k].box->x, g->top + page->notes[k].y, false);
            buf_putc(text, '\n');
        }
    }
}
