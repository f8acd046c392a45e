/* docbook/controlled.c - what is kept under control (7.5): each document with its version, state and approval, what others wrote, how long records stay; and who
 * is told what (7.4), from the plan and from what policies, reviews and audits say of themselves. */

#include "docbook/maker.h"
#include "docbook/print.h"
#include "docbook/shared.h"
#include "model/duty.h"
#include "prose/prose.h"
#include "rules/retention.h"

/* ---- references that a row shows: a name that leads there, or a text ---- */

static void put_ones(struct modelxml *mx, xmlNode *parent, const char *name, const struct record *record, int field)
{
    for values_each(v, record, field) {
        xmlNode *node = mx_element(mx, parent, name);

        if (v->ref.target) {
            mx_target(mx, node, v->ref.target);
            continue;
        }
        mx_nowhere(mx, node, v);
        xml_attr(node, "title", v->ref.loose ? v->ref.written : v->text);
    }
}

/* ---- the register of documents ---- */

/* What says the same of a computed document and of a policy. */
struct control { int effective, audience, status, state, location; };

static const struct control *control_of(const struct entity *e)
{
    static const struct control document = { DOCUMENT_EFFECTIVE, DOCUMENT_AUDIENCE, DOCUMENT_STATUS, DOCUMENT_STATUS_STATE, DOCUMENT_LOCATION };
    static const struct control policy = { POLICY_EFFECTIVE, POLICY_AUDIENCE, POLICY_STATUS, POLICY_STATUS_STATE, -1 };

    return e->kind == KIND_POLICY ? &policy : &document;
}

static void put_state(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    const struct control *control = control_of(e);
    const struct record *status = record_parts(&e->record, control->status);
    struct str word = status ? record_str(status, control->state) : STR("");
    struct buf room = {0};

    if (word.n) {
        xml_attr(node, "state", word);
        mx_attr(node, "state-text", wordbook_choice(mx->book, "document.status.state", word, &room));
    }
    buf_done(&room);
}

/* What its declaration says; `node` has its name already. */
static void put_control(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    const struct control *control = control_of(e);
    struct version_state version = duty_version(e);
    struct review_state review = duty_review(e, mx_time(mx, THRESHOLD_REVIEW_INTERVAL));
    bool over = duty_publication(e) == PUBLICATION_WITHDRAWN;

    xml_attr(node, "version", version.number);
    mx_date(node, "date", version.dated);
    put_state(mx, node, e);
    mx_who(mx, node, "owner", entity_get(e, EVERY_OWNER));
    if (version.approved && version.current) {
        mx_who(mx, node, "approved-by", record_get(version.approved, EVERY_APPROVED_BY));
        mx_date(node, "approved", version.approved_on);
    }
    if (!over) {
        mx_date(node, "next", review.next);
        mx_yes(node, "overdue", review.next != DATE_NONE && review.next < mx->setup->model->as_of);
    }
    put_ones(mx, node, "c-class", &e->record, EVERY_CLASSIFICATION);
    put_ones(mx, node, "c-to", &e->record, control->audience);
    put_ones(mx, node, "c-kept", &e->record, EVERY_RETENTION);
    if (control->location >= 0)
        for values_each(v, &e->record, control->location)
            prose_inline(mx_element(mx, node, "c-place"), mx->db, mx->setup->model, v, mx->book->language);
}

static xmlNode *put_item(struct modelxml *mx, xmlNode *parent, const char *sort, const char *id, const char *to, const char *title)
{
    xmlNode *node = mx_element(mx, parent, "c-item");

    mx_attr(node, "sort", sort);
    mx_attr(node, "id", id);
    mx_attr(node, "to", to);
    mx_attr(node, "title", title);
    return node;
}

struct tally { long n, in_force, marked, drafts, unapproved, late; };

/* Whether one that is made here is marked as a draft, whatever its declaration says: nobody can get it again from what is recorded. */
static bool all_are_drafts(const struct modelxml *mx)
{
    return mx->setup->stamp && mx->setup->stamp->changed;
}

/* `made`: in this set. */
static void count(const struct modelxml *mx, const struct entity *e, bool made, struct tally *tally)
{
    struct review_state review = e ? duty_review(e, mx_time((struct modelxml *)mx, THRESHOLD_REVIEW_INTERVAL)) : (struct review_state){ .next = DATE_NONE };
    enum publication publication = e ? duty_publication(e) : PUBLICATION_NONE;

    tally->n++;
    if (publication == PUBLICATION_PUBLISHED)
        *(made && all_are_drafts(mx) ? &tally->marked : &tally->in_force) += 1;
    tally->drafts += publication == PUBLICATION_DRAFT || publication == PUBLICATION_NONE;
    tally->unapproved += publication == PUBLICATION_PUBLISHED && !duty_version(e).current;
    tally->late += publication != PUBLICATION_WITHDRAWN && review.next != DATE_NONE && review.next < mx->setup->model->as_of;
}

/* Those that are made of the sources, then policies, then what is only declared and lies elsewhere. */
static void put_items(struct modelxml *mx, xmlNode *parent, struct tally *tally)
{
    const struct model *model = mx->setup->model;
    struct documents documents;

    documents_init(&documents, model);
    for (size_t i = 0; i < documents.n; i++) {
        const struct document *document = &documents.items[i];
        struct entity *e = document_control(model, document);
        xmlNode *node;

        if (document->of || !document_wanted(mx->setup, document))
            continue;
        node = put_item(mx, parent, "computed", document->id, document->id, mx_document_title(mx, document->row));
        mx_attr(node, "clause", document->row->clause);
        if (e)
            put_control(mx, node, e);
        if (all_are_drafts(mx))
            mx_yes(node, "draft", true);
        count(mx, e, true, tally);
    }
    documents_done(&documents);
    for model_each(policy, model, KIND_POLICY) {
        xmlNode *node = put_item(mx, parent, "policy", policy->id, policy->address, mx_title(mx, policy));

        put_control(mx, node, policy);
        if (all_are_drafts(mx))
            mx_yes(node, "draft", true);
        count(mx, policy, true, tally);
    }
    for model_each(e, model, KIND_DOCUMENT) {
        const struct document_row *row = document_find(str_of(e->id));

        if (row && row->made)
            continue;
        put_control(mx, put_item(mx, parent, "other", e->id, e->address, mx_title(mx, e)), e);
        count(mx, e, false, tally);
    }
}

static void summary_documents(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    struct tally tally = {0};
    xmlNode *total = mx_element(mx, parent, "c-total");

    put_items(mx, parent, &tally);
    mx_count(total, "n", tally.n);
    mx_figure(mx, parent, "documents.in-force", tally.in_force);
    if (tally.marked)
        mx_figure(mx, parent, "documents.marked", tally.marked);
    mx_figure(mx, parent, "documents.drafts", tally.drafts);
    mx_figure(mx, parent, "documents.unapproved", tally.unapproved);
    mx_figure(mx, parent, "documents.late", tally.late);
    mx_figure(mx, parent, "documents.external", (long)model->counts[KIND_REFERENCE]);
    mx_figure(mx, parent, "documents.rules", (long)model->counts[KIND_RETENTION]);
    summary_gaps(mx, parent);
}

/* Which sorts of record a rule is for, and how many of each there are. */
static void controlled_retention(struct modelxml *mx, xmlNode *node, const struct entity *rule)
{
    size_t n;
    const enum shape_id *kinds = retention_kinds(&n);

    for (size_t i = 0; i < n; i++) {
        bool governs = false;
        xmlNode *sort;

        for model_each(e, mx->setup->model, kinds[i])
            governs = governs || retention_governs(rule, e);
        if (!governs)
            continue;
        sort = mx_element(mx, node, "c-sort-of");
        mx_attr(sort, "text", mx_kind_words(mx, &mx->setup->model->schema->shapes[kinds[i]]));
        mx_count(sort, "n", (long)mx->setup->model->counts[kinds[i]]);
    }
}

/* When somebody looked last whether a newer edition is out. */
static void controlled_reference(struct modelxml *mx, xmlNode *node, const struct entity *reference)
{
    const struct record *checked = record_newest(&reference->record, REFERENCE_CHECKED, REFERENCE_CHECKED_ON);

    if (checked)
        mx_date(mx_element(mx, node, "c-looked"), "on", record_date(checked, REFERENCE_CHECKED_ON));
    mx_uses(mx, node, reference, NULL);
}

/* A standard is a text of others too. */
static void controlled_catalog(struct modelxml *mx, xmlNode *node, const struct entity *catalog)
{
    const struct record *checked = record_newest(&catalog->record, CATALOG_CHECKED, CATALOG_CHECKED_ON);
    long controls = 0;

    if (checked)
        mx_date(mx_element(mx, node, "c-looked"), "on", record_date(checked, CATALOG_CHECKED_ON));
    for model_each(control, mx->setup->model, KIND_CONTROL)
        controls += control->catalog == catalog;
    if (controls)
        mx_count(mx_element(mx, node, "c-controls"), "n", controls);
}

/* ---- who is told what (7.4) ---- */

static void put_told(struct modelxml *mx, xmlNode *parent, const struct entity *e, int field, int on, int how, int audience)
{
    const struct record *told = record_newest(&e->record, field, on);
    const struct value *words = told ? record_text(told, how, mx->book->language) : NULL;
    xmlNode *node;

    if (!told)
        return;
    node = mx_element(mx, parent, "c-told");
    mx_target(mx, node, e);
    mx_date(node, "on", record_date(told, on));
    if (words)
        prose_inline(mx_element(mx, node, "c-how"), mx->db, mx->setup->model, words, mx->book->language);
    if (audience >= 0)
        put_ones(mx, node, "c-to", &e->record, audience);
}

static void put_sent(struct modelxml *mx, xmlNode *parent, const struct entity *e, date on, int field)
{
    const struct document_row *row = e->kind == KIND_DOCUMENT ? document_find(str_of(e->id)) : NULL;
    xmlNode *node;

    if (!entity_has(e, field))
        return;
    node = mx_element(mx, parent, "c-sent");
    mx_target(mx, node, e);
    if (row && !entity_has(e, EVERY_TITLE))
        xmlSetProp(node, BAD_CAST "title", BAD_CAST mx_document_title(mx, row));
    mx_date(node, "on", on);
    put_ones(mx, node, "c-to", &e->record, field);
}

static date day_held(const struct entity *review)
{
    const struct value *held = entity_get(review, REVIEW_HELD);

    return held && !held->bad ? held->period.from.day : DATE_NONE;
}

static void summary_communication(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    long on_event = 0;

    mx_count(mx_element(mx, parent, "c-total"), "n", (long)model->counts[KIND_COMMUNICATION]);
    for model_each(message, model, KIND_COMMUNICATION) {
        const struct value *every = entity_get(message, COMMUNICATION_EVERY);

        on_event += every && str_is(every->text, "event");
    }
    mx_figure(mx, parent, "communication.on-event", on_event);
    for model_each(policy, model, KIND_POLICY)
        put_told(mx, parent, policy, POLICY_ANNOUNCED, POLICY_ANNOUNCED_ON, POLICY_ANNOUNCED_HOW, POLICY_AUDIENCE);
    for model_each(objective, model, KIND_OBJECTIVE)
        put_told(mx, parent, objective, OBJECTIVE_ANNOUNCED, OBJECTIVE_ANNOUNCED_ON, OBJECTIVE_ANNOUNCED_HOW, -1);
    for model_each(programme, model, KIND_AUDIT_PROGRAMME)
        put_told(mx, parent, programme, AUDIT_PROGRAMME_ANNOUNCED, AUDIT_PROGRAMME_ANNOUNCED_ON, AUDIT_PROGRAMME_ANNOUNCED_HOW, -1);
    for model_each(document, model, KIND_DOCUMENT)
        put_sent(mx, parent, document, duty_version(document).dated, DOCUMENT_AUDIENCE);
    for model_each(review, model, KIND_REVIEW)
        put_sent(mx, parent, review, day_held(review), REVIEW_DISTRIBUTION);
    for model_each(audit, model, KIND_AUDIT)
        put_sent(mx, parent, audit, record_date(&audit->record, AUDIT_REPORTED), AUDIT_DISTRIBUTION);
    summary_gaps(mx, parent);
}

const struct maker maker_controlled = {
    .documents = {
        { DOCUMENT_DOCUMENTS, summary_documents, NULL, NULL },
        { DOCUMENT_COMMUNICATION, summary_communication, NULL, NULL },
    },
    .kinds = {
        { KIND_REFERENCE, controlled_reference, NULL },
        { KIND_CATALOG, controlled_catalog, NULL },
        { KIND_RETENTION, controlled_retention, NULL },
    },
    .elements = (const struct maker_element[]){
        { "reference", "c-looked", "optional", "on:date?" },
        { "reference", "c-use", "zeroOrMore", "label" },
        { "catalog", "c-looked", "optional", "on:date?" },
        { "catalog", "c-controls", "optional", "n:int" },
        { "retention", "c-sort-of", "zeroOrMore", "text n:int" },
        { "c-summary", "c-item", "zeroOrMore", "sort:computed|policy|other id to title clause? version? date:date? state? state-text? owner? approved-by? approved:date? next:date? overdue:yes? draft:yes?" },
        { "c-item", "c-class", "zeroOrMore", "@loose" },
        { "c-item", "c-to", "zeroOrMore", "@loose" },
        { "c-item", "c-kept", "zeroOrMore", "@loose" },
        { "c-item", "c-place", "zeroOrMore", "@value.text" },
        { "c-summary", "c-told", "zeroOrMore", "@target on:date?" },
        { "c-told", "c-how", "optional", "@value.text" },
        { "c-told", "c-to", "zeroOrMore", "@loose" },
        { "c-summary", "c-sent", "zeroOrMore", "@target on:date?" },
        { "c-sent", "c-to", "zeroOrMore", "@loose" },
        { 0 },
    },
};
