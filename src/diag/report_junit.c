/* diag/report_junit.c - the check as JUnit XML: a case for each code, failed where the code has findings that make the check fail; the others are told in the output.
 * What the format wants besides (machine, time of day, seconds) is the same each time. */

#include "base/xml.h"
#include "diag/report.h"
#include "diag/told.h"

#include <stdio.h>

static void put_number(xmlNode *node, const char *name, size_t n)
{
    char text[24];

    snprintf(text, sizeof text, "%zu", n);
    xml_attr(node, name, str_of(text));
}

/* "isms/risks.isms:12:6: R-017 has no owner." with why and help below. */
static void tell(struct buf *out, const struct report *r, const struct diag *d)
{
    struct span span = report_span(r, d);

    buf_puts(out, out->n ? "\n" : "");
    if (span.source) {
        struct place place = source_place(span.source, span.start);

        report_path(out, r, span.source);
        buf_printf(out, ":%zu:%zu: ", place.line, place.column);
    }
    buf_printf(out, "%s[%s]: ", severity_name(d->severity), diag_rows[d->code].code);
    report_message(out, r, d, true);
    buf_putc(out, '\n');
}

/* "ismsc.6.1.2": the clause, so that cases of one stand together. */
static void put_case(xmlNode *suite, const struct report *r, enum diag_code code)
{
    xmlNode *test = xml_element(suite, NULL, "testcase");
    struct buf text = {0}, first = {0};
    size_t n = 0;

    buf_puts(&text, diag_rows[code].code);
    buf_putc(&text, ' ');
    told_code(&text, r->words, code, "title");
    told_plain(&text, 0);
    xml_attr(test, "name", buf_text(&text));
    buf_cut(&text, 0);
    buf_printf(&text, "ismsc.%s", *diag_rows[code].clause ? diag_rows[code].clause : "language");
    for (size_t i = 0; i < text.n; i++)
        if (text.s[i] == ' ')
            text.s[i] = '.';
    xml_attr(test, "classname", buf_text(&text));
    xml_attr(test, "time", STR("0"));
    buf_cut(&text, 0);
    for (size_t i = 0; i < r->diags->n; i++) {
        const struct diag *d = r->diags->items[i];

        if (d->code != code || d->severity < r->fails)
            continue;
        if (!n++)
            report_message(&first, r, d, false);
        tell(&text, r, d);
    }
    if (n) {
        xmlNode *failure = xml_leaf(test, NULL, "failure", buf_text(&text));

        if (n > 1)
            buf_printf(&first, " (and %zu more)", n - 1);
        xml_attr(failure, "message", buf_text(&first));
        xml_attr(failure, "type", str_of(severity_name(diag_rows[code].severity)));
    }
    buf_done(&text);
    buf_done(&first);
}

void report_junit(struct buf *out, const struct report *r)
{
    xmlDoc *tree = xml_document("testsuites", NULL, NULL);
    xmlNode *suite = xml_element(xmlDocGetRootElement(tree), NULL, "testsuite");
    bool failed[DIAG_COUNT] = { false };
    struct buf text = {0};
    char day[DATE_TEXT];
    size_t n = 0;
    xmlChar *bytes;
    int size;

    for (size_t i = 0; i < r->diags->n; i++) {
        const struct diag *d = r->diags->items[i];

        if (d->severity >= r->fails && !failed[d->code]) {
            failed[d->code] = true;
            n++;
        }
    }
    xml_attr(suite, "name", STR("ismsc check"));
    xml_attr(suite, "package", STR("ismsc"));
    xml_attr(suite, "id", STR("0"));
    xml_attr(suite, "hostname", STR("localhost"));
    buf_printf(&text, "%sT00:00:00", date_format(r->as_of, day));
    xml_attr(suite, "timestamp", buf_text(&text));
    put_number(suite, "tests", DIAG_COUNT);
    put_number(suite, "failures", n);
    put_number(suite, "errors", 0);
    xml_attr(suite, "time", STR("0"));
    xml_element(suite, NULL, "properties");
    for (int code = 0; code < DIAG_COUNT; code++)
        put_case(suite, r, (enum diag_code)code);
    buf_cut(&text, 0);
    for (size_t i = 0; i < r->diags->n; i++)
        if (r->diags->items[i]->severity < r->fails)
            tell(&text, r, r->diags->items[i]);
    xml_text(xml_element(suite, NULL, "system-out"), buf_text(&text));
    xml_element(suite, NULL, "system-err");
    xmlDocDumpFormatMemoryEnc(tree, &bytes, &size, "UTF-8", 1);
    buf_add(out, (const char *)bytes, (size_t)size);
    xmlFree(bytes);
    xmlFreeDoc(tree);
    buf_done(&text);
}
