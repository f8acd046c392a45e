/* rules/contents.c - what stands in documents: no placeholders in what is settled, nothing more secret than its document, editions of what others wrote. */

#include "model/classes.h"
#include "model/documents.h"
#include "model/duty.h"
#include "rules/passages.h"
#include "rules/placeholders.h"
#include "rules/rules.h"

/* ---- 4: placeholders ---- */

/* The very words in the source, where the text is written there as it reads. */
static struct span narrow(struct span span, struct str words)
{
    struct str written = span_text(span);
    const char *at = memmem(written.s, written.n, words.s, words.n);

    if (!at)
        return span;
    span.start += (uint32_t)(at - written.s);
    span.end = span.start + (uint32_t)words.n;
    return span;
}

static void check_texts(const struct record *record, const struct entity *document, struct diags *diags)
{
    for (const struct value *v = record->first; v; v = v->next) {
        struct str found, rest;

        if (v->field->flags & MUTABLE)
            continue;    /* remarks for colleagues and what happened since are not what was settled */
        if (v->field->type == TYPE_RECORD) {
            check_texts(v->parts, document, diags);
            continue;
        }
        if (!type_is_text(v->field->type) || v->bad || (v->span.source && v->span.source->foreign))
            continue;
        found = placeholder_find(v->text, &rest);
        if (found.n)
            diag(diags, DIAG_PLACEHOLDER, narrow(v->span, found), record->entity->id, { "id", record->entity->id },
                 { "title", entity_title(record->entity) }, { "field", v->field->name },
                 { "words", rules_text(diags, found) }, { "document", document->id });
    }
}

/* Each but once in a file: a template has the name of its organisation in every paragraph. */
static void check_file(const struct entity *policy, const struct value *value, const struct policy_text *text, struct diags *diags)
{
    enum { MOST = 25 };
    struct str seen[MOST];
    size_t n = 0;

    for passages_each(passage, &text->passages) {
        struct str rest = passage->text, piece, found;

        while (n < MOST && passage_plain(&rest, &piece)) {
            while (n < MOST && (found = placeholder_find(piece, &piece)).n) {
                size_t i = 0;

                while (i < n && !str_eq(seen[i], found))
                    i++;
                if (i < n)
                    continue;
                seen[n++] = found;
                diag(diags, DIAG_PLACEHOLDER, passage_span(passage, found), policy->id, { "id", policy->id }, { "title", entity_title(policy) },
                     { "field", value->field->name }, { "words", rules_text(diags, found) }, { "document", policy->id });
            }
        }
    }
}

static void check_files(const struct texts *texts, const struct entity *policy, struct diags *diags)
{
    const struct policy_text *text;

    for (const struct value *v = NULL; (text = passages_text(texts, policy, v, &v));)
        check_file(policy, v, text, diags);
}

/* ---- 10: classes ---- */

/* A class from the ladder that was made for such things. */
static void check_class_use(const struct entity *e, const char *what, struct diags *diags)
{
    for values_each(v, &e->record, EVERY_CLASSIFICATION) {
        const struct entity *scheme = v->ref.target ? class_scheme(v->ref.target) : NULL;

        if (scheme && !scheme_is_for(scheme, what))
            diag(diags, DIAG_CLASS_NOT_MEANT, v->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "class", v->ref.target->id },
                 { "scheme", scheme->id }, { "what", what });
    }
}

static void check_class(const struct entity *class, struct diags *diags)
{
    const struct entity *scheme = class_scheme(class);

    if (scheme && scheme_is_for(scheme, "documents") && !entity_has(class, CLASS_HANDLING))
        diag(diags, DIAG_CLASS_WITHOUT_HANDLING, class->id_span, class->id, { "id", class->id }, { "title", entity_title(class) }, { "scheme", scheme->id });
}

/* What a document prints must not be more secret than the document. */
static void check_class_within(const struct entity *e, const struct entity *document, struct diags *diags)
{
    for values_each(v, &e->record, EVERY_CLASSIFICATION) {
        if (!v->ref.target)
            continue;
        for values_each(outer, &document->record, EVERY_CLASSIFICATION) {
            const struct entity *class = v->ref.target, *limit = outer->ref.target;
            struct diag *d;

            if (!limit || class_scheme(limit) != class_scheme(class) || class_rank(limit) >= class_rank(class))
                continue;
            d = diag(diags, DIAG_CLASS_ABOVE_DOCUMENT, v->span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "class", v->ref.target->id },
                     { "document", document->id },
                     { "outer", outer->ref.target->id });
            diag_note(diags, d, "document", outer->span, { "document", document->id }, { "outer", outer->ref.target->id });
        }
    }
}

/* The class of an asset, a supplier or a process says how secret the information there is, not how secret its line in a register. */
static bool is_of_the_text(const struct entity *e)
{
    return e->kind != KIND_ASSET && e->kind != KIND_SUPPLIER && e->kind != KIND_SITE && e->kind != KIND_UNIT &&
           e->kind != KIND_PROCESS;
}

/* A placeholder is told once, for the first settled document that prints it. */
static bool is_told_of(const struct model *model, const struct document_row *document, int kind)
{
    for (const struct document_row *row = document_rows; row < document; row++) {
        const struct entity *earlier = document_declared(model, row);

        if (earlier && duty_settled(earlier) && document_shows(row, kind))
            return true;
    }
    return false;
}

static void check_printed(const struct model *model, const struct document_row *row, int kind, const struct entity *document, struct diags *diags)
{
    bool settled = duty_settled(document) && !is_told_of(model, row, kind);

    for model_each(e, model, (enum shape_id)kind) {
        if ((e->foreign && !e->stated) || duty_is_document(e))    /* documents have a class and texts of their own */
            continue;
        if (settled)
            check_texts(&e->record, document, diags);
        if (is_of_the_text(e))
            check_class_within(e, document, diags);
    }
}

static void check_documents(const struct model *model, struct diags *diags)
{
    for (size_t i = 0; i < DOCUMENT_COUNT; i++) {
        const struct document_row *row = &document_rows[i];
        const struct entity *document = document_declared(model, row);

        if (!document)
            continue;
        for document_kinds_each(kind, row, model->schema)
            check_printed(model, row, kind, document, diags);
    }
}

/* ---- 13: documents of others ---- */

static void external(struct diags *diags, enum diag_code code, const struct entity *e)
{
    diag(diags, code, e->id_span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "kind", e->record.shape->name });
}

/* The laws and contracts of which some obligation says the edition: said once, it holds for all articles of that text. */
static void editions_known(const struct model *model, struct map *known)
{
    for model_each(e, model, KIND_OBLIGATION)
        if (entity_has(e, OBLIGATION_EDITION) && entity_has(e, OBLIGATION_SOURCE))
            *map_at(known, record_str(&e->record, OBLIGATION_SOURCE)) = (void *)e;
}

/* Of references the schema demands source and edition; of obligations the source, and row 108 the check. A catalog without a publisher is one's own. */
static void check_external(const struct model *model, struct diags *diags)
{
    struct map known = {0};

    for model_each(e, model, KIND_REFERENCE)
        if (!entity_has(e, REFERENCE_CHECKED))
            external(diags, DIAG_EXTERNAL_UNCHECKED, e);
    editions_known(model, &known);
    for model_each(e, model, KIND_OBLIGATION)
        if (!entity_has(e, OBLIGATION_EDITION) && !map_get(&known, record_str(&e->record, OBLIGATION_SOURCE)))
            external(diags, DIAG_EXTERNAL_WITHOUT_EDITION, e);
    for model_each(e, model, KIND_CATALOG) {
        if (e->foreign || !entity_has(e, CATALOG_PUBLISHER))
            continue;
        if (!entity_has(e, CATALOG_SOURCE))
            external(diags, DIAG_EXTERNAL_SOURCELESS, e);
        if (!entity_has(e, CATALOG_EDITION))
            external(diags, DIAG_EXTERNAL_WITHOUT_EDITION, e);
        if (!entity_has(e, CATALOG_CHECKED))
            external(diags, DIAG_EXTERNAL_UNCHECKED, e);
    }
    map_done(&known);
}

void rules_contents(const struct model *model, const struct texts *texts, struct diags *diags)
{
    static const enum shape_id documents[] = { KIND_POLICY, KIND_DOCUMENT };

    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        for model_each(e, model, documents[i]) {
            if (duty_settled(e)) {
                check_texts(&e->record, e, diags);
                if (e->kind == KIND_POLICY)
                    check_files(texts, e, diags);
            }
            check_class_use(e, "documents", diags);
        }
    }
    for model_each(e, model, KIND_ASSET)
        check_class_use(e, "assets", diags);
    for model_each(e, model, KIND_CLASS)
        check_class(e, diags);
    check_documents(model, diags);
    check_external(model, diags);
}
