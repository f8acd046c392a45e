/* prose/elements.c - blocks of HTML as the nodes that Markdown has for them. */

#include "base/mem.h"
#include "prose/html.h"
#include "prose/nodes.h"

#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <strings.h>

enum { DEEPEST = 60, JOINED_MOST = 300 };

struct reader {
    struct markup *m;
    cmark_node *before;         /* the block whose place is taken; NULL within another node */
    cmark_node *parent;         /* or the node that takes blocks */
    cmark_node *paragraph;      /* that is open, NULL for none */
    struct str written;         /* of the whole, not given to a node yet */
    bool space;                 /* a blank is due before the next word */
};

static bool is_named(const xmlNode *node, const char *name)
{
    return node->type == XML_ELEMENT_NODE && !strcmp((const char *)node->name, name);
}

static bool is_among(struct str name, const char *names)
{
    char lower[16];

    if (!name.n || name.n >= sizeof lower)
        return false;
    for (size_t i = 0; i < name.n; i++)
        lower[i] = (char)(name.s[i] >= 'A' && name.s[i] <= 'Z' ? name.s[i] | 32 : name.s[i]);
    return str_listed(names, (struct str){ lower, name.n });
}

/* Those that only say where paragraphs begin and end; those that may stay open, or are closed by what follows. */
#define AROUND "p/div/figure/figcaption/section/article/header/footer/main/aside/details/summary/address/nav/center/blockquote"
#define BUILT "ul/ol/li/table/thead/tbody/tfoot/tr/th/td/caption/colgroup/h1/h2/h3/h4/h5/h6"
#define UNCLOSED "li/thead/tbody/tfoot/tr/th/td"
#define EMPTY "br/hr/img/col/wbr"

/* ---- whether all of it can be said ---- */

/* The length of the tag at the front; 0 where it is none. */
static size_t tag_length(struct str html)
{
    char quote = 0;

    for (size_t i = 1; i < html.n; i++) {
        if (quote)
            quote = html.s[i] == quote ? 0 : quote;
        else if (html.s[i] == '"' || html.s[i] == '\'')
            quote = html.s[i];
        else if (html.s[i] == '>')
            return i + 1;
        else if (html.s[i] == '<')
            return 0;
    }
    return 0;
}

static bool is_same(struct str a, struct str b)
{
    return a.n == b.n && !strncasecmp(a.s, b.s, a.n);
}

/* Nothing but tags that are known, and what is built of several of them is whole. */
static bool is_known(struct str html)
{
    struct str open[DEEPEST];
    size_t depth = 0;

    while (html.n) {
        const char *sign = memchr(html.s, '<', html.n);
        struct str name;
        bool closes;
        size_t n;

        if (!sign)
            break;
        html = str_cut(html, (size_t)(sign - html.s));
        name = html_tag(html);
        n = tag_length(html);
        closes = name.n && name.s[0] == '/';
        name = str_cut(name, closes);
        if (!n || !(layer_knows_tag(name) || is_among(name, AROUND) || is_among(name, BUILT) || is_among(name, EMPTY)))
            return false;
        if (!is_among(name, EMPTY) && !is_among(name, AROUND) && html.s[n - 2] != '/') {
            while (depth && is_among(open[depth - 1], UNCLOSED) && (closes ? !is_same(open[depth - 1], name) : is_same(open[depth - 1], name)))
                depth--;
            if (!closes && depth == DEEPEST)
                return false;
            if (!closes)
                open[depth++] = name;
            else if (!depth || !is_same(open[depth - 1], name))
                return false;
            else
                depth--;
        }
        html = str_cut(html, n);
    }
    while (depth && is_among(open[depth - 1], UNCLOSED))
        depth--;
    return !depth;
}

static bool is_one(const xmlNode *cell, const char *name)
{
    xmlChar *value = xmlGetProp(cell, BAD_CAST name);
    bool one = !value || !strcmp((const char *)value, "1");

    xmlFree(value);
    return one;
}

/* What may stand in it where it is part of a table; NULL for anything. */
static const char *parts_of(const xmlNode *node)
{
    if (is_named(node, "table"))
        return "caption/colgroup/col/thead/tbody/tfoot/tr";
    if (is_named(node, "thead") || is_named(node, "tbody") || is_named(node, "tfoot"))
        return "tr";
    return is_named(node, "tr") ? "td/th" : NULL;
}

static bool has_its_place(const xmlNode *node, const char *parts)
{
    if (node->type != XML_ELEMENT_NODE)
        return !parts || xmlIsBlankNode((xmlNode *)node);
    return parts ? is_among(str_of((const char *)node->name), parts) : !is_among(str_of((const char *)node->name), "caption/colgroup/col/thead/tbody/tfoot/tr/td/th");
}

/* Cells that span others, tables in cells, and what is no table's part within one, are more than Markdown has. */
static bool is_simple(const xmlNode *node, int depth, bool in_table, const char *parts)
{
    size_t cells = 0;

    if (depth > 2 * DEEPEST)
        return false;
    for (; node; node = node->next) {
        bool cell = is_named(node, "td") || is_named(node, "th"), table = is_named(node, "table");

        if (!has_its_place(node, parts) || (cell && (!is_one(node, "colspan") || !is_one(node, "rowspan"))) || (table && in_table) || (cell && ++cells > COLUMNS_MOST))
            return false;
        if (node->type == XML_ELEMENT_NODE && !is_named(node, "colgroup") && !is_simple(node->children, depth + 1, in_table || table, parts_of(node)))
            return false;
    }
    return true;
}

/* ---- blocks ---- */

static void add_block(struct reader *r, cmark_node *node)
{
    if (r->before)
        cmark_node_insert_before(r->before, node);
    else
        cmark_node_append_child(r->parent, node);
}

static void end_paragraph(struct reader *r)
{
    r->paragraph = NULL;
    r->space = false;
}

static cmark_node *open_paragraph(struct reader *r)
{
    if (!r->paragraph) {
        r->paragraph = markup_node(CMARK_NODE_PARAGRAPH);
        add_block(r, r->paragraph);
        layer_place(r->m, r->paragraph, r->written, true);
        r->written = STR("");
    }
    return r->paragraph;
}

/* ---- words ---- */

static void add_words(struct reader *r, cmark_node *into, struct str text)
{
    struct buf words = {0};
    cmark_node *node;

    for (size_t i = 0; i < text.n; i++) {
        if (strchr(" \t\r\n", text.s[i])) {
            r->space = true;
            continue;
        }
        if (r->space && (words.n || cmark_node_first_child(into)))
            buf_putc(&words, ' ');
        r->space = false;
        buf_putc(&words, text.s[i]);
    }
    if (words.n) {
        node = markup_node(CMARK_NODE_TEXT);
        node_set_words(node, buf_text(&words));
        cmark_node_append_child(into, node);
    }
    buf_done(&words);
}

static void add_blank(struct reader *r, cmark_node *into)
{
    cmark_node *node;

    if (r->space && cmark_node_first_child(into)) {
        node = markup_node(CMARK_NODE_TEXT);
        node_set_words(node, STR(" "));
        cmark_node_append_child(into, node);
    }
    r->space = false;
}

static char *attribute_of(const xmlNode *node, const char *name)
{
    return (char *)xmlGetProp(node, BAD_CAST name);
}

static void add_picture(cmark_node *into, const xmlNode *node)
{
    char *source = attribute_of(node, "src"), *words = attribute_of(node, "alt"), *title = attribute_of(node, "title");
    cmark_node *picture = markup_node(CMARK_NODE_IMAGE), *text;

    cmark_node_set_url(picture, source ? source : "");
    cmark_node_set_title(picture, title ? title : "");
    if (words && *words) {
        text = markup_node(CMARK_NODE_TEXT);
        node_set_words(text, str_of(words));
        cmark_node_append_child(picture, text);
    }
    cmark_node_append_child(into, picture);
    xmlFree(source);
    xmlFree(words);
    xmlFree(title);
}

static void read_element(struct reader *r, const xmlNode *node, cmark_node *into);
static void read_nodes(struct reader *r, const xmlNode *node, cmark_node *into);

static bool is_plain(const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next)
        if (child->type != XML_TEXT_NODE || strstr((const char *)child->content, "\xef\xa3\xb0"))
            return false;
    return true;
}

/* A node for an element among words, and what is in it. */
static void read_inline(struct reader *r, const xmlNode *node, cmark_node *into)
{
    char *address = attribute_of(node, "href");
    cmark_node *made = layer_tag_node(r->m, str_of((const char *)node->name), address, is_plain(node));

    xmlFree(address);
    if (made) {
        add_blank(r, into);
        cmark_node_append_child(into, made);
        read_nodes(r, node->children, made);
        if (!cmark_node_first_child(made))
            node_drop(made);
    } else {
        read_nodes(r, node->children, into);
    }
}

/* ---- lists and tables ---- */

static void read_within(struct reader *r, const xmlNode *node, cmark_node *parent)
{
    struct reader inner = { .m = r->m, .parent = parent, .written = r->written };

    read_nodes(&inner, node->children, NULL);
    r->written = inner.written;
}

static void read_list(struct reader *r, const xmlNode *node)
{
    static const struct { const char *type; enum typed_kind kind; } types[] = { { "a", TYPED_LOWER }, { "A", TYPED_UPPER }, { "i", TYPED_LOWER_ROMAN }, { "I", TYPED_UPPER_ROMAN } };
    cmark_node *list = markup_node(CMARK_NODE_LIST), *item;
    char *start = attribute_of(node, "start"), *type = attribute_of(node, "type");
    bool ordered = is_named(node, "ol");

    cmark_node_set_list_type(list, ordered ? CMARK_ORDERED_LIST : CMARK_BULLET_LIST);
    cmark_node_set_list_start(list, ordered && start && atoi(start) > 0 ? atoi(start) : 1);
    for (size_t i = 0; i < sizeof types / sizeof *types && ordered && type; i++)
        if (!strcmp(type, types[i].type)) {
            struct layer *layer = arena_alloc(&r->m->arena, sizeof *layer);
            struct typed *typed = arena_alloc(&r->m->arena, sizeof *typed);

            typed->kind = types[i].kind;
            *layer = (struct layer){ .kind = LAYER_LIST, .written = STR(""), .typed = typed };
            cmark_node_set_user_data(list, layer);
        }
    xmlFree(start);
    xmlFree(type);
    end_paragraph(r);
    add_block(r, list);
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (child->type != XML_ELEMENT_NODE && !(child->type == XML_TEXT_NODE && !xmlIsBlankNode(child)))
            continue;
        item = markup_node(CMARK_NODE_ITEM);
        cmark_node_append_child(list, item);
        if (is_named(child, "li")) {
            read_within(r, child, item);
        } else {    /* what stands beside items */
            struct reader inner = { .m = r->m, .parent = item };

            if (child->type == XML_TEXT_NODE)
                add_words(&inner, open_paragraph(&inner), str_of((const char *)child->content));
            else
                read_element(&inner, child, NULL);
        }
    }
    cmark_node_set_list_tight(list, 1);
    if (!cmark_node_first_child(list))
        node_drop(list);
}

static bool has_blocks(const xmlNode *cell)
{
    for (const xmlNode *child = cell->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && (is_among(str_of((const char *)child->name), AROUND) || is_named(child, "ul") || is_named(child, "ol")))
            return true;
    return false;
}

struct rows { const xmlNode **items; size_t n, cap, columns; };

static void find_rows(struct rows *rows, const xmlNode *node)
{
    for (const xmlNode *child = node->children; child; child = child->next) {
        if (is_named(child, "tr")) {
            size_t cells = 0;

            for (const xmlNode *cell = child->children; cell; cell = cell->next)
                cells += is_named(cell, "td") || is_named(cell, "th");
            rows->columns = cells > rows->columns ? cells : rows->columns;
            mem_grow(&rows->items, &rows->cap, rows->n + 1, sizeof *rows->items);
            rows->items[rows->n++] = child;
        } else if (child->type == XML_ELEMENT_NODE && is_among(str_of((const char *)child->name), "thead/tbody/tfoot")) {
            find_rows(rows, child);
        }
    }
}

static bool is_head(const xmlNode *row)
{
    bool cells = false;

    if (row->parent && is_named(row->parent, "thead"))
        return true;
    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        if (is_named(cell, "td"))
            return false;
        cells = cells || is_named(cell, "th");
    }
    return cells;
}

static void read_row(struct reader *r, cmark_node *table, const xmlNode *from, size_t columns)
{
    cmark_node *row, *cell;
    size_t n = 0;

    layer_new(r->m, &row, CMARK_NODE_CUSTOM_BLOCK, LAYER_ROW)->written = r->written;
    r->written = STR("");
    cmark_node_append_child(table, row);
    for (const xmlNode *child = from ? from->children : NULL; child; child = child->next) {
        struct reader inner = { .m = r->m };

        if (!is_named(child, "td") && !is_named(child, "th"))
            continue;
        layer_new(r->m, &cell, CMARK_NODE_CUSTOM_BLOCK, LAYER_CELL)->written = STR("");
        cmark_node_append_child(row, cell);
        inner.parent = cell;
        inner.written = STR("");
        read_nodes(&inner, child->children, has_blocks(child) ? NULL : cell);
        n++;
    }
    for (; n < columns; n++)
        layer_add_cell(r->m, row, STR(""));
}

static enum table_align align_of(const xmlNode *row, size_t column)
{
    static const struct { const char *word; enum table_align align; } words[] = { { "left", ALIGN_LEFT }, { "right", ALIGN_RIGHT }, { "center", ALIGN_CENTER } };
    enum table_align found = ALIGN_NONE;
    size_t n = 0;

    for (const xmlNode *cell = row->children; cell; cell = cell->next) {
        char *align, *style;

        if ((!is_named(cell, "td") && !is_named(cell, "th")) || n++ != column)
            continue;
        align = attribute_of(cell, "align");
        style = attribute_of(cell, "style");
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if ((align && !strcasecmp(align, words[i].word)) || (style && strstr(style, "text-align") && strstr(style, words[i].word)))
                found = words[i].align;
        xmlFree(align);
        xmlFree(style);
    }
    return found;
}

static void read_table(struct reader *r, const xmlNode *node)
{
    struct rows rows = {0};
    struct layer *layer;
    cmark_node *table;

    end_paragraph(r);
    for (const xmlNode *child = node->children; child; child = child->next)
        if (is_named(child, "caption"))
            read_nodes(r, child->children, NULL);
    end_paragraph(r);
    find_rows(&rows, node);
    if (rows.columns) {
        layer = layer_new(r->m, &table, CMARK_NODE_CUSTOM_BLOCK, LAYER_TABLE);
        layer->written = STR("");
        layer->columns = rows.columns;
        layer->align = arena_alloc(&r->m->arena, rows.columns * sizeof *layer->align);
        layer->headless = !is_head(rows.items[0]);
        for (size_t i = 0; i < rows.columns; i++)
            layer->align[i] = align_of(rows.items[0], i);
        add_block(r, table);
        if (layer->headless)
            read_row(r, table, NULL, rows.columns);
        for (size_t i = 0; i < rows.n; i++)
            read_row(r, table, rows.items[i], rows.columns);
    }
    free(rows.items);
}

static void read_heading(struct reader *r, const xmlNode *node)
{
    cmark_node *heading = markup_node(CMARK_NODE_HEADING);

    end_paragraph(r);
    cmark_node_set_heading_level(heading, node->name[1] - '0');
    add_block(r, heading);
    read_nodes(r, node->children, heading);
    end_paragraph(r);
}

/* ---- the whole ---- */

static void read_element(struct reader *r, const xmlNode *node, cmark_node *into)
{
    struct str name = str_of((const char *)node->name);

    if (is_named(node, "br")) {
        cmark_node_append_child(into ? into : open_paragraph(r), markup_node(CMARK_NODE_LINEBREAK));
        r->space = false;
    } else if (is_named(node, "img")) {
        into = into ? into : open_paragraph(r);
        add_blank(r, into);
        add_picture(into, node);
    } else if (layer_knows_tag(name) && !is_among(name, AROUND)) {
        if (node->children)
            read_inline(r, node, into ? into : open_paragraph(r));
    } else if (into) {    /* blocks among words: their words */
        r->space = true;
        read_nodes(r, node->children, into);
        r->space = true;
    } else if (is_named(node, "ul") || is_named(node, "ol")) {
        read_list(r, node);
    } else if (is_named(node, "table")) {
        read_table(r, node);
    } else if (name.n == 2 && name.s[0] == 'h' && name.s[1] >= '1' && name.s[1] <= '6') {
        read_heading(r, node);
    } else {
        end_paragraph(r);
        read_nodes(r, node->children, NULL);
        end_paragraph(r);
    }
}

/* `into`: the node that takes words; NULL where paragraphs are to be made of them. */
static void read_nodes(struct reader *r, const xmlNode *node, cmark_node *into)
{
    for (; node; node = node->next) {
        if (node->type == XML_ELEMENT_NODE)
            read_element(r, node, into);
        else if (node->type == XML_TEXT_NODE && (into || r->paragraph || !xmlIsBlankNode(node)))
            add_words(r, into ? into : open_paragraph(r), str_of((const char *)node->content));
    }
}

/* How many lists and tables are begun and not ended. */
static int open_in(struct str html)
{
    int open = 0;

    while (html.n) {
        const char *sign = memchr(html.s, '<', html.n);
        struct str name;
        bool closes;

        if (!sign)
            break;
        html = str_cut(html, (size_t)(sign - html.s));
        name = html_tag(html);
        closes = name.n && name.s[0] == '/';
        if (is_among(str_cut(name, closes), "ul/ol/table"))
            open += closes ? -1 : 1;
        html = str_cut(html, 1);
    }
    return open;
}

void layer_join_elements(struct markup *m, cmark_node *block)
{
    struct str written = layer_written(m, block), last = written;
    cmark_node *end = block, *node, *next;
    int open = open_in(str_of(cmark_node_get_literal(block)));
    struct buf html = {0};

    for (size_t n = 0; open > 0 && n < JOINED_MOST; n++) {
        end = cmark_node_next(end);
        if (!end || cmark_node_get_type(end) != CMARK_NODE_HTML_BLOCK)
            return;
        open += open_in(str_of(cmark_node_get_literal(end)));
    }
    if (open || end == block)
        return;
    buf_puts(&html, cmark_node_get_literal(block));
    for (node = cmark_node_next(block); node; node = next) {
        next = node == end ? NULL : cmark_node_next(node);
        buf_putc(&html, '\n');
        buf_puts(&html, cmark_node_get_literal(node));
        last = layer_written(m, node);
        cmark_node_set_literal(node, NULL);
    }
    cmark_node_set_literal(block, html.s);
    if (last.s > written.s)
        layer_place(m, block, (struct str){ written.s, (size_t)(last.s + last.n - written.s) }, true);
    buf_done(&html);
}

bool layer_read_elements(struct markup *m, cmark_node *block, struct str html)
{
    struct reader r = { .m = m, .before = block, .written = layer_written(m, block) };
    htmlDocPtr doc;
    bool simple;

    if (!is_known(html))
        return false;
    doc = htmlReadMemory(html.s, (int)html.n, NULL, "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_NODEFDTD);
    if (!doc)
        return false;
    simple = is_simple(doc->children, 0, false, NULL);
    if (simple)
        read_nodes(&r, doc->children, NULL);
    xmlFreeDoc(doc);
    return simple;
}
