/* rules/limits.c - texts of policies that go beyond what is set: told, and set as far as it goes. */

#include "base/file.h"
#include "prose/layer.h"
#include "prose/texts.h"
#include "rules/rules.h"

enum { LEVELS = 32 };    /* lists and quotations in each other that have a level of their own on the page */

struct limiting {
    struct diags *diags;
    const struct entity *policy;
    const struct policy_text *text;
};

static const char *number(struct diags *diags, size_t n)
{
    return arena_printf(&diags->arena, "%zu", n);
}

static void tell(const struct limiting *l, enum diag_code code, struct span span, size_t n, size_t most)
{
    diag(l->diags, code, span, l->policy->id, { "id", l->policy->id }, { "title", entity_title(l->policy) }, { "n", number(l->diags, n) }, { "most", number(l->diags, most) });
}

/* The line of the body on which a node begins. */
static struct span line_of(const struct limiting *l, cmark_node *node)
{
    struct str rest = l->text->body, line = STR("");
    int at = cmark_node_get_start_line(node);

    while (rest.n && at-- > 0 && str_split(&rest, '\n', &line)) {}
    if (!line.s || line.s < l->text->source->text.s)
        line = l->text->source->text;
    if (line.n > 60)
        line.n = 60;
    return (struct span){ l->text->source, (uint32_t)(line.s - l->text->source->text.s), (uint32_t)(line.s - l->text->source->text.s + line.n) };
}

static bool is_level(cmark_node *node)
{
    return cmark_node_get_type(node) == CMARK_NODE_LIST || cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE;
}

/* How deep lists and quotations go, and how many pictures there are. */
static void check_tree(const struct limiting *l)
{
    cmark_iter *iter = cmark_iter_new(l->text->root);
    cmark_node *deepest = NULL, *last = NULL;
    size_t depth = 0, most = 0, pictures = 0;
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (cmark_node_get_type(node) == CMARK_NODE_IMAGE && event == CMARK_EVENT_ENTER)
            pictures++;
        if (cmark_node_get_start_line(node))
            last = node;
        if (!is_level(node))
            continue;
        depth += event == CMARK_EVENT_ENTER ? 1 : (size_t)-1;
        if (depth > most) {
            most = depth;
            deepest = depth == LEVELS + 1 ? node : deepest;
        }
    }
    cmark_iter_free(iter);
    if (deepest)
        tell(l, DIAG_NESTED_DEEPLY, line_of(l, deepest), most, LEVELS);
    if (pictures > TEXT_PICTURES_MOST && last)
        tell(l, DIAG_PICTURES_MANY, line_of(l, last), pictures, TEXT_PICTURES_MOST);
}

/* A table with more columns is left as it was written: no page is wide enough. */
static void check_tables(const struct limiting *l)
{
    const struct markup *markup = &l->text->markup;

    if (markup->wide.n)
        tell(l, DIAG_COLUMNS_MANY, (struct span){ l->text->source, (uint32_t)(markup->wide.s - l->text->source->text.s), (uint32_t)(markup->wide.s - l->text->source->text.s) + 60 },
             markup->wide_columns, COLUMNS_MOST);
}

/* What was there when the model asked and could not be read is too large. */
static void check_read(const struct texts *texts, const struct entity *policy, struct diags *diags)
{
    for values_each(v, &policy->record, POLICY_TEXT)
        if (!v->bad && v->text.n && !map_get(&texts->paths, v->text))
            diag(diags, DIAG_FILE_TOO_LARGE, v->span, policy->id, { "path", rules_text(diags, v->text) }, { "most", number(diags, FILE_MOST / (1024 * 1024)) });
}

void rules_limits(const struct model *model, const struct texts *texts, struct diags *diags)
{
    for model_each(policy, model, KIND_POLICY)
        if (texts && !policy->foreign)
            check_read(texts, policy, diags);
    for (const struct policy_text *text = texts ? texts->first : NULL; text; text = text->next) {
        struct limiting l = { diags, text->policy, text };

        if (text->root)
            check_tree(&l);
        check_tables(&l);
    }
}
