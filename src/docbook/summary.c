/* docbook/summary.c - the counts and figures of each document, so that templates arrange and never count. */

#include "base/mem.h"
#include "docbook/heatmap.h"
#include "docbook/modelxml.h"
#include "docbook/print.h"
#include "model/assess.h"
#include "model/duty.h"
#include "model/progress.h"

#include <stdlib.h>

/* ---- risk register ---- */

struct level_count { const struct record *level; long n; };

static void put_counts(struct modelxml *mx, xmlNode *parent, const struct entity *method, int field, const char *of, struct buf *alt)
{
    struct level_count counts[64];
    size_t n = 0;

    for (const struct record *level = assess_level_next(method, NULL); level && n < 64; level = assess_level_next(method, level))
        counts[n++] = (struct level_count){ level, 0 };
    for model_each(risk, mx->setup->model, KIND_RISK) {
        struct assessment a;

        if (assess_method(mx->setup->model, risk) != method || !document_takes(mx->setup, mx->document, risk))
            continue;
        a = entity_has(risk, field) ? assess_risk(mx->setup->model, risk, field) : assess_remaining(mx->setup->model, risk, NULL);
        for (size_t i = 0; i < n; i++)
            counts[i].n += counts[i].level == a.level;
    }
    while (n-- > 0) {
        const struct value *title = record_text(counts[n].level, METHOD_LEVEL_TITLE, mx->book->language);
        xmlNode *node = mx_element(mx, parent, "c-count");
        struct str shown = title ? title->text : assess_level_name(counts[n].level);

        mx_attr(node, "of", of);
        xml_attr(node, "level", assess_level_name(counts[n].level));
        xml_attr(node, "level-title", shown);
        xml_attr(node, "colour", assess_level_colour(counts[n].level));
        mx_count(node, "n", counts[n].n);
        buf_printf(alt, "%s%.*s %ld", alt->n && alt->s[alt->n - 1] != ' ' ? ", " : "", STR_ARGS(shown), counts[n].n);
    }
}

static void put_rated(struct modelxml *mx, xmlNode *parent, const struct entity *method, int field, const char *of)
{
    struct buf name = {0}, alt = {0}, word = {0};
    struct named_figure *f;

    buf_printf(&word, "heatmap.%s", of);
    buf_printf(&alt, "%s: ", wordbook_get(mx->book, word.s));
    buf_printf(&name, "figures/%s..%s..%s.svg", mx->document->id, method->id, of);
    put_counts(mx, parent, method, field, of, &alt);
    f = heatmap_add(mx, method, field, name.s, alt.s);
    if (f) {
        xmlNode *node = mx_element(mx, parent, "c-figure");

        mx_attr(node, "name", of);
        mx_attr(node, "method", method->id);
        mx_attr(node, "fileref", f->name);
        mx_attr(node, "alt", alt.s);
        mx_count(node, "width", (long)f->figure.width);
        mx_count(node, "height", (long)f->figure.height);
    }
    buf_done(&word);
    buf_done(&alt);
    buf_done(&name);
}

/* The newest acceptance of what remains, while it counts; NULL for none. */
static const struct record *acceptance_of(const struct model *model, const struct entity *risk)
{
    const struct record *accepted = record_newest(&risk->record, RISK_ACCEPTED, RISK_ACCEPTED_ON);
    date until = accepted ? record_date(accepted, RISK_ACCEPTED_UNTIL) : DATE_NONE;

    return until == DATE_NONE || until >= model->as_of ? accepted : NULL;
}

/* Whether it is of somebody whom the method lets accept such a level. */
static bool may_accept(const struct record *accepted, const struct record *level)
{
    return assess_may_accept(level, record_ref(accepted, RISK_ACCEPTED_BY), record_date(accepted, RISK_ACCEPTED_ON));
}

/* Whether it is of the risk's owner (6.1.3 f), or of one whom the method names. What anybody may accept by the method is still for its owner to accept. */
static bool is_entitled(const struct entity *risk, const struct record *accepted, const struct record *level)
{
    const struct entity *who = record_ref(accepted, RISK_ACCEPTED_BY), *owner = duty_owner(risk);

    return who && ((owner && duty_acts_for(who, owner, record_date(accepted, RISK_ACCEPTED_ON))) || (!assess_acceptable(level) && may_accept(accepted, level)));
}

void summary_risk_register(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    long n = 0, open = 0, accepted = 0, entitled = 0, above = 0, above_accepted = 0;
    xmlNode *total;

    for model_each(risk, model, KIND_RISK) {
        const struct record *status = record_parts(&risk->record, RISK_STATUS);
        const struct record *acceptance = acceptance_of(model, risk);
        struct assessment remaining = assess_remaining(model, risk, NULL);

        if (!document_takes(mx->setup, mx->document, risk))
            continue;
        n++;
        open += !status || !record_choice_is(status, RISK_STATUS_STATE, "closed");
        if (acceptance) {
            accepted++;
            entitled += is_entitled(risk, acceptance, remaining.level);
        }
        if (remaining.level && !assess_acceptable(remaining.level)) {
            above++;
            above_accepted += acceptance && may_accept(acceptance, remaining.level);
        }
    }
    total = mx_element(mx, parent, "c-total");
    mx_count(total, "n", n);
    mx_count(total, "open", open);
    mx_count(total, "accepted", accepted);
    mx_count(total, "accepted-entitled", entitled);
    mx_count(total, "above-criterion", above);
    mx_count(total, "above-accepted", above_accepted);
    for model_each(method, model, KIND_METHOD) {
        bool used = false, rated_now = true;    /* all of them: what a risk will come to does not stand for what it is */
        struct buf unused = {0};

        for model_each(risk, model, KIND_RISK) {
            bool here = assess_method(model, risk) == method;

            used = used || here;
            rated_now = rated_now && (!here || !document_takes(mx->setup, mx->document, risk) || entity_has(risk, RISK_CURRENT));
        }
        if (!used)
            continue;
        put_rated(mx, parent, method, RISK_INHERENT, "inherent");
        if (rated_now)
            put_counts(mx, parent, method, RISK_CURRENT, "current", &unused);
        put_rated(mx, parent, method, RISK_RESIDUAL, "residual");
        buf_done(&unused);
    }
}

/* ---- treatment plan ---- */

struct sum { char currency[4]; long long planned, spent; };

static void add_money(struct sum *sums, size_t *n, const struct value *v, bool spent)
{
    size_t i;

    if (!v || v->bad)
        return;
    for (i = 0; i < *n && strcmp(sums[i].currency, v->money.currency); i++) {}
    if (i == *n) {
        if (*n == 16)
            return;
        memcpy(sums[(*n)++].currency, v->money.currency, 4);
    }
    *(spent ? &sums[i].spent : &sums[i].planned) += v->money.cents;
}

static void put_costs(struct modelxml *mx, xmlNode *parent)
{
    struct sum sums[16] = {0};
    size_t n = 0;

    for model_each(t, mx->setup->model, KIND_TREATMENT) {
        add_money(sums, &n, entity_get(t, TREATMENT_COST), false);
        add_money(sums, &n, entity_get(t, TREATMENT_SPENT), true);
    }
    for (size_t i = 0; i < n; i++) {
        xmlNode *node = mx_element(mx, parent, "c-cost");
        struct money planned = { "", sums[i].planned }, spent = { "", sums[i].spent };
        struct buf text = {0};

        memcpy(planned.currency, sums[i].currency, 4);
        memcpy(spent.currency, sums[i].currency, 4);
        mx_attr(node, "currency", sums[i].currency);
        show_money(&text, mx->book, &planned);
        mx_attr(node, "planned", text.s);
        buf_cut(&text, 0);
        show_money(&text, mx->book, &spent);
        if (spent.cents)
            mx_attr(node, "spent", text.s);
        buf_done(&text);
    }
}

struct by_owner { const struct entity *who; long n, open, overdue; };

static int owner_order(const void *x, const void *y)
{
    const struct by_owner *a = x, *b = y;

    return str_natural(str_of(a->who->id), str_of(b->who->id));
}

static void put_owners(struct modelxml *mx, xmlNode *parent)
{
    struct map index = {0};
    struct by_owner *owners = NULL;
    size_t n = 0, cap = 0;

    for model_each(t, mx->setup->model, KIND_TREATMENT) {
        const struct entity *who = record_ref(&t->record, EVERY_OWNER);
        struct progress p;
        void **at;

        if (!who || !progress_of(mx->setup->model, t, &p))
            continue;
        at = map_at(&index, str_of(who->address));
        if (!*at) {
            mem_grow(&owners, &cap, n + 1, sizeof *owners);
            owners[n++] = (struct by_owner){ who, 0, 0, 0 };
            *at = (void *)(uintptr_t)n;
        }
        owners[(uintptr_t)*at - 1].n++;
        owners[(uintptr_t)*at - 1].open += p.pending;
        owners[(uintptr_t)*at - 1].overdue += p.days_late > 0;
    }
    if (n)
        qsort(owners, n, sizeof *owners, owner_order);
    for (size_t i = 0; i < n; i++) {
        xmlNode *node = mx_element(mx, parent, "c-owner");

        mx_target(mx, node, owners[i].who);
        mx_count(node, "n", owners[i].n);
        mx_count(node, "open", owners[i].open);
        mx_count(node, "overdue", owners[i].overdue);
    }
    free(owners);
    map_done(&index);
}

/* Open risks that no treatment is for: what is done about them instead. */
static void put_untreated(struct modelxml *mx, xmlNode *parent)
{
    for model_each(risk, mx->setup->model, KIND_RISK) {
        const struct record *response = record_parts(&risk->record, RISK_RESPONSE), *status = record_parts(&risk->record, RISK_STATUS);
        bool treated = false;
        xmlNode *node;

        for refs_each(v, risk, EVERY_OF)
            treated = treated || value_entity(v)->kind == KIND_TREATMENT;
        if (treated || (status && record_choice_is(status, RISK_STATUS_STATE, "closed")))
            continue;
        node = mx_element(mx, parent, "c-untreated");
        mx_target(mx, node, risk);
        mx_level(mx, node, assess_remaining(mx->setup->model, risk, NULL).level);
        if (response) {
            struct str option = record_str(response, RISK_RESPONSE_OPTION);
            struct buf room = {0};

            xml_attr(node, "option", option);
            mx_attr(node, "option-text", wordbook_choice(mx->book, "risk.response.option", option, &room));
            buf_done(&room);
        }
    }
}

void summary_treatment_plan(struct modelxml *mx, xmlNode *parent)
{
    struct progress_counts counts = progress_count(mx->setup->model, KIND_TREATMENT);
    xmlNode *total = mx_element(mx, parent, "c-total");

    mx_count(total, "n", (long)counts.all);
    mx_count(total, "open", (long)counts.state[WORK_OPEN]);
    mx_count(total, "in-progress", (long)counts.state[WORK_IN_PROGRESS]);
    mx_count(total, "done", (long)counts.state[WORK_DONE]);
    mx_count(total, "dropped", (long)counts.state[WORK_DROPPED]);
    mx_count(total, "overdue", (long)counts.late);
    mx_count(total, "slipped", (long)counts.slipped);
    put_costs(mx, parent);
    put_owners(mx, parent);
    put_untreated(mx, parent);
}

/* ---- Statement of Applicability ---- */

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

/* What the organisation has added: how much of each sort. */
void summary_house(struct modelxml *mx, xmlNode *parent)
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

void summary_soa(struct modelxml *mx, xmlNode *parent)
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
