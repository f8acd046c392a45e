/* pdf/pdf.c - a DocBook 5 tree becomes set pages. */

#include "pdf/block.h"
#include "pdf/dump.h"
#include "pdf/front.h"
#include "pdf/headings.h"
#include "pdf/pagelinks.h"
#include "pdf/paint.h"
#include "pdf/pdf.h"

#include <string.h>

enum { LAST_LINES = 14 };

struct document {
    struct layout layout;
    struct pages pages;
    struct imprint imprint;
    const xmlNode *root;
    xmlDoc *numbered;          /* a copy whose index names pages; NULL for none */
};

static void note_heading(void *closure, const char *id, size_t page, double x, double y)
{
    struct document *document = closure;
    struct heading *heading = map_get(&document->layout.headed, str_of(id));

    (void)x;
    if (heading && !heading->page) {
        heading->page = (unsigned)page + 1;
        heading->y = y;
    }
}

/* Sections without an id are found by their title's first line. */
static void note_nameless(struct document *document)
{
    struct layout *layout = &document->layout;
    size_t next = 0;

    for (size_t i = 0; i < document->pages.n; i++)
        for (size_t k = 0; k < document->pages.pages[i].n; k++) {
            const struct placed *placed = &document->pages.pages[i].boxes[k];

            for (size_t h = next; h < layout->headings_n && h < next + 8; h++)
                if (placed->box->kind == BOX_LINE && headings_title(layout->headings[h].node) == placed->box->node && !placed->box->of.line->page_of) {
                    if (!layout->headings[h].page) {
                        layout->headings[h].page = (unsigned)i + 1;
                        layout->headings[h].y = document->pages.pages[i].geometry->top + placed->y;
                    }
                    next = h + 1;
                    break;
                }
        }
}

static bool is_chapter(const struct heading *heading)
{
    return !heading->control && heading->page && (node_is(heading->node, "chapter") || node_is(heading->node, "preface") || node_is(heading->node, "appendix"));
}

/* Which chapter the head of each page names: the one that goes on there; on a page that is begun on purpose the first that begins. */
static void note_chapters(struct document *document)
{
    const struct layout *layout = &document->layout;
    const struct heading *now = NULL;
    size_t h = 0;

    for (size_t i = 0; i < document->pages.n; i++) {
        struct page *page = &document->pages.pages[i];
        const struct heading *first = NULL;

        page->chapter = page->n && page->boxes[0].box->page == PAGE_MUST ? NULL : now;
        for (; h < layout->headings_n && (!layout->headings[h].page || layout->headings[h].page <= i + 1); h++) {
            if (!is_chapter(&layout->headings[h]))
                continue;
            now = &layout->headings[h];
            first = first ? first : now;
        }
        if (!page->chapter)
            page->chapter = first;
    }
}

static enum pdf_result fonts_present(struct layout *layout, const xmlNode *root)
{
    enum pdf_result result = PDF_OK;

    for (enum face_id face = FACE_TEXT; face < FACE_FALLBACK; face++)
        if (!fonts_get(layout->fonts, face)) {
            layout_report(layout, "missing-font", theme_faces[face].family, root);
            result = PDF_NO_FONT;
        }
    return result;
}

/* A short section at the end, such as the sources, is not torn: a line or two would have the last page for themselves. */
static void keep_last(const struct flow *body)
{
    size_t from = body->n;

    while (from > 0 && body->n - from < LAST_LINES && body->boxes[from - 1]->kind == BOX_LINE && !node_is(body->boxes[from - 1]->node, "title"))
        from--;
    if (!from || from == body->n || body->boxes[from - 1]->kind != BOX_LINE || !node_is(body->boxes[from - 1]->node, "title"))
        return;
    for (size_t i = from; i < body->n; i++)
        if (body->boxes[i]->page == PAGE_MAY)
            body->boxes[i]->page = PAGE_NEVER;
}

static void lay_body(struct document *document, struct flow *body)
{
    struct layout *layout = &document->layout;
    struct place place = block_column(layout, hyphens_language(layout->hyphens, node_attr(document->root, "lang")));

    block_sections(layout, body, &place, document->root);
    keep_last(body);
    flow_settle(body);
}

static bool has_control(const xmlNode *root)
{
    for (const xmlNode *child = root->children; child; child = child->next)
        if (headings_is_section(child) && node_role(child, "document-control"))
            return true;
    return false;
}

/* Ends with close_document(), whatever the result. */
static enum pdf_result lay_document(struct document *document, xmlDoc *docbook, const struct pdf_options *options)
{
    struct layout *layout = &document->layout;
    struct flow title = {0}, contents = {0}, body = {0};
    enum pdf_result result;
    size_t before;

    *document = (struct document){ .root = xmlDocGetRootElement(docbook) };
    layout_init(layout, options);
    if (!document->root)
        return PDF_EMPTY;
    result = fonts_present(layout, document->root);
    if (result != PDF_OK)
        return result;
    headings_collect(layout, document->root);
    document->imprint = front_imprint(layout, document->root);
    front_title(layout, &title, document->root, &document->imprint);
    pages_add(layout, &document->pages, &title, false);
    layout->geometry = &theme_portrait;
    front_contents(layout, &contents, document->root);
    before = document->pages.n;
    pages_add(layout, &document->pages, &contents, true);
    layout->geometry = &theme_portrait;
    lay_body(document, &body);
    /* a leaf may share the title's page, and short contents that have a page of their own share it; a book begins on a new one */
    pages_add(layout, &document->pages, &body, contents.n ? document->pages.n > before && node_is(document->root, "article") : !has_control(document->root));
    flow_done(&title);
    flow_done(&contents);
    flow_done(&body);
    paint_places(&document->pages, note_heading, document);
    note_nameless(document);
    note_chapters(document);
    return PDF_OK;
}

static void close_document(struct document *document)
{
    pages_done(&document->pages);
    layout_done(&document->layout);
    if (document->numbered)
        xmlFreeDoc(document->numbered);
}

/* Twice where an index names pages: it stands behind all of them, so that they stay the same. Ends with close_document(), whatever the result. */
static enum pdf_result open_document(struct document *document, xmlDoc *docbook, const struct pdf_options *options)
{
    enum pdf_result result = lay_document(document, docbook, options);
    xmlDoc *numbered;

    if (result != PDF_OK || !pagelinks_any(document->root))
        return result;
    numbered = pagelinks_number(docbook, &document->layout);
    close_document(document);
    result = lay_document(document, numbered, options);
    document->numbered = numbered;
    return result;
}

/* Entries of the outline below each other as sections are; short outlines are shown open. */
static void add_outline(struct document *document, struct draw *draw)
{
    int parents[64] = {0};
    struct layout *layout = &document->layout;
    bool open = layout->headings_n <= 40;

    for (size_t i = 0; i < layout->headings_n; i++) {
        const struct heading *heading = &layout->headings[i];
        unsigned level = heading->level < 62 ? heading->level : 62;    /* from 1 */
        const char *title = *heading->number ? arena_printf(&layout->arena, "%s  %s", heading->number, heading->title) : heading->title;

        if (heading->control || !heading->page || !*title)
            continue;
        parents[level] = draw_outline(draw, parents[level - 1], title, heading->page, heading->y, open && level == 1);
        for (unsigned below = level + 1; below < 64; below++)
            parents[below] = parents[level];
    }
}

/* "commit 9f2c…, tag v1.2", "commit 9f2c… with changes": the revision of the sources, for whoever has the file alone. NULL where nobody knows. */
static const char *keywords_of(struct document *document)
{
    const struct imprint *imprint = &document->imprint;

    if (*imprint->commit)
        return arena_printf(&document->layout.arena, "commit %s%s%s%s%s%s", imprint->commit, *imprint->changed ? " with changes" : "", !*imprint->tags ? "" : strstr(imprint->tags, ", ") ? ", tags " : ", tag ", imprint->tags,
                            *imprint->said ? ", said to be " : "", imprint->said);
    return *imprint->revision ? imprint->revision : NULL;
}

enum pdf_result pdf_write(xmlDoc *docbook, const struct pdf_options *options, struct buf *pdf)
{
    struct document document;
    enum pdf_result result = open_document(&document, docbook, options);

    if (result == PDF_OK) {
        const struct imprint *imprint = &document.imprint;
        struct draw_info info = { .title = *imprint->title ? imprint->title : NULL, .author = *imprint->organisation ? imprint->organisation : NULL,
                                  .subject = *imprint->subtitle ? imprint->subtitle : NULL, .keywords = keywords_of(&document),
                                  .creator = options->creator ? options->creator : *imprint->generator ? imprint->generator : NULL,
                                  .language = node_attr(document.root, "lang"), .created = options->created };
        struct draw *draw = draw_pdf_new(pdf, &info);
        struct painter *painter = painter_new(&document.layout, &document.pages, imprint, draw);

        for (size_t i = 0; i < document.pages.n; i++)
            paint_page(painter, i);
        add_outline(&document, draw);
        painter_free(painter);
        if (!draw_end(draw))
            result = PDF_DRAWING;
    }
    close_document(&document);
    return result;
}

enum pdf_result pdf_png(xmlDoc *docbook, const struct pdf_options *options, unsigned page, double scale, struct buf *png)
{
    struct document document;
    enum pdf_result result = open_document(&document, docbook, options);

    if (result == PDF_OK && (!page || page > document.pages.n))
        result = PDF_NO_PAGE;
    if (result == PDF_OK) {
        struct draw *draw = draw_png_new(png, scale > 0 ? scale : 1);
        struct painter *painter = painter_new(&document.layout, &document.pages, &document.imprint, draw);

        paint_page(painter, page - 1);
        painter_free(painter);
        if (!draw_end(draw))
            result = PDF_DRAWING;
    }
    close_document(&document);
    return result;
}

enum pdf_result pdf_layout_dump(xmlDoc *docbook, const struct pdf_options *options, struct buf *text)
{
    struct document document;
    enum pdf_result result = open_document(&document, docbook, options);

    if (result == PDF_OK)
        dump_pages(&document.pages, text);
    close_document(&document);
    return result;
}
