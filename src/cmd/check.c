/* cmd/check.c - ismsc check: what an auditor would find. */

#include "base/jail.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/replace.h"
#include "cmd/sandbox.h"
#include "cmd/since.h"
#include "cmd/stamping.h"
#include "diag/baseline.h"

#include <errno.h>
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
    say(inv, n == 1 ? one : other, { "n", number }, { "day", date_format(inv->today, day) }, { "rev", inv->only_changed });
}

/* Findings that are known go; what remains of the baseline is found itself. Its source is yours, NULL where there is none. */
static bool apply_baseline(struct invocation *inv, struct diags *diags, struct buf *bytes, struct source **source, size_t *known)
{
    bool read = file_read_named(inv->baseline, FILE_MOST, bytes);

    if (!read || !baseline_is(buf_text(bytes))) {
        say(inv, read ? "baseline-none" : "baseline-unread", { "file", inv->baseline }, { "error", strerror(errno) });
        return false;
    }
    *source = source_new(inv->baseline, buf_text(bytes));
    (*source)->foreign = true;    /* it is told by the name that was given, wherever it lies */
    *known = baseline_apply(diags, *source);
    return true;
}

static enum status write_baseline(struct invocation *inv, const struct diags *diags)
{
    struct buf text = {0};
    const char *slash = strrchr(inv->write_baseline, '/');
    char *folder = slash ? mem_dup(inv->write_baseline, slash == inv->write_baseline ? 1 : (size_t)(slash - inv->write_baseline)) : mem_dup(".", 1);
    enum status status = STATUS_CLEAN;
    char number[24];

    baseline_write(&text, diags, inv->today);
    snprintf(number, sizeof number, "%zu", diags->n);
    if (replace_file(folder, slash ? slash + 1 : inv->write_baseline, buf_text(&text))) {
        say(inv, "baseline-unwritten", { "file", inv->write_baseline }, { "error", strerror(errno) });
        status = STATUS_MACHINE;
    } else {
        say(inv, diags->n == 1 ? "baseline-written-one" : "baseline-written", { "file", inv->write_baseline }, { "n", number });
    }
    free(folder);
    buf_done(&text);
    return status;
}

/* What is left of the findings is told; how many are not is said. */
static enum status tell(struct invocation *inv, struct opened *opened, const struct telling *telling, struct wanted *wanted, size_t all, size_t known, size_t stood)
{
    enum status status = status_of(&opened->diags, telling->fails);

    diags_filter(&opened->diags, is_unwanted, wanted);
    if (telling->format) {
        report_findings(inv, opened, telling->format, telling->fails);
    } else {
        print_findings(inv, opened);
        if (!all && !opened->diags.n)    /* silence would leave it open whether anything was read */
            say_number(inv, "clean-one", "clean", opened->project->own);
    }
    if (known)
        say_number(inv, "known-one", "known", known);
    if (stood)
        say_number(inv, "stood-one", "stood", stood);
    if (all > opened->diags.n + known + stood)
        say_number(inv, opened->diags.n ? "unshown-one" : "hidden-one", opened->diags.n ? "unshown-findings" : "hidden", all - opened->diags.n - known - stood);
    return status;
}

/* As project_open() does it; some look at the checkout too: those for whom files are told from its top, and who asks what has changed. */
static bool open_project(struct invocation *inv, struct opened *opened)
{
    if (!project_find(inv, inv->n_operands ? inv->operands[0] : NULL, opened))
        return false;
    if (inv->only_changed || inv->format)
        stamp_find(inv, opened);
    sandbox_close(inv, opened->path);
    return project_read(inv, NULL, opened);
}

enum status cmd_check(struct invocation *inv)
{
    struct opened opened;
    struct wanted wanted = { .all = !inv->only, .errors_only = inv->errors };
    bool allowed[DIAG_COUNT] = { false };
    struct telling telling;
    struct source *baseline = NULL;
    struct buf bytes = {0};
    enum status status = STATUS_USAGE;

    if (!read_codes(inv, inv->only, wanted.codes) || !read_codes(inv, inv->allow, allowed) || !read_telling(inv, &telling))
        return STATUS_USAGE;
    if (inv->only_changed && inv->write_baseline) {
        say(inv, "since-baseline");
        return STATUS_USAGE;
    }
    if (open_project(inv, &opened)) {
        size_t all = opened.diags.n, known = 0, stood = 0;

        diags_filter(&opened.diags, is_allowed, allowed);
        if (inv->baseline && !apply_baseline(inv, &opened.diags, &bytes, &baseline, &known))
            status = STATUS_USAGE;
        else if (inv->write_baseline)
            status = write_baseline(inv, &opened.diags);
        else if (!inv->only_changed || since_apply(inv, &opened, baseline, &stood))
            status = tell(inv, &opened, &telling, &wanted, all, known, stood);
    }
#ifdef SANITIZED    /* a leak checker wants all of it taken apart; else it ends with the process, and that is quicker */
    opened_done(&opened);
    if (baseline)
        source_free(baseline);
    buf_done(&bytes);
#endif
    return status;
}
