/* cmd/cmd.h - the command line: the only place that prints, exits, reads the clock and the environment. */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include "base/buf.h"
#include "git/checkout.h"
#include "base/date.h"
#include "base/manifest.h"
#include "diag/report.h"
#include "model/load.h"
#include "prose/texts.h"

enum status { STATUS_CLEAN = 0, STATUS_ERRORS = 1, STATUS_USAGE = 2, STATUS_MACHINE = 3 };

/* Where the day that counts as today is from. */
enum day_from { DAY_ASKED, DAY_EPOCH, DAY_COMMIT, DAY_CLOCK };

/* What was asked. Texts are borrowed from argv; NULL or false where an option was not given. */
struct invocation {
    const struct command *command;
    const char *operands[64];
    size_t n_operands;
    const char *out, *formats, *only, *lang, *as_of, *where, *format, *print, *deny, *allow, *baseline, *write_baseline, *rebuild, *depfile, *revision, *only_changed;
    bool strict, check, to_stdout, errors, deps, watch, no_sandbox;
    bool quiet;               /* findings and what was built are not told: only what fails */
    int jobs;

    const char *datadir;
    struct words *words;      /* English texts of findings and of the command itself */
    bool terminal;            /* stderr is one, and can move its cursor */
    bool colour;              /* stderr is a terminal and NO_COLOR is not set */
    struct jail *jail;        /* begun and not closed yet (cmd/sandbox.h), or NULL */
    struct manifest *manifest;    /* takes the sources that are read; NULL: nobody wants to know */
    date today;               /* --as-of, SOURCE_DATE_EPOCH, of a build also the commit, or the clock */
    enum day_from day_from;
    date clock;               /* the day that would count had the commit none */
    const char *ceilings;     /* GIT_CEILING_DIRECTORIES; may be NULL */
    struct earlier *earlier;  /* the build that is repeated, and says of its revision what that one did (cmd/confirm.h); NULL: what the checkout says */
};

struct command {
    const char *name, *operands, *doc;
    enum status (*run)(struct invocation *inv);
    unsigned options;         /* those it takes: bits of enum option_bit */
    size_t most_operands;
};

enum option_bit {
    OPT_OUT = 1, OPT_FORMATS = 2, OPT_ONLY = 4, OPT_LANG = 8, OPT_AS_OF = 16, OPT_WHERE = 32, OPT_FORMAT = 64, OPT_PRINT = 128, OPT_STRICT = 256,
    OPT_CHECK = 512, OPT_STDOUT = 1024, OPT_JOBS = 2048, OPT_CODES = 4096, OPT_ERRORS = 8192, OPT_REPORT = 16384, OPT_DENY = 32768, OPT_REBUILD = 65536,
    OPT_DEPS = 131072, OPT_WATCH = 1 << 18, OPT_SANDBOX = 1 << 19, OPT_REVISION = 1 << 20, OPT_CHANGED = 1 << 21
};

extern const struct command commands[];    /* ended by one without a name */

/* Fills *inv; says what is wrong and returns false for wrong use. */
bool options_read(int argc, char **argv, struct invocation *inv);
void options_help(struct buf *out, const struct command *command);    /* of one command, or of all for NULL */

/* A message of the command itself on stderr, from codes/frame.LANGUAGE.txt ("cmd.KEY"). */
#define say(inv, key, ...) say_args((inv), (key), (const struct diag_arg[]){ __VA_ARGS__ __VA_OPT__(,) { NULL, NULL } })
void say_args(struct invocation *inv, const char *key, const struct diag_arg *args);
/* The same as the last line of a terminal, until say_passing() writes over it or say_passed() takes it away; nothing where stderr is no terminal. */
#define say_passing(inv, key, ...) say_passing_args((inv), (key), (const struct diag_arg[]){ __VA_ARGS__ __VA_OPT__(,) { NULL, NULL } })
void say_passing_args(struct invocation *inv, const char *key, const struct diag_arg *args);
void say_passed(struct invocation *inv);
void print_text(const struct buf *text);    /* to stdout */

/* A project opened for a command. */
struct opened {
    struct root *root;
    struct project *project;
    struct texts *texts;      /* of its policies */
    struct diags diags;
    char *path;               /* of the root */
    const char *named;        /* as what the user named it, borrowed */
    const char *only;         /* the one source that was named, borrowed; NULL: all */
    struct checkout checkout; /* where one was looked for (cmd/stamping.h); else nothing is in it */
    struct stamp stamp;
};

/* Finds the root from an operand (a folder in or above which an isms is declared, or one .isms file), and begins the jail. False, said on stderr, where there
 * is no project. End with opened_done(). */
bool project_find(struct invocation *inv, const char *operand, struct opened *opened);
/* Reads it, and checks it: all findings are in opened->diags, sorted. False, said on stderr, where there is nothing. `out`: a folder that is not read, or NULL. */
bool project_read(struct invocation *inv, const char *out, struct opened *opened);
/* The same project as it is in another root, as of the same day; `then` takes the root, and ends with opened_done(). */
void project_read_again(struct invocation *inv, struct root *root, const struct opened *now, struct opened *then);
/* Both, the jail closed between them. */
bool project_open(struct invocation *inv, const char *operand, struct opened *opened);
void opened_done(struct opened *opened);
/* The project's root from such an operand, absolute; yours, NULL where there is none. Nothing is said. */
char *project_root(const char *operand);
enum status print_findings(struct invocation *inv, struct opened *opened);    /* on stderr; STATUS_ERRORS if there is an error */
/* All findings on stdout in a format for other programs (diag/report.h); `fails`: the least severity that makes the check fail. */
void report_findings(struct invocation *inv, struct opened *opened, const struct report_format *format, enum severity fails);

enum status cmd_build(struct invocation *inv);
enum status cmd_check(struct invocation *inv);
enum status cmd_list(struct invocation *inv);
enum status cmd_trace(struct invocation *inv);
enum status cmd_fmt(struct invocation *inv);
enum status cmd_explain(struct invocation *inv);
enum status cmd_verify(struct invocation *inv);

#endif
