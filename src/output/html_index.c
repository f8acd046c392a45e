/* output/html_index.c - the page that leads to all documents of a set. */

#include "output/html_guard.h"
#include "output/html_page.h"

static void put_text(struct page *page, const char *text)
{
    escape_text(page->out, text ? text : "");
}

static void put_facts(struct page *page, const struct html_set *set)
{
    buf_puts(page->out, "<dl class=\"facts\">");
    if (set->as_of) {
        buf_puts(page->out, "<div><dt>");
        html_say(page, "html.as-of");
        buf_puts(page->out, "</dt><dd><time>");
        put_text(page, set->as_of);
        buf_puts(page->out, "</time></dd></div>");
    }
    buf_puts(page->out, "<div><dt>");
    html_say(page, "index.documents");
    buf_printf(page->out, "</dt><dd>%zu</dd></div></dl>", set->n);
}

/* --- the cells of a row --- */

static void put_clause(struct page *page, const struct html_entry *entry)
{
    put_text(page, entry->clause);
}

static void put_version(struct page *page, const struct html_entry *entry)
{
    put_text(page, entry->version);
}

static void put_classification(struct page *page, const struct html_entry *entry)
{
    put_text(page, entry->classification);
}

static void put_state(struct page *page, const struct html_entry *entry)
{
    static const struct { const char *state, *colour; } colours[] = { { "published", "green" }, { "draft", "orange" } };
    const char *colour = "grey", *word;

    if (!entry->state || !*entry->state)
        return;
    for (size_t i = 0; i < sizeof colours / sizeof *colours; i++)
        if (!strcmp(entry->state, colours[i].state))
            colour = colours[i].colour;
    buf_cut(&page->words, 0);
    buf_printf(&page->words, "state.%s", entry->state);
    word = wordbook_find(page->book, page->words.s);
    buf_printf(page->out, "<span class=\"chip %s\">", colour);
    put_text(page, word ? word : entry->state);
    html_close(page, "span");
}

/* The name of a format is spoken with the document's title, since it alone says little in a list of links. */
static void put_formats(struct page *page, const struct html_entry *entry)
{
    struct buf word = {0};

    for (size_t i = 0; i < entry->n; i++) {
        buf_cut(&word, 0);
        buf_printf(&word, "format.%s", entry->forms[i].format);
        buf_puts(page->out, "<a class=\"format\"");
        html_href(page, "", entry->forms[i].file);
        buf_cut(&page->words, 0);
        wordbook_say(&page->words, page->book, word.s, "", "");
        buf_printf(&page->words, ": %s", entry->title);
        html_attr(page, "aria-label", page->words.s);
        buf_putc(page->out, '>');
        html_say(page, word.s);
        buf_puts(page->out, "</a> ");
    }
    buf_done(&word);
}

static const struct column {
    const char *word;
    void (*put)(struct page *page, const struct html_entry *entry);
} columns[] = {
    { "index.clause", put_clause }, { "html.version", put_version }, { "html.state", put_state }, { "html.classification", put_classification },
    { "index.formats", put_formats },
};

/* --- the table --- */

static void put_head(struct page *page, const char *word)
{
    buf_puts(page->out, "<th scope=\"col\">");
    html_say(page, word);
    html_close(page, "th");
}

static void put_row(struct page *page, const struct html_entry *entry)
{
    const char *file = entry->n ? entry->forms[0].file : NULL;

    buf_puts(page->out, "<tr><th scope=\"row\">");
    if (file) {
        buf_puts(page->out, "<a");
        html_href(page, "", file);
        buf_putc(page->out, '>');
    }
    put_text(page, entry->title);
    buf_puts(page->out, file ? "</a> <span class=\"muted id\">" : " <span class=\"muted id\">");
    put_text(page, entry->id);
    buf_puts(page->out, "</span></th>");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        buf_puts(page->out, "<td");
        html_say_attr(page, "data-label", columns[i].word, "");
        buf_putc(page->out, '>');
        columns[i].put(page, entry);
        html_close(page, "td");
    }
    buf_puts(page->out, "</tr>\n");
}

static void put_shelf(struct page *page, const struct html_set *set)
{
    buf_puts(page->out, "<div class=\"scroll sheet cards\" role=\"group\" tabindex=\"0\"");
    html_say_attr(page, "aria-label", "index.title", "");
    buf_puts(page->out, "><table class=\"register shelf\"><thead><tr>");
    put_head(page, "index.document");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        put_head(page, columns[i].word);
    buf_puts(page->out, "</tr></thead><tbody>\n");
    for (size_t i = 0; i < set->n; i++)
        put_row(page, &set->entries[i]);
    buf_puts(page->out, "</tbody></table></div>");
}

void html_index_page(struct page *page, const struct html_set *set)
{
    struct buf title = {0};

    wordbook_say(&title, page->book, "index.title", "", "");
    if (set->title && *set->title)
        buf_printf(&title, " \xe2\x80\x93 %s", set->title);
    html_head(page, page->book->language, set->generator ? set->generator : "", set->commit ? set->commit : "", title.s);
    buf_puts(page->out, "<body class=\"set\">");
    html_skip(page);
    buf_puts(page->out, "<header class=\"masthead\"><div class=\"bar\"><p class=\"org\">");
    put_text(page, set->title);
    buf_puts(page->out, "</p></div><h1>");
    html_say(page, "index.title");
    html_close(page, "h1");
    put_facts(page, set);
    buf_puts(page->out, "</header>\n<div class=\"page\"><main id=\"main\">");
    put_shelf(page, set);
    buf_puts(page->out, "</main></div><footer class=\"foot\"><p><span>");
    put_text(page, set->title);
    html_close(page, "span");
    if (set->revision) {
        buf_puts(page->out, " <span class=\"made\">");
        put_text(page, set->revision);
        html_close(page, "span");
    }
    if (set->generator) {
        buf_puts(page->out, " <span class=\"made\">");
        put_text(page, set->generator);
        html_close(page, "span");
    }
    buf_puts(page->out, "</p></footer></body></html>\n");
    buf_done(&title);
}
