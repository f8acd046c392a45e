/* model/recognise.c - which control a title speaks of: the longest recognition phrase that stands in it as whole words decides. */

#include "base/mem.h"
#include "base/utf8.h"
#include "model/recognise.h"

#include <stdlib.h>

static bool letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool stands_in(struct str phrase, struct str text)
{
    for (size_t i = 0; phrase.n && i + phrase.n <= text.n; i++)
        if (!memcmp(text.s + i, phrase.s, phrase.n) && (i == 0 || !letter(text.s[i - 1])) && (i + phrase.n == text.n || !letter(text.s[i + phrase.n])))
            return true;
    return false;
}

/* The length of the longest phrase of the entry (recognition words, its own titles) in the folded text. */
static size_t longest(const struct entity *entry, struct str text)
{
    int recognise = entry->kind == KIND_CONTROL ? CONTROL_RECOGNISE : CLAUSE_RECOGNISE;
    size_t best = 0;

    for (const struct value *v = entry->record.first; v; v = v->next) {
        struct str phrase;
        char *fold;

        if (v->field->id != recognise && v->field->id != EVERY_TITLE)
            continue;
        fold = utf8_fold(v->text, &phrase.n);
        phrase.s = fold;
        if (phrase.n > best && stands_in(phrase, text))
            best = phrase.n;
        free(fold);
    }
    return best;
}

void recognise_title(struct builder *b, const struct entity *entry, const struct entity *addition)
{
    const struct value *title = entity_get(addition, EVERY_TITLE);
    const struct entity *other = NULL;
    size_t best = 0;
    struct str text;
    char *fold;

    if (!title || (entry->kind != KIND_CONTROL && entry->kind != KIND_CLAUSE))
        return;
    fold = utf8_fold(title->text, &text.n);
    text.s = fold;
    for (size_t i = 0; i < b->n && !longest(entry, text); i++) {
        const struct entity *e = b->entities[i];
        size_t n = e->kind == entry->kind && e->catalog == entry->catalog && e != entry ? longest(e, text) : 0;

        if (n > best) {
            other = e;
            best = n;
        }
    }
    if (other)
        diag(b->diags, DIAG_TITLE_MISMATCH, title->span, entry->id, { "id", entry->id }, { "title", arena_dup(&b->model->arena, title->text.s, title->text.n) },
             { "own", entity_title(entry) }, { "other", other->id }, { "otherTitle", entity_title(other) });
    free(fold);
}
