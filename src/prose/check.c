/* prose/check.c - references in texts, and what of a text cannot be set as it was written. */

#include "base/mem.h"
#include "prose/link.h"
#include "prose/markup.h"
#include "prose/place.h"
#include "prose/prose.h"
#include "prose/target.h"
#include "prose/texts.h"

#include <stdlib.h>

enum { SEARCHED = 200 };    /* unknown names for which the nearest are looked for: each costs a look at every id */

struct checker {
    const struct model *model;
    const struct texts *texts;
    struct diags *diags;
    struct arena arena;
    const char **ids;            /* made when first needed */
    size_t n_ids, cap_ids, searched;
    const struct value *value;   /* the text being looked at */
    struct placer placer;        /* of it */
    size_t from;                 /* in it: what was found lies before */
    bool told_html;              /* of it: once is enough */
    size_t misses;               /* places that were looked for in vain */
};

static const char *copy(struct checker *c, struct str s)
{
    return arena_dup(&c->arena, s.s, s.n);
}

static const char *subject(const struct checker *c)
{
    return c->value->record->entity->id;
}

/* ---- references ---- */

static void offer_nearest(struct checker *c, struct diag *d, struct str got)
{
    if (c->searched++ >= SEARCHED)
        return;
    if (!c->ids)
        for (const struct entity *e = c->model->first; e; e = e->next_all) {
            mem_grow(&c->ids, &c->cap_ids, c->n_ids + 1, sizeof *c->ids);
            c->ids[c->n_ids++] = e->id;
        }
    diag_set_nearest(c->diags, d, got, c->ids, c->n_ids);
}

/* The headings of a policy's text in the project's language; NULL where it cannot be read. */
static const struct headings *outline_of(struct checker *c, const struct entity *policy)
{
    const struct policy_text *text = texts_of(c->texts, c->model, policy, c->model->language, NULL);

    return text ? &text->headings : NULL;
}

static void check_heading(struct checker *c, const struct entity *entity, struct str heading, struct span span)
{
    const struct headings *headings = entity->kind == KIND_POLICY ? outline_of(c, entity) : NULL;
    const char **names;
    struct diag *d;

    if (entity->kind == KIND_DOCUMENT || (entity->kind == KIND_POLICY && !headings) || (headings && headings_find(headings, heading)))
        return;
    d = diag(c->diags, DIAG_UNKNOWN_HEADING, span, subject(c), { "got", copy(c, heading) }, { "id", entity->id });
    if (!headings)
        return;
    names = arena_alloc(&c->arena, (headings->n + 1) * sizeof *names);
    for (size_t i = 0; i < headings->n; i++)
        names[i] = copy(c, headings->items[i].name);
    diag_set_nearest(c->diags, d, heading, names, headings->n);
}

static void check_reference(struct checker *c, struct str written, struct span span)
{
    struct target target = target_of(c->model, written);
    const char *got = copy(c, target.id);
    struct span id = span;
    struct diag *d;

    if (id.end - id.start == written.n)
        id.end = id.start + (uint32_t)target.id.n;
    switch (target.state) {
    case TARGET_FOUND:
        if (target.heading.n) {
            if (span.end - span.start == written.n)
                span.start = span.end - (uint32_t)target.heading.n;
            check_heading(c, target.entity, target.heading, span);
        }
        break;
    case TARGET_UNKNOWN:
        d = diag(c->diags, DIAG_UNKNOWN_IN_TEXT, id, subject(c), { "got", got });
        offer_nearest(c, d, target.id);
        break;
    case TARGET_TWO:
        diag(c->diags, DIAG_AMBIGUOUS, id, subject(c), { "got", got }, { "first", target.entity->catalog->id }, { "second", target.other->catalog->id });
        break;
    case TARGET_EARLIER:
        d = diag(c->diags, DIAG_OLD_EDITION, id, subject(c), { "got", got }, { "now", target.entity->id }, { "title", entity_title(target.entity) });
        diag_set_fix(c->diags, d, str_of(target.entity->id));
        break;
    case TARGET_FORMER:
        d = diag(c->diags, DIAG_UNKNOWN_IN_TEXT, id, subject(c), { "got", got });
        diag_note(c->diags, d, "renamed", target.entity->id_span, { "now", target.entity->id });
        diag_set_fix(c->diags, d, str_of(target.entity->id));
        break;
    }
}

/* ---- texts ---- */

/* Where the next `needle` of the text stands: what cmark's tree holds comes in the text's order. */
static struct span next_place(struct checker *c, const char *before, struct str needle)
{
    enum { MISSES = 100 };    /* an address written with entities is not found as it is read; each look costs the length of the text */
    struct str text = c->value->text;
    size_t n = strlen(before);

    for (size_t i = c->from; needle.n && c->misses < MISSES && i + n + needle.n <= text.n; i++)
        if (!memcmp(text.s + i, before, n) && !memcmp(text.s + i + n, needle.s, needle.n)) {
            c->from = i + n + needle.n;
            return place_in(&c->placer, i + n, needle.n);
        }
    c->misses++;
    return c->value->span;
}

static void check_words(struct checker *c, const struct markup *markup, struct str text)
{
    struct str plain;
    const struct mark *mark;

    while (markup_piece(markup, &text, &plain, &mark))
        if (mark)
            check_reference(c, mark->name, place_in(&c->placer, mark->at, mark->name.n));
}

static void check_link(struct checker *c, const struct markup *markup, cmark_node *node)
{
    struct buf url = {0};
    struct link link;

    markup_restore(markup, &url, str_of(cmark_node_get_url(node)));
    link = link_of(buf_text(&url));
    if (link.kind == LINK_REFERENCE)
        check_reference(c, link.rest, next_place(c, "isms:", link.rest));
    else if (link.kind == LINK_NOWHERE && url.n)
        diag(c->diags, DIAG_LINK_NOT_FOLLOWED, next_place(c, "", buf_text(&url)), subject(c), { "url", url.s });
    buf_done(&url);
}

static void check_html(struct checker *c, const struct markup *markup, cmark_node *node)
{
    struct buf html = {0};
    struct str line, rest;

    if (c->told_html)
        return;
    c->told_html = true;
    markup_restore(markup, &html, str_of(cmark_node_get_literal(node)));
    rest = buf_text(&html);
    str_split(&rest, '\n', &line);
    diag(c->diags, DIAG_RAW_HTML, next_place(c, "", line), subject(c), { "got", copy(c, line) });
    buf_done(&html);
}

static void check_picture(struct checker *c, const struct markup *markup, cmark_node *node)
{
    struct buf url = {0};

    markup_restore(markup, &url, str_of(cmark_node_get_url(node)));
    diag(c->diags, DIAG_PICTURE, next_place(c, "", buf_text(&url)), subject(c), { "url", copy(c, buf_text(&url)) });
    buf_done(&url);
}

static void check_tree(struct checker *c, const struct markup *markup, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);

        if (type == CMARK_NODE_TEXT)
            check_words(c, markup, str_of(cmark_node_get_literal(node)));
        else if (type == CMARK_NODE_LINK && event == CMARK_EVENT_EXIT)    /* its words stand before its address */
            check_link(c, markup, node);
        else if (type == CMARK_NODE_IMAGE && event == CMARK_EVENT_EXIT)
            check_picture(c, markup, node);
        else if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
            check_html(c, markup, node);
    }
    cmark_iter_free(iter);
}

/* Whether a text has anything that could be wrong: links, pictures and references have [, HTML and <addresses> have <. */
static bool is_suspect(struct str text)
{
    return memchr(text.s, '[', text.n) || memchr(text.s, '<', text.n);
}

static void check_text(struct checker *c, const struct value *value)
{
    bool one = value->field->type == TYPE_TEXT;
    struct markup markup;
    cmark_node *root;

    c->value = value;
    placer_init(&c->placer, value);
    c->from = c->misses = 0;
    c->told_html = false;
    if (markup_is_too_long(value->text, one)) {
        diag(c->diags, DIAG_PARAGRAPH_TOO_LONG, value->span, subject(c));
        return;
    }
    if (!value->text.n || !is_suspect(value->text))
        return;
    markup_init(&markup, value->text);
    root = markup_parse(buf_text(&markup.text), one);
    check_tree(c, &markup, root);
    cmark_node_free(root);
    markup_done(&markup);
}

/* Of POL-2#retention the part after #. */
static struct span heading_span(const struct value *v)
{
    struct str written = span_text(v->span), heading = v->ref.heading;
    struct span span = v->span;

    if (written.n > heading.n && !memcmp(written.s + written.n - heading.n, heading.s, heading.n))
        span.start = span.end - (uint32_t)heading.n;
    return span;
}

static void check_record(struct checker *c, const struct record *record)
{
    for (const struct value *v = record->first; v; v = v->next) {
        if (v->field->type == TYPE_RECORD) {
            check_record(c, v->parts);
        } else if (v->span.source && !v->span.source->foreign) {
            c->value = v;
            if (v->field->type == TYPE_TEXT || v->field->type == TYPE_PROSE)
                check_text(c, v);
            else if (v->field->type == TYPE_REF && v->ref.target && v->ref.heading.n)
                check_heading(c, v->ref.target, v->ref.heading, heading_span(v));
        }
    }
}

void prose_check(const struct model *model, const struct texts *texts, struct diags *diags)
{
    struct checker c = { .model = model, .texts = texts, .diags = diags };

    arena_init(&c.arena);
    for (const struct entity *e = model->first; e; e = e->next_all)
        check_record(&c, &e->record);
    free(c.ids);
    arena_done(&c.arena);
}
