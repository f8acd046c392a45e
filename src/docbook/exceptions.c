/* docbook/exceptions.c - the register of exceptions to policies, with those that findings are allowed by (A.5.36). */

#include "docbook/maker.h"
#include "docbook/shared.h"
#include "model/duty.h"

static struct str exception_group(const struct model *model, const struct entity *exception)
{
    date until = record_date(&exception->record, EXCEPTION_UNTIL);

    if (mx_state_is(exception, EXCEPTION_STATUS, EXCEPTION_STATUS_STATE, "ended"))
        return STR("ended");
    return until != DATE_NONE && until < model->as_of ? STR("expired") : STR("active");
}

static struct str allow_group(const struct model *model, const struct entity *allow)
{
    date until = record_date(&allow->record, ALLOW_UNTIL);

    return until != DATE_NONE && until < model->as_of ? STR("expired") : STR("active");
}

static void summary_exceptions(struct modelxml *mx, xmlNode *parent)
{
    date first = DATE_NONE;

    mx_total(mx, parent, KIND_EXCEPTION);
    for model_each(e, mx->setup->model, KIND_EXCEPTION) {
        date until = record_date(&e->record, EXCEPTION_UNTIL);

        if (until != DATE_NONE && until >= mx->setup->model->as_of && duty_in_force(e, mx->setup->model->as_of) && (first == DATE_NONE || until < first))
            first = until;
    }
    if (first != DATE_NONE)
        mx_date(mx_element(mx, parent, "c-next"), "on", first);
    mx_figure(mx, parent, "exceptions.allowed", (long)mx->setup->model->counts[KIND_ALLOW]);
    mx_groups(mx, parent, KIND_EXCEPTION);
    mx_groups(mx, parent, KIND_ALLOW);
    summary_gaps(mx, parent);
}

const struct maker maker_exceptions = {
    .documents = { { DOCUMENT_EXCEPTIONS, summary_exceptions, NULL, NULL } },
    .groups = {
        { KIND_EXCEPTION, exception_group, "expired/active/ended" },
        { KIND_ALLOW, allow_group, "expired/active" },
    },
    .elements = (const struct maker_element[]){
        { "c-summary", "c-next", "optional", "on:date" },
        { 0 },
    },
};
