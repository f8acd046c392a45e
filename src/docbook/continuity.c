/* docbook/continuity.c - what processes need and what that promises, copies and trials, exercises (A.5.29, A.5.30, A.8.13). */

#include "docbook/maker.h"
#include "docbook/print.h"
#include "docbook/shared.h"
#include "model/duty.h"
#include "model/moments.h"
#include "rules/continuity.h"

static void put_duration(struct modelxml *mx, xmlNode *node, const char *name, const struct value *v)
{
    struct buf text = {0};

    if (v && !v->bad) {
        show_duration(&text, mx->book, v->duration);
        mx_attr(node, name, text.s);
    }
    buf_done(&text);
}

static bool is_longer(const struct value *promised, const struct value *asked)
{
    return promised && asked && duration_minutes(promised->duration) > duration_minutes(asked->duration);
}

static void compute_process(struct modelxml *mx, xmlNode *node, const struct entity *process)
{
    int criticality = record_choice(&process->record, PROCESS_CRITICALITY);
    struct needs needs;

    mx_count(node, "c-sort", criticality < 0 ? 0 : 4 - criticality);    /* the most critical first */
    for (const struct entity *need = needs_first(process, &needs); need; need = needs_next(&needs)) {
        xmlNode *one;

        if (!duty_in_force(need, mx->setup->model->as_of))
            continue;
        one = mx_element(mx, node, "c-need");
        mx_target(mx, one, need);
        put_duration(mx, one, "rto", recovery_time(need));
        put_duration(mx, one, "rpo", recovery_point(need));
        mx_yes(one, "late", is_longer(recovery_time(need), recovery_time(process)));
    }
}

static void compute_asset(struct modelxml *mx, xmlNode *node, const struct entity *asset)
{
    struct restoring r = restoring_of(mx->setup->model, asset, mx_time(mx, THRESHOLD_RESTORE_INTERVAL));
    xmlNode *copies;

    if (!entity_has(asset, ASSET_BACKUP))
        return;
    copies = mx_element(mx, node, "c-copies");
    mx_date(copies, "last", r.on);
    mx_date(copies, "next", r.due);
    mx_yes(copies, "overdue", r.late);
    mx_date(copies, "checked", backup_verified(asset));
}

static void compute_exercise(xmlNode *node, const struct entity *exercise)
{
    date on = record_date(&exercise->record, EXERCISE_ON);

    if (on > 0)
        mx_count(node, "c-sort", on);    /* the newest first */
}

static void continuity_compute(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    if (e->kind == KIND_EXERCISE)
        compute_exercise(node, e);
    if (mx->document->row->doc != DOCUMENT_CONTINUITY)
        return;
    if (e->kind == KIND_PROCESS)
        compute_process(mx, node, e);
    if (e->kind == KIND_ASSET)
        compute_asset(mx, node, e);
}

static bool continuity_takes(const struct doc_setup *setup, const struct entity *e)
{
    if (e->kind == KIND_PROCESS)
        return entity_has(e, PROCESS_RECOVERY) || record_choice_is(&e->record, PROCESS_CRITICALITY, "critical") || record_choice_is(&e->record, PROCESS_CRITICALITY, "high");
    if (e->kind == KIND_ASSET)
        return duty_in_force(e, setup->model->as_of)
            && (entity_has(e, ASSET_RECOVERY) || entity_has(e, ASSET_BACKUP) || entity_has(e, ASSET_RESTORED) || entity_has(e, ASSET_BACKED_UP));
    return true;
}

static long count_of(struct modelxml *mx, enum shape_id kind)
{
    long n = 0;

    for model_each(e, mx->setup->model, kind)
        n += continuity_takes(mx->setup, e);
    return n;
}

static void summary_continuity(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    date year = date_add(model->as_of, (struct duration){ -12, UNIT_MONTH });
    long targets = 0, copied = 0, tried = 0, failed = 0, held = 0;

    for model_each(process, model, KIND_PROCESS)
        targets += recovery_time(process) != NULL;
    for model_each(asset, model, KIND_ASSET) {
        if (!duty_in_force(asset, model->as_of) || !entity_has(asset, ASSET_BACKUP))
            continue;
        copied++;
        for values_each(line, &asset->record, ASSET_RESTORED) {
            bool counts = line->parts && record_date(line->parts, ASSET_RESTORED_ON) > year;

            tried += counts;
            failed += counts && record_choice_is(line->parts, ASSET_RESTORED_RESULT, "failed");
        }
    }
    for model_each(exercise, model, KIND_EXERCISE) {
        date on = record_date(&exercise->record, EXERCISE_ON);

        held += on > year && on <= model->as_of;
    }
    mx_count(mx_element(mx, parent, "c-total"), "n", count_of(mx, KIND_PROCESS));
    mx_figure(mx, parent, "continuity.targets", targets);
    mx_figure(mx, parent, "continuity.copied", copied);
    mx_figure(mx, parent, "continuity.tried", tried);
    if (tried)
        mx_figure(mx, parent, "continuity.failed", failed);
    mx_figure(mx, parent, "continuity.held", held);
    for model_each(supplier, model, KIND_SUPPLIER) {
        xmlNode *promise;

        if (!entity_has(supplier, SUPPLIER_RECOVERY) || !duty_in_force(supplier, model->as_of))
            continue;
        promise = mx_element(mx, parent, "c-promise");
        mx_target(mx, promise, supplier);
        put_duration(mx, promise, "rto", recovery_time(supplier));
        put_duration(mx, promise, "rpo", recovery_point(supplier));
        for refs_each(v, supplier, ASSET_SUPPLIER)
            if (duty_in_force(value_entity(v), model->as_of))
                mx_target(mx, mx_element(mx, promise, "c-one"), value_entity(v));
    }
    mx_groups(mx, parent, KIND_EXERCISE);
    summary_gaps(mx, parent);
}

/* ---- groups ---- */

static struct str exercise_group(const struct model *model, const struct entity *exercise)
{
    return record_date(&exercise->record, EXERCISE_ON) > model->as_of ? STR("planned") : STR("held");
}

const struct maker maker_continuity = {
    .documents = { { DOCUMENT_CONTINUITY, summary_continuity, continuity_takes, NULL } },
    .kinds = {
        { KIND_PROCESS, continuity_compute, "c-sort:int?" },
        { KIND_ASSET, continuity_compute, NULL },
        { KIND_EXERCISE, continuity_compute, "c-sort:int?" },
    },
    .groups = { { KIND_EXERCISE, exercise_group, "planned/held" } },
    .elements = (const struct maker_element[]){
        { "process", "c-need", "zeroOrMore", "@target rto? rpo? late:yes" },
        { "asset", "c-copies", "optional", "last:date? next:date? overdue:yes checked:date?" },
        { "c-summary", "c-promise", "zeroOrMore", "@target rto? rpo?" },
        { "c-promise", "c-one", "zeroOrMore", "@target" },
        { 0 },
    },
};
