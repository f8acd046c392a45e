/* cmd/explain.c - ismsc explain: what a finding means. */

#include "cmd/cmd.h"
#include "diag/print.h"

#include <unistd.h>

enum status cmd_explain(struct invocation *inv)
{
    struct buf out = {0};
    enum diag_code code;

    if (!inv->n_operands) {
        say(inv, "explain-what");
        return STATUS_USAGE;
    }
    code = diag_find(str_of(inv->operands[0]));
    if (code == DIAG_COUNT || !print_explain(&out, inv->words, code, inv->colour && isatty(STDOUT_FILENO))) {
        say(inv, "code-unknown", { "code", inv->operands[0] });
        buf_done(&out);
        return STATUS_USAGE;
    }
    print_text(&out);
    buf_done(&out);
    return STATUS_CLEAN;
}
