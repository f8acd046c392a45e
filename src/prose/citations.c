/* prose/citations.c - who cites what. */

#include "prose/citations.h"
#include "base/mem.h"
#include "prose/link.h"

#include <stdlib.h>

struct cited { struct citation citation; const struct entity *target; size_t order; };

struct citations {
    const struct model *model;
    const struct texts *texts;
    struct cited *items;
    size_t n, cap;
    struct map first;                /* address of what is cited -> its first struct citation */
    /* while they are collected */
    const struct entity *by;
    const struct heading *in;
    const struct policy_text *text;
};

static void add(struct citations *c, const struct target *target)
{
    const struct heading *of;

    if (target->state != TARGET_FOUND || target->entity == c->by)
        return;
    of = target->heading.n ? texts_heading(c->texts, c->model, target->entity, target->heading, c->model->language) : NULL;
    if (of && of->title)
        of = NULL;
    mem_grow(&c->items, &c->cap, c->n + 1, sizeof *c->items);
    c->items[c->n] = (struct cited){ { of, c->by, c->in, NULL }, target->entity, c->n };
    c->n++;
}

static void add_words(struct citations *c, const struct markup *markup, struct str text)
{
    struct str plain;
    const struct mark *mark;

    while (markup_piece(markup, &text, &plain, &mark)) {
        if (mark && mark->kind == MARK_REFERENCE) {
            struct target target = target_of(c->model, mark->name);

            add(c, &target);
        }
    }
}

static void add_link(struct citations *c, const struct markup *markup, cmark_node *node)
{
    struct buf url = {0};
    struct link link;
    struct target target = { .state = TARGET_UNKNOWN };

    markup_restore(markup, &url, str_of(cmark_node_get_url(node)));
    link = link_of(buf_text(&url));
    if (link.kind == LINK_REFERENCE)
        target = target_of(c->model, link.rest);
    else if (link.kind == LINK_NOWHERE && c->text && !texts_link(c->texts, c->model, c->text, buf_text(&url), &target))
        target.state = TARGET_UNKNOWN;
    add(c, &target);
    buf_done(&url);
}

static void add_tree(struct citations *c, const struct markup *markup, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_TEXT)
            add_words(c, markup, str_of(cmark_node_get_literal(node)));
        else if (event == CMARK_EVENT_ENTER && cmark_node_get_type(node) == CMARK_NODE_LINK)
            add_link(c, markup, node);
    }
    cmark_iter_free(iter);
}

static void add_notes(struct citations *c, const struct markup *markup)
{
    for (size_t i = 0; i < markup->n; i++) {
        const struct note *note = markup->marks[i].kind == MARK_NOTE ? layer_note(markup, markup->marks[i].name) : NULL;

        if (note && note->written.s == markup->marks[i].written.s)
            add_tree(c, markup, note->item);
    }
}

static void add_value(struct citations *c, const struct value *v)
{
    bool one = v->field->type == TYPE_TEXT;
    struct markup markup;
    cmark_node *root;

    if (v->text.n > PARAGRAPH_MOST || (!memmem(v->text.s, v->text.n, "[[", 2) && !memmem(v->text.s, v->text.n, "isms:", 5)))
        return;
    markup_init(&markup, v->text, one);
    root = one ? layer_parse_one(&markup, buf_text(&markup.text)) : layer_parse(&markup);
    add_tree(c, &markup, root);
    add_notes(c, &markup);
    layer_free(&markup, root);
    markup_done(&markup);
}

static void add_record(struct citations *c, const struct record *record)
{
    for (const struct value *v = record->first; v; v = v->next) {
        if (v->field->type == TYPE_RECORD) {
            add_record(c, v->parts);
        } else if (v->field->type == TYPE_TEXT || v->field->type == TYPE_PROSE) {
            if (v->span.source && !v->span.source->foreign)
                add_value(c, v);
        } else if (v->field->type == TYPE_REF && v->ref.target && v->ref.target->kind == KIND_POLICY) {
            add(c, &(struct target){ .state = TARGET_FOUND, .entity = v->ref.target, .heading = v->ref.heading });
        }
    }
}

static void add_policy(struct citations *c, const struct policy_text *text)
{
    size_t heading = 0;

    c->text = text;
    c->by = text->policy;
    c->in = NULL;
    for (cmark_node *node = cmark_node_first_child(text->root); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING && heading < text->headings.n) {
            c->in = &text->headings.items[heading++];
            if (c->in->title)
                c->in = NULL;
        }
        add_tree(c, &text->markup, node);
    }
    c->in = NULL;
    add_notes(c, &text->markup);
    c->text = NULL;
}

static size_t line_of(const struct heading *heading)
{
    return heading ? heading->line : 0;
}

/* What is cited, of it which part; then who cites it. */
static int compare(const void *x, const void *y)
{
    const struct cited *a = x, *b = y;

    if (a->target != b->target)
        return a->target->order < b->target->order ? -1 : 1;
    if (a->citation.of != b->citation.of)
        return line_of(a->citation.of) < line_of(b->citation.of) ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

static bool is_known(const struct citation *first, const struct citation *other)
{
    for (int i = 0; first && i < 200; first = first->next, i++)
        if (first->of == other->of && first->by == other->by && first->in == other->in)
            return true;
    return false;
}

struct citations *citations_new(const struct model *model, const struct texts *texts)
{
    struct citations *c = mem_zero(1, sizeof *c);
    struct citation *last = NULL;

    c->model = model;
    c->texts = texts;
    map_init(&c->first);
    for (const struct entity *e = model->first; e; e = e->next_all) {
        c->by = e;
        add_record(c, &e->record);
    }
    for (const struct policy_text *text = texts ? texts->first : NULL; text; text = text->next)
        add_policy(c, text);
    if (c->n)
        qsort(c->items, c->n, sizeof *c->items, compare);
    for (size_t i = 0; i < c->n; i++) {
        void **first = map_at(&c->first, str_of(c->items[i].target->address));

        if (!*first)
            *first = &c->items[i].citation;
        else if (is_known(*first, &c->items[i].citation))
            continue;
        else
            last->next = &c->items[i].citation;
        last = &c->items[i].citation;
    }
    return c;
}

void citations_free(struct citations *c)
{
    if (!c)
        return;
    map_done(&c->first);
    free(c->items);
    free(c);
}

const struct citation *citations_of(const struct citations *c, const struct entity *target)
{
    return c ? map_get(&c->first, str_of(target->address)) : NULL;
}
