/* output/html_notes.c - footnotes: a sign where they stand, the words at the end, links both ways. */

#include "base/mem.h"
#include "output/html_page.h"

#include <stdint.h>

void html_notes_gather(struct page *page)
{
    for (const xmlNode *node = page->root; node; node = xml_following(node, page->root))
        if (html_is(node, "footnote")) {
            mem_grow(&page->notes, &page->cap_notes, page->n_notes + 1, sizeof *page->notes);
            page->notes[page->n_notes++] = node;
        }
    for (size_t i = 0; i < page->n_notes; i++) {
        struct str id = str_of(html_id(page->notes[i]));

        *map_at(&page->note_numbers, (struct str){ (const char *)&page->notes[i], sizeof page->notes[i] }) = (void *)(uintptr_t)(i + 1);
        if (id.n)
            *map_at(&page->note_ids, id) = (void *)(uintptr_t)(i + 1);
    }
}

static void put_id(struct buf *out, const xmlNode *note, uintptr_t number)
{
    const char *id = html_id(note);

    if (*id)
        buf_puts(out, id);
    else
        buf_printf(out, "footnote..%zu", (size_t)number);
}

void html_footnote(struct page *page, const xmlNode *node, const struct html_element *element)
{
    uintptr_t number = (uintptr_t)map_get(&page->note_numbers, (struct str){ (const char *)&node, sizeof node });
    struct buf id = {0}, sign = {0}, digits = {0};

    (void)element;
    put_id(&id, node, number);
    buf_printf(&sign, "%s..sign", id.s);
    buf_printf(&digits, "%zu", (size_t)number);
    buf_puts(page->out, "<sup class=\"footnote\"><a");
    html_attr(page, "id", sign.s);
    html_href(page, "#", id.s);
    html_say_attr(page, "aria-label", "html.footnote", digits.s);
    buf_printf(page->out, ">%s</a></sup>", digits.s);
    buf_done(&digits);
    buf_done(&sign);
    buf_done(&id);
}

void html_footnoteref(struct page *page, const xmlNode *node, const struct html_element *element)
{
    const char *id = xml_get(node, "linkend");
    uintptr_t number = (uintptr_t)map_get(&page->note_ids, str_of(id));

    (void)element;
    if (!number)
        return;
    buf_puts(page->out, "<sup class=\"footnote\"><a");
    html_href(page, "#", id);
    buf_printf(page->out, ">%zu</a></sup>", (size_t)number);
}

void html_notes_list(struct page *page)
{
    struct buf id = {0};

    if (!page->n_notes)
        return;
    buf_puts(page->out, "<section class=\"footnotes\" aria-labelledby=\"footnotes-head\"><h2 id=\"footnotes-head\">");
    html_say(page, "html.footnotes");
    buf_puts(page->out, "</h2><ol>");
    for (size_t i = 0; i < page->n_notes; i++) {
        buf_cut(&id, 0);
        put_id(&id, page->notes[i], i + 1);
        buf_puts(page->out, "<li");
        html_attr(page, "id", id.s);
        buf_putc(page->out, '>');
        html_children(page, page->notes[i]);
        buf_puts(&id, "..sign");
        buf_puts(page->out, "<a class=\"back\"");
        html_href(page, "#", id.s);
        html_say_attr(page, "aria-label", "html.footnote-back", "");
        buf_puts(page->out, ">\xe2\x86\xa9</a></li>");
    }
    buf_puts(page->out, "</ol></section>");
    buf_done(&id);
}
