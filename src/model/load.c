/* model/load.c - a project: its sources, its trees, the catalogs it uses, its model. */

#include "model/load.h"
#include "model/strays.h"
#include "base/mem.h"

#include <stdlib.h>

static void add_source(struct project *p, const char *name, struct buf *bytes, bool foreign, struct diags *diags)
{
    struct str text = buf_text(bytes);
    struct source *source;
    size_t cap = p->n;

    text.s = arena_dup(&p->arena, text.s, text.n);
    source = source_new(name, text);
    source->foreign = foreign;
    p->sources = mem_resize(p->sources, cap + 1, sizeof(struct source *));
    p->trees = mem_resize(p->trees, cap + 1, sizeof(struct tree *));
    p->sources[p->n] = source;
    p->trees[p->n] = tree_parse(source, kind_is_name, diags);
    p->broken = p->broken || p->trees[p->n]->errors;
    p->n++;
}

/* A source that could not be read still has a name, so that the finding has a place. */
static void report_unread(struct project *p, const char *path, enum file_error error, struct diags *diags)
{
    static const enum diag_code codes[] = {
        [FILE_MISSING] = DIAG_FILE_UNREADABLE, [FILE_DENIED] = DIAG_FILE_UNREADABLE, [FILE_SPECIAL] = DIAG_FILE_SPECIAL,
        [FILE_OUTSIDE] = DIAG_FILE_OUTSIDE, [FILE_LARGE] = DIAG_FILE_TOO_LARGE, [FILE_BROKEN] = DIAG_FILE_UNREADABLE,
    };
    struct buf none = {0}, most = {0};

    add_source(p, path, &none, false, diags);
    buf_printf(&most, "%d", FILE_MOST / (1024 * 1024));
    diag(diags, codes[error], ((struct span){ p->sources[p->n - 1], 0, 0 }), NULL, { "path", path }, { "most", most.s });
    buf_done(&most);
    p->broken = true;
}

/* RISKS.ISMS: some file systems tell it from risks.isms and others do not, so it is not read. */
static void report_name(struct project *p, const char *path, struct diags *diags)
{
    struct buf none = {0};

    add_source(p, path, &none, false, diags);
    diag(diags, DIAG_SUFFIX_IN_CAPITALS, ((struct span){ p->sources[p->n - 1], 0, 0 }), NULL, { "path", path });
}

static void read_source(struct project *p, const char *path, struct diags *diags)
{
    struct buf bytes = {0};
    enum file_error error = root_read(p->root, path, FILE_MOST, &bytes);

    if (error)
        report_unread(p, path, error, diags);
    else
        add_source(p, path, &bytes, false, diags);
    buf_done(&bytes);
}

/* ---- which files ---- */

static bool first_word_is_isms(struct str line)
{
    while (line.n && (line.s[0] == ' ' || line.s[0] == '\t'))
        line = str_cut(line, 1);
    return str_starts(line, STR("isms")) && line.n > 4 && (line.s[4] == ' ' || line.s[4] == '\t');
}

/* Whether what follows a text stands between braces that the text has opened. */
static bool is_in_block(struct str text)
{
    size_t depth = 0;
    struct str line;

    while (str_split(&text, '\n', &line)) {
        for (size_t i = 0; i < line.n && line.s[i] != '#'; i++) {
            if (line.s[i] == '{')
                depth++;
            else if (line.s[i] == '}' && depth)
                depth--;
        }
    }
    return depth > 0;
}

bool load_declares_isms(const struct root *root, const char *path)
{
    struct buf bytes = {0};
    struct str all, rest, line;
    bool found = false;

    if (root_read(root, path, FILE_MOST, &bytes))
        return false;
    all = buf_text(&bytes);
    if (str_starts(all, STR("\xef\xbb\xbf")))
        all = str_cut(all, 3);
    for (rest = all; !found && str_split(&rest, '\n', &line);)
        found = first_word_is_isms(line) && !is_in_block((struct str){ all.s, (size_t)(line.s - all.s) });
    buf_done(&bytes);
    return found;
}

struct skipping { struct project *project; const char *skip; struct diags *diags; };

/* A folder that declares an isms of its own is another project. */
static bool skip_folder(void *closure, const char *folder, bool unreadable)
{
    struct skipping *s = closure;
    struct buf path = {0};
    bool skip = false;

    if (s->skip && !strcmp(folder, s->skip))
        return true;
    if (unreadable) {
        report_unread(s->project, folder, FILE_DENIED, s->diags);
        return true;
    }
    buf_printf(&path, "%s/isms.isms", folder);
    skip = load_declares_isms(s->project->root, path.s);
    buf_done(&path);
    return skip;
}

/* The folder of a path: its first n bytes up to the last slash; 0 for a file in the root. */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? (size_t)(slash - path) : 0;
}

static bool lies_in(const char *path, const char *folder, size_t n)
{
    return !strncmp(path, folder, n) && path[n] == '/';
}

/* Leaves out the files below a folder in which a file declares an isms of its own, whatever that file is called. */
static size_t leave_out_inner_projects(const struct project *p, char **paths, size_t n)
{
    size_t kept = 0;

    for (size_t i = 0; i < n; i++) {
        size_t folder = folder_length(paths[i]);
        char *inner;

        if (!folder || !paths[i] || !load_declares_isms(p->root, paths[i]))
            continue;
        inner = mem_dup(paths[i], folder);
        for (size_t j = 0; j < n; j++) {
            if (paths[j] && j != i && lies_in(paths[j], inner, folder)) {
                free(paths[j]);
                paths[j] = mem_dup("", 0);
            }
        }
        free(paths[i]);
        paths[i] = mem_dup("", 0);
        free(inner);
    }
    for (size_t i = 0; i < n; i++) {
        if (*paths[i])
            paths[kept++] = paths[i];
        else
            free(paths[i]);
    }
    return kept;
}

static void read_sources(struct project *p, const struct load_options *options, struct diags *diags)
{
    struct skipping skipping = { p, options->skip, diags };
    char **paths = NULL;
    size_t n;

    if (options->only) {
        read_source(p, options->only, diags);
        return;
    }
    n = root_list(p->root, ".isms/.isms.txt", "manifest.json", FILES_MOST + 1, skip_folder, &skipping, &paths);
    if (n > FILES_MOST) {
        struct buf most = {0};

        buf_printf(&most, "%d", FILES_MOST);
        diag(diags, DIAG_TOO_MANY_FILES, (struct span){0}, NULL, { "most", most.s });
        buf_done(&most);
        p->broken = true;
        while (n)    /* none is read: which ones were found first is chance, and what they miss would bury this finding */
            free(paths[--n]);
    }
    n = leave_out_inner_projects(p, paths, n);
    for (size_t i = 0; i < n; i++) {
        if (str_ends(str_of(paths[i]), STR(".isms")))
            read_source(p, paths[i], diags);
        else
            report_name(p, paths[i], diags);
        free(paths[i]);
    }
    free(paths);
}

/* ---- installed catalogs ---- */

static bool tree_declares(const struct tree *tree, struct str catalog)
{
    for (const struct statement *st = tree->statements; st; st = st->next)
        if (st->last > st->first + 1 && str_is(token_text(tree, st->first), "catalog") && str_eq(token_text(tree, st->first + 1), catalog))
            return true;
    return false;
}

static bool name_is_safe(struct str name)
{
    for (size_t i = 0; i < name.n; i++)
        if (!((name.s[i] | 32) >= 'a' && (name.s[i] | 32) <= 'z') && !(name.s[i] >= '0' && name.s[i] <= '9') && name.s[i] != '-' && name.s[i] != '_' &&
            (name.s[i] != '.' || i == 0))
            return false;
    return name.n > 0 && name.n < 100;
}

static void load_catalog(struct project *p, const char *datadir, struct str name, struct diags *diags)
{
    struct buf path = {0}, shown = {0}, bytes = {0};

    for (size_t i = 0; i < p->n; i++)
        if (tree_declares(p->trees[i], name))
            return;
    if (!name_is_safe(name))
        return;    /* told as an unknown reference */
    buf_printf(&path, "%s/catalogs/%.*s.isms", datadir, STR_ARGS(name));
    buf_printf(&shown, "<catalogs>/%.*s.isms", STR_ARGS(name));
    if (file_read_installed(path.s, &bytes))
        add_source(p, shown.s, &bytes, true, diags);
    buf_done(&bytes);
    buf_done(&shown);
    buf_done(&path);
}

/* The words after `standards` of any isms of the project's trees. */
static void load_standards(struct project *p, const char *datadir, const struct tree *tree, const struct statement *st, struct diags *diags)
{
    bool named = false;

    for (uint32_t i = st->first; i < st->last; i++) {
        if (tree->tokens[i].kind == TOKEN_COMMA || token_is_trivia(&tree->tokens[i]))
            continue;
        if (tree->tokens[i].kind != TOKEN_WORD)
            named = false;
        else if (str_is(token_text(tree, i), "standards"))
            named = true;
        else if (named) {
            load_catalog(p, datadir, token_text(tree, i), diags);
            named = tree->tokens[i + 1].kind == TOKEN_COMMA;
        }
    }
}

static void load_catalogs(struct project *p, const char *datadir, struct diags *diags)
{
    size_t own = p->n;

    for (size_t i = 0; i < own; i++) {
        for (const struct statement *st = p->trees[i]->statements; st; st = st->next) {
            if (st->last == st->first || !str_is(token_text(p->trees[i], st->first), "isms"))
                continue;
            load_standards(p, datadir, p->trees[i], st, diags);
            for (const struct statement *inner = st->children; inner; inner = inner->next)
                load_standards(p, datadir, p->trees[i], inner, diags);
        }
    }
}

/* The name of a catalog from memory, ISO27001, is part of that of one edition. */
static bool is_part_of(struct str got, struct str name)
{
    struct buf plain = {0};
    bool found;

    for (size_t i = 0; i < got.n; i++)
        if (got.s[i] != '-' && got.s[i] != '_')
            buf_putc(&plain, (char)(got.s[i] >= 'A' && got.s[i] <= 'Z' ? got.s[i] | 32 : got.s[i]));
    found = plain.n >= 4 && memmem(name.s, name.n, plain.s, plain.n);
    buf_done(&plain);
    return found;
}

/* Adds to the finding of a catalog that is nowhere which ones are installed. */
static void tell_installed(struct diags *diags, struct diag *d, char *const *names, size_t n)
{
    struct str got = str_of(d->args[0].value);
    struct buf list = {0};

    for (size_t i = 0; i < n; i++)
        buf_printf(&list, "%s%s", i ? ", " : "", names[i]);
    diag_note(diags, d, "installed", (struct span){0}, { "names", list.n ? list.s : "-" });
    diag_set_nearest(diags, d, got, (const char *const *)names, n);
    for (size_t i = 0; i < n && !d->nearest; i++)
        if (is_part_of(got, str_of(names[i])))
            diag_set_nearest(diags, d, str_of(names[i]), (const char *const *)names, n);
    buf_done(&list);
}

static void tell_missing_catalogs(const char *datadir, struct diags *diags)
{
    struct buf path = {0};
    struct root *root;
    char **names = NULL;
    size_t n = 0;

    buf_printf(&path, "%s/catalogs", datadir);
    root = root_open(path.s);
    if (root)
        n = root_list(root, ".isms", NULL, FILES_MOST, NULL, NULL, &names);
    for (size_t i = 0; i < n; i++)
        names[i][strlen(names[i]) - strlen(".isms")] = '\0';
    for (size_t i = 0; i < diags->n; i++)
        if (diags->items[i]->code == DIAG_UNKNOWN_REFERENCE && !strcmp(diags->items[i]->args[1].value, "standards"))
            tell_installed(diags, diags->items[i], names, n);
    while (n)
        free(names[--n]);
    free(names);
    root_close(root);
    buf_done(&path);
}

/* ---- files that are not there ---- */

/* Of the same name in another folder, else spelled nearly so. */
static struct str name_of_file(const char *path)
{
    const char *slash = strrchr(path, '/');

    return str_of(slash ? slash + 1 : path);
}

static void tell_nearest_file(struct diags *diags, struct diag *d, char *const *paths, size_t n)
{
    struct str got = str_of(d->args[0].value), name = name_of_file(got.s);
    const char *namesakes[1];
    size_t found = 0;

    for (size_t i = 0; i < n && found < 2; i++) {
        struct str other = name_of_file(paths[i]);

        if (other.n == name.n && !strncasecmp(other.s, name.s, name.n) && !found++)
            namesakes[0] = paths[i];
    }
    if (found == 1)
        diag_set_nearest(diags, d, str_of(namesakes[0]), namesakes, 1);
    else
        diag_set_nearest(diags, d, got, (const char *const *)paths, n);
}

static void tell_missing_files(const struct project *p, struct diags *diags)
{
    enum { MOST = 20 };    /* findings that are helped so; where more files are missing, their folder is */
    char **paths = NULL;
    size_t n = 0, told = 0;

    for (size_t i = 0; i < diags->n && told < MOST; i++) {
        if (diags->items[i]->code != DIAG_FILE_MISSING)
            continue;
        if (!told++)
            n = root_list(p->root, "", "manifest.json", FILES_MOST, NULL, NULL, &paths);
        tell_nearest_file(diags, diags->items[i], paths, n);
    }
    while (n)
        free(paths[--n]);
    free(paths);
}

static int probe(void *closure, const char *path)
{
    return root_probe(closure, path);
}

struct project *project_load(struct root *root, const struct load_options *options, struct diags *diags)
{
    struct project *p = mem_zero(1, sizeof *p);

    p->root = root;
    arena_init(&p->arena);
    p->lookup = (struct file_lookup){ probe, root };
    read_sources(p, options, diags);
    p->own = p->n;
    load_catalogs(p, options->datadir, diags);
    p->model = model_new((const struct tree *const *)p->trees, p->n, options->as_of, &p->lookup, diags);
    tell_missing_catalogs(options->datadir, diags);
    if (!options->only)    /* who looks at one file does not look at a project */
        strays_tell(root, p->model, diags);
    tell_missing_files(p, diags);
    return p;
}

void project_free(struct project *p)
{
    if (!p)
        return;
    model_free(p->model);
    for (size_t i = 0; i < p->n; i++) {
        tree_free(p->trees[i]);
        source_free(p->sources[i]);
    }
    free(p->trees);
    free(p->sources);
    arena_done(&p->arena);
    free(p);
}
