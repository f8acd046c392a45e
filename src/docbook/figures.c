/* docbook/figures.c - the figures of a set of documents. */

#include "docbook/figures.h"
#include "base/mem.h"
#include "prose/texts.h"

#include <stdlib.h>

struct figures *figures_new(const struct texts *texts)
{
    struct figures *figures = mem_zero(1, sizeof *figures);

    figures->texts = texts;
    arena_init(&figures->arena);
    return figures;
}

void figures_free(struct figures *figures)
{
    if (!figures)
        return;
    for (size_t i = 0; i < figures->n; i++)
        free(figures->items[i]->figure.items);
    free(figures->items);
    arena_done(&figures->arena);
    free(figures);
}

struct named_figure *figures_add(struct figures *figures, const char *name, double width, double height, const char *alt)
{
    struct named_figure *f = arena_alloc(&figures->arena, sizeof *f);

    f->name = arena_dup(&figures->arena, name, strlen(name));
    f->figure.width = width;
    f->figure.height = height;
    f->figure.alt = arena_dup(&figures->arena, alt, strlen(alt));
    mem_grow(&figures->items, &figures->cap, figures->n + 1, sizeof *figures->items);
    figures->items[figures->n++] = f;
    return f;
}

static struct figure_item *add(struct named_figure *f, enum figure_kind kind)
{
    struct figure_item *item;

    mem_grow(&f->figure.items, &f->cap, f->figure.n + 1, sizeof *f->figure.items);
    item = &f->figure.items[f->figure.n++];
    *item = (struct figure_item){ .kind = kind, .fill = -1, .stroke = -1 };
    return item;
}

void figure_rect(struct figures *figures, struct named_figure *f, double x, double y, double w, double h, long fill, long stroke)
{
    struct figure_item *item = add(f, FIGURE_RECT);

    (void)figures;
    item->x = x;
    item->y = y;
    item->w = w;
    item->h = h;
    item->fill = fill;
    item->stroke = stroke;
    item->width = 0.75;
}

void figure_line(struct figures *figures, struct named_figure *f, double x1, double y1, double x2, double y2, long stroke, double width)
{
    struct figure_item *item = add(f, FIGURE_LINE);

    (void)figures;
    item->x = x1;
    item->y = y1;
    item->x2 = x2;
    item->y2 = y2;
    item->stroke = stroke;
    item->width = width;
}

void figure_text(struct figures *figures, struct named_figure *f, double x, double y, double size, enum figure_anchor anchor, bool bold, long colour, const char *text)
{
    struct figure_item *item = add(f, FIGURE_TEXT);

    item->x = x;
    item->y = y;
    item->size = size;
    item->anchor = anchor;
    item->bold = bold;
    item->colour = colour;
    item->text = arena_dup(&figures->arena, text, strlen(text));
}

const struct figure *figures_find(const struct figures *figures, const char *fileref)
{
    for (size_t i = 0; figures && i < figures->n; i++)
        if (!strcmp(figures->items[i]->name, fileref))
            return &figures->items[i]->figure;
    return NULL;
}

const struct picture *figures_picture(const struct figures *figures, const char *fileref)
{
    return figures ? texts_picture_named(figures->texts, fileref) : NULL;
}

long colour_fill(struct str name)
{
    static const struct { const char *name; long fill; } colours[] = {
        { "red", 0xf2b8b5 }, { "orange", 0xf8cfa3 }, { "yellow", 0xf7e7a1 }, { "green", 0xbfe3c6 }, { "blue", 0xbcd7ef }, { "grey", 0xdadde1 },
    };

    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        if (str_is(name, colours[i].name))
            return colours[i].fill;
    return 0xdadde1;
}
