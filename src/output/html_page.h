/* output/html_page.h - a page while it is written: what its parts share.
 *
 * The DocBook tree is walked once, from the top, and HTML is added as text; the tree is only read. What an element becomes stands in one table (html_elements.c). Names of
 * elements and attributes are our own, text and values of attributes go through escape.h, addresses through html_guard.h: so nothing of a source or a template
 * can run. Words come from the wordbook. */
#ifndef OUTPUT_HTML_PAGE_H
#define OUTPUT_HTML_PAGE_H

#include "output/escape.h"
#include "output/html.h"

/* Deeper than templates can make a tree (base/sheet.c); Markdown is set 32 levels deep at most (prose/write.c). What lies deeper is written as plain words. */
enum { HTML_DEEPEST = 1000 };

struct page;
struct html_element;

typedef void html_writer(struct page *page, const xmlNode *node, const struct html_element *element);

enum {
    HTML_HEAD = 1,          /* of what it stands in: title, info; never part of the text itself */
    HTML_DIVISION = 2,      /* section, chapter …: has a heading and a number, and stands after the text */
    HTML_BLOCK = 4,         /* HTML has no such block in a p */
    HTML_WORDS = 8,         /* holds words: what is unknown in it is a span */
    HTML_ITEM = 16,         /* of a list */
    HTML_LINE = 32,         /* a line end follows */
};

/* A row of the table: a DocBook element and what becomes of it. */
struct html_element {
    const char *name;
    html_writer *write;
    const char *tag, *class;    /* HTML's; NULL where the writer knows */
    unsigned is;
};

extern const struct html_element html_elements[];     /* ended by one without a name */
extern const struct html_element html_unknown;        /* all other elements */

struct page {
    struct buf *out;
    const char *style;
    const struct wordbook *book;
    const struct figures *figures;              /* may be NULL */
    const struct html_links *links;
    const xmlNode *root;
    struct map elements;                        /* name -> struct html_element */
    struct map titles;                          /* xml:id -> the title of what bears it; filled when first asked for */
    bool has_titles;
    const xmlNode **notes;                      /* the footnotes, in the order of the text */
    size_t n_notes, cap_notes;
    struct map note_numbers, note_ids;          /* the node, and its xml:id -> its number, from 1 */
    struct buf number;                          /* of the division that is being written: "3.2" */
    unsigned parts, chapters;                   /* of a book, so far: both count through */
    struct buf words, said;                     /* for a moment */
    const xmlNode *entry;                       /* the cell that was last asked whether it holds words */
    bool entry_has_words;
    unsigned depth;
};

void html_page_init(struct page *page, struct buf *out, const char *style, const struct wordbook *book);    /* ends with html_page_done() */
void html_page_done(struct page *page);

/* --- html_page.c: the walk, and what every element may carry --- */

void html_node(struct page *page, const xmlNode *node);         /* what becomes of one node */
void html_children(struct page *page, const xmlNode *node);
void html_inside(struct page *page, const xmlNode *node);       /* the children without title and info (HTML_HEAD) */
/* One step down; false where that is too deep: then the words are written, and that is all. After true: html_up(). */
bool html_down(struct page *page, const xmlNode *node);
void html_up(struct page *page);

/* The row of an element; that of html_unknown for one that has none, NULL for what is no element. */
const struct html_element *html_element_of(const struct page *page, const xmlNode *node);
bool html_is(const xmlNode *node, const char *name);            /* an element of DocBook with that name */
bool html_flagged(const struct page *page, const xmlNode *node, unsigned flags);    /* an element whose row has one of them */
const xmlNode *html_child(const xmlNode *node, const char *name);    /* the first of that name, or NULL */
const xmlNode *html_title(const xmlNode *node);                 /* title or info/title, which stand first; NULL if there is none */
bool html_has_role(const xmlNode *node, const char *role);      /* one of its roles */
const char *html_id(const xmlNode *node);                       /* its xml:id, or "" */
const char *html_lang(const xmlNode *node);                     /* its own xml:lang, or "" */
bool html_is_blank(const char *text);

void html_open(struct page *page, const char *tag, const xmlNode *node, const char *class);    /* <tag …> with what the node carries */
void html_close(struct page *page, const char *tag);
void html_attr(struct page *page, const char *name, const char *value);
/* id, lang, dir and class of a node, in its order; a class of our own (NULL or "" for none) comes before its role. */
void html_common(struct page *page, const xmlNode *node, const char *class);
void html_href(struct page *page, const char *before, const char *address);    /* nothing where it may not lead there */

/* The words of a node, without markup. */
void html_words(struct buf *out, const xmlNode *node);          /* as they stand */
void html_normal(struct buf *out, const xmlNode *node);         /* blanks and line ends as one blank, none at the ends */
void html_put_normal(struct page *page, const xmlNode *node);   /* the same, escaped, into the page; nothing for NULL */
void html_say(struct page *page, const char *id);               /* words of the wordbook */
void html_say_attr(struct page *page, const char *name, const char *id, const char *first);

/* --- the others --- */

void html_head(struct page *page, const char *lang, const char *generator, const char *revision, const char *title);    /* html_frame.c: from the doctype to </head>; "" for what is not known */
void html_skip(struct page *page);                                                  /* the link past what all pages begin with */
void html_whole(struct page *page);                                                 /* the page of the document whose root, figures and links are set */
void html_contents(struct page *page, const xmlNode *root);                         /* html_sections.c */
void html_body(struct page *page, const xmlNode *node, int level, bool plain);      /* text, then divisions; plain: none has a number */
void html_notes_gather(struct page *page);                                          /* html_notes.c */
void html_notes_list(struct page *page);
void html_index_page(struct page *page, const struct html_set *set);                /* html_index.c */

html_writer html_wrap, html_wrap_bare, html_nothing, html_other;                     /* html_page.c */
html_writer html_para, html_formalpara, html_list, html_item, html_entry, html_note, html_blockquote, html_listing;    /* html_block.c */
html_writer html_figure, html_media, html_picture;                                  /* html_figure.c */
html_writer html_emphasis, html_phrase, html_link, html_anchor;                    /* html_inline.c */
html_writer html_footnote, html_footnoteref;                                        /* html_notes.c */
html_writer html_table;                                                             /* html_table.c */

#endif
