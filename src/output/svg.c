/* output/svg.c - a figure as SVG. */

#include "output/svg.h"
#include "base/xml.h"
#include "output/xmltext.h"

#include <math.h>
#include <stdio.h>

void svg_number(struct buf *out, double number)
{
    static const double largest = 1e12;
    long long hundredths;
    int rest;

    if (!isfinite(number) || fabs(number) > largest)
        number = 0;
    hundredths = llround(number * 100);
    if (hundredths < 0) {
        buf_putc(out, '-');
        hundredths = -hundredths;
    }
    rest = (int)(hundredths % 100);
    buf_printf(out, "%lld", hundredths / 100);
    if (rest % 10)
        buf_printf(out, ".%02d", rest);
    else if (rest)
        buf_printf(out, ".%d", rest / 10);
}

static void set_number(xmlNode *node, const char *name, double number)
{
    struct buf text = {0};

    svg_number(&text, number);
    xml_attr(node, name, buf_text(&text));
    buf_done(&text);
}

static void set_colour(xmlNode *node, const char *name, long colour)
{
    char text[16];

    if (colour < 0)
        strcpy(text, "none");
    else
        snprintf(text, sizeof text, "#%06lx", (unsigned long)colour & 0xffffff);
    xml_attr(node, name, str_of(text));
}

static void set_stroke(xmlNode *node, const struct figure_item *item)
{
    set_colour(node, "stroke", item->stroke);
    set_number(node, "stroke-width", item->width);
}

static void add_item(xmlNode *svg, const struct figure_item *item)
{
    static const char *const anchors[] = { "start", "middle", "end" };
    xmlNode *node;

    switch (item->kind) {
    case FIGURE_RECT:
        node = xml_element(svg, svg->ns, "rect");
        set_number(node, "x", item->x);
        set_number(node, "y", item->y);
        set_number(node, "width", item->w);
        set_number(node, "height", item->h);
        set_colour(node, "fill", item->fill);
        if (item->stroke >= 0)
            set_stroke(node, item);
        break;
    case FIGURE_LINE:
        node = xml_element(svg, svg->ns, "line");
        set_number(node, "x1", item->x);
        set_number(node, "y1", item->y);
        set_number(node, "x2", item->x2);
        set_number(node, "y2", item->y2);
        set_stroke(node, item);
        break;
    case FIGURE_TEXT:
        node = xml_element(svg, svg->ns, "text");
        set_number(node, "x", item->x);
        set_number(node, "y", item->y);
        set_number(node, "font-size", item->size);
        set_colour(node, "fill", item->colour);
        if (item->anchor != FIGURE_START)
            xml_attr(node, "text-anchor", str_of(anchors[item->anchor]));
        if (item->bold)
            xml_attr(node, "font-weight", STR("bold"));
        xml_text(node, str_of(item->text));
        break;
    }
}

/* The name of a picture is what it is (its first sentence); what it shows follows (SVG 1.1, 5.4). */
static void add_names(xmlNode *svg, const char *alt)
{
    struct str text = str_of(alt);
    const char *end = alt ? strstr(alt, ". ") : NULL;
    struct str title = end ? (struct str){ alt, (size_t)(end - alt) } : text;

    if (!text.n)
        return;
    xml_leaf(svg, svg->ns, "title", title);
    if (end)
        xml_leaf(svg, svg->ns, "desc", str_cut(text, title.n + 2));
}

static void set_size(xmlNode *svg, const char *name, double points)
{
    struct buf text = {0};

    svg_number(&text, points);
    buf_puts(&text, "pt");
    xml_attr(svg, name, buf_text(&text));
    buf_done(&text);
}

static void fill(xmlNode *svg, const struct figure *figure)
{
    struct buf box = {0};

    buf_puts(&box, "0 0 ");
    svg_number(&box, figure->width);
    buf_putc(&box, ' ');
    svg_number(&box, figure->height);
    set_size(svg, "width", figure->width);
    set_size(svg, "height", figure->height);
    xml_attr(svg, "viewBox", buf_text(&box));
    xml_attr(svg, "role", STR("img"));
    xml_attr(svg, "font-family", STR("sans-serif"));
    add_names(svg, figure->alt);
    for (size_t i = 0; i < figure->n; i++)
        add_item(svg, &figure->items[i]);
    buf_done(&box);
}

xmlNode *svg_element(xmlNode *parent, const struct figure *figure)
{
    xmlNode *svg = xml_element(parent, NULL, "svg");

    xmlSetNs(svg, xmlNewNs(svg, BAD_CAST NS_SVG, NULL));
    fill(svg, figure);
    return svg;
}

void svg_write(struct buf *out, const struct figure *figure)
{
    xmlDoc *doc = xml_document("svg", NS_SVG, NULL);

    fill(xmlDocGetRootElement(doc), figure);
    xmltext_write(out, doc, NULL);
    xmlFreeDoc(doc);
}
