/* docbook/suppliers.c - the register of suppliers, and what assures us of them (A.5.19 to A.5.23). */

#include "docbook/maker.h"
#include "docbook/shared.h"
#include "rules/looks.h"
#include "rules/suppliers.h"

static struct str supplier_group(const struct model *model, const struct entity *supplier)
{
    (void)model;
    return mx_state_is(supplier, SUPPLIER_STATUS, SUPPLIER_STATUS_STATE, "ended") ? STR("ended") : mx_word_of(supplier, SUPPLIER_TIER);
}

/* With one we no longer work with nothing is too old. */
static void put_until(struct modelxml *mx, xmlNode *node, date until, bool matters)
{
    mx_date(node, "until", until);
    mx_yes(node, "over", matters && until != DATE_NONE && until < mx->setup->model->as_of);
}

static void compute_supplier(struct modelxml *mx, xmlNode *node, const struct entity *supplier)
{
    static const enum threshold intervals[] = { THRESHOLD_SUPPLIER_REVIEW_CRITICAL, THRESHOLD_SUPPLIER_REVIEW_HIGH, THRESHOLD_SUPPLIER_REVIEW_MEDIUM, THRESHOLD_SUPPLIER_REVIEW_LOW };
    const struct record *status = record_parts(&supplier->record, SUPPLIER_STATUS);
    const struct model *model = mx->setup->model;
    int tier = record_choice(&supplier->record, SUPPLIER_TIER);
    bool works = !mx_state_is(supplier, SUPPLIER_STATUS, SUPPLIER_STATUS_STATE, "ended");

    if (works)
        mx_look(mx, node, look_of(model, supplier, DATE_NONE, status ? record_date(status, SUPPLIER_STATUS_SINCE) : DATE_NONE,
                                   tier >= 0 && tier < 4 ? mx_time(mx, intervals[tier]) : (struct duration){ 0, UNIT_NONE }));
    for values_each(v, &supplier->record, SUPPLIER_AGREEMENT) {
        const struct value *period = v->parts ? record_get(v->parts, SUPPLIER_AGREEMENT_PERIOD) : NULL;
        xmlNode *agreement;

        if (!v->parts)
            continue;
        agreement = mx_element(mx, node, "c-agreement");
        if (record_get(v->parts, SUPPLIER_AGREEMENT_SECURITY))    /* what is not said is not known */
            mx_yes(agreement, "security", record_choice_is(v->parts, SUPPLIER_AGREEMENT_SECURITY, "yes"));
        mx_yes(agreement, "binds", supplier_is_bound(v->parts, model->as_of));
        put_until(mx, agreement, period && !period->bad ? period->period.to.day : DATE_NONE, works);
    }
    for values_each(v, &supplier->record, SUPPLIER_ASSURANCE) {
        struct buf room = {0};
        xmlNode *assurance;

        if (!v->parts)
            continue;
        assurance = mx_element(mx, node, "c-assurance");
        mx_attr(assurance, "text", wordbook_choice(mx->book, "supplier.assurance.type", record_str(v->parts, SUPPLIER_ASSURANCE_TYPE), &room));
        put_until(mx, assurance, record_date(v->parts, SUPPLIER_ASSURANCE_UNTIL), works);
        buf_done(&room);
    }
}

static bool handles_people(const struct entity *supplier)
{
    return record_choice_is(&supplier->record, SUPPLIER_PERSONAL_DATA, "yes") && !mx_state_is(supplier, SUPPLIER_STATUS, SUPPLIER_STATUS_STATE, "ended");
}

static bool is_cloud(const struct entity *supplier)
{
    return record_choice_is(&supplier->record, SUPPLIER_CLOUD, "yes") && !mx_state_is(supplier, SUPPLIER_STATUS, SUPPLIER_STATUS_STATE, "ended");
}

static void summary_suppliers(struct modelxml *mx, xmlNode *parent)
{
    mx_total(mx, parent, KIND_SUPPLIER);
    mx_figure(mx, parent, "suppliers.personal", mx_count_if(mx, KIND_SUPPLIER, handles_people));
    mx_figure(mx, parent, "suppliers.cloud", mx_count_if(mx, KIND_SUPPLIER, is_cloud));
    mx_groups(mx, parent, KIND_SUPPLIER);
    summary_gaps(mx, parent);
}

const struct maker maker_suppliers = {
    .documents = {
        { DOCUMENT_SUPPLIERS, summary_suppliers, NULL, NULL },
        { DOCUMENT_SUPPLIER_ASSURANCE, summary_suppliers, NULL, NULL },
    },
    .kinds = { { KIND_SUPPLIER, compute_supplier, NULL } },
    .groups = { { KIND_SUPPLIER, supplier_group, "critical/high/medium/low/none/ended" } },
    .elements = (const struct maker_element[]){
        { "supplier", "c-review", "optional", "last:date? next:date? overdue:yes" },
        { "supplier", "c-agreement", "zeroOrMore", "security:yes? binds:yes until:date? over:yes" },
        { "supplier", "c-assurance", "zeroOrMore", "text? until:date? over:yes" },
        { 0 },
    },
};
