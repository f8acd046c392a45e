/* prose/headings.c - the headings of a Markdown file, and their names. */

#include "prose/headings.h"
#include "base/map.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "prose/attributes.h"
#include "prose/layer.h"

#include <stdint.h>
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>

static struct str keep(struct headings *h, struct str text)
{
    return (struct str){ arena_dup(&h->arena, text.s, text.n), text.n };
}

/* The words of a heading, without markup. */
static void heading_text(const struct markup *markup, cmark_node *heading, struct buf *text)
{
    cmark_iter *iter = cmark_iter_new(heading);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        const char *literal = cmark_node_get_literal(node);
        cmark_node_type type = cmark_node_get_type(node);

        if (event != CMARK_EVENT_ENTER)
            continue;
        if (literal)
            markup_restore(markup, text, str_of(literal));
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            buf_putc(text, ' ');
    }
    cmark_iter_free(iter);
}

static bool is_word(uint32_t c)
{
    return uc_is_property(c, UC_PROPERTY_ALPHABETIC) || uc_is_general_category(c, UC_CATEGORY_N) || uc_is_general_category(c, UC_CATEGORY_M);
}

/* Letters and digits in lower case; runs of anything else become one hyphen; a point stays between digits (1.2). */
static void slug(struct buf *name, struct str text)
{
    size_t n = 0;
    uint8_t *lower = u8_tolower((const uint8_t *)text.s, text.n, NULL, UNINORM_NFC, NULL, &n);
    struct str rest = { (const char *)lower, lower ? n : 0 };
    bool gap = false;

    while (rest.n) {
        uint32_t c, after = 0;
        size_t length = utf8_decode(rest.s, rest.n, &c);
        bool digit_before = name->n && name->s[name->n - 1] >= '0' && name->s[name->n - 1] <= '9';

        length = length ? length : 1;
        if (length < rest.n)
            utf8_decode(rest.s + length, rest.n - length, &after);
        if (is_word(c) || c == '_' || (c == '.' && !gap && digit_before && after >= '0' && after <= '9')) {
            if (gap && name->n)
                buf_putc(name, '-');
            buf_add(name, rest.s, length);
            gap = false;
        } else {
            gap = true;
        }
        rest = str_cut(rest, length);
    }
    free(lower);
}

/* "Restore {#herstel .unnumbered}". */
bool heading_take_attributes(struct str *text, struct str *name)
{
    const char *open = text->n && text->s[text->n - 1] == '}' ? memrchr(text->s, '{', text->n) : NULL;
    struct str attributes = open ? str_cut(*text, (size_t)(open - text->s)) : STR("");

    if (!open || attributes_length(attributes) != attributes.n)
        return false;
    *name = attributes_id(attributes);
    *text = str_trim((struct str){ text->s, (size_t)(open - text->s) });
    return true;
}

static void add(struct headings *h, struct map *used, const struct markup *markup, cmark_node *node)
{
    struct buf text = {0}, made = {0};
    struct str words, name;
    struct heading *heading;
    size_t stem;
    uintptr_t number;    /* the next one for a name that was given before; 0 for none */

    heading_text(markup, node, &text);
    words = str_trim(buf_text(&text));
    mem_grow(&h->items, &h->cap, h->n + 1, sizeof *h->items);
    heading = &h->items[h->n++];
    *heading = (struct heading){ .level = cmark_node_get_heading_level(node), .line = (size_t)cmark_node_get_start_line(node) };
    heading->named = heading_take_attributes(&words, &name) && name.n;
    if (heading->named)
        buf_str(&made, name);
    else
        slug(&made, words);
    stem = made.n;
    number = (uintptr_t)map_get(used, buf_text(&made));
    if (number) {
        struct str first = keep(h, buf_text(&made));

        do {
            buf_cut(&made, stem);
            buf_printf(&made, "-%zu", (size_t)number++);
        } while (map_get(used, buf_text(&made)));
        *map_at(used, first) = (void *)number;
    }
    heading->text = keep(h, words);
    heading->name = keep(h, buf_text(&made));
    *map_at(used, heading->name) = (void *)(uintptr_t)1;
    buf_done(&text);
    buf_done(&made);
}

/* A text that begins with the only heading of the first level is a document with its title, its sections are of the second. */
static void find_title(struct headings *h, cmark_node *root)
{
    size_t first_level = 0;

    for (size_t i = 0; i < h->n; i++)
        first_level += h->items[i].level == 1;
    if (first_level == 1 && h->items[0].level == 1 && cmark_node_first_child(root) && cmark_node_get_type(cmark_node_first_child(root)) == CMARK_NODE_HEADING)
        h->items[0].title = true;
}

void headings_find_all(struct headings *h, const struct markup *markup, cmark_node *root)
{
    struct map used;

    *h = (struct headings){0};
    arena_init(&h->arena);
    map_init(&used);
    for (cmark_node *node = cmark_node_first_child(root); node; node = cmark_node_next(node))
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
            add(h, &used, markup, node);
    find_title(h, root);
    map_done(&used);
}

void headings_read(struct headings *h, struct str markdown)
{
    struct markup markup;
    cmark_node *root;

    markup_init(&markup, markdown, false);
    root = layer_parse(&markup);
    headings_find_all(h, &markup, root);
    layer_free(&markup, root);
    markup_done(&markup);
}

bool headings_agree(const struct headings *a, const struct headings *b)
{
    for (size_t i = 0; i < a->n && a->n == b->n; i++)
        if (a->items[i].level != b->items[i].level)
            return false;
    return a->n == b->n;
}

void headings_name_after(struct headings *h, const struct headings *first)
{
    for (size_t i = 0; i < h->n && i < first->n; i++)
        if (!h->items[i].named && !headings_find(h, first->items[i].name))
            h->items[i].name = keep(h, first->items[i].name);
}

void headings_done(struct headings *h)
{
    arena_done(&h->arena);
    free(h->items);
    *h = (struct headings){0};
}

const struct heading *headings_find(const struct headings *h, struct str name)
{
    for (size_t i = 0; i < h->n; i++)
        if (str_eq(h->items[i].name, name))
            return &h->items[i];
    return NULL;
}

/* Letters and digits alone, in lower case as names are. */
static void core(struct buf *out, struct str name)
{
    for (size_t i = 0; i < name.n; i++) {
        unsigned char c = (unsigned char)name.s[i];

        if (c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'))
            buf_putc(out, (char)(c >= 'A' && c <= 'Z' ? c | 32 : c));
    }
}

const struct heading *headings_like(const struct headings *h, struct str name)
{
    const struct heading *found = headings_find(h, name);
    struct buf wanted = {0};

    core(&wanted, name);
    for (size_t i = 0; i < h->n && !found && wanted.n; i++) {
        struct buf own = {0};

        core(&own, h->items[i].name);
        if (str_eq(buf_text(&own), buf_text(&wanted)))
            found = &h->items[i];
        buf_done(&own);
    }
    buf_done(&wanted);
    return found;
}
