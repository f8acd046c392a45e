/* unit/jail.c - what the kernel refuses, where it can; and what a keeper does when nobody is left. */

#include "base/jail.h"
#include "base/outdir.h"
#include "base/str.h"
#include "unit.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64];

static void begin(void)
{
    strcpy(folder, "/tmp/ismsc-unit-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
    ck_assert(!mkdir("read", 0777) && !mkdir("read/below", 0777) && !mkdir("fill", 0777) && !mkdir("replace", 0777) && !mkdir("secret", 0777) && !mkdir("empty", 0777));
    for (int i = 0; i < 4; i++) {
        static const char *const files[] = { "read/below/a", "secret/a", "replace/a", "alone" };
        FILE *file = fopen(files[i], "w");

        ck_assert_ptr_nonnull(file);
        fputs("canary", file);
        fclose(file);
    }
    ck_assert_int_eq(symlink("../secret/a", "read/link"), 0);
}

static void end(void)
{
    char command[128];

    ck_assert_int_eq(chdir("/"), 0);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    ck_assert_int_eq(system(command), 0);
}

static bool opens(const char *path, int flags)
{
    int fd = open(path, flags, 0666);

    if (fd >= 0)
        close(fd);
    return fd >= 0;
}

/* 0: all is as it should be; else the number of the line that is not. */
#define SHOULD(what) do { if (!(what)) return __LINE__ % 256; } while (0)

static int try_files(void)
{
    struct jail *jail = jail_new();
    int fd = open("fill", O_RDONLY | O_DIRECTORY);

    jail_allow(jail, JAIL_READ, "read");
    jail_allow(jail, JAIL_READ, "alone");
    jail_allow(jail, JAIL_READ, "not there");
    jail_allow(jail, JAIL_REPLACE, "replace");
    jail_allow(jail, JAIL_DROP, ".");
    jail_allow_open(jail, JAIL_FILL, fd);
    jail_close_writing(jail);
    SHOULD(opens("secret/a", O_RDONLY) && !opens("secret/a", O_WRONLY) && opens("fill/new", O_WRONLY | O_CREAT));
    jail_close(jail);
    SHOULD(opens("read/below/a", O_RDONLY) && opens("read/below", O_RDONLY | O_DIRECTORY) && opens("alone", O_RDONLY));
    SHOULD(!opens("read/below/a", O_WRONLY) && !opens("read/new", O_WRONLY | O_CREAT) && !opens("alone", O_WRONLY) && unlink("read/below/a") && mkdir("read/new", 0777));
    SHOULD(!opens("secret/a", O_RDONLY) && !opens("read/link", O_RDONLY) && !opens("secret", O_RDONLY | O_DIRECTORY) && !opens("/etc/passwd", O_RDONLY) && !opens("new", O_WRONLY | O_CREAT));
    SHOULD(opens("fill/new", O_WRONLY | O_CREAT) && !mkdirat(fd, "below", 0777) && opens("fill/below/x", O_WRONLY | O_CREAT) && !unlink("fill/below/x") && !rmdir("fill/below"));
    SHOULD(opens("replace/.a", O_WRONLY | O_CREAT) && !rename("replace/.a", "replace/a") && mkdir("replace/x", 0777));
    SHOULD(!rmdir("empty") && rename("replace/a", "fill/a") && link("secret/a", "fill/b"));
    return 0;
}

static int try_calls(void)
{
    char *const none[] = { "true", NULL };
    int pair[2];

    jail_close(jail_new());
    SHOULD(socket(AF_INET, SOCK_STREAM, 0) < 0 && errno == EPERM && socket(AF_UNIX, SOCK_STREAM, 0) < 0 && errno == EPERM);
    SHOULD(execv("/bin/true", none) && errno == EPERM);
    SHOULD(!socketpair(AF_UNIX, SOCK_STREAM, 0, pair) && send(pair[0], "x", 1, 0) == 1);
#ifndef SANITIZED
    SHOULD(ptrace(PTRACE_TRACEME, 0, 0, 0) && errno == EPERM);
#endif
    return 0;
}

static int alone(int (*try)(void))
{
    int status;
    pid_t child = fork();

    if (!child)
        _exit(try());
    return waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

START_TEST(files_are_those_that_were_named)
{
    char level[JAIL_LEVEL];

    if (strncmp(jail_level(level), "Landlock", strlen("Landlock")))
        fprintf(stderr, "# this kernel has no Landlock: nothing to see\n");
    else
        ck_assert_int_eq(alone(try_files), 0);
}
END_TEST

START_TEST(nothing_is_started_and_nobody_reached)
{
    char level[JAIL_LEVEL];

    if (!strstr(jail_level(level), "seccomp"))
        fprintf(stderr, "# this kernel has no filters of calls: nothing to see\n");
    else
        ck_assert_int_eq(alone(try_calls), 0);
}
END_TEST

static int try_nothing(void)
{
    jail_allow(NULL, JAIL_READ, "read");
    jail_close(NULL);
    jail_free(jail_new());
    SHOULD(opens("secret/a", O_RDONLY) && socket(AF_UNIX, SOCK_STREAM, 0) >= 0);
    return 0;
}

START_TEST(without_a_jail_all_is_allowed)
{
    ck_assert_int_eq(alone(try_nothing), 0);
}
END_TEST

/* A set is begun and kept by a child, in a jail that lets it only fill the set, and how it ends is asked of it. */
static void kept(int ends)
{
    pid_t child = fork();
    int status;

    if (!child) {
        struct outdir *set = outdir_new("out");
        struct jail *jail = jail_new();

        if (!outdir_keep(set))
            _exit(1);
        jail_allow_open(jail, JAIL_FILL, outdir_folder(set));
        jail_close(jail);
        if (!outdir_add(set, "figures/a.txt", STR("a")) || !outdir_add(set, OUTDIR_MARKER, STR("{ \"generator\": \"ismsc\", \"files\": [ \"figures/a.txt\" ] }")))
            _exit(2);
        if (ends == SIGKILL)
            raise(SIGKILL);
        else if (ends == SIGTERM)
            outdir_emergency();
        else if (!outdir_commit(set))
            _exit(3);
        outdir_free(set);
        _exit(0);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, ends == SIGKILL ? SIGKILL : 0);
}

/* What a killed builder's keeper still removes is gone a moment later. */
static int temporaries(void)
{
    for (int i = 0; i < 500; i++) {
        if (system("ls -d .out.tmp-* >/dev/null 2>&1"))
            return 0;
        usleep(10000);
    }
    return 1;
}

START_TEST(a_keeper_commits_in_our_place)
{
    kept(0);
    kept(0);    /* over the first */
    ck_assert(opens("out/figures/a.txt", O_RDONLY));
    ck_assert_int_ne(system("ls -d .out.tmp-* >/dev/null 2>&1"), 0);
}
END_TEST

START_TEST(a_keeper_removes_what_we_cannot)
{
    kept(SIGTERM);
    ck_assert(!opens("out", O_RDONLY));
    ck_assert_int_ne(system("ls -d .out.tmp-* >/dev/null 2>&1"), 0);
    kept(SIGKILL);
    ck_assert_int_eq(temporaries(), 0);
    ck_assert(!opens("out", O_RDONLY));
}
END_TEST

TCase *unit_jail(void)
{
    TCase *tests = tcase_create("jail");

    tcase_add_checked_fixture(tests, begin, end);
    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, files_are_those_that_were_named);
    tcase_add_test(tests, nothing_is_started_and_nobody_reached);
    tcase_add_test(tests, without_a_jail_all_is_allowed);
    tcase_add_test(tests, a_keeper_commits_in_our_place);
    tcase_add_test(tests, a_keeper_removes_what_we_cannot);
    return tests;
}
