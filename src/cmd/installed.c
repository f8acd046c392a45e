/* cmd/installed.c - what of this machine a build depends on. */

#include "cmd/installed.h"
#include "base/file.h"

#include <cairo.h>
#include <cmark.h>
#include <hb.h>
#include <libdeflate.h>
#include <libxml/xmlversion.h>
#include <libxslt/xsltconfig.h>
#include <stdlib.h>

static void note(struct manifest *manifest, const char *name, const char *path)
{
    struct buf bytes = {0};

    if (!manifest_find(&manifest->installed, str_of(name)) && file_read_installed(path, &bytes))
        manifest_add(manifest, &manifest->installed, name, buf_text(&bytes));
    buf_done(&bytes);
}

static void note_templates(struct manifest *manifest, const char *datadir)
{
    struct buf folder = {0}, name = {0}, path = {0};
    struct root *root;
    char **paths = NULL;
    size_t n = 0;

    buf_printf(&folder, "%s/templates", datadir);
    root = root_open(folder.s);
    if (root)
        n = root_list(root, ".xsl/.xml/.css", NULL, FILES_MOST, NULL, NULL, &paths);
    for (size_t i = 0; i < n; i++) {
        buf_cut(&name, 0);
        buf_cut(&path, 0);
        buf_printf(&name, "templates/%s", paths[i]);
        buf_printf(&path, "%s/%s", folder.s, paths[i]);
        note(manifest, name.s, path.s);
        free(paths[i]);
    }
    free(paths);
    root_close(root);
    buf_done(&folder);
    buf_done(&name);
    buf_done(&path);
}

void installed_note(struct manifest *manifest, const char *datadir, const struct project *project)
{
    note_templates(manifest, datadir);
    for (size_t i = project->own; i < project->n; i++) {    /* shown as <catalogs>/iso27001-2022.isms */
        const char *shown = strrchr(project->sources[i]->name, '/');
        struct buf name = {0}, path = {0};

        buf_printf(&name, "catalogs%s", shown ? shown : "/");
        buf_printf(&path, "%s/%s", datadir, name.s);
        note(manifest, name.s, path.s);
        buf_done(&name);
        buf_done(&path);
    }
}

void installed_note_file(struct manifest *manifest, const char *kind, const char *path)
{
    const char *slash = strrchr(path, '/');
    struct buf name = {0};

    buf_printf(&name, "%s/%s", kind, slash ? slash + 1 : path);
    note(manifest, name.s, path);
    buf_done(&name);
}

void installed_libraries(struct buf *out)
{
    buf_printf(out, "libxml2 %s, libxslt %s, cmark %s, cairo %s, harfbuzz %s, libdeflate %s", LIBXML_DOTTED_VERSION, LIBXSLT_DOTTED_VERSION, cmark_version_string(),
               cairo_version_string(), hb_version_string(), LIBDEFLATE_VERSION_STRING);
}
