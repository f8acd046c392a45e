/* fuzz/fuzz_pages.c - what holds for the page builder, without drawing, and for HTML, whatever DocBook they are given. A promise that is broken aborts.
 *
 *   the dump of the layout is whole, and the same when the tree is laid out again
 *   every box stands in its parent, every line in its box, none over another
 *   HTML's tags are closed in their order, its links lead where one may go
 *
 * Bytes that are no XML are a recipe: each opens an element, closes one, or adds an attribute or words, so that no input is wasted. */

#include "base/mem.h"
#include "base/xml.h"
#include "fuzz.h"
#include "output/html_guard.h"
#include "output/html_page.h"
#include "pdf/pdf.h"

#include <stdio.h>
#include <stdlib.h>

static void broken(const char *promise, const char *detail)
{
    fprintf(stderr, "broken promise: %s: %.200s\n", promise, detail ? detail : "?");
    abort();
}

#define PROMISE(holds, detail) ((holds) ? (void)0 : broken(#holds, detail))

/* ---- the dump ---- */

enum { DEPTHS = 600 };
#define NEAR 0.06

struct rectangle { double x, y, width, height; };

struct reading {
    struct rectangle inside[DEPTHS];    /* the last box of each depth; 0 is the page's text */
    double bottom[DEPTHS];              /* of the box before at this depth, below the same parent */
    bool note;                          /* boxes of a footnote: their parent is the page */
};

static void check_box(struct reading *r, const char *line, unsigned depth, const char *kind, struct rectangle box)
{
    const struct rectangle *up = &r->inside[r->note && depth == 2 ? 0 : depth - 1];
    bool cell = !strcmp(kind, "cell");

    PROMISE(box.x >= up->x - NEAR && box.x + box.width <= up->x + up->width + NEAR, line);
    PROMISE(box.y >= up->y - NEAR, line);
    PROMISE(cell || box.y + box.height <= up->y + up->height + NEAR, line);
    PROMISE(box.width >= 0 && box.height >= 0, line);
    if (!cell) {
        PROMISE(box.y >= r->bottom[depth] - NEAR && "boxes stand below each other", line);
        r->bottom[depth] = box.y + box.height;
    }
    r->inside[depth] = box;
    r->bottom[depth + 1] = -1e9;
}

static void check_dump(struct str dump)
{
    struct reading *r = mem_zero(1, sizeof *r);
    struct str line;
    unsigned pages = 0, told = 0;

    while (str_split(&dump, '\n', &line)) {
        char *text = mem_dup(line.s, line.n), kind[16];
        struct rectangle box;
        double width = 0;
        unsigned depth = 0, number;

        depth = (unsigned)strspn(text, " ");
        depth /= 2;
        PROMISE(depth + 2 < DEPTHS, text);
        if (sscanf(text, "pages %u", &told) == 1 || !*text) {
            ;
        } else if (sscanf(text, "page %u %*f %*f area %lf %lf %lf %lf", &number, &box.x, &box.y, &box.width, &box.height) == 5) {
            PROMISE(number == ++pages, text);
            r->inside[0] = box;
            r->bottom[1] = r->bottom[2] = -1e9;
            r->note = false;
        } else if (!strcmp(text, "  note")) {
            r->bottom[2] = r->note ? r->bottom[2] : r->bottom[1];
            r->note = true;
        } else {
            PROMISE(depth && pages, text);
            PROMISE(sscanf(text, "%15s %lf %lf %lf %lf", kind, &box.x, &box.y, &box.width, &box.height) == 5, text);
            check_box(r, text, depth, kind, box);
            if (!strcmp(kind, "line")) {
                const char *at = strstr(text, " text ");

                PROMISE(at && sscanf(at, " text %lf", &width) == 1, text);
                PROMISE(width <= box.width + NEAR && "a line stays in its box", text);
            }
        }
        free(text);
    }
    PROMISE(pages == told, "pages");
    free(r);
}

/* ---- the tree ---- */

static const char *const names[] = {
    "section", "section", "title", "para", "para", "itemizedlist", "orderedlist", "listitem", "listitem", "variablelist", "varlistentry", "term", "informaltable", "table",
    "tgroup", "colspec", "spanspec", "thead", "tbody", "row", "row", "row", "entry", "entry", "entry", "entrytbl", "blockquote", "note", "warning", "programlisting", "screen",
    "footnote", "footnoteref", "link", "emphasis", "literal", "phrase", "superscript", "formalpara", "bridgehead", "figure", "mediaobject", "imageobject", "imagedata", "textobject",
    "caption", "simplelist", "member", "procedure", "step", "sidebar", "quote", "xref", "glosslist", "glossentry", "glossterm", "glossdef", "info", "subtitle", "chapter", "unknown",
};
static const struct { const char *name, *value; } attributes[] = {
    { "colname", "a" }, { "colname", "b" }, { "colname", "c" }, { "namest", "a" }, { "namest", "b" }, { "nameend", "b" }, { "nameend", "c" }, { "spanname", "s" }, { "morerows", "1" },
    { "morerows", "9" }, { "morerows", "100000" }, { "morerows", "-1" }, { "cols", "3" }, { "cols", "40" }, { "cols", "0" }, { "colwidth", "2*" }, { "colwidth", "1e9*" },
    { "align", "right" }, { "align", "center" }, { "role", "landscape" }, { "role", "register" }, { "role", "facts" }, { "role", "chip red" }, { "role", "nobr" }, { "role", "group" },
    { "role", "id" }, { "lang", "nl" }, { "lang", "ar" }, { "lang", "x-y" }, { "linkend", "i" }, { "linkend", "j" }, { "id", "i" }, { "id", "j" }, { "startingnumber", "99999999999" },
    { "startingnumber", "3999" }, { "numeration", "lowerroman" }, { "numeration", "upperalpha" }, { "colnum", "7" }, { "fileref", "x.png" }, { "href", "soa#x" },
};
static const char *const texts[] = {
    "a", " ", "word ", "some words of a line ", "\n", "\t", "\xc2\xa0", "\xe2\x80\x8b", "\xc2\xad", "Meervoudigepersoonlijkheidsstoornisbehandelcentrumverantwoordelijkheid",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "https://registry.example.org/path/to/a?b=c ", "\xd7\x93\xd7\x95\xd7\x93 ", "\xd8\xa3\xd8\xad\xd9\x85\xd8\xaf",
    "(SQL) 3.5", "e\xcc\x81", "\xcc\x81", "\xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x92\xbb", "\xe7\x94\xb0\xe4\xb8\xad", "\xe2\x80\xae", "-", "and/or ", ".", "12,500 ",
};
enum { NAMES = sizeof names / sizeof *names, ATTRIBUTES = sizeof attributes / sizeof *attributes, TEXTS = sizeof texts / sizeof *texts, DEEPEST = 60, MOST = 3000 };

static xmlDoc *cook(const uint8_t *bytes, size_t n)
{
    xmlDoc *doc = xml_document("article", "http://docbook.org/ns/docbook", NULL);
    xmlNode *at = xmlDocGetRootElement(doc);
    unsigned depth = 0;

    for (size_t i = 0; i < n && i < MOST; i++) {
        unsigned b = bytes[i];

        if (b < NAMES && depth < DEEPEST) {
            at = xml_element(at, at->ns, names[b]);
            depth++;
        } else if (b < 100 && depth) {
            at = at->parent;
            depth--;
        } else if (b >= 100 && b < 100 + ATTRIBUTES && !xmlHasProp(at, (const xmlChar *)attributes[b - 100].name)) {
            xml_attr(at, attributes[b - 100].name, str_of(attributes[b - 100].value));
        } else {
            for (unsigned times = b % 7 ? 1 : b / 2; times; times--)
                xml_text(at, str_of(texts[b % TEXTS]));
        }
    }
    return doc;
}

static void lay_out(xmlDoc *doc, struct buf *dump)
{
    struct pdf_options options = { .created = 1780000000 };
    enum pdf_result result = pdf_layout_dump(doc, &options, dump);

    PROMISE(result == PDF_OK || result == PDF_EMPTY, "layout");
}

/* ---- HTML ---- */

static bool is_void(struct str name)
{
    return str_is(name, "meta") || str_is(name, "br") || str_is(name, "col") || str_is(name, "img");
}

static void check_links(struct str tag)
{
    static const char href[] = " href=\"";
    const char *at = memmem(tag.s, tag.n, href, sizeof href - 1), *end;

    if (!at)
        return;
    at += sizeof href - 1;
    end = memchr(at, '"', tag.n - (size_t)(at - tag.s));
    PROMISE(end && html_may_lead((struct str){ at, (size_t)(end - at) }), at);
}

/* Names of open elements, one a line, the innermost last. */
static void check_html(struct str text)
{
    struct buf open = {0}, want = {0};
    size_t at = 0;

    while (at < text.n) {
        const char *begin = memchr(text.s + at, '<', text.n - at), *end;
        struct str tag, name;

        if (!begin)
            break;
        end = memchr(begin, '>', text.n - (size_t)(begin - text.s));
        PROMISE(end && "a tag ends", begin);
        tag = (struct str){ begin + 1, (size_t)(end - begin) - 1 };
        at = (size_t)(end - text.s) + 1;
        if (tag.s[0] == '!')
            continue;
        name = tag.s[0] == '/' ? str_cut(tag, 1) : tag;
        for (size_t i = 0; i < name.n; i++)
            if (name.s[i] == ' ')
                name.n = i;
        buf_cut(&want, 0);
        buf_str(&want, name);
        buf_putc(&want, '\n');
        if (tag.s[0] != '/') {
            check_links(tag);
            if (!is_void(name))
                buf_str(&open, buf_text(&want));
            continue;
        }
        PROMISE(str_ends(buf_text(&open), buf_text(&want)) && "tags close in their order", tag.s);
        buf_cut(&open, open.n - want.n);
    }
    PROMISE(!open.n, "html");
    buf_done(&open);
    buf_done(&want);
}

static void make_html(const xmlDoc *doc)
{
    struct wordbook book = { .language = "en" };
    struct html_links links = { "index.html", NULL, 0 };
    struct buf out = {0};
    struct page page;

    html_page_init(&page, &out, "", &book);
    page.links = &links;
    page.root = xmlDocGetRootElement(doc);
    html_whole(&page);
    html_page_done(&page);
    check_html(buf_text(&out));
    buf_done(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct str input = { (const char *)bytes, n };
    struct buf dump = {0}, again = {0};
    char *error = NULL;
    xmlDoc *doc;

    xml_start();
    doc = xml_parse(input, "input", &error);
    if (!doc)
        doc = cook(bytes, n);
    lay_out(doc, &dump);
    check_dump(buf_text(&dump));
    if (n % 8 == 0) {
        lay_out(doc, &again);
        PROMISE(str_eq(buf_text(&dump), buf_text(&again)) && "the same again", "layout");
    }
    make_html(doc);
    xmlFreeDoc(doc);
    free(error);
    buf_done(&dump);
    buf_done(&again);
    return 0;
}
