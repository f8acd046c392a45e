/* rules/cited.c - what the texts of a declaration cite. */

#include "rules/cited.h"

/* Takes the next reference off the front of a text: [[ID]] or [words](isms:ID). */
static bool next_citation(struct str *rest, struct str *id)
{
    static const struct { struct str open, close; } forms[] = { { STR("[["), STR("]]") }, { STR("](isms:"), STR(")") } };
    const char *first = NULL, *end;
    size_t form = 0;

    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const char *at = rest->n ? memmem(rest->s, rest->n, forms[i].open.s, forms[i].open.n) : NULL;

        if (at && (!first || at < first)) {
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
    return (struct citation){ model_find(model, id), heading, span };
}

void cited_each(const struct model *model, const struct entity *entity, void (*each)(void *closure, const struct citation *citation), void *closure)
{
    for (const struct value *v = entity->record.first; v; v = v->next) {
        struct str rest = v->text, id;

        if (v->field->type != TYPE_TEXT && v->field->type != TYPE_PROSE)
            continue;
        while (next_citation(&rest, &id)) {
            struct citation citation = citation_of(model, id, v->span);

            if (citation.target)
                each(closure, &citation);
        }
    }
}
