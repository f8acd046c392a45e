/* diag/report_sarif.c - findings as SARIF 2.1.0 (OASIS Standard, 27 March 2020), as code hosts and editors read it. */

#include "base/json.h"
#include "diag/report.h"
#include "diag/told.h"

#include <string.h>

static const char *level(enum severity severity)
{
    static const char *const levels[] = { "note", "warning", "error" };

    return levels[severity];
}

static void put_text(struct json *j, const char *name, struct str text)
{
    json_name(j, name);
    json_begin_object(j);
    json_name(j, "text");
    json_text(j, text);
    json_end_object(j);
}

/* ---- rules ---- */

/* "RISK_UNOWNED" as RiskUnowned (3.49.7: the name a person sees). */
static void put_name(struct json *j, const char *name)
{
    struct buf text = {0};

    for (const char *c = name; *c; c++) {
        bool first = c == name || c[-1] == '_';

        if (*c != '_')
            buf_putc(&text, first || *c < 'A' || *c > 'Z' ? *c : (char)(*c + 32));
    }
    json_named(j, "name", text.s);
    buf_done(&text);
}

static void put_rule(struct json *j, const struct report *r, enum diag_code code)
{
    static const char *const keys[][2] = { { "title", "shortDescription" }, { "why", "fullDescription" }, { "help", "help" } };
    const struct diag_row *row = &diag_rows[code];
    struct buf text = {0};

    json_begin_object(j);
    json_named(j, "id", row->code);
    put_name(j, row->name);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        buf_cut(&text, 0);
        told_code(&text, r->words, code, keys[i][0]);
        told_plain(&text, 0);
        if (!text.n)
            continue;
        if (!strchr(".?!:", text.s[text.n - 1]))
            buf_putc(&text, '.');
        put_text(j, keys[i][1], buf_text(&text));
    }
    json_name(j, "defaultConfiguration");
    json_begin_object(j);
    json_named(j, "level", level(row->severity));
    json_end_object(j);
    if (*row->clause) {
        buf_cut(&text, 0);
        told_clause(&text, r->words, row->clause);
        told_plain(&text, 0);
        json_name(j, "properties");
        json_begin_object(j);
        json_name(j, "tags");
        json_begin_array(j);
        json_text(j, buf_text(&text));
        json_end_array(j);
        json_end_object(j);
    }
    json_end_object(j);
    buf_done(&text);
}

/* The number of each code among the rules told: those that have a finding. */
static void put_driver(struct json *j, const struct report *r, long indices[DIAG_COUNT])
{
    long n = 0;

    for (int i = 0; i < DIAG_COUNT; i++)
        indices[i] = -1;
    for (size_t i = 0; i < r->diags->n; i++)
        indices[r->diags->items[i]->code] = 0;
    json_name(j, "tool");
    json_begin_object(j);
    json_name(j, "driver");
    json_begin_object(j);
    json_named(j, "name", "ismsc");
    json_named(j, "fullName", "ismsc, the compiler for information security management systems");
    json_named(j, "informationUri", "man:ismsc(1)");
    json_named(j, "version", r->version);
    json_named(j, "semanticVersion", r->version);
    json_name(j, "rules");
    json_begin_array(j);
    for (int i = 0; i < DIAG_COUNT; i++) {
        if (indices[i] < 0)
            continue;
        indices[i] = n++;
        put_rule(j, r, (enum diag_code)i);
    }
    json_end_array(j);
    json_end_object(j);
    json_end_object(j);
}

/* ---- results ---- */

static void put_artifact(struct json *j, const struct report *r, const struct source *source)
{
    struct buf uri = {0};

    report_uri(&uri, r, source);
    json_name(j, "artifactLocation");
    json_begin_object(j);
    json_named(j, "uri", uri.s);
    if (!source->foreign)
        json_named(j, "uriBaseId", "%SRCROOT%");
    json_end_object(j);
    buf_done(&uri);
}

/* Columns count characters, as columnKind says. */
static void put_region(struct json *j, const char *name, struct span span, bool shown)
{
    struct place start = source_place(span.source, span.start), end = source_place(span.source, span.end);
    struct str text = span_text(span);

    json_name(j, name);
    json_begin_object(j);
    json_named_number(j, "startLine", (long long)start.line);
    json_named_number(j, "startColumn", (long long)start.column);
    json_named_number(j, "endLine", (long long)end.line);
    json_named_number(j, "endColumn", (long long)end.column);
    if (shown && text.n && !memchr(text.s, '\n', text.n))
        put_text(j, "snippet", text);
    json_end_object(j);
}

/* The line it stands in, for readers who do not have the sources. */
static void put_context(struct json *j, struct span span)
{
    size_t line = source_place(span.source, span.start).line;

    json_name(j, "contextRegion");
    json_begin_object(j);
    json_named_number(j, "startLine", (long long)line);
    json_named_number(j, "endLine", (long long)line);
    put_text(j, "snippet", source_line(span.source, line));
    json_end_object(j);
}

static void put_location(struct json *j, const struct report *r, struct span span, struct str message)
{
    json_begin_object(j);
    json_name(j, "physicalLocation");
    json_begin_object(j);
    put_artifact(j, r, span.source);
    put_region(j, "region", span, true);
    if (span.source->text.n && !memchr(span_text(span).s, '\n', span_text(span).n))
        put_context(j, span);
    json_end_object(j);
    if (message.n)
        put_text(j, "message", message);
    json_end_object(j);
}

static void put_related(struct json *j, const struct report *r, const struct diag *d)
{
    bool any = false;

    for (const struct diag_note *note = d->notes; note; note = note->next) {
        struct buf text = {0};

        if (!note->span.source)
            continue;
        if (!any) {
            json_name(j, "relatedLocations");
            json_begin_array(j);
        }
        any = true;
        told_note(&text, r->words, d, note);
        told_plain(&text, 0);
        put_location(j, r, note->span, buf_text(&text));
        buf_done(&text);
    }
    if (any)
        json_end_array(j);
}

static void put_fix(struct json *j, const struct report *r, const struct diag *d)
{
    if (!d->fix || !d->span.source)
        return;
    json_name(j, "fixes");
    json_begin_array(j);
    json_begin_object(j);
    json_name(j, "artifactChanges");
    json_begin_array(j);
    json_begin_object(j);
    put_artifact(j, r, d->span.source);
    json_name(j, "replacements");
    json_begin_array(j);
    json_begin_object(j);
    put_region(j, "deletedRegion", d->span, false);
    put_text(j, "insertedContent", str_of(d->fix));
    json_end_object(j);
    json_end_array(j);
    json_end_object(j);
    json_end_array(j);
    json_end_object(j);
    json_end_array(j);
}

static void put_result(struct json *j, const struct report *r, size_t i, long index)
{
    const struct diag *d = r->diags->items[i];
    struct span span = report_span(r, d);
    struct buf text = {0};

    report_message(&text, r, d, true);
    json_begin_object(j);
    json_named(j, "ruleId", diag_rows[d->code].code);
    json_named_number(j, "ruleIndex", index);
    json_named(j, "level", level(d->severity));
    put_text(j, "message", buf_text(&text));
    if (span.source) {
        json_name(j, "locations");
        json_begin_array(j);
        put_location(j, r, span, STR(""));
        json_end_array(j);
    }
    put_related(j, r, d);
    json_name(j, "partialFingerprints");
    json_begin_object(j);
    json_named(j, "primaryLocationLineHash", r->fingerprints->texts[i]);    /* the one that GitHub reads */
    json_named(j, "ismsc/v1", r->fingerprints->texts[i]);
    json_end_object(j);
    put_fix(j, r, d);
    json_end_object(j);
    buf_done(&text);
}

void report_sarif(struct buf *out, const struct report *r)
{
    struct json j = { .out = out };
    long indices[DIAG_COUNT];

    json_begin_object(&j);
    json_named(&j, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json_named(&j, "version", "2.1.0");
    json_name(&j, "runs");
    json_begin_array(&j);
    json_begin_object(&j);
    put_driver(&j, r, indices);
    json_named(&j, "columnKind", "unicodeCodePoints");
    json_name(&j, "originalUriBaseIds");
    json_begin_object(&j);
    json_name(&j, "%SRCROOT%");
    json_begin_object(&j);
    put_text(&j, "description", STR("The top of the repository, or the project's folder where there is none."));
    json_end_object(&j);
    json_end_object(&j);
    json_name(&j, "results");
    json_begin_array(&j);
    for (size_t i = 0; i < r->diags->n; i++)
        put_result(&j, r, i, indices[r->diags->items[i]->code]);
    json_end_array(&j);
    json_end_object(&j);
    json_end_array(&j);
    json_end_object(&j);
}
