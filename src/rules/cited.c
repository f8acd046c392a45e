/* rules/cited.c - what the texts of a declaration cite. */

#include "rules/cited.h"
#include "rules/passages.h"

/* Takes the next reference off the front of a text: [[ID]] or [words](isms:ID). */
static bool next_citation(struct str *rest, struct str *id)
{
    static const struct { struct str open, close; } forms[] = { { STR("[["), STR("]]") }, { STR("](isms:"), STR(")") } };
    const char *first = NULL, *end;
    size_t form = 0;

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        size_t n = first ? (size_t)(first - rest->s) : rest->n;    /* behind the first it need not be looked for */
        const char *at = n ? memmem(rest->s, n, forms[i].open.s, forms[i].open.n) : NULL;

        if (at) {
            first = at;
            form = i;
        }
    }
    if (!first)
        return false;
    *rest = str_cut(*rest, (size_t)(first - rest->s) + forms[form].open.n);
    end = rest->n ? memmem(rest->s, rest->n, forms[form].close.s, forms[form].close.n) : NULL;
    if (!end)
        return false;
    *id = (struct str){ rest->s, (size_t)(end - rest->s) };
    *rest = str_cut(*rest, id->n);
    return true;
}

static struct citation citation_of(const struct model *model, struct str id, struct span span)
{
    const char *hash = id.n ? memchr(id.s, '#', id.n) : NULL;
    struct str heading = STR("");

    if (hash) {
        heading = str_cut(id, (size_t)(hash - id.s) + 1);
        id.n = (size_t)(hash - id.s);
    }
    return (struct citation){ model_find(model, id), heading, span, false };
}

static void cite(const struct model *model, struct str text, struct span span, const struct passage *passage, bool in_section,
                 void (*each)(void *closure, const struct citation *citation), void *closure)
{
    struct str id;

    while (next_citation(&text, &id)) {
        struct citation citation = citation_of(model, id, passage ? passage_span(passage, id) : span);

        citation.in_section = in_section;
        if (citation.target)
            each(closure, &citation);
    }
}

static void cite_text(const struct model *model, const struct policy_text *text, void (*each)(void *closure, const struct citation *citation), void *closure)
{
    bool in_section = false;

    for passages_each(passage, &text->passages) {
        struct str rest = passage->text, piece;

        in_section = in_section || (passage->kind == PASSAGE_HEADING && passage->level > 1);
        while (passage_plain(&rest, &piece))
            cite(model, piece, (struct span){0}, passage, in_section, each, closure);
    }
}

void cited_each(const struct model *model, const struct texts *texts, const struct entity *entity, void (*each)(void *closure, const struct citation *citation),
                void *closure)
{
    const struct policy_text *text;

    for (const struct value *v = entity->record.first; v; v = v->next)
        if (v->field->type == TYPE_TEXT || v->field->type == TYPE_PROSE)
            cite(model, v->text, v->span, NULL, false, each, closure);
    for (const struct value *v = NULL; entity->kind == KIND_POLICY && (text = passages_text(texts, entity, v, &v));)
        cite_text(model, text, each, closure);
}
