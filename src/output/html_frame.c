/* output/html_frame.c - what stands around the text: the page's head, whose document it is and what one asks of a controlled document first, its foot. */

#include "output/html_guard.h"
#include "output/html_page.h"

void html_head(struct page *page, const char *lang, const char *generator, const char *revision, const char *title)
{
    buf_puts(page->out, "<!DOCTYPE html>\n<html");
    if (*lang)
        html_attr(page, "lang", lang);
    buf_puts(page->out, ">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                        "<meta name=\"color-scheme\" content=\"light dark\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                        "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">");
    if (*generator) {
        buf_puts(page->out, "<meta name=\"generator\"");
        html_attr(page, "content", generator);
        buf_putc(page->out, '>');
    }
    if (*revision) {
        buf_puts(page->out, "<meta name=\"revision\"");
        html_attr(page, "content", revision);
        buf_putc(page->out, '>');
    }
    buf_puts(page->out, "<title>");
    escape_text(page->out, title);
    buf_puts(page->out, "</title>\n<style>");
    html_style(page->out, page->style);
    buf_puts(page->out, "</style></head>\n");
}

static const xmlNode *info_of(const struct page *page)
{
    return html_child(page->root, "info");
}

/* The first of that name in the document's info, with that value of an attribute; NULL if there is none. */
static const xmlNode *find_info(const struct page *page, const char *name, const char *attribute, const char *value)
{
    const xmlNode *info = info_of(page);

    for (const xmlNode *child = info ? info->children : NULL; child; child = child->next)
        if (html_is(child, name) && (!attribute || !strcmp(xml_get(child, attribute), value)))
            return child;
    return NULL;
}

static void put_link(struct page *page, const char *file, const char *word)
{
    buf_puts(page->out, "<li><a");
    html_href(page, "", file);
    buf_putc(page->out, '>');
    html_say(page, word);
    buf_puts(page->out, "</a></li>");
}

static void put_elsewhere(struct page *page)
{
    const struct html_links *links = page->links;
    struct buf word = {0};

    if (!links->index && !links->n)
        return;
    buf_puts(page->out, "<nav class=\"elsewhere\"");
    html_say_attr(page, "aria-label", "html.elsewhere", "");
    buf_puts(page->out, "><ul>");
    if (links->index)
        put_link(page, links->index, "html.index");
    for (size_t i = 0; i < links->n; i++) {
        buf_cut(&word, 0);
        buf_printf(&word, "format.%s", links->forms[i].format);
        put_link(page, links->forms[i].file, word.s);
    }
    buf_done(&word);
    buf_puts(page->out, "</ul></nav>");
}

static void put_time(struct page *page, const xmlNode *date)
{
    buf_puts(page->out, "<time>");
    html_put_normal(page, date);
    html_close(page, "time");
}

static void put_version(struct page *page, const xmlNode *edition)
{
    const xmlNode *date = find_info(page, "pubdate", NULL, NULL);

    html_children(page, edition);
    if (date) {
        buf_puts(page->out, " \xc2\xb7 ");
        put_time(page, date);
    }
}

static void put_facts(struct page *page)
{
    static const struct fact {
        const char *name, *attribute, *value;     /* which element of info */
        const char *word, *class;
        void (*put)(struct page *page, const xmlNode *node);
    } facts[] = {
        { "biblioid", "otherclass", "document-id", "html.document", "", html_children },
        { "edition", NULL, NULL, "html.version", "", put_version },
        { "date", NULL, NULL, "html.as-of", "", put_time },
        { "releaseinfo", "role", "classification", "html.classification", "", html_children },
        { "releaseinfo", "role", "state", "html.state", " class=\"state\"", html_children },
    };

    buf_puts(page->out, "<dl class=\"facts\">");
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        const struct fact *fact = &facts[i];
        const xmlNode *node = find_info(page, fact->name, fact->attribute, fact->value);

        if (!node)
            continue;
        buf_printf(page->out, "<div%s><dt>", fact->class);
        html_say(page, fact->word);
        buf_puts(page->out, "</dt><dd>");
        fact->put(page, node);
        buf_puts(page->out, "</dd></div>");
    }
    html_close(page, "dl");
}

static void put_masthead(struct page *page)
{
    const xmlNode *title = html_title(page->root), *subtitle = find_info(page, "subtitle", NULL, NULL);

    buf_puts(page->out, "<header class=\"masthead\"><div class=\"bar\"><p class=\"org\">");
    html_put_normal(page, find_info(page, "orgname", NULL, NULL));
    html_close(page, "p");
    put_elsewhere(page);
    buf_puts(page->out, "</div><h1>");
    if (title)
        html_children(page, title);
    html_close(page, "h1");
    if (subtitle) {
        buf_puts(page->out, "<p class=\"subtitle\">");
        html_children(page, subtitle);
        html_close(page, "p");
    }
    put_facts(page);
    buf_puts(page->out, "</header>\n");
}

static void put_foot_part(struct page *page, const char *before, const xmlNode *node, const char *after)
{
    if (!node)
        return;
    buf_puts(page->out, before);
    html_put_normal(page, node);
    buf_puts(page->out, after);
}

static void put_foot(struct page *page)
{
    const xmlNode *revision = find_info(page, "releaseinfo", "role", "revision"), *generator = find_info(page, "releaseinfo", "role", "generator");

    buf_puts(page->out, "<footer class=\"foot\"><p><span>");
    put_foot_part(page, "", find_info(page, "orgname", NULL, NULL), " \xc2\xb7 ");
    put_foot_part(page, "", html_title(page->root), "");
    put_foot_part(page, " \xc2\xb7 ", find_info(page, "edition", NULL, NULL), "");
    put_foot_part(page, " \xc2\xb7 ", find_info(page, "releaseinfo", "role", "classification"), "");
    html_close(page, "span");
    put_foot_part(page, " <span class=\"made\">", revision, "</span>");
    put_foot_part(page, " <span class=\"made\">", generator, "</span>");
    buf_puts(page->out, "</p><p class=\"up\"><a href=\"#contents\">");
    html_say(page, "html.to-contents");
    buf_puts(page->out, "</a></p></footer>");
}

void html_skip(struct page *page)
{
    buf_puts(page->out, "<a class=\"skip\" href=\"#main\">");
    html_say(page, "html.skip");
    html_close(page, "a");
}

static void put_head(struct page *page)
{
    const xmlNode *generator = find_info(page, "releaseinfo", "role", "generator"), *organisation = find_info(page, "orgname", NULL, NULL), *title = html_title(page->root);
    const xmlNode *commit = find_info(page, "releaseinfo", "role", "commit"), *revision = commit ? commit : find_info(page, "releaseinfo", "role", "revision");
    struct buf made = {0}, from = {0}, head = {0};

    if (generator)
        html_normal(&made, generator);
    if (revision)
        html_normal(&from, revision);
    if (commit && find_info(page, "releaseinfo", "role", "changed"))
        buf_puts(&from, " with changes");
    if (title)
        html_normal(&head, title);
    if (organisation) {
        buf_puts(&head, " \xe2\x80\x93 ");
        html_normal(&head, organisation);
    }
    html_head(page, html_lang(page->root), buf_text(&made).s, buf_text(&from).s, buf_text(&head).s);
    buf_done(&head);
    buf_done(&made);
    buf_done(&from);
}

void html_whole(struct page *page)
{
    const char *id = html_id(page->root);

    html_notes_gather(page);
    put_head(page);
    buf_puts(page->out, "<body>");
    html_skip(page);
    buf_putc(page->out, '\n');
    put_masthead(page);
    buf_puts(page->out, "<div class=\"page\">");
    html_contents(page, page->root);
    buf_puts(page->out, "<main id=\"main\"><div");
    if (*id)
        html_attr(page, "id", id);
    buf_putc(page->out, '>');
    html_body(page, page->root, 1, false);
    html_notes_list(page);
    buf_puts(page->out, "</div></main></div>");
    put_foot(page);
    buf_puts(page->out, "</body></html>\n");
}
