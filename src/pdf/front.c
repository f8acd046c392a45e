/* pdf/front.c - what stands before the text. */

#include "pdf/block.h"
#include "pdf/front.h"
#include "pdf/headings.h"
#include "pdf/para.h"

#include <math.h>
#include <string.h>

enum { CONTENTS_LEVELS = 2, CONTENTS_LEAST = 3 };

#define FEW_LINES 0.12     /* of a page: so much of the contents on a page of its own is too little */
#define GIVEN_MOST 0.6     /* of the space between their lines */

static const xmlNode *child_with(const xmlNode *info, const char *name, const char *attribute, const char *value)
{
    for (const xmlNode *child = info ? info->children : NULL; child; child = child->next)
        if (node_is(child, name) && (!attribute || (node_attr(child, attribute) && !strcmp(node_attr(child, attribute), value))))
            return child;
    return NULL;
}

static const char *filled(struct layout *layout, const char *pattern, const char *value)
{
    const char *at = strstr(pattern, "{n}");

    return at && *value ? arena_printf(&layout->arena, "%.*s%s%s", (int)(at - pattern), pattern, value, at + 3) : value;
}

struct imprint front_imprint(struct layout *layout, const xmlNode *root)
{
    const xmlNode *info = headings_part(root, "info"), *state;
    struct imprint imprint = { .info = info };

    imprint.title = node_text(layout, headings_title(root));
    imprint.subtitle = node_text(layout, headings_part(root, "subtitle"));
    imprint.organisation = node_text(layout, child_with(info, "orgname", NULL, NULL));
    imprint.id = node_text(layout, child_with(info, "biblioid", "otherclass", "document-id"));
    imprint.version = filled(layout, layout->words->version, node_text(layout, child_with(info, "edition", NULL, NULL)));
    imprint.published = node_text(layout, child_with(info, "pubdate", NULL, NULL));
    imprint.as_of = filled(layout, layout->words->as_of, node_text(layout, child_with(info, "date", NULL, NULL)));
    imprint.classification = node_text(layout, child_with(info, "releaseinfo", "role", "classification"));
    imprint.generator = node_text(layout, child_with(info, "releaseinfo", "role", "generator"));
    imprint.revision = node_text(layout, child_with(info, "releaseinfo", "role", "revision"));
    imprint.commit = node_text(layout, child_with(info, "releaseinfo", "role", "commit"));
    imprint.tags = node_text(layout, child_with(info, "releaseinfo", "role", "tags"));
    imprint.changed = node_text(layout, child_with(info, "releaseinfo", "role", "changed"));
    imprint.said = node_text(layout, child_with(info, "releaseinfo", "role", "said"));
    state = child_with(info, "releaseinfo", "role", "state");
    if (state) {
        imprint.state = node_text(layout, state);
        if (!*imprint.state)
            imprint.state = layout->words->draft;
    }
    return imprint;
}

static void add_string(struct layout *layout, struct flow *flow, const struct place *place, enum style_id style, const xmlNode *node, const char *string)
{
    struct place own = *place;
    struct text text = {0};

    own.style = style;
    text_add_string(layout, &text, text_span(layout, &own, node), string);
    para_add(layout, flow, &own, &text, node);
    text_done(&text);
}

static void add_space(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *node, double height)
{
    flow_add(layout, flow, place, BOX_SPACE, node, height);
    flow->keep = true;
}

/* "Version 1.2 · 2026-10-20 · facts as of 2026-11-21 · Internal", and the state as a label. */
static void add_imprint(struct layout *layout, struct flow *flow, const struct place *place, const xmlNode *root, const struct imprint *imprint)
{
    const char *parts[] = { imprint->version, imprint->published, imprint->as_of, imprint->classification };
    const xmlNode *node = imprint->info ? imprint->info : root;
    struct place own = *place;
    struct text text = {0};
    const struct span *span;

    own.style = STYLE_IMPRINT;
    span = text_span(layout, &own, node);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (!*parts[i])
            continue;
        if (text.n)
            text_add_string(layout, &text, span, "\xc2\xa0 \xc2\xb7 \xc2\xa0");
        text_add_string(layout, &text, span, parts[i]);
    }
    para_add(layout, flow, &own, &text, node);
    text_done(&text);
}

void front_title(struct layout *layout, struct flow *flow, const xmlNode *root, const struct imprint *imprint)
{
    struct place place = block_column(layout, hyphens_language(layout->hyphens, node_attr(root, "lang")));
    const xmlNode *title = headings_title(root);
    struct box *rule;

    flow_id(flow, node_id(root));
    if (*imprint->organisation) {
        add_string(layout, flow, &place, STYLE_ORGANISATION, imprint->info, imprint->organisation);
        flow->keep = true;
    }
    add_space(layout, flow, &place, root, 58);
    if (title)
        block_words(layout, flow, &place, STYLE_TITLE, title, title->children);
    flow->keep = true;
    if (*imprint->subtitle) {
        add_string(layout, flow, &place, STYLE_SUBTITLE, root, imprint->subtitle);
        flow->keep = true;
    }
    flow->room = 14;
    rule = flow_add(layout, flow, &(struct place){ .width = 64 }, BOX_RULE, root, 2.2);
    rule->of.rule = COLOUR_ACCENT;
    rule->after = 14;
    flow->keep = true;
    add_imprint(layout, flow, &place, root, imprint);
    flow->keep = false;
    flow->room = 16;
    for (const xmlNode *child = root->children; child; child = child->next)
        if (headings_is_section(child) && node_role(child, "document-control"))
            block_node(layout, flow, &place, child);
}

/* --- contents --- */

static void add_line(struct layout *layout, struct flow *flow, const struct place *place, const struct heading *heading, double number_width)
{
    const xmlNode *title = headings_title(heading->node);
    struct place own = *place;
    struct text text = {0};
    struct span *span;
    size_t before = flow->n;

    own.style = heading->level == 1 ? STYLE_TOC1 : STYLE_TOC2;
    own.x += heading->level == 1 ? 0 : 18;
    own.width -= own.x - place->x;
    span = (struct span *)text_span(layout, &own, title);
    span->link = heading->id;
    span->inside = heading->id != NULL;
    span->tabular = true;
    if (*heading->number) {
        flow->label = heading->number;
        flow->label_span = span;
        flow->label_x = (float)-number_width;
        own.x += number_width;
        own.width -= number_width;
    }
    own.width -= 40;
    text_add_string(layout, &text, span, heading->title);
    para_add(layout, flow, &own, &text, title);
    text_done(&text);
    flow->label = NULL;
    for (size_t i = before; i < flow->n; i++) {
        flow->boxes[i]->width = place->x + place->width - flow->boxes[i]->x;
        if (i > before)
            flow->boxes[i]->page = PAGE_NEVER;
    }
    if (flow->n > before)
        flow->boxes[flow->n - 1]->of.line->page_of = heading;
}

static double widest_number(struct layout *layout, unsigned level)
{
    double widest = 0;
    struct place place = { .style = level == 1 ? STYLE_TOC1 : STYLE_TOC2, .tabular = true };
    const struct span *span = text_span(layout, &place, NULL);

    for (size_t i = 0; i < layout->headings_n; i++) {
        const struct heading *heading = &layout->headings[i];
        struct text text = {0};
        double width = 0;

        if (heading->level != level || heading->control)
            continue;
        text_add_string(layout, &text, span, heading->number);
        for (size_t k = 0; k < text.n; k++)
            width += token_width(layout, &text.tokens[k]);
        if (width > widest)
            widest = width;
        text_done(&text);
    }
    return widest > 0 ? widest + 9 : 0;
}

/* A last page with a line or a few of the contents, and nothing else: between the lines above there is room for them. */
static void draw_together(struct flow *flow)
{
    double page = theme_portrait.height - theme_portrait.top - theme_portrait.bottom, lines = 0, gaps, over;

    for (size_t i = 0; i < flow->n; i++)
        lines += flow->boxes[i]->height;
    gaps = flow_height(flow) - lines;
    over = fmod(lines + gaps, page);
    if (lines + gaps <= page || over > page * FEW_LINES || over > gaps * GIVEN_MOST)
        return;
    for (size_t i = 0; i < flow->n; i++) {
        flow->boxes[i]->before *= (float)(1 - (over + 1) / gaps);
        flow->boxes[i]->after *= (float)(1 - (over + 1) / gaps);
    }
}

void front_contents(struct layout *layout, struct flow *flow, const xmlNode *root)
{
    struct place place = block_column(layout, hyphens_language(layout->hyphens, node_attr(root, "lang")));
    double widths[CONTENTS_LEVELS + 1] = { 0, widest_number(layout, 1), widest_number(layout, 2) };
    size_t count = 0;

    for (size_t i = 0; i < layout->headings_n; i++)
        count += !layout->headings[i].control && layout->headings[i].level <= CONTENTS_LEVELS;
    if (count < CONTENTS_LEAST)
        return;
    if (widths[1] < 18)
        widths[1] = 18;    /* titles of both levels begin above each other */
    add_string(layout, flow, &place, STYLE_CONTENTS_HEAD, root, layout->words->contents);
    flow->keep = true;
    for (size_t i = 0; i < layout->headings_n; i++) {
        const struct heading *heading = &layout->headings[i];

        if (heading->control || heading->level > CONTENTS_LEVELS || !*heading->title)
            continue;
        add_line(layout, flow, &place, heading, widths[heading->level]);
        /* a chapter's line stays with the first of its sections */
        if (heading->level == 1 && i + 1 < layout->headings_n && layout->headings[i + 1].level == 2)
            flow->keep = true;
    }
    flow->keep = false;
    draw_together(flow);
}
