/* cmd/render.c - one document in all its forms, packed: a letter, two lengths, two texts, again and again. */

#include "cmd/render.h"
#include "base/mem.h"
#include "docbook/figures.h"
#include "output/svg.h"

#include <stdlib.h>

enum { FILE_MADE = 'F', REPORT = 'R', FAILED = 'E', CONTROL = 'C' };

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

static void put_figures(struct buf *out, const struct figures *figures)
{
    for (size_t i = 0; i < figures->n; i++) {
        struct buf svg = {0};

        svg_write(&svg, &figures->items[i]->figure);
        put(out, FILE_MADE, str_of(figures->items[i]->name), buf_text(&svg));
        buf_done(&svg);
    }
}

static void put_control(struct buf *out, const struct doc *doc)
{
    put(out, CONTROL, STR("title"), str_of(doc->title));
    put(out, CONTROL, STR("version"), str_of(doc->version));
    put(out, CONTROL, STR("state"), str_of(doc->draft ? "draft" : doc->state));
    put(out, CONTROL, STR("classification"), str_of(doc->classification));
}

void render_pack(struct buf *out, const struct doc_setup *setup, const struct document_row *row, const struct wordbook *book,
                 const struct document_row *const *rows, const struct output *const *formats, size_t n_formats, date as_of)
{
    struct output_setup o = { .docs = setup, .book = book, .generator = setup->generator, .as_of = as_of, .report = note, .closure = out };
    char *error = NULL;
    struct doc doc;

    o.figures = figures_new();
    for (size_t i = 0; i < n_formats; i++) {
        o.has_pdf = o.has_pdf || !strcmp(formats[i]->name, "pdf");
        o.has_docbook = o.has_docbook || !strcmp(formats[i]->name, "docbook");
    }
    if (doc_make(&doc, setup, row, book, rows, o.figures, &error)) {
        put(out, FAILED, STR(""), str_of(error ? error : "?"));
    } else {
        put_control(out, &doc);
        for (size_t i = 0; i < n_formats; i++) {
            struct buf bytes = {0}, path = {0};

            buf_printf(&path, "%s%s", row->id, formats[i]->suffix);
            if (formats[i]->write(&o, &doc, &bytes))
                put(out, FILE_MADE, buf_text(&path), buf_text(&bytes));
            else
                put(out, FAILED, str_of(formats[i]->name), buf_text(&bytes));
            buf_done(&path);
            buf_done(&bytes);
        }
        if (o.has_docbook)
            put_figures(out, o.figures);
    }
    doc_done(&doc);
    figures_free(o.figures);
    free(error);
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
            else
                r->control(r->closure, first, text);
        }
        free(text);
        free(first);
    }
    return ok;
}
