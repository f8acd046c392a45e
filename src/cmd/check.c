/* cmd/check.c - ismsc check: what an auditor would find. */

#include "cmd/cmd.h"

#include <stdio.h>

enum status cmd_check(struct invocation *inv)
{
    struct opened opened;
    enum status status = STATUS_USAGE;

    if (project_open(inv, inv->n_operands ? inv->operands[0] : NULL, NULL, &opened)) {
        status = print_findings(inv, &opened);
        if (!opened.diags.n) {    /* silence would leave it open whether anything was read */
            char day[DATE_TEXT], files[24];

            snprintf(files, sizeof files, "%zu", opened.project->own);
            say(inv, opened.project->own == 1 ? "clean-one" : "clean", { "n", files }, { "day", date_format(inv->today, day) });
        }
    }
    opened_done(&opened);
    return status;
}
