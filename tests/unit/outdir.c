/* unit/outdir.c - a folder of outputs appears as a whole or not at all. */

#include "base/buf.h"
#include "base/file.h"
#include "base/outdir.h"
#include "unit.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char folder[64];    /* each test works in one of its own */
static const struct str manifest = STR("{ \"generator\": \"ismsc\", \"files\": [ \"a.txt\", \"figures/b/c.svg\", \"figures/b.svg\", \"figures/a.txt\", \"only.txt\", \"stray.txt\","
                                       " \"large.txt\", \"small.txt\", \"more.txt\", \"link\" ] }");

static void begin(void)
{
    strcpy(folder, "/tmp/ismsc-unit-XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    ck_assert_int_eq(chdir(folder), 0);
}

static void end(void)
{
    char command[128];

    ck_assert_int_eq(chdir("/"), 0);
    snprintf(command, sizeof command, "rm -rf '%s'", folder);
    ck_assert_int_eq(system(command), 0);
}

static void put(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    ck_assert_ptr_nonnull(file);
    fputs(text, file);
    fclose(file);
}

/* All that is in the folder, "a b/" sorted. */
static void holds(const char *path, const char *want)
{
    struct dirent **names;
    struct buf list = {0};
    int n = scandir(path, &names, NULL, alphasort);

    for (int i = 0; i < n; i++) {
        if (strcmp(names[i]->d_name, ".") && strcmp(names[i]->d_name, ".."))
            buf_printf(&list, "%s%s", list.n ? " " : "", names[i]->d_name);
        free(names[i]);
    }
    if (n >= 0)
        free(names);
    ck_str(buf_text(&list), want);
    buf_done(&list);
}

static void reads(const char *path, const char *want)
{
    struct buf bytes = {0};

    ck_assert_msg(file_read_installed(path, &bytes), "%s is not there", path);
    ck_str(buf_text(&bytes), want);
    buf_done(&bytes);
}

static bool build(const char *out, const char *text)
{
    struct outdir *set = outdir_new(out);
    bool ok = outdir_add(set, "a.txt", str_of(text)) && outdir_add(set, "figures/b/c.svg", str_of(text)) && outdir_add(set, OUTDIR_MARKER, manifest) && outdir_commit(set);

    outdir_free(set);
    return ok;
}

static void refused(const char *out, enum outdir_error error)
{
    struct outdir *set = outdir_new(out);

    ck_assert_int_eq(outdir_error(set), error);
    ck_assert(!outdir_add(set, "a.txt", STR("x")));
    ck_assert(!outdir_commit(set));
    ck_assert_int_eq(outdir_error(set), error);    /* the first failure stays */
    outdir_free(set);
}

START_TEST(a_set_appears_as_a_whole)
{
    struct outdir *set = outdir_new("out/");

    ck_assert_int_eq(outdir_error(set), OUTDIR_OK);
    ck_assert(outdir_add(set, "a.txt", STR("one")));
    ck_assert(outdir_add(set, "figures/b.svg", STR("")));
    ck_assert_int_eq(access("out", F_OK), -1);
    ck_assert(outdir_add(set, OUTDIR_MARKER, manifest));
    ck_assert(outdir_commit(set));
    outdir_free(set);
    holds(".", "out");
    holds("out", "a.txt figures manifest.json");
    reads("out/a.txt", "one");
    reads("out/figures/b.svg", "");
}
END_TEST

START_TEST(a_new_set_takes_the_place_of_the_old)
{
    struct outdir *set;

    ck_assert(build("out", "first"));
    put("out/stray.txt", "of an earlier build");
    set = outdir_new("out");
    ck_assert(outdir_add(set, "only.txt", STR("second")));
    ck_assert(outdir_add(set, OUTDIR_MARKER, manifest));
    reads("out/a.txt", "first");
    ck_assert(outdir_commit(set));
    outdir_free(set);
    holds("out", "manifest.json only.txt");
    holds(".", "out");
}
END_TEST

START_TEST(an_empty_folder_may_be_filled)
{
    ck_assert_int_eq(mkdir("out", 0755), 0);
    ck_assert(build("./out", "x"));
    holds("out", "a.txt figures manifest.json");
}
END_TEST

START_TEST(what_is_not_ours_is_left_alone)
{
    ck_assert_int_eq(mkdir("theirs", 0755), 0);
    put("theirs/thesis.txt", "years of work");
    refused("theirs", OUTDIR_NOT_OURS);
    put("theirs/manifest.json", "{ \"name\": \"a web application\" }");
    refused("theirs", OUTDIR_NOT_OURS);
    reads("theirs/thesis.txt", "years of work");
    put("file", "x");
    refused("file", OUTDIR_NO_FOLDER);
    ck_assert(build("real", "x"));
    ck_assert_int_eq(symlink("real", "link"), 0);
    refused("link", OUTDIR_LINK);
    refused("link/", OUTDIR_LINK);
    ck_assert_int_eq(symlink("nowhere", "dangling"), 0);
    refused("dangling", OUTDIR_LINK);
    refused(".", OUTDIR_BAD_NAME);
    refused("real/..", OUTDIR_BAD_NAME);
    refused("", OUTDIR_BAD_NAME);
    refused("/", OUTDIR_BAD_NAME);
    holds(".", "dangling file link real theirs");
}
END_TEST

START_TEST(what_appears_meanwhile_is_left_alone)
{
    struct outdir *set = outdir_new("out");

    ck_assert(outdir_add(set, OUTDIR_MARKER, manifest));
    ck_assert_int_eq(mkdir("out", 0755), 0);
    put("out/thesis.txt", "x");
    ck_assert(!outdir_commit(set));
    ck_assert_int_eq(outdir_error(set), OUTDIR_NOT_OURS);
    outdir_free(set);
    holds(".", "out");
    holds("out", "thesis.txt");
}
END_TEST

START_TEST(the_systems_refusal_is_told)
{
    struct outdir *set = outdir_new("nowhere/out");

    ck_assert_int_eq(outdir_error(set), OUTDIR_FAILED);
    ck_assert_int_eq(outdir_errno(set), ENOENT);
    ck_assert_str_eq(outdir_where(set), "nowhere/");
    outdir_free(set);
}
END_TEST

START_TEST(paths_stay_inside)
{
    static const char *const paths[] = { "../x", "/x", "a/../../x", "a//b", "./x", "", "a/", "a.txt", "a.txt/b" };

    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct outdir *set = outdir_new("out");

        ck_assert(outdir_add(set, "a.txt", STR("x")));
        ck_assert_msg(!outdir_add(set, paths[i], STR("x")), "%s was written", paths[i]);
        ck_assert_int_eq(outdir_error(set), OUTDIR_BAD_PATH);
        ck_assert_str_eq(outdir_where(set), paths[i]);
        holds(".", "");
        outdir_free(set);
    }
}
END_TEST

START_TEST(a_set_without_marker_is_not_committed)
{
    struct outdir *set = outdir_new("out");

    ck_assert(outdir_add(set, OUTDIR_MARKER, STR("{}")));
    ck_assert(!outdir_commit(set));
    ck_assert_int_eq(outdir_error(set), OUTDIR_UNMARKED);
    outdir_free(set);
    holds(".", "");
}
END_TEST

START_TEST(an_aborted_set_leaves_nothing)
{
    struct outdir *set;

    ck_assert(build("out", "old"));
    set = outdir_new("out");
    ck_assert(outdir_add(set, "a/b/c/d.txt", STR("x")));
    outdir_free(set);
    holds(".", "out");
    reads("out/a.txt", "old");
}
END_TEST

START_TEST(a_failed_write_leaves_the_old_set)
{
    struct rlimit usual, small;
    struct outdir *set;
    char text[2000];
    bool fits, too_large;

    ck_assert(build("out", "old"));
    memset(text, 'x', sizeof text);
    signal(SIGXFSZ, SIG_IGN);
    set = outdir_new("out");
    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &usual), 0);
    small = usual;
    small.rlim_cur = 1000;
    setrlimit(RLIMIT_FSIZE, &small);    /* for nothing else: Check writes a file of its own */
    fits = outdir_add(set, "small.txt", (struct str){ text, 1000 });
    too_large = !outdir_add(set, "large.txt", (struct str){ text, 1001 });
    setrlimit(RLIMIT_FSIZE, &usual);
    ck_assert(fits);
    ck_assert(too_large);
    ck_assert_int_eq(outdir_error(set), OUTDIR_FAILED);
    ck_assert_int_eq(outdir_errno(set), EFBIG);
    ck_assert_str_eq(outdir_where(set), "large.txt");
    holds(".", "out");
    ck_assert(!outdir_add(set, "more.txt", STR("x")));
    ck_assert(!outdir_commit(set));
    outdir_free(set);
    holds(".", "out");
    reads("out/a.txt", "old");
}
END_TEST

START_TEST(left_overs_are_swept_and_living_sets_are_not)
{
    struct outdir *living;

    ck_assert(build("out", "old"));
    ck_assert_int_eq(mkdir(".out.tmp-0123456789ab", 0755), 0);
    put(".out.tmp-0123456789ab/x", "torn");
    ck_assert_int_eq(mkdir(".out.tmp-mine", 0755), 0);
    ck_assert_int_eq(mkdir(".other.tmp-0123456789ab", 0755), 0);
    living = outdir_new("out");
    ck_assert_int_eq(outdir_error(living), OUTDIR_OK);
    ck_assert_int_eq(access(".out.tmp-0123456789ab", F_OK), -1);
    ck_assert(build("out", "new"));
    reads("out/a.txt", "new");
    ck_assert(outdir_add(living, "a.txt", STR("newest")));
    ck_assert(outdir_add(living, OUTDIR_MARKER, manifest));
    ck_assert(outdir_commit(living));
    outdir_free(living);
    reads("out/a.txt", "newest");
    holds(".", ".other.tmp-0123456789ab .out.tmp-mine out");
}
END_TEST

START_TEST(a_left_over_stays_until_there_is_a_set)
{
    struct outdir *set;

    ck_assert_int_eq(mkdir(".out.tmp-0123456789ab", 0755), 0);
    set = outdir_new("out");
    outdir_free(set);
    holds(".", ".out.tmp-0123456789ab");
    ck_assert(build("out", "x"));
    holds(".", "out");
}
END_TEST

START_TEST(two_builders_never_mix)
{
    enum { ROUNDS = 50 };
    pid_t children[2];

    for (int who = 0; who < 2; who++) {
        children[who] = fork();
        if (!children[who]) {
            bool ok = true;

            for (int i = 0; i < ROUNDS; i++)
                ok = build("out", who ? "one" : "two") && ok;
            _exit(!ok);
        }
    }
    for (int who = 0; who < 2; who++) {
        int status;

        ck_assert_int_eq(waitpid(children[who], &status, 0), children[who]);
        ck_assert_int_eq(status, 0);
    }
    {
        struct buf a = {0}, b = {0};

        ck_assert(file_read_installed("out/a.txt", &a));
        ck_assert(file_read_installed("out/figures/b/c.svg", &b));
        ck_assert(str_eq(buf_text(&a), buf_text(&b)));
        buf_done(&a);
        buf_done(&b);
    }
    holds(".", "out");
}
END_TEST

START_TEST(an_emergency_removes_what_this_process_made)
{
    struct outdir *set;
    pid_t child;
    int status;

    ck_assert(build("out", "old"));
    set = outdir_new("out");
    ck_assert(outdir_add(set, "figures/a.txt", STR("x")));
    child = fork();
    if (!child) {
        outdir_emergency();    /* of a worker: not its set */
        _exit(0);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert(outdir_add(set, "figures/b.txt", STR("x")));
    outdir_emergency();
    holds(".", "out");
    outdir_free(set);
    reads("out/a.txt", "old");
    outdir_emergency();
    holds(".", "out");
}
END_TEST

START_TEST(what_somebody_put_beside_it_is_left_alone)
{
    struct outdir *set;

    ck_assert(build("out", "old"));
    put("out/figures/signed.pdf", "x");
    set = outdir_new("out");
    ck_assert_int_eq(outdir_error(set), OUTDIR_STRANGER);
    ck_assert_str_eq(outdir_where(set), "out/figures/signed.pdf");
    outdir_free(set);
    reads("out/figures/signed.pdf", "x");
    reads("out/a.txt", "old");
    holds(".", "out");
    ck_assert_int_eq(unlink("out/figures/signed.pdf"), 0);
    ck_assert(build("out", "new"));
    reads("out/a.txt", "new");
}
END_TEST

START_TEST(a_foreign_link_in_the_old_set_is_not_followed)
{
    ck_assert(build("out", "old"));
    ck_assert_int_eq(mkdir("precious", 0755), 0);
    put("precious/a", "x");
    ck_assert_int_eq(symlink("../precious", "out/link"), 0);
    ck_assert(build("out", "new"));
    reads("precious/a", "x");
    holds(".", "out precious");
}
END_TEST

TCase *unit_outdir(void)
{
    TCase *tests = tcase_create("outdir");

    tcase_add_checked_fixture(tests, begin, end);
    tcase_set_timeout(tests, 30);
    tcase_add_test(tests, a_set_appears_as_a_whole);
    tcase_add_test(tests, a_new_set_takes_the_place_of_the_old);
    tcase_add_test(tests, an_empty_folder_may_be_filled);
    tcase_add_test(tests, what_is_not_ours_is_left_alone);
    tcase_add_test(tests, what_appears_meanwhile_is_left_alone);
    tcase_add_test(tests, the_systems_refusal_is_told);
    tcase_add_test(tests, paths_stay_inside);
    tcase_add_test(tests, a_set_without_marker_is_not_committed);
    tcase_add_test(tests, an_aborted_set_leaves_nothing);
    tcase_add_test(tests, a_failed_write_leaves_the_old_set);
    tcase_add_test(tests, left_overs_are_swept_and_living_sets_are_not);
    tcase_add_test(tests, a_left_over_stays_until_there_is_a_set);
    tcase_add_test(tests, two_builders_never_mix);
    tcase_add_test(tests, an_emergency_removes_what_this_process_made);
    tcase_add_test(tests, what_somebody_put_beside_it_is_left_alone);
    tcase_add_test(tests, a_foreign_link_in_the_old_set_is_not_followed);
    return tests;
}
