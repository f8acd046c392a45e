/* prose/words.c - the words of a text, one a line, so that diff can tell which of them a document has lost.
 *
 *   words markdown FILE      what cmark reads in it, without front matter, comments, tags, attributes and marks of lists: what a document has to say
 *   words docbook FILE       what a policy's document says as DocBook: of its sections those that hold the text
 *   words html FILE          the same of its page
 *   words text FILE          any text, as pdftotext gives it
 *   words letters FILE       a list of words as its letters: lines of a page break words
 *
 * A word is a run of letters and digits: signs are set in other ways than they are written. */

#include "base/buf.h"
#include "base/utf8.h"
#include "prose/attributes.h"
#include "prose/front.h"
#include "prose/html.h"

#include <cmark.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <unictype.h>

static bool is_word(uint32_t c)
{
    return uc_is_property(c, UC_PROPERTY_ALPHABETIC) || uc_is_general_category(c, UC_CATEGORY_N) || uc_is_general_category(c, UC_CATEGORY_M);
}

static void put_words(struct str text, bool letters)
{
    bool open = false;

    while (text.n) {
        uint32_t c = 0;
        size_t n = utf8_decode(text.s, text.n, &c);

        if (n && is_word(c)) {
            fwrite(text.s, 1, n, stdout);
            open = !letters;
            if (letters)
                putchar('\n');
        } else if (open && c != 0xad) {
            putchar('\n');
            open = false;
        }
        text = str_cut(text, n ? n : 1);
    }
    if (open)
        putchar('\n');
}

static struct buf read_file(const char *path)
{
    FILE *f = fopen(path, "rb");
    struct buf bytes = {0};
    char part[4096];
    size_t n;

    if (!f) {
        perror(path);
        exit(2);
    }
    while ((n = fread(part, 1, sizeof part, f)) > 0)
        buf_add(&bytes, part, n);
    fclose(f);
    return bytes;
}

/* ---- markdown ---- */

/* What HTML says to readers: its words, and those of its pictures. */
static void put_html(struct buf *out, struct str html)
{
    while (html.n) {
        const char *end = str_starts(html, STR("<!--")) ? memmem(html.s, html.n, "-->", 3) : NULL;
        size_t n = end ? (size_t)(end - html.s) + 3 : 0;

        if (!n && html_tag(html).n && (end = memchr(html.s, '>', html.n)) != NULL) {
            n = (size_t)(end - html.s) + 1;
            html_attribute((struct str){ html.s, n }, "alt", out);
            buf_putc(out, ' ');
        }
        if (!n)
            buf_putc(out, html.s[0]);
        html = str_cut(html, n ? n : 1);
    }
}

/* Marks of lists are no words, but items to cmark: `a)`, `(iv)`, `1.`. */
static struct str replace_mark(struct buf *out, struct str line)
{
    size_t at = line.n && line.s[0] == '(', from = at;

    while (at < line.n && at - from < 6 && ((line.s[at] >= '0' && line.s[at] <= '9') || (at - from < 1 && (line.s[at] | 32) >= 'a' && (line.s[at] | 32) <= 'z') || strchr("ivxlIVXL", line.s[at])))
        at++;
    if (at > from && at + 1 < line.n && strchr(from ? ")" : ".)", line.s[at]) && strchr(" \t", line.s[at + 1])) {
        buf_putc(out, '-');
        buf_fill(out, ' ', at);
        return str_cut(line, at + 1);
    }
    return str_starts(line, STR("o ")) || str_starts(line, STR("o\t")) ? str_cut(line, 1) : line;
}

/* Without the signs of footnotes, [^1], which are numbered anew, and without attributes. */
static void put_line(struct buf *out, struct str line)
{
    bool heading = line.n && line.s[0] == '#';
    char before = ' ';

    line = replace_mark(out, line);
    while (line.n) {
        const char *end = str_starts(line, STR("[^")) ? memchr(line.s, ']', line.n) : NULL;
        size_t n = line.s[0] == '{' && (heading || strchr("])`", before)) ? attributes_length(line) : 0;

        if (end && !memchr(line.s, ' ', (size_t)(end - line.s)))
            n = (size_t)(end - line.s) + (str_starts(str_cut(line, (size_t)(end - line.s) + 1), STR(":")) ? 2 : 1);
        if (!n)
            buf_putc(out, line.s[0]);
        before = line.s[0];
        line = str_cut(line, n ? n : 1);
    }
}

/* Commands that set pages elsewhere. */
static bool is_layout(struct str word)
{
    return str_is(word, "\\newpage") || str_is(word, "\\pagebreak") || str_is(word, "\\clearpage") || str_is(word, "[TOC]") || str_is(word, "[[_TOC_]]");
}

/* What cmark would read were admonitions known to it: the title, or the kind where there is none, and the lines below it without their indentation. */
static void unfold(struct buf *out, struct str text)
{
    struct str line, word;
    size_t depth = 0, indents[16];

    while (str_split(&text, '\n', &line)) {
        size_t blanks = 0, at = 0;

        for (; at < line.n && (line.s[at] == ' ' || line.s[at] == '\t'); at++)
            blanks = line.s[at] == '\t' ? (blanks / 4 + 1) * 4 : blanks + 1;
        word = str_trim(str_cut(line, at));
        while (depth && word.n && blanks < indents[depth - 1])
            depth--;
        if ((str_starts(word, STR("!!! ")) || str_starts(word, STR("??? ")) || str_starts(word, STR("???+ "))) && depth < 16) {
            const char *quote = memchr(word.s, '"', word.n);

            buf_putc(out, '\n');
            buf_fill(out, ' ', blanks < 4 * depth ? 0 : blanks - 4 * depth);    /* in its list */
            indents[depth++] = blanks + 4;
            buf_str(out, quote ? str_cut(word, (size_t)(quote - word.s)) : str_cut(word, 4));
            buf_puts(out, "\n\n");
            continue;
        }
        if (is_layout(word))
            continue;
        buf_fill(out, ' ', blanks < 4 * depth ? 0 : blanks - 4 * depth);
        put_line(out, str_cut(line, at));
        buf_putc(out, '\n');
    }
}

static void markdown(struct str text)
{
    struct buf out = {0}, unfolded = {0};
    cmark_node *root;
    cmark_iter *iter;
    cmark_event_type event;

    if (str_starts(text, STR("\xef\xbb\xbf")))
        text = str_cut(text, 3);
    unfold(&unfolded, str_cut(text, front_end(text)));
    text = buf_text(&unfolded);
    root = cmark_parse_document(text.s, text.n, CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8);
    cmark_consolidate_text_nodes(root);
    iter = cmark_iter_new(root);
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        const char *literal = cmark_node_get_literal(node);

        if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE) {
            if (!literal || strncasecmp(literal, "<br", 3))
                put_html(&out, str_of(literal));
        } else if (literal && event == CMARK_EVENT_ENTER) {
            buf_puts(&out, literal);
        }
        if (type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK || (type < CMARK_NODE_FIRST_INLINE && event == CMARK_EVENT_EXIT) || type == CMARK_NODE_CODE_BLOCK)
            buf_putc(&out, '\n');
    }
    put_words(buf_text(&out), false);
    cmark_iter_free(iter);
    cmark_node_free(root);
    buf_done(&unfolded);
    buf_done(&out);
}

/* ---- trees ---- */

static const char *value_of(const xmlNode *node, const char *name)
{
    for (const xmlAttr *attr = node->properties; attr; attr = attr->next)
        if (!strcmp((const char *)attr->name, name))
            return attr->children && attr->children->content ? (const char *)attr->children->content : "";
    return "";
}

static bool is_among(const char *list, const char *word)
{
    return *word && str_listed(list, str_of(word));
}

static bool has_class(const xmlNode *node, const char *name)
{
    struct str rest = str_of(value_of(node, "class")), word;

    while (rest.n && str_split(&rest, ' ', &word))
        if (str_is(word, name))
            return true;
    return false;
}

/* What was put there and does not stand in the text. */
static bool is_made(const xmlNode *node, const xmlNode *parent)
{
    const char *name = (const char *)node->name, *id = parent ? value_of(parent, "id") : "";

    if (is_among("title/h1/h2", name) && str_ends(str_of(id), STR("..document..introduction")))
        return true;
    return has_class(node, "number") || has_class(node, "self") || has_class(node, "footnote") || has_class(node, "back") || !strcmp(name, "style");
}

static bool is_block(const char *name)
{
    return is_among("para/title/entry/listitem/programlisting/bridgehead/row/section/p/li/td/th/pre/h1/h2/h3/h4/h5/h6/div/blockquote/aside/br/tr/subtitle/footnote/phrase", name);
}

static void put_tree(struct buf *out, const xmlNode *node, const xmlNode *parent)
{
    for (; node; node = node->next) {
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            buf_puts(out, (const char *)node->content);
        if (node->type == XML_PI_NODE)
            buf_putc(out, ' ');
        if (node->type != XML_ELEMENT_NODE || is_made(node, parent))
            continue;
        if (!strcmp((const char *)node->name, "footnote"))
            buf_putc(out, '\n');
        if (!strcmp((const char *)node->name, "img"))
            buf_puts(out, value_of(node, "alt"));
        put_tree(out, node->children, node);
        if (is_block((const char *)node->name))
            buf_putc(out, '\n');
    }
}

/* The subtitle, and those sections that hold the text. */
static void put_parts(struct buf *out, const xmlNode *node)
{
    for (; node; node = node->next) {
        const char *id = node->type == XML_ELEMENT_NODE ? value_of(node, "id") : "";

        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (strstr(id, "..text..") || str_ends(str_of(id), STR("..document..introduction")) || !strcmp((const char *)node->name, "subtitle") || has_class(node, "subtitle") ||
            !strcmp((const char *)node->name, "h1") || has_class(node, "footnotes") || (!strcmp((const char *)node->name, "title") && node->parent && !strcmp((const char *)node->parent->name, "info"))) {
            put_tree(out, node->children, node);
            buf_putc(out, '\n');
        } else {
            put_parts(out, node->children);
        }
    }
}

static void tree(struct str text, bool html)
{
    xmlDoc *doc = html ? htmlReadMemory(text.s, (int)text.n, "page", "UTF-8", HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET)
                       : xmlReadMemory(text.s, (int)text.n, "document", "UTF-8", XML_PARSE_NONET);
    struct buf out = {0};

    if (!doc)
        exit(2);
    put_parts(&out, xmlDocGetRootElement(doc));
    put_words(buf_text(&out), false);
    buf_done(&out);
    xmlFreeDoc(doc);
}

int main(int argc, char **argv)
{
    struct buf bytes;

    if (argc != 3)
        return 2;
    bytes = read_file(argv[2]);
    if (!strcmp(argv[1], "markdown"))
        markdown(buf_text(&bytes));
    else if (!strcmp(argv[1], "html") || !strcmp(argv[1], "docbook"))
        tree(buf_text(&bytes), !strcmp(argv[1], "html"));
    else
        put_words(buf_text(&bytes), !strcmp(argv[1], "letters"));
    buf_done(&bytes);
    return 0;
}
