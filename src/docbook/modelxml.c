/* docbook/modelxml.c - the model XML of a document: its frame, and each declaration with all its fields, looping over the schema. */

#include "docbook/modelxml.h"
#include "base/file.h"
#include "base/mem.h"
#include "docbook/print.h"
#include "model/assess.h"
#include "model/duty.h"
#include "model/progress.h"
#include "prose/citations.h"
#include "rules/thresholds.h"

#include <stdlib.h>

xmlNode *mx_element(struct modelxml *mx, xmlNode *parent, const char *name)
{
    return xml_element(parent, mx->ns, name);
}

void mx_attr(xmlNode *node, const char *name, const char *value)
{
    if (value && *value)
        xml_attr(node, name, str_of(value));
}

void mx_date(xmlNode *node, const char *name, date day)
{
    char text[DATE_TEXT];

    mx_attr(node, name, date_format(day, text));
}

void mx_count(xmlNode *node, const char *name, long n)
{
    char text[24];

    snprintf(text, sizeof text, "%ld", n);
    mx_attr(node, name, text);
}

void mx_yes(xmlNode *node, const char *name, bool yes)
{
    mx_attr(node, name, yes ? "yes" : "no");
}

const char *mx_title(const struct modelxml *mx, const struct entity *e)
{
    const struct value *title;

    if (!strcmp(mx->book->language, mx->setup->model->language))
        return entity_title(e);
    title = record_text(&e->record, EVERY_TITLE, mx->book->language);
    return title && title->text.n ? arena_dup((struct arena *)&mx->arena, title->text.s, title->text.n) : e->id;
}

void mx_source(struct modelxml *mx, const struct source *source)
{
    void **at;

    if (!source || source->foreign || source == mx->latest)
        return;
    mx->latest = source;
    at = map_at(&mx->seen, str_of(source->name));
    if (*at)
        return;
    *at = (void *)source;
    mem_grow(&mx->sources, &mx->cap_sources, mx->n_sources + 1, sizeof *mx->sources);
    mx->sources[mx->n_sources++] = source->name;
}

/* Where a declaration stands, and where the project adds to one of a catalog. */
static void add_sources_of(struct modelxml *mx, const struct entity *e)
{
    mx_source(mx, e->span.source);
    if (e->stated)
        mx_source(mx, e->stated_span.source);
}

void mx_nowhere(struct modelxml *mx, xmlNode *node, const struct value *v)
{
    mx_yes(node, v->ref.loose ? "loose" : "unresolved", true);
    mx->unresolved = mx->unresolved || !v->ref.loose;
}

void mx_target(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    add_sources_of(mx, e);
    mx_attr(node, "to", e->address);
    mx_attr(node, "id", e->id);
    mx_attr(node, "kind", e->record.shape->name);
    mx_attr(node, "title", mx_title(mx, e));
}

struct str mx_heading_words(const struct modelxml *mx, const struct entity *policy, struct str name)
{
    const struct heading *heading = texts_heading(mx->setup->texts, mx->setup->model, policy, name, mx->book->language);

    return heading ? heading->text : name;
}

void mx_heading(const struct modelxml *mx, xmlNode *node, const struct entity *policy, struct str name)
{
    const struct heading *heading = texts_heading(mx->setup->texts, mx->setup->model, policy, name, mx->book->language);
    struct buf id = {0};

    if (heading && !heading->title) {
        heading_id(&id, policy, name);
        xmlUnsetProp(node, BAD_CAST "to");
        xml_attr(node, "to", buf_text(&id));
    }
    buf_done(&id);
}

const struct value *mx_point_title(const struct modelxml *mx, const struct record *record, int field, double point)
{
    const struct value *title = record_text(record, field, mx->book->language);
    struct buf number = {0};
    bool same;

    show_number(&number, point);
    same = title && str_eq(title->text, str_of(number.s));
    buf_done(&number);
    return same ? NULL : title;
}

static void put_source(struct modelxml *mx, xmlNode *node, struct span span)
{
    struct buf at = {0};

    if (!span.source)
        return;
    buf_printf(&at, "%s:%zu", span.source->name, source_place(span.source, span.start).line);
    xml_attr_ns(node, mx->src, "at", buf_text(&at));
    buf_done(&at);
}

/* ---- fields ---- */

static void put_record(struct modelxml *mx, xmlNode *node, const struct record *record, struct buf *path);

static void put_reference(struct modelxml *mx, xmlNode *node, const struct value *v)
{
    if (v->ref.target) {
        mx_target(mx, node, v->ref.target);
        xml_text(node, str_of(mx_title(mx, v->ref.target)));
        if (v->ref.heading.n) {
            xml_attr(node, "heading", v->ref.heading);
            mx_heading(mx, node, v->ref.target, v->ref.heading);
            xml_text(node, STR(" \xc2\xa7\xc2\xa0"));
            xml_text(node, mx_heading_words(mx, v->ref.target, v->ref.heading));
        }
        return;
    }
    mx_nowhere(mx, node, v);
    xml_text(node, v->ref.loose ? v->ref.written : v->text);
}

/* With the names that the method gives the dimension and the point. */
static void put_rating(struct modelxml *mx, xmlNode *node, const struct value *v)
{
    const struct entity *e = v->record->entity, *risk = e->kind == KIND_TREATMENT ? treatment_risk(e) : e;
    const struct entity *method = risk && risk->kind == KIND_RISK ? assess_method(mx->setup->model, risk) : NULL;
    const struct record *dimension = method ? assess_dimension(method, v->rating.dimension) : NULL;
    const struct record *point = method ? assess_impact_point(method, v->rating.dimension, v->rating.point) : NULL;
    const struct value *title;
    struct buf text = {0};

    show_number(&text, v->rating.point);
    if (v->rating.dimension.n)
        xml_attr(node, "in", v->rating.dimension);
    title = dimension ? record_text(dimension, METHOD_DIMENSION_TITLE, mx->book->language) : NULL;
    if (title)
        xml_attr(node, "in-title", title->text);
    mx_attr(node, "point", text.s);
    title = point ? mx_point_title(mx, point, METHOD_IMPACT_TITLE, v->rating.point) : NULL;
    if (title)
        xml_attr(node, "title", title->text);
    buf_done(&text);
}

static void put_attributes(xmlNode *node, const struct value *v)
{
    struct buf text = {0};

    switch (v->field->type) {
    case TYPE_CHOICE: xml_attr(node, "word", v->text); break;
    case TYPE_DATE: mx_date(node, "date", v->day); break;
    case TYPE_NUMBER: case TYPE_AMOUNT:
        show_number(&text, v->number);
        mx_attr(node, "number", text.s);
        if (v->percent)
            mx_yes(node, "percent", true);
        break;
    case TYPE_MONEY:
        mx_attr(node, "currency", v->money.currency);
        show_number(&text, (double)v->money.cents / 100);
        mx_attr(node, "amount", text.s);
        break;
    case TYPE_DURATION:
        mx_count(node, "count", v->duration.count);
        mx_attr(node, "unit", unit_name(v->duration.unit));
        break;
    case TYPE_INTERVAL:
        if (v->interval.unit != UNIT_NONE) {
            mx_count(node, "count", v->interval.count);
            mx_attr(node, "unit", unit_name(v->interval.unit));
        }
        break;
    default: break;
    }
    buf_done(&text);
}

static void put_value(struct modelxml *mx, xmlNode *parent, const struct value *v, struct buf *path)
{
    bool of_house = v->field->id >= FIELD_COUNT;    /* its name may be none for an element */
    xmlNode *node = mx_element(mx, parent, of_house ? "house-field" : v->field->name);
    struct buf text = {0};

    mx_source(mx, v->span.source);
    if (of_house)
        mx_attr(node, "field", v->field->name);
    switch (v->field->type) {
    case TYPE_RECORD: put_record(mx, node, v->parts, path); return;
    case TYPE_REF: put_reference(mx, node, v); return;
    case TYPE_TITLE: case TYPE_TEXT:
        put_source(mx, node, v->span);
        xml_lang(node, v->lang);
        prose_inline(node, mx->db, mx->setup->model, v, mx->book->language);
        return;
    case TYPE_PROSE:
        put_source(mx, node, v->span);
        xml_lang(node, v->lang);
        prose_blocks(node, mx->db, mx->setup->model, v, mx->book->language);
        return;
    case TYPE_RATING: put_rating(mx, node, v); break;
    default:
        if (!v->bad)
            put_attributes(node, v);
    }
    show_value(&text, mx->book, v, path->s);
    xml_text(node, buf_text(&text));
    buf_done(&text);
}

/* Of a text in several languages the document's, else the first that was written. */
static const char *language_of(const struct modelxml *mx, const struct record *record, int field)
{
    const struct value *v = record_text(record, field, mx->book->language);

    return v ? v->lang : NULL;
}

static void put_field(struct modelxml *mx, xmlNode *node, const struct record *record, const struct field *field, struct buf *path)
{
    size_t before = path->n;
    const char *lang = type_is_text(field->type) ? language_of(mx, record, field->id) : NULL;

    buf_printf(path, ".%s", field->name);
    for values_each(v, record, field->id)
        if (!lang || (v->lang && !strcmp(v->lang, lang)))
            put_value(mx, node, v, path);
    buf_cut(path, before);
}

static void put_record(struct modelxml *mx, xmlNode *node, const struct record *record, struct buf *path)
{
    for (const struct field *field = record->shape->fields; field; field = field->next)
        put_field(mx, node, record, field, path);
}

/* Who cites it (prose/citations.h): `heading` which part of it, `in` under which heading of a policy. */
static void put_citations(struct modelxml *mx, xmlNode *parent, const struct entity *e)
{
    for (const struct citation *c = citations_of(mx->setup->citations, e); c; c = c->next) {
        xmlNode *node = mx_element(mx, parent, "c-cited");

        mx_target(mx, node, c->by);
        if (c->in) {
            mx_heading(mx, node, c->by, c->in->name);
            xml_attr(node, "in", mx_heading_words(mx, c->by, c->in->name));
        }
        if (c->of)
            xml_attr(node, "heading", mx_heading_words(mx, e, c->of->name));
    }
}

xmlNode *mx_entity(struct modelxml *mx, xmlNode *parent, const struct entity *e)
{
    const struct field *every = mx->setup->model->schema->shapes[SHAPE_EVERY].fields;
    bool of_house = e->kind >= SHAPE_COUNT;    /* its kind's name may be none for an element */
    xmlNode *node = mx_element(mx, parent, of_house ? "house-entry" : e->record.shape->name);
    struct buf path = {0};

    if (of_house)
        mx_attr(node, "kind", e->record.shape->name);
    mx_attr(node, "id", e->id);
    mx_attr(node, "address", e->address);
    mx_attr(node, "title", mx_title(mx, e));
    add_sources_of(mx, e);
    put_source(mx, node, e->stated ? e->stated_span : e->span);
    buf_puts(&path, e->record.shape->name);
    put_record(mx, node, &e->record, &path);
    for (; every; every = every->next)
        if (every->id != EVERY_TITLE)
            put_field(mx, node, &e->record, every, &path);
    buf_done(&path);
    mx_computed(mx, node, e);
    put_citations(mx, node, e);
    return node;
}

/* ---- labels ---- */

static void put_labels(struct modelxml *mx, xmlNode *labels, const struct shape *shape, struct buf *path)
{
    for (const struct field *field = shape->fields; field; field = field->next) {
        size_t before = path->n;
        xmlNode *label;

        buf_printf(path, ".%s", field->name);
        label = xml_leaf(labels, mx->ns, "label", str_of(wordbook_label(mx->book, path->s, field->label)));
        if (label)
            mx_attr(label, "for", path->s);
        if (label && field->flags & (PLACE | NEEDED))    /* it is always there, and first */
            mx_yes(label, "plain", true);
        if (field->type == TYPE_RECORD)
            put_labels(mx, labels, &mx->setup->model->schema->shapes[field->shape], path);
        buf_cut(path, before);
    }
}

static void labels_of(struct modelxml *mx, xmlNode *labels, const struct shape *shape)
{
    struct buf path = {0};
    xmlNode *label;

    buf_puts(&path, shape->name);
    if (*shape->label) {
        label = xml_leaf(labels, mx->ns, "label", str_of(wordbook_label(mx->book, path.s, shape->label)));
        mx_attr(label, "for", path.s);
    }
    put_labels(mx, labels, shape, &path);
    if (shape->is_kind)
        put_labels(mx, labels, &mx->setup->model->schema->shapes[SHAPE_EVERY], &path);
    buf_done(&path);
}

/* ---- document control (7.5.2, 7.5.3) ---- */

void mx_who(struct modelxml *mx, xmlNode *node, const char *name, const struct value *v)
{
    if (!v || v->field->type != TYPE_REF)
        return;
    if (v->ref.target) {
        add_sources_of(mx, v->ref.target);
        mx_attr(node, name, mx_title(mx, v->ref.target));
    } else {
        mx->unresolved = mx->unresolved || !v->ref.loose;
        xml_attr(node, name, v->ref.written);
    }
}

struct dated { date on; size_t order; const struct record *record; };

static int newest_first(const void *x, const void *y)
{
    const struct dated *a = x, *b = y;

    if (a->on != b->on)
        return a->on < b->on ? 1 : -1;
    return a->order < b->order ? 1 : -1;
}

/* Calls put() for each record of a field, the newest first; of one day the last written first. */
static void each_newest_first(struct modelxml *mx, xmlNode *parent, const struct entity *e, int field, int day,
                              void (*put)(struct modelxml *mx, xmlNode *parent, const struct record *record, const struct entity *e))
{
    struct dated *list = mem_zero(record_count(&e->record, field), sizeof *list);
    size_t n = 0;

    for values_each(v, &e->record, field) {
        list[n] = (struct dated){ record_date(v->parts, day), n, v->parts };
        n++;
    }
    if (n)
        qsort(list, n, sizeof *list, newest_first);
    for (size_t i = 0; i < n; i++)
        put(mx, parent, list[i].record, e);
    free(list);
}

/* What says the same of a computed document and of a policy. */
struct control { int version, number, on, by, change, effective, audience, status, state, approver, location; };

static const struct control *control_of(const struct entity *e)
{
    static const struct control document = { DOCUMENT_VERSION, DOCUMENT_VERSION_NUMBER, DOCUMENT_VERSION_ON, DOCUMENT_VERSION_BY, DOCUMENT_VERSION_CHANGE,
                                             DOCUMENT_EFFECTIVE, DOCUMENT_AUDIENCE, DOCUMENT_STATUS, DOCUMENT_STATUS_STATE, DOCUMENT_APPROVER, DOCUMENT_LOCATION };
    static const struct control policy = { POLICY_VERSION, POLICY_VERSION_NUMBER, POLICY_VERSION_ON, POLICY_VERSION_BY, POLICY_VERSION_CHANGE,
                                           POLICY_EFFECTIVE, POLICY_AUDIENCE, POLICY_STATUS, POLICY_STATUS_STATE, POLICY_APPROVER, -1 };

    return e->kind == KIND_POLICY ? &policy : &document;
}

static void put_version(struct modelxml *mx, xmlNode *parent, const struct record *version, const struct entity *e)
{
    const struct control *control = control_of(e);
    xmlNode *node = mx_element(mx, parent, "version");
    const struct value *change = record_text(version, control->change, mx->book->language);

    xml_attr(node, "number", record_str(version, control->number));
    mx_date(node, "on", record_date(version, control->on));
    mx_who(mx, node, "by", record_get(version, control->by));
    if (change)
        prose_inline(node, mx->db, mx->setup->model, change, mx->book->language);
}

static void put_approval(struct modelxml *mx, xmlNode *parent, const struct record *approved, const struct entity *e)
{
    xmlNode *node = mx_element(mx, parent, "approval");
    struct version_state state = duty_version(e);

    mx_date(node, "on", record_date(approved, EVERY_APPROVED_ON));
    mx_who(mx, node, "by", record_get(approved, EVERY_APPROVED_BY));
    xml_attr(node, "version", record_str(approved, EVERY_APPROVED_VERSION));
    mx_yes(node, "current", str_eq(record_str(approved, EVERY_APPROVED_VERSION), state.number));
}

static void put_review(struct modelxml *mx, xmlNode *parent, const struct record *reviewed, const struct entity *e)
{
    xmlNode *node = mx_element(mx, parent, "review");
    const struct value *note = record_text(reviewed, EVERY_REVIEWED_NOTE, mx->book->language);

    (void)e;
    mx_date(node, "on", record_date(reviewed, EVERY_REVIEWED_ON));
    mx_who(mx, node, "by", record_get(reviewed, EVERY_REVIEWED_BY));
    if (note)
        prose_inline(node, mx->db, mx->setup->model, note, mx->book->language);
}

static void put_classification(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    struct buf text = {0};

    for values_each(v, &e->record, EVERY_CLASSIFICATION) {
        if (text.n)
            buf_puts(&text, ", ");
        if (v->ref.target)
            buf_puts(&text, mx_title(mx, v->ref.target));
        else
            buf_str(&text, v->text);
    }
    mx_attr(node, "classification", text.s);
    buf_done(&text);
}

static void put_declared(struct modelxml *mx, xmlNode *node, const struct entity *e)
{
    const struct control *control = control_of(e);
    const struct model *model = mx->setup->model;
    struct version_state version = duty_version(e);
    const struct record *status = record_parts(&e->record, control->status);
    struct review_state review = duty_review(e, threshold_time(model, THRESHOLD_REVIEW_INTERVAL));
    const struct value *description = record_text(&e->record, EVERY_DESCRIPTION, mx->book->language);
    struct buf text = {0};

    add_sources_of(mx, e);
    xml_attr(node, "version", version.number);
    mx_date(node, "date", version.dated);
    if (status) {
        struct str word = record_str(status, control->state);

        xml_attr(node, "status", word);
        mx_attr(node, "status-text", wordbook_choice(mx->book, "document.status.state", word, &text));
    }
    mx_date(node, "effective", record_date(&e->record, control->effective));
    mx_date(node, "next-review", review.next);
    put_classification(mx, node, e);
    mx_who(mx, node, "owner", record_get(&e->record, EVERY_OWNER));
    mx_attr(node, "address", e->address);
    mx_attr(node, "approved", version.current ? "current" : version.approved ? "earlier" : "no");
    if (version.approved_number.n)
        xml_attr(node, "approved-version", version.approved_number);
    each_newest_first(mx, node, e, control->version, control->on, put_version);
    each_newest_first(mx, node, e, EVERY_APPROVED, EVERY_APPROVED_ON, put_approval);
    for values_each(v, &e->record, control->approver)
        put_reference(mx, mx_element(mx, node, "approver"), v);
    for values_each(v, &e->record, control->audience)
        put_reference(mx, mx_element(mx, node, "audience"), v);
    each_newest_first(mx, node, e, EVERY_REVIEWED, EVERY_REVIEWED_ON, put_review);
    if (description)
        prose_blocks(mx_element(mx, node, "description"), mx->db, model, description, mx->book->language);
    for values_each(v, &e->record, control->location)
        prose_inline(mx_element(mx, node, "location"), mx->db, model, v, mx->book->language);
    if (e->kind == KIND_POLICY && !entity_has(e, control->version))
        mx_changes(mx, node, e);
    buf_done(&text);
}

const char *mx_document_title(const struct modelxml *mx, const struct document_row *row)
{
    const struct entity *e = document_declared(mx->setup->model, row);
    const char *title;
    struct buf id = {0};

    if (e && entity_has(e, EVERY_TITLE))
        return mx_title(mx, e);
    buf_printf(&id, "document.%s", row->id);
    title = wordbook_find(mx->book, id.s);
    buf_done(&id);
    return title ? title : row->title;
}

static void put_document(struct modelxml *mx)
{
    const struct entity *e = document_control(mx->setup->model, mx->document);
    xmlNode *node = mx_element(mx, mx->root, "document");

    mx_attr(node, "id", mx->document->of ? mx->document->of->id : mx->document->id);
    mx_attr(node, "title", e && entity_has(e, EVERY_TITLE) ? mx_title(mx, e) : mx_document_title(mx, mx->document->row));
    mx_yes(node, "declared", e != NULL);
    if (e)
        put_declared(mx, node, e);
}

/* What the management system covers, in its own words: the same in each document (4.3). */
static void put_scopes(struct modelxml *mx)
{
    for model_each(scope, mx->setup->model, KIND_SCOPE) {
        const struct value *statement = record_text(&scope->record, SCOPE_STATEMENT, mx->book->language);
        xmlNode *node;

        if (!statement)
            continue;
        node = mx_element(mx, mx->root, "c-scope");
        mx_target(mx, node, scope);
        xml_lang(node, statement->lang);
        prose_blocks(node, mx->db, mx->setup->model, statement, mx->book->language);
    }
}

/* ---- whether it is a draft ---- */

/* Draft: nobody declared it, its own state says so, no approval or only one of another version, or an error concerns what flows into it. */
static void put_draft(struct modelxml *mx, bool error)
{
    const struct entity *e = document_control(mx->setup->model, mx->document);
    struct version_state version = e ? duty_version(e) : (struct version_state){0};
    struct buf because = {0};

    if (!e)
        buf_puts(&because, " undeclared");
    else if (duty_publication(e) == PUBLICATION_DRAFT)
        buf_puts(&because, " draft");
    if (e && !version.current)
        buf_puts(&because, version.approved ? " outdated" : " unapproved");
    if (mx->setup->stamp && mx->setup->stamp->changed)
        buf_puts(&because, " changed");
    if (error)
        buf_puts(&because, " error");
    mx_yes(mx->root, "draft", because.n > 0);
    if (because.n)
        mx_attr(mx->root, "draft-because", because.s + 1);
    buf_done(&because);
}

/* ---- the whole ---- */

static int by_name(const void *a, const void *b)
{
    return str_natural(str_of(*(const char *const *)a), str_of(*(const char *const *)b));
}

static void put_sources(struct modelxml *mx)
{
    xmlNode *sources = mx_element(mx, mx->root, "sources");

    if (mx->n_sources)
        qsort(mx->sources, mx->n_sources, sizeof *mx->sources, by_name);
    for (size_t i = 0; i < mx->n_sources; i++)
        mx_attr(mx_element(mx, sources, "source"), "name", mx->sources[i]);
}

static void put_entities(struct modelxml *mx)
{
    const struct model *model = mx->setup->model;

    const struct document_row *row = mx->document->row;

    for document_kinds_each(kind, row, model->schema) {
        for model_each(e, model, (enum shape_id)kind) {
            if (!document_takes(mx->setup, mx->document, e))
                continue;
            *map_at(&mx->flowing, str_of(e->id)) = e;
            mx_entity(mx, mx->root, e);
        }
    }
    document_summarise(mx, mx->root);
    put_sources(mx);
}

xmlDoc *modelxml_new(const struct doc_setup *setup, const struct document *document, const struct wordbook *book, struct figures *figures)
{
    struct modelxml mx = { .setup = setup, .document = document, .book = book, .figures = figures };
    xmlNode *labels;
    char day[DATE_TEXT];

    arena_init(&mx.arena);
    mx.tree = xml_document("model", NS_MODEL, NULL);
    mx.root = xmlDocGetRootElement(mx.tree);
    mx.ns = mx.root->ns;
    mx.db = xmlNewNs(mx.root, BAD_CAST NS_DOCBOOK, BAD_CAST "db");
    mx.src = xmlNewNs(mx.root, BAD_CAST NS_SOURCE, BAD_CAST "src");
    mx_attr(mx.root, "document", document->stem);
    if (document->of)
        mx_attr(mx.root, "address", document->of->address);
    xml_lang(mx.root, book->language);
    mx_attr(mx.root, "as-of", date_format(setup->model->as_of, day));
    mx_attr(mx.root, "generator", setup->generator);
    if (setup->model->isms) {
        mx_attr(mx.root, "organisation", mx_title(&mx, setup->model->isms));
        add_sources_of(&mx, setup->model->isms);
    }
    xmlAddChild(mx.root, xmlDocCopyNode(xmlDocGetRootElement(book->tree), mx.tree, 1));
    labels = mx_element(&mx, mx.root, "labels");
    for document_kinds_each(kind, document->row, setup->model->schema)
        labels_of(&mx, labels, &setup->model->schema->shapes[kind]);
    labels_of(&mx, labels, &setup->model->schema->shapes[SHAPE_EVERY]);
    put_document(&mx);
    mx_revision(&mx);
    if (!document->of)    /* it says itself where it holds */
        put_scopes(&mx);
    put_entities(&mx);
    put_draft(&mx, mx_findings(&mx) || mx.unresolved);
    map_done(&mx.flowing);
    map_done(&mx.seen);
    free(mx.sources);
    arena_done(&mx.arena);
    return mx.tree;
}
