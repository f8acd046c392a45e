/* pages/setpages.c - the page builder alone: a DocBook file becomes the dump of its layout, and what it could not set as wanted.
 *
 *   setpages FILE            the dump on stdout; reports on stderr, one line each: "WHAT DETAIL ELEMENT"
 *   setpages FILE PDF              the PDF too
 *   setpages FILE PDF PNG PAGE     and a picture of that page (from 1), two pixels a point, drawn by cairo */

#include "base/file.h"
#include "base/xml.h"
#include "pdf/pdf.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void report(void *closure, const char *what, const char *detail, const xmlNode *node)
{
    (void)closure;
    fprintf(stderr, "%s %s %s\n", what, detail, node ? (const char *)node->name : "-");
}

/* Files beside the document; kept until the end. */
struct files { const char *folder; struct buf bytes[48]; size_t n; };

static bool read_all(const char *path, struct buf *bytes);

static bool picture(void *closure, const char *fileref, struct str *bytes)
{
    struct files *files = closure;
    const char *slash = strrchr(files->folder, '/');
    struct buf path = {0};
    bool ok;

    if (files->n == sizeof files->bytes / sizeof *files->bytes || strchr(fileref, '/'))
        return false;
    buf_printf(&path, "%.*s%s", slash ? (int)(slash + 1 - files->folder) : 0, files->folder, fileref);
    ok = read_all(path.s, &files->bytes[files->n]);
    buf_done(&path);
    if (ok)
        *bytes = buf_text(&files->bytes[files->n++]);
    return ok;
}

static bool read_all(const char *path, struct buf *bytes)
{
    FILE *f = fopen(path, "rb");
    char part[65536];
    size_t n;

    while (f && (n = fread(part, 1, sizeof part, f)) > 0)
        buf_add(bytes, part, n);
    if (f)
        fclose(f);
    return f;
}

static bool write_all(const char *path, const struct buf *bytes)
{
    FILE *f = fopen(path, "wb");
    bool ok = f && fwrite(bytes->s, 1, bytes->n, f) == bytes->n;

    return f && !fclose(f) && ok;
}

int main(int argc, char **argv)
{
    struct files files = {0};
    struct pdf_options options = { .created = 1780000000, .report = report, .picture = picture, .closure = &files };
    struct buf bytes = {0}, dump = {0}, pdf = {0}, png = {0};
    char *error = NULL;
    xmlDoc *doc;
    bool ok;

    if (argc < 2 || !read_all(argv[1], &bytes))
        return 2;
    files.folder = argv[1];
    xml_start();
    doc = xml_parse(buf_text(&bytes), argv[1], &error);
    if (!doc) {
        fprintf(stderr, "%s: %s\n", argv[1], error);
        return 2;
    }
    ok = pdf_layout_dump(doc, &options, &dump) == PDF_OK;
    fwrite(dump.s, 1, dump.n, stdout);
    if (argc > 2) {
        options.report = NULL;
        ok = pdf_write(doc, &options, &pdf) == PDF_OK && write_all(argv[2], &pdf) && ok;
    }
    if (argc > 4)
        ok = pdf_png(doc, &options, (unsigned)strtoul(argv[4], NULL, 10), 2, &png) == PDF_OK && write_all(argv[3], &png) && ok;
    for (size_t i = 0; i < files.n; i++)
        buf_done(&files.bytes[i]);
    xmlFreeDoc(doc);
    free(error);
    buf_done(&bytes);
    buf_done(&dump);
    buf_done(&pdf);
    buf_done(&png);
    return !ok;
}
