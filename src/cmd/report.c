/* cmd/report.c - findings for other programs, on standard output. */

#include "base/mem.h"
#include "cmd/cmd.h"

#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

/* From the top of the repository that the folder lies in to the folder: "isms/"; "" where it is the top itself or there is no repository. That is what code hosts
 * tell files from. A .git may be a file (worktrees, submodules). Added to `out`. */
static void put_prefix(struct buf *out, const char *folder)
{
    char *path = realpath(folder, NULL);
    size_t n = path ? strlen(path) : 0;

    for (size_t top = n; path && top; top--) {
        struct buf git = {0};
        struct stat st;
        bool found;

        if (top < n && path[top] != '/')
            continue;
        buf_printf(&git, "%.*s/.git", (int)top, path);
        found = !stat(git.s, &st);
        buf_done(&git);
        if (found) {
            if (top < n)
                buf_printf(out, "%s/", path + top + 1);
            break;
        }
    }
    free(path);
}

void report_findings(struct invocation *inv, struct opened *opened, const struct report_format *format, enum severity fails)
{
    struct fingerprints fingerprints;
    const struct model *model = opened->project->model;
    struct buf prefix = {0}, out = {0};
    struct report report = { .diags = &opened->diags, .fingerprints = &fingerprints, .words = inv->words, .version = PACKAGE_VERSION, .as_of = inv->today, .fails = fails };

    put_prefix(&prefix, opened->path);
    report.prefix = prefix.s ? prefix.s : "";
    if (model->isms)
        report.home = model->isms->span;
    fingerprints_init(&fingerprints, &opened->diags);
    format->write(&out, &report);
    print_text(&out);
    fingerprints_done(&fingerprints);
    buf_done(&prefix);
    buf_done(&out);
}
