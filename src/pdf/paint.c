/* pdf/paint.c - pages become drawing calls. */

#include "base/mem.h"
#include "pdf/bidi.h"
#include "pdf/glyphrun.h"
#include "pdf/paint.h"
#include "pdf/struck.h"
#include "pdf/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CHIP_RADIUS 2.2

struct fill { double x, y, width, height; uint32_t colour; bool drawn; };
struct fills { struct fill *items; size_t n, cap; };

struct painter {
    struct layout *layout;
    const struct pages *pages;
    const struct imprint *imprint;
    struct draw *draw;
    struct map placed;             /* ids that a link may lead to */
    struct glyph_run run;
    struct fills chips, rules;     /* of the page at hand, until all are known: those of one colour are drawn at once */
};

static void note_place(void *closure, const char *id, size_t page, double x, double y)
{
    (void)page, (void)x, (void)y;
    *map_at(closure, str_of(id)) = (void *)id;
}

struct painter *painter_new(struct layout *layout, const struct pages *pages, const struct imprint *imprint, struct draw *draw)
{
    struct painter *painter = mem_zero(1, sizeof *painter);

    *painter = (struct painter){ .layout = layout, .pages = pages, .imprint = imprint, .draw = draw, .run = { .draw = draw, .fonts = layout->fonts } };
    paint_places(pages, note_place, &painter->placed);
    return painter;
}

void painter_free(struct painter *painter)
{
    if (!painter)
        return;
    map_done(&painter->placed);
    glyph_run_done(&painter->run);
    free(painter->chips.items);
    free(painter->rules.items);
    free(painter);
}

/* --- grounds: what lies below the words of a page --- */

static void add_fill(struct fills *fills, double x, double y, double width, double height, uint32_t colour)
{
    mem_grow(&fills->items, &fills->cap, fills->n + 1, sizeof *fills->items);
    fills->items[fills->n++] = (struct fill){ x, y, width, height, colour, false };
}

static void paint_fill(struct draw *draw, const struct fill *fill, bool rule)
{
    double middle = fill->y + fill->height / 2;

    if (rule)
        draw_line(draw, fill->x, middle, fill->x + fill->width, middle, fill->height, fill->colour);
    else
        draw_fill(draw, fill->x, fill->y, fill->width, fill->height, CHIP_RADIUS, fill->colour);
}

/* Look after look, each where it comes first: none of these lies over another. */
static void paint_fills(struct painter *p, struct fills *fills, bool rules)
{
    for (size_t first = 0; first < fills->n; first++) {
        const struct fill look = fills->items[first];

        for (size_t i = first; i < fills->n && !look.drawn; i++) {
            struct fill *fill = &fills->items[i];

            if (fill->drawn || fill->colour != look.colour || (rules && fill->height != look.height))
                continue;
            paint_fill(p->draw, fill, rules);
            fill->drawn = true;
        }
    }
    fills->n = 0;
}

/* From where to where pieces i..end of a line reach, whichever way they run. */
struct stretch { double from, to; };

static struct stretch stretch_of(const struct line *line, size_t i, size_t end)
{
    struct stretch all = { line->pieces[i].x, line->pieces[i].x + line->pieces[i].width };

    for (; i < end; i++) {
        double left = line->pieces[i].x, right = left + line->pieces[i].width;

        all.from = left < all.from ? left : all.from;
        all.to = right > all.to ? right : all.to;
    }
    return all;
}

/* The coloured ground behind each stretch of pieces with the same label. */
static void add_chips(struct painter *p, const struct line *line, double x, double y)
{
    for (size_t i = 0; i < line->n;) {
        const struct span *span = line->pieces[i].span;
        size_t end = i + 1;
        struct stretch part;
        double height;

        if (!span->chip) {
            i++;
            continue;
        }
        while (end < line->n && line->pieces[end].span->chip == span->chip && (line->pieces[end].span == span || line->pieces[end].span->node->parent == span->node))
            end++;
        part = stretch_of(line, i, end);
        height = span->size * 1.36;
        add_fill(&p->chips, x + part.from, y + line->baseline - span->size * 0.36 - height / 2, part.to - part.from, height, span->chip->fill);
        i = end;
    }
}

static bool within(const struct box *box, const struct decor *decor)
{
    for (const struct decor *d = box->decor; d; d = d->outer)
        if (d == decor)
            return true;
    return false;
}

/* The grounds and bars of boxes that stand below each other; `y_of` finds their places. */
typedef double y_function(const void *list, size_t i);
typedef const struct box *box_function(const void *list, size_t i);

static void paint_decor(struct painter *p, const void *list, size_t n, box_function *box_of, y_function *y_of, double x, double y, unsigned depth)
{
    bool more = false;

    for (size_t i = 0; i < n; i++) {
        const struct decor *chain[16];
        unsigned levels = 0;
        size_t end = i;
        double top, bottom;

        for (const struct decor *d = box_of(list, i)->decor; d && levels < 16; d = d->outer)
            chain[levels++] = d;
        if (levels <= depth)
            continue;
        more |= levels > depth + 1;
        while (end + 1 < n && within(box_of(list, end + 1), chain[levels - 1 - depth])) {
            unsigned deep = 0;

            end++;
            for (const struct decor *d = box_of(list, end)->decor; d; d = d->outer)
                deep++;
            more |= deep > depth + 1;
        }
        top = y + y_of(list, i);
        bottom = y + y_of(list, end) + box_of(list, end)->height;
        if (chain[levels - 1 - depth]->filled)
            draw_fill(p->draw, x + chain[levels - 1 - depth]->x, top, chain[levels - 1 - depth]->width, bottom - top, 0, chain[levels - 1 - depth]->fill);
        if (chain[levels - 1 - depth]->barred)
            draw_fill(p->draw, x + chain[levels - 1 - depth]->x, top, 2.4, bottom - top, 0, chain[levels - 1 - depth]->bar);
        i = end;
    }
    if (more && depth < 15)
        paint_decor(p, list, n, box_of, y_of, x, y, depth + 1);
}

static const struct box *cell_box(const void *list, size_t i) { return ((struct box *const *)list)[i]; }
static double cell_y(const void *list, size_t i) { return ((struct box *const *)list)[i]->y; }
static const struct box *placed_box(const void *list, size_t i) { return ((const struct placed *)list)[i].box; }
static double placed_y(const void *list, size_t i) { return ((const struct placed *)list)[i].y; }

/* The rule below a cell, or below its whole row if no cell reaches further down. */
static void add_rules(struct painter *p, const struct box *box, double x, double y)
{
    const struct row *row = box->of.row;
    double weight = row->role == ROW_HEAD ? 0.7 : 0.4;
    uint32_t colour = row->role == ROW_HEAD ? COLOUR_ACCENT : COLOUR_RULE;
    bool even = true;

    if (row->last && row->last_part) {
        weight = 0.7;
        colour = COLOUR_ACCENT;
    }
    for (size_t i = 0; i < row->n; i++)
        even &= row->cells[i].height <= box->height + 0.01;
    if (even && !row->whole) {
        add_fill(&p->rules, x, y + box->height - weight / 2, box->width, weight, colour);
        return;
    }
    for (size_t i = 0; i < row->n; i++)
        add_fill(&p->rules, x + row->cells[i].x, y + row->cells[i].height - weight / 2, row->cells[i].width, weight, colour);
    if (row->last && row->last_part)
        add_fill(&p->rules, x, y + box->height - weight / 2, box->width, weight, colour);
}

static bool has_decor(const struct cell *cell)
{
    for (size_t i = 0; i < cell->n; i++)
        if (cell->boxes[i]->decor)
            return true;
    return false;
}

static void paint_ground(struct painter *p, const struct box *box, double x, double y)
{
    const struct row *row = box->kind == BOX_ROW ? box->of.row : NULL;

    if (box->kind == BOX_LINE)
        add_chips(p, box->of.line, x, y);
    if (box->kind == BOX_RULE)
        add_fill(&p->rules, x, y, box->width, box->height, box->of.rule);
    if (!row)
        return;
    if (row->role != ROW_BODY)
        draw_fill(p->draw, x, y, box->width, box->height, 0, row->role == ROW_HEAD ? COLOUR_HEAD_FILL : COLOUR_GROUP_FILL);
    for (size_t i = 0; i < row->n; i++) {
        const struct cell *cell = &row->cells[i];
        double inner_x = x + cell->x + cell->pad_x, inner_y = y + cell->pad_y;

        if (has_decor(cell))
            paint_decor(p, cell->boxes, cell->n, cell_box, cell_y, inner_x, inner_y, 0);
        for (size_t k = 0; k < cell->n; k++)
            paint_ground(p, cell->boxes[k], inner_x + cell->boxes[k]->x, inner_y + cell->boxes[k]->y);
    }
    add_rules(p, box, x, y);
}

/* --- lines --- */

/* One link rectangle for neighbouring pieces that lead to the same place. */
static void paint_links(struct painter *p, const struct line *line, const struct box *box, double x, double y)
{
    for (size_t i = 0; i < line->n;) {
        const struct span *span = line->pieces[i].span;
        size_t end = i + 1;

        if (!span->link) {
            i++;
            continue;
        }
        while (end < line->n && line->pieces[end].span->link == span->link)
            end++;
        if (!span->inside || map_get(&p->placed, str_of(span->link)))
        {
            struct stretch part = stretch_of(line, i, end);

            draw_link(p->draw, x + part.from, y, part.to - part.from, box->height, span->link, span->inside);
        }
        i = end;
    }
}

/* A line end's hyphen is drawn without text: it is not copied. */
static void paint_hyphen(struct painter *p, const struct line *line, double x, double y)
{
    const struct piece *last = line->n ? &line->pieces[line->n - 1] : NULL;
    const struct font *font = last && last->kind == PIECE_GLYPHS ? fonts_get(p->layout->fonts, (enum face_id)last->of.word->face) : NULL;
    struct draw_glyph glyph;

    if (!line->hyphen || !font || !font->hyphen_glyph)
        return;
    glyph_run_flush(&p->run);
    glyph = (struct draw_glyph){ .x = x + last->x + last->width, .y = y - last->span->rise, .id = font->hyphen_glyph, .bytes = 1 };
    draw_text(p->draw, font, last->span->size, last->span->colour, &glyph, 1, (struct str){ "-", 1 });    /* readers join the word; after a soft hyphen poppler does not */
}

/* The mark of a line of code that goes on with the one above; not copied with the text. */
static void paint_continued(struct painter *p, const struct line *line, double x, double y)
{
    static const struct { uint32_t c; const char *text; } marks[] = { { 0x21aa, "\xe2\x86\xaa" }, { '>', ">" } };
    const struct span *span = line->n ? line->pieces[0].span : NULL;
    enum face_id face = FACES;
    const struct word *word;
    struct draw_glyph glyph;
    size_t i = 0;

    for (; span && face == FACES && i < sizeof marks / sizeof *marks; i++)
        face = fonts_having(p->layout->fonts, FACE_MONO, marks[i].c);
    if (face == FACES)
        return;
    word = shaper_word(p->layout->shaper, face, 0, false, false, marks[i - 1].text, strlen(marks[i - 1].text));
    glyph_run_flush(&p->run);
    glyph = (struct draw_glyph){ .x = x - (word->width * 0.9 + 0.25) * span->size, .y = y, .id = word->glyphs[0].id };
    draw_text(p->draw, fonts_get(p->layout->fonts, face), span->size * 0.9, COLOUR_MUTED, &glyph, 1, (struct str){ "", 0 });
}

/* After the words, over them. */
static void paint_struck(struct painter *p, const struct line *line, double x, double base)
{
    struct struck s;

    for (size_t at = 0; struck_next(line, &at, &s);) {
        const struct font *font = fonts_get(p->layout->fonts, s.face);
        double middle = base - s.span->rise - (font ? font->strike * s.span->size : s.span->size * 0.26);

        glyph_run_flush(&p->run);
        draw_line(p->draw, x + s.from, middle, x + s.to, middle, font ? font->strike_weight * s.span->size : 0.5, s.span->colour);
    }
}

static double text_width(struct painter *p, const struct text *text)
{
    double width = 0;

    for (size_t i = 0; i < text->n; i++)
        width += token_width(p->layout, &text->tokens[i]);
    return width;
}

/* Tokens as they stand from left to right. */
static void order_tokens(struct painter *p, struct text *text)
{
    uint8_t *levels = layout_alloc(p->layout, text->n + 1);
    size_t *order = layout_alloc(p->layout, (text->n + 1) * sizeof *order);
    struct token *tokens = layout_alloc(p->layout, (text->n + 1) * sizeof *tokens);

    for (size_t i = 0; i < text->n; i++)
        levels[i] = text->tokens[i].level;
    bidi_order(levels, text->n, order);
    for (size_t i = 0; i < text->n; i++)
        tokens[i] = text->tokens[order[i]];
    memcpy(text->tokens, tokens, text->n * sizeof *tokens);
}

/* A string in a style; `anchor` says whether x is its left, middle or right. Returns its width. */
static double paint_string(struct painter *p, enum style_id style, uint32_t colour, float size, const char *string, double x, double y, enum figure_anchor anchor)
{
    struct place place = { .style = style, .tabular = true };
    struct span *span = (struct span *)text_span(p->layout, &place, NULL);
    struct text text = {0};
    double width;

    span->colour = colour;
    span->size = size;
    text_add_string(p->layout, &text, span, string);
    bidi_resolve(p->layout, &text);
    width = text_width(p, &text);
    x -= anchor == FIGURE_END ? width : anchor == FIGURE_MIDDLE ? width / 2 : 0;
    if (text.rtl)
        order_tokens(p, &text);
    for (size_t i = 0; i < text.n; i++) {
        if (text.tokens[i].kind == TOKEN_WORD)
            glyph_run_add(&p->run, text.tokens[i].of.word, 0, text.tokens[i].of.word->n, size, colour, x, y);
        else
            glyph_run_space(&p->run, x, y);
        x += token_width(p->layout, &text.tokens[i]);
    }
    text_done(&text);
    return width;
}

static void paint_page_number(struct painter *p, const struct box *box, double x, double y)
{
    const struct line *line = box->of.line;
    const struct span *span = line->n ? line->pieces[line->n - 1].span : NULL;
    char number[16];
    double width, right = x + box->width;

    if (!span)
        return;
    snprintf(number, sizeof number, "%u", line->page_of->page);
    width = paint_string(p, line->page_of->level == 1 ? STYLE_TOC1 : STYLE_TOC2, span->colour, span->size, number, right, y, FIGURE_END);
    draw_dots(p->draw, x + line->width + 6, right - width - 6, y - 1, 0xb4bdc9);
}

/* The file that an element shows; "" for none. */
static const char *shown_by(const xmlNode *node)
{
    const char *fileref = node->type == XML_ELEMENT_NODE ? node_attr(node, "fileref") : NULL;

    for (const xmlNode *child = node->children; child && !(fileref && *fileref) && node->type == XML_ELEMENT_NODE; child = child->next)
        fileref = shown_by(child);
    return fileref ? fileref : "";
}

/* A place that stays empty is framed, and told. */
static void paint_picture(struct painter *p, const struct image *picture, const xmlNode *node, double x, double y, double width, double height)
{
    glyph_run_flush(&p->run);
    if (draw_image(p->draw, x, y, width, height, picture))
        return;
    draw_frame(p->draw, x, y, width, height, 0.5, COLOUR_RULE);
    layout_report(p->layout, "broken-picture", node ? shown_by(node) : "", node);
}

/* A small picture within a line: its middle where the words' is. */
static void paint_sign(struct painter *p, const struct piece *piece, double x, double base)
{
    const struct image *picture = piece->of.picture;
    double height = piece->width * image_seen_height(picture) / image_seen_width(picture);

    paint_picture(p, picture, piece->span->node, x + piece->x, base - piece->span->size * 0.36 - height / 2, piece->width, height);
}

/* Where the space between a piece and the one before it begins. */
static double space_before(const struct piece *piece)
{
    double end = piece[-1].x + piece[-1].width;

    return piece->x >= end - 0.01 ? end : piece->x + piece->width;
}

static void paint_line(struct painter *p, const struct box *box, double x, double y)
{
    const struct line *line = box->of.line;
    double base = y + line->baseline;

    for (size_t i = 0; i < line->n; i++) {
        const struct piece *piece = &line->pieces[i];

        if (piece->kind == PIECE_ANCHOR)
            draw_dest(p->draw, piece->of.anchor, x + piece->x, y);
        if (piece->kind == PIECE_PICTURE)
            paint_sign(p, piece, x, base);
        if (piece->kind != PIECE_GLYPHS)
            continue;
        if (piece->spaced && i)
            glyph_run_space(&p->run, x + space_before(piece), base);
        glyph_run_add(&p->run, piece->of.word, piece->from, piece->to, piece->span->size, piece->span->colour, x + piece->x, base - piece->span->rise);
    }
    paint_hyphen(p, line, x, base);
    if (line->continued)
        paint_continued(p, line, x, base);
    paint_struck(p, line, x, base);
    paint_links(p, line, box, x, y);
    if (line->page_of)
        paint_page_number(p, box, x, base);
}

/* --- boxes --- */

static void paint_box(struct painter *p, const struct box *box, double x, double y, bool repeated);

static void paint_row(struct painter *p, const struct box *box, double x, double y, bool repeated)
{
    const struct row *row = box->of.row;

    for (size_t i = 0; i < row->n; i++) {
        const struct cell *cell = &row->cells[i];

        for (size_t k = 0; k < cell->n; k++)
            paint_box(p, cell->boxes[k], x + cell->x + cell->pad_x + cell->boxes[k]->x, y + cell->pad_y + cell->boxes[k]->y, repeated);
    }
}

static void paint_box(struct painter *p, const struct box *box, double x, double y, bool repeated)
{
    for (const char **id = repeated ? NULL : box->ids; id && *id; id++)
        draw_dest(p->draw, *id, x, y);
    switch (box->kind) {
    case BOX_LINE:
        paint_line(p, box, x, y);
        break;
    case BOX_ROW:
        paint_row(p, box, x, y, repeated);
        break;
    case BOX_PICTURE:
        paint_picture(p, box->of.picture, box->node, x, y, box->width, box->height);
        break;
    case BOX_FIGURE:
        paint_figure(p->layout, p->draw, box->of.figure, x, y, box->width);
        break;
    default:
        break;
    }
}

/* --- heads and feet --- */

static const char *joined(struct layout *layout, const char *a, const char *b)
{
    return !*a ? b : !*b ? a : arena_printf(&layout->arena, "%s \xc2\xb7 %s", a, b);
}

/* "page {n} of {m}" */
static const char *page_words(struct layout *layout, size_t n, size_t m)
{
    struct buf buf = {0};
    const char *copy;

    for (const char *c = layout->words->page_of; *c; c++) {
        if (!strncmp(c, "{n}", 3) || !strncmp(c, "{m}", 3)) {
            buf_printf(&buf, "%zu", c[1] == 'n' ? n : m);
            c += 2;
        } else {
            buf_putc(&buf, *c);
        }
    }
    copy = arena_dup(&layout->arena, buf_text(&buf).s, buf.n);
    buf_done(&buf);
    return copy;
}

/* As much of the string as fits, with an ellipsis. */
static const char *shortened(struct painter *p, const char *string, double room)
{
    struct place place = { .style = STYLE_RUNNING, .tabular = true };
    size_t n = strlen(string);

    while (n) {
        const char *words = n == strlen(string) ? string : arena_printf(&p->layout->arena, "%.*s\xe2\x80\xa6", (int)n, string);
        struct text text = {0};
        double width;

        text_add_string(p->layout, &text, text_span(p->layout, &place, NULL), words);
        width = text_width(p, &text);
        text_done(&text);
        if (width <= room)
            return words;
        do
            n--;
        while (n && ((string[n] & 0xc0) == 0x80 || string[n] != ' '));
    }
    return "";
}

/* "handbook · Policy handbook · 3 Keys" */
static const char *head_words(struct layout *layout, const struct imprint *imprint, const struct heading *chapter)
{
    const char *book = joined(layout, imprint->id, imprint->title);

    if (!chapter)
        return book;
    return joined(layout, book, *chapter->number ? arena_printf(&layout->arena, "%s %s", chapter->number, chapter->title) : chapter->title);
}

/* What stands in the foot at the left: the date of the version goes first where not all of it fits. */
static const char *foot_words(struct painter *p, double room)
{
    const struct imprint *im = p->imprint;
    struct layout *layout = p->layout;
    const char *whole = joined(layout, im->organisation, joined(layout, im->version, joined(layout, im->published, im->as_of)));
    const char *fits = shortened(p, whole, room);

    return !strcmp(fits, whole) ? fits : shortened(p, joined(layout, im->organisation, joined(layout, im->version, im->as_of)), room);
}

static void paint_running(struct painter *p, size_t index)
{
    const struct page *page = &p->pages->pages[index];
    const struct geometry *g = page->geometry;
    const struct imprint *im = p->imprint;
    struct layout *layout = p->layout;
    float size = theme_styles[STYLE_RUNNING].size;
    double right = g->width - g->right, head = g->top - 26, foot = g->height - g->bottom + 32, used;

    if (index) {
        used = paint_string(p, STYLE_RUNNING, COLOUR_MUTED, size, im->classification, right, head, FIGURE_END);
        if (im->state)
            used += 10 + paint_string(p, STYLE_RUNNING, COLOUR_RED, size, im->state, right - used - (used > 0 ? 10 : 0), head, FIGURE_END);
        paint_string(p, STYLE_RUNNING, COLOUR_MUTED, size, shortened(p, head_words(layout, im, page->chapter), right - g->left - used - 24), g->left, head, FIGURE_START);
    } else if (im->state) {
        paint_string(p, STYLE_TITLE, COLOUR_MARK, 40, im->state, right, g->top + 12, FIGURE_END);
    }
    used = paint_string(p, STYLE_RUNNING, COLOUR_MUTED, size,
                        joined(layout, shortened(p, im->revision, (right - g->left) / 3), page_words(layout, index + 1, p->pages->n)), right, foot, FIGURE_END);
    paint_string(p, STYLE_RUNNING, COLOUR_MUTED, size, foot_words(p, right - g->left - used - 24), g->left, foot, FIGURE_START);
    if (index)
        draw_line(p->draw, g->left, head + 6, right, head + 6, 0.4, COLOUR_RULE);
    draw_line(p->draw, g->left, foot - 12, right, foot - 12, 0.4, COLOUR_RULE);
}

void paint_page(struct painter *p, size_t index)
{
    const struct page *page = &p->pages->pages[index];
    const struct geometry *g = page->geometry;

    draw_page(p->draw, g->width, g->height);
    paint_running(p, index);
    paint_decor(p, page->boxes, page->n, placed_box, placed_y, g->left, g->top, 0);
    paint_decor(p, page->notes, page->notes_n, placed_box, placed_y, g->left, g->top, 0);
    for (size_t i = 0; i < page->n; i++)
        paint_ground(p, page->boxes[i].box, g->left + page->boxes[i].box->x, g->top + page->boxes[i].y);
    for (size_t i = 0; i < page->notes_n; i++)
        paint_ground(p, page->notes[i].box, g->left + page->notes[i].box->x, g->top + page->notes[i].y);
    paint_fills(p, &p->chips, false);
    paint_fills(p, &p->rules, true);
    for (size_t i = 0; i < page->n; i++)
        paint_box(p, page->boxes[i].box, g->left + page->boxes[i].box->x, g->top + page->boxes[i].y, page->boxes[i].repeated);
    if (page->notes_n)
        draw_line(p->draw, g->left, g->top + page->notes_top, g->left + 90, g->top + page->notes_top, 0.4, COLOUR_MUTED);
    for (size_t i = 0; i < page->notes_n; i++)
        paint_box(p, page->notes[i].box, g->left + page->notes[i].box->x, g->top + page->notes[i].y, false);
    glyph_run_flush(&p->run);
}

/* --- places --- */

static void places_of(const struct box *box, size_t page, double x, double y, paint_place_function *function, void *closure)
{
    for (const char **id = box->ids; id && *id; id++)
        function(closure, *id, page, x, y);
    if (box->kind == BOX_LINE)
        for (size_t i = 0; i < box->of.line->n; i++)
            if (box->of.line->pieces[i].kind == PIECE_ANCHOR)
                function(closure, box->of.line->pieces[i].of.anchor, page, x + box->of.line->pieces[i].x, y);
    if (box->kind == BOX_ROW)
        for (size_t c = 0; c < box->of.row->n; c++) {
            const struct cell *cell = &box->of.row->cells[c];

            for (size_t i = 0; i < cell->n; i++)
                places_of(cell->boxes[i], page, x + cell->x + cell->pad_x + cell->boxes[i]->x, y + cell->pad_y + cell->boxes[i]->y, function, closure);
        }
}

void paint_places(const struct pages *pages, paint_place_function *function, void *closure)
{
    for (size_t i = 0; i < pages->n; i++) {
        const struct page *page = &pages->pages[i];
        const struct geometry *g = page->geometry;

        for (size_t k = 0; k < page->n; k++)
            if (!page->boxes[k].repeated)
                places_of(page->boxes[k].box, i, g->left + page->boxes[k].box->x, g->top + page->boxes[k].y, function, closure);
        for (size_t k = 0; k < page->notes_n; k++)
            places_of(page->notes[k].box, i, g->left, g->top + page->notes[k].y, function, closure);
    }
}
