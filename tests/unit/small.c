/* unit/small.c - a model made of a few lines of sources. */

#include "small.h"
#include "unit.h"

void small_init(struct small *small, const char *text, const char *as_of)
{
    date day;

    ck_assert(date_parse(str_of(as_of), &day));
    diags_init(&small->diags);
    small->source = source_new("small.isms", str_of(text));
    small->tree = tree_parse(small->source, kind_is_name, &small->diags);
    small->model = model_new((const struct tree *const *)&small->tree, 1, day, NULL, &small->diags);
    for (size_t i = 0; i < small->diags.n; i++)
        ck_abort_msg("%s in line %zu", diag_rows[small->diags.items[i]->code].code,
                     source_place(small->source, small->diags.items[i]->span.start).line);
}

void small_done(struct small *small)
{
    model_free(small->model);
    tree_free(small->tree);
    source_free(small->source);
    diags_done(&small->diags);
}

const struct entity *small_find(const struct small *small, const char *id)
{
    const struct entity *e = model_find(small->model, str_of(id));

    ck_assert_msg(e != NULL, "there is no %s", id);
    return e;
}
