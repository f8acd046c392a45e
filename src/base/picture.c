/* base/picture.c - what kind of picture some bytes are. */

#include "base/image.h"
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
        p->type = PICTURE_SVG;
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
    case IMAGE_BROKEN: break;
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
