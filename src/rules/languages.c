/* rules/languages.c - texts that have no version in a language in which the documents come (7.5.2 b). */

#include "base/utf8.h"
#include "rules/rules.h"


enum { PLACES_TOLD = 5, LANGUAGES_CHECKED = 16 };

struct missing {
    const char *language;
    size_t n;
    const struct value *first[PLACES_TOLD];
};

/* Whether a text is written for readers: an address, a number, a name of one or two words is the same in every language. */
static bool is_for_readers(struct str text)
{
    size_t words = 0;
    bool inside = false;

    for (size_t i = 0; i < text.n;) {
        uint32_t c;
        size_t n = utf8_decode(text.s + i, text.n - i, &c);
        bool letter = n && utf8_is_letter(c);

        words += letter && !inside;
        inside = letter || (inside && c == '\'');
        i += n ? n : 1;
    }
    return words >= 3;
}

/* What people and firms are called is a name, not a text. */
static bool is_name(const struct entity *e)
{
    return e->kind == KIND_PERSON || e->kind == KIND_SUPPLIER || e->kind == KIND_SITE || e->kind == KIND_ISMS;
}

static bool is_to_translate(const struct value *v)
{
    if (v->bad || !v->text.n || !v->span.source || v->span.source->foreign)
        return false;
    switch (v->field->type) {
    case TYPE_TITLE: return v->record->outer || !is_name(value_entity(v));
    case TYPE_TEXT: return v->field->id != EVERY_NOTE && is_for_readers(v->text);    /* remarks for colleagues */
    case TYPE_PROSE: return true;
    case TYPE_FILE: return v->field->id == POLICY_TEXT;
    default: return false;
    }
}

/* How many values of this field of the record are in that language. */
static size_t count_in(const struct value *first, const char *language)
{
    size_t n = 0;

    for (const struct value *v = first; v; v = value_next(v))
        n += v->lang && !strcmp(v->lang, language);
    return n;
}

static bool is_first_of_field(const struct value *v)
{
    for (const struct value *w = v->record->first; w != v; w = w->next)
        if (w->field == v->field)
            return false;
    return true;
}

/* A field counts once: as many lines in this language as the fullest one has are looked for, not which belongs to which. */
static void look(struct missing *missing, const struct record *record)
{
    const struct field *last = NULL;

    for (const struct value *v = record->first; v; v = v->next) {
        if (v->field->type == TYPE_RECORD) {
            look(missing, v->parts);
            continue;
        }
        if (v->field == last || !is_to_translate(v))
            continue;
        last = v->field;
        if (!is_first_of_field(v) || count_in(v, missing->language))
            continue;
        if (missing->n < PLACES_TOLD)
            missing->first[missing->n] = v;
        missing->n++;
    }
}

static void check_language(const struct model *model, const struct value *language, struct diags *diags)
{
    struct missing missing = { rules_text(diags, language->text), 0, { NULL } };
    struct diag *d;

    for (const struct entity *e = model->first; e; e = e->next_all)
        if (!e->foreign || e->stated)
            look(&missing, &e->record);
    if (!missing.n)
        return;
    d = diag(diags, DIAG_TRANSLATION_MISSING, language->span, model->isms->id, { "language", missing.language },
             { "count", arena_printf(&diags->arena, "%zu", missing.n) });
    for (size_t i = 0; i < missing.n && i < PLACES_TOLD; i++)
        diag_note(diags, d, "text", missing.first[i]->span, { "id", value_entity(missing.first[i])->id }, { "field", missing.first[i]->field->name },
                  { "language", missing.language });
}

/* Of a project in one language there is nothing to translate. */
void rules_languages(const struct model *model, struct diags *diags)
{
    size_t n = 0;

    if (!model->isms || record_count(&model->isms->record, ISMS_LANGUAGES) < 2)
        return;
    for values_each(language, &model->isms->record, ISMS_LANGUAGES)
        if (!language->bad && n++ < LANGUAGES_CHECKED)
            check_language(model, language, diags);
}
