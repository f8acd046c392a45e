/* prose/body.c - the text of a policy as the sections of a document. */

#include "base/xml.h"
#include "prose/front.h"
#include "prose/write.h"

enum { DEEPEST = 6 };    /* levels of Markdown's headings (CommonMark 0.30, 4.2) */

struct body {
    struct writer writer;
    int open[DEEPEST];          /* the levels of the sections that are open */
    size_t depth;
    size_t heading;             /* which heading comes next */
};

/* DocBook's sections are not empty. */
static void fill(xmlNode *section, xmlNs *db)
{
    if (!xmlLastElementChild(section) || xml_is(xmlLastElementChild(section), (const char *)db->href, "title"))
        xml_element(section, db, "para");
}

static void close_to(struct body *b, int level)
{
    while (b->depth && b->open[b->depth - 1] >= level) {
        fill(b->writer.at, b->writer.db);
        b->writer.at = b->writer.at->parent;
        b->depth--;
    }
}

static void begin_section(struct body *b, cmark_node *node, const struct heading *heading)
{
    struct writer *w = &b->writer;
    struct buf id = {0};

    close_to(b, heading->level);
    w->at = xml_element(w->at, w->db, "section");
    b->open[b->depth++] = heading->level;
    heading_id(&id, w->policy, heading->name);
    xml_id(w->at, buf_text(&id));
    buf_done(&id);
    w->at = xml_element(w->at, w->db, "title");
    write_heading(w, node);
    w->at = w->at->parent;
}

/* The words in which front matter sums it up. */
static void summary(struct body *b, const struct policy_text *text)
{
    struct str words = texts_front(text, FRONT_DESCRIPTION);

    if (!words.n)
        return;
    write_open(&b->writer, "para");
    xml_text(b->writer.at, words);
    write_close(&b->writer);
}

void prose_body(xmlNode *parent, xmlNs *db, const struct model *model, const struct texts *texts, const struct entity *policy, const char *lang)
{
    const struct policy_text *text = texts_of(texts, model, policy, lang, NULL);
    struct body b = { .writer = { .db = db, .model = model, .lang = lang, .at = parent, .policy = policy, .texts = texts, .text = text } };

    if (!text)
        return;
    b.writer.markup = &text->markup;
    summary(&b, text);
    for (cmark_node *node = cmark_node_first_child(text->root); node; node = cmark_node_next(node)) {
        if (cmark_node_get_type(node) != CMARK_NODE_HEADING || b.heading >= text->headings.n)
            write_tree(&b.writer, node);
        else if (!text->headings.items[b.heading++].title)
            begin_section(&b, node, &text->headings.items[b.heading - 1]);
    }
    close_to(&b, 1);
    map_done(&b.writer.noted);
}
