/* diag/report.c - findings for other programs: the formats, and what they share. */

#include "diag/report.h"
#include "base/json.h"
#include "diag/told.h"

#include <string.h>

const struct report_format report_formats[] = {
    { "json", report_json }, { "sarif", report_sarif }, { "junit", report_junit }, { "github", report_github }, { "gitlab", report_gitlab }, { NULL, NULL },
};

struct span report_span(const struct report *r, const struct diag *d)
{
    return d->span.source ? d->span : r->home;
}

void report_path(struct buf *out, const struct report *r, const struct source *source)
{
    if (!source->foreign)
        buf_puts(out, r->prefix);
    buf_puts(out, source->name);
}

void report_uri(struct buf *out, const struct report *r, const struct source *source)
{
    struct buf path = {0};

    report_path(&path, r, source);
    for (size_t i = 0; i < path.n; i++) {
        unsigned char c = (unsigned char)path.s[i];

        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || strchr("-._~/", c))
            buf_putc(out, (char)c);
        else
            buf_printf(out, "%%%02X", c);
    }
    buf_done(&path);
}

/* A title ends without a full stop; a sentence of its own ends with one. */
static void end_sentence(struct buf *out)
{
    if (out->n && !strchr(".?!:", out->s[out->n - 1]))
        buf_putc(out, '.');
}

void report_message(struct buf *out, const struct report *r, const struct diag *d, bool more)
{
    size_t from = out->n;

    told(out, r->words, d, "title");
    end_sentence(out);
    for (size_t i = 0; more && i < 2; i++) {
        struct buf text = {0};

        told(&text, r->words, d, i ? "help" : "why");
        if (text.n)
            buf_printf(out, "\n\n%s", text.s);
        buf_done(&text);
    }
    told_plain(out, from);
}

/* ---- GitHub ---- */

/* A value of a workflow command; `property`: one that stands before the message, where : and , mean something too. */
static void put_escaped(struct buf *out, struct str text, bool property)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];

        if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ',')))
            buf_printf(out, "%%%02X", c);
        else
            buf_putc(out, (char)c);
    }
}

void report_github(struct buf *out, const struct report *r)
{
    static const char *const commands[] = { "notice", "warning", "error" };

    for (size_t i = 0; i < r->diags->n; i++) {
        const struct diag *d = r->diags->items[i];
        struct span span = report_span(r, d);
        struct buf text = {0};

        buf_printf(out, "::%s ", commands[d->severity]);
        if (span.source) {
            struct place start = source_place(span.source, span.start), end = source_place(span.source, span.end);

            report_path(&text, r, span.source);
            buf_puts(out, "file=");
            put_escaped(out, buf_text(&text), true);
            buf_printf(out, ",line=%zu,endLine=%zu,", start.line, end.line);
            if (start.line == end.line)    /* it marks columns within one line only */
                buf_printf(out, "col=%zu,endColumn=%zu,", start.column, end.column);
        }
        buf_printf(out, "title=%s::", diag_rows[d->code].code);
        buf_cut(&text, 0);
        report_message(&text, r, d, true);
        put_escaped(out, buf_text(&text), false);
        buf_putc(out, '\n');
        buf_done(&text);
    }
}

/* ---- GitLab ---- */

void report_gitlab(struct buf *out, const struct report *r)
{
    static const char *const severities[] = { "info", "minor", "major" };
    struct json j = { .out = out };

    json_begin_array(&j);
    for (size_t i = 0; i < r->diags->n; i++) {
        const struct diag *d = r->diags->items[i];
        struct span span = report_span(r, d);
        struct buf text = {0};

        report_message(&text, r, d, false);
        json_begin_object(&j);
        json_name(&j, "description");
        json_text(&j, buf_text(&text));
        json_named(&j, "check_name", diag_rows[d->code].code);
        json_named(&j, "fingerprint", r->fingerprints->texts[i]);
        json_named(&j, "severity", severities[d->severity]);
        buf_cut(&text, 0);
        if (span.source)
            report_path(&text, r, span.source);
        json_name(&j, "location");
        json_begin_object(&j);
        json_name(&j, "path");
        json_text(&j, buf_text(&text));
        json_name(&j, "lines");
        json_begin_object(&j);
        json_named_number(&j, "begin", span.source ? (long long)source_place(span.source, span.start).line : 1);
        json_end_object(&j);
        json_end_object(&j);
        json_end_object(&j);
        buf_done(&text);
    }
    json_end_array(&j);
}
