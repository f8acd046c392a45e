/* cmd/verify.c - ismsc verify: whether outputs are those of their manifest, and whether sources give the same bytes. */

#include "base/file.h"
#include "base/mem.h"
#include "base/outdir.h"
#include "base/remove.h"
#include "cmd/confirm.h"
#include "cmd/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

struct verifying {
    struct invocation *inv;
    struct manifest manifest;
    char digest[DIGEST_TEXT];    /* of the manifest itself */
    size_t wrong;
};

static void tell(struct verifying *v, const char *key, const char *file)
{
    say_args(v->inv, key, (const struct diag_arg[]){ { "file", file }, { NULL, NULL } });
    v->wrong++;
}

/* The manifest of a folder of outputs. False, said, where it has none; the root is yours in either case, NULL where there is no folder. */
static bool read_manifest(struct invocation *inv, const char *out, struct root **root, struct manifest *manifest, char digest[DIGEST_TEXT])
{
    struct buf bytes = {0};
    bool good;

    manifest_init(manifest);
    *root = root_open(out);
    good = *root && root_read(*root, OUTDIR_MARKER, FILE_MOST, &bytes) == FILE_OK && manifest_read(manifest, buf_text(&bytes));
    if (!*root)
        say(inv, "no-folder", { "folder", out }, { "error", strerror(errno) });
    else if (!good)
        say(inv, "verify-none", { "out", out });
    else
        digest_of(buf_text(&bytes), digest);
    buf_done(&bytes);
    return good;
}

/* ---- outputs ---- */

static void check_file(struct verifying *v, const struct root *root, const struct manifest_file *file)
{
    char digest[DIGEST_TEXT];
    struct buf bytes = {0};
    enum file_error error = root_read(root, file->path, SIZE_MAX / 2, &bytes);

    if (error)
        tell(v, error == FILE_MISSING ? "verify-missing" : "verify-unread", file->path);
    else if (!*file->digest || strcmp(digest_of(buf_text(&bytes), digest), file->digest))
        tell(v, "verify-changed", file->path);
    buf_done(&bytes);
}

static void check_strangers(struct verifying *v, const struct root *root)
{
    char **paths = NULL;
    size_t n = root_list(root, "", NULL, FILES_MOST * 10, NULL, NULL, &paths);

    for (size_t i = 0; i < n; i++) {
        if (strcmp(paths[i], OUTDIR_MARKER) && !manifest_find(&v->manifest.files, str_of(paths[i])))
            tell(v, "verify-stranger", paths[i]);
        free(paths[i]);
    }
    free(paths);
}

/* Of which revision the manifest says that they are. */
static void tell_revision(struct verifying *v)
{
    const struct stamp *stamp = &v->manifest.stamp;
    char day[DATE_TEXT];
    struct buf tags = {0};

    for (size_t i = 0; i < stamp->n_tags; i++)
        buf_printf(&tags, "%s%s", !i ? "" : i + 1 < stamp->n_tags ? ", " : " and ", stamp->tags[i]);
    if (stamp->commit)
        say(v->inv, stamp->changed ? "verify-commit-changed" : stamp->n_tags > 1 ? "verify-commit-tags" : tags.n ? "verify-commit-tag" : "verify-commit", { "commit", stamp->commit }, { "on", date_format(stamp->on, day) }, { "tags", tags.s });
    else if (stamp->unknown)
        say(v->inv, stamp->unknown == STAMP_EMPTY ? "verify-empty" : "verify-unknown");
    if (stamp->revision)
        say(v->inv, "verify-said", { "revision", stamp->revision });
    buf_done(&tags);
}

static void check_outputs(struct verifying *v, const struct root *root)
{
    char number[24];

    for (size_t i = 0; i < v->manifest.files.n; i++)
        check_file(v, root, &v->manifest.files.items[i]);
    check_strangers(v, root);
    if (v->wrong)
        return;
    snprintf(number, sizeof number, "%zu", v->manifest.files.n);
    say(v->inv, "verify-good", { "n", number }, { "out", v->inv->operands[0] }, { "generator", v->manifest.generator }, { "day", v->manifest.as_of ? v->manifest.as_of : "" });
    tell_revision(v);
    say(v->inv, "verify-digest", { "digest", v->digest });
}

/* ---- sources ---- */

/* What one has and the other has not, or has otherwise; but not where the line ends alone are otherwise. */
static void compare(struct verifying *v, const struct manifest_files *before, const struct manifest_files *now, const struct map *ends, const char *gone, const char *new, const char *other)
{
    for (size_t i = 0; i < before->n; i++) {
        const struct manifest_file *match = manifest_find(now, str_of(before->items[i].path));

        if (!match)
            tell(v, gone, before->items[i].path);
        else if (strcmp(match->digest, before->items[i].digest) && !map_get(ends, str_of(before->items[i].path)))
            tell(v, other, before->items[i].path);
    }
    for (size_t i = 0; i < now->n; i++)
        if (!manifest_find(before, str_of(now->items[i].path)))
            tell(v, new, now->items[i].path);
}

/* Other templates or fonts here are no fault of the outputs: they may be why some differ. */
static void tell_installed(const struct verifying *v, const struct manifest_files *now)
{
    const struct manifest_files *before = &v->manifest.installed;

    for (size_t i = 0; i < before->n; i++) {
        const struct manifest_file *match = manifest_find(now, str_of(before->items[i].path));

        if (!match || strcmp(match->digest, before->items[i].digest))
            say(v->inv, match ? "rebuild-installed-other" : "rebuild-installed-gone", { "file", before->items[i].path });
    }
    for (size_t i = 0; i < now->n && before->n; i++)
        if (!manifest_find(before, str_of(now->items[i].path)))
            say(v->inv, "rebuild-installed-new", { "file", now->items[i].path });
}

/* Builds into a folder of its own what the manifest says was asked for. Findings were told when it was built. */
static enum status build_again(struct verifying *v, const char *out, struct earlier *earlier)
{
    struct invocation again = { .operands = { v->inv->rebuild }, .n_operands = 1, .out = out, .formats = v->manifest.formats, .lang = v->manifest.languages,
                                .only = v->manifest.only, .datadir = v->inv->datadir, .words = v->inv->words, .colour = v->inv->colour, .quiet = true,
                                .jail = v->inv->jail, .no_sandbox = v->inv->no_sandbox, .ceilings = v->inv->ceilings, .earlier = earlier };
    enum status status;

    for (again.command = commands; again.command->run != cmd_build; again.command++) {}
    if (!v->manifest.as_of || !date_parse(str_of(v->manifest.as_of), &again.today))
        again.today = v->inv->today;
    v->inv->jail = NULL;    /* closed by it */
    status = cmd_build(&again);
    jail_free(again.jail);
    return status;
}

static enum status rebuild(struct verifying *v)
{
    const char *named = getenv("TMPDIR"), *folder = named && *named ? named : "/tmp";
    struct buf temp = {0}, out = {0};
    struct verifying again = { .inv = v->inv };
    struct earlier earlier = { .manifest = &v->manifest };
    const struct map none = {0};
    struct root *root = NULL;
    enum status status = STATUS_MACHINE;
    size_t before = v->wrong;
    char number[24];

    buf_printf(&temp, "%s/ismsc-verify.XXXXXX", folder);
    if (!mkdtemp(temp.s)) {
        say(v->inv, "no-folder", { "folder", temp.s }, { "error", strerror(errno) });
        buf_done(&temp);
        return STATUS_MACHINE;
    }
    buf_printf(&out, "%s/out", temp.s);
    jail_allow(v->inv->jail, JAIL_FILL, temp.s);    /* what is built is read, and then removed */
    jail_allow(v->inv->jail, JAIL_DROP, folder);
    status = build_again(v, out.s, &earlier);
    v->wrong += earlier.disproved;
    if (status <= STATUS_ERRORS && read_manifest(v->inv, out.s, &root, &again.manifest, again.digest)) {
        if (v->manifest.generator && strcmp(v->manifest.generator, again.manifest.generator))
            say(v->inv, "rebuild-generator", { "before", v->manifest.generator }, { "now", again.manifest.generator });
        if (v->manifest.libraries && strcmp(v->manifest.libraries, again.manifest.libraries))
            say(v->inv, "rebuild-libraries", { "before", v->manifest.libraries }, { "now", again.manifest.libraries });
        tell_installed(v, &again.manifest.installed);
        compare(v, &v->manifest.sources, &again.manifest.sources, &earlier.ends, "rebuild-source-gone", "rebuild-source-new", "rebuild-source-changed");
        compare(v, &v->manifest.files, &again.manifest.files, &none, "rebuild-gone", "rebuild-new", "rebuild-differs");
        snprintf(number, sizeof number, "%zu", earlier.ends.n);
        if (earlier.ends.n)
            say(v->inv, earlier.ends.n == 1 ? "rebuild-line-ends-one" : "rebuild-line-ends", { "n", number });
        snprintf(number, sizeof number, "%zu", again.manifest.files.n);
        status = v->wrong > before ? STATUS_ERRORS : STATUS_CLEAN;
        if (v->wrong == before + earlier.disproved)
            say(v->inv, "rebuild-good", { "n", number }, { "folder", v->inv->rebuild });
        manifest_done(&again.manifest);
    }
    map_done(&earlier.ends);
    root_close(root);
    remove_all(AT_FDCWD, temp.s);
    buf_done(&temp);
    buf_done(&out);
    return status;
}

enum status cmd_verify(struct invocation *inv)
{
    struct verifying v = { .inv = inv };
    enum status status = STATUS_USAGE;
    struct root *root = NULL;

    if (!inv->n_operands) {
        say(inv, "verify-what");
        return STATUS_USAGE;
    }
    sandbox_begin(inv);
    jail_allow(inv->jail, JAIL_READ, inv->operands[0]);
    if (!inv->rebuild)
        sandbox_close(inv, NULL);    /* else where the sources are found */
    if (read_manifest(inv, inv->operands[0], &root, &v.manifest, v.digest)) {
        check_outputs(&v, root);
        status = v.wrong ? STATUS_ERRORS : STATUS_CLEAN;
        if (inv->rebuild) {
            enum status built = rebuild(&v);

            status = built > status ? built : status;
        }
    }
    root_close(root);
    manifest_done(&v.manifest);
    return status;
}
