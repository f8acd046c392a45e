/* docbook/makers.c - all makers, and what is found in their tables. */

#include "docbook/maker.h"
#include "docbook/shared.h"

#define MAKERS(X) \
    X(shared) X(procedures) X(context) X(roles) X(risks) X(treatments) X(soa) X(objectives) X(learning) X(controlled) X(handbook) X(house) X(glossary) \
    X(trace) X(assets) X(continuity) X(access) X(suppliers) X(obligations) X(exceptions) X(incidents) X(operation) X(calendar)

#define DECLARED(name) extern const struct maker maker_##name;
MAKERS(DECLARED)

#define LISTED(name) &maker_##name,
const struct maker *const makers[] = { MAKERS(LISTED) NULL };

const struct maker_document *maker_of_document(enum document_id doc)
{
    for makers_each(row, documents, summarise)
        if (row->doc == doc)
            return row;
    return NULL;
}

const struct maker_group *maker_of_groups(enum shape_id kind)
{
    for makers_each(row, groups, of)
        if (row->kind == kind)
            return row;
    return NULL;
}

/* A kind of the project's own is none of these. */
void mx_computed(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    const struct maker_group *group = maker_of_groups((enum shape_id)e->kind);

    if (group)
        xml_attr(node, "c-group", group->of(mx->setup->model, e));
    for makers_each(row, kinds, compute)
        if ((int)row->kind == (int)e->kind)
            row->compute(mx, node, e);
    if (group)
        mx_used(mx, node, e);
}
