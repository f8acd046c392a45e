/* rules/contents.c - what stands in documents: no placeholders in what is settled, nothing more secret than its document, editions of what others wrote. */

#include "model/classes.h"
#include "model/documents.h"
#include "model/duty.h"
#include "rules/rules.h"

/* ---- 4: placeholders ---- */

enum care { AS_WRITTEN, ANY_CASE };

static const struct { const char *words; enum care care; } placeholders[] = {
    { "TODO", AS_WRITTEN }, { "TBD", AS_WRITTEN }, { "TBC", AS_WRITTEN }, { "TBA", AS_WRITTEN }, { "FIXME", AS_WRITTEN }, { "XXX", AS_WRITTEN },
    { "n.t.b.", ANY_CASE }, { "ntb", ANY_CASE }, { "in afwachting van", ANY_CASE }, { "nader te bepalen", ANY_CASE }, { "nog te bepalen", ANY_CASE },
    { "nog in te vullen", ANY_CASE }, { "to be determined", ANY_CASE }, { "to be decided", ANY_CASE }, { "to be confirmed", ANY_CASE },
    { "lorem ipsum", ANY_CASE }, { "{{", AS_WRITTEN },
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

/* Words as words: not within a longer one. */
static bool stands_at(struct str text, size_t at, const char *words, enum care care)
{
    size_t n;

    if (lower(text.s[at]) != lower(words[0]))
        return false;    /* nearly always */
    n = strlen(words);
    if (text.n - at < n || (at && is_letter(text.s[at - 1]) && is_letter(words[0])))
        return false;
    for (size_t i = 0; i < n; i++)
        if (care == ANY_CASE ? lower(text.s[at + i]) != words[i] : text.s[at + i] != words[i])
            return false;
    return at + n == text.n || !is_letter(words[n - 1]) || !is_letter(text.s[at + n]);
}

/* The first placeholder of a text; empty if there is none. `{{` goes on to its `}}`. */
static struct str find_placeholder(struct str text)
{
    for (size_t at = 0; at < text.n; at++) {
        for (size_t i = 0; i < sizeof placeholders / sizeof *placeholders; i++) {
            struct str found;
            const char *end;

            if (!stands_at(text, at, placeholders[i].words, placeholders[i].care))
                continue;
            found = (struct str){ text.s + at, strlen(placeholders[i].words) };
            end = found.s[0] == '{' ? memmem(found.s, text.n - at, "}}", 2) : NULL;
            return end ? (struct str){ found.s, (size_t)(end - found.s) + 2 } : found;
        }
    }
    return STR("");
}

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
        struct str found;

        if (v->field->flags & MUTABLE)
            continue;    /* remarks for colleagues and what happened since are not what was settled */
        if (v->field->type == TYPE_RECORD) {
            check_texts(v->parts, document, diags);
            continue;
        }
        if (!type_is_text(v->field->type) || v->bad || (v->span.source && v->span.source->foreign))
            continue;
        found = find_placeholder(v->text);
        if (found.n)
            diag(diags, DIAG_PLACEHOLDER, narrow(v->span, found), record->entity->id, { "id", record->entity->id },
                 { "title", entity_title(record->entity) }, { "field", v->field->name },
                 { "words", rules_text(diags, found) }, { "document", document->id });
    }
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

        for (size_t k = 0; document && row->kinds[k] >= 0; k++)
            check_printed(model, row, row->kinds[k], document, diags);
    }
}

/* ---- 13: documents of others ---- */

static void external(struct diags *diags, enum diag_code code, const struct entity *e)
{
    diag(diags, code, e->id_span, e->id, { "id", e->id }, { "title", entity_title(e) }, { "kind", e->record.shape->name });
}

/* Of references the schema demands source and edition; of obligations the source, and row 108 the check. A catalog without a publisher is one's own. */
static void check_external(const struct model *model, struct diags *diags)
{
    for model_each(e, model, KIND_REFERENCE)
        if (!entity_has(e, REFERENCE_CHECKED))
            external(diags, DIAG_EXTERNAL_UNCHECKED, e);
    for model_each(e, model, KIND_OBLIGATION)
        if (!entity_has(e, OBLIGATION_EDITION))
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
}

void rules_contents(const struct model *model, struct diags *diags)
{
    static const enum shape_id documents[] = { KIND_POLICY, KIND_DOCUMENT };

    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        for model_each(e, model, documents[i]) {
            if (duty_settled(e))
                check_texts(&e->record, e, diags);
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
