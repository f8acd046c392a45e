/* docbook/soa.c - the Statement of Applicability: why each control is in, where it is worked out, what proves it; counts by theme and state (6.1.3 d). */

#include "docbook/maker.h"
#include "docbook/shared.h"
#include "model/applicability.h"
#include "model/progress.h"

/* ---- each control ---- */

static const struct entity *theme_of(const struct entity *control)
{
    const struct entity *e = control->parent;

    while (e && e->kind != KIND_GROUP)
        e = e->parent;
    return e;
}

/* The drivers stand in order: those of one declaration, by one treatment and another, next to each other. */
static void put_drivers(struct modelxml *mx, xmlNode *node, const struct entry *entry)
{
    xmlNode *driver = NULL;

    for (size_t i = 0; i < entry->n_drivers; i++) {
        const struct driver *d = &entry->drivers[i];

        if (!d->entity || !i || d->entity != d[-1].entity || d->kind != d[-1].kind) {
            driver = mx_element(mx, node, "c-driver");
            if (d->entity)
                mx_target(mx, driver, d->entity);
            else
                xml_attr(driver, "title", d->value->ref.written);
            xmlSetProp(driver, BAD_CAST "kind", BAD_CAST driver_kind_name(d->kind));
            mx_choice(mx, driver, "kind-text", "driver", driver_kind_name(d->kind));
        }
        if (d->via)
            mx_target(mx, mx_element(mx, driver, "c-via"), d->via);
    }
}

/* A policy once, with each of its headings. */
static void put_texts(struct modelxml *mx, xmlNode *node, const struct entry *entry)
{
    xmlNode *text = NULL;

    for (size_t i = 0; i < entry->n_texts; i++) {
        const struct worked_out *t = &entry->texts[i];

        if (!t->policy || !i || t->policy != t[-1].policy) {
            text = mx_element(mx, node, "c-text");
            if (t->policy)
                mx_target(mx, text, t->policy);
            else {
                mx_nowhere(mx, text, t->value);
                xml_attr(text, "title", t->value->ref.written);
            }
        }
        if (t->heading.n) {
            xmlNode *heading = mx_element(mx, text, "c-heading");

            xml_attr(heading, "id", t->heading);
            if (t->policy) {
                mx_attr(heading, "to", t->policy->address);
                mx_heading(mx, heading, t->policy, t->heading);
                xml_attr(heading, "title", mx_heading_words(mx, t->policy, t->heading));
            }
        }
    }
}

static void put_proofs(struct modelxml *mx, xmlNode *node, const struct entry *entry)
{
    for (size_t i = 0; i < entry->n_proofs; i++) {
        const struct proof *p = &entry->proofs[i];
        xmlNode *proof = mx_element(mx, node, "c-proof");

        if (p->evidence) {
            mx_target(mx, proof, p->evidence);
            mx_words(mx, proof, "location", &p->evidence->record, EVIDENCE_LOCATION);
            mx_words(mx, proof, "file", &p->evidence->record, EVIDENCE_FILE);
        } else {
            mx_nowhere(mx, proof, p->value);
            xml_attr(proof, "title", p->value->ref.written);
        }
        mx_date(proof, "on", p->on);
        mx_date(proof, "until", p->until);
        mx_yes(proof, "stale", p->until != DATE_NONE && p->until < mx->setup->model->as_of);
    }
}

static void put_work(struct modelxml *mx, xmlNode *node, const struct entry *entry)
{
    for (size_t i = 0; i < entry->n_work; i++) {
        xmlNode *work = mx_element(mx, node, "c-work");
        struct progress progress;

        mx_target(mx, work, entry->work[i].entity);
        mx_who(mx, work, "owner", entity_get(entry->work[i].entity, EVERY_OWNER));
        if (progress_of(mx->setup->model, entry->work[i].entity, &progress))
            mx_progress(mx, work, entry->work[i].entity, &progress);
    }
}

static void compute_control(struct modelxml *mx, xmlNode *node, const struct entity *control)
{
    const struct entry *entry = mx->setup->applicability ? applicability_find(mx->setup->applicability, control) : NULL;
    const struct entity *theme = theme_of(control);
    xmlNode *e;

    if (!entry)
        return;
    e = mx_element(mx, node, "c-entry");
    mx_yes(e, "included", entry->included);
    if (entry_undecided(entry))
        mx_yes(e, "undecided", true);
    mx_attr(e, "state", entry_state_name(entry->state));
    mx_choice(mx, e, "state-text", "control.state", entry->state == ENTRY_UNSTATED ? "unstated" : entry_state_name(entry->state));
    mx_date(e, "since", entry->since);
    mx_attr(e, "proof", proof_state_name(entry->proof));
    mx_choice(mx, e, "proof-text", "proof", proof_state_name(entry->proof));
    mx_attr(e, "catalog", control->catalog->id);
    if (theme) {
        mx_attr(e, "theme", theme->id);
        mx_attr(e, "theme-title", mx_title(mx, theme));
    }
    mx_yes(e, "own", !control->foreign);
    put_drivers(mx, node, entry);
    put_texts(mx, node, entry);
    put_proofs(mx, node, entry);
    put_work(mx, node, entry);
}

/* ---- the statement ---- */

static void put_themes(struct modelxml *mx, xmlNode *parent, const struct applicable_catalog *catalog)
{
    for model_each(group, mx->setup->model, KIND_GROUP) {
        long n = 0, included = 0, excluded = 0;
        xmlNode *node;

        if (group->catalog != catalog->catalog)
            continue;
        for (size_t i = 0; i < catalog->n; i++) {
            if (!entity_within(catalog->entries[i].control, group))
                continue;
            n++;
            included += catalog->entries[i].included && !entry_undecided(&catalog->entries[i]);
            excluded += !catalog->entries[i].included;
        }
        if (!n)
            continue;
        node = mx_element(mx, parent, "c-theme");
        mx_attr(node, "id", group->id);
        mx_attr(node, "title", mx_title(mx, group));
        mx_count(node, "n", n);
        mx_count(node, "included", included);
        mx_count(node, "excluded", excluded);
        if (included + excluded < n)
            mx_count(node, "undecided", n - included - excluded);
    }
}

/* Who gave the controls their names: the project, where its sources say `title`, or the catalog that comes with the program. */
static const char *named_by(const struct applicable_catalog *catalog)
{
    bool program = false, project = false;

    for (size_t i = 0; i < catalog->n; i++) {
        const struct entity *control = catalog->entries[i].control;
        bool own = !control->foreign;

        for values_each(v, &control->record, EVERY_TITLE)
            own = own || (v->span.source && !v->span.source->foreign);
        *(own ? &project : &program) = true;
    }
    return program && project ? "both" : program ? "program" : "project";
}

static void put_state_count(struct modelxml *mx, xmlNode *parent, const char *state, long n)
{
    xmlNode *count = mx_element(mx, parent, "c-state");
    struct buf room = {0};

    mx_attr(count, "state", state);
    mx_attr(count, "text", wordbook_choice(mx->book, "control.state", str_of(state), &room));
    mx_count(count, "n", n);
    buf_done(&room);
}

static void summary_soa(struct modelxml *mx, xmlNode *parent)
{
    const struct applicability *all = mx->setup->applicability;

    for (size_t i = 0; all && i < all->n_catalogs; i++) {
        const struct applicable_catalog *catalog = &all->catalogs[i];
        xmlNode *node = mx_element(mx, parent, "c-catalog");
        long undecided = 0;

        for (size_t k = 0; k < catalog->n; k++)
            undecided += entry_undecided(&catalog->entries[k]);
        mx_attr(node, "id", catalog->catalog->id);
        mx_attr(node, "title", mx_title(mx, catalog->catalog));
        mx_yes(node, "required", catalog->required);
        mx_attr(node, "named", named_by(catalog));
        mx_count(node, "n", (long)catalog->n);
        mx_count(node, "included", (long)catalog->n_included - undecided);
        mx_count(node, "excluded", (long)catalog->n_excluded);
        if (undecided)
            mx_count(node, "undecided", undecided);
        put_themes(mx, node, catalog);
        for (int state = ENTRY_IMPLEMENTED; state > ENTRY_UNSTATED; state--)
            put_state_count(mx, node, entry_state_name((enum entry_state)state), (long)catalog->by_state[state]);
        if ((long)catalog->by_state[ENTRY_UNSTATED] > undecided)
            put_state_count(mx, node, "unstated", (long)catalog->by_state[ENTRY_UNSTATED] - undecided);
        if (undecided)
            put_state_count(mx, node, "undecided", undecided);
    }
}

/* Controls of the catalogs that the ISMS follows: those of an optional one only where something names them. */
static bool takes_applicable(const struct doc_setup *setup, const struct entity *e)
{
    const struct entry *entry = applicability_find(setup->applicability, e);

    if (!entry)
        return false;
    for (size_t i = 0; i < setup->applicability->n_catalogs; i++)
        if (setup->applicability->catalogs[i].catalog == e->catalog)
            return setup->applicability->catalogs[i].required || entry->included;
    return false;
}

const struct maker maker_soa = {
    .documents = { { DOCUMENT_SOA, summary_soa, takes_applicable, NULL } },
    .kinds = { { KIND_CONTROL, compute_control, NULL } },
    .elements = (const struct maker_element[]){
        { "control", "c-entry", "optional", "included:yes undecided:yes? state:implemented|partial|planned|not-implemented? state-text since:date? proof:current|stale|unknown proof-text catalog theme? theme-title? own:yes" },
        { "control", "c-driver", "zeroOrMore", "to? id? title kind kind-text" },
        { "c-driver", "c-via", "zeroOrMore", "@target" },
        { "control", "c-text", "zeroOrMore", "@loose" },
        { "c-text", "c-heading", "zeroOrMore", "id to? title?" },
        { "control", "c-proof", "zeroOrMore", "@loose location? file? on:date? until:date? stale:yes" },
        { "control", "c-work", "zeroOrMore", PLANNED },
        { "c-summary", "c-catalog", "zeroOrMore", "id title required:yes named:program|project|both n:int included:int excluded:int undecided:int?" },
        { "c-catalog", "c-theme", "zeroOrMore", "id title n:int included:int excluded:int undecided:int?" },
        { "c-catalog", "c-state", "zeroOrMore", "state text n:int" },
        { 0 },
    },
};
