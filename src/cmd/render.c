/* cmd/render.c - one document in all its forms, packed: a letter, two lengths, two texts, again and again. */

#include "cmd/render.h"
#include "base/mem.h"
#include "docbook/figures.h"
#include "output/svg.h"

#include <stdlib.h>

enum { FILE_MADE = 'F', REPORT = 'R', FAILED = 'E', CONTROL = 'C', USES = 'U' };

struct record_head { char letter; size_t first, second; };

static void put(struct buf *out, char letter, struct str first, struct str second)
{
    struct record_head head = { letter, first.n, second.n };

    buf_add(out, (char *)&head, sizeof head);
    buf_str(out, first);
    buf_str(out, second);
}

static void note(void *closure, const char *what, const char *detail, const struct doc *doc)
{
    (void)doc;
    put(closure, REPORT, str_of(what), str_of(detail));
}

static void note_use(void *closure, const char *kind, const char *path)
{
    put(closure, USES, str_of(kind), str_of(path));
}

static void put_figures(struct buf *out, const struct figures *figures)
{
    for (size_t i = 0; i < figures->n; i++) {
        struct buf svg = {0};

        svg_write(&svg, &figures->items[i]->figure);
        put(out, FILE_MADE, str_of(figures->items[i]->name), buf_text(&svg));
        buf_done(&svg);
    }
}

/* The pictures that its texts show. */
static void put_pictures(struct buf *out, const xmlNode *node, const struct figures *figures)
{
    for (; node; node = node->next) {
        const struct picture *picture;

        if (node->type != XML_ELEMENT_NODE)
            continue;
        picture = strcmp((const char *)node->name, "imagedata") ? NULL : figures_picture(figures, xml_get(node, "fileref"));
        if (picture)
            put(out, FILE_MADE, str_of(xml_get(node, "fileref")), picture->bytes);
        put_pictures(out, node->children, figures);
    }
}

static void put_control(struct buf *out, const struct doc *doc)
{
    put(out, CONTROL, STR("title"), str_of(doc->title));
    put(out, CONTROL, STR("version"), str_of(doc->version));
    put(out, CONTROL, STR("state"), str_of(doc->draft ? "draft" : doc->state));
    put(out, CONTROL, STR("classification"), str_of(doc->classification));
}

struct rendered {
    struct output_setup setup;
    const struct output *const *formats;
    size_t n_formats;
    struct doc doc;
    char *error;        /* why there is no document, or NULL */
};

struct rendered *render_new(const struct doc_setup *setup, const struct document *document, const struct wordbook *book,
                            const struct document *const *all, const struct output *const *formats, size_t n_formats, date as_of)
{
    struct rendered *r = mem_zero(1, sizeof *r);

    r->setup = (struct output_setup){ .docs = setup, .book = book, .generator = setup->generator, .as_of = as_of, .report = note, .uses = note_use, .figures = figures_new(setup->texts) };
    r->formats = formats;
    r->n_formats = n_formats;
    r->setup.formats = formats;
    r->setup.n_formats = n_formats;
    if (doc_make(&r->doc, setup, document, book, all, r->setup.figures, &r->error) && !r->error)
        r->error = mem_dup("?", 1);
    return r;
}

size_t render_parts(size_t n_formats)
{
    return n_formats > 1 ? 2 : 1;
}

static void pack_form(struct buf *out, struct rendered *r, const struct output *form)
{
    struct buf bytes = {0}, path = {0};

    if (!output_makes(form, r->doc.document))
        return;
    if (form->write(&r->setup, &r->doc, &bytes)) {
        buf_printf(&path, "%s%s", r->doc.document->id, form->suffix);
        put(out, FILE_MADE, buf_text(&path), buf_text(&bytes));
    } else {
        put(out, FAILED, str_of(form->name), buf_text(&bytes));
    }
    buf_done(&path);
    buf_done(&bytes);
}

/* Figures and pictures are files of their own beside DocBook alone. */
static bool makes_docbook(const struct rendered *r)
{
    for (size_t i = 0; i < r->n_formats; i++)
        if (!strcmp(r->formats[i]->name, "docbook"))
            return true;
    return false;
}

void render_pack(struct buf *out, struct rendered *r, size_t part)
{
    size_t from = part ? 1 : 0, to = part ? r->n_formats : 1;

    if (r->error) {
        if (!part)
            put(out, FAILED, STR(""), str_of(r->error));
        return;
    }
    r->setup.closure = out;
    if (!part)
        put_control(out, &r->doc);
    for (size_t i = from; i < to; i++)
        pack_form(out, r, r->formats[i]);
    if (to == r->n_formats && makes_docbook(r)) {
        put_figures(out, r->setup.figures);
        put_pictures(out, xmlDocGetRootElement(r->doc.docbook), r->setup.figures);
    }
}

void render_free(struct rendered *r)
{
    doc_done(&r->doc);
    figures_free(r->setup.figures);
    free(r->error);
    free(r);
}

bool render_unpack(struct str pack, const struct rendering *r)
{
    bool ok = true;

    while (pack.n && ok) {
        struct record_head head;
        struct str second;
        char *first, *text = NULL;

        if (pack.n < sizeof head)
            return false;
        memcpy(&head, pack.s, sizeof head);
        pack = str_cut(pack, sizeof head);
        if (head.first > pack.n || head.second > pack.n - head.first)
            return false;
        first = mem_dup(pack.s, head.first);
        second = (struct str){ pack.s + head.first, head.second };
        pack = str_cut(pack, head.first + head.second);
        if (head.letter == FILE_MADE) {
            ok = r->file(r->closure, first, second);
        } else {
            text = mem_dup(second.s, second.n);
            if (head.letter == REPORT)
                r->report(r->closure, first, text);
            else if (head.letter == FAILED)
                r->failed(r->closure, first, text);
            else if (head.letter == USES)
                r->uses(r->closure, first, text);
            else
                r->control(r->closure, first, text);
        }
        free(text);
        free(first);
    }
    return ok;
}
