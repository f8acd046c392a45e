/* docbook/handbook.c - the policies as one book: which edition of each it prints, and an index of the controls, risks and terms that its sections speak of (5.2, A.5.1). */

#include "base/mem.h"
#include "base/utf8.h"
#include "docbook/glossary.h"
#include "docbook/maker.h"
#include "docbook/shared.h"
#include "model/duty.h"
#include "prose/texts.h"

#include <stdlib.h>
#include <strings.h>

static void handbook_policy(struct modelxml *mx, xmlNode *node, const struct entity *policy)
{
    struct version_state version = duty_version(policy);
    struct review_state review = duty_review(policy, mx_time(mx, THRESHOLD_REVIEW_INTERVAL));
    const struct record *status = record_parts(&policy->record, POLICY_STATUS);
    xmlNode *edition = mx_element(mx, node, "c-edition");
    struct buf room = {0};

    xml_attr(edition, "version", version.number);
    mx_date(edition, "date", version.dated);
    mx_yes(edition, "approved", version.current);
    if (status)
        mx_attr(edition, "state-text", wordbook_choice(mx->book, "policy.status.state", record_str(status, POLICY_STATUS_STATE), &room));
    mx_date(edition, "next-review", review.next);
    mx_yes(edition, "overdue", review.next != DATE_NONE && review.next < mx->setup->model->as_of);
    buf_done(&room);
}

/* ---- the index ---- */

/* What is looked up, in this order. */
static const enum shape_id topics[] = { KIND_CONTROL, KIND_RISK, KIND_TERM };
enum { TOPICS = sizeof topics / sizeof *topics };

/* `name`: of a term, by which a reader looks it up; "" for what is looked up by its id. */
struct cite { const struct entity *topic; const char *name, *place, *title; size_t order; };

struct indexing {
    struct modelxml *mx;
    struct map topics;                 /* address -> entity */
    struct map places;                 /* id of a section -> how many stand before it, and one */
    struct glossary *glossary;
    const char *place, *title;         /* the section that is looked through */
    struct cite *cites;
    size_t n, cap;
};

static void add_cite(void *closure, const struct entity *topic)
{
    struct indexing *x = closure;

    mem_grow(&x->cites, &x->cap, x->n + 1, sizeof *x->cites);
    x->cites[x->n++] = (struct cite){ topic, topic->kind == KIND_TERM ? mx_title(x->mx, topic) : "", x->place, x->title, (size_t)map_get(&x->places, str_of(x->place)) };
}

static void begin_place(struct indexing *x, const char *place, const char *title)
{
    void **at = map_at(&x->places, str_of(place));

    if (!*at)
        *at = (void *)x->places.n;
    x->place = place;
    x->title = title;
}

static char *words_of(struct indexing *x, const xmlNode *node)
{
    xmlChar *content = xmlNodeGetContent(node);
    char *copy = arena_dup(&x->mx->arena, (char *)content, strlen((char *)content));

    xmlFree(content);
    return copy;
}

/* The references below a node, but for those in sections of their own. */
static void find_links(struct indexing *x, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        const struct entity *topic;

        if (child->type != XML_ELEMENT_NODE || xml_is(child, NS_DOCBOOK, "section"))
            continue;
        topic = xml_is(child, NS_DOCBOOK, "link") ? map_get(&x->topics, str_of(xml_get(child, "linkend"))) : NULL;
        if (topic)
            add_cite(x, topic);
        find_links(x, child);
    }
}

static const char *own_id(const xmlNode *node)
{
    for (const xmlAttr *a = node->properties; a; a = a->next)
        if (a->ns && a->children && !strcmp((const char *)a->name, "id"))
            return (const char *)a->children->content;
    return NULL;
}

static void look_through(struct indexing *x, const xmlNode *section)
{
    const char *place = x->place, *title = x->title;

    find_links(x, section);
    for (const xmlNode *child = section->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE)
            continue;
        if (!xml_is(child, NS_DOCBOOK, "section")) {
            glossary_find(x->glossary, str_of(words_of(x, child)), add_cite, x);
            continue;
        }
        if (own_id(child))
            begin_place(x, own_id(child), child->children ? words_of(x, child->children) : "");
        look_through(x, child);
        x->place = place;
        x->title = title;
    }
}

static int topic_of(int kind)
{
    int i = 0;

    while (i < TOPICS - 1 && (int)topics[i] != kind)
        i++;
    return i;
}

static int cite_order(const void *a_cite, const void *b_cite)
{
    const struct cite *a = a_cite, *b = b_cite;
    int by_kind = topic_of(a->topic->kind) - topic_of(b->topic->kind), by_name, by_id;

    if (by_kind)
        return by_kind;
    by_name = strcasecmp(a->name, b->name);
    if (by_name)
        return by_name;
    by_id = a->topic == b->topic ? 0 : str_natural(str_of(a->topic->id), str_of(b->topic->id));
    return by_id ? by_id : a->order < b->order ? -1 : 1;
}

static void put_index(struct indexing *x, xmlNode *parent)
{
    xmlNode *list = NULL, *topic = NULL;

    if (x->n)
        qsort(x->cites, x->n, sizeof *x->cites, cite_order);
    for (size_t i = 0; i < x->n; i++) {
        const struct cite *c = &x->cites[i], *before = i ? c - 1 : NULL;
        xmlNode *place;

        if (!before || before->topic->kind != c->topic->kind) {
            list = mx_element(x->mx, parent, "c-index");
            mx_attr(list, "kind", c->topic->record.shape->name);
            mx_attr(list, "label", mx_kind_words(x->mx, c->topic->record.shape));
        }
        if (!before || before->topic != c->topic)
            mx_target(x->mx, topic = mx_element(x->mx, list, "c-topic"), c->topic);
        else if (!strcmp(before->place, c->place))
            continue;
        place = mx_element(x->mx, topic, "c-place");
        mx_attr(place, "id", c->place);
        mx_attr(place, "text", c->title);
    }
}

/* A control that names a text, or a part of it, has a place in it, whether the text says so or not. */
static void add_worked_out(struct indexing *x)
{
    const struct applicability *all = x->mx->setup->applicability;

    for (size_t i = 0; all && i < all->n_catalogs; i++) {
        for (size_t k = 0; k < all->catalogs[i].n; k++) {
            const struct entry *entry = &all->catalogs[i].entries[k];

            for (size_t t = 0; t < entry->n_texts; t++) {
                const struct worked_out *text = &entry->texts[t];
                const struct policy_text *words = text->policy && text->policy->kind == KIND_POLICY ?
                    texts_of(x->mx->setup->texts, x->mx->setup->model, text->policy, x->mx->book->language, NULL) : NULL;

                if (!text->policy || text->policy->kind != KIND_POLICY)
                    continue;
                x->place = text->policy->address;
                x->title = mx_title(x->mx, text->policy);
                for (size_t h = 0; words && text->heading.n && h < words->headings.n; h++) {
                    struct buf id = {0};

                    if (!str_eq(words->headings.items[h].name, text->heading) || words->headings.items[h].title)
                        continue;
                    heading_id(&id, text->policy, text->heading);
                    x->place = arena_dup(&x->mx->arena, id.s, id.n);
                    x->title = arena_dup(&x->mx->arena, words->headings.items[h].text.s, words->headings.items[h].text.n);
                    buf_done(&id);
                }
                add_cite(x, entry->control);
            }
        }
    }
}

struct chapter { size_t part, order; const xmlNode *policy; };

static int chapter_order(const void *a_chapter, const void *b_chapter)
{
    const struct chapter *a = a_chapter, *b = b_chapter;

    return a->part != b->part ? (a->part < b->part ? -1 : 1) : a->order < b->order ? -1 : 1;
}

/* In the order of the book: by its parts, which stand below `summary`. */
static void look_through_chapters(struct indexing *x, const xmlNode *summary)
{
    struct map parts = {0};
    struct chapter *chapters = NULL;
    size_t n = 0, cap = 0;

    for (const xmlNode *part = summary->children; part; part = part->next)
        if (xml_is(part, NS_MODEL, "c-group"))
            *map_at(&parts, str_of(xml_get(part, "id"))) = (void *)(parts.n + 1);
    for (const xmlNode *policy = x->mx->root->children; policy; policy = policy->next) {
        if (!xml_is(policy, NS_MODEL, "policy"))
            continue;
        mem_grow(&chapters, &cap, n + 1, sizeof *chapters);
        chapters[n] = (struct chapter){ (size_t)map_get(&parts, str_of(xml_get(policy, "c-group"))), n, policy };
        n++;
    }
    if (n)
        qsort(chapters, n, sizeof *chapters, chapter_order);
    for (size_t i = 0; i < n; i++) {
        begin_place(x, xml_get(chapters[i].policy, "address"), xml_get(chapters[i].policy, "title"));
        for (const xmlNode *body = chapters[i].policy->children; body; body = body->next)
            if (xml_is(body, NS_MODEL, "c-body"))
                look_through(x, body);
    }
    free(chapters);
    map_done(&parts);
}

static void summary_handbook(struct modelxml *mx, xmlNode *parent)
{
    const struct model *model = mx->setup->model;
    struct indexing x = { .mx = mx, .glossary = glossary_new(model) };
    long published = 0;

    for (int i = 0; i < TOPICS; i++)
        for model_each(e, model, topics[i])
            *map_at(&x.topics, str_of(e->address)) = e;
    for model_each(policy, model, KIND_POLICY)
        published += duty_publication(policy) == PUBLICATION_PUBLISHED;
    mx_count(mx_element(mx, parent, "c-total"), "n", (long)model->counts[KIND_POLICY]);
    mx_figure(mx, parent, "handbook.published", published);
    handbook_parts(mx, parent);
    look_through_chapters(&x, parent);
    add_worked_out(&x);
    put_index(&x, parent);
    summary_gaps(mx, parent);
    free(x.cites);
    glossary_free(x.glossary);
    map_done(&x.places);
    map_done(&x.topics);
}

/* ---- each policy ---- */

static bool same_words(struct str a, struct str b)
{
    size_t n_a, n_b;
    char *folded_a = utf8_fold(a, &n_a), *folded_b = utf8_fold(b, &n_b);
    bool same = str_eq((struct str){ folded_a, n_a }, (struct str){ folded_b, n_b });

    free(folded_a);
    free(folded_b);
    return same;
}

/* The text itself, in the document made of it. `title`: what its own heading calls it, where that is something else. */
static void compute_policy(struct modelxml *mx, xmlNode *node, const struct entity *policy)
{
    const char *lang = NULL;
    const struct policy_text *text;
    xmlNode *body;

    if (mx->document->row->doc == DOCUMENT_HANDBOOK)
        handbook_policy(mx, node, policy);
    else if (mx->document->of != policy)
        return;
    text = texts_of(mx->setup->texts, mx->setup->model, policy, mx->book->language, &lang);
    body = mx_element(mx, node, "c-body");
    xml_lang(body, lang);
    if (!text)
        return;
    mx_source(mx, text->source);
    if (texts_title(text).n && !same_words(texts_title(text), str_of(mx_title(mx, policy))))
        xml_attr(body, "title", texts_title(text));
    prose_body(body, mx->db, mx->setup->model, mx->setup->texts, policy, mx->book->language);
}

const struct maker maker_handbook = {
    .documents = { { DOCUMENT_HANDBOOK, summary_handbook, NULL, NULL } },
    .kinds = { { KIND_POLICY, compute_policy, "c-group?" } },
    .elements = (const struct maker_element[]){
        { "policy", "c-edition", "optional", "version? date:date? approved:yes state-text? next-review:date? overdue:yes" },
        { "policy", "c-body", "optional", "title? @value.prose" },
        { "c-summary", "c-index", "zeroOrMore", "kind label" },
        { "c-index", "c-topic", "oneOrMore", "@target" },
        { "c-topic", "c-place", "oneOrMore", "id text" },
        { 0 },
    },
};
