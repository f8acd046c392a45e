/* diag/report_json.c - findings as JSON, all that is known of each (docs/findings.schema.json). */

#include "base/json.h"
#include "diag/report.h"
#include "diag/told.h"

static void put_place(struct json *j, const struct report *r, struct span span)
{
    struct place start = source_place(span.source, span.start), end = source_place(span.source, span.end);
    struct buf path = {0};

    report_path(&path, r, span.source);
    json_named(j, "file", path.s);
    json_named_number(j, "line", (long long)start.line);
    json_named_number(j, "column", (long long)start.column);
    json_named_number(j, "endLine", (long long)end.line);
    json_named_number(j, "endColumn", (long long)end.column);
    buf_done(&path);
}

static void put_words(struct json *j, const struct report *r, const struct diag *d, const char *key)
{
    struct buf text = {0};

    told(&text, r->words, d, key);
    told_plain(&text, 0);
    if (text.n)
        json_named(j, key, text.s);
    buf_done(&text);
}

static void put_notes(struct json *j, const struct report *r, const struct diag *d)
{
    json_name(j, "notes");
    json_begin_array(j);
    for (const struct diag_note *note = d->notes; note; note = note->next) {
        struct buf text = {0};

        told_note(&text, r->words, d, note);
        told_plain(&text, 0);
        json_begin_object(j);
        json_name(j, "text");
        json_text(j, buf_text(&text));
        if (note->span.source)
            put_place(j, r, note->span);
        json_end_object(j);
        buf_done(&text);
    }
    json_end_array(j);
}

static void put_finding(struct json *j, const struct report *r, size_t i)
{
    const struct diag *d = r->diags->items[i];
    const struct diag_row *row = &diag_rows[d->code];

    json_begin_object(j);
    json_named(j, "code", row->code);
    json_named(j, "severity", severity_name(d->severity));
    json_named(j, "clause", *row->clause ? row->clause : NULL);
    json_named(j, "subject", *d->subject ? d->subject : NULL);
    if (d->span.source)
        put_place(j, r, d->span);
    put_words(j, r, d, "title");
    put_words(j, r, d, "why");
    put_words(j, r, d, "help");
    if (d->notes)
        put_notes(j, r, d);
    if (d->nearest) {
        json_name(j, "nearest");
        json_begin_array(j);
        for (size_t k = 0; d->nearest[k]; k++)
            json_text(j, str_of(d->nearest[k]));
        json_end_array(j);
    }
    json_named(j, "fix", d->fix);
    json_named(j, "fingerprint", r->fingerprints->texts[i]);
    json_end_object(j);
}

void report_json(struct buf *out, const struct report *r)
{
    struct json j = { .out = out };
    char day[DATE_TEXT];

    json_begin_object(&j);
    json_named_number(&j, "format", 1);
    json_named(&j, "generator", "ismsc");
    json_named(&j, "version", r->version);
    json_named(&j, "asOf", date_format(r->as_of, day));
    json_named(&j, "commit", r->commit);
    json_name(&j, "counts");
    json_begin_object(&j);
    for (int severity = ERROR; severity >= INFO; severity--)
        json_named_number(&j, severity_name((enum severity)severity), (long long)r->diags->count[severity]);
    json_end_object(&j);
    json_name(&j, "findings");
    json_begin_array(&j);
    for (size_t i = 0; i < r->diags->n; i++)
        put_finding(&j, r, i);
    json_end_array(&j);
    json_end_object(&j);
}
