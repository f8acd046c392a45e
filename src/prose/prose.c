/* prose/prose.c - Markdown to DocBook nodes. */

#include "prose/prose.h"
#include "base/mem.h"
#include "base/url.h"
#include "base/xml.h"
#include "prose/link.h"
#include "prose/markup.h"
#include "prose/table.h"
#include "prose/target.h"
#include "prose/texts.h"
#include "prose/write.h"

#include <stdlib.h>

enum { LEVELS = 32, INLINE_LEVELS = 32 };    /* what nests deeper is set without a level of its own */

#define NS_XLINK "http://www.w3.org/1999/xlink"

/* ---- references ---- */

static void unresolved(struct writer *w, struct str written)
{
    xmlNode *phrase = xml_element(w->at, w->db, "phrase");

    xml_attr(phrase, "role", STR("unresolved"));
    xml_text(phrase, written);
}

static void set_target(xmlNode *link, const struct target *target)
{
    struct buf address = {0};

    if (target->heading.n)
        heading_id(&address, target->entity, target->heading);
    else
        buf_puts(&address, target->entity->address);
    xml_attr(link, "linkend", buf_text(&address));
    buf_done(&address);
}

/* What a reference without words of its own says: a parameter its value, everything else its title; of a heading also which one. */
static void reference_words(struct writer *w, xmlNode *node, const struct target *target)
{
    struct str value = target_value(target->entity);

    xml_text(node, value.n ? value : target_title(target->entity, w->lang));
    if (target->heading.n) {
        xml_text(node, STR(" \xc2\xa7 "));
        xml_text(node, target->heading);
    }
}

static void reference(struct writer *w, const struct mark *mark)
{
    struct target target = target_of(w->model, mark->name);

    if (target.state != TARGET_FOUND) {
        unresolved(w, mark->name);
    } else if (w->in_link) {
        reference_words(w, w->at, &target);
    } else {
        xmlNode *link = xml_element(w->at, w->db, "link");

        set_target(link, &target);
        reference_words(w, link, &target);
    }
}

/* ---- words ---- */

static void set_href(xmlNode *link, struct str url)
{
    xmlNs *ns = xmlSearchNsByHref(link->doc, link, BAD_CAST NS_XLINK);
    struct buf address = {0};

    if (!ns)
        ns = xmlNewNs(link, BAD_CAST NS_XLINK, BAD_CAST "xlink");
    url_put(&address, url);
    xml_attr_ns(link, ns, "href", buf_text(&address));
    buf_done(&address);
}

/* Words in which an address may stand bare. */
static void plain_words(struct writer *w, struct str text)
{
    size_t from = 0;

    for (size_t i = 0; i + 7 < text.n && !w->in_link; i++) {
        size_t n = text.s[i] != 'h' || (i && ((unsigned char)text.s[i - 1] >= 0x80 || strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/:.=", text.s[i - 1])))
            ? 0 : link_bare(str_cut(text, i));

        if (!n)
            continue;
        xml_text(w->at, (struct str){ text.s + from, i - from });
        {
            xmlNode *link = xml_element(w->at, w->db, "link");

            set_href(link, (struct str){ text.s + i, n });
            xml_text(link, (struct str){ text.s + i, n });
        }
        from = i + n;
        i = from - 1;
    }
    xml_text(w->at, str_cut(text, from));
}

static void words(struct writer *w, struct str text)
{
    struct str plain;
    const struct mark *mark;

    while (markup_piece(w->markup, &text, &plain, &mark)) {
        if (mark)
            reference(w, mark);
        else
            plain_words(w, plain);
    }
}

/* As it was written: code, HTML. */
static void literally(struct writer *w, xmlNode *node, const char *text)
{
    struct buf buf = {0};

    markup_restore(w->markup, &buf, str_of(text));
    xml_text(node, buf_text(&buf));
    buf_done(&buf);
}

static xmlNode *open_element(struct writer *w, const char *name)
{
    w->at = xml_element(w->at, w->db, name);
    return w->at;
}

static void close_element(struct writer *w)
{
    w->at = w->at->parent;
}

/* ---- links ---- */

/* #name: a heading of the same text. */
static void set_place(xmlNode *link, const struct writer *w, struct str name)
{
    struct buf id = {0};

    if (w->policy)
        heading_id(&id, w->policy, name);
    else
        buf_str(&id, name);
    xml_attr(link, "linkend", buf_text(&id));
    buf_done(&id);
}

static void open_link(struct writer *w, cmark_node *node)
{
    struct buf url = {0};
    struct link link;
    struct target target;

    markup_restore(w->markup, &url, str_of(cmark_node_get_url(node)));
    link = link_of(buf_text(&url));
    w->in_link = true;
    switch (link.kind) {
    case LINK_REFERENCE:
        target = target_of(w->model, link.rest);
        if (target.state == TARGET_FOUND) {
            set_target(open_element(w, "link"), &target);
            if (!cmark_node_first_child(node))
                reference_words(w, w->at, &target);
        } else {
            xml_attr(open_element(w, "phrase"), "role", STR("unresolved"));
            if (!cmark_node_first_child(node))
                xml_text(w->at, link.rest);
        }
        break;
    case LINK_PLACE:
        set_place(open_element(w, "link"), w, link.rest);
        break;
    case LINK_WEB:
        set_href(open_element(w, "link"), link.rest);
        if (!cmark_node_first_child(node))
            xml_text(w->at, link.rest);
        break;
    case LINK_NOWHERE:
        open_element(w, "phrase");
        break;
    }
    buf_done(&url);
}

/* An address that nobody may follow is read after the words, so that nothing is lost. */
static void close_link(struct writer *w, cmark_node *node)
{
    struct buf url = {0};

    markup_restore(w->markup, &url, str_of(cmark_node_get_url(node)));
    if (url.n && link_of(buf_text(&url)).kind == LINK_NOWHERE) {
        xml_text(w->at, STR(" ("));
        xml_text(w->at, buf_text(&url));
        xml_text(w->at, STR(")"));
    }
    buf_done(&url);
    close_element(w);
    w->in_link = false;
}

/* ---- tables ---- */

static void inline_tree(struct writer *w, struct str marked);

static void row(struct writer *w, const struct pipe_table *table, struct str line)
{
    struct str cells = table_row(line);
    struct buf cell = {0};

    open_element(w, "row");
    for (size_t i = 0; i < table->columns; i++) {
        open_element(w, "entry");
        if (table_cell(&cells, &cell))
            inline_tree(w, buf_text(&cell));
        close_element(w);
    }
    close_element(w);
    buf_done(&cell);
}

static void write_table(struct writer *w, const struct pipe_table *table)
{
    static const char *const aligns[] = { NULL, "left", "center", "right" };
    struct str rest = table->rows, line;
    struct buf columns = {0};
    size_t rows = 0;

    open_element(w, "informaltable");
    buf_printf(&columns, "%zu", table->columns);
    xml_attr(open_element(w, "tgroup"), "cols", buf_text(&columns));
    for (size_t i = 0; i < table->columns; i++) {
        xmlNode *column = xml_element(w->at, w->db, "colspec");

        buf_cut(&columns, 0);
        buf_printf(&columns, "c%zu", i + 1);
        xml_attr(column, "colname", buf_text(&columns));
        if (table->align[i])
            xml_attr(column, "align", str_of(aligns[table->align[i]]));
    }
    open_element(w, "thead");
    row(w, table, table->head);
    close_element(w);
    open_element(w, "tbody");
    for (; rest.n && str_split(&rest, '\n', &line); rows++)
        row(w, table, line);
    if (!rows)
        row(w, table, STR(""));
    close_element(w);
    close_element(w);
    close_element(w);
    buf_done(&columns);
}

/* The lines of a paragraph, without what a list or quotation around it puts in front. */
static void paragraph_lines(struct writer *w, cmark_node *node, struct buf *lines)
{
    int first = cmark_node_get_start_line(node), last = cmark_node_get_end_line(node);
    struct str line;

    for (; w->line <= last && str_split(&w->below, '\n', &line); w->line++) {
        if (w->line < first)
            continue;
        while (line.n && strchr(" \t>\r", line.s[0]))
            line = str_cut(line, 1);
        buf_puts(lines, lines->n ? "\n" : "");
        buf_str(lines, line);
    }
}

/* True where the paragraph was a table and is written. */
static bool try_table(struct writer *w, cmark_node *node)
{
    struct buf lines = {0};
    struct pipe_table table;
    bool found = false;

    if (cmark_node_get_end_line(node) > cmark_node_get_start_line(node)) {
        paragraph_lines(w, node, &lines);
        found = table_find(buf_text(&lines), &table);
    }
    if (found && table.before.n) {
        open_element(w, "para");
        inline_tree(w, table.before);
        close_element(w);
    }
    if (found)
        write_table(w, &table);
    buf_done(&lines);
    return found;
}

/* ---- the tree ---- */

static void open_list(struct writer *w, cmark_node *node)
{
    bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
    int start = ordered ? cmark_node_get_list_start(node) : 1;

    open_element(w, ordered ? "orderedlist" : "itemizedlist");
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

    open_element(w, "programlisting");
    if (info.n && str_split(&info, ' ', &language) && language.n)
        xml_attr(w->at, "language", language);
    markup_restore(w->markup, &text, str_of(cmark_node_get_literal(node)));
    while (text.n && text.s[text.n - 1] == '\n')
        buf_cut(&text, text.n - 1);
    xml_text(w->at, buf_text(&text));
    close_element(w);
    buf_done(&text);
}

/* What a node adds when it begins; true where its children are not to be visited. */
static bool enter(struct writer *w, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE:
        if (w->blocks++ < LEVELS)
            open_element(w, "blockquote");
        return false;
    case CMARK_NODE_LIST:
        if (w->blocks++ < LEVELS)
            open_list(w, node);
        return false;
    case CMARK_NODE_ITEM:
        if (w->blocks <= LEVELS)
            open_element(w, "listitem");
        return false;
    case CMARK_NODE_PARAGRAPH:
        if (try_table(w, node))
            return true;
        open_element(w, "para");
        return false;
    case CMARK_NODE_HEADING: open_element(w, "bridgehead"); return false;
    case CMARK_NODE_CODE_BLOCK: write_code(w, node); return false;
    case CMARK_NODE_HTML_BLOCK: case CMARK_NODE_CUSTOM_BLOCK:
        literally(w, xml_element(w->at, w->db, "para"), cmark_node_get_literal(node));
        return false;
    case CMARK_NODE_TEXT: words(w, str_of(cmark_node_get_literal(node))); return false;
    case CMARK_NODE_SOFTBREAK: xml_text(w->at, STR(" ")); return false;
    case CMARK_NODE_LINEBREAK: xmlAddChild(w->at, xmlNewDocPI(w->at->doc, BAD_CAST "linebreak", NULL)); return false;
    case CMARK_NODE_CODE: literally(w, xml_element(w->at, w->db, "literal"), cmark_node_get_literal(node)); return false;
    case CMARK_NODE_HTML_INLINE: case CMARK_NODE_CUSTOM_INLINE: literally(w, w->at, cmark_node_get_literal(node)); return false;
    case CMARK_NODE_EMPH: case CMARK_NODE_STRONG:
        if (w->inlines++ < INLINE_LEVELS) {
            open_element(w, "emphasis");
            if (cmark_node_get_type(node) == CMARK_NODE_STRONG)
                xml_attr(w->at, "role", STR("strong"));
        }
        return false;
    case CMARK_NODE_LINK:
        if (!w->in_link)
            open_link(w, node);
        return false;
    default: return false;    /* document, rule; a picture is its words */
    }
}

static void leave(struct writer *w, cmark_node *node)
{
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_BLOCK_QUOTE: case CMARK_NODE_LIST:
        if (--w->blocks >= LEVELS)
            return;
        if (cmark_node_get_type(node) == CMARK_NODE_BLOCK_QUOTE && !w->at->children)
            xml_element(w->at, w->db, "para");
        close_element(w);
        return;
    case CMARK_NODE_ITEM:
        if (w->blocks > LEVELS)
            return;
        if (!w->at->children)
            xml_element(w->at, w->db, "para");    /* DocBook's items and quotations are not empty */
        close_element(w);
        return;
    case CMARK_NODE_PARAGRAPH: case CMARK_NODE_HEADING: close_element(w); return;
    case CMARK_NODE_EMPH: case CMARK_NODE_STRONG:
        if (--w->inlines < INLINE_LEVELS)
            close_element(w);
        return;
    default: return;
    }
}

/* Without recursion over what people write: cmark takes quotations 200,000 deep. */
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
            close_link(w, node);
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

        if (heading_take_name(&words, &name)) {
            char *rest = mem_dup(words.s, words.n);

            cmark_node_set_literal(last, rest);
            free(rest);
        }
    }
    for (cmark_node *child = cmark_node_first_child(heading); child; child = cmark_node_next(child))
        write_tree(w, child);
}

/* Only what stands in the paragraph: the paragraph itself is the caller's. */
static void inline_tree(struct writer *w, struct str marked)
{
    cmark_node *root = markup_parse(marked, true), *child;

    for (cmark_node *paragraph = cmark_node_first_child(root); paragraph; paragraph = cmark_node_next(paragraph))
        for (child = cmark_node_first_child(paragraph); child; child = cmark_node_next(child))
            write_tree(w, child);
    cmark_node_free(root);
}

/* Most texts are plain words; nothing in them means anything to Markdown. */
static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];

        if (c < 0x20 || strchr("\\*_`[<&!", c) || (c == 0xe2 && i + 1 < text.n && (unsigned char)text.s[i + 1] == 0xb8) || c == 0xef || c >= 0xfe ||
            (c == ':' && i + 1 < text.n && text.s[i + 1] == '/') || (c == ' ' && (!i || i + 1 == text.n)))
            return false;
    }
    return true;
}

void prose_inline(xmlNode *parent, xmlNs *db, const struct model *model, const struct value *value, const char *lang)
{
    struct markup markup;
    struct writer w = { .db = db, .model = model, .lang = lang, .markup = &markup, .at = parent };

    if (value->field->type != TYPE_TEXT || is_plain(value->text) || markup_is_too_long(value->text, true)) {
        xml_text(parent, value->text);
        return;
    }
    markup_init(&markup, value->text);
    inline_tree(&w, buf_text(&markup.text));
    markup_done(&markup);
}

/* A text that is not parsed: a paragraph for each run of lines. */
static void plain_blocks(xmlNode *parent, xmlNs *db, struct str text)
{
    struct str line;
    xmlNode *para = NULL;

    while (str_split(&text, '\n', &line)) {
        size_t i = 0;

        while (i < line.n && strchr(" \t\r", line.s[i]))
            i++;
        if (i == line.n) {
            para = NULL;
            continue;
        }
        if (para)
            xml_text(para, STR(" "));
        else
            para = xml_element(parent, db, "para");
        xml_text(para, str_cut(line, i));
    }
}

void prose_blocks(xmlNode *parent, xmlNs *db, const struct model *model, const struct value *value, const char *lang)
{
    struct markup markup;
    struct writer w = { .db = db, .model = model, .lang = lang, .markup = &markup, .at = parent };
    cmark_node *root;

    if (markup_is_too_long(value->text, false)) {
        plain_blocks(parent, db, value->text);
        return;
    }
    markup_init(&markup, value->text);
    w.below = buf_text(&markup.text);
    w.line = 1;
    root = markup_parse(w.below, false);
    write_tree(&w, root);
    cmark_node_free(root);
    markup_done(&markup);
}
