/* pdf/draw_pdf.c - the calls that put ink on pages, into a PDF: pages, links, destinations, the outline. */

#include "base/arena.h"
#include "base/date.h"
#include "base/map.h"
#include "base/mem.h"
#include "pdf/content.h"
#include "pdf/drawing.h"
#include "pdf/pdfimage.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FAN = 64 };                 /* children of a node of the trees of pages and names */

struct dest { const char *name; unsigned page; double x, y; };    /* page: an object's number; y from the bottom */
struct entry { char *title; int parent, first, last, next, previous; unsigned page, id; double y; bool open; };

struct pdf {
    struct draw draw;
    struct arena arena;            /* names and titles */
    struct pdffile *file;
    struct pdffonts *fonts;
    struct pdfimages *images;
    struct content content;
    unsigned catalog, info, resources, tree;
    unsigned *pages;               /* their objects */
    double *heights;
    size_t pages_n, pages_cap, heights_cap;
    double width, height;          /* of the page at hand */
    struct buf annotations;        /* of the page at hand */
    struct dest *dests;
    size_t dests_n, dests_cap;
    struct map named;              /* names of dests */
    const char **wanted;           /* names that links lead to */
    size_t wanted_n, wanted_cap;
    struct map wants;
    struct entry *entries;         /* of the outline; number 0 is its root */
    size_t entries_n, entries_cap;
    const char *language;
    bool titled;
};

static void put_ref(struct buf *buf, const char *key, unsigned id)
{
    buf_puts(buf, key);
    pdf_integer(buf, id);
    buf_puts(buf, " 0 R");
}

/* --- pages --- */

static unsigned node_of(struct pdf *pdf, size_t page)
{
    return pdf->pages[page / FAN * (FAN + 1)];
}

/* A number of `pages` for each page, and before those of each FAN one for the node above them. */
static unsigned next_page(struct pdf *pdf)
{
    bool node = pdf->pages_n % FAN == 0;
    size_t at = pdf->pages_n / FAN * (FAN + 1) + pdf->pages_n % FAN + 1;

    mem_grow(&pdf->pages, &pdf->pages_cap, at + 1, sizeof *pdf->pages);
    if (node)
        pdf->pages[at - 1] = pdffile_id(pdf->file);
    pdf->pages_n++;
    return pdf->pages[at] = pdffile_id(pdf->file);
}

static unsigned page_id(const struct pdf *pdf, size_t page)
{
    return pdf->pages[page / FAN * (FAN + 1) + page % FAN + 1];
}

static void end_page(struct pdf *pdf)
{
    unsigned stream = pdffile_id(pdf->file);
    struct buf *buf;

    pdffile_stream(pdf->file, stream, "", content_end(&pdf->content));
    buf = pdffile_begin(pdf->file, page_id(pdf, pdf->pages_n - 1));
    buf_puts(buf, "<</Type/Page");
    put_ref(buf, "/Parent ", node_of(pdf, pdf->pages_n - 1));
    buf_puts(buf, "/MediaBox[0 0 ");
    pdf_number(buf, pdf->width);
    buf_putc(buf, ' ');
    pdf_number(buf, pdf->height);
    buf_putc(buf, ']');
    put_ref(buf, "/Resources ", pdf->resources);
    put_ref(buf, "/Contents ", stream);
    if (pdf->annotations.n) {
        buf_puts(buf, "/Annots[");
        buf_str(buf, buf_text(&pdf->annotations));
        buf_putc(buf, ']');
    }
    buf_puts(buf, ">>");
    pdffile_end_object(pdf->file);
    buf_cut(&pdf->annotations, 0);
}

static void page(struct draw *draw, double width, double height)
{
    struct pdf *pdf = (struct pdf *)draw;

    if (pdf->pages_n)
        end_page(pdf);
    next_page(pdf);
    mem_grow(&pdf->heights, &pdf->heights_cap, pdf->pages_n, sizeof *pdf->heights);
    pdf->heights[pdf->pages_n - 1] = height;
    pdf->width = width;
    pdf->height = height;
    content_begin(&pdf->content, pdf->fonts, height);
}

/* 7.7.3: a root, below it a node for each FAN pages */
static void write_pages(struct pdf *pdf)
{
    struct buf *buf;

    for (size_t i = 0; i < pdf->pages_n; i += FAN) {
        size_t n = pdf->pages_n - i < FAN ? pdf->pages_n - i : FAN;

        buf = pdffile_begin(pdf->file, node_of(pdf, i));
        buf_puts(buf, "<</Type/Pages");
        put_ref(buf, "/Parent ", pdf->tree);
        buf_printf(buf, "/Count %zu/Kids[", n);
        for (size_t k = 0; k < n; k++)
            put_ref(buf, k ? " " : "", page_id(pdf, i + k));
        buf_puts(buf, "]>>");
        pdffile_end_object(pdf->file);
    }
    buf = pdffile_begin(pdf->file, pdf->tree);
    buf_printf(buf, "<</Type/Pages/Count %zu/Kids[", pdf->pages_n);
    for (size_t i = 0; i < pdf->pages_n; i += FAN)
        put_ref(buf, i ? " " : "", node_of(pdf, i));
    buf_puts(buf, "]>>");
    pdffile_end_object(pdf->file);
}

/* --- links and where they lead --- */

/* The name, kept as long as the document. */
static const char *keep_name(struct pdf *pdf, struct map *map, const char *name, bool *fresh)
{
    char *kept = map_get(map, str_of(name));

    *fresh = !kept;
    if (!kept) {
        kept = arena_dup(&pdf->arena, name, strlen(name));
        *map_at(map, str_of(kept)) = kept;
    }
    return kept;
}

/* 12.6.4.7: what is not ASCII is percent-encoded in a URI */
static void put_uri(struct buf *buf, const char *uri)
{
    struct buf ascii = {0};

    for (; *uri; uri++) {
        unsigned char c = (unsigned char)*uri;

        if (c <= 0x20 || c >= 0x7f || c == '"' || c == '<' || c == '>' || c == '\\')
            buf_printf(&ascii, "%%%02X", c);
        else
            buf_putc(&ascii, (char)c);
    }
    pdf_bytes(buf, buf_text(&ascii));
    buf_done(&ascii);
}

/* 12.5.6.5; without a border, and printed (as archival profiles ask). */
static void annotate(struct draw *draw, double x, double y, double width, double height, const char *target, bool inside)
{
    struct pdf *pdf = (struct pdf *)draw;
    unsigned id = pdffile_id(pdf->file);
    struct buf *buf = pdffile_begin(pdf->file, id);

    buf_puts(buf, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[");
    pdf_number(buf, x);
    buf_putc(buf, ' ');
    pdf_number(buf, pdf->height - y - height);
    buf_putc(buf, ' ');
    pdf_number(buf, x + width);
    buf_putc(buf, ' ');
    pdf_number(buf, pdf->height - y);
    if (inside) {
        buf_puts(buf, "]/Dest");
        pdf_bytes(buf, str_of(target));
        buf_puts(buf, ">>");
    } else {
        buf_puts(buf, "]/A<</S/URI/URI");
        put_uri(buf, target);
        buf_puts(buf, ">>>>");
    }
    pdffile_end_object(pdf->file);
    put_ref(&pdf->annotations, pdf->annotations.n ? " " : "", id);
    if (inside) {
        bool fresh;
        const char *kept = keep_name(pdf, &pdf->wants, target, &fresh);

        if (fresh) {
            mem_grow(&pdf->wanted, &pdf->wanted_cap, pdf->wanted_n + 1, sizeof *pdf->wanted);
            pdf->wanted[pdf->wanted_n++] = kept;
        }
    }
}

/* Of two places with one name the first is meant. */
static void name_place(struct draw *draw, const char *name, double x, double y)
{
    struct pdf *pdf = (struct pdf *)draw;
    bool fresh;
    const char *kept = keep_name(pdf, &pdf->named, name, &fresh);

    if (!fresh)
        return;
    mem_grow(&pdf->dests, &pdf->dests_cap, pdf->dests_n + 1, sizeof *pdf->dests);
    pdf->dests[pdf->dests_n++] = (struct dest){ kept, page_id(pdf, pdf->pages_n - 1), x, pdf->height - y };
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct dest *)a)->name, ((const struct dest *)b)->name);
}

static void put_dest(struct buf *buf, unsigned page, double x, double y)
{
    put_ref(buf, "[", page);
    buf_puts(buf, "/XYZ ");
    pdf_number(buf, x);
    buf_putc(buf, ' ');
    pdf_number(buf, y);
    buf_puts(buf, " 0]");
}

/* A leaf of the tree of names (7.9.6): sorted, with its first and last. */
static void write_leaf(struct pdf *pdf, unsigned id, const struct dest *dests, size_t n)
{
    struct buf *buf = pdffile_begin(pdf->file, id);

    buf_puts(buf, "<</Limits[");
    pdf_bytes(buf, str_of(dests[0].name));
    pdf_bytes(buf, str_of(dests[n - 1].name));
    buf_puts(buf, "]/Names[");
    for (size_t i = 0; i < n; i++) {
        pdf_bytes(buf, str_of(dests[i].name));
        put_dest(buf, dests[i].page, dests[i].x, dests[i].y);
    }
    buf_puts(buf, "]>>");
    pdffile_end_object(pdf->file);
}

/* The number of the tree's root; 0 where nothing has a name. */
static unsigned write_names(struct pdf *pdf)
{
    struct buf kids = {0}, *buf;
    unsigned root;

    for (size_t i = 0; i < pdf->wanted_n; i++)
        if (!map_get(&pdf->named, str_of(pdf->wanted[i])))
            pdf->draw.failed = true;    /* a link to nowhere is a mistake of ours */
    if (!pdf->dests_n)
        return 0;
    qsort(pdf->dests, pdf->dests_n, sizeof *pdf->dests, by_name);
    for (size_t i = 0; i < pdf->dests_n; i += FAN) {
        unsigned id = pdffile_id(pdf->file);

        write_leaf(pdf, id, pdf->dests + i, pdf->dests_n - i < FAN ? pdf->dests_n - i : FAN);
        put_ref(&kids, i ? " " : "", id);
    }
    root = pdffile_id(pdf->file);
    buf = pdffile_begin(pdf->file, root);
    buf_puts(buf, "<</Kids[");
    buf_str(buf, buf_text(&kids));
    buf_puts(buf, "]>>");
    pdffile_end_object(pdf->file);
    buf_done(&kids);
    return root;
}

/* --- the outline (12.3.3) --- */

static int add_entry(struct draw *draw, int parent, const char *title, unsigned page_number, double y, bool open)
{
    struct pdf *pdf = (struct pdf *)draw;
    int number = (int)pdf->entries_n;
    struct entry *above;

    if (parent < 0 || parent >= number || !page_number || page_number > pdf->pages_n) {
        draw->failed = true;
        return 0;
    }
    mem_grow(&pdf->entries, &pdf->entries_cap, pdf->entries_n + 1, sizeof *pdf->entries);
    above = &pdf->entries[parent];
    pdf->entries[pdf->entries_n++] = (struct entry){ .title = arena_dup(&pdf->arena, title, strlen(title)), .parent = parent, .previous = above->last,
                                                     .page = page_id(pdf, page_number - 1), .id = pdffile_id(pdf->file),
                                                     .y = pdf->heights[page_number - 1] - y, .open = open };
    if (above->last)
        pdf->entries[above->last].next = number;
    else
        above->first = number;
    above->last = number;
    return number;
}

/* How many of an entry's descendants are in view when it is open. Children come after their parents. */
static long *count_shown(const struct pdf *pdf)
{
    long *shown = mem_zero(pdf->entries_n, sizeof *shown);

    for (size_t i = pdf->entries_n; i-- > 1;)
        shown[pdf->entries[i].parent] += 1 + (pdf->entries[i].open ? shown[i] : 0);
    return shown;
}

static void write_outline(struct pdf *pdf)
{
    long *shown = count_shown(pdf);

    for (size_t i = 0; i < pdf->entries_n; i++) {
        const struct entry *entry = &pdf->entries[i];
        struct buf *buf = pdffile_begin(pdf->file, entry->id);

        if (i) {
            buf_puts(buf, "<</Title");
            pdf_text(buf, entry->title);
            put_ref(buf, "/Parent ", pdf->entries[entry->parent].id);
            buf_puts(buf, "/Dest");
            put_dest(buf, entry->page, 0, entry->y);
            if (entry->previous)
                put_ref(buf, "/Prev ", pdf->entries[entry->previous].id);
            if (entry->next)
                put_ref(buf, "/Next ", pdf->entries[entry->next].id);
        } else {
            buf_puts(buf, "<</Type/Outlines");
        }
        if (entry->first) {
            put_ref(buf, "/First ", pdf->entries[entry->first].id);
            put_ref(buf, "/Last ", pdf->entries[entry->last].id);
            buf_printf(buf, "/Count %ld", entry->open || !i ? shown[i] : -shown[i]);
        }
        buf_puts(buf, ">>");
        pdffile_end_object(pdf->file);
    }
    free(shown);
}

/* --- the whole --- */

static void put_info(struct buf *buf, const char *key, const char *value)
{
    if (!value)
        return;
    buf_puts(buf, key);
    pdf_text(buf, value);
}

/* 7.9.4 */
static void put_date(struct buf *buf, const char *key, long long seconds)
{
    long long days = seconds / 86400, rest = seconds % 86400;
    struct ymd day;

    if (rest < 0) {
        rest += 86400;
        days--;
    }
    day = date_ymd((date)days);
    buf_printf(buf, "%s(D:%04d%02d%02d%02lld%02lld%02lldZ)", key, day.year, day.month, day.day, rest / 3600, rest / 60 % 60, rest % 60);
}

static void write_info(struct pdf *pdf, const struct draw_info *info)
{
    struct buf *buf = pdffile_begin(pdf->file, pdf->info);

    buf_puts(buf, "<<");
    put_info(buf, "/Title", info->title);
    put_info(buf, "/Author", info->author);
    put_info(buf, "/Subject", info->subject);
    put_info(buf, "/Keywords", info->keywords);
    put_info(buf, "/Creator", info->creator);
    put_info(buf, "/Producer", info->creator);
    put_date(buf, "/CreationDate", info->created);
    put_date(buf, "/ModDate", info->created);
    buf_puts(buf, ">>");
    pdffile_end_object(pdf->file);
}

static void write_catalog(struct pdf *pdf)
{
    unsigned names = write_names(pdf);
    struct buf *buf;

    if (pdf->entries_n > 1)
        write_outline(pdf);
    buf = pdffile_begin(pdf->file, pdf->catalog);
    buf_puts(buf, "<</Type/Catalog");
    put_ref(buf, "/Pages ", pdf->tree);
    if (pdf->entries_n > 1)
        put_ref(buf, "/Outlines ", pdf->entries[0].id);
    if (names) {
        put_ref(buf, "/Names<</Dests ", names);
        buf_puts(buf, ">>");
    }
    put_info(buf, "/Lang", pdf->language);
    if (pdf->titled)
        buf_puts(buf, "/ViewerPreferences<</DisplayDocTitle true>>");
    buf_puts(buf, ">>");
    pdffile_end_object(pdf->file);
}

static void write_resources(struct pdf *pdf)
{
    struct buf *buf = pdffile_begin(pdf->file, pdf->resources);

    buf_puts(buf, "<</Font<<");
    pdffonts_resources(pdf->fonts, buf);
    buf_puts(buf, ">>");
    pdfimages_resources(pdf->images, buf);
    buf_puts(buf, ">>");
    pdffile_end_object(pdf->file);
}

static void end(struct draw *draw)
{
    struct pdf *pdf = (struct pdf *)draw;

    if (pdf->pages_n)
        end_page(pdf);
    write_pages(pdf);
    write_resources(pdf);
    if (!pdffonts_write(pdf->fonts))
        draw->failed = true;
    write_catalog(pdf);
    if (!pdffile_end(pdf->file, pdf->catalog, pdf->info))
        draw->failed = true;
    pdffonts_free(pdf->fonts);
    pdfimages_free(pdf->images);
    content_done(&pdf->content);
    buf_done(&pdf->annotations);
    map_done(&pdf->named);
    map_done(&pdf->wants);
    free(pdf->pages);
    free(pdf->heights);
    free(pdf->dests);
    free(pdf->wanted);
    free(pdf->entries);
    arena_done(&pdf->arena);
}

static void text(struct draw *draw, const struct font *font, double size, uint32_t colour, const struct draw_glyph *glyphs, size_t n, struct str utf8)
{
    content_text(&((struct pdf *)draw)->content, font, size, colour, glyphs, n, utf8);
}

static void fill(struct draw *draw, double x, double y, double width, double height, double radius, uint32_t colour)
{
    content_fill(&((struct pdf *)draw)->content, x, y, width, height, radius, colour);
}

static void frame(struct draw *draw, double x, double y, double width, double height, double stroke, uint32_t colour)
{
    content_frame(&((struct pdf *)draw)->content, x, y, width, height, stroke, colour);
}

static void line(struct draw *draw, double x1, double y1, double x2, double y2, double stroke, uint32_t colour)
{
    content_line(&((struct pdf *)draw)->content, x1, y1, x2, y2, stroke, colour);
}

static bool image(struct draw *draw, double x, double y, double width, double height, const struct image *picture)
{
    struct pdf *pdf = (struct pdf *)draw;
    unsigned number = pdfimages_number(pdf->images, picture);

    if (number)
        content_image(&pdf->content, number, picture->orientation, x, y, width, height);
    return number;
}

static void dots(struct draw *draw, double x1, double x2, double y, uint32_t colour)
{
    content_dots(&((struct pdf *)draw)->content, x1, x2, y, colour);
}

struct draw *draw_pdf_new(struct buf *out, const struct draw_info *info)
{
    static const struct draw_kind kind = { .page = page, .text = text, .fill = fill, .frame = frame, .line = line, .dots = dots, .image = image,
                                           .link = annotate, .dest = name_place, .outline = add_entry, .end = end };
    struct pdf *pdf = mem_zero(1, sizeof *pdf);

    pdf->draw.kind = &kind;
    pdf->file = pdffile_new(out);
    pdf->fonts = pdffonts_new(pdf->file);
    pdf->images = pdfimages_new(pdf->file);
    pdf->catalog = pdffile_id(pdf->file);
    pdf->info = pdffile_id(pdf->file);
    pdf->resources = pdffile_id(pdf->file);
    pdf->tree = pdffile_id(pdf->file);
    mem_grow(&pdf->entries, &pdf->entries_cap, 1, sizeof *pdf->entries);
    pdf->entries[pdf->entries_n++] = (struct entry){ .id = pdffile_id(pdf->file), .open = true };
    arena_init(&pdf->arena);
    pdf->titled = info->title != NULL;
    pdf->language = info->language ? arena_dup(&pdf->arena, info->language, strlen(info->language)) : NULL;
    write_info(pdf, info);
    return &pdf->draw;
}
