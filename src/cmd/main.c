/* cmd/main.c - the program: which command, which day, which words. */

#include "base/jail.h"
#include "base/mem.h"
#include "base/outdir.h"
#include "base/xml.h"
#include "cmd/cmd.h"
#include "cmd/limits.h"
#include "cmd/installed.h"
#include "pdf/svgimage.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static void say_between(struct invocation *inv, const char *before, const char *key, const struct diag_arg *args, const char *after)
{
    struct buf name = {0}, text = {0};
    size_t n = 0;

    while (args[n].name)
        n++;
    buf_printf(&name, "cmd.%s", key);
    buf_printf(&text, "%sismsc: ", before);
    words_fill(&text, words_frame(inv->words, name.s), args, n);
    buf_puts(&text, after);
    fputs(text.s, stderr);
    buf_done(&name);
    buf_done(&text);
}

void say_args(struct invocation *inv, const char *key, const struct diag_arg *args)
{
    say_between(inv, "", key, args, "\n");
}

#define ERASED "\r\x1b[K"    /* back to the line's begin, and what stands there away (ECMA-48, 8.3.41) */

void say_passing_args(struct invocation *inv, const char *key, const struct diag_arg *args)
{
    if (inv->terminal)
        say_between(inv, ERASED, key, args, "");
}

void say_passed(struct invocation *inv)
{
    if (inv->terminal)
        fputs(ERASED, stderr);
}

void print_text(const struct buf *text)
{
    if (text->n)
        fwrite(text->s, 1, text->n, stdout);
}

/* What a day looks like: best the one that is meant by 22-11-2026. */
static void say_no_day(struct invocation *inv)
{
    unsigned day, month, year;
    char written[32] = "";
    date there;

    if (sscanf(inv->as_of, "%2u%*1[-/.]%2u%*1[-/.]%4u", &day, &month, &year) == 3)
        snprintf(written, sizeof written, "%04u-%02u-%02u", year, month, day);
    say(inv, "bad-day", { "got", inv->as_of }, { "written", date_parse(str_of(written), &there) ? written : "2026-11-21" });
}

/* --as-of, else SOURCE_DATE_EPOCH, else the clock. */
static bool find_day(struct invocation *inv)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");

    inv->day_from = DAY_ASKED;
    if (inv->as_of) {
        if (date_parse(str_of(inv->as_of), &inv->today))
            return true;
        say_no_day(inv);
        return false;
    }
    if (epoch && *epoch) {
        char *end;
        long long seconds = strtoll(epoch, &end, 10);

        if (*end || seconds < 0 || seconds > 253402300799) {
            say(inv, "bad-epoch", { "got", epoch });
            return false;
        }
        inv->today = (date)(seconds / 86400);
        inv->day_from = DAY_EPOCH;
        return true;
    }
    {
        time_t now = time(NULL);
        struct tm tm;

        localtime_r(&now, &tm);
        inv->day_from = DAY_CLOCK;
        inv->today = date_of(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
    }
    return true;
}

/* What was written must have arrived: a full disk behind a pipe is a failure like any other. */
static int finish(struct invocation *inv, int status)
{
    if (fflush(stdout) || ferror(stdout)) {
        say(inv, "stdout", { "error", strerror(errno) });
        return STATUS_MACHINE;
    }
    return status;
}

static void print_version(struct buf *out)
{
    char level[JAIL_LEVEL];

    buf_printf(out, "ismsc %s\n", PACKAGE_VERSION);
    installed_libraries(out);
    buf_printf(out, "%s%s\n", svgimage_able() ? ", SVG in PDF" : ", no SVG in PDF", objects_able() ? ", revisions of git" : ", no revisions of git");
    buf_printf(out, "sources are guarded by: %s\n", jail_level(level));
}

static int help(struct invocation *inv, const struct command *command, int status)
{
    struct buf out = {0};

    options_help(&out, command);
    if (status == STATUS_CLEAN)
        print_text(&out);
    else
        fputs(out.s, stderr);
    buf_done(&out);
    return finish(inv, status);
}

static bool asks_help(int argc, char **argv)
{
    for (int i = 2; i < argc && strcmp(argv[i], "--"); i++)
        if (!strcmp(argv[i], "--help") || !strcmp(argv[i], "-h"))
            return true;
    return false;
}

static int run(struct invocation *inv, int argc, char **argv)
{
    if (argc < 2)
        return help(inv, NULL, STATUS_USAGE);
    if (!strcmp(argv[1], "--help") || !strcmp(argv[1], "-h") || !strcmp(argv[1], "help"))
        return help(inv, NULL, STATUS_CLEAN);
    if (!strcmp(argv[1], "--version")) {
        struct buf out = {0};

        print_version(&out);
        print_text(&out);
        buf_done(&out);
        return finish(inv, STATUS_CLEAN);
    }
    if (asks_help(argc, argv))
        for (const struct command *c = commands; c->name; c++)
            if (!strcmp(c->name, argv[1]))
                return help(inv, c, STATUS_CLEAN);
    if (!options_read(argc, argv, inv) || !find_day(inv) || !limits_set(inv))
        return STATUS_USAGE;
    return finish(inv, (int)inv->command->run(inv));
}

/* A closed standard stream would give its number to the next file opened, and messages would go into a document. */
static void guard_streams(void)
{
    for (int fd = 0; fd < 3; fd++)
        if (lseek(fd, 0, SEEK_CUR) < 0 && errno == EBADF && !freopen("/dev/null", fd ? "w" : "r", fd == 0 ? stdin : fd == 1 ? stdout : stderr))
            _exit(STATUS_MACHINE);
}

/* Where messages, catalogs and templates are; yours. ISMSC_DATADIR, else data/ beside a program that runs where it was built, else where they were installed. */
static char *find_data(void)
{
    const char *named = getenv("ISMSC_DATADIR");
    char *program, *slash;
    struct buf beside = {0};

    if (named && *named)
        return mem_dup(named, strlen(named));
    program = realpath("/proc/self/exe", NULL);
    slash = program ? strrchr(program, '/') : NULL;
    if (slash) {
        *slash = '\0';
        buf_printf(&beside, "%s/data/codes", program);
    }
    free(program);
    if (beside.n && !access(beside.s, R_OK)) {
        buf_cut(&beside, beside.n - strlen("/codes"));
        return buf_take(&beside);
    }
    buf_done(&beside);
    return mem_dup(PKGDATADIR, strlen(PKGDATADIR));
}

/* Asked to stop: what is half written goes, and the program ends by the signal itself (status 128 + its number). */
static void stop(int number)
{
    outdir_emergency();
    signal(number, SIG_DFL);
    raise(number);
}

/* Of itself: the machine's limit is reached, and it is said. */
static void stop_late(int number)
{
    (void)number;
    outdir_emergency();
    limits_say_time();
    _exit(STATUS_MACHINE);
}

static void catch_signals(void)
{
    static const int numbers[] = { SIGINT, SIGTERM, SIGHUP, SIGPIPE };
    struct sigaction action = { .sa_handler = stop };

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction old;

        if (!sigaction(numbers[i], NULL, &old) && old.sa_handler != SIG_IGN)    /* nohup stays nohup */
            sigaction(numbers[i], &action, NULL);
    }
    signal(SIGXCPU, stop_late);
}

int main(int argc, char **argv)
{
    struct invocation inv = {0};
    const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
    char *datadir = find_data();
    int status;

    guard_streams();
    catch_signals();
    xml_start();
    inv.datadir = datadir;
    inv.words = words_new(inv.datadir, "en");
    inv.ceilings = getenv("GIT_CEILING_DIRECTORIES");
    inv.terminal = isatty(STDERR_FILENO) && !(terminal && !strcmp(terminal, "dumb"));
    inv.colour = isatty(STDERR_FILENO) && !(no_colour && *no_colour);
    status = run(&inv, argc, argv);
    jail_free(inv.jail);
    words_free(inv.words);
    free(datadir);
    return status;
}
