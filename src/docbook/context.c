/* docbook/context.c - issues, interested parties and their requirements, risks and opportunities of the management system (4.1, 4.2, 6.1.1). */

#include "docbook/maker.h"
#include "docbook/shared.h"
#include "model/duty.h"
#include "model/progress.h"
#include "prose/prose.h"

/* ---- what is planned ---- */

/* Of a change there is a day at which it is carried out, and a state of its own. */
static void put_change(struct modelxml *mx, xmlNode *node, const struct entity *change)
{
    const struct record *status = record_parts(&change->record, CHANGE_STATUS);
    const struct value *planned = entity_get(change, CHANGE_PLANNED);
    struct buf room = {0};

    if (planned && !planned->bad)
        mx_date(node, "due", planned->period.from.day);
    if (status) {
        xml_attr(node, "state", record_str(status, CHANGE_STATUS_STATE));
        mx_attr(node, "state-text", wordbook_choice(mx->book, "change.status.state", record_str(status, CHANGE_STATUS_STATE), &room));
    }
    buf_done(&room);
}

static void put_objective(struct modelxml *mx, xmlNode *node, const struct entity *objective)
{
    const struct record *status = record_parts(&objective->record, OBJECTIVE_STATUS);
    struct buf room = {0};

    mx_date(node, "due", record_date(&objective->record, OBJECTIVE_DUE));
    if (status) {
        xml_attr(node, "state", record_str(status, OBJECTIVE_STATUS_STATE));
        mx_attr(node, "state-text", wordbook_choice(mx->book, "objective.status.state", record_str(status, OBJECTIVE_STATUS_STATE), &room));
    }
    buf_done(&room);
}

static void put_work(struct modelxml *mx, xmlNode *parent, const struct entity *work, struct map *told)
{
    void **at = map_at(told, str_of(work->address));
    struct progress progress;
    xmlNode *node;

    if (*at)
        return;
    *at = (void *)work;
    node = mx_element(mx, parent, "c-work");
    mx_target(mx, node, work);
    mx_who(mx, node, "owner", entity_get(work, EVERY_OWNER));
    if (progress_of(mx->setup->model, work, &progress))
        mx_progress(mx, node, work, &progress);
    else if (work->kind == KIND_CHANGE)
        put_change(mx, node, work);
    else if (work->kind == KIND_OBJECTIVE)
        put_objective(mx, node, work);
}

void context_plan(struct modelxml *mx, xmlNode *parent, const struct entity *e, int field)
{
    struct map told = {0};

    if (field)
        for values_each(v, &e->record, field)
            if (v->ref.target)
                put_work(mx, parent, v->ref.target, &told);
    for refs_each(v, e, EVERY_OF) {
        const struct entity *work = value_entity(v);

        if (work->kind == KIND_TREATMENT || work->kind == KIND_ACTION || work->kind == KIND_OBJECTIVE || work->kind == KIND_CHANGE)
            put_work(mx, parent, work, &told);
    }
    map_done(&told);
}

/* ---- each declaration ---- */

/* Of several parties that ask for the same, the first has it in the table; the others are named with it. */
static void context_requirement(struct modelxml *mx, xmlNode *node, const struct entity *requirement)
{
    (void)mx;
    for values_each(v, &requirement->record, EVERY_OF) {
        if (!v->ref.target || v->ref.target->kind != KIND_PARTY)
            continue;
        mx_attr(node, "c-party", v->ref.target->address);
        return;
    }
}

static void context_work(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    struct progress progress;

    if (progress_of(mx->setup->model, e, &progress))
        mx_progress(mx, mx_element(mx, node, "c-progress"), e, &progress);
    context_plan(mx, node, e, 0);
}

/* ---- summary ---- */

static long in_force(const struct modelxml *mx, enum shape_id kind)
{
    long n = 0;

    for model_each(e, mx->setup->model, kind)
        n += duty_in_force(e, mx->setup->model->as_of);
    return n;
}

static bool is_addressed(const struct entity *requirement, const char *answer)
{
    const struct record *addressed = record_parts(&requirement->record, REQUIREMENT_ADDRESSED);

    return addressed && record_choice_is(addressed, REQUIREMENT_ADDRESSED_ANSWER, answer);
}

/* The answer on climate change, why, and all in which it shows: named there, or marked so themselves. */
static void put_climate(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    const struct record *climate = model->isms ? record_parts(&model->isms->record, ISMS_CLIMATE) : NULL;
    const struct value *because = climate ? record_text(climate, ISMS_CLIMATE_BECAUSE, mx->book->language) : NULL;
    static const struct { enum shape_id kind; int field; } marked[] = { { KIND_ISSUE, ISSUE_CLIMATE }, { KIND_REQUIREMENT, REQUIREMENT_CLIMATE } };
    struct buf room = {0};
    xmlNode *node;

    if (!climate)
        return;
    node = mx_element(mx, parent, "c-climate");
    xml_attr(node, "relevant", record_str(climate, ISMS_CLIMATE_RELEVANT));
    mx_attr(node, "relevant-text", wordbook_choice(mx->book, "isms.climate.relevant", record_str(climate, ISMS_CLIMATE_RELEVANT), &room));
    mx_date(node, "on", record_date(climate, ISMS_CLIMATE_ON));
    mx_source(mx, because ? because->span.source : NULL);
    if (because) {
        xmlNode *why = mx_element(mx, node, "c-because");

        xml_lang(why, because->lang);
        prose_inline(why, mx->db, model, because, mx->book->language);
    }
    for values_each(v, climate, ISMS_CLIMATE_SEE)
        if (v->ref.target)
            mx_target(mx, mx_element(mx, node, "c-see"), v->ref.target);
    for (size_t i = 0; i < sizeof marked / sizeof *marked; i++) {
        for model_each(e, model, marked[i].kind) {
            if (!refs_first(e, ISMS_CLIMATE_SEE) && duty_in_force(e, model->as_of) && record_choice_is(&e->record, marked[i].field, "yes"))
                mx_target(mx, mx_element(mx, node, "c-see"), e);
        }
    }
    buf_done(&room);
}

static void summary_context(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    long addressed = 0, left = 0, open = 0;

    for model_each(requirement, model, KIND_REQUIREMENT) {
        bool yes = is_addressed(requirement, "yes"), no = is_addressed(requirement, "no");

        addressed += yes;
        left += no;
        open += !yes && !no;
    }
    mx_figure(mx, parent, "context.issues", in_force(mx, KIND_ISSUE));
    mx_figure(mx, parent, "context.parties", (long)model->counts[KIND_PARTY]);
    if (model->counts[KIND_PARTY])
        mx_figure(mx, parent, "context.requirements", (long)model->counts[KIND_REQUIREMENT]);
    mx_figure(mx, parent, "context.addressed", addressed);
    mx_figure(mx, parent, "context.left", left);
    mx_figure(mx, parent, "context.undecided", open);
    mx_figure(mx, parent, "context.isms-risks", in_force(mx, KIND_ISMS_RISK));
    mx_figure(mx, parent, "context.opportunities", in_force(mx, KIND_OPPORTUNITY));
    mx_groups(mx, parent, KIND_ISSUE);
    mx_groups(mx, parent, KIND_PARTY);
    mx_groups(mx, parent, KIND_ISMS_RISK);
    mx_groups(mx, parent, KIND_OPPORTUNITY);
    put_climate(mx, parent);
    summary_gaps(mx, parent);
}

/* ---- groups ---- */

static struct str issue_group(const struct model *model, const struct entity *issue)
{
    return duty_in_force(issue, model->as_of) ? mx_word_of(issue, ISSUE_SIDE) : STR("closed");
}

static struct str party_group(const struct model *model, const struct entity *party)
{
    (void)model;
    return mx_word_of(party, PARTY_SIDE);
}

static struct str work_group(const struct model *model, const struct entity *work)
{
    return duty_in_force(work, model->as_of) ? STR("pending") : STR("finished");
}

static void compute_issue(struct modelxml *mx, xmlNode *node, const struct entity *issue)
{
    if (duty_in_force(issue, mx->setup->model->as_of))
        mx_look(mx, node, look_of(mx->setup->model, issue, DATE_NONE, DATE_NONE, (struct duration){ 0, UNIT_NONE }));
}

const struct maker maker_context = {
    .documents = { { DOCUMENT_CONTEXT, summary_context, NULL, NULL } },
    .kinds = {
        { KIND_ISSUE, compute_issue, NULL },
        { KIND_REQUIREMENT, context_requirement, "c-party?" },
        { KIND_REQUIREMENT, mx_used, NULL },
        { KIND_ISMS_RISK, context_work, NULL },
        { KIND_OPPORTUNITY, context_work, NULL },
    },
    .groups = {
        { KIND_ISSUE, issue_group, "internal/external/none/closed" },
        { KIND_PARTY, party_group, "internal/external/none" },
        { KIND_ISMS_RISK, work_group, "pending/finished" },
        { KIND_OPPORTUNITY, work_group, "pending/finished" },
    },
    .elements = (const struct maker_element[]){
        { "issue", "c-review", "optional", "last:date? next:date? overdue:yes" },
        { "requirement", "c-use", "zeroOrMore", "label" },
        { "isms-risk", "c-progress", "optional", "@work" },
        { "isms-risk", "c-work", "zeroOrMore", PLANNED },
        { "opportunity", "c-progress", "optional", "@work" },
        { "opportunity", "c-work", "zeroOrMore", PLANNED },
        { "c-summary", "c-climate", "optional", "relevant? relevant-text? on:date?" },
        { "c-climate", "c-because", "optional", "@value.text" },
        { "c-climate", "c-see", "zeroOrMore", "@target" },
        { 0 },
    },
};
