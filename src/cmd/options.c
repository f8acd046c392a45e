/* cmd/options.c - one table of options, one of commands; reading and help loop over them. */

#include "cmd/cmd.h"
#include "cmd/near.h"

#include <stddef.h>
#include <stdlib.h>

const struct command commands[] = {
    { "build", "[DIR]", "make the documents: PDF, HTML, DocBook", cmd_build, OPT_OUT | OPT_FORMATS | OPT_ONLY | OPT_LANG | OPT_AS_OF | OPT_STRICT | OPT_PRINT | OPT_JOBS | OPT_DEPS | OPT_WATCH | OPT_SANDBOX | OPT_REVISION, 1 },
    { "check", "[DIR]", "say what an auditor would find, and how to mend it", cmd_check, OPT_CODES | OPT_CHANGED | OPT_ERRORS | OPT_REPORT | OPT_DENY | OPT_AS_OF | OPT_SANDBOX, 1 },
    { "list", "[DIR] KIND", "a register as a table: risks, assets, documents …", cmd_list, OPT_WHERE | OPT_FORMAT | OPT_AS_OF | OPT_SANDBOX, 2 },
    { "trace", "[DIR] ID", "why is this here: from risk to treatment, control, policy, evidence, both ways", cmd_trace, OPT_AS_OF | OPT_SANDBOX, 2 },
    { "verify", "OUT", "whether documents are still those that were built", cmd_verify, OPT_REBUILD | OPT_SANDBOX, 1 },
    { "fmt", "[FILE…]", "lay sources out the one way; without a file, all of the project", cmd_fmt, OPT_CHECK | OPT_STDOUT | OPT_SANDBOX, 64 },
    { "explain", "CODE", "what a finding means, the clause behind it, how to mend it", cmd_explain, 0, 1 },
    { NULL, NULL, NULL, NULL, 0, 0 },
};

enum takes { TAKES_NOTHING, TAKES_TEXT, TAKES_NUMBER };

struct option {
    const char *name;
    char letter;
    enum takes takes;
    const char *value;
    unsigned bit;
    size_t offset;
    const char *doc;
};

#define AT(field) offsetof(struct invocation, field)

static const struct option options[] = {
    { "out", 'o', TAKES_TEXT, "DIR", OPT_OUT, AT(out), "where the documents go (else: build in the project's folder)" },
    { "formats", 'f', TAKES_TEXT, "LIST", OPT_FORMATS, AT(formats), "which of pdf,html,docbook,ics (else: all; ics: what is due, for calendar programs)" },
    { "only", 0, TAKES_TEXT, "LIST", OPT_ONLY, AT(only), "these documents only: soa,risk-register,treatment-plan" },
    { "only", 0, TAKES_TEXT, "CODE[,CODE]", OPT_CODES, AT(only), "show the findings of these codes only; the exit status is still that of all" },
    { "errors", 0, TAKES_NOTHING, NULL, OPT_ERRORS, AT(errors), "show errors only, no warnings and notes" },
    { "lang", 0, TAKES_TEXT, "LIST", OPT_LANG, AT(lang), "languages of the documents (else: the project's first)" },
    { "as-of", 0, TAKES_TEXT, "DATE", OPT_AS_OF, AT(as_of), "the day that counts as today, YYYY-MM-DD (else: SOURCE_DATE_EPOCH, else of a build the commit's, else today)" },
    { "revision", 0, TAKES_TEXT, "TEXT", OPT_REVISION, AT(revision), "what the documents are said to be made of, besides the commit that is checked out" },
    { "strict", 0, TAKES_NOTHING, NULL, OPT_STRICT, AT(strict), "build nothing while there is an error" },
    { "print", 0, TAKES_TEXT, "FORM", OPT_PRINT, AT(print), "write one document to standard output instead: model, docbook, html, ics or layout (with --only); or deps: what is read" },
    { "MD", 0, TAKES_NOTHING, NULL, OPT_DEPS, AT(deps), "also write what was read, as a rule for make and ninja" },
    { "MF", 0, TAKES_TEXT, "FILE", OPT_DEPS, AT(depfile), "where that rule goes (else: OUT.d)" },
    { "watch", 0, TAKES_NOTHING, NULL, OPT_WATCH, AT(watch), "build again whenever something in the project has changed" },
    { "jobs", 'j', TAKES_NUMBER, "N", OPT_JOBS, AT(jobs), "processes at a time (else: as many as there are processors)" },
    { "where", 0, TAKES_TEXT, "FIELD=VALUE", OPT_WHERE, AT(where), "only rows whose field has this value" },
    { "format", 0, TAKES_TEXT, "FORM", OPT_FORMAT, AT(format), "table, csv or json (else: table)" },
    { "format", 0, TAKES_TEXT, "FORM", OPT_REPORT, AT(format), "text, or for other programs json, sarif, junit, github or gitlab, on standard output" },
    { "deny", 0, TAKES_TEXT, "SEVERITY", OPT_DENY, AT(deny), "status 1 from this severity on: error, warning or info (else: error)" },
    { "allow", 0, TAKES_TEXT, "CODE[,CODE]", OPT_DENY, AT(allow), "leave the findings of these codes out, also for the exit status" },
    { "baseline", 0, TAKES_TEXT, "FILE", OPT_DENY, AT(baseline), "leave out the findings that this file names, and tell which of them are no more" },
    { "only-changed", 0, TAKES_TEXT, "REV", OPT_CHANGED, AT(only_changed), "leave out what stood at this revision already, unless it is in what has changed since" },
    { "write-baseline", 0, TAKES_TEXT, "FILE", OPT_DENY, AT(write_baseline), "name all findings in this file instead, as known and left for later" },
    { "rebuild", 0, TAKES_TEXT, "DIR", OPT_REBUILD, AT(rebuild), "also build from these sources as of the same day, and compare" },
    { "check", 0, TAKES_NOTHING, NULL, OPT_CHECK, AT(check), "change nothing; status 1 if a file would change" },
    { "no-sandbox", 0, TAKES_NOTHING, NULL, OPT_SANDBOX, AT(no_sandbox), "do without the kernel's guard on what is opened (ismsc --version says what it gives)" },
    { "stdout", 0, TAKES_NOTHING, NULL, OPT_STDOUT, AT(to_stdout), "write the result to standard output instead of the file" },
};

enum { N_OPTIONS = sizeof options / sizeof *options };

/* The command's own before another's: two commands may mean different things by one name. */
static const struct option *find_option(const struct command *command, struct str name, char letter)
{
    const struct option *found = NULL;

    for (size_t i = 0; i < N_OPTIONS; i++)
        if ((letter ? options[i].letter == letter : str_is(name, options[i].name)) && (!found || options[i].bit & command->options))
            found = &options[i];
    return found;
}

static bool set_option(struct invocation *inv, const struct option *option, const char *value)
{
    char *field = (char *)inv + option->offset;

    switch (option->takes) {
    case TAKES_NOTHING: *(bool *)field = true; return true;
    case TAKES_TEXT: *(const char **)field = value; return true;
    case TAKES_NUMBER: {
        char *end;
        long n = strtol(value, &end, 10);

        if (*end || end == value || n < 1 || n > 64)
            return false;
        *(int *)field = (int)n;
        return true;
    }
    }
    return false;
}

/* Reads the option at argv[*i], which begins with a dash. */
static bool read_option(struct invocation *inv, int argc, char **argv, int *i)
{
    const char *arg = argv[*i], *equals = NULL, *value = NULL;
    const struct option *option;
    struct str name;

    if (arg[1] == '-') {
        equals = strchr(arg, '=');
        name = (struct str){ arg + 2, equals ? (size_t)(equals - arg - 2) : strlen(arg + 2) };
        option = find_option(inv->command, name, 0);
        value = equals ? equals + 1 : NULL;
    } else if (arg[1] == 'M') {    /* as compilers have them */
        option = find_option(inv->command, str_of(arg + 1), 0);
    } else {
        option = find_option(inv->command, STR(""), arg[1]);
        value = arg[2] ? arg + 2 : NULL;
    }
    if (!option || !(option->bit & inv->command->options)) {
        say(inv, option ? "option-elsewhere" : "option-unknown", { "option", arg }, { "command", inv->command->name });
        return false;
    }
    if (option->takes == TAKES_NOTHING && value) {
        say(inv, "option-no-value", { "option", arg });
        return false;
    }
    if (option->takes != TAKES_NOTHING && !value && *i + 1 < argc)
        value = argv[++*i];
    if (option->takes != TAKES_NOTHING && !value) {
        say(inv, "option-value", { "option", arg }, { "value", option->value });
        return false;
    }
    if ((option->offset == AT(only_changed) && (!*value || *value == '-')) || (option->offset == AT(revision) && *value == '-')) {    /* no revision: most likely the next option */
        say(inv, "option-value", { "option", arg }, { "value", option->value });
        return false;
    }
    if (!set_option(inv, option, value)) {
        say(inv, "option-bad", { "option", arg }, { "got", value }, { "value", option->value });
        return false;
    }
    return true;
}

bool options_read(int argc, char **argv, struct invocation *inv)
{
    bool only_operands = false;

    for (inv->command = commands; inv->command->name && strcmp(inv->command->name, argv[1]); inv->command++) {}
    if (!inv->command->name) {
        struct near near = near_init(argv[1]);

        for (const struct command *c = commands; c->name; c++)
            near_offer(&near, c->name);
        inv->command = NULL;
        say(inv, near.best ? "command-near" : "command-unknown", { "command", argv[1] }, { "best", near.best });
        return false;
    }
    for (int i = 2; i < argc; i++) {
        if (!only_operands && !strcmp(argv[i], "--")) {
            only_operands = true;
        } else if (!only_operands && argv[i][0] == '-' && argv[i][1]) {
            if (!read_option(inv, argc, argv, &i))
                return false;
        } else if (inv->n_operands == inv->command->most_operands) {
            say(inv, "too-many", { "command", inv->command->name }, { "got", argv[i] }, { "operands", inv->command->operands });
            return false;
        } else {
            inv->operands[inv->n_operands++] = argv[i];
        }
    }
    return true;
}

static void help_options(struct buf *out, unsigned bits)
{
    for (size_t i = 0; i < N_OPTIONS; i++) {
        const struct option *o = &options[i];
        struct buf left = {0};

        if (!(o->bit & bits))
            continue;
        if (o->letter)
            buf_printf(&left, "-%c, ", o->letter);
        buf_printf(&left, "%s%s", o->name[0] == 'M' ? "-" : "--", o->name);
        if (o->value)
            buf_printf(&left, " %s", o->value);
        buf_printf(out, "  %-24s %s\n", left.s, o->doc);
        buf_done(&left);
    }
}

void options_help(struct buf *out, const struct command *command)
{
    if (command) {
        buf_printf(out, "ismsc %s %s%s\n\n%s\n", command->name, command->options ? "[OPTION…] " : "", command->operands, command->doc);
        if (command->options)
            buf_putc(out, '\n');
        help_options(out, command->options);
        return;
    }
    buf_puts(out, "ismsc COMMAND [OPTION…] [DIR]    compiles an information security management system\n\n");
    for (const struct command *c = commands; c->name; c++) {
        buf_printf(out, "  %-8s %s", c->name, c->operands);
        buf_fill(out, ' ', 14 - (strlen(c->operands) < 13 ? strlen(c->operands) : 13) + (strstr(c->operands, "…") ? 2 : 0));
        buf_printf(out, "%s\n", c->doc);
    }
    buf_puts(out, "\nDIR is any folder of the project (else: the one you are in), or one .isms file.\nismsc COMMAND --help lists a command's options; ismsc --version says what is built in.\n"
                  "Status: 0 clean, 1 the sources have errors, 2 wrong use, 3 the machine failed.\n");
}
