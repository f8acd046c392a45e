/* cmd/build.c - ismsc build: the documents, as a set that appears whole or not at all. */

#include "base/mem.h"
#include "base/outdir.h"
#include "cmd/cmd.h"
#include "cmd/outputs.h"
#include "cmd/workers.h"
#include "docbook/figures.h"
#include "docbook/modelxml.h"
#include "output/html.h"
#include "output/svg.h"
#include "rules/thresholds.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { MOST_ROWS = 64, MOST_LANGUAGES = 16, NAME_ROOM = 256 };

struct building {
    struct invocation *inv;
    struct opened opened;
    struct doc_setup setup;
    const struct document_row *rows[MOST_ROWS];
    const struct output *formats[8];
    struct wordbook *books[MOST_LANGUAGES];
    size_t n_rows, n_formats, n_books;
    struct outdir *out;
    struct buf files;         /* of the set, for the manifest */
};

/* ---- what was asked ---- */

static bool choose_rows(struct building *b)
{
    struct str rest = str_of(b->inv->only ? b->inv->only : ""), name;

    if (!b->inv->only) {
        while (document_rows[b->n_rows].id && b->n_rows < MOST_ROWS) {
            b->rows[b->n_rows] = &document_rows[b->n_rows];
            b->n_rows++;
        }
        return true;
    }
    while (str_split(&rest, ',', &name)) {
        const struct document_row *row = document_find(name);
        size_t i;

        if (!row) {
            char *got = mem_dup(name.s, name.n);
            struct buf all = {0};

            for (const struct document_row *r = document_rows; r->id; r++)
                buf_printf(&all, "%s%s", all.n ? ", " : "", r->id);
            say(b->inv, "document-unknown", { "got", got }, { "all", all.s });
            buf_done(&all);
            free(got);
            return false;
        }
        for (i = 0; i < b->n_rows && b->rows[i] != row; i++) {}
        if (i == b->n_rows && b->n_rows < MOST_ROWS)
            b->rows[b->n_rows++] = row;
    }
    return true;
}

static bool choose_formats(struct building *b)
{
    struct str rest = str_of(b->inv->formats ? b->inv->formats : "pdf,html,docbook"), name;

    while (str_split(&rest, ',', &name)) {
        const struct output *o = output_find(name);
        size_t i;

        if (!o || o->shown_only) {
            char *got = mem_dup(name.s, name.n);

            say(b->inv, "format-unknown", { "got", got });
            free(got);
            return false;
        }
        for (i = 0; i < b->n_formats && b->formats[i] != o; i++) {}
        if (i == b->n_formats)
            b->formats[b->n_formats++] = o;
    }
    return true;
}

static bool add_language(struct building *b, const char *language)
{
    char *error = NULL;
    bool safe = *language && strlen(language) < 20;

    for (const char *c = language; *c; c++)
        safe = safe && ((*c | 32) >= 'a' ? (*c | 32) <= 'z' : *c == '-' || (*c >= '0' && *c <= '9'));
    if (b->n_books == MOST_LANGUAGES)
        return true;
    b->books[b->n_books] = safe ? wordbook_new(b->inv->datadir, language, &error) : NULL;
    if (!b->books[b->n_books] || !wordbook_find(b->books[b->n_books], "document.soa")) {
        say(b->inv, "no-words", { "language", language });
        wordbook_free(b->books[b->n_books]);
        free(error);
        return false;
    }
    b->n_books++;
    return true;
}

static bool choose_languages(struct building *b)
{
    struct str rest, name;

    if (!b->inv->lang)
        return add_language(b, b->setup.model->language);
    rest = str_of(b->inv->lang);
    while (str_split(&rest, ',', &name)) {
        char *language = mem_dup(name.s, name.n);
        bool ok = add_language(b, language);

        free(language);
        if (!ok)
            return false;
    }
    return true;
}

static bool has_format(const struct building *b, const char *name)
{
    for (size_t i = 0; i < b->n_formats; i++)
        if (!strcmp(b->formats[i]->name, name))
            return true;
    return false;
}

/* ---- one document to standard output ---- */

static enum status print_one(struct building *b)
{
    const struct output *output = output_find(str_of(b->inv->print));
    struct docset set;
    struct buf out = {0};
    char *error = NULL;
    enum status status = STATUS_CLEAN;

    if (b->n_rows != 1 || (!output && strcmp(b->inv->print, "model"))) {
        say(b->inv, b->n_rows != 1 ? "print-one" : "print-unknown", { "got", b->inv->print });
        return STATUS_USAGE;
    }
    if (!output) {
        struct figures *figures = figures_new();
        xmlDoc *model = modelxml_new(&b->setup, b->rows[0], b->books[0], figures);
        xmlChar *bytes = NULL;
        int n = 0;

        xmlDocDumpFormatMemory(model, &bytes, &n, 0);
        buf_add(&out, (char *)bytes, (size_t)n);
        buf_putc(&out, '\n');
        xmlFree(bytes);
        xmlFreeDoc(model);
        figures_free(figures);
    } else if (docset_make(&set, &b->setup, b->rows, b->n_rows, b->books[0], &error)) {
        say(b->inv, "template", { "error", error });
        status = STATUS_MACHINE;
    } else {
        struct output_setup setup = { .docs = &b->setup, .book = b->books[0], .set = &set, .generator = b->setup.generator, .as_of = b->inv->today,
                                      .has_pdf = has_format(b, "pdf"), .has_docbook = has_format(b, "docbook") };

        if (!output->write(&setup, &set.docs[0], &out)) {
            say(b->inv, "render", { "document", set.docs[0].row->id }, { "format", output->name }, { "error", out.s });
            buf_cut(&out, 0);
            status = STATUS_MACHINE;
        }
        docset_done(&set);
    }
    print_text(&out);
    free(error);
    buf_done(&out);
    return status;
}

/* ---- the set ---- */

static bool add_file(struct building *b, const char *folder, const char *name, const char *suffix, struct str bytes)
{
    struct buf path = {0};
    bool ok;

    buf_printf(&path, "%s%s%s%s", folder, *folder ? "/" : "", name, suffix);
    ok = outdir_add(b->out, path.s, bytes);
    buf_printf(&b->files, "%s\n    \"%s\"", b->files.n ? "," : "", path.s);
    buf_done(&path);
    return ok;
}

static void put_report(void *closure, const struct job *job, const char *what, const char *detail)
{
    struct building *b = closure;
    enum diag_code code = !strcmp(what, "missing-glyph") ? DIAG_MISSING_GLYPH : !strcmp(what, "missing-font") ? DIAG_MISSING_FONT : DIAG_UNSET;

    diag(&b->opened.diags, code, (struct span){0}, job->doc->row->id, { "document", job->doc->row->id }, { "what", what }, { "detail", detail });
}

static bool render(struct building *b, struct docset *set, const struct wordbook *book, const char *folder)
{
    struct output_setup setup = { .docs = &b->setup, .book = book, .set = set, .generator = b->setup.generator, .as_of = b->inv->today,
                                      .has_pdf = has_format(b, "pdf"), .has_docbook = has_format(b, "docbook") };
    size_t n = set->n * b->n_formats;
    struct job *jobs = mem_zero(n, sizeof *jobs);
    int processes = b->inv->jobs ? b->inv->jobs : (int)sysconf(_SC_NPROCESSORS_ONLN);
    bool ok;

    /* by format, the dearest first, so that workers get like amounts */
    for (size_t f = 0; f < b->n_formats; f++)
        for (size_t d = 0; d < set->n; d++)
            jobs[f * set->n + d] = (struct job){ .doc = &set->docs[d], .output = b->formats[f], .setup = &setup };
    ok = workers_run(jobs, n, processes, put_report, b);
    if (!ok)
        say(b->inv, "workers", { "error", strerror(errno) });
    for (size_t i = 0; i < n; i++) {
        if (ok && !jobs[i].ok) {
            say(b->inv, "render", { "document", jobs[i].doc->row->id }, { "format", jobs[i].output->name }, { "error", jobs[i].result.n ? jobs[i].result.s : "?" });
            ok = false;
        }
        ok = ok && add_file(b, folder, jobs[i].doc->row->id, jobs[i].output->suffix, buf_text(&jobs[i].result));
        buf_done(&jobs[i].result);
    }
    free(jobs);
    return ok;
}

static bool add_figures(struct building *b, const struct figures *figures, const char *folder)
{
    bool ok = true;

    for (size_t i = 0; i < figures->n && ok; i++) {
        struct buf svg = {0};

        svg_write(&svg, &figures->items[i]->figure);
        ok = add_file(b, folder, figures->items[i]->name, "", buf_text(&svg));
        buf_done(&svg);
    }
    return ok;
}

static bool add_index(struct building *b, const struct docset *set, const struct wordbook *book, const char *folder)
{
    struct html_entry entries[MOST_ROWS];
    struct html_set index = { .entries = entries, .n = set->n, .generator = b->setup.generator };
    struct buf names = {0}, out = {0};
    struct html *html;
    char *error = NULL;
    char day[DATE_TEXT];
    bool ok;

    buf_fill(&names, ' ', set->n * 3 * NAME_ROOM);    /* room for the file names, so that it never moves */
    for (size_t i = 0; i < set->n; i++) {
        const struct doc *doc = &set->docs[i];
        char *room = names.s + i * 3 * NAME_ROOM;

        snprintf(room, NAME_ROOM, "%s.html", doc->row->id);
        snprintf(room + NAME_ROOM, NAME_ROOM, "%s.pdf", doc->row->id);
        snprintf(room + 2 * NAME_ROOM, NAME_ROOM, "%s.xml", doc->row->id);
        entries[i] = (struct html_entry){ .id = doc->row->id, .title = doc->title, .version = doc->version, .state = doc->draft ? "draft" : doc->state,
                                          .classification = doc->classification, .clause = doc->row->clause, .html = room,
                                          .pdf = has_format(b, "pdf") ? room + NAME_ROOM : NULL, .docbook = has_format(b, "docbook") ? room + 2 * NAME_ROOM : NULL };
    }
    index.title = b->setup.model->isms ? entity_title(b->setup.model->isms) : "";
    index.as_of = date_format(b->inv->today, day);
    html = html_new(b->inv->datadir, &error);
    ok = html && html_index(&out, html, &index, book, &error);
    if (!ok)
        say(b->inv, "render", { "document", "index" }, { "format", "html" }, { "error", error ? error : "?" });
    ok = ok && add_file(b, folder, "index", ".html", buf_text(&out));
    free(error);
    html_free(html);
    buf_done(&names);
    buf_done(&out);
    return ok;
}

static bool make_language(struct building *b, const struct wordbook *book)
{
    const char *folder = b->n_books > 1 ? book->language : "";
    struct docset set;
    char *error = NULL;
    bool ok;

    if (docset_make(&set, &b->setup, b->rows, b->n_rows, book, &error)) {
        say(b->inv, "template", { "error", error });
        free(error);
        return false;
    }
    ok = render(b, &set, book, folder) && (!has_format(b, "docbook") || add_figures(b, set.figures, folder)) &&
         (!has_format(b, "html") || add_index(b, &set, book, folder));
    docset_done(&set);
    return ok;
}

static bool add_manifest(struct building *b)
{
    struct buf text = {0};
    char day[DATE_TEXT];
    bool ok;

    buf_printf(&text, "{\n  \"generator\": \"%s\",\n  \"as-of\": \"%s\",\n  \"files\": [%s\n  ]\n}\n", b->setup.generator, date_format(b->inv->today, day), b->files.n ? b->files.s : "");
    ok = outdir_add(b->out, OUTDIR_MARKER, buf_text(&text));
    buf_done(&text);
    return ok;
}

static enum status say_outdir(struct building *b)
{
    static const char *const keys[] = {
        [OUTDIR_BAD_NAME] = "out-name", [OUTDIR_LINK] = "out-link", [OUTDIR_NOT_OURS] = "out-not-ours", [OUTDIR_BAD_PATH] = "out-path",
        [OUTDIR_UNMARKED] = "out-path", [OUTDIR_FAILED] = "out-failed",
    };
    enum outdir_error error = outdir_error(b->out);

    if (error != OUTDIR_OK)
        say(b->inv, keys[error], { "where", outdir_where(b->out) }, { "error", strerror(outdir_errno(b->out)) });
    return error == OUTDIR_FAILED || error == OUTDIR_OK ? STATUS_MACHINE : STATUS_USAGE;
}

/* Kinds whose declarations no document shows yet: told, so that nothing is dropped silently. */
static void tell_unshown(struct building *b)
{
    struct buf list = {0};
    size_t kinds = 0;

    for (int kind = 0; kind < KIND_COUNT; kind++) {
        bool shown = false;
        size_t n = 0;

        for (const struct document_row *row = document_rows; row->id; row++)
            for (size_t i = 0; row->kinds[i] >= 0; i++)
                shown = shown || row->kinds[i] == kind;
        for (const struct entity *e = model_first(b->setup.model, (enum shape_id)kind); e && !shown; e = entity_next(e))
            n += !e->foreign;
        if (!n)
            continue;
        buf_printf(&list, "%s%s %zu", list.n ? ", " : "", b->setup.model->schema->shapes[kind].name, n);
        kinds++;
    }
    if (kinds)
        say(b->inv, "unshown", { "kinds", list.s });
    buf_done(&list);
}

static enum status make_set(struct building *b, const char *out)
{
    enum status status = STATUS_MACHINE;
    bool ok;

    b->out = outdir_new(out);
    ok = outdir_error(b->out) == OUTDIR_OK;
    for (size_t i = 0; i < b->n_books && ok; i++)
        ok = make_language(b, b->books[i]);
    ok = ok && add_manifest(b) && outdir_commit(b->out);
    if (ok) {
        struct buf count = {0};

        buf_printf(&count, "%zu", b->n_rows * b->n_books);
        say(b->inv, b->n_rows * b->n_books == 1 ? "built-one" : "built", { "n", count.s }, { "out", out });
        buf_done(&count);
        if (!b->inv->only)
            tell_unshown(b);
        status = STATUS_CLEAN;
    } else {
        status = say_outdir(b);
    }
    outdir_free(b->out);
    return status;
}

static enum status run(struct building *b)
{
    struct invocation *inv = b->inv;
    struct buf out = {0};
    enum status status, findings = b->opened.diags.count[ERROR] ? STATUS_ERRORS : STATUS_CLEAN;

    if (b->opened.project->broken || (inv->strict && findings)) {
        print_findings(inv, &b->opened);
        say(inv, b->opened.project->broken ? "not-built" : "not-built-strict");
        return STATUS_ERRORS;
    }
    if (!choose_languages(b))
        return STATUS_USAGE;
    if (inv->print)
        return print_one(b);
    if (inv->out)
        buf_puts(&out, inv->out);
    else
        buf_printf(&out, "%s/build", b->opened.path);
    status = make_set(b, out.s);
    buf_done(&out);
    diags_sort(&b->opened.diags);
    print_findings(inv, &b->opened);
    return status > findings ? status : findings;
}

enum status cmd_build(struct invocation *inv)
{
    struct building b = { .inv = inv };
    enum status status = STATUS_USAGE;

    if (!choose_rows(&b) || !choose_formats(&b))
        return STATUS_USAGE;
    if (project_open(inv, inv->n_operands ? inv->operands[0] : NULL, inv->out, &b.opened)) {
        struct model *model = b.opened.project->model;
        struct applicability *applicability = applicability_new(model, threshold_time(model, THRESHOLD_EVIDENCE_INTERVAL));

        b.setup = (struct doc_setup){ .model = model, .diags = &b.opened.diags, .applicability = applicability, .datadir = inv->datadir, .generator = "ismsc " PACKAGE_VERSION };
        status = run(&b);
        applicability_free(applicability);
    }
    for (size_t i = 0; i < b.n_books; i++)
        wordbook_free(b.books[i]);
    buf_done(&b.files);
    opened_done(&b.opened);
    return status;
}
