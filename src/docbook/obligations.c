/* docbook/obligations.c - the register of laws, rules and contracts that bind us (A.5.31). */

#include "docbook/maker.h"
#include "docbook/shared.h"
#include "rules/looks.h"

static struct str obligation_group(const struct model *model, const struct entity *obligation)
{
    (void)model;
    return mx_word_of(obligation, OBLIGATION_TYPE);
}

static void compute_obligation(struct modelxml *mx, xmlNode *node, const struct entity *obligation)
{
    const struct record *checked = record_newest(&obligation->record, OBLIGATION_CHECKED, OBLIGATION_CHECKED_ON);

    mx_look(mx, node, look_of(mx->setup->model, obligation, checked ? record_date(checked, OBLIGATION_CHECKED_ON) : DATE_NONE, DATE_NONE,
                               mx_time(mx, THRESHOLD_OBLIGATION_INTERVAL)));
}

static bool is_unstated(const struct entity *obligation)
{
    return !entity_has(obligation, OBLIGATION_STATUS);
}

static bool is_partly(const struct entity *obligation) { return mx_state_is(obligation, OBLIGATION_STATUS, OBLIGATION_STATUS_STATE, "partly"); }
static bool is_unmet(const struct entity *obligation) { return mx_state_is(obligation, OBLIGATION_STATUS, OBLIGATION_STATUS_STATE, "not-met"); }
static bool is_met(const struct entity *obligation) { return mx_state_is(obligation, OBLIGATION_STATUS, OBLIGATION_STATUS_STATE, "met"); }

static void summary_obligations(struct modelxml *mx, xmlNode *parent)
{
    mx_total(mx, parent, KIND_OBLIGATION);
    mx_figure(mx, parent, "obligations.met", mx_count_if(mx, KIND_OBLIGATION, is_met));
    mx_figure(mx, parent, "obligations.partly", mx_count_if(mx, KIND_OBLIGATION, is_partly));
    mx_figure(mx, parent, "obligations.unmet", mx_count_if(mx, KIND_OBLIGATION, is_unmet));
    mx_figure(mx, parent, "obligations.unstated", mx_count_if(mx, KIND_OBLIGATION, is_unstated));
    mx_groups(mx, parent, KIND_OBLIGATION);
    summary_gaps(mx, parent);
}

const struct maker maker_obligations = {
    .documents = { { DOCUMENT_OBLIGATIONS, summary_obligations, NULL, NULL } },
    .kinds = { { KIND_OBLIGATION, compute_obligation, NULL } },
    .groups = { { KIND_OBLIGATION, obligation_group, "law/regulation/contract/standard/none" } },
    .elements = (const struct maker_element[]){
        { "obligation", "c-review", "optional", "last:date? next:date? overdue:yes" },
        { 0 },
    },
};
