/* cmd/build.c - ismsc build: the documents, as a set that appears whole or not at all. */

#include "base/jail.h"
#include "base/mem.h"
#include "base/map.h"
#include "base/outdir.h"
#include "base/utf8.h"
#include "cmd/building.h"
#include "cmd/deps.h"
#include "cmd/installed.h"
#include "cmd/limits.h"
#include "cmd/order.h"
#include "cmd/outputs.h"
#include "cmd/render.h"
#include "cmd/sandbox.h"
#include "cmd/stamping.h"
#include "cmd/watch.h"
#include "cmd/workers.h"
#include "docbook/figures.h"
#include "docbook/modelxml.h"
#include "output/html.h"
#include "prose/citations.h"
#include "rules/thresholds.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

/* ---- one document to standard output ---- */

static enum status print_one(struct building *b)
{
    const struct output *output = output_find(str_of(b->inv->print));
    struct figures *figures;
    struct buf out = {0};
    char *error = NULL;
    enum status status = STATUS_CLEAN;
    struct doc doc = {0};

    if (b->n_docs == 1 && output && !output_makes(output, b->docs[0]))
        output = NULL;
    if (b->n_docs != 1 || (!output && strcmp(b->inv->print, "model"))) {
        say(b->inv, b->n_docs != 1 ? "print-one" : "print-unknown", { "got", b->inv->print });
        return STATUS_USAGE;
    }
    figures = figures_new(b->setup.texts);
    if (!output) {
        xmlDoc *model = modelxml_new(&b->setup, b->docs[0], b->books[0], figures);
        xmlChar *bytes = NULL;
        int n = 0;

        xmlDocDumpFormatMemory(model, &bytes, &n, 0);
        buf_add(&out, (char *)bytes, (size_t)n);
        xmlFree(bytes);
        xmlFreeDoc(model);
    } else if (doc_make(&doc, &b->setup, b->docs[0], b->books[0], b->docs, figures, &error)) {
        say(b->inv, "template", { "error", error });
        status = STATUS_MACHINE;
    } else {
        struct output_setup setup = { .docs = &b->setup, .book = b->books[0], .figures = figures, .generator = b->setup.generator, .as_of = b->inv->today };

        if (!output->write(&setup, &doc, &out)) {
            say(b->inv, "render", { "document", doc.document->id }, { "format", output->name }, { "error", out.s });
            buf_cut(&out, 0);
            status = STATUS_MACHINE;
        }
    }
    print_text(&out);
    doc_done(&doc);
    figures_free(figures);
    free(error);
    buf_done(&out);
    return status;
}

/* ---- the set ---- */

static bool add_file(struct building *b, const char *folder, const char *name, struct str bytes)
{
    struct buf path = {0};
    bool ok;

    buf_printf(&path, "%s%s%s", folder, *folder ? "/" : "", name);
    ok = outdir_add(b->out, path.s, bytes);
    manifest_add(&b->manifest, &b->manifest.files, path.s, bytes);
    buf_done(&path);
    return ok;
}

/* One language of the set, while its documents come in. */
struct making {
    struct building *b;
    const struct wordbook *book;
    const char *folder;
    size_t doc;                 /* the one that is being unpacked */
    struct html_entry *entries;
    struct map files;           /* that were added */
    struct arena arena;
    bool ok;
};

static void *begin_document(void *closure, size_t i)
{
    const struct making *m = closure;

    return render_new(&m->b->setup, m->b->docs[i], m->book, m->b->docs, m->b->formats, m->b->n_formats, m->b->inv->today);
}

static void make_part(void *closure, size_t i, size_t part, void *rendered, struct buf *result)
{
    (void)closure, (void)i;
    render_pack(result, rendered, part);
}

static void end_document(void *closure, void *rendered)
{
    (void)closure;
    render_free(rendered);
}

static bool put_file(void *closure, const char *path, struct str bytes)
{
    struct making *m = closure;

    if (map_get(&m->files, str_of(path)))    /* a picture that another document shows too */
        return true;
    *map_at(&m->files, str_of(arena_dup(&m->arena, path, strlen(path)))) = m;
    return add_file(m->b, m->folder, path, bytes);
}

static bool has_text(const struct source *source, struct str text, struct span *span)
{
    const char *at = memmem(source->text.s, source->text.n, text.s, text.n);

    if (at)
        *span = (struct span){ source, (uint32_t)(at - source->text.s), (uint32_t)(at - source->text.s + text.n) };
    return at;
}

/* Where a character ("U+1F9FF") is written first: in the project's sources, or in the text of a policy. */
static struct span place_of_character(const struct opened *opened, const char *name)
{
    struct span span = {0};
    struct buf bytes = {0};
    bool found = false;

    utf8_put(&bytes, (uint32_t)strtoul(name + strspn(name, "U+"), NULL, 16));
    for (size_t i = 0; !found && i < opened->project->own; i++)
        found = has_text(opened->project->sources[i], buf_text(&bytes), &span);
    for (const struct policy_text *text = opened->texts ? opened->texts->first : NULL; !found && text; text = text->next)
        found = has_text(text->source, buf_text(&bytes), &span);
    buf_done(&bytes);
    return span;
}

static void put_report(void *closure, const char *what, const char *detail)
{
    struct making *m = closure;
    const char *id = m->b->docs[m->doc]->id;
    static const struct { const char *what; enum diag_code code; } codes[] = {
        { "missing-glyph", DIAG_MISSING_GLYPH }, { "missing-font", DIAG_MISSING_FONT }, { "unknown-picture", DIAG_PICTURE_UNSET },
        { "broken-picture", DIAG_PICTURE_UNSET }, { "large-picture", DIAG_PICTURE_UNSET },
    };
    enum diag_code code = DIAG_UNSET;

    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (!strcmp(what, codes[i].what))
            code = codes[i].code;
    if (code == DIAG_PICTURE_UNSET)
        detail = texts_picture_path(m->b->opened.texts, detail);
    diag(&m->b->opened.diags, code, code == DIAG_MISSING_GLYPH ? place_of_character(&m->b->opened, detail) : (struct span){0}, id, { "document", id }, { "what", what }, { "detail", detail });
}

static void put_failure(void *closure, const char *format, const char *why)
{
    struct making *m = closure;

    if (*format)
        say(m->b->inv, "render", { "document", m->b->docs[m->doc]->id }, { "format", format }, { "error", why });
    else
        say(m->b->inv, "template", { "error", why });
    m->ok = false;
}

static void put_control(void *closure, const char *name, const char *value)
{
    struct making *m = closure;
    struct html_entry *entry = &m->entries[m->doc];
    const char *copy = arena_dup(&m->arena, value, strlen(value));

    if (!strcmp(name, "title"))
        entry->title = copy;
    else if (!strcmp(name, "version"))
        entry->version = copy;
    else if (!strcmp(name, "state"))
        entry->state = copy;
    else if (!strcmp(name, "classification"))
        entry->classification = copy;
}

static void put_use(void *closure, const char *kind, const char *path)
{
    struct making *m = closure;

    installed_note_file(&m->b->manifest, kind, path);
}

static void take_part(void *closure, size_t i, size_t part, struct str result)
{
    struct making *m = closure;
    struct rendering rendering = { put_file, put_report, put_failure, put_control, put_use, m };
    const char *id = m->b->docs[i]->id;

    m->doc = i;
    if (!part) {
        m->entries[i] = (struct html_entry){ .id = id, .title = id, .clause = m->b->docs[i]->row->clause };
        m->entries[i].forms = output_forms(&m->arena, m->b->docs[i], m->b->formats, m->b->n_formats, &m->entries[i].n);
    }
    if (m->ok && !render_unpack(result, &rendering))
        m->ok = false;
}

static void lose_document(void *closure, size_t i)
{
    struct making *m = closure;

    say(m->b->inv, "lost", { "document", m->b->docs[i]->id });
    m->ok = false;
}

/* A worker, by this signal. */
static void tell_ended(void *closure, int signal)
{
    const struct making *m = closure;
    char number[LIMIT_TEXT];

    if (signal == SIGXCPU) {
        say(m->b->inv, "ended-time", { "seconds", limits_time(number) });
        return;
    }
    snprintf(number, sizeof number, "%d", signal);
    say(m->b->inv, "ended", { "signal", number }, { "name", strsignal(signal) });
}

static void tell_progress(void *closure, size_t parts)
{
    const struct making *m = closure;
    char done[24], all[24];

    snprintf(done, sizeof done, "%zu", parts / render_parts(m->b->n_formats));
    snprintf(all, sizeof all, "%zu", m->b->n_docs);
    say_passing(m->b->inv, "building", { "n", done }, { "all", all });
}

static bool add_index(struct making *m)
{
    struct building *b = m->b;
    struct html_set index = { .entries = m->entries, .n = b->n_docs, .generator = b->setup.generator };
    struct buf out = {0}, revision = {0}, commit = {0};
    struct html *html;
    char *error = NULL, day[DATE_TEXT];
    bool ok;

    index.title = b->setup.model->isms ? entity_title(b->setup.model->isms) : "";
    index.as_of = date_format(b->inv->today, day);
    revision_words(&revision, &b->opened.stamp, m->book);
    index.revision = revision.s;
    if (b->opened.stamp.commit)
        buf_printf(&commit, "%s%s", b->opened.stamp.commit, b->opened.stamp.changed ? " with changes" : "");
    index.commit = commit.n ? commit.s : revision.s;
    html = html_new(b->inv->datadir, &error);
    if (html)
        html_index(&out, html, &index, m->book);
    else
        say(b->inv, "render", { "document", "index" }, { "format", "html" }, { "error", error });
    ok = html && add_file(b, m->folder, "index.html", buf_text(&out));
    free(error);
    html_free(html);
    buf_done(&out);
    buf_done(&revision);
    buf_done(&commit);
    return ok;
}

/* Compiles once, for all workers, what more than one document needs. What is broken is reported by the document that needs it. */
static void prepare_sheets(struct building *b)
{
    for (size_t i = 1; i < b->n_docs; i++) {
        char *error = NULL;

        if (b->docs[i]->row == b->docs[i - 1]->row && !document_sheet(b->setup.sheets, b->docs[i]->row->id, &error))
            free(error);
    }
}

static bool make_language(struct building *b, const struct wordbook *book)
{
    struct making m = { .b = b, .book = book, .folder = b->n_books > 1 ? book->language : "", .ok = true };
    size_t *order = mem_zero(b->n_docs + 1, sizeof *order);
    struct pieces pieces = { b->n_docs, render_parts(b->n_formats), order, begin_document, make_part, end_document, take_part, tell_ended, lose_document, tell_progress, &m };
    bool done;

    m.entries = mem_zero(b->n_docs + 1, sizeof *m.entries);
    arena_init(&m.arena);
    prepare_sheets(b);
    order_longest_first(&b->setup, b->docs, b->n_docs, order);
    done = workers_run(&pieces, b->inv->jobs);
    say_passed(b->inv);
    if (!done) {
        say(b->inv, "workers", { "error", strerror(errno) });
        m.ok = false;
    }
    m.ok = m.ok && (!building_has(b, "html") || add_index(&m));
    arena_done(&m.arena);
    map_done(&m.files);
    free(m.entries);
    free(order);
    return m.ok;
}

static bool add_manifest(struct building *b)
{
    struct buf text = {0}, formats = {0}, languages = {0}, libraries = {0};
    char day[DATE_TEXT];
    bool ok;

    for (size_t i = 0; i < b->n_formats; i++)
        buf_printf(&formats, "%s%s", i ? "," : "", b->formats[i]->name);
    for (size_t i = 0; i < b->n_books; i++)
        buf_printf(&languages, "%s%s", i ? "," : "", b->books[i]->language);
    installed_note(&b->manifest, b->inv->datadir, b->opened.project);
    installed_libraries(&libraries);
    b->manifest.generator = b->setup.generator;
    b->manifest.libraries = arena_dup(&b->manifest.arena, libraries.s, libraries.n);
    b->manifest.as_of = arena_dup(&b->manifest.arena, day, strlen(date_format(b->inv->today, day)));
    b->manifest.formats = arena_dup(&b->manifest.arena, formats.s, formats.n);
    b->manifest.languages = arena_dup(&b->manifest.arena, languages.s, languages.n);
    b->manifest.only = b->inv->only;
    b->manifest.day_from = stamp_day_from(b->inv);
    b->manifest.stamp = b->opened.stamp;
    manifest_write(&text, &b->manifest);
    buf_done(&formats);
    buf_done(&languages);
    buf_done(&libraries);
    digest_of(buf_text(&text), b->digest);
    ok = outdir_add(b->out, OUTDIR_MARKER, buf_text(&text));
    buf_done(&text);
    return ok;
}

static enum status say_outdir(struct building *b)
{
    static const char *const keys[] = {
        [OUTDIR_BAD_NAME] = "out-name", [OUTDIR_LINK] = "out-link", [OUTDIR_NO_FOLDER] = "out-no-folder", [OUTDIR_NOT_OURS] = "out-not-ours", [OUTDIR_STRANGER] = "out-stranger", [OUTDIR_BAD_PATH] = "out-path",
        [OUTDIR_UNMARKED] = "out-path", [OUTDIR_LOST] = "out-lost", [OUTDIR_FAILED] = "out-failed",
    };
    enum outdir_error error = outdir_error(b->out);

    if (error != OUTDIR_OK)
        say(b->inv, keys[error], { "where", outdir_where(b->out) }, { "error", strerror(outdir_errno(b->out)) });
    return error == OUTDIR_FAILED || error == OUTDIR_LOST || error == OUTDIR_OK ? STATUS_MACHINE : STATUS_USAGE;
}

/* Kinds whose declarations no document shows yet: told, so that nothing is dropped silently. */
static void tell_unshown(struct building *b)
{
    struct buf list = {0};
    size_t kinds = 0;

    for (int kind = 0; kind < (int)b->setup.model->schema->n_shapes; kind++) {
        bool shown = false;
        size_t n = 0;

        for documents_each(row)
            shown = shown || document_shows(row, kind);
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

/* What was built and where it begins: the last that is said, so that nothing scrolls it away. */
static void tell_built(struct building *b, const char *out)
{
    struct buf count = {0}, pages = {0};
    char day[DATE_TEXT];

    if (!b->inv->only)
        tell_unshown(b);
    say(b->inv, "built-digest", { "digest", b->digest });
    if (b->opened.stamp.commit && b->opened.stamp.changed)
        say(b->inv, "built-changed");
    if (b->inv->day_from == DAY_COMMIT && b->inv->today != b->inv->clock)
        say(b->inv, b->inv->today > b->inv->clock ? "built-day-ahead" : "built-day", { "day", date_format(b->inv->today, day) });
    buf_printf(&count, "%zu", b->n_docs * b->n_books);
    say(b->inv, b->n_docs * b->n_books == 1 ? "built-one" : "built", { "n", count.s }, { "out", out });
    for (size_t i = 0; i < b->n_books; i++)
        buf_printf(&pages, "%s%s/%s%sindex.html", i ? ", " : "", out, b->n_books > 1 ? b->books[i]->language : "", b->n_books > 1 ? "/" : "");
    if (building_has(b, "html"))
        say(b->inv, "built-open", { "pages", pages.s });
    buf_done(&count);
    buf_done(&pages);
}

static enum status make_set(struct building *b)
{
    enum status status = STATUS_CLEAN;
    bool ok = true;

    for (size_t i = 0; i < b->n_books && ok; i++)
        ok = make_language(b, b->books[i]);
    ok = ok && add_manifest(b) && outdir_commit(b->out);
    diags_sort(&b->opened.diags);    /* with what making them found */
    if (!b->inv->quiet)
        print_findings(b->inv, &b->opened);
    if (ok && !b->inv->quiet)
        tell_built(b, b->path);
    else if (!ok)
        status = say_outdir(b);
    if (ok && (b->inv->deps || b->inv->depfile) && !deps_write(b->inv, b->path, &b->opened, &b->manifest))
        status = STATUS_MACHINE;
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
    if (!b->setup.model->isms) {
        say(inv, "no-isms");
        return STATUS_USAGE;
    }
    if (inv->print && !strcmp(inv->print, "deps")) {
        deps_list(&out, &b->opened, &b->manifest);
        print_text(&out);
        buf_done(&out);
        return findings;
    }
    if (!building_choose_languages(b) || !building_choose_documents(b))
        return STATUS_USAGE;
    if (inv->print)
        return print_one(b);
    status = make_set(b);
    return status > findings ? status : findings;
}

/* All that the sources have no say in: the place of the set, its keeper, fonts. Then the jail is closed. False, said. */
static bool prepare(struct building *b)
{
    struct invocation *inv = b->inv;
    struct buf path = {0};
    bool pages = !inv->print ? building_has(b, "pdf") : !strcmp(inv->print, "layout");

    if (!inv->print) {
        if (inv->out)
            buf_puts(&path, inv->out);
        else
            buf_printf(&path, "%s/build", b->opened.path);
        b->path = buf_take(&path);
        b->out = outdir_new(b->path);
        if (!outdir_keep(b->out))
            return false;
        jail_allow_open(inv->jail, JAIL_FILL, outdir_folder(b->out));
        if (inv->deps && !inv->depfile)
            sandbox_allow_folder(inv, JAIL_REPLACE, b->path);    /* OUT.d */
    }
    if (pages)
        sandbox_allow_fonts(inv);
    if (!inv->jobs)
        inv->jobs = workers_processors();
    stamp_find(inv, &b->opened);
    sandbox_close(inv, b->opened.path);
    return true;
}

static enum status build_once(struct invocation *inv)
{
    struct building b = { .inv = inv };
    enum status status = STATUS_USAGE;

    if (!building_choose_formats(&b))
        return STATUS_USAGE;
    manifest_init(&b.manifest);
    inv->manifest = &b.manifest;
    if (!project_find(inv, inv->n_operands ? inv->operands[0] : NULL, &b.opened)) {
        /* said */
    } else if (!prepare(&b)) {
        status = say_outdir(&b);
    } else if (project_read(inv, inv->out, &b.opened)) {
        struct model *model = b.opened.project->model;
        struct citations *citations = citations_new(model, b.opened.texts);
        struct applicability *applicability = applicability_new(model, threshold_time(model, THRESHOLD_EVIDENCE_INTERVAL));

        b.setup = (struct doc_setup){ .model = model, .diags = &b.opened.diags, .applicability = applicability, .datadir = inv->datadir, .generator = "ismsc " PACKAGE_VERSION,
                                      .texts = b.opened.texts, .citations = citations, .sheets = sheets_new(inv->datadir), .stamp = &b.opened.stamp };
        status = run(&b);
        applicability_free(applicability);
        citations_free(citations);
        sheets_free(b.setup.sheets);
    }
    outdir_free(b.out);
    for (size_t i = 0; i < b.n_books; i++)
        wordbook_free(b.books[i]);
    manifest_done(&b.manifest);
    documents_done(&b.all);
    free(b.docs);
    free(b.path);
    opened_done(&b.opened);
    return status;
}

enum status cmd_build(struct invocation *inv)
{
    if (inv->watch && inv->print) {
        say(inv, "watch-print");
        return STATUS_USAGE;
    }
    if (!stamp_asked(inv))
        return STATUS_USAGE;
    return inv->watch ? watch(inv, build_once) : build_once(inv);
}
