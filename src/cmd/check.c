/* cmd/check.c - ismsc check: what an auditor would find. */

#include "base/mem.h"
#include "cmd/cmd.h"

#include <stdio.h>
#include <stdlib.h>

/* What --only and --errors let through. */
struct wanted {
    bool all, errors_only;
    bool codes[DIAG_COUNT];    /* unless all */
};

static bool is_unwanted(const struct diag *d, void *closure)
{
    const struct wanted *wanted = closure;

    return (wanted->errors_only && d->severity < ERROR) || !(wanted->all || wanted->codes[d->code]);
}

static bool read_wanted(struct invocation *inv, struct wanted *wanted)
{
    struct str rest = str_of(inv->only ? inv->only : ""), name;

    *wanted = (struct wanted){ .all = !inv->only, .errors_only = inv->errors };
    while (inv->only && str_split(&rest, ',', &name)) {
        enum diag_code code = diag_find(name);

        if (code == DIAG_COUNT) {
            char *got = mem_dup(name.s, name.n);

            say(inv, "code-unknown", { "code", got });
            free(got);
            return false;
        }
        wanted->codes[code] = true;
    }
    return true;
}

static void say_number(struct invocation *inv, const char *one, const char *other, size_t n)
{
    char number[24], day[DATE_TEXT];

    snprintf(number, sizeof number, "%zu", n);
    say(inv, n == 1 ? one : other, { "n", number }, { "day", date_format(inv->today, day) });
}

enum status cmd_check(struct invocation *inv)
{
    struct opened opened;
    struct wanted wanted;
    enum status status = STATUS_USAGE;

    if (!read_wanted(inv, &wanted))
        return STATUS_USAGE;
    if (project_open(inv, inv->n_operands ? inv->operands[0] : NULL, NULL, &opened)) {
        size_t all = opened.diags.n;

        status = opened.diags.count[ERROR] ? STATUS_ERRORS : STATUS_CLEAN;
        diags_filter(&opened.diags, is_unwanted, &wanted);
        print_findings(inv, &opened);
        if (!all)    /* silence would leave it open whether anything was read */
            say_number(inv, "clean-one", "clean", opened.project->own);
        if (all > opened.diags.n)
            say_number(inv, "unshown-one", "unshown-findings", all - opened.diags.n);
    }
    opened_done(&opened);
    return status;
}
