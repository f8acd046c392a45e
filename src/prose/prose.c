/* prose/prose.c - texts of declarations as DocBook nodes. */

#include "prose/prose.h"
#include "base/xml.h"
#include "prose/write.h"

/* Most texts are plain words; nothing in them means anything to Markdown. */
static bool is_plain(struct str text)
{
    for (size_t i = 0; i < text.n; i++) {
        unsigned char c = (unsigned char)text.s[i];

        if (c < 0x20 || strchr("\\*_`[<&!~^@", c) || (c == 0xe2 && i + 1 < text.n && (unsigned char)text.s[i + 1] == 0xb8) || c == 0xef || c >= 0xfe ||
            (c == ':' && i + 1 < text.n && text.s[i + 1] == '/') || (c == 'w' && str_starts(str_cut(text, i), STR("www."))) || (c == ' ' && (!i || i + 1 == text.n)))
            return false;
    }
    return true;
}

void prose_inline(xmlNode *parent, xmlNs *db, const struct model *model, const struct value *value, const char *lang)
{
    struct markup markup;
    struct writer w = { .db = db, .model = model, .lang = lang, .markup = &markup, .at = parent };
    cmark_node *root;

    if (value->field->type != TYPE_TEXT || is_plain(value->text) || value->text.n > PARAGRAPH_MOST) {
        xml_text(parent, value->text);
        return;
    }
    markup_init(&markup, value->text, true);
    root = layer_parse_one(&markup, buf_text(&markup.text));
    for (cmark_node *paragraph = cmark_node_first_child(root); paragraph; paragraph = cmark_node_next(paragraph))
        for (cmark_node *child = cmark_node_first_child(paragraph); child; child = cmark_node_next(child))
            write_tree(&w, child);
    cmark_node_free(root);
    map_done(&w.noted);
    markup_done(&markup);
}

void prose_blocks(xmlNode *parent, xmlNs *db, const struct model *model, const struct value *value, const char *lang)
{
    struct markup markup;
    struct writer w = { .db = db, .model = model, .lang = lang, .markup = &markup, .at = parent };
    cmark_node *root;

    markup_init(&markup, value->text, false);
    root = layer_parse(&markup);
    write_tree(&w, root);
    layer_free(&markup, root);
    map_done(&w.noted);
    markup_done(&markup);
}
