/* prose/inline.c - words, references, links and pictures as DocBook nodes. */

#include "base/url.h"
#include "base/xml.h"
#include "prose/link.h"
#include "prose/target.h"
#include "prose/write.h"

#define NS_XLINK "http://www.w3.org/1999/xlink"

xmlNode *write_open(struct writer *w, const char *name)
{
    w->at = xml_element(w->at, w->db, name);
    return w->at;
}

void write_close(struct writer *w)
{
    w->at = w->at->parent;
}

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
        xmlNode *heading;

        xml_text(node, STR(" \xc2\xa7\xc2\xa0"));
        heading = xml_element(node, w->db, "phrase");
        xml_attr(heading, "role", STR(PROSE_HEADING));
        xml_text(heading, target->heading);
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

/* ---- footnotes ---- */

static void note_id(struct buf *id, const struct writer *w, struct str label)
{
    name_id(id, w->policy, "note", label);
}

/* Its text where it is named first, there the sign alone; where no footnote may stand, as it was written. */
static void footnote(struct writer *w, const struct mark *mark)
{
    struct note *note = layer_note(w->markup, mark->name);
    struct buf id = {0};
    void **noted;

    if (!note || w->in_link || w->in_heading || w->in_note) {
        xml_text(w->at, mark->written);
        return;
    }
    noted = map_at(&w->noted, note->label);
    if (w->policy)
        note_id(&id, w, note->label);
    if (*noted && w->policy) {
        xml_attr(xml_element(w->at, w->db, "footnoteref"), "linkend", buf_text(&id));
    } else {
        int blocks = w->blocks, inlines = w->inlines;

        *noted = note;
        write_open(w, "footnote");
        if (w->policy)
            xml_id(w->at, buf_text(&id));
        w->in_note = true;
        w->blocks = w->inlines = 0;
        for (cmark_node *node = cmark_node_first_child(note->item); node; node = cmark_node_next(node))
            write_tree(w, node);
        if (!w->at->children)
            xml_element(w->at, w->db, "para");
        w->blocks = blocks;
        w->inlines = inlines;
        w->in_note = false;
        write_close(w);
    }
    buf_done(&id);
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

    for (size_t i = 0; i + 3 < text.n && !w->in_link; i++) {
        struct str address;
        bool mail = text.s[i] == '@';
        size_t begin = i, n = mail ? link_mail(text, i, &begin) : link_begins(text, i) ? link_bare(str_cut(text, i)) : 0;
        xmlNode *link;

        if (!n || begin < from)
            continue;
        xml_text(w->at, (struct str){ text.s + from, begin - from });
        link = xml_element(w->at, w->db, "link");
        address = (struct str){ text.s + begin, n };
        if (mail || str_starts(address, STR("www."))) {
            struct buf whole = {0};

            buf_puts(&whole, mail ? "mailto:" : "https://");
            buf_str(&whole, address);
            set_href(link, buf_text(&whole));
            buf_done(&whole);
        } else {
            set_href(link, address);
        }
        xml_text(link, address);
        from = begin + n;
        i = from - 1;
    }
    xml_text(w->at, str_cut(text, from));
}

void write_words(struct writer *w, struct str text)
{
    struct str plain;
    const struct mark *mark;

    while (markup_piece(w->markup, &text, &plain, &mark)) {
        if (!mark)
            plain_words(w, plain);
        else if (mark->kind == MARK_FOOTNOTE)
            footnote(w, mark);
        else if (mark->kind == MARK_RAISED || mark->kind == MARK_LOWERED)
            xml_text(xml_element(w->at, w->db, mark->kind == MARK_RAISED ? "superscript" : "subscript"), mark->name);
        else
            reference(w, mark);
    }
}

void write_literally(struct writer *w, xmlNode *node, const char *text)
{
    struct buf buf = {0};

    markup_restore(w->markup, &buf, str_of(text));
    xml_text(node, buf_text(&buf));
    buf_done(&buf);
}

/* ---- links ---- */

/* #name: a heading of the same text. */
static void set_place(xmlNode *link, const struct writer *w, struct str name)
{
    struct buf id = {0};
    const struct heading *heading = w->text ? headings_like(&w->text->headings, name) : NULL;

    if (w->policy)
        heading_id(&id, w->policy, heading ? heading->name : name);
    else
        buf_str(&id, name);
    xml_attr(link, "linkend", buf_text(&id));
    buf_done(&id);
}

/* A path to the text of another policy; false where it is none. */
static bool file_target(const struct writer *w, struct str url, struct target *target)
{
    return w->text && texts_link(w->texts, w->model, w->text, url, target);
}

static void open_target(struct writer *w, const struct target *target, bool empty)
{
    set_target(write_open(w, "link"), target);
    if (empty)
        reference_words(w, w->at, target);
}

void write_open_link(struct writer *w, cmark_node *node)
{
    bool empty = !cmark_node_first_child(node);
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
            open_target(w, &target, empty);
        } else {
            xml_attr(write_open(w, "phrase"), "role", STR("unresolved"));
            if (empty)
                xml_text(w->at, link.rest);
        }
        break;
    case LINK_PLACE:
        if (w->text && !headings_like(&w->text->headings, link.rest))
            xml_attr(write_open(w, "phrase"), "role", STR("unresolved"));
        else
            set_place(write_open(w, "link"), w, link.rest);
        if (empty)
            xml_text(w->at, link.rest);
        break;
    case LINK_WEB:
        set_href(write_open(w, "link"), link.rest);
        if (empty)
            xml_text(w->at, link.rest);
        break;
    case LINK_NOWHERE:
        if (file_target(w, buf_text(&url), &target))
            open_target(w, &target, empty);
        else
            write_open(w, "phrase");
        break;
    }
    buf_done(&url);
}

static void words_below(const struct markup *markup, struct buf *out, cmark_node *node)
{
    cmark_iter *iter = cmark_iter_new(node);
    cmark_event_type event;

    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *at = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(at);

        if (event != CMARK_EVENT_ENTER)
            continue;
        if (cmark_node_get_literal(at))
            markup_restore(markup, out, str_of(cmark_node_get_literal(at)));
        else if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK)
            buf_putc(out, ' ');
    }
    cmark_iter_free(iter);
}

/* An address that nobody may follow is read after the words, so that nothing is lost. */
void write_close_link(struct writer *w, cmark_node *node)
{
    struct buf url = {0}, words = {0};

    markup_restore(w->markup, &url, str_of(cmark_node_get_url(node)));
    words_below(w->markup, &words, node);
    if (url.n && !strcmp((const char *)w->at->name, "phrase") && link_of(buf_text(&url)).kind == LINK_NOWHERE && !str_eq(buf_text(&words), buf_text(&url))) {
        xml_text(w->at, STR(" ("));
        xml_text(w->at, buf_text(&url));
        xml_text(w->at, STR(")"));
    }
    buf_done(&words);
    buf_done(&url);
    write_close(w);
    w->in_link = false;
}

/* ---- pictures ---- */

bool write_picture(struct writer *w, cmark_node *node, bool block)
{
    struct buf url = {0}, words = {0};
    const struct text_picture *picture = NULL;
    struct str title = str_of(cmark_node_get_title(node));

    markup_restore(w->markup, &url, str_of(cmark_node_get_url(node)));
    if (w->text)
        picture = texts_picture(w->texts, w->text, buf_text(&url));
    if (picture) {
        words_below(w->markup, &words, node);
        write_open(w, block ? "mediaobject" : "inlinemediaobject");
        write_open(w, "imageobject");
        xml_attr(xml_element(w->at, w->db, "imagedata"), "fileref", str_of(picture->name));
        write_close(w);
        if (words.n) {
            write_open(w, "textobject");
            xml_text(xml_element(w->at, w->db, "phrase"), buf_text(&words));
            write_close(w);
        }
        if (block && title.n) {
            write_open(w, "caption");
            write_literally(w, xml_element(w->at, w->db, "para"), cmark_node_get_title(node));
            write_close(w);
        }
        write_close(w);
    }
    buf_done(&url);
    buf_done(&words);
    return picture;
}
