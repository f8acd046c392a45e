/* base/picture.c - the heads of PNG (ISO/IEC 15948, 11.2.2), JPEG (ISO/IEC 10918-1, B.2.2) and SVG. */

#include "base/picture.h"
#include "base/xml.h"

#include <stdlib.h>
#include <strings.h>

static unsigned long number_at(struct str bytes, size_t at, size_t n)
{
    unsigned long number = 0;

    for (size_t i = 0; i < n; i++)
        number = number << 8 | (unsigned char)bytes.s[at + i];
    return number;
}

static bool read_png(struct picture *p)
{
    struct str b = p->bytes;

    if (b.n < 33 || memcmp(b.s, "\x89PNG\r\n\x1a\n", 8) || memcmp(b.s + 12, "IHDR", 4))
        return false;
    p->type = PICTURE_PNG;
    p->width = (double)number_at(b, 16, 4);
    p->height = (double)number_at(b, 20, 4);
    return p->width > 0 && p->height > 0;
}

/* The frame header is among the first segments. */
static bool read_jpeg(struct picture *p)
{
    struct str b = p->bytes;
    size_t at = 2;

    if (b.n < 4 || memcmp(b.s, "\xff\xd8\xff", 3))
        return false;
    p->type = PICTURE_JPEG;
    while (at + 9 < b.n) {
        unsigned marker = (unsigned char)b.s[at + 1];

        if ((unsigned char)b.s[at] != 0xff)
            return false;
        if (marker == 0xff) {    /* fill */
            at++;
            continue;
        }
        if (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc) {
            p->height = (double)number_at(b, at + 5, 2);
            p->width = (double)number_at(b, at + 7, 2);
            return p->width > 0 && p->height > 0;
        }
        at += 2 + number_at(b, at + 2, 2);
    }
    return false;
}

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

    if (!read_png(&p) && !read_jpeg(&p) && !read_svg(&p))
        p.type = PICTURE_NONE;
    p.too_large = p.type != PICTURE_NONE && (p.width > PICTURE_SIDE_MOST || p.height > PICTURE_SIDE_MOST || p.width * p.height > PICTURE_AREA_MOST);
    if (p.too_large)
        p.type = PICTURE_NONE;
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
