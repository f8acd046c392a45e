/* prose/write.c - the tree of a Markdown text as DocBook nodes. */

#include "prose/write.h"
#include "base/mem.h"
#include "base/xml.h"

#include <stdlib.h>

enum { LEVELS = 32, INLINE_LEVELS = 32 };    /* what nests deeper is set without a level of its own */

/* ---- tables ---- */

static void write_row(struct writer *w, cmark_node *row)
{
    write_open(w, "row");
    for (cmark_node *cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell)) {
        write_open(w, "entry");
        for (cmark_node *child = cmark_node_first_child(cell); child; child = cmark_node_next(child))
            write_tree(w, child);
        write_close(w);
    }
    write_close(w);
}

static void write_empty_row(struct writer *w, size_t columns)
{
    write_open(w, "row");
    for (size_t i = 0; i < columns; i++)
        xml_element(w->at, w->db, "entry");
    write_close(w);
}

/* A head without words is none: such tables list what is known of a text, and the like. */
static void write_table(struct writer *w, cmark_node *node, const struct layer *layer)
{
    static const char *const aligns[] = { NULL, "left", "center", "right" };
    cmark_node *row = cmark_node_first_child(node), *caption = row && layer_of(row)->kind == LAYER_CAPTION ? row : NULL;
    struct buf number = {0};

    write_open(w, caption ? "table" : "informaltable");
    if (caption) {
        write_open(w, "title");
        for (cmark_node *child = cmark_node_first_child(caption); child; child = cmark_node_next(child))
            write_tree(w, child);
        write_close(w);
        row = cmark_node_next(row);
    }
    buf_printf(&number, "%zu", layer->columns);
    xml_attr(write_open(w, "tgroup"), "cols", buf_text(&number));
    for (size_t i = 0; i < layer->columns; i++) {
        xmlNode *column = xml_element(w->at, w->db, "colspec");

        buf_cut(&number, 0);
        buf_printf(&number, "c%zu", i + 1);
        xml_attr(column, "colname", buf_text(&number));
        if (layer->align[i])
            xml_attr(column, "align", str_of(aligns[layer->align[i]]));
    }
    buf_done(&number);
    if (!layer->headless) {
        write_open(w, "thead");
        write_row(w, row);
        write_close(w);
    }
    write_open(w, "tbody");
    row = cmark_node_next(row);
    if (!row)
        write_empty_row(w, layer->columns);
    for (; row; row = cmark_node_next(row))
        write_row(w, row);
    write_close(w);
    write_close(w);
    write_close(w);
}

/* ---- blocks ---- */

/* How its numbers look: a letter or a figure, and the signs around it ("paren": 1), "parens": (1)). */
static void set_look(struct writer *w, cmark_node *node, bool ordered)
{
    static const char *const numerations[] = { NULL, "loweralpha", "upperalpha", "lowerroman", "upperroman" }, *const roles[] = { NULL, "paren", "parens" };
    const struct layer *layer = cmark_node_get_user_data(node);
    enum typed_signs signs = cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM ? TYPED_AFTER : TYPED_POINT;

    if (!ordered)
        return;
    if (layer && numerations[layer->typed->kind])
        xml_attr(w->at, "numeration", str_of(numerations[layer->typed->kind]));
    if (layer)
        signs = layer->typed->signs;
    if (roles[signs])
        xml_attr(w->at, "role", str_of(roles[signs]));
}

static void open_list(struct writer *w, cmark_node *node)
{
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    int start = ordered ? cmark_node_get_list_start(node) : 1;

    write_open(w, ordered ? "orderedlist" : "itemizedlist");
    set_look(w, node, ordered);
    if (cmark_node_get_list_tight(node))
        xml_attr(w->at, "spacing", STR("compact"));
    if (start != 1) {
        struct buf number = {0};

        buf_printf(&number, "%d", start);
        xml_attr(w->at, "startingnumber", buf_text(&number));
        buf_done(&number);
    }
}

static void write_code(struct writer *w, cmark_node *node)
{
    struct buf text = {0};
    struct str info = str_of(cmark_node_get_fence_info(node)), language;

    write_open(w, "programlisting");
    if (info.n && str_split(&info, ' ', &language) && language.n && !memmem(language.s, language.n, "\xef\xa3\xb0", 3))
        xml_attr(w->at, "language", language);
    markup_restore(w->markup, &text, str_of(cmark_node_get_literal(node)));
    while (text.n && text.s[text.n - 1] == '\n')
        buf_cut(&text, text.n - 1);
    xml_text(w->at, buf_text(&text));
    write_close(w);
    buf_done(&text);
}

/* Lines stay lines. */
static void write_html(struct writer *w, cmark_node *node)
{
    struct buf text = {0};
    struct str rest, line;
    bool begun = false;

    markup_restore(w->markup, &text, str_of(cmark_node_get_literal(node)));
    rest = buf_text(&text);
    write_open(w, "para");
    while (str_split(&rest, '\n', &line)) {
        line = str_trim(line);
        if (line.n && begun)
            xmlAddChild(w->at, xmlNewDocPI(w->at->doc, BAD_CAST "linebreak", NULL));
        xml_text(w->at, line);
        begun = begun || line.n;
    }
    write_close(w);
    buf_done(&text);
}

/* A paragraph that is nothing but a picture. */
static bool is_picture(cmark_node *paragraph)
{
    cmark_node *child = cmark_node_first_child(paragraph);

    return child && !cmark_node_next(child) && cmark_node_get_type(child) == CMARK_NODE_IMAGE;
}

/* The first of an entry is its term. */
static bool is_term(cmark_node *paragraph)
{
    cmark_node *entry = cmark_node_parent(paragraph);

    return entry && layer_of(entry) && layer_of(entry)->kind == LAYER_ENTRY && !cmark_node_previous(paragraph);
}

/* DocBook's items, notes and quotations are not empty. */
static void close_filled(struct writer *w)
{
    if (!w->at->children || (w->at->children == w->at->last && !strcmp((const char *)w->at->last->name, "title")))
        xml_element(w->at, w->db, "para");
    write_close(w);
}

/* What a node of our own adds; true where its children are not to be visited. */
static bool enter_layer(struct writer *w, cmark_node *node, const struct layer *layer)
{
    xmlNode *box;

    switch (layer->kind) {
    case LAYER_TABLE:
        write_table(w, node, layer);
        return true;
    case LAYER_ADMONITION:
        if (w->blocks++ >= LEVELS)
            return false;
        write_open(w, layer->element);
        if (layer->title.n) {
            write_open(w, "title");
            write_words(w, layer->title);
            write_close(w);
        }
        return false;
    case LAYER_TERMS:
        if (w->blocks++ < LEVELS)
            write_open(w, "variablelist");
        return false;
    case LAYER_ENTRY:
        if (w->blocks <= LEVELS)
            write_open(w, "varlistentry");
        return false;
    case LAYER_TASK:
        box = xml_element(w->at, w->db, "phrase");
        xml_attr(box, "role", STR("task"));
        xml_text(box, layer->done ? STR("\xe2\x98\x91") : STR("\xe2\x98\x90"));
        return false;
    case LAYER_STRUCK:
        if (w->inlines++ < INLINE_LEVELS)
            xml_attr(write_open(w, "emphasis"), "role", STR("strikethrough"));
        return false;
    case LAYER_SPAN:
        if (layer->element && w->inlines++ < INLINE_LEVELS) {
            write_open(w, layer->element);
            if (layer->role)
                xml_attr(w->at, "role", str_of(layer->role));
        }
        return false;
    case LAYER_NOTE:
        write_open(w, "para");
        xml_text(w->at, STR("[^"));
        xml_text(w->at, layer->label);
        xml_text(w->at, STR("]:"));
        write_close(w);
        return false;
    default:
        return false;
    }
}

/* What a node adds when it begins; true where its children are not to be visited. */
static bool enter(struct writer *w, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        if (w->blocks++ < LEVELS)
            write_open(w, "blockquote");
        return false;
    case CMARK_NODE_LIST:
        if (w->blocks++ < LEVELS)
            open_list(w, node);
        return false;
    case CMARK_NODE_ITEM:
        if (w->blocks <= LEVELS)
            write_open(w, "listitem");
        return false;
    case CMARK_NODE_PARAGRAPH:
        if (is_term(node) && w->blocks <= LEVELS) {
            write_open(w, "term");
            return false;
        }
        if (is_picture(node) && write_picture(w, cmark_node_first_child(node), true))
            return true;
        write_open(w, "para");
        return false;
    case CMARK_NODE_HEADING:
        write_open(w, "bridgehead");
        return false;
    case CMARK_NODE_CODE_BLOCK: write_code(w, node); return false;
    case CMARK_NODE_HTML_BLOCK: write_html(w, node); return false;
    case CMARK_NODE_TEXT: write_words(w, str_of(cmark_node_get_literal(node))); return false;
    case CMARK_NODE_SOFTBREAK: xml_text(w->at, STR(" ")); return false;
    case CMARK_NODE_LINEBREAK: xmlAddChild(w->at, xmlNewDocPI(w->at->doc, BAD_CAST "linebreak", NULL)); return false;
    case CMARK_NODE_CODE: write_literally(w, xml_element(w->at, w->db, "literal"), cmark_node_get_literal(node)); return false;
    case CMARK_NODE_HTML_INLINE: write_literally(w, w->at, cmark_node_get_literal(node)); return false;
    case CMARK_NODE_EMPH: case CMARK_NODE_STRONG:
        if (w->inlines++ < INLINE_LEVELS) {
            write_open(w, "emphasis");
            if (cmark_node_get_type(node) == CMARK_NODE_STRONG)
                xml_attr(w->at, "role", STR("strong"));
        }
        return false;
    case CMARK_NODE_IMAGE: return write_picture(w, node, false);
    case CMARK_NODE_LINK:
        if (!w->in_link)
            write_open_link(w, node);
        return false;
    case CMARK_NODE_CUSTOM_BLOCK: case CMARK_NODE_CUSTOM_INLINE: return layer_of(node) && enter_layer(w, node, layer_of(node));
    default: return false;    /* document, rule */
    }
}

static void leave(struct writer *w, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE: case CMARK_NODE_LIST:
        if (--w->blocks < LEVELS)
            close_filled(w);
        return;
    case CMARK_NODE_ITEM:
        if (w->blocks <= LEVELS)
            close_filled(w);
        return;
    case CMARK_NODE_PARAGRAPH: case CMARK_NODE_HEADING:
        write_close(w);
        if (is_term(node) && w->blocks <= LEVELS)
            write_open(w, "listitem");
        return;
    case CMARK_NODE_EMPH: case CMARK_NODE_STRONG:
        if (--w->inlines < INLINE_LEVELS)
            write_close(w);
        return;
    case CMARK_NODE_CUSTOM_INLINE:
        if (layer_of(node) && (layer_of(node)->kind == LAYER_STRUCK || (layer_of(node)->kind == LAYER_SPAN && layer_of(node)->element)) && --w->inlines < INLINE_LEVELS)
            write_close(w);
        return;
    case CMARK_NODE_CUSTOM_BLOCK:
        if (layer_of(node) && layer_of(node)->kind == LAYER_ADMONITION && --w->blocks < LEVELS)
            close_filled(w);
        if (layer_of(node) && layer_of(node)->kind == LAYER_TERMS && --w->blocks < LEVELS)
            write_close(w);
        if (layer_of(node) && layer_of(node)->kind == LAYER_ENTRY && w->blocks <= LEVELS) {
            close_filled(w);
            write_close(w);
        }
        return;
    default: return;
    }
}

/* Without recursion over what people write: cmark takes quotations 200,000 deep. (Footnotes and cells do not nest.) */
void write_tree(struct writer *w, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_node *link = NULL;    /* the open one */
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);

        if (event == CMARK_EVENT_ENTER) {
            bool outer = !w->in_link;

            if (enter(w, node))
                cmark_iter_reset(iter, node, CMARK_EVENT_EXIT);
            if (outer && w->in_link)
                link = node;
        } else if (node == link) {
            write_close_link(w, node);
            link = NULL;
        } else {
            leave(w, node);
        }
    }
    cmark_iter_free(iter);
}

void write_heading(struct writer *w, cmark_node *heading)
{
    cmark_node *last = cmark_node_last_child(heading);

    if (last && cmark_node_get_type(last) == CMARK_NODE_TEXT) {
        struct str words = str_of(cmark_node_get_literal(last)), name;

        if (heading_take_attributes(&words, &name)) {
            char *rest = mem_dup(words.s, words.n);

            cmark_node_set_literal(last, rest);
            free(rest);
        }
    }
    w->in_heading = true;
    for (cmark_node *child = cmark_node_first_child(heading); child; child = cmark_node_next(child))
        write_tree(w, child);
    w->in_heading = false;
}
