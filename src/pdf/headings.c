/* pdf/headings.c - the first walk over a document: its ids, what links lead to, its sections and their numbers. */

#include "base/mem.h"
#include "pdf/headings.h"

#include <stdio.h>
#include <string.h>

enum { LEVELS = 32 };

static const char *const sections[] = {
    "section", "chapter", "appendix", "preface", "part", "sect1", "sect2", "sect3", "sect4", "sect5", "simplesect", "glossary", "bibliography",
    "index", "colophon", "dedication", "acknowledgements", "article", "refentry", "refsection", "partintro", "topic",
};
/* Those never have a number. */
static const char *const bare[] = { "preface", "simplesect", "glossary", "bibliography", "index", "colophon", "dedication", "acknowledgements", "partintro" };

bool headings_is_section(const xmlNode *node)
{
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        if (node_is(node, sections[i]))
            return true;
    return false;
}

/* Title, subtitle and info stand before everything else: a section of ten thousand sections is not searched. */
const xmlNode *headings_part(const xmlNode *section, const char *name)
{
    const xmlNode *info = NULL;

    for (const xmlNode *child = section->children; child; child = child->next) {
        if (node_is(child, name))
            return child;
        if (node_is(child, "info"))
            info = child;
        else if (child->type == XML_ELEMENT_NODE && !node_is(child, "title") && !node_is(child, "subtitle") && !node_is(child, "titleabbrev"))
            break;
    }
    return info ? node_child(info, name) : NULL;
}

const xmlNode *headings_title(const xmlNode *section)
{
    return headings_part(section, "title");
}

struct counting {
    struct layout *layout;
    unsigned counts[LEVELS];
    unsigned appendices, parts, chapters;
    char prefix[LEVELS][64];       /* the number of the section at each level */
    unsigned part_depth;           /* of parts around and with the section at hand */
};

static bool is_numbered(const xmlNode *section)
{
    for (size_t i = 0; i < sizeof bare / sizeof *bare; i++)
        if (node_is(section, bare[i]))
            return false;
    return !node_role(section, "unnumbered");
}

static void put_roman(char *out, size_t n, unsigned number)
{
    struct buf roman = {0};

    buf_roman(&roman, number);
    snprintf(out, n, "%s", roman.s);
    buf_done(&roman);
}

/* "2.1"; the parts of a book have a count of their own, "II", and chapters count through. */
static const char *number_of(struct counting *c, const xmlNode *section, unsigned level, bool numbered)
{
    char *own = c->prefix[level];
    const char *above = level > 1 ? c->prefix[level - 1] : "";
    size_t n = sizeof c->prefix[level];

    own[0] = '\0';
    if (!numbered)
        return "";
    if (node_is(section, "part"))
        put_roman(own, n, ++c->parts);
    else if (node_is(section, "appendix"))
        snprintf(own, n, "%c", (char)('A' + c->appendices++ % 26));
    else if (node_is(section, "chapter"))
        snprintf(own, n, "%u", ++c->chapters);
    else if (*above && !node_is(section->parent, "part"))
        snprintf(own, n, "%.40s.%u", above, ++c->counts[level]);
    else
        snprintf(own, n, "%u", ++c->counts[level]);
    return arena_dup(&c->layout->arena, own, strlen(own));
}

static void collect_section(struct counting *c, const xmlNode *section, unsigned level, bool control, bool numbered)
{
    struct layout *layout = c->layout;

    mem_grow(&layout->headings, &layout->headings_cap, layout->headings_n + 1, sizeof *layout->headings);
    layout->headings[layout->headings_n++] = (struct heading){
        .node = section, .number = number_of(c, section, level, numbered), .title = node_text(layout, headings_title(section)),
        .id = node_id(section), .level = level, .rank = level - c->part_depth, .control = control,
    };
    if (level + 1 < LEVELS)
        c->counts[level + 1] = 0;
}

/* Of sections side by side none gets a number of ours where an author gave one to any. */
static bool numbered_by_hand(struct layout *layout, const xmlNode *section)
{
    unsigned last = 0;

    for (; section; section = section->next)
        if (section->type == XML_ELEMENT_NODE && headings_is_section(section) && str_numbered_by_hand(str_of(node_text(layout, headings_title(section))), &last))
            return true;
    return false;
}

static void walk(struct counting *c, const xmlNode *node, unsigned level, bool control, bool numbered)
{
    bool first = true, by_hand = false;

    for (; node; node = node->next) {
        const char *id, *to;
        bool section;

        if (node->type != XML_ELEMENT_NODE)
            continue;
        id = node_id(node);
        to = node_attr(node, "linkend");
        if (!to && (to = node_attr(node, "href")))
            to = *to == '#' ? to + 1 : NULL;
        if (id)
            *map_at(&c->layout->ids, str_of(id)) = (void *)node;
        if (to)
            *map_at(&c->layout->wanted, str_of(to)) = (void *)to;
        section = node->parent && node->parent->type == XML_ELEMENT_NODE && headings_is_section(node);
        if (section) {
            bool inner_control = control || node_role(node, "document-control");
            bool inner_numbered;

            by_hand = first ? numbered && numbered_by_hand(c->layout, node) : by_hand;
            first = false;
            inner_numbered = numbered && !by_hand && !inner_control && is_numbered(node);

            c->part_depth += node_is(node, "part");
            collect_section(c, node, level, inner_control, inner_numbered);
            walk(c, node->children, level + 1 < LEVELS ? level + 1 : level, inner_control, inner_numbered);
            c->part_depth -= node_is(node, "part");
        } else {
            walk(c, node->children, level, control, numbered);
        }
    }
}

void headings_collect(struct layout *layout, const xmlNode *root)
{
    struct counting c = { .layout = layout };

    walk(&c, root, 1, false, true);
    for (size_t i = 0; i < layout->headings_n; i++)
        if (layout->headings[i].id)
            *map_at(&layout->headed, str_of(layout->headings[i].id)) = &layout->headings[i];
}

const struct heading *headings_next(struct layout *layout, const xmlNode *section)
{
    for (size_t k = 0; k < layout->headings_n; k++) {
        size_t i = (layout->next_heading + k) % layout->headings_n;

        if (layout->headings[i].node == section) {
            layout->next_heading = i + 1;
            return &layout->headings[i];
        }
    }
    return NULL;
}
