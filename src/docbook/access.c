/* docbook/access.c - who may get into what, when that was looked through, and who came, moved and left (A.5.15-A.5.18, A.8.2, A.8.5). */

#include "docbook/maker.h"
#include "docbook/print.h"
#include "docbook/shared.h"
#include "model/duty.h"
#include "rules/access.h"

static struct look look_at_access(struct modelxml *mx, const struct entity *asset)
{
    return access_look(mx->setup->model, asset, mx_time(mx, THRESHOLD_ACCESS_REVIEW_CRITICAL), mx_time(mx, THRESHOLD_ACCESS_REVIEW_INTERVAL));
}

static date a_year_ago(const struct model *model)
{
    return date_add(model->as_of, (struct duration){ -12, UNIT_MONTH });
}

static bool matters(const struct entity *asset)
{
    return access_is_system(asset) && (record_choice_is(&asset->record, ASSET_CRITICALITY, "critical") || record_choice_is(&asset->record, ASSET_CRITICALITY, "high"));
}

static bool access_takes(const struct doc_setup *setup, const struct entity *e)
{
    if (e->kind == KIND_PERSON)
        return entity_has(e, PERSON_MOVED) || entity_has(e, PERSON_RETURNED) || entity_has(e, PERSON_LEFT);
    return duty_in_force(e, setup->model->as_of) && (entity_has(e, ASSET_ACCESS) || entity_has(e, ASSET_ACCESS_REVIEWED) || entity_has(e, ASSET_MFA) || matters(e));
}

static void access_compute(struct modelxml *mx, xmlNode *node, const struct entity *asset)
{
    const struct entity *exception = access_exception(asset);
    struct look look = look_at_access(mx, asset);
    struct buf text = {0};
    xmlNode *access;

    if (mx->document->row->doc != DOCUMENT_ACCESS_REVIEWS)
        return;
    access = mx_element(mx, node, "c-access");
    if (entity_has(asset, ASSET_ACCESS) || entity_has(asset, ASSET_ACCESS_REVIEWED)) {
        show_duration(&text, mx->book, look.interval);
        mx_attr(access, "every", text.s);
        mx_date(access, "last", look.last);
        mx_date(access, "next", look.due);
        mx_yes(access, "overdue", look.late);
    }
    if (exception)
        mx_target(mx, mx_element(mx, access, "c-exception"), exception);
    buf_done(&text);
}

static void summary_access_reviews(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    date year = a_year_ago(model);
    long n = 0, settled = 0, late = 0, bare = 0, came = 0, moved = 0, left = 0;

    for model_each(asset, model, KIND_ASSET) {
        const struct record *mfa = record_parts(&asset->record, ASSET_MFA);

        if (!access_takes(mx->setup, asset))
            continue;
        n++;
        settled += entity_has(asset, ASSET_ACCESS);
        late += entity_has(asset, ASSET_ACCESS) && look_at_access(mx, asset).late;
        bare += mfa && record_choice_is(mfa, ASSET_MFA_ANSWER, "no");
    }
    for model_each(person, model, KIND_PERSON) {
        date since = record_date(&person->record, PERSON_SINCE), end = record_date(&person->record, PERSON_LEFT);

        came += since > year && since <= model->as_of;
        left += end > year && end <= model->as_of;
        for values_each(line, &person->record, PERSON_MOVED)
            moved += line->parts && record_date(line->parts, PERSON_MOVED_ON) > year && record_date(line->parts, PERSON_MOVED_ON) <= model->as_of;
    }
    mx_count(mx_element(mx, parent, "c-total"), "n", n);
    mx_figure(mx, parent, "access.settled", settled);
    mx_figure(mx, parent, "access.late", late);
    mx_figure(mx, parent, "access.bare", bare);
    mx_figure(mx, parent, "access.came", came);
    mx_figure(mx, parent, "access.moved", moved);
    mx_figure(mx, parent, "access.left", left);
    for model_each(person, model, KIND_PERSON) {
        date since = record_date(&person->record, PERSON_SINCE);
        xmlNode *one;

        if (since <= year || since > model->as_of)
            continue;
        one = mx_element(mx, parent, "c-came");
        mx_target(mx, one, person);
        mx_date(one, "on", since);
    }
    summary_gaps(mx, parent);
}

const struct maker maker_access = {
    .documents = { { DOCUMENT_ACCESS_REVIEWS, summary_access_reviews, access_takes, NULL } },
    .kinds = { { KIND_ASSET, access_compute, NULL } },
    .elements = (const struct maker_element[]){
        { "asset", "c-access", "optional", "every? last:date? next:date? overdue:yes?" },
        { "c-access", "c-exception", "optional", "@target" },
        { "c-summary", "c-came", "zeroOrMore", "@target on:date" },
        { 0 },
    },
};
