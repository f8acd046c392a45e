/* cmd/check.c - ismsc check: what an auditor would find. */

#include "base/mem.h"
#include "cmd/cmd.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What --only and --errors let through. */
struct wanted {
    bool all, errors_only;
    bool codes[DIAG_COUNT];    /* unless all */
};

/* How findings are told, and from which severity on the check fails. */
struct telling {
    const struct report_format *format;    /* NULL: as text */
    enum severity fails;
};

static bool is_unwanted(const struct diag *d, void *closure)
{
    const struct wanted *wanted = closure;

    return (wanted->errors_only && d->severity < ERROR) || !(wanted->all || wanted->codes[d->code]);
}

static bool is_allowed(const struct diag *d, void *closure)
{
    const bool *codes = closure;

    return codes[d->code];
}

/* "C014a,C015b"; says which is none. */
static bool read_codes(struct invocation *inv, const char *list, bool codes[DIAG_COUNT])
{
    struct str rest = str_of(list ? list : ""), name;

    while (list && str_split(&rest, ',', &name)) {
        enum diag_code code = diag_find(name);

        if (code == DIAG_COUNT) {
            char *got = mem_dup(name.s, name.n);

            say(inv, "code-unknown", { "code", got });
            free(got);
            return false;
        }
        codes[code] = true;
    }
    return true;
}

static bool read_telling(struct invocation *inv, struct telling *telling)
{
    *telling = (struct telling){ NULL, ERROR };
    if (inv->format && strcmp(inv->format, "text")) {
        telling->format = report_formats;
        while (telling->format->name && strcmp(telling->format->name, inv->format))
            telling->format++;
        if (!telling->format->name) {
            say(inv, "report-unknown", { "got", inv->format });
            return false;
        }
    }
    for (enum severity severity = INFO; inv->deny && severity <= ERROR; severity++) {
        if (!strcmp(inv->deny, severity_name(severity))) {
            telling->fails = severity;
            return true;
        }
    }
    if (inv->deny)
        say(inv, "deny-unknown", { "got", inv->deny });
    return !inv->deny;
}

static enum status status_of(const struct diags *diags, enum severity fails)
{
    for (enum severity severity = fails; severity <= ERROR; severity++)
        if (diags->count[severity])
            return STATUS_ERRORS;
    return STATUS_CLEAN;
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
    struct wanted wanted = { .all = !inv->only, .errors_only = inv->errors };
    bool allowed[DIAG_COUNT] = { false };
    struct telling telling;
    enum status status = STATUS_USAGE;

    if (!read_codes(inv, inv->only, wanted.codes) || !read_codes(inv, inv->allow, allowed) || !read_telling(inv, &telling))
        return STATUS_USAGE;
    if (project_open(inv, inv->n_operands ? inv->operands[0] : NULL, NULL, &opened)) {
        size_t all = opened.diags.n;

        diags_filter(&opened.diags, is_allowed, allowed);
        status = status_of(&opened.diags, telling.fails);
        diags_filter(&opened.diags, is_unwanted, &wanted);
        if (telling.format)
            report_findings(inv, &opened, telling.format, telling.fails);
        else
            print_findings(inv, &opened);
        if (!all && !telling.format)    /* silence would leave it open whether anything was read */
            say_number(inv, "clean-one", "clean", opened.project->own);
        if (all > opened.diags.n)
            say_number(inv, "unshown-one", "unshown-findings", all - opened.diags.n);
    }
    opened_done(&opened);
    return status;
}
