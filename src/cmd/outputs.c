/* cmd/outputs.c - the forms in which a document comes out; it sees all of them. */

#include "cmd/outputs.h"
#include "docbook/figures.h"
#include "output/docbook.h"
#include "output/html.h"
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
    struct buf pdf = {0}, docbook = {0};
    struct html_links links = { .index = "index.html" };
    bool made;

    buf_printf(&pdf, "%s.pdf", doc->document->id);
    buf_printf(&docbook, "%s.xml", doc->document->id);
    links.pdf = setup->has_pdf ? pdf.s : NULL;
    links.docbook = setup->has_docbook ? docbook.s : NULL;
    if (html)
        html_document(out, html, doc->docbook, setup->book, setup->figures, &links);
    else
        buf_puts(out, error);
    made = html;
    html_free(html);
    free(error);
    buf_done(&docbook);
    buf_done(&pdf);
    return made;
}

struct reporting { const struct output_setup *setup; const struct doc *doc; };

static void report(void *closure, const char *what, const char *detail, const xmlNode *node)
{
    const struct reporting *r = closure;

    (void)node;
    if (r->setup->report)
        r->setup->report(r->setup->closure, what, detail, r->doc);
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
        .picture = picture_of_text, .report = report, .closure = &reporting,
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
    { "pdf", ".pdf", write_pdf, false },
    { "html", ".html", write_html, false },
    { "docbook", ".xml", write_docbook, false },
    { "layout", ".layout", write_layout, true },
    { NULL, NULL, NULL, false },
};

const struct output *output_find(struct str name)
{
    for (const struct output *o = outputs; o->name; o++)
        if (str_is(name, o->name))
            return o;
    return NULL;
}
