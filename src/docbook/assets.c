/* docbook/assets.c - the inventory of assets, and classes and labels of information (A.5.9, A.5.12, A.5.13). */

#include "docbook/maker.h"
#include "docbook/shared.h"
#include "model/classes.h"
#include "model/duty.h"
#include "rules/looks.h"

static struct str asset_group(const struct model *model, const struct entity *asset)
{
    (void)model;
    return mx_state_is(asset, ASSET_STATUS, ASSET_STATUS_STATE, "retired") ? STR("retired") : mx_word_of(asset, ASSET_TYPE);
}

/* The higher its classes, the earlier it stands. */
static void compute_asset(struct modelxml *mx, xmlNode *node, const struct entity *asset)
{
    const struct record *status = record_parts(&asset->record, ASSET_STATUS);
    double rank = 0;

    for values_each(v, &asset->record, EVERY_CLASSIFICATION)
        rank += v->ref.target && v->ref.target->kind == KIND_CLASS ? class_rank(v->ref.target) : 0;
    mx_count(node, "c-sort", (long)(rank * 10));
    if (!mx_state_is(asset, ASSET_STATUS, ASSET_STATUS_STATE, "retired"))
        mx_look(mx, node, look_of(mx->setup->model, asset, DATE_NONE, status ? record_date(status, ASSET_STATUS_SINCE) : DATE_NONE,
                                   mx_time(mx, THRESHOLD_ASSET_REVIEW_INTERVAL)));
}

static void compute_class(struct modelxml *mx, xmlNode *node, const struct entity *class)
{
    const struct entity *scheme = class_scheme(class);
    long n = 0;

    for refs_each(v, class, EVERY_CLASSIFICATION)
        n += value_entity(v)->kind == KIND_ASSET && duty_in_force(value_entity(v), mx->setup->model->as_of);
    if (scheme)
        mx_attr(node, "c-scheme", scheme->address);
    mx_count(node, "c-sort", (long)(class_rank(class) * 10));
    mx_count(node, "c-assets", n);
}

static void compute_label(struct modelxml *mx, xmlNode *node, const struct entity *label)
{
    mx_uses(mx, node, label, NULL);
}

static bool is_critical(const struct entity *asset)
{
    return record_choice_is(&asset->record, ASSET_CRITICALITY, "critical") && !mx_state_is(asset, ASSET_STATUS, ASSET_STATUS_STATE, "retired");
}

static bool is_riskless(const struct entity *asset)
{
    return !refs_first(asset, RISK_ASSETS) && !mx_state_is(asset, ASSET_STATUS, ASSET_STATUS_STATE, "retired");
}

static void summary_assets(struct modelxml *mx, xmlNode *parent)
{
    const struct entity *isms = mx->setup->model->isms;

    mx_total(mx, parent, KIND_ASSET);
    mx_figure(mx, parent, "assets.critical", mx_count_if(mx, KIND_ASSET, is_critical));
    mx_figure(mx, parent, "assets.riskless", mx_count_if(mx, KIND_ASSET, is_riskless));
    mx_groups(mx, parent, KIND_ASSET);
    for values_each(line, isms ? &isms->record : &(struct record){0}, ISMS_UNUSED) {
        const struct value *because = line->parts ? record_text(line->parts, ISMS_UNUSED_BECAUSE, mx->book->language) : NULL;
        struct str types = str_of(schema_by_id(mx->setup->model->schema, ASSET_TYPE)->target), type;

        if (!line->parts)
            continue;
        for values_each(what, line->parts, ISMS_UNUSED_WHAT) {
            for (struct str rest = types; str_split(&rest, '/', &type);) {
                struct buf id = {0};
                xmlNode *node;

                if (!str_eq(type, what->text))
                    continue;
                node = mx_element(mx, parent, "c-unused");
                buf_printf(&id, "group.asset.%.*s", STR_ARGS(type));
                mx_attr(node, "text", wordbook_get(mx->book, id.s));
                if (because)
                    xml_attr(node, "because", because->text);
                buf_done(&id);
            }
        }
    }
    summary_gaps(mx, parent);
}

const struct maker maker_assets = {
    .documents = { { DOCUMENT_ASSETS, summary_assets, NULL, NULL } },
    .kinds = {
        { KIND_ASSET, compute_asset, "c-sort:int" },
        { KIND_CLASS, compute_class, "c-scheme? c-sort:int c-assets:int" },
        { KIND_LABEL, compute_label, NULL },
    },
    .groups = { { KIND_ASSET, asset_group, "information/software/hardware/network/service/site/people/none/retired" } },
    .elements = (const struct maker_element[]){
        { "asset", "c-review", "optional", "last:date? next:date? overdue:yes" },
        { "label", "c-use", "zeroOrMore", "label" },
        { "c-summary", "c-unused", "zeroOrMore", "text because?" },
        { 0 },
    },
};
