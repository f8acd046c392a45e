/* base/picture.c - what kind of picture some bytes are. */

#include "base/image.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/picture.h"
#include "base/xml.h"

#include <stdlib.h>
#include <strings.h>

/* Nothing that runs, and nothing from elsewhere. */
static bool is_harmless(const xmlNode *node, int depth)
{
    for (; node; node = node->next) {
        if (node->type == XML_PI_NODE || node->type == XML_ENTITY_REF_NODE || depth > 200)
            return false;
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (!strcasecmp((const char *)node->name, "script") || !strcasecmp((const char *)node->name, "foreignObject") || !strcasecmp((const char *)node->name, "handler"))
            return false;
        for (const xmlAttr *attr = node->properties; attr; attr = attr->next) {
            const char *name = (const char *)attr->name, *value = attr->children && attr->children->content ? (const char *)attr->children->content : "";

            if (!strncasecmp(name, "on", 2) || (!strcmp(name, "href") && value[0] != '#' && strncmp(value, "data:image/", 11)))
                return false;
        }
        if (!is_harmless(node->children, depth + 1))
            return false;
    }
    return true;
}

/* ---- what it costs to draw ---- */

/* What another part is shown by: href="#a", url(#a) in any attribute. Elements with an id, and how many elements come of drawing each; 0: being counted. */
struct cost_of { const xmlNode *node; double cost; };

enum { COST_MOST = 200000, DEEPEST = 500 };

static void collect_ids(struct map *ids, const xmlNode *node)
{
    for (; node; node = node->next) {
        const char *id = node->type == XML_ELEMENT_NODE ? xml_get(node, "id") : "";
        void **at = *id ? map_at(ids, str_of(id)) : NULL;

        if (at && !*at) {
            struct cost_of *cost = mem_zero(1, sizeof *cost);

            *cost = (struct cost_of){ node, -1 };
            *at = cost;
        }
        if (node->type == XML_ELEMENT_NODE)
            collect_ids(ids, node->children);
    }
}

static double cost_of(const struct map *ids, const xmlNode *node, int depth);

/* Of the part that a value begins to name at its #; 0 for none, and for one that shows itself: nobody draws that. */
static double cost_of_named(const struct map *ids, struct str name, int depth)
{
    struct cost_of *part = map_get(ids, name);
    double cost;

    if (!part || !part->cost)
        return 0;
    if (part->cost < 0) {
        part->cost = 0;
        cost = cost_of(ids, part->node, depth);
        part->cost = cost;
    }
    return part->cost;
}

static double cost_of(const struct map *ids, const xmlNode *node, int depth)
{
    double cost = depth > DEEPEST ? COST_MOST + 1 : 1;

    for (const xmlAttr *attr = node->properties; attr && cost <= COST_MOST; attr = attr->next) {
        const char *value = attr->children && attr->children->content ? (const char *)attr->children->content : "", *at = value;

        if (!strcmp((const char *)attr->name, "href") && *value == '#')
            cost += cost_of_named(ids, str_of(value + 1), depth + 1);
        while ((at = strstr(at, "url("))) {
            size_t n;

            at += strlen("url(");
            at += strspn(at, " '\"");
            n = strcspn(at, " '\")");
            if (*at == '#' && n)
                cost += cost_of_named(ids, (struct str){ at + 1, n - 1 }, depth + 1);
            at += n;
        }
    }
    for (const xmlNode *child = node->children; child && cost <= COST_MOST; child = child->next)
        if (child->type == XML_ELEMENT_NODE)
            cost += cost_of(ids, child, depth + 1);
    return cost;
}

static void forget_ids(struct map *ids, const xmlNode *node)
{
    for (; node; node = node->next) {
        const char *id = node->type == XML_ELEMENT_NODE ? xml_get(node, "id") : "";
        void **at = *id ? map_at(ids, str_of(id)) : NULL;

        if (at) {
            free(*at);
            *at = NULL;
        }
        if (node->type == XML_ELEMENT_NODE)
            forget_ids(ids, node->children);
    }
}

/* A thousand million copies of a circle in a kilobyte: a page of ours must not stop whoever reads it. */
static bool is_costly(const xmlNode *root)
{
    struct map ids = {0};
    bool costly;

    collect_ids(&ids, root);
    costly = cost_of(&ids, root, 0) > COST_MOST;
    forget_ids(&ids, root);
    map_done(&ids);
    return costly;
}

/* ---- what it is ---- */

/* A length in pixels: "120", "120px", "90pt"; 0 for others, as for percentages. */
static double length(const char *text)
{
    char *end;
    double n = strtod(text, &end);

    if (!(n > 0) || n > 1e6)
        return 0;
    return !*end || !strcmp(end, "px") ? n : !strcmp(end, "pt") ? n * 4 / 3 : !strcmp(end, "mm") ? n * 96 / 25.4 : !strcmp(end, "cm") ? n * 96 / 2.54 : !strcmp(end, "in") ? n * 96 : 0;
}

static bool read_svg(struct picture *p)
{
    char *error = NULL, *rest;
    xmlDoc *doc;
    const xmlNode *root;

    if (!memmem(p->bytes.s, p->bytes.n < 4096 ? p->bytes.n : 4096, "<svg", 4))
        return false;
    doc = xml_parse(p->bytes, "svg", &error);
    free(error);
    root = doc ? xmlDocGetRootElement(doc) : NULL;
    if (root && xml_is(root, "http://www.w3.org/2000/svg", "svg") && is_harmless(root, 0)) {
        p->costly = is_costly(root);
        p->type = p->costly ? PICTURE_NONE : PICTURE_SVG;
        p->width = length(xml_get(root, "width"));
        p->height = length(xml_get(root, "height"));
        if (!(p->width > 0 && p->height > 0)) {    /* viewBox: x y width height */
            double box[4] = {0};

            rest = (char *)xml_get(root, "viewBox");
            for (int i = 0; i < 4; i++) {
                box[i] = strtod(rest, &rest);
                rest += strspn(rest, ", ");
            }
            p->width = box[2] > 0 && box[2] < 1e6 ? box[2] : 0;
            p->height = box[3] > 0 && box[3] < 1e6 ? box[3] : 0;
        }
    }
    if (doc)
        xmlFreeDoc(doc);
    return p->type == PICTURE_SVG;
}

struct picture picture_of(struct str bytes)
{
    struct picture p = { .bytes = bytes };
    struct image image;

    switch (image_read(bytes, &image)) {
    case IMAGE_GOOD:
        p.type = image.kind == IMAGE_PNG ? PICTURE_PNG : PICTURE_JPEG;
        p.width = image_seen_width(&image);
        p.height = image_seen_height(&image);
        break;
    case IMAGE_TOO_LARGE: p.too_large = true; break;
    case IMAGE_BROKEN: p.broken = true; break;
    case IMAGE_UNKNOWN:
        if (!read_svg(&p))
            p.type = PICTURE_NONE;
        p.too_large = p.type != PICTURE_NONE && (p.width > IMAGE_SIDE || p.height > IMAGE_SIDE || p.width * p.height > IMAGE_PIXELS);
        if (p.too_large)
            p.type = PICTURE_NONE;
    }
    return p;
}

const char *picture_mime(enum picture_type type)
{
    return type == PICTURE_PNG ? "image/png" : type == PICTURE_JPEG ? "image/jpeg" : type == PICTURE_SVG ? "image/svg+xml" : "";
}

const char *picture_suffix(enum picture_type type)
{
    return type == PICTURE_PNG ? ".png" : type == PICTURE_JPEG ? ".jpg" : type == PICTURE_SVG ? ".svg" : "";
}
