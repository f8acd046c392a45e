/* cmd/report.c - findings for other programs, on standard output. */

#include "cmd/cmd.h"

void report_findings(struct invocation *inv, struct opened *opened, const struct report_format *format, enum severity fails)
{
    struct fingerprints fingerprints;
    const struct model *model = opened->project->model;
    const struct repository *repository = opened->checkout.repository;
    char commit[OBJECT_TEXT];
    struct buf out = {0};
    struct report report = { .diags = &opened->diags, .fingerprints = &fingerprints, .words = inv->words, .version = PACKAGE_VERSION, .as_of = inv->today, .fails = fails };

    report.prefix = repository ? repository->below : "";    /* code hosts tell files from the top of the repository */
    if (repository && repository_reference(repository, "HEAD", commit) == REFERENCE_FOUND)
        report.commit = commit;
    if (model->isms)
        report.home = model->isms->span;
    fingerprints_init(&fingerprints, &opened->diags);
    format->write(&out, &report);
    print_text(&out);
    fingerprints_done(&fingerprints);
    buf_done(&out);
}
