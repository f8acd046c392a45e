/* cmd/outputs.c - the forms in which a document comes out; it sees all of them. */

#include "cmd/outputs.h"
#include "docbook/figures.h"
#include "output/docbook.h"
#include "output/html.h"
#include "output/ics.h"
#include "pdf/pdf.h"

#include <stdlib.h>

static bool write_docbook(const struct output_setup *setup, const struct doc *doc, struct buf *out)
{
    (void)setup;
    docbook_write(out, doc->docbook);
    return true;
}

static bool write_html(const struct output_setup *setup, const struct doc *doc, struct buf *out)
{
    char *error = NULL;
    struct html *html = html_new(setup->docs->datadir, &error);
    struct html_links links = { .index = "index.html" };
    struct arena arena;
    bool made;

    arena_init(&arena);
    links.forms = output_forms(&arena, doc->document, setup->formats, setup->n_formats, &links.n);
    while (links.n && !strcmp(links.forms->format, "html")) {    /* the page itself */
        links.forms++;
        links.n--;
    }
    if (html)
        html_document(out, html, doc->docbook, setup->book, setup->figures, &links);
    else
        buf_puts(out, error);
    made = html;
    html_free(html);
    free(error);
    arena_done(&arena);
    return made;
}

static bool write_ics(const struct output_setup *setup, const struct doc *doc, struct buf *out)
{
    (void)doc;
    ics_write(out, setup->docs->model, setup->docs->applicability, setup->book);
    return true;
}

struct reporting { const struct output_setup *setup; const struct doc *doc; };

static void report(void *closure, const char *what, const char *detail, const xmlNode *node)
{
    const struct reporting *r = closure;

    (void)node;
    if (r->setup->report)
        r->setup->report(r->setup->closure, what, detail, r->doc);
}

static void uses(void *closure, const char *kind, const char *path)
{
    const struct reporting *r = closure;

    if (r->setup->uses)
        r->setup->uses(r->setup->closure, kind, path);
}

static const struct figure *figure_of(void *closure, const char *fileref)
{
    const struct reporting *r = closure;

    return figures_find(r->setup->figures, fileref);
}

static bool picture_of_text(void *closure, const char *fileref, struct str *bytes)
{
    const struct reporting *r = closure;
    const struct picture *picture = figures_picture(r->setup->figures, fileref);

    if (picture)
        *bytes = picture->bytes;
    return picture;
}

static bool lay_out(const struct output_setup *setup, const struct doc *doc, struct buf *out, enum pdf_result (*make)(xmlDoc *, const struct pdf_options *, struct buf *))
{
    const struct wordbook *book = setup->book;
    struct reporting reporting = { setup, doc };
    struct pdf_words words = {
        .page_of = wordbook_get(book, "pdf.page-of"), .version = wordbook_get(book, "pdf.version"), .as_of = wordbook_get(book, "pdf.as-of"), .contents = wordbook_get(book, "html.contents"),
        .continued = wordbook_get(book, "pdf.continued"), .draft = wordbook_get(book, "state.draft"), .note = wordbook_get(book, "admonition.note"),
        .tip = wordbook_get(book, "admonition.tip"), .important = wordbook_get(book, "admonition.important"),
        .warning = wordbook_get(book, "admonition.warning"), .caution = wordbook_get(book, "admonition.caution"),
    };
    struct pdf_options options = {
        .words = &words, .created = (long long)setup->as_of * 86400, .creator = setup->generator, .figure = figure_of,
        .picture = picture_of_text, .report = report, .uses = uses, .closure = &reporting,
    };
    enum pdf_result result = make(doc->docbook, &options, out);

    if (result != PDF_OK) {
        buf_cut(out, 0);
        buf_puts(out, result == PDF_NO_FONT ? wordbook_get(book, "pdf.no-font") : "cairo");
    }
    return result == PDF_OK;
}

static bool write_pdf(const struct output_setup *setup, const struct doc *doc, struct buf *out)
{
    return lay_out(setup, doc, out, pdf_write);
}

static bool write_layout(const struct output_setup *setup, const struct doc *doc, struct buf *out)
{
    return lay_out(setup, doc, out, pdf_layout_dump);
}

const struct output outputs[] = {
    { "pdf", ".pdf", write_pdf, false, false },
    { "html", ".html", write_html, false, false },
    { "docbook", ".xml", write_docbook, false, false },
    { "ics", ".ics", write_ics, false, true },
    { "layout", ".layout", write_layout, true, false },
    { NULL, NULL, NULL, false, false },
};

const struct output *output_find(struct str name)
{
    for (const struct output *o = outputs; o->name; o++)
        if (str_is(name, o->name))
            return o;
    return NULL;
}

bool output_makes(const struct output *output, const struct document *document)
{
    return !output->calendar_only || document->row->doc == DOCUMENT_CALENDAR;
}

const struct html_form *output_forms(struct arena *arena, const struct document *document, const struct output *const *formats, size_t n_formats, size_t *n)
{
    struct html_form *forms = arena_alloc(arena, (n_formats + 1) * sizeof *forms);

    *n = 0;
    for (const struct output *o = outputs; o->name; o++) {
        bool made = false;

        for (size_t i = 0; i < n_formats; i++)
            made = made || (formats[i] == o && output_makes(o, document));
        if (!made)
            continue;
        forms[*n] = (struct html_form){ o->name, arena_printf(arena, "%s%s", document->id, o->suffix) };
        if (!strcmp(o->name, "html") && *n) {    /* whoever looks for a document opens its page */
            struct html_form page = forms[*n];

            memmove(forms + 1, forms, *n * sizeof *forms);
            forms[0] = page;
        }
        (*n)++;
    }
    return forms;
}
