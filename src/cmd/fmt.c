/* cmd/fmt.c - ismsc fmt: sources laid out the one way. */

#include "base/jail.h"
#include "base/mem.h"
#include "cmd/cmd.h"
#include "cmd/replace.h"
#include "cmd/sandbox.h"
#include "diag/print.h"
#include "model/reading.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

struct formatting {
    struct invocation *inv;
    struct schema *schema;
    enum status status;
};

static void worse(struct formatting *f, enum status status)
{
    if (status > f->status)
        f->status = status;
}

/* One file, by a path as the user knows it (shown) and below a root. */
static void format_file(struct formatting *f, const struct root *root, const char *path, const char *shown)
{
    struct buf bytes = {0}, out = {0};
    enum file_error error = root_read(root, path, FILE_MOST, &bytes);
    struct source *source;
    struct tree *tree;
    struct diags diags;

    if (error) {
        say(f->inv, error == FILE_LARGE ? "fmt-large" : "fmt-unread", { "file", shown });
        worse(f, STATUS_ERRORS);
        buf_done(&bytes);
        return;
    }
    diags_init(&diags);
    source = source_new(shown, buf_text(&bytes));
    tree = tree_parse(source, kind_is_name, &diags);
    if (tree->errors) {
        struct buf text = {0};

        diags_sort(&diags);
        print_diags(&text, &diags, f->inv->words, &(struct print_options){ .colour = f->inv->colour });
        fwrite(text.s, 1, text.n, stderr);
        buf_done(&text);
        worse(f, STATUS_ERRORS);
    } else {
        bool same;

        format_tree(&out, tree, reading_arguments, f->schema);
        same = str_eq(buf_text(&out), buf_text(&bytes));
        if (f->inv->to_stdout) {
            print_text(&out);
        } else if (!same && f->inv->check) {
            say(f->inv, "fmt-differs", { "file", shown });
            worse(f, STATUS_ERRORS);
        } else if (!same && replace_file(root_path(root), path, buf_text(&out))) {
            say(f->inv, "fmt-unwritten", { "file", shown }, { "error", strerror(errno) });
            worse(f, STATUS_MACHINE);
        }
    }
    tree_free(tree);
    source_free(source);
    diags_done(&diags);
    buf_done(&out);
    buf_done(&bytes);
}

static void format_operand(struct formatting *f, const char *operand)
{
    const char *slash = strrchr(operand, '/');
    char *folder = slash ? mem_dup(operand, slash == operand ? 1 : (size_t)(slash - operand)) : mem_dup(".", 1);
    struct root *root = root_open(folder);

    if (!str_ends(str_of(operand), STR(".isms"))) {
        say(f->inv, "fmt-no-source", { "file", operand });
        worse(f, STATUS_USAGE);
    } else if (root) {
        format_file(f, root, slash ? slash + 1 : operand, operand);
    } else {
        say(f->inv, "fmt-unread", { "file", operand });
        worse(f, STATUS_ERRORS);
    }
    root_close(root);
    free(folder);
}

enum status cmd_fmt(struct invocation *inv)
{
    struct formatting f = { inv, schema_new(), STATUS_CLEAN };
    enum jail_right right = inv->check || inv->to_stdout ? JAIL_READ : JAIL_REPLACE;
    struct opened opened;

    if (inv->n_operands) {
        sandbox_begin(inv);
        for (size_t i = 0; i < inv->n_operands; i++)
            sandbox_allow_folder(inv, right, inv->operands[i]);
        sandbox_close(inv, NULL);
        for (size_t i = 0; i < inv->n_operands; i++)
            format_operand(&f, inv->operands[i]);
    } else {
        bool found = project_find(inv, NULL, &opened);

        if (found) {
            jail_allow(inv->jail, right, opened.path);
            sandbox_close(inv, opened.path);
        }
        if (found && project_read(inv, NULL, &opened))
            for (size_t i = 0; i < opened.project->own; i++)
                format_file(&f, opened.root, opened.project->sources[i]->name, opened.project->sources[i]->name);
        else
            f.status = STATUS_USAGE;
        opened_done(&opened);
    }
    schema_free(f.schema);
    return f.status;
}
