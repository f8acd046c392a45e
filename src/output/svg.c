/* output/svg.c - a figure as SVG. */

#include "output/svg.h"
#include "base/xml.h"
#include "output/escape.h"

#include <math.h>
#include <string.h>

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

struct drawing {
    struct buf *out;
    bool lines;    /* each element on a line of its own, as in a file */
};

static void set(const struct drawing *d, const char *name, const char *value)
{
    buf_printf(d->out, " %s=\"", name);
    escape_attr(d->out, value);
    buf_putc(d->out, '"');
}

static void set_number(const struct drawing *d, const char *name, double number, const char *unit)
{
    buf_printf(d->out, " %s=\"", name);
    svg_number(d->out, number);
    buf_printf(d->out, "%s\"", unit);
}

static void set_colour(const struct drawing *d, const char *name, long colour)
{
    if (colour < 0)
        set(d, name, "none");
    else
        buf_printf(d->out, " %s=\"#%06lx\"", name, (unsigned long)colour & 0xffffff);
}

static void set_stroke(const struct drawing *d, const struct figure_item *item)
{
    set_colour(d, "stroke", item->stroke);
    set_number(d, "stroke-width", item->width, "");
}

static void begin(const struct drawing *d, const char *name)
{
    buf_printf(d->out, "%s<%s", d->lines ? "\n  " : "", name);
}

/* An element ends with the words in it, or has none. */
static void end(const struct drawing *d, const char *name, struct str words)
{
    struct buf clean = {0};

    xml_clean(&clean, words);
    if (clean.n) {
        buf_putc(d->out, '>');
        escape_text(d->out, clean.s);
        buf_printf(d->out, "</%s>", name);
    } else {
        buf_puts(d->out, "/>");
    }
    buf_done(&clean);
}

static void add_item(const struct drawing *d, const struct figure_item *item)
{
    static const char *const anchors[] = { "start", "middle", "end" };

    switch (item->kind) {
    case FIGURE_RECT:
        begin(d, "rect");
        set_number(d, "x", item->x, "");
        set_number(d, "y", item->y, "");
        set_number(d, "width", item->w, "");
        set_number(d, "height", item->h, "");
        set_colour(d, "fill", item->fill);
        if (item->stroke >= 0)
            set_stroke(d, item);
        end(d, "rect", STR(""));
        break;
    case FIGURE_LINE:
        begin(d, "line");
        set_number(d, "x1", item->x, "");
        set_number(d, "y1", item->y, "");
        set_number(d, "x2", item->x2, "");
        set_number(d, "y2", item->y2, "");
        set_stroke(d, item);
        end(d, "line", STR(""));
        break;
    case FIGURE_TEXT:
        begin(d, "text");
        set_number(d, "x", item->x, "");
        set_number(d, "y", item->y, "");
        set_number(d, "font-size", item->size, "");
        set_colour(d, "fill", item->colour);
        if (item->anchor != FIGURE_START)
            set(d, "text-anchor", anchors[item->anchor]);
        if (item->bold)
            set(d, "font-weight", "bold");
        end(d, "text", str_of(item->text));
        break;
    }
}

static void add_words(const struct drawing *d, const char *name, struct str words)
{
    if (!words.n)
        return;
    begin(d, name);
    end(d, name, words);
}

/* The name of a picture is what it is (its first sentence); what it shows follows (SVG 1.1, 5.4). */
static void add_names(const struct drawing *d, const char *alt)
{
    struct str text = str_of(alt);
    const char *stop = alt ? strstr(alt, ". ") : NULL;
    struct str title = stop ? (struct str){ alt, (size_t)(stop - alt) } : text;

    add_words(d, "title", title);
    if (stop)
        add_words(d, "desc", str_cut(text, title.n + 2));
}

static void draw(const struct drawing *d, const struct figure *figure, const char *label)
{
    buf_puts(d->out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    set_number(d, "width", figure->width, "pt");
    set_number(d, "height", figure->height, "pt");
    buf_puts(d->out, " viewBox=\"0 0 ");
    svg_number(d->out, figure->width);
    buf_putc(d->out, ' ');
    svg_number(d->out, figure->height);
    buf_puts(d->out, "\" role=\"img\" font-family=\"sans-serif\"");
    if (label && *label)
        set(d, "aria-label", label);
    buf_putc(d->out, '>');
    add_names(d, figure->alt);
    for (size_t i = 0; i < figure->n; i++)
        add_item(d, &figure->items[i]);
    buf_puts(d->out, d->lines ? "\n</svg>\n" : "</svg>");
}

void svg_inline(struct buf *out, const struct figure *figure, const char *label)
{
    draw(&(struct drawing){ out, false }, figure, label);
}

void svg_write(struct buf *out, const struct figure *figure)
{
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    draw(&(struct drawing){ out, true }, figure, NULL);
}
