/* docbook/house.c - what the organisation has added itself: registers, fields, limits. */

#include "docbook/maker.h"
#include "docbook/shared.h"

/* What the organisation has added: how much of each sort. */
static void summary_house(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    long entries = 0;

    for (size_t kind = SHAPE_COUNT; kind < model->schema->n_shapes; kind++)
        entries += (long)model->counts[kind];
    mx_figure(mx, parent, "house.registers", (long)model->counts[KIND_REGISTER]);
    mx_figure(mx, parent, "house.with", entries);
    mx_figure(mx, parent, "house.numbers", (long)model->counts[KIND_PARAMETER]);
    summary_gaps(mx, parent);
}

const struct maker maker_house = {
    .documents = { { DOCUMENT_HOUSE, summary_house, NULL, NULL } },
};
