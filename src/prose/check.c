/* prose/check.c - references in texts, and what of a text cannot be set as it was written. */

#include "base/mem.h"
#include "model/duty.h"
#include "prose/front.h"
#include "prose/html.h"
#include "prose/layer.h"
#include "prose/link.h"
#include "prose/place.h"
#include "prose/prose.h"
#include "prose/target.h"
#include "prose/texts.h"
#include "syntax/characters.h"

#include <stdlib.h>
#include <strings.h>

enum { SEARCHED = 200 };    /* unknown names for which the nearest are looked for: each costs a look at every id */

struct checker {
    const struct model *model;
    const struct texts *texts;
    struct diags *diags;
    struct arena arena;
    const char **ids;            /* made when first needed */
    size_t n_ids, cap_ids, searched;
    const struct value *value;          /* the text being looked at, of a declaration */
    struct placer placer;               /* of it */
    const struct policy_text *text;     /* or that of a policy */
    struct str base;                    /* its words */
    size_t from;                        /* in it: what was found lies before */
    int line;                           /* of it: where the block begins that is looked at; 0 before the first */
    struct map tags;                    /* of it: HTML that was told, by name */
    size_t misses;                      /* places that were looked for in vain */
};

static const char *copy(struct checker *c, struct str s)
{
    return arena_dup(&c->arena, s.s, s.n);
}

static const char *subject(const struct checker *c)
{
    return c->text ? c->text->policy->id : c->value->record->entity->id;
}

/* The place of a part of the text. */
static struct span place_of(struct checker *c, struct str part)
{
    if (c->text) {
        uint32_t start = (uint32_t)(part.s - c->text->source->text.s);

        return (struct span){ c->text->source, start, start + (uint32_t)part.n };
    }
    return place_in(&c->placer, (size_t)(part.s - c->base.s), part.n);
}

/* Where no part can be told: the line in which the paragraph begins. */
static struct span whole(const struct checker *c)
{
    struct str rest = c->base, line = STR("");

    if (!c->text)
        return c->value->span;
    for (int i = 0; i < c->line && str_split(&rest, '\n', &line); i++) {}
    return (struct span){ c->text->source, (uint32_t)((c->line ? line.s : c->base.s) - c->text->source->text.s), (uint32_t)((c->line ? line.s : c->base.s) - c->text->source->text.s) };
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

static void unknown_heading(struct checker *c, const struct entity *policy, const struct headings *headings, struct str got, struct span span)
{
    const char **names = arena_alloc(&c->arena, (headings->n + 1) * sizeof *names);
    struct diag *d = diag(c->diags, DIAG_UNKNOWN_HEADING, span, subject(c), { "got", copy(c, got) }, { "id", policy->id });

    for (size_t i = 0; i < headings->n; i++)
        names[i] = copy(c, headings->items[i].name);
    if (c->searched++ < SEARCHED)
        diag_set_nearest(c->diags, d, got, names, headings->n);
}

static void check_heading(struct checker *c, const struct entity *entity, struct str heading, struct span span)
{
    static const struct headings none = {0};
    const struct headings *headings = entity->kind == KIND_POLICY ? outline_of(c, entity) : NULL;

    if (entity->kind == KIND_DOCUMENT || (entity->kind == KIND_POLICY && !headings) || (headings && headings_find(headings, heading)))
        return;
    unknown_heading(c, entity, headings ? headings : &none, heading, span);
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
    struct str text = c->base;
    size_t n = strlen(before);

    for (size_t i = c->from; needle.n && c->misses < MISSES && i + n + needle.n <= text.n; i++)
        if (!memcmp(text.s + i, before, n) && !memcmp(text.s + i + n, needle.s, needle.n)) {
            c->from = i + n + needle.n;
            return place_of(c, (struct str){ text.s + i + n, needle.n });
        }
    c->misses++;
    return whole(c);
}

static void check_words(struct checker *c, const struct markup *markup, struct str text)
{
    struct str plain;
    const struct mark *mark;

    while (markup_piece(markup, &text, &plain, &mark))
        if (mark && mark->kind == MARK_REFERENCE)
            check_reference(c, mark->name, place_of(c, mark->name));
}

/* #name: a heading of the same text. */
static void check_place(struct checker *c, struct str name)
{
    struct span span;

    if (headings_like(&c->text->headings, name))
        return;
    span = next_place(c, "#", name);
    unknown_heading(c, c->text->policy, &c->text->headings, name, span);
}

/* other.md#name */
static void check_fragment(struct checker *c, const struct target *target, struct str url)
{
    const char *hash = memchr(url.s, '#', url.n);
    struct str name = hash ? str_cut(url, (size_t)(hash - url.s) + 1) : STR("");
    const struct headings *headings = outline_of(c, target->entity);

    if (name.n && headings && !headings_like(headings, name))
        unknown_heading(c, target->entity, headings, name, next_place(c, "#", name));
}

static void check_link(struct checker *c, const struct markup *markup, cmark_node *node)
{
    struct buf url = {0};
    struct link link;
    struct target target;

    markup_restore(markup, &url, str_of(cmark_node_get_url(node)));
    link = link_of(buf_text(&url));
    if (link.kind == LINK_REFERENCE)
        check_reference(c, link.rest, next_place(c, "isms:", link.rest));
    else if (link.kind == LINK_PLACE && c->text)
        check_place(c, link.rest);
    else if (link.kind == LINK_NOWHERE && c->text && texts_link(c->texts, c->model, c->text, buf_text(&url), &target))
        check_fragment(c, &target, buf_text(&url));
    else if (link.kind == LINK_NOWHERE && url.n)
        diag(c->diags, DIAG_LINK_NOT_FOLLOWED, next_place(c, "", buf_text(&url)), subject(c), { "url", url.s });
    buf_done(&url);
}

/* Each kind of tag once. */
static void check_html(struct checker *c, const struct markup *markup, cmark_node *node)
{
    struct buf html = {0};
    struct str line, rest, tag;
    void **told;

    markup_restore(markup, &html, str_of(cmark_node_get_literal(node)));
    rest = buf_text(&html);
    while (str_split(&rest, '\n', &line) && !memchr(line.s, '<', line.n)) {}
    line = str_trim(line);
    if (!line.s)
        line = STR("");
    tag = memchr(line.s, '<', line.n) ? html_tag(str_cut(line, (size_t)((const char *)memchr(line.s, '<', line.n) - line.s))) : line;
    if (!tag.n || tag.s[0] != '/') {    /* what closes was told where it opened */
        told = map_at(&c->tags, str_of(copy(c, tag)));
        if (!*told)
            diag(c->diags, DIAG_RAW_HTML, next_place(c, "", line), subject(c), { "got", copy(c, line) });
        *told = c;
    }
    buf_done(&html);
}

static void check_picture(struct checker *c, const struct markup *markup, cmark_node *node)
{
    static const char *const reasons[] = { [LACK_ELSEWHERE] = "elsewhere", [LACK_FILE] = "file", [LACK_BROKEN] = "broken", [LACK_COST] = "cost", [LACK_KIND] = "kind" };
    struct buf url = {0};
    enum picture_lack lack;

    markup_restore(markup, &url, str_of(cmark_node_get_url(node)));
    lack = c->text ? texts_picture_lack(c->texts, c->text, buf_text(&url)) : LACK_NONE;
    if (!c->text || lack) {
        struct span place = next_place(c, "", buf_text(&url));
        struct diag *d = diag(c->diags, lack == LACK_SIZE ? DIAG_PICTURE_LARGE : DIAG_PICTURE, place, subject(c), { "url", copy(c, buf_text(&url)) });

        if (lack != LACK_SIZE)
            diag_note(c->diags, d, c->text ? reasons[lack] : "declaration", (struct span){0});
    }
    buf_done(&url);
}

static void check_tree(struct checker *c, const struct markup *markup, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);

        if (type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING || type == CMARK_NODE_HTML_BLOCK)
            c->line = cmark_node_get_start_line(node) ? cmark_node_get_start_line(node) : c->line;
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

/* Footnotes stand outside of the tree. */
static void check_notes(struct checker *c, const struct markup *markup)
{
    for (size_t i = 0; i < markup->n; i++) {
        const struct note *note = markup->marks[i].kind == MARK_NOTE ? layer_note(markup, markup->marks[i].name) : NULL;

        if (note && note->written.s == markup->marks[i].written.s) {
            c->from = (size_t)(note->written.s - c->base.s);
            check_tree(c, markup, note->item);
        }
    }
}

/* Whether a text has anything that could be wrong: links, pictures and references have [, HTML and <addresses> have <, tables | or --, boxes :::, attributes {; and paragraphs are too long. */
static bool is_suspect(struct str text)
{
    return memchr(text.s, '[', text.n) || memchr(text.s, '<', text.n) || memchr(text.s, '|', text.n) || memchr(text.s, '{', text.n) || memmem(text.s, text.n, "--", 2) || memmem(text.s, text.n, ":::", 3) || text.n > PARAGRAPH_MOST;
}

/* What was found wrong when the tree was made. */
static void tell_remarks(struct checker *c, const struct markup *markup)
{
    for (size_t i = 0; i < markup->n_remarks; i++) {
        const struct remark *r = &markup->remarks[i];

        diag(c->diags, (enum diag_code)r->code, place_of(c, r->where), subject(c), { "got", r->got });
    }
}

static void begin_text(struct checker *c, struct str base)
{
    c->base = base;
    c->from = c->misses = 0;
    c->line = 0;
    map_done(&c->tags);
    map_init(&c->tags);
}

static void check_text(struct checker *c, const struct value *value)
{
    bool one = value->field->type == TYPE_TEXT;
    struct markup markup;
    cmark_node *root;

    c->value = value;
    c->text = NULL;
    placer_init(&c->placer, value);
    begin_text(c, value->text);
    if (one && value->text.n > PARAGRAPH_MOST) {
        diag(c->diags, DIAG_PARAGRAPH_TOO_LONG, value->span, subject(c));
        return;
    }
    if (!value->text.n || !is_suspect(value->text))
        return;
    markup_init(&markup, value->text, one);
    root = one ? layer_parse_one(&markup, buf_text(&markup.text)) : layer_parse(&markup);
    check_tree(c, &markup, root);
    check_notes(c, &markup);
    tell_remarks(c, &markup);
    layer_free(&markup, root);
    markup_done(&markup);
}

/* ---- the texts of policies ---- */

static bool says(struct str value, struct str is)
{
    return is.n && value.n == is.n && !strncasecmp(value.s, is.s, is.n);
}

static bool says_who(struct str value, const struct record *record, int field)
{
    for values_each(v, record, field)
        if (says(value, v->ref.written) || (v->ref.target && (says(value, str_of(v->ref.target->id)) || says(value, str_of(entity_title(v->ref.target))))))
            return true;
    return false;
}

/* A person by name where the declaration names the role that this person holds. */
static bool is_held_by(const struct model *model, struct str name, const struct record *record, int field)
{
    for model_each(person, model, KIND_PERSON) {
        if (!says(name, str_of(person->id)) && !says(name, str_of(entity_title(person))))
            continue;
        for values_each(v, record, field)
            if (v->ref.target && duty_acts_for(person, v->ref.target, model->as_of))
                return true;
    }
    return false;
}

/* Whether the declaration says the same, or the document shows what front matter says. */
static bool agrees(struct checker *c, const struct front_field *field)
{
    const struct entity *e = c->text->policy;
    struct version_state version = duty_version(e);
    const struct record *status = record_parts(&e->record, POLICY_STATUS);

    switch (field->kind) {
    case FRONT_TITLE: return !c->text->headings.n || !c->text->headings.items[0].title || says(field->value, c->text->headings.items[0].text) || says(field->value, str_of(entity_title(e)));
    case FRONT_DESCRIPTION: case FRONT_LANGUAGE: return field->value.n > 0;
    case FRONT_ID: return says(field->value, str_of(e->id));
    case FRONT_VERSION: return says(field->value, version.number);
    case FRONT_DATE: return version.dated != DATE_NONE && date_is_meant(field->value, version.dated);
    case FRONT_OWNER: return says_who(field->value, &e->record, EVERY_OWNER) || is_held_by(c->model, field->value, &e->record, EVERY_OWNER);
    case FRONT_AUTHOR:
        return version.version &&
               (says_who(field->value, version.version, POLICY_VERSION_BY) || is_held_by(c->model, field->value, version.version, POLICY_VERSION_BY));
    case FRONT_STATUS: return status && says(field->value, record_str(status, POLICY_STATUS_STATE));
    case FRONT_CLASS: return says_who(field->value, &e->record, EVERY_CLASSIFICATION);
    default: return false;
    }
}

static void check_front(struct checker *c)
{
    struct str rest = c->text->front;
    struct front_field field;

    while (front_next(&rest, &field))
        if (!agrees(c, &field))
            diag(c->diags, field.kind == FRONT_UNKNOWN || !field.value.n ? DIAG_FRONT_UNREAD : DIAG_FRONT_DIFFERS, place_of(c, field.name), subject(c),
                 { "name", copy(c, field.name) }, { "value", copy(c, field.value) }, { "id", subject(c) });
}

static void check_policy(struct checker *c, const struct policy_text *text)
{
    struct target first = { .entity = (struct entity *)text->policy };
    const struct headings *outline = outline_of(c, first.entity);

    c->text = text;
    characters_check(text->source, subject(c), c->diags);
    if (text->unread) {
        if (characters_are_text(text->source->text))
            diag(c->diags, DIAG_TEXT_EMPTY, ((struct span){ text->source, 0, 0 }), subject(c), { "id", subject(c) }, { "title", entity_title(text->policy) });
        c->text = NULL;
        return;
    }
    begin_text(c, text->body);
    check_front(c);
    check_tree(c, &text->markup, text->root);
    check_notes(c, &text->markup);
    tell_remarks(c, &text->markup);
    if (outline && outline != &text->headings && !headings_agree(outline, &text->headings))
        diag(c->diags, DIAG_OUTLINES_DIFFER, whole(c), subject(c), { "id", subject(c) }, { "file", text->source->name });
    c->text = NULL;
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

/* Which of its values names this file. */
static const struct value *naming(const struct entity *policy, struct str path)
{
    for values_each(v, &policy->record, POLICY_TEXT)
        if (str_eq(v->text, path))
            return v;
    return NULL;
}

/* A text is read once, for the first policy that names it: what is to be said of it is said there. */
static void check_shared(struct checker *c)
{
    for model_each(policy, c->model, KIND_POLICY)
        for values_each(v, &policy->record, POLICY_TEXT) {
            const struct policy_text *text = c->texts ? map_get(&c->texts->paths, v->text) : NULL;
            const struct value *first = text ? naming(text->policy, v->text) : NULL;

            if (first && first != v)
                diag_note(c->diags, diag(c->diags, DIAG_TEXT_SHARED, v->span, policy->id, { "file", text->source->name }, { "id", policy->id },
                                         { "title", entity_title(policy) }),
                          "first", first->span, { "first", text->policy->id });
        }
}

void prose_check(const struct model *model, const struct texts *texts, struct diags *diags)
{
    struct checker c = { .model = model, .texts = texts, .diags = diags };

    arena_init(&c.arena);
    for (const struct entity *e = model->first; e; e = e->next_all)
        check_record(&c, &e->record);
    for (const struct policy_text *text = texts ? texts->first : NULL; text; text = text->next)
        check_policy(&c, text);
    check_shared(&c);
    map_done(&c.tags);
    free(c.ids);
    arena_done(&c.arena);
}
