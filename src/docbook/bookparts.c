/* docbook/bookparts.c - the parts of the handbook (5.2, A.5.1): the information security policy first; then the policies below it, by the theme of the controls that they
 * work out; then what says how to do it: procedures, guidelines, plans. */

#include "base/mem.h"
#include "docbook/modelxml.h"
#include "model/applicability.h"
#include "rules/leading.h"

static const char leading[] = "leading", other[] = "other";
/* Sorts of text that have a part of their own, in this order behind the themes. */
static const char *const sorts[] = { "procedure", "guideline", "plan" };
enum { SORTS = sizeof sorts / sizeof *sorts };

/* The widest group of its catalog that a control lies in; NULL if it lies in none. */
static const struct entity *theme_of(const struct entity *control)
{
    const struct entity *theme = NULL;

    for (const struct entity *e = control->parent; e; e = e->parent)
        if (e->kind == KIND_GROUP)
            theme = e;
    return theme;
}

/* The theme of most controls that name the text; of equals the first of its catalog. NULL where none does. */
static const struct entity *theme_of_text(const struct modelxml *mx, const struct entity *policy)
{
    struct map counts = {0};
    const struct entity *best = NULL;
    size_t most = 0;

    for refs_each(v, policy, CONTROL_POLICIES) {
        const struct entity *control = value_entity(v), *theme = control->stands_for ? NULL : theme_of(control);
        size_t n;
        void **at;

        if (!theme || !applicability_find(mx->setup->applicability, control))
            continue;
        at = map_at(&counts, str_of(theme->address));
        n = (size_t)*at + 1;
        *at = (void *)n;
        if (n > most || (n == most && str_natural(str_of(theme->address), str_of(best->address)) < 0))
            best = theme;
        most = n > most ? n : most;
    }
    map_done(&counts);
    return best;
}

/* What c-group says of it. Borrowed. */
static const char *part_of(const struct modelxml *mx, const struct entity *policy, enum leading_sign sign)
{
    const struct entity *theme;

    if (leading_is(mx->setup->model, policy, sign))
        return leading;
    for (size_t i = 0; i < SORTS; i++)
        if (record_choice_is(&policy->record, POLICY_TYPE, sorts[i]))
            return sorts[i];
    theme = theme_of_text(mx, policy);
    return theme ? theme->address : other;
}

/* Nothing where no text stands in it. */
static void put_part(struct modelxml *mx, xmlNode *parent, const struct map *counts, const char *id, const char *title)
{
    size_t n = (size_t)map_get(counts, str_of(id));
    xmlNode *node;

    if (!n)
        return;
    node = mx_element(mx, parent, "c-group");
    mx_attr(node, "kind", mx->setup->model->schema->shapes[KIND_POLICY].name);
    mx_attr(node, "id", id);
    mx_attr(node, "text", title);
    mx_count(node, "n", (long)n);
}

static void put_part_of_words(struct modelxml *mx, xmlNode *parent, const struct map *counts, const char *id)
{
    struct buf word = {0};

    buf_printf(&word, "group.policy.%s", id);
    put_part(mx, parent, counts, id, wordbook_get(mx->book, word.s));
    buf_done(&word);
}

void handbook_parts(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    enum leading_sign sign = leading_sign(model);
    struct map counts = {0};

    for (xmlNode *node = mx->root->children; node; node = node->next) {
        const struct entity *policy = xml_is(node, NS_MODEL, "policy") ? map_get(&mx->flowing, str_of(xml_get(node, "id"))) : NULL;
        const char *part = policy ? part_of(mx, policy, sign) : NULL;
        void **at = part ? map_at(&counts, str_of(part)) : NULL;

        if (!part)
            continue;
        mx_attr(node, "c-group", part);
        *at = (void *)((size_t)*at + 1);
    }
    put_part_of_words(mx, parent, &counts, leading);
    for model_each(theme, model, KIND_GROUP)
        put_part(mx, parent, &counts, theme->address, mx_title(mx, theme));
    put_part_of_words(mx, parent, &counts, other);
    for (size_t i = 0; i < SORTS; i++)
        put_part_of_words(mx, parent, &counts, sorts[i]);
    map_done(&counts);
}
