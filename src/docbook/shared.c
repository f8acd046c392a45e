/* docbook/shared.c - what several documents tell alike: levels and ratings, progress, looks, who uses an entry, totals and figures. */

#include "docbook/shared.h"
#include "base/mem.h"
#include "docbook/maker.h"
#include "docbook/print.h"
#include "model/applicability.h"
#include "model/assess.h"
#include "model/duty.h"

#include <stdlib.h>

/* ---- attributes ---- */

void mx_number(xmlNode *node, const char *name, double number)
{
    struct buf text = {0};

    show_number(&text, number);
    mx_attr(node, name, text.s);
    buf_done(&text);
}

void mx_words(struct modelxml *mx, xmlNode *node, const char *name, const struct record *record, int field)
{
    const struct value *v = record ? record_text(record, field, mx->book->language) : NULL;

    if (v)
        xml_attr(node, name, v->text);
}

void mx_choice(struct modelxml *mx, xmlNode *node, const char *name, const char *path, const char *word)
{
    struct buf room = {0};

    mx_attr(node, name, wordbook_choice(mx->book, path, str_of(word), &room));
    buf_done(&room);
}

/* The name of a point of a scale; nothing where it is the number once more. */
void mx_point(struct modelxml *mx, xmlNode *node, const char *name, const struct record *record, int field, double point)
{
    const struct value *title = record ? mx_point_title(mx, record, field, point) : NULL;

    if (title)
        xml_attr(node, name, title->text);
}

bool mx_state_is(const struct entity *e, int status, int state, const char *word)
{
    const struct record *parts = record_parts(&e->record, status);

    return parts && record_choice_is(parts, state, word);
}

struct str mx_word_of(const struct entity *e, int field)
{
    const struct value *v = entity_get(e, field);

    return v && !v->bad ? v->text : STR("none");
}

struct duration mx_time(struct modelxml *mx, enum threshold threshold)
{
    if (!mx->asked[threshold]) {
        mx->asked[threshold] = true;
        mx->times[threshold] = threshold_time(mx->setup->model, threshold);
    }
    return mx->times[threshold];
}

/* ---- levels, controls, progress ---- */

void mx_level(struct modelxml *mx, xmlNode *node, const struct record *level)
{
    if (!level)
        return;
    xml_attr(node, "level", assess_level_name(level));
    mx_words(mx, node, "level-title", level, METHOD_LEVEL_TITLE);
    mx_number(node, "level-rank", assess_rank(level));
    xml_attr(node, "colour", assess_level_colour(level));
    xml_attr(node, "response", record_str(level, METHOD_LEVEL_RESPONSE));
}

/* `holder` has the rating, by the method of `risk`: the risk itself, or a treatment that says what it will come to. */
void mx_rating(struct modelxml *mx, xmlNode *parent, const struct entity *holder, const struct entity *risk, int field, const char *of)
{
    const struct entity *method = assess_method(mx->setup->model, risk);
    const struct record *rating = record_parts(&holder->record, field);
    struct assessment a = assess_rating(method, rating);
    xmlNode *node;

    if (!rating)
        return;
    node = mx_element(mx, parent, "c-rating");
    mx_attr(node, "of", of);
    mx_yes(node, "complete", a.complete);
    if (a.likelihood > 0) {
        mx_count(node, "likelihood", a.likelihood);
        mx_point(mx, node, "likelihood-title", method ? assess_likelihood_point(method, a.likelihood) : NULL, METHOD_LIKELIHOOD_TITLE, a.likelihood);
    }
    if (a.impact > 0) {
        mx_number(node, "impact", a.impact);
        mx_point(mx, node, "impact-title", method ? assess_impact_point(method, STR(""), a.impact) : NULL, METHOD_IMPACT_TITLE, a.impact);
    }
    if (a.score > 0)
        mx_number(node, "score", a.score);
    mx_level(mx, node, a.level);
}

/* By a treatment; one that names the control twice, once. */
static void put_via(struct modelxml *mx, xmlNode *control, const struct entity *via)
{
    if (via && !(control->last && !strcmp(xml_get(control->last, "to"), via->address)))
        mx_target(mx, mx_element(mx, control, "c-via"), via);
}

/* Each control once, in the order in which they are named; `via` a treatment that names it, NULL for a declaration's own. `seen` has their elements. */
void mx_controls(struct modelxml *mx, xmlNode *parent, const struct record *record, int field, int which, const struct entity *via, struct map *seen)
{
    for values_each(line, record, field) {
        for values_each(v, line->parts, which) {
            const struct entity *control = v->ref.target;
            void **at = map_at(seen, control ? str_of(control->address) : v->ref.written);
            xmlNode *node;
            const struct entry *entry;

            if (*at) {
                put_via(mx, *at, via);
                continue;
            }
            *at = node = mx_element(mx, parent, "c-control");
            put_via(mx, node, via);
            if (!control) {
                mx_nowhere(mx, node, v);
                xml_attr(node, "title", v->ref.written);
                continue;
            }
            mx_target(mx, node, control);
            entry = mx->setup->applicability ? applicability_find(mx->setup->applicability, control) : NULL;
            if (entry) {
                mx_attr(node, "status", entry->included ? entry_state_name(entry->state) : "excluded");
                mx_choice(mx, node, "status-text", "control.state", entry->included ? entry_state_name(entry->state) : "excluded");
            }
        }
    }
}

void mx_progress(struct modelxml *mx, xmlNode *node, const struct entity *work, const struct progress *p)
{
    const struct value *every = work->kind == KIND_TREATMENT ? entity_get(work, TREATMENT_EVERY) : work->kind == KIND_ACTION ? entity_get(work, ACTION_EVERY) : NULL;
    struct buf room = {0};

    mx_attr(node, "state", work_state_name(p->state));
    mx_choice(mx, node, "state-text", "work.state", work_state_name(p->state));
    mx_date(node, "since", p->since);
    mx_date(node, "due", p->due);
    if (p->first_due != p->due)
        mx_date(node, "first-due", p->first_due);
    mx_count(node, "slips", p->slips);
    if (every) {
        show_how_often(&room, mx->book, every);
        xml_attr(node, "every", buf_text(&room));
    }
    mx_yes(node, "overdue", p->days_late > 0);
    if (p->days_late > 0)
        mx_count(node, "days-late", p->days_late);
    if (p->share >= 0)
        mx_number(node, "share", p->share);
    mx_yes(node, "pending", p->pending);
    buf_done(&room);
}

void mx_look(struct modelxml *mx, xmlNode *parent, struct look look)
{
    xmlNode *node;

    if (look.last == DATE_NONE && look.due == DATE_NONE)
        return;
    node = mx_element(mx, parent, "c-review");
    mx_date(node, "last", look.last);
    mx_date(node, "next", look.due);
    mx_yes(node, "overdue", look.late);
}

/* ---- who uses an entry ---- */

/* The field of the declaration itself that a value lies in. */
static const struct field *top_field(const struct value *v)
{
    while (v->record->outer)
        v = v->record->outer;
    return v->field;
}

const char *mx_kind_words(struct modelxml *mx, const struct shape *kind)
{
    return wordbook_kinds(mx->book, kind->name, kind->label);
}

/* "Risks", "Owner of assets": words for what refers to it, by kind and field; where there are none, the kind's label. */
static const char *use_label(struct modelxml *mx, const struct value *v)
{
    const struct shape *kind = value_entity(v)->record.shape;
    struct buf id = {0};
    const char *words;

    buf_printf(&id, "by.%s.%s", kind->name, top_field(v)->name);
    words = wordbook_find(mx->book, id.s);
    buf_done(&id);
    return words ? words : mx_kind_words(mx, kind);
}

/* In the order of the table of kinds; of one kind by its words, so that those of one heading stand together; then as the model lists them. */
struct use { const char *label; const struct entity *by; size_t order; };

static int use_order(const void *x, const void *y)
{
    const struct use *a = x, *b = y;
    int by_label;

    if (a->by->kind != b->by->kind)
        return a->by->kind < b->by->kind ? -1 : 1;
    by_label = strcmp(a->label, b->label);
    if (by_label)
        return by_label;
    if (a->by != b->by)
        return str_natural(str_of(a->by->id), str_of(b->by->id));
    return a->order < b->order ? -1 : 1;
}

void mx_uses(struct modelxml *mx, xmlNode *parent, const struct entity *e, bool (*counts)(const struct value *v))
{
    struct use *uses = NULL;
    size_t n = 0, cap = 0;
    xmlNode *node = NULL;

    for (const struct value *v = e->refs; v; v = value_next_ref(v)) {
        const struct entity *by = value_entity(v);

        if (by->foreign || by == e || by->stands_for || (counts && !counts(v)))
            continue;
        mem_grow(&uses, &cap, n + 1, sizeof *uses);
        uses[n] = (struct use){ use_label(mx, v), by, n };
        n++;
    }
    if (n)
        qsort(uses, n, sizeof *uses, use_order);
    for (size_t i = 0; i < n; i++) {
        bool alike = i && !strcmp(uses[i].label, uses[i - 1].label);

        if (alike && uses[i].by == uses[i - 1].by)
            continue;
        if (!alike) {
            node = mx_element(mx, parent, "c-use");
            mx_attr(node, "label", uses[i].label);
        }
        mx_target(mx, mx_element(mx, node, "c-by"), uses[i].by);
    }
    free(uses);
}

/* The actions that follow from an incident stand in it with owner and day, so do the metrics and actions of an objective. */
static bool work_shown_apart(const struct value *v)
{
    int kind = value_entity(v)->kind, of = v->ref.target->kind;

    return field_is(v, EVERY_OF) && ((kind == KIND_ACTION && (of == KIND_INCIDENT || of == KIND_OBJECTIVE)) || (kind == KIND_METRIC && of == KIND_OBJECTIVE));
}

/* What is not told of an entry here, since it stands in another place: its class, and what names it only as one of very many. The scope weighs issues and requirements. */
static bool is_told_here(const struct value *v)
{
    if (top_field(v)->id == SCOPE_CONSIDERS || top_field(v)->id == SCOPE_SETS_ASIDE)
        return true;
    return !work_shown_apart(v) && top_field(v)->id != EVERY_CLASSIFICATION && top_field(v)->id != EVERY_LABELS && value_entity(v)->kind != KIND_DOCUMENT && value_entity(v)->kind != KIND_SCOPE;
}

void mx_used(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    mx_uses(mx, node, e, is_told_here);
}

/* ---- totals and figures ---- */

long mx_count_if(const struct modelxml *mx, enum shape_id kind, bool (*is)(const struct entity *e))
{
    long n = 0;

    for model_each(e, mx->setup->model, kind)
        n += is(e);
    return n;
}

void mx_total(struct modelxml *mx, xmlNode *parent, enum shape_id kind)
{
    xmlNode *total = mx_element(mx, parent, "c-total");
    long n = 0, open = 0;

    for model_each(e, mx->setup->model, kind) {
        n++;
        open += duty_in_force(e, mx->setup->model->as_of);
    }
    mx_count(total, "n", n);
    mx_count(total, "open", open);
}

void mx_figure(struct modelxml *mx, xmlNode *parent, const char *id, long n)
{
    xmlNode *node = mx_element(mx, parent, "c-fact");

    mx_attr(node, "id", id);
    mx_count(node, "n", n);
}

void mx_elsewhere(struct modelxml *mx, xmlNode *parent, enum document_id doc, long n)
{
    xmlNode *node = mx_element(mx, parent, "c-elsewhere");

    mx_attr(node, "document", document_rows[doc].id);
    mx_attr(node, "title", mx_document_title(mx, &document_rows[doc]));
    mx_count(node, "n", n);
}

void mx_groups(struct modelxml *mx, xmlNode *parent, enum shape_id kind)
{
    const struct maker_group *grouping = maker_of_groups(kind);
    const char *name = mx->setup->model->schema->shapes[kind].name;
    struct str rest = str_of(grouping->order), word;

    while (str_split(&rest, '/', &word)) {
        struct buf id = {0};
        xmlNode *node;
        long n = 0;

        for model_each(e, mx->setup->model, kind)
            n += document_takes(mx->setup, mx->document, e) && str_eq(grouping->of(mx->setup->model, e), word);
        if (!n)
            continue;
        node = mx_element(mx, parent, "c-group");
        mx_attr(node, "kind", name);
        xml_attr(node, "id", word);
        buf_printf(&id, "group.%s.%.*s", name, STR_ARGS(word));
        mx_attr(node, "text", wordbook_get(mx->book, id.s));
        mx_count(node, "n", n);
        buf_done(&id);
    }
}

const struct maker maker_shared = {
    .elements = (const struct maker_element[]){
        { "every", "c-cited", "zeroOrMore", "@target in? heading?" },
        { "c-use", "c-by", "oneOrMore", "@target" },
        { "c-summary", "c-total", "optional", "n:int open:int?" },
        { "c-summary", "c-fact", "zeroOrMore", "id n:int" },
        { "c-summary", "c-group", "zeroOrMore", "kind id text n:int" },
        { "c-summary", "c-elsewhere", "zeroOrMore", "document title n:int" },
        { "c-summary", "c-gap", "zeroOrMore", "code severity:error|warning|info? n:int" },
        { "c-gap", "c-one", "oneOrMore", "to? id? kind? title" },
        { 0 },
    },
};
