/* base/manifest.c - what a build was made of and what it made. */

#include "base/manifest.h"
#include "base/stamp.h"
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

static const char *const ends[] = { [STAMP_WHOLE] = "whole", [STAMP_MORE] = "more", [STAMP_CUT] = "cut", [STAMP_NAMED] = "named" };

static void put_changes(struct json *j, const struct stamp_history *history)
{
    char day[DATE_TEXT];

    json_name(j, history->path);
    json_begin_object(j);
    json_named(j, "end", ends[history->end]);
    json_name(j, "changes");
    json_begin_array(j);
    for (size_t i = 0; i < history->n; i++) {
        json_begin_object(j);
        json_named(j, "commit", history->items[i].id);
        json_named(j, "date", date_format(history->items[i].on, day));
        json_named(j, "author", history->items[i].author);
        json_named(j, "summary", history->items[i].summary);
        json_end_object(j);
    }
    json_end_array(j);
    json_end_object(j);
}

static void put_stamp(struct json *j, const struct stamp *stamp)
{
    char day[DATE_TEXT];

    if (!stamp_is(stamp))
        return;
    json_name(j, "revision");
    json_begin_object(j);
    json_named(j, "said", stamp->revision);
    json_named(j, "unknown", stamp_unknown_name(stamp->unknown));
    json_named(j, "commit", stamp->commit);
    if (stamp->commit)
        json_named(j, "date", date_format(stamp->on, day));
    if (stamp->commit || stamp->changed) {
        json_name(j, "changed");
        json_yes(j, stamp->changed);
    }
    if (stamp->commit) {
        json_name(j, "tags");
        json_begin_array(j);
        for (size_t i = 0; i < stamp->n_tags; i++)
            json_text(j, str_of(stamp->tags[i]));
        json_end_array(j);
    }
    if (stamp->n_histories) {
        json_name(j, "histories");
        json_begin_object(j);
        for (size_t i = 0; i < stamp->n_histories; i++)
            put_changes(j, &stamp->histories[i]);
        json_end_object(j);
    }
    json_end_object(j);
}

void manifest_write(struct buf *out, const struct manifest *manifest)
{
    struct json j = { .out = out };

    json_begin_object(&j);
    json_named(&j, "generator", manifest->generator);
    json_named(&j, "libraries", manifest->libraries);
    json_named(&j, "as-of", manifest->as_of);
    json_named(&j, "as-of-from", manifest->day_from);
    put_stamp(&j, &manifest->stamp);
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

/* Whoever wrote the manifest: it will be printed. */
static const char *take_words(struct manifest *manifest, const json_t *object, const char *name)
{
    const char *text = json_string_value(json_object_get(object, name));

    return text ? stamp_words(&manifest->arena, str_of(text), STR("")) : NULL;
}

static date take_day(const json_t *object)
{
    const char *text = json_string_value(json_object_get(object, "date"));
    date day;

    return text && date_parse(str_of(text), &day) ? day : (date)DATE_NONE;
}

static void take_history(struct manifest *manifest, struct stamp_history *history, const char *path, const json_t *object)
{
    const json_t *changes = json_object_get(object, "changes"), *change;
    const char *end = take_text(manifest, object, "end");
    size_t i;

    history->path = arena_dup(&manifest->arena, path, strlen(path));
    for (size_t k = 0; end && k < sizeof ends / sizeof *ends; k++)
        if (!strcmp(end, ends[k]))
            history->end = (enum stamp_end)k;
    history->items = arena_alloc(&manifest->arena, (json_array_size(changes) + 1) * sizeof *history->items);
    json_array_foreach(changes, i, change) {
        struct stamp_change item = { take_words(manifest, change, "commit"), take_words(manifest, change, "author"), take_words(manifest, change, "summary"), take_day(change) };

        if (item.id && item.author && item.summary)
            history->items[history->n++] = item;
    }
}

static void take_stamp(struct manifest *manifest, json_t *object)
{
    struct stamp *stamp = &manifest->stamp;
    json_t *histories = json_object_get(object, "histories"), *tags = json_object_get(object, "tags"), *value;
    struct stamp_history *list = arena_alloc(&manifest->arena, (json_object_size(histories) + 1) * sizeof *list);
    const char *path;
    size_t i;

    stamp->revision = take_words(manifest, object, "said");
    stamp->commit = take_words(manifest, object, "commit");
    stamp->unknown = stamp->commit ? STAMP_KNOWN : stamp_unknown_of(take_text(manifest, object, "unknown"));
    stamp->on = take_day(object);
    stamp->changed = json_is_true(json_object_get(object, "changed"));
    stamp->tags = arena_alloc(&manifest->arena, (json_array_size(tags) + 1) * sizeof *stamp->tags);
    json_array_foreach(tags, i, value)
        if (json_is_string(value))
            stamp->tags[stamp->n_tags++] = stamp_words(&manifest->arena, str_of(json_string_value(value)), STR(""));
    json_object_foreach(histories, path, value)
        take_history(manifest, &list[stamp->n_histories++], path, value);
    stamp->histories = list;
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
        manifest->day_from = take_text(manifest, root, "as-of-from");
        take_stamp(manifest, json_object_get(root, "revision"));
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
