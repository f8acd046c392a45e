/* docbook/findings.c - which findings of the checks concern a document: they make it a draft, and stand in it as what is missing. */

#include "base/mem.h"
#include "docbook/modelxml.h"

/* The files in which declarations stand. */
static void collect_files(struct map *files, const struct model *model)
{
    for (int kind = 0; kind < KIND_COUNT; kind++)
        for model_each(e, model, (enum shape_id)kind)
            *map_at(files, str_of(e->span.source->name)) = (void *)e->span.source;
}

static const char *arg_of(const struct diag *d, const char *name)
{
    for (size_t i = 0; i < d->n_args; i++)
        if (!strcmp(d->args[i].name, name))
            return d->args[i].value;
    return "";
}

static bool is_whole(const struct modelxml *mx, const struct diag *d)
{
    return mx->setup->model->isms && !strcmp(d->subject, mx->setup->model->isms->id);
}

/* That an inventory lacks something (A.5.9) is said of the management system, since there is no declaration of it; the clause tells which document that is about. */
static bool is_of_clause(const struct modelxml *mx, const struct diag *d)
{
    struct str rest = str_of(mx->document->row->clause), clause;

    while (!mx->document->of && str_split(&rest, ',', &clause))
        if (str_is(str_trim(clause), diag_rows[d->code].clause))
            return true;
    return false;
}

/* What somebody cannot do (7.2), or was not told (7.3), is said of a person or role, which stand in another document. */
static bool is_of_people(const struct modelxml *mx, const struct diag *d)
{
    const struct entity *e = *d->subject ? model_find(mx->setup->model, str_of(d->subject)) : NULL;

    return e && (e->kind == KIND_PERSON || e->kind == KIND_ROLE) && is_of_clause(mx, d);
}

/* By its subject; of the whole, and of people, by its clause too. What is wrong before there is a declaration by its file: one from which something flows, or one from which nothing
 * could be read at all, so that nobody knows what it lacks. `files` is filled when it is first needed. */
static bool concerns(const struct modelxml *mx, const struct diag *d, struct map *files)
{
    if (d->code == DIAG_DOCUMENT_ABSENT)
        return !strcmp(arg_of(d, "document"), mx->document->id);
    if (!*d->subject) {
        if (d->severity != ERROR || !d->span.source)
            return false;
        if (!files->n)
            collect_files(files, mx->setup->model);
        return map_get(&mx->seen, str_of(d->span.source->name)) || !map_get(files, str_of(d->span.source->name));
    }
    return map_get(&mx->flowing, str_of(d->subject)) || !strcmp(d->subject, mx->document->id) || (is_whole(mx, d) && is_of_clause(mx, d)) || is_of_people(mx, d);
}

bool mx_findings(struct modelxml *mx)
{
    xmlNode *findings = mx_element(mx, mx->root, "findings");
    struct map files = {0};
    bool error = false;

    for (size_t i = 0; i < mx->setup->diags->n; i++) {
        const struct diag *d = mx->setup->diags->items[i];
        xmlNode *node;

        if (!concerns(mx, d, &files))
            continue;
        node = mx_element(mx, findings, "finding");
        mx_attr(node, "code", diag_rows[d->code].code);
        mx_attr(node, "severity", severity_name(d->severity));
        xml_attr(node, "subject", str_of(d->subject));
        mx_attr(node, "clause", diag_rows[d->code].clause);
        error = error || (d->severity == ERROR && d->code != DIAG_DOCUMENT_ABSENT);    /* that is a reason of its own */
    }
    map_done(&files);
    return error;
}

/* ---- what is missing ---- */

enum { MOST_NAMED = 12 };    /* names in one line; the rest is a number */

/* What it is about: a declaration, the document itself, or the file in which nothing could be read. */
static void put_about(struct modelxml *mx, xmlNode *node, const struct diag *d)
{
    const struct entity *e = map_get(&mx->flowing, str_of(d->subject));

    if (!e && is_whole(mx, d) && d->code != DIAG_DOCUMENT_ABSENT)
        e = mx->setup->model->isms;
    if (!e && is_of_people(mx, d))
        e = model_find(mx->setup->model, str_of(d->subject));
    if (e)
        mx_target(mx, node, e);
    else
        mx_attr(node, "title", *d->subject ? mx_document_title(mx, mx->document->row) : d->span.source->name);
}

void summary_gaps(struct modelxml *mx, xmlNode *parent)
{
    const struct diags *diags = mx->setup->diags;
    xmlNode *nodes[DIAG_COUNT] = {0};
    long counts[DIAG_COUNT] = {0};
    struct map files = {0}, told = {0};
    struct arena keys;

    arena_init(&keys);
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *d = diags->items[i];
        void **at;

        if (!concerns(mx, d, &files) || (is_whole(mx, d) && d->severity != ERROR && !is_of_clause(mx, d)))
            continue;
        at = map_at(&told, str_of(arena_printf(&keys, "%d %s", (int)d->code, *d->subject ? d->subject : d->span.source->name)));
        if (*at)
            continue;
        *at = (void *)d;
        if (!nodes[d->code]) {
            nodes[d->code] = mx_element(mx, parent, "c-gap");
            mx_attr(nodes[d->code], "code", diag_rows[d->code].code);
            mx_attr(nodes[d->code], "severity", severity_name(d->severity));
        }
        if (counts[d->code]++ < MOST_NAMED)
            put_about(mx, mx_element(mx, nodes[d->code], "c-one"), d);
    }
    for (enum diag_code code = 0; code < DIAG_COUNT; code++)
        if (nodes[code])
            mx_count(nodes[code], "n", counts[code]);
    map_done(&told);
    map_done(&files);
    arena_done(&keys);
}
