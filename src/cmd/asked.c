/* cmd/asked.c - which documents a build makes, in which forms and languages. */

#include "base/mem.h"
#include "cmd/building.h"

#include <stdlib.h>

static void choose(struct building *b, const struct document *d)
{
    size_t i;

    for (i = 0; i < b->n_docs && b->docs[i] != d; i++) {}
    if (i == b->n_docs)
        b->docs[b->n_docs++] = d;
}

/* By its own id, or by that of a row: then all of that row. */
static bool choose_named(struct building *b, struct str name)
{
    size_t before = b->n_docs;

    for (size_t i = 0; i < b->all.n; i++) {
        if (str_is(name, b->all.items[i].id)) {
            choose(b, &b->all.items[i]);
            return true;
        }
    }
    for (size_t i = 0; i < b->all.n; i++)
        if (str_is(name, b->all.items[i].row->id))
            choose(b, &b->all.items[i]);
    return b->n_docs > before;
}

bool building_choose_documents(struct building *b)
{
    struct str rest = str_of(b->inv->only ? b->inv->only : ""), name;

    documents_init(&b->all, b->setup.model);
    b->docs = mem_zero(b->all.n + 1, sizeof *b->docs);
    for (size_t i = 0; i < b->all.n && !b->inv->only; i++)    /* those that the sources have something for */
        if (document_wanted(&b->setup, &b->all.items[i]))
            choose(b, &b->all.items[i]);
    while (b->inv->only && str_split(&rest, ',', &name)) {
        char *got;
        struct buf ids = {0};

        if (choose_named(b, name))
            continue;
        got = mem_dup(name.s, name.n);
        for (size_t i = 0; i < b->all.n; i++)
            buf_printf(&ids, "%s%s", i ? ", " : "", b->all.items[i].id);
        say(b->inv, "document-unknown", { "got", got }, { "all", ids.s });
        buf_done(&ids);
        free(got);
        return false;
    }
    return true;
}

bool building_choose_formats(struct building *b)
{
    struct str rest = str_of(b->inv->formats ? b->inv->formats : "pdf,html,docbook,ics"), name;

    while (str_split(&rest, ',', &name)) {
        const struct output *o = output_find(name);
        size_t i;

        if (!o || o->shown_only) {
            char *got = mem_dup(name.s, name.n);

            struct buf all = {0};

            for (o = outputs; o->name; o++)
                if (!o->shown_only)
                    buf_printf(&all, "%s%s", all.n ? ", " : "", o->name);
            say(b->inv, "format-unknown", { "got", got }, { "all", all.s });
            buf_done(&all);
            free(got);
            return false;
        }
        for (i = 0; i < b->n_formats && b->formats[i] != o; i++) {}
        if (i == b->n_formats)
            b->formats[b->n_formats++] = o;
    }
    return true;
}

/* The languages that the documents' words are there in. */
static void list_languages(const struct invocation *inv, struct buf *all)
{
    struct buf path = {0};
    struct root *root;
    char **names = NULL;
    size_t n = 0;

    buf_printf(&path, "%s/templates/words", inv->datadir);
    root = root_open(path.s);
    if (root)
        n = root_list(root, ".xml", NULL, FILES_MOST, NULL, NULL, &names);
    for (size_t i = 0; i < n; i++) {
        buf_printf(all, "%s%.*s", i ? ", " : "", (int)(strlen(names[i]) - strlen(".xml")), names[i]);
        free(names[i]);
    }
    free(names);
    root_close(root);
    buf_done(&path);
}

static bool add_language(struct building *b, const char *language)
{
    char *error = NULL;
    bool safe = *language && strlen(language) < 20;

    for (const char *c = language; *c; c++)
        safe = safe && ((*c | 32) >= 'a' ? (*c | 32) <= 'z' : *c == '-' || (*c >= '0' && *c <= '9'));
    if (b->n_books == MOST_LANGUAGES)
        return true;
    b->books[b->n_books] = safe ? wordbook_new(b->inv->datadir, language, &error) : NULL;
    if (!b->books[b->n_books] || !wordbook_find(b->books[b->n_books], "control.title")) {
        struct buf all = {0};

        list_languages(b->inv, &all);
        say(b->inv, "no-words", { "language", language }, { "all", all.n ? all.s : "-" });
        buf_done(&all);
        wordbook_free(b->books[b->n_books]);
        free(error);
        return false;
    }
    b->n_books++;
    return true;
}

bool building_choose_languages(struct building *b)
{
    struct str rest, name;

    if (!b->inv->lang)
        return add_language(b, b->setup.model->language);
    rest = str_of(b->inv->lang);
    while (str_split(&rest, ',', &name)) {
        char *language = mem_dup(name.s, name.n);
        bool ok = add_language(b, language);

        free(language);
        if (!ok)
            return false;
    }
    return true;
}

bool building_has(const struct building *b, const char *name)
{
    for (size_t i = 0; i < b->n_formats; i++)
        if (!strcmp(b->formats[i]->name, name))
            return true;
    return false;
}
