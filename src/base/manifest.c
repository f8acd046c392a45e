/* base/manifest.c - what a build was made of and what it made. */

#include "base/manifest.h"
#include "base/json.h"
#include "base/mem.h"

#include <jansson.h>
#include <stdlib.h>

void manifest_init(struct manifest *manifest)
{
    *manifest = (struct manifest){0};
    arena_init(&manifest->arena);
}

void manifest_done(struct manifest *manifest)
{
    struct manifest_files *all[] = { &manifest->sources, &manifest->installed, &manifest->files };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        map_done(&all[i]->index);
        free(all[i]->items);
    }
    arena_done(&manifest->arena);
    *manifest = (struct manifest){0};
}

static struct manifest_file *add(struct manifest *manifest, struct manifest_files *files, const char *path)
{
    struct manifest_file *file;
    const char *copy;

    if (map_get(&files->index, str_of(path)))
        return NULL;
    copy = arena_dup(&manifest->arena, path, strlen(path));
    mem_grow(&files->items, &files->cap, files->n + 1, sizeof *files->items);
    file = &files->items[files->n++];
    *file = (struct manifest_file){ .path = copy };
    *map_at(&files->index, str_of(copy)) = (void *)(uintptr_t)files->n;
    return file;
}

void manifest_add(struct manifest *manifest, struct manifest_files *files, const char *path, struct str bytes)
{
    struct manifest_file *file = add(manifest, files, path);

    if (file)
        digest_of(bytes, file->digest);
}

const struct manifest_file *manifest_find(const struct manifest_files *files, struct str path)
{
    uintptr_t number = (uintptr_t)map_get(&files->index, path);

    return number ? &files->items[number - 1] : NULL;
}

/* ---- out ---- */

static int by_path(const void *a, const void *b)
{
    return str_natural(str_of(((const struct manifest_file *)a)->path), str_of(((const struct manifest_file *)b)->path));
}

static void put_files(struct json *j, const char *name, const struct manifest_files *files)
{
    struct manifest_file *sorted = mem_zero(files->n + 1, sizeof *sorted);

    if (files->n) {
        memcpy(sorted, files->items, files->n * sizeof *sorted);
        qsort(sorted, files->n, sizeof *sorted, by_path);
    }
    json_name(j, name);
    json_begin_object(j);
    for (size_t i = 0; i < files->n; i++)
        json_named(j, sorted[i].path, sorted[i].digest);
    json_end_object(j);
    free(sorted);
}

void manifest_write(struct buf *out, const struct manifest *manifest)
{
    struct json j = { .out = out };

    json_begin_object(&j);
    json_named(&j, "generator", manifest->generator);
    json_named(&j, "libraries", manifest->libraries);
    json_named(&j, "as-of", manifest->as_of);
    json_named(&j, "formats", manifest->formats);
    json_named(&j, "languages", manifest->languages);
    json_named(&j, "only", manifest->only);
    put_files(&j, "sources", &manifest->sources);
    put_files(&j, "installed", &manifest->installed);
    put_files(&j, "files", &manifest->files);
    json_end_object(&j);
}

/* ---- in ---- */

static const char *take_text(struct manifest *manifest, const json_t *object, const char *name)
{
    const json_t *value = json_object_get(object, name);

    return json_is_string(value) ? arena_dup(&manifest->arena, json_string_value(value), json_string_length(value)) : NULL;
}

/* { "a.pdf": "…" }, or as it once was [ "a.pdf" ]. */
static void take_files(struct manifest *manifest, struct manifest_files *files, json_t *object)
{
    const char *path;
    json_t *value;
    size_t i;

    json_object_foreach(object, path, value) {
        struct manifest_file *file = json_is_string(value) && json_string_length(value) == DIGEST_TEXT - 1 ? add(manifest, files, path) : NULL;

        if (file)
            memcpy(file->digest, json_string_value(value), DIGEST_TEXT);
    }
    json_array_foreach(object, i, value)
        if (json_is_string(value))
            add(manifest, files, json_string_value(value));
}

bool manifest_read(struct manifest *manifest, struct str json)
{
    json_t *root;
    bool good;

    json_set_alloc_funcs(mem_alloc, free);    /* so that want of memory is said in one place */
    root = json_loadb(json.s, json.n, JSON_REJECT_DUPLICATES, NULL);
    good = json_is_object(root) && json_is_string(json_object_get(root, "generator")) && str_starts(str_of(json_string_value(json_object_get(root, "generator"))), STR("ismsc"));
    if (good) {
        manifest->generator = take_text(manifest, root, "generator");
        manifest->libraries = take_text(manifest, root, "libraries");
        manifest->as_of = take_text(manifest, root, "as-of");
        manifest->formats = take_text(manifest, root, "formats");
        manifest->languages = take_text(manifest, root, "languages");
        manifest->only = take_text(manifest, root, "only");
        take_files(manifest, &manifest->sources, json_object_get(root, "sources"));
        take_files(manifest, &manifest->installed, json_object_get(root, "installed"));
        take_files(manifest, &manifest->files, json_object_get(root, "files"));
    }
    json_decref(root);
    return good;
}
