/* docbook/revision.c - what version control knows of a document: of which revision of the sources it is made, and who changed its text when. */

#include "docbook/modelxml.h"
#include "prose/texts.h"

/* "v1.2, final" */
static void put_tags(struct buf *out, const struct stamp *stamp)
{
    for (size_t i = 0; i < stamp->n_tags; i++)
        buf_printf(out, "%s%s", i ? ", " : "", stamp->tags[i]);
}

static struct str shortened(const char *id)
{
    return (struct str){ id, strnlen(id, STAMP_SHORT) };
}

void revision_words(struct buf *out, const struct stamp *stamp, const struct wordbook *book)
{
    if (stamp->unknown)
        buf_puts(out, wordbook_get(book, stamp->unknown == STAMP_EMPTY ? "revision.empty-short" : "revision.unknown-short"));
    if (stamp->n_tags)    /* the first: all stand on the control page */
        buf_printf(out, "%s \xc2\xb7 ", stamp->tags[0]);
    if (stamp->commit)
        buf_str(out, shortened(stamp->commit));
    if (stamp->commit && stamp->changed)
        buf_printf(out, " %s", wordbook_get(book, "revision.changed-short"));
    if (stamp->revision) {    /* told from what version control says: anybody can say anything */
        buf_puts(out, out->n ? " \xc2\xb7 " : "");
        wordbook_say(out, book, "revision.said", stamp->revision, "");
    }
}

void mx_revision(struct modelxml *mx)
{
    const struct stamp *stamp = mx->setup->stamp;
    struct buf text = {0};
    xmlNode *node;

    if (!stamp_is(stamp))
        return;
    node = mx_element(mx, mx->root, "c-revision");
    revision_words(&text, stamp, mx->book);
    mx_attr(node, "text", text.s);
    mx_attr(node, "said", stamp->revision);
    mx_attr(node, "unknown", stamp_unknown_name(stamp->unknown));
    if (stamp->commit) {
        mx_attr(node, "commit", stamp->commit);
        xml_attr(node, "short", shortened(stamp->commit));
        buf_cut(&text, 0);
        put_tags(&text, stamp);
        mx_attr(node, "tags", text.s);
        mx_date(node, "on", stamp->on);
    }
    if (stamp->commit || stamp->changed)
        mx_yes(node, "changed", stamp->changed);
    buf_done(&text);
}

static void put_change(struct modelxml *mx, xmlNode *parent, const struct stamp_change *item)
{
    xmlNode *node = mx_element(mx, parent, "change");

    xml_attr(node, "id", shortened(item->id));
    mx_date(node, "on", item->on);
    mx_attr(node, "by", item->author);
    xml_text(node, str_of(item->summary));
}

void mx_changes(struct modelxml *mx, xmlNode *node, const struct entity *policy)
{
    static const char *const ends[] = { [STAMP_WHOLE] = "whole", [STAMP_MORE] = "more", [STAMP_CUT] = "cut", [STAMP_NAMED] = "named" };
    const struct stamp *stamp = mx->setup->stamp;
    const struct policy_text *text = texts_of(mx->setup->texts, mx->setup->model, policy, mx->book->language, NULL);

    for (size_t i = 0; text && stamp && i < stamp->n_histories; i++) {
        const struct stamp_history *history = &stamp->histories[i];

        if (strcmp(history->path, text->source->name) || (!history->n && history->end != STAMP_CUT))    /* a clone may have none of it, and be told so */
            continue;
        mx_attr(node, "changes", ends[history->end]);
        for (size_t k = 0; k < history->n; k++)
            put_change(mx, node, &history->items[k]);
    }
}
