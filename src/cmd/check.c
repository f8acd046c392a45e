/* cmd/check.c - ismsc check: what an auditor would find. */

#include "cmd/cmd.h"

enum status cmd_check(struct invocation *inv)
{
    struct opened opened;
    enum status status = STATUS_USAGE;

    if (project_open(inv, inv->n_operands ? inv->operands[0] : NULL, NULL, &opened))
        status = print_findings(inv, &opened);
    opened_done(&opened);
    return status;
}
