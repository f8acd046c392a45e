/* model/strays.c - texts that nothing names. */

#include "model/strays.h"
#include "base/map.h"

#include <stdlib.h>
#include <strings.h>

/* "./policies/backup.md" as root_list() has it. */
static struct str plain(struct str path)
{
    while (str_starts(path, STR("./")))
        path = str_cut(path, 2);
    return path;
}

/* "policies/" of "policies/backup.md"; "" at the root. */
static struct str folder_of(struct str path)
{
    while (path.n && path.s[path.n - 1] != '/')
        path.n--;
    return path;
}

/* What repositories have besides, by its first letters. */
static bool is_usual(const char *path)
{
    static const char *const names[] = { "README", "CHANGELOG", "CONTRIBUTING", "LICENSE", "LICENCE", "CODE_OF_CONDUCT", "SECURITY.md", "TODO", "index." };
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (!strncasecmp(name, names[i], strlen(names[i])))
            return true;
    return false;
}

static void name_files(struct map *named, const struct model *model, enum shape_id kind, int field)
{
    for model_each(e, model, kind)
        for values_each(v, &e->record, field)
            if (!e->foreign)    /* also one that cannot be read, which is told elsewhere */
                *map_at(named, plain(v->text)) = (void *)v;
}

void strays_tell(const struct root *root, const struct model *model, struct diags *diags)
{
    struct map named, folders;
    char **paths = NULL;
    size_t n = 0;

    map_init(&named);
    map_init(&folders);
    for model_each(policy, model, KIND_POLICY)
        for values_each(v, &policy->record, POLICY_TEXT)
            if (!policy->foreign && !v->bad && !map_get(&folders, folder_of(plain(v->text))))
                *map_at(&folders, folder_of(plain(v->text))) = (void *)v;
    name_files(&named, model, KIND_POLICY, POLICY_TEXT);
    name_files(&named, model, KIND_EVIDENCE, EVIDENCE_FILE);
    if (folders.n)
        n = root_list(root, ".md/.markdown", "manifest.json", FILES_MOST, NULL, NULL, &paths);
    for (size_t i = 0; i < n; i++) {
        const struct value *beside = map_get(&folders, folder_of(str_of(paths[i])));

        if (beside && !map_get(&named, str_of(paths[i])) && !is_usual(paths[i]))
            diag(diags, DIAG_TEXT_STRAY, beside->span, value_entity(beside)->id, { "path", paths[i] }, { "id", value_entity(beside)->id });
        free(paths[i]);
    }
    free(paths);
    map_done(&named);
    map_done(&folders);
}
